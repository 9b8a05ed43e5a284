"""What became of each year's reviews: parts that add up to the year."""

from functools import partial

import pytest

from scr import plot as c
from tests.plot.rules import bars, boxes, keeps_the_rules, words

OUTCOMES = ("Published in full", "Otherwise", "Completed, not published", "Open", "Discontinued")
outcome_bars = partial(c.outcome_bars, kinds=OUTCOMES)

YEARS = [
    c.Cohort("2012-13", (66, 20, 15, 8, 3)),
    c.Cohort("2013-14", (60, 23, 21, 19, 3)),
    c.Cohort("2014-15", (44, 18, 39, 65, 2)),
    c.Cohort("2015-16", (0, 0, 0, 0, 0)),
]
KINDS = {
    "years": YEARS,
    "one": [c.Cohort("All <years> & more, with a very long name", (1, 0, 0, 2, 0))],
    "large": [c.Cohort("2014-15", (123456, 1, 1, 1, 1))],
    "nobody": YEARS[3:],
    "none": [],
}


@pytest.mark.parametrize("phone", [False, True])
@pytest.mark.parametrize("kind", KINDS)
def test_it_keeps_the_rules(kind, phone):
    keeps_the_rules(outcome_bars(KINDS[kind], phone=phone))


def test_parts_add_up_to_the_total_at_the_end():
    chart = outcome_bars(YEARS)
    for place, year in enumerate(reversed(YEARS)):
        drawn = sum(n for part in bars(chart) for _, n, y in part if y == place)
        assert drawn == year.total
    assert {"<b>112</b>", "<b>126</b>", "<b>168</b>", "none"} <= set(words(chart))


def test_the_axis_starts_at_zero_and_holds_the_largest_year():
    axis = outcome_bars(YEARS).figure["layout"]["xaxis"]
    assert axis["range"][0] == 0
    assert axis["range"][1] > 168
    assert axis["tickvals"][0] == 0


def test_kinds_differ_in_more_than_colour():
    looks = {
        (t["marker"]["color"], t["marker"].get("pattern", {}).get("shape"))
        for t in outcome_bars(YEARS).figure["data"]
    }
    assert len(looks) == 5
    assert {shape for _, shape in looks} == {None, "/", "."}


def test_counts_stand_in_the_parts_that_hold_them():
    chart = outcome_bars([c.Cohort("2014-15", (900, 1, 0, 99, 0))])
    said = words(chart)
    assert {"900", "99"} <= set(said)
    assert "1" not in said


def test_the_legend_names_kinds_that_occur_in_the_words_given():
    chart = c.outcome_bars([c.Cohort("x", (1, 0, 2))], kinds=["Red & round", "Blue", "Green"])
    assert {"Red &amp; round", "Green"} <= set(words(chart))
    assert "Blue" not in words(chart)


def test_boxes_say_count_of_total_and_kind():
    assert boxes(outcome_bars(YEARS[:1]))[0] == (
        "<b>2012-13</b><br>66 of 112 (59%)<br>published in full"
    )


def test_a_year_needs_a_count_for_each_kind():
    with pytest.raises(ValueError, match="5 counts"):
        outcome_bars([c.Cohort("x", (1, 2))])
    with pytest.raises(ValueError, match="at most 5"):
        c.outcome_bars([c.Cohort("x", (1,) * 6)], kinds=["a"] * 6)


def test_beside_a_taller_chart_rows_fill_the_room_but_never_too_much():
    def height(room, phone=False):
        return outcome_bars(YEARS, room=room, phone=phone).figure["layout"]["height"]

    n = len(YEARS)
    assert height(60 * n) - height(0) == (60 - 44) * n
    assert height(1000 * n) - height(0) == (76 - 44) * n
    assert height(1000 * n, phone=True) == height(0, phone=True)
