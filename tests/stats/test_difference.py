"""Do two differ? Held to published programs, to fractions, and to the promise of 5%."""

import math
from fractions import Fraction
from itertools import combinations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import binomtest, fisher_exact, norm
from statsmodels.stats.multitest import multipletests

from scr.stats import competing, difference, permutation
from scr.stats.multiple import holm
from scr.stats.permutation import Clusters, clusters, of_rows

groups = st.integers(0, 40).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n)))
OPPOSITE = {"more": "fewer", "fewer": "more", "cannot_tell": "cannot_tell", "too_few": "too_few"}


@given(groups, groups)
def test_shares_are_fishers(first, second):
    found = difference.shares(*first, *second)
    if not (first[1] and second[1]):
        assert (found.verdict, math.isnan(found.p)) == ("too_few", True)
        return
    table = [[x, n - x] for x, n in (first, second)]
    tails = [fisher_exact(table, alternative=side).pvalue for side in ("less", "greater")]
    assert found.p == pytest.approx(min(1, 2 * min(tails)))
    if found.is_told:
        assert found.p <= 0.05
        assert (found.verdict == "more") == (found.value > 0)
        assert (found.lower > 0) == (found.verdict == "more")
    assert difference.shares(*second, *first).verdict == OPPOSITE[found.verdict]


def test_limits_that_leave_0_out_are_not_a_claim_and_not_too_few():
    found = difference.shares(699, 1000, 658, 1000)
    assert found.lower > 0
    assert found.p == pytest.approx(0.0554, abs=1e-4)
    assert found.verdict == "cannot_tell"


@pytest.mark.parametrize(
    ("first", "second", "verdict"),
    [
        # All of one and none of the other: 1 of C(8, 4) = 70 ways, and 1 of C(7, 3) = 35.
        ((4, 4), (0, 4), "more"),
        ((0, 4), (4, 4), "fewer"),
        ((3, 3), (0, 4), "cannot_tell"),
        # Limits leave 0 out; nobody may say so, nor that it is for want of cases.
        ((2, 2), (0, 3), "cannot_tell"),
        ((1, 2), (1, 3), "too_few"),
        ((0, 1), (1, 1), "too_few"),
        ((0, 0), (3, 4), "too_few"),
        ((6, 10), (5, 10), "cannot_tell"),
        ((86, 107), (35, 66), "more"),
    ],
)
def test_verdicts_on_shares(first, second, verdict):
    assert difference.shares(*first, *second).verdict == verdict


def test_impossible_counts_are_our_fault():
    with pytest.raises(ValueError, match="count"):
        difference.shares(3, 2, 0, 2)
    with pytest.raises(ValueError, match="count"):
        clusters([3], [2])


@given(st.integers(0, 60), st.integers(0, 60), st.floats(0.1, 10))
def test_rates_are_the_conditional_binomial(x1, x2, exposure):
    found = difference.rates(x1, exposure, x2, 1.0)
    part = exposure / (exposure + 1)
    tails = [
        binomtest(x1, x1 + x2, part, alternative=side).pvalue if x1 + x2 else 1.0
        for side in ("less", "greater")
    ]
    assert found.p == pytest.approx(min(1, 2 * min(tails)))
    if found.is_told:
        assert found.p <= 0.05 + 1e-9
        assert (found.value > 1) == (found.verdict == "more")


def test_verdicts_on_rates():
    assert difference.rates(12, 1, 3, 1).verdict == "more"
    assert difference.rates(3, 1, 12, 1).verdict == "fewer"
    assert difference.rates(9, 1, 4, 1).verdict == "cannot_tell"
    # Of three events all could fall to one by 2/8.
    assert difference.rates(3, 1, 0, 1).verdict == "too_few"
    assert difference.rates(3, 0, 1, 1).verdict == "too_few"
    assert difference.rates(3, math.nan, 1, 1).verdict == "too_few"


def dealt(first: list, second: list, weigh) -> Fraction:
    """Twice the smaller tail over every way to deal the clusters out, in fractions."""
    every = first + second

    def apart(places) -> Fraction:
        one = [every[i] for i in places]
        other = [every[i] for i in range(len(every)) if i not in places]
        return weigh(one) - weigh(other)

    seen = apart(range(len(first)))
    drawn = [apart(places) for places in combinations(range(len(every)), len(first))]
    low, high = (sum(o <= seen for o in drawn), sum(o >= seen for o in drawn))
    return Fraction(low, len(drawn)), Fraction(high, len(drawn))


