"""The kinds of measure on which units are set beside each other, an object each: a share, a rate,
and a share of things that come in clusters. Who has a measure's object asks nothing about its kind.

Counts are x of n, where n is the exposure of a rate. A rate is shown per 100,000 of it; "as shown"
below means so, and everything else is per one of n.
"""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import ArrayLike, NDArray

from scr.stats import difference, dispersion, funnel, homogeneity, intervals, judging, outliers
from scr.stats import shrinkage as sh
from scr.stats.difference import Differences
from scr.stats.dispersion import Dispersion
from scr.stats.funnel import Floats, Steps, Tails
from scr.stats.intervals import Limits
from scr.stats.outliers import Judged

PER = 100_000
"""A rate and all that is estimated of it is shown per so many of its exposure."""

Flags = NDArray[np.str_]


@dataclass(frozen=True)
class Kind:
    """What differs between kinds of measure.

    `shown_as` is the kind of column that holds it, `per` what a value is multiplied by to be shown,
    `most` its upper end, `counts` the type of n; `has_exposure` where n is not made of cases;
    `is_judged` where units are judged, marked and ranked at all.

    `limits` gives the 95% limits, as shown, of x, n, and those that the clusters give (None where
    they are not known). `judged` gives targets, tails and marks; `judged_apart` the tails and marks
    that allow for units that differ, of x, n, those and a weight; `spread` the dispersion of x, n
    about targets; `prior` and `ranks` are as in `shrinkage`, `size` as in `judging`; `several` is
    whether units differ at all. `drawn_flags` are the marks that limits drawn about a target, as
    shown, would give, of x, n, target, weight; `unmarked` between which values, as shown, a unit of
    a size is not marked at 95% against a target.

    For points over time: `differ` is the p value of all being alike, `tails` the chances of x of n
    against a known value, `variance` that of one of n, `rarer` the value of what is rarer, what is
    counted or what is not, and `not_counted` how many are not.
    """

    name: str
    shown_as: str
    per: int
    most: float
    counts: str
    has_exposure: bool
    is_judged: bool
    limits: Callable[[ArrayLike, ArrayLike, Limits | None], Limits]
    judged: Callable[[ArrayLike, ArrayLike], Judged]
    judged_apart: Callable[[ArrayLike, ArrayLike, Judged, float], tuple[Tails, Flags]]
    spread: Callable[[ArrayLike, ArrayLike, ArrayLike], Dispersion]
    prior: Callable[[ArrayLike, ArrayLike], sh.Prior]
    ranks: Callable[[ArrayLike, ArrayLike, sh.Prior], sh.Ranks]
    size: Callable[[float, float, float, tuple[float, float] | None], judging.Size]
    several: Callable[[Sequence[float], Sequence[float]], Differences]
    drawn_flags: Callable[[ArrayLike, ArrayLike, float, float], Flags]
    unmarked: Callable[[float, float], tuple[float, float]]
    differ: Callable[[ArrayLike, ArrayLike], float]
    tails: Callable[[ArrayLike, ArrayLike, float], Tails]
    variance: Callable[[float], float]
    rarer: Callable[[float], float]
    not_counted: Callable[[Floats, Floats], Floats]

    def shrunk(self, x: ArrayLike, n: ArrayLike, prior: sh.Prior) -> Floats:
        """Each unit's estimate drawn towards the mean, as shown."""
        return self.per * sh.shrunk(x, n, prior)


def _between(steps_of_size: Sequence[Steps], most: float) -> tuple[float, float]:
    ends = {step.side: float(step.boundary[0]) for step in steps_of_size if step.level == "95"}
    low, high = (ends[side] for side in funnel.SIDES)
    return 0.0 if math.isnan(low) else low, most if math.isnan(high) else high


def _spread_as_shown(x: ArrayLike, exposure: ArrayLike, rate: ArrayLike) -> Dispersion:
    spread = dispersion.of_rates(x, exposure, rate)
    return spread._replace(tau_squared=spread.tau_squared * PER)


def _targets_alone(x: ArrayLike, n: ArrayLike) -> Judged:
    target = outliers.judge_shares(x, n).target
    unknown = np.full(target.shape, np.nan)
    return Judged(target, Tails(unknown, unknown), np.full(target.shape, None, dtype=object))


SHARE = Kind(
    name="share",
    shown_as="share",
    per=1,
    most=1.0,
    counts="int64",
    has_exposure=False,
    is_judged=True,
    limits=lambda x, n, given: intervals.wilson(x, n),
    judged=outliers.judge_shares,
    judged_apart=outliers.judge_shares_that_differ,
    spread=dispersion.of_shares,
    prior=sh.prior_of_shares,
    ranks=sh.ranks_of_shares,
    size=judging.of_share,
    several=difference.several_shares,
    drawn_flags=dispersion.flags,
    unmarked=lambda n, target: _between(funnel.limit_steps([int(n)], target), 1.0),
    differ=homogeneity.shares_differ,
    tails=funnel.tails,
    variance=lambda value: value * (1 - value),
    rarer=lambda value: min(value, 1 - value),
    not_counted=lambda x, n: n - x,
)
RATE = Kind(
    name="rate",
    shown_as="rate",
    per=PER,
    most=math.inf,
    counts="float64",
    has_exposure=True,
    is_judged=True,
    limits=lambda x, n, given: intervals.garwood(x, n, PER),
    judged=outliers.judge_rates,
    judged_apart=outliers.judge_rates_that_differ,
    spread=_spread_as_shown,
    prior=sh.prior_of_rates,
    ranks=sh.ranks_of_rates,
    size=judging.of_rate,
    several=difference.several_rates,
    drawn_flags=lambda x, n, target, weight: dispersion.flags_of_rate(x, n, target / PER, weight),
    unmarked=lambda n, target: _between(funnel.limit_steps_of_rate([n], target / PER), math.inf),
    differ=homogeneity.rates_differ,
    tails=funnel.tails_of_rate,
    variance=lambda value: value,
    rarer=lambda value: value,
    # What did not happen has no end.
    not_counted=lambda x, n: np.full_like(n, np.inf),
)
# Things of one cluster are not independent: what is made for single cases is not told of them.
CLUSTERED = replace(
    SHARE,
    name="clustered",
    is_judged=False,
    limits=lambda x, n, given: given or (np.full(np.shape(x), np.nan),) * 2,
    judged=_targets_alone,
    judged_apart=lambda x, n, plain, weight: (plain.tails, plain.flags),
    spread=lambda x, n, target: Dispersion(math.nan, math.nan, 0),
    prior=lambda x, n: sh.Prior(math.nan, math.inf),
    ranks=lambda x, n, prior: sh.no_ranks(np.asarray(n, dtype=float) > 0),
    several=lambda x, n: Differences("cannot_tell", math.nan, len(x), ""),
)
KINDS = {kind.name: kind for kind in (SHARE, RATE, CLUSTERED)}
