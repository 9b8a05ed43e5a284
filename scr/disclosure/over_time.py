"""What ties figures to each other over the years.

The panel gives its view of a decision in the year of the decision or in a later one. So a board's
views up to any day are no more than its decisions not to start a review up to then; and likewise
for what was decided in the end. Any reader takes it, too, that a board had decided to start what it
has started. Whoever has the published tables of all years can use that.
"""

from collections.abc import Mapping
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from scr.base.periods import EVERYTHING, Span, year_of, year_period
from scr.base.request import Request
from scr.figures import run as figures
from scr.figures.definitions import definition
from scr.figures.directory import directory
from scr.store import Snapshot

OVER_TIME: dict[tuple[str, ...], tuple[Mapping[str, int], ...]] = {
    ("decisions", "panel_scrutiny"): (
        {"n_not_initiate": 1, "n_considered": -1},
        {"n_final_initiate": 1, "n_changed": -1},
        # Of v cases not to be started at first that were in the end, at least those that the
        # panel saw changed and at most those not seen unchanged: such a v exists just where this
        # and the two above hold.
        {"n_decisions": 1, "n_final_initiate": -1, "n_considered": -1, "n_changed": 1},
    ),
    # Any reader takes it that a review was not started before it was decided to start it, at first
    # or in the end; and of those that were not to be at first, the panel saw none unchanged.
    ("decisions", "panel_scrutiny", "cohort_outcomes"): (
        {"n_final_initiate": 1, "n_initiated": -1},
        {"n_initiate": 1, "n_final_initiate": 1, "n_initiated": -1},
        {"n_decisions": 1, "n_considered": -1, "n_changed": 1, "n_initiated": -1},
    ),
}
"""By the figures that count them: sums that are never below 0 for any board, taken from the
beginning to a day."""


def over_time_rows(
    family: tuple[str, ...],
    year: Span,
    snapshot: Snapshot,
    groups: list[tuple[str, str]],
    numbers: Mapping[tuple[tuple[str, str], str], int],
    values: NDArray[np.int64],
) -> tuple[list[dict[int, int]], list[int]]:
    """For each relation and board: the cells of the year in it, and what the other years add.

    Of the days from the year's end on (ends of later years, and the as-at date) the one that
    leaves least room counts; days on which the records break the relation are passed over, as
    they need not hold to it where dates are out of order.
    """
    relations = [
        relation
        for named, of_them in OVER_TIME.items()
        if set(named) <= set(family)
        for relation in of_them
    ]
    if not relations:
        return [], []
    sums = [_until(family, day, snapshot) for day in _days(year, snapshot)]
    rows, rests = [], []
    for group in groups:
        if group[0] != "board":
            continue
        for relation in relations:
            row = {numbers[group, column]: sign for column, sign in relation.items()}
            rooms = [
                sum(sign * counts.get((group[1], column), 0) for column, sign in relation.items())
                for counts in sums
            ]
            if kept := [room for room in rooms if room >= 0]:
                now = sum(sign * int(values[cell]) for cell, sign in row.items())
                rows.append(row)
                rests.append(min(kept) - now)
    return rows, rests


def _days(year: Span, snapshot: Snapshot) -> list[Span]:
    """From the beginning to the end of the year, of each later one, and to the as-at date."""
    if year.end is None:
        raise ValueError("a year has an end")
    as_at = directory(snapshot).as_at
    first, last = year_of("panel", year.end), year_of("panel", as_at)
    ends = [year_period("panel", number).end for number in range(first, last + 1)]
    return [Span(None, None, end) for end in ends if end < as_at] + [EVERYTHING]


@lru_cache(maxsize=64)
def _until(family: tuple[str, ...], until: Span, snapshot: Snapshot) -> dict[tuple[str, str], int]:
    """The counts by board and column of everything up to a day."""
    counts = {}
    # What a figure that needs a period counts, another of its family counts without one.
    for name in (name for name in family if definition(name).period == "optional"):
        table = figures.counts(Request(name, until, "board"), snapshot)
        for column in definition(name).counts:
            for board_id, value in zip(table["group_id"], table[column], strict=True):
                counts[board_id, column] = int(value)
    return counts