def pooled(some: list) -> Fraction:
    return Fraction(sum(x for x, _ in some), sum(n for _, n in some))


def by_review(some: list) -> Fraction:
    return sum(Fraction(x, n) for x, n in some) / len(some)


REVIEWS = st.lists(
    st.integers(1, 6).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))),
    min_size=1,
    max_size=5,
)


@given(REVIEWS, REVIEWS)
def test_deals_are_those_of_fractions(first, second):
    found = permutation.two_tails(*(clusters(*zip(*one, strict=True)) for one in (first, second)))
    expected = [dealt(first, second, weigh) for weigh in (pooled, by_review)]
    assert len(found) == len(expected)
    for mine, theirs in zip(found, expected, strict=True):
        assert mine == pytest.approx([float(one) for one in theirs])


def test_reviews_of_one_recommendation_are_fishers_test():
    one, other = clusters([1] * 6 + [0], [1] * 7), clusters([1] + [0] * 7, [1] * 8)
    assert difference.clustered(one, other).p == pytest.approx(difference.shares(6, 7, 1, 8).p)


def test_verdicts_on_clusters():
    high, low = clusters([5, 6, 6, 5, 6], [6] * 5), clusters([0, 1, 0, 0, 0, 1], [6] * 6)
    assert difference.clustered(high, low).verdict == "more"
    assert difference.clustered(low, high).verdict == "fewer"
    # Twelve of twelve and none of twelve, of one review each: two opinions.
    assert difference.clustered(clusters([12], [12]), clusters([0], [12])).verdict == "too_few"
    assert difference.clustered(clusters([12], [12]), clusters([0] * 60, [12] * 60)).verdict == (
        "too_few"
    )
    assert difference.clustered(clusters([], []), low).verdict == "too_few"
    assert difference.clustered(high, high).verdict == "cannot_tell"


def test_rows_become_reviews():
    found = of_rows(["R2", "R1", "R2", "R3"], [True, False, False, True])
    assert (list(found.x), list(found.n)) == ([0, 1, 1], [1, 2, 1])
    assert of_rows([], []).size == 0


def test_holm_is_statsmodels():
    for p in ([0.01, 0.04, 0.03], [0.5], [0.2, 0.001, 0.2, 0.03, 0.9], []):
        expected = multipletests(p, method="holm")[1] if p else []
        assert holm(p) == pytest.approx(expected)
    assert holm([0.02, math.nan, 0.03])[[0, 2]] == pytest.approx([0.04, 0.04])
    assert np.isnan(holm([math.nan]))[0]


def test_three_questions_at_once_claim_less():
    one = difference.shares(4, 4, 0, 4)
    assert one.verdict == "more"
    three = difference.corrected(
        [one, difference.shares(5, 9, 4, 9), difference.shares(1, 2, 1, 3)]
    )
    assert three[0].p == pytest.approx(3 * one.p)
    assert [two.verdict for two in three] == ["cannot_tell", "cannot_tell", "too_few"]
    assert difference.corrected([one])[0] == one


def test_several():
    assert difference.several_shares([9, 3, 0], [10, 10, 10]).is_told
    assert difference.several_shares([2, 0], [2, 3]).verdict == "cannot_tell"
    assert difference.several_shares([2, 0], [2, 0]).verdict == "too_few"
    assert difference.several_shares([0, 0], [2, 3]).verdict == "cannot_tell"
    assert difference.several_rates([30, 5], [1.0, 1.0]).is_told
    assert difference.several_rates([3], [1.0]).verdict == "too_few"
    fates = [clusters([6 * one] * 8, [6] * 8) for one in (0, 1)]
    assert difference.several_clustered(fates).is_told
    # One review each: whatever they say, it is one opinion of each.
    assert difference.several_clustered([clusters([12], [12]), clusters([0], [12])]).verdict == (
        "cannot_tell"
    )
    assert difference.several_clustered([]).verdict == "too_few"


def test_ten_million_cases():
    assert difference.shares(5_010_000, 10_000_000, 5_000_000, 10_000_000).verdict == "more"
    assert difference.shares(5_000_900, 10_000_000, 5_000_000, 10_000_000).verdict == "cannot_tell"


