"""Not recorded is not zero: what the dataset says nothing of is left blank, not counted as none.

Judged by the kind of event that a figure counts, over the whole dataset as at a date: where none
is recorded, counts are null; a period that ends before the first is left out, and one in which it
falls says from which day there are any.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

import pandas as pd

from scr.base.periods import Period, cut
from scr.base.request import BY_PERIOD, Request
from scr.base.words import capital, listed, year_short
from scr.base.words import day as in_words
from scr.figures.compare.benchmark import Measure
from scr.figures.compare.composed import SEPARATOR
from scr.figures.definitions import Definition, Event, definition
from scr.store import Snapshot, query

_EVENTS = "select event, words, day from first_events_as_at($as_at) order by event"


@dataclass(frozen=True)
class First:
    """The first event of a kind: `day` is None where there is none; `words` are many of them."""

    words: str
    day: date | None


@lru_cache(maxsize=64)
def firsts(snapshot: Snapshot, as_at: date) -> dict[str, First]:
    """The first event of every kind by the as-at date; cached, as a snapshot never changes."""
    events = query(snapshot, _EVENTS, {"as_at": as_at})
    return {
        str(row["event"]): First(
            str(row["words"]), None if pd.isna(row["day"]) else row["day"].date()
        )
        for row in events.to_dict("records")
    }


def events_of(measure: Measure) -> tuple[Event, ...]:
    """The events that the rows of a measure count."""
    return tuple(
        Event(event.name, over_exposure=measure.kind.has_exposure)
        for event in definition(measure.figure).events
        if (event.column, event.value) in (("", ""), (measure.column, measure.value))
    )


def periods(
    request: Request,
    events: Sequence[Event],
    as_at: date,
    snapshot: Snapshot,
    *,
    by_year: bool | None = None,
) -> tuple[list[Period], list[str]]:
    """The periods to count, and a note for each that is left out or recorded only in part.

    `by_year` says whether each year of the span is one; by default where a row is one.
    """
    apart = request.by in BY_PERIOD if by_year is None else by_year
    asked, notes = cut(request.span, as_at, by_year=apart, step=request.step)
    counted = dict.fromkeys(firsts(snapshot, as_at)[event.name] for event in events)
    days = {first.words: first.day for first in counted if first.day is not None}
    notes += [
        f"No {first.words} are on record by the as-at date: not recorded is not zero."
        for first in counted
        if first.day is None
    ]
    if not days:
        return asked, notes
    words, earliest = min(days.items(), key=lambda item: item[1])
    kept = [period for period in asked if period.end >= earliest]
    early = [year_short(period.label) for period in asked if period.end < earliest]
    if early:
        end, are = ("ends", "is") if len(early) == 1 else ("end", "are")
        notes.append(
            f"{listed(early)} {end} before the first {words} on record, of {in_words(earliest)}, "
            f"and {are} left out."
        )
    notes += [
        f"{capital(words)} are on record from {in_words(day)} on."
        for words, day in days.items()
        if any(p.start is not None and p.start < day <= p.end for p in kept)
    ]
    return kept, notes


def blanked(
    table: pd.DataFrame,
    figure: Definition,
    events: Sequence[Event],
    periods: Sequence[Period],
    as_at: date,
    snapshot: Snapshot,
) -> pd.DataFrame:
    """The shown table, its counts and what is made of them null in the rows whose event the dataset
    does not record at all, or not before the end of the row's period."""
    ends = {period.label: period.end for period in periods}
    hidden = pd.Series(False, index=table.index)
    without_exposure = hidden.copy()
    for event in events:
        day = firsts(snapshot, as_at)[event.name].day
        if day is not None and day <= min(ends.values(), default=as_at):
            continue
        concerned = table[event.column] == event.value if event.column else True
        unrecorded = concerned & (_ends(table, ends, as_at) < (day or date.max))
        hidden |= unrecorded
        if not event.over_exposure:
            without_exposure |= unrecorded
    return _without_numbers(table, figure, hidden, without_exposure) if hidden.any() else table


def _ends(table: pd.DataFrame, ends: dict[str, date], as_at: date) -> pd.Series:
    """The last day that each row counts: of its own period where a row has one."""
    named = table["group_id"].astype("str").str.split(SEPARATOR).str[-1]
    return named.map(ends).fillna(max(ends.values(), default=as_at))


def _without_numbers(
    table: pd.DataFrame, figure: Definition, hidden: pd.Series, without_exposure: pd.Series
) -> pd.DataFrame:
    made = {"share", "rate", "measure", "days", "chance", "number", "count"}
    table = table.copy()
    for column in figure.shown_columns:
        if column.kind in made:
            is_whole = pd.api.types.is_integer_dtype(table[column.name])
            values = table[column.name].astype("Int64") if is_whole else table[column.name]
            table[column.name] = values.mask(without_exposure if column.is_exposure else hidden)
        elif column.kind == "flag":
            table[column.name] = table[column.name].astype(object).mask(hidden, None)
    return table
