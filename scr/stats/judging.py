"""How much must be counted before a unit can be told from the rest, and how long that takes."""

import math

import numpy as np

from scr.stats import funnel
from scr.stats.funnel import Side

# Of an event expected at least so often, none at all is flagged at 95%: exp(-E) <= 0.025.
FEWEST_EXPECTED = -math.log(funnel.LEVELS["95"])


def smallest_n(target: float, side: Side) -> float:
    """The least n at which some outcome of a share is flagged at 95% on this side of `target`;
    NaN where none ever is, or the target is not known."""
    if math.isnan(target):
        return math.nan
    found = funnel.smallest_n(target, side, "95")
    return math.nan if found is None else float(found)


def smallest_exposure(rate: float, side: Side) -> float:
    """The same for a rate, in the unit of its exposure: on the high side 0, as a count of events
    has no upper end; on the low side enough to expect 3.69 events. NaN where the rate is 0."""
    if not rate > 0:
        return math.nan
    return 0.0 if side == "high" else FEWEST_EXPECTED / rate


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
    counts = np.arange(int(n) + 1)
    return _beyond(funnel.tails(counts, int(n), target))


def chance_of_rate(exposure: float, rate: float) -> float:
    """The same for a count of events in an exposure."""
    expected = exposure * rate
    if math.isnan(expected):
        return math.nan
    counts = np.arange(math.ceil(expected + 12 * math.sqrt(expected) + 12))
    return _beyond(funnel.tails_of_rate(counts, exposure, rate))


def _beyond(found: funnel.Tails) -> float:
    """The sum of the chances of the counts that are flagged."""
    level = funnel.LEVELS["95"] * (1 + funnel.ROUNDING)
    chance = found.p_low + found.p_high - 1
    return float(chance[(found.p_low <= level) | (found.p_high <= level)].sum())
