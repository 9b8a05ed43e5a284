"""Do several groups share one value, or do they differ by more than chance would explain?

Both tests are exact at any size: given the total, how often would chance alone share it out so
unevenly? The answer is counted over draws from a fixed seed, so that it is the same every time; a
test by draws keeps its level whatever their number (Barnard 1963; Besag & Clifford 1991).
"""

from collections.abc import Callable
from functools import lru_cache

import numpy as np
from numpy.typing import ArrayLike, NDArray

N_DRAWS = 9_999
SEED = 20130601
AT_A_TIME = 500
KEPT = 512
"""Answers kept: the same numbers are asked about by several exhibits of a page."""
# Sums in another order may differ by a hair.
_ROUNDING = 1e-9

Floats = NDArray[np.float64]


def shares_differ(x: ArrayLike, n: ArrayLike) -> float:
    """The p-value of the hypothesis that k shares x / n of whole numbers are one; shape (k,).

    Pearson's statistic (1900) over tables with the same totals: they are ordered by it and not,
    as Freeman and Halton (1951) did, by their own chance. Groups with n = 0 are passed over. NaN
    where fewer than two groups are left, or where all are 0 or all are 1: nothing can be told
    then.
    """
    x, n = _with_cases(x, n)
    if len(n) < 2 or x.sum() in (0, n.sum()):
        return float("nan")
    return _of_shares(tuple(x), tuple(n))


@lru_cache(maxsize=KEPT)
def _of_shares(x: tuple[float, ...], n: tuple[float, ...]) -> float:
    seen, sizes = np.array(x), np.array(n)
    groups, total = sizes.astype(np.int64), int(seen.sum())
    return _p(
        seen,
        sizes,
        lambda random, n_draws: random.multivariate_hypergeometric(
            groups, total, size=n_draws, method="marginals"
        ),
    )


def rates_differ(x: ArrayLike, exposure: ArrayLike) -> float:
    """The same of k rates x / exposure of Poisson counts: given their sum, the counts are
    multinomial. NaN where fewer than two groups are left or nothing was counted."""
    x, exposure = _with_cases(x, exposure)
    if len(x) < 2 or not x.sum():
        return float("nan")
    return _of_rates(tuple(x), tuple(exposure))


@lru_cache(maxsize=KEPT)
def _of_rates(x: tuple[float, ...], exposure: tuple[float, ...]) -> float:
    seen, sizes = np.array(x), np.array(exposure)
    total, parts = int(seen.sum()), sizes / sizes.sum()
    return _p(seen, sizes, lambda random, n_draws: random.multinomial(total, parts, size=n_draws))


def _p(
    x: Floats, size: Floats, draw: Callable[[np.random.Generator, int], NDArray[np.int64]]
) -> float:
    """How often a draw is as uneven as what was seen. Pearson's statistic but for a factor that
    all tables with these totals share. So many draws at a time as the processor has at hand: they
    are the same ones as all at once."""
    random = np.random.default_rng(SEED)
    expected = x.sum() * size / size.sum()
    least = float(np.sum((x - expected) ** 2 / size)) * (1 - _ROUNDING)
    n_uneven = 0
    for first in range(0, N_DRAWS, AT_A_TIME):
        apart = draw(random, min(AT_A_TIME, N_DRAWS - first)) - expected
        np.multiply(apart, apart, out=apart)
        np.divide(apart, size, out=apart)
        n_uneven += int(np.count_nonzero(apart.sum(axis=1) >= least))
    return (1 + n_uneven) / (N_DRAWS + 1)


def _with_cases(x: ArrayLike, n: ArrayLike) -> tuple[Floats, Floats]:
    x, n = np.asarray(x, dtype=float), np.asarray(n, dtype=float)
    return x[n > 0], n[n > 0]
