"""Shares side by side by year, and boards' mean grades on strips."""

import math

import pytest

from scr import plot as c
from tests.plot.rules import boxes, keeps_the_rules, words

YEARS = ("2013-14", "2014-15", "2015-16")


def point(year: str, x: int | None, n: int | None) -> c.YearPoint:
    value = x / n if x is not None and n else None
    lower = None if value is None else max(value - 0.1, 0)
    upper = None if value is None else min(value + 0.1, 1)
    return c.YearPoint(year, year[2:], x, n, value, lower, upper)


def series(label: str, *counts: tuple[int | None, int | None]) -> c.Series:
    found = tuple(point(y, *one) for y, one in zip(YEARS, counts, strict=True))
    return c.Series(label, label[:4], found)


THREE = [
    series("What happened", (31, 52), (68, 87), (94, 106)),
    series("Why & how", (13, 51), (None, None), (18, 106)),
    series("What to do", (26, 51), (47, 86), (19, 107)),
]
NOBODY = [series("Why", (None, None), (None, 0), (None, None))]
BOARDS = tuple(c.GradeDot(f"B{n}", f"Board <{n}>", 1 + (n % 7) / 2, 3 + n) for n in range(40))
STRIPS = [
    c.GradeStrip("What happened", BOARDS, 2.4, 0.8, "spread 0.80 grades"),
    c.GradeStrip("Why", BOARDS[:1], None, None),
    c.GradeStrip("What to do", (), None, None),
]


@pytest.mark.parametrize("phone", [False, True])
@pytest.mark.parametrize("shown", [THREE, THREE[:1], NOBODY, []], ids=["3", "1", "nobody", "none"])
def test_shares_keep_the_rules(shown, phone):
    keeps_the_rules(c.several_shares(shown, axis_title="Share clear", phone=phone))


def test_each_series_is_named_at_its_end_with_its_last_share():
    said = words(c.several_shares(THREE, axis_title="Share clear"))
    assert "<b>What happened</b> 89%" in said
    assert "<b>Why &amp; how</b> 17%" in said
    near = [a for a in c.several_shares(THREE, axis_title="x").figure["layout"]["annotations"]
            if a.get("x") == 1 and a.get("xref") == "paper"]  # fmt: skip
    # 17% and 18% would touch: their names are moved apart, each by as much.
    assert sorted(a["yshift"] != 0 for a in near) == [False, True, True]


def test_points_of_a_year_stand_side_by_side_and_a_gap_breaks_the_line():
    traces = [t for t in c.several_shares(THREE, axis_title="x").figure["data"]
              if t["mode"] == "lines+markers"]  # fmt: skip
    assert len({t["x"][0] for t in traces}) == 3
    assert {t["marker"]["symbol"] for t in traces} == {"circle", "square", "diamond"}
    assert traces[1]["y"][1] is None
    assert traces[1]["connectgaps"] is False
    assert boxes(c.several_shares(THREE, axis_title="x"))[0] == (
        "<b>What happened, 2013-14</b><br>31 of 52<br>60%<br>95% interval 50% to 70%"
    )


def test_words_stand_under_each_year():
    chart = c.several_shares(THREE, axis_title="x", under=["53 reports", "87 reports", "none"])
    ticks = chart.figure["layout"]["xaxis"]["ticktext"]
    assert ticks == ["2013-14<br>53 reports", "2014-15<br>87 reports", "2015-16<br>none"]


def test_no_more_than_three_and_of_the_same_years():
    with pytest.raises(ValueError, match="three"):
        c.several_shares(THREE * 2, axis_title="x")
    other = c.Series("x", "x", (point("2010-11", 1, 2),))
    with pytest.raises(ValueError, match="years"):
        c.several_shares([THREE[0], other], axis_title="x")


@pytest.mark.parametrize("phone", [False, True])
@pytest.mark.parametrize("shown", [STRIPS, STRIPS[1:], STRIPS[2:], []])
def test_strips_keep_the_rules(shown, phone):
    keeps_the_rules(c.grade_strips(shown, chosen="B3", phone=phone))


def test_a_dot_for_each_board_none_on_another_and_none_outside_its_strip():
    chart = c.grade_strips(STRIPS, chosen="B3")
    dots = chart.figure["data"][-1]
    assert len(dots["x"]) == 41
    places = list(zip(dots["x"], dots["y"], strict=True))
    assert len(set(places)) == 41
    assert all(0 <= y - math.floor(y) < 0.75 for y in dots["y"])
    assert dots["marker"]["symbol"].count("diamond") == 1
    assert dots["marker"]["symbol"][-1] == "diamond", "the chosen one lies on top"
    assert "<b>Board &lt;3&gt;</b><br>What happened<br>mean grade 2.5<br>6 reports graded" in boxes(
        chart
    )


def test_the_bar_is_one_standard_deviation_to_either_side():
    bar = c.grade_strips(STRIPS).figure["data"][0]
    assert bar["x"][:2] == pytest.approx([1.6, 3.2])
    assert bar["x"][2] is None
    assert len(bar["x"]) == 3, "no bar where there is no spread"
    said = words(c.grade_strips(STRIPS))
    assert "<b>Why</b>: too few boards to tell" in said
    assert "<b>What happened</b>: spread 0.80 grades" in said
