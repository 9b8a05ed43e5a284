"""How things have ended by a day where they can end in two ways, and some are still open.

A review may be published, or agreed not to be; completed, or discontinued. The Kaplan-Meier
median takes the second end for being lost from sight: it is the time "if none were stopped". The
share that has ended the first way by a day takes it for what it is: on each day the share still
waiting that ends so on it, F = sum of S(t-) * d / n, where both ends take cases away (Aalen and
Johansen 1978, Scandinavian Journal of Statistics 5:141). With 3 published, 4 agreed not to be and 3
waiting of ten, half are published within 60 days "if none were stopped", and 30% are.

Variance by the delta method (Gaynor and others 1993, JASA 88:400; Marubini and Valsecchi 1995,
chapter 10), which without a second end is Greenwood's; limits on the complementary log-log scale.
"""

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from scr.stats import survival
from scr.stats.intervals import Z95
from scr.stats.survival import Ended, Floats, Integers


@dataclass(frozen=True)
class Shares:
    """What has become of cases by the end of each day of a life table; arrays of its length.

    `ended`, `stopped` and `waiting` add up to 1. `lower` and `upper` are pointwise 95% limits of
    `ended`, NaN while none has ended and where all have. `at_risk` are the cases still followed at
    the start of the day; after the last day nobody is.
    """

    day: Integers
    ended: Floats
    lower: Floats
    upper: Floats
    stopped: Floats
    waiting: Floats
    at_risk: Integers


@dataclass(frozen=True)
class Half:
    """By when half would have ended at the rate seen so far, and how many have.

    `days` is the Kaplan-Meier median with its 95% limits, NaN where not reached: an estimate
    while `n_open` is above 0, and "if none were stopped" where `n_stopped` is. `n` are all cases.
    """

    days: float
    lower: float
    upper: float
    n: int
    n_ended: int
    n_open: int
    n_stopped: int

    @property
    def is_count(self) -> bool:
        """Whether nothing is estimated: every case has ended, so that half have by then."""
        return self.n_ended == self.n


def shares(days: ArrayLike, ended: ArrayLike, censored: ArrayLike, stopped: ArrayLike) -> Shares:
    """What has become of the cases of one life table: on each of its days (whole, rising) how many
    `ended`, were `stopped` by the other end, and were `censored`, last seen open, at the day's
    end. Raises ValueError when days do not rise or a count is below 0."""
    day = np.asarray(days, dtype=np.int64)
    ends, left, stops = (np.asarray(cases, dtype=np.int64) for cases in (ended, censored, stopped))
    if (np.diff(day) <= 0).any() or any((cases < 0).any() for cases in (ends, left, stops)):
        raise ValueError("the days of a life table must rise, and its counts not be below 0")
    gone = ends + left + stops
    at_risk = np.cumsum(gone[::-1])[::-1]
    risk = np.where(at_risk > 0, at_risk, 1)
    waiting = np.asarray(np.cumprod(1 - (ends + stops) / risk), dtype=np.float64)
    before: Floats = np.concatenate([np.ones(min(len(day), 1)), waiting[:-1]])
    share = np.cumsum(before * ends / risk)
    error = np.sqrt(
        [_variance(i, share, before, ends, ends + stops, risk) for i in range(len(day))]
    )
    lower, upper = _limits(share, error)
    stopped_share = np.cumsum(before * stops / risk)
    return Shares(day, share, lower, upper, stopped_share, waiting, at_risk)


def ended_by(by_day: Shares, day: int) -> Ended:
    """The share that has ended by the end of a day, with its limits: 0 before the first end, NaN
    after the last day on which anybody was followed, unless none is waiting then."""
    place = int(np.searchsorted(by_day.day, day, side="right")) - 1
    if place < 0:
        return Ended(0.0, math.nan, math.nan) if len(by_day.day) else Ended(*[math.nan] * 3)
    if day > by_day.day[-1] and by_day.waiting[-1] > survival.TOLERANCE:
        return Ended(math.nan, math.nan, math.nan)
    return Ended(*(float(curve[place]) for curve in (by_day.ended, by_day.lower, by_day.upper)))


def half(days: ArrayLike, ended: ArrayLike, censored: ArrayLike, stopped: ArrayLike) -> Half:
    """By when half of the cases of one life table would have ended; arrays as for `shares`."""
    ends, left, stops = (np.asarray(cases, dtype=np.int64) for cases in (ended, censored, stopped))
    halves = survival.medians(survival.end_to_end([days], [ends], [left + stops]))
    counts = [int(cases.sum()) for cases in (ends, left, stops)]
    days_to, lower, upper = (float(day[0]) for day in (halves.median, halves.lower, halves.upper))
    return Half(days_to, lower, upper, sum(counts), *counts)


def _variance(
    i: int, share: Floats, before: Floats, ends: Integers, leaving: Integers, risk: Integers
) -> float:
    """Of the share that has ended by the i-th day."""
    upto = slice(0, i + 1)
    f, s, d, e, n = share[i] - share[upto], before[upto], ends[upto], leaving[upto], risk[upto]
    # Where all leave nothing grows afterwards, so that the first term is nothing.
    staying = np.where(n > e, n - e, 1)
    first = np.where(n > e, f**2 * e / (n * staying), 0.0)
    # Sums in another order may fall a hair below nothing.
    variance = (first + s**2 * d * (n - d) / n**3.0 - 2 * f * s * d / n**2.0).sum()
    return max(float(variance), 0.0)


def _limits(share: Floats, error: Floats) -> tuple[Floats, Floats]:
    is_defined = (share > survival.TOLERANCE) & (share < 1 - survival.TOLERANCE)
    inside = np.where(is_defined, share, 0.5)
    log_waiting = np.log1p(-inside)
    away = np.exp(Z95 * error / ((1 - inside) * -log_waiting))
    ends = (-np.expm1(log_waiting / away), -np.expm1(log_waiting * away))
    lower, upper = (np.where(is_defined, limit, np.nan) for limit in ends)
    return lower, upper
