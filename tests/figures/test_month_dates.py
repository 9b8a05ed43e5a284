"""Dates known to the month only: counted in their year, and in no clock of days. By hand.

Such a date is stored as the last day of its month, its column named in `month_only`.
"""

import pytest

from scr.figures import run as figures
from tests.factory import review
from tests.figures.asking import ask, cases, day, left_out, request, whole

AS_AT = "2016-06-30"
MONTH = "date known to the month"


def dated(values: dict) -> dict:
    return {k: day(v) if k.endswith("_date") else v for k, v in values.items()}


def with_month(*columns: str, **values: object) -> dict:
    return dated(values) | {"month_only": list(columns) or None}


def in_month(found: dict[str, int]) -> int:
    """How many cases the reasons that name a date known to the month have."""
    return sum(n for reason, n in found.items() if MONTH in reason)


INITIATED = with_month("initiated_date", initiated_date="2015-01-31")
EXACT = dated({"initiated_date": "2015-01-01"})


@pytest.fixture
def made(snapshot):
    def make(*values: dict, **tables: list[dict]):
        return snapshot(
            reviews=[review(f"R{i}", **one) for i, one in enumerate(values)],
            **{
                name: [{f"{name[:-1]}_id": f"X{i}"} | one for i, one in enumerate(found)]
                for name, found in tables.items()
            },
        )

    return make


@pytest.mark.parametrize(("as_at", "n"), [("2015-01-30", 0), ("2015-01-31", 1)])
def test_it_has_happened_once_its_month_is_over(made, as_at, n):
    found = made(INITIATED, dated({"initiated_date": "2014-12-01"}))
    assert whole(found, "initiations", "panel:2014-15", as_at=as_at)["n_initiated"] == n + 1


def test_it_counts_in_its_year_of_every_kind(made):
    found = made(INITIATED)
    for period in ("panel:2014-15", "financial:2014-15", "calendar:2015"):
        assert whole(found, "initiations", period, as_at=AS_AT)["n_initiated"] == 1


# A clock: what is recorded, and whether its days can be counted.
CLOCKS = [
    ("start known to the month", {"notified_date": "2015-01-31", "decision": "initiate",
     "decision_date": "2015-03-02"}, ["notified_date"], False),
    ("end known to the month, however late", {"notified_date": "2014-01-01", "decision": "initiate",
     "decision_date": "2015-03-31"}, ["decision_date"], False),
    ("both to the day", {"notified_date": "2015-01-31", "decision": "initiate",
     "decision_date": "2015-03-02"}, [], True),
    ("another date of it to the month", {"notified_date": "2015-01-31", "decision": "initiate",
     "decision_date": "2015-03-02", "completed_date": "2015-06-30"}, ["completed_date"], True),
    ("start known to the month, not ended", {"notified_date": "2015-01-31"},
     ["notified_date"], False),
    ("end after the as-at date: not yet", {"notified_date": "2015-01-31", "decision": "initiate",
     "decision_date": "2016-07-31"}, ["decision_date"], True),
]  # fmt: skip


@pytest.mark.parametrize(
    ("values", "columns", "is_counted"), [c[1:] for c in CLOCKS], ids=[c[0] for c in CLOCKS]
)
def test_a_clock_that_needs_it_leaves_the_case_out_and_counts_it(made, values, columns, is_counted):
    found = made(with_month(*columns, **values))
    n_out = 0 if is_counted else 1
    table = ask(found, "standards", as_at=AS_AT).table.set_index("standard_id")
    assert table.loc["decide", "n_started"] == 1
    assert table.loc["decide", "n_left_out"] == n_out
    stages = ask(found, "durations", as_at=AS_AT).table.set_index("stage")
    assert stages.loc["notified_to_decision", "n_left_out"] == n_out
    assert stages.loc["notified_to_decision", "n_started"] == 1 - n_out
    said = left_out(found, "standards", as_at=AS_AT)
    assert said.get("of the standard decide with a " + MONTH, 0) == n_out
    said = left_out(found, "durations", as_at=AS_AT)
    assert said.get("of the stage notified to decision with a " + MONTH, 0) == n_out


