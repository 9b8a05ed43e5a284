"""Exact chances given the total: of x among n, when all that was counted could have fallen to any.

Where two groups are alike, how what was counted is shared out between them hangs on nothing that
must be guessed: the count of one of them is hypergeometric (Fisher 1935), and that of events over
two exposures binomial (Przyborowski and Wilenski 1940, Biometrika 31:313). As quick for ten
million cases as for ten: only counts within 40 standard deviations of the middle are looked at,
beyond which there is no chance that a number could hold.
"""

import math

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]

_SDS = 40.0
# So many counts are gone through whole, without a look at how far out they lie.
_FEW = 2_000


def hypergeometric(n: float, counted: float, everything: float) -> tuple[Floats, Floats]:
    """The counts that n of `everything` may have of the `counted` in it, and their chances.

    Whole numbers, n and counted at most everything. The chances add up to 1; counts further than
    40 standard deviations from the middle are left out.
    """
    least, most = max(0.0, n + counted - everything), min(n, counted)
    if most - least > _FEW:
        share = counted / everything
        middle = n * share
        rest = (everything - n) / max(everything - 1, 1)
        away = _SDS * (math.sqrt(middle * (1 - share) * rest) + 1)
        least, most = max(least, math.floor(middle - away)), min(most, math.ceil(middle + away))
    counts = np.arange(least, most + 1)
    k = counts[:-1]
    # Each chance over the one before; the sum of logarithms loses nothing that matters here.
    steps = (counted - k) * (n - k) / ((k + 1) * (everything - counted - n + k + 1))
    logs = np.concatenate([[0.0], np.cumsum(np.log(steps))])
    chance = np.exp(logs - logs.max())
    return counts, chance / chance.sum()


def hypergeometric_tails(
    x: float, n: float, counted: float, everything: float
) -> tuple[float, float]:
    """The chance of x or fewer, and of x or more, of the `counted` among n of `everything`."""
    counts, chance = hypergeometric(n, counted, everything)
    return float(chance[counts <= x].sum()), float(chance[counts >= x].sum())


def binomial_tails(x: float, n: float, share: float) -> tuple[float, float]:
    """The chance of x or fewer, and of x or more, among n events that each fall so by `share`."""
    from scipy.special import betainc, betaincc

    low = float(betaincc(x + 1, n - x, share)) if x < n else 1.0
    high = float(betainc(x, n - x + 1, share)) if x > 0 else 1.0
    return low, high
