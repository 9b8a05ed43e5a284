"""Do units differ by more than chance, and what is left of a flag once that is allowed for?

Real differences between units widen the limits within which a count is unremarkable. Whether to
allow for them is a choice: it answers another question ("odd even among units that differ?") and
adjusts real variation away. So both sets of flags are always given side by side.

Sources: Spiegelhalter 2005 (Quality and Safety in Health Care 14:347) for the dispersion,
winsorised; Spiegelhalter et al. 2012 (JRSS A 175:1) for the variance between units. Decisions
are by the tails of the Beta-binomial and the Gamma-Poisson, whose weight comes from `shrinkage`.
"""

import math
from collections.abc import Callable
from typing import NamedTuple

import numpy as np
from numpy.typing import ArrayLike, NDArray

from scr.stats import funnel
from scr.stats.funnel import Steps, Tails

WINSORISED = 0.1
"""The share at either end whose standardised differences are drawn in to the rest."""

Floats = NDArray[np.float64]


class Dispersion(NamedTuple):
    """`phi`: mean squared standardised difference, 1 where units differ by chance alone.
    `tau_squared`: variance between units beyond chance, on the scale of the angle asin(sqrt(p))
    for shares and of sqrt(rate) for rates; 0 where there is none. NaN below two units."""

    phi: float
    tau_squared: float
    n_units: int


def of_shares(x: ArrayLike, n: ArrayLike, target: ArrayLike) -> Dispersion:
    """The dispersion of shares x / n about `target` (a share, or one per unit).

    With y = asin(sqrt(x/n)) and s = 1 / (2 sqrt(n)), u = (y - asin(sqrt(target))) / s. Units with
    n = 0 or anything NaN say nothing.
    """
    x, n, target = _with_cases(x, n, target)
    away = np.arcsin(np.sqrt(x / n)) - np.arcsin(np.sqrt(target))
    return _dispersion(away, 1 / (2 * np.sqrt(n)))


def of_rates(x: ArrayLike, exposure: ArrayLike, rate: ArrayLike) -> Dispersion:
    """The same of rates x / exposure about `rate` (per one of exposure), with y = sqrt(x/N)."""
    x, exposure, rate = _with_cases(x, exposure, rate)
    away = np.sqrt(x / exposure) - np.sqrt(rate)
    return _dispersion(away, 1 / (2 * np.sqrt(exposure)))


def winsorised(u: ArrayLike, share: float = WINSORISED) -> Floats:
    """The values with those below the `share` quantile and above its mirror set to them.

    Quantiles are interpolated linearly between the sorted values. Shape of u, without NaN.
    """
    u = np.asarray(u, dtype=float)
    low, high = np.quantile(u, (share, 1 - share)) if u.size else (0.0, 0.0)
    return np.asarray(np.clip(u, low, high))


def tails(x: ArrayLike, n: ArrayLike, target: ArrayLike, weight: float) -> Tails:
    """Tails of x of n where the units' own shares are spread about `target`: Beta-binomial with
    a = target * weight, b = (1 - target) * weight. An infinite weight is no spread: the exact
    binomial tails. Arrays of the common shape; NaN where any is. Raises ValueError as
    `funnel.tails` does.
    """
    if not math.isfinite(weight):
        return funnel.tails(x, n, target)
    x, n, target = _floats(x, n, target)
    # It checks the counts, and says where nothing is known; at either end there is no spread.
    exact = funnel.tails(x, n, target)
    inside = ~np.isnan(exact.p_low) & (target > 0) & (target < 1)
    widened = Tails(exact.p_low.copy(), exact.p_high.copy())
    for place in np.flatnonzero(inside):
        chance = _chances(n[place], target[place], weight)
        k = int(x[place])
        widened.p_low[place] = min(float(chance[: k + 1].sum()), 1.0)
        widened.p_high[place] = min(float(chance[k:].sum()), 1.0)
    return widened


def tails_of_rate(x: ArrayLike, exposure: ArrayLike, rate: ArrayLike, weight: float) -> Tails:
    """The same for x events: negative binomial, the Poisson whose rate is Gamma-distributed with
    mean `rate` and weight `weight` (in units of exposure)."""
    if not math.isfinite(weight):
        return funnel.tails_of_rate(x, exposure, rate)
    from scipy.special import betainc, betaincc

    x, exposure, rate = _floats(x, exposure, rate)
    unknown = np.isnan(funnel.tails_of_rate(x, exposure, rate).p_low)
    shape = np.where(rate > 0, rate * weight, np.nan)
    chance = weight / (weight + exposure)
    low = np.where(rate > 0, betainc(shape, x + 1, chance), 1.0)
    high = np.where(x > 0, betaincc(shape, np.maximum(x, 1), chance), 1.0)
    high = np.where((rate > 0) | (x == 0), high, 0.0)
    return Tails(np.where(unknown, np.nan, low), np.where(unknown, np.nan, high))


def flags(x: ArrayLike, n: ArrayLike, target: ArrayLike, weight: float) -> NDArray[np.str_]:
    """One of funnel.FLAGS for each unit, by the tails that allow for spread.

    `too_few` where no outcome with this n could be flagged so; raises ValueError as `tails` does.
    """
    x, n, target = _floats(x, n, target)
    can_tell = could_be_flagged(n, target, weight)
    return funnel.named(tails(x, n, target, weight), x, n, can_tell)


