"""The quality page: what it says on the sample, with hardly anything, and to other readers."""

import re
from datetime import date
from functools import partial

import pytest
from streamlit.testing.v1 import AppTest

from scr import access
from scr.base.periods import span_of_years
from scr.cases.letters import Letter, panel_recommendations
from scr.disclosure import Reader
from scr.exhibits import challenges, panel_responses
from scr.exhibits.view import View
from scr.store import current
from scr.ui.pages.quality import letters as quality_letters
from tests.factory import AS_AT, board, make_snapshot, review
from tests.pages.tabs import open_tab, tab_by_tab

CANARY = "Zanzibarquince"
PANEL_S_OWN = "Panel’s own recommendations"
PUBLIC = Reader("everybody", ("publication",), may_see_cases=False)
LATER = date(2016, 1, 26)


@pytest.fixture
def visit(open_at):
    return partial(open_at, "quality")


def text_of(at: AppTest) -> str:
    charts = [chart.proto.spec for chart in at.get("plotly_chart")]
    said_on_it = [*at.markdown, *at.header, *at.info, *at.caption]
    tables = [table.value.to_string() for table in at.table]
    lists = [frame.value.to_string() for frame in at.dataframe]
    return "\n".join([*(element.value for element in said_on_it), *charts, *tables, *lists])


def test_nothing_imported(visit, tmp_path):
    assert "how clear reports are about what happened and why" in text_of(visit(tmp_path))


def test_the_sample(visit, sample_database):
    at = visit(sample_database)
    text = text_of(at)
    assert "The panel assessed **108 reports** in the panel year 2015-16" in text
    assert [header.value for header in at.header][:1] == [
        "About three in ten reports are clear about why, about eight in ten about what happened"
    ]
    assert len(at.header) == len(at.get("plotly_chart")) == 4
    # The cross-table has a row for each grade of why and one for none.
    assert list(at.table[0].value["Report on why"]) == [
        "Absent", "Partial", "Clear", "Crystal clear", "Not graded"
    ]  # fmt: skip
    text = text_of(open_tab(at, PANEL_S_OWN))
    assert "In three reports the panel made **19 recommendations** of its own" in text
    assert "5 accepted at once, 6 accepted, 3 under consideration, 2 rejected and 3 without" in text
    text = text_of(open_tab(at, "Letters"))
    assert (len(at.header), len(at.get("plotly_chart"))) == (3, 2)
    assert "Rows 1 to 12 of 73" in text
    letters = at.dataframe[0].value
    assert list(letters["Reply"][:5]) == ["none, overdue"] * 5, "overdue replies come first"
    at.text_input(key="pick_letter_find").set_value("further ANALYSIS").run()
    assert all("further analysis" in said for said in at.dataframe[0].value["Published since"])


def test_what_is_chosen_lives_in_the_address(visit, sample_database):
    at = visit(
        sample_database,
        assessor="Boards themselves",
        question="What to do",
        letters_by="Who raised them",
        letters="Reply overdue",
    )
    text = "\n".join(tab_by_tab(at, text_of))
    assert "Boards themselves assessed" in text
    assert "about what to do" in text
    assert re.search(r"letters \(\d+%\) are from the", text)
    assert "5 letters. Choose a row" in text
    odd = text_of(
        visit(sample_database, assessor="nobody", question="x", letters_by="y", letters="z")
    )
    assert "The panel assessed" in odd


def test_an_assessor_who_is_silent_in_these_years(visit, sample_database):
    text = text_of(visit(sample_database, assessor="Ofsted", first="2013-14"))
    assert "Ofsted assessed no report in the panel year 2015-16." in text
    assert "Choose another assessor above" in text


def test_at_an_earlier_day_the_tracker_says_what_is_known_since(visit, sample_database):
    at = visit(sample_database, as_at="2014-10-01", last="2014-15 (not over)", tab=PANEL_S_OWN)
    (tracker,) = [t.value for t in at.table if "Recommendation" in t.value]
    assert len(tracker) == 9
    assert tracker["Response"][0] == "Accepted at once, 2 September 2014: 56 days after the report"
    assert tracker["Response"][1] == "None for 85 days, by 1 October 2014"
    since = tracker["Since then, by 30 June 2016"]
    assert since[0] == "Carried out, 15 October 2014"
    assert since[1] == "Accepted, 18 November 2014"


