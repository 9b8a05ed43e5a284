"""Rare events through time: the days between them (a T chart), where counts say too little.

If events come at a steady rate, the days between two of them follow an exponential distribution.
Its mean is estimated from the n gaps themselves, with sum S, and a gap is judged with that
allowed for: a part of a sum of exponentials is Beta distributed, so one of the n gaps is long
above S (1 - q^(1/(n-1))) and short below S (1 - (1-q)^(1/(n-1))) at q = 0.00135 a side, the tails
of three standard deviations; the open gap, no part of S, is long above S (q^(-1/n) - 1). Limits
as if the mean were known, -(S/n) ln q, can mark no long gap among six, and mark open gaps up to
fifteen times too often. Sources: Nelson 1994 (Journal of Quality Technology 26:10); Benneyan 2001
(Health Care Management Science 4:305) for the chart; Epstein and Sobel 1953 (JASA 48:486) and
Fisher 1929 (Proceedings of the Royal Society A 125:54) for the laws. A longer gap is a rarer
event.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

TAIL = 0.00135
"""The chance beyond each limit: that of three standard deviations on one side."""
SAME_DAY = 0.5
"""Two events of one day lie half a day apart: a gap of 0 would say that they are one."""
FEWEST_GAPS = 4
"""Below so many gaps no limits are drawn: two or three say nothing of one of them."""
FEWEST_SETTLED = 12
"""Below so many gaps the limits are on trial."""
FEWEST_TO_COUNT = 5.0
"""A chart of counts needs a mean of so many a period."""

Floats = NDArray[np.float64]


@dataclass(frozen=True)
class RareEvents:
    """The gaps between events in days, and what they are set against.

    `gaps` has one value per event after the first, less `n_unknown` of which nobody can tell the
    days. `open_gap` are the days since the last event, unfinished, None without an event or where
    its day is not known. `mean` and the limits are NaN below `FEWEST_GAPS`; `lower`,
    `middle` and `upper` are those of finished gaps, `open_upper` that of the unfinished one.
    `is_trial` says that there are fewer than `FEWEST_SETTLED`. `beyond` is -1, 0 or 1 for each gap
    (below, within, above the limits); `is_open_beyond` whether the unfinished gap has passed its
    limit, before which it does not count.
    """

    gaps: Floats
    open_gap: float | None
    mean: float
    lower: float
    middle: float
    upper: float
    open_upper: float
    is_trial: bool
    beyond: NDArray[np.int_]
    is_open_beyond: bool
    n_unknown: int = 0

    @property
    def has_limits(self) -> bool:
        """Whether there are enough gaps to draw limits."""
        return bool(np.isfinite(self.mean))


def limits(total: float, n: int) -> tuple[float, float, float]:
    """Lower limit, middle and upper limit of one of n gaps (two or more) whose sum is `total`,
    in its unit: the quantiles of its part of the sum, Beta(1, n - 1)."""
    lower, middle, upper = (
        -total * np.expm1(np.log(chance) / (n - 1)) for chance in (1 - TAIL, 0.5, TAIL)
    )
    return float(lower), float(middle), float(upper)


def open_limit(total: float, n: int) -> float:
    """The upper limit of a gap that is no part of the n gaps whose sum is `total`."""
    return float(total * np.expm1(-np.log(TAIL) / n))


def rare_events(days: ArrayLike, today: float, is_exact: ArrayLike | None = None) -> RareEvents:
    """What the days of events (numbers in any order, none after `today`) say. `is_exact`: whether
    each day is known (None: all are); a gap is counted between two such events that follow one
    another. The unfinished gap is no part of the mean. Raises ValueError for a day after `today`.
    """
    events = np.asarray(days, dtype=float)
    exact = np.ones(events.size, bool) if is_exact is None else np.asarray(is_exact, dtype=bool)
    order = np.argsort(events, kind="stable")
    events, exact = events[order], exact[order]
    if events.size and events[-1] > today:
        raise ValueError("an event lies after the day of the picture")
    is_counted = exact[1:] & exact[:-1]
    gaps = np.diff(events)[is_counted]
    gaps = np.where(gaps == 0, SAME_DAY, gaps)
    n_unknown = int((~is_counted).sum())
    open_gap = float(today - events[-1]) if events.size and exact[-1] else None
    if gaps.size < FEWEST_GAPS:
        nothing = (float("nan"),) * 5
        none_beyond = np.zeros(gaps.shape, dtype=int)
        return RareEvents(gaps, open_gap, *nothing, True, none_beyond, False, n_unknown)
    total = float(gaps.sum())
    lower, middle, upper = limits(total, gaps.size)
    longest = open_limit(total, gaps.size)
    beyond = (gaps > upper).astype(int) - (gaps < lower).astype(int)
    return RareEvents(
        gaps=gaps,
        open_gap=open_gap,
        mean=total / gaps.size,
        lower=lower,
        middle=middle,
        upper=upper,
        open_upper=longest,
        is_trial=gaps.size < FEWEST_SETTLED,
        beyond=beyond,
        is_open_beyond=open_gap is not None and open_gap > longest,
        n_unknown=n_unknown,
    )


def can_count(n_events: float, n_periods: float) -> bool:
    """Whether a chart of counts says anything: a mean of at least 5 a period."""
    return n_periods > 0 and n_events / n_periods >= FEWEST_TO_COUNT
