"""Wilson and Garwood limits: published examples, an independent library, and properties."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import chi2
from statsmodels.stats.proportion import proportion_confint

from scr.stats.intervals import garwood, wilson


@pytest.mark.parametrize(
    ("x", "n", "lower", "upper"),
    [
        (0, 3, 0.0, 0.5615),  # none of three: up to 56%
        (1, 4, 0.0456, 0.6994),
        (81, 263, 0.2553, 0.3662),  # Newcombe 1998, table I, method 3
        (15, 148, 0.0624, 0.1605),
        (0, 20, 0.0, 0.1611),
        (1, 29, 0.0061, 0.1718),
        (29, 29, 0.8830, 1.0),
    ],
)
def test_wilson_published_examples(x, n, lower, upper):
    assert np.allclose(wilson(x, n), (lower, upper), atol=5e-5)


def test_wilson_agrees_with_statsmodels():
    x, n = np.array([(x, n) for n in range(1, 60) for x in range(n + 1)], dtype=float).T
    assert np.allclose(wilson(x, n), proportion_confint(x, n, method="wilson"), rtol=0, atol=1e-12)


def test_wilson_ends_are_exact():
    n = np.arange(1, 3000)
    assert (wilson(np.zeros_like(n), n)[0] == 0).all()
    assert (wilson(n, n)[1] == 1).all()


@given(st.integers(1, 10**7).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))))
def test_wilson_holds_the_share_and_mirrors(pair):
    x, n = pair
    lower, upper = wilson(x, n)
    assert 0 <= lower <= x / n <= upper <= 1
    mirrored = wilson(n - x, n)
    assert np.allclose((1 - upper, 1 - lower), mirrored, atol=1e-12)


def test_wilson_takes_an_effective_number_that_is_not_whole():
    wide, narrow = wilson(0.3 * 12.5, 12.5), wilson(0.3 * 40.0, 40.0)
    assert wide[0] < narrow[0] < 0.3 < narrow[1] < wide[1]


def test_garwood_published_examples():
    lower, upper = garwood([0, 1, 2, 5, 10, 100], 1, per=1)  # Ulm 1990; Garwood's own table
    assert np.allclose(lower, [0, 0.0253, 0.2422, 1.6235, 4.7954, 81.3640], atol=5e-5)
    assert np.allclose(upper, [3.6889, 5.5716, 7.2247, 11.6683, 18.3904, 121.6273], atol=5e-5)


def test_garwood_agrees_with_chi_square_quantiles():
    x = np.arange(1, 500)
    lower, upper = garwood(x, 123_456.0)
    assert np.allclose(lower, 1e5 * chi2.ppf(0.025, 2 * x) / 2 / 123_456, rtol=1e-12)
    assert np.allclose(upper, 1e5 * chi2.ppf(0.975, 2 * x + 2) / 2 / 123_456, rtol=1e-12)


@given(st.integers(0, 10**5), st.floats(1, 1e9))
def test_garwood_holds_the_rate_and_scales(x, exposure):
    lower, upper = garwood(x, exposure)
    assert 0 <= lower <= 1e5 * x / exposure < upper
    assert np.allclose(garwood(x, 2 * exposure), (lower / 2, upper / 2))


@pytest.mark.parametrize("limits", [wilson, garwood])
class TestBothIntervals:
    def test_nothing_to_divide_by_is_nan(self, limits):
        assert np.isnan(limits(0, 0)).all()

    def test_nan_in_either_is_nan(self, limits):
        assert np.isnan(limits([np.nan, 1, 0], [5, np.nan, np.nan])).all()

    def test_scalars_and_shapes(self, limits):
        assert [end.shape for end in limits(1, 4)] == [(), ()]
        assert [end.shape for end in limits([], [])] == [(0,), (0,)]
        assert [end.shape for end in limits(np.ones((2, 3)), 4)] == [(2, 3), (2, 3)]


@pytest.mark.parametrize(("x", "n"), [(5, 3), (-1, 3), (0, -2), ([1, 5], [3, 3])])
def test_a_count_above_its_n_is_no_share(x, n):
    with pytest.raises(ValueError, match="count"):
        wilson(x, n)


@pytest.mark.parametrize(("x", "exposure"), [(-1, 3.0), (1, -3.0)])
def test_a_count_or_an_exposure_below_nothing_is_no_rate(x, exposure):
    with pytest.raises(ValueError, match="count"):
        garwood(x, exposure)
