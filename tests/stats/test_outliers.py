"""Units judged beside each other: large ones by exact tails given the total, against scipy."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import binom, hypergeom, poisson

from scr.stats import exact, funnel, outliers, shrinkage

UNITS = st.lists(
    st.integers(0, 30).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))),
    min_size=1,
    max_size=14,
)


def mark(low: float, high: float, x: float, rest: float) -> str:
    for level, limit in (("998", 0.001), ("95", 0.025)):
        if low <= limit * (1 + 1e-10) and rest >= 3:
            return f"low_{level}"
        if high <= limit * (1 + 1e-10) and x >= 3:
            return f"high_{level}"
    return "none"


@given(UNITS)
def test_shares_one_by_one(units):
    x, n = (np.array(column, dtype=float) for column in zip(*units, strict=True))
    found = outliers.judge_shares(x, n)
    assert len(found.flags) == len(units)
    for i, (mine, of) in enumerate(units):
        rest_x, rest_n = int(x.sum()) - mine, int(n.sum()) - of
        is_large = of > 0.1 * n.sum()
        if not of or (is_large and not rest_n):
            assert found.flags[i] == "too_few"
            continue
        if is_large:
            assert found.target[i] == pytest.approx(rest_x / rest_n)

            def law(k, of=of, rest_x=rest_x, rest_n=rest_n):
                return hypergeom(of + rest_n, k + rest_x, of)
        else:
            assert found.target[i] == pytest.approx(x.sum() / n.sum())

            def law(k, of=of):
                return binom(of, x.sum() / n.sum())

        low, high = law(mine).cdf(mine), law(mine).sf(mine - 1)
        assert (found.tails.p_low[i], found.tails.p_high[i]) == pytest.approx((low, high))
        # Some outcome with the others as they are.
        outcomes = {mark(law(k).cdf(k), law(k).sf(k - 1), k, of - k) for k in range(of + 1)}
        expected = "too_few" if outcomes == {"none"} else mark(low, high, mine, of - mine)
        assert found.flags[i] == expected


@given(
    st.lists(
        st.tuples(st.integers(0, 30), st.sampled_from([0.0, 0.5, 1.0, 4.0, 20.0])),
        min_size=1,
        max_size=12,
    )
)
def test_rates_one_by_one(units):
    x, exposure = (np.array(column, dtype=float) for column in zip(*units, strict=True))
    found = outliers.judge_rates(x, exposure)
    total = exposure.sum()
    all_x = x[exposure > 0].sum()
    assert len(found.flags) == len(units)
    for i, (mine, of) in enumerate(units):
        if not of or of == total:
            assert found.flags[i] == "too_few"
            continue
        law = binom(all_x, of / total) if of > 0.1 * total else poisson(of * all_x / total)
        low, high = law.cdf(mine), law.sf(mine - 1)
        assert (found.tails.p_low[i], found.tails.p_high[i]) == pytest.approx((low, high))
        assert found.flags[i] == mark(low, high, mine, np.inf)


def test_by_hand():
    # 4 of 4 against none of 4: 1 of the C(8, 4) = 70 ways, 0.0143 on either side.
    found = outliers.judge_shares([4, 0], [4, 4])
    assert list(found.flags) == ["high_95", "low_95"]
    assert found.tails.p_high[0] == pytest.approx(1 / 70)
    # 0 of 1 against 3 of 3: the binomial says "under 1 in 10,000"; it is 1 in 4.
    found = outliers.judge_shares([0, 3], [1, 3])
    assert found.tails.p_low[0] == pytest.approx(1 / 4)
    assert list(found.flags) == ["too_few", "too_few"]


def test_a_unit_of_its_own_has_nothing_beside_it():
    found = outliers.judge_shares([3], [9])
    assert np.isnan(found.target[0])
    assert found.flags[0] == "too_few"


def test_boards_alike_are_marked_no_oftener_than_promised():
    # One board of 40% and 14 small ones, all at 0.5: the binomial marked it one time in ten.
    random = np.random.default_rng(20160630)
    n = np.array([40] + [4] * 15)
    marked = naive = 0
    for _ in range(1500):
        x = random.binomial(n, 0.5)
        marked += outliers.judge_shares(x, n).flags[0] != "none"
        p = x[1:].sum() / 60
        naive += min(binom.cdf(x[0], 40, p), binom.sf(x[0] - 1, 40, p)) <= 0.025
    assert naive / 1500 > 0.08
    assert 0.02 < marked / 1500 <= 0.055


def test_allowing_for_differences_makes_nothing_rarer():
    x, n = np.array([30, 5, 1, 6, 2, 9]), np.array([40, 20, 20, 20, 20, 20])
    weight = shrinkage.prior_of_shares(x, n).weight
    plain = outliers.judge_shares(x, n)
    wide, flags = outliers.judge_shares_that_differ(x, n, plain, weight)
    assert (wide.p_low >= plain.tails.p_low - 1e-12).all()
    assert set(flags) <= set(funnel.FLAGS)
    alone, same = outliers.judge_shares_that_differ(x, n, plain, float("inf"))
    assert np.allclose(alone.p_low, plain.tails.p_low)
    assert list(same) == list(plain.flags)
    rates = outliers.judge_rates(x, n)
    wide, _ = outliers.judge_rates_that_differ(x, n, rates, 30.0)
    assert (np.minimum(wide.p_low, wide.p_high) >= np.minimum(*rates.tails) - 1e-12).all()


@given(st.integers(1, 60), st.integers(0, 60), st.integers(0, 60))
def test_hypergeometric_is_scipys(n, counted, rest):
    everything = n + rest
    counted = min(counted, everything)
    counts, chance = exact.hypergeometric(n, counted, everything)
    law = hypergeom(everything, counted, n)
    assert chance == pytest.approx(law.pmf(counts))
    assert chance.sum() == pytest.approx(1)
    for x in (0, n // 2, n):
        found = exact.hypergeometric_tails(x, n, counted, everything)
        assert found == pytest.approx((law.cdf(x), law.sf(x - 1)), abs=1e-12)


def test_ten_million_cases_are_few_steps():
    counts, chance = exact.hypergeometric(5_000_000, 3_000_000, 10_000_000)
    assert len(counts) < 200_000
    assert chance.sum() == pytest.approx(1)
    mean, sd = 1_500_000, (5e6 * 0.3 * 0.7 * 0.5) ** 0.5
    low, high = exact.hypergeometric_tails(mean - 1.96 * sd, 5_000_000, 3_000_000, 10_000_000)
    assert low == pytest.approx(0.025, abs=2e-4)
    assert high == pytest.approx(0.975, abs=1e-3)
    assert exact.hypergeometric_tails(1_400_000, 5_000_000, 3_000_000, 10_000_000) == (0, 1)
