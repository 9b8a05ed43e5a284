"""How soon recommendations are carried out, counted by hand: each clock, weight and limit."""

import math

import pytest

from tests.factory import board, review
from tests.figures.asking import cases, day, left_out, rows, whole
from tests.figures.test_recommendation_status import recommendation

# Five recommendations of a review completed on 1 January 2013 and followed to 30 June 2016 are the
# fewest of which a share is shown. The first is the example, the others stay open: a share is 0.2
# where it has acted. Day 183 is 3 July 2013.
ACCEPTED = {"response": "accepted", "response_date": "2013-02-01"}
REJECTED = {"response": "rejected", "response_date": "2013-03-01"}
NEVER, BOTH, CLAIMED = (0, 0), (0.2, 0.2), (0, 0.2)
EXAMPLES = [
    ("open", {}, NEVER),
    ("both: evidenced on day 183", {"evidenced_date": "2013-07-03"}, BOTH),
    ("neither: evidenced on day 184", {"evidenced_date": "2013-07-04"}, NEVER),
    ("claimed alone", {"done_date": "2013-07-03"}, CLAIMED),
    ("both: verified is evidence", {"verified_date": "2013-07-03"}, BOTH),
    ("both: an effect is evidence", {"effect_date": "2013-07-03"}, BOTH),
    ("both: before completion, at day 0", {"evidenced_date": "2012-01-01"}, BOTH),
    ("neither: closed before it", {"closed_date": "2013-05-01", "evidenced_date": "2013-06-01"},
     NEVER),
    ("both: on the day on which it was closed",
     {"closed_date": "2013-06-01", "evidenced_date": "2013-06-01"}, BOTH),
    ("both: closed the day after",
     {"closed_date": "2013-06-02", "evidenced_date": "2013-06-01"}, BOTH),
    ("claimed, then closed, then evidenced",
     {"done_date": "2013-04-01", "closed_date": "2013-05-01", "evidenced_date": "2013-06-01"},
     CLAIMED),
    ("neither: rejected before it", REJECTED | {"evidenced_date": "2013-06-01"}, NEVER),
    ("both: a rejection without its date",
     {"response": "rejected", "evidenced_date": "2013-06-01"}, BOTH),
    ("both: closed and evidenced before completion, the same day 0 of the clock",
     {"closed_date": "2012-05-01", "evidenced_date": "2012-06-01"}, BOTH),
    ("neither: closed before completion, evidenced the day after completion",
     {"closed_date": "2012-05-01", "evidenced_date": "2013-01-02"}, NEVER),
    ("both: closed before completion, evidenced on the day of completion",
     {"closed_date": "2012-05-01", "evidenced_date": "2013-01-01"}, BOTH),
    ("neither: closed the day before the claim",
     {"closed_date": "2013-05-31", "done_date": "2013-06-01"}, NEVER),
    ("claimed: closed on the day of the claim",
     {"closed_date": "2013-06-01", "done_date": "2013-06-01"}, CLAIMED),
    ("claimed: closed the day after the claim",
     {"closed_date": "2013-06-02", "done_date": "2013-06-01"}, CLAIMED),
    ("claimed before completion, at day 0", {"done_date": "2012-12-31"}, CLAIMED),
    ("claimed at day 0, evidenced on day 184",
     {"done_date": "2013-01-01", "evidenced_date": "2013-07-04"}, CLAIMED),
    ("claimed: rejected after the claim",
     REJECTED | {"response_date": "2013-03-02", "done_date": "2013-03-01"}, CLAIMED),
    ("neither: rejected the day before the claim",
     REJECTED | {"response_date": "2013-02-28", "done_date": "2013-03-01"}, NEVER),
    ("an acceptance ends nothing", ACCEPTED | {"evidenced_date": "2013-06-01"}, BOTH),
]  # fmt: skip
COMPLETED = day("2013-01-01")


@pytest.fixture(scope="module")
def examples(shared_snapshot):
    numbers = range(len(EXAMPLES))
    return shared_snapshot(
        boards=[board(str(n)) for n in numbers],
        reviews=[review(f"R{n}", str(n), completed_date=COMPLETED) for n in numbers],
        recommendations=[
            recommendation(f"R{n}", i, **(EXAMPLES[n][1] if i == 0 else {}))
            for n in numbers
            for i in range(5)
        ],
    )


