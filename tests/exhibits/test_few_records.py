"""What is said of records that have hardly anything: one board, two cases, one of them a review."""

from datetime import date

import pytest

from scr.disclosure import TRUSTED
from scr.exhibits import appointments, initiations, open_reviews
from scr.exhibits.scope import Scope
from scr.exhibits.view import View
from tests.factory import board, make_snapshot, review


@pytest.fixture(scope="module")
def scope(tmp_path_factory: pytest.TempPathFactory) -> Scope:
    started = {"decision": "initiate", "decision_date": date(2014, 8, 20),
               "initiated_date": date(2014, 9, 1), "completed_date": date(2015, 5, 1)}  # fmt: skip
    snapshot = make_snapshot(
        tmp_path_factory.mktemp("few"),
        date(2015, 12, 31),
        boards=[board("K1")],
        populations=[{"board_id": "K1", "year": 2014, "children": 330_000}],
        reviews=[
            review("R1", "K1", **started),
            review("R2", "K1", decision="not_initiate", decision_date=date(2015, 2, 20)),
        ],
    )
    return Scope(TRUSTED, snapshot, View("panel", 2014, 2014, date(2015, 12, 31)))


def test_without_an_open_review_nobody_is_asked_to_choose_another_time(scope: Scope) -> None:
    assert open_reviews.oldest(scope).empty == open_reviews.NOTHING_OPEN
    assert open_reviews.oldest(scope, "over_1_year").empty == open_reviews.NONE_SO_LONG


def test_one_review_has_no_reviewer(scope: Scope) -> None:
    heading = appointments.over_years(scope).heading
    assert heading in (
        "0 of 1 review has a reviewer on record", "How soon a reviewer is appointed: not recorded"
    )  # fmt: skip


def test_a_map_without_places_says_so_and_one_board_is_not_most(scope: Scope) -> None:
    drawn = initiations.boards_map(scope)
    assert "give no board a place on the map" in drawn.empty
    assert drawn.note == ""
    assert drawn.heading == "Reviews started, by board"
