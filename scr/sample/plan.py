"""How many cases in which panel year, and the published totals that the default size carries.

A panel year runs from 1 July to 30 June and is named by the calendar year in which it begins.
The totals of the default plan are those of England, so that people find figures they know. Where
nothing was published the counts are ours: a slow start after reports began to be published in
full, and a rise after the panel was set up in June 2013.
"""

from dataclasses import dataclass
from datetime import date

import numpy as np

from scr.sample.fields import EPOCH, Array, day

FIRST_DAY = day("2011-01-01")
PANEL_SET_UP = day("2013-06-15")
# No view was given and no report received before its first full year.
PANEL_BEGAN = day("2013-07-01")
RULES_OF_2015 = day("2015-03-26")


@dataclass(frozen=True)
class Year:
    """One panel year: first and last day, cases first decided in it, and to initiate of these."""

    start: int
    end: int
    n_decided: int
    n_initiate: int


@dataclass(frozen=True)
class Plan:
    """Years and cases still undecided; `is_exact` asks for the published totals."""

    years: tuple[Year, ...]
    n_undecided: int
    is_exact: bool


# Panel year -> cases decided, of these to initiate. 168 of 275 in 2014-15 is published.
DECIDED = {
    2010: (30, 18),
    2011: (90, 56),
    2012: (144, 90),
    2013: (166, 87),
    2014: (275, 168),
    2015: (238, 135),
}
UNDECIDED = 14
# Initiated in the panel year, by whatever decision.
INITIATED = {2014: 168}
# Decisions not to initiate on which the panel gave a view: considered, agreed. 2015-16 is ours.
VIEWS = {2013: (66, 35), 2014: (107, 86), 2015: (101, 82)}
# Reports received by the panel, and what it said to cases for non-publication:
# agreed, disagreed, anonymous, summary.
REPORTS = {2013: 74, 2014: 80, 2015: 110}
NONPUBLICATION = {2013: (4, 0, 2, 1), 2014: (8, 4, 3, 1), 2015: (4, 9, 3, 1)}


def bounds(year: int) -> tuple[int, int]:
    """First and last day of a panel year."""
    return (date(year, 7, 1) - EPOCH).days, (date(year + 1, 6, 30) - EPOCH).days


def make_plan(reviews: int | None = None) -> Plan:
    """The default plan, or the same shares of so many reviews, which carry no exact totals."""
    counts = np.array([*DECIDED.values()])
    flat = np.append(np.column_stack([counts[:, 1], counts[:, 0] - counts[:, 1]]), UNDECIDED)
    if reviews is not None:
        edges = np.floor(np.cumsum(flat) * reviews / flat.sum() + 0.5).astype(int)
        flat = np.diff(np.append(0, edges))
    initiate, other = flat[:-1:2], flat[1:-1:2]
    years = []
    for number, yes, no in zip(DECIDED, initiate, other, strict=True):
        start, end = bounds(number)
        years.append(Year(max(start, FIRST_DAY), end, int(yes + no), int(yes)))
    return Plan(tuple(years), int(flat[-1]), reviews is None)


def year_number(days: Array) -> Array:
    """The panel year of each day (of blanks: one before any in the plan)."""
    edges = np.array([bounds(year)[0] for year in range(2000, 2030)])
    return np.asarray(np.searchsorted(edges, days, side="right") + 1999)
