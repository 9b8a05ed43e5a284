"""Cards about one standard or stage of a figure that has several, and the overview's cards."""

from datetime import date, timedelta

import pandas as pd
import pytest

from scr.exhibits.parts import cases_of, reason_of
from tests.factory import make_snapshot, review
from tests.pages.tabs import ask

STAGED = pd.DataFrame(
    {
        "review_id": ["R1", "R2", "R3", "R4"],
        "notified_to_decision": [10, 20, None, None],
        "initiated_to_completed": [100, 200, 300, None],
        "completed_to_published": [None, None, 5, 7],
        "open_stages": ["initiated_to_completed", None, "completed_to_published", None],
        "stopped_stages": [None, "initiated_to_completed", None, None],
    }
)


def test_the_cases_of_a_stage_are_those_in_which_it_ran_with_its_days():
    found = cases_of(STAGED, "initiated_to_completed")
    assert list(found.columns) == ["review_id", "days", "state"]
    assert found.to_dict("list") == {
        "review_id": ["R1", "R2", "R3"],
        "days": [100, 200, 300],
        "state": ["open", "stopped", "ended"],
    }


def test_the_cases_of_a_standard_are_its_own():
    judged = pd.DataFrame({"review_id": ["R1", "R1"], "standard_id": ["decide", "complete"]})
    assert len(cases_of(judged, "complete")) == 1


@pytest.mark.parametrize(
    ("reason", "part", "told"),
    [
        ("of the standard complete that ended", "complete", "that ended"),
        ("of the standard complete that ended", "decide", None),
        ("of the stage initiated to completed that", "initiated_to_completed", "that"),
        ("whose decision has no date", "", "whose decision has no date"),
    ],
)
def test_a_card_about_a_part_tells_what_that_part_leaves_out(reason, part, told):
    assert reason_of(reason, part) == told


def text_of(at):
    return "\n".join(element.value for element in [*at.header, *at.markdown, *at.caption])


def test_the_standards_card_lists_the_cases_of_its_standard(open_at, tmp_path):
    day = date(2014, 9, 1)
    make_snapshot(
        tmp_path / "one",
        reviews=[
            review("R1", decision="initiate", decision_date=day, initiated_date=day),
            review("R2", decision="not_initiate", decision_date=day),
        ],
    )
    at = open_at("timeliness", tmp_path / "one", first="2014-15", last="2014-15")
    ask(at, "standards", "cases")
    assert "**1 review**" in text_of(at)
    assert not at.exception


def test_the_overview_shows_three_stages_with_their_tables(open_at, tmp_path):
    day = date(2014, 9, 1)
    reviews = [
        review(f"R{i}", decision="initiate", decision_date=day, initiated_date=day + timedelta(i))
        for i in range(3)
    ]
    make_snapshot(tmp_path / "three", reviews=reviews)
    at = open_at("overview", tmp_path / "three", first="2013-14", last="2014-15")
    text = text_of(at)
    assert "Of 3 reviews started in it, **0** are complete and 3 open." in text
    ask(at, "stages", "table")
    assert len(at.table) == 3


def test_each_card_of_the_overview_leads_to_the_page_that_says_more(open_at, sample_database):
    at = open_at("overview", sample_database)
    links = {link.proto.label: link.proto.page for link in at.get("page_link")}
    assert links[":primary[Open for over a year]"] == "timeliness"
    assert links[":primary[Decisions to start a review]"] == "initiation"
    assert links[":primary[Letters with an overdue reply]"] == "quality"
    assert any(label.startswith(":primary[Published in full") for label in links)


def test_years_compared_have_the_latest_first_and_their_values_in_the_table(
    open_at, sample_database
):
    at = open_at("timeliness", sample_database, compare="Year by year")
    assert "The band is that of 2015-16." in text_of(at)
    ask(at, "curve", "table")
    assert list(at.table[0].value.iloc[:, 0])[-1].endswith("2015-16")
    assert len(at.table[0].value) == 5


def test_a_board_in_which_no_review_was_complete_at_six_months(open_at, tmp_path):
    started = date(2014, 1, 6)
    make_snapshot(
        tmp_path / "slow",
        reviews=[
            review(
                "R1", decision="initiate", decision_date=started, initiated_date=started,
                completed_date=date(2015, 3, 2),
            )
        ],
    )  # fmt: skip
    text = text_of(open_at("timeliness", tmp_path / "slow", first="2013-14", last="2013-14"))
    assert "**0%** were complete within six months. It was complete after **13.8 months**" in text


def test_the_days_of_a_list_of_cases_have_no_time(open_at, sample_database):
    at = open_at("timeliness", sample_database)
    ask(at, "standards", "cases")
    assert '"type": "date"' in at.dataframe[0].proto.columns.replace('":"', '": "')


def test_the_list_of_open_reviews_has_the_oldest_first_as_the_bars(open_at, sample_database):
    at = open_at("timeliness", sample_database, age="Over two years", tab="Open now")
    ask(at, "open", "cases")
    ages = list(at.dataframe[0].value["Days open"])
    assert ages == sorted(ages, reverse=True)
    assert len(ages) == 3
