"""Days from the start of a review to the appointment of its reviewer, by hand."""

import math

import pytest

from tests.figures.asking import ask, cases, left_out, one_board_each, rows, whole

AS_AT = "2015-05-01"
STARTED = {"initiated_date": "2014-07-01"}
# What is recorded, and n_initiated, n_appointed and the median of that review alone.
EXAMPLES = [
    ("appointed", STARTED | {"reviewer_appointed_date": "2014-07-31"}, (1, 1, 30)),
    ("appointed on the day itself", STARTED | {"reviewer_appointed_date": "2014-07-01"}, (1, 1, 0)),
    ("not yet", STARTED, (1, 0, None)),
    ("appointed after the as-at date", STARTED | {"reviewer_appointed_date": "2015-05-02"},
     (1, 0, None)),
    ("started by the decision", {"decision": "initiate", "decision_date": "2014-08-01",
     "reviewer_appointed_date": "2014-08-11"}, (1, 1, 10)),
    ("left out of the median: appointed before the start",
     STARTED | {"reviewer_appointed_date": "2014-06-30"}, (1, 1, None)),
    ("left out of the median: completed, so there was a reviewer",
     STARTED | {"completed_date": "2015-01-01"}, (1, 0, None)),
    ("followed to the day of discontinuation", STARTED | {"discontinued_date": "2014-09-01"},
     (1, 0, None)),
    ("started in another year", {"initiated_date": "2014-06-30",
     "reviewer_appointed_date": "2014-07-31"}, (0, 0, None)),
    ("never started", {"reviewer_appointed_date": "2014-07-31"}, (0, 0, None)),
]  # fmt: skip
ASKED = ("reviewer_appointment", "panel:2014-15")


@pytest.fixture(scope="module")
def examples(shared_snapshot):
    return shared_snapshot(**one_board_each(EXAMPLES))


@pytest.mark.parametrize("number", range(len(EXAMPLES)), ids=[e[0] for e in EXAMPLES])
def test_who_counts(examples, number):
    row = rows(examples, *ASKED, as_at=AS_AT, by="board")[str(number)]
    n_initiated, n_appointed, median = EXAMPLES[number][2]
    assert (row["n_initiated"], row["n_appointed"]) == (n_initiated, n_appointed)
    assert math.isnan(row["median_days"]) if median is None else row["median_days"] == median


def test_the_whole_is_the_sum_and_its_median_counts_those_still_without(examples):
    row = whole(examples, *ASKED, as_at=AS_AT)
    assert (row["n_initiated"], row["n_appointed"]) == (8, 4)
    # Of six followed: on days 0, 10 and 30 one is appointed, so half are from day 30 on.
    assert row["median_days"] == 30
    assert cases(examples, *ASKED, as_at=AS_AT) == [f"R{n}" for n in (0, 1, 2, 3, 5, 6, 7, 4)]
    found = left_out(examples, *ASKED, as_at=AS_AT)
    assert sorted(found.values()) == [1, 1, 1]
    assert "left out of the median: reviewer appointed before the start" in found


def test_by_every_grouping(examples):
    for by in ("national", "region", "area_type", "board", "period"):
        table = ask(examples, *ASKED, as_at=AS_AT, by=by).table
        assert table["n_initiated"].sum() == 8
