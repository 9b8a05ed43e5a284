"""The sentences about time."""

import math

from scr import words
from scr.wording import time_words


def stage(**values: object) -> dict:
    row = {
        "n_started": 10,
        "n_open": 3,
        "oldest_open_days": 700,
        "median_days": 342.0,
        "median_days_lower": 320.0,
        "median_days_upper": 380.0,
    }
    return {**row, **values}


def standard(**values: object) -> dict:
    row = {"n_met": 39, "n_failed": 125, "met_rate_lower": 0.18, "met_rate_upper": 0.31}
    return {**row, **values}


def test_days_up_to_ninety_then_months() -> None:
    assert words.duration(1) == "1 day"
    assert words.duration(90) == "90 days"
    assert words.duration(91) == "3.0 months"
    assert words.durations(17, 20) == "17 to 20 days"
    assert words.durations(298, 343) == "9.8 to 11.3 months"
    assert words.durations(298, math.nan) == "9.8 to not reached"
    assert words.durations(math.nan, math.nan) == "not known"


def test_the_answer_has_the_three_numbers_that_belong_together() -> None:
    said = time_words.completion_answer(stage(), standard(), "panel year 2014-15", "Boards")
    assert said == (
        "Half of the 10 reviews started in the panel year 2014-15 are complete by "
        "**11.2 months** (10.5 to 12.5 months). The guidance asks for six months: "
        "**39 of 164 (24%)** kept to it (18% to 31%). 3 are still open."
    )


def test_what_is_not_reached_or_not_due_says_so() -> None:
    early = stage(median_days=math.nan)
    assert time_words.median(early) == "Not reached"
    assert "Fewer than half" in time_words.median_limits(early)
    said = time_words.completion_answer(early, standard(n_met=0, n_failed=0), "year", "Boards")
    assert "fewer than half are complete so far" in said
    assert "None is past its limit" in said
    assert time_words.completion_answer(stage(n_started=0), None, "year", "Kent") == (
        "Kent started no review in the year."
    )
    assert time_words.still_open(stage(n_open=0)) == "None still open"


def test_open_reviews() -> None:
    bands = {"to_6_months": 79, "6_to_12_months": 33, "1_to_2_years": 42, "over_2_years": 2}
    assert time_words.open_heading(bands) == "Two reviews have been open for more than two years"
    said = time_words.open_sentence(bands, 25)
    assert said.startswith("**156 reviews** are open: 79 for up to six months,")
    assert "**44** have been open for over a year; 25 are in an agreed pause now." in said
    assert time_words.open_heading(dict.fromkeys(bands, 0)) == "No review is open"


def test_the_curve_s_heading() -> None:
    assert time_words.curve_heading({"share": 0.23}) == (
        "About two in ten reviews were complete at six months"
    )
    assert "Too early" in time_words.curve_heading({"share": math.nan})