ONE = {
    "reviews": [review("R1", completed_date=date(2015, 8, 1))],
    "assessments": [
        {"assessment_id": "A1", "review_id": "R1", "assessor": "panel", "why": 3}
        | {"assessed_date": date(2015, 9, 1)}
    ],
}
LETTER = {
    "challenges": [
        {"challenge_id": "C1", "board_id": "B1", "raised_by": "ofsted", "subject": "delay"}
        | {"raised_date": date(2015, 9, 1), "reply_due_date": date(2015, 10, 1), "note": CANARY}
    ]
}


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ({"reviews": []}, ["No assessments of reports are on record", "No letters to boards are",
                           "No recommendations of the panel are"]),
        (ONE, ["assessed **1 report**", "Too few boards", "has been assessed"]),
        (LETTER, ["**1 letter** to boards", "**1 reply** is overdue", "the board as a whole"]),
    ],
    ids=["nothing", "one assessment", "one letter about no review"],
)  # fmt: skip
def test_hardly_anything_is_a_designed_state(visit, tmp_path, rows, said):
    make_snapshot(tmp_path, **rows)
    at = visit(tmp_path)
    text = "\n".join(tab_by_tab(at, lambda at: text_of(at) + str(at)))
    assert "nan" not in text_of(at).lower().split()
    for words in said[: 2 if rows is LETTER else 3]:
        assert words in text, words
    assert CANARY not in text


def test_one_board_marked_among_the_others(visit, sample_database):
    at = visit(sample_database, board="Fletchers Yard Safeguarding Children Board")
    text = "\n".join(tab_by_tab(at, text_of))
    assert "The panel assessed **1 report** of Fletchers Yard in the panel year 2015-16" in text
    assert "The panel’s recommendations belong to no board" in text
    assert len(at.dataframe) <= 1


def test_a_reader_of_what_is_published_sees_the_whole_and_is_told_the_rest(
    visit, sample_database, monkeypatch
):
    monkeypatch.setattr(access, "current_reader", lambda: PUBLIC)
    at = visit(sample_database)
    text = "\n".join(tab_by_tab(at, text_of))
    assert "The panel assessed **108 reports**" in text
    assert "In three reports the panel made" in text
    # Boards are not set against each other, and no single letter is listed.
    assert "is management information and is not published" in text
    assert "Single letters are shown only to those cleared" in text
    assert not any(tab_by_tab(at, lambda at: len(at.dataframe)))
    assert sum(tab_by_tab(at, lambda at: len(at.header))) == 7


def test_which_letters_are_shown():
    letter = Letter(
        "C1", None, "B1", "Board", "panel", "delay", date(2015, 1, 1), None, None, True, None,
        None, None, None, None, (),
    )  # fmt: skip
    assert [quality_letters.is_shown(letter, kind) for kind in ("all", "open", "overdue")] == [
        True, True, True,
    ]  # fmt: skip
    (row,) = challenges.letters_table([letter]).to_dict("records")
    assert (row["Questions"], row["Reply due"], row["Review"]) == (
        "unknown",
        "not recorded",
        "none",
    )


def test_wording_of_the_panel_is_shown_letter_by_letter(own_database):
    make_snapshot(
        own_database,
        panel_recommendations=[
            {"panel_recommendation_id": "P1", "report": "R", "report_date": date(2015, 9, 1)}
            | {"text": "See [this](https://example.org)", "addressee": "*Boards*"}
        ],
    )
    view = View("panel", 2015, 2015, AS_AT)
    request = panel_responses.panel_request(view)
    assert request.span == span_of_years("panel", 2015, 2015)
    found = panel_recommendations(current(), request, AS_AT, AS_AT)

    wide = panel_responses.tracker_table(found, AS_AT, AS_AT)
    assert wide["Recommendation"][0] == r"See \[this\]\(https\://example.org\)"
    assert wide["To"][0] == r"\*Boards\*"
    narrow = panel_responses.tracker_table(found, AS_AT, AS_AT, phone=True)
    assert list(narrow.columns) == ["Recommendation", "Response"]


def test_a_filter_on_boards_narrows_no_recommendation_of_the_panel():
    view = View("panel", 2015, 2015, AS_AT, region="North", board_id="B1", incident_type="death")
    assert not panel_responses.panel_request(view).is_about_boards
    assert challenges.letters_request(view).incident_type is None
    assert challenges.letters_request(view).region == "North"
    assert board("B1")["region"] == "North"


def test_the_overview_has_both_cards_and_the_overdue_replies(open_at, sample_database):
    at = open_at("overview", sample_database)
    shown = {metric.label: metric.value for metric in at.metric}
    assert shown["Reports clear about why, said the panel"] == "30 of 108 (28%)"
    assert shown["Letters with an overdue reply"] == "5"
    text = text_of(at)
    assert "**5 replies** to letters are overdue; 6 letters are waiting for one." in text
    assert "Of 6 letters waiting for a reply" in text


def test_the_overview_without_reports_or_letters(open_at, tmp_path):
    make_snapshot(tmp_path, reviews=[review("R1", notified_date=date(2015, 8, 1))])
    at = open_at("overview", tmp_path)
    shown = {metric.label: metric.value for metric in at.metric}
    # Nothing of either kind is on record, which is not none.
    assert shown["Clarity of reports"] == "Not recorded"
    assert "0" not in shown.values()
    assert "No assessments of reports are on record" in text_of(at)
