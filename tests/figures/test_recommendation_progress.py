"""The ladder by period and by body, open ones by age, and due ones by month, counted by hand."""

import math

import pytest

from scr.figures.checks import check
from scr.stats.clustered import clustered_wilson
from tests.factory import board, review
from tests.figures.asking import ask, cases, day, left_out, request, rows, whole
from tests.figures.test_recommendation_status import STATES, recommendation

YEAR = "panel:2014-15"
AS_AT = {"as_at": "2015-05-01"}
DONE, SHOWN = {"done_date": "2015-01-01"}, {"evidenced_date": "2015-01-01"}


def by_kind(made, *args, **values) -> dict:
    """The rows of the whole by kind of body, all together under the empty name."""
    table = ask(made, "recommendation_progress", *args, **values).table
    table["addressee_type"] = table["addressee_type"].fillna("")
    return {row["addressee_type"]: row for row in table.to_dict("records")}


@pytest.fixture(scope="module")
def made(shared_snapshot):
    """Ten rows of three reviews of the year, one of the year before and one not completed."""
    return shared_snapshot(
        boards=[board("B1"), board("B2", region="South")],
        reviews=[
            review("R1", completed_date=day("2014-07-01")),
            review("R2", "B2", completed_date=day("2015-04-30")),
            review("R3", completed_date=day("2014-06-30")),
            review("R4"),
            review("R5", completed_date=day("2015-02-01")),
        ],
        recommendations=[
            recommendation("R1", 1, "Police", addressee_type="police", theme="A", **SHOWN),
            recommendation("R1", 2, "Police", addressee_type="police", theme="B", **DONE),
            recommendation("R1", 2, "Health", addressee_type="health", theme="B"),
            recommendation("R1", 3, "Somebody", verified_date="2015-03-01"),
            recommendation("R2", 1, "Police", addressee_type="police", theme="A", **DONE),
            recommendation("R2", 2, "Police", addressee_type="police", effect_date="2014-01-01"),
            recommendation("R2", 3, "Health", addressee_type="health", due_date="2015-04-30"),
            recommendation("R3", 1, "Police", addressee_type="police", theme="A"),
            recommendation("R4", 1, "Police", addressee_type="police", theme="A", **SHOWN),
        ],
    )


def test_the_ladder_of_a_period(made):
    row = by_kind(made, YEAR, **AS_AT)[""]
    assert (row["n_recommendations"], row["n_reviews"]) == (7, 2)
    assert {c: row[c] for c in STATES if row[c]} == {
        "n_effect": 1, "n_verified": 1, "n_evidenced": 1, "n_claimed": 2, "n_no_response": 2,
    }  # fmt: skip
    assert (row["n_overdue"], row["n_no_record"]) == (1, 1)
    assert (row["evidenced_rate"], row["claimed_only_rate"]) == (3 / 7, 2 / 7)
    # R1 has 2 of 4 shown, R2 1 of 3: two reviews count as two.
    lower, upper = clustered_wilson([3], [7], [[2, 5, 11, 25]])
    assert row["evidenced_rate_lower"] == pytest.approx(lower[0])
    assert row["evidenced_rate_upper"] == pytest.approx(upper[0])
    assert cases(made, "recommendation_progress", YEAR, **AS_AT) == ["R1", "R2"]
    reason = "of reviews completed without a recommendation on record"
    assert left_out(made, "recommendation_progress", YEAR, **AS_AT) == {reason: 1}


def test_by_kind_of_body_they_add_up(made):
    found = by_kind(made, YEAR, **AS_AT)
    all_together, kinds = found.pop(""), found
    assert len(kinds) == 11
    for column in ("n_recommendations", *STATES, "n_overdue", "n_no_record", "n_stale"):
        assert sum(row[column] for row in kinds.values()) == all_together[column], column
    assert (kinds["police"]["n_recommendations"], kinds["police"]["n_claimed"]) == (4, 2)
    assert kinds["not_recorded"]["n_verified"] == 1
    assert kinds["housing"]["n_recommendations"] == 0
    assert math.isnan(kinds["housing"]["evidenced_rate"])


def test_over_all_time_it_is_the_status(made):
    status = whole(made, "recommendation_status", **AS_AT)
    progress = by_kind(made, **AS_AT)[""]
    shared = [name for name in status if name.startswith("n_")]
    assert {n: progress[n] for n in shared} == {n: status[n] for n in shared}
    assert status["n_recommendations"] == 8


@pytest.mark.parametrize(
    ("narrowed", "n", "reviews"),
    [
        ({"addressee_type": "police"}, 5, ["R1", "R2", "R3"]),
        ({"addressee_type": "not_recorded"}, 1, ["R1"]),
        ({"addressee_type": "housing"}, 0, []),
        ({"theme": "A"}, 3, ["R1", "R2", "R3"]),
        # As codes do, themes compare without case and spaces.
        ({"theme": " a"}, 3, ["R1", "R2", "R3"]),
        ({"theme": "Z"}, 0, []),
        ({"theme": "not_recorded"}, 3, ["R1", "R2"]),
        ({"theme": "B", "addressee_type": "health"}, 1, ["R1"]),
    ],
)
def test_every_figure_can_be_narrowed_to_a_body_and_a_theme(made, narrowed, n, reviews):
    asked = AS_AT | narrowed
    assert whole(made, "recommendation_status", **asked)["n_recommendations"] == n
    assert by_kind(made, **asked)[""]["n_recommendations"] == n
    assert whole(made, "follow_through", **asked)["n_recommendations"] == n
    for figure in ("recommendation_status", "recommendation_progress", "follow_through"):
        assert sorted(cases(made, figure, **asked)) == reviews, figure


