"""The exact rule of the funnel, its float edge, its targets and the steps that are drawn."""

from fractions import Fraction
from itertools import accumulate
from math import comb

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.stats import binom, poisson

from scr.stats import funnel

EXACT_LEVELS = {"95": Fraction(1, 40), "998": Fraction(1, 1000)}


def exact_flags(n: int, share: Fraction) -> list[str]:
    """The rule of the contract in fractions, with nothing shared with the code it checks: the mark
    of each outcome of n."""
    chance = [comb(n, k) * share**k * (1 - share) ** (n - k) for k in range(n + 1)]
    low = list(accumulate(chance))
    marks = [marked(k, n, low[k], 1 - low[k] + chance[k]) for k in range(n + 1)]
    return ["too_few"] * (n + 1) if set(marks) == {"none"} else marks


def marked(x: int, n: int, low: Fraction, high: Fraction) -> str:
    """A mark rests on three cases of its kind."""
    for level in ("998", "95"):
        if low <= EXACT_LEVELS[level] and n - x >= 3:
            return f"low_{level}"
        if high <= EXACT_LEVELS[level] and x >= 3:
            return f"high_{level}"
    return "none"


@pytest.mark.parametrize(
    "share",
    [
        Fraction(31, 50),
        Fraction(1, 2),
        Fraction(1, 10),
        Fraction(1, 40),  # 1 of 1 has a tail of exactly 0.025
        Fraction(39, 40),
        Fraction(1, 1000),  # 1 of 1 has a tail of exactly 0.001
        Fraction(999, 1000),
        Fraction(9, 10),  # 0 of 3 has a tail of exactly 0.001
        Fraction(99, 100),  # 0 of 1 is rare, and somebody had to be the one
        Fraction(53, 107),
    ],
)
def test_flags_agree_with_exact_fractions(share):
    for n in range(41):
        flags = funnel.flags(np.arange(n + 1), n, float(share))
        assert list(flags) == exact_flags(n, share)


@pytest.mark.parametrize("share", [0.62, 0.2, 0.9])
def test_tails_and_flags_agree_with_scipy(share):
    for n in range(1, 41):
        x = np.arange(n + 1)
        low, high = funnel.tails(x, n, share)
        assert np.allclose(low, binom.cdf(x, n, share), rtol=1e-10)
        assert np.allclose(high, binom.sf(x - 1, n, share), rtol=1e-10)
        flags = funnel.flags(x, n, share)
        is_low, is_high = (low <= 0.025) & (n - x >= 3), (high <= 0.025) & (x >= 3)
        assert (np.isin(flags, ["low_95", "low_998"]) == is_low).all()
        assert (np.isin(flags, ["high_95", "high_998"]) == is_high).all()


def test_somebody_had_to_be_the_one():
    # All others stand at 99%: none of 1, 1 of 3 and 2 of 4 are rare, and not marked; none of 3 is.
    flags = funnel.flags([0, 0, 1, 2, 0, 1], [1, 2, 3, 4, 3, 4], 0.99)
    assert list(flags) == ["too_few", "too_few", "none", "none", "low_998", "low_998"]
    # The mirror: three are needed that are.
    assert list(funnel.flags([1, 2, 3], [4, 4, 4], 0.01)) == ["none", "none", "high_998"]
    # Of rates the same for high ones; none at all may be low.
    assert list(funnel.flags_of_rate([2, 3, 0], [1.0, 1.0, 9.0], 0.01 / 1.0)) == [
        "none", "high_998", "none",
    ]  # fmt: skip
    assert funnel.flags_of_rate(0, 1.0, 5.0) == "low_95"


def test_two_of_two_and_none_of_three_are_too_few_to_tell_at_62_percent():
    assert list(funnel.flags([2, 0, 0], [2, 3, 4], 0.62)) == ["too_few", "too_few", "low_95"]


def test_no_cases_or_no_target_is_too_few():
    assert list(funnel.flags([0, 0, np.nan], [0, 9, 3], [0.5, np.nan, 0.5])) == ["too_few"] * 3


@pytest.mark.parametrize(("share", "x"), [(0.0, 0), (1.0, 9)])
def test_a_target_at_the_end_flags_nothing_that_meets_it(share, x):
    assert funnel.flags(x, 9, share) == "none"


def test_impossible_counts_are_our_fault():
    with pytest.raises(ValueError, match="count"):
        funnel.tails(3, 2, 0.5)
    with pytest.raises(ValueError, match="count"):
        funnel.tails_of_rate(-1, 2, 0.5)


def test_tails_of_rates_agree_with_scipy():
    x, expected = np.arange(60), 7.3
    low, high = funnel.tails_of_rate(x, 100_000, expected / 100_000)
    assert np.allclose(low, poisson.cdf(x, expected), rtol=1e-10)
    assert np.allclose(high, poisson.sf(x - 1, expected), rtol=1e-10)


