"""What was hidden in an earlier release stays hidden after a later one of the same years."""

import hashlib
import json
from datetime import date

import numpy as np
import pytest

from scr.base.errors import SourceError
from scr.base.periods import span_of_years
from scr.base.request import Request
from scr.disclosure import TRUSTED, marked, published, stamps
from scr.disclosure.editions import protect_after
from scr.disclosure.publication import _protected, recorded
from scr.disclosure.refusals import FAMILIES
from scr.exhibits import kept
from scr.exhibits.scope import Scope
from scr.exhibits.view import View
from scr.figures.definitions import definition
from tests.disclosure.attacker import GROUPINGS, Attack
from tests.disclosure.shown import of_answer
from tests.disclosure.world import World, ask, random_world, shown
from tests.factory import AS_AT

FIGURES = tuple(name for family in FAMILIES for name in family if definition(name).period != "none")


def release(snapshot, name="R1", figures=("decisions",), years=(2014,)):
    """Publish all groupings of some figures as a release does; returns how many it exposes."""
    requests = [
        Request(figure, span_of_years("panel", year, year), by)
        for figure in figures
        for year in years
        for by in GROUPINGS
    ]
    content, n_exposed = recorded(requests, snapshot)
    place = snapshot.folder / stamps.RELEASES / name
    place.mkdir(parents=True)
    (place / stamps.CELLS).write_bytes(content)
    return n_exposed


def tables(snapshot, figures, years):
    return {
        (figure, year, year, by): of_answer(ask(snapshot, by, year, figure=figure))
        for figure in figures
        for year in years
        for by in GROUPINGS
    }


def truths(snapshot, figures, years) -> dict[tuple, int]:
    """Every true count by its name in the attack, without the edition."""
    return {
        (year, year, *group, SHARED.get(f"{figure}.{column}", f"{figure}.{column}")): int(value)
        for figure in figures
        for year in years
        for cells in [_protected(family_of(figure), year_span(year), snapshot, ()).pattern.cells]
        for (group, column), value in zip(cells.places(), cells.values, strict=True)
        if column in counts_of(figure)
    }


SHARED = {"cohort_outcomes.n_initiated": "initiations.n_initiated"}


def family_of(figure):
    return next(family for family in FAMILIES if figure in family)


def counts_of(figure):
    from scr.figures.definitions import definition

    return definition(figure).counts


def year_span(year):
    return span_of_years("panel", year, year)


def after(world: World, folder, change, figures=FAMILIES[0]) -> tuple[Attack, int, dict, dict]:
    """Release, change the records, release again; somebody who has both and is told of every cell
    that has not changed. Also the cells that changed: before and after."""
    years = [2014]
    first = world.snapshot(folder)
    earlier, before = tables(first, figures, years), truths(first, figures, years)
    release(first, figures=figures, years=years)
    boards = [dict(board) for board in world.boards]
    change(world)
    second = world.snapshot(folder)
    later, now = tables(second, figures, years), truths(second, figures, years)
    n_exposed = release(second, "R2", figures=figures, years=years)
    attack = Attack(boards, earlier)
    attack.add(world.boards, later)
    attack.told_unchanged({name for name in before if now.get(name) == before[name]}, 0, 1)
    return attack, n_exposed, before, now


def some_changed(rng):
    """Some reviews decided anew, and one gone."""

    def change(world):
        for review in rng.choice(np.arange(len(world.reviews)), min(3, len(world.reviews)), False):
            world.reviews[review]["decision_date"] = date(2014, 9, 1)
            world.reviews[review]["decision"] = "not_initiate"
        world.reviews.pop()

    return change


@pytest.mark.parametrize("seed", [1])
def test_nothing_unchanged_is_worked_out_from_two_releases(tmp_path, seed):
    rng = np.random.default_rng(seed)
    attack, n_exposed, before, now = after(random_world(rng), tmp_path, some_changed(rng))
    found = {name[1:] for name in attack.worked_out()}
    assert all(before[name] != now[name] for name in found)
    assert len(found) <= n_exposed