@pytest.mark.parametrize("number", range(len(EXAMPLES)), ids=[e[0] for e in EXAMPLES])
def test_each_example(examples, number):
    row = rows(examples, "follow_through", by="board")[str(number)]
    assert (row["evidenced_183"], row["claimed_183"]) == pytest.approx(EXAMPLES[number][2])
    assert math.isnan(row["claimed_183_lower"]), "a single review has no limits"
    assert (row["n_recommendations"], row["n_reviews"]) == (5, 1)


def test_the_whole_and_its_cases(examples):
    row = whole(examples, "follow_through")
    n = len(EXAMPLES)
    assert (row["n_recommendations"], row["n_reviews"]) == (5 * n, n)
    assert sorted(cases(examples, "follow_through")) == sorted(f"R{i}" for i in range(n))


def test_each_day_of_the_three(snapshot):
    # Days 183, 184, 365, 366, 730 and 731 since 1 January 2013.
    days = ["2013-07-03", "2013-07-04", "2014-01-01", "2014-01-02", "2015-01-01", "2015-01-02"]
    made = snapshot(
        reviews=[review("R1", completed_date=COMPLETED)],
        recommendations=[recommendation("R1", n, done_date=d) for n, d in enumerate(days)],
    )
    row = whole(made, "follow_through")
    found = [row[f"claimed_{n}"] for n in (183, 365, 730)]
    assert found == pytest.approx([1 / 6, 3 / 6, 5 / 6])
    assert [row[f"evidenced_{n}"] for n in (183, 365, 730)] == [0, 0, 0]


def test_an_earlier_day_takes_back_what_happened_since(snapshot):
    made = snapshot(
        reviews=[review("R1", completed_date=COMPLETED)],
        recommendations=[
            recommendation("R1", n, done_date="2013-06-01", closed_date="2013-05-01")
            for n in range(2)
        ]
        + [recommendation("R1", n, done_date="2013-06-01") for n in range(2, 10)],
    )
    # As at the last day of April nothing is closed; nobody has been followed for 183 days.
    early = whole(made, "follow_through", as_at="2013-04-30")
    assert (early["n_recommendations"], early["n_followed_183"]) == (10, 0)
    assert math.isnan(early["claimed_183"])
    assert whole(made, "follow_through", as_at="2013-07-03")["claimed_183"] == pytest.approx(0.8)
    # Before any review was completed nothing is on record, which is not none.
    assert whole(made, "follow_through", as_at="2012-12-31")["n_recommendations"] is None


def test_no_share_where_fewer_than_five_were_followed_so_long(snapshot):
    # Four of one review; of another, completed a day too late for 365 days, a fifth.
    made = snapshot(
        as_at=day("2014-01-01"),
        reviews=[
            review("R1", completed_date=COMPLETED),
            review("R2", completed_date=day("2013-01-02")),
        ],
        recommendations=[recommendation("R1", n, done_date="2013-02-01") for n in range(4)]
        + [recommendation("R2")],
    )
    row = whole(made, "follow_through")
    assert [row[f"n_followed_{n}"] for n in (183, 365, 730)] == [5, 4, 0]
    assert row["claimed_183"] == pytest.approx(0.8)
    for column in ("claimed_365", "claimed_365_by_review", "evidenced_365", "claimed_730"):
        assert math.isnan(row[column]), column


def test_done_on_no_day_is_left_out_and_counted(snapshot):
    made = snapshot(
        reviews=[review(f"R{n}", completed_date=day("2012-01-01")) for n in range(6)],
        recommendations=[
            *(recommendation(f"R{n}", 1, evidenced_date="2012-02-01") for n in range(5)),
            # Said to be done or closed on no day; the last has one.
            recommendation("R0", 2, status="done"),
            recommendation("R5", 1, status="closed"),
            recommendation("R0", 3, status="done", done_date="2012-02-01"),
        ],
    )
    row = whole(made, "follow_through", as_at="2015-05-01")
    assert (row["n_recommendations"], row["n_reviews"], row["n_undated"]) == (6, 5, 2)
    assert (row["evidenced_183"], row["claimed_183"]) == pytest.approx((5 / 6, 1))


