"""Sentences of the comparison page claim what the marks bear and no more."""

import pytest

from scr.stats.difference import several_shares
from scr.text import comparison as said
from scr.text import control as control
from scr.text import flag

NAN = float("nan")
BOARD = {"n": 9, "x": 5, "flag": "none", "flag_adjusted": "none", "fdr_flag": False,
         "rank_lower": NAN, "rank_upper": NAN}  # fmt: skip
POINT = {"value": 0.6, "is_outside": False, "is_outside_wide": False, "is_runs_signal": False,
         "method": "limits", "centre": 0.6, "is_overdispersed": False, "sigma_z": 1.0,
         "n_useful": 20, "longest_run": 4, "longest_run_allowed": 7, "crossings": 8,
         "crossings_needed": 6, "group_id": "A", "group_name": "A"}  # fmt: skip

UNKNOWN = several_shares([1, 1], [2, 2])


def test_where_nobody_can_tell_no_difference_is_claimed_or_denied():
    rows = [BOARD | {"flag": "too_few", "n": 2}] * 3
    answer = said.answer(rows, "initiation_rate", "panel year 2014-15")
    assert "each board has **too few cases** to tell boards apart" in answer
    assert said.funnel_heading(["too_few"] * 3, adjusted=False).startswith("Too few cases")
    assert "no board has any cases" in said.answer([BOARD | {"n": 0}], "agreed_rate", "x")


def test_a_mark_is_counted_on_its_side():
    flags = ["low_95", "low_998", "high_95", "none", "too_few"]
    assert flag.counts_of(flags) == (2, 1)
    rows = [BOARD | {"flag": flag, "flag_adjusted": "none"} for flag in flags]
    answer = said.answer(rows, "initiation_rate", "x")
    assert "**two** are marked low and **one** high" in answer
    assert "1 board has too few cases" in answer
    assert "**None** stands out after allowing for the number of boards compared (5)" in answer
    assert said.funnel_heading(flags, adjusted=False) == (
        "Three boards are marked, each tested on its own"
    )
    assert said.funnel_sentence(rows, adjusted=False) == (
        "Allowing for chance alone, three boards are marked, two low and one high. "
        "Allowing for spread between boards, no board is marked."
    )
    one = [BOARD | {"flag": "low_95", "flag_adjusted": "low_95"}] * 2
    assert said.funnel_sentence(one[:1], adjusted=True).endswith("one board is marked, low.")
    assert "two boards are marked, both low" in said.funnel_sentence(one, adjusted=False)
    assert said.funnel_heading(["none"] * 9, adjusted=False).startswith("No board is marked")


def test_where_no_board_could_stand_out_that_none_does_is_no_answer():
    few = [BOARD | {"flag": "too_few"}] * 4
    assert said.question_heading(few) == "Too few cases for a board to stand out"
    assert said.question_sentence(few, "clear_rate_why").startswith("With so few cases no board")
    assert said.question_heading([*few, BOARD]) == "No board stands out"
    none = said.question_sentence([*few, BOARD], "clear_rate_why")
    assert none.startswith("After allowing for the number of boards compared, none is further")
    assert said.question_heading([BOARD | {"fdr_flag": True}]) == (
        "One board stands out among all compared"
    )


@pytest.mark.parametrize(
    ("weight", "end"),
    [(0.4, "at less than 1 report."), (1.2, "at 1 report."), (7.3, "at 7 reports.")],
)
def test_the_weight_of_all_boards_is_written_in_whole_cases(weight, end):
    row = {"phi": 2.1, "tau_squared": 0.2, "weight": weight}
    assert said.spread_sentence(row, "clear_rate_why", UNKNOWN).endswith(end)


def test_shares_over_recommendations_are_not_judged():
    rows = [BOARD | {"flag": None, "fdr_flag": None}]
    answer = said.answer(rows, "on_time_rate", "x")
    assert "unmarked" in answer
    assert "chance" not in answer


def test_the_family_is_stated():
    rows = [BOARD, BOARD, BOARD | {"fdr_flag": None, "n": 0}]
    assert "2 boards with cases × 1 measure × 1 period" in said.family(rows)
    assert "= 2 comparisons" in said.family(rows)


@pytest.mark.parametrize(
    ("changed", "heading"),
    [
        ({}, "No clear change over time"),
        ({"is_outside": True}, "More variation than chance alone would explain"),
        ({"is_outside": True, "is_outside_wide": True}, "One period is outside"),
        ({"is_runs_signal": True}, "A lasting change"),
        ({"value": NAN}, "No cases in these years"),
    ],
)
def test_a_change_over_time_is_claimed_only_by_a_signal(changed, heading):
    assert control.time_heading([POINT | changed], "all boards").startswith(heading)


def test_what_is_printed_over_time():
    rows = [POINT | {"is_outside": True, "is_overdispersed": True, "sigma_z": 1.42}]
    sentence = control.time_sentence(rows, "initiation_rate")
    assert "one of 1 point is outside the limits of chance" in sentence
    assert "none is once limits are widened for natural variation. No unusual runs" in sentence
    few = POINT | {"n_useful": 9, "longest_run_allowed": NAN, "crossings_needed": NAN}
    assert "ten are needed" in control.time_sentence([few], "initiation_rate")
    assert "provisional" in control.method_note([POINT | {"method": "trial"}])
    assert "**B**" in control.regions_sentence(
        [POINT, POINT | {"group_id": "B", "group_name": "B", "is_runs_signal": True}]
    )