def test_as_many_are_worked_out_as_the_release_says_of_families_that_stand_on_each_other(tmp_path):
    """Not all that are have changed: a kind of incident of three boards is told by the fourth's."""
    rng = np.random.default_rng(1)
    figures = FAMILIES[0] + FAMILIES[1]
    world = random_world(rng)
    attack, n_exposed, *_ = after(world, tmp_path, some_changed(rng), figures)
    assert len(attack.worked_out()) <= n_exposed == 8
    for stamp in stamps.stamps(tmp_path):
        (edition,) = published.earlier_editions(FAMILIES[0], year_span(2014), (stamp,))
        assert edition.family == figures


def test_what_was_said_to_be_perhaps_a_zero_is_said_so_again(tmp_path):
    """One case in each board: no zero is hidden, and hidden may mean 0 all the same."""
    world = World()
    for name in ("X", "Y"):
        world.board(name)
        world.decided(name, initiate=1)
    first = world.snapshot(tmp_path)
    notes = ask(first, "board").notes
    assert "“started”" in notes[-1]
    assert release(first) == 0
    second = world.snapshot(tmp_path)
    assert ask(second, "board").notes == notes
    assert release(second, "R2") == 0


def test_a_release_from_before_columns_were_widened_is_read(tmp_path):
    world = World()
    for name, n in (("X", 2), ("Y", 3)):
        world.board(name)
        world.decided(name, initiate=n)
    snapshot = world.snapshot(tmp_path)
    release(snapshot)
    place = snapshot.folder / stamps.RELEASES / "R1" / stamps.CELLS
    editions = json.loads(place.read_text().partition("\n")[2])
    for edition in editions:
        del edition["widened"]
    said = json.dumps(editions)
    place.write_text(f"{hashlib.sha256(said.encode()).hexdigest()}\n{said}\n")
    (found,) = published.editions_in(stamps.stamps(snapshot.folder)[0])
    assert len(found.widened) == len(found.cells.columns)
    assert not found.widened.any()


def test_with_nothing_changed_the_same_is_hidden(tmp_path):
    world = random_world(np.random.default_rng(4))
    first = world.snapshot(tmp_path)
    before = {by: ask(first, by).hidden for by in GROUPINGS}
    assert release(first) == 0
    second = world.snapshot(tmp_path)
    for by in GROUPINGS:
        assert ask(second, by).hidden.equals(before[by])
    assert release(second, "R2") == 0


@pytest.fixture
def pair():
    """Two small boards of one region beside three large ones of another."""
    world = World()
    for name, n in (("A", 2), ("B", 3)):
        world.board(name, "North")
        world.decided(name, initiate=n, not_initiate=9)
    for place, name in enumerate("XYZ"):
        world.board(name, "South")
        world.decided(name, initiate=10 + place, not_initiate=9)
    return world


def test_a_board_that_falls_to_nothing_stays_hidden(pair, tmp_path):
    """North had 5 in A and B; with a 0 shown at A and 3 at North, A had 2 and B has 3."""
    first = pair.snapshot(tmp_path)
    assert shown(first, "board", "n_initiate")["A"] == "c"
    release(first)
    gone = [r for r in pair.reviews if r["board_id"] == "A" and r["decision"] == "initiate"]
    pair.reviews = [r for r in pair.reviews if r not in gone]
    second = pair.snapshot(tmp_path)
    assert shown(second, "board", "n_initiate")["A"] == "c"
    notes = " ".join(ask(second, "board").notes)
    assert "“started”" in notes.partition("may also be a zero")[0]


@pytest.mark.parametrize("kept_as", ["answer", "exhibit"])
def test_what_is_kept_is_made_anew_once_another_process_has_made_a_release(pair, tmp_path, kept_as):
    first = pair.snapshot(tmp_path)
    pair.reviews = [r for r in pair.reviews if r["board_id"] != "A" or r["decision"] != "initiate"]
    second = pair.snapshot(tmp_path)
    scope = Scope(TRUSTED, second, View("panel", 2014, 2014, AS_AT), "publication")

    def told(scope: Scope) -> str:
        request = Request("decisions", span_of_years("panel", 2014, 2014), "board")
        table = marked(scope.answer(request)).set_index("group_id")
        return str(table["n_initiate"]["A"])

    ask_again = kept.kept(told) if kept_as == "exhibit" else told
    assert ask_again(scope) == "0"
    release(first)
    assert ask_again(scope) == "c"


