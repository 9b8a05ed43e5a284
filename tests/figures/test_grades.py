"""Grades of reports and what follows from a clear why: by hand, and a second implementation."""

import math
import statistics
import tempfile
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scr import disclosure
from scr.base.errors import RefusedError
from scr.figures import run as figures
from tests.conftest import close_connections
from tests.factory import board, make_snapshot, review
from tests.figures import naive, naive_recommendations, naive_recorded
from tests.figures.asking import ask, cases, day, left_out, request
from tests.figures.test_naive import questions, records, request_of, same
from tests.figures.test_quality import ASPECTS, ASSESSORS, assessments, latest

GRADES = ("absent", "partial", "clear", "crystal_clear")
WHY_ROWS = [
    ("not_clear", None), ("not_clear", "absent"), ("not_clear", "partial"),
    ("clear", None), ("clear", "clear"), ("clear", "crystal_clear"), ("not_graded", None),
]  # fmt: skip
ASKED = "panel:2014-15"


def said(number: str, review_id: str, why: int | None, assessor: str = "panel", **more) -> dict:
    return {
        "assessment_id": number, "review_id": review_id, "assessor": assessor,
        "assessed_date": day("2014-09-01"), "why": why,
    } | more  # fmt: skip


def recommended(review_id: str, number: str, why: bool | None, clear: bool | None, to="A") -> dict:
    return {"review_id": review_id, "recommendation_id": number, "addressee": to,
            "answers_why": why, "is_clear": clear}  # fmt: skip


DONE = {"completed_date": date(2014, 8, 1)}
# What one review with these grades of why and these (answers why, clear) counts towards:
# clarity, grade, n_recommendations, n_judged_why, n_answers_why, n_judged_clear, n_clear.
EXAMPLES = [
    ("why absent", DONE, 1, [(True, True), (False, None)], ("not_clear", "absent", 2, 2, 1, 1, 1)),
    ("why partial, nothing looked at", DONE, 2, [(None, None)],
     ("not_clear", "partial", 1, 0, 0, 0, 0)),
    ("why clear", DONE, 3, [(True, False), (True, True), (None, True)],
     ("clear", "clear", 3, 2, 2, 3, 2)),
    ("why crystal clear, no recommendation", DONE, 4, [],
     ("clear", "crystal_clear", 0, 0, 0, 0, 0)),
    ("not graded on why", DONE, None, [(True, True)], ("not_graded", None, 1, 1, 1, 1, 1)),
    ("completed on the as-at date", {"completed_date": day("2015-05-01")}, 3, [(True, True)],
     ("clear", "clear", 1, 1, 1, 1, 1)),
    ("completed the day after: assessed, its recommendations are not there yet",
     {"completed_date": day("2015-05-02")}, 3, [(True, True)], ("clear", "clear", 0, 0, 0, 0, 0)),
]  # fmt: skip
COUNTS = ("n_recommendations", "n_judged_why", "n_answers_why", "n_judged_clear", "n_clear")


@pytest.fixture(scope="module")
def examples(shared_snapshot):
    return shared_snapshot(
        boards=[board(f"B{n}") for n in range(len(EXAMPLES))],
        reviews=[
            *(review(f"R{n}", f"B{n}", **dates) for n, (_, dates, *_) in enumerate(EXAMPLES)),
            review("R9", "B0", **DONE),
        ],
        assessments=[said(f"A{n}", f"R{n}", why) for n, (_, _, why, *_) in enumerate(EXAMPLES)],
        recommendations=[
            *(
                recommended(f"R{n}", str(k), *flags)
                for n, (_, _, _, made, _) in enumerate(EXAMPLES)
                for k, flags in enumerate(made)
            ),
            recommended("R9", "1", True, True),
        ],
    )


def by_why(snapshot, **values) -> dict[tuple, dict]:
    table = ask(snapshot, "why_and_action", ASKED, as_at="2015-05-01", **values).table
    table = table.astype(object).where(table.notna(), None)
    rows = table.to_dict("records")
    return {(r["group_id"], r["assessor"], r["clarity"], r["why_grade"]): r for r in rows}


@pytest.mark.parametrize("number", range(len(EXAMPLES)), ids=[e[0] for e in EXAMPLES])
def test_each_review_is_set_against_the_grade_of_its_own_why(examples, number):
    rows = by_why(examples, by="board")
    clarity, grade, *counts = EXAMPLES[number][4]
    for key, row in rows.items():
        if key[0] != f"B{number}":
            continue
        is_there = key[1:] in (("panel", clarity, grade), ("panel", clarity, None))
        assert row["n_reviews"] == is_there, key
        assert [row[c] for c in COUNTS] == (counts if is_there else [0] * 5), key


