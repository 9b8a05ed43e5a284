"""A database whose snapshot was made before today's columns were thought of, and who sent what."""

from pathlib import Path

import duckdb

from scr.importing import asked_of_boards, history, received, run_import
from scr.store import Snapshot, current, import_tables, seals
from tests.importing.helpers import (
    AS_AT,
    BOARDS,
    found,
    load,
    recommendation,
    review,
    stored,
    write,
)


def age(snapshot: Snapshot) -> None:
    """Give the snapshot the shape that snapshots had before months, states, returns and seals."""
    with duckdb.connect(str(snapshot.path)) as connection:
        for table in import_tables().values():
            for column in table.filled:
                connection.execute(f"alter table {table.name} drop column {column.name}")
        connection.execute("alter table recommendations drop column status")
        connection.execute("alter table imports drop column n_passed_over")
        connection.execute("drop table received")
        connection.execute("update reviews set review_id = 'R' || chr(8211) || '1'")
    seals.seal_path(snapshot.folder, snapshot.id).unlink()


def test_an_import_into_an_old_snapshot_keeps_and_changes_what_is_there(tmp_path: Path) -> None:
    load(tmp_path, reviews=[review("R-1", incident_date="1/1/2014")])
    age(current(tmp_path / "db"))
    blank = received(current(tmp_path / "db"))
    assert blank["board_id"].tolist() == ["B2", "B1"]
    assert blank["table"].isna().all()
    source = write(
        tmp_path / "next",
        reviews=[review("r-1", notified_date="Feb 2014"), review("R2", incident_type="other")],
        recommendations=[recommendation(review_id="R-1", status="In progress")],
    )
    report = run_import([source], folder=tmp_path / "db", as_at=AS_AT)
    assert found(report) == [("month_only", "reviews", 2, "notified_date")]
    rows = stored(tmp_path, "reviews")
    assert len(rows) == 2
    old = rows[rows["incident_type"] == "death"].iloc[0]
    assert (str(old["incident_date"])[:10], list(old["month_only"])) == (
        "2014-01-01",
        ["notified_date"],
    )
    assert stored(tmp_path, "recommendations")["status"].tolist() == ["in_progress"]
    assert history(tmp_path / "db")["n_passed_over"].tolist() == [0, 0]
    assert run_import([source], folder=tmp_path / "db", as_at=AS_AT).is_unchanged


def test_who_has_sent_what(tmp_path: Path) -> None:
    rows = [
        review(incident_date="1/1/2014", notified_date="1/2/2014"),
        review("R2", incident_date="soon"),
    ]
    load(tmp_path, reviews=rows, recommendations=[recommendation(due_date="1/1/2015")])
    table = received(current(tmp_path / "db"))
    shown = table[["board_id", "table", "n_rows", "n_quarantined"]].astype(object)
    assert shown.where(shown.notna(), None).values.tolist() == [
        ["B2", None, None, None],
        ["B1", "recommendations", 1, 0],
        ["B1", "reviews", 2, 1],
    ]
    assert str(table["latest_date"][2])[:10] == "2014-02-01"
    assert table["latest_date"].isna().tolist() == [True, True, False]
    asked = asked_of_boards(current(tmp_path / "db"))
    assert asked[["board_id", "table", "key", "column"]].values.tolist() == [
        ["B1", "reviews", "R2", "incident_date"]
    ]
    # A later import of another board leaves what is known of the first.
    more = write(tmp_path / "more", boards=BOARDS, reviews=[review("E1", board_id="B2")])
    run_import([more], folder=tmp_path / "db", as_at=AS_AT)
    assert received(current(tmp_path / "db"))["board_id"].tolist() == ["B2", "B1", "B1"]
