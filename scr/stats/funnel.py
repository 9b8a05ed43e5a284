"""Is a unit unlike the rest? Decided by the exact tail of the count, never by a drawn curve.

x of n is a share with a binomial count; x over an exposure is a rate with a Poisson count.
Sources: Spiegelhalter 2005 (Statistics in Medicine 24:1185); Verburg et al. 2018. The curve that
is usually drawn interpolates between counts that can occur and so flags far too many small
units; the steps given here lie halfway between two counts, so that picture and rule agree. A mark
rests on at least three cases of its kind: where nearly all units are at 99%, the one that is not
is somebody, and 0 of 1 of it says nothing of that unit.

This judges x of n against a target that is taken as known. Units that make up the target
themselves are judged by `outliers`, which knows of large ones.
"""

import math
from collections.abc import Callable
from dataclasses import dataclass
from itertools import product
from typing import Literal, NamedTuple

import numpy as np
from numpy.typing import ArrayLike, NDArray

Side = Literal["low", "high"]
Level = Literal["95", "998"]
Floats = NDArray[np.float64]

SIDES: tuple[Side, ...] = ("low", "high")
# The probability in one tail at or below which a count is flagged.
LEVELS: dict[Level, float] = {"95": 0.025, "998": 0.001}
FLAGS = ("low_998", "low_95", "none", "high_95", "high_998", "too_few")
# A tail of exactly 0.025 counts, but in floating point it may come out a hair above (1 of 1
# at a target of 1/40 does). The tails are right to about 1e-13 of themselves, and tails of
# different counts never lie this close together.
ROUNDING = 1e-10
# A unit that holds more than this share of all n is compared with the others, not with itself.
LARGE_SHARE = 0.1
# A low mark rests on so many cases that are not what is counted, a high one on so many that are.
FEWEST = 3


class Tails(NamedTuple):
    """Chance of so few (`p_low` = P(X <= x)) and of so many (`p_high` = P(X >= x))."""

    p_low: Floats
    p_high: Floats


@dataclass(frozen=True)
class Steps:
    """One limit of the funnel, at each n or exposure; arrays of one shape.

    `first_flagged` is the flagged count next to the middle, `last_unflagged` its neighbour, and
    `boundary` the share or rate halfway between; all NaN where nothing can be flagged.
    """

    side: Side
    level: Level
    size: Floats
    first_flagged: Floats
    last_unflagged: Floats
    boundary: Floats


def tails(x: ArrayLike, n: ArrayLike, target: ArrayLike) -> Tails:
    """Binomial tails of x of n at the share `target`, arrays of their common shape.

    NaN where any of them is. Raises ValueError when x is below 0 or above n.
    """
    from scipy.special import betainc, betaincc

    x, n, target = _floats(x, n, target)
    _must_lie_between(x, n)
    # P(X >= x) is the incomplete beta function of (x, n - x + 1); its ends are sure things.
    p_high = np.where(x > 0, betainc(np.maximum(x, 1), n - x + 1, target), 1.0)
    p_low = np.where(x < n, betaincc(x + 1, np.maximum(n - x, 1), target), 1.0)
    unknown = np.isnan(x) | np.isnan(n) | np.isnan(target)
    return Tails(np.where(unknown, np.nan, p_low), np.where(unknown, np.nan, p_high))


def tails_of_rate(x: ArrayLike, exposure: ArrayLike, rate: ArrayLike) -> Tails:
    """Poisson tails of x events at exposure * rate expected (rate per one of exposure).

    Arrays of the common shape, NaN where any of them is. Raises ValueError when x is below 0.
    """
    from scipy.special import gammainc, gammaincc

    x, exposure, rate = _floats(x, exposure, rate)
    _must_lie_between(x, np.full_like(x, np.inf))
    expected = exposure * rate
    p_high = np.where(x > 0, gammainc(np.maximum(x, 1), expected), 1.0)
    p_low = gammaincc(x + 1, expected)
    unknown = np.isnan(x) | np.isnan(expected)
    return Tails(np.where(unknown, np.nan, p_low), np.where(unknown, np.nan, p_high))


def flags(x: ArrayLike, n: ArrayLike, target: ArrayLike) -> NDArray[np.str_]:
    """One of FLAGS for each unit: x of n against the share `target`.

    Low only where n - x is 3 or more, high only where x is. `too_few` where no outcome with this
    n could be flagged so, on either side, at 95%; also where n is 0 or something is NaN. Raises
    ValueError as `tails` does.
    """
    x, n, target = _floats(x, n, target)
    fewest = tails(np.zeros_like(n), n, target).p_low
    most = tails(n, n, target).p_high
    return named(tails(x, n, target), x, n, can_tell(n, fewest, most))


def flags_of_rate(x: ArrayLike, exposure: ArrayLike, rate: ArrayLike) -> NDArray[np.str_]:
    """One of FLAGS for each unit: x events in the exposure against `rate` (per one of it).

    High only for three events or more; low needs none. A count of events has no upper end, so
    some outcome can always be flagged: `too_few` only where the exposure is 0 or something is
    NaN. Raises ValueError as `tails_of_rate` does.
    """
    x, exposure, rate = _floats(x, exposure, rate)
    both_tails = tails_of_rate(x, exposure, rate)
    can = (exposure > 0) & ~np.isnan(both_tails.p_low)
    return named(both_tails, x, np.full_like(x, np.inf), can)


