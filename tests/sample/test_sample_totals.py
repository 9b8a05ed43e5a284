"""The committed sample carries the published totals, by the contract's definitions."""

from pathlib import Path

import pytest

from scr.sample import write_sample
from tests.sample.sample_reading import (
    happened,
    in_panel_year,
    initiated,
    read,
    share_waiting,
    waiting_times,
)

SAMPLE = Path(__file__).parents[2] / "data" / "sample"


@pytest.fixture(scope="module", params=["committed", 1, 147, 314])
def reviews(request, tmp_path_factory) -> list[dict]:
    """The committed reviews, and those of the default size for other seeds."""
    if request.param == "committed":
        return read(SAMPLE, "reviews")
    folder = tmp_path_factory.mktemp(f"seed{request.param}")
    write_sample(folder, seed=request.param)
    return read(folder, "reviews")


def test_initiations_of_2014_15(reviews):
    assert sum(in_panel_year(initiated(row), 2014) for row in reviews) == 168


def test_first_decisions_of_2014_15(reviews):
    first = [happened(row, "decision") for row in reviews]
    first = [found for found in first if found and in_panel_year(found[1], 2014)]
    assert len(first) == 275
    assert sum(decision == "initiate" for decision, _ in first) == 168


@pytest.mark.parametrize(
    ("year", "considered", "agreed"),
    [(2012, 0, 0), (2013, 66, 35), (2014, 107, 86), (2015, 101, 82)],
)
def test_panel_scrutiny(reviews, year, considered, agreed):
    views = []
    for row in reviews:
        first, view = happened(row, "decision"), happened(row, "panel_view")
        if first and first[0] == "not_initiate" and view and in_panel_year(view[1], year):
            views.append(view[0])
    assert len(views) == considered
    assert views.count("agree") == agreed


@pytest.mark.parametrize(
    ("year", "received", "outcomes"),
    [
        (2012, 0, (0, 0, 0, 0)),
        (2013, 74, (4, 0, 2, 1)),
        (2014, 80, (8, 4, 3, 1)),
        (2015, 110, (4, 9, 3, 1)),
    ],
)
def test_publication_outcomes(reviews, year, received, outcomes):
    there = [row for row in reviews if in_panel_year(row["report_to_panel_date"], year)]
    said = [happened(row, "nonpublication_outcome") for row in there]
    words = [found[0] for found in said if found]
    assert len(there) == received
    assert len(words) == sum(outcomes)
    assert tuple(map(words.count, ("agreed", "disagreed", "anonymous", "summary"))) == outcomes


def test_time_to_complete_is_plausible(reviews):
    curve = share_waiting(waiting_times(reviews))
    median = min(day for day, share in curve.items() if share <= 0.5)
    by_six_months = 1 - min(share for day, share in curve.items() if day <= 182)
    by_a_year = 1 - min(share for day, share in curve.items() if day <= 365)
    by_two_years = 1 - min(share for day, share in curve.items() if day <= 730)
    assert 300 <= median <= 366
    assert 0.20 <= by_six_months <= 0.30
    assert 0.50 <= by_a_year <= 0.70
    assert 0.82 <= by_two_years <= 0.95
