"""The pack as a Word document: in the order of the report, each table after its sentence and its
picture; tables of many columns on pages that lie on their side."""

from collections.abc import Callable

from scr.base import words
from scr.exports import book as bk
from scr.exports.document import WordDocument
from scr.exports.pictures import alternative_text, png
from scr.exports.readable import headings_and_rows, turned
from scr.report import books, published
from scr.report.pack import Pack, ReportTable

# More columns than this do not fit an upright page.
UPRIGHT = 8
NAMES = ("period", "group_id", "group_name", "standard_id", "edition", "stage", "age_band",
         "reason", "assessor", "theme", "raised_by", "subject")  # fmt: skip
"""Columns that name a row and are not themselves measured."""

Progress = Callable[[float, str], None]


def document(pack: Pack, progress: Progress = lambda share, doing: None) -> bytes:
    """The document as a file. `progress` is told how far it is; what it raises stops the work."""
    made = WordDocument(pack.title, author=books.AUTHOR, status=_head(pack), made=pack.as_at)
    _beginning(made, pack)
    is_wide, done, n_tables = False, 0, sum(1 for _ in pack.all_tables())
    for section in pack.sections:
        for place, table in enumerate(section.tables):
            progress(done / n_tables, f"Document: {table.title}")
            done += 1
            headings, rows, n_names = cells(table)
            needs = len(headings) > UPRIGHT
            if needs != is_wide:
                made.turn_page(wide=needs)
                is_wide = needs
            if place == 0:
                made.heading(section.title)
            _table(made, table, headings, rows, n_names, pack)
    return made.saved()


def cells(table: ReportTable) -> tuple[list[str], list[list[str]], int]:
    """The table as the document has it: headings, rows, and how many columns name a row. A table
    with one row a year has its years as columns; of one about a day alone, so has its day."""
    if table.id == published.TABLE:
        return published.as_read(table)
    headings, rows = headings_and_rows(table.columns, books.in_words(table))
    named = [column.name for column in table.columns if column.name in NAMES]
    # The kind of year stands in the title: in a narrow column the name of the year is enough.
    rows = [[row[0].rpartition(" year ")[2], *row[1:]] for row in rows]
    if named == ["period"]:
        headings, rows = turned(headings, rows, "Measure")
        return headings, rows, 1
    return headings, rows, len(named)


def _head(pack: Pack) -> str:
    release = f"Release {pack.release}" if pack.release else ""
    return ". ".join(part for part in (pack.status, release) if part)


def _beginning(made: WordDocument, pack: Pack) -> None:
    if pack.status:
        made.paragraph(f"**{pack.status}**")
    for name, value in books.facts(pack):
        made.paragraph(f"{name}: {value}")
    made.heading("Contents")
    made.links([*(section.title for section in pack.sections), "Notes and shorthand"])
    made.heading("Notes and shorthand")
    for text in books.book(pack, in_words=True).notes:
        made.paragraph(text, "List Bullet")
    for letter, meaning in bk.shorthand():
        made.paragraph(f"{letter}  {meaning}", "List Bullet")
    made.paragraph("0  a true zero: it was counted, and there was none", "List Bullet")
    made.paragraph(bk.LICENCE)
    made.web_link("Open Government Licence, version 3", bk.LICENCE_ADDRESS)


def _table(
    made: WordDocument,
    table: ReportTable,
    headings: list[str],
    rows: list[list[str]],
    n_names: int,
    pack: Pack,
) -> None:
    made.heading(table.title, 2)
    made.paragraph(table.sentence, with_next=True)
    release = f" Release {pack.release}." if pack.release else ""
    if table.chart is not None:
        made.figure(
            png(table.chart),
            alt=alternative_text(table.chart, f"{table.sentence}{release}"),
            caption=f"{table.title}. As at {words.day(table.as_at or pack.as_at)}.{release}",
        )
    made.table(headings, rows, caption=f"{table.title}.{release}", number=table.number,
               n_names=n_names)  # fmt: skip
    for text in (f"Caution: {table.caution}" if table.caution else "",
                 f"Not counted: {table.left_out}." if table.left_out else "",
                 *table.notes, f"Source: {table.source}."):  # fmt: skip
        if text:
            made.paragraph(text, "Caution")
    for place, address in enumerate(published.sources(table), 1):
        made.web_link(f"Source {place}: {published.host(address)}", address)
