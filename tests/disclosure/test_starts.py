"""Whoever takes it that what was started had been decided to be works out no more for it."""

from datetime import date
from itertools import product

import numpy as np
import pytest

from scr.base.periods import span_of_years
from scr.disclosure import publication, refusals
from scr.disclosure.publication import _protected
from scr.disclosure.standing import standing_on, top_of
from tests.disclosure.attacker import GROUPINGS, Attack
from tests.disclosure.shown import of_answer
from tests.disclosure.world import World, ask

BENEATH, ABOVE = ("decisions", "panel_scrutiny"), ("initiations", "cohort_outcomes")
YEARS = (2013, 2014)


@pytest.fixture
def late():
    """Of six that X decided to start in the first year, the last is started in the second."""
    world = World()
    for name, region in (("X", "North"), ("N", "North"), ("S", "South"), ("T", "South")):
        world.board(name, region)
        for year in YEARS if name != "X" else YEARS[:1]:
            for _ in range(5):
                world.add(name, decision="initiate", decision_date=date(year, 9, 1))
    # Something of every figure is recorded.
    for _ in range(5):
        world.add("S", decision="not_initiate", decision_date=date(2013, 9, 1),
                  panel_view="agree", panel_view_date=date(2013, 10, 1))  # fmt: skip
    world.add(
        "X", decision="initiate", decision_date=date(2013, 9, 1), initiated_date=date(2014, 9, 1)
    )
    return world


@pytest.fixture
def fresh():
    """Nothing that a test has protected in its own way is left to others."""
    publication._stack.cache_clear()
    yield
    publication._stack.cache_clear()


def worked_out(world, folder, *, presumes=True):
    snapshot = world.snapshot(folder)
    tables = {
        (figure, year, year, by): of_answer(ask(snapshot, by, year, figure=figure))
        for figure, year, by in product((*BENEATH, *ABOVE), YEARS, GROUPINGS)
    }
    attack = Attack(world.boards, tables, presumes=presumes)
    for last in YEARS:
        attack.relate_over_time(last, [year for year in YEARS if year <= last])
    found = attack.worked_out()
    assert attack.unsure == []
    assert attack.hidden
    return {name[1:]: value for name, value in found.items()}


def test_a_start_that_was_decided_the_year_before_is_not_worked_out(late, tmp_path, fresh):
    assert worked_out(late, tmp_path) == {}


def test_it_would_be_with_each_figure_by_itself(late, tmp_path, fresh, monkeypatch):
    """Six decided, five started in their year: of the second year's it is at most one."""
    monkeypatch.delitem(refusals.STANDS_ON, ABOVE)
    found = worked_out(late, tmp_path)
    assert found[2014, 2014, "board", "X", "initiations.n_initiated"] == 1
    publication._stack.cache_clear()
    assert worked_out(late, tmp_path, presumes=False) == {}


def test_what_was_started_without_a_decision_breaks_nothing(late, tmp_path, fresh):
    for _ in range(3):
        late.add("X", initiated_date=date(2014, 10, 1))
    snapshot = late.snapshot(tmp_path)
    assert "c" not in of_answer(ask(snapshot, "national", figure="initiations")).cells["national"]
    assert of_answer(ask(snapshot, "board", figure="initiations")).cells["X"]["n_initiated"] == "c"


def test_what_stands_beneath_is_shown_and_hidden_as_by_itself(late, tmp_path, fresh):
    late.decided("X", initiate=2)
    late.decided("N", not_initiate=2)
    snapshot, year = late.snapshot(tmp_path), span_of_years("panel", 2014, 2014)
    alone, above = (_protected(family, year, snapshot, ()).pattern for family in (BENEATH, ABOVE))
    assert alone.hidden.any()
    assert top_of(BENEATH) == top_of(ABOVE) == ABOVE
    assert len(above.cells.columns) > len(alone.cells.columns)
    whole = above.cells.places()
    places = [whole.index(place) for place in alone.cells.places()]
    assert np.array_equal(above.hidden[places], alone.hidden)
    assert np.array_equal(above.cells.values[places], alone.cells.values)


def test_a_zero_that_what_is_shown_beneath_gives_away_is_not_hidden(late, tmp_path, fresh):
    """At O nothing has ever been decided to be started, and that is shown."""
    late.board("O", "North")
    snapshot, year = late.snapshot(tmp_path), span_of_years("panel", 2014, 2014)
    beneath = _protected(BENEATH, year, snapshot, ()).pattern
    cells = publication.cells_of_year((*BENEATH, *ABOVE), year, snapshot)
    place = cells.places().index((("board", "O"), "n_initiated"))
    assert not cells.is_shown[place]
    assert standing_on(cells, beneath).is_shown[place]


def test_where_starts_cannot_be_protected_from_that_they_are_as_if_nobody_thought_it(
    tmp_path, fresh
):
    """One start without a decision, and nothing decided anywhere else."""
    world = World()
    for name in ("X", "N", "S"):
        world.board(name)
        world.decided(name, not_initiate=6)
    world.add("X", initiated_date=date(2014, 9, 1))
    snapshot, year = world.snapshot(tmp_path), span_of_years("panel", 2014, 2014)
    above = _protected(ABOVE, year, snapshot, ()).pattern
    assert above.cells.figures == ABOVE
    by_board = ask(snapshot, "board", figure="initiations")
    assert of_answer(by_board).cells["X"]["n_initiated"] == "c"
    said = "Hidden cells of 2014-15 are not protected against readers who take it that a board had"
    assert any(note.startswith(said) for note in by_board.notes)
    # Nothing of the other table is hidden, so there is nothing to be said of it.
    assert not any("not protected" in note for note in ask(snapshot, "board").notes)


def test_nothing_is_said_of_a_year_in_which_both_are_protected_together(late, tmp_path, fresh):
    late.decided("X", initiate=2)
    snapshot = late.snapshot(tmp_path)
    for figure in (*BENEATH, *ABOVE):
        assert not any("not protected" in n for n in ask(snapshot, "board", figure=figure).notes)
