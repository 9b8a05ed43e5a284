"""The spread of the means of groups, and what chance alone would bring."""

import itertools
import math

import numpy as np
import pytest

from scr.stats.spread import Spread, spread_of_means

GRADES = [1, 2, 3, 4]


def counts(*groups: list[int]) -> list[list[int]]:
    return [[group.count(grade) for grade in GRADES] for group in groups]


def test_spread_is_of_the_means_of_groups_with_enough_values():
    found = spread_of_means(counts([1, 2, 3], [4, 4, 4], [1, 1], [3, 3, 3, 3]), GRADES, fewest=3)
    assert found.value == pytest.approx(1.0)  # means 2, 4 and 3
    assert found.n_groups == 3


def test_what_chance_brings_is_exact():
    """Every way to deal six values to groups of two, three and one."""
    values = [1, 1, 2, 3, 4, 4]
    squares = []
    for order in itertools.permutations(values):
        means = [np.mean(order[:2]), np.mean(order[2:5]), order[5]]
        squares.append(np.var(means, ddof=1))
    found = spread_of_means(counts([1, 1], [2, 3, 4], [4]), GRADES)
    assert found.by_chance == pytest.approx(math.sqrt(np.mean(squares)))


def test_p_is_that_of_all_deals():
    groups = counts([1, 1, 1], [4, 4, 3])
    found = spread_of_means(groups, GRADES)
    values = np.array([1, 1, 1, 4, 4, 3])
    apart = [
        np.std([np.mean(values[list(one)]), np.mean(np.delete(values, one))], ddof=1)
        for one in itertools.combinations(range(6), 3)
    ]
    exact = np.mean(np.array(apart) >= found.value - 1e-9)  # 2 of 20
    assert exact == pytest.approx(0.1)
    assert found.p == pytest.approx(exact, abs=0.03)


def test_the_same_question_has_the_same_answer():
    groups = counts([1, 2, 2], [3, 3, 4], [1, 4, 2, 2])
    assert spread_of_means(groups, GRADES) == spread_of_means(groups, GRADES)


def test_boards_that_are_alike_are_seldom_called_different():
    rng = np.random.default_rng(5)
    p = [
        spread_of_means(rng.multinomial(4, [0.2, 0.5, 0.25, 0.05], size=12), GRADES).p
        for _ in range(60)
    ]
    assert np.mean(np.array(p) < 0.05) <= 0.15


@pytest.mark.parametrize("groups", [[], counts([1, 2, 3]), counts([1, 2, 3], [1])])
def test_fewer_than_two_groups_have_no_spread(groups):
    found = spread_of_means(groups, GRADES, fewest=3)
    assert math.isnan(found.value)
    assert math.isnan(found.p)
    assert found.n_groups == (1 if groups else 0)


def test_where_all_values_are_one_nothing_can_be_told():
    found = spread_of_means(counts([2, 2], [2, 2]), GRADES)
    assert (found.value, found.by_chance) == (0.0, 0.0)
    assert math.isnan(found.p)
    assert isinstance(found, Spread)
