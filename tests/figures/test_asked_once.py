"""What a page reads several times is worked out once; what is read is the same as before."""

from dataclasses import replace

import numpy as np
import pytest

from scr.base.periods import parse_span
from scr.base.request import Request
from scr.figures import run, values
from scr.figures.compare import benchmark
from scr.figures.definitions import definition
from tests.factory import board, review
from tests.figures.asking import day

DECISIONS = Request("decisions", span=parse_span("panel:2013-14..2014-15"), by="board")
RATE = replace(DECISIONS, figure="benchmark", by="national", measure="initiation_rate")


@pytest.fixture
def made(snapshot):
    days = [day("2013-09-01"), day("2014-09-01"), day("2014-10-01")]
    return snapshot(
        boards=[board("B1"), board("B2"), board("B3")],
        reviews=[
            review(f"R{n}", f"B{n % 2 + 1}", decision_date=on, decision="initiate")
            for n, on in enumerate(days)
        ],
    )


def test_boards_are_compared_on_rows_that_are_there(made, monkeypatch):
    asked, query = [], run.run
    run._estimated_once.cache_clear()
    monkeypatch.setattr(run, "run", lambda *about: asked.append(about) or query(*about))
    by_board = run.compute(DECISIONS, made).table
    before = by_board.copy()
    compared = run.compute(RATE, made).table
    assert len(asked) == 1
    assert list(compared["n"]) == list(by_board["n_decisions"])
    by_board.loc[0, "n_decisions"] = 99
    assert run.compute(DECISIONS, made).table.equals(before), "who changes a table has a copy"
    run.compute(replace(DECISIONS, span=parse_span("panel:2014-15")), made)
    assert len(asked) == 2
    for _ in range(2):
        run.compute(Request("starts"), made)
    assert len(asked) == 4, "rows of single reviews are not kept"


def test_rows_of_an_answer_are_read_once_and_never_another_s(made):
    answer = run.compute(DECISIONS, made)
    assert values.rows(answer) is values.rows(answer)
    other = replace(answer, table=answer.table.assign(n_decisions=7))
    assert [row["n_decisions"] for row in values.rows(other)] == [7, 7, 7]
    assert [row["n_decisions"] for row in values.rows(answer)] == [2, 1, 0]


def test_long_answers_are_not_kept(made, monkeypatch):
    monkeypatch.setattr(values, "MOST_KEPT", 2)
    answer = run.compute(DECISIONS, made)
    assert values.rows(answer) is not values.rows(answer)


def test_a_row_for_each_board_needs_no_adding_up(made):
    rows = run.compute(DECISIONS, made).table
    measure = benchmark.chosen(definition("benchmark").measures, RATE)
    straight = benchmark.counted(measure, rows)
    twice = benchmark.counted(measure, rows.iloc[np.repeat(np.arange(len(rows)), 2)])
    assert list(straight["n"]) == [2, 1, 0]
    assert list(twice["n"]) == [4, 2, 0]
    assert list(twice["x"]) == [2 * x for x in straight["x"]]


def test_an_exposure_that_is_not_known_stays_so(made):
    started = run.compute(replace(DECISIONS, figure="initiations"), made).table
    per_child = benchmark.chosen(
        definition("benchmark").measures, replace(RATE, measure="rate_per_100k")
    )
    unknown = started.assign(child_years=[2.0, np.nan, 0.0])
    assert np.isnan(benchmark.counted(per_child, unknown)["n"][1])
    assert list(benchmark.counted(per_child, unknown)["n"][[0, 2]]) == [2.0, 0.0]
