"""Not recorded is not zero, by hand: judged over the whole dataset, by what a figure counts."""

from datetime import date

import pandas as pd
import pytest

from scr import disclosure
from scr.base.request import Request
from scr.disclosure import TRUSTED
from scr.exports.blanks import marked
from scr.figures import run as figures
from scr.figures.definitions import definitions
from scr.store import query
from tests.factory import board, review
from tests.figures.asking import ask, day, request, rows, whole

AS_AT = "2016-06-30"
BOARDS = [board("B1"), board("B2", region="South")]
DECIDED = {"decision": "initiate", "decision_date": day("2014-01-10")}


@pytest.fixture
def published_only(snapshot):
    """A list of published reviews: no start, no decision."""
    return snapshot(
        boards=BOARDS,
        reviews=[review("R1"), review("R2", "B2")],
        publications=[
            {"publication_id": "P1", "review_id": "R1", "kind": "overview_report",
             "published_date": day("2013-09-01")},
            {"publication_id": "P2", "review_id": "R2", "kind": "overview_report",
             "published_date": day("2015-01-15")},
        ],
        populations=[{"board_id": b, "year": 2014, "children": 1000} for b in ("B1", "B2")],
    )  # fmt: skip


def test_nothing_recorded_of_a_kind_gives_no_count_and_no_rate(published_only):
    found = ask(published_only, "decisions", "panel:2014-15", as_at=AS_AT)
    assert found.notes == (
        "No decisions are on record by the as-at date: not recorded is not zero.",
    )
    row = found.row
    numbers = [c.name for c in found.columns if c.is_number]
    assert len(numbers) == 10
    assert all(pd.isna(row[name]) for name in numbers)
    assert set(marked(found)[numbers].iloc[0]) == {"x"}
    for name in ("initiations", "cohort_outcomes", "agreed_delays", "reviewer_appointment"):
        assert pd.isna(ask(published_only, name, "panel:2014-15").table["n_initiated"]).all(), name
    row = whole(published_only, "initiations", "panel:2014-15")
    assert pd.isna(row["rate_per_100k"])
    # What is known of the children stays known.
    assert row["child_years"] == pytest.approx(1999, abs=2)


def test_it_is_judged_by_kind_of_event_not_by_board(published_only):
    by_board = rows(published_only, "reports_online", "panel:2014-15", by="board")
    assert [by_board[b]["n_published"] for b in ("B1", "B2")] == [0, 1]


def test_by_the_as_at_date(snapshot):
    found = snapshot(boards=BOARDS, reviews=[review("R1", **DECIDED)])
    assert pd.isna(whole(found, "decisions", as_at="2014-01-09")["n_decisions"])
    assert whole(found, "decisions", as_at="2014-01-10")["n_decisions"] == 1


def test_a_period_before_the_first_event_is_left_out_with_a_note(snapshot):
    found = snapshot(boards=BOARDS, reviews=[review("R1", **DECIDED)])
    result = ask(found, "decisions", "panel:2012-13..2014-15", by="period", as_at=AS_AT)
    assert result.table["group_id"].tolist() == ["panel:2013-14", "panel:2014-15"]
    assert result.table["n_decisions"].tolist() == [1, 0]
    assert result.notes == (
        "2012-13 ends before the first decisions on record, of 10 January 2014, and is left out.",
        "Decisions are on record from 10 January 2014 on.",
    )
    # The day before the first belongs to a period that ends too early, the day itself does not.
    assert len(ask(found, "decisions", ("2013-01-01", "2014-01-09"), as_at=AS_AT).table) == 0
    assert len(ask(found, "decisions", ("2013-01-01", "2014-01-10"), as_at=AS_AT).table) == 1
    # A board without a case in it is still a row of zeros.
    assert rows(found, "decisions", "panel:2013-14", by="board")["B2"]["n_decisions"] == 0


def test_a_period_that_begins_on_the_day_or_has_no_beginning_needs_no_note(snapshot):
    found = snapshot(boards=BOARDS, reviews=[review("R1", **DECIDED)])
    assert ask(found, "decisions", ("2014-01-10", "2014-02-01"), as_at=AS_AT).notes == ()
    assert ask(found, "decisions", as_at=AS_AT).notes == ()


def test_rows_of_one_figure_are_judged_apart(snapshot):
    found = snapshot(
        boards=BOARDS, reviews=[review("R1", **DECIDED, notified_date=day("2013-12-20"))]
    )
    table = ask(found, "standards", "panel:2013-14", as_at=AS_AT).table.set_index("standard_id")
    assert table.loc["decide", "n_started"] == 1
    assert table.loc["complete", "n_started"] == 1, "started by its decision"
    assert pd.isna(table.loc["panel_sees_report", "n_started"])
    stages = ask(found, "durations", "panel:2013-14", as_at=AS_AT).table.set_index("stage")
    assert stages.loc["initiated_to_completed", "n_open"] == 1
    assert pd.isna(stages.loc["completed_to_published", "n_open"])


def test_charts_over_time_have_no_point_before_the_first_event(snapshot):
    found = snapshot(boards=BOARDS, reviews=[review("R1", **DECIDED)])
    asked = request(
        "benchmark_over_time", "panel:2011-12..2014-15", measure="initiation_rate", as_at=AS_AT
    )
    assert figures.compute(asked, found).table["period"].tolist() == [
        "panel:2013-14",
        "panel:2014-15",
    ]


def test_boards_are_not_compared_on_what_nobody_recorded(published_only):
    asked = request("benchmark", "panel:2014-15", measure="initiation_rate", as_at=AS_AT)
    table = figures.compute(asked, published_only).table
    assert table["group_id"].tolist() == ["B1", "B2"]
    assert table[["x", "value", "target", "p_low"]].isna().all(axis=None)


def test_under_the_publication_policy_it_is_not_recorded_either(published_only):
    asked = Request("decisions", request("decisions", "panel:2014-15").span, by="board")
    found = disclosure.answer(TRUSTED, asked, published_only, "publication")
    assert found.table["n_decisions"].isna().all()
    assert set(marked(found)["n_decisions"]) == {"x"}


def test_every_figure_declares_its_event(published_only):
    known = set(query(published_only, "select event from event_words", {})["event"])
    used = set()
    for figure in definitions().values():
        used |= {event.name for event in figure.events}
        for event in figure.events:
            assert event.column in {c.name for c in figure.columns} | {""}
        is_counted = not (figure.measures or figure.composed)
        assert bool(figure.events) == (is_counted and figure.name != "data_quality"), figure.name
    assert used == known


def test_every_kind_of_event_is_looked_for(snapshot):
    found = snapshot(boards=BOARDS)
    firsts = query(found, "select * from first_events_as_at($as_at)", {"as_at": date(2016, 6, 30)})
    assert len(firsts) == len(query(found, "select * from event_words", {}))
    assert firsts["day"].isna().all()
