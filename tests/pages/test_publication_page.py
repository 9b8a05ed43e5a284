"""The publication page: what it says on the sample, and with hardly anything."""

from datetime import date
from functools import partial

import pytest
from streamlit.testing.v1 import AppTest

from scr.text import publication as said
from scr.ui.pages.publication.cards import panel_table
from tests.factory import make_snapshot, review

CANARY = "Zanzibarquince"
NOTHING = dict.fromkeys(
    (
        "n_initiated", "n_received", "n_published", "n_started", "n_open", "n_stopped",
        "n_nonpublication_considered", "n_agreed", "n_disagreed", "n_anonymous", "n_summary",
        "n_published_in_full", "n_redaction_unknown", "n_published_otherwise", "n_discontinued",
        "n_completed_not_published",
    ),
    0,
)  # fmt: skip


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
    at = visit(sample_database)
    assert "No report to the panel is dated in 2011-12 and 2012-13. The panel was set" in text_of(
        at
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
    text = text_of(visit(sample_database, last="2014-15"))
    assert "Of the **168 reviews** started in the panel year 2014-15, **80 were published" in text
    assert "by 30 June 2016 (48%); 10 published otherwise, 31 completed and not published" in text
    assert "nothing here is late" in text
    assert "no longer be read online" in text


@pytest.mark.parametrize(
    "reviews",
    [[], [review("R1", decision="initiate", decision_date=date(2015, 8, 1))]],
    ids=["no review", "one review"],
)
def test_hardly_anything_is_a_designed_state(visit, tmp_path, reviews):
    make_snapshot(tmp_path, reviews=reviews)
    text = text_of(visit(tmp_path))
    assert "nan" not in text.lower().split()
    assert "Under “Change what is shown”" in text


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
    at = visit(tmp_path)
    assert CANARY not in text_of(at)
    assert CANARY not in str(at)


def test_words_for_a_cohort():
    row = NOTHING | {"n_initiated": 3, "n_published_in_full": 1, "n_open": 2}
    answer = said.cohort_answer(row, "panel year 2014-15", date(2016, 6, 30), "Kent")
    assert answer == (
        "Of the **3 reviews** that Kent started in the panel year 2014-15, **1 was published in "
        "full** by 30 June 2016 (33%); 2 still open."
    )
    only = NOTHING | {"n_initiated": 1, "n_published_in_full": 1}
    answer = said.cohort_answer(only, "panel year 2014-15", date(2016, 6, 30), "Boards")
    assert answer.startswith("Of the **one review** started in the panel year")
    assert answer.endswith("by 30 June 2016 (100%).")
    nothing = said.cohort_answer(NOTHING, "calendar year 2014", date(2016, 6, 30), "Boards")
    assert nothing == "Boards started no review in the calendar year 2014."


def test_words_for_the_panel():
    row = NOTHING | {"n_received": 80, "n_nonpublication_considered": 16, "n_agreed": 8}
    row |= {"n_disagreed": 4, "n_anonymous": 3, "n_summary": 1}
    assert said.panel_sentence(row, "panel year 2014-15") == (
        "The panel received **80 reports** in the panel year 2014-15 and considered "
        "non-publication of **16** (20%, 13% to 30%): it agreed to 8, disagreed with 4, agreed "
        "anonymous publication of 3 and agreed a summary of 1."
    )
    none_considered = NOTHING | {"n_received": 5}
    assert "of none of them" in said.panel_sentence(none_considered, "panel year 2014-15")
    assert "No report" in said.panel_sentence(NOTHING, "panel year 2014-15")


def test_words_for_the_time():
    row = NOTHING | {"n_started": 4, "n_open": 1, "oldest_open_days": 200.0, "n_stopped": 1}
    row |= {"median_days": 40.0, "median_days_lower": 20.0, "median_days_upper": float("nan")}
    assert said.time_sentence(row, "panel year 2014-15") == (
        "Of **4 reviews** completed in the panel year 2014-15, half were published within "
        "**40 days** (20 days or more). **1** is not yet published, completed 6.6 months ago; "
        "1 was stopped: discontinued, or with the panel’s agreement not to publish."
    )
    row |= {"median_days": float("nan")}
    assert "fewer than half are published so far" in said.time_sentence(row, "panel year 2014-15")


def test_the_panels_table_adds_up_only_over_several_years():
    rows = [NOTHING | {"group_name": "panel:2014-15", "n_received": 2, "n_agreed": 1}]
    assert list(panel_table(rows).columns) == ["Outcome", "2014-15"]
    twice = [*rows, NOTHING | {"group_name": "panel:2015-16"}]
    table = panel_table(twice).set_index("Outcome")
    assert list(table.loc["Reports received"]) == ["2", "0", "2"]
    assert table.loc["Share considered", "2015-16"] == "none received"
