"""The curve of the share completed: ends, marks, numbers still followed."""

from dataclasses import replace

import numpy as np
import pytest

from scr import plot as c
from scr.plot import curve as st
from scr.plot import theme as th
from scr.stats import survival
from tests.plot.rules import boxes, keeps_the_rules, words


def curve(label, n, scale, follow, **more):
    """Invented reviews: some end, some are still open when following stops."""
    rng = np.random.default_rng(n)
    ends = np.floor(rng.gamma(1.6, scale, n)).astype(int)
    stops = rng.integers(5, follow, n)
    day, is_end = np.minimum(ends, stops), ends <= stops
    days = np.unique(day)
    ended = [int(((day == d) & is_end).sum()) for d in days]
    stopped = [int(((day == d) & ~is_end).sum()) for d in days]
    found = survival.curve(days, ended, stopped)
    median = float(survival.medians(survival.end_to_end([days], [ended], [stopped])).median[0])
    return c.Curve(
        label, found.day, 1 - found.share, 1 - found.upper, 1 - found.lower, found.at_risk, n,
        median_days=None if np.isnan(median) else median, **more,
    )  # fmt: skip


MANY = curve("All reviews", 400, 230, 1600)
TIES = c.Curve("Ties", [0, 30, 60], [0.0, 0.5, 1.0], [None, 0.4, None], [None, 0.6, None],
               [200, 200, 100], 200, median_days=30)  # fmt: skip
CURVES = {
    "many": [MANY],
    "three": [MANY, curve("Death & <b>", 90, 200, 700, strong=False),
              curve("2012-13", 25, 300, 900, strong=False)],
    "tiny": [curve("Tiny", 3, 300, 900)],
    "short": [curve("Short", 60, 900, 100)],
    "ties": [TIES],
    "one day": [c.Curve("Same day", [0], [1.0], [None], [None], [7], 7, median_days=0)],
    "nobody ended": [c.Curve("Open", [20, 90], [0.0, 0.0], [None] * 2, [float("nan")] * 2,
                             [9, 4], 9)],
    "none": [],
    "of nobody": [c.Curve("Nobody", [], [], [], [], [], 0)],
}  # fmt: skip


def draw(curves, **more):
    return c.survival_curve(curves, axis_title="Share of reviews complete", **more)


def lines(chart):
    return [t for t in chart.figure["data"] if t["type"] == "scatter" and "customdata" in t]


@pytest.mark.parametrize("phone", [False, True])
@pytest.mark.parametrize("kind", CURVES)
def test_it_keeps_the_rules(kind, phone):
    keeps_the_rules(draw(CURVES[kind], phone=phone))
    keeps_the_rules(draw(CURVES[kind], phone=phone, net=MANY, limit_months=None))


def test_it_rises_from_nothing_and_never_falls():
    (line, *_) = lines(draw([MANY]))
    assert line["y"][0] == 0
    assert line["y"] == sorted(line["y"])
    assert line["line"]["shape"] == "hv"


def test_the_marks_say_the_share_at_the_limit_and_the_half():
    said = words(draw([replace(MANY, at_limit=(0.231, 0.2, 0.27))], median_words="11.2 months"))
    assert "<b>23%</b> complete at six months" in said
    assert "<b>Half</b> complete by 11.2 months" in said
    assert "Six months" in said


def test_other_ends_have_their_own_words():
    said = words(draw([MANY], reached="published", limit_months=18))
    assert any(one.endswith("published at 18 months") for one in said)


def test_a_half_that_is_not_reached_is_said():
    chart = draw(CURVES["short"])
    assert "Not yet half complete" in words(chart)
    assert "not yet half complete" in chart.name


def test_several_curves_are_named_at_their_ends_and_have_no_marks():
    chart = draw(CURVES["three"])
    assert "<b>All reviews</b>" in words(chart)
    assert any("Death &amp; &lt;b&gt;" in one for one in words(chart))
    assert not any("at six months" in one for one in words(chart))


def test_the_first_strong_curve_is_the_main_one_with_the_only_band():
    first, second, _ = CURVES["three"]
    chart = draw([replace(first, strong=False), replace(second, strong=True)])
    main = [t for t in lines(chart) if t["line"]["color"] == th.MAIN]
    assert {box.partition("</b>")[0] for t in main for box in t["customdata"]} == {
        "<b>Death &amp; &lt;b&gt;"
    }
    bands = [t for t in chart.figure["data"] if t.get("fill") == "toself"]
    assert len(bands) == 1


def test_numbers_followed_are_those_before_each_tick():
    assert st.followed_at(TIES, 0) == 200
    assert st.followed_at(TIES, 30 / st.MONTH) == 200
    assert st.followed_at(TIES, 31 / st.MONTH) == 100
    assert st.followed_at(TIES, 61 / st.MONTH) == 0
    assert "400" in words(draw([MANY]))


def test_it_ends_where_fewer_than_five_are_followed_and_at_48_months():
    found = st.steps(MANY, st.months_axis([MANY], 6)[0], 6)
    assert min(s.at_risk for s in found) >= 5
    long = c.Curve("Long", [0, 3000], [0.0, 0.5], [None] * 2, [None] * 2, [90, 90], 90)
    end, ticks = st.months_axis([long], 6)
    assert end == 48
    assert ticks == [0, 6, 12, 18, 24, 30, 36, 42, 48]
    assert st.steps(long, end, 6)[-1].months == 48


def test_the_axis_always_holds_the_limit_and_the_line_reaches_what_it_marks():
    few = c.Curve("Few", [0, 100, 300], [0.0, 0.9, 1.0], [None, 0.8, None], [None, 0.95, None],
                  [30, 30, 3], 30)  # fmt: skip
    end, _ = st.months_axis([few], 6)
    assert end > 6
    assert st.steps(few, end, 6)[-1].months == 6


def test_few_followed_are_dotted_and_said():
    chart = draw([MANY])
    dotted = [t for t in lines(chart) if t["line"]["dash"] == "dot"]
    solid = [t for t in lines(chart) if t["line"]["dash"] == "solid"]
    assert dotted[0]["x"][0] == solid[0]["x"][-1]
    assert any("fewer than 20" in one for one in words(chart))
    assert not any("fewer than" in one for one in words(draw([TIES])))


def test_net_of_pauses_is_thin_dashed_and_named():
    chart = draw([MANY], net=curve("net", 300, 150, 1600))
    assert any(t["line"]["dash"] == "dash" and t["line"]["width"] < 2 for t in lines(chart))
    assert any("delays left out" in one for one in words(chart))


def test_boxes_say_share_interval_and_followed():
    box = boxes(draw([TIES]))[1]
    assert box == ("<b>Ties</b><br>50% by 30 days<br>95% interval 40% to 60%<br>200 still followed")


def test_more_than_three_curves_are_refused():
    with pytest.raises(ValueError, match="4 curves"):
        draw([MANY] * 4)


@pytest.mark.parametrize(
    ("days", "written"),
    [(1, "1 day"), (90, "90 days"), (342, "11.2 months"), (None, ""), (float("nan"), "")],
)
def test_medians_are_days_up_to_90_then_months(days, written):
    assert st.median_words(replace(TIES, median_days=days)) == written
