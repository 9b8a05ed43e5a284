"""Every unit judged beside all of them: what it is compared with, its tails and its mark.

A unit with up to a tenth of all cases is set against all of them pooled, by the binomial or
Poisson tail (`funnel`). A larger one would be set against itself, so the others are pooled for
it; and as their share is then an estimate too, its tails are those given the total of both: the
hypergeometric of shares, the binomial of rates (`exact`). Judged by the binomial against a share
taken as known, a unit with 40% of all cases was marked one time in ten when all were alike.
"""

from collections.abc import Callable
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import ArrayLike, NDArray

from scr.stats import dispersion, exact, funnel
from scr.stats.funnel import Floats, Tails


class Others(NamedTuple):
    """What all units but each one have counted, arrays of the shape of the units; `is_large`
    says for which of them that is what they are compared with."""

    x: Floats
    n: Floats
    is_large: NDArray[np.bool_]


class Judged(NamedTuple):
    """Units judged, arrays of their shape. `target` is a share, or a rate per one of exposure;
    `flags` are of funnel.FLAGS. NaN where there is nothing to compare with."""

    target: Floats
    tails: Tails
    flags: NDArray[np.str_]


def others(counted: ArrayLike, sizes: ArrayLike) -> Others:
    """The counts of the other units. Units without cases (or exposure), or with NaN, are no part
    of anybody's others."""
    x, n = _floats(counted, sizes)
    is_counted = ~np.isnan(x) & (n > 0)
    mine_x, mine_n = np.where(is_counted, x, 0.0), np.where(is_counted, n, 0.0)
    is_large = is_counted & (n > funnel.LARGE_SHARE * mine_n.sum())
    return Others(mine_x.sum() - mine_x, mine_n.sum() - mine_n, is_large)


def judge_shares(counted: ArrayLike, sizes: ArrayLike) -> Judged:
    """Shares `counted` / `sizes` of whole numbers, each judged. Raises ValueError when a count is
    above what it is out of."""
    x, n = _floats(counted, sizes)
    target, rest = funnel.target(x, n), others(x, n)
    none, both_tails, every = (
        _exact_where_large(funnel.tails(count, n, target), share_tails, count, n, rest)
        for count in (0 * n, x, n)
    )
    can_tell = funnel.can_tell(n, none.p_low, every.p_high)
    return Judged(target, both_tails, funnel.named(both_tails, x, n, can_tell))


def judge_rates(counted: ArrayLike, exposed: ArrayLike) -> Judged:
    """Rates of events over an exposure, each judged; the target is per one of it."""
    x, exposure = _floats(counted, exposed)
    target, rest = funnel.target(x, exposure), others(x, exposure)
    both_tails = funnel.tails_of_rate(x, exposure, target)
    both_tails = _exact_where_large(both_tails, rate_tails, x, exposure, rest)
    return Judged(target, both_tails, _flags_of_rates(both_tails, x, exposure))


def judge_shares_that_differ(
    counted: ArrayLike, sizes: ArrayLike, plain: Judged, weight: float
) -> tuple[Tails, NDArray[np.str_]]:
    """The tails and flags of the same units, allowing for differences between them of this
    `weight` (see `dispersion`). Of a large unit no tail is smaller than by chance alone, as
    allowing for more makes nothing rarer."""
    x, n = _floats(counted, sizes)
    rest = others(x, n)

    def tails_of(counts: Floats) -> Tails:
        chance = _exact_where_large(
            funnel.tails(counts, n, plain.target), share_tails, counts, n, rest
        )
        return _no_rarer(chance, dispersion.tails(counts, n, plain.target, weight), rest, weight)

    both_tails = tails_of(x)
    can_tell = funnel.can_tell(n, tails_of(0 * n).p_low, tails_of(n).p_high)
    return both_tails, funnel.named(both_tails, x, n, can_tell)


def judge_rates_that_differ(
    counted: ArrayLike, exposed: ArrayLike, plain: Judged, weight: float
) -> tuple[Tails, NDArray[np.str_]]:
    """The same of rates."""
    x, exposure = _floats(counted, exposed)
    spread = dispersion.tails_of_rate(x, exposure, plain.target, weight)
    both_tails = _no_rarer(plain.tails, spread, others(x, exposure), weight)
    return both_tails, _flags_of_rates(both_tails, x, exposure)


def _flags_of_rates(tails_of_all: Tails, x: Floats, exposure: Floats) -> NDArray[np.str_]:
    can_tell = (exposure > 0) & ~np.isnan(tails_of_all.p_low)
    return funnel.named(tails_of_all, x, np.full_like(x, np.inf), can_tell)


def share_tails(x: float, n: float, others_x: float, others_n: float) -> tuple[float, float]:
    """The chance of so few and of so many in a unit, given what it and the others have counted."""
    return exact.hypergeometric_tails(x, n, x + others_x, n + others_n)


def rate_tails(
    x: float, exposure: float, others_x: float, others_exposure: float
) -> tuple[float, float]:
    """The same of events: each falls to the unit by its part of the exposure."""
    return exact.binomial_tails(x, x + others_x, exposure / (exposure + others_exposure))


def _no_rarer(plain: Tails, spread: Tails, rest: Others, weight: float) -> Tails:
    if not np.isfinite(weight):
        return plain
    return Tails(
        np.where(rest.is_large, np.maximum(plain.p_low, spread.p_low), spread.p_low),
        np.where(rest.is_large, np.maximum(plain.p_high, spread.p_high), spread.p_high),
    )


def _exact_where_large(
    tails_of_all: Tails,
    tails: Callable[..., tuple[float, float]],
    x: Floats,
    n: Floats,
    rest: Others,
) -> Tails:
    low, high = tails_of_all.p_low.copy(), tails_of_all.p_high.copy()
    for place in np.flatnonzero(rest.is_large & (rest.n > 0)):
        low[place], high[place] = tails(x[place], n[place], rest.x[place], rest.n[place])
    return Tails(low, high)


def _floats(*values: ArrayLike) -> tuple[Any, ...]:
    return tuple(np.broadcast_arrays(*(np.atleast_1d(np.asarray(v, dtype=float)) for v in values)))
