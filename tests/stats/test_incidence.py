"""Shares that have acted by a day, against statsmodels, fractions and cases by hand."""

import math
from collections import defaultdict
from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats
from statsmodels.duration.survfunc import CumIncidenceRight

from scr.stats import incidence, leaving_out
from scr.stats.incidence import shares_acted
from scr.stats.lives import lay_out

BY = [3, 5, 8]
# Review, day, what happened on it; few days, so that there are ties.
ROWS = st.lists(
    st.tuples(
        st.integers(1, 6), st.integers(0, 10), st.sampled_from(["acted", "acted", "ended", "open"])
    ),
    max_size=25,
)


STATES = ("open", "acted", "ended")


def estimated(rows: list[tuple], by: list[int] = BY, **how: bool) -> incidence.Shares:
    reviews, days, states = zip(*rows, strict=True) if rows else ((), (), ())
    codes = [STATES.index(state) for state in states]
    return shares_acted(lay_out(reviews, days, codes, last=max(by)), by, **how)


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
    error = stats.t.ppf(0.975, k - 1) * math.sqrt(
        (k - 1) / k * sum((o - mean) ** 2 for o in others)
    )
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
    codes = [STATES.index(state) for state in states]
    weights = [1 / reviews.count(r) if by_review else 1.0 for r in reviews]
    # It knows no day 0: all its days are one later.
    oracle = CumIncidenceRight(np.array(days) + 1, np.array(codes), freq_weights=np.array(weights))
    found = estimated(rows, by_review=by_review).share
    for i, day in enumerate(BY):
        by_then = oracle.cinc[0][oracle.times <= day + 1]
        assert found[i] == pytest.approx(by_then[-1] if len(by_then) else 0)


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
    # Student's t with three degrees of freedom.
    error = 3.182446305284263 * math.sqrt(3 / 4 * sum((one - mean) ** 2 for one in left))
    middle = math.log(-math.log(1 - 5 / 8))
    assert found.share[0] == 5 / 8
    assert found.lower[0] == pytest.approx(1 - math.exp(-math.exp(middle - error)))
    assert found.upper[0] == pytest.approx(1 - math.exp(-math.exp(middle + error)))
    assert found.lower[0] < 5 / 8 < found.upper[0]


def test_two_reviews_say_little():
    # 3 of 10 against 6 of 10, one degree of freedom: t is 12.706, and nothing is excluded.
    rows = [(r, 1, "acted") for r, n in ((1, 3), (2, 6)) for _ in range(n)]
    rows += [(r, 9, "open") for r, n in ((1, 7), (2, 4)) for _ in range(n)]
    found = estimated(rows, [1])
    assert found.share[0] == pytest.approx(0.45)
    assert found.lower[0] < 0.01
    assert found.upper[0] > 0.99


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
    found = estimated([])
    assert np.isnan([found.share, found.lower, found.upper]).all()


@given(ROWS, st.integers(1, 6))
def test_in_parts_it_is_the_same(rows, groups):
    whole = estimated(rows)
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(leaving_out, "GROUPS_AT_ONCE", groups)
        parts = estimated(rows)
    for part in ("share", "lower", "upper"):
        assert getattr(parts, part) == pytest.approx(getattr(whole, part), nan_ok=True)


def directly(rows: list[tuple], by: list[int], by_review: bool) -> list[list[float]]:
    """The share without each review in turn: everything worked out anew from all the others."""
    reviews, days, states = (np.array(column) for column in zip(*rows, strict=True))
    weights = 1 / np.bincount(reviews)[reviews] if by_review else np.ones(len(rows))
    found = []
    for out in np.unique(reviews):
        waiting, share, course = 1.0, 0.0, []
        for day in range(max(by) + 1):
            there, today = (reviews != out) & (days >= day), (reviews != out) & (days == day)
            at_risk = weights[there].sum()
            if at_risk:
                share += waiting * weights[today & (states == "acted")].sum() / at_risk
                waiting *= max(1 - weights[today & (states != "open")].sum() / at_risk, 0)
            course.append(share)
        found.append([course[day] for day in by])
    return found


def random_rows(seed: int) -> list[tuple]:
    """Reviews of one to many recommendations, on few days or on many, most of one fate or mixed."""
    rng = np.random.default_rng(seed)
    n = int(rng.integers(2, 120))
    reviews = np.unique(rng.integers(0, rng.integers(2, 30), n), return_inverse=True)[1]
    days = rng.integers(0, rng.choice([1, 4, 40, 400]), n)
    states = rng.choice(STATES, n, p=rng.dirichlet([1, 1, 1]))
    return [(int(r), int(d), str(s)) for r, d, s in zip(reviews, days, states, strict=True)]


EDGES = {
    "all ended": [(r, d, "ended") for r in range(4) for d in (1, 3, 3)],
    "all acted on one day": [(r, 3, "acted") for r in (0, 0, 0, 1, 2)],
    "one day, each fate": [(r, 3, s) for r in range(3) for s in STATES],
    "day 0": [(r, 0, s) for r in range(3) for s in STATES],
    "all but one review gone, its own left": [(0, d, "acted") for d in (5, 6, 7)]
    + [(1, 2, "acted")],
    "the others are out of sight before": [
        *[(3, 0, "acted"), (1, 1, "open"), (2, 1, "open")],
        *[(0, 2, "acted"), (0, 2, "ended"), (0, 4, "acted"), (0, 4, "acted"), (0, 5, "open")],
    ],
    "nearly all are of one review": [(0, 2, "acted")] * 50 + [(1, 4, "open"), (2, 5, "acted")],
}


@pytest.mark.parametrize("by_review", [False, True])
@pytest.mark.parametrize(
    "rows", [*EDGES.values(), *map(random_rows, range(60))], ids=[*EDGES, *map(str, range(60))]
)
def test_replicates_are_what_is_worked_out_anew(rows, by_review):
    by = [0, 3, 7, 200]
    reviews, days, states = zip(*rows, strict=True)
    lives = lay_out(reviews, days, [STATES.index(state) for state in states], last=max(by))
    upto = np.searchsorted(lives.grid, by, side="right")
    found = leaving_out.replicates(lives, upto, by_review).T
    # They come in the order of the sizes of reviews, and of a size in that of the reviews.
    sizes = np.bincount(reviews)
    expected = np.array(directly(rows, by, by_review))[np.argsort(sizes, kind="stable")]
    assert found == pytest.approx(expected, abs=1e-9)
