"""What became of recommendations, as it would be published below the whole: a picture of one day.

It is refused there for as long as the boards that `recurrence` counts are not reckoned with."""

import shutil
from datetime import date

import numpy as np
import pytest

from scr.base.errors import RefusedError
from scr.base.request import Request
from scr.disclosure import TRUSTED, cells, marked, stamps
from scr.disclosure.publication import recorded
from scr.exhibits import open_recommendations
from scr.exhibits.scope import Scope
from scr.exhibits.view import View
from scr.figures import run as figures
from scr.figures.definitions import definition
from tests.disclosure.attacker import Attack
from tests.disclosure.shown import of_answer
from tests.disclosure.world import GROUPINGS, STOCK, World, all_tables, ask, random_world
from tests.factory import AS_AT

pytestmark = pytest.mark.usefixtures("recommendations_answered")
FIGURE = "recommendation_status"
SHARES = ["accepted_rate", "accepted_rate_lower", "clear_rate", "clear_rate_upper"]


def told_of_the_whole(attack: Attack, snapshot) -> None:
    """Other tables of the whole may tell how many recommendations are of each state and overdue or
    not heard of: the attacker knows all of that."""
    whole = figures.counts(Request(FIGURE), snapshot).iloc[0]
    for column in definition(FIGURE).kept_back:
        cell = attack.names[0, STOCK, STOCK, "national", "national", f"{FIGURE}.{column}"]
        attack.system.narrow(cell, int(whole[column]), int(whole[column]))


def worked_out(world: World, folder) -> dict:
    snapshot = world.snapshot(folder)
    results = all_tables(snapshot, (FIGURE,))
    assert all(results.values())
    attack = Attack(world.boards, {key: of_answer(result) for key, result in results.items()})
    told_of_the_whole(attack, snapshot)
    found = attack.worked_out()
    assert attack.hidden
    assert attack.unsure == []
    return found


@pytest.mark.parametrize("seed", range(4, 8))
def test_nothing_hidden_is_worked_out(tmp_path, seed):
    assert worked_out(random_world(np.random.default_rng(seed)), tmp_path) == {}


@pytest.mark.parametrize("seed", [0, 6])
def test_it_would_be_if_nobody_thought_of_what_lies_within(tmp_path, seed, monkeypatch):
    monkeypatch.setattr(cells, "withins", lambda *_: [])
    monkeypatch.setattr(cells, "only_withs", lambda *_: [])
    assert len(worked_out(random_world(np.random.default_rng(seed)), tmp_path)) > 10


@pytest.fixture
def world():
    """Three boards of two regions, each with a review; at X few recommendations."""
    world = World()
    for name, region, n in (("X", "North", 3), ("Y", "North", 9), ("Z", "South", 8)):
        world.board(name, region)
        world.add(name, completed_date=date(2014, 9, 1))
        values = {"response": "accepted", "response_date": date(2014, 10, 1), "is_clear": True}
        world.recommended(world.reviews[-1]["review_id"], n, **values)
    return world


def test_small_counts_are_hidden_and_what_protects_them(world, tmp_path):
    table = marked(ask(world.snapshot(tmp_path), "board", STOCK, figure=FIGURE))
    told = table.set_index("group_id")
    assert told["n_responded"]["X"] == told["n_reviews"]["X"] == "c"
    assert "c" in set(told["n_responded"][["Y", "Z"]])
    assert set(told["n_effect"]) == {0}


def test_shares_of_counts_that_no_table_tells_are_shown_of_the_whole_only(world, tmp_path):
    snapshot = world.snapshot(tmp_path)
    assert marked(ask(snapshot, "national", STOCK, figure=FIGURE))["accepted_rate"][0] == 1.0
    for by in ("region", "board"):
        result = ask(snapshot, by, STOCK, figure=FIGURE)
        assert set(marked(result)[SHARES].to_numpy().ravel()) == {"c"}
        assert any(note.startswith("“Share accepted” and “Share clear” are hidden (c)")
                   for note in result.notes)  # fmt: skip


def test_a_board_that_was_opened_later_is_listed_for_its_case_alone(world, tmp_path):
    """Closed boards are listed whether they have a case or not, as are all that were opened."""
    world.board("OLD", "South", closed_date=date(2010, 1, 1))
    world.board("NEW", "South", opened_date=date(2017, 1, 1))
    snapshot = world.snapshot(tmp_path)
    assert set(ask(snapshot, "board", STOCK, figure=FIGURE).table["group_id"]) == {
        "X", "Y", "Z", "OLD",
    }  # fmt: skip
    world.add("NEW", completed_date=date(2014, 9, 1))
    world.recommended(world.reviews[-1]["review_id"])
    assert worked_out(world, tmp_path) == {}


def test_what_a_release_hid_stays_hidden(world, tmp_path):
    """X has none any more: shown as none, it would say what it had, as the whole fell by that."""
    for name in "YYYYYZZZZZ":
        world.add(name, completed_date=date(2014, 9, 1))
        world.recommended(world.reviews[-1]["review_id"], 2)
    first = world.snapshot(tmp_path)
    content, n_exposed = recorded([Request(FIGURE, by=by) for by in GROUPINGS], first)
    place = first.folder / stamps.RELEASES / "R1"
    place.mkdir(parents=True)
    (place / stamps.CELLS).write_bytes(content)
    assert n_exposed == 0
    gone = world.reviews[0]["review_id"]
    world.recommendations = [r for r in world.recommendations if r["review_id"] != gone]
    second = world.snapshot(tmp_path)
    assert marked(ask(second, "board", STOCK, figure=FIGURE))["n_responded"][0] == "c"
    shutil.rmtree(place)
    assert marked(ask(second, "board", STOCK, figure=FIGURE))["n_responded"][0] == 0


def test_which_boards_have_most_open_is_not_said_where_counts_are_hidden(world, tmp_path):
    scope = Scope(TRUSTED, world.snapshot(tmp_path), View("panel", 2013, 2015, AS_AT))
    assert open_recommendations.by_board(scope).chart
    hidden = Scope(scope.reader, scope.snapshot, scope.view, "publication")
    with pytest.raises(RefusedError, match="small counts are hidden"):
        open_recommendations.by_board(hidden)
