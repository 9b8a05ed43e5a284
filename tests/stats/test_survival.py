"""Kaplan-Meier from life tables, against scipy, statsmodels and cases worked by hand."""

import math
import statistics
import warnings

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats
from statsmodels.duration.survfunc import SurvfuncRight

from scr.stats import survival

# Days, whether ended; and the median, its lower and its upper limit, worked by hand.
BY_HAND = [
    ("one case, ended: the share is 0 at once, where limits are undefined",
     [(5, True)], 5, None, None),
    ("nobody ended", [(5, False), (9, False)], None, None, None),
    ("nothing at all", [], None, None, None),
    ("day 0: half end on the day they start", [(0, True), (0, True), (7, False), (9, False)],
     0, 0, None),
    ("not reached: one of three ended", [(4, True), (6, False), (8, False)], None, 4, None),
    ("a half exactly is a half or less", [(3, True), (9, False)], 3, 3, None),
    ("ties: ends go before censorings on one day", [(5, True), (5, False), (5, False), (9, True)],
     9, 5, None),
    # The product 4/5 * 3/4 * 2/3 is 0.4; after the second end 0.6.
    ("an odd number", [(1, True), (2, True), (3, True), (4, False), (5, False)], 3, 1, None),
    ("two thirds of three quarters is a half",
     [(1, True), (3, True), (8, False), (9, False)], 3, 1, None),
]  # fmt: skip

cases = st.lists(st.tuples(st.integers(0, 25), st.booleans()), min_size=1, max_size=40)


def life_table(observed: list[tuple[int, bool]]) -> tuple[list[int], list[int], list[int]]:
    days = sorted({day for day, _ in observed})
    return (
        days,
        [observed.count((day, True)) for day in days],
        [observed.count((day, False)) for day in days],
    )


def laid(tables: list[tuple]) -> survival.LifeTables:
    return survival.end_to_end(*(zip(*tables, strict=True) if tables else ((), (), ())))


def medians(tables: list[tuple]) -> survival.Medians:
    return survival.medians(laid(tables))


def same(found: float, expected: float | None) -> bool:
    return math.isnan(found) if expected is None else found == expected


@pytest.mark.parametrize(
    ("observed", "median", "lower", "upper"), [e[1:] for e in BY_HAND], ids=[e[0] for e in BY_HAND]
)
def test_medians_by_hand(observed, median, lower, upper):
    found = medians([life_table(observed)])
    assert same(found.median[0], median)
    assert same(found.lower[0], lower)
    assert same(found.upper[0], upper)


def test_a_published_example():
    # Remission in weeks of the treated in Freireich's trial; Kalbfleisch & Prentice, table 1.1.
    ended = [6, 6, 6, 7, 10, 13, 16, 22, 23]
    censored = [6, 9, 10, 11, 17, 19, 20, 25, 32, 32, 34, 35]
    observed = [(d, True) for d in ended] + [(d, False) for d in censored]
    found = survival.curve(*life_table(observed))
    shares = dict(zip(found.day, found.share, strict=True))
    assert [round(shares[d], 3) for d in (6, 7, 10, 13, 16, 22, 23)] == [
        0.857, 0.807, 0.753, 0.690, 0.627, 0.538, 0.448,
    ]  # fmt: skip
    found = medians([life_table(observed)])
    assert (found.median[0], found.lower[0]) == (23, 13)
    assert math.isnan(found.upper[0])


@given(cases)
def test_the_curve_agrees_with_scipy(observed):
    found = survival.curve(*life_table(observed))
    data = stats.CensoredData(
        uncensored=[d for d, ended in observed if ended],
        right=[d for d, ended in observed if not ended],
    )
    with np.errstate(all="ignore"), warnings.catch_warnings(action="ignore"):
        expected = stats.ecdf(data).sf
        limits = expected.confidence_interval(method="log-log")
    assert list(found.day) == list(expected.quantiles)
    assert found.share == pytest.approx(expected.probabilities, abs=1e-12)
    defined = (found.share > 0) & (found.share < 1)
    for mine, theirs in ((found.lower, limits.low), (found.upper, limits.high)):
        assert np.isnan(mine[~defined]).all()
        assert mine[defined] == pytest.approx(theirs.probabilities[defined], abs=1e-9)


