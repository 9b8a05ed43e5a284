"""The figures about recommendations against a second implementation, over generated records."""

import math
import tempfile
from datetime import date, timedelta
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scr.figures import run as figures
from tests.conftest import close_connections
from tests.factory import make_snapshot
from tests.figures import naive_recommendations as naive
from tests.figures import naive_recorded
from tests.figures.naive import Asked
from tests.figures.test_naive import boards, request_of

ANSWERS = {
    "recommendation_status": naive.status,
    "recommendations_due": naive.due,
    "recurrence": naive.recurrence,
    "follow_through": naive.follow_through,
}
# The same rows, split another way: fewer examples are enough.
SPLIT = {
    "recommendation_progress": naive.progress,
    "recommendations_due_by_month": naive.due_by_month,
    "open_recommendations_by_age": naive.open_by_age,
}
# What names a row besides its group.
KEYS = {
    "recurrence": "theme",
    "recommendation_progress": "addressee_type",
    "recommendations_due_by_month": "month",
    "open_recommendations_by_age": "age_band",
}
ANCHORS = [date(2012, 2, 29), date(2013, 6, 30), date(2014, 7, 1), date(2015, 2, 28)]
STEPS = [-40, -1, 0, 0, 1, 30, 89, 90, 91, 182, 183, 184, 365, 366, 730, 731]
DAYS = st.builds(
    lambda day, step: day + timedelta(days=step), st.sampled_from(ANCHORS), st.sampled_from(STEPS)
)
MAYBE = st.one_of(st.none(), DAYS)
DATES = (
    "response_date", "due_date", "done_date", "evidenced_date", "verified_date", "effect_date",
    "closed_date", "updated_date",
)  # fmt: skip


@st.composite
def records(draw: st.DrawFn) -> naive.Recommended:
    made = draw(boards())
    ids = st.sampled_from([board["board_id"] for board in made])
    # In half of the cases few reviews, in half more than ten, where clusters are estimated.
    reviews = [
        {
            "review_id": f"R{number:02d}",
            "board_id": draw(ids),
            "incident_type": draw(st.sampled_from(["death", "serious_harm"])),
            "notified_date": draw(st.sampled_from([None, None, None, date(2015, 1, 1)])),
            "completed_date": draw(st.one_of(DAYS, DAYS, MAYBE)),
        }
        for number in range(draw(st.sampled_from([1, 2, 6, 14, 18])))
    ]
    return naive.Recommended(
        made, reviews, [row for review in reviews for row in draw(recommendations(review))]
    )


@st.composite
def recommendations(draw: st.DrawFn, review: dict) -> list[dict]:
    rows = []
    for number in range(draw(st.sampled_from([0, 1, 1, 2, 4]))):
        row = {
            "review_id": review["review_id"],
            "recommendation_id": str(number // 2),
            "addressee": f"Body {number % 2}",
            "addressee_type": draw(st.sampled_from([None, "police", "police", "health"])),
            "theme": draw(st.sampled_from([None, "Neglect", "Records", "Records", "records "])),
            "status": draw(st.sampled_from([None, None, None, "in_progress", "done", "closed"])),
            "is_clear": draw(st.sampled_from([None, True, True, False])),
            "response": draw(
                st.sampled_from([None, "accepted", "accepted", "partly_accepted", "rejected"])
            ),
        }
        start = review["completed_date"] or date(2014, 1, 1)
        for name in DATES:
            step = draw(st.sampled_from([None, None, *STEPS]))
            row[name] = None if step is None else start + timedelta(days=step)
        rows.append(row)
    return rows


@st.composite
def questions(draw: st.DrawFn, data: naive.Recommended, figure: str) -> Asked:
    takes_period = figures.definition(figure).period != "none"
    groupings = ["national", "region", "area_type", "board"] + ["period"] * takes_period
    by, years, dates = draw(st.sampled_from(groupings)), None, None
    forms = ["years", "dates"] * takes_period + ["everything"] * (by != "period")
    form = draw(st.sampled_from(forms))
    if form == "years":
        first = draw(st.integers(2011, 2014))
        kind = draw(st.sampled_from(["panel", "financial", "calendar"]))
        years = (kind, first, draw(st.integers(first, 2016)))
    elif form == "dates":
        dates = tuple(sorted([draw(DAYS), draw(DAYS)]))
    board, kinds = draw(st.sampled_from(data.boards)), draw(st.integers(0, 9))
    return Asked(
        figure=figure,
        as_at=draw(st.one_of(DAYS, st.just(date(2016, 6, 30)), st.just(date(2018, 1, 1)))),
        by=by,
        years=years,
        dates=dates,
        board_id=board["board_id"] if kinds == 7 else None,
        region=board["region"] if kinds == 8 else None,
        area_type=(board["area_type"] or "not_recorded") if kinds == 9 else None,
        incident_type=draw(st.sampled_from([None, None, None, "death"])),
        addressee_type=draw(st.sampled_from([*[None] * 6, "police", "not_recorded"])),
        theme=draw(st.sampled_from([*[None] * 6, "Records", "not_recorded"])),
    )


def same(found: object, expected: object) -> bool:
    if expected is None:
        return bool(pd.isna(found))
    if isinstance(expected, float):
        return math.isclose(found, expected, rel_tol=1e-9, abs_tol=1e-9)
    return found == expected


def assert_same(data: naive.Recommended, asked: Asked, snapshot: object) -> None:
    answer = (ANSWERS | SPLIT)[asked.figure]
    expected, asked = naive_recorded.answered(answer, data, asked)
    result = figures.compute(request_of(asked), snapshot)
    table = result.table
    assert list(table.columns) == [c.name for c in result.definition.shown_columns]
    key = KEYS.get(asked.figure)
    if key:
        table = table.assign(**{key: table[key].astype(object).where(table[key].notna(), "")})
    found = table.set_index(["group_id", key] if key else "group_id").to_dict("index")
    assert len(found) == len(table), "two rows have one name"
    assert set(found) == set(expected), asked
    for key, row in expected.items():
        assert [*row] == [c for c in found[key] if c != "group_name"]
        for column, value in row.items():
            assert same(found[key][column], value), (asked, key, column, found[key][column], value)


@pytest.mark.parametrize("figure", sorted(ANSWERS))
@given(drawn=st.data())
def test_figures_are_those_of_the_contract(figure: str, drawn: st.DataObject):
    check_some(figure, drawn)


@pytest.mark.parametrize("figure", sorted(SPLIT))
@settings(max_examples=5)
@given(drawn=st.data())
def test_figures_that_split_them(figure: str, drawn: st.DataObject):
    check_some(figure, drawn)


def check_some(figure: str, drawn: st.DataObject):
    data = drawn.draw(records(), label="records")
    with tempfile.TemporaryDirectory() as folder:
        snapshot = make_snapshot(
            Path(folder), date(2016, 6, 30), boards=data.boards, reviews=data.reviews,
            recommendations=data.recommendations,
        )  # fmt: skip
        try:
            for _ in range(4):
                assert_same(data, drawn.draw(questions(data, figure), label="question"), snapshot)
        finally:
            close_connections()
