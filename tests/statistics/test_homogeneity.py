import math

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import chi2_contingency

from scr.statistics.homogeneity import shares_differ

groups = st.lists(
    st.integers(1, 60).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))),
    min_size=2,
    max_size=8,
)


@given(groups)
def test_agrees_with_a_well_kept_library(found: list[tuple[int, int]]) -> None:
    x, n = [f[0] for f in found], [f[1] for f in found]
    if sum(x) in (0, sum(n)):
        assert math.isnan(shares_differ(x, n))
        return
    table = [x, [b - a for a, b in found]]
    assert shares_differ(x, n) == pytest.approx(chi2_contingency(table, correction=False).pvalue)


def test_groups_without_cases_say_nothing() -> None:
    assert shares_differ([1, 0, 5], [4, 0, 6]) == pytest.approx(shares_differ([1, 5], [4, 6]))
    assert math.isnan(shares_differ([1, 0], [4, 0]))
    assert math.isnan(shares_differ([], []))


def test_the_panel_s_two_published_years_differ() -> None:
    # 35 of 66 in 2013-14 and 86 of 107 in 2014-15: as published, no chance.
    assert shares_differ([35, 86], [66, 107]) < 0.001
