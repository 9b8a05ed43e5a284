"""The sentences about time."""

import math
from datetime import date

import pytest

from scr.base import words
from scr.figures.values import FigureRow, Share
from scr.text import time as time_words
from scr.text.estimate import EndedBy
from tests.figure_rows import figure_row


def stage(**values: object) -> FigureRow:
    row = {
        "n_started": 10,
        "n_ended": 7,
        "n_open": 3,
        "n_stopped": 0,
        "oldest_open_days": 700,
        "n_left_out": 0,
        "median_days": 342.0,
        "median_days_lower": 320.0,
        "median_days_upper": 380.0,
    }
    return figure_row("durations", **{**row, **values})


def at_limit(
    value: float | None, lower: float | None = None, upper: float | None = None
) -> EndedBy:
    return EndedBy(Share(None, None, value, lower, upper), "six months")


def standard(met: int = 39, failed: int = 125) -> FigureRow:
    judged = met + failed
    return figure_row(
        "standards",
        n_met=met,
        n_failed=failed,
        met_rate=met / judged if judged else None,
        met_rate_lower=0.18,
        met_rate_upper=0.31,
    )


def test_days_up_to_ninety_then_months() -> None:
    assert words.duration(1) == "1 day"
    assert words.duration(90) == "90 days"
    assert words.duration(91) == "3.0 months"
    assert words.durations(17, 20) == "17 to 20 days"
    assert words.durations(298, 343) == "9.8 to 11.3 months"
    assert words.durations(298, math.nan) == "9.8 months or more"
    assert words.durations(math.nan, math.nan) == "not known"


def test_the_answer_has_the_three_numbers_that_belong_together() -> None:
    said = time_words.completion_answer(
        stage(n_left_out=2), standard(), "panel year 2014-15", "Boards"
    )
    assert said == (
        "10 reviews were started in the panel year 2014-15. We estimate that half would be "
        "complete within **11.2 months** (10.5 to 12.5 months); 7 of 10 are complete so far. Of "
        "those past their limit day, **39 of 164 (24%)** were complete within six months (18% to "
        "31%). 3 are still open. 2 others are not counted here (see note). With so few cases the "
        "95% limits of such an estimate are too narrow: they hold about 85 times in 100 with ten "
        "cases of which a third are open."
    )


def test_what_is_not_reached_or_not_due_says_so() -> None:
    early = stage(median_days=None)
    assert time_words.tile_value(early, None) == "7 of 10"
    assert "Too few to estimate" in time_words.tile_limits(early, None)
    said = time_words.completion_answer(early, standard(0, 0), "year", "Boards")
    assert "**7 of 10 are complete so far**: too early to estimate how long half would take" in said
    assert "None has reached its limit" in said
    assert time_words.completion_answer(stage(n_started=0), None, "year", "Kent") == (
        "Kent started no review in the year."
    )
    assert time_words.still_open(stage(n_open=0)) == "None still open"
    assert time_words.still_open(stage(), "not yet published") == (
        "**3 not yet published**, the oldest 23.0 months"
    )
    assert time_words.met(None, "within one month") == ""
    assert time_words.met(standard(0, 0), "within one month") == "None due yet within one month"


def test_how_long_reviews_take_is_compared_with_an_earlier_year() -> None:
    said = time_words.stages_sentence(stage(), stage(), "year", "Boards")
    assert said == (
        "10 reviews were started in the year. We estimate that half would be complete within "
        "**11.2 months** (10.5 to 12.5 months); 7 of 10 are complete so far. 3 are still open. "
        "The year before: we estimate half would be complete within 11.2 months (10.5 to 12.5 "
        "months); 7 of 10 are complete so far."
    )
    early = stage(median_days=None)
    said = time_words.stages_sentence(stage(), early, "year", "Boards", "In the year 2011")
    assert said.endswith("In the year 2011: 7 of 10 are complete so far.")
    alone = time_words.stages_sentence(stage(), stage(n_started=0), "year", "Boards")
    assert alone.endswith("still open.")
    nobody = time_words.stages_sentence(stage(n_started=0), stage(), "year", "Kent")
    assert nobody == "Kent started no review in the year."
    assert time_words.stages_heading(stage(), "year") == (
        "We estimate that half of the reviews started in the year would be complete within "
        "11.2 months"
    )
    assert time_words.stages_heading(early, "year").startswith("7 of 10 reviews started")
    assert time_words.stages_heading(stage(n_started=0), "year") == (
        "No review was started in the year"
    )


def test_open_reviews() -> None:
    bands = {"to_6_months": 79, "6_to_12_months": 33, "1_to_2_years": 42, "over_2_years": 2}
    assert time_words.open_heading(bands) == "Two reviews have been open for more than two years"
    said = time_words.open_sentence(bands, 25)
    assert said.startswith("**156 reviews** are open: 79 for up to six months,")
    assert "**44** have been open for over a year; 25 are paused now." in said
    assert time_words.open_heading(dict.fromkeys(bands, 0)) == "No review is open"


def test_the_curve_s_heading() -> None:
    assert time_words.curve_heading(at_limit(0.23)) == (
        "About a quarter of the reviews were complete within six months"
    )
    assert "Too early" in time_words.curve_heading(at_limit(None))


