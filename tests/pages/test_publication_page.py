"""The publication page: what it says on the sample, and with hardly anything."""

from datetime import date
from functools import partial

import pytest
from streamlit.testing.v1 import AppTest

from tests.factory import make_snapshot, review
from tests.pages.tabs import ask, tab_by_tab

PANEL = "Panel, time and online"
CANARY = "Zanzibarquince"


@pytest.fixture
def visit(open_at):
    return partial(open_at, "publication")


def text_of(at: AppTest) -> str:
    charts = [chart.proto.spec for chart in at.get("plotly_chart")]
    said_on_it = [*at.markdown, *at.header, *at.info, *at.caption]
    return "\n".join([*(element.value for element in said_on_it), *charts])


def test_nothing_imported(visit, tmp_path):
    assert "two ways to begin" in text_of(visit(tmp_path))


def test_the_sample_prints_the_parliamentary_answer(visit, sample_database):
    at = visit(sample_database, tab=PANEL)
    assert (
        "2011-12 and 2012-13 end before the first reports sent to the panel on record"
        in text_of(at)
    )
    table = at.table[0].value.set_index("Outcome")
    years = ["2013-14", "2014-15", "2015-16"]
    assert list(table.loc["Reports received", years]) == ["74", "80", "110"]
    assert list(table.loc["Non-publication considered", years]) == ["7", "16", "17"]
    assert list(table.loc["Agreed not to publish", years]) == ["4", "8", "4"]
    assert list(table.loc["Disagreed", years]) == ["0", "4", "9"]
    assert list(table.loc["Agreed anonymous publication", years]) == ["2", "3", "3"]
    assert list(table.loc["Agreed publication of a summary", years]) == ["1", "1", "1"]
    assert list(table.loc["Share considered", years]) == ["9%", "20%", "15%"]
    assert table.loc["Reports received", "All"] == "264"


def test_the_answer_is_about_the_cohort(visit, sample_database):
    at = visit(sample_database, last="2014-15")
    text = "\n".join(tab_by_tab(at, text_of))
    assert "Of the **168 reviews** started in the panel year 2014-15, **between 67 and 80 were" in (
        text
    )
    assert "(40% to 48%: for 13 it is not recorded whether parts were removed); 10 publi" in text
    assert "There is no deadline for publication" in text
    assert "no longer online" in text


def test_why_reviews_are_not_in_full_stands_by_year_and_in_the_list_behind(visit, sample_database):
    at = visit(sample_database)
    table = at.table[0].value.set_index("Reason")
    assert list(table.loc["Panel agreed to not publishing"]) == ["3", "4", "6", "3", "0", "16"]
    assert list(table.loc["Not published in full"]) == ["16", "24", "30", "88", "137", "295"]
    ask(at, "not_in_full", "cases")
    listed = at.dataframe[0].value
    assert {"Panel agreed to not publishing", "Discontinued"} <= set(listed["Why not in full"])
    # A list is found in by a word, and narrowed by what it is about.
    reason = at.selectbox(key="pick_not_in_full_state")
    assert reason.label == "Why not in full"
    assert "Waiting for a court or an inquest" in reason.options
    assert at.text_input(key="pick_not_in_full_find")


@pytest.mark.parametrize(
    "reviews",
    [[], [review("R1", decision="initiate", decision_date=date(2015, 8, 1))]],
    ids=["no review", "one review"],
)
def test_hardly_anything_is_a_designed_state(visit, tmp_path, reviews):
    make_snapshot(tmp_path, reviews=reviews)
    at = visit(tmp_path)
    text = "\n".join(tab_by_tab(at, text_of) if at.tabs else [text_of(at)])
    assert "nan" not in text.lower().split()
    assert "not recorded is not zero" in text
    assert "Of the **one review** started" in text or not reviews


def test_free_text_is_nowhere(visit, tmp_path):
    make_snapshot(
        tmp_path,
        reviews=[
            review("R1", decision="initiate", decision_date=date(2015, 8, 1))
            | {"completed_date": date(2015, 9, 1), "decision_reason": CANARY}
        ],
        publications=[
            {"publication_id": "P1", "review_id": "R1", "kind": "overview_report"}
            | {"published_date": date(2015, 10, 1), "url": CANARY}
        ],
    )
    for text in tab_by_tab(visit(tmp_path), lambda at: text_of(at) + str(at)):
        assert "published" in text
        assert CANARY not in text
