"""Limits of a share counted over things that come in clusters, such as recommendations of reviews.

What one review recommends is answered by the same people, so ten recommendations of one review
say less than ten of ten reviews. The share keeps its value; its limits are Wilson's on the
effective number n / d, where d is the design effect: the variance of the ratio estimator with
clusters over that of a simple share. As that variance is an estimate from k clusters, the
effective number is brought down by (1.96 / t)^2, with Student's t of k - 1 degrees of freedom.
Sources: Kish 1965 (Survey Sampling), section 2.4 and chapter 5; Korn & Graubard 1998 (Survey
Methodology 24:193) for limits on the effective number and for the factor.
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import ArrayLike, NDArray

from scr.stats.intervals import Z95, Limits, student, wilson

FEWEST = 10
"""With fewer clusters than this their spread cannot be estimated: each then counts as one."""

Floats = NDArray[np.float64]


def effective_number(x: ArrayLike, n: ArrayLike, sums: Sequence[ArrayLike]) -> Floats:
    """The effective number n / d * (1.96 / t)^2 of each share: an array of the shape of x and n.

    `sums` has for each share the number of clusters k and the sums over clusters of x_i * x_i,
    x_i * n_i and n_i * n_i; k counts clusters with n_i above 0. With p = x / n,
    d = k / (k - 1) * sum((x_i - p * n_i)^2) / n^2 over p * (1 - p) / n, at least 1. With fewer
    than 10 clusters, or where p is 0 or 1, d = n / k. t is the 97.5% point of Student's t with
    k - 1 degrees of freedom. NaN for a single cluster, or none.
    """
    x, n = np.asarray(x, dtype=float), np.asarray(n, dtype=float)
    moments = np.array([np.asarray(unit, dtype=float) for unit in sums]).reshape(-1, 4)
    k, xx, xn, nn = moments.T
    is_plain = (k < FEWEST) | (x == 0) | (x == n)
    # Where the plain rule holds the other is worked out on numbers that do no harm.
    n_safe, k_safe = np.where(is_plain, 1.0, n), np.where(is_plain, 2.0, k)
    p = np.where(is_plain, 0.5, x / n_safe)
    spread = k_safe / (k_safe - 1) * np.maximum(xx - 2 * p * xn + p**2 * nn, 0) / n_safe**2
    design_effect = np.maximum(spread / (p * (1 - p) / n_safe), 1.0)
    number = np.where(is_plain, k, n_safe / design_effect)
    return np.where(k >= 2, number * (Z95 / student(k)) ** 2, np.nan)


def clustered_wilson(x: ArrayLike, n: ArrayLike, sums: Sequence[ArrayLike]) -> Limits:
    """Lower and upper Wilson limits, 95%, of the share x / n on its effective number.

    Arrays of the shape of x and n; NaN where n is 0 or there are fewer than two clusters.
    `sums` as for `effective_number`.
    """
    x, n = np.asarray(x, dtype=float), np.asarray(n, dtype=float)
    number = effective_number(x, n, sums)
    share = x / np.where(n > 0, n, np.nan)
    return wilson(share * number, number)
