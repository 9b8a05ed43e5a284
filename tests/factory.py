"""A snapshot made straight from Python rows, for tests of what stands on the database.

It bypasses the import on purpose: hand-counted figures should not fail when a rule changes.
"""

from datetime import date
from pathlib import Path

import duckdb

from scr.store import Snapshot, empty_database, tables
from scr.store.build import count_completeness
from scr.store.snapshots import building_path, new_id, publish

AS_AT = date(2016, 6, 30)


def board(board_id: str = "B1", **values: object) -> dict:
    """A board that has always been open, named after its id."""
    return {"board_id": board_id, "board_name": f"Board {board_id}", "region": "North", **values}


def review(review_id: str, board_id: str = "B1", **values: object) -> dict:
    """A review of a death with nothing else recorded."""
    return {
        "review_id": review_id,
        "board_id": board_id,
        "incident_type": "death",
        **values,
    }


def make_snapshot(folder: Path, as_at: date = AS_AT, **rows: list[dict]) -> Snapshot:
    """A database with these rows, by table name; without boards it gets one, B1."""
    rows.setdefault("boards", [board()])
    folder.mkdir(parents=True, exist_ok=True)
    snapshot_id = new_id(folder)
    path = building_path(folder, snapshot_id)
    path.write_bytes(empty_database())
    with duckdb.connect(str(path)) as connection:
        for table, records in rows.items():
            names = [c.name for c in (*tables()[table].columns, *tables()[table].filled)]
            holes = ", ".join("?" for _ in names)
            for record in records:
                assert set(record) <= set(names), f"unknown column in {record}"
            if records:
                connection.executemany(
                    f"insert into {table} ({', '.join(names)}) values ({holes})",
                    [[record.get(name) for name in names] for record in records],
                )
        connection.execute(
            "insert into snapshot values (?, null, 1, ?, 'argument')", [snapshot_id, as_at]
        )
        count_completeness(connection)
    return publish(folder, snapshot_id)
