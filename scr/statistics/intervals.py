"""Confidence intervals of shares and rates, two-sided, 95% unless said otherwise.

scipy is imported where it is used: a page that shows no rate need not wait for it.
"""

import numpy as np
from numpy.typing import ArrayLike, NDArray

Z95 = 1.959963984540054
Limits = tuple[NDArray[np.float64], NDArray[np.float64]]


def wilson(x: ArrayLike, n: ArrayLike) -> Limits:
    """Lower and upper Wilson limits of the share x / n, arrays of the shape of x.

    NaN where n is 0 or either is NaN. Source: Wilson 1927; Newcombe 1998, method 3.
    """
    x, n = np.asarray(x, dtype=float), np.asarray(n, dtype=float)
    n = np.where(n > 0, n, np.nan)
    z2 = Z95**2
    middle = 2 * x + z2
    half = Z95 * np.sqrt(np.maximum(z2 + 4 * x * (1 - x / n), 0))
    width = 2 * (n + z2)
    lower, upper = (middle - half) / width, (middle + half) / width
    # At the ends the exact value is 0 or 1; rounding must not step over it.
    return np.where(x == 0, np.where(np.isnan(n), np.nan, 0.0), lower), np.where(x == n, 1.0, upper)


def garwood(x: ArrayLike, exposure: ArrayLike, per: float = 100_000) -> Limits:
    """Exact Poisson limits of the rate per * x / exposure, arrays of the shape of x.

    NaN where the exposure is 0 or NaN. Source: Garwood 1936; chi-square quantiles.
    """
    from scipy.special import gammaincinv

    x, exposure = np.asarray(x, dtype=float), np.asarray(exposure, dtype=float)
    exposure = np.where(exposure > 0, exposure, np.nan)
    tail = 0.025
    lower = np.where(x > 0, gammaincinv(np.maximum(x, 1), tail), 0.0)
    upper = gammaincinv(x + 1, 1 - tail)
    return per * lower / exposure, per * upper / exposure
