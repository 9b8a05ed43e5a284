"""Do groups share one value? Held to enumeration, to a well-kept library, and to its own level."""

import math
from itertools import product

import numpy as np
import pytest
from scipy.stats import chi2_contingency, fisher_exact

from scr.stats import homogeneity
from scr.stats.homogeneity import rates_differ, shares_differ


def enumerated(x: list[int], n: list[int]) -> float:
    """The exact p-value by going through every table with these totals."""
    total, p = sum(x), sum(x) / sum(n)
    seen = sum((a - b * p) ** 2 / b for a, b in zip(x, n, strict=True))
    chance = beyond = 0
    for table in product(*(range(b + 1) for b in n)):
        if sum(table) == total:
            ways = math.prod(math.comb(b, a) for a, b in zip(table, n, strict=True))
            chance += ways
            drawn = sum((a - b * p) ** 2 / b for a, b in zip(table, n, strict=True))
            beyond += ways * (drawn >= seen * (1 - 1e-9))
    return beyond / chance


@pytest.mark.parametrize(
    ("x", "n"),
    [([2, 0], [2, 3]), ([0, 4, 2], [5, 5, 4]), ([1, 2, 3, 6], [6, 6, 6, 6]), ([7, 1], [8, 8])],
)
def test_agrees_with_every_table_counted(x: list[int], n: list[int]) -> None:
    # 9,999 draws: a share lies within 0.015 of the truth, 3 standard errors.
    assert shares_differ(x, n) == pytest.approx(enumerated(x, n), abs=0.015)


def test_two_groups_are_fishers_test() -> None:
    # Of equal size, so that Pearson's order of tables is Fisher's.
    table = [[9, 3], [3, 9]]
    assert shares_differ([9, 3], [12, 12]) == pytest.approx(fisher_exact(table).pvalue, abs=0.01)


def test_with_many_cases_it_is_the_chi_square() -> None:
    x, n = np.array([104, 97, 112, 126, 168]), np.array([176, 171, 189, 222, 275])
    expected = chi2_contingency([x, n - x], correction=False).pvalue
    assert shares_differ(x, n) == pytest.approx(expected, abs=0.015)


def test_few_cases_do_not_differ_where_the_chi_square_would_say_so() -> None:
    x, n = np.array([2, 0]), np.array([2, 3])
    assert chi2_contingency([x, n - x], correction=False).pvalue < 0.05
    assert shares_differ(x, n) > 0.05


def test_it_keeps_its_level_where_nothing_differs(monkeypatch: pytest.MonkeyPatch) -> None:
    # Its level does not hang on the number of draws.
    monkeypatch.setattr(homogeneity, "N_DRAWS", 199)
    random = np.random.default_rng(3)
    n = np.array([2, 3, 5, 4, 6])
    found = [shares_differ(random.binomial(n, 0.6), n) for _ in range(400)]
    # At most 5%, and 3 standard errors.
    assert np.mean(np.nan_to_num(found, nan=1) < 0.05) < 0.05 + 3 * math.sqrt(0.05 * 0.95 / 400)


def test_groups_without_cases_say_nothing() -> None:
    assert shares_differ([1, 0, 5], [4, 0, 6]) == shares_differ([1, 5], [4, 6])
    assert math.isnan(shares_differ([1, 0], [4, 0]))
    assert math.isnan(shares_differ([], []))
    assert math.isnan(shares_differ([0, 0], [4, 6]))
    assert math.isnan(shares_differ([4, 6], [4, 6]))


def test_asked_twice_it_is_the_same() -> None:
    assert shares_differ([3, 9], [12, 15]) == shares_differ([3, 9], [12, 15])


def test_the_panel_s_two_published_years_differ() -> None:
    # 35 of 66 in 2013-14 and 86 of 107 in 2014-15: as published, no chance.
    assert shares_differ([35, 86], [66, 107]) < 0.001


def test_rates() -> None:
    # Given 12, the first of two equal exposures is Bin(12, 1/2): P(X <= 2 or >= 10) = 0.0386.
    assert rates_differ([2, 10], [5.0, 5.0]) == pytest.approx(158 / 4096, abs=0.008)
    assert rates_differ([5, 7], [5.0, 5.0]) > 0.5
    assert math.isnan(rates_differ([0, 0], [1.0, 2.0]))
    assert math.isnan(rates_differ([3], [1.0]))
    assert math.isnan(rates_differ([3, 1], [1.0, math.nan]))


def test_draws_so_many_at_a_time_are_those_drawn_all_at_once(monkeypatch):
    x, n = np.array([1, 4, 0, 9, 3]), np.array([5, 12, 3, 11, 7])
    exposure = n * 1000.5
    found = []
    for at_a_time in (homogeneity.AT_A_TIME, 70, homogeneity.N_DRAWS):
        monkeypatch.setattr(homogeneity, "AT_A_TIME", at_a_time)
        homogeneity._of_shares.cache_clear()
        homogeneity._of_rates.cache_clear()
        found.append((shares_differ(x, n), rates_differ(x, exposure)))
    assert found[0] == found[1] == found[2]
    assert 0.01 < found[0][0] < 0.9
    draws = np.random.default_rng(homogeneity.SEED).multivariate_hypergeometric(
        n, x.sum(), size=homogeneity.N_DRAWS, method="marginals"
    )
    expected = x.sum() * n / n.sum()
    seen, drawn = (np.sum((one - expected) ** 2 / n, axis=-1) for one in (x, draws))
    assert found[0][0] == (1 + np.sum(drawn >= seen * (1 - 1e-9))) / (homogeneity.N_DRAWS + 1)
