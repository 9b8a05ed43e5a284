"""Every sentence that claims a difference follows an exact test, on both sides of its edge."""

import pytest

from scr.figures.values import FigureRow
from scr.stats.intervals import wilson
from scr.text import flag as flag_words
from scr.text import sentences
from scr.text import time as time_words
from scr.text.sentences import AGREED, INITIATED
from tests.figure_rows import figure_row

WHEN = "panel year 2014-15"


def cells(rate: str, x: int, n: int) -> dict:
    lower, upper = (float(end) for end in wilson(x, n))
    return {rate: x / n, f"{rate}_lower": lower, f"{rate}_upper": upper}


def decided(x: int, n: int) -> FigureRow:
    return figure_row("decisions", n_initiate=x, n_decisions=n, **cells(INITIATED, x, n))


def viewed(x: int, n: int) -> FigureRow:
    return figure_row("panel_scrutiny", n_agreed=x, n_considered=n, **cells(AGREED, x, n))


def started(x: int) -> FigureRow:
    limits = {"rate_per_100k_lower": 0.0, "rate_per_100k_upper": 9.0}
    return figure_row("initiations", n_initiated=x, child_years=1e6, rate_per_100k=x / 10, **limits)


# Two years, and what may be said: 1 / C(8, 4) = 1/70 is within 2.5%, 1 / C(7, 3) = 1/35 is not.
EDGES = [((4, 4), (0, 4), "higher"), ((3, 3), (0, 4), ""), ((2, 2), (0, 3), ""),
         ((0, 4), (4, 4), "lower"), ((0, 3), (2, 2), "")]  # fmt: skip


@pytest.mark.parametrize(("now", "before", "way"), EDGES)
def test_a_year_against_the_year_before(now, before, way):
    lead = {"higher": "**Higher** than", "lower": "**Lower** than"}.get(
        way, "**No clear change** from"
    )
    share, share_before = decided(*now).share(INITIATED), decided(*before).share(INITIATED)
    assert sentences.verdict(share, share_before, "2013-14").startswith(lead)
    said = sentences.decisions_answer(decided(*now), decided(*before), WHEN, "Kent")
    assert ("a rise of" in said) == (way == "higher")
    assert ("a fall of" in said) == (way == "lower")
    assert (sentences.CANNOT_TELL in said) == (not way)
    heading = sentences.panel_heading(viewed(*now), viewed(*before), WHEN)
    assert ("more often" in heading) == (way == "higher")
    assert ("less often" in heading) == (way == "lower")


@pytest.mark.parametrize(
    ("now", "before", "said"),
    [
        # Fisher's p is 0.10 and 0.06, though the limits leave 0 out: beside “no clear change” they
        # would say that there was one.
        (
            (2, 2),
            (0, 3),
            "**No clear change** from 0% in 2013-14",
        ),
        (
            (699, 1000),
            (658, 1000),
            "**No clear change** from 66% in 2013-14",
        ),
        # However these fell, nothing could be told of them.
        (
            (1, 1),
            (0, 1),
            "**Too few to tell** from 0% in 2013-14 (between 12 points lower and 100 higher)",
        ),
    ],
)
def test_limits_that_the_test_denies_are_not_shown(now, before, said):
    share, share_before = viewed(*now).share(AGREED), viewed(*before).share(AGREED)
    assert sentences.verdict(share, share_before, "2013-14") == said


@pytest.mark.parametrize(
    ("now", "before", "word"),
    # Given both, half of them are expected in each year: 2^-6 = 0.016 and 2^-5 = 0.031.
    [(6, 0, "more"), (5, 0, ""), (0, 6, "fewer"), (0, 5, "")],
)
def test_a_rate_against_the_year_before(now, before, word):
    said = sentences.rate_sentence(started(now), started(before), WHEN, "Kent")
    assert (f"That is {word} than the year before" in said) if word else "no clear change" in said
    heading = sentences.rate_heading(started(now), started(before), WHEN)
    assert heading.startswith("More") == (word == "more")
    verdict = sentences.rate_verdict(started(now), started(before), "2013-14")
    assert verdict.startswith(("**No clear change**", "**Too few to tell**")) == (not word)


@pytest.mark.parametrize(
    ("years", "is_change"),
    [
        ([(2, 2), (0, 3)], False),  # 1 of 10 tables
        ([(4, 4), (0, 4)], True),  # 2 of 70
        ([(2, 4), (2, 4), (2, 4)], False),
        ([(1, 1), (0, 1), (1, 1), (0, 1)], False),
    ],
)
def test_change_over_several_years(years, is_change):
    shares = [decided(*year).share(INITIATED) for year in years]
    said = sentences.share_over_years(shares, shares[-1], WHEN)
    assert ("more change than chance alone would explain" in said) is is_change


def test_where_nobody_can_tell_no_difference_is_denied():
    heading = flag_words.flagged_heading
    assert heading(0, can_tell=False) == "Too few cases to tell boards apart"
    assert heading(0).startswith("No board")
    assert heading(1).startswith("One board")


@pytest.mark.parametrize(
    ("flags", "said"),
    [
        (["too_few", "too_few"], "Too few cases to tell boards apart"),
        (["none", "too_few"], "No board is marked for how many reviews were complete in time"),
        (
            ["low_95", "none"],
            "One board is marked for how many reviews were complete in time, by",
        ),
        (["high_95", "high_998"], "Two boards are marked for how many reviews were complete in"),
    ],
)
def test_a_heading_of_marks_says_that_they_are_marks(flags, said):
    assert time_words.boards_heading(flags).startswith(said)


@pytest.mark.parametrize("sentence", [flag_words.flagged, time_words.boards_sentence])
def test_boards_are_said_to_differ_only_by_their_marks(sentence):
    assert "too few cases to tell boards apart" in sentence(["too_few", "too_few"], [2, 0], WHEN)
    assert "nobody" not in sentence(["too_few", "none"], [2, 9], WHEN)
    marked = sentence(["low_95", "none", "high_998"], [9, 9, 9], WHEN)
    assert "**one** is marked low and **one** high, each tested on its own" in marked
