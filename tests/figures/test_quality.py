"""Clarity of reports: counted by hand, and against a second implementation."""

import math
import statistics
import tempfile
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scr.figures import run as figures
from scr.store import tables
from tests.conftest import close_connections
from tests.factory import board, make_snapshot, review
from tests.figures import naive, naive_recorded
from tests.figures.asking import ask, cases, day, left_out, one_board_each, request
from tests.figures.test_naive import DAYS, questions, records, request_of, same, wilson

ASSESSORS = ("panel", "ofsted", "minister", "board", "peer")
ASPECTS = ("what_happened", "why", "action")
COLUMNS = """
    group_id group_name assessor n_assessed
    n_graded_what_happened n_clear_what_happened clear_rate_what_happened
    clear_rate_what_happened_lower clear_rate_what_happened_upper spread_what_happened
    n_graded_why n_clear_why clear_rate_why clear_rate_why_lower clear_rate_why_upper spread_why
    n_graded_action n_clear_action clear_rate_action clear_rate_action_lower
    clear_rate_action_upper spread_action
"""
ASKED = ("quality", "panel:2014-15")


def assessed(on: str, why: int | None = None, assessor: str = "panel", **values: object) -> dict:
    return {"assessor": assessor, "assessed_date": on, "why": why, **values}


# Panel year 2014-15 as at 1 May 2015; the panel's n_assessed, n_graded_why and n_clear_why of
# one review with these assessments.
EXAMPLES = [
    ("counted: on the first day, clear", [assessed("2014-07-01", 3)], (1, 1, 1)),
    ("not counted: on the day before", [assessed("2014-06-30", 3)], (0, 0, 0)),
    ("counted: on the as-at date", [assessed("2015-05-01", 4)], (1, 1, 1)),
    ("not counted: after the as-at date", [assessed("2015-05-02", 4)], (0, 0, 0)),
    ("partial is not clear", [assessed("2014-09-01", 2)], (1, 1, 0)),
    ("absent is not clear", [assessed("2014-09-01", 1)], (1, 1, 0)),
    ("assessed but not graded", [assessed("2014-09-01")], (1, 0, 0)),
    ("another assessor", [assessed("2014-09-01", 4, "ofsted")], (0, 0, 0)),
    ("the later one counts", [assessed("2014-09-01", 4), assessed("2014-09-02", 1)], (1, 1, 0)),
    ("the later one counts, wherever it stands",
     [assessed("2014-09-02", 4), assessed("2014-09-01", 1)], (1, 1, 1)),
    ("the later one comes after the as-at date",
     [assessed("2014-09-01", 4), assessed("2015-05-02", 1)], (1, 1, 1)),
    ("the earlier one was before the period",
     [assessed("2014-06-30", 4), assessed("2014-09-01", 1)], (1, 1, 0)),
    ("the later one leaves the grade blank",
     [assessed("2014-09-01", 4), assessed("2014-09-02")], (1, 0, 0)),
    ("of one day the greater id counts",
     [assessed("2014-09-01", 1), assessed("2014-09-01", 4)], (1, 1, 1)),
    ("an assessor does not replace another",
     [assessed("2014-09-01", 4), assessed("2014-09-02", 1, "ofsted")], (1, 1, 1)),
]  # fmt: skip


def rows_of(examples: list[tuple]) -> list[dict]:
    return [
        row | {"assessment_id": f"A{n}-{k}", "review_id": f"R{n}",
               "assessed_date": day(row["assessed_date"])}
        for n, (_, assessments, _) in enumerate(examples)
        for k, row in enumerate(assessments)
    ]  # fmt: skip


@pytest.fixture(scope="module")
def examples(shared_snapshot):
    made = one_board_each([(name, {}) for name, *_ in EXAMPLES])
    return shared_snapshot(**made, assessments=rows_of(EXAMPLES))


def found(snapshot, *args, **values) -> dict[tuple, dict]:
    table = ask(snapshot, *args, **values).table
    return {(row["group_id"], row["assessor"]): row for row in table.to_dict("records")}


@pytest.mark.parametrize("number", range(len(EXAMPLES)), ids=[e[0] for e in EXAMPLES])
def test_each_example(examples, number):
    row = found(examples, *ASKED, by="board", as_at="2015-05-01")[str(number), "panel"]
    counts = tuple(row[c] for c in ("n_assessed", "n_graded_why", "n_clear_why"))
    assert counts == EXAMPLES[number][2]
    assert row["n_graded_action"] == row["n_clear_what_happened"] == 0