def reviews(random: np.random.Generator, k: int, sizes: tuple[int, int], rho: float) -> Clusters:
    """k reviews of some recommendations, half of all done, the more alike within one by rho."""
    n = random.integers(sizes[0], sizes[1] + 1, k)
    if rho == 0:
        return clusters(random.binomial(n, 0.5), n)
    if rho == 1:
        return clusters(n * random.integers(0, 2, k), n)
    weight = (1 - rho) / rho / 2
    return clusters(random.binomial(n, random.beta(weight, weight, k)), n)


ANY = (1, 12)


@pytest.mark.parametrize("rho", [0.0, 0.3, 1.0])
@pytest.mark.parametrize(
    ("k1", "sizes1", "k2", "sizes2"),
    [
        (2, ANY, 30, ANY), (3, ANY, 3, ANY), (5, ANY, 8, ANY), (30, ANY, 30, ANY),
        # Sizes that differ, where shuffling pooled shares alone cries wolf up to half the time.
        (20, (12, 12), 3, (1, 1)), (20, (10, 12), 10, (1, 2)), (5, (12, 12), 15, (1, 2)),
    ],
)  # fmt: skip
def test_false_alarms_stay_at_or_below_five_in_a_hundred(monkeypatch, k1, sizes1, k2, sizes2, rho):
    monkeypatch.setattr(permutation, "MOST_DEALS", 400)
    monkeypatch.setattr(permutation, "N_DRAWS", 399)
    permutation._deals.cache_clear()
    random, tries = np.random.default_rng(20160630), 200
    told = sum(
        difference.clustered(
            reviews(random, k1, sizes1, rho), reviews(random, k2, sizes2, rho)
        ).is_told
        for _ in range(tries)
    )
    permutation._deals.cache_clear()
    # 5%, and two standard errors of so few tries.
    assert told / tries <= 0.05 + 2 * (0.05 * 0.95 / tries) ** 0.5


def test_what_differs_is_told():
    random, told = np.random.default_rng(7), 0
    for _ in range(50):
        n = random.integers(1, 13, 12)
        one, other = (clusters(random.binomial(n, p), n) for p in (0.75, 0.35))
        told += difference.clustered(one, other).verdict == "more"
    assert told >= 45


@pytest.mark.parametrize("rho", [0.0, 0.3, 1.0])
def test_several_alike_are_told_apart_one_time_in_twenty(monkeypatch, rho):
    monkeypatch.setattr(permutation, "N_DRAWS", 199)
    random, tries = np.random.default_rng(20160630), 120
    told = sum(
        difference.several_clustered([reviews(random, k, ANY, rho) for k in (2, 5, 9, 4)]).is_told
        for _ in range(tries)
    )
    assert told / tries <= 0.05 + 2 * (0.05 * 0.95 / tries) ** 0.5


@pytest.mark.parametrize(("n1", "n2"), [(30, 30), (200, 150), (60, 300)])
@pytest.mark.parametrize(("p1", "p2"), [(0.3, 0.3), (0.2, 0.6), (0.7, 0.4)])
def test_shares_by_a_day_of_cases_all_followed_are_tested_on_the_log_log_scale(n1, n2, p1, p2):
    """Without anybody open the share by a day is a share, its variance the binomial's: the test is
    then that of log(-log(1 - p)) by the delta method, worked out here by itself."""
    ends, scaled, variances = [], [], []
    for n, p in ((n1, p1), (n2, p2)):
        x = round(n * p)
        found = competing.ended_by(competing.shares([1, 9], [x, 0], [0, n - x], [0, 0]), 5)
        ends.append((found.share, found.lower, found.upper))
        scaled.append(math.log(-math.log(1 - x / n)))
        variances.append(x / n / (n * (1 - x / n) * math.log(1 - x / n) ** 2))
    z = abs(scaled[0] - scaled[1]) / math.sqrt(sum(variances))
    told = difference.ended(*ends)
    assert told.p == pytest.approx(2 * norm.sf(z), rel=1e-6)
    assert told.is_told == (p1 != p2)
    assert difference.ended(*ends[::-1]).verdict == OPPOSITE[told.verdict]


def test_a_share_by_a_day_without_limits_is_too_few():
    known, unknown = (0.3, 0.2, 0.4), (0.0, math.nan, math.nan)
    assert difference.ended(known, unknown).verdict == "too_few"
    assert difference.ended(unknown, known).verdict == "too_few"
    assert difference.ended(known, known).verdict == "cannot_tell"
