"""What `sheet_scan` tells of an Excel workbook, of one in the OpenDocument format (ODS): how far a
sheet reaches, merged cells, dates shown as month and year only, hidden rows; and whether a
password protects it."""

import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from lxml.etree import XMLSyntaxError, iterparse

from scr.base.errors import SourceError
from scr.importing.sheet_scan import BROKEN, MOST_CELLS, Scanned, check_size

_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
_NUMBER = "{urn:oasis:names:tc:opendocument:xmlns:datastyle:1.0}"
_CELLS = (f"{_TABLE}table-cell", f"{_TABLE}covered-table-cell")
_REPEATED_COLUMNS = f"{_TABLE}number-columns-repeated"
_REPEATED_ROWS = f"{_TABLE}number-rows-repeated"
Area = tuple[tuple[int, int], tuple[int, int]]


@dataclass
class OdsSheet(Scanned):
    """What was seen on one sheet; `merged` are areas by their first and last cell, counted from 0
    as the reader of cells gives them; `month_columns` those whose cells are shown as month and
    year where they have no style of their own."""

    merged: list[Area] = field(default_factory=list)
    month_columns: list[range] = field(default_factory=list)
    n_columns: int = 0


def scan_ods(path: Path) -> dict[str, OdsSheet]:
    """What was seen on each sheet of an ODS workbook, by the sheet's name.

    Raises SourceError when it is protected by a password or reaches further than can be read. One
    that is broken says nothing here: the reader of cells tells.
    """
    try:
        with zipfile.ZipFile(path) as book:
            check_size(path, book)
            if b"encryption-data" in book.read("META-INF/manifest.xml"):
                raise SourceError(
                    f"{path.name} is protected by a password. Open it and save it without one."
                )
            months = _month_styles(book, "styles.xml") | _month_styles(book, "content.xml")
            with book.open("content.xml") as file:
                return dict(_sheets(path, file, months))
    except (*BROKEN, XMLSyntaxError):
        return {}


def _month_styles(book: zipfile.ZipFile, part: str) -> set[str]:
    """The names of the cell styles that show a date as its month and year."""
    months: set[str] = set()
    styles: set[str] = set()
    if part not in book.namelist():
        return styles
    with book.open(part) as file:
        for _, element in iterparse(file, resolve_entities=False):
            if element.tag == f"{_NUMBER}date-style":
                shown = {str(child.tag).removeprefix(_NUMBER) for child in element}
                if {"month", "year"} <= shown and not {"day", "hours"} & shown:
                    months.add(element.get(f"{_STYLE}name"))
            elif element.tag == f"{_STYLE}style":
                if element.get(f"{_STYLE}data-style-name") in months or (
                    element.get(f"{_STYLE}parent-style-name") in styles
                ):
                    styles.add(element.get(f"{_STYLE}name"))
            elif element.tag == f"{_TABLE}table-row":
                element.clear()
    return styles


def _sheets(path: Path, file: Any, months: set[str]) -> Iterator[tuple[str, OdsSheet]]:
    sheet, name, row = OdsSheet(), "", 1
    for event, element in iterparse(file, ("start", "end"), resolve_entities=False):
        if event == "start":
            if element.tag == f"{_TABLE}table":
                sheet, name, row = OdsSheet(), element.get(f"{_TABLE}name", ""), 1
        elif element.tag == f"{_TABLE}table-column":
            first, sheet.n_columns = sheet.n_columns, sheet.n_columns + _times(element)
            if element.get(f"{_TABLE}default-cell-style-name") in months:
                sheet.month_columns.append(range(first + 1, sheet.n_columns + 1))
        elif element.tag == f"{_TABLE}table-row":
            row = _look(element, row, sheet, months)
            if _reach(element) * (row - 1) > MOST_CELLS:
                raise SourceError(
                    f"{path.name}: the sheet “{name}” reaches further than can be read. Delete the "
                    "rows and columns beyond the records, and save it again."
                )
            element.clear()
        elif element.tag == f"{_TABLE}table":
            yield name, sheet
            element.clear()


def _look(element: Any, row: int, scan: OdsSheet, months: set[str]) -> int:
    """Note what one row has; returns the number of the row after it."""
    if not _reach(element):
        return row + int(element.get(_REPEATED_ROWS, "1"))
    rows = range(row, row + int(element.get(_REPEATED_ROWS, "1")))
    if element.get(f"{_TABLE}visibility") in ("collapse", "filter"):
        scan.hidden_rows.update(rows)
    column = 1
    for cell in (cell for cell in element if cell.tag in _CELLS):
        columns = range(column, column + _times(cell))
        if cell.get(f"{_OFFICE}value-type") == "date" and _is_month(cell, column, scan, months):
            scan.months.update((r, c) for r in rows for c in columns)
        down = int(cell.get(f"{_TABLE}number-rows-spanned", "1"))
        across = int(cell.get(f"{_TABLE}number-columns-spanned", "1"))
        if down > 1 or across > 1:
            scan.merged.append(((row - 1, column - 1), (row + down - 2, column + across - 2)))
        column = columns.stop
    return rows.stop


def _is_month(cell: Any, column: int, scan: OdsSheet, months: set[str]) -> bool:
    style = cell.get(f"{_TABLE}style-name")
    if style is None:
        return any(column in columns for columns in scan.month_columns)
    return style in months


def _times(element: Any) -> int:
    return int(element.get(_REPEATED_COLUMNS, "1"))


def _reach(element: Any) -> int:
    """How far the row's cells that hold something reach; 0 where none does."""
    column = reach = 0
    for cell in (cell for cell in element if cell.tag in _CELLS):
        column += _times(cell)
        if len(cell):
            reach = column
    return reach
