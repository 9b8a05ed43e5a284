"""Recommendations done by the day they were due, counted by hand."""

import math

import pandas as pd
import pytest

from scr.stats.clustered import clustered_wilson
from tests.factory import board, review
from tests.figures.asking import cases, day, left_out, rows, whole
from tests.figures.test_recommendation_status import recommendation

COUNTS = ("n_due", "n_done_on_time", "n_evidenced_on_time", "n_overdue")
ASKED = ("recommendations_due", "panel:2014-15")
AS_AT = "2015-05-01"

# Panel year 2014-15 as at 1 May 2015, of a review completed on 1 June 2014.
NO, DONE, SHOWN = (0, 0, 0, 0), (1, 1, 0, 0), (1, 1, 1, 0)
LATE, OVERDUE = (1, 0, 0, 0), (1, 0, 0, 1)
DUE = {"due_date": "2014-12-01"}
REJECTED = {"response": "rejected", "response_date": "2014-12-01"}
EXAMPLES = [
    ("counted: due on the first day, and overdue", {"due_date": "2014-07-01"}, OVERDUE),
    ("not counted: due the day before the period", {"due_date": "2014-06-30"}, NO),
    ("counted: due the day before the as-at date", {"due_date": "2015-04-30"}, OVERDUE),
    ("not counted: due on the as-at date", {"due_date": "2015-05-01"}, NO),
    ("not counted: due later in the period", {"due_date": "2015-06-01"}, NO),
    ("not counted: no due date", {"done_date": "2014-12-01"}, NO),
    ("on time: claimed on the due date", DUE | {"done_date": "2014-12-01"}, DONE),
    ("late: claimed the day after", DUE | {"done_date": "2014-12-02"}, LATE),
    ("overdue: claimed after the as-at date", DUE | {"done_date": "2015-05-02"}, OVERDUE),
    ("on time: done before the review was completed", DUE | {"done_date": "2014-01-01"}, DONE),
    ("evidenced on the due date", DUE | {"evidenced_date": "2014-12-01"}, SHOWN),
    ("claimed on time, evidenced the day after",
     DUE | {"done_date": "2014-11-01", "evidenced_date": "2014-12-02"}, DONE),
    ("evidenced: an effect shown is evidence", DUE | {"effect_date": "2014-12-01"}, SHOWN),
    ("evidenced: verified is evidence", DUE | {"verified_date": "2014-12-01"}, SHOWN),
    ("not counted: closed on the due date", DUE | {"closed_date": "2014-12-01"}, NO),
    ("counted, not overdue: closed the day after", DUE | {"closed_date": "2014-12-02"}, LATE),
    ("overdue: closed after the as-at date", DUE | {"closed_date": "2015-05-02"}, OVERDUE),
    ("not counted: rejected on the due date", DUE | REJECTED, NO),
    ("counted: rejected the day after", DUE | REJECTED | {"response_date": "2014-12-02"}, LATE),
    ("overdue: a rejection without its date", DUE | {"response": "rejected"}, OVERDUE),
    ("counted: closed in time, but claimed by the due date",
     DUE | {"closed_date": "2014-11-01", "done_date": "2014-12-01"}, DONE),
    ("not counted: closed in time, claimed the day after",
     DUE | {"closed_date": "2014-11-01", "done_date": "2014-12-02"}, NO),
    ("counted: claimed, then closed, both in time",
     DUE | {"closed_date": "2014-11-01", "done_date": "2014-10-01"}, DONE),
]  # fmt: skip


@pytest.fixture(scope="module")
def examples(shared_snapshot):
    numbers = range(len(EXAMPLES))
    return shared_snapshot(
        boards=[board(str(n)) for n in numbers],
        reviews=[review(f"R{n}", str(n), completed_date=day("2014-06-01")) for n in numbers],
        recommendations=[recommendation(f"R{n}", **EXAMPLES[n][1]) for n in numbers],
    )


@pytest.mark.parametrize("number", range(len(EXAMPLES)), ids=[e[0] for e in EXAMPLES])
def test_each_example(examples, number):
    row = rows(examples, *ASKED, by="board", as_at=AS_AT)[str(number)]
    expected = EXAMPLES[number][2]
    assert tuple(row[name] for name in COUNTS) == expected
    assert row["n_reviews"] == expected[0]


