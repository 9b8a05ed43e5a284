"""Ranks are never said without their doubt, and not at all where boards are alike."""

import pytest

from scr.text import rank as said

NAN = float("nan")
ROW = {"value": 0.5, "rank_median": 40, "rank_lower": 3, "rank_upper": 110, "n_ranked": 129,
       "n_in_fifth": 26, "chance_highest_fifth": 0.22, "chance_lowest_fifth": 0.18,
       "shrunk": 0.55}  # fmt: skip
SURE = ROW | {"rank_median": 3, "rank_lower": 1, "rank_upper": 16,
              "chance_highest_fifth": 0.9972, "chance_lowest_fifth": 0.0}  # fmt: skip
NOBODY = ROW | {"rank_median": NAN, "rank_lower": NAN, "rank_upper": NAN, "n_ranked": 0,
                "n_in_fifth": NAN, "chance_highest_fifth": NAN,
                "chance_lowest_fifth": NAN}  # fmt: skip


def test_no_ranks_without_spread():
    assert said.heading([NOBODY]) == "No board can be ranked"
    assert said.sentence([NOBODY]).endswith("so no board has a rank.")
    assert "one board is marked" in said.sentence([NOBODY], n_marked=1)
    assert "so none has a rank" in said.of_board(NOBODY, "initiation_rate")
    assert "rank might be" not in said.of_board(NOBODY, "initiation_rate")


def test_the_width_of_ranges_and_the_boards_at_either_end():
    rows = [ROW] * 3 + [SURE]
    rows = [row | {"n_ranked": 4, "n_in_fifth": 1} for row in rows]
    assert said.heading(rows) == "Ranks are too uncertain to use for 4 of 4 boards"
    assert said.heading([SURE] * 99).startswith("Ranks of 99 boards")
    sentence = said.sentence([SURE] * 98 + [ROW])
    assert "**1** have a range" in sentence
    assert "narrowest range holds 16 ranks" in sentence
    assert "**98** are among the highest fifth (26 boards) and **none** among" in sentence
    assert "**one** is among the highest fifth" in said.sentence([ROW, SURE])
    few = [row | {"n_in_fifth": NAN} for row in rows]
    assert "fifth" not in said.sentence(few)


def test_ranks_of_a_region_are_among_all():
    narrow = ROW | {"rank_lower": 40, "rank_upper": 60}
    assert said.heading([narrow, SURE]) == "Ranks of 2 boards, each with its range"
    assert said.sentence([narrow, SURE]).startswith(
        "Of **2 boards** with a rank among 129, **0** have a range of"
    )


def test_a_chance_from_draws_is_never_certain():
    assert (said.chance(0.0), said.chance(1.0), said.chance(0.45)) == (
        "under 1%", "over 99%", "45%",
    )  # fmt: skip
    lines = said.lines(SURE, "initiation_rate")
    assert "Chance of the highest fifth is over 99%, the lowest under 1%" in lines


@pytest.mark.parametrize(
    ("row", "beside"), [(ROW, "3 to 110"), (SURE, "1 to 16, highest fifth over 99%")]
)
def test_beside_a_range_stands_what_is_more_likely_than_not(row, beside):
    assert said.beside(row) == beside
    assert "fifth" not in said.beside(row, short=True)


def test_one_board_in_a_sentence():
    sentence = said.of_board(ROW, "initiation_rate")
    assert "Among 129 boards with cases" in sentence
    assert "**3 to 110**" in sentence
    assert "highest fifth is 22%, the lowest 18%" in sentence
    assert said.of_board(ROW, "on_time_rate") == ""
    assert said.of_board(ROW | {"value": NAN}, "initiation_rate") == ""
