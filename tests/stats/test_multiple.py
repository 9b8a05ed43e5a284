"""Many boards at once: mid-p, Benjamini-Hochberg, and no alarm where nothing is wrong."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import binom
from statsmodels.stats.multitest import multipletests

from scr.stats import funnel
from scr.stats.multiple import discoveries, mid_p


def test_mid_p_by_hand():
    # 1 of 4 at one half: P(X <= 1) = 5/16, P(X >= 1) = 15/16, P(X = 1) = 4/16; the lower
    # tail less half of 4/16 is 3/16, doubled 6/16. The middle, 2 of 4, gives 1.
    assert np.allclose(mid_p(*funnel.tails([1, 2], 4, 0.5)), [6 / 16, 1.0])


def test_mid_p_is_symmetric_and_null_is_kept():
    low, high = funnel.tails(np.arange(9), 8, 0.3)
    assert np.allclose(mid_p(low, high), mid_p(high, low))
    assert np.isnan(mid_p(np.nan, np.nan))
    assert mid_p(1.0, 1.0) == 1  # nothing counted, nothing odd


def test_mid_p_has_the_mean_of_a_fair_p_value():
    x = np.arange(31)
    p = mid_p(*funnel.tails(x, 30, 0.4))
    assert 0.47 < (p * binom.pmf(x, 30, 0.4)).sum() < 0.53


@given(st.lists(st.floats(0, 1) | st.sampled_from([0.0, 0.001, 0.01, 0.05]), max_size=60))
def test_discoveries_agree_with_statsmodels(p):
    if p:
        expected = multipletests(p, alpha=0.10, method="fdr_bh")[0]
        assert (discoveries(p) == expected).all()


def test_a_null_p_value_is_not_in_the_family():
    # 0.05 <= 0.10 / 2 with the second, but not <= 0.10 / 3 with a third of no consequence.
    assert list(discoveries([0.05, np.nan, 0.9])) == [True, False, False]
    assert list(discoveries([0.05, 0.95, 0.9])) == [False, False, False]


def test_nothing_is_discovered_among_nothing():
    assert discoveries([]).shape == (0,)
    assert not discoveries([np.nan]).any()


def test_where_nothing_is_wrong_few_lists_name_a_board():
    rng = np.random.default_rng(20160630)
    named = 0
    for _ in range(1000):
        n = rng.integers(1, 16, 148)
        x = rng.binomial(n, 0.62)
        named += discoveries(mid_p(*funnel.tails(x, n, funnel.target(x, n)))).any()
    assert named <= 100


def test_a_board_that_is_plainly_unlike_the_rest_is_named():
    rng = np.random.default_rng(1)
    n = np.full(148, 15)
    x = rng.binomial(n, 0.62)
    x[0] = 0
    found = discoveries(mid_p(*funnel.tails(x, n, funnel.target(x, n))))
    assert found[0]
    assert found.sum() <= 3
