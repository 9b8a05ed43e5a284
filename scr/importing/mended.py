"""A downloaded file of rows that were kept out, mended and imported again."""

import re

import pyarrow as pa

from scr.importing.cells import Cells
from scr.importing.names import plain
from scr.store import Table

# What such a file has besides the table's own columns.
MENDED_COLUMNS = ("file", "row", "reasons")
# And where its rows come from files with different columns: those that the row's file had not.
ABSENT = "absent_columns"
OWN_COLUMNS = (*MENDED_COLUMNS, plain(ABSENT))


def is_mended(cells: Cells) -> bool:
    """Whether the cells are a downloaded file of rows kept out."""
    return set(MENDED_COLUMNS) <= {plain(name) for name in cells.header}


def note(noted: list[tuple[str, str, int]], table: Table, cells: Cells) -> bool:
    """Whether the cells are such a file; then note where its rows stood."""
    if not is_mended(cells):
        return False
    names = [plain(name) for name in cells.header]
    files, rows = (cells.columns[names.index(name)].to_pylist() for name in ("file", "row"))
    noted.extend(
        (table.name, file.strip(), int(row))
        for file, row in zip(files, rows, strict=True)
        if re.fullmatch("[0-9]{1,9}", row)
    )
    return True


def by_absence(
    cells: Cells, columns: dict[str, pa.Array], row_numbers: pa.Array
) -> list[tuple[dict[str, pa.Array], pa.Array]]:
    """The columns and row numbers, divided where mended rows say which columns their files had
    not: these are absent for such a row, and so leave what is stored, unless the person has filled
    them in."""
    names = [plain(name) for name in cells.header]
    if plain(ABSENT) not in names or not is_mended(cells):
        return [(columns, row_numbers)]
    listed = cells.columns[names.index(plain(ABSENT))].to_pylist()
    alike: dict[frozenset[str], list[int]] = {}
    for row, text in enumerate(listed):
        absent = {name.strip() for name in text.split(";")} & set(columns)
        blank = {name for name in absent if not columns[name][row].as_py().strip()}
        alike.setdefault(frozenset(blank), []).append(row)
    return [
        ({n: c.take(rows) for n, c in columns.items() if n not in absent}, row_numbers.take(rows))
        for absent, rows in alike.items()
    ]
