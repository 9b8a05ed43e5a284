"""A list of rows as a workbook to work with: a sheet that says what it is, and one table.

The header stays in sight, columns can be filtered, dates are dates and numbers numbers; text that
a spreadsheet would run is made harmless.
"""

import io
from collections.abc import Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING

import pandas as pd

from scr.exports.harmless import harmless

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

ABOUT, DAYS = "About", "yyyy-mm-dd"
_NARROWEST, _WIDEST = 9, 44


def list_workbook(
    table: pd.DataFrame, *, title: str, sheet: str, about: Mapping[str, str], notes: Sequence[str]
) -> bytes:
    """An XLSX file with two sheets. The first has the title, what the list was filtered to (a row
    per entry of `about`) and the notes; the second, named `sheet`, the table under its column
    names, nulls as empty cells."""
    import xlsxwriter

    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True, "strings_to_formulas": False}) as book:
        book.set_properties({"title": title})
        _about(book, title, about, notes)
        _table(book, book.add_worksheet(sheet), table)
    return out.getvalue()


def _about(book: "Workbook", title: str, about: Mapping[str, str], notes: Sequence[str]) -> None:
    page, bold = book.add_worksheet(ABOUT), book.add_format({"bold": True})
    wrapped = book.add_format({"text_wrap": True, "valign": "top"})
    page.set_column(0, 0, 22)
    page.set_column(1, 1, 90)
    page.write_string(0, 0, str(harmless(title)), book.add_format({"bold": True, "font_size": 14}))
    row = 2
    for name, value in about.items():
        page.write_string(row, 0, name, bold)
        page.write_string(row, 1, str(harmless(value)), wrapped)
        row += 1
    for i, note in enumerate(notes):
        page.write_string(row + 1 + i, 0, "Note" if not i else "", bold)
        page.write_string(row + 1 + i, 1, str(harmless(note)), wrapped)


def _table(book: "Workbook", page: "Worksheet", table: pd.DataFrame) -> None:
    header = book.add_format({"bold": True, "text_wrap": True, "valign": "top", "bottom": 1})
    days = book.add_format({"num_format": DAYS, "align": "left"})
    for place, name in enumerate(table.columns):
        page.write_string(0, place, str(name), header)
        values = table[name].tolist()
        for row, value in enumerate(values, start=1):
            _cell(page, row, place, value, days)
        longest = max((len(str(value)) for value in values if value is not None), default=0)
        width = min(max(longest + 2, len(str(name)) // 2 + 3, _NARROWEST), _WIDEST)
        page.set_column(place, place, width)
    page.freeze_panes(1, 0)
    page.autofilter(0, 0, max(len(table), 1), len(table.columns) - 1)
    page.repeat_rows(0)
    page.set_landscape()
    page.fit_to_pages(1, 0)


def _cell(page: "Worksheet", row: int, place: int, value: object, days: "Format") -> None:
    if value is None or value is pd.NA or value is pd.NaT or value != value:
        return
    if isinstance(value, date):
        page.write_datetime(row, place, value, days)
    elif isinstance(value, int | float) and not isinstance(value, bool):
        page.write_number(row, place, value)
    else:
        page.write_string(row, place, str(harmless(str(value))))
