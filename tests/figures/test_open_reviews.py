"""Open reviews, by hand: which are open, how old, how far over, and in what delay."""

import pandas as pd
import pytest

from scr.figures import run as figures
from scr.figures.checks import check
from tests.factory import board, review
from tests.figures.asking import ask, cases, day, left_out, request

AS_AT = "2016-06-30"


def delay(number: int, review_id: str, start: str, end: str | None = None, reason="inquest"):
    return {
        "delay_id": f"D{number}", "review_id": review_id, "reason": reason,
        "start_date": day(start), "end_date": day(end) if end else None,
    }  # fmt: skip


@pytest.fixture(scope="module")
def made(shared_snapshot):
    return shared_snapshot(
        boards=[board("B1"), board("B2", region="South"),
                board("B3", closed_date=day("2010-01-01")),
                board("B4", opened_date=day("2017-01-01"))],
        reviews=[
            review("IN_TIME", initiated_date=day("2015-12-30")),
            review("OVER", initiated_date=day("2015-12-29")),
            review("MOVED", "B2", initiated_date=day("2015-12-29")),
            review("OLD", "B2", initiated_date=day("2013-01-01"), incident_type="serious_harm"),
            review("DONE", initiated_date=day("2015-01-01"), completed_date=day(AS_AT)),
            review("DONE_LATER", initiated_date=day(AS_AT), completed_date=day("2016-07-01")),
            review("STOPPED", initiated_date=day("2015-01-01"), discontinued_date=day(AS_AT)),
            review("NOT_YET", initiated_date=day("2016-07-01")),
            review("NO_DATE", decision="initiate"),
            review("NOT_STARTED", decision="not_initiate", decision_date=day("2016-01-01")),
        ],
        delays=[
            delay(1, "MOVED", "2016-06-29"),
            delay(2, "OLD", "2013-02-01", "2013-02-11", "family_court"),
            delay(3, "OLD", "2016-01-01", None, "other"),
            delay(4, "OLD", "2016-06-01", "2016-07-01", "criminal_proceedings"),
            delay(5, "OLD", "2016-06-01", AS_AT, "hr_process"),
            delay(6, "IN_TIME", "2016-07-01"),
        ],
    )  # fmt: skip


@pytest.fixture(scope="module")
def by_review(made):
    table = ask(made, "open_reviews", as_at=AS_AT).table
    return {row["review_id"]: row for row in table.to_dict("records")}


def test_who_is_open(by_review):
    assert list(by_review) == ["OLD", "MOVED", "OVER", "IN_TIME", "DONE_LATER"]


def test_columns_are_those_of_the_contract(made):
    columns = [
        "group_id", "group_name", "review_id", "board", "initiated_date", "age_days", "limit_date",
        "days_over", "net_limit_date", "net_days_over", "in_delay", "delay_reasons",
    ]  # fmt: skip
    assert list(ask(made, "open_reviews").table.columns) == columns
    assert [c.name for c in figures.definition("open_reviews").shown_columns] == columns
    assert figures.definition("open_reviews").is_per_review


@pytest.mark.parametrize(
    ("review_id", "expected"),
    [
        # The limit day itself is in time; the day after is one day over.
        ("IN_TIME", ("2016-06-30", None, "2016-06-30", None)),
        ("OVER", ("2016-06-29", 1, "2016-06-29", 1)),
        # In a delay since the limit day: a day so far, so not over the moved limit.
        ("MOVED", ("2016-06-29", 1, "2016-06-30", None)),
        # Ten days of 2013 moved the limit to 11 July 2013; the delays of 2016 began after it.
        ("OLD", ("2013-07-01", 1095, "2013-07-11", 1085)),
    ],
)
def test_limits_and_days_over(by_review, review_id, expected):
    row = by_review[review_id]
    limit, over, net, net_over = expected
    assert (row["limit_date"], row["net_limit_date"]) == (day(limit), day(net))
    for column, value in (("days_over", over), ("net_days_over", net_over)):
        assert pd.isna(row[column]) if value is None else row[column] == value


def test_delays_are_those_that_are_running(by_review):
    # One that ends after the as-at date has no end by it; one that ends on it has.
    assert by_review["OLD"]["delay_reasons"] == "criminal_proceedings;other"
    assert by_review["OLD"]["in_delay"] is True
    assert by_review["MOVED"]["delay_reasons"] == "inquest"
    assert by_review["IN_TIME"]["in_delay"] is False
    assert by_review["IN_TIME"]["age_days"] == 183


def test_groups_name_the_rows_and_filters_narrow_them(made):
    table = ask(made, "open_reviews", by="region", as_at=AS_AT).table
    assert list(table["group_id"]) == ["North"] * 3 + ["South"] * 2
    assert cases(made, "open_reviews", region="South", as_at=AS_AT) == ["OLD", "MOVED"]
    assert cases(made, "open_reviews", incident_type="serious_harm", as_at=AS_AT) == ["OLD"]


def test_by_age(made):
    table = ask(made, "open_reviews_by_age", by="board", as_at=AS_AT).table
    found = {
        (row["group_id"], row["age_band"]): (row["n_open"], row["n_in_delay"])
        for row in table.to_dict("records")
    }
    # A board closed long ago is listed, as it was open by the as-at date; one to come is not.
    assert {group for group, _ in found} == {"B1", "B2", "B3"}
    assert len(found) == 12
    assert {key: n for key, n in found.items() if n != (0, 0)} == {
        ("B1", "to_6_months"): (2, 0),
        ("B1", "6_to_12_months"): (1, 0),
        ("B2", "6_to_12_months"): (1, 1),
        ("B2", "over_2_years"): (1, 1),
    }


@pytest.mark.parametrize(
    ("as_at", "band"),
    [
        ("2015-08-31", "to_6_months"),
        ("2016-02-29", "to_6_months"),
        ("2016-03-01", "6_to_12_months"),
        ("2016-08-31", "6_to_12_months"),
        ("2016-09-01", "1_to_2_years"),
        ("2017-08-31", "1_to_2_years"),
        ("2017-09-01", "over_2_years"),
    ],
)
def test_bands_on_both_sides(snapshot, as_at, band):
    made = snapshot(reviews=[review("R1", initiated_date=day("2015-08-31"))])
    table = ask(made, "open_reviews_by_age", as_at=as_at).table
    assert list(table["age_band"][table["n_open"] == 1]) == [band]


def test_left_out_says_who_has_no_date(made):
    for figure in ("open_reviews", "open_reviews_by_age"):
        (reason,) = left_out(made, figure, as_at=AS_AT)
        assert "no date from which to count" in reason


def test_nobody_is_open(snapshot):
    assert len(ask(snapshot(), "open_reviews").table) == 0
    assert (ask(snapshot(), "open_reviews_by_age").table["n_open"] == 0).all()
    assert check(request("open_reviews"), snapshot()).as_at is not None
