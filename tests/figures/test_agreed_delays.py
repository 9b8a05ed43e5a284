"""Agreed delays, by hand: which days count, for whom, and why."""

import math

import pytest

from tests.factory import review
from tests.figures.asking import ask, cases, day, left_out

AS_AT = "2016-06-30"
REASONS = [
    "criminal_proceedings", "inquest", "family_court", "parallel_review", "hr_process",
    "report_quality", "other",
]  # fmt: skip
# What it shows; what is recorded besides 1 January 2015 as the day of initiation; the delays; and
# n_with_delay, n_running, delay_days of all reasons together.
EXAMPLES = [
    ("ten days", {}, [("inquest", "2015-02-01", "2015-02-11")], (1, 0, 10)),
    ("no delay", {}, [], (0, 0, 0)),
    ("overlapping days once", {},
     [("inquest", "2015-02-01", "2015-02-11"), ("other", "2015-02-06", "2015-02-16")], (1, 0, 15)),
    ("one within another", {},
     [("inquest", "2015-02-01", "2015-02-21"), ("other", "2015-02-06", "2015-02-08")], (1, 0, 20)),
    ("one after the other", {},
     [("inquest", "2015-02-01", "2015-02-11"), ("other", "2015-02-11", "2015-02-16")], (1, 0, 15)),
    ("running: to the as-at date", {}, [("inquest", "2016-06-20", None)], (1, 1, 10)),
    ("running, with an end to come", {}, [("inquest", "2016-06-20", "2016-07-10")], (1, 1, 10)),
    ("ended on the as-at date", {}, [("inquest", "2016-06-20", AS_AT)], (1, 0, 10)),
    ("begun on the as-at date: running, and no day yet", {}, [("inquest", AS_AT, None)], (0, 1, 0)),
    ("begins later", {}, [("inquest", "2016-07-01", None)], (0, 0, 0)),
    ("cut at completion, and no longer running", {"completed_date": "2015-02-06"},
     [("inquest", "2015-02-01", None)], (1, 0, 5)),
    ("cut at discontinuation", {"discontinued_date": "2015-02-06"},
     [("inquest", "2015-02-01", "2015-03-01")], (1, 0, 5)),
    ("only after completion", {"completed_date": "2015-02-01"},
     [("inquest", "2015-02-01", "2015-03-01")], (0, 0, 0)),
    ("only before initiation", {}, [("inquest", "2014-11-01", "2015-01-01")], (0, 0, 0)),
    ("cut at initiation", {}, [("inquest", "2014-11-01", "2015-01-02")], (1, 0, 1)),
    ("of no days", {}, [("inquest", "2015-02-01", "2015-02-01")], (0, 0, 0)),
]  # fmt: skip
COUNTS = ["n_with_delay", "n_running", "delay_days"]


def tables(examples: list[tuple]) -> dict[str, list[dict]]:
    return {
        "boards": [
            {"board_id": str(n), "board_name": f"Board {n:02d}", "region": "North"}
            for n, _ in enumerate(examples)
        ],
        "reviews": [
            review(f"R{n}", str(n), initiated_date=day("2015-01-01"))
            | {name: day(text) for name, text in values.items()}
            for n, (_, values, *_) in enumerate(examples)
        ],
        "delays": [
            {"delay_id": f"D{n}.{i}", "review_id": f"R{n}", "reason": reason,
             "start_date": day(start), "end_date": day(end) if end else None}
            for n, (_, _, spans, _) in enumerate(examples)
            for i, (reason, start, end) in enumerate(spans)
        ],
    }  # fmt: skip


@pytest.fixture(scope="module")
def examples(shared_snapshot):
    return shared_snapshot(**tables(EXAMPLES))


@pytest.fixture(scope="module")
def by_board(examples):
    return ask(examples, "agreed_delays", "panel:2014-15", by="board", as_at=AS_AT).table


@pytest.mark.parametrize("number", range(len(EXAMPLES)), ids=[e[0] for e in EXAMPLES])
def test_each_example(by_board, number):
    rows = by_board[by_board["group_id"] == str(number)]
    (row,) = rows[rows["reason"].isna()].to_dict("records")
    assert tuple(row[c] for c in COUNTS) == EXAMPLES[number][3]
    assert row["n_initiated"] == 1
    assert row["delay_rate"] == row["n_with_delay"]


def test_a_row_per_reason_and_first_one_for_all_together(by_board):
    rows = by_board[by_board["group_id"] == "2"]
    assert [None if r != r else r for r in rows["reason"]] == [None, *REASONS]
    found = dict(zip(rows["reason"][1:], rows[COUNTS].values.tolist()[1:], strict=True))
    # The overlap is in both reasons, and once in all together.
    assert found["inquest"] == found["other"] == [1, 0, 10]
    assert found["hr_process"] == [0, 0, 0]
    assert (rows["n_initiated"] == 1).all()


def test_the_whole(examples):
    table = ask(examples, "agreed_delays", "panel:2014-15", as_at=AS_AT).table
    row = table.iloc[0]
    assert row["n_initiated"] == 16
    assert tuple(row[COUNTS]) == tuple(sum(e[3][i] for e in EXAMPLES) for i in range(3))
    assert row["delay_rate_lower"] < row["delay_rate"] == 10 / 16 < row["delay_rate_upper"]


def test_nothing_initiated_has_no_share(examples):
    assert len(ask(examples, "agreed_delays", "panel:2012-13", as_at=AS_AT).table) == 0
    row = ask(examples, "agreed_delays", ("2015-06-29", "2015-06-30"), as_at=AS_AT).table.iloc[0]
    assert row["n_initiated"] == row["delay_days"] == 0
    assert math.isnan(row["delay_rate"])


def test_cases_and_left_out(examples):
    found = cases(examples, "agreed_delays", "panel:2014-15", as_at=AS_AT)
    assert len(found) == 16
    # One wholly before initiation, one wholly after completion.
    assert list(left_out(examples, "agreed_delays", as_at=AS_AT).values()) == [2]


def test_columns_are_those_of_the_contract(by_board):
    assert list(by_board.columns) == [
        "group_id", "group_name", "reason", "n_initiated", "n_with_delay", "delay_rate",
        "delay_rate_lower", "delay_rate_upper", "n_running", "delay_days",
    ]  # fmt: skip
