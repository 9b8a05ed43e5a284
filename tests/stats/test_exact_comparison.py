"""Higher, lower, or cannot tell: the exact test has the last word, on both sides of its edge."""

from fractions import Fraction
from math import comb

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import binom, hypergeom

from scr.stats.comparison import difference, exact_tails
from scr.stats.intervals import wilson

groups = st.integers(1, 40).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n)))


def fractions(x1: int, n1: int, x2: int, n2: int) -> tuple[Fraction, Fraction]:
    total = x1 + x2
    ways = {
        k: comb(n1, k) * comb(n2, total - k) for k in range(max(0, total - n2), min(n1, total) + 1)
    }
    every = sum(ways.values())
    low = sum(w for k, w in ways.items() if k <= x1)
    return Fraction(low, every), Fraction(sum(w for k, w in ways.items() if k >= x1), every)


@given(groups, groups)
def test_tails_are_fishers(first, second):
    found = exact_tails(*first, *second)
    assert found == pytest.approx([float(f) for f in fractions(*first, *second)])
    law = hypergeom(first[1] + second[1], first[0] + second[0], first[1])
    assert found == pytest.approx((law.cdf(first[0]), law.sf(first[0] - 1)))


@given(groups, groups)
def test_nothing_is_claimed_that_the_exact_test_does_not_bear(first, second):
    low, high = fractions(*first, *second)
    verdict = difference(*first, *second).verdict
    if verdict == "higher":
        assert high <= Fraction(1, 40)
    elif verdict == "lower":
        assert low <= Fraction(1, 40)


def test_two_of_two_against_none_of_three_is_nothing_to_speak_of():
    found = difference(2, 2, 0, 3)
    assert found.lower > 0  # Newcombe's limits exclude none, and are wrong to.
    assert found.verdict == "cannot_tell"


@pytest.mark.parametrize(
    ("first", "second", "verdict"),
    [
        # The chance that all of one group have it: 1 / C(8, 4) = 1/70, and 1 / C(7, 3) = 1/35.
        ((4, 4), (0, 4), "higher"),
        ((3, 3), (0, 4), "cannot_tell"),
        ((0, 4), (4, 4), "lower"),
        ((0, 4), (3, 3), "cannot_tell"),
        # 1 of 40 things, in the one of 40 cases that is the first group: exactly 1/40.
        ((1, 1), (0, 39), "higher"),
        ((1, 1), (0, 38), "cannot_tell"),
    ],
)
def test_on_both_sides_of_the_edge(first, second, verdict):
    assert difference(*first, *second).verdict == verdict


def test_large_groups_are_as_before():
    assert difference(86, 107, 35, 66).verdict == "higher"
    assert difference(168, 275, 126, 222).verdict == "cannot_tell"
    assert difference(610_000, 1_000_000, 600_000, 1_000_000).verdict == "higher"


def test_false_alarms_stay_below_five_in_a_hundred_at_every_size():
    share = 0.6
    for n1, n2 in ((2, 3), (4, 4), (6, 9), (12, 15)):
        chance = np.outer(binom.pmf(range(n1 + 1), n1, share), binom.pmf(range(n2 + 1), n2, share))
        claims = [
            (i, k)
            for i in range(n1 + 1)
            for k in range(n2 + 1)
            if difference(i, n1, k, n2).verdict != "cannot_tell"
        ]
        assert sum(chance[place] for place in claims) <= 0.05


def test_the_limits_are_still_newcombes():
    found = difference(5, 10, 2, 10)
    (l1, l2), (u1, u2) = wilson([5, 2], [10, 10])
    assert found.lower == pytest.approx(0.3 - ((0.5 - l1) ** 2 + (u2 - 0.2) ** 2) ** 0.5)
    assert found.upper == pytest.approx(0.3 + ((u1 - 0.5) ** 2 + (0.2 - l2) ** 2) ** 0.5)
