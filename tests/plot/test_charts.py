"""Rules of single charts: axes, words, places."""

import csv
from dataclasses import replace
from datetime import date

import pytest

from scr import plot as c
from scr.base.settings import ROOT
from scr.base.words import board_short
from scr.plot.regions import borders, free_corner
from scr.plot.text import percent
from tests.plot.examples import CLASSES, GUIDANCE, ODD_YEARS, YEARS, row, tiles, year


def words(chart):
    return [a["text"] for a in chart.figure["layout"]["annotations"]]


def england():
    with (ROOT / "data" / "england" / "boards.csv").open(encoding="utf-8") as lines:
        return [line["board_name"] for line in csv.DictReader(lines)]


def test_a_share_never_rounds_to_all_or_nothing():
    assert [percent(v) for v in (0, 0.001, 0.5, 0.999, 1)] == [
        "0%", "&lt;1%", "50%", "&gt;99%", "100%",
    ]  # fmt: skip


def test_an_axis_that_does_not_start_at_zero_says_so():
    narrow = c.share_over_time(YEARS, axis_title="Share")
    assert words(narrow)[0] == "Share (axis from 30%)"
    wide = c.share_over_time([*YEARS, year(2015, 1, 20)], axis_title="Share")
    assert words(wide)[0] == "Share"
    assert wide.figure["layout"]["yaxis"]["ticktext"] == ["0%", "25%", "50%", "75%", "100%"]


@pytest.mark.parametrize("share", [0.0, 0.02, 0.13, 0.31, 0.5, 0.77, 0.98, 1.0])
def test_every_interval_lies_on_the_axis(share):
    n = 400
    chart = c.share_over_time([year(2014, round(share * n), n)], axis_title="Share")
    low, high = chart.figure["layout"]["yaxis"]["range"]
    ends = [y for y in chart.figure["data"][0]["y"] if y is not None]
    assert low <= min(ends)
    assert max(ends) <= high


def test_a_rate_starts_at_zero():
    rates = [replace(y, value=1.2, lower=0.9, upper=1.6) for y in YEARS]
    axis = c.rate_over_time(rates, axis_title="Rate").figure["layout"]["yaxis"]
    assert axis["tickvals"][0] == 0
    assert axis["tickvals"][-1] >= 1.6


def test_a_year_without_a_value_leaves_a_gap_with_its_words():
    chart = c.share_over_time(ODD_YEARS, axis_title="Share")
    assert {"none", "suppressed"} <= set(words(chart))
    assert chart.figure["data"][1]["x"] == [0, 3, 4]


def test_guidance_lies_in_time_between_the_years():
    chart = c.share_over_time(YEARS, axis_title="Share", guidance=GUIDANCE)
    places = [shape["x0"] for shape in chart.figure["layout"]["shapes"]]
    # 15 April 2013 is day 288 of 365 of the third panel year, 26 March 2015 day 268 of the fifth.
    assert places == pytest.approx([2 - 0.5 + 288 / 365, 4 - 0.5 + 268 / 365])


def test_guidance_outside_the_years_is_not_drawn():
    chart = c.share_over_time(YEARS[:1], axis_title="Share", guidance=GUIDANCE)
    assert chart.figure["layout"]["shapes"] == []


def test_words_of_neighbouring_days_take_a_row_each():
    close = [(date(2013, 4, 15), "Working Together 2013"), (date(2013, 6, 1), "National panel")]
    chart = c.share_over_time(YEARS, axis_title="Share", guidance=close)
    heights = [a["yshift"] for a in chart.figure["layout"]["annotations"] if a.get("yref")
               and a["text"] in ("Working Together 2013", "National panel")]  # fmt: skip
    assert len(set(heights)) == 2


def test_a_trend_keeps_the_whole_scale():
    chart = c.trend(YEARS)
    assert chart.figure["layout"]["yaxis"]["range"] == [0, 1.0]
    assert {"0%", "100%", "2010-11", "2014-15"} == set(words(chart))


