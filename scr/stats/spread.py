"""Do groups differ in their means by more than the luck of so few values each?"""

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

SHUFFLES = 1999
_SEED = 20131216


@dataclass(frozen=True)
class Spread:
    """How far the means of groups lie apart, as a sample standard deviation in the unit of the
    values. `by_chance` is what shuffling the values among the groups would bring, the root of
    the mean square, and `p` the share of shuffles with at least the spread seen. `n_groups` are
    the groups counted. All NaN with fewer than two groups; p is NaN where all values are one."""

    value: float
    by_chance: float
    p: float
    n_groups: int


def spread_of_means(counts: ArrayLike, scores: ArrayLike, fewest: int = 1) -> Spread:
    """The spread of the mean scores of groups with at least `fewest` values.

    `counts` has shape (groups, scores): how often each group has each of the `scores`, shape
    (scores,). If the N values were dealt to the groups at random, the mean square would be exactly
    S^2 * mean(1 / n_i), S^2 being the variance of the values (divisor N - 1): each mean has the
    variance S^2 (1 / n_i - 1 / N), each pair of means the covariance -S^2 / N (Cochran 1977,
    Sampling Techniques, 2.4). p is that of a permutation test with a fixed seed.
    """
    table = np.asarray(counts, dtype=np.int64).reshape(-1, np.size(scores))
    table = table[table.sum(axis=1) >= max(fewest, 1)]
    n, points = table.sum(axis=1), np.asarray(scores, dtype=float)
    if len(n) < 2:
        return Spread(math.nan, math.nan, math.nan, len(n))
    value = float(np.std(table @ points / n, ddof=1))
    values = np.repeat(points, table.sum(axis=0))
    square = float(np.var(values, ddof=1) * np.mean(1 / n))
    if square == 0:
        return Spread(value, 0.0, math.nan, len(n))
    return Spread(value, math.sqrt(square), _p(values, n, value), len(n))


def _p(values: NDArray[np.float64], n: NDArray[np.int64], seen: float) -> float:
    """The share of random deals that lie at least as far apart, the one seen among them."""
    rng = np.random.default_rng(_SEED)
    dealt = rng.permuted(np.tile(values, (SHUFFLES, 1)), axis=1)
    starts = np.concatenate([[0], np.cumsum(n)[:-1]])
    means = np.add.reduceat(dealt, starts, axis=1) / n
    apart = np.std(means, axis=1, ddof=1)
    return float((1 + np.count_nonzero(apart >= seen - 1e-9)) / (1 + SHUFFLES))
