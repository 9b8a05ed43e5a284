"""Initiations, counted by hand: when a review counts as initiated, and what it counts for."""

import math

import pytest

from tests.factory import board, review
from tests.figures.asking import cases, day, left_out, one_board_each, rows, whole

# Panel year 2014-15 as at 1 May 2015: is the review counted?
EXAMPLES = [
    ("counted: recorded on the first day", {"initiated_date": "2014-07-01"}, 1),
    ("not counted: recorded on the day before", {"initiated_date": "2014-06-30"}, 0),
    ("counted: recorded on the as-at date", {"initiated_date": "2015-05-01"}, 1),
    ("not counted: recorded in the period but after the as-at date",
     {"initiated_date": "2015-05-02"}, 0),
    ("not yet, even though it was decided: the record tells, and it lies in the future",
     {"initiated_date": "2015-05-02", "decision": "initiate", "decision_date": "2014-09-01"}, 0),
    ("counted by the record, not by the decision of an earlier year",
     {"initiated_date": "2014-07-01", "decision": "initiate", "decision_date": "2014-06-01"}, 1),
    ("not counted: the record is of an earlier year than the decision",
     {"initiated_date": "2014-06-30", "decision": "initiate", "decision_date": "2014-07-05"}, 0),
    ("counted: recorded, whatever the decisions",
     {"initiated_date": "2014-09-01", "decision": "not_initiate", "decision_date": "2014-08-01",
      "final_decision": "not_initiate", "final_decision_date": "2014-08-20"}, 1),
    ("counted by the first decision where nothing is recorded",
     {"decision": "initiate", "decision_date": "2014-09-01"}, 1),
    ("not counted: nothing recorded and decided not to",
     {"decision": "not_initiate", "decision_date": "2014-09-01"}, 0),
    ("not counted: the decision has no date", {"decision": "initiate"}, 0),
    ("not counted: nothing recorded", {}, 0),
    ("counted by the final decision where the first was not to",
     {"decision": "not_initiate", "decision_date": "2014-01-01",
      "final_decision": "initiate", "final_decision_date": "2014-07-01"}, 1),
    ("counted by the final decision alone",
     {"final_decision": "initiate", "final_decision_date": "2014-07-01"}, 1),
    ("not counted: the first decision to initiate is of an earlier year, the final one of this",
     {"decision": "initiate", "decision_date": "2014-06-30",
      "final_decision": "initiate", "final_decision_date": "2014-07-01"}, 0),
    ("none: the final decision is not to",
     {"decision": "initiate", "decision_date": "2014-09-01",
      "final_decision": "not_initiate", "final_decision_date": "2015-05-01"}, 0),
    ("counted: the final decision not to comes only after the as-at date",
     {"decision": "initiate", "decision_date": "2014-09-01",
      "final_decision": "not_initiate", "final_decision_date": "2015-05-02"}, 1),
    ("counted: a final decision not to, without its date, has not happened",
     {"decision": "initiate", "decision_date": "2014-09-01", "final_decision": "not_initiate"}, 1),
    ("not counted: the final decision to initiate comes after the as-at date",
     {"decision": "not_initiate", "decision_date": "2014-09-01",
      "final_decision": "initiate", "final_decision_date": "2015-05-02"}, 0),
]  # fmt: skip
ASKED = ("initiations", "panel:2014-15")


@pytest.fixture(scope="module")
def examples(shared_snapshot):
    return shared_snapshot(**one_board_each(EXAMPLES))


@pytest.mark.parametrize("number", range(len(EXAMPLES)), ids=[e[0] for e in EXAMPLES])
def test_each_example(examples, number):
    row = rows(examples, *ASKED, by="board", as_at="2015-05-01")[str(number)]
    assert row["n_initiated"] == EXAMPLES[number][2]


def test_cases_are_those_counted(examples):
    counted = {f"R{n}" for n, example in enumerate(EXAMPLES) if example[2]}
    assert set(cases(examples, *ASKED, as_at="2015-05-01")) == counted
    assert whole(examples, *ASKED, as_at="2015-05-01")["n_initiated"] == len(counted)


def test_types_and_children(snapshot):
    started = {"initiated_date": day("2014-09-01")}
    made = snapshot(
        reviews=[
            review("R1", **started, children_involved=3),
            review("R2", **started, incident_type="serious_harm", children_involved=2),
            # Not said: one child.
            review("R3", **started, children_involved=None),
            # Not counted: another year.
            review("R4", initiated_date=day("2015-09-01"), children_involved=9),
            # As recorded.
            review("R5", **started, children_involved=0),
        ]
    )
    row = whole(made, *ASKED)
    assert (row["n_initiated"], row["n_death"], row["n_serious_harm"]) == (4, 3, 1)
    assert row["n_children"] == 3 + 2 + 1 + 0
    harm = whole(made, *ASKED, incident_type="serious_harm")
    assert (harm["n_initiated"], harm["n_death"], harm["n_children"]) == (1, 0, 2)