def test_flags_of_rates():
    # Poisson(7.3): P(X <= 2) = 0.0236, P(X <= 0) = 0.0007, P(X >= 14) = 0.0187 and
    # P(X >= 18) = 0.0008; the counts next to them are not beyond.
    flags = funnel.flags_of_rate([0, 1, 2, 3, 13, 14, 17, 18], 100_000, 7.3e-5)
    assert list(flags) == [
        "low_998", "low_95", "low_95", "none", "none", "high_95", "high_95", "high_998",
    ]  # fmt: skip
    assert list(funnel.flags_of_rate([0, 3, 0], [1, 0, np.nan], 0.1)) == [
        "none", "too_few", "too_few",
    ]  # fmt: skip


def test_target_is_pooled_and_leaves_a_large_unit_out_of_its_own():
    x, n = [1] * 9 + [10, 0], [10] * 9 + [20, 0]
    target = funnel.target(x, n)
    assert target[:9] == pytest.approx([19 / 110] * 9)
    assert target[9] == pytest.approx(9 / 90)
    assert target[10] == pytest.approx(19 / 110)


def test_a_unit_without_exposure_is_no_part_of_the_rate():
    assert funnel.target([5, 2, 3], [50, 0, 50])[1] == pytest.approx(0.08)


def test_exactly_ten_percent_is_not_more_than_ten_percent():
    assert funnel.target([1] * 10, [10] * 10) == pytest.approx([0.1] * 10)
    assert funnel.target([9, 1], [90, 10]) == pytest.approx([0.1, 0.1])
    assert funnel.target([9, 8], [91, 10])[1] == pytest.approx(17 / 101)


def test_target_without_anything_to_compare_with_is_nan():
    assert np.isnan(funnel.target([3], [5])).all()
    assert np.isnan(funnel.target([0, 0], [0, 0])).all()
    assert funnel.target([3, np.nan, 2], [5, 4, 5])[1] == pytest.approx(0.5)


@pytest.mark.parametrize(
    ("side", "level", "n"), [("low", "95", 4), ("low", "998", 8), ("high", "95", 8),
                             ("high", "998", 15)]
)  # fmt: skip
def test_smallest_n_at_62_percent(side, level, n):
    assert funnel.smallest_n(0.62, side, level) == n


@given(st.floats(0.01, 0.99), st.sampled_from(funnel.SIDES), st.sampled_from(["95", "998"]))
def test_smallest_n_is_where_flags_begin(target, side, level):
    n = funnel.smallest_n(target, side, level)
    x = 0 if side == "low" else n
    strong = {f"{side}_998"} | ({f"{side}_95"} if level == "95" else set())
    assert str(funnel.flags(x, n, target)) in strong
    if n > 3:
        assert str(funnel.flags(min(x, n - 1), n - 1, target)) not in strong


def test_smallest_n_at_the_ends():
    assert funnel.smallest_n(0.0, "low", "95") is None
    assert funnel.smallest_n(1.0, "high", "95") is None
    assert funnel.smallest_n(1.0, "low", "95") == 3
    assert funnel.smallest_n(0.99, "low", "95") == 3
    assert funnel.smallest_n(float("nan"), "low", "95") is None


@settings(max_examples=20)
@given(st.floats(0.02, 0.98))
def test_drawn_steps_agree_with_the_rule(target):
    sizes = np.arange(1, 40)
    assert funnel.limit_steps(sizes, target)
    for steps in funnel.limit_steps(sizes, target):
        beyond = {f"{steps.side}_998"} | ({f"{steps.side}_95"} if steps.level == "95" else set())
        for n, first, last, boundary in zip(
            sizes, steps.first_flagged, steps.last_unflagged, steps.boundary, strict=True
        ):
            x = np.arange(n + 1)
            flagged = np.isin(funnel.flags(x, n, target), list(beyond))
            outside = x / n < boundary if steps.side == "low" else x / n > boundary
            assert (flagged == outside).all()
            assert np.isnan(boundary) == (not flagged.any())
            if flagged.any():
                assert boundary == pytest.approx((first + last) / 2 / n)
                assert abs(first - last) == 1


@given(st.floats(0.2, 60))
def test_drawn_steps_of_rates_agree_with_the_rule(expected):
    assert funnel.limit_steps_of_rate([100_000.0], expected / 100_000)
    for steps in funnel.limit_steps_of_rate([100_000.0, 200_000.0], expected / 100_000):
        for size, boundary in zip(steps.size, steps.boundary, strict=True):
            x = np.arange(200)
            beyond = [f"{steps.side}_998"] + [f"{steps.side}_95"] * (steps.level == "95")
            flagged = np.isin(funnel.flags_of_rate(x, size, expected / 100_000), beyond)
            rates = 100_000 * x / size
            outside = rates < boundary if steps.side == "low" else rates > boundary
            assert (flagged == outside).all()


def test_ten_million_cases_take_no_longer():
    # Each count looked at on its own would be tens of millions of tails.
    low, *_, high = funnel.limit_steps([10_000_000], 0.3)
    sd = (10_000_000 * 0.3 * 0.7) ** 0.5
    assert low.first_flagged[0] == pytest.approx(3_000_000 - 1.96 * sd, abs=2)
    assert high.first_flagged[0] == pytest.approx(3_000_000 + 3.09 * sd, abs=4)


def test_steps_of_nothing():
    assert all(steps.boundary.shape == (0,) for steps in funnel.limit_steps([], 0.5))
    assert all(np.isnan(steps.boundary).all() for steps in funnel.limit_steps([0, 1, 2], 0.5))