def test_the_whole_is_the_sum(examples):
    row = found(examples, *ASKED, as_at="2015-05-01")["national", "panel"]
    assert (row["n_assessed"], row["n_graded_why"], row["n_clear_why"]) == (12, 10, 6)
    assert row["clear_rate_why"] == 0.6
    expected = wilson(6, 10)
    assert (row["clear_rate_why_lower"], row["clear_rate_why_upper"]) == pytest.approx(expected)
    assert math.isnan(row["spread_why"])  # no board has three


def test_cases_and_what_is_left_out(examples):
    counted = cases(examples, *ASKED, as_at="2015-05-01")
    assert len(counted) == 14  # the panel's twelve and Ofsted's two
    assert counted[0] == "R0"
    assert left_out(examples, *ASKED, as_at="2015-05-01") == {
        "of an assessment that the same assessor made again later in the period": 4
    }


def test_a_review_that_does_not_exist_yet_has_no_assessment(snapshot):
    made = snapshot(
        reviews=[review("R1", notified_date=day("2015-05-02"))],
        assessments=[
            assessed("2014-09-01", 4)
            | {"assessment_id": "A", "review_id": "R1", "assessed_date": day("2014-09-01")}
        ],
    )
    # No assessment is on record by then, which is not zero.
    assert found(made, *ASKED, as_at="2015-05-01")["national", "panel"]["n_assessed"] is None
    assert found(made, *ASKED, as_at="2015-05-02")["national", "panel"]["n_assessed"] == 1
    assert left_out(made, *ASKED, as_at="2015-05-01") == {
        "of an assessment of a review that does not exist by the as-at date": 1
    }


def graded(board_id: str, grades: list[int]) -> list[dict]:
    return [
        {"assessment_id": f"{board_id}{n}", "review_id": f"{board_id}{n}", "assessor": "panel",
         "assessed_date": day("2014-09-01"), "why": grade}
        for n, grade in enumerate(grades)
    ]  # fmt: skip


def test_spread_is_of_the_means_of_boards_with_at_least_three(snapshot):
    grades = {"B1": [1, 2, 3], "B2": [4, 4, 4], "B3": [1, 1], "B4": [3, 3, 3, 3]}
    made = snapshot(
        boards=[board("B1"), board("B2"), board("B3"), board("B4", region="South")],
        reviews=[review(f"{b}{n}", b) for b in grades for n in range(len(grades[b]))],
        assessments=[row for b in grades for row in graded(b, grades[b])],
    )
    # Means 2, 4 and 3; the board with two does not count.
    assert found(made, *ASKED)["national", "panel"]["spread_why"] == pytest.approx(1.0)
    by_region = found(made, *ASKED, by="region")
    assert by_region["North", "panel"]["spread_why"] == pytest.approx(math.sqrt(2))
    assert math.isnan(by_region["South", "panel"]["spread_why"])  # one board only
    assert all(math.isnan(r["spread_why"]) for r in found(made, *ASKED, by="board").values())


def test_every_group_has_a_row_for_every_assessor(examples):
    table = ask(examples, *ASKED, by="board").table
    assert list(table["assessor"])[:5] == list(ASSESSORS)
    assert len(table) == 5 * len(EXAMPLES)
    assert tables()["assessments"].column("assessor").codes == ASSESSORS
    assert list(table.columns) == COLUMNS.split()


def test_published_without_the_spread_between_boards(examples):
    from scr import disclosure

    whole = disclosure.answer(disclosure.TRUSTED, request(*ASKED), examples, "publication")
    spread = [column for column in whole.hidden if column.startswith("spread_")]
    assert whole.hidden[spread].to_numpy().all()
    assert not whole.hidden.drop(columns=spread).to_numpy().any()


@dataclass
class Assessed(naive.Data):
    assessments: list[dict] = field(default_factory=list)


def latest(data: Assessed, review_id: str, assessor: str, start: date, end: date) -> dict | None:
    mine = [
        a
        for a in data.assessments
        if a["review_id"] == review_id
        and a["assessor"] == assessor
        and start <= a["assessed_date"] <= end
    ]
    return max(mine, key=lambda a: (a["assessed_date"], a["assessment_id"]), default=None)


