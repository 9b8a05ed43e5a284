"""An accessible XLSX workbook: cover, contents, notes, one marked-up table a sheet.

It follows the Analysis Function's checklist for spreadsheets, point by point in
docs/accessibility.md: so no merged or empty cells, no fills, pictures, filters or frozen panes.
"""

import io
from datetime import date, datetime, time
from textwrap import wrap
from typing import Any

from scr.exports import book as bk
from scr.exports.book import Book, Front, Sheet
from scr.exports.harmless import written
from scr.exports.workbook_headings import tagged
from scr.figures.definitions import FigureColumn

FORMATS = {bk.PERCENT: "0.0%", bk.COUNT: "#,##0", bk.DECIMAL: "0.00", bk.DAY: "d mmmm yyyy"}
WIDTH, WIDE, COVER = 14, 34, 100
"""Widths of columns in characters: numbers, names, sentences."""
FONT = {"font_name": "Arial", "font_size": 12}
TITLE_SIZE = 16
ONE_TABLE = "This sheet has one table."
A4, LINE = 9, 16
"""Excel's number for the paper; the height of a line in points."""


def xlsx(book: Book) -> bytes:
    """The workbook as a file. The same book gives the same bytes."""
    import xlsxwriter

    out = io.BytesIO()
    workbook = xlsxwriter.Workbook(out, {"in_memory": True, "strings_to_formulas": False})
    workbook.formats[0].set_font_name("Arial")
    workbook.formats[0].set_font_size(12)
    workbook.set_properties(
        {
            "title": book.title,
            "author": book.author,
            "subject": book.status,
            "comments": "Marked-up tables, one a sheet; shorthand is explained on the sheet Notes.",
            "created": datetime.combine(book.made, time()),
        }
    )
    workbook.set_custom_property("Language", "en-GB")
    formats = _formats(workbook)
    _cover(workbook, formats, book)
    if book.front is not None:
        _front(workbook, formats, book.front, book.status)
    _contents(workbook, formats, book)
    _notes(workbook, formats, book)
    for sheet in book.sheets:
        _table(workbook, formats, sheet, book.status)
    workbook.worksheets()[0].activate()
    workbook.close()
    return tagged(out.getvalue(), TITLE_SIZE)


def listed(book: Book) -> list[tuple[str, str]]:
    """The sheets before those of the tables: name, and what is on it."""
    first = [(book.front.name, book.front.title)] if book.front else []
    return [*first, ("Notes", "What holds for all tables, and the shorthand")]


def sheet_name(sheet: Sheet) -> str:
    """The name on the tab."""
    return f"Table_{sheet.number}"


def _formats(workbook: Any) -> dict[str, Any]:
    formats = {
        "title": workbook.add_format({**FONT, "bold": True, "font_size": TITLE_SIZE}),
        "bold": workbook.add_format({**FONT, "bold": True, "text_wrap": True, "valign": "top"}),
        "line": workbook.add_format(FONT),
        "wrap": workbook.add_format({**FONT, "text_wrap": True, "valign": "top"}),
        "link": workbook.add_format(
            {**FONT, "text_wrap": True, "valign": "top", "font_color": "#12436D", "underline": 1}
        ),
        bk.TEXT: workbook.add_format({**FONT, "text_wrap": True, "valign": "top"}),
        "mark": workbook.add_format({**FONT, "align": "right", "valign": "top"}),
    }
    for kind, form in FORMATS.items():
        formats[kind] = workbook.add_format({**FONT, "num_format": form, "valign": "top"})
    return formats


def _cover(workbook: Any, formats: dict[str, Any], book: Book) -> None:
    sheet = workbook.add_worksheet("Cover")
    _print_setup(sheet)
    sheet.set_column(0, 0, COVER)
    sheet.write_string(0, 0, written(book.title), formats["title"])
    lines = [*([book.status] if book.status else []), *(f"{k}: {v}" for k, v in book.facts)]
    for row, line in enumerate(lines, 1):
        sheet.write_string(row, 0, written(line), formats["wrap"])
        _height(sheet, row, [(line, COVER)])
    place = len(lines) + 1
    sheet.write_string(place, 0, bk.LICENCE, formats["wrap"])
    _height(sheet, place, [(bk.LICENCE, COVER)])
    sheet.write_url(
        place + 1, 0, bk.LICENCE_ADDRESS, formats["link"], "Open Government Licence, version 3"
    )


def _front(workbook: Any, formats: dict[str, Any], front: Front, status: str) -> None:
    sheet = workbook.add_worksheet(front.name)
    top = _head(sheet, formats, front.title, [status, ONE_TABLE])
    sheet.set_column(0, len(front.headings) - 1, WIDE)
    _mark_up(sheet, front.name.lower(), top, len(front.rows), list(front.headings), formats)
    for row, texts in enumerate(front.rows, top + 1):
        for place, text in enumerate(texts):
            sheet.write_string(row, place, written(text), formats["wrap"])
        _height(sheet, row, [(text, WIDE) for text in texts])


