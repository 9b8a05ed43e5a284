"""Two groups side by side: is one higher, lower, or can one not tell?

For sentences `difference` is the one place that decides; this gives it values and limits. Decided
by exact tests: an interval that is right on average is still wrong too often where cases are few (2
of 2 against 0 of 3 lies outside Newcombe's limits, and is nothing to speak of).
"""

import math
from dataclasses import dataclass, replace
from typing import Literal

from scr.stats.exact import hypergeometric_tails
from scr.stats.funnel import ROUNDING
from scr.stats.intervals import TAIL, wilson

Verdict = Literal["higher", "lower", "cannot_tell"]


@dataclass(frozen=True)
class Comparison:
    """The first group set against the second.

    `value` is a difference of shares, or a ratio of rates, with its 95% limits; NaN where it is
    undefined. `verdict` is said of the first: `cannot_tell` unless an exact test at 2.5% on
    either side, and the limits, exclude no difference.
    """

    value: float
    lower: float
    upper: float
    verdict: Verdict


def difference(x1: float, n1: float, x2: float, n2: float) -> Comparison:
    """The difference x1/n1 - x2/n2 of two independent shares, in -1 to 1.

    NaN and `cannot_tell` where an n is 0. The limits are those of Newcombe 1998 (Statistics in
    Medicine 17:873), method 10: the square root of the summed squares of the distances to the
    Wilson limits. The verdict is Fisher's (1935): given x1 + x2, the tail of x1.
    """
    if not (n1 > 0 and n2 > 0):
        return Comparison(math.nan, math.nan, math.nan, "cannot_tell")
    (lower1, lower2), (upper1, upper2) = wilson([x1, x2], [n1, n2])
    compared = difference_of((x1 / n1, lower1, upper1), (x2 / n2, lower2, upper2))
    few, many = exact_tails(x1, n1, x2, n2)
    if (few if compared.verdict == "lower" else many) > TAIL * (1 + ROUNDING):
        return replace(compared, verdict="cannot_tell")
    return compared


def difference_of(
    first: tuple[float, float, float], second: tuple[float, float, float]
) -> Comparison:
    """The difference of two independent estimates, each with its lower and upper limit.

    For shares whose limits know more than a simple count does, such as that they were counted
    over clusters. NaN and `cannot_tell` where anything is NaN. Source: Zou and Donner 2008
    (Statistics in Medicine 27:1693); with Wilson limits it is Newcombe's method 10.
    """
    (p1, lower1, upper1), (p2, lower2, upper2) = first, second
    down, up = math.hypot(p1 - lower1, upper2 - p2), math.hypot(upper1 - p1, p2 - lower2)
    lower, upper = p1 - p2 - down, p1 - p2 + up
    if math.isnan(lower) or math.isnan(upper):
        return Comparison(p1 - p2, math.nan, math.nan, "cannot_tell")
    return Comparison(p1 - p2, lower, upper, _verdict(lower, upper, none=0.0))


def exact_tails(x1: float, n1: float, x2: float, n2: float) -> tuple[float, float]:
    """The chance of x1 or fewer, and of x1 or more, among the x1 + x2 if both shares were one:
    hypergeometric, Fisher's exact test of either side. Whole numbers, each x at most its n."""
    return hypergeometric_tails(x1, n1, x1 + x2, n1 + n2)


def rate_ratio(x1: float, exposure1: float, x2: float, exposure2: float) -> Comparison:
    """The ratio of two Poisson rates, (x1 / exposure1) / (x2 / exposure2), 0 to infinity.

    Exact and conditional: given x1 + x2, x1 is binomial, and the Clopper-Pearson limits of its
    chance turn into limits of the ratio (Przyborowski and Wilenski 1940). The ratio is infinite
    when only x2 is 0, NaN when both are; all NaN where an exposure is 0 or NaN.
    """
    from scipy.special import betaincinv

    if not (exposure1 > 0 and exposure2 > 0):
        return Comparison(math.nan, math.nan, math.nan, "cannot_tell")
    scale = exposure2 / exposure1
    ratio = scale * x1 / x2 if x2 > 0 else (math.inf if x1 > 0 else math.nan)
    lower = scale * _odds(float(betaincinv(x1, x2 + 1, TAIL))) if x1 > 0 else 0.0
    upper = scale * _odds(float(betaincinv(x1 + 1, x2, 1 - TAIL))) if x2 > 0 else math.inf
    return Comparison(ratio, lower, upper, _verdict(lower, upper, none=1.0))


def _odds(chance: float) -> float:
    return chance / (1 - chance)


def _verdict(lower: float, upper: float, none: float) -> Verdict:
    if lower > none:
        return "higher"
    return "lower" if upper < none else "cannot_tell"
