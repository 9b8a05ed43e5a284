"""Do two differ, or several? The one place that decides, so that every sentence can ask it.

A word of difference ("more", "fewer", "beyond chance", "higher", "lower") may be said only where
`verdict` bears it. It does where an exact test at 2.5% on the side seen does, and the limits shown
beside it do not gainsay it. Limits alone never bear a claim, as they are too narrow where cases
are few (2 of 2 against 0 of 3 lies outside Newcombe's). Where they leave no difference out and the
test does not bear a claim, as 699 of 1,000 against 658 of 1,000, one cannot tell; that is never
called too few cases.

Tests: of independent shares Fisher's (1935); of rates the conditional binomial (Przyborowski and
Wilenski 1940); of shares over things in clusters a permutation over clusters (`permutation`). p is
twice the smaller tail, at most 1. Limits: of differences Newcombe 1998 (Statistics in Medicine
17:873), method 10, with clusters Zou and Donner 2008 (Statistics in Medicine 27:1693); of ratios of
rates Clopper and Pearson's. Of shares that have ended by a day, some cases still open: the
difference on the complementary log-log scale over its standard error (Klein, Logan, Harhoff and
Andersen 2007, Statistics in Medicine 26:4505). Several questions at once: Holm 1979 (Scandinavian
Journal of Statistics 6:65).
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from statistics import NormalDist
from typing import Literal

import numpy as np
from numpy.typing import ArrayLike

from scr.stats import comparison, homogeneity, permutation
from scr.stats.clustered import clustered_wilson
from scr.stats.exact import binomial_tails, hypergeometric_tails
from scr.stats.funnel import ROUNDING
from scr.stats.intervals import Z95
from scr.stats.multiple import holm
from scr.stats.permutation import Clusters

Verdict = Literal["more", "fewer", "cannot_tell", "too_few"]
Answer = Literal["differ", "cannot_tell", "too_few"]

DIFFERS = 0.05
"""A two-sided p at or below this is said to be a difference."""


@dataclass(frozen=True)
class Difference:
    """The first of two set against the second.

    `verdict` is said of the first; `too_few` where no outcome with as many cases could be told
    apart. `p` is two-sided, after any correction, NaN where there is nothing to test. `value` is
    the difference of shares (-1 to 1) or the ratio of rates, with 95% limits, NaN where undefined.
    `test` names what decided, for the note under a sentence.
    """

    verdict: Verdict
    p: float
    value: float
    lower: float
    upper: float
    test: str

    @property
    def is_told(self) -> bool:
        """Whether the two may be said to differ."""
        return self.verdict in ("more", "fewer")


@dataclass(frozen=True)
class Differences:
    """Whether several groups share one value: `p` is NaN where there is nothing to test."""

    verdict: Answer
    p: float
    n_groups: int
    test: str

    @property
    def is_told(self) -> bool:
        """Whether the groups may be said to differ."""
        return self.verdict == "differ"


def shares(x1: float, n1: float, x2: float, n2: float) -> Difference:
    """x1 of n1 against x2 of n2, independent cases and whole numbers. Raises ValueError when a
    count lies below 0 or above its n."""
    if not (0 <= x1 <= n1 and 0 <= x2 <= n2):
        raise ValueError("a count lies below 0 or above its n")
    test = "Fisher’s exact test"
    if not (n1 and n2):
        return Difference("too_few", math.nan, math.nan, math.nan, math.nan, test)
    compared = comparison.difference(x1, n1, x2, n2)
    p, is_more = _p(hypergeometric_tails(x1, n1, x1 + x2, n1 + n2))
    # All of one and none of the other is the furthest apart that two groups can be.
    furthest = 2 * hypergeometric_tails(n1, n1, n1, n1 + n2)[1]
    return _difference(compared, 0.0, p, is_more, _bears(furthest), test)


def rates(x1: float, exposure1: float, x2: float, exposure2: float) -> Difference:
    """x1 events over an exposure against x2 over another; `value` is the ratio of the rates.
    `too_few` where so many events in all could not be told apart however they fell, or where an
    exposure is 0 or NaN."""
    test = "exact conditional test of two rates"
    compared = comparison.rate_ratio(x1, exposure1, x2, exposure2)
    if not (exposure1 > 0 and exposure2 > 0):
        return Difference("too_few", math.nan, math.nan, math.nan, math.nan, test)
    part, total = exposure1 / (exposure1 + exposure2), x1 + x2
    p, is_more = _p(binomial_tails(x1, total, part))
    furthest = 2 * min(part, 1 - part) ** total
    return _difference(compared, 1.0, p, is_more, _bears(furthest), test)


def ended(first: tuple[float, float, float], second: tuple[float, float, float]) -> Difference:
    """Shares that have ended by one day, another end counted as never and open cases as
    censored: each with its 95% limits on the complementary log-log scale (`competing.ended_by`).
    `too_few` where one of them has no limits, as nothing or everything has ended."""
    test = "test of shares ended by a day, on the complementary log-log scale"
    if not all(0 < end < 1 for group in (first, second) for end in group):
        return Difference("too_few", math.nan, math.nan, math.nan, math.nan, test)
    middle, errors = zip(*(_log_log(*group) for group in (first, second)), strict=True)
    p = 2 * NormalDist().cdf(-abs(middle[0] - middle[1]) / math.hypot(*errors))
    compared = comparison.difference_of(first, second)
    return _difference(compared, 0.0, p, first[0] > second[0], True, test)


def _log_log(share: float, lower: float, upper: float) -> tuple[float, float]:
    """A share on the complementary log-log scale, and the standard error that made its limits."""
    middle, low, high = (math.log(-math.log1p(-end)) for end in (share, lower, upper))
    return middle, (high - low) / (2 * Z95)


def clustered(first: Clusters, second: Clusters) -> Difference:
    """Shares over things that come in clusters, such as recommendations of reviews (made by
    `permutation.clusters` or `of_rows`). `too_few` where one of them is a single cluster, or where
    there are so few ways to deal the clusters out that none would be rare."""
    test = "permutation test over reviews"
    if not (first.size and second.size):
        return Difference("too_few", math.nan, math.nan, math.nan, math.nan, test)
    compared = comparison.difference_of(_with_limits(first), _with_limits(second))
    tails = permutation.two_tails(first, second)
    x1, n1, x2, n2 = first.x.sum(), first.n.sum(), second.x.sum(), second.n.sum()
    tails = (*tails, hypergeometric_tails(x1, n1, x1 + x2, n1 + n2))
    # The side is the pooled shares'; on it each of the three must bear the claim.
    is_more = first.share > second.share
    p = min(1.0, 2 * max(high if is_more else low for low, high in tails))
    furthest = 2 / math.comb(first.size + second.size, first.size)
    can_tell = _bears(furthest) and min(first.size, second.size) > 1
    return _difference(compared, 0.0, p, is_more, can_tell, test)


def corrected(differences: Sequence[Difference]) -> list[Difference]:
    """The same answers to questions that are asked at once: Holm's p, and what it still bears.
    Those without a p are no question."""
    adjusted = holm([difference.p for difference in differences])
    return [
        replace(difference, p=float(p), verdict="cannot_tell")
        if difference.is_told and not _bears(float(p))
        else replace(difference, p=float(p))
        for difference, p in zip(differences, adjusted, strict=True)
    ]


def several_shares(x: ArrayLike, n: ArrayLike) -> Differences:
    """Whether k independent shares x / n of whole numbers are one; those with n = 0 say nothing."""
    sizes = np.asarray(n, dtype=float)
    p = homogeneity.shares_differ(x, sizes)
    return _several(p, int((sizes > 0).sum()), "chi-square test by permutation")


def several_rates(x: ArrayLike, exposure: ArrayLike) -> Differences:
    """Whether k rates of events are one; groups without exposure say nothing."""
    sizes = np.asarray(exposure, dtype=float)
    p = homogeneity.rates_differ(x, sizes)
    return _several(p, int((sizes > 0).sum()), "chi-square test by permutation, given the total")


def several_clustered(groups: Sequence[Clusters]) -> Differences:
    """Whether k shares over things in clusters are one: reviews dealt to groups anew. The largest
    p of pooled shares, of reviews weighing the same, and of things dealt one by one."""
    test = "chi-square test by permutation of reviews"
    there = [group for group in groups if group.size]
    x, n = (np.array([getattr(group, part).sum() for group in there]) for part in ("x", "n"))
    p = homogeneity.shares_differ(x, n) if len(there) else math.nan
    if math.isnan(p) or sum(group.size for group in there) == len(there) == 2:
        return _several(math.nan, len(there), test)
    together = Clusters(
        *(np.concatenate([getattr(group, part) for group in there]) for part in "xn")
    )
    numbers = np.repeat(np.arange(len(there)), [group.size for group in there])
    return _several(max(p, *permutation.spread_p(numbers, together)), len(there), test)


def _several(p: float, n_groups: int, test: str) -> Differences:
    if math.isnan(p):
        return Differences("too_few" if n_groups < 2 else "cannot_tell", p, n_groups, test)
    return Differences("differ" if _bears(p) else "cannot_tell", p, n_groups, test)


def _with_limits(first: Clusters) -> tuple[float, float, float]:
    x, n = first.x, first.n
    sums = [first.size, (x * x).sum(), (x * n).sum(), (n * n).sum()]
    lower, upper = clustered_wilson([x.sum()], [n.sum()], [sums])
    return first.share, float(lower[0]), float(upper[0])


def _p(tails: tuple[float, float]) -> tuple[float, bool]:
    """The two-sided p, and whether the first has more than chance would give it."""
    low, high = tails
    return min(1.0, 2 * min(low, high)), high < low


def _bears(p: float) -> bool:
    return p <= DIFFERS * (1 + ROUNDING)


def _difference(
    limits: comparison.Comparison, none: float, p: float, is_more: bool, can_tell: bool, test: str
) -> Difference:
    """What test and limits together bear; `none` is the value of no difference."""
    is_outside = limits.lower > none or limits.upper < none
    verdict: Verdict = "cannot_tell"
    if not can_tell and not is_outside:
        verdict = "too_few"
    elif can_tell and is_outside and _bears(p):
        verdict = "more" if is_more else "fewer"
    return Difference(verdict, p, limits.value, limits.lower, limits.upper, test)