def test_due_and_themes_are_narrowed_too(made):
    asked = AS_AT | {"addressee_type": "health"}
    assert whole(made, "recommendations_due", **asked)["n_due"] == 1
    assert whole(made, "recommendations_due", **AS_AT | {"theme": "A"})["n_due"] == 0
    assert list(ask(made, "recurrence", **asked).table["theme"]) == ["B"]
    assert cases(made, "recurrence", **asked) == ["R1"]


@pytest.mark.parametrize("narrowed", [{"addressee_type": "police"}, {"theme": "A"}])
def test_other_figures_cannot(made, narrowed):
    from scr.base.errors import ArgumentError

    with pytest.raises(ArgumentError, match="cannot be narrowed to a"):
        check(request("decisions", **narrowed), made)


BANDS = ("to_6_months", "6_to_12_months", "1_to_2_years", "over_2_years")


@pytest.mark.parametrize(
    ("completed", "band"),
    [
        ("2016-06-30", 0),
        ("2015-12-30", 0),  # six months to the day
        ("2015-12-29", 1),
        ("2015-06-30", 1),
        ("2015-06-29", 2),
        ("2014-06-30", 2),
        ("2014-06-29", 3),
    ],
)
def test_both_sides_of_each_age(snapshot, completed, band):
    made = snapshot(
        reviews=[review("R1", completed_date=day(completed))],
        recommendations=[
            recommendation("R1", 1),
            recommendation("R1", 2, due_date="2016-06-29"),
            recommendation("R1", 3, updated_date="2016-03-31"),
            recommendation("R1", 4, updated_date="2016-04-01"),
            recommendation("R1", 5, **SHOWN),
            recommendation("R1", 6, closed_date="2016-06-30"),
        ],
    )
    table = ask(made, "open_recommendations_by_age").table
    counts = [tuple(r[n] for n in ("n_open", "n_overdue", "n_no_record", "n_stale"))
              for r in table.to_dict("records")]  # fmt: skip
    assert list(table["age_band"]) == list(BANDS)
    assert counts == [(4, 1, 1, 1) if i == band else (0, 0, 0, 0) for i in range(4)]
    assert cases(made, "open_recommendations_by_age") == ["R1"]


DUE = {"due_date": "2014-12-31"}
MONTHS = [
    ("evidenced on the day", DUE | {"evidenced_date": "2014-12-31"}, "n_evidenced_on_time"),
    ("claimed on the day", DUE | {"done_date": "2014-12-31"}, "n_claimed_on_time"),
    ("claimed in time, evidenced later",
     DUE | {"done_date": "2014-12-31", "evidenced_date": "2015-01-01"}, "n_claimed_on_time"),
    ("claimed the day after", DUE | {"done_date": "2015-01-01"}, "n_later"),
    ("closed the day after", DUE | {"closed_date": "2015-01-01"}, "n_later"),
    ("neither", DUE, "n_overdue"),
    ("closed in time: nothing left to do", DUE | {"closed_date": "2014-12-31"}, None),
    ("due on the as-at date", {"due_date": "2015-05-01"}, None),
]  # fmt: skip


@pytest.mark.parametrize(("values", "part"), [m[1:] for m in MONTHS], ids=[m[0] for m in MONTHS])
def test_each_part_of_a_month(snapshot, values, part):
    made = snapshot(
        reviews=[review("R1", completed_date=day("2014-06-01"))],
        recommendations=[
            recommendation("R1", 1, **values),
            recommendation("R1", 2, due_date="2015-01-01"),
        ],
    )
    found = {
        str(row["month"]): row
        for row in ask(made, "recommendations_due_by_month", **AS_AT).table.to_dict("records")
    }
    assert found["2015-01-01"]["n_overdue"] == 1
    if part is None:
        assert list(found) == ["2015-01-01"]
        return
    december = found["2014-12-01"]
    parts = ("n_evidenced_on_time", "n_claimed_on_time", "n_later", "n_overdue")
    assert {n: december[n] for n in parts} == {n: int(n == part) for n in parts}
    due = whole(made, "recommendations_due", **AS_AT)
    assert sum(row["n_due"] for row in found.values()) == due["n_due"]


def test_boards_with_nothing_are_rows_of_zeros(made):
    found = ask(made, "recommendation_progress", YEAR, by="board", **AS_AT).table
    first = found[found["addressee_type"].isna()].set_index("group_id")
    assert list(first["n_recommendations"]) == [4, 3]
    by_age = ask(made, "open_recommendations_by_age", by="board", **AS_AT).table
    assert len(by_age) == 8
    assert len(rows(made, "recommendations_due_by_month", by="board", **AS_AT)) == 2
