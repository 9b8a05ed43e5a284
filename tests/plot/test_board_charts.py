"""The charts of the board page: one board among others, gaps between rare events, succession."""

from datetime import date
from itertools import product

import pytest

from scr import plot as c
from scr.plot import theme as th
from tests.plot.rules import boxes, keeps_the_rules, words

AS_AT = date(2016, 6, 30)
strip = c.MeasureStrip
STRIPS = [
    strip("Share & <more>", "2 of 12 (17%)", 2 / 12, 0.05, 0.45, (0.0, 0.01, 0.5, 1.0, 1.0),
            (0.4, 0.8), 0.6, "low_998", verdict="lower, past the 99.8% limit"),
    strip("Rate", "2.8 per 100,000", 2.8, 1.9, 3.9, (0.0, 1.0, 9.0), (0.5, float("inf")), 1.0,
            top=3.0, kind="rate"),
    strip("Nothing", "", None, None, None, (), None, None, "too_few", note="no reports"),
]  # fmt: skip
GAPS = [
    c.Gap(date(2014, 1, 1), 300.0, "Review <R2>", 1),
    c.Gap(date(2014, 1, 1), 0.5, "Review R3", -1),
    c.Gap(date(2015, 1, 1), 365.0),
    c.Gap(AS_AT, 546.0, is_open=True),
]
TENURES = [
    c.Tenure("Old & <small>", None, date(2013, 3, 31), "New"),
    c.Tenure("Other", date(2011, 4, 1), date(2013, 3, 31), "Elsewhere"),
    c.Tenure("New", date(2013, 4, 1), None, strong=True),
]


def strips(rows=STRIPS, **more):
    return c.board_strips(rows, board="Kent", peer="Its region, pooled", **more)


def gaps(rows=GAPS, limits=(0.5, 250.0, 500.0), **more):
    return c.gap_chart(rows, limits=limits, axis_title="Days since the review before", **more)


def succession(rows=TENURES, **more):
    return c.succession(rows, first=date(2010, 1, 1), as_at=AS_AT, **more)


@pytest.mark.parametrize("phone", [False, True])
@pytest.mark.parametrize(
    ("draw", "rows"),
    [
        *product([strips], [STRIPS, STRIPS[:1], STRIPS[2:], []]),
        *product([gaps], [GAPS, GAPS[:1], GAPS[3:], []]),
        *product([succession], [TENURES, TENURES[2:], []]),
    ],
)
def test_the_rules_of_every_chart(draw, rows, phone):
    keeps_the_rules(draw(rows, phone=phone))


def test_the_other_boards_are_counted_into_steps():
    (bars,) = [trace for trace in strips().figure["data"] if trace["type"] == "bar"]
    said = [box for box in bars["customdata"] if box.startswith("<b>Share")]
    assert [box.partition("<br>")[2] for box in said] == [
        "2 other boards at 0% to 5%",
        "1 other board at 50% to 55%",
        "2 other boards at 95% to 100%",
    ]


def test_a_rate_lies_on_its_own_scale_and_what_is_past_its_end_stays_at_it():
    chart = strips()
    dots = chart.figure["data"][3]
    assert dots["x"] == pytest.approx([2 / 12, 2.8 / 3])
    (line,) = [t for t in chart.figure["data"] if t.get("mode") == "lines"]
    assert line["x"][3:5] == pytest.approx([1.9 / 3, 1.0])
    assert "0 to 3 per 100,000" in words(chart)
    bands = [s for s in chart.figure["layout"]["shapes"] if s.get("fillcolor") == th.BAND]
    assert [band["x1"] for band in bands if "xref" not in band] == pytest.approx([0.8, 1.0])


def test_a_row_too_low_for_two_lines_has_its_name_alone():
    def words(row):
        return [note["text"] for note in strips(row=row).figure["layout"]["annotations"]]

    counted = [strip.counted for strip in STRIPS if strip.value is not None]
    assert all(any(count in text for text in words(58)) for count in counted)
    assert not any(count in text for text in words(20) for count in counted)
    # A scale of its own is said with the name, where it would lie on the row above.
    assert any(f"0 to {strip.top:g}" in text for strip in STRIPS for text in words(20))


def test_a_rate_is_written_as_one_even_on_a_scale_to_one():
    row = strip("Rate", "0.4 per 100,000", 0.4, 0.1, 0.9, (0.2, 0.3), top=1.0, kind="rate")
    chart = strips([row])
    said = " ".join(chart.figure["data"][3]["customdata"])
    assert "0.40" in said
    assert "%" not in said.replace("95% interval", "")
    assert "0 to 1 per 100,000" in words(chart)


def test_what_is_marked_is_in_bold_and_a_row_without_a_value_says_why():
    said = " ".join(words(strips()))
    assert "<b>lower, past the 99.8% limit</b>" in said
    assert "no reports" in said


def test_the_open_gap_is_hollow_and_sides_have_shapes_of_their_own():
    points = gaps().figure["data"][1]["marker"]
    assert points["symbol"] == ["triangle-up", "triangle-down", "circle", "circle"]
    assert points["color"] == [th.HIGH, th.LOW, th.MAIN, th.BACKGROUND]
    found = boxes(gaps())
    assert "half a day since the one before" in found[1]
    assert "and none yet" in found[3]
    assert "&lt;R2&gt;" in found[0]
    # The line joins the gaps that have ended.
    assert len(gaps().figure["data"][0]["x"]) == 3


def test_without_limits_none_are_drawn():
    chart = gaps(limits=None)
    assert chart.figure["layout"]["shapes"] == []
    assert "no limits drawn" in chart.name


def test_a_line_leads_to_the_board_that_took_over():
    chart = succession()
    leads = [s for s in chart.figure["layout"]["shapes"] if s.get("yref") != "paper"]
    assert [(s["x0"], s["y0"], s["y1"]) for s in leads] == [(date(2013, 3, 31).toordinal(), 2, 0)]
    assert "closed on 31 March 2013 and was taken over by New" in chart.name
    assert "New is open" in chart.name
