"""Do several groups share one value, or do they differ by more than chance would explain?"""

import numpy as np
from numpy.typing import ArrayLike


def shares_differ(x: ArrayLike, n: ArrayLike) -> float:
    """The p-value of Pearson's chi-square test that k shares x / n are one; shape (k,).

    Groups with n = 0 are passed over. NaN where fewer than two groups are left, or where all
    are 0 or all are 1: nothing can be told then. Source: Pearson 1900; k - 1 degrees of freedom.
    """
    from scipy.special import chdtrc

    x, n = np.asarray(x, dtype=float), np.asarray(n, dtype=float)
    x, n = x[n > 0], n[n > 0]
    if len(n) < 2:
        return float("nan")
    pooled = x.sum() / n.sum()
    if pooled in (0.0, 1.0):
        return float("nan")
    statistic = float(np.sum((x - n * pooled) ** 2 / (n * pooled * (1 - pooled))))
    return float(chdtrc(len(n) - 1, statistic))
