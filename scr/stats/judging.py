"""How much must be counted before a unit can be told from the rest, and how long that takes."""

import math
from collections.abc import Callable
from typing import NamedTuple

import numpy as np

from scr.stats import exact, funnel, outliers
from scr.stats.funnel import FEWEST, Side

# Of an event expected at least so often, none at all is flagged at 95%: exp(-E) <= 0.025.
FEWEST_EXPECTED = -math.log(funnel.LEVELS["95"])
# More than any unit will ever have: where so many cases would not tell, none would.
_MOST = 2**40


class Size(NamedTuple):
    """What the size of a unit lets one tell: `low` and `high` are the least n (or exposure) at
    which a mark at 95% is possible on that side, NaN where none ever is; `chance` is that of a
    mark on either though the unit is like all others."""

    low: float
    high: float
    chance: float


def of_share(x: float, n: float, target: float, beside: tuple[float, float] | None) -> Size:
    """For x of n against the share `target`; `beside` are the others' counts, x and n, where the
    unit is so large that it is judged exactly against them."""
    if beside is None:
        low, high = (smallest_n(target, side) for side in funnel.SIDES)
        return Size(low, high, chance_of_share(n, target))
    low, high = (smallest_n_beside(*beside, side) for side in funnel.SIDES)
    return Size(low, high, chance_of_share_beside(x, n, *beside))


def of_rate(x: float, exposure: float, rate: float, beside: tuple[float, float] | None) -> Size:
    """The same for x events in an exposure."""
    if beside is None:
        low, high = (smallest_exposure(rate, side) for side in funnel.SIDES)
        return Size(low, high, chance_of_rate(exposure, rate))
    low, high = (smallest_exposure_beside(*beside, side) for side in funnel.SIDES)
    return Size(low, high, chance_of_rate_beside(x, exposure, *beside))


def smallest_n(target: float, side: Side) -> float:
    """The least n at which some outcome of a share is flagged at 95% on this side of `target`,
    from 3; NaN where none ever is, or the target is not known."""
    if math.isnan(target):
        return math.nan
    smallest = funnel.smallest_n(target, side, "95")
    return math.nan if smallest is None else float(smallest)


def smallest_n_beside(others_x: float, others_n: float, side: Side) -> float:
    """The same for a unit with more than a tenth of all cases, judged exactly against the others,
    who have counted others_x of others_n. NaN where no number of cases would do."""

    def is_flagged(n: int) -> bool:
        x = 0 if side == "low" else n
        low, high = outliers.share_tails(x, n, others_x, others_n)
        return bool(funnel.is_beyond(np.asarray(low if side == "low" else high), "95"))

    # Of an extreme outcome one case more is always rarer: doubled until it tells, then halved.
    kind = others_x if side == "low" else others_n - others_x
    if not kind > 0:
        return math.nan
    enough = FEWEST
    while not is_flagged(enough):
        enough *= 2
        if enough > _MOST:
            return math.nan
    too_few = FEWEST - 1 if enough == FEWEST else enough // 2
    while enough - too_few > 1:
        middle = (enough + too_few) // 2
        enough, too_few = (middle, too_few) if is_flagged(middle) else (enough, middle)
    return float(enough)


def smallest_exposure(rate: float, side: Side) -> float:
    """The same for a rate, in the unit of its exposure: on the high side 0, as a count of events
    has no upper end; on the low side enough to expect 3.69 events. NaN where the rate is 0."""
    if not rate > 0:
        return math.nan
    return 0.0 if side == "high" else FEWEST_EXPECTED / rate


def smallest_exposure_beside(others_x: float, others_exposure: float, side: Side) -> float:
    """The same beside others judged exactly: no event falls to a unit with the part q of all
    exposure by (1 - q) to the power of others_x. NaN where the others have none either."""
    if not others_x > 0:
        return math.nan
    if side == "high":
        return 0.0
    return float(others_exposure * (funnel.LEVELS["95"] ** (-1 / others_x) - 1))


def years_to_pool(n: float, years: float, smallest: float) -> float:
    """How many years, at n in `years` years, must be put together to reach `smallest`: a whole
    number. NaN where n reaches it already, is 0 (there is nothing to go by), or is not known."""
    if math.isnan(n) or math.isnan(smallest) or n >= smallest or n <= 0 or years <= 0:
        return math.nan
    # A hair above a whole number is that number.
    return float(math.ceil(smallest * years / n - 1e-9))


def chance_of_share(n: float, target: float) -> float:
    """The chance that a unit with n cases is flagged at 95% though its share is the target: at
    most 0.05, less for a small n. 0 where nothing can be flagged, NaN where unknown."""
    if math.isnan(n) or math.isnan(target):
        return math.nan
    ends = funnel.limit_steps([n], target)
    return _beyond(ends, lambda x: _pair(funnel.tails(x, n, target)))


def chance_of_rate(exposure: float, rate: float) -> float:
    """The same for a count of events in an exposure."""
    if math.isnan(exposure * rate):
        return math.nan
    ends = funnel.limit_steps_of_rate([exposure], rate)
    return _beyond(ends, lambda x: _pair(funnel.tails_of_rate(x, exposure, rate)))


def chance_of_share_beside(x: float, n: float, others_x: float, others_n: float) -> float:
    """The chance that a unit with more than a tenth of all cases is flagged though all are alike,
    given what it and the others have counted together."""
    counts, chance = exact.hypergeometric(n, x + others_x, n + others_n)
    return _flagged(counts, chance, n - counts)


def chance_of_rate_beside(
    x: float, exposure: float, others_x: float, others_exposure: float
) -> float:
    """The same for events: each falls to the unit by its part of the exposure."""
    from scipy.stats import binom

    counts = np.arange(x + others_x + 1)
    chance = binom(x + others_x, exposure / (exposure + others_exposure)).pmf(counts)
    return _flagged(counts, chance, np.full(counts.shape, np.inf))


def _flagged(counts: funnel.Floats, chance: funnel.Floats, not_counted: funnel.Floats) -> float:
    """The sum of the chances of the counts that are flagged at 95%."""
    low, high = np.cumsum(chance), np.cumsum(chance[::-1])[::-1]
    is_low = funnel.is_beyond(low, "95") & (not_counted >= FEWEST)
    return float(chance[is_low | (funnel.is_beyond(high, "95") & (counts >= FEWEST))].sum())


def _beyond(ends: list[funnel.Steps], tails: Callable[[float], tuple[float, float]]) -> float:
    """The tails of the counts at which flags at 95% begin."""
    chance = 0.0
    for end in ends:
        first = float(end.first_flagged[0])
        if end.level == "95" and not math.isnan(first):
            chance += tails(first)[0 if end.side == "low" else 1]
    return chance


def _pair(tails: funnel.Tails) -> tuple[float, float]:
    return float(np.ravel(tails.p_low)[0]), float(np.ravel(tails.p_high)[0])