def test_the_whole_adds_up_over_clarity_and_over_grades(examples):
    rows = by_why(examples)
    assert [key[2:] for key in rows if key[1] == "panel"] == WHY_ROWS
    panel = {key[2:]: row for key, row in rows.items() if key[1] == "panel"}
    assert sum(panel[c, None]["n_reviews"] for c in ("not_clear", "clear", "not_graded")) == 7
    for clarity in ("not_clear", "clear"):
        of_grades = [row for (c, grade), row in panel.items() if c == clarity and grade]
        for column in ("n_reviews", *COUNTS):
            assert panel[clarity, None][column] == sum(row[column] for row in of_grades)
    # 2 of 2 and 1 of 1 follow where why is clear; 1 of 2 where it is not.
    assert panel["clear", None]["answers_why_rate"] == 1.0
    assert panel["not_clear", None]["answers_why_rate"] == 0.5
    assert panel["clear", "crystal_clear"]["answers_why_rate"] is None
    assert all(row["n_reviews"] == 0 for key, row in rows.items() if key[1] != "panel")


def test_what_is_left_out_of_why_and_the_cases(examples):
    asked = ("why_and_action", ASKED)
    assert left_out(examples, *asked, as_at="2015-05-01") == {
        "of recommendations of a completed review that nobody assessed in the period": 1,
        "of recommendations of an assessed review that is not completed": 1,
    }
    assert sorted(cases(examples, *asked, as_at="2015-05-01")) == [f"R{n}" for n in range(7)]
    listed = figures.cases(request(*asked, as_at="2015-05-01"), examples).set_index("review_id")
    assert listed.loc["R2", ["n_recommendations", "follow_from_why", "clear"]].tolist() == [3, 2, 2]
    assert listed.loc["R6", "n_recommendations"] == 0


def test_recommendations_of_one_review_hang_together(snapshot):
    """Ten of one review and one of another are not eleven: with so few each review counts once."""
    made = snapshot(
        reviews=[review("R1", **DONE), review("R2", **DONE)],
        assessments=[said("A1", "R1", 3), said("A2", "R2", 4)],
        recommendations=[recommended("R1", str(n), n < 6, True) for n in range(11)]
        + [recommended("R2", "1", False, True)],
    )
    row = by_why(made)["national", "panel", "clear", None]
    assert (row["n_answers_why"], row["n_judged_why"], row["answers_why_rate"]) == (6, 12, 0.5)
    expected = naive_recommendations.limits(0.5, 12, 2, [])
    found = (row["answers_why_rate_lower"], row["answers_why_rate_upper"])
    assert found == pytest.approx(expected)
    assert expected[1] - expected[0] > 0.8
    alone = by_why(made)["national", "panel", "clear", "clear"]
    assert alone["answers_why_rate_lower"] is None, "a single review says nothing of others"


def test_grades_always_add_up(snapshot):
    grades = [1, 2, 2, 3, 4, 4, 4, None]
    made = snapshot(
        reviews=[review(f"R{n}", **DONE) for n in range(len(grades))],
        assessments=[
            said(f"A{n}", f"R{n}", why, action=3, what_happened=None)
            for n, why in enumerate(grades)
        ],
    )
    table = ask(made, "grades", ASKED).table
    assert list(zip(table["assessor"], table["question"], strict=True)) == [
        (assessor, question) for assessor in ASSESSORS for question in ASPECTS
    ]
    panel = table[table["assessor"] == "panel"].set_index("question")
    names = [f"n_{grade}" for grade in (*GRADES, "not_graded")]
    assert panel.loc["why", names].tolist() == [1, 2, 1, 3, 1]
    assert panel.loc["action", names].tolist() == [0, 0, 8, 0, 0]
    assert panel.loc["what_happened", names].tolist() == [0, 0, 0, 0, 8]
    assert (table["n_assessed"] == table[names].sum(axis="columns")).all()
    assert panel.loc["why", "mean_grade"] == pytest.approx(20 / 7)
    assert math.isnan(panel.loc["what_happened", "mean_grade"])


@pytest.mark.parametrize("figure", ["grades", "why_and_action"])
def test_published_for_the_whole_only(examples, figure):
    disclosure.answer(disclosure.TRUSTED, request(figure, ASKED), examples, "publication")
    with pytest.raises(RefusedError, match="not published"):
        disclosure.answer(
            disclosure.TRUSTED, request(figure, ASKED, by="board"), examples, "publication"
        )


@dataclass
class Judged(naive.Data):
    assessments: list[dict] = field(default_factory=list)
    recommendations: list[dict] = field(default_factory=list)


def heard(data: Judged, asked: naive.Asked) -> tuple[dict, list[tuple]]:
    """The groups, and (group, assessor, review, assessment) of every one that counts."""
    groups, found = naive.empty_groups(data, asked), []
    boards = {b["board_id"]: b for b in data.boards}
    for label, start, end in naive.periods_of(asked):
        for one in data.reviews:
            made = boards[one["board_id"]]
            if not naive.exists(one, asked.as_at) or not naive.is_chosen(made, asked):
                continue
            if asked.incident_type not in (None, one["incident_type"]):
                continue
            for assessor in ASSESSORS:
                last = latest(data, one["review_id"], assessor, start, end)
                if last:
                    group = naive.add_group(groups, naive.group_of(made, label, data, asked))
                    found.append((group["group_id"], assessor, one, last))
    return groups, found


