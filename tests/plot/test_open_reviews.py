"""Open reviews over their limit days."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from scr import plot as c
from tests.plot.rules import bars, boxes, keeps_the_rules, words

AS_AT = date(2016, 6, 30)
OLD = c.OpenReview(
    "r1", "Halmoor", date(2012, 11, 19), date(2013, 5, 19), date(2013, 9, 1),
    ((date(2013, 2, 1), date(2013, 5, 17), "criminal <proceedings>"),
     (date(2016, 1, 1), None, "inquest")),
    "43.3 months",
)  # fmt: skip
NEW = c.OpenReview("r2", "Carn & Worth", date(2016, 5, 2), date(2016, 11, 2), None, (), "59 days")
BARE = c.OpenReview("r3", "Netherport " * 6, date(2015, 1, 1), None, strong=True)
TODAY = c.OpenReview("r4", "Today", AS_AT, date(2016, 12, 30), None, (), "0 days")
KINDS = {"all": [OLD, BARE, NEW, TODAY], "one": [OLD], "today": [TODAY], "bare": [BARE],
         "many": [replace(OLD, start=OLD.start + timedelta(days=60 * i)) for i in range(15)],
         "none": []}  # fmt: skip


def draw(rows, **more):
    return c.open_bars(rows, as_at=AS_AT, **more)


@pytest.mark.parametrize("phone", [False, True])
@pytest.mark.parametrize("kind", KINDS)
def test_it_keeps_the_rules(kind, phone):
    keeps_the_rules(draw(KINDS[kind], phone=phone))


def test_a_bar_runs_from_the_start_over_the_limit_day_to_the_day_of_the_picture():
    in_time, past, pauses = bars(draw([OLD, NEW]))
    assert [(base, length) for base, length, _ in in_time] == [
        (OLD.start.toordinal(), (OLD.limit - OLD.start).days),
        (NEW.start.toordinal(), (AS_AT - NEW.start).days),
    ]
    assert [(base, length) for base, length, _ in past] == [
        (OLD.limit.toordinal(), (AS_AT - OLD.limit).days)
    ]
    assert pauses[1][0] + pauses[1][1] == AS_AT.toordinal()


def test_pauses_are_told_by_a_pattern_and_their_reason():
    chart = draw([OLD])
    patterned = [t for t in chart.figure["data"] if t.get("marker", {}).get("pattern")]
    assert len(patterned) == 1
    assert patterned[0]["customdata"][0].endswith("criminal &lt;proceedings&gt;")
    assert "still running" in patterned[0]["customdata"][1]


def test_limit_days_ahead_lie_on_the_axis():
    chart = draw([NEW])
    assert chart.figure["layout"]["xaxis"]["range"][1] > NEW.limit.toordinal()


def test_ages_names_and_the_day_are_written():
    said = words(draw([OLD, replace(NEW, strong=True)]))
    assert {"Halmoor", "43.3 months", "<b>Carn &amp; Worth</b>", "30 June 2016"} <= set(said)


def test_the_legend_names_only_what_is_drawn():
    assert "Agreed delay" in words(draw([OLD]))
    assert "Limit day moved by agreed delays" in words(draw([OLD]))
    plain = words(draw([NEW]))
    assert "Agreed delay" not in plain
    assert "Limit day" in plain
    assert "Limit day moved by agreed delays" not in plain


def test_a_review_without_a_limit_says_so_and_has_no_past_part():
    chart = draw([BARE])
    assert "No limit day" in boxes(chart)[0]
    assert bars(chart)[1] == []


def test_the_name_counts_and_names_the_oldest():
    assert draw([OLD, NEW]).name == (
        "2 open reviews on 30 June 2016, 1 past the limit day; the oldest is Halmoor, "
        "started on 19 November 2012, open 43.3 months."
    )
    assert draw([]).name == "Open reviews on 30 June 2016: none."


LONG_NAMED = replace(OLD, review_id="R0506", label="Marlenshaw and Ottergarth Moor, R0506")


@pytest.mark.parametrize("phone", [False, True])
def test_a_long_board_never_costs_the_reference_by_which_a_review_is_found(phone):
    named = next(word for word in words(draw([LONG_NAMED], phone=phone)) if "Marlenshaw" in word)
    assert named.endswith("R0506")


def reasons(chart):
    return {a["text"].strip("\u2009"): a["x"] for a in chart.figure["layout"]["annotations"]}


def test_the_reason_stands_in_a_pause_that_has_room_for_it_clear_of_the_limit_days():
    start, limit = date(2014, 1, 1), date(2014, 7, 1)
    paused = replace(
        OLD, start=start, limit=limit, net_limit=None,
        pauses=((date(2014, 6, 1), date(2015, 8, 1), "Criminal proceedings"),),
    )  # fmt: skip
    at = reasons(draw([paused]))["Criminal proceedings"]
    assert limit.toordinal() < at < date(2015, 8, 1).toordinal()
    brief = replace(paused, pauses=((date(2015, 1, 1), date(2015, 4, 1), "Criminal proceedings"),))
    assert "Criminal proceedings" not in reasons(draw([brief]))
    assert "Criminal" in reasons(draw([brief], short={"Criminal proceedings": "Criminal"}))
    blink = replace(paused, pauses=((date(2015, 1, 1), date(2015, 1, 9), "Inquest"),))
    assert "Inquest" not in reasons(draw([blink]))
