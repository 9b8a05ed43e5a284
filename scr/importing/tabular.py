"""What reading a file gives: tables of text with the rows as a person sees them."""

import re
from dataclasses import dataclass, field
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc

from scr.base.errors import SourceError
from scr.importing.cells import Cells, letters
from scr.importing.names import plain
from scr.importing.report import Finding
from scr.store import Table, import_tables

# What a downloaded quarantine file has besides the table's own columns.
MENDED_COLUMNS = ("file", "row", "reasons")
# And where its rows come from files with different columns: those that the row's file had not.
ABSENT = "absent_columns"
LONGEST_HEADER_SHOWN = 40


@dataclass(frozen=True)
class Part:
    """The rows of one table from one file or sheet. `columns` has those present, by name."""

    table: str
    source_no: int
    file: str
    columns: dict[str, pa.Array]
    row_numbers: pa.Array


@dataclass
class Reading:
    """Everything read for an import, and what was noticed on the way."""

    parts: list[Part] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    sources: list[str] = field(default_factory=list)
    files: set[str] = field(default_factory=set)
    mended: list[tuple[str, str, int]] = field(default_factory=list)
    """Rows that were kept out before and come again, by table, file and row of that time."""

    def warn(
        self,
        rule: str,
        table: str,
        file: str,
        message: str,
        row: int | None = None,
        column: str | None = None,
    ) -> None:
        """Note something about a file that keeps no row out."""
        self.findings.append(Finding(rule, "warn", table, file, row, column, message))


def table_named(name: str) -> Table | None:
    """The import table that a file stem or sheet name means, None when it means none."""
    wanted = plain(name)
    return next((t for t in import_tables().values() if plain(t.name) == wanted), None)


def add_part(reading: Reading, table: Table, cells: Cells, source_no: int, path: Path) -> None:
    """Match a sheet's header to the table's columns and keep its rows.

    Raises SourceError when no column of the table is in the header.
    """
    by_name = {plain(column.name): column.name for column in table.columns}
    matched: dict[str, pa.Array] = {}
    unknown: list[tuple[int, str]] = []
    for number, name in enumerate(cells.header):
        column = by_name.get(plain(name))
        if column is None:
            unknown.append((number, name.strip()))
        elif column in matched:
            reading.warn(
                "repeated_column",
                table.name,
                path.name,
                f"Column {letters(number)} has the name of an earlier one and is not read. "
                "Take one of the two out.",
                column=column,
            )
        else:
            matched[column] = cells.columns[number]
    if cells.header and not matched:
        raise SourceError(
            f"{path.name}: no name in the first row is a column of the table {table.name}. Put the "
            "column names into the first row; `python -m scr template` writes a workbook that has "
            "them."
        )
    _warn_of_unknown(reading, table, cells, unknown, path)
    _warn_of_overlong(reading, table, cells, path)
    _warn_of_unsaved(reading, table, cells, path)
    reading.files.add(path.name)
    part = Part(table.name, source_no, path.name, matched, cells.row_numbers)
    reading.parts.extend(_by_absence(part, cells))


def _by_absence(part: Part, cells: Cells) -> list[Part]:
    """The part, divided where mended rows say which columns their files had not: these are absent
    for such a row, and so leave what is stored, unless the person has filled them in."""
    names = [plain(name) for name in cells.header]
    if plain(ABSENT) not in names or not _is_mended(cells):
        return [part]
    listed = cells.columns[names.index(plain(ABSENT))].to_pylist()
    alike: dict[frozenset[str], list[int]] = {}
    for row, text in enumerate(listed):
        absent = {name.strip() for name in text.split(";")} & set(part.columns)
        blank = {name for name in absent if not part.columns[name][row].as_py().strip()}
        alike.setdefault(frozenset(blank), []).append(row)
    return [
        Part(
            part.table,
            part.source_no,
            part.file,
            {name: c.take(rows) for name, c in part.columns.items() if name not in absent_here},
            part.row_numbers.take(rows),
        )
        for absent_here, rows in alike.items()
    ]


def _warn_of_overlong(reading: Reading, table: Table, cells: Cells, path: Path) -> None:
    for row in cells.overlong:
        reading.warn(
            "cells_beyond_header",
            table.name,
            path.name,
            "The row has more cells than there are column names; those beyond are not read. Check "
            "that no cell of the row has slipped to the right.",
            row=row,
        )


def _warn_of_unsaved(reading: Reading, table: Table, cells: Cells, path: Path) -> None:
    names = {plain(column.name): column.name for column in table.columns}
    for row, number in cells.unsaved:
        if number <= len(cells.header) and (name := names.get(plain(cells.header[number - 1]))):
            reading.warn(
                "formula_without_value",
                table.name,
                path.name,
                "The cell holds a formula whose result was never saved, so it is read as blank. "
                "Open the workbook in Excel, save it, and import it again.",
                row=row,
                column=name,
            )


def _warn_of_unknown(
    reading: Reading, table: Table, cells: Cells, unknown: list[tuple[int, str]], path: Path
) -> None:
    is_mended = _note_mended(reading, table, cells)
    for number, name in unknown:
        if is_mended and plain(name) in (*MENDED_COLUMNS, plain(ABSENT)):
            continue
        if not name and _is_empty(cells.columns[number]):
            continue
        reading.warn(
            "unknown_column",
            table.name,
            path.name,
            f"Column {letters(number)} is not one that the table {table.name} has, and is not "
            "read. If it should be, give it the name that the template has.",
            column=name[:LONGEST_HEADER_SHOWN] or letters(number),
        )


def _is_mended(cells: Cells) -> bool:
    """Whether the cells are a downloaded file of rows kept out."""
    return set(MENDED_COLUMNS) <= {plain(name) for name in cells.header}


def _note_mended(reading: Reading, table: Table, cells: Cells) -> bool:
    """Whether the cells are a downloaded file of rows kept out; then note where those stood."""
    if not _is_mended(cells):
        return False
    names = [plain(name) for name in cells.header]
    files, rows = (cells.columns[names.index(name)].to_pylist() for name in ("file", "row"))
    reading.mended.extend(
        (table.name, file.strip(), int(row))
        for file, row in zip(files, rows, strict=True)
        if re.fullmatch("[0-9]{1,9}", row)
    )
    return True


def _is_empty(cells: pa.Array) -> bool:
    return not pc.any(pc.not_equal(pc.utf8_trim_whitespace(cells), "")).as_py()
