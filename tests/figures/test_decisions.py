"""Decisions, counted by hand: who is in, who is not, and why."""

import math

import pytest

from tests.factory import review
from tests.figures.asking import cases, day, left_out, one_board_each, rows, whole

# Panel year 2014-15 (1 July 2014 to 30 June 2015) as at 1 May 2015. What each review adds:
# n_decisions, n_initiate, n_final_initiate.
IN, NO = (1, 1, 1), (0, 0, 0)
EXAMPLES = [
    ("counted: the first day of the period",
     {"decision": "initiate", "decision_date": "2014-07-01"}, IN),
    ("not counted: the day before the period",
     {"decision": "initiate", "decision_date": "2014-06-30"}, NO),
    ("counted: on the as-at date, where the period is cut",
     {"decision": "initiate", "decision_date": "2015-05-01"}, IN),
    ("not counted: in the period but after the as-at date",
     {"decision": "initiate", "decision_date": "2015-05-02"}, NO),
    ("not counted: a decision without its date",
     {"decision": "initiate", "notified_date": "2014-09-01"}, NO),
    ("not counted: a date without its decision", {"decision_date": "2014-09-01"}, NO),
    ("not counted: nothing recorded", {}, NO),
    ("counted, not to initiate", {"decision": "not_initiate", "decision_date": "2014-09-01"},
     (1, 0, 0)),
    ("final: changed to initiate by the as-at date",
     {"decision": "not_initiate", "decision_date": "2014-09-01",
      "final_decision": "initiate", "final_decision_date": "2015-05-01"}, (1, 0, 1)),
    ("final: changed only after the as-at date, so the first stands",
     {"decision": "not_initiate", "decision_date": "2014-09-01",
      "final_decision": "initiate", "final_decision_date": "2015-05-02"}, (1, 0, 0)),
    ("final: without its date it has not happened",
     {"decision": "initiate", "decision_date": "2014-09-01", "final_decision": "not_initiate"}, IN),
    ("final: a date without its outcome has not happened",
     {"decision": "initiate", "decision_date": "2014-09-01", "final_decision_date": "2014-10-01"},
     IN),
    ("final: changed to not initiate, within the period or not",
     {"decision": "initiate", "decision_date": "2014-09-01",
      "final_decision": "not_initiate", "final_decision_date": "2014-10-01"}, (1, 1, 0)),
    ("not counted: only the final decision is in the period",
     {"decision": "initiate", "decision_date": "2014-06-30",
      "final_decision": "initiate", "final_decision_date": "2014-08-01"}, NO),
    ("not counted: a final decision alone is no first decision",
     {"final_decision": "initiate", "final_decision_date": "2014-08-01"}, NO),
    ("counted once: a joint review, under its lead board",
     {"decision": "initiate", "decision_date": "2014-09-01", "joint_board_ids": ["0", "1"]}, IN),
    ("counted: decided before it was notified",
     {"decision": "initiate", "decision_date": "2014-09-01", "notified_date": "2015-05-20"}, IN),
]  # fmt: skip
COUNTS = ("n_decisions", "n_initiate", "n_final_initiate")
ASKED = ("decisions", "panel:2014-15")


@pytest.fixture(scope="module")
def examples(shared_snapshot):
    return shared_snapshot(**one_board_each(EXAMPLES))


@pytest.mark.parametrize("number", range(len(EXAMPLES)), ids=[e[0] for e in EXAMPLES])
def test_each_example(examples, number):
    row = rows(examples, *ASKED, by="board", as_at="2015-05-01")[str(number)]
    assert tuple(row[c] for c in COUNTS) == EXAMPLES[number][2]
    assert row["n_not_initiate"] == row["n_decisions"] - row["n_initiate"]


def test_the_whole_is_the_sum(examples):
    row = whole(examples, *ASKED, as_at="2015-05-01")
    assert tuple(row[c] for c in COUNTS) == (10, 7, 7)
    assert row["initiation_rate"] == row["final_initiation_rate"] == 7 / 10
    # Wilson's limits of 7 in 10, worked by hand.
    assert row["initiation_rate_lower"] == pytest.approx(0.396778, abs=1e-6)
    assert row["initiation_rate_upper"] == pytest.approx(0.892209, abs=1e-6)


def test_cases_are_those_counted_by_date_and_id(examples):
    counted = [n for n, example in enumerate(EXAMPLES) if example[2][0]]
    in_order = sorted(counted, key=lambda n: (EXAMPLES[n][1]["decision_date"], f"R{n}"))
    assert cases(examples, *ASKED, as_at="2015-05-01") == [f"R{n}" for n in in_order]


def test_left_out_says_what_is_lost_and_why(examples):
    assert left_out(examples, *ASKED, as_at="2015-05-01") == {
        "whose decision has no date (of any year)": 1,
        "with the date of a decision that is not recorded": 1,
    }
    # A year in which nothing was lost but what has no year.
    assert left_out(examples, "decisions", "panel:2013-14", as_at="2015-05-01") == {
        "whose decision has no date (of any year)": 1,
    }


def test_a_review_that_does_not_exist_yet_is_not_left_out(snapshot):
    made = snapshot(reviews=[review("R1", decision="initiate", notified_date=day("2015-02-01"))])
    assert left_out(made, "decisions", as_at="2015-01-31") == {}
    assert sum(left_out(made, "decisions", as_at="2015-02-01").values()) == 1


def test_without_a_period_everything_to_the_as_at_date_counts(examples):
    assert whole(examples, "decisions", as_at="2015-05-01")["n_decisions"] == 12
    assert whole(examples, "decisions", as_at="2015-05-02")["n_decisions"] == 13
    # The dataset’s own as-at date is the default.
    assert whole(examples, "decisions")["n_decisions"] == 13
    assert whole(examples, "decisions", as_at="2014-06-30")["n_decisions"] == 2


def test_two_dates_are_both_inclusive(examples):
    assert whole(examples, "decisions", ("2014-06-30", "2014-07-01"))["n_decisions"] == 3
    assert whole(examples, "decisions", ("2014-07-01", "2014-07-01"))["n_decisions"] == 1
    assert whole(examples, "decisions", ("2014-07-02", "2014-07-02"))["n_decisions"] == 0


def test_nothing_decided_has_no_share(snapshot):
    earlier = review("R1", decision_date=day("2013-01-01"), decision="initiate")
    row = whole(snapshot(reviews=[earlier]), *ASKED)
    assert row["n_decisions"] == 0
    # In a dataset without any dated decision even the count is blank.
    assert whole(snapshot(), *ASKED)["n_decisions"] is None
    for share in ("initiation_rate", "final_initiation_rate"):
        for column in (share, f"{share}_lower", f"{share}_upper"):
            assert math.isnan(row[column])
