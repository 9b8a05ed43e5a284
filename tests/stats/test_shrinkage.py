"""Shrunken estimates and ranks: by hand, on simulated boards, and where nothing differs."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from scr.stats import shrinkage
from scr.stats.shrinkage import Prior

N_BOARDS = 148


def test_shares_by_hand():
    # m = 1/2, S = 10 * 0.16 * 2 = 3.2, K - 1 = 1; (3.2 - 0.25) / (20 - 10 - 1) / 0.25 = 59/45,
    # more than a correlation can be.
    assert shrinkage.prior_of_shares([9, 1], [10, 10]).correlation == 0.99
    # S = 10 * 0.09 * 2 = 1.8: (1.8 - 0.25) / 9 / 0.25 = 31/45, so the weight is 14/31.
    prior = shrinkage.prior_of_shares([8, 2], [10, 10])
    assert prior.correlation == pytest.approx(31 / 45)
    assert prior.weight == pytest.approx(14 / 31)
    expected = [(8 + 7 / 31) / (10 + 14 / 31), (2 + 7 / 31) / (10 + 14 / 31)]
    assert shrinkage.shrunk([8, 2], [10, 10], prior) == pytest.approx(expected)


def test_rates_by_hand():
    # m = 10/20, S = 10 * 0.16 * 2 = 3.2; (3.2 - 0.5) / (20 - 10) = 0.27, weight 0.5 / 0.27.
    prior = shrinkage.prior_of_rates([9, 1], [10, 10])
    assert prior.weight == pytest.approx(0.5 / 0.27)
    weight = 50 / 27
    expected = [(9 + weight / 2) / (10 + weight), (1 + weight / 2) / (10 + weight)]
    assert shrinkage.shrunk([9, 1], [10, 10], prior) == pytest.approx(expected)


def test_the_true_correlation_is_found_again():
    random, true = np.random.default_rng(7), 0.091
    weight, found = (1 - true) / true, []
    for _ in range(60):
        n = random.integers(1, 16, N_BOARDS)
        x = random.binomial(n, random.beta(0.62 * weight, 0.38 * weight, N_BOARDS))
        found.append(shrinkage.prior_of_shares(x, n).correlation)
    assert np.mean(found) == pytest.approx(true, abs=0.015)


def test_the_true_spread_of_rates_is_found_again():
    random, variance, found = np.random.default_rng(8), 0.2, []
    for _ in range(60):
        exposure = random.uniform(2, 20, N_BOARDS)
        rates = random.gamma(1 / variance, variance, N_BOARDS)
        prior = shrinkage.prior_of_rates(random.poisson(rates * exposure), exposure)
        found.append(prior.mean / prior.weight)
    assert np.mean(found) == pytest.approx(variance, rel=0.1)


def test_boards_without_spread_share_one_value_and_have_no_rank():
    x, n = [2, 3, 0], [4, 6, 0]
    prior = shrinkage.prior_of_shares(x, n)
    assert (prior.mean, prior.correlation, prior.has_spread) == (0.5, 0.0, False)
    assert list(shrinkage.shrunk(x, n, prior)[:2]) == [0.5, 0.5]
    assert np.isnan(shrinkage.shrunk(x, n, prior)[2])
    assert np.isnan(shrinkage.ranks_of_shares(x, n, prior).median).all()
    assert not shrinkage.prior_of_rates([2, 3, 0], [4, 6, 0]).has_spread


@pytest.mark.parametrize(
    ("x", "n"), [([], []), ([0], [0]), ([3], [5]), ([1, 0, 1], [1, 1, 1]), ([5, 7], [5, 7])]
)
def test_nothing_to_tell_from(x, n):
    prior = shrinkage.prior_of_shares(x, n)
    assert not prior.has_spread
    assert shrinkage.ranks_of_shares(x, n, prior).median.shape == (len(n),)
    assert np.isnan(shrinkage.ranks_of_shares(x, n, prior).lower).all()


def ranked(seed: int, *, p: float = 0.62) -> tuple[bool, np.ndarray]:
    """Whether identical boards show spread, and how wide their ranges of ranks are."""
    random = np.random.default_rng(seed)
    n = random.integers(1, 16, N_BOARDS)
    x = random.binomial(n, p)
    prior = shrinkage.prior_of_shares(x, n)
    ranks = shrinkage.ranks_of_shares(x, n, prior, n_draws=500)
    return prior.has_spread, ranks.upper - ranks.lower


def test_identical_boards_have_wide_ranges_or_no_ranks():
    n_with = 0
    for seed in range(200):
        has_spread, widths = ranked(seed)
        n_with += has_spread
        if has_spread:
            assert (widths < N_BOARDS / 2).mean() < 0.01
        else:
            assert np.isnan(widths).all()
    assert 0 < n_with < 160


def test_identical_rates_have_wide_ranges_or_no_ranks():
    n_narrow = n_ranked = 0
    for seed in range(200):
        random = np.random.default_rng(seed)
        exposure = random.uniform(1, 9, N_BOARDS)
        x = random.poisson(exposure)
        prior = shrinkage.prior_of_rates(x, exposure)
        ranks = shrinkage.ranks_of_rates(x, exposure, prior, n_draws=500)
        n_narrow += (ranks.upper - ranks.lower < N_BOARDS / 2).sum()
        n_ranked += (~np.isnan(ranks.median)).sum()
        assert prior.has_spread == (not np.isnan(ranks.median).any())
    assert n_narrow < 0.01 * n_ranked


def test_ranks_are_the_same_every_time_and_1_is_the_highest():
    x, n = np.array([1, 5, 9, 0]), np.array([10, 10, 10, 0])
    prior = shrinkage.prior_of_shares(x, n)
    first, again = (shrinkage.ranks_of_shares(x, n, prior) for _ in range(2))
    assert list(first.median[:3]) == [3, 2, 1]
    assert np.isnan(first.median[3])
    for name in ("median", "lower", "upper"):
        assert np.array_equal(getattr(first, name), getattr(again, name), equal_nan=True)
    rates = shrinkage.ranks_of_rates(x, n * 1.0, Prior(0.5, 2.0))
    assert list(rates.median[:3]) == [3, 2, 1]


def test_two_boards_are_in_order_as_often_as_their_posteriors_say():
    x, n, prior = np.array([4, 8]), np.array([10, 10]), Prior(0.5, 4.0)
    a, b = 2 + x, 2 + n - x
    grid = np.linspace(0, 1, 20001)
    chance = np.trapezoid(stats.beta.pdf(grid, a[1], b[1]) * stats.beta.cdf(grid, a[0], b[0]), grid)
    # The chance that the second is higher is 0.95: its range ends just about there.
    random = np.random.default_rng(1)
    draws = random.beta(a, b, size=(40_000, 2))
    assert (draws[:, 1] > draws[:, 0]).mean() == pytest.approx(chance, abs=0.01)
    ranks = shrinkage.ranks_of_shares(x, n, prior)
    assert list(ranks.median) == [2, 1]
    assert (ranks.upper[1] == 2) == (chance < 0.975)


@pytest.mark.parametrize(
    ("n_ranked", "size"), [(0, 0), (4, 0), (5, 1), (7, 1), (8, 2), (129, 26), (146, 29)]
)
def test_a_fifth_is_the_nearest_whole_number_of_units(n_ranked, size):
    assert shrinkage.in_fifth(n_ranked) == size


def test_the_chance_of_a_fifth_is_that_of_the_posteriors():
    # Five units: a fifth is one, so the chance of the highest fifth is that of being the highest.
    x, n, prior = np.array([8, 5, 5, 4, 1]), np.full(5, 10), Prior(0.5, 4.0)
    ranks = shrinkage.ranks_of_shares(x, n, prior)
    a, b = 2 + x, 2 + n - x
    grid = np.linspace(0, 1, 20001)
    below = np.prod([stats.beta.cdf(grid, a[i], b[i]) for i in range(1, 5)], axis=0)
    above = np.prod([stats.beta.sf(grid, a[i], b[i]) for i in range(4)], axis=0)
    highest = np.trapezoid(stats.beta.pdf(grid, a[0], b[0]) * below, grid)
    lowest = np.trapezoid(stats.beta.pdf(grid, a[4], b[4]) * above, grid)
    assert ranks.highest_fifth[0] == pytest.approx(highest, abs=0.02)
    assert ranks.lowest_fifth[4] == pytest.approx(lowest, abs=0.02)
    assert (ranks.highest_fifth[4], ranks.lowest_fifth[0]) < (0.01, 0.01)


def test_chances_of_a_fifth_add_up_to_its_units_and_are_the_same_every_time():
    random = np.random.default_rng(3)
    n = np.append(random.integers(1, 16, 20), 0)
    x = random.binomial(n, random.beta(3, 2, 21))
    prior = Prior(0.6, 5.0)
    first, again = (shrinkage.ranks_of_shares(x, n, prior) for _ in range(2))
    for name in ("highest_fifth", "lowest_fifth"):
        found = getattr(first, name)
        assert np.nansum(found) == pytest.approx(first.in_fifth) == pytest.approx(4)
        assert np.isnan(found[-1]), "no chance without a case"
        assert np.array_equal(found, getattr(again, name), equal_nan=True)


def test_no_chance_of_a_fifth_without_spread_or_of_fewer_than_five():
    alike = shrinkage.prior_of_shares([2] * 9, [4] * 9)
    none = shrinkage.ranks_of_shares([2] * 9, [4] * 9, alike)
    few = shrinkage.ranks_of_rates([1.0, 5, 9, 12], [10.0] * 4, Prior(0.5, 2.0))
    for ranks in (none, few):
        assert ranks.in_fifth == 0
        assert np.isnan(ranks.highest_fifth).all()
        assert np.isnan(ranks.lowest_fifth).all()
    assert not np.isnan(few.median).any()


@given(st.lists(st.tuples(st.integers(0, 30), st.integers(0, 30)), min_size=1, max_size=30))
def test_an_estimate_lies_between_its_own_share_and_the_mean(pairs):
    x = np.array([min(pair) for pair in pairs])
    n = np.array([max(pair) for pair in pairs])
    prior = shrinkage.prior_of_shares(x, n)
    found = shrinkage.shrunk(x, n, prior)
    assert np.array_equal(np.isnan(found), n == 0)
    own = x[n > 0] / n[n > 0]
    assert (found[n > 0] <= np.maximum(own, prior.mean) + 1e-12).all()
    assert (found[n > 0] >= np.minimum(own, prior.mean) - 1e-12).all()
    ranks = shrinkage.ranks_of_shares(x, n, prior, n_draws=50)
    if prior.has_spread:
        assert (ranks.lower[n > 0] <= ranks.median[n > 0]).all()
        assert (ranks.median[n > 0] <= ranks.upper[n > 0]).all()
