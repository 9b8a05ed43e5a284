"""The pack as a Word document: in the order of the report, each table after its sentence and its
picture; tables of many columns on pages that lie on their side."""

from collections.abc import Callable, Mapping

from scr.base import terms, words
from scr.exports import book as bk
from scr.exports.document import WordDocument
from scr.exports.pictures import Picture, alternative_text
from scr.exports.readable import headings_and_rows, turned
from scr.report import books, published
from scr.report.pack import Pack, ReportTable, Section

# More columns than this do not fit an upright page.
UPRIGHT = 8
NAMES = ("period", "group_id", "group_name", "standard_id", "edition", "stage", "age_band",
         "reason", "assessor", "theme", "raised_by", "subject")  # fmt: skip
"""Columns that name a row and are not themselves measured."""

KEY_FIGURES, NOTES = "Key figures", "Notes and shorthand"
NOTES_PART = "N"
# Half points of letters at which a dozen key figures fit a page under its title.
KEY_SIZE = 18

Progress = Callable[[float, str], None]


def document(
    pack: Pack,
    drawn: Mapping[str, Picture],
    progress: Progress = lambda share, doing: None,
) -> bytes:
    """The document as a file, with the charts as they are `drawn` by the id of their table.
    `progress` is told how far it is; what it raises stops the work.

    Each table begins a page, and its pages are numbered with it, so that the contents know them
    without anything being laid out."""
    made = WordDocument(
        pack.title, author=books.AUTHOR, status=_head(pack), made=pack.as_at, in_parts=True
    )
    _beginning(made, pack)
    done, n_tables = 0, sum(1 for _ in pack.all_tables())
    for section in pack.sections:
        for place, table in enumerate(in_document(section)):
            progress(done / n_tables, f"Document: {table.title}")
            done += 1
            headings, rows, n_names = cells(table)
            made.part(table.number, wide=len(headings) > UPRIGHT)
            if place == 0:
                made.heading(section.title)
            _table(made, table, (headings, rows, n_names), pack,
                   drawn[table.id] if table.chart else None)  # fmt: skip
    return made.saved()


def in_document(section: Section) -> list[ReportTable]:
    """The tables of a section that the document has."""
    return [table for table in section.tables if not table.is_by_board]


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
    """The key figures on a page of their own, the contents, and what the report is made of."""
    if pack.status:
        made.paragraph(f"**{pack.status}**")
    if pack.key_figures:
        policy = terms.label("policy", pack.policy)
        made.paragraph(f"As at {books.days(pack)}. Disclosure: {policy}.")
        made.heading(KEY_FIGURES)
        rows = [key_figure.texts for key_figure in pack.key_figures]
        made.table(pack.key_headings, rows, caption=KEY_FIGURES, n_names=len(pack.key_headings),
                   largest=KEY_SIZE, is_captioned=False)  # fmt: skip
    _contents(made, pack)
    made.part(NOTES_PART, wide=False)
    made.heading(NOTES)
    for name, value in books.facts(pack):
        made.paragraph(f"{name}: {value}", is_literal=True)
    for text in books.book(pack, in_words=True).notes:
        made.paragraph(text, "List Bullet", is_literal=True)
    for letter, meaning in bk.shorthand():
        made.paragraph(f"{letter}  {meaning}", "List Bullet")
    made.paragraph("0  a true zero: it was counted, and there was none", "List Bullet")
    made.paragraph(bk.LICENCE)
    made.web_link("Open Government Licence, version 3", bk.LICENCE_ADDRESS)


def _contents(made: WordDocument, pack: Pack) -> None:
    made.heading("Contents", on_new_page=bool(pack.key_figures))
    if pack.key_figures:
        made.contents(KEY_FIGURES, KEY_FIGURES, "i", is_part=True)
    made.contents(NOTES, NOTES, f"{NOTES_PART}-1", is_part=True)
    for section in pack.sections:
        tables = in_document(section)
        if section.tables and not tables:
            made.paragraph(elsewhere(section))
        if not tables:
            continue
        made.contents(section.title, section.title, f"{tables[0].number}-1", is_part=True)
        for table in tables:
            made.contents(f"Table {table.number}: {table.title}", table.title, f"{table.number}-1")


def elsewhere(section: Section) -> str:
    """Where the tables of a section are that the document does not have."""
    first, last = section.tables[0], section.tables[-1]
    numbers = (
        f"Table {first.number}" if first is last else f"Tables {first.number} to {last.number}"
    )
    return (
        f"{section.title}: {numbers}, with a row for each board, are in the workbooks report.xlsx "
        "and report.ods and among the CSV files."
    )


def _table(
    made: WordDocument,
    table: ReportTable,
    written: tuple[list[str], list[list[str]], int],
    pack: Pack,
    picture: Picture | None,
) -> None:
    headings, rows, n_names = written
    made.heading(table.title, 2)
    made.paragraph(table.sentence, with_next=True, is_literal=True)
    release = f" Release {pack.release}." if pack.release else ""
    if table.chart and picture:
        made.figure(
            picture.bare,
            alt=alternative_text(table.chart, f"{table.sentence}{release}"),
            caption=f"{table.title}. As at {words.day(table.as_at or pack.as_at)}.{release}",
        )
    # Before the table, which may be long: so no page holds what is said of it alone.
    for text in _said_of(table):
        made.paragraph(text, "Caution", is_literal=True)
    for place, address in enumerate(published.sources(table), 1):
        made.web_link(f"Source {place}: {published.host(address)}", address)
    made.table(headings, rows, caption=f"{table.title}.{release}", number=table.number,
               n_names=n_names)  # fmt: skip


def _said_of(table: ReportTable) -> list[str]:
    texts = [f"Caution: {table.caution}" if table.caution else "",
            f"Not counted: {table.left_out}." if table.left_out else "",
            *table.notes, f"Source: {table.source}."]  # fmt: skip
    return [text for text in texts if text]
