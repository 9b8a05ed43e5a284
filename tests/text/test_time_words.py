"""The sentences about time."""

import math
from datetime import date

from scr.base import words
from scr.text import time as time_words


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
    assert words.durations(298, math.nan) == "9.8 months or more"
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
        "About a quarter of the reviews were complete at six months"
    )
    assert "Too early" in time_words.curve_heading({"share": math.nan})


def test_one_review_and_none_are_said_as_people_say_them() -> None:
    said = time_words.completion_answer(
        stage(n_started=1, n_open=1, median_days=math.nan), None, "year", "Kent"
    )
    assert said.startswith("The one review started in the year is not complete yet.")
    assert said.endswith("1 is still open.")
    said = time_words.completion_answer(stage(n_started=1, n_open=0), None, "year", "Kent")
    assert said.startswith("The one review started in the year was complete by **11.2 months**.")
    assert said.endswith("None is still open.")


def test_few_open_reviews() -> None:
    bands = {"to_6_months": 0, "6_to_12_months": 1, "1_to_2_years": 0, "over_2_years": 0}
    assert time_words.open_sentence(bands, 0) == (
        "**1 review** is open: 1 for six to twelve months. No review has been open for over a "
        "year; none is in an agreed pause now."
    )
    one = {**bands, "6_to_12_months": 0, "1_to_2_years": 1}
    assert "**1** has been open for over a year; 1 is in an agreed pause" in (
        time_words.open_sentence(one, 1)
    )


def test_delays_of_one_day() -> None:
    row = {
        "n_initiated": 4,
        "n_with_delay": 1,
        "delay_rate_lower": 0.05,
        "delay_rate_upper": 0.7,
        "delay_days": 1,
        "n_running": 1,
    }
    said = time_words.delays_sentence(row, "year")
    assert said.endswith("1 day altogether. 1 is in one now.")


def test_a_curve_without_limits_or_median_is_put_into_words() -> None:
    as_at = date(2016, 6, 30)
    nothing = (0.0, math.nan, math.nan)
    said = time_words.curve_sentence(
        stage(n_started=1, n_open=1, median_days=math.nan), nothing, "year", as_at
    )
    assert said == (
        "Of **1 review** started in the year, **0%** were complete at six months and fewer than "
        "half so far. 1 is still open and counts up to 30 June 2016."
    )
    said = time_words.curve_sentence(stage(n_open=0), (0.23, 0.2, 0.27), "year", as_at)
    assert said == (
        "Of **10 reviews** started in the year, **23%** were complete at six months (20% to 27%) "
        "and half by **11.2 months**. None is still open."
    )
    assert "too few are six months old" in time_words.curve_sentence(
        stage(), (math.nan, math.nan, math.nan), "year", as_at
    )


def test_few_cases_are_said_where_a_share_stands() -> None:
    assert time_words.few(6) == "Few cases: a single one moves the share by about 17 points. "
    assert time_words.few(0) == time_words.few(30) == ""