def could_be_flagged(n: ArrayLike, target: ArrayLike, weight: float) -> NDArray[np.bool_]:
    """Whether some outcome of a share of n is flagged by the tails that allow for spread."""
    n, target = _floats(n, target)
    fewest = tails(np.zeros_like(n), n, target, weight).p_low
    return funnel.can_tell(n, fewest, tails(n, n, target, weight).p_high)


def flags_of_rate(
    x: ArrayLike, exposure: ArrayLike, rate: ArrayLike, weight: float
) -> NDArray[np.str_]:
    """The same for events; `too_few` as in funnel.flags_of_rate."""
    x, exposure, rate = _floats(x, exposure, rate)
    both_tails = tails_of_rate(x, exposure, rate, weight)
    can_tell = (exposure > 0) & ~np.isnan(both_tails.p_low)
    return funnel.named(both_tails, x, np.full_like(x, np.inf), can_tell)


def limit_steps(n_values: ArrayLike, target: float, weight: float) -> list[Steps]:
    """The four limits of a funnel of shares that allow for spread, as funnel.limit_steps."""
    sizes = np.asarray(n_values, dtype=float)

    def tails_of(x: Floats) -> Tails:
        return tails(x, sizes, target, weight)

    return funnel.steps(tails_of, sizes, sizes, sizes - funnel.FEWEST, 1.0)


class Curve(NamedTuple):
    """One limit of a funnel of rates: the rate, `per` so many of exposure, at each exposure; NaN
    where not even no events could be flagged."""

    side: funnel.Side
    level: funnel.Level
    exposure: Floats
    rate: Floats


def limit_curves_of_rate(
    exposures: ArrayLike, rate: float, weight: float = math.inf, per: float = 100_000
) -> list[Curve]:
    """The four limits of a funnel of rates as smooth curves, in the order of SIDES and LEVELS.

    A curve lies where the tail, taken at counts between whole ones too, has the level's chance,
    and on the high side no lower than three events. The tail grows with the count, so a unit is
    on or beyond the curve exactly when it is flagged.
    """
    sizes = np.asarray(exposures, dtype=float)
    # Far past the highest limit at any exposure.
    spread = sizes * rate * (1 + (sizes / weight if math.isfinite(weight) else 0))
    top = sizes * rate + 60 * np.sqrt(spread) + 60
    curves = []
    for side in funnel.SIDES:
        for level, chance in funnel.LEVELS.items():

            def tail(x: Floats, side: funnel.Side = side) -> Floats:
                both_tails = tails_between(x, sizes, rate, weight)
                return both_tails.p_low if side == "low" else -both_tails.p_high

            aim = chance if side == "low" else -chance
            count = _where_reached(tail, aim, top)
            if side == "low":
                count = np.where(tail(np.zeros_like(sizes)) > chance, np.nan, count)
            else:
                count = np.maximum(count, funnel.FEWEST)
            curves.append(Curve(side, level, sizes, per * count / sizes))
    return curves


def tails_between(x: ArrayLike, exposure: ArrayLike, rate: float, weight: float) -> Tails:
    """The tails of rates at counts that need not be whole: equal to them at whole counts, and
    ever growing (p_low) or shrinking (p_high) between."""
    from scipy.special import betainc, betaincc, gammainc, gammaincc

    x, exposure = _floats(x, exposure)
    above = np.maximum(x, 1e-12)
    if math.isfinite(weight):
        shape, chance = rate * weight, weight / (weight + exposure)
        return Tails(betainc(shape, x + 1, chance), betaincc(shape, above, chance))
    return Tails(gammaincc(x + 1, exposure * rate), gammainc(above, exposure * rate))


def _where_reached(tail: Callable[[Floats], Floats], aim: float, top: Floats) -> Floats:
    """Where a growing function reaches `aim` between 0 and `top`, by halving; shape of top."""
    low, high = np.zeros_like(top), top.copy()
    for _ in range(60):
        middle = (low + high) / 2
        is_past = tail(middle) > aim
        low, high = np.where(is_past, low, middle), np.where(is_past, middle, high)
    return (low + high) / 2


def _chances(n: float, target: float, weight: float) -> Floats:
    """P(X = k) of the Beta-binomial for k = 0 .. n: each over the one before, from the most
    likely, so that a count of a million costs no more than a million small steps."""
    k = np.arange(int(n))
    a, b = target * weight, (1 - target) * weight
    logs = np.log((n - k) * (k + a)) - np.log((k + 1) * (n - k - 1 + b))
    logs = np.concatenate([[0.0], np.cumsum(logs)])
    chance = np.exp(logs - logs.max())
    return np.asarray(chance / chance.sum())


def _dispersion(away: Floats, error: Floats) -> Dispersion:
    units = len(away)
    if units < 2:
        return Dispersion(math.nan, math.nan, units)
    phi = float(np.mean(winsorised(away / error) ** 2))
    w = 1 / error**2
    room = float(w.sum() - (w**2).sum() / w.sum())
    return Dispersion(phi, max(0.0, (units * phi - (units - 1)) / room), units)


def _with_cases(*values: ArrayLike) -> tuple[Floats, ...]:
    x, n, target = _floats(*values)
    is_counted = ~np.isnan(x) & (n > 0) & ~np.isnan(target)
    return x[is_counted], n[is_counted], target[is_counted]


def _floats(*values: ArrayLike) -> tuple[Floats, ...]:
    return tuple(np.broadcast_arrays(*(np.atleast_1d(np.asarray(v, dtype=float)) for v in values)))
