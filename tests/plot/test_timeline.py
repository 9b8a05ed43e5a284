"""One review on a line of time."""

from datetime import date

import pytest

from scr import plot as c
from tests.plot.rules import bars, boxes, keeps_the_rules, words

AS_AT = date(2016, 6, 30)
EVENTS = [
    c.Event(date(2015, 11, 2), "Overview <report> published & sent to all " * 3, "publication"),
    c.Event(date(2014, 1, 9), "Child died", "incident"),
    c.Event(date(2014, 2, 11), "Review decided", "decision"),
    c.Event(date(2014, 2, 11), "Review started"),
    c.Event(date(2014, 2, 11), "Something else", "unheard of"),
]
CLOCKS = [
    c.Clock("Decide", date(2014, 1, 13), date(2014, 2, 13), date(2014, 2, 11), "met"),
    c.Clock("Complete", date(2014, 2, 11), date(2014, 8, 11), date(2015, 6, 20), "failed"),
    c.Clock("Publish", date(2015, 6, 20), None, date(2015, 6, 20), "no limit is set"),
    c.Clock("Inform", date(2016, 6, 20), date(2016, 7, 20), None, "not yet due"),
]
PAUSES = [
    c.Pause(date(2016, 4, 1), None, "inquest"),
    c.Pause(date(2014, 6, 1), date(2014, 12, 9), "criminal & other"),
]
KINDS = {
    "all": (EVENTS, CLOCKS, PAUSES),
    "events": (EVENTS, [], []),
    "one today": ([c.Event(AS_AT, "Child died")], [], []),
    "clocks": ([], CLOCKS, []),
    "pauses": ([], [], PAUSES),
    "none": ([], [], []),
}


def draw(kind, **more):
    return c.review_timeline(*KINDS[kind], as_at=AS_AT, **more)


def heights(chart, text):
    return [a["y"] for a in chart.figure["layout"]["annotations"] if text in a["text"]]


@pytest.mark.parametrize("phone", [False, True])
@pytest.mark.parametrize("kind", KINDS)
def test_it_keeps_the_rules(kind, phone):
    keeps_the_rules(draw(kind, phone=phone))


def test_events_stand_under_each_other_in_the_order_of_their_days():
    marks = next(t for t in draw("all").figure["data"] if t.get("mode") == "markers")
    assert marks["x"] == sorted(marks["x"])
    assert marks["y"] == sorted(marks["y"], reverse=True)
    assert len(set(marks["y"])) == len(EVENTS)


def test_a_day_is_named_once_on_a_desk_and_with_each_event_on_a_phone():
    assert len(heights(draw("all"), "11 February 2014")) == 1
    assert len(heights(draw("all", phone=True), "11 February 2014")) == 3


def test_long_words_take_more_lines_on_a_phone():
    long = next(w for w in words(draw("all", phone=True)) if "2 November 2015" in w)
    assert 1 <= long.count("<br>") <= 2
    assert "&lt;report&gt;" in long


def test_clocks_run_to_their_end_or_to_the_day_of_the_picture():
    in_time, past, _ = bars(draw("all"))
    assert [(base, length) for base, length, _ in past] == [
        (date(2014, 8, 11).toordinal(), (date(2015, 6, 20) - date(2014, 8, 11)).days)
    ]
    assert in_time[-1][0] + in_time[-1][1] == AS_AT.toordinal()
    assert {"met", "failed", "not yet due", "no limit is set"} <= set(words(draw("all")))


def test_limit_days_ahead_lie_on_the_axis():
    assert draw("all").figure["layout"]["xaxis"]["range"][1] > date(2016, 7, 20).toordinal()


def test_pauses_are_hatched_and_have_their_reason():
    chart = draw("all")
    patterned = [t for t in chart.figure["data"] if t.get("marker", {}).get("pattern")]
    assert len(patterned[0]["x"]) == 2
    assert "criminal &amp; other" in words(chart)
    assert any(box.startswith("<b>Agreed delay</b>") and "still running" in box
               for box in boxes(chart))  # fmt: skip


def test_the_name_tells_the_course():
    name = draw("all").name
    assert "Child died on 9 January 2014" in name
    assert "Complete: failed" in name
    assert draw("none").name == "The course of the review: no dates are recorded."


LONG_OPEN = c.Clock(
    "Complete", date(2014, 2, 11), date(2014, 8, 11), None,
    "not kept; not yet due net of pauses", date(2016, 7, 3),
)  # fmt: skip


def test_a_limit_day_that_pauses_moved_is_drawn_and_named_beside_the_first():
    chart = c.review_timeline([], [LONG_OPEN], [], as_at=AS_AT)
    days = [day for t in chart.figure["data"] if t.get("mode") == "lines" for day in t["x"]]
    assert {LONG_OPEN.limit.toordinal(), LONG_OPEN.net_limit.toordinal()} <= set(days)
    assert "Limit day moved by agreed delays" in words(chart)
    assert any("Moved by agreed delays to 3 July 2016" in box for box in boxes(chart))


def test_what_has_no_room_beside_a_long_bar_stands_on_it_whole_and_clear_of_limit_days():
    chart = c.review_timeline([], [LONG_OPEN], [], as_at=AS_AT)
    found = [a for a in chart.figure["layout"]["annotations"] if LONG_OPEN.verdict in a["text"]]
    assert len(found) == 1
    assert LONG_OPEN.limit.toordinal() < found[0]["x"] < AS_AT.toordinal()
