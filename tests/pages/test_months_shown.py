"""Dates known to the month only, where single cases are shown: as the month, and no days counted.

Such a date is stored as the last day of its month, its column named in `month_only`.
"""

from datetime import date

import pytest

from scr.base.dates import MonthOnly
from scr.base.request import Request
from scr.cases import letters as letter_rows
from scr.cases import listings
from scr.cases.recommendations import recommendations
from scr.cases.review_file import case_file
from scr.disclosure import TRUSTED
from scr.exhibits.challenges import letters_table
from scr.exhibits.panel_responses import tracker_table
from scr.exports.csv_file import rows_csv
from scr.figures import run as figures
from scr.plot import review_timeline
from scr.ui.pages.recommendations.list import readable, workbook
from scr.ui.pages.review import tables as review_tables
from scr.ui.pages.review import text as review_words
from tests.factory import AS_AT, board, review

APRIL = {"month_only": ["completed_date", "initiated_date"]}
ROWS = {
    "boards": [board("B1"), board("B2", opened_date=date(2010, 4, 30), month_only=["opened_date"])],
    "reviews": [
        # Started in January 2014, completed in April: published in April too, and nobody can tell
        # whether before that.
        review("R1", initiated_date=date(2014, 1, 31), completed_date=date(2014, 4, 30), **APRIL),
        # To the day, but for the decision that it was started by.
        review("R2", decision="initiate", decision_date=date(2014, 1, 31),
               completed_date=date(2014, 5, 2), month_only=["decision_date"]),
        # Paused in some days of March.
        review("R3", initiated_date=date(2014, 1, 10), completed_date=date(2014, 9, 10)),
        review("R4", initiated_date=date(2015, 1, 31), month_only=["initiated_date"]),
        review("R5", "B2", notified_date=date(2014, 2, 28), month_only=["notified_date"]),
    ],
    "delays": [
        {"delay_id": "D1", "review_id": "R3", "reason": "inquest", "month_only": ["start_date"]}
        | {"start_date": date(2014, 3, 31), "end_date": date(2014, 4, 20)},
    ],
    "publications": [
        {"publication_id": "P1", "review_id": "R1", "kind": "overview_report"}
        | {"published_date": date(2014, 4, 12), "withdrawn_date": date(2015, 4, 30)}
        | {"month_only": ["withdrawn_date"]},
        {"publication_id": "P2", "review_id": "R3", "kind": "progress_report"}
        | {"published_date": date(2015, 4, 30), "month_only": ["published_date"]},
    ],
    "challenges": [
        {"challenge_id": f"C{n}", "board_id": "B1", "review_id": "R3", "raised_by": "panel"}
        | {"subject": "delay", "raised_date": date(2015, 1, 31), "replied_date": date(2015, 2, 28)}
        | {"closed_date": date(2015, 3, 31), "outcome": "satisfied", "month_only": months}
        for n, months in enumerate(
            [["raised_date"], ["replied_date"], ["closed_date", "reply_due_date"], None]
        )
    ],
    "recommendations": [
        {"recommendation_id": "1", "review_id": "R3", "addressee": "Trust", "response": "accepted"}
        | {"response_date": date(2014, 12, 31), "due_date": date(2015, 4, 30)}
        | {"month_only": ["due_date", "response_date"]},
        {"recommendation_id": "2", "review_id": "R3", "addressee": "Trust"}
        | {"due_date": date(2015, 5, 1), "updated_date": date(2016, 6, 1)},
    ],
    "assessments": [
        {"assessment_id": "A1", "review_id": "R3", "assessor": "panel", "why": 3}
        | {"assessed_date": date(2015, 4, 30), "month_only": ["assessed_date"]},
    ],
    "panel_recommendations": [
        {"panel_recommendation_id": "P1", "report": "First", "report_date": date(2014, 7, 31)}
        | {"text": "Do it.", "response": "accepted", "response_date": date(2014, 12, 31)}
        | {"done_date": date(2015, 4, 30), "month_only": ["response_date", "done_date"]},
    ],
}  # fmt: skip
NO_TIME = "a time that cannot be told: a date is known to the month only"


