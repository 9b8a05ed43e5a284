"""Boards on one measure: every exhibit says something over anything, and targets and marks are
those of the figure benchmark."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from scr.base import words
from scr.exhibits import (
    board_ranks,
    board_years,
    boards_funnel,
    boards_list,
    boards_map,
    compare,
    decisions,
    initiations,
    limits,
    over_time,
)
from scr.exhibits.compare import BY_SIZE, BoardComparison, Choices
from scr.exhibits.exhibit import Exhibit
from scr.figures.values import Rate, Share, rows
from scr.stats import funnel
from scr.text.measure import measures
from tests.factory import board, make_snapshot, review

EVERY: dict[str, Callable[..., Exhibit]] = {
    "funnel": boards_funnel.funnel,
    "map": boards_map.tile_map,
    "intervals": boards_list.intervals,
    "ranks": board_ranks.ranks,
    "years": board_years.years,
    "whole": over_time.of_all_boards,
    "regions": over_time.of_regions,
    "question": lambda scope, measure, choices: boards_funnel.worth_a_question(scope, measure),
}
ON_INITIATION = (decisions.boards_funnel, decisions.each_board, initiations.boards_map)
KINDS = ("initiation_rate", "rate_per_100k", "on_time_rate")
ADJUSTED_BY_SIZE = Choices(BY_SIZE, is_adjusted=True, step="year")


def assert_said(exhibit: Exhibit) -> None:
    assert exhibit.heading
    assert exhibit.plain_sentence
    assert "nan" not in exhibit.sentence.lower().split()
    assert exhibit.chart is None or exhibit.chart.name
    assert exhibit.result.table is not None


@pytest.mark.parametrize("measure", KINDS)
@pytest.mark.parametrize("choices", [compare.USUAL, ADJUSTED_BY_SIZE], ids=["usual", "adjusted"])
def test_every_exhibit_over_the_sample(scope_of, sample, measure, choices):
    scope = scope_of(sample)
    for make in EVERY.values():
        exhibit = make(scope, measure, choices)
        assert_said(exhibit)
        assert not exhibit.empty


@pytest.mark.parametrize("measure", KINDS)
@pytest.mark.parametrize("given", ["nothing", "three_rows"])
@pytest.mark.parametrize("is_phone", [False, True], ids=["desk", "phone"])
def test_every_exhibit_over_hardly_anything(scope_of, given, measure, is_phone, request):
    scope = scope_of(request.getfixturevalue(given), is_phone=is_phone)
    for make in EVERY.values():
        assert_said(make(scope, measure, compare.USUAL))
    assert compare.answer(scope, measure)


@pytest.mark.parametrize("given", ["sample", "nothing", "three_rows"])
def test_initiation_has_the_same_boards_in_its_own_words(scope_of, given, request):
    scope = scope_of(request.getfixturevalue(given))
    for make in ON_INITIATION:
        assert_said(make(scope))
    shared = boards_funnel.funnel(scope, decisions.MEASURE)
    assert decisions.boards_funnel(scope).chart == shared.chart
    assert initiations.boards_map(scope).chart == boards_map.tile_map(
        scope, initiations.MEASURE
    ).chart  # fmt: skip


def test_on_a_phone_the_map_names_the_marked_boards_as_its_squares_have_no_letters(
    scope_of, sample
):
    narrow = boards_map.tile_map(scope_of(sample, is_phone=True), "initiation_rate")
    flags = compare.BoardComparison(scope_of(sample), "initiation_rate", compare.USUAL).flags
    marked = [flag for flag in flags.values() if flag.endswith(("_95", "_998"))]
    named = [
        words.board_short(row["group_name"])
        for row in rows(narrow.result)
        if flags[row["group_id"]] in marked
    ]
    assert len(named) == 9
    assert [name for name in named if name not in narrow.note] == []
    assert "High, past the 99.8% limit: Easterhythe" in narrow.note
    # On a desk a marked square keeps its letters, beneath the triangle.
    wide = boards_map.tile_map(scope_of(sample), "initiation_rate")
    assert "High, past" not in wide.note
    letters = [w for t in wide.chart.figure["data"] if "text" in t for w in t["text"]]
    assert sum(w.startswith("\u2003<br>") and len(w) == 8 for w in letters) == 9


def test_keys_are_unique_on_each_page(scope_of, sample):
    scope = scope_of(sample)
    made = [make(scope, "initiation_rate", compare.USUAL).key for make in EVERY.values()]
    made += [make(scope).key for make in ON_INITIATION]
    assert len(made) == len(set(made))


@pytest.mark.parametrize("measure", list(measures()))
def test_marks_and_target_are_those_of_the_benchmark(scope_of, sample, measure):
    compared = BoardComparison(scope_of(sample), measure)
    told = {row["group_id"]: row for row in rows(compared.result)}
    assert compared.flags == {name: row["flag"] or "" for name, row in told.items()}
    assert len(compared.flags) > 100
    x, n = (sum(row[part] or 0 for row in told.values()) for part in ("x", "n"))
    # No board of the sample holds a tenth of all cases, so all share one target.
    assert {row["target"] for row in told.values()} == {compared.target}
    assert compared.target == pytest.approx(compared.kind.judging.per * x / n)


def test_the_sample_is_marked_as_it_was_before_pages_asked_the_benchmark(scope_of, sample):
    """Counted by the rule itself from the counts of `decisions` by board."""
    scope = scope_of(sample)
    table = scope.ask("decisions", by="board").table
    x, n = table["n_initiate"].to_numpy(float), table["n_decisions"].to_numpy(float)
    flags = funnel.flags(x, n, funnel.target(x, n))
    assert list(BoardComparison(scope, decisions.MEASURE).flags.values()) == list(flags)
    assert compare.marked_boards(scope, decisions.MEASURE) == 9
    grid = decisions.each_board(scope).grid
    assert grid is not None
    assert (
        grid.table["Marked"].isin(["lower, 95%", "lower, 99.8%", "higher, 95%", "higher, 99.8%"])
    ).sum() == 9
    assert list(grid.table["Decided"]) == sorted(grid.table["Decided"], reverse=True)


def test_a_region_chooses_who_is_shown_not_whom_they_are_compared_with(scope_of, sample):
    whole = BoardComparison(scope_of(sample), "rate_per_100k")
    shown = BoardComparison(scope_of(sample, region="Saltmarch"), "rate_per_100k")
    assert 0 < len(shown.flags) < len(whole.flags)
    assert shown.flags.items() <= whole.flags.items()
    assert shown.target == whole.target
    assert shown.together == whole.together


def test_boards_that_are_all_large_share_no_target(scope_of, tmp_path):
    """Of 6, 3 and 1 cases each board holds a tenth: each has the others as its target, and the
    line is at 5 of 10."""
    given = {"A": (4, 6), "B": (1, 3), "C": (0, 1)}
    decided = scope_of_counts(scope_of, tmp_path, given)
    compared = BoardComparison(decided, "initiation_rate")
    targets = {row["group_id"]: row["target"] for row in rows(compared.marks)}
    assert targets["A"] == pytest.approx(1 / 4)
    assert targets["B"] == pytest.approx(4 / 7)
    assert compared.target == pytest.approx(5 / 10)


def scope_of_counts(scope_of, tmp_path, given):
    return scope_of(
        make_snapshot(
            tmp_path / "counts",
            boards=[board(name) for name in given],
            reviews=[
                review(
                    f"{name}{i}",
                    name,
                    decision="initiate" if i < yes else "not_initiate",
                    decision_date=date(2015, 8, 1),
                )
                for name, (yes, n) in given.items()
                for i in range(n)
            ],
        )
    )


def test_limits_are_drawn_from_the_target_and_none_without():
    assert limits.steps([5, 9], None) == []
    assert limits.curves([], 1.2) == limits.curves([1e5], None) == []
    drawn = {(one.side, one.level): one for one in limits.steps([12], 0.5)}
    low = drawn["low", "95"]
    assert list(low.size) == list(range(1, 13))
    # Of 12 at one half, P(X <= 2) = 0.0193 is beyond and P(X <= 3) = 0.073 is not.
    assert (low.first_flagged[-1], low.last_unflagged[-1]) == (2, 3)
    assert low.boundary[-1] == pytest.approx(2.5 / 12)
    wide = {(one.side, one.level): one for one in limits.steps([12], 0.5, weight=10.0)}
    assert not wide["low", "95"].boundary[-1] > low.boundary[-1]


def test_a_measure_s_value_is_a_share_or_a_rate(scope_of, sample):
    scope = scope_of(sample)
    share = rows(BoardComparison(scope, "initiation_rate").marks)[0]
    rate = rows(BoardComparison(scope, "rate_per_100k").marks)[0]
    assert isinstance(share.measured(), Share)
    assert isinstance(rate.measured(), Rate)
    assert share.measured().value == share["value"]
    assert rate.measured().x == rate["x"]


def test_a_break_begins_limits_anew_only_where_it_is_chosen(scope_of, sample):
    scope = scope_of(sample)
    plain = over_time.request(scope, "initiation_rate", compare.USUAL)
    assert plain.breaks == ()
    chosen = over_time.request(scope, "initiation_rate", replace(compare.USUAL, breaks=("b1",)))
    assert chosen == replace(plain, breaks=("b1",))
