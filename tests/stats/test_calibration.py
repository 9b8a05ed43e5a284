"""The calibration page: every row of it runs, and no promise broken is passed over in silence."""

import pytest

from scr.stats import permutation
from tests import calibration
from tests.calibration.page import PAGE, written
from tests.calibration.promise import Promise, Row, _rate, kept


@pytest.fixture
def few_draws(monkeypatch):
    """Each test of the product with few draws: what is asked here is whether a row works."""
    for name in ("MOST_DEALS", "N_DRAWS"):
        monkeypatch.setattr(permutation, name, 49)
    permutation._deals.cache_clear()
    yield
    permutation._deals.cache_clear()


@pytest.mark.usefixtures("few_draws")
def test_every_row_runs():
    found = [Row(one, _rate(one, 1)) for one in calibration.promises()]
    assert all(0 <= row.rate <= 1 or row.verdict == "never defined" for row in found)
    over = {row.promise.over for row in found}
    assert {"2 boards alike", "150 boards alike", "2 reviews, correlation 1",
            "100 reviews, correlation 0.3"} <= over  # fmt: skip
    assert "| share over recommendations | 10 reviews, correlation 0 |" in written(found)


def test_the_page_has_every_row_of_the_command_and_says_where_a_miss_is_told():
    lines = PAGE.read_text("utf-8").splitlines()
    told = [tuple(part.strip() for part in line.split("|")[1:3]) for line in lines
            if "| at least " in line or "| at most " in line]  # fmt: skip
    assert told == [(one.what, one.over) for one in calibration.promises()]
    assert len(set(told)) == len(told) > 200
    missed = {tuple(part.strip() for part in line.split("|")[1:3]) for line in lines
              if "**misses** |" in line}  # fmt: skip
    assert missed <= {(one.what, one.over) for one in calibration.promises() if one.said}


@pytest.mark.parametrize(
    ("is_most", "rate", "verdict"),
    [
        (False, 0.93, "keeps"), (False, 0.92, "**misses**"), (False, 0.98, "cautious"),
        (True, 0.97, "keeps"), (True, 0.99, "**misses**"), (False, float("nan"), "never defined"),
    ],
)  # fmt: skip
def test_a_promise_missed_by_more_than_two_points_is_marked(is_most, rate, verdict):
    promise = Promise("a", "b", 0.95, lambda random: 1.0, "c", is_most=is_most)
    assert Row(promise, rate).verdict == verdict


def test_a_row_that_seems_to_miss_is_drawn_four_times_as_often():
    drawn = []

    def draw(random):
        drawn.append(1)
        return len(drawn) > 100

    row = kept(Promise("a", "b", 0.95, draw, "c"), 100)
    assert len(drawn) == 500
    assert row.rate == 1.0
