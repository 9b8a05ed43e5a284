"""Rare events through time: the days between them (a T chart), where counts say too little.

If events come at a steady rate, the days between two of them follow an exponential distribution
with mean T; a gap is set against its quantiles -T ln(1 - p) at p = 0.00135, 0.5 and 0.99865, the
tails of three standard deviations. Sources: Nelson 1994 (Journal of Quality Technology 26:10);
Benneyan 2001 (Health Care Management Science 4:305). A longer gap is a rarer event.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

LOWER, MIDDLE, UPPER = 0.00135, 0.5, 0.99865
SAME_DAY = 0.5
"""Two events of one day lie half a day apart: a gap of 0 would say that they are one."""
FEWEST_GAPS = 4
"""Below so many gaps no limits are drawn: a mean of two or three says nothing."""
FEWEST_SETTLED = 12
"""Below so many gaps the limits are on trial."""
FEWEST_TO_COUNT = 5.0
"""A chart of counts needs a mean of so many a period."""

Floats = NDArray[np.float64]


@dataclass(frozen=True)
class RareEvents:
    """The gaps between events in days, and what they are set against.

    `gaps` has one value per event after the first. `open_gap` are the days since the last event,
    unfinished, None without an event. `mean` and the limits are NaN below `FEWEST_GAPS`;
    `is_trial` says that there are fewer than `FEWEST_SETTLED`. `beyond` is -1, 0 or 1 for each gap
    (below, within, above the limits); `is_open_beyond` whether the unfinished gap has passed the
    upper limit, before which it does not count.
    """

    gaps: Floats
    open_gap: float | None
    mean: float
    lower: float
    middle: float
    upper: float
    is_trial: bool
    beyond: NDArray[np.int_]
    is_open_beyond: bool

    @property
    def has_limits(self) -> bool:
        """Whether there are enough gaps to draw limits."""
        return bool(np.isfinite(self.mean))


def quantiles(mean: float) -> tuple[float, float, float]:
    """Lower limit, middle and upper limit of gaps of this mean, in its unit."""
    lower, middle, upper = (-mean * np.log1p(-p) for p in (LOWER, MIDDLE, UPPER))
    return float(lower), float(middle), float(upper)


def rare_events(days: ArrayLike, today: float) -> RareEvents:
    """What the days of events (numbers in any order, none after `today`) say. The unfinished gap
    is no part of the mean. Raises ValueError for a day after `today`."""
    events = np.sort(np.asarray(days, dtype=float))
    if events.size and events[-1] > today:
        raise ValueError("an event lies after the day of the picture")
    gaps = np.diff(events)
    gaps = np.where(gaps == 0, SAME_DAY, gaps)
    open_gap = float(today - events[-1]) if events.size else None
    if gaps.size < FEWEST_GAPS:
        nothing = (float("nan"),) * 4
        none_beyond = np.zeros(gaps.shape, dtype=int)
        return RareEvents(gaps, open_gap, *nothing, True, none_beyond, False)
    mean = float(gaps.mean())
    lower, middle, upper = quantiles(mean)
    beyond = (gaps > upper).astype(int) - (gaps < lower).astype(int)
    return RareEvents(
        gaps=gaps,
        open_gap=open_gap,
        mean=mean,
        lower=lower,
        middle=middle,
        upper=upper,
        is_trial=gaps.size < FEWEST_SETTLED,
        beyond=beyond,
        is_open_beyond=open_gap is not None and open_gap > upper,
    )


def can_count(n_events: float, n_periods: float) -> bool:
    """Whether a chart of counts says anything: a mean of at least 5 a period."""
    return n_periods > 0 and n_events / n_periods >= FEWEST_TO_COUNT
