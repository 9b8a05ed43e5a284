"""Days between reviews, by hand: who is in the list, whose board it is, and how long after."""

import pandas as pd
import pytest

from scr import disclosure
from scr.base.errors import RefusedError
from tests.factory import board, review
from tests.figures.asking import ask, cases, day, left_out, request


@pytest.fixture(scope="module")
def made(shared_snapshot):
    return shared_snapshot(
        boards=[board("B1"), board("B2"), board("B3", region="South")],
        reviews=[
            review("FIRST", initiated_date=day("2014-01-10")),
            # A joint review counts under its lead board.
            review("JOINT", initiated_date=day("2014-02-10"), joint_board_ids=["B2"]),
            review("SAME_DAY", initiated_date=day("2014-02-10"), incident_type="serious_harm"),
            # Not recorded, but decided.
            review("DERIVED", decision="initiate", decision_date=day("2014-03-01")),
            review("TOMORROW", initiated_date=day("2016-07-01")),
            review("NOT", decision="not_initiate", decision_date=day("2014-05-01")),
            review("UNDATED", decision="initiate", completed_date=day("2015-01-01")),
            review("OTHER", "B2", initiated_date=day("2014-02-01")),
        ],
    )


def test_by_board(made):
    table = ask(made, "starts", by="board").table
    found = [
        (row["group_id"], row["review_id"], None if pd.isna(days := row["days_since"]) else days)
        for row in table.to_dict("records")
    ]  # fmt: skip
    assert found == [
        ("B1", "FIRST", None), ("B1", "JOINT", 31), ("B1", "SAME_DAY", 0), ("B1", "DERIVED", 19),
        ("B2", "OTHER", None),
    ]  # fmt: skip


def test_the_whole_is_one_row_of_time(made):
    table = ask(made, "starts").table
    assert list(table["review_id"]) == ["FIRST", "OTHER", "JOINT", "SAME_DAY", "DERIVED"]
    assert list(table["days_since"])[1:] == [22, 9, 0, 19]


def test_no_days_are_counted_from_a_month(shared_snapshot):
    month = {"initiated_date": day("2014-03-31"), "month_only": ["initiated_date"]}
    dated = [review(f"R{n}", initiated_date=day(f"2014-0{n}-10")) for n in (2, 3, 5, 6)]
    snapshot = shared_snapshot(boards=[board("B1")], reviews=[*dated, review("MONTH", **month)])
    table = ask(snapshot, "starts", by="board").table
    assert list(table["review_id"]) == ["R2", "R3", "MONTH", "R5", "R6"]
    assert list(table["is_month_only"]) == [False, False, True, False, False]
    assert [None if pd.isna(days) else days for days in table["days_since"]] == [
        None, 28, None, None, 31,
    ]  # fmt: skip


def test_an_earlier_day_has_fewer(made):
    assert cases(made, "starts", as_at="2014-02-10") == ["FIRST", "OTHER", "JOINT", "SAME_DAY"]
    assert cases(made, "starts", as_at="2014-02-09") == ["FIRST", "OTHER"]
    assert cases(made, "starts", region="South") == []
    assert cases(made, "starts", incident_type="serious_harm") == ["SAME_DAY"]


def test_what_is_left_out(made):
    said = "that a later event shows to have been started, with no sign of when"
    assert left_out(made, "starts") == {said: 1}
    assert left_out(made, "starts", board_id="B2") == {}


def test_single_reviews_are_not_published(made):
    with pytest.raises(RefusedError, match="every review"):
        disclosure.answer(disclosure.TRUSTED, request("starts"), made, "publication")
