"""The same book as an ODS spreadsheet, for those who do not use Excel.

Its tables are marked up as named database ranges with one tagged header row, the format's own
form of a table. It is written as the standard has it (OpenDocument 1.3): the libraries for it take
seconds for what takes milliseconds here, and are no longer looked after.
"""

from collections.abc import Sequence
from datetime import date
from html import escape

from scr.exports import book as bk
from scr.exports.book import Book, Sheet
from scr.exports.harmless import written
from scr.exports.opendocument_styles import DEFAULTS, MANIFEST, MIME, SPACES, STYLES, XML
from scr.exports.workbook import ONE_TABLE, listed, sheet_name
from scr.exports.zips import zipped
from scr.figures.definitions import FigureColumn


def ods(book: Book) -> bytes:
    """The spreadsheet as a file. The same book gives the same bytes."""
    sheets = [_cover(book), *_front(book), _contents(book), _notes(book)]
    sheets += [_table(sheet, book.status) for sheet in book.sheets]
    ranges = "".join(made_range for _, made_range in sheets)
    content = (
        f"{XML}<office:document-content{SPACES}>{STYLES}<office:body><office:spreadsheet>"
        + "".join(sheet for sheet, _ in sheets)
        + f"<table:database-ranges>{ranges}</table:database-ranges>"
        "</office:spreadsheet></office:body></office:document-content>"
    )
    files = {
        "mimetype": MIME,
        "content.xml": content,
        "styles.xml": f"{XML}<office:document-styles{SPACES}>{DEFAULTS}</office:document-styles>",
        "meta.xml": _meta(book),
        "META-INF/manifest.xml": MANIFEST,
    }
    return zipped({k: v.encode() for k, v in files.items()}, stored=("mimetype",))


def _cover(book: Book) -> tuple[str, str]:
    lines = [book.status, *(f"{k}: {v}" for k, v in book.facts), bk.LICENCE]
    rows = [_line(book.title, "title"), *(_line(line, "wrap") for line in lines if line)]
    rows.append(_row([_link(bk.LICENCE_ADDRESS, "Open Government Licence, version 3")]))
    return _sheet("Cover", ["sentence"], rows), ""


def _front(book: Book) -> list[tuple[str, str]]:
    front = book.front
    if front is None:
        return []
    rows = [[_text(text) for text in row] for row in front.rows]
    widths = ["name"] * len(front.headings)
    return [_list(front.name, list(front.headings), rows, book.status, front.title, widths)]


def _contents(book: Book) -> tuple[str, str]:
    sheets = [*listed(book), *((sheet_name(s), s.title) for s in book.sheets)]
    rows = [[_text(name), _link(f"#{name}.A1", title)] for name, title in sheets]
    return _list("Contents", ["Sheet", "What is on it"], rows, book.status)


def _notes(book: Book) -> tuple[str, str]:
    noted = [(f"[note {i}]", text) for i, text in enumerate(book.notes, 1)] + bk.shorthand()
    rows = [[_text(name), _text(words)] for name, words in noted]
    return _list("Notes", ["Note or shorthand", "What it says"], rows, book.status)


def _list(
    name: str,
    headings: list[str],
    rows: list[list[str]],
    status: str,
    title: str = "",
    widths: Sequence[str] = ("number", "sentence"),
) -> tuple[str, str]:
    lines = [line for line in (status, ONE_TABLE) if line]
    above = [_line(title or name, "title"), *(_line(line) for line in lines)]
    body = [*above, _header(headings), *(_row(row) for row in rows)]
    made_range = _range(name.lower(), name, len(above), len(rows), len(headings))
    return _sheet(name, list(widths), body), made_range


def _table(sheet: Sheet, status: str) -> tuple[str, str]:
    kinds = bk.kinds(sheet.columns)
    says = "This sheet has one table. Shorthand in square brackets is explained on the sheet Notes."
    lines = [line for line in (status, says, *sheet.lines) if line]
    above = [_line(sheet.heading, "title"), *(_line(line) for line in lines)]
    rows = [
        _row([_value(*cell) for cell in zip(sheet.columns, kinds, cells, strict=True)])
        for cells in sheet.table.itertuples(index=False)
    ]
    body = [*above, _header([column.label for column in sheet.columns]), *rows]
    widths = ["name" if kind == bk.TEXT else "number" for kind in kinds]
    name = sheet_name(sheet)
    return _sheet(name, widths, body), _range(sheet.id, name, len(above), len(rows), len(kinds))


def _value(column: FigureColumn, kind: str, value: object) -> str:
    if isinstance(value, bool):
        return _text("yes" if value else "no")
    if isinstance(value, date):
        return _cell(bk.DAY, f'date" office:date-value="{value.isoformat()}', value.isoformat())
    if isinstance(value, str):
        shown = str(bk.bracketed(column, value))
        return _text(shown, "mark" if bk.is_mark(column, value) else "wrap")
    number = repr(value)
    form = "percentage" if kind == bk.PERCENT else "float"
    return _cell(kind, f'{form}" office:value="{number}', number)


def _text(text: str, style: str = "wrap") -> str:
    return _cell(style, "string", written(text))


def _cell(style: str, kind: str, shown: str) -> str:
    return (
        f'<table:table-cell table:style-name="{style}" office:value-type="{kind}">'
        f"<text:p>{escape(shown)}</text:p></table:table-cell>"
    )


def _link(address: str, words: str) -> str:
    return (
        '<table:table-cell table:style-name="link" office:value-type="string"><text:p>'
        f'<text:a xlink:type="simple" xlink:href="{escape(address)}">{escape(written(words))}'
        "</text:a></text:p></table:table-cell>"
    )


def _row(cells: list[str]) -> str:
    return f"<table:table-row>{''.join(cells)}</table:table-row>"


def _line(text: str, style: str = "line") -> str:
    return _row([_text(text, style)])


def _header(headings: list[str]) -> str:
    row = _row([_text(heading, "bold") for heading in headings])
    return f"<table:table-header-rows>{row}</table:table-header-rows>"


def _sheet(name: str, widths: list[str], rows: list[str]) -> str:
    columns = "".join(f'<table:table-column table:style-name="{width}"/>' for width in widths)
    return (
        f'<table:table table:name="{name}" table:style-name="sheet">{columns}{"".join(rows)}'
        "</table:table>"
    )


def _range(name: str, sheet: str, above: int, n_rows: int, n_columns: int) -> str:
    from xlsxwriter.utility import xl_rowcol_to_cell

    last = xl_rowcol_to_cell(above + n_rows, n_columns - 1)
    return (
        f'<table:database-range table:name="{name}" table:contains-header="true"'
        f' table:display-filter-buttons="false"'
        f' table:target-range-address="{sheet}.A{above + 1}:{sheet}.{last}"/>'
    )


def _meta(book: Book) -> str:
    fields = {
        "dc:title": book.title,
        "dc:subject": book.status,
        "dc:creator": book.author,
        "dc:language": "en-GB",
        "dc:date": f"{book.made.isoformat()}T00:00:00",
        "meta:creation-date": f"{book.made.isoformat()}T00:00:00",
    }
    lines = "".join(f"<{k}>{escape(written(v))}</{k}>" for k, v in fields.items() if v)
    return (
        f"{XML}<office:document-meta{SPACES}><office:meta>{lines}</office:meta>"
        "</office:document-meta>"
    )
