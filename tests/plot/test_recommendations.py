"""The pictures of the recommendations page: the ladder, what is shown and said, what fell due."""

from datetime import date
from functools import partial

import pytest

from scr import plot as c
from tests.plot.examples import LONG
from tests.plot.rules import bars, boxes, keeps_the_rules, words

GROUPS = (
    c.RungGroup("Shown to be done", "solid", (c.Rung("Effect shown", 2), c.Rung(LONG, 0))),
    c.RungGroup("Reported done, no evidence", "striped", (c.Rung("Claimed", 3),)),
    c.RungGroup("Ended", "pale", (c.Rung("Closed", 1),)),
    c.RungGroup("Still open", "hollow", (c.Rung("No reply", 4),)),
)
MARKS = (c.Mark(183, 0.1, 0.05, 0.2, 40), c.Mark(365, 0.3, 0.2, 0.4, 30))
SHOWN = c.Course("Shown to be done", (90, 183, 400), (0.05, 0.1, 0.35), MARKS)
SAID = c.Course(
    "Said to be done",
    (0, 30, 365),
    (0.05, 0.2, 0.5),
    (c.Mark(183, 0.25, 0.1, 0.4, 40), c.Mark(365, 0.54, None, None, 30)),
)
DUE = ("Evidenced on time", "Only claimed on time", "Done or ended later", "Overdue")
due_bars = partial(c.due_bars, kinds=DUE)
MONTHS = [c.DueMonth(date(2013 + i // 12, i % 12 + 1, 1), (i % 3, 1, 0, i % 5)) for i in range(30)]


def follow(phone=False, shown=SHOWN, said=SAID, end=500.0):
    return c.follow_curves(shown, said, axis_title="Share", end=end, phone=phone)


@pytest.mark.parametrize("phone", [False, True])
@pytest.mark.parametrize(
    "draw",
    [
        lambda phone: c.ladder(GROUPS, phone=phone),
        lambda phone: c.ladder([], phone=phone),
        lambda phone: follow(phone),
        lambda phone: follow(phone, c.Course("A", (), (), MARKS), c.Course("B", (), (), MARKS)),
        lambda phone: follow(phone, c.Course("A", (), (), ()), c.Course("B", (), (), ())),
        lambda phone: due_bars(MONTHS, phone=phone),
        lambda phone: due_bars(MONTHS[:1], phone=phone),
        lambda phone: due_bars([], phone=phone),
    ],
    ids=["ladder", "ladder none", "follow", "marks only", "follow none", "due", "one", "due none"],
)
def test_they_keep_the_rules(draw, phone):
    keeps_the_rules(draw(phone))


def test_the_ladder_adds_up():
    chart = c.ladder(GROUPS)
    assert sum(length for trace in bars(chart) for _, length, _ in trace) == 10
    assert "<b>Shown to be done: 2</b> (20%)" in words(chart)
    assert "4 (40%)" in words(chart)
    assert "none" in words(chart)
    assert chart.name.startswith(
        "How far 10 recommendations have got. Shown to be done 2: 2 effect"
    )


def test_a_rung_says_of_how_many():
    assert "<b>Claimed</b><br>3 of 10 (30%)<br>Reported done, no evidence" in boxes(
        c.ladder(GROUPS)
    )


def test_the_gap_at_a_year_is_named_in_points():
    assert "<b>24 points</b> reported<br>done, no evidence" in words(follow())
    near = c.Course("Said to be done", (30,), (0.31,), (MARKS[0], c.Mark(365, 0.31, 0.2, 0.4, 30)))
    assert not any("not shown" in text for text in words(follow(said=near)))


def test_the_shares_stand_at_their_marks_with_the_numbers_followed():
    found = words(follow())
    assert {"<b>10%</b>", "<b>30%</b>", "<b>25%</b>", "<b>54%</b>", "40", "30"} <= set(found)
    assert follow().figure["layout"]["xaxis"]["ticktext"] == ["0", "6", "12"]


def test_at_the_end_of_a_phone_s_lines_a_share_stands_below_its_mark():
    for phone, side in ((True, "center"), (False, "left")):
        (last,) = [
            note for note in follow(phone).figure["layout"]["annotations"]
            if note["text"] == "<b>30%</b>"
        ]  # fmt: skip
        assert last["xanchor"] == side


def test_a_line_holds_its_last_share_to_the_end():
    last = 500 / (365.25 / 12)
    lines = [
        trace
        for trace in follow().figure["data"]
        if trace.get("mode") == "lines" and trace.get("hoverinfo") != "skip"
    ]
    assert lines
    for line in lines:
        assert line["x"][-1] == pytest.approx(last)
        assert line["y"][-1] == line["y"][-2]
        assert line["line"]["shape"] == "hv"


def test_limits_that_are_undefined_draw_no_line():
    intervals = [t["x"] for t in follow().figure["data"] if t.get("line", {}).get("width") == 2]
    assert sorted(len(xs) for xs in intervals) == [3, 6]


def test_a_phone_shows_the_last_two_years():
    wide, narrow = due_bars(MONTHS), due_bars(MONTHS, phone=True)
    assert wide.figure["layout"]["xaxis"]["range"] == [-0.6, 29.6]
    assert narrow.figure["layout"]["xaxis"]["range"] == [-0.6, 23.6]
    assert not any("June 2013" in box for box in boxes(narrow))
    assert "<b>August 2013</b><br>1 of 4 due (25%)<br>evidenced on time" in boxes(narrow)


def test_other_bars_of_parts_say_what_they_are_of():
    rows = [c.Cohort("Police", (2, 1, 0), "of 9"), c.Cohort("Health", (0, 0, 0), "of 4")]
    chart = c.outcome_bars(
        rows, kinds=("Overdue", "Open", "No record"), looks=c.OPEN_LOOKS, about="By body",
        verb=" open", nothing="Nothing is open.",
    )  # fmt: skip
    keeps_the_rules(chart)
    assert {"<b>3</b> of 9", "none of 4"} <= set(words(chart))
    assert chart.name == "By body. Police: 3 open, 2 overdue, 1 open, 0 no record."
    empty = c.outcome_bars([], kinds=("Open",), nothing="Nothing is open.", about="By body")
    assert empty.name.startswith("By body:")