@pytest.fixture(scope="module")
def made(shared_snapshot):
    return shared_snapshot(**ROWS)


def file_of(made, review_id, as_at=AS_AT):
    return case_file(TRUSTED, made, review_id, as_at)


def state_of(made, review_id):
    return review_words.state(file_of(made, review_id).about, AS_AT)


def test_where_a_review_stands_is_said_in_months_and_without_days(made):
    assert state_of(made, "R1") == (
        f"Started **January 2014**; completed after **{NO_TIME}**. First published 12 April 2014."
    )
    assert state_of(made, "R2").startswith(f"Started **January 2014**; completed after **{NO_TIME}")
    assert "limit" not in state_of(made, "R1") + state_of(made, "R2")
    assert "in agreed delays for a time that cannot be told" in state_of(made, "R3")
    assert state_of(made, "R4") == f"Started **January 2015**; still open after **{NO_TIME}**."
    assert "notified in February 2014;" in state_of(made, "R5")


def test_it_has_not_happened_before_its_month_is_over(made):
    assert file_of(made, "R4", date(2015, 1, 30)) is None
    assert file_of(made, "R4", date(2015, 1, 31)).about.initiated_date == date(2015, 1, 31)


def test_tables_of_a_review_show_the_month(made):
    first, third = file_of(made, "R1"), file_of(made, "R3")
    assert review_tables.events(first)["Day"].tolist() == ["January 2014", "April 2014"]
    assert review_tables.events(third)["Day"].tolist() == ["10 January 2014", "10 September 2014"]
    (clock,) = review_tables.clocks(first).to_dict("records")
    assert (clock["From"], clock["Ended"]) == ("January 2014", "April 2014")
    assert clock["Limit day"] == review_tables.CANNOT_BE_TOLD
    assert clock["What came of it"] == "Not counted: a date is known to the month only"
    (clock,) = review_tables.clocks(third).to_dict("records")
    assert (clock["From"], clock["Ended"]) == ("10 January 2014", "10 September 2014")
    assert clock["Moved by agreed delays to"] == review_tables.CANNOT_BE_TOLD
    (pause,) = review_tables.pauses(third).to_dict("records")
    assert (pause["From"], pause["To"]) == ("March 2014", "20 April 2014")
    assert pause["Length"] == review_tables.CANNOT_BE_TOLD
    (document,) = review_tables.publications(first).to_dict("records")
    assert (document["Published"], document["Taken offline"]) == ("12 April 2014", "April 2015")
    one, two = review_tables.recommendations(third).to_dict("records")
    assert (one["Due"], two["Due"]) == ("April 2015", "1 May 2015")


def test_the_line_of_time_names_the_month(made):
    file = file_of(made, "R1")
    rows = review_tables.rows_of
    events = review_words.chart_events(rows(file.events), rows(file.publications), [])
    clocks = review_words.chart_clocks(rows(file.clocks))
    chart = review_timeline(events, clocks, [], as_at=AS_AT)
    assert "Initiated in January 2014" in chart.name or "started in January 2014" in chart.name
    assert "30 April" not in str(chart.figure)
    assert "April 2014" in str(chart.figure)


LETTERS = [
    ("31 January 2015", "28 February 2015, 28 days after the letter",
     "31 March 2015, 31 days after the reply: satisfied"),
    ("January 2015", "28 February 2015", "31 March 2015, 31 days after the reply: satisfied"),
    ("31 January 2015", "February 2015", "31 March 2015: satisfied"),
    ("31 January 2015", "28 February 2015, 28 days after the letter", "March 2015: satisfied"),
]  # fmt: skip


