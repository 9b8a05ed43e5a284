"""Many units judged at once: which are worth a question, without crying wolf?"""

import numpy as np
from numpy.typing import ArrayLike, NDArray

Q = 0.10


def mid_p(p_low: ArrayLike, p_high: ArrayLike) -> NDArray[np.float64]:
    """Two-sided mid-p values from the exact tails P(X <= x) and P(X >= x), of their shape.

    Each tail gives up half of P(X = x), as counts are discrete and the exact p too cautious
    (Lancaster 1961); the smaller tail is doubled. In 0 to 1; NaN where a tail is.
    """
    low, high = np.asarray(p_low, dtype=float), np.asarray(p_high, dtype=float)
    half = (low + high - 1) / 2
    return np.asarray(np.clip(2 * np.minimum(low - half, high - half), 0, 1))


def discoveries(p: ArrayLike, q: float = Q) -> NDArray[np.bool_]:
    """Which of the p values stand out when on average at most a share q of those named is false.

    A mask of the shape of p (one dimension); NaN is not in the family and never named. Source:
    Benjamini and Hochberg 1995: all up to the largest k with p_(k) <= k q / m.
    """
    p = np.asarray(p, dtype=float)
    family = np.sort(p[~np.isnan(p)])
    passes = np.flatnonzero(family <= q * np.arange(1, family.size + 1) / max(family.size, 1))
    return np.asarray(p <= family[passes[-1]] if passes.size else np.zeros(p.shape, dtype=bool))


def holm(p: ArrayLike) -> NDArray[np.float64]:
    """The p values of questions asked at once, each raised so that at most one time in twenty any
    of them is wrongly told at 0.05; of their shape, NaN where NaN and no question.

    The k-th smallest of m is multiplied by m - k + 1, and none may fall below a smaller one's.
    Source: Holm 1979 (Scandinavian Journal of Statistics 6:65).
    """
    p = np.asarray(p, dtype=float)
    order = np.argsort(p)[: int(np.count_nonzero(~np.isnan(p)))]
    raised = np.maximum.accumulate(p[order] * np.arange(len(order), 0, -1))
    adjusted = np.full(p.shape, np.nan)
    adjusted[order] = np.minimum(raised, 1.0)
    return adjusted