def test_derived_dates_are_as_exact_as_what_they_come_from(made):
    decided = {"decision": "initiate", "decision_date": "2015-01-31"}
    found = made(
        # Initiated by the decision, of which the month is known; aware by the incident, likewise.
        with_month("decision_date", **decided),
        with_month("incident_date", incident_date="2015-04-30", notified_date="2015-05-20"),
        # The recorded dates win, and are known to the day.
        with_month("decision_date", **decided, initiated_date="2015-01-10"),
        with_month(
            "incident_date",
            incident_date="2015-03-31", aware_date="2015-05-19", notified_date="2015-05-20",
        ),
    )  # fmt: skip
    table = ask(found, "standards", as_at=AS_AT).table.set_index("standard_id")
    assert table.loc["complete", ["n_started", "n_left_out"]].tolist() == [2, 1]
    assert table.loc["notify", ["n_started", "n_met", "n_left_out"]].tolist() == [2, 1, 1]


def test_a_stop_known_to_the_month_leaves_the_case_out_unless_it_ended(made):
    found = made(
        EXACT | with_month("discontinued_date", discontinued_date="2015-03-31"),
        EXACT
        | with_month(
            "discontinued_date", discontinued_date="2015-03-31", completed_date="2015-02-01"
        ),
    )
    table = ask(found, "standards", as_at=AS_AT).table.set_index("standard_id")
    assert table.loc["complete", ["n_met", "n_left_out"]].tolist() == [1, 1]
    stages = ask(found, "durations", as_at=AS_AT).table.set_index("stage")
    row = stages.loc["initiated_to_completed"]
    assert row[["n_ended", "n_stopped", "n_left_out"]].tolist() == [1, 0, 1]


@pytest.mark.parametrize(
    ("published", "columns", "n_out"),
    [
        # The earliest is to the month; or may be, as one of its month is; or is to the day.
        ([("2015-06-30", True)], "first", 1),
        ([("2015-06-10", False), ("2015-06-30", True)], "may be first", 1),
        ([("2015-05-31", False), ("2015-06-30", True)], "later", 0),
    ],
)
def test_the_earliest_of_several_is_to_the_month_where_one_of_its_month_is(
    made, published, columns, n_out
):
    found = made(
        dated({"completed_date": "2015-01-01"}),
        publications=[
            with_month(*(["published_date"] if to_month else []), published_date=on)
            | {"review_id": "R0", "kind": "overview_report"}
            for on, to_month in published
        ],
    )
    stages = ask(found, "durations", as_at=AS_AT).table.set_index("stage")
    assert stages.loc["completed_to_published", "n_left_out"] == n_out


# Delays of a review initiated on 1 January 2015, its limit day 1 July 2015, and not completed.
DELAYS = [
    ("to the day", [], "2015-03-31", "2015-04-30", "2015-07-31", 30, 1),
    ("start to the month", ["start_date"], "2015-03-31", "2015-04-30", None, 0, 1),
    ("end to the month", ["end_date"], "2015-03-31", "2015-04-30", None, 0, 1),
    ("within one month: perhaps not a day", ["end_date"], "2015-03-03", "2015-03-31", None, 0, 0),
    ("wholly before it was started", ["end_date"], "2014-10-01", "2014-11-30", "2015-07-01", 0, 0),
    ("still running", ["end_date"], "2016-06-20", "2016-07-31", "2015-07-01", 10, 1),
]  # fmt: skip


