"""The list of recommendations: what is needed next, who replied, and that its counts are those of
the figures."""

import pytest

from scr.base.errors import RefusedError
from scr.base.request import Request
from scr.cases.recommendations import choices, recommendations
from scr.disclosure import TRUSTED, Reader
from tests.factory import board, review
from tests.figures.asking import day, whole
from tests.figures.test_recommendation_status import EXAMPLES, recommendation

AS_AT = day("2015-05-01")
CANARY = "Zanzibarquince"
ACCEPTED = {"response": "accepted", "response_date": "2015-03-01"}
SILENT = ACCEPTED | {"response_date": "2015-01-30"}  # 91 days
NEXT = [
    ("nothing on record", {}, "first_record"),
    ("due, nobody replied", {"due_date": "2015-12-01"}, "reply"),
    ("overdue, nobody replied", {"due_date": "2015-04-30"}, "reply"),
    ("an update, but no reply", {"updated_date": "2015-04-30"}, "reply"),
    ("replied, no due date", ACCEPTED, "due_date"),
    ("replied, due on the as-at date", ACCEPTED | {"due_date": "2015-05-01"}, "doing"),
    ("replied, due the day before", ACCEPTED | {"due_date": "2015-04-30"}, "late"),
    ("silent for 91 days", SILENT | {"due_date": "2015-12-01"}, "update"),
    ("silent for 90 days", SILENT | {"response_date": "2015-01-31", "due_date": "2015-12-01"},
     "doing"),
    ("silent and overdue", SILENT | {"due_date": "2015-04-30"}, "update"),
    ("claimed", {"done_date": "2015-05-01"}, "evidence"),
    ("claimed the day after the as-at date", ACCEPTED | {"done_date": "2015-05-02"}, "due_date"),
    ("evidenced", {"evidenced_date": "2015-05-01"}, "check"),
    ("verified", {"verified_date": "2015-05-01"}, "effect"),
    ("effect shown", {"effect_date": "2015-05-01"}, "nothing"),
    ("rejected", ACCEPTED | {"response": "rejected"}, "nothing"),
    ("closed", {"closed_date": "2015-05-01"}, "nothing"),
]  # fmt: skip


def listed(snapshot, only="all", as_at=AS_AT, **narrowed):
    asked = Request("recommendation_status", **narrowed)
    return recommendations(TRUSTED, snapshot, asked, as_at, only)


@pytest.fixture(scope="module")
def made(shared_snapshot):
    """A review for each example of what is next, and for each of the ladder's."""
    values = [v for _, v, _ in NEXT] + [v for _, v, *_ in EXAMPLES]
    return shared_snapshot(
        boards=[board("B1"), board("B2")],
        reviews=[
            review(f"R{n}", "B1" if n % 3 else "B2", completed_date=day("2014-09-01"))
            for n in range(len(values))
        ],
        recommendations=[
            recommendation(f"R{n}", addressee=CANARY, text=CANARY, **v)
            for n, v in enumerate(values)
        ],
    )


@pytest.mark.parametrize("number", range(len(NEXT)), ids=[n[0] for n in NEXT])
def test_what_is_needed_next(made, number):
    found = listed(made).set_index("review_id")
    assert found.loc[f"R{number}", "next_step"] == NEXT[number][2]


@pytest.mark.parametrize(
    ("only", "columns"),
    [
        ("overdue", ["n_overdue"]),
        ("open", ["n_responded", "n_no_response"]),
        ("claimed", ["n_claimed"]),
        ("stale", ["n_stale"]),
        ("no_record", ["n_no_record"]),
        ("all", ["n_recommendations"]),
    ],
)
@pytest.mark.parametrize("narrowed", [{}, {"board_id": "B2"}])
@pytest.mark.parametrize("as_at", ["2015-05-01", "2015-02-01"])
def test_the_list_has_as_many_as_the_figure(made, only, columns, narrowed, as_at):
    row = whole(made, "recommendation_status", as_at=as_at, **narrowed)
    found = listed(made, only, day(as_at), **narrowed)
    assert len(found) == sum(row[name] for name in columns) > 0


def test_no_reply_leaves_out_those_without_any_record(made):
    row = whole(made, "recommendation_status", as_at=AS_AT)
    assert len(listed(made, "no_reply")) == row["n_no_response"] - row["n_no_record"]


def test_three_addressees_and_one_reply_is_one_of_three(snapshot):
    made = snapshot(
        reviews=[review("R1", completed_date=day("2014-09-01"))],
        recommendations=[
            recommendation("R1", 1, "Police", addressee_type="police", **ACCEPTED),
            recommendation("R1", 1, "Schools", addressee_type="education"),
            recommendation("R1", 1, "Hospital", addressee_type="health", due_date="2015-04-29"),
            recommendation("R1", 2, "Police", addressee_type="police", **ACCEPTED),
        ],
    )
    # Also where the list is narrowed to one of them.
    for narrowed in ({}, {"addressee_type": "education"}):
        found = listed(made, **narrowed)
        first = found[found["recommendation_id"] == "1"]
        assert set(zip(first["n_replied"], first["n_addressees"], strict=True)) == {(1, 3)}
    row = listed(made).iloc[0]
    assert (row["addressee_type"], row["days_over"], row["due_date"]) == (
        "health", 2, day("2015-04-29"),
    )  # fmt: skip
    # The day before the reply nobody had replied.
    assert set(listed(made, as_at=day("2015-02-28"))["n_replied"]) == {0}


def test_what_is_overdue_longest_comes_first_and_a_few_are_enough(made):
    found = listed(made)
    over = found["days_over"].dropna().astype(int)
    assert list(over.index) == list(range(len(over)))
    assert list(over) == sorted(over, reverse=True)
    asked = Request("recommendation_status")
    assert len(recommendations(TRUSTED, made, asked, AS_AT, "overdue", most=2)) == 2


def test_no_wording_and_no_names(made):
    assert CANARY not in listed(made).to_string()


def test_only_for_those_who_may_see_single_reviews(made):
    public = Reader("the public", ("publication",), may_see_cases=False)
    with pytest.raises(RefusedError, match="cleared"):
        recommendations(public, made, Request("recommendation_status"), AS_AT)


def test_what_it_can_be_narrowed_to(snapshot):
    made = snapshot(
        reviews=[review("R1")],
        recommendations=[
            recommendation("R1", 1, theme="Neglect", addressee_type="police"),
            recommendation("R1", 2),
        ],
    )
    found = choices(made)
    assert found.themes == ("Neglect", "not_recorded")
    assert found.addressee_types == ("not_recorded", "police")
    assert choices(snapshot()).themes == ()
