"""A board through the years, a small chart for each measure."""

from itertools import pairwise

import pytest

from scr.plot import YearPanel, YearPoint, year_grid
from tests.plot.rules import boxes, keeps_the_rules, words

YEARS = ("2013-14", "2014-15", "2015-16")


def point(label: str, x: int, n: int) -> YearPoint:
    if not n:
        return YearPoint(label, label, None, None, None, None, None, note="no decisions")
    return YearPoint(label, label, x, n, x / n, 0.1, 0.9)


def panel(i: int = 0, kind: str = "share") -> YearPanel:
    own = tuple(point(label, x, n) for label, x, n in zip(YEARS, (1, 0, 2), (3, 0, 4), strict=True))
    return YearPanel(
        f"Measure {i} <b>of a name that is long enough</b>", own, (0.4, 0.5, None), kind
    )


@pytest.mark.parametrize("phone", [False, True])
@pytest.mark.parametrize("n", [0, 1, 13])
def test_keeps_the_rules(n, phone):
    panels = [panel(i, "rate" if i == 3 else "share") for i in range(n)]
    keeps_the_rules(year_grid(panels, board="Kent", others="All boards", phone=phone))


def test_a_year_without_a_case_breaks_the_line_and_counts_stand_in_words():
    chart = year_grid([panel()], board="Kent", others="All boards")
    whole, own = chart.figure["data"]
    assert own["y"] == [1 / 3, None, 0.5]
    assert list(whole["y"]) == [0.4, 0.5, None]
    assert own["line"]["color"] != whole["line"]["color"]
    assert any("2015-16: 2 of 4" in text for text in words(chart))
    assert "1 of 3" in boxes(chart)[0]
    assert "no decisions" in boxes(chart)[1]
    assert "all boards 50%" in boxes(chart)[1]


def test_panels_do_not_overlap():
    layout = year_grid([panel(i) for i in range(13)], board="K", others="All").figure["layout"]
    downs = sorted({tuple(v["domain"]) for k, v in layout.items() if k.startswith("yaxis")})
    assert len(downs) == 5
    assert all(lower[1] < upper[0] for lower, upper in pairwise(downs))
