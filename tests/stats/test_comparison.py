"""Two shares, two rates: published examples, independent libraries, and which way round."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import binomtest
from statsmodels.stats.proportion import confint_proportions_2indep
from statsmodels.stats.rates import test_poisson_2indep as poisson_test

from scr.stats.comparison import difference, difference_of, rate_ratio
from scr.stats.intervals import wilson

groups = st.integers(1, 300).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n)))


@pytest.mark.parametrize(
    ("first", "second", "lower", "upper"),
    [  # Newcombe 1998 (Statistics in Medicine 17:873), table II, method 10
        ((56, 70), (48, 80), 0.0524, 0.3339),
        ((9, 10), (3, 10), 0.1705, 0.8090),
        ((5, 56), (0, 29), -0.0381, 0.1926),
        ((0, 10), (0, 20), -0.1611, 0.2775),
        ((10, 10), (0, 20), 0.6791, 1.0),
    ],
)
def test_difference_published_examples(first, second, lower, upper):
    found = difference(*first, *second)
    assert (found.lower, found.upper) == pytest.approx((lower, upper), abs=5e-5)


@given(groups, groups)
def test_difference_agrees_with_statsmodels(first, second):
    found = difference(*first, *second)
    expected = confint_proportions_2indep(*first, *second, compare="diff", method="newcomb")
    assert (found.lower, found.upper) == pytest.approx(expected, abs=1e-9)
    assert found.value == pytest.approx(first[0] / first[1] - second[0] / second[1])


@given(groups, groups)
def test_the_other_way_round_says_the_opposite(first, second):
    opposite = {"higher": "lower", "lower": "higher", "cannot_tell": "cannot_tell"}
    one, other = difference(*first, *second), difference(*second, *first)
    assert one.verdict == opposite[other.verdict]
    assert (one.lower, one.upper) == pytest.approx((-other.upper, -other.lower))
    assert one.lower <= one.value + 1e-12
    assert one.value <= one.upper + 1e-12


def test_verdicts_on_shares():
    assert difference(56, 70, 48, 80).verdict == "higher"
    assert difference(48, 80, 56, 70).verdict == "lower"
    assert difference(1, 2, 1, 3).verdict == "cannot_tell"
    assert difference(0, 5, 0, 5).verdict == "cannot_tell"


@pytest.mark.parametrize("groups", [(0, 0, 1, 2), (1, 2, 0, 0), (math.nan, math.nan, 1, 2)])
def test_a_share_of_nothing_cannot_be_compared(groups):
    found = difference(*groups)
    assert math.isnan(found.value)
    assert math.isnan(found.lower)
    assert found.verdict == "cannot_tell"


def test_rate_ratio_published_example():
    # The example of R's poisson.test: 11 in 800 against 21 in 3011.
    found = rate_ratio(11, 800, 21, 3011)
    assert found.value == pytest.approx(1.971488, abs=1e-6)
    assert (found.lower, found.upper) == pytest.approx((0.8584264, 4.2772659), abs=1e-6)
    assert found.verdict == "cannot_tell"


@given(st.integers(0, 80), st.integers(0, 80), st.floats(0.1, 100), st.floats(0.1, 100))
def test_rate_ratio_agrees_with_clopper_pearson(x1, x2, exposure1, exposure2):
    found = rate_ratio(x1, exposure1, x2, exposure2)
    if x1 + x2 == 0:
        assert math.isnan(found.value)
        assert (found.lower, found.upper, found.verdict) == (0, math.inf, "cannot_tell")
        return
    share = binomtest(x1, x1 + x2).proportion_ci(method="exact")
    scale = exposure2 / exposure1
    assert found.lower == pytest.approx(scale * share.low / (1 - share.low), rel=1e-6)
    if x2:
        assert found.upper == pytest.approx(scale * share.high / (1 - share.high), rel=1e-6)
    else:
        assert found.upper == math.inf


@pytest.mark.parametrize("counts", [(11, 21), (3, 2), (40, 9)])
def test_at_each_limit_the_exact_test_gives_its_tail(counts):
    found = rate_ratio(counts[0], 2.0, counts[1], 3.0)
    for value, side in ((found.lower, "larger"), (found.upper, "smaller")):
        tested = poisson_test(
            counts[0], 2.0, counts[1], 3.0, value=value, method="exact-cond", alternative=side
        )
        assert tested.pvalue == pytest.approx(0.025, abs=1e-8)


def test_verdicts_on_rates():
    assert rate_ratio(30, 1e5, 10, 1e5).verdict == "higher"
    assert rate_ratio(10, 1e5, 30, 1e5).verdict == "lower"
    assert rate_ratio(6, 1e5, 0, 1e5).verdict == "higher"
    assert rate_ratio(5, 1e5, 0, 1e5).verdict == "cannot_tell"
    assert rate_ratio(1, 0, 1, 1).verdict == "cannot_tell"
    assert math.isnan(rate_ratio(1, math.nan, 1, 1).upper)


def test_difference_of_estimates_with_limits_is_newcombes_with_wilson_limits() -> None:
    (low1, low2), (up1, up2) = wilson([56, 48], [70, 80])
    whole = difference(56, 70, 48, 80)
    assert difference_of((56 / 70, low1, up1), (48 / 80, low2, up2)) == whole
    assert whole.verdict == "higher"
    # Wider limits of the same shares: now one cannot tell.
    wide = difference_of((0.8, 0.6, 0.92), (0.6, 0.4, 0.8))
    assert wide.value == pytest.approx(0.2)
    assert wide.lower == pytest.approx(0.2 - math.hypot(0.2, 0.2))
    assert wide.upper == pytest.approx(0.2 + math.hypot(0.12, 0.2))
    assert wide.verdict == "cannot_tell"
    unknown = difference_of((0.8, math.nan, math.nan), (0.6, 0.4, 0.8))
    assert unknown.verdict == "cannot_tell"
    assert math.isnan(unknown.lower)