def test_open_ones_are_followed_to_the_as_at_date(snapshot):
    # Five of a review of 1 January 2013: one is closed on day 299, one is claimed on day 300.
    # Four of a review followed for 200 days: one is claimed on day 100. So 1/9 on day 100; three
    # are last seen on day 200; of the five left one ends on day 299, one of those four acts.
    made = snapshot(
        as_at=day("2014-01-31"),
        reviews=[
            review("R1", completed_date=COMPLETED),
            review("R2", completed_date=day("2013-07-15")),
        ],
        recommendations=[recommendation("R1", n) for n in range(3)]
        + [recommendation("R1", 3, done_date="2013-10-28")]
        + [recommendation("R2", n) for n in range(3)]
        + [recommendation("R2", 3, done_date="2013-10-23")]
        + [recommendation("R1", 4, done_date="2013-10-28", closed_date="2013-10-27")],
    )
    row = whole(made, "follow_through")
    assert row["claimed_183"] == pytest.approx(1 / 9)
    assert row["claimed_365"] == pytest.approx(1 / 9 + 8 / 9 * 4 / 5 / 4)


def test_by_review_and_by_recommendation_differ(snapshot):
    # Eight of one review that came to nothing, two of another that were both evidenced.
    made = snapshot(
        reviews=[review(f"R{n}", completed_date=COMPLETED) for n in (1, 2)],
        recommendations=[recommendation("R1", n) for n in range(8)]
        + [recommendation("R2", n, evidenced_date="2013-02-01") for n in range(2)],
    )
    row = whole(made, "follow_through")
    assert row["evidenced_183"] == pytest.approx(0.2)
    assert row["evidenced_183_by_review"] == pytest.approx(0.5)
    assert math.isnan(row["evidenced_183_lower"]), "without one of them it is 0, or 1"


def test_limits_leave_out_one_review_at_a_time(snapshot):
    # Three reviews of two, of which 1, 1 and 2 are claimed: 4/6; left out in turn 3/4, 3/4, 2/4.
    made = snapshot(
        reviews=[review(f"R{n}", completed_date=COMPLETED) for n in (1, 2, 3)],
        recommendations=[recommendation(f"R{n}", 1, done_date="2013-02-01") for n in (1, 2, 3)]
        + [recommendation("R1", 2), recommendation("R2", 2)]
        + [recommendation("R3", 2, done_date="2013-02-01")],
    )
    row = whole(made, "follow_through")
    left = [math.log(-math.log(1 - p)) for p in (0.75, 0.75, 0.5)]
    # Student's t of two degrees of freedom.
    error = 4.302652729911275 * math.sqrt(2 / 3 * sum((o - sum(left) / 3) ** 2 for o in left))
    middle = math.log(-math.log(1 - 4 / 6))
    for name in ("claimed_183", "claimed_730", "claimed_183_by_review"):
        assert row[name] == pytest.approx(4 / 6)
        assert row[f"{name}_lower"] == pytest.approx(1 - math.exp(-math.exp(middle - error)))
        assert row[f"{name}_upper"] == pytest.approx(1 - math.exp(-math.exp(middle + error)))


def test_the_period_is_that_of_completion(snapshot):
    made = snapshot(
        reviews=[
            review("R1", completed_date=day("2012-06-30")),
            review("R2", completed_date=day("2012-07-01")),
            review("R3", completed_date=day("2013-06-30")),
            review("R4", completed_date=day("2013-07-01")),
            review("R5", completed_date=day("2013-01-01")),
            review("R6"),
        ],
        recommendations=[recommendation(f"R{n}") for n in (1, 2, 3, 4, 6)],
    )
    asked = ("follow_through", "panel:2012-13")
    assert whole(made, *asked)["n_recommendations"] == 2
    assert cases(made, *asked) == ["R2", "R3"]
    assert left_out(made, *asked) == {"of reviews completed without a recommendation on record": 1}
    by_year = rows(made, "follow_through", "panel:2011-12..2013-14", by="period")
    assert [row["n_reviews"] for row in by_year.values()] == [1, 2, 1]


def test_boards_with_nothing_are_rows_of_zeros(snapshot):
    made = snapshot(
        boards=[board("B1"), board("B2")],
        reviews=[review("R1", "B2", completed_date=COMPLETED)],
        recommendations=[recommendation("R1", 1)],
    )
    row = rows(made, "follow_through", by="board")["B1"]
    assert (row["n_recommendations"], row["n_reviews"], row["n_followed_183"]) == (0, 0, 0)
    assert math.isnan(row["evidenced_183"])
