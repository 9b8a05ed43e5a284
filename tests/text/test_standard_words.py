"""Sentences about standards."""

import pytest

from scr.figures.values import FigureRow, Share
from scr.text import standard as standard_words
from tests.figure_rows import figure_row

WHEN = "panel year 2014-15"


def standard(
    met: int,
    failed: int,
    *,
    due: int = 0,
    out: int = 0,
    net: int | None = None,
    name: str = "complete",
    edition: str = "wt2013",
) -> FigureRow:
    """A row of the figure; `net` met net of agreed delays, null where they do not move it."""
    judged = met + failed
    return figure_row(
        "standards",
        standard_id=name,
        edition=edition,
        n_met=met,
        n_failed=failed,
        met_rate=met / judged if judged else None,
        met_rate_lower=0.2 if judged else None,
        met_rate_upper=0.6 if judged else None,
        n_not_yet_due=due,
        n_left_out=out,
        n_met_net=net,
        n_failed_net=None if net is None else judged - net,
        met_rate_net=None if net is None or not judged else net / judged,
    )


@pytest.mark.parametrize(
    ("name", "met", "judged", "written"),
    [
        ("complete", 26, 100, "About a quarter of the reviews due were complete within six months"),
        ("notify", 2, 3, "2 of 3 notifications due were made within 5 working days"),
        ("decide", 0, 1, "The one decision due was not made within one month"),
        (
            "panel_sees_report",
            40,
            40,
            "All reports to the panel were kept back for the week that the panel has",
        ),
        ("inform_panel", 0, 0, "No decision is past its limit day"),
    ],
)
def test_the_heading_says_how_many_kept_to_it(name, met, judged, written):
    kept = Share(met, judged, met / judged if judged else None)
    assert standard_words.heading(name, kept) == written


def test_the_sentence_has_what_was_judged_and_what_was_not():
    rows = [standard(2, 6, due=1, net=3), standard(0, 2, out=4, net=0)]
    assert standard_words.sentence("complete", rows, WHEN) == (
        "Completed within six months: **2 of 10 (20%)** of those past their limit day, panel year "
        "2014-15. 1 is not yet due; 4 are not counted (see note). Leaving agreed delays out, it "
        "was **3 of 10 (30%)**."
    )
    assert standard_words.sentence("notify", [standard(0, 0, due=2)], WHEN) == (
        "Board notified within 5 working days: none is past its limit day, panel year 2014-15. "
        "2 are not yet due."
    )


def test_years_without_a_net_share_do_not_count_in_it():
    rows = [standard(2, 6, net=3), standard(1, 1)]
    assert standard_words.together(rows, "met_rate_net").written == "3 of 8 (38%)"
    assert standard_words.together(rows).written == "3 of 10 (30%)"
    assert standard_words.together([]).n == 0


def test_one_row_keeps_its_limits_and_several_have_none():
    assert standard_words.together([standard(2, 6)]).full == "2 of 8 (25%, 20% to 60%)"
    assert standard_words.together([standard(2, 6), standard(0, 0)]).full == "2 of 8 (25%)"


def test_the_year_in_focus_is_compared_with_an_earlier_one():
    now, before = [standard(2, 6)], [standard(40, 0)]
    assert standard_words.change(now, before, WHEN).startswith(
        "In the panel year 2014-15 it was **2 of 8 (25%, 20% to 60%)**. The year before it was "
        "40 of 40 (100%): a fall of"
    )
    # Where the year is all that is shown its share has been said.
    assert standard_words.change(now, before, "").startswith("The year before it was 40 of 40")
    assert standard_words.change(now, [], WHEN).endswith("20% to 60%)**.")
    assert standard_words.change([standard(0, 0)], before, WHEN) == ""


def test_other_steps_are_listed_with_the_edition_where_there_are_several():
    rows = [
        standard(2, 6),
        standard(1, 1, name="decide"),
        standard(3, 1, name="inform_panel", edition="panel2013"),
        standard(0, 2, name="inform_panel", edition="wt2015"),
        standard(0, 0, name="notify"),
    ]
    assert standard_words.other_steps("complete", rows, WHEN) == (
        "Other steps in time, of those begun in the panel year 2014-15 and past their limit day: "
        "decision within one month, 1 of 2 (50%, 20% to 60%); panel told of the decision in time "
        "(the panel’s guidance of 2013), 3 of 4 (75%, 20% to 60%); panel told of the decision in "
        "time (Working Together 2015), 0 of 2 (0%, 20% to 60%)."
    )
    assert standard_words.other_steps("complete", rows[:1], WHEN) == ""


def test_a_report_that_was_never_published_is_spoken_of_at_its_standard_only():
    assert "not published at all" in standard_words.caution("panel_sees_report")
    assert "early finishers" in standard_words.caution("complete")
    assert "early finishers" in standard_words.caution("notify")
