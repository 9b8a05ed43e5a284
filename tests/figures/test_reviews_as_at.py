"""When a review exists, and what its record says as at a day."""

import pytest

from scr.store import query
from tests.factory import review
from tests.figures.asking import day

DAY, NEXT = "2014-09-01", "2014-09-02"


def as_at(made, when: str) -> list[dict]:
    found = query(made, "select * from reviews_as_at($as_at)", {"as_at": day(when)})
    return found.astype(object).where(found.notna(), None).to_dict("records")


@pytest.mark.parametrize(
    "recorded",
    [
        {"notified_date": day(NEXT)},
        {"decision_date": day(NEXT)},
        {"final_decision_date": day(NEXT)},
        {"initiated_date": day(NEXT)},
        # The earliest of them counts, outcome or not.
        {"initiated_date": day(NEXT), "notified_date": day("2015-01-01")},
        {"notified_date": day(NEXT), "decision": "initiate", "decision_date": day("2015-01-01")},
    ],
)
def test_a_review_exists_from_its_earliest_date(snapshot, recorded):
    made = snapshot(reviews=[review("R1", **recorded)])
    assert as_at(made, DAY) == []
    assert len(as_at(made, NEXT)) == 1


@pytest.mark.parametrize(
    "recorded",
    [
        {},
        # These do not say since when it exists.
        {"incident_date": day(NEXT)},
        {"completed_date": day(NEXT)},
        {"panel_view": "agree", "panel_view_date": day(NEXT)},
    ],
)
def test_with_none_of_them_it_always_exists(snapshot, recorded):
    made = snapshot(reviews=[review("R1", **recorded)])
    assert len(as_at(made, "1990-01-01")) == 1


def test_values_without_a_date_are_todays(snapshot):
    made = snapshot(reviews=[review("R1", children_involved=2), review("R2")])
    children = {row["review_id"]: row["children_involved"] for row in as_at(made, "1990-01-01")}
    assert children == {"R1": 2, "R2": 1}


def test_an_outcome_and_its_date_come_together_or_not_at_all(snapshot):
    pairs = {"first_decision": "decision", "panel_view": "panel_view",
             "final_decision": "final_decision"}  # fmt: skip
    values = {"decision": "initiate", "panel_view": "agree", "final_decision": "not_initiate"}
    dates = {f"{name}_date": day(NEXT) for name in values}
    made = snapshot(
        reviews=[
            review("both", **values, **dates),
            review("no date", **values),
            review("no outcome", **dates, notified_date=day("2014-01-01")),
            review("known", **values, **dates, notified_date=day("2014-01-01")),
        ]
    )
    found = {row["review_id"]: row for row in as_at(made, NEXT)}
    for shown, recorded in pairs.items():
        for review_id in ("both", "known"):
            assert found[review_id][shown] == values[recorded]
            assert found[review_id][f"{shown}_date"].date() == day(NEXT)
        for review_id in ("no date", "no outcome"):
            assert found[review_id][shown] is None
            assert found[review_id][f"{shown}_date"] is None
    before = {row["review_id"]: row for row in as_at(made, DAY)}
    assert set(before) == {"no date", "no outcome", "known"}
    assert all(before["known"][shown] is None for shown in pairs)
