"""The pack as a book of sheets: for workbooks and documents in words, for CSV in codes."""

from datetime import date

import pandas as pd

from scr.base import terms, words
from scr.exports.book import Book, Front, Sheet, lines_of
from scr.report.pack import Pack, ReportTable
from scr.text import table as table_words

AUTHOR = "Serious case reviews dashboard"
NOTES = (
    "Every figure is taken as at the date on the cover: an event dated after it has not happened "
    "yet. A review counts once, under its lead board.",
    "Shares have Wilson 95% limits, rates exact Poisson limits, medians of time Kaplan-Meier "
    "limits with open cases counted. Shares over recommendations allow for recommendations in the "
    "same report being related.",
    "A rise or fall between years is claimed only where an exact test bears it (Fisher’s for "
    "shares, the conditional binomial for rates; 2.5% on a side); otherwise it says that there is "
    "no clear change.",
    "Neither a high nor a low count is good or bad in itself: counts depend on what boards are "
    "told and record.",
    "A panel year runs from July to June.",
)


def about(pack: Pack) -> dict[str, str]:
    """What every file says of itself, by name; for the columns of CSV files."""
    return {
        "reporting_year": pack.year.label,
        "filters": "none",
        "as_at": pack.as_at.isoformat(),
        "policy": pack.policy,
        "release": pack.release or "not released",
        "snapshot": pack.snapshot.id,
    }


def facts(pack: Pack) -> tuple[tuple[str, str], ...]:
    """The same in words, for covers."""
    return (
        ("Data", pack.source),
        ("Reporting year", words.span_words(pack.year)),
        ("Compared with", words.span_words(pack.before)),
        ("As at", days(pack)),
        ("Filtered to", "all boards and all reviews"),
        ("Disclosure", terms.label("policy", pack.policy)),
        ("Release", pack.release or "not released: figures may change with the next import"),
        ("Snapshot", pack.snapshot.id),
    )


def days(pack: Pack) -> str:
    """The day of the picture, and that of the tables without a period where it is another."""
    stock = {table.as_at for table in pack.all_tables()} - {None, pack.as_at}
    others = [f"; tables without a period as at {words.day(day)}" for day in stock if day]
    return words.day(pack.as_at) + "".join(others)


def book(pack: Pack, *, in_words: bool) -> Book:
    """The pack's tables with their codes and years `in_words`, or as scripts have them."""
    return Book(
        title=pack.title,
        author=AUTHOR,
        status=pack.status,
        made=pack.as_at,
        facts=facts(pack),
        notes=(*NOTES, *([pack.withheld] if pack.withheld else [])),
        sheets=tuple(_sheet(table, in_words) for table in pack.all_tables()),
        front=_front(pack),
    )


def _front(pack: Pack) -> Front | None:
    rows = tuple(key_figure.texts for key_figure in pack.key_figures)
    return Front("Key_figures", "Key figures", pack.key_headings, rows) if rows else None


def lines(table: ReportTable) -> list[str]:
    """What is said of a table, a sentence a line: what it shows, cautions, what is left out."""
    texts = [table.sentence, f"Caution: {table.caution}" if table.caution else ""]
    texts += [f"Not counted: {table.left_out}." if table.left_out else "", *table.notes]
    texts.append(f"Source: {table.source}.")
    return [line for text in texts for line in lines_of(text)]


def in_words(table: ReportTable) -> pd.DataFrame:
    """The table with years and codes as people read them; numbers and letters as they are."""
    shown = table.table.copy()
    for column in table.columns:
        if column.kind not in ("code", "name") or not table.results:
            continue
        if column.name == "period":
            shown[column.name] = [_year(value) for value in shown[column.name]]
        elif column.kind == "code":
            shown[column.name] = [
                table_words.coded(str(value), column.name) for value in shown[column.name]
            ]
    return shown


def _year(value: object) -> str:
    text = str(value)
    return words.year_words(text) if ":" in text else f"As at {words.day(date.fromisoformat(text))}"


def _sheet(table: ReportTable, with_words: bool) -> Sheet:
    return Sheet(
        id=table.id,
        number=table.number,
        title=table.title,
        lines=tuple(lines(table)),
        columns=table.columns,
        table=in_words(table) if with_words else table.table,
        about={"as_at": table.as_at.isoformat()} if table.as_at else {},
    )
