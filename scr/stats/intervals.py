"""Confidence intervals of shares and rates, two-sided, 95%.

scipy is imported where it is used: a page that shows no rate need not wait for it.
"""

import numpy as np
from numpy.typing import ArrayLike, NDArray

Z95 = 1.959963984540054
TAIL = 0.025
Limits = tuple[NDArray[np.float64], NDArray[np.float64]]


def wilson(x: ArrayLike, n: ArrayLike) -> Limits:
    """Lower and upper Wilson limits of the share x / n: arrays of the common shape of x and n.

    NaN where n is 0 or either is NaN. n may be an effective number, not whole. Raises ValueError
    where a count or an n is below 0, or a count above its n: no such share exists. Source: Wilson
    1927; Newcombe 1998 (Statistics in Medicine 17:857), method 3.
    """
    x, n = np.broadcast_arrays(np.asarray(x, dtype=float), np.asarray(n, dtype=float))
    must_lie_within(x, n)
    n = np.where((n > 0) & ~np.isnan(x), n, np.nan)
    z2 = Z95**2
    middle = 2 * x + z2
    half = Z95 * np.sqrt(np.maximum(z2 + 4 * x * (1 - x / n), 0))
    width = 2 * (n + z2)
    # At the ends the exact value is 0 or 1; rounding must not step over it.
    lower = np.where((x == 0) & ~np.isnan(n), 0.0, (middle - half) / width)
    upper = np.where(x == n, 1.0, (middle + half) / width)
    return lower, upper


def garwood(x: ArrayLike, exposure: ArrayLike, per: float = 100_000) -> Limits:
    """Exact Poisson limits of the rate per * x / exposure: arrays of the common shape.

    x is a count of events; NaN where the exposure is 0 or either is NaN. Raises ValueError where
    either is below 0. Source: Garwood 1936 (Biometrika 28:437); a chi-square quantile is twice an
    inverse incomplete gamma function.
    """
    from scipy.special import gammaincinv

    x, exposure = np.broadcast_arrays(np.asarray(x, dtype=float), np.asarray(exposure, dtype=float))
    must_lie_within(x, np.where(exposure < 0, exposure, np.inf))
    exposure = np.where((exposure > 0) & ~np.isnan(x), exposure, np.nan)
    lower = np.where(x > 0, gammaincinv(np.where(x > 0, x, 1.0), TAIL), 0.0)
    upper = gammaincinv(x + 1, 1 - TAIL)
    return np.asarray(per * lower / exposure), np.asarray(per * upper / exposure)


def student(k: ArrayLike) -> NDArray[np.float64]:
    """The 97.5% point of Student's t with k - 1 degrees of freedom, for a variance that was
    estimated from k units; NaN where k is below 2. Shape of k."""
    from scipy.special import stdtrit

    units = np.asarray(k, dtype=float)
    return np.asarray(stdtrit(np.where(units >= 2, units - 1, np.nan), 1 - TAIL))


def must_lie_within(x: NDArray[np.float64], n: NDArray[np.float64]) -> None:
    """Raises ValueError where a count lies below 0 or above its n; NaN says nothing."""
    if np.any((x < 0) | (x > n) | (n < 0)):
        raise ValueError("a count lies below 0 or above its n")