@pytest.mark.parametrize(
    ("columns", "start", "end", "limit", "days", "n_with"),
    [d[1:] for d in DELAYS],
    ids=[d[0] for d in DELAYS],
)
def test_agreed_delays_whose_days_cannot_be_counted(made, columns, start, end, limit, days, n_with):
    delay = {"review_id": "R0", "reason": "inquest"}
    found = made(EXACT, delays=[delay | with_month(*columns, start_date=start, end_date=end)])
    row = rows_by_reason(found)
    assert [row[reason]["delay_days"] for reason in (None, "inquest")] == [days, days]
    assert [row[reason]["n_with_delay"] for reason in (None, "inquest")] == [n_with, n_with]
    (opened,) = ask(found, "open_reviews", as_at=AS_AT).table.to_dict("records")
    net = opened["net_limit_date"]
    assert (None if net is None or net != net else net) == (day(limit) if limit else None)
    complete = ask(found, "standards", as_at=AS_AT).table.set_index("standard_id").loc["complete"]
    assert complete["n_left_out"] == 0
    assert complete["n_left_out_net"] == (limit is None)
    assert in_month(left_out(found, "standards", as_at=AS_AT)) == (limit is None)
    assert in_month(left_out(found, "agreed_delays", as_at=AS_AT)) == (limit is None)


def rows_by_reason(found):
    table = ask(found, "agreed_delays", as_at=AS_AT).table
    return {
        None if row["reason"] != row["reason"] else row["reason"]: row
        for row in table.to_dict("records")
    }


def test_an_open_review_without_a_day_has_no_age(made):
    found = made(INITIATED, EXACT)
    assert ask(found, "open_reviews", as_at=AS_AT).table["review_id"].tolist() == ["R1"]
    assert ask(found, "open_reviews_by_age", as_at=AS_AT).table["n_open"].sum() == 1
    for figure in ("open_reviews", "open_reviews_by_age"):
        assert in_month(left_out(found, figure, as_at=AS_AT)) == 1
    # In the list of days between reviews it stands, without days before or after it.
    listed = ask(found, "starts", as_at=AS_AT).table
    assert listed["review_id"].tolist() == ["R1", "R0"]
    assert listed["days_since"].isna().all()


# A recommendation due on 31 March 2015 (or in March): is it counted, and in time?
DUE = [
    ("claimed that month, to the month", {"done_date": "2015-03-31"}, ["done_date"], None),
    ("claimed the month before, to the month", {"done_date": "2015-02-28"}, ["done_date"], True),
    ("claimed the month after, to the month", {"done_date": "2015-04-30"}, ["done_date"], False),
    ("due to the month, claimed in it", {"done_date": "2015-03-20"}, ["due_date"], None),
    ("due to the month, claimed before it", {"done_date": "2015-02-28"}, ["due_date"], True),
    ("due to the month, never claimed", {}, ["due_date"], False),
    ("ended in that month, to the month", {"closed_date": "2015-03-31"}, ["closed_date"], None),
]


@pytest.mark.parametrize(
    ("values", "columns", "on_time"), [d[1:] for d in DUE], ids=[d[0] for d in DUE]
)
def test_a_recommendation_of_which_nobody_can_tell_if_in_time(made, values, columns, on_time):
    found = made(
        dated({"completed_date": "2015-01-01"}),
        recommendations=[
            {"review_id": "R0", "addressee": "A"}
            | with_month(*columns, due_date="2015-03-31", **values)
        ],
    )
    row = whole(found, "recommendations_due", as_at=AS_AT)
    assert row["n_due"] == (on_time is not None)
    assert row["n_done_on_time"] == bool(on_time)
    months = ask(found, "recommendations_due_by_month", as_at=AS_AT).table
    assert months["n_due"].sum() == row["n_due"]
    assert in_month(left_out(found, "recommendations_due", as_at=AS_AT)) == (on_time is None)
    assert bool(cases(found, "recommendations_due", as_at=AS_AT)) == (on_time is not None)