def target(x: ArrayLike, n: ArrayLike) -> Floats:
    """What each unit is compared with: sum(x) / sum(n) over all units, or over the others for
    a unit that holds more than 10% of n. Shape of x; n may be an exposure.

    Units with NaN in either, or without any n, are left out of the sums: an event of a unit
    without exposure is no part of a rate. NaN where there is nothing to compare with.
    """
    x, n = _floats(x, n)
    is_counted = ~np.isnan(x) & (n > 0)
    all_x, all_n = x[is_counted].sum(), n[is_counted].sum()
    is_large = is_counted & (n > LARGE_SHARE * all_n)
    others_x = all_x - np.where(is_large, x, 0)
    others_n = all_n - np.where(is_large, n, 0)
    return np.asarray(others_x / np.where(others_n > 0, others_n, np.nan))


def limit_steps(n_values: ArrayLike, target: float) -> list[Steps]:
    """The four limits of a funnel of shares at these whole n, in the order of SIDES and LEVELS.

    They come from the same tails as `flags`: a unit lies beyond a boundary exactly when it is
    flagged at that level.
    """
    sizes = np.asarray(n_values, dtype=float)
    return steps(lambda x: tails(x, sizes, target), sizes, sizes, sizes - FEWEST, 1.0)


def limit_steps_of_rate(exposures: ArrayLike, rate: float, per: float = 100_000) -> list[Steps]:
    """The four limits of a funnel of rates at these exposures, in the order of SIDES and LEVELS.

    `rate` is per one of exposure, the boundaries `per` so many of it.
    """
    sizes = np.asarray(exposures, dtype=float)
    # Far past the highest limit: the chance of a count so high is nil at any expected number.
    highest = np.ceil(sizes * rate + 12 * np.sqrt(sizes * rate) + 12)
    return steps(lambda x: tails_of_rate(x, sizes, rate), sizes, highest, highest, per)


def steps(
    tails_of: Callable[[Floats], Tails],
    sizes: Floats,
    highest: Floats,
    highest_low: Floats,
    per: float,
) -> list[Steps]:
    """The four limits at each size, in the order of SIDES and LEVELS.

    `tails_of` gives the tails of a count at each size; counts reach up to `highest`, those that
    may be low up to `highest_low`; boundaries are `per` so many of the size.
    """
    boundaries = []
    for side, level in product(SIDES, LEVELS):

        def holds(x: Floats, side: Side = side, level: Level = level) -> NDArray[np.bool_]:
            p = tails_of(x)
            return is_beyond(p.p_high, level) if side == "high" else ~is_beyond(p.p_low, level)

        edge = _first(holds, highest)
        first = np.minimum(edge - 1, highest_low) if side == "low" else np.maximum(edge, FEWEST)
        first = np.where((first >= 0) & (first <= highest), first, np.nan)
        next_to_it = first + (1 if side == "low" else -1)
        with np.errstate(invalid="ignore", divide="ignore"):
            boundary = per * (first + next_to_it) / 2 / sizes
        boundaries.append(Steps(side, level, sizes, first, next_to_it, boundary))
    return boundaries


def _first(is_so: Callable[[Floats], NDArray[np.bool_]], highest: Floats) -> Floats:
    """At each size the lowest count from which something holds, one more than the highest where
    it never does; by halving, as it holds of all counts above."""
    low, high = np.full(highest.shape, -1.0), highest + 1
    while np.any(high - low > 1):
        middle = np.floor((low + high) / 2)
        holds = is_so(np.clip(middle, 0, highest)) & (middle >= 0)
        low, high = np.where(holds, low, middle), np.where(holds, middle, high)
    return high


def smallest_n(target: float, side: Side, level: Level) -> int | None:
    """The least n at which some outcome is flagged on this side at this level; None if never.
    Never below three, the cases of its kind on which a mark rests."""
    chance = 1 - target if side == "low" else target
    if not 0 <= chance < 1:
        return None
    least = 0 if chance == 0 else math.floor(math.log(LEVELS[level]) / math.log(chance)) - 1
    n = max(FEWEST, least)
    while not is_beyond(np.asarray(chance**n), level):
        n += 1
    return n


def can_tell(n: Floats, fewest: Floats, most: Floats) -> NDArray[np.bool_]:
    """Whether a share of n could be flagged: `fewest` is the tail of none, `most` that of all."""
    return np.asarray((n >= FEWEST) & (is_beyond(fewest, "95") | is_beyond(most, "95")))


def named(
    tails_of_all: Tails, x: Floats, n: Floats, can_tell: NDArray[np.bool_], fewest: int = FEWEST
) -> NDArray[np.str_]:
    """One of FLAGS for each pair of tails of x of n (infinite for events, whose low marks need no
    case); `too_few` where `can_tell` is false. The one place that marks: at least `fewest` cases
    of the kind stand behind each."""
    is_low, is_high = n - x >= fewest, x >= fewest
    chosen = np.select(
        [
            ~can_tell,
            is_low & is_beyond(tails_of_all.p_low, "998"),
            is_high & is_beyond(tails_of_all.p_high, "998"),
            is_low & is_beyond(tails_of_all.p_low, "95"),
            is_high & is_beyond(tails_of_all.p_high, "95"),
        ],
        ["too_few", "low_998", "high_998", "low_95", "high_95"],
        "none",
    )
    return np.asarray(chosen, dtype=np.str_)


def is_beyond(p: Floats, level: Level) -> NDArray[np.bool_]:
    """Which tails are so small that they are flagged at a level."""
    return np.asarray(p <= LEVELS[level] * (1 + ROUNDING))


def _must_lie_between(x: Floats, n: Floats) -> None:
    if np.any((x < 0) | (x > n)):
        raise ValueError("a count lies below 0 or above its n")


def _floats(*values: ArrayLike) -> tuple[Floats, ...]:
    return tuple(np.broadcast_arrays(*(np.asarray(value, dtype=float) for value in values)))
