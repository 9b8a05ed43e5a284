"""Days between rare events: published quantiles, and each rule on both sides of its limit."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import expon

from scr.stats import rare_events as r


def test_the_published_quantiles_of_a_mean_of_40_days():
    lower, middle, upper = r.quantiles(40)
    assert round(lower, 2) == 0.05
    assert round(middle, 1) == 27.7
    assert round(upper) == 264


@given(st.floats(0.1, 5000))
def test_quantiles_are_scipys(mean):
    law = expon(scale=mean)
    assert r.quantiles(mean) == pytest.approx([law.ppf(p) for p in (0.00135, 0.5, 0.99865)])


def test_seven_events_in_five_years_have_limits_on_trial():
    found = r.rare_events([0, 200, 500, 500, 900, 1400, 1800], 1826)
    assert list(found.gaps) == [200, 300, 0.5, 400, 500, 400]
    assert found.open_gap == 26
    assert found.mean == pytest.approx(1800.5 / 6)
    assert found.is_trial
    assert found.has_limits


def test_same_day_events_are_half_a_day_apart_and_may_be_below_the_limit():
    # Mean 403.6: the lower limit is 0.545 days, so half a day lies below it.
    found = r.rare_events([0, 500, 1000, 1500, 1500, 2017], 2017)
    assert found.lower == pytest.approx(403.5 * 0.00135091, rel=1e-4)
    assert list(found.beyond) == [0, 0, 0, -1, 0]
    # All on one day: no gap is longer than another.
    assert list(r.rare_events([7] * 6, 7).beyond) == [0] * 5


def test_a_gap_beyond_the_upper_limit():
    # Gaps of 1 and one of x, 20 in all: beyond when x > 6.6077 * (19 + x) / 20.
    x = 19 * 6.607651 / (20 - 6.607651)
    for last, expected in ((math.floor(x), 0), (math.ceil(x), 1)):
        found = r.rare_events([*range(20), 19 + last], 19 + last)
        assert found.beyond[-1] == expected
    assert not found.is_trial


def test_the_open_gap_counts_once_it_has_passed_the_upper_limit_and_not_in_the_mean():
    days = list(range(0, 130, 10))
    upper = r.quantiles(10)[2]
    before = r.rare_events(days, 120 + math.floor(upper))
    after = r.rare_events(days, 120 + math.ceil(upper))
    assert (before.is_open_beyond, after.is_open_beyond) == (False, True)
    assert before.mean == after.mean == 10
    assert list(after.beyond) == [0] * 12


def test_limits_by_how_many_gaps_there_are():
    for n_gaps, has_limits, is_trial in (
        (3, False, True), (4, True, True), (11, True, True), (12, True, False),
    ):  # fmt: skip
        found = r.rare_events(np.arange(n_gaps + 1) * 30, n_gaps * 30)
        assert (found.has_limits, found.is_trial) == (has_limits, is_trial)


def test_no_event_and_one_event():
    nothing, one = r.rare_events([], 100), r.rare_events([40], 100)
    assert (nothing.open_gap, one.open_gap) == (None, 60)
    assert nothing.gaps.size == one.gaps.size == 0
    assert not nothing.has_limits
    assert not one.is_open_beyond


def test_an_event_of_tomorrow_is_a_mistake():
    with pytest.raises(ValueError, match="after the day"):
        r.rare_events([101], 100)


@given(st.lists(st.integers(0, 3000), min_size=5, max_size=40), st.integers(0, 500))
def test_order_does_not_matter_and_a_longer_scale_scales(days, later):
    today = max(days) + later
    found = r.rare_events(days, today)
    assert np.array_equal(found.gaps, r.rare_events(sorted(days, reverse=True), today).gaps)
    assert found.gaps.size == len(days) - 1
    assert (found.gaps >= 0.5).all()
    assert found.lower < found.middle < found.upper


def test_counts_need_a_mean_of_five():
    assert r.can_count(25, 5)
    assert not r.can_count(24, 5)
    assert not r.can_count(3, 0)
