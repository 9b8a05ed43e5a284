"""What became of recommendations, counted by hand: each state, and both sides of each date."""

import math

import pytest

from scr.stats.intervals import wilson
from tests.factory import board, review
from tests.figures.asking import cases, day, left_out, rows, whole

STATES = (
    "n_effect", "n_verified", "n_evidenced", "n_claimed", "n_rejected", "n_closed", "n_responded",
    "n_no_response",
)  # fmt: skip
ASKED = {"as_at": "2015-05-01"}


def dated(values: dict) -> dict:
    return {k: day(v) if k.endswith("_date") else v for k, v in values.items()}


def recommendation(review_id: str, number: int = 1, addressee: str = "Police", **values) -> dict:
    return {
        "recommendation_id": str(number),
        "review_id": review_id,
        "addressee": addressee,
    } | dated(values)


# As at 1 May 2015, of a review completed on 1 September 2014: the state, then whether it is
# overdue, without any record, stale.
ACCEPTED = {"response": "accepted", "response_date": "2015-03-01"}
REJECTED = {"response": "rejected", "response_date": "2015-03-01"}
EXAMPLES = [
    ("no record: nothing recorded is neutral", {}, "no_response", "no_record"),
    ("no record: a response without its date has not happened", {"response": "accepted"},
     "no_response", "no_record"),
    ("no record: a date of response without the response", {"response_date": "2015-03-01"},
     "no_response", "no_record"),
    ("no record yet: the response is of the day after",
     ACCEPTED | {"response_date": "2015-05-02"}, "no_response", "no_record"),
    ("a record: an update of the as-at date", {"updated_date": "2015-05-01"}, "no_response", ""),
    ("no record yet: updated the day after", {"updated_date": "2015-05-02"},
     "no_response", "no_record"),
    ("a record: a due date, also one to come", {"due_date": "2015-12-01"}, "no_response", ""),
    ("overdue: due the day before", {"due_date": "2015-04-30"}, "no_response", "overdue"),
    ("not overdue: due on the as-at date", {"due_date": "2015-05-01"}, "no_response", ""),
    ("responded on the as-at date", ACCEPTED | {"response_date": "2015-05-01"}, "responded", ""),
    ("overdue, though responded", ACCEPTED | {"due_date": "2015-04-30"}, "responded", "overdue"),
    ("not overdue: claimed, though late",
     {"due_date": "2014-12-31", "done_date": "2015-05-01"}, "claimed", ""),
    ("overdue: claimed the day after the as-at date",
     {"due_date": "2014-12-31", "done_date": "2015-05-02"}, "no_response", "overdue"),
    ("not overdue: closed", {"due_date": "2014-12-31", "closed_date": "2015-05-01"}, "closed", ""),
    ("overdue: closed the day after",
     {"due_date": "2014-12-31", "closed_date": "2015-05-02"}, "no_response", "overdue"),
    ("not overdue: rejected", REJECTED | {"due_date": "2014-12-31"}, "rejected", ""),
    ("stale: 91 days since the response", ACCEPTED | {"response_date": "2015-01-30"},
     "responded", "stale"),
    ("not stale: 90 days", ACCEPTED | {"response_date": "2015-01-31"}, "responded", ""),
    ("not stale: updated since",
     ACCEPTED | {"response_date": "2014-10-01", "updated_date": "2015-01-31"}, "responded", ""),
    ("stale: the update of the day after has not happened",
     ACCEPTED | {"response_date": "2014-10-01", "updated_date": "2015-05-02"},
     "responded", "stale"),
    ("not stale: claimed", {"done_date": "2014-10-01", "updated_date": "2014-10-01"},
     "claimed", ""),
    ("not stale: closed", {"closed_date": "2014-10-01", "updated_date": "2014-10-01"},
     "closed", ""),
    ("claimed before the review was completed", {"done_date": "2014-01-01"}, "claimed", ""),
    ("claimed, not closed: closed before the claim",
     {"closed_date": "2014-10-01", "done_date": "2014-11-01"}, "claimed", ""),
    ("claimed, not closed: closed after the claim",
     {"closed_date": "2014-12-01", "done_date": "2014-11-01"}, "claimed", ""),
    ("claimed, though rejected", REJECTED | {"done_date": "2015-04-01"}, "claimed", ""),
    ("rejected goes before closed", REJECTED | {"closed_date": "2015-04-01"}, "rejected", ""),
    ("closed: a rejection without its date has not happened",
     {"response": "rejected", "closed_date": "2015-04-01"}, "closed", ""),
    ("closed: a reason is not needed", ACCEPTED | {"closed_date": "2015-04-01"}, "closed", ""),
    ("open: a reason for closing without a date", {"closed_reason": "withdrawn"},
     "no_response", "no_record"),
    ("evidenced, never said to be done", {"evidenced_date": "2015-05-01"}, "evidenced", ""),
    ("claimed: evidence is of the day after",
     {"done_date": "2015-01-01", "evidenced_date": "2015-05-02"}, "claimed", ""),
    ("verified, without evidence", {"verified_date": "2015-05-01"}, "verified", ""),
    ("evidenced: verified the day after",
     {"evidenced_date": "2015-01-01", "verified_date": "2015-05-02"}, "evidenced", ""),
    ("effect, before it was verified",
     {"effect_date": "2015-01-01", "verified_date": "2015-03-01"}, "effect", ""),
    ("rejected on the as-at date", REJECTED | {"response_date": "2015-05-01"}, "rejected", ""),
    ("not yet rejected: the day after, and open again",
     REJECTED | {"response_date": "2015-05-02", "due_date": "2015-04-30"},
     "no_response", "overdue"),
    ("not yet rejected, but closed",
     REJECTED | {"response_date": "2015-05-02", "closed_date": "2015-05-01"}, "closed", ""),
    ("effect on the as-at date", {"effect_date": "2015-05-01"}, "effect", ""),
    ("partly accepted is a response", ACCEPTED | {"response": "partly_accepted"},
     "responded", ""),
    ("verified: effect the day after",
     {"effect_date": "2015-05-02", "verified_date": "2015-03-01"}, "verified", ""),
]  # fmt: skip