def test_follow_through_leaves_out_rows_whose_days_are_not_known(made):
    asked = {"addressee": "A", "due_date": day("2016-01-01")}
    found = made(
        dated({"completed_date": "2014-01-01"}),
        with_month("completed_date", completed_date="2014-01-31"),
        recommendations=[
            asked | {"review_id": "R0"} | with_month("done_date", done_date="2014-02-28"),
            asked | {"review_id": "R0"} | with_month(done_date="2014-02-28"),
            # Claimed to the day; the day of evidence, of a later month, is not needed for the claim
            # but for the evidence, and a row is in both or in neither.
            asked
            | {"review_id": "R0"}
            | with_month("evidenced_date", done_date="2014-02-28", evidenced_date="2014-05-31"),
            asked | {"review_id": "R1"} | with_month(done_date="2014-03-01"),
        ],
    )
    row = whole(found, "follow_through", as_at=AS_AT)
    assert row["n_recommendations"] == row["n_reviews"] == 1
    assert in_month(left_out(found, "follow_through", as_at=AS_AT)) == 3
    ages = ask(found, "open_recommendations_by_age", as_at=AS_AT).table
    assert ages["n_open"].sum() == 0


def test_letters_count_but_not_in_the_median(snapshot):
    letter = {"board_id": "B1", "raised_by": "panel", "subject": "delay"}
    to_day = dated({"raised_date": "2015-01-01", "replied_date": "2015-01-11"})
    found = snapshot(
        challenges=[
            letter | to_day | {"challenge_id": "C1"},
            letter | to_day | {"challenge_id": "C2", "month_only": ["raised_date"]},
            letter | to_day | {"challenge_id": "C3", "month_only": ["replied_date"]},
            # Replied to before it was closed: the day of closing is not needed.
            letter
            | to_day
            | dated({"closed_date": "2015-02-28"})
            | {"challenge_id": "C4", "month_only": ["closed_date"]},
        ]
    )
    row = ask(found, "challenges", as_at=AS_AT).table.iloc[0]
    assert (row["n_raised"], row["n_replied"], row["median_days"]) == (4, 4, 10)
    assert left_out(found, "challenges", as_at=AS_AT) == {
        f"of challenges left out of the median: {MONTH}": 2
    }


def test_responses_to_the_panel_count_but_not_in_the_median(snapshot):
    one = {"report": "First", "text": "Do it.", "response": "accepted"}
    to_day = dated({"report_date": "2015-01-01", "response_date": "2015-01-11"})
    found = snapshot(
        panel_recommendations=[
            one | to_day | {"panel_recommendation_id": "P1"},
            one | to_day | {"panel_recommendation_id": "P2", "month_only": ["response_date"]},
        ]
    )
    row = ask(found, "panel_responses", as_at=AS_AT).table.iloc[0]
    assert (row["n_recommendations"], row["n_accepted"], row["median_days"]) == (2, 2, 10)
    assert in_month(left_out(found, "panel_responses", as_at=AS_AT)) == 1


def test_a_reviewer_appointed_in_some_month(made):
    found = made(
        EXACT | with_month("reviewer_appointed_date", reviewer_appointed_date="2015-02-28"),
        EXACT | dated({"reviewer_appointed_date": "2015-01-21"}),
    )
    row = whole(found, "reviewer_appointment", as_at=AS_AT)
    assert (row["n_initiated"], row["n_appointed"], row["median_days"]) == (2, 2, 20)
    assert in_month(left_out(found, "reviewer_appointment", as_at=AS_AT)) == 1


def test_lists_of_cases_show_the_month(made):
    found = made(
        EXACT | with_month("decision_date", decision="initiate", decision_date="2014-12-31"),
        # Initiated by the decision: derived, and known to the month as that is.
        with_month("decision_date", decision="initiate", decision_date="2014-12-31"),
    )
    asked = request("initiations", "panel:2014-15", as_at=AS_AT)
    listed = figures.cases(asked, found).set_index("review_id")
    assert listed.loc["R0", "initiated_date"] == "1 January 2015"
    assert listed.loc["R1", "initiated_date"] == "December 2014"
    assert listed["first_decision_date"].tolist() == ["December 2014"] * 2
    # A column without such a date keeps its days.
    assert listed["final_decision_date"].dtype.kind == "M"
