"""Limits on the effective number, against loops over clusters and against what they must be."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from scr.stats.clustered import clustered_wilson, effective_number
from scr.stats.intervals import wilson

CLUSTERS = st.lists(
    st.integers(0, 8).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))), max_size=30
)


def sums(clusters: list[tuple[int, int]]) -> list[int]:
    return [
        sum(n > 0 for _, n in clusters),
        sum(x * x for x, _ in clusters),
        sum(x * n for x, n in clusters),
        sum(n * n for _, n in clusters),
    ]


def totals(clusters: list[tuple[int, int]]) -> tuple[int, int]:
    return sum(x for x, _ in clusters), sum(n for _, n in clusters)


def number(clusters: list[tuple[int, int]]) -> float:
    x, n = totals(clusters)
    return float(effective_number([x], [n], [sums(clusters)])[0])


def factor(k: int) -> float:
    """What is left of an effective number, as its variance is an estimate from k clusters."""
    return (1.959963984540054 / float(stats.t.ppf(0.975, k - 1))) ** 2


def plainly(clusters: list[tuple[int, int]]) -> float | None:
    """The effective number by loops, as the definition is written."""
    clusters = [(x, n) for x, n in clusters if n]
    k, (x, n) = len(clusters), totals(clusters)
    if k < 2:
        return None
    p = x / n
    if k < 10 or p in (0, 1):
        return k * factor(k)
    variance = k / (k - 1) * sum((x_i - p * n_i) ** 2 for x_i, n_i in clusters) / n**2
    return n / max(1, variance / (p * (1 - p) / n)) * factor(k)


@given(CLUSTERS)
def test_it_is_what_loops_give(clusters):
    expected = plainly(clusters)
    if expected is None:
        assert math.isnan(number(clusters))
    else:
        assert number(clusters) == pytest.approx(expected)


@given(st.lists(CLUSTERS, min_size=1, max_size=5))
def test_many_groups_at_once_are_each_alone(groups):
    x, n = zip(*(totals(g) for g in groups), strict=True)
    together = clustered_wilson(x, n, [sums(g) for g in groups])
    assert len(together[0]) == len(groups)
    for i, group in enumerate(groups):
        alone = clustered_wilson([x[i]], [n[i]], [sums(group)])
        for ends, end in zip(together, alone, strict=True):
            assert ends[i] == pytest.approx(end[0], nan_ok=True)


def test_ten_clusters_of_ten_all_or_nothing_are_ten_minus_one():
    # Five say yes to all ten, five to none: p = 0.5, every (x_i - 5)^2 is 25, so the variance is
    # 10/9 * 250 / 100^2 = 1/36 against 1/400: d = 100/9, and of 100 things 9 are left; with nine
    # degrees of freedom t is 2.262157, so those are 9 * (1.959964 / 2.262157)^2 = 6.7560.
    clusters = [(10, 10)] * 5 + [(0, 10)] * 5
    assert number(clusters) == pytest.approx(9 * (1.959964 / 2.262157) ** 2, rel=1e-6)
    assert number(clusters) == pytest.approx(6.7560, abs=1e-4)
    lower, upper = clustered_wilson([50], [100], [sums(clusters)])
    expected = [float(end[0]) for end in wilson([number(clusters) / 2], [number(clusters)])]
    assert (lower[0], upper[0]) == pytest.approx(expected)


def test_clusters_more_alike_than_chance_do_not_make_more_than_there_are():
    assert number([(5, 10)] * 20) == pytest.approx(200 * factor(20))


def test_one_thing_a_cluster_is_nearly_a_simple_share():
    # Then d is k / (k - 1).
    assert number([(1, 1)] * 6 + [(0, 1)] * 14) == pytest.approx(19 * factor(20))


@pytest.mark.parametrize(
    ("clusters", "expected"),
    [
        ([(1, 4)] * 9, 9),  # too few clusters to see how they vary
        ([(1, 4)] * 10, 40),  # as many as it takes
        ([(4, 4)] * 12, 12),  # all: they do not vary
        ([(0, 4)] * 12, 12),  # none
        ([(1, 4), (2, 4)], 2),
        ([(1, 4), (2, 4), (0, 0)], 2),  # a cluster without anything is none
    ],
)
def test_each_cluster_counts_as_one(clusters, expected):
    k = sum(n > 0 for _, n in clusters)
    assert number(clusters) == pytest.approx(expected * factor(k))


def test_two_clusters_say_next_to_nothing():
    # One degree of freedom: t is 12.706, so two clusters are worth a twentieth of a case.
    assert number([(1, 4), (2, 4)]) == pytest.approx(2 * (1.959964 / 12.7062) ** 2, rel=1e-4)
    lower, upper = clustered_wilson([3], [8], [sums([(1, 4), (2, 4)])])
    assert (lower[0], upper[0]) == pytest.approx((0.0017, 0.9952), abs=1e-4)


def test_a_jump_at_ten_clusters_remains():
    # docs/assumptions.md tells how large it is: clusters of six, two of each saying yes, have
    # limits as of nine cases at nine and as of sixty at ten.
    nine, ten = [(2, 6)] * 9, [(2, 6)] * 10
    assert number(nine) == pytest.approx(9 * factor(9))
    assert number(ten) == pytest.approx(60 * factor(10))


@pytest.mark.parametrize("clusters", [[], [(1, 4)], [(4, 4)], [(1, 4), (0, 0)]])
def test_of_a_single_cluster_nothing_is_known(clusters):
    x, n = totals(clusters)
    assert np.isnan(clustered_wilson([x], [n], [sums(clusters)])).all()


def test_none_and_all_reach_the_end():
    lower, upper = clustered_wilson([0, 36], [36, 36], [sums([(0, 3)] * 12), sums([(3, 3)] * 12)])
    assert lower[0] == 0
    assert upper[1] == 1
    # None of twelve clusters, 12 * (1.959964 / 2.200985)^2 = 9.5157 cases; z^2 over that and z^2.
    z2 = 1.959964**2
    high = z2 / (12 * factor(12) + z2)
    assert high == pytest.approx(0.2876, abs=1e-4)
    assert upper[0] == pytest.approx(high)
    assert lower[1] == pytest.approx(1 - high)


def test_no_groups():
    assert [len(end) for end in clustered_wilson([], [], [])] == [0, 0]


def test_of_many_samples_nineteen_in_twenty_hold_the_true_share():
    random = np.random.default_rng(20160630)
    held = 0
    for _ in range(400):
        # 40 clusters of 5 with a share of their own, on average 0.6.
        n = np.full(40, 5)
        x = random.binomial(n, random.beta(1.2, 0.8, 40))
        found = clustered_wilson([x.sum()], [n.sum()], [sums(list(zip(x, n, strict=True)))])
        held += found[0][0] <= 0.6 <= found[1][0]
    assert 0.92 <= held / 400 <= 0.98
