"""The sentences say what the figures say, and no more than they bear."""

import math

import pytest

from scr.figures.values import FigureRow, Share
from scr.stats.intervals import garwood, wilson
from scr.text import flag as flag_words
from scr.text import sentences
from scr.text.sentences import AGREED, INITIATED
from tests.figure_rows import figure_row


def _cells(rate: str, x: int, n: int) -> dict[str, float | None]:
    lower, upper = (float(end) for end in wilson(x, n))
    values = (x / n, lower, upper) if n else (None, None, None)
    return dict(zip((rate, f"{rate}_lower", f"{rate}_upper"), values, strict=True))


def decided(x: int, n: int) -> FigureRow:
    cells = {"n_decisions": n, "n_initiate": x, "n_not_initiate": n - x}
    return figure_row("decisions", **cells, **_cells(INITIATED, x, n))


def viewed(x: int, n: int) -> FigureRow:
    return figure_row("panel_scrutiny", n_considered=n, n_agreed=x, **_cells(AGREED, x, n))


def started(x: int, child_years: float | None) -> FigureRow:
    lower, upper = garwood(x, child_years or math.nan)
    return figure_row(
        "initiations",
        n_initiated=x,
        child_years=child_years,
        rate_per_100k=1e5 * x / child_years if child_years else None,
        rate_per_100k_lower=float(lower) if child_years else None,
        rate_per_100k_upper=float(upper) if child_years else None,
    )


def initiated(x: int, n: int) -> Share:
    return decided(x, n).share(INITIATED)


def agreed(x: int, n: int) -> Share:
    return viewed(x, n).share(AGREED)


def test_the_answer_of_the_initiation_page() -> None:
    said = sentences.decisions_answer(
        decided(168, 275), decided(126, 222), "panel year 2014-15", "Boards"
    )
    assert said == (
        "Boards considered **275 cases** in the panel year 2014-15 and decided to start a review "
        "in **168** (61%, 55% to 67%). The year before it was 126 of 222 (57%); "
        "there is no clear change."
    )


def test_the_panel_s_two_published_years() -> None:
    said = sentences.panel_answer(viewed(86, 107), viewed(35, 66), "panel year 2014-15")
    assert "**86 of 107** decisions not to start a review (80%, 72% to 87%)" in said
    assert said.endswith("The year before it was 35 of 66 (53%): a rise of 13 to 41 points.")


def test_nothing_is_said_of_nothing() -> None:
    assert sentences.decisions_answer(decided(0, 0), None, "panel year 2010-11", "Kent") == (
        "Kent decided no case in the panel year 2010-11."
    )
    assert "no dated view" in sentences.panel_answer(viewed(0, 0), None, "panel year 2012-13")
    assert sentences.decisions_answer(decided(1, 2), decided(0, 0), "panel year 2011-12", "Kent")[
        -34:
    ].endswith("The year before there was none.")


@pytest.mark.parametrize(
    ("now", "before", "lead"),
    [
        (
            agreed(86, 107),
            agreed(35, 66),
            "**Higher** than 53% in 2013-14 (between 13 and 41 points higher)",
        ),
        (
            agreed(35, 66),
            agreed(86, 107),
            "**Lower** than 80% in 2013-14 (between 13 and 41 points lower)",
        ),
    ],
)
def test_the_verdict_leads(now: Share, before: Share, lead: str) -> None:
    assert sentences.verdict(now, before, "2013-14") == lead


def test_where_one_cannot_tell_it_says_so() -> None:
    said = sentences.verdict(initiated(168, 275), initiated(126, 222), "2013-14")
    assert said.startswith(
        "**No clear change** from 57% in 2013-14 (between 4 points lower and 13 higher)"
    )
    assert sentences.verdict(initiated(1, 2), None, "2013-14") == (
        "No earlier year to compare with."
    )


def test_headings_claim_no_more_than_the_data_bear() -> None:
    when = "panel year 2014-15"
    assert (
        sentences.panel_heading(viewed(86, 107), viewed(35, 66), when)
        == "The panel agreed more often in the panel year 2014-15"
    )
    assert (
        sentences.panel_heading(viewed(8, 10), viewed(5, 10), when)
        == "The panel agreed with about eight in ten decisions not to start a review"
    )
    assert flag_words.flagged_heading(0).startswith("No board is marked")
    assert flag_words.flagged_heading(1) == "One board is marked, by a test of its own"


def test_rates() -> None:
    more = sentences.rate_sentence(
        started(168, 11.4e6), started(99, 11.4e6), "panel year 2014-15", "Boards"
    )
    assert "**168 reviews** in the panel year 2014-15: 1.47 a year per 100,000 children" in more
    assert more.endswith(
        "That is more than the year before (99), and more change than chance alone would explain."
    )
    same = sentences.rate_sentence(
        started(148, 11.4e6), started(168, 11.4e6), "panel year 2015-16", "Boards"
    )
    assert same.endswith("The year before it was 168; there is no clear change.")
    unknown = sentences.rate_answer(started(3, None), "panel year 2014-15", "Kent")
    assert "no estimate of children" in unknown


def test_what_the_funnel_shows() -> None:
    flags = ["low_95", "none", "too_few", "too_few", "high_998"]
    said = flag_words.flagged(flags, [9, 8, 1, 0, 20], "panel years 2011-12 to 2015-16")
    assert "**one** is marked low and **one** high, each tested on its own" in said
    assert said.endswith("1 board has too few cases to tell and 1 board decided none.")
    assert flag_words.flagged(["too_few"], [2], "panel year 2014-15").endswith(
        "there are too few cases to tell boards apart."
    )
    assert flag_words.by_chance(flags).startswith(
        "3 boards had enough cases to test. By chance we would expect at most 0.2 of them to be "
        "marked."
    )
    assert "too few cases to tell them apart" in flag_words.by_chance(["too_few"])


def test_years_that_differ_and_years_that_do_not() -> None:
    alike = [initiated(56, 90), initiated(90, 144), initiated(87, 166)]
    said = sentences.share_over_years(alike, alike[-1], "panel year 2013-14")
    assert said.startswith("The share was **87 of 166 (52%)** in the panel year 2013-14.")
    assert "lay between 52% and 63%: no clear change" in said
    unlike = [agreed(35, 66), agreed(86, 107)]
    said = sentences.share_over_years(unlike, unlike[-1], "panel year 2014-15")
    assert "more change than chance alone would explain" in said


def test_cases_decided_against_the_year_before_never_give_a_share_alone() -> None:
    assert sentences.cases_changed(decided(2, 2), decided(3, 3), "panel year 2015-16", "Kent") == (
        "Kent considered **2 cases** in the panel year 2015-16, after 3 the year before. "
        "A review was started in 2 of 2 (100%), after 3 of 3 (100%): there is no clear "
        "change."
    )
    assert sentences.cases_changed(decided(80, 100), decided(40, 100), "year", "Boards") == (
        "Boards considered **100 cases** in the year, as the year before (100), and decided to "
        "start one in a larger share: 80 of 100 (80%), after 40 of 100 (40%)."
    )


def test_a_share_that_never_moved_is_not_said_to_lie_between() -> None:
    share = initiated(3, 3)
    said = sentences.share_over_years([share, share], share, "year")
    assert "Over two years it was 100% each time" in said
