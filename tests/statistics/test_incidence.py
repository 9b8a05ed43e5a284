"""Shares that have acted by a day, against statsmodels, fractions and cases by hand."""

import math
from collections import defaultdict
from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from statsmodels.duration.survfunc import CumIncidenceRight

from scr.statistics import incidence
from scr.statistics.incidence import shares_acted

BY = [3, 5, 8]
# Review, day, what happened on it; few days, so that there are ties.
ROWS = st.lists(
    st.tuples(
        st.integers(1, 6), st.integers(0, 10), st.sampled_from(["acted", "acted", "ended", "open"])
    ),
    max_size=25,
)


def estimated(rows: list[tuple], by: list[int] = BY, **how: bool) -> incidence.Shares:
    reviews, days, states = zip(*rows, strict=True) if rows else ((), (), ())
    return shares_acted(reviews, [1] * len(rows), days, states, by, **how)


def plainly(rows: list[tuple], day: int, by_review: bool) -> Fraction | None:
    """The share in fractions: day by day, everyone still there looked at."""
    if not rows:
        return None
    of_review = defaultdict(int)
    for review, _, _ in rows:
        of_review[review] += 1
    weighed = [(Fraction(1, of_review[r]) if by_review else Fraction(1), d, s) for r, d, s in rows]
    waiting, share = Fraction(1), Fraction(0)
    for today in range(day + 1):
        there = sum(w for w, d, _ in weighed if d >= today)
        if not there:
            break
        acting = sum(w for w, d, s in weighed if d == today and s == "acted")
        ending = sum(w for w, d, s in weighed if d == today and s == "ended")
        share += waiting * acting / there
        waiting *= 1 - (acting + ending) / there
    return share


def limits_plainly(rows: list[tuple], day: int, by_review: bool) -> tuple | None:
    reviews = sorted({review for review, _, _ in rows})
    k = len(reviews)
    left = [plainly([r for r in rows if r[0] != out], day, by_review) for out in reviews]
    share = plainly(rows, day, by_review)
    if k < 2 or any(one in (0, 1) for one in [share, *left]):
        return None
    middle, *others = (math.log(-math.log(1 - one)) for one in [share, *left])
    mean = sum(others) / k
    error = 1.959963984540054 * math.sqrt((k - 1) / k * sum((o - mean) ** 2 for o in others))
    return tuple(1 - math.exp(-math.exp(middle + way * error)) for way in (-1, 1))


@pytest.mark.parametrize("by_review", [False, True])
@given(rows=ROWS)
def test_it_is_what_fractions_give(rows, by_review):
    found = estimated(rows, by_review=by_review)
    for i, day in enumerate(BY):
        expected = plainly(rows, day, by_review)
        if expected is None:
            assert math.isnan(found.share[i])
        else:
            assert found.share[i] == pytest.approx(float(expected), abs=1e-12)
        limits = limits_plainly(rows, day, by_review) or (math.nan, math.nan)
        assert (found.lower[i], found.upper[i]) == pytest.approx(limits, nan_ok=True)


@pytest.mark.parametrize("by_review", [False, True])
@given(rows=ROWS.filter(lambda rows: any(s == "acted" for _, _, s in rows)))
def test_it_is_what_statsmodels_gives(rows, by_review):
    reviews, days, states = zip(*rows, strict=True)
    codes = [("open", "acted", "ended").index(state) for state in states]
    weights = [1 / reviews.count(r) if by_review else 1.0 for r in reviews]
    # It knows no day 0: all its days are one later.
    oracle = CumIncidenceRight(np.array(days) + 1, np.array(codes), freq_weights=np.array(weights))
    found = estimated(rows, by_review=by_review).share
    for i, day in enumerate(BY):
        by_then = oracle.cinc[0][oracle.times <= day + 1]
        assert found[i] == pytest.approx(by_then[-1] if len(by_then) else 0)


