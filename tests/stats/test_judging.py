"""How much must be counted before anything can be told: held to the exact tails themselves."""

import math

import numpy as np
import pytest
from scipy.stats import binom, hypergeom, poisson

from scr.stats import funnel, judging
from scr.stats.means import mean_of_units


def test_the_sizes_of_the_published_example():
    # At a target of 0.62 a low share shows from 4 cases, a high one from 8.
    assert judging.smallest_n(0.62, "low") == 4
    assert judging.smallest_n(0.62, "high") == 8
    assert math.isnan(judging.smallest_n(1.0, "high"))
    assert math.isnan(judging.smallest_n(math.nan, "low"))


@pytest.mark.parametrize("target", [0.05, 0.3, 0.62, 0.9])
@pytest.mark.parametrize("side", funnel.SIDES)
def test_one_case_fewer_cannot_be_flagged(target, side):
    n = int(judging.smallest_n(target, side))
    if n == 3:
        # Fewer would be rare enough, and are too few to rest a mark on.
        assert (target if side == "high" else 1 - target) ** 3 <= 0.025
        return
    law = binom(n, target), binom(n - 1, target)
    extreme = [one.cdf(0) if side == "low" else one.sf(one.args[0] - 1) for one in law]
    assert extreme[0] <= 0.025 < extreme[1]


def test_a_rate_is_told_low_from_the_exposure_at_which_none_is_rare():
    needed = judging.smallest_exposure(1e-5, "low")
    assert poisson(needed * 1e-5).cdf(0) == pytest.approx(0.025)
    assert judging.smallest_exposure(1e-5, "high") == 0
    assert math.isnan(judging.smallest_exposure(0, "low"))


def test_years_to_pool():
    # 3 cases in 2 years, 8 needed: 5.33 years, so 6.
    assert judging.years_to_pool(3, 2, 8) == 6
    # 4 cases in 1 year, 8 needed: exactly 2.
    assert judging.years_to_pool(4, 1, 8) == 2
    assert judging.years_to_pool(3, 0.3, 10) == 1
    for n, years, smallest in ((8, 2, 8), (0, 2, 8), (3, 2, math.nan), (math.nan, 2, 8), (1, 0, 8)):
        assert math.isnan(judging.years_to_pool(n, years, smallest))


@pytest.mark.parametrize("target", [0.1, 0.62])
def test_the_chance_of_a_flag_is_that_of_the_counts_flagged(target):
    for n in range(41):
        law = binom(n, target)
        flags = funnel.flags(np.arange(n + 1), n, target)
        expected = sum(law.pmf(x) for x in range(n + 1) if flags[x] not in ("none", "too_few"))
        assert judging.chance_of_share(n, target) == pytest.approx(expected, abs=1e-12)
        assert judging.chance_of_share(n, target) <= 0.05


def test_the_same_for_a_rate():
    for expected in (0.1, 1.0, 3.7, 25.0):
        law = poisson(expected)
        flags = funnel.flags_of_rate(np.arange(400), 1e6, expected / 1e6)
        beyond = sum(law.pmf(x) for x in range(400) if flags[x] != "none")
        assert judging.chance_of_rate(1e6, expected / 1e6) == pytest.approx(beyond, abs=1e-9)
    assert math.isnan(judging.chance_of_rate(math.nan, 1.0))
    assert math.isnan(judging.chance_of_share(3, math.nan))
    assert judging.chance_of_share(10_000_000, 0.3) == pytest.approx(0.05, abs=1e-4)


@pytest.mark.parametrize("side", funnel.SIDES)
@pytest.mark.parametrize(("others_x", "others_n"), [(9, 20), (1, 30), (29, 30), (0, 9), (12, 12)])
def test_the_least_beside_others_judged_exactly(side, others_x, others_n):
    found = judging.smallest_n_beside(others_x, others_n, side)

    def tail(n: int) -> float:
        law = hypergeom(n + others_n, others_x + (0 if side == "low" else n), n)
        return law.cdf(0) if side == "low" else law.sf(n - 1)

    if not (others_x if side == "low" else others_n - others_x):
        assert math.isnan(found)
        return
    assert tail(int(found)) <= 0.025 + 1e-12
    assert found == 3 or tail(int(found) - 1) > 0.025


def test_rates_beside_others_judged_exactly():
    # None of 5 events fall to a unit with the part q by (1 - q)^5 = 0.025 at q = 0.5218.
    needed = judging.smallest_exposure_beside(5, 100.0, "low")
    assert binom(5, needed / (needed + 100)).pmf(0) == pytest.approx(0.025)
    assert judging.smallest_exposure_beside(5, 100.0, "high") == 0
    assert math.isnan(judging.smallest_exposure_beside(0, 100.0, "low"))


def test_the_chance_of_a_flag_beside_others():
    # Given 12 of 20 in all, a unit of 10: flagged where its tail is, and three cases stand behind.
    law = hypergeom(20, 12, 10)
    flagged = [
        law.pmf(x)
        for x in range(11)
        if (law.cdf(x) <= 0.025 and 10 - x >= 3) or (law.sf(x - 1) <= 0.025 and x >= 3)
    ]
    assert judging.chance_of_share_beside(4, 10, 8, 10) == pytest.approx(sum(flagged))
    of_rate = binom(12, 0.4)
    flagged = [
        of_rate.pmf(x)
        for x in range(13)
        if of_rate.cdf(x) <= 0.025 or (of_rate.sf(x - 1) <= 0.025 and x >= 3)
    ]
    assert judging.chance_of_rate_beside(4, 4.0, 8, 6.0) == pytest.approx(sum(flagged))


def test_the_mean_of_units():
    # Student's example by hand: mean 0.5, standard deviation 0.25, t(2) = 4.302653.
    mean = mean_of_units([0.25, 0.5, 0.75, math.nan], most=1.0)
    half = 4.302652729911275 * 0.25 / math.sqrt(3)
    assert mean.value == 0.5
    assert mean.lower == pytest.approx(max(0.5 - half, 0))
    assert mean.upper == pytest.approx(min(0.5 + half, 1))
    wide = mean_of_units([1.0, 2.0, 3.0, 4.0])
    assert wide.upper - wide.value == pytest.approx(3.182446 * 1.2909944 / 2, abs=1e-6)
    for alone in ([0.5], [0.5, 0.5]):
        assert mean_of_units(alone).value == 0.5
        assert math.isnan(mean_of_units(alone).lower)
    assert math.isnan(mean_of_units([]).value)
