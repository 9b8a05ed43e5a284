"""Reading Excel workbooks and Parquet files."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa
from python_calamine import CalamineError, CalamineWorkbook, PasswordError

from scr.base.errors import SourceError
from scr.importing.cells import Cells, from_records, numbered
from scr.importing.sheet_scan import Found, scan_sheets

_ENCRYPTED = b"\xd0\xcf\x11\xe0"


def read_workbook(path: Path) -> Iterator[tuple[str, Cells | None]]:
    """Each sheet's name and cells; None for a sheet with nothing on it.

    Raises SourceError when the file is protected by a password, cut short or no workbook.
    """
    # Opened first, so that a missing file is told from a broken one.
    with path.open("rb") as file:
        start = file.read(4)
    if start == _ENCRYPTED:
        raise SourceError(
            f"{path.name} is protected by a password, or is an old .xls workbook under another "
            "name. Open it in Excel and save it as .xlsx without a password."
        )
    scanned = scan_sheets(path)
    try:
        workbook = CalamineWorkbook.from_path(str(path))
        for name in workbook.sheet_names:
            rows = workbook.get_sheet_by_name(name).to_python(skip_empty_area=False)
            records = [(n, [text(v) for v in row]) for n, row in enumerate(rows, 1)]
            yield name, _with_found(records, scanned.get(name, {}))
    except PasswordError:
        raise SourceError(
            f"{path.name} is protected by a password. Open it in Excel and save it without one."
        ) from None
    except CalamineError:
        raise SourceError(
            f"{path.name} cannot be read as an Excel workbook: it is cut short, or it is not one. "
            "Open it in Excel and save it again as .xlsx."
        ) from None


def _with_found(records: list[tuple[int, list[str]]], found: Found) -> Cells | None:
    """The cells, with errors such as #N/A as text: the reader gives them as blank, and a blank
    clears what is stored. Formulas without a result stay blank, and are named."""
    unsaved = []
    for (row, column), value in found.items():
        if value is None:
            unsaved.append((row, column))
        elif row <= len(records) and column <= len(records[row - 1][1]):
            records[row - 1][1][column - 1] = value
    cells = from_records(records)
    return cells and replace(cells, unsaved=tuple(sorted(unsaved)))


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


def read_parquet(path: Path) -> Cells:
    """The cells of a Parquet file as text; a row's number is its place, the first being row 2.

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
    return Cells(names, columns, numbered(2, table.num_rows))


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'