@given(cases)
def test_the_median_and_its_limits_agree_with_statsmodels(observed):
    found = medians([life_table(observed)])
    times, ended = np.array([d for d, _ in observed]), np.array([int(e) for _, e in observed])
    if not ended.any():
        assert np.isnan([found.median[0], found.lower[0], found.upper[0]]).all()
        return
    with np.errstate(all="ignore"), warnings.catch_warnings(action="ignore"):
        theirs = SurvfuncRight(times, ended)
        # To the tolerance, as theirs takes a product of fractions as it comes.
        reached = theirs.surv_times[theirs.surv_prob <= 0.5 + 1e-9]
        lower, _ = theirs.quantile_ci(0.5, method="cloglog")
    assert same(found.median[0], float(reached[0]) if len(reached) else None)
    # Statsmodels goes on to the last day where the limits are undefined: only the rest is theirs.
    if not math.isnan(found.lower[0]) and abs(theirs.surv_prob - 0.5).min() > 1e-6:
        assert found.lower[0] == lower


@given(cases)
def test_limits_of_the_median_are_where_those_of_the_share_cross(observed):
    table = life_table(observed)
    curve, found = survival.curve(*table), medians([table])
    for limit, median in ((curve.lower, found.lower[0]), (curve.upper, found.upper[0])):
        below = curve.day[np.nan_to_num(limit, nan=1.0) <= 0.5 + 1e-9]
        assert same(median, float(below[0]) if len(below) else None)


@given(st.lists(st.lists(st.tuples(st.integers(0, 25), st.booleans()), max_size=15), max_size=8))
def test_many_groups_at_once_are_each_alone(groups):
    tables = [life_table(group) for group in groups]
    together, alone = medians(tables), [medians([table]) for table in tables]
    for name in ("median", "lower", "upper"):
        expected = [getattr(one, name)[0] for one in alone]
        assert np.array_equal(getattr(together, name), expected, equal_nan=True)
    plain = survival.ended_only_medians(laid(tables))
    for group, found in zip(groups, plain, strict=True):
        ended = [day for day, is_end in group if is_end]
        assert same(found, statistics.median_low(ended) if ended else None)


@given(cases, st.randoms(use_true_random=False))
def test_days_may_come_in_any_order(observed, random):
    rows = list(zip(*life_table(observed), strict=True))
    mixed = random.sample(rows, len(rows))
    sorted_, mixed_ = laid([life_table(observed)]), laid([tuple(zip(*mixed, strict=True))])
    for name in ("days", "ended", "censored"):
        assert np.array_equal(getattr(sorted_, name), getattr(mixed_, name))


def test_a_half_is_reached_though_products_of_fractions_are_not_exact():
    # 100 cases, one ending a day and none censored: the share after day 50 is a half.
    found = medians([(range(1, 101), [1] * 100, [0] * 100)])
    assert found.median[0] == 50
    for n in range(2, 200, 2):
        assert medians([(range(n), [1] * n, [0] * n)]).median[0] == n / 2 - 1


def test_ten_closed_and_ten_open_is_not_the_median_of_the_ten():
    closed, still_open = [(day, True) for day in range(10, 101, 10)], [(200, False)] * 10
    found = medians([life_table(closed + still_open)])
    assert found.median[0] == 100
    assert survival.ended_only_medians(laid([life_table(closed + still_open)]))[0] == 50


def test_at_risk_counts_those_who_end_or_are_censored_on_the_day():
    found = survival.curve([0, 5, 9], [1, 2, 0], [0, 1, 3])
    assert list(found.at_risk) == [7, 6, 3]
    assert found.share == pytest.approx([6 / 7, 6 / 7 * 4 / 6, 6 / 7 * 4 / 6])


def test_share_ended_by_a_day():
    found = survival.curve([3, 8], [1, 0], [0, 3])
    assert survival.ended_by(found, 2).share == 0
    assert survival.ended_by(found, 3).share == survival.ended_by(found, 8).share == 0.25
    by_three = survival.ended_by(found, 3)
    assert by_three.lower < 0.25 < by_three.upper
    assert math.isnan(survival.ended_by(found, 9).share), "nobody was followed so far"
    assert survival.ended_by(survival.curve([3], [2], [0]), 500).share == 1
    assert math.isnan(survival.ended_by(survival.curve([], [], []), 3).share)


def test_days_that_do_not_rise_are_our_fault():
    with pytest.raises(ValueError, match="rise"):
        survival.curve([3, 3], [1, 1], [0, 0])