def test_stage_bars_say_every_number_in_the_bar_or_beside_it():
    stage = c.Stage("Seen", (c.Part(860, "agreed"), c.Part(15, "disagreed"), c.Part(6, "asked")))
    chart = c.stage_bars([stage])
    inside = [text for trace in chart.figure["data"] for text in trace["text"] if text]
    assert len(inside) == 1
    assert "860" in inside[0]
    assert "15 disagreed, 6 asked" in words(chart)


def test_more_parts_than_can_be_told_apart_are_refused():
    with pytest.raises(ValueError, match="5 parts"):
        c.stage_bars([c.Stage("Seen", tuple(c.Part(9, "x") for _ in range(5)))])


def test_a_row_without_a_value_gives_the_reason():
    listed = [row("A", 3, 4), row("B", None, None, note="suppressed")]
    chart = c.interval_list(listed, target=0.5, axis_title="Share")
    assert chart.figure["data"][-1]["text"] == ["\u20033 of 4", "\u2003suppressed"]
    assert len(chart.figure["data"][1]["x"]) == 1


def test_all_boards_take_18_pixels_each():
    listed = [row(str(i), 1, 2) for i in range(146)]
    few = c.interval_list(listed[:100], target=None, axis_title="Share")
    assert c.interval_list(listed, target=None, axis_title="Share").height - few.height == 46 * 18


def test_the_map_draws_each_board_once():
    for mode in ("classes", "flags"):
        chart = c.tile_map(tiles(), classes=CLASSES, legend_title="Rate", mode=mode)
        drawn = [t for t in chart.figure["data"] if t["type"] == "bar" and "customdata" in t]
        assert sum(len(t["y"]) for t in drawn) == 80


def test_the_map_tells_none_from_missing():
    chart = c.tile_map(tiles(), classes=CLASSES, legend_title="Rate")
    assert {"No review", "Suppressed"} <= set(words(chart))


def test_the_map_takes_five_classes():
    with pytest.raises(ValueError, match="5 classes"):
        c.tile_map(tiles(), classes=CLASSES[:3], legend_title="Rate")


def test_borders_lie_between_regions_only():
    assert borders({(0, 0): "a", (1, 0): "b", (2, 0): "b", (5, 5): "c"}) == "M0.5,-0.5L0.5,0.5"


def test_the_legend_lies_where_there_are_no_tiles():
    cells = [(column, row) for column in range(8) for row in range(8) if column < 5 or row > 4]
    assert free_corner(cells, 2.5, 4) == (5.0, -0.5)
    left, _ = free_corner([(0, 0), (1, 0)], 3, 3)
    assert left >= 1.5


def test_codes_of_the_boards_of_england_are_three_letters_and_unique():
    names = england()
    codes = c.tile_codes(names)
    assert len(set(codes.values())) == len(names) == 146
    assert all(len(code) == 3 and code.isalpha() and code.isupper() for code in codes.values())
    assert codes == c.tile_codes(reversed(names))


def test_many_alike_names_still_get_codes():
    names = [f"Aa {'a' * i}" for i in range(300)]
    assert len(set(c.tile_codes(names).values())) == 300


@pytest.mark.parametrize(
    ("name", "short"),
    [
        ("Kent Safeguarding Children Board", "Kent"),
        ("Kent Local Safeguarding Children Board", "Kent"),
        ("Kent Safeguarding Children's Board", "Kent"),
        ("Kent LSCB", "Kent"),
        ("Tri-borough Local Safeguarding Children Board (Kent, Essex)", "Tri-borough"),
        ("Safeguarding Children Board", "Safeguarding Children Board"),
        ("Kent", "Kent"),
    ],
)
def test_short_names_by_rule(name, short):
    assert board_short(name) == short


def test_a_list_has_names_at_its_rows_and_no_numbers_of_the_axis():
    listed = [row("A", 3, 4), row("B", 1, 2)]
    chart = c.interval_list(listed, target=0.5, axis_title="Share", chosen="A")
    assert chart.figure["layout"]["yaxis"]["showticklabels"] is False
    assert {"A", "B", "All boards 50%"} <= set(words(chart))
