"""Child years by hand: each day on which a board is open counts 1/365.25 of its year's children."""

import math

import pytest

from tests.factory import board
from tests.figures.asking import day, rows, whole


def population(year: int, children: int, board_id: str = "B1") -> dict:
    return {"board_id": board_id, "year": year, "children": children}


def exposed(made, period, **values) -> tuple[float, str]:
    """Days times children, and whether the estimates were there."""
    row = whole(made, "initiations", period, **values)
    return row["child_years"] * 365.25, row["population_status"]


def test_a_common_and_a_leap_year(snapshot):
    made = snapshot(populations=[population(2011, 100), population(2012, 100)])
    assert exposed(made, "calendar:2011") == (pytest.approx(365 * 100), "complete")
    assert exposed(made, "calendar:2012") == (pytest.approx(366 * 100), "complete")
    # The leap day alone, and a financial year that holds it.
    assert exposed(made, ("2012-02-29", "2012-02-29"))[0] == pytest.approx(100)
    assert exposed(made, "financial:2011-12")[0] == pytest.approx(366 * 100)


def test_each_day_takes_the_estimate_of_its_own_calendar_year(snapshot):
    made = snapshot(populations=[population(2013, 100), population(2014, 1000)])
    # July to December 2013 has 184 days, January to June 2014 has 181.
    assert exposed(made, "panel:2013-14")[0] == pytest.approx(184 * 100 + 181 * 1000)
    # Cut at the as-at date: one day of the second year is left.
    cut = exposed(made, "panel:2013-14", as_at="2014-01-01")
    assert cut == (pytest.approx(184 * 100 + 1 * 1000), "complete")


def test_a_board_counts_from_its_first_to_its_last_day_both_included(snapshot):
    made = snapshot(
        boards=[board(opened_date=day("2014-03-01"), closed_date=day("2014-03-10"))],
        populations=[population(2014, 100)],
    )
    assert exposed(made, "calendar:2014")[0] == pytest.approx(10 * 100)
    assert exposed(made, ("2014-03-10", "2014-12-31"))[0] == pytest.approx(1 * 100)
    assert exposed(made, ("2014-03-11", "2014-12-31"))[0] == 0
    assert exposed(made, ("2014-01-01", "2014-03-01"))[0] == pytest.approx(1 * 100)
    assert exposed(made, ("2014-01-01", "2014-02-28"))[0] == 0


def test_a_merger_hands_the_children_over_from_one_day_to_the_next(snapshot):
    made = snapshot(
        boards=[
            board("OLD", closed_date=day("2014-03-31"), successor_board_id="NEW"),
            board("NEW", opened_date=day("2014-04-01")),
        ],
        populations=[population(2014, 100, "OLD"), population(2014, 100, "NEW")],
    )
    assert exposed(made, "calendar:2014")[0] == pytest.approx(365 * 100)
    by_board = rows(made, "initiations", "calendar:2014", by="board")
    assert by_board["OLD"]["child_years"] * 365.25 == pytest.approx(90 * 100)
    assert by_board["NEW"]["child_years"] * 365.25 == pytest.approx(275 * 100)


@pytest.mark.parametrize(
    ("known", "taken", "status"),
    [
        ({2014: 7}, 7, "complete"),
        ({2013: 5}, 5, "carried"),
        ({2016: 9}, 9, "carried"),
        # The nearest: one year off beats two.
        ({2012: 4, 2015: 8}, 8, "carried"),
        # A tie: the earlier.
        ({2013: 5, 2015: 8}, 5, "carried"),
        ({2012: 4, 2016: 9}, 4, "carried"),
        ({2012: 4, 2013: 5, 2014: 7, 2015: 8}, 7, "complete"),
        # No children is an estimate.
        ({2014: 0}, 0, "complete"),
    ],
)
def test_a_year_without_an_estimate_takes_the_nearest(snapshot, known, taken, status):
    made = snapshot(populations=[population(year, n) for year, n in known.items()])
    assert exposed(made, "calendar:2014") == (pytest.approx(365 * taken), status)


def test_one_carried_year_of_several_is_said(snapshot):
    made = snapshot(populations=[population(2013, 100)])
    assert exposed(made, "calendar:2013")[1] == "complete"
    assert exposed(made, "calendar:2013..2014") == (pytest.approx(730 * 100), "carried")


def test_the_status_is_that_of_the_worst_board_of_the_group(snapshot):
    made = snapshot(
        boards=[
            board("B1"),
            board("B2"),
            board("B3", region="South"),
            board("B4", region="South"),
            # Not open in the period: its missing estimates do not matter.
            board("B5", region="East", closed_date=day("2013-12-31")),
            board("B6", region="East"),
        ],
        populations=[
            population(2014, 1, "B1"),
            population(2013, 1, "B2"),
            population(2014, 1, "B3"),
            population(2014, 1, "B6"),
        ],
    )
    found = rows(made, "initiations", "calendar:2014", by="region")
    status = {name: row["population_status"] for name, row in found.items()}
    assert status == {"North": "carried", "South": "missing", "East": "complete"}
    assert math.isnan(found["South"]["child_years"])
    assert math.isnan(found["South"]["rate_per_100k"])
    # The whole lacks a board's children too, so it has no rate; a filter that leaves it out has.
    assert whole(made, "initiations", "calendar:2014")["population_status"] == "missing"
    filtered = whole(made, "initiations", "calendar:2014", region="North")
    assert filtered["population_status"] == "carried"
    assert filtered["child_years"] * 365.25 == pytest.approx(730)


def test_by_period_each_year_has_its_own(snapshot):
    made = snapshot(populations=[population(2013, 100), population(2014, 200)])
    found = rows(made, "initiations", "calendar:2013..2015", by="period")
    days = [row["child_years"] * 365.25 for row in found.values()]
    assert days == pytest.approx([365 * 100, 365 * 200, 365 * 200])
    status = [row["population_status"] for row in found.values()]
    assert status == ["complete", "complete", "carried"]