def grades(data: Judged, asked: naive.Asked) -> dict[tuple, dict]:
    groups, found = heard(data, asked)
    rows = {}
    for group in groups:
        for assessor in ASSESSORS:
            for question in ASPECTS:
                mine = [last[question] for g, a, _, last in found if (g, a) == (group, assessor)]
                given = [grade for grade in mine if grade]
                counts = {f"n_{name}": mine.count(n) for n, name in enumerate(GRADES, start=1)}
                rows[group, assessor, question] = {
                    "n_assessed": len(mine), **counts, "n_not_graded": mine.count(None),
                    "mean_grade": float(statistics.mean(given)) if given else None,
                }  # fmt: skip
    return rows


def why_and_action(data: Judged, asked: naive.Asked) -> dict[tuple, dict]:
    groups, found = heard(data, asked)
    rows = {}
    for group in groups:
        for assessor in ASSESSORS:
            for clarity, grade in WHY_ROWS:
                mine = [
                    one for g, a, one, last in found
                    if (g, a) == (group, assessor) and is_of(last["why"], clarity, grade)
                ]  # fmt: skip
                rows[group, assessor, clarity, grade] = why_row(data, mine, asked.as_at)
    return rows


def is_of(why: int | None, clarity: str, grade: str | None) -> bool:
    if why is None:
        return clarity == "not_graded"
    if clarity != ("clear" if why >= 3 else "not_clear"):
        return False
    return grade is None or GRADES[why - 1] == grade


def why_row(data: Judged, reviews: list[dict], as_at: date) -> dict:
    done = [r for r in reviews if r.get("completed_date") and r["completed_date"] <= as_at]
    of_reviews = [[k for k in data.recommendations if k["review_id"] == r["review_id"]]
                  for r in done]  # fmt: skip
    row = {"n_reviews": len(reviews), "n_recommendations": sum(map(len, of_reviews))}
    for flag, judged, yes, rate in (
        ("answers_why", "n_judged_why", "n_answers_why", "answers_why_rate"),
        ("is_clear", "n_judged_clear", "n_clear", "clear_rate"),
    ):
        flags = [[k[flag] for k in one if k[flag] is not None] for one in of_reviews]
        pairs = [(sum(one), len(one)) for one in flags if one]
        x, n = sum(x for x, _ in pairs), sum(n for _, n in pairs)
        p = x / n if n else None
        lower, upper = naive_recommendations.limits(p, n, len(pairs), pairs)
        row |= {judged: n, yes: x, rate: p, f"{rate}_lower": lower, f"{rate}_upper": upper}
    return row


@st.composite
def made_of(draw: st.DrawFn) -> Judged:
    some = draw(records())
    flag = st.sampled_from([None, True, False])
    completed = st.sampled_from([None, date(2013, 6, 30), date(2015, 1, 1)])
    rows = [r | {"completed_date": draw(completed)} for r in some.reviews]
    return Judged(
        some.boards, rows, dataset=some.dataset, assessments=draw(assessments(rows)),
        recommendations=[
            recommended(r["review_id"], str(n), draw(flag), draw(flag))
            for r in rows for n in range(draw(st.integers(0, 3)))
        ],
    )  # fmt: skip


@settings(max_examples=8)
@given(st.data())
def test_both_are_what_they_say(drawn: st.DataObject):
    data = drawn.draw(made_of(), label="records")
    reviews = {one["review_id"]: one for one in data.reviews}
    with tempfile.TemporaryDirectory() as folder:
        snapshot = make_snapshot(
            Path(folder), date(2015, 6, 30), boards=data.boards, reviews=data.reviews,
            dataset=data.dataset, assessments=data.assessments,
            recommendations=data.recommendations,
        )  # fmt: skip
        try:
            for _ in range(3):
                asked = drawn.draw(questions(data), label="question")
                for name, answer, key in (
                    ("grades", grades, ("group_id", "assessor", "question")),
                    ("why_and_action", why_and_action,
                     ("group_id", "assessor", "clarity", "why_grade")),
                ):  # fmt: skip
                    question = replace(asked, figure=name)
                    days = [
                        one["assessed_date"]
                        for one in data.assessments
                        if naive.exists(reviews[one["review_id"]], question.as_at)
                    ]
                    expected, question = naive_recorded.answered_since(answer, data, question, days)
                    table = figures.compute(request_of(question), snapshot).table.astype(object)
                    rows = table.where(table.notna(), None).to_dict("records")
                    found = {tuple(r[k] for k in key): r for r in rows}
                    assert set(found) == set(expected), question
                    for one, row in expected.items():
                        for column, value in row.items():
                            assert same(found[one][column], value), (question, one, column)
        finally:
            close_connections()