@pytest.fixture(scope="module")
def examples(shared_snapshot):
    numbers = range(len(EXAMPLES))
    return shared_snapshot(
        boards=[board(str(n)) for n in numbers],
        reviews=[review(f"R{n}", str(n), completed_date=day("2014-09-01")) for n in numbers],
        recommendations=[recommendation(f"R{n}", **EXAMPLES[n][1]) for n in numbers],
    )


@pytest.mark.parametrize("number", range(len(EXAMPLES)), ids=[e[0] for e in EXAMPLES])
def test_each_example(examples, number):
    row = rows(examples, "recommendation_status", by="board", **ASKED)[str(number)]
    _, _, state, also = EXAMPLES[number]
    assert {c: row[c] for c in STATES} == {c: int(c == f"n_{state}") for c in STATES}
    flags = {c: row[f"n_{c}"] for c in ("overdue", "no_record", "stale")}
    assert flags == {c: int(c == also) for c in flags}
    assert (row["n_recommendations"], row["n_reviews"]) == (1, 1)


def test_the_whole_is_the_sum_and_its_cases(examples):
    row = whole(examples, "recommendation_status", **ASKED)
    assert row["n_recommendations"] == sum(row[c] for c in STATES) == len(EXAMPLES)
    assert row["n_no_record"] == sum(e[3] == "no_record" for e in EXAMPLES)
    found = cases(examples, "recommendation_status", **ASKED)
    assert len(found) == row["n_reviews"] == len(EXAMPLES)


def test_three_addressees_and_one_reply_is_one_of_three(snapshot):
    made = snapshot(
        reviews=[review("R1", completed_date=day("2014-09-01"))],
        recommendations=[
            recommendation("R1", addressee="Police", **ACCEPTED),
            recommendation("R1", addressee="Schools"),
            recommendation("R1", addressee="Hospital", due_date="2015-01-01"),
        ],
    )
    row = whole(made, "recommendation_status", **ASKED)
    assert (row["n_recommendations"], row["n_reviews"]) == (3, 1)
    assert (row["n_responded"], row["n_no_response"]) == (1, 2)
    assert (row["n_no_record"], row["n_overdue"]) == (1, 1)
    assert row["accepted_rate"] == 1
    assert math.isnan(row["accepted_rate_lower"]), "a single review has no limits"
    assert cases(made, "recommendation_status", **ASKED) == ["R1"]


# What a tracker calls done without a day, of a recommendation due long ago: the state it counts in.
SAID = {"due_date": "2014-12-31"}
UNDATED = [
    ("said to be done, on no day", {"status": "done"}, "undated"),
    ("said to be evidenced, on no day", {"status": "evidenced"}, "undated"),
    ("said to be closed, on no day", {"status": "closed"}, "undated"),
    ("said to be in progress: not done", {"status": "in_progress"}, "no_response"),
    ("done on a day", {"status": "done", "done_date": "2015-01-01"}, "claimed"),
    ("done on a day, which is still to come", {"status": "done", "done_date": "2015-05-02"},
     "no_response"),
    ("said to be done, a day of evidence still to come",
     {"status": "done", "evidenced_date": "2015-05-02"}, "no_response"),
    ("undated goes before responded", ACCEPTED | {"status": "done"}, "undated"),
    ("rejected goes before undated", REJECTED | {"status": "closed"}, "rejected"),
]  # fmt: skip