def test_letters_show_the_month_and_count_no_days_from_it(made):
    table = review_tables.challenges(file_of(made, "R3"))
    shown = table[["Sent", "Reply", "Ended"]].itertuples(index=False, name=None)
    assert sorted(shown) == sorted(LETTERS)
    assert set(table["Published since"]) == {"Progress report, April 2015"}
    listed = letter_rows.letters(TRUSTED, made, Request("challenges"), AS_AT)
    narrow = letters_table(listed).set_index("Sent")
    assert narrow.loc["Jan 2015", "Reply"] == "28 Feb 2015"
    assert set(narrow.loc["31 Jan 2015", "Reply"]) == {"Feb 2015", "28 Feb 2015 (28 days)"}
    assert set(narrow["Ended"]) == {
        "satisfied, 31 Mar 2015 (31 days on)", "satisfied, 31 Mar 2015", "satisfied, Mar 2015",
    }  # fmt: skip
    assert set(narrow["Published since"]) == {"progress report Apr 2015"}


def test_the_list_of_recommendations_shows_the_month(made):
    listed = recommendations(TRUSTED, made, Request("recommendation_status"), AS_AT)
    shown = readable(listed).set_index("Recommendation")
    assert shown["Due"].to_dict() == {"1": "April 2015", "2": "1 May 2015"}
    assert shown["Last heard"].to_dict() == {"1": "December 2014", "2": "1 June 2016"}
    # Overdue since its month was over, by no number of days.
    assert shown["Days over"].isna().to_dict() == {"1": True, "2": False}
    assert shown.loc["1", "Needed next"].endswith("none for more than 90 days")
    result = figures.compute(Request("recommendation_status"), made)
    assert workbook(TRUSTED, result, "all").startswith(b"PK")


def test_the_panels_own_recommendations_show_the_month(made):
    early, late = date(2014, 11, 30), AS_AT
    asked = Request("panel_responses")
    (now,) = letter_rows.panel_recommendations(made, asked, late, late)
    (shown,) = tracker_table([now], late, late).to_dict("records")
    assert (shown["Response"], shown["Carried out"]) == ("Accepted, December 2014", "April 2015")
    (then,) = letter_rows.panel_recommendations(made, asked, early, late)
    (shown,) = tracker_table([then], early, late).to_dict("records")
    assert shown["Response"] == "None for 4.0 months, by 30 November 2014"
    since = shown["Since then, by 30 June 2016"]
    assert since == "Accepted, December 2014; carried out, April 2015"


def test_silent_boards_show_the_month(made):
    listed = listings.silent_boards(TRUSTED, made, AS_AT).set_index("board_id")
    assert listed.loc["B2", "last_date"] == date(2014, 2, 28)
    assert isinstance(listed.loc["B2", "last_date"], MonthOnly)
    assert isinstance(listed.loc["B1", "last_date"], MonthOnly)
    assert "February 2014" in rows_csv(listed).decode()
    assert "April 2010" in rows_csv(listed).decode()


@pytest.mark.parametrize(
    ("figure", "column", "values"),
    [
        ("challenges", "raised_date", {"31 January 2015", "January 2015"}),
        ("quality", "assessed_date", {"April 2015"}),
        ("reports_online", "last_withdrawn_date", {"April 2015"}),
        ("reports_online", "first_published_date", {"12 April 2014"}),
        ("reviewer_appointment", "initiated_date",
         {"January 2014", "10 January 2014", "January 2015"}),
        ("standards", "end_date", {"April 2014", "2 May 2014", "10 September 2014"}),
    ],
)  # fmt: skip
def test_cases_behind_figures_show_the_month(made, figure, column, values):
    listed = figures.cases(Request(figure), made)
    assert "month_dates" not in listed
    shown = {value if isinstance(value, str) else f"{value:%-d %B %Y}"
             for value in listed[column] if value == value and value is not None}  # fmt: skip
    assert shown == values
