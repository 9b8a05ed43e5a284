"""Sentences about publication, and the panel's table in words."""

from datetime import date

import pytest

from scr.exhibits.publication import panel_table
from scr.figures.values import FigureRow, Share
from scr.text import publication as publication_words
from scr.text.estimate import EndedBy
from tests.figure_rows import figure_row

WHEN, AS_AT = "panel year 2014-15", date(2016, 6, 30)


def cohort(**counts: int) -> FigureRow:
    columns = [column for column, _ in publication_words.OUTCOMES]
    zeros = dict.fromkeys(("n_initiated", "n_redaction_unknown", *columns), 0)
    return figure_row("cohort_outcomes", **{**zeros, **counts})


def panel(**counts: object) -> FigureRow:
    zeros = dict.fromkeys([column for column, _ in publication_words.PANEL_ROWS], 0)
    return figure_row("publication_outcomes", **{**zeros, **counts})


def online(**counts: int) -> FigureRow:
    zeros = dict.fromkeys(
        ("n_published", "n_full", "n_redacted", "n_other_kind", "n_redaction_unknown", "n_online",
         "n_no_longer_online", "n_withdrawn_early"), 0,
    )  # fmt: skip
    return figure_row("reports_online", **{**zeros, **counts})


def time(**cells: float | None) -> FigureRow:
    row = {
        "n_started": 4,
        "n_ended": 2,
        "n_open": 1,
        "oldest_open_days": 200,
        "n_left_out": 0,
        "n_stopped": 1,
    }
    row |= {"median_days": 40.0, "median_days_lower": 20.0, "median_days_upper": None}
    return figure_row("durations", **{**row, **cells})


def test_words_for_a_cohort():
    row = cohort(n_initiated=3, n_published_in_full=1, n_open=2)
    assert publication_words.cohort_answer(row, WHEN, AS_AT, "Kent") == (
        "Of the **3 reviews** that Kent started in the panel year 2014-15, **1 was published in "
        "full** by 30 June 2016 (33%); 2 still open."
    )
    only = cohort(n_initiated=1, n_published_in_full=1)
    answer = publication_words.cohort_answer(only, WHEN, AS_AT, "Boards")
    assert answer.startswith("Of the **one review** started in the panel year")
    assert answer.endswith("by 30 June 2016 (100%).")
    nothing = publication_words.cohort_answer(cohort(), "calendar year 2014", AS_AT, "Boards")
    assert nothing == "Boards started no review in the calendar year 2014."


def test_published_in_full_is_two_numbers_where_redaction_is_not_recorded():
    row = cohort(n_initiated=560, n_published_in_full=268, n_redaction_unknown=45, n_open=292)
    answer = publication_words.cohort_answer(row, WHEN, AS_AT, "Boards")
    assert "**between 223 and 268 were published in full**" in answer
    assert "(40% to 48%: for 45 it is not recorded whether parts were removed); 292" in answer
    change = publication_words.cohort_change(row, row)
    assert "it was between 223 and 268 of 560 (40% to 48%)" in change
    read = online(n_published=10, n_full=2, n_redaction_unknown=1, n_redacted=7)
    said = publication_words.online_sentence(read, WHEN)
    assert "**between 2 and 3** were published in full (for 1 it is not recorded" in said


def test_an_earlier_cohort_has_had_more_time():
    now = cohort(n_initiated=3, n_published_in_full=1)
    before = cohort(n_initiated=8, n_published_in_full=5)
    assert publication_words.cohort_change(now, before) == (
        "The year before it was 5 of 8 (63%), with more time to be published."
    )
    assert publication_words.cohort_change(now, cohort()) == ""
    assert publication_words.cohort_change(cohort(), before) == ""
    assert publication_words.cohort_change(now, None) == ""


def test_words_for_the_panel():
    row = panel(
        n_received=80, n_nonpublication_considered=16, n_agreed=8, n_disagreed=4, n_anonymous=3,
        n_summary=1,
    )  # fmt: skip
    said = publication_words.panel_sentence(row, WHEN)
    assert said == (
        "The panel received **80 reports** in the panel year 2014-15 and considered "
        "non-publication of **16** (20%, 13% to 30%): it agreed to 8, disagreed with 4, agreed "
        "anonymous publication of 3 and agreed a summary of 1."
    )
    assert "of none of them" in publication_words.panel_sentence(panel(n_received=5), WHEN)
    assert "No report" in publication_words.panel_sentence(panel(), WHEN)
    before = panel(n_received=1)
    assert publication_words.panel_compared(row, before, WHEN, "In the panel year 2011-12") == (
        f"{said} In the panel year 2011-12 it considered non-publication of 0 of 1 report."
    )
    assert publication_words.panel_compared(row, None, WHEN) == said


def test_words_for_the_time():
    """The issue's ten: 3 published, 4 agreed not to be, 3 waiting, 30% by Aalen-Johansen."""
    ten = time(n_started=10, n_ended=3, n_open=3, n_stopped=4, median_days=60.0)
    by = EndedBy(Share(None, None, 0.3, 0.07, 0.58), "60 days")
    said = publication_words.time_sentence(ten, WHEN, by)
    assert said == (
        "**10 reviews** were completed in the panel year 2014-15. **3 of 10 are published so "
        "far**, and 4 were stopped. **30%** were published within 60 days (7% to 58%), "
        "counting stopped reviews as never published. **3** are not yet published, the oldest "
        "completed 6.6 months ago. A review is stopped when it is "
        "discontinued, or the panel agrees not to publish."
    )
    assert publication_words.time_heading(ten, by) == (
        "30% of the completed reviews were published within 60 days"
    )
    assert publication_words.time_heading(time(n_stopped=0)) == "2 of 4 are published so far"
    assert publication_words.time_sentence(time(n_started=0), WHEN).startswith("No completion")


@pytest.mark.parametrize(
    ("gone", "heading", "sentence"),
    [
        (
            0,
            "All published reports are still online",
            "All are still online, as far as is recorded.",
        ),
        (2, "2 of 8 (25%) published reviews are no", "**2** are no longer online, none"),
    ],
)
def test_words_for_what_can_be_read(gone, heading, sentence):
    row = online(n_published=8, n_full=1, n_redacted=7, n_no_longer_online=gone)
    assert publication_words.online_heading(row).startswith(heading)
    said = publication_words.online_sentence(row, WHEN)
    assert "**1** was published in full and 7 only redacted. " in said
    assert sentence in said


def test_the_panels_table_adds_up_only_over_several_years():
    years = [panel(group_name="panel:2014-15", n_received=2, n_agreed=1)]
    assert list(panel_table(years).columns) == ["Outcome", "2014-15"]
    years.append(panel(group_name="panel:2015-16"))
    table = panel_table(years).set_index("Outcome")
    assert list(table.loc["Reports received"]) == ["2", "0", "2"]
    assert table.loc["Share considered", "2015-16"] == "none received"
