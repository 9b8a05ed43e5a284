"""A review's own page: what it shows of one case, what it never shows, and who may see it."""

from datetime import date
from functools import partial

import pytest
from streamlit.testing.v1 import AppTest

from scr.access.permissions import reader_of
from scr.base.errors import RefusedError
from scr.cases.review_file import case_file, wording
from scr.disclosure import TRUSTED, Reader
from scr.ui.pages.review import page as page
from scr.ui.pages.review import tables as review_tables
from scr.ui.pages.review import text as said
from tests.factory import AS_AT, board, make_snapshot, review

CANARY = "Zanzibarquince"
# Started 5 February 2014, limit day 5 August; one pause of 60 days before it; open.
OPEN = review(
    "R1",
    incident_date=date(2013, 12, 20),
    notified_date=date(2014, 1, 6),
    decision="initiate",
    decision_date=date(2014, 2, 5),
    decision_reason=CANARY,
    joint_board_ids=["B2"],
    children_involved=2,
)
DONE = review(
    "R2",
    decision="initiate",
    decision_date=date(2014, 2, 5),
    completed_date=date(2014, 8, 5),
    report_to_panel_date=date(2014, 9, 1),
)
NOT = review("R3", decision="not_initiate", decision_date=date(2014, 2, 5))
STOPPED = review("R4", initiated_date=date(2014, 2, 5), discontinued_date=date(2014, 3, 7))
TOLD = review("R5", notified_date=date(2014, 2, 5))
ROWS = {
    "boards": [board("B1"), board("B2")],
    "reviews": [OPEN, DONE, NOT, STOPPED, TOLD],
    "delays": [
        {"delay_id": "D1", "review_id": "R1", "reason": "inquest"}
        | {"start_date": date(2014, 4, 1), "end_date": date(2014, 5, 31)},
        {"delay_id": "D2", "review_id": "R1", "reason": "other", "start_date": date(2016, 6, 20)},
    ],
    "publications": [
        {"publication_id": "P1", "review_id": "R2", "kind": "overview_report", "redacted": True}
        | {"published_date": date(2014, 10, 4), "withdrawn_date": date(2015, 10, 4)}
        | {"url": CANARY},
        {"publication_id": "P2", "review_id": "R2", "kind": "learning_brief"}
        | {"published_date": date(2016, 7, 1)},
    ],
    "challenges": [
        {"challenge_id": "C1", "board_id": "B1", "review_id": "R2", "raised_by": "minister"}
        | {"subject": "follow_through", "raised_date": date(2015, 1, 5), "questions": 3}
        | {"replied_date": date(2015, 2, 5), "closed_date": date(2016, 7, 1)}
        | {"outcome": "satisfied", "note": CANARY},
    ],
    "recommendations": [
        {"recommendation_id": n, "review_id": "R2", "addressee": "Trust", "text": CANARY}
        | {"addressee_type": "health"}
        | values
        for n, values in (
            ("1", {"done_date": date(2015, 1, 1), "evidenced_date": date(2016, 7, 1)}),
            ("2", {"response": "rejected", "response_date": date(2015, 1, 1)}),
            ("10", {}),
        )
    ],
}


@pytest.fixture(scope="module")
def made(shared_snapshot):
    return shared_snapshot(**ROWS)


@pytest.fixture
def visit(open_at):
    return partial(open_at, "review")


def text_of(at: AppTest) -> str:
    charts = [chart.proto.spec for chart in at.get("plotly_chart")]
    said_on_it = [*at.title, *at.markdown, *at.header, *at.caption]
    tables = [table.value.to_string() for table in at.table]
    return "\n".join([*(element.value for element in said_on_it), *tables, *charts])


def file_of(made, review_id, as_at=AS_AT):
    return case_file(TRUSTED, made, review_id, as_at)


def state_of(made, review_id, as_at=AS_AT):
    return said.state(file_of(made, review_id, as_at).about, as_at)