def test_deaths_serious_harm_and_others_sum_to_the_whole(snapshot):
    started = {"initiated_date": day("2014-09-01")}
    types = ["death", "serious_harm", "serious_harm", "other", "not_known", "not_known"]
    made = snapshot(
        reviews=[
            *(review(f"R{n}", **started, incident_type=code) for n, code in enumerate(types)),
            # Not counted: another year.
            review("R9", initiated_date=day("2015-09-01"), incident_type="other"),
        ]
    )
    row = whole(made, *ASKED)
    assert (row["n_initiated"], row["n_death"], row["n_serious_harm"], row["n_other"]) == (
        6, 1, 2, 1 + 2,
    )  # fmt: skip
    other = whole(made, *ASKED, incident_type="other")
    assert (other["n_initiated"], other["n_death"], other["n_other"]) == (1, 0, 1)


def test_the_rate_counts_reviews_for_each_hundred_thousand_children(snapshot):
    started = {"initiated_date": day("2015-09-01"), "children_involved": 4}
    made = snapshot(
        reviews=[review(f"R{n}", **started) for n in range(3)],
        populations=[{"board_id": "B1", "year": 2015, "children": 150_000}],
        as_at=day("2016-12-31"),
    )
    row = whole(made, "initiations", "calendar:2015")
    assert row["child_years"] == pytest.approx(150_000 * 365 / 365.25)
    assert row["rate_per_100k"] == pytest.approx(3 / 1.5 * 365.25 / 365)
    # Exact limits of a count of 3: 0.618672 and 8.767273 (Garwood 1936).
    scale = 1.5 * 365 / 365.25
    assert row["rate_per_100k_lower"] == pytest.approx(0.618672 / scale, abs=1e-6)
    assert row["rate_per_100k_upper"] == pytest.approx(8.767273 / scale, abs=1e-6)


def test_no_review_is_a_rate_of_zero_with_an_upper_limit(snapshot):
    made = snapshot(
        # Started before, so that starts are on record: without one there would be no rate.
        reviews=[review("R1", initiated_date=day("2013-05-01"))],
        populations=[{"board_id": "B1", "year": 2014, "children": 36_525}],
    )
    row = whole(made, "initiations", ("2014-01-01", "2014-12-31"))
    assert row["child_years"] == pytest.approx(36_500)
    assert (row["rate_per_100k"], row["rate_per_100k_lower"]) == (0, 0)
    assert row["rate_per_100k_upper"] == pytest.approx(3.688879 / 0.365, abs=1e-5)


def test_a_board_that_was_closed_adds_its_case_but_no_children(snapshot):
    made = snapshot(
        boards=[board("B1", closed_date=day("2014-06-30"))],
        reviews=[review("R1", initiated_date=day("2014-07-01"))],
        populations=[{"board_id": "B1", "year": 2014, "children": 1000}],
    )
    row = rows(made, *ASKED, by="board")["B1"]
    assert (row["n_initiated"], row["child_years"]) == (1, 0)
    assert math.isnan(row["rate_per_100k"])
    assert math.isnan(row["rate_per_100k_upper"])


def test_left_out_are_those_that_ended_with_no_sign_of_a_start(snapshot):
    made = snapshot(
        reviews=[
            # Left out: completed, or sent to the panel, in the period.
            review("R1", completed_date=day("2014-07-01")),
            review("R2", report_to_panel_date=day("2015-05-01")),
            # Left out: sent in the period, completed only after the as-at date.
            review("R3", report_to_panel_date=day("2015-04-01"), completed_date=day("2015-06-01")),
            # Not left out: completed before the period, or after the as-at date.
            review("R4", completed_date=day("2014-06-30")),
            review("R5", completed_date=day("2015-05-02")),
            # Not left out: it is known when it was started.
            review("R6", completed_date=day("2014-09-01"), initiated_date=day("2014-01-01")),
            review("R7", completed_date=day("2014-09-01"),
                   decision="initiate", decision_date=day("2014-01-01")),
        ]
    )  # fmt: skip
    assert list(left_out(made, *ASKED, as_at="2015-05-01").values()) == [3]
    assert left_out(made, "initiations", "panel:2012-13", as_at="2015-05-01") == {}
