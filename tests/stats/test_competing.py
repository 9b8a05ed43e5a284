"""Two ways to end: hand cases, Greenwood where there is one way, statsmodels, many samples."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from statsmodels.duration.survfunc import CumIncidenceRight

from scr.stats import competing, survival

TABLES = st.lists(
    st.tuples(st.integers(0, 4), st.integers(0, 4), st.integers(0, 4)).filter(any),
    min_size=1,
    max_size=12,
)

# Ten completed: four agreed at once not to be published, three published, three waiting.
TEN = ([10, 20, 40, 60, 100], [0, 1, 1, 1, 0], [0, 0, 0, 0, 3], [4, 0, 0, 0, 0])


def test_three_of_ten_published_is_not_half():
    found = competing.shares(*TEN)
    assert competing.ended_by(found, 60).share == pytest.approx(0.3)
    assert found.stopped[-1] == pytest.approx(0.4)
    half = competing.half(*TEN)
    assert (half.days, half.n, half.n_ended, half.n_open, half.n_stopped) == (60, 10, 3, 3, 4)
    assert not half.is_count


def test_by_hand_with_open_cases():
    # Day 1 of six one ends; day 2 two are stopped; day 3 of three one ends and one is last seen:
    # 1/6 + (1 - 3/6) * 1/3 = 1/3.
    found = competing.shares([1, 2, 3], [1, 0, 1], [0, 0, 2], [0, 2, 0])
    assert found.ended == pytest.approx([1 / 6, 1 / 6, 1 / 3])
    assert found.stopped == pytest.approx([0, 1 / 3, 1 / 3])
    assert competing.ended_by(found, 0).share == 0
    assert math.isnan(competing.ended_by(found, 4).share)


@given(TABLES)
def test_it_adds_up_and_without_stops_it_is_kaplan_meier(rows):
    days = np.arange(len(rows))
    ended, censored, stopped = (np.array(column) for column in zip(*rows, strict=True))
    found = competing.shares(days, ended, censored, stopped)
    total = found.ended + found.stopped + found.waiting
    assert total == pytest.approx(1)
    plain = competing.shares(days, ended, censored + stopped, 0 * stopped)
    curve = survival.curve(days, ended, censored + stopped)
    assert plain.waiting == pytest.approx(curve.share)
    for mine, theirs in ((plain.lower, curve.upper), (plain.upper, curve.lower)):
        assert 1 - mine == pytest.approx(theirs, nan_ok=True)


@given(TABLES)
def test_it_is_statsmodels(rows):
    ended, censored, stopped = (np.array(column) for column in zip(*rows, strict=True))
    if not ended.sum():
        return
    days = np.arange(1, len(rows) + 1)
    time = np.repeat(np.tile(days, 3), np.concatenate([ended, stopped, censored]))
    status = np.repeat([1, 2, 0], [ended.sum(), stopped.sum(), censored.sum()])
    with np.errstate(all="ignore"):  # its own variance of the last day
        oracle = CumIncidenceRight(time, status)
    found = competing.shares(days, ended, censored, stopped)
    assert len(oracle.times)
    for day, share in zip(oracle.times, oracle.cinc[0], strict=True):
        assert found.ended[int(day) - 1] == pytest.approx(share)


def test_limits_hold_the_true_share():
    random, held, tries = np.random.default_rng(20160630), 0, 400
    for _ in range(tries):
        # Half publish, a third agree not to, the rest wait; seen to day 60, cases last to 90.
        fate = random.choice(3, 60, p=[0.5, 0.3, 0.2])
        day = np.where(fate == 2, 1000, random.integers(1, 91, 60))
        seen = random.integers(40, 120, 60)
        state, last = np.where(day <= seen, fate, 2), np.minimum(day, seen)
        table = [np.bincount(last[state == one], minlength=121) for one in (0, 2, 1)]
        one = competing.ended_by(competing.shares(np.arange(121), *table), 45)
        held += one.lower <= 0.25 <= one.upper
    assert 0.92 <= held / tries <= 0.98


def test_nothing_and_everything():
    nothing = competing.shares([], [], [], [])
    assert math.isnan(competing.ended_by(nothing, 9).share)
    every = competing.shares([3], [4], [0], [0])
    assert competing.ended_by(every, 9).share == 1
    assert math.isnan(competing.ended_by(every, 9).lower)
    assert competing.half([3], [4], [0], [0]).is_count
    with pytest.raises(ValueError, match="rise"):
        competing.shares([3, 3], [1, 1], [0, 0], [0, 0])


def test_when_ended_cases_alone_mislead():
    assert survival.is_flattering(100, 150, n_open=3)
    assert survival.is_flattering(100, math.nan, n_open=3)
    assert not survival.is_flattering(150, 150, n_open=3)
    assert not survival.is_flattering(160, 150, n_open=3)
    assert not survival.is_flattering(100, 150, n_open=0)
    assert not survival.is_flattering(math.nan, 150, n_open=3)