def test_without_the_release_it_would_be_shown(pair, tmp_path):
    pair.reviews = [r for r in pair.reviews if r["board_id"] != "A" or r["decision"] != "initiate"]
    assert shown(pair.snapshot(tmp_path), "board", "n_initiate")["A"] == 0


def test_what_was_shown_and_has_not_changed_protects_nothing(pair, tmp_path):
    """When B grows to 6, A alone would be hidden with X, say; but X is known from the release."""
    first = pair.snapshot(tmp_path)
    release(first)
    pair.decided("B", initiate=3)
    second = pair.snapshot(tmp_path)
    seen = shown(second, "board", "n_initiate")
    assert seen["A"] == seen["B"] == "c"
    assert [seen[name] for name in "XYZ"] == [10, 11, 12]


def test_a_single_change_from_nothing_is_counted_as_exposed(pair, tmp_path):
    """Whoever knows that nothing else has changed subtracts the wholes: 5 and then 6."""
    pair.board("N", "North")
    first = pair.snapshot(tmp_path)
    release(first)
    pair.decided("N", initiate=1)
    second = pair.snapshot(tmp_path)
    assert shown(second, "board", "n_initiate")["N"] == "c"
    assert release(second, "R2") > 0


def test_somebody_not_told_what_changed_cannot_work_that_out(pair, tmp_path):
    pair.board("N", "North")
    release(pair.snapshot(tmp_path))
    pair.decided("N", initiate=1)
    second = pair.snapshot(tmp_path)
    found = Attack(pair.boards, tables(second, ["decisions"], [2014])).worked_out()
    assert found == {}


def test_the_attacker_of_two_releases_is_no_fool(pair, tmp_path):
    """The second release made as if there had been no first: A and B are worked out."""
    first = pair.snapshot(tmp_path)
    figures = ["decisions"]
    earlier, before = tables(first, figures, [2014]), truths(first, figures, [2014])
    pair.reviews = [r for r in pair.reviews if r["board_id"] != "A" or r["decision"] != "initiate"]
    second = pair.snapshot(tmp_path)
    later, now = tables(second, figures, [2014]), truths(second, figures, [2014])
    attack = Attack(pair.boards, earlier)
    attack.add(pair.boards, later)
    attack.told_unchanged({name for name in before if now[name] == before[name]}, 0, 1)
    found = attack.worked_out()
    assert found[0, 2014, 2014, "board", "A", "decisions.n_initiate"] == 2
    assert found[0, 2014, 2014, "board", "B", "decisions.n_initiate"] == 3


def test_a_release_reads_back_as_it_was_written(pair, tmp_path):
    first = pair.snapshot(tmp_path)
    release(first)
    pattern = _protected(family_of("decisions"), year_span(2014), first, ()).pattern
    (stamp,) = stamps.stamps(tmp_path)
    (edition,) = published.editions_in(stamp)
    assert edition.cells.places() == pattern.cells.places()
    assert np.array_equal(edition.hidden, pattern.hidden)
    for name in ("values", "levels", "column_numbers", "is_shown", "can_be_zero", "offsets"):
        assert np.array_equal(getattr(edition.cells, name), getattr(pattern.cells, name))
    for name in ("equations", "withins"):
        assert (getattr(edition.cells, name) != getattr(pattern.cells, name)).nnz == 0
    assert protect_after(pattern.cells, (edition,)).n_exposed == 0


def test_a_damaged_release_stops_publication(pair, tmp_path):
    first = pair.snapshot(tmp_path)
    release(first)
    path = tmp_path / stamps.RELEASES / "R1" / stamps.CELLS
    path.write_text(path.read_text().replace("[10,", "[11,").replace(" 10,", " 11,"))
    with pytest.raises(SourceError, match="R1 is damaged"):
        ask(pair.snapshot(tmp_path), "board")