def answer(data: Assessed, asked: naive.Asked) -> dict[tuple, dict]:
    groups, heard = naive.empty_groups(data, asked), []
    boards = {b["board_id"]: b for b in data.boards}
    for label, start, end in naive.periods_of(asked):
        for one in data.reviews:
            made = boards[one["board_id"]]
            if not naive.exists(one, asked.as_at) or not naive.is_chosen(made, asked):
                continue
            if asked.incident_type not in (None, one["incident_type"]):
                continue
            for assessor in ASSESSORS:
                said = latest(data, one["review_id"], assessor, start, end)
                if said:
                    group = naive.add_group(groups, naive.group_of(made, label, data, asked))
                    heard.append((group["group_id"], assessor, one["board_id"], said))
    return {
        (g, assessor): figures_of([(b, said) for h, a, b, said in heard if (h, a) == (g, assessor)])
        for g in groups
        for assessor in ASSESSORS
    }


def figures_of(heard: list[tuple[str, dict]]) -> dict:
    row: dict = {"n_assessed": len(heard)}
    for aspect in ASPECTS:
        grades = [said[aspect] for _, said in heard if said[aspect] is not None]
        of_board: dict[str, list[int]] = {}
        for board_id, said in heard:
            if said[aspect] is not None:
                of_board.setdefault(board_id, []).append(said[aspect])
        means = [statistics.mean(g) for g in of_board.values() if len(g) >= 3]
        n, clear = len(grades), sum(grade in (3, 4) for grade in grades)
        limits = wilson(clear, n) if n else (None, None)
        row |= {
            f"n_graded_{aspect}": n, f"n_clear_{aspect}": clear,
            f"clear_rate_{aspect}": naive.share(clear, n),
            f"clear_rate_{aspect}_lower": limits[0], f"clear_rate_{aspect}_upper": limits[1],
            f"spread_{aspect}": float(statistics.stdev(means)) if len(means) > 1 else None,
        }  # fmt: skip
    return row


@st.composite
def assessments(draw: st.DrawFn, reviews: list[dict]) -> list[dict]:
    ids, grade = [r["review_id"] for r in reviews], st.sampled_from([None, 1, 2, 3, 4])
    return [
        {"assessment_id": f"A{n}", "review_id": draw(st.sampled_from(ids)),
         "assessor": draw(st.sampled_from(["panel", "panel", "panel", *ASSESSORS])),
         "assessed_date": draw(DAYS), **{aspect: draw(grade) for aspect in ASPECTS}}
        for n in range(draw(st.integers(0, 60)) if ids else 0)
    ]  # fmt: skip


def assessed_days(data: Assessed, as_at: date) -> list[date]:
    """The days of assessments of reviews that exist by the as-at date."""
    there = {one["review_id"] for one in data.reviews if naive.exists(one, as_at)}
    return [one["assessed_date"] for one in data.assessments if one["review_id"] in there]


@given(st.data())
def test_quality_is_that_of_the_contract(drawn: st.DataObject):
    some = drawn.draw(records(), label="records")
    made = drawn.draw(assessments(some.reviews), label="assessments")
    data = Assessed(some.boards, some.reviews, dataset=some.dataset, assessments=made)
    with tempfile.TemporaryDirectory() as folder:
        snapshot = make_snapshot(
            Path(folder), date(2015, 6, 30), boards=data.boards, reviews=data.reviews,
            dataset=data.dataset, assessments=made,
        )  # fmt: skip
        try:
            for _ in range(4):
                asked = replace(drawn.draw(questions(some), label="question"), figure="quality")
                days = assessed_days(data, asked.as_at)
                expected, asked = naive_recorded.answered_since(answer, data, asked, days)
                table = figures.compute(request_of(asked), snapshot).table
                rows = {(r["group_id"], r["assessor"]): r for r in table.to_dict("records")}
                assert set(rows) == set(expected), asked
                for key, row in expected.items():
                    for column, value in row.items():
                        assert same(rows[key][column], value), (asked, key, column)
                if asked.by != "period":
                    listed = figures.cases(request_of(asked), snapshot)
                    assert len(listed) == sum(row["n_assessed"] or 0 for row in expected.values())
        finally:
            close_connections()
