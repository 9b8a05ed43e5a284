"""Charts over time: Montgomery's worked examples, Laney's widening, run rules, and cuts."""

import math

import numpy as np
import pytest
from scipy.stats import binom

from scr.stats import control, homogeneity
from scr.stats.control import chart, runs
from scr.stats.kinds import CLUSTERED, RATE, SHARE

# Montgomery, Introduction to Statistical Quality Control, example 7.1 (30 samples of 50 cans).
CANS = [12, 15, 8, 10, 4, 7, 16, 9, 14, 10, 5, 6, 17, 12, 22, 8, 10, 5, 13, 11, 20, 18, 24, 15, 9,
        12, 7, 13, 9, 6]  # fmt: skip
# The same, table 7.4: nonconforming purchase orders, samples of different size.
ORDERS = [12, 8, 6, 9, 10, 12, 11, 16, 10, 6, 20, 15, 9, 8, 6, 8, 10, 7, 5, 8, 5, 8, 10, 6, 9]
SIZES = [100, 80, 80, 100, 110, 110, 100, 100, 90, 90, 110, 120, 120, 120, 110, 80, 80, 80, 90,
         100, 100, 100, 100, 90, 90]  # fmt: skip


def plain(made: control.Control) -> list[float]:
    return [float(made.lower[0]), float(made.upper[0])]


def test_montgomery_7_1():
    made = chart(CANS, [50] * 30, SHARE)
    (part,) = made.parts
    assert part.centre == pytest.approx(0.2313, abs=5e-5)
    assert plain(made) == pytest.approx([0.0524, 0.4102], abs=5e-5)
    assert part.method == "limits"
    # Samples 15 and 23 are beyond the published limits, and by their exact tails too.
    assert list(np.flatnonzero(made.outside) + 1) == [15, 23]
    assert binom.sf(21, 50, part.centre) < control.TAIL < binom.sf(19, 50, part.centre)


def test_montgomery_7_1_without_the_two_samples():
    kept = [d for i, d in enumerate(CANS, start=1) if i not in (15, 23)]
    made = chart(kept, [50] * 28, SHARE)
    assert made.parts[0].centre == pytest.approx(0.2150, abs=5e-5)
    assert plain(made) == pytest.approx([0.0407, 0.3893], abs=5e-5)


def test_montgomery_7_4_limits_follow_the_size():
    made = chart(ORDERS, SIZES, SHARE)
    assert made.parts[0].centre == pytest.approx(234 / 2450)
    by_size = dict(zip(SIZES, zip(made.lower, made.upper, strict=True), strict=True))
    published = {80: (0, 0.194), 90: (0.003, 0.189), 100: (0.007, 0.184), 110: (0.011, 0.180),
                 120: (0.015, 0.176)}  # fmt: skip
    for size, limits in published.items():
        assert by_size[size] == pytest.approx(limits, abs=6e-4)
    # Sample 11, 20 of 110, lies just beyond the drawn limit of 0.180; its exact tail of 0.0042
    # is what that limit stands for only on average, and does not bear the claim.
    assert made.value[10] > made.upper[10]
    assert binom.sf(19, 110, 234 / 2450) > control.TAIL
    assert not made.outside.any()


def test_a_point_is_outside_by_its_tail_on_both_sides_of_the_edge():
    # At 50% of 24 points of 20 cases: P(X <= 3) = 0.00129, P(X <= 4) = 0.0059.
    for low, is_outside in ((3, True), (4, False)):
        x = np.full(24, 10)
        x[5], x[6] = low, 20 - low
        made = chart(x, [20] * 24, SHARE)
        assert made.parts[0].centre == 0.5
        assert (binom.cdf(low, 20, 0.5) <= control.TAIL) == is_outside
        assert list(np.flatnonzero(made.outside)) == ([5, 6] if is_outside else [])


def test_laney_widens_where_points_are_spread_wider_than_chance():
    random = np.random.default_rng(5)
    n = np.full(30, 400)
    x = random.binomial(n, random.beta(12, 8, 30))
    made = chart(x, n, SHARE)
    (part,) = made.parts
    # The formula of Laney 2002, written out again.
    p = x.sum() / n.sum()
    z = (x / n - p) / np.sqrt(p * (1 - p) / n)
    sigma_z = np.mean(np.abs(np.diff(z))) / 1.128
    assert part.sigma_z == pytest.approx(sigma_z)
    assert part.is_overdispersed
    assert made.wide_upper - p == pytest.approx(3 * sigma_z * np.sqrt(p * (1 - p) / n))
    assert (made.wide_upper > made.upper).all()
    assert made.outside.sum() > 5
    assert made.outside_wide.sum() <= 1


def test_laney_leaves_chance_alone():
    random = np.random.default_rng(6)
    n = np.full(30, 400)
    made = chart(random.binomial(n, 0.6), n, SHARE)
    assert not made.parts[0].is_overdispersed
    assert np.isnan(made.wide_upper).all()
    assert np.array_equal(made.outside, made.outside_wide)


