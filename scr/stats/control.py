"""Has something changed over time, or is it the usual coming and going?

p charts for shares and u charts for rates, with limits three standard deviations either side of
the mean of all points; Laney's p' and u' beside them where the points are spread wider than
chance; a run chart about the median where counts are too small for limits. A point is outside by
the exact tail of its count, never by the drawn limit alone, and only with three cases of its
kind. Widened limits explain some of it away, a lasting change among it, so both are given. Limits
are worked out anew only after a `cut` that the caller names: nothing here ever finds one for
itself.

Sources: Montgomery, Introduction to Statistical Quality Control, chapter 7; Laney 2002 (Quality
Engineering 14:531); run rules: Anhoej and Olesen 2014 (PLoS ONE 9:e113825), Schilling 2012, Chen
2010.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal, NamedTuple

import numpy as np
from numpy.typing import ArrayLike, NDArray

from scr.stats import funnel
from scr.stats.kinds import Kind

Method = Literal["limits", "trial", "run"]
Floats = NDArray[np.float64]

SDS = 3.0
TAIL = 0.00135
"""The chance beyond three standard deviations on one side."""
FIRM = 12
"""With fewer points limits are on trial: a few more may move them."""
FEWEST_EXPECTED = 5
"""Where fewer are expected in a point, on average, of either kind, limits mean nothing."""
FEWEST_FOR_RUNS = 10
DIFFERS = 0.05
# Mean range of two draws from a normal distribution, in standard deviations.
_D2 = 1.128


class Runs(NamedTuple):
    """Longest run on one side of the centre and crossings of it, among the `n_useful` points
    that are not on it; the most and fewest that chance explains, None below ten such points."""

    n_useful: int
    longest: int
    longest_allowed: int | None
    crossings: int
    crossings_needed: int | None

    @property
    def is_signal(self) -> bool:
        """Whether either is beyond what chance explains."""
        if self.longest_allowed is None or self.crossings_needed is None:
            return False
        return self.longest > self.longest_allowed or self.crossings < self.crossings_needed


class Part(NamedTuple):
    """A stretch of points with limits of its own: places `first` to `last`, both included.

    `n_points` have a value. `sigma_z` is Laney's ratio of the spread seen to that of chance, NaN
    below two points or for a run chart; `is_overdispersed` where it is above 1 by more than chance,
    so that there are widened limits too.
    """

    first: int
    last: int
    n_points: int
    method: Method
    centre: float
    sigma_z: float
    is_overdispersed: bool
    runs: Runs


@dataclass(frozen=True)
class Control:
    """A chart: arrays of one shape with NaN where a point has no value or no limits.

    `value`, `lower` and `upper` are shares or rates; `wide_lower` and `wide_upper` are limits
    widened by the part's own spread, where it is overdispersed. `outside` marks points beyond
    chance, `outside_wide` those also beyond the widened limits where there are any.
    """

    value: Floats
    lower: Floats
    upper: Floats
    wide_lower: Floats
    wide_upper: Floats
    outside: NDArray[np.bool_]
    outside_wide: NDArray[np.bool_]
    parts: tuple[Part, ...]


def chart(x: ArrayLike, n: ArrayLike, kind: Kind, cuts: Sequence[int] = ()) -> Control:
    """The chart of x of n (n an exposure for a rate), points in the order of time.

    `cuts` are the places at which a new part begins. Things counted in clusters get a run chart,
    as their spread is not that of single cases. Points with n = 0 or NaN are gaps.
    """
    x, n = np.asarray(x, dtype=float), np.asarray(n, dtype=float)
    is_point = ~np.isnan(x) & (n > 0)
    value = np.where(is_point, x / np.where(is_point, n, 1.0), np.nan)
    all_limits = [np.full(len(x), np.nan) for _ in range(4)]
    outside, outside_wide = np.zeros((2, len(x)), dtype=bool)
    parts = []
    ends = [0, *sorted({cut for cut in cuts if 0 < cut < len(x)}), len(x)]
    for first, end in pairwise(ends):
        inside = np.flatnonzero(is_point[first:end]) + first
        part, limits = _part(x[inside], n[inside], kind, first, end - 1)
        parts.append(part)
        for place, limit in zip(all_limits, limits, strict=True):
            place[inside] = limit
        odd = _outside(x[inside], n[inside], kind, part)
        outside[inside] = odd
        _, _, low, high = limits
        beyond = (value[inside] < low) | (value[inside] > high)
        outside_wide[inside] = odd & beyond if part.is_overdispersed else odd
    lower, upper, low, high = all_limits
    return Control(value, lower, upper, low, high, outside, outside_wide, tuple(parts))


def runs(values: ArrayLike, centre: float) -> Runs:
    """The run rules on values in the order of time; NaN are passed over."""
    sides = np.sign(np.asarray(values, dtype=float) - centre)
    sides = sides[~np.isnan(sides) & (sides != 0)]
    n = len(sides)
    turns = np.flatnonzero(np.diff(sides)) + 1
    lengths = np.diff([0, *turns, n]) if n else np.array([0])
    if n < FEWEST_FOR_RUNS:
        return Runs(n, int(lengths.max()), None, len(turns), None)
    return Runs(n, int(lengths.max()), round(math.log2(n)) + 3, len(turns), _fewest(n - 1))


def _part(
    x: Floats, n: Floats, kind: Kind, first: int, last: int
) -> tuple[Part, tuple[Floats, Floats, Floats, Floats]]:
    none = np.full(len(x), np.nan)
    value = x / n
    centre = float(x.sum() / n.sum()) if len(x) else math.nan
    is_small = not len(x) or kind.rarer(centre) * n.mean() < FEWEST_EXPECTED
    if is_small or not kind.is_judged:
        middle = float(np.median(value)) if len(x) else math.nan
        part = Part(first, last, len(x), "run", middle, math.nan, False, runs(value, middle))
        return part, (none, none, none, none)
    sd = np.sqrt(kind.variance(centre) / n)
    z = (value - centre) / sd
    sigma_z = float(np.mean(np.abs(np.diff(z))) / _D2) if len(x) > 1 else math.nan
    is_wide = sigma_z > 1 and kind.differ(x, n) < DIFFERS
    method: Method = "limits" if len(x) >= FIRM else "trial"
    part = Part(first, last, len(x), method, centre, sigma_z, is_wide, runs(value, centre))
    plain = _within(centre, SDS * sd, kind)
    return part, (*plain, *(_within(centre, SDS * sigma_z * sd, kind) if is_wide else (none, none)))


def _within(centre: float, away: Floats, kind: Kind) -> tuple[Floats, Floats]:
    return np.maximum(centre - away, 0.0), np.minimum(centre + away, kind.most)


def _outside(x: Floats, n: Floats, kind: Kind, part: Part) -> NDArray[np.bool_]:
    if part.method == "run":
        return np.zeros(len(x), dtype=bool)
    tails = kind.tails(x, n, part.centre)
    is_low = (tails.p_low <= TAIL) & (kind.not_counted(x, n) >= funnel.FEWEST)
    return np.asarray(is_low | ((tails.p_high <= TAIL) & (x >= funnel.FEWEST)))


def _fewest(n_gaps: int) -> int:
    """The 5% quantile of crossings among so many gaps, each crossed by the toss of a coin."""
    so_far, needed = 0, 0.05 * 2**n_gaps
    for crossings in range(n_gaps + 1):
        so_far += math.comb(n_gaps, crossings)
        if so_far >= needed:
            return crossings
    return n_gaps
