"""What one edition of the report asks: the year, the comparison, and the door to the figures."""

from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from scr import disclosure
from scr.base import words
from scr.base.errors import ArgumentError
from scr.base.periods import Span, span_of_years, year_of
from scr.base.request import Request
from scr.disclosure import Reader
from scr.exhibits.scope import Canvas, Scope
from scr.exhibits.view import YEAR_BEFORE, View
from scr.figures.definitions import definition
from scr.figures.directory import directory
from scr.figures.run import Result
from scr.store import Snapshot
from scr.text import time as time_words
from scr.text.sentences import Row

# How many years a table of the whole shows, the reporting year last.
TREND_YEARS = 5
# Pixels of plot that a picture in the document leaves beside its margins.
PLOT_WIDTH = 600


@dataclass(frozen=True)
class Edition:
    """One report to be made: for which year, compared with which, from what, for whom."""

    snapshot: Snapshot
    year: Span
    before: Span
    as_at: date
    policy: str
    reader: Reader

    @property
    def trend(self) -> Span:
        """The years shown side by side: five, or as many as there are records of, and from the
        comparison year on where that is earlier."""
        kind, last = _kind_and_year(self.year)
        first = last - TREND_YEARS + 1
        earliest = directory(self.snapshot).earliest
        if earliest is not None:
            first = max(first, year_of(kind, min(earliest, self.as_at)))
        first = min(first, _kind_and_year(self.before)[1] if self.has_before else last, last)
        return span_of_years(kind, first, last)

    @property
    def has_before(self) -> bool:
        """Whether the records reach back over all of the comparison year."""
        earliest = directory(self.snapshot).earliest
        start = self.before.start
        return earliest is not None and start is not None and earliest <= start

    @property
    def when(self) -> str:
        """The reporting year in words."""
        return words.span_words(self.year, with_months=False)

    @property
    def before_when(self) -> str:
        """The comparison year as the beginning of a sentence."""
        kind, year = _kind_and_year(self.year)
        if self.before == span_of_years(kind, year - 1, year - 1):
            return YEAR_BEFORE
        return f"In the {words.span_words(self.before, with_months=False)}"

    @property
    def stock_day(self) -> date:
        """The day of figures without a period: the last one of the reporting year."""
        return min(self.year.end or self.as_at, self.as_at)

    @property
    def stock_scope(self) -> Scope:
        """The same for figures without a period, such as open reviews: as at the year's last
        day."""
        scope = self.scope
        view = replace(scope.view, as_at=self.stock_day)
        return replace(scope, view=view, stock_day=self.stock_day)

    @property
    def scope(self) -> Scope:
        """What the edition's exhibits are made for: the years of its trend, its own in focus."""
        kind, last = _kind_and_year(self.year)
        view = View(
            kind=kind,
            first=_kind_and_year_of(self.trend),
            last=last,
            as_at=self.as_at,
            compared_year=_kind_and_year(self.before)[1],
        )
        canvas = Canvas(plot_width=PLOT_WIDTH)
        return Scope(self.reader, self.snapshot, view, self.policy, canvas)

    def ask(self, figure: str, span: Span, by: str = "national") -> Result:
        """The figure under the edition's policy. Raises RefusedError where it is not answered."""
        request = self._request(figure, span, by)
        return disclosure.answer(self.reader, request, self.snapshot, self.policy, self.stock_day)

    def left_out(self, figure: str, span: Span) -> str:
        """What the figure leaves out of a span, over all groups together, in words."""
        request = self._request(figure, span, "national")
        out = disclosure.left_out(self.reader, request, self.snapshot, self.policy, self.stock_day)
        return "; ".join(
            time_words.left_out(n, reason)
            for reason, n in zip(out["reason"], out["n_cases"], strict=True)
        )

    def _request(self, figure: str, span: Span, by: str) -> Request:
        is_stock = definition(figure).period == "none"
        day = self.stock_day if is_stock else self.as_at
        return Request(figure=figure, span=span, by=by, as_at=day)


def edition(
    snapshot: Snapshot,
    year: Span,
    as_at: date | None,
    policy: str,
    before: Span | None,
    reader: Reader = disclosure.TRUSTED,
) -> Edition:
    """Check what is asked for. Raises ArgumentError where it is not one whole year that is over
    and that the records reach, or the comparison is not an earlier year of the same kind."""
    kind, number = _kind_and_year(year)
    as_at = as_at or directory(snapshot).as_at
    if year.end is not None and year.end > as_at:
        raise ArgumentError(
            f"{words.capital(words.span_words(year))} is not over by the as-at date "
            f"({words.day(as_at)}). Choose a year that has ended by then."
        )
    earliest = directory(snapshot).earliest
    if year.end is not None and earliest is not None and year.end < earliest:
        raise ArgumentError(
            f"The records begin on {words.day(earliest)}, so the {words.span_words(year)} would be "
            "a report of nothing. Choose a year that they reach."
        )
    before = before or span_of_years(kind, number - 1, number - 1)
    if before.kind != kind or before.n_years != 1 or _kind_and_year(before)[1] >= number:
        raise ArgumentError(
            "A report compares its year with one earlier year of the same kind. "
            f"Give one such as {span_of_years(kind, number - 1, number - 1).label}."
        )
    return Edition(snapshot, year, before, as_at, policy, reader)


def _kind_and_year(span: Span) -> tuple[str, int]:
    if span.kind is None or span.start is None or span.n_years != 1:
        raise ArgumentError(
            "A report is for one whole year. Give one such as --period panel:2014-15."
        )
    return span.kind, span.start.year


def _kind_and_year_of(trend: Span) -> int:
    return trend.start.year if trend.start is not None else 0


def records(result: Result) -> list[dict[str, Any]]:
    """The rows of an answer as dictionaries, nulls as None."""
    table = result.table.astype(object).where(result.table.notna(), None)
    names = [str(name) for name in table.columns]
    return [dict(zip(names, row, strict=True)) for row in table.itertuples(index=False)]


def row_of(result: Result, year: Span) -> Row | None:
    """The row of one year of an answer by year; None where there is none."""
    return next((row for row in records(result) if row["group_id"] == year.label), None)
