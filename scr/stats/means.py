"""The mean of several units' values, each weighing the same whatever its size."""

from typing import NamedTuple

import numpy as np
from numpy.typing import ArrayLike

TAIL = 0.025


class Mean(NamedTuple):
    """A mean with its 95% limits; NaN where there is none."""

    value: float
    lower: float
    upper: float


def mean_of_units(values: ArrayLike, least: float = 0.0, most: float = np.inf) -> Mean:
    """The mean of the values that are known, with Student's t limits held within `least` and
    `most` (0 and 1 for shares).

    The limits are NaN below two values, and where all values are one: their spread then tells
    nothing of the doubt. Source: Student 1908 (Biometrika 6:1); k - 1 degrees of freedom.
    """
    from scipy.special import stdtrit

    recorded = np.asarray(values, dtype=float)
    recorded = recorded[~np.isnan(recorded)]
    if not recorded.size:
        return Mean(np.nan, np.nan, np.nan)
    value = float(recorded.mean())
    if recorded.size < 2 or np.ptp(recorded) == 0:
        return Mean(value, np.nan, np.nan)
    half = float(
        stdtrit(recorded.size - 1, 1 - TAIL) * recorded.std(ddof=1) / np.sqrt(recorded.size)
    )
    return Mean(value, max(value - half, least), min(value + half, most))
