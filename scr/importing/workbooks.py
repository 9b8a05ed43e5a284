"""Reading workbooks and Parquet files."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa
from python_calamine import (
    CalamineError,
    CalamineWorkbook,
    PasswordError,
    SheetMetadata,
    SheetTypeEnum,
    SheetVisibleEnum,
)

from scr.base.errors import SourceError
from scr.importing.cells import numbered
from scr.importing.ods_scan import OdsSheet, scan_ods
from scr.importing.sheet_scan import Scanned, check_number, scan_sheets
from scr.importing.sheets import Marks, Sheet, sheet_of

_OLE = b"\xd0\xcf\x11\xe0"
# How an Excel workbook under a password is told from an old one: by the name of what it holds.
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
Area = tuple[tuple[int, int], tuple[int, int]]


def read_workbook(path: Path, called: str) -> Iterator[Sheet]:
    """Each sheet of an Excel or ODS workbook; one with nothing on it has no rows.

    A merged cell gives its value to every cell that it covers. Raises SourceError when the file is
    protected by a password, cut short or no workbook.
    """
    # Opened first, so that a missing file is told from a broken one.
    with path.open("rb") as file:
        start = file.read(4)
    if start == _OLE:
        raise SourceError(_said_of_ole(path))
    is_ods = path.suffix.lower() == ".ods"
    scanned = scan_ods(path) if is_ods else scan_sheets(path)
    try:
        workbook = CalamineWorkbook.from_path(str(path))
        check_number(path, len(workbook.sheets_metadata))
        visible = {
            metadata.name: metadata.visible == SheetVisibleEnum.Visible
            for metadata in _sheets(workbook)
        }
        for name, is_visible in visible.items():
            sheet = workbook.get_sheet_by_name(name)
            seen = scanned.get(name, Scanned())
            merged = seen.merged if isinstance(seen, OdsSheet) else sheet.merged_cell_ranges or []
            rows = sheet.to_python(skip_empty_area=False)
            yield _sheet(called, name, rows, merged, seen, is_hidden=not is_visible)
    except PasswordError:
        raise SourceError(
            f"{path.name} is protected by a password. Open it and save it without one."
        ) from None
    except CalamineError:
        raise SourceError(
            f"{path.name} cannot be read as {'an ODS' if is_ods else 'an Excel'} workbook: it is "
            "cut short, or it is not one. Open it in the spreadsheet and save it again as .xlsx."
        ) from None


def _said_of_ole(path: Path) -> str:
    if _ENCRYPTED in path.read_bytes():
        return f"{path.name} is protected by a password. Open it in Excel and save it without one."
    return (
        f"{path.name} is an old .xls workbook under another name, or is protected by a password. "
        "Open it in Excel and save it as .xlsx without a password."
    )


def _sheets(workbook: CalamineWorkbook) -> list[SheetMetadata]:
    """Those of the sheets that have cells: a chart or macro sheet has none."""
    return [sheet for sheet in workbook.sheets_metadata if sheet.typ == SheetTypeEnum.WorkSheet]


def _sheet(
    called: str, name: str, rows: list, merged: Sequence[Area], seen: Scanned, *, is_hidden: bool
) -> Sheet:
    """The sheet, with errors such as #N/A as text: the reader gives them as blank, and a blank
    clears what is stored. Formulas without a result stay blank, and are named."""
    records = [(n, [text(value) for value in row]) for n, row in enumerate(rows, 1)]
    unsaved = []
    for (row, column), value in seen.cells.items():
        if value is None:
            unsaved.append((row, column))
        elif row <= len(records) and column <= len(records[row - 1][1]):
            records[row - 1][1][column - 1] = value
    for row, column in seen.months:
        if row <= len(rows) and column <= len(rows[row - 1]):
            records[row - 1][1][column - 1] = _month(rows[row - 1][column - 1])
    marks = Marks(
        is_hidden=is_hidden,
        hidden_rows=frozenset(n for n in seen.hidden_rows if _is_filled(records, n)),
        across=_spread(records, merged),
        unsaved=tuple(sorted(unsaved)),
    )
    return sheet_of(called, name, records, marks)


def _is_filled(records: list[tuple[int, list[str]]], row: int) -> bool:
    return row <= len(records) and any(cell.strip() for cell in records[row - 1][1])


def _month(value: Any) -> str:
    """A date shown as its month and year, as its month."""
    return value.strftime("%Y-%m") if isinstance(value, date) else text(value)


def _spread(records: list[tuple[int, list[str]]], merged: Sequence[Area]) -> frozenset[int]:
    """Give the value of each merged cell to all that it covers; the rows in which one covers
    several columns and no other row."""
    across = set()
    for (top, left), (bottom, right) in merged:
        if top >= len(records) or left >= len(records[top][1]):
            continue
        value = records[top][1][left]
        if not value.strip():
            continue
        for _, row in records[top : bottom + 1]:
            row[left : right + 1] = [value] * (min(right + 1, len(row)) - left)
        if top == bottom:
            across.add(top + 1)
    return frozenset(across)


def text(value: Any) -> str:
    """A spreadsheet's value as text: dates as ISO, whole numbers without decimals, yes and no."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, datetime):
        return value.isoformat(sep=" ")
    if isinstance(value, date):
        return value.isoformat()
    return str(value)


def read_parquet(path: Path, called: str) -> Sheet:
    """A Parquet file as a sheet; a row's number is its place, the first being row 2.

    Raises SourceError when the file is cut short or no Parquet file.
    """
    with path.open("rb"), duckdb.connect() as connection:
        try:
            connection.execute("set timezone = 'Europe/London'")
            source = connection.read_parquet(str(path))
            casts = [
                f"coalesce(array_to_string({_quoted(name)}, ';'), '') as c{number}"
                if str(kind).endswith("[]")
                # A number that is none is a blank; a moment is read on the clocks of England.
                else f"coalesce(if(isnan({_quoted(name)}), '', {_quoted(name)}::varchar), '') "
                f"as c{number}"
                if str(kind) in ("FLOAT", "DOUBLE")
                else f"coalesce(cast({_quoted(name)} as varchar), '') as c{number}"
                for number, (name, kind) in enumerate(
                    zip(source.columns, source.types, strict=True)
                )
            ]
            table: pa.Table = source.project(", ".join(casts)).to_arrow_table()
            names = tuple(source.columns)
        except (duckdb.Error, RuntimeError, UnicodeError):
            # RuntimeError: column names that are no text at all.
            raise SourceError(
                f"{path.name} cannot be read as a Parquet file: it is cut short, or it is not one. "
                "Write it again, or save the table as CSV."
            ) from None
    columns = tuple(
        pa.concat_arrays(c.chunks) if c.num_chunks else pa.array([], pa.string())
        for c in table.columns
    )
    return Sheet(called, "", columns, numbered(2, table.num_rows), header=names)


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'
