"""How far do units really differ? Estimates drawn towards the mean, and ranks with their doubt.

Each unit's share (or rate) is taken as drawn from one Beta (or Gamma) distribution whose spread
is estimated from how far the units differ beyond chance; what one unit shows is then weighed
against it. Where they differ no more than chance would have it, all have one value and no rank.

Sources: moments of the Beta-binomial, Kleinman 1973 (JASA 68:46), and of the Gamma-Poisson,
Marshall 1991 (Applied Statistics 40:283); ranks of posterior draws and their intervals,
Goldstein & Spiegelhalter 1996 (JRSS A 159:385).
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

N_DRAWS = 4_000
SEED = 20130601
"""Fixed, so that the same records always have the same ranks."""
MOST_CORRELATED = 0.99
"""A correlation of 1 would leave no prior at all; with it the estimates are nearly unshrunk."""
ENDS = (0.025, 0.5, 0.975)
FIFTHS = 5

Floats = NDArray[np.float64]


@dataclass(frozen=True)
class Prior:
    """What the units have in common: `mean`, and how much a unit's own count is weighed against.

    `weight` is in units of n (or exposure): a unit of that size lies half-way between its own
    value and the mean. Infinite where units show no more spread than chance; mean NaN where
    nothing is known. `correlation` is the rho of shares, NaN for rates.
    """

    mean: float
    weight: float
    correlation: float = float("nan")

    @property
    def has_spread(self) -> bool:
        """Whether the units differ by more than chance would explain."""
        return bool(np.isfinite(self.weight))


@dataclass(frozen=True)
class Ranks:
    """Median rank of each unit and the ends of its 95% interval, arrays of shape (units,).

    Rank 1 is the highest value; NaN for a unit without cases, and for all where there is no
    spread. `highest_fifth` and `lowest_fifth` are the chances of being among the `in_fifth`
    highest or lowest; NaN too below five ranked units.
    """

    median: Floats
    lower: Floats
    upper: Floats
    highest_fifth: Floats
    lowest_fifth: Floats
    in_fifth: int


def prior_of_shares(x: ArrayLike, n: ArrayLike) -> Prior:
    """The Beta prior of the shares x / n, by moments; units with n = 0 or NaN say nothing.

    With S the sum of n (x/n - m)^2 and K units, rho is (S - (K-1) m (1-m)) over
    (sum n - sum n^2 / sum n - (K-1)) m (1-m), held between 0 and 0.99; weight (1 - rho) / rho.
    """
    x, n = _with_cases(x, n)
    if not n.size:
        return Prior(float("nan"), float("inf"))
    mean, k = float(x.sum() / n.sum()), len(n)
    chance = mean * (1 - mean)
    room = n.sum() - (n**2).sum() / n.sum() - (k - 1)
    # With one case each, or all shares at one end, spread cannot be told from chance.
    if room <= 0 or chance <= 0:
        return Prior(mean, float("inf"), 0.0)
    spread = float((n * (x / n - mean) ** 2).sum()) - (k - 1) * chance
    rho = min(max(0.0, spread / room / chance), MOST_CORRELATED)
    return Prior(mean, (1 - rho) / rho if rho else float("inf"), rho)


def prior_of_rates(x: ArrayLike, exposure: ArrayLike) -> Prior:
    """The Gamma prior of the rates x / exposure (per one of exposure), by moments.

    With S the sum of N (x/N - m)^2, the variance between units is S - (K-1) m over
    sum N - sum N^2 / sum N, at least 0; weight is the mean over it.
    """
    x, exposure = _with_cases(x, exposure)
    if not exposure.size:
        return Prior(float("nan"), float("inf"))
    mean, k = float(x.sum() / exposure.sum()), len(exposure)
    room = exposure.sum() - (exposure**2).sum() / exposure.sum()
    spread = float((exposure * (x / exposure - mean) ** 2).sum()) - (k - 1) * mean
    if room <= 0 or spread <= 0:
        return Prior(mean, float("inf"))
    return Prior(mean, mean * room / spread)


def shrunk(x: ArrayLike, n: ArrayLike, prior: Prior) -> Floats:
    """Posterior means (x + weight mean) / (n + weight) of shares or rates, per one of n.

    The prior's mean for all where there is no spread; NaN where n is 0 or either is NaN.
    """
    x, n = np.asarray(x, dtype=float), np.asarray(n, dtype=float)
    is_known = _is_known(x, n)
    if not prior.has_spread:
        return np.where(is_known, prior.mean, np.nan)
    means = (x + prior.weight * prior.mean) / (n + prior.weight)
    return np.asarray(np.where(is_known, means, np.nan))


def ranks_of_shares(x: ArrayLike, n: ArrayLike, prior: Prior, n_draws: int = N_DRAWS) -> Ranks:
    """Ranks of shares over draws from Beta(weight mean + x, weight (1 - mean) + n - x)."""
    is_known, (x, n) = _is_known(x, n), _with_cases(x, n)
    if not prior.has_spread:
        return no_ranks(is_known)
    a, b = prior.weight * prior.mean + x, prior.weight * (1 - prior.mean) + n - x
    random = np.random.default_rng(SEED)
    return _ranks(random.beta(a, b, size=(n_draws, len(a))), random, is_known)


def ranks_of_rates(
    x: ArrayLike, exposure: ArrayLike, prior: Prior, n_draws: int = N_DRAWS
) -> Ranks:
    """Ranks of rates over draws from Gamma(weight mean + x), scaled by 1 / (weight + exposure)."""
    is_known, (x, exposure) = _is_known(x, exposure), _with_cases(x, exposure)
    if not prior.has_spread:
        return no_ranks(is_known)
    random = np.random.default_rng(SEED)
    draws = random.gamma(prior.weight * prior.mean + x, size=(n_draws, len(x)))
    return _ranks(draws / (prior.weight + exposure), random, is_known)


def _ranks(draws: Floats, random: np.random.Generator, is_known: NDArray[np.bool_]) -> Ranks:
    # Draws that are equal, as tiny ones may be, are put in an order by lot.
    order = np.lexsort((random.random(draws.shape), -draws), axis=-1)
    ranks = np.empty_like(order)
    np.put_along_axis(ranks, order, np.arange(1, draws.shape[1] + 1)[None, :], axis=-1)
    summaries = np.full((5, len(is_known)), np.nan)
    # A rank that occurs, not one between two.
    summaries[:3, is_known] = np.quantile(ranks, ENDS, axis=0, method="inverted_cdf")
    n_ranked = draws.shape[1]
    size = in_fifth(n_ranked)
    if size:
        summaries[3, is_known] = (ranks <= size).mean(axis=0)
        summaries[4, is_known] = (ranks > n_ranked - size).mean(axis=0)
    return Ranks(summaries[1], summaries[0], summaries[2], summaries[3], summaries[4], size)


def in_fifth(n_ranked: int) -> int:
    """How many of the ranked units make a fifth, to the nearest; 0 where fewer than five are."""
    return int(n_ranked / FIFTHS + 0.5) if n_ranked >= FIFTHS else 0


def no_ranks(is_known: NDArray[np.bool_]) -> Ranks:
    """Nobody's rank: NaN for each of the units."""
    nobody = np.full(len(is_known), np.nan)
    return Ranks(nobody, nobody, nobody, nobody, nobody, in_fifth=0)


def _with_cases(x: ArrayLike, n: ArrayLike) -> tuple[Floats, Floats]:
    is_known = _is_known(x, n)
    return np.asarray(x, dtype=float)[is_known], np.asarray(n, dtype=float)[is_known]


def _is_known(x: ArrayLike, n: ArrayLike) -> NDArray[np.bool_]:
    """Units with something to count in; a NaN is not greater than 0."""
    x, n = np.asarray(x, dtype=float), np.asarray(n, dtype=float)
    return np.asarray(~np.isnan(x) & (n > 0))
