"""National figures that others have published, to stand beside the computed ones: never mixed with
them, each with its counter and source.

They are reference data about England, read from `data/england/national_figures.csv`; no record
and no figure depends on them.
"""

import csv
from dataclasses import dataclass
from datetime import date
from functools import cache
from urllib.parse import urlsplit

import pandas as pd

from scr.base import words
from scr.base.periods import Span
from scr.base.settings import ENGLAND
from scr.figures.definitions import FigureColumn
from scr.report.pack import ReportTable

PATH = ENGLAND / "national_figures.csv"
TABLE = "published_figures"

# Which table a published figure stands beside, by how its measure begins.
_BESIDE = {
    "SCRs initiated": "initiations",
    "Decisions not to initiate": "panel_scrutiny",
    "Completed SCRs received": "publication_outcomes",
    "Panel ": "publication_outcomes",
}


@dataclass(frozen=True)
class Published:
    """One published figure: of which days, what was counted, by whom, and where it stands.
    `beside` is the id of the table that counts the same, empty where none does."""

    period: str
    start: date
    end: date
    measure: str
    value: float
    unit: str
    counter: str
    source: str
    note: str

    @property
    def beside(self) -> str:
        """The id of the table that counts the like."""
        tables = (table for start, table in _BESIDE.items() if self.measure.startswith(start))
        return next(tables, "")

    @property
    def written(self) -> str:
        """The value with its unit: `53%`, `107 decisions`."""
        return with_unit(self.value, self.unit)


def with_unit(value: float, unit: str) -> str:
    """A number with its unit: `53%`, `107 decisions`, `1 review`."""
    number = f"{value:,.0f}"
    if unit == "percent":
        return f"{number}%"
    singular = "authority" if unit == "authorities" else unit.removesuffix("s")
    return f"{number} {singular if value == 1 else unit}"


@cache
def all_published() -> tuple[Published, ...]:
    """Every published figure, in the order of the file."""
    with PATH.open(encoding="utf-8", newline="") as file:
        return tuple(
            Published(
                row["period"],
                date.fromisoformat(row["period_start"]),
                date.fromisoformat(row["period_end"]),
                row["measure"],
                float(row["value"]),
                row["unit"],
                row["counter"],
                row["source"],
                row["note"] or "none",
            )
            for row in csv.DictReader(file)
        )


def of_years(*years: Span) -> list[Published]:
    """What was published of any of these years' days, latest period first within a counter. A
    period of another kind of year is among them: its own days are given."""
    figures = [
        figure
        for figure in all_published()
        if any(
            year.start is not None
            and year.end is not None
            and figure.start <= year.end
            and figure.end >= year.start
            for year in years
        )
    ]
    return sorted(figures, key=lambda figure: (figure.counter, figure.measure, figure.start))


def same_days(figure: Published, year: Span) -> bool:
    """Whether a published figure is of exactly the days of a year."""
    return (figure.start, figure.end) == (year.start, year.end)


def _column(name: str, sql_type: str, kind: str, unit: str, label: str) -> FigureColumn:
    return FigureColumn(name, sql_type, unit, "never null", label, kind)


COLUMNS = (
    _column("period", "VARCHAR", "text", "as published", "Period as published"),
    _column("period_start", "DATE", "date", "day", "First day"),
    _column("period_end", "DATE", "date", "day", "Last day"),
    _column("measure", "VARCHAR", "text", "as published", "Measure"),
    _column("value", "BIGINT", "count", "in the unit beside it", "Value"),
    _column("unit", "VARCHAR", "text", "unit", "Unit"),
    _column("counter", "VARCHAR", "text", "who counted", "Counted by"),
    _column("stands_beside", "VARCHAR", "text", "table of this report", "Stands beside"),
    _column("source", "VARCHAR", "text", "address", "Source"),
    _column("note", "VARCHAR", "text", "note", "Note"),
)


def sources(table: ReportTable) -> list[str]:
    """The addresses that a reference table names, each once, in its order."""
    if table.id != TABLE:
        return []
    return list(dict.fromkeys(str(address) for address in table.table["source"]))


def host(address: str) -> str:
    """Where an address leads, in a word or two: the site's name."""
    return urlsplit(address).netloc.removeprefix("www.")


def as_read(table: ReportTable) -> tuple[list[str], list[list[str]], int]:
    """The reference table as a document has it: headings, rows, and that all columns are text. The
    days of a period stand together, a value has its unit, and an address is the number of a source
    that is written out below."""
    numbers = {address: f"Source {i}" for i, address in enumerate(sources(table), 1)}
    rows = [
        [
            str(row["period"]),
            f"{words.day(row['period_start'])} to {words.day(row['period_end'])}",
            str(row["measure"]),
            with_unit(row["value"], row["unit"]),
            str(row["counter"]),
            str(row["stands_beside"]),
            numbers[row["source"]],
            str(row["note"]),
        ]
        for row in table.table.to_dict("records")
    ]
    headings = ["Period as published", "Days", "Measure", "Value", "Counted by", "Stands beside",
                "Source", "Note"]  # fmt: skip
    return headings, rows, len(headings)


def table(number: str, numbers: dict[str, str], years: tuple[Span, ...]) -> ReportTable:
    """The reference table of a report. `numbers` are those of its tables by id."""
    figures = of_years(*years)
    rows = [
        [
            figure.period,
            figure.start,
            figure.end,
            figure.measure,
            int(figure.value),
            figure.unit,
            figure.counter,
            f"Table {numbers[figure.beside]}" if figure.beside in numbers else "none",
            figure.source,
            figure.note,
        ]
        for figure in figures
    ]
    called = {"National panel": "the national panel", "Other": "others"}
    counters = [called.get(name, name) for name in sorted({figure.counter for figure in figures})]
    by = f", counted by {words.listed(counters)}" if counters else ""
    return ReportTable(
        id=TABLE,
        number=number,
        title="Figures that others have published of the same years",
        sentence=f"{words.count(len(figures), 'published figure')} of England{by}.",
        caution="Others count other things over other months: set beside the computed figures, "
        "never mixed with them.",
        columns=COLUMNS,
        results=(),
        chart=None,
        table=pd.DataFrame(rows, columns=[c.name for c in COLUMNS], dtype=object),
        source="Reference data: each row names its source",
    )