def test_an_open_review_in_a_sentence(made):
    assert state_of(made, "R1") == (
        "Started **5 February 2014**; still open after **28.8 months**; 70 days of them in agreed "
        "delays; **22.8 months** past its limit day of 5 August 2014 (20.9 months past "
        "4 October 2014, the day once agreed delays are left out)."
    )
    assert state_of(made, "R1", date(2014, 8, 5)) == (
        "Started **5 February 2014**; still open after **5.9 months**; 60 days of them in agreed "
        "delays."
    )
    assert "but within it once agreed delays" in state_of(made, "R1", date(2014, 9, 1))


def test_other_reviews_in_a_sentence(made):
    assert state_of(made, "R2") == (
        "Started **5 February 2014**; completed after **5.9 months**; within its limit of six "
        "months. First published 4 October 2014, 60 days later."
    )
    assert state_of(made, "R2", date(2014, 9, 1)).endswith(
        "Not published; there is no deadline for publication."
    )
    assert state_of(made, "R3").startswith("The board decided not to start a review")
    assert "stopped without being completed after 30 days" in state_of(made, "R4")
    assert (
        state_of(made, "R5") == "The board was notified on 5 February 2014; no decision is dated."
    )


def test_who_it_is_about(made):
    line = said.who(file_of(made, "r1").about)
    assert line == "**Board B1**, North, with Board B2. Death of a child; 2 children involved."


def test_the_file_is_as_at_a_date(made):
    file = file_of(made, "R2")
    assert list(file.publications["publication_id"]) == ["P1"]
    assert list(file.challenges["outcome"]) == [None], "closed only after the as-at date"
    assert list(file.recommendations["state"]) == ["claimed", "rejected", "no_response"]
    assert file_of(made, "R2", date(2014, 8, 4)).recommendations.empty
    assert file_of(made, "R2", date(2015, 10, 3)).publications["withdrawn_date"][0] is None
    assert file_of(made, "R2", date(2014, 2, 4)) is None, "it does not exist yet"
    assert file_of(made, "R9") is None


def test_clocks_have_a_verdict_gross_and_net(made):
    table = review_tables.clocks(file_of(made, "R1")).set_index("Standard")
    complete = table.loc["Completed within six months"]
    assert complete["Limit day"] == "5 August 2014"
    assert complete["Moved by agreed delays to"] == "4 October 2014"
    assert complete["What came of it"] == "Not kept: not done so far"
    at_that_time = review_tables.clocks(file_of(made, "R1", date(2014, 9, 1)))
    assert (
        at_that_time.set_index("Standard").loc["Completed within six months"]["What came of it"]
        == "Not kept: not done so far; leaving agreed delays out not yet due"
    )
    done = review_tables.clocks(file_of(made, "R2")).set_index("Standard")
    assert done.loc["Completed within six months"]["What came of it"] == "Kept, on the limit day"
    assert done.loc["Panel sees the report a week before"]["What came of it"] == "Kept"


def test_recommendations_by_addressee(made):
    table = review_tables.ladder(file_of(made, "R2"))
    assert table.to_dict("records") == [
        {"To": "Health", "In all": "3", "Reported done": "1", "Rejected": "1",
         "No reply on record": "1"}
    ]  # fmt: skip


def test_only_for_those_who_may_see_single_reviews(made):
    with pytest.raises(RefusedError):
        case_file(Reader("public", ("publication",), False), made, "R1", AS_AT)


def test_nothing_imported(visit, tmp_path):
    assert "two ways to begin" in text_of(visit(tmp_path, review="R1"))


def test_the_page_shows_the_review_and_no_free_text(visit, tmp_path):
    make_snapshot(tmp_path, **ROWS)
    at = visit(tmp_path, review="R2")
    text = text_of(at)
    assert at.header[0].value == "Review R2"
    assert "First published 4 October 2014" in text
    assert "held with the record and not shown here" in text
    assert "shown only when asked for" in text
    assert "Minister asks about follow through" in text
    assert CANARY not in text
    assert CANARY not in str(at)


