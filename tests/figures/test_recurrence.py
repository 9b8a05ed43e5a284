"""Themes that come back, counted by hand."""

import math

import pytest

from scr.stats.intervals import wilson
from tests.factory import board, review
from tests.figures.asking import ask, cases, day, left_out
from tests.figures.test_recommendation_status import recommendation

# Two reviews of one board with the theme, completed on these days: is it a repeat?
PAIRS = [
    ("on the same day", "2012-03-01", "2012-03-01", True),
    ("36 months to the day", "2012-03-01", "2015-03-01", True),
    ("36 months and a day", "2012-03-01", "2015-03-02", False),
    ("from the last of a February: to the last of the month", "2012-02-29", "2015-02-28", True),
    ("a day over from the last of a February", "2012-02-29", "2015-03-01", False),
]


def themed(snapshot, reviews: list[tuple[str, str]], themes: dict[str, list]) -> object:
    """Reviews as (board, day completed), R0 on; themes of each review's recommendations."""
    boards = sorted({board_id for board_id, _ in reviews})
    return snapshot(
        boards=[board(board_id) for board_id in boards],
        reviews=[
            review(f"R{n}", board_id, completed_date=day(completed))
            for n, (board_id, completed) in enumerate(reviews)
        ],
        recommendations=[
            recommendation(review_id, number, theme=theme)
            for review_id, listed in themes.items()
            for number, theme in enumerate(listed)
        ],
    )


def found(made, *args, **values) -> dict:
    table = ask(made, "recurrence", *args, **values).table
    names = ["n_reviews", "n_boards", "n_boards_repeating"]
    return {
        (row["group_id"], row["theme"]): tuple(row[name] for name in names)
        for row in table.to_dict("records")
    }


@pytest.mark.parametrize(("first", "second", "repeats"), [p[1:] for p in PAIRS],
                         ids=[p[0] for p in PAIRS])  # fmt: skip
def test_within_36_months(snapshot, first, second, repeats):
    made = themed(snapshot, [("B1", second), ("B1", first)], {"R0": ["Neglect"], "R1": ["Neglect"]})
    assert found(made) == {("national", "Neglect"): (2, 1, int(repeats))}


def test_a_theme_repeated_in_one_review_is_no_repeat(snapshot):
    made = themed(snapshot, [("B1", "2014-01-01")], {"R0": ["Neglect", "Neglect"]})
    assert found(made) == {("national", "Neglect"): (1, 1, 0)}


def test_two_boards_with_one_review_each_repeat_nothing(snapshot):
    made = themed(
        snapshot,
        [("B1", "2014-01-01"), ("B2", "2014-01-01")],
        {"R0": ["Neglect"], "R1": ["Neglect", "Records"]},
    )
    assert found(made) == {
        ("national", "Neglect"): (2, 2, 0),
        ("national", "Records"): (1, 1, 0),
    }
    assert found(made, by="board") == {
        ("B1", "Neglect"): (1, 1, 0),
        ("B1", "Records"): (0, 0, 0),
        ("B2", "Neglect"): (1, 1, 0),
        ("B2", "Records"): (1, 1, 0),
    }


def test_the_second_and_third_may_be_near_where_the_first_is_not(snapshot):
    made = themed(
        snapshot,
        [("B1", "2008-01-01"), ("B1", "2013-01-01"), ("B1", "2015-01-01")],
        {f"R{n}": ["Neglect"] for n in range(3)},
    )
    assert found(made) == {("national", "Neglect"): (3, 1, 1)}
    assert found(made, as_at="2014-12-31") == {("national", "Neglect"): (2, 1, 0)}


def test_both_reviews_are_of_the_period(snapshot):
    made = themed(
        snapshot, [("B1", "2014-06-30"), ("B1", "2014-07-01")], {"R0": ["A"], "R1": ["A"]}
    )
    assert found(made, "panel:2014-15") == {("national", "A"): (1, 1, 0)}
    assert found(made, "panel:2013-14..2014-15") == {("national", "A"): (2, 1, 1)}
    by_year = found(made, "panel:2013-14..2014-15", by="period")
    assert by_year == {("panel:2013-14", "A"): (1, 1, 0), ("panel:2014-15", "A"): (1, 1, 0)}


def test_without_a_theme_it_is_left_out_and_counted(snapshot):
    made = themed(snapshot, [("B1", "2014-01-01"), ("B1", "2014-02-01")],
                  {"R0": ["A", None, None], "R1": [None]})  # fmt: skip
    assert found(made) == {("national", "A"): (1, 1, 0)}
    assert left_out(made, "recurrence") == {"of recommendations without a theme": 3}
    assert cases(made, "recurrence") == ["R0"]


@pytest.mark.parametrize(
    ("spelt", "shown"),
    [
        # The spelling used most, not the one that is first.
        (["Child neglect", "child-neglect", "child-neglect"], "child-neglect"),
        # Of two used as often the first as text: capitals come before small letters.
        (["child neglect", "Child Neglect"], "Child Neglect"),
        (["Child  neglect!", "Childneglect"], "Child  neglect!"),
        # Another word is another theme.
        (["Neglect", "Neglected"], None),
    ],
)
def test_spellings_of_one_theme_count_as_one_and_show_the_usual(snapshot, spelt, shown):
    made = themed(
        snapshot,
        [("B1", "2014-01-01"), ("B1", "2014-02-01")],
        {"R0": spelt[:1], "R1": spelt[1:]},
    )
    counted = found(made)
    if shown is None:
        assert counted == {("national", theme): (1, 1, 0) for theme in spelt}
    else:
        assert counted == {("national", shown): (2, 1, 1)}


def test_the_usual_spelling_is_that_of_all_boards_and_years(snapshot):
    made = themed(
        snapshot,
        [("B1", "2014-01-01"), ("B2", "2012-01-01")],
        {"R0": ["Neglect"], "R1": ["neglect", "neglect"]},
    )
    assert found(made, "calendar:2014", by="board")["B1", "neglect"] == (1, 1, 0)


def test_its_share_is_one_of_boards(snapshot):
    made = themed(
        snapshot,
        [("B1", "2014-01-01"), ("B1", "2014-02-01"), ("B2", "2014-01-01"), ("B3", "2014-01-01")],
        {f"R{n}": ["A"] for n in range(4)} | {"R3": ["B"]},
    )
    table = ask(made, "recurrence").table.set_index("theme")
    row = table.loc["A"]
    assert row["repeating_rate"] == 0.5
    lower, upper = wilson(1, 2)
    assert row["repeating_rate_lower"] == pytest.approx(float(lower))
    assert row["repeating_rate_upper"] == pytest.approx(float(upper))
    none = ask(made, "recurrence", by="board").table.set_index(["group_id", "theme"])
    assert math.isnan(none.loc[("B1", "B"), "repeating_rate"])


def test_filters_leave_the_themes_of_those_asked_about(snapshot):
    made = themed(snapshot, [("B1", "2014-01-01"), ("B2", "2014-01-01")],
                  {"R0": ["A"], "R1": ["B"]})  # fmt: skip
    assert found(made, board_id="B2") == {("national", "B"): (1, 1, 0)}
    assert found(made, as_at="2013-12-31") == {}