@pytest.mark.parametrize(("values", "state"), [u[1:] for u in UNDATED], ids=[u[0] for u in UNDATED])
def test_done_on_no_day_is_neither_shown_nor_overdue(snapshot, values, state):
    made = snapshot(
        reviews=[review("R1", completed_date=day("2014-09-01"))],
        recommendations=[recommendation("R1", **SAID | values)],
    )
    row = whole(made, "recommendation_status", **ASKED)
    counted = {c: row[c] for c in (*STATES, "n_undated")}
    assert counted == {c: int(c == f"n_{state}") for c in counted}
    assert row["n_overdue"] == (state == "no_response")


@pytest.mark.parametrize(
    ("as_at", "state"),
    [
        ("2014-09-01", "no_response"),
        ("2014-10-01", "responded"),
        ("2014-11-01", "claimed"),
        ("2014-12-01", "evidenced"),
        ("2015-01-01", "verified"),
        ("2015-02-01", "effect"),
    ],
)
def test_an_earlier_day_takes_back_what_happened_since(snapshot, as_at, state):
    made = snapshot(
        reviews=[review("R1", completed_date=day("2014-09-01"))],
        recommendations=[
            recommendation(
                "R1", response="accepted", response_date="2014-10-01", done_date="2014-11-01",
                evidenced_date="2014-12-01", verified_date="2015-01-01", effect_date="2015-02-01",
            )
        ],
    )  # fmt: skip
    assert whole(made, "recommendation_status", as_at=as_at)[f"n_{state}"] == 1


def test_only_reviews_completed_by_the_as_at_date(snapshot):
    made = snapshot(
        reviews=[
            review("R1", completed_date=day("2015-05-01")),
            review("R2", completed_date=day("2015-05-02")),
            review("R3"),
            review("R4", completed_date=day("2015-01-01"), notified_date=day("2015-06-01")),
            review("R5", completed_date=day("2015-01-01"), incident_type="serious_harm"),
        ],
        recommendations=[
            recommendation(f"R{n}", number)
            for n, number in [(1, 1), (2, 1), (2, 2), (3, 1), (4, 1), (5, 1)]
        ],
    )
    row = whole(made, "recommendation_status", **ASKED)
    assert (row["n_recommendations"], row["n_reviews"]) == (2, 2)
    assert whole(made, "recommendation_status", incident_type="death", **ASKED)["n_reviews"] == 1
    assert left_out(made, "recommendation_status", **ASKED) == {
        "of recommendations of a review that is not completed": 3
    }


def test_shares_and_their_limits(snapshot):
    # Two reviews, fewer than ten: each counts as one, and as their spread has one degree of
    # freedom (t = 12.706) for a twentieth of a case: 2 * (1.959964 / 12.7062)^2 = 0.047588. 3 of 4
    # responses accept, wholly or partly; 1 of 3 that were looked at is clear.
    number = 2 * (1.959963984540054 / 12.706204736174694) ** 2
    made = snapshot(
        reviews=[review(f"R{n}", completed_date=day("2014-09-01")) for n in (1, 2)],
        recommendations=[
            recommendation("R1", 1, is_clear=True, **ACCEPTED),
            recommendation("R1", 2, is_clear=False, **ACCEPTED),
            recommendation("R1", 3, **REJECTED),
            recommendation("R2", 1, is_clear=False, **ACCEPTED | {"response": "partly_accepted"}),
            recommendation("R2", 2, response="accepted"),
        ],
    )
    row = whole(made, "recommendation_status", **ASKED)
    assert (row["accepted_rate"], row["clear_rate"]) == (0.75, pytest.approx(1 / 3))
    for name, share in (("accepted_rate", 0.75), ("clear_rate", 1 / 3)):
        lower, upper = (float(end) for end in wilson(number * share, number))
        assert (row[f"{name}_lower"], row[f"{name}_upper"]) == pytest.approx((lower, upper))


def test_boards_with_nothing_are_rows_of_zeros(snapshot):
    made = snapshot(
        boards=[
            board("B1"),
            board("B2", closed_date=day("2010-01-01")),
            board("B3", opened_date=day("2015-05-02")),
            board("B4", opened_date=day("2015-05-02")),
        ],
        reviews=[review("R1", "B4", completed_date=day("2015-01-01"))],
        recommendations=[recommendation("R1")],
    )
    found = rows(made, "recommendation_status", by="board", **ASKED)
    assert {name: row["n_recommendations"] for name, row in found.items()} == {
        "B1": 0, "B2": 0, "B4": 1
    }  # fmt: skip
    assert math.isnan(found["B1"]["accepted_rate"])
    assert found["B1"]["n_reviews"] == 0