def test_the_whole_its_shares_and_its_cases(examples):
    row = whole(examples, *ASKED, as_at=AS_AT)
    due, done, shown, overdue = (sum(e[2][i] for e in EXAMPLES) for i in range(4))
    assert tuple(row[name] for name in COUNTS) == (due, done, shown, overdue)
    assert row["on_time_rate"] == done / due
    assert row["evidenced_on_time_rate"] == shown / due
    # One recommendation a review: sums of squares are sums.
    lower, upper = clustered_wilson([done], [due], [[due, done, done, due]])
    assert row["on_time_rate_lower"] == pytest.approx(lower[0])
    assert row["on_time_rate_upper"] == pytest.approx(upper[0])
    assert len(cases(examples, *ASKED, as_at=AS_AT)) == row["n_reviews"] == due
    reason = "of recommendations ended on or before the day they were due, not claimed by then"
    assert left_out(examples, *ASKED, as_at=AS_AT) == {reason: 3}


def test_a_review_not_completed_has_no_recommendations_yet(snapshot):
    made = snapshot(
        reviews=[review("R1", completed_date=day("2015-03-01"))],
        recommendations=[recommendation("R1", **DUE)],
    )
    # Nor is any on record by then, which is not the same as none due.
    assert pd.isna(whole(made, *ASKED, as_at="2015-02-28")["n_due"])
    # Due before it was completed, it counts once it is.
    assert whole(made, *ASKED, as_at="2015-03-01")["n_due"] == 1


def test_each_year_has_its_own_and_a_review_may_be_in_two(snapshot):
    made = snapshot(
        reviews=[review("R1", completed_date=day("2013-09-01"))],
        recommendations=[
            recommendation("R1", 1, due_date="2014-06-30"),
            recommendation("R1", 2, due_date="2014-07-01", done_date="2014-07-01"),
            recommendation("R1", 3, due_date="2014-07-01"),
        ],
    )
    found = rows(made, "recommendations_due", "panel:2013-14..2014-15", by="period")
    first, second = found["panel:2013-14"], found["panel:2014-15"]
    assert (first["n_due"], first["n_reviews"], first["n_overdue"]) == (1, 1, 1)
    assert (second["n_due"], second["n_reviews"], second["on_time_rate"]) == (2, 1, 0.5)
    together = whole(made, "recommendations_due", "panel:2013-14..2014-15")
    assert (together["n_due"], together["n_reviews"]) == (3, 1)


def test_done_on_no_day_is_due_but_in_no_share(snapshot):
    made = snapshot(
        reviews=[review("R1", completed_date=day("2014-09-01"))],
        recommendations=[
            recommendation("R1", 1, due_date="2015-03-01", done_date="2015-02-01"),
            recommendation("R1", 2, due_date="2015-03-01"),
            # Said to be done: of these nobody can tell whether by then.
            recommendation("R1", 3, due_date="2015-03-01", status="done"),
            recommendation("R1", 4, due_date="2015-03-01", status="closed"),
            # It has a day, though one after the as-at date: not done so far.
            recommendation("R1", 5, due_date="2015-03-01", status="done", done_date="2015-06-01"),
        ],
    )
    row = whole(made, "recommendations_due", as_at="2015-05-01")
    assert (row["n_due"], row["n_undated"], row["n_overdue"]) == (5, 2, 2)
    assert (row["n_done_on_time"], row["on_time_rate"]) == (1, pytest.approx(1 / 3))
    assert (row["n_evidenced_on_time"], row["evidenced_on_time_rate"]) == (0, 0)


def test_nothing_due_has_no_share(snapshot):
    made = snapshot(
        reviews=[review("R1", completed_date=day("2013-09-01"))],
        recommendations=[recommendation("R1", 1, due_date="2013-12-31")],
    )
    row = whole(made, *ASKED, as_at=AS_AT)
    assert (row["n_due"], row["n_reviews"]) == (0, 0)
    assert math.isnan(row["on_time_rate"])
    assert math.isnan(row["on_time_rate_lower"])
