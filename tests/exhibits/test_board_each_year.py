"""A board year by year: what is drawn is the figure `profile` of each year, and what cannot be told
is a list."""

from dataclasses import replace

import pytest

from scr import disclosure
from scr.base.errors import RefusedError
from scr.base.periods import parse_span
from scr.exhibits import board, board_each_year
from scr.exhibits.board_choice import POOLED, BoardChoice, profile_request
from scr.exhibits.scope import Scope
from scr.exhibits.view import View
from scr.figures.compare import peers
from scr.figures.directory import directory
from scr.store import current
from scr.text import board as board_words
from scr.text.measure import MEASURES


def of(database, board_id: str) -> tuple[Scope, BoardChoice]:
    snapshot = current(database)
    known = directory(snapshot)
    boards = peers.boards_by_id(known.boards)
    view = View("panel", 2013, 2015, known.as_at, board_id=board_id)
    groups = peers.groups(
        board_id, boards, known.neighbours, edition=None, own=(),
        first=view.range.start, last=view.range.end, as_at=known.as_at,
    )  # fmt: skip
    choice = BoardChoice(
        boards[board_id], boards, tuple(groups), (), peers.REGION, POOLED,
        as_now=False, edition=None, own=(), years=3.0,
    )  # fmt: skip
    return Scope(disclosure.TRUSTED, snapshot, view), choice


@pytest.mark.parametrize("board_id", ["AR134", "AR002"])
def test_every_measure_is_drawn_or_listed_and_each_point_is_the_figures(sample_database, board_id):
    scope, choice = of(sample_database, board_id)
    exhibit = board_each_year.every_measure(scope, choice)
    own = board.own_rows(board.profile(scope, choice))
    few = [r["measure"] for r in own if board_words.kind_of(r) == board_words.TOO_FEW or not r["n"]]
    drawn = [MEASURES[r["measure"]].label for r in own if r["measure"] not in few]
    assert len(own) == len(MEASURES)
    assert [line.partition(":")[0] for line in exhibit.lines] == [MEASURES[m].label for m in few]
    shown = [] if exhibit.table is None else list(exhibit.table["Measure"][::2])
    assert shown == drawn
    request = replace(profile_request(scope.view, choice), span=parse_span("panel:2014-15"))
    year = {r["measure"]: r for r in board.own_rows(scope.answer(request))}
    traces = exhibit.chart.figure["data"]
    own_lines = [t for t in traces if t["mode"] == "lines+markers"]
    values = {label: line["y"][1] for label, line in zip(drawn, own_lines, strict=False)}
    assert len(values) == len(drawn)
    for name, one in MEASURES.items():
        if one.label in values:
            value = year[name]["value"] if name in year else None
            expected = None if value is None or value != value else value
            assert values[one.label] == expected, name
    assert bool(exhibit.empty) == (not drawn)


def test_a_reader_who_may_not_see_the_board_does_not_see_its_years(sample_database):
    scope, choice = of(sample_database, "AR134")
    published = replace(scope, policy="publication")
    with pytest.raises(RefusedError):
        board_each_year.every_measure(published, choice)