def _contents(workbook: Any, formats: dict[str, Any], book: Book) -> None:
    sheet = workbook.add_worksheet("Contents")
    top = _head(sheet, formats, "Contents", [book.status, ONE_TABLE])
    rows = listed(book)
    rows += [(sheet_name(s), s.title) for s in book.sheets]
    sheet.set_column(0, 0, 18)
    sheet.set_column(1, 1, COVER)
    _mark_up(sheet, "contents", top, len(rows), ["Sheet", "What is on it"], formats)
    for row, (name, title) in enumerate(rows, top + 1):
        sheet.write_string(row, 0, name, formats["wrap"])
        sheet.write_url(row, 1, f"internal:'{name}'!A1", formats["link"], written(title))


def _notes(workbook: Any, formats: dict[str, Any], book: Book) -> None:
    sheet = workbook.add_worksheet("Notes")
    top = _head(sheet, formats, "Notes", [book.status, ONE_TABLE])
    rows = [(f"[note {i}]", text) for i, text in enumerate(book.notes, 1)] + bk.shorthand()
    sheet.set_column(0, 0, 18)
    sheet.set_column(1, 1, COVER)
    _mark_up(sheet, "notes", top, len(rows), ["Note or shorthand", "What it says"], formats)
    for row, (name, text) in enumerate(rows, top + 1):
        sheet.write_string(row, 0, name, formats["wrap"])
        sheet.write_string(row, 1, written(text), formats["wrap"])
        _height(sheet, row, [(text, COVER)])


def _table(workbook: Any, formats: dict[str, Any], table: Sheet, status: str) -> None:
    sheet = workbook.add_worksheet(sheet_name(table))
    says = "This sheet has one table. Shorthand in square brackets is explained on the sheet Notes."
    top = _head(sheet, formats, table.heading, [status, says, *table.lines])
    headings = [written(column.label) for column in table.columns]
    _mark_up(sheet, table.id, top, len(table.table), headings, formats)
    kinds = bk.kinds(table.columns)
    widths = []
    for place, kind in enumerate(kinds):
        longest = max((len(str(v)) for v in table.table.iloc[:, place]), default=0)
        widths.append(WIDE if kind == bk.TEXT and longest > WIDTH else WIDTH + 2)
        sheet.set_column(place, place, widths[-1])
    # Headings are bold, so fewer letters go into a line.
    _height(sheet, top, [(h, int(w * 0.88)) for h, w in zip(headings, widths, strict=True)])
    for row, cells in enumerate(table.table.itertuples(index=False), top + 1):
        texts = [(str(v), w) for v, w in zip(cells, widths, strict=True) if isinstance(v, str)]
        _height(sheet, row, texts)
        for place, value in enumerate(cells):
            _write(sheet, (row, place), table.columns[place], kinds[place], value, formats)


def _print_setup(sheet: Any) -> None:
    """On paper a sheet lies on its side and is as wide as one page, so that no table is cut."""
    sheet.set_paper(A4)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)


def _height(sheet: Any, row: int, texts: list[tuple[str, int]]) -> None:
    """Make a row as high as its wrapped texts need, each given with its column's width: not every
    program does that when it opens the file."""
    # A letter of Arial at 12 points is a little wider than the unit of widths.
    n = max((len(wrap(text, max(int(width * 0.9), 1))) for text, width in texts), default=1)
    if n > 1:
        sheet.set_row(row, n * LINE)


def _head(sheet: Any, formats: dict[str, Any], title: str, lines: list[str]) -> int:
    """Write what stands above a table; return the row of the table's header."""
    _print_setup(sheet)
    sheet.write_string(0, 0, written(title), formats["title"])
    row = 1
    for line in lines:
        if line:
            sheet.write_string(row, 0, written(line), formats["line"])
            row += 1
    return row


def _mark_up(
    sheet: Any, name: str, top: int, n_rows: int, headings: list[str], formats: dict[str, Any]
) -> None:
    """A real table from the header row on; Excel wants at least one row below it."""
    sheet.repeat_rows(top)
    columns = [{"header": text, "header_format": formats["bold"]} for text in headings]
    sheet.add_table(
        top,
        0,
        top + max(n_rows, 1),
        len(headings) - 1,
        {"name": name, "columns": columns, "autofilter": False, "style": None},
    )


def _write(
    sheet: Any,
    at: tuple[int, int],
    column: FigureColumn,
    kind: str,
    value: object,
    formats: dict[str, Any],
) -> None:
    if isinstance(value, date):
        sheet.write_datetime(*at, datetime.combine(value, time()), formats[bk.DAY])
    elif isinstance(value, str):
        text = written(str(bk.bracketed(column, value)))
        sheet.write_string(*at, text, formats["mark" if bk.is_mark(column, value) else bk.TEXT])
    elif isinstance(value, bool):
        sheet.write_string(*at, "yes" if value else "no", formats[bk.TEXT])
    else:
        sheet.write_number(*at, value, formats[kind])
