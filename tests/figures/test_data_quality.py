"""Completeness, counted by hand: cells filled by table, column and board, and findings."""

import math

import duckdb
import pytest

from scr.figures import run as figures
from scr.store import import_tables
from tests.factory import board, make_snapshot, review
from tests.figures.asking import ask, day, request

BOARDS = [board("B1", opened_date=day("2010-01-01")), board("B2", region="South"), board("B3")]
REVIEWS = [
    review("R1", "B1", notified_date=day("2014-01-01"), decision="initiate"),
    review("R2", "B1", notified_date=day("2014-01-01")),
    review("R3", "B2"),
]
TABLES = {
    "dataset": [{"title": "Testland", "as_at_date": day("2016-06-30"), "is_sample": False}],
    "boards": BOARDS,
    "reviews": REVIEWS,
    "recommendations": [
        {"review_id": "R1", "recommendation_id": "1", "addressee": "Police", "theme": "records"},
        {"review_id": "R3", "recommendation_id": "1", "addressee": "Police"},
    ],
    "challenges": [
        {"challenge_id": "C1", "board_id": "B2", "raised_by": "panel", "subject": "delay",
         "raised_date": day("2015-01-01")},
    ],
    "panel_recommendations": [
        {"panel_recommendation_id": "P1", "report": "1", "text": "x",
         "report_date": day("2014-01-01")},
    ],
}  # fmt: skip


def finding(column: str | None, board_id: str | None, table: str = "reviews") -> dict:
    return {
        "import_id": 1, "rule": "some_rule", "severity": "warn", "table_name": table,
        "file": "reviews.csv", "column_name": column, "message": "Mend it.", "board_id": board_id,
    }  # fmt: skip


FINDINGS = [
    finding("decision_date", "B1"),
    finding("decision_date", "B1"),
    finding("decision_date", "B2"),
    # Of a row kept out, whose board is not known, or is itself kept out.
    finding("decision_date", None),
    finding("decision_date", "NO_SUCH_BOARD"),
    # About a whole row or file: in no column.
    finding(None, "B1"),
]


@pytest.fixture(scope="module")
def made(shared_snapshot):
    return shared_snapshot(**TABLES, findings=FINDINGS)


def cells(made, column, table="reviews", **values) -> dict[str, tuple]:
    """n_rows, n_filled and n_findings of a column, by group."""
    found = ask(made, "data_quality", **values).table
    found = found[(found["table"] == table) & (found["column"] == column)]
    return {
        row["group_id"]: (row["n_rows"], row["n_filled"], row["n_findings"])
        for row in found.to_dict("records")
    }


def test_the_whole(made):
    assert cells(made, "review_id") == {"national": (3, 3, 0)}
    assert cells(made, "notified_date") == {"national": (3, 2, 0)}
    assert cells(made, "completed_date") == {"national": (3, 0, 0)}
    assert cells(made, "is_sample", "dataset") == {"national": (1, 1, 0)}
    assert cells(made, "text", "panel_recommendations") == {"national": (1, 1, 0)}
    # Every finding about the column, whether or not its board is known.
    assert cells(made, "decision_date") == {"national": (3, 0, 5)}


def test_rows_belong_to_their_board_or_that_of_their_review(made):
    assert cells(made, "decision", by="board") == {
        "B1": (2, 1, 0), "B2": (1, 0, 0), "B3": (0, 0, 0),
    }  # fmt: skip
    assert cells(made, "theme", "recommendations", by="board") == {
        "B1": (1, 1, 0), "B2": (1, 0, 0), "B3": (0, 0, 0),
    }  # fmt: skip
    assert cells(made, "raised_by", "challenges", by="region") == {
        "North": (0, 0, 0), "South": (1, 1, 0),
    }  # fmt: skip
    assert cells(made, "opened_date", "boards", by="board")["B1"] == (1, 1, 0)
    assert cells(made, "decision_date", by="board") == {
        "B1": (2, 0, 2), "B2": (1, 0, 1), "B3": (0, 0, 0),
    }  # fmt: skip


def test_filters_leave_out_what_belongs_to_no_board(made):
    assert cells(made, "decision_date", board_id="B1") == {"national": (2, 0, 2)}
    assert cells(made, "decision_date", region="North") == {"national": (2, 0, 2)}
    assert cells(made, "decision_date", area_type="not_recorded") == {"national": (3, 0, 3)}
    assert cells(made, "title", "dataset", board_id="B1") == {"national": (0, 0, 0)}


def test_every_column_of_every_import_table_has_a_row_in_their_order(made, snapshot):
    every = [(t.name, c.name) for t in import_tables().values() for c in t.columns]
    for answered in (made, snapshot()):
        table = ask(answered, "data_quality").table
        assert list(zip(table["table"], table["column"], strict=True)) == every


def test_a_table_without_rows_has_no_share(made):
    table = ask(made, "data_quality").table.set_index(["table", "column"])
    assert math.isnan(table.loc[("delays", "reason"), "filled_rate"])
    assert table.loc[("delays", "reason"), "n_rows"] == 0
    assert table.loc[("reviews", "decision"), "filled_rate"] == 1 / 3
    assert "filled_rate_lower" not in table.columns


def test_boards_and_regions_add_up_but_for_what_belongs_to_none(made):
    total = ask(made, "data_quality").table.set_index(["table", "column"])
    of_boards = [t for t in import_tables() if t not in ("dataset", "panel_recommendations")]
    for by in ("board", "region", "area_type"):
        parts = ask(made, "data_quality", by=by).table.groupby(["table", "column"]).sum()
        for table in of_boards:
            for count in ("n_rows", "n_filled"):
                assert parts.loc[table, count].to_dict() == total.loc[table, count].to_dict()


def test_it_takes_no_as_at_date_into_account(made):
    early = ask(made, "data_quality", as_at="2000-01-01").table
    assert early.equals(ask(made, "data_quality").table)


def test_it_is_not_made_of_reviews(made):
    assert figures.cases(request("data_quality"), made) is None
    assert len(figures.left_out(request("data_quality"), made)) == 0


def test_a_naive_count_of_a_filled_database_agrees(tmp_path):
    """Each cell of the stored tables looked at once."""
    made = make_snapshot(tmp_path, **TABLES)
    found = ask(made, "data_quality").table.set_index(["table", "column"])
    with duckdb.connect(str(made.path), read_only=True) as connection:
        for name, table in import_tables().items():
            stored = connection.execute(f"select * from {name}").fetchall()
            for place, column in enumerate(table.columns):
                cell = found.loc[(name, column.name)]
                filled = sum(row[place] is not None for row in stored)
                assert (cell["n_rows"], cell["n_filled"]) == (len(stored), filled)
