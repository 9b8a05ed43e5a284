"""Snapshots are read one cursor per query, while others come and go."""

import pytest

from scr.base.errors import SourceError
from scr.store import Snapshot, query, reading


def test_a_query_outlives_the_place_of_its_connection(snapshot, monkeypatch):
    # As if other threads took every place between opening the snapshot and reading it.
    monkeypatch.setattr(reading, "KEPT_OPEN", 0)
    made = snapshot()
    for _ in range(2):
        assert query(made, "select count(*) as n from records.boards", {})["n"][0] == 1
    assert not reading._open


def test_a_cursor_in_use_outlives_the_place_of_its_connection(snapshot, monkeypatch):
    made = snapshot()
    cursor = reading._opened(made).connection.cursor()
    monkeypatch.setattr(reading, "KEPT_OPEN", 0)
    query(made, "select 1", {})
    assert cursor.execute("select board_id from records.boards").fetchall() == [("B1",)]
    cursor.close()


def test_only_so_many_snapshots_stay_open(snapshot):
    made = [snapshot() for _ in range(reading.KEPT_OPEN + 2)]
    for one in (*made, made[0]):
        assert len(query(one, "select * from records.boards", {})) == 1
    assert len(reading._open) == reading.KEPT_OPEN


def test_a_snapshot_cannot_be_written_to_nor_reach_outside(snapshot, tmp_path):
    made = snapshot()
    for forbidden in (
        "delete from records.boards",
        f"copy (select 1) to '{tmp_path}/out.csv'",
        f"select * from read_csv('{tmp_path}/in.csv')",
        "set lock_configuration = false",
    ):
        with pytest.raises(Exception, match=r"(?i)read-only|disabled|locked"):
            query(made, forbidden, {})


def test_a_broken_snapshot_is_an_error_with_a_next_step(tmp_path):
    broken = Snapshot("20150101-000000-abcd", tmp_path)
    broken.path.write_bytes(b"not a database")
    with pytest.raises(SourceError, match="import the records again"):
        query(broken, "select 1", {})