def test_what_recommendations_say_is_shown_when_asked_for_and_is_in_no_address(visit, tmp_path):
    made = [dict(row) for row in ROWS["recommendations"]]
    made[1]["text"] = None
    make_snapshot(tmp_path, **(ROWS | {"recommendations": made}))
    at = visit(tmp_path, review="R2")
    before = len(at.table)
    (asked,) = [one for one in at.toggle if one.label == "Show what they say"]
    asked.set_value(True).run()
    assert not at.exception
    assert len(at.table) == before + 1
    (told,) = [one.value for one in at.table if "What it says" in one.value.columns]
    assert told.to_dict("records") == [
        {"Number": "1", "What it says": CANARY},
        {"Number": "2", "What it says": "not recorded"},
        {"Number": "10", "What it says": CANARY},
    ]
    assert CANARY not in str(dict(at.query_params))
    # The reason of a decision and the note of a letter stay with the record.
    assert CANARY not in text_of(visit(tmp_path, review="R1"))


def test_what_they_say_is_for_readers_of_the_review_alone(made, caplog):
    with pytest.raises(RefusedError):
        wording(Reader("public", ("publication",), False), made, "R2", AS_AT)
    chair = reader_of("r", ("chair",), ("B2",))
    assert wording(chair, made, "R2", AS_AT) == []
    own = reader_of("r", ("chair",), ("B1",))
    assert [text for _, text in wording(own, made, "R2", AS_AT)] == [CANARY] * 3
    # Nothing is recommended before the review is complete.
    assert wording(own, made, "R2", date(2014, 8, 4)) == []
    assert CANARY not in caplog.text


def test_an_earlier_day_may_be_asked_for(visit, tmp_path):
    make_snapshot(tmp_path, **ROWS)
    assert "As at 1 September 2014" in text_of(visit(tmp_path, review="R1", as_at="2014-09-01"))
    there = text_of(visit(tmp_path, review="R1", view="region=North&as_at=2014-09-01"))
    assert "As at 1 September 2014" in there
    for odd in ("2099-01-01", "yesterday"):
        assert "As at 30 June 2016" in text_of(visit(tmp_path, review="R1", as_at=odd))


@pytest.mark.parametrize("query", [{"review": "R9"}, {}], ids=["unknown", "none"])
def test_an_unknown_review_is_a_calm_message(visit, tmp_path, query):
    make_snapshot(tmp_path, **ROWS)
    at = visit(tmp_path, **query)
    assert "hoose" in text_of(at)
    assert [link.proto.label for link in at.get("page_link")] == ["Back to Overview"]


def test_one_goes_back_only_to_pages_of_ours(visit, tmp_path):
    make_snapshot(tmp_path, **ROWS)
    at = visit(tmp_path, review="R1", **{"from": "publication", "view": "region=North"})
    (link,) = at.get("page_link")
    assert link.proto.label == "Back to Publication"
    assert link.proto.query_string == "region=North"
    elsewhere = visit(tmp_path, review="R1", **{"from": "https://example.org"})
    assert elsewhere.get("page_link")[0].proto.label == "Back to Overview"


def test_the_day_of_the_address():
    assert page.asked_day("2014-09-01", AS_AT) == date(2014, 9, 1)
    assert page.asked_day("", AS_AT) == page.asked_day(None, AS_AT) == AS_AT


def test_the_chart_has_short_words_for_a_clock(made):
    (_, complete) = said.chart_clocks(
        review_tables.rows_of(file_of(made, "R1", date(2014, 9, 1)).clocks)
    )
    assert complete.verdict == "not kept; not yet due leaving agreed delays out"
    assert (complete.start, complete.end) == (date(2014, 2, 5), None)
    assert complete.limit == date(2014, 8, 5)