@given(ROWS)
def test_rows_that_went_alike_may_come_as_one(rows):
    alike = defaultdict(int)
    for row in rows:
        alike[row] += 1
    reviews, days, states = zip(*alike, strict=True) if rows else ((), (), ())
    for by_review in (False, True):
        one = shares_acted(reviews, list(alike.values()), days, states, BY, by_review=by_review)
        other = estimated(rows, by_review=by_review)
        for part in ("share", "lower", "upper"):
            assert getattr(one, part) == pytest.approx(getattr(other, part), nan_ok=True)


def test_six_cases_with_a_competing_end():
    # Days 1 to 6: acted, ended, ended, acted, open, open. 1/6, then ends take 2 of 5, and one of
    # the three left acts: 1/6 + (3/6) * (1/3) = 1/3. Ends taken for open ones would give
    # 1 - (5/6) * (2/3) = 4/9, which is too much.
    states = ["acted", "ended", "ended", "acted", "open", "open"]
    rows = [(n, n, state) for n, state in enumerate(states, start=1)]
    assert estimated(rows, [0, 1, 3, 4, 9]).share == pytest.approx([0, 1 / 6, 1 / 6, 1 / 3, 1 / 3])


def test_an_action_before_completion_counts_on_day_0():
    rows = [(1, 0, "acted"), (2, 0, "ended"), (3, 9, "open"), (4, 9, "open")]
    assert estimated(rows, [0]).share == [0.25]


def test_the_open_are_at_risk_on_the_day_they_are_last_seen():
    assert estimated([(1, 3, "open"), (2, 3, "acted")], [2, 3]).share == pytest.approx([0, 0.5])
    assert estimated([(1, 2, "open"), (2, 3, "acted")], [2, 3]).share == pytest.approx([0, 1])


def test_by_review_each_review_weighs_the_same():
    # A review with nine that nobody acted on, and one with a single one that was: 1 in 10 of the
    # recommendations, a half by review.
    rows = [(1, 9, "open")] * 9 + [(2, 1, "acted")]
    assert estimated(rows, [5]).share == pytest.approx([0.1])
    assert estimated(rows, [5], by_review=True).share == pytest.approx([0.5])


def test_limits_by_hand():
    # Four reviews of two: with 1, 1, 1 and 2 that acted on day 1. The share is 5/8; without one
    # of the first three 4/6, without the last 3/6.
    rows = [(n, 1, "acted") for n in (1, 2, 3, 4, 4)] + [(n, 9, "open") for n in (1, 2, 3)]
    found = estimated(rows, [1])
    left = [math.log(-math.log(1 - p)) for p in (4 / 6, 4 / 6, 4 / 6, 3 / 6)]
    mean = sum(left) / 4
    error = 1.959963984540054 * math.sqrt(3 / 4 * sum((one - mean) ** 2 for one in left))
    middle = math.log(-math.log(1 - 5 / 8))
    assert found.share[0] == 5 / 8
    assert found.lower[0] == pytest.approx(1 - math.exp(-math.exp(middle - error)))
    assert found.upper[0] == pytest.approx(1 - math.exp(-math.exp(middle + error)))
    assert found.lower[0] < 5 / 8 < found.upper[0]


@pytest.mark.parametrize(
    "rows",
    [
        [(1, 1, "acted"), (1, 9, "open")],  # one review
        [(1, 9, "open"), (2, 9, "open")],  # none acted
        [(1, 1, "acted"), (2, 1, "acted")],  # all did
        [(1, 1, "acted"), (1, 9, "open"), (2, 9, "open")],  # without the first, none
        [(1, 9, "open"), (2, 1, "acted"), (3, 1, "acted")],  # without the first, all
    ],
)
def test_limits_that_are_not_known(rows):
    found = estimated(rows, [5])
    assert 0 <= found.share[0] <= 1
    assert np.isnan([found.lower[0], found.upper[0]]).all()


def test_nobody():
    found = shares_acted([], [], [], [], BY)
    assert np.isnan([found.share, found.lower, found.upper]).all()


@given(ROWS, st.integers(1, 40))
def test_in_parts_it_is_the_same(rows, cells):
    whole = estimated(rows)
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(incidence, "CELLS_AT_ONCE", cells)
        parts = estimated(rows)
    for part in ("share", "lower", "upper"):
        assert getattr(parts, part) == pytest.approx(getattr(whole, part), nan_ok=True)
