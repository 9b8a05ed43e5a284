"""Periods in which events are counted: panel, financial and calendar years, ranges, two dates.

A span is what a person asks for; cut at an as-at date it becomes the periods that are counted.
"""

import re
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from scr.base.errors import ArgumentError

# First month of a year of each kind. Ofsted and DfE count financial years, the national
# panel July to June, and case lists calendar years; they are never mixed in one figure.
FIRST_MONTH = {"panel": 7, "financial": 4, "calendar": 1}
MONTHS_IN_WORDS = {
    "panel": "July to June",
    "financial": "April to March",
    "calendar": "January to December",
}
LAST_YEAR = 2200
"""Beyond it nothing is asked: days that agreed delays move on must still be days of a calendar."""
FORMS = (
    "Write panel:2014-15, financial:2014-15 or calendar:2014, "
    "or a range such as panel:2013-14..2015-16."
)


@dataclass(frozen=True, order=True)
class Period:
    """One stretch of days, both ends included. `start` None means from the beginning."""

    start: date | None
    end: date
    label: str


@dataclass(frozen=True)
class Span:
    """What was asked for: whole years of one kind, two dates, or (no `first`) everything.

    `kind` is None unless it is made of whole years; then `first` and `last` are the starts
    of the first year and the end of the last.
    """

    kind: str | None
    start: date | None
    end: date | None

    @property
    def label(self) -> str:
        """The span in the notation of the command line; empty for everything."""
        if self.start is None or self.end is None:
            return ""
        if self.kind is None:
            return f"{self.start.isoformat()}..{self.end.isoformat()}"
        names = [year_name(self.kind, year) for year in self._years()]
        return f"{self.kind}:{names[0]}" + (f"..{names[-1]}" if len(names) > 1 else "")

    @property
    def n_years(self) -> int:
        """How many whole years the span is made of; 0 where it is not made of years."""
        return len(self._years())

    def years(self) -> list[Period]:
        """Each whole year of the span, or the span itself where it is two dates."""
        if self.start is None or self.end is None:
            return []
        if self.kind is None:
            return [Period(self.start, self.end, self.label)]
        return [year_period(self.kind, year) for year in self._years()]

    def quarters(self) -> list[Period]:
        """Each quarter of whole years, named by its year; the span itself where it is two dates."""
        if self.kind is None:
            return self.years()
        return [part for year in self._years() for part in _quarters(self.kind, year)]

    def _years(self) -> range:
        if self.kind is None or self.start is None or self.end is None:
            return range(0)
        return range(self.start.year, year_of(self.kind, self.end) + 1)


EVERYTHING = Span(None, None, None)


def year_of(kind: str, day: date) -> int:
    """The calendar year in which the `kind` year that contains `day` begins."""
    return day.year if day.month >= FIRST_MONTH[kind] else day.year - 1


def year_name(kind: str, year: int) -> str:
    """`2014-15` for a panel or financial year that begins in 2014, `2014` for a calendar year."""
    return str(year) if kind == "calendar" else f"{year}-{(year + 1) % 100:02d}"


def year_period(kind: str, year: int) -> Period:
    """The whole year of this kind that begins in the calendar year `year`."""
    month = FIRST_MONTH[kind]
    end = date(year + 1, month, 1) - timedelta(days=1)
    return Period(date(year, month, 1), end, f"{kind}:{year_name(kind, year)}")


def _quarters(kind: str, year: int) -> list[Period]:
    months = [FIRST_MONTH[kind] - 1 + 3 * i for i in range(5)]
    starts = [date(year + month // 12, month % 12 + 1, 1) for month in months]
    label = year_period(kind, year).label
    return [
        Period(first, after - timedelta(days=1), f"{label} Q{i}")
        for i, (first, after) in enumerate(pairwise(starts), start=1)
    ]


def span_of_years(kind: str, first: int, last: int) -> Span:
    """The span from the year that begins in `first` to the one that begins in `last`."""
    return Span(kind, year_period(kind, first).start, year_period(kind, last).end)


def parse_span(text: str) -> Span:
    """Read `panel:2014-15`, `calendar:2014`, or a range of them.

    Raises ArgumentError when it is none of these, or the range runs backwards.
    """
    kind, colon, years = text.strip().lower().partition(":")
    if not colon or kind not in FIRST_MONTH:
        raise ArgumentError(f"“{text}” is not a period. {FORMS}")
    ends = [_parse_year(kind, part, text) for part in years.split("..")]
    if len(ends) > 2 or ends[0] > ends[-1]:
        raise ArgumentError(f"“{text}” is not a range of years, first year first. {FORMS}")
    return span_of_years(kind, ends[0], ends[-1])


def _parse_year(kind: str, part: str, text: str) -> int:
    pattern = r"(\d{4})" if kind == "calendar" else r"(\d{4})-(\d{2})"
    match = re.fullmatch(pattern, part.strip())
    if match is None or not 1900 <= int(match[1]) <= LAST_YEAR:
        raise ArgumentError(f"“{text}” is not a period. {FORMS}")
    year = int(match[1])
    if kind != "calendar" and year_name(kind, year) != match[0]:
        raise ArgumentError(f"“{text}” names two years that do not follow each other. {FORMS}")
    return year


def span_of_dates(start: date, end: date) -> Span:
    """The span between two dates, both included. Raises ArgumentError when they are reversed."""
    if start > end:
        raise ArgumentError(
            f"The period would end ({end.isoformat()}) before it begins ({start.isoformat()}). "
            "Give the earlier date as --from and the later one as --to."
        )
    return Span(None, start, end)


def cut(
    span: Span, as_at: date, *, by_year: bool, step: str = "year"
) -> tuple[list[Period], list[str]]:
    """The periods to count, ended at the as-at date, and a note for each left out.

    Without `by_year` the whole span is one period (none if it begins after the as-at date); with
    it each year, or each quarter of one where `step` is quarter.
    """
    asked = [Period(span.start, span.end or as_at, span.label)]
    if by_year:
        asked = span.quarters() if step == "quarter" else span.years()
    kept: list[Period] = []
    notes: list[str] = []
    for period in asked:
        if period.start is not None and period.start > as_at:
            notes.append(f"{period.label} begins after the as-at date and is left out.")
        else:
            kept.append(Period(period.start, min(period.end, as_at), period.label))
    return kept, notes
