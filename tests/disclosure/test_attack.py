"""Nobody works out a hidden cell from everything that the policy answers."""

import numpy as np
import pytest

from scr.base.periods import span_of_years
from scr.base.request import Request
from scr.disclosure import TRUSTED, answer
from scr.disclosure.refusals import FAMILIES
from tests.disclosure import shown
from tests.disclosure.attacker import Attack
from tests.disclosure.world import FIRST, GROUPINGS, STOCK, World, all_tables, random_world


@pytest.mark.parametrize("seed", range(4))
def test_no_hidden_cell_can_be_worked_out(tmp_path, seed):
    """From all tables of all figures at once: every year and range, every grouping."""
    world = random_world(np.random.default_rng(seed))
    snapshot = world.snapshot(tmp_path)
    results = all_tables(snapshot, sum(FAMILIES, ()))
    assert worked_out(world, results) == {}
    assert all(result for name, result in results.items() if name[3] == "national")
    for name, result in results.items():
        if result is None:
            continue
        assert_hides_what_a_year_hides(name, result, results)
        truth = answer(TRUSTED, result.request, snapshot)
        assert_hides_what_it_must(result, truth)
        assert_gives_nothing_away(result)


def assert_hides_what_it_must(result, truth):
    counts = list(result.definition.counts)
    values, hidden = rows_published(result, truth)[counts], result.hidden[counts]
    if result.request.by == "national" or result.table["group_id"].nunique() == 1:
        # A group that holds every board listed is the whole.
        assert not hidden.to_numpy().any()
    elif result.request.span.n_years < 2:
        assert (hidden | ~values.isin([1, 2, 3, 4])).to_numpy().all()
    kept = result.table[counts].where(~hidden).astype("Float64")
    assert kept.equals(values.where(~hidden).astype("Float64"))
    maybe_zero = shown.of_answer(result).maybe_zero
    for column in counts:
        if column not in maybe_zero:
            assert not (hidden[column] & (values[column] == 0)).any()


def rows_published(result, truth):
    """The rows of the true table that are published: below the whole, letters all together."""
    table = truth.table
    if result.definition.name == "challenges" and result.request.by != "national":
        table = table[table["raised_by"].isna() & table["subject"].isna()]
    assert len(table) == len(result.table)
    return table.reset_index(drop=True)


def assert_hides_what_a_year_hides(name, result, results):
    """In a range a cell is hidden exactly when it is hidden in one of the years."""
    figure, first, last, by = name
    years = [results[figure, year, year, by] for year in range(first, last + 1)]
    for column in result.definition.counts:
        gone = set()
        for year in years:
            gone |= set(year.table["group_id"][year.hidden[column]])
        assert set(result.table["group_id"][result.hidden[column]]) == gone


def assert_gives_nothing_away(result):
    """Hidden is null, and no share, rate or limit stands beside a hidden part of it."""
    assert list(result.hidden.columns) == list(result.table.columns)
    assert result.table.mask(~result.hidden).isna().to_numpy().all()
    for interval in result.definition.intervals:
        made_of = [c for c in (interval.numerator, interval.denominator) if c in result.hidden]
        for column in [c for c in result.table if c.startswith(interval.column)]:
            assert (result.hidden[column] >= result.hidden[made_of].any(axis=1)).all()


def worked_out(world, results):
    """What somebody works out who has all these answers."""
    attack = Attack(world.boards, {n: r and shown.of_answer(r) for n, r in results.items()})
    years = sorted({first for _, first, last, _ in results if first == last != STOCK})
    # Without the first years there may be decisions that nobody has been told of.
    if FIRST in years:
        for last in years:
            # No review of these countries was started that was not decided to be.
            attack.relate_over_time(last, [year for year in years if year <= last])
    found = attack.worked_out()
    assert attack.unsure == []
    return found


@pytest.mark.parametrize(
    ("hide", "found"),
    [
        ([("B3", "n_initiate")], {("B3", "n_initiate"): 3}),  # the parts beside it
        (  # the region less its other boards
            [("B3", "n_initiate"), ("B3", "n_decisions"), ("B3", "n_final_initiate")],
            {("B3", "n_initiate"): 3, ("B3", "n_decisions"): 3, ("B3", "n_final_initiate"): 3},
        ),
        (  # 10 together, at most 7 and at most 3
            [("B1", "n_final_initiate"), ("B3", "n_final_initiate")],
            {("B1", "n_final_initiate"): 7, ("B3", "n_final_initiate"): 3},
        ),
        (
            [
                (board_id, column)
                for board_id in ("B1", "B3")
                for column in ("n_decisions", "n_initiate", "n_final_initiate")
            ],
            {},
        ),
        (  # two hidden, together 2, and zeros are shown
            [("B4", "n_not_initiate"), ("B5", "n_not_initiate")],
            {("B4", "n_not_initiate"): 1, ("B5", "n_not_initiate"): 1},
        ),
    ],
)
def test_the_attacker_is_no_fool(tmp_path, hide, found):
    world = World()
    for name, n, m in (("B1", 7, 0), ("B2", 6, 0), ("B3", 3, 0), ("B4", 9, 1), ("B5", 8, 1)):
        world.board(name, "South" if name > "B3" else "North")
        world.decided(name, n, m)
    snapshot = world.snapshot(tmp_path)
    span = span_of_years("panel", 2014, 2014)
    tables = {}
    for by in GROUPINGS:
        table = shown.of_answer(answer(TRUSTED, Request("decisions", span, by), snapshot))
        table.hide(cell for cell in hide if cell[0] in table.cells)
        tables["decisions", 2014, 2014, by] = table
    found_out = Attack(world.boards, tables).worked_out()
    assert {
        (name[4], name[5].partition(".")[2]): value for name, value in found_out.items()
    } == found