def test_one_review_and_none_are_said_as_people_say_them() -> None:
    said = time_words.completion_answer(
        stage(n_started=1, n_ended=0, n_open=1, median_days=None), None, "year", "Kent"
    )
    assert said.startswith("The one review started in the year is not complete yet.")
    assert said.endswith("1 is still open.")
    said = time_words.completion_answer(
        stage(n_started=1, n_ended=1, n_open=0), None, "year", "Kent"
    )
    assert said.startswith(
        "The one review started in the year was complete within **11.2 months**."
    )
    assert said.endswith("None is still open.")


def test_few_open_reviews() -> None:
    bands = {"to_6_months": 0, "6_to_12_months": 1, "1_to_2_years": 0, "over_2_years": 0}
    assert time_words.open_sentence(bands, 0) == (
        "**1 review** is open: 1 for six to twelve months. No review has been open for over a "
        "year; none is paused now."
    )
    one = {**bands, "6_to_12_months": 0, "1_to_2_years": 1}
    assert "**1** has been open for over a year; 1 is paused now" in (
        time_words.open_sentence(one, 1)
    )


def test_a_curve_without_limits_or_median_is_put_into_words() -> None:
    as_at = date(2016, 6, 30)
    nothing = at_limit(0.0)
    said = time_words.curve_sentence(
        stage(n_started=1, n_ended=0, n_open=1, median_days=None), nothing, "year", as_at
    )
    assert said == (
        "Of **1 review** started in the year, **0%** were complete within six months. **0 of 1 are "
        "complete so far**: too few to estimate how long half would take. 1 is still open and "
        "counts up to 30 June 2016."
    )
    said = time_words.curve_sentence(
        stage(n_ended=10, n_open=0), at_limit(0.23, 0.2, 0.27), "year", as_at
    )
    assert said == (
        "Of **10 reviews** started in the year, **23%** were complete within six months (20% to "
        "27%). Half of the 10 were complete within **11.2 months** (10.5 to 12.5 months). None is "
        "still open."
    )
    assert "too few are six months old" in time_words.curve_sentence(
        stage(), at_limit(None), "year", as_at
    )


def test_few_cases_are_said_where_a_share_stands() -> None:
    assert time_words.few(6) == "Few cases: a single one moves the share by about 17 points. "
    assert time_words.few(0) == time_words.few(30) == ""


def test_where_some_were_stopped_the_share_by_a_day_stands_first() -> None:
    """Ten completed: 3 published, 4 agreed not to be, 3 waiting; 30% by Aalen-Johansen, half within
    60 days if none were stopped."""
    row = stage(n_ended=5, n_open=2, n_stopped=3, median_days=60.0, median_days_lower=None)
    by = EndedBy(Share(None, None, 0.5, 0.2, 0.75), "six months", is_estimate=True)
    said = time_words.stages_sentence(row, None, "year", "Boards", by=by)
    assert said == (
        "10 reviews were started in the year. **5 of 10 are complete so far**, and 3 were "
        "stopped. We estimate that **50%** would be complete within six months (20% to 75%), "
        "counting stopped reviews as never complete. If none were stopped, we estimate that half "
        "would be complete within **60 days** (limits not known). 2 are still open."
    )
    heading = time_words.stages_heading(row, "year", by)
    assert heading == "50% of the reviews started in the year would be complete within six months"
    assert time_words.tile_value(row, by) == "50%"
    assert any("If none were stopped" in line for line in time_words.tile_below(row, by))


def test_no_usual_time_is_told_of_fewer_than_five_ends() -> None:
    row = stage(n_started=9, n_ended=4, n_open=5)
    for said in (time_words.stages_heading(row, "year"),
                 time_words.stages_sentence(row, None, "year", "Boards"),
                 time_words.tile_value(row, None)):  # fmt: skip
        assert "11.2" not in said
        assert "4 of 9" in said


def test_completed_ones_alone_are_called_misleading_only_where_they_flatter() -> None:
    def alone(days: float | None, **cells: object) -> str:
        return time_words.ended_alone(stage(completed_only_median_days=days, **cells))

    assert "would mislead" in alone(300.0)
    assert "would mislead" in alone(300.0, median_days=None)
    assert alone(342.0) == alone(350.0) == alone(None) == alone(300.0, n_open=0) == ""


@pytest.mark.parametrize(
    ("now", "before", "said"),
    [
        ((0.6, 0.5, 0.7), (0.3, 0.2, 0.4), ": a rise of"),
        ((0.3, 0.2, 0.4), (0.6, 0.5, 0.7), ": a fall of"),
        ((0.3, 0.1, 0.6), (0.4, 0.2, 0.7), "; there is no clear change."),
        ((0.3, None, None), (0.6, 0.5, 0.7), "; there is no clear change."),
    ],
)
def test_where_some_were_stopped_years_are_compared_on_the_share_by_a_day(now, before, said):
    row = stage(n_ended=5, n_open=2, n_stopped=3)
    by, was = (EndedBy(Share(None, None, *one), "six months") for one in (now, before))
    text = time_words.stages_sentence(row, row, "year", "Boards", by=by, before_by=was)
    assert f"The year before it was {was.share.percent} within six months" in text
    assert said in text
    # Of another day, or of none, nothing is compared.
    other = EndedBy(was.share, "a year")
    for unlike in (other, None):
        text = time_words.stages_sentence(row, row, "year", "Boards", by=by, before_by=unlike)
        assert text.endswith("The year before: 5 of 10 are complete so far.")
