"""Days between rare events: published quantiles, and each rule on both sides of its limit."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import beta, f

from scr.stats import rare_events as r


def test_with_many_gaps_the_limits_are_those_of_a_known_mean():
    # Published quantiles of a mean of 40 days: 0.05, 27.7 and 264.
    lower, middle, upper = r.limits(40 * 100_000, 100_000)
    assert round(lower, 2) == 0.05
    assert round(middle, 1) == 27.7
    assert round(upper) == 264
    assert r.open_limit(40 * 100_000, 100_000) == pytest.approx(264.3, abs=0.1)


@given(st.floats(0.1, 5000), st.integers(2, 200))
def test_limits_are_scipys(total, n):
    part = beta(1, n - 1)
    assert r.limits(total, n) == pytest.approx(
        [total * part.ppf(p) for p in (0.00135, 0.5, 0.99865)], rel=1e-6
    )
    # A gap over the mean of n others: an F ratio of 2 and 2n degrees of freedom.
    assert r.open_limit(total, n) == pytest.approx(total / n * f(2, 2 * n).isf(0.00135), rel=1e-6)


@pytest.mark.parametrize("n", [4, 5, 6, 12, 30])
def test_of_many_steady_runs_as_many_are_marked_as_promised(n):
    # 200,000 runs of n gaps and an open one: 0.00135 give or take three standard errors.
    draws = np.random.default_rng(20160630).exponential(size=(200_000, n + 1))
    total = draws[:, :n].sum(axis=1)
    lower, _, upper = r.limits(1.0, n)
    error = 3 * (0.00135 / 200_000) ** 0.5
    assert np.mean(draws[:, 0] > total * upper) == pytest.approx(0.00135, abs=error)
    assert np.mean(draws[:, 0] < total * lower) == pytest.approx(0.00135, abs=error)
    assert np.mean(draws[:, n] > total * r.open_limit(1.0, n)) == pytest.approx(0.00135, abs=error)


def test_a_long_gap_among_four_is_marked():
    # 1, 1, 1 and 1997 days: its part of all 2,000 is 0.9985, and 1 - 0.00135^(1/3) is 0.8895.
    found = r.rare_events([0, 1, 2, 3, 2000], 2000)
    assert list(found.beyond) == [0, 0, 0, 1]
    assert found.upper == pytest.approx(2000 * 0.8895, abs=0.1)
    # As if the mean of 500 were known, nothing below 3,304 days would have been long.
    assert found.upper < 500 * 6.6077


def test_an_open_gap_after_four_needs_more_than_a_known_mean_would_ask():
    # S = 400: 400 (0.00135^(-1/4) - 1) = 1,687 days, where 100 * 6.6077 = 661 were asked.
    for today, expected in ((400 + 1_686, False), (400 + 1_688, True)):
        found = r.rare_events([0, 100, 200, 300, 400], today)
        assert found.is_open_beyond is expected
    assert found.open_upper == pytest.approx(1_686.8, abs=0.1)


def test_seven_events_in_five_years_have_limits_on_trial():
    found = r.rare_events([0, 200, 500, 500, 900, 1400, 1800], 1826)
    assert list(found.gaps) == [200, 300, 0.5, 400, 500, 400]
    assert found.open_gap == 26
    assert found.mean == pytest.approx(1800.5 / 6)
    assert found.is_trial
    assert found.has_limits


def test_same_day_events_are_half_a_day_apart_and_may_be_below_the_limit():
    # Sum 2,017.5 of five: below 2017.5 (1 - 0.99865^(1/4)) = 0.681 days, so half a day is short.
    found = r.rare_events([0, 500, 1000, 1500, 1500, 2017], 2017)
    assert found.lower == pytest.approx(0.6813, abs=1e-4)
    assert list(found.beyond) == [0, 0, 0, -1, 0]
    # All on one day: no gap is longer than another.
    assert list(r.rare_events([7] * 6, 7).beyond) == [0] * 5


def test_a_gap_beyond_the_upper_limit():
    # Gaps of 1 and one of x, 20 in all: beyond when x is more than 1 - 0.00135^(1/19) = 0.29374
    # of 19 + x.
    part = 1 - 0.00135 ** (1 / 19)
    x = 19 * part / (1 - part)
    for last, expected in ((math.floor(x), 0), (math.ceil(x), 1)):
        found = r.rare_events([*range(20), 19 + last], 19 + last)
        assert found.beyond[-1] == expected
    assert not found.is_trial


def test_the_open_gap_counts_once_it_has_passed_the_upper_limit_and_not_in_the_mean():
    days = list(range(0, 130, 10))
    upper = 120 * (0.00135 ** (-1 / 12) - 1)
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


def test_no_gap_is_counted_to_or_from_a_day_that_nobody_knows():
    # Known: 0, 10, 60, 100; 31 is the last day of a month and stands for any day of it.
    known_to_day = [True, True, False, True, True]
    gaps = r.rare_events([0, 10, 31, 60, 100], 130, known_to_day)
    assert list(gaps.gaps) == [10, 40]
    assert gaps.n_unknown == 2
    assert gaps.open_gap == 30
    last = r.rare_events([31, 10, 0], 130, [False, True, True])
    assert list(last.gaps) == [10]
    assert last.open_gap is None
    assert last.n_unknown == 1