def test_where_nothing_changes_few_charts_have_a_point_outside(monkeypatch):
    monkeypatch.setattr(homogeneity, "N_DRAWS", 99)
    random = np.random.default_rng(7)
    n = random.integers(20, 60, 20)
    named = sum(chart(random.binomial(n, 0.6), n, SHARE).outside.any() for _ in range(200))
    # 20 points, at most 2 x 0.00135 each: 5%, and 3 standard errors.
    assert named <= 200 * 0.054 + 3 * math.sqrt(200 * 0.054)


def test_rates_have_the_poisson_limits():
    x, exposure = np.array([9, 16, 12, 11]), np.array([2.0, 4.0, 3.0, 3.0])
    made = chart(x, exposure, RATE)
    assert made.parts[0].centre == 4.0
    assert made.upper == pytest.approx(4 + 3 * np.sqrt(4 / exposure))
    assert made.lower == pytest.approx(np.maximum(4 - 3 * np.sqrt(4 / exposure), 0))
    assert made.parts[0].method == "trial"


@pytest.mark.parametrize(("n_points", "method"), [(11, "trial"), (12, "limits")])
def test_under_twelve_points_limits_are_on_trial(n_points, method):
    made = chart([12] * n_points, [20] * n_points, SHARE)
    assert made.parts[0].method == method


@pytest.mark.parametrize(("n", "method"), [(10, "limits"), (9, "run")])
def test_too_few_cases_give_a_run_chart(n, method):
    # Half of 10 is 5 of either kind in a point; of 9 it is less.
    made = chart([5, 5] * 6 if n == 10 else [4, 5] * 6, [n] * 12, SHARE)
    assert made.parts[0].method == method
    if method == "run":
        assert np.isnan(made.upper).all()
        assert made.parts[0].centre == pytest.approx(4.5 / 9)
        assert not made.outside.any()


def test_things_in_clusters_get_a_run_chart():
    made = chart([50, 10] * 8, [100] * 16, CLUSTERED)
    assert made.parts[0].method == "run"
    assert made.parts[0].centre == pytest.approx(0.3)
    assert not made.outside.any()


def test_gaps_are_passed_over():
    made = chart([5, 0, np.nan, 10], [10, 0, 10, 20], SHARE)
    assert made.parts[0].n_points == 2
    assert np.isnan(made.value[[1, 2]]).all()
    assert np.isnan(chart([], [], SHARE).value).all()
    nothing = chart([0, 0], [0, 0], SHARE).parts[0]
    assert (nothing.n_points, nothing.method) == (0, "run")
    assert math.isnan(nothing.centre)


def test_limits_begin_anew_only_at_a_cut():
    x, n = [6] * 12 + [14] * 12, [20] * 24
    (one,) = chart(x, n, SHARE).parts
    assert one.centre == 0.5
    first, second = chart(x, n, SHARE, [12]).parts
    assert (first.first, first.last, first.centre) == (0, 11, 0.3)
    assert (second.first, second.last, second.centre) == (12, 23, 0.7)
    assert len(chart(x, n, SHARE, [0, 24, 99]).parts) == 1
    # What is outside, and the runs, are those of the new parts.
    assert one.runs.is_signal
    assert not first.runs.is_signal


# By useful points, longest run allowed (round(log2 n) + 3) and fewest crossings (the 5% quantile
# of Bin(n - 1, 1/2)); log2 of 22 is 4.46, of 23 4.52, of 45 5.49 and of 46 5.52.
@pytest.mark.parametrize(
    ("n", "longest", "fewest"),
    [(10, 6, 2), (20, 7, 6), (22, 7, 7), (23, 8, 7), (24, 8, 8), (45, 8, 17), (46, 9, 17)],
)
def test_run_rules(n, longest, fewest):
    found = runs([1, -1] * (n // 2) + [1] * (n % 2), 0.0)
    assert (found.longest_allowed, found.crossings_needed) == (longest, fewest)
    assert found.crossings_needed == binom.ppf(0.05, n - 1, 0.5)
    assert not found.is_signal


def test_a_run_is_a_signal_only_beyond_the_longest_allowed():
    # Twenty points, seven in a row allowed: 6 + 7 + 7 points, and 6 + 8 + 6.
    turns = [1, -1] * 4
    seven = runs([*turns[:6], *[1] * 7, *turns[1:8]], 0.0)
    eight = runs([*turns[:6], *[1] * 8, *turns[1:7]], 0.0)
    assert (seven.n_useful, seven.longest, seven.is_signal) == (20, 7, False)
    assert (eight.n_useful, eight.longest, eight.is_signal) == (20, 8, True)


def test_few_crossings_are_a_signal():
    found = runs([1] * 6 + [-1] * 6, 0.0)
    assert (found.longest, found.crossings, found.crossings_needed) == (6, 1, 3)
    assert found.is_signal
    assert not runs([1] * 4 + [-1] * 4 + [1] * 2 + [-1] * 2, 0.0).is_signal


def test_points_on_the_centre_are_not_counted_and_nine_are_too_few():
    found = runs([1, 0, 1, np.nan, -1], 0.0)
    assert (found.n_useful, found.longest, found.crossings) == (3, 2, 1)
    assert found.longest_allowed is None
    assert not runs([1] * 9, 0.0).is_signal
    assert runs([1] * 10, 0.0).is_signal
    assert runs([], 0.0).longest == 0
