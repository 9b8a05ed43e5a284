"""What a snapshot says of itself stands in its seal; where it does not, its file is asked."""

import json

import duckdb
import pytest

from scr.base.errors import SourceError
from scr.importing import history, run_import
from scr.store import Snapshot, older, query, seals, summary
from scr.store.lineage import entries, standing
from tests.conftest import close_connections
from tests.importing.helpers import load, review
from tests.store.test_seals import reseal


@pytest.fixture
def made(tmp_path) -> Snapshot:
    """The second of two imports."""
    load(tmp_path, reviews=[review()])
    return load(tmp_path, reviews=[review(), review("R2")]).snapshot


def without(snapshot: Snapshot, *names: str) -> None:
    """Take lines out of a seal."""
    path = seals.seal_path(snapshot.folder, snapshot.id)
    said = json.loads(path.read_text("utf-8"))
    path.write_text(json.dumps({k: v for k, v in said.items() if k not in names}), "utf-8")


def no_database(*_: object, **__: object) -> None:
    raise AssertionError("a database was opened")


def test_the_seal_tells_what_the_file_tells(made):
    from_seals = entries(made.folder), standing(made)
    for path in made.folder.glob("*.duckdb"):
        without(Snapshot(path.stem, made.folder), "summary")
    assert (entries(made.folder), standing(made)) == from_seals
    assert [entry["n_added"] for entry in from_seals[0]] == [3, 1]
    assert from_seals[1][1]["reviews"] == 2


def test_what_is_there_is_told_without_opening_a_database(made, monkeypatch):
    monkeypatch.setattr(duckdb, "connect", no_database)
    assert standing(made)[1]["reviews"] == 2
    assert [entry["is_current"] for entry in entries(made.folder)] == [False, True]
    without(made, "summary")
    with pytest.raises(AssertionError, match="was opened"):
        standing(made)


def test_the_next_import_has_the_next_number(made, tmp_path):
    load(tmp_path, reviews=[review(), review("R2"), review("R3")])
    assert list(history(made.folder)["import_id"]) == [1, 2, 3]


@pytest.mark.parametrize("told", [None, {}, [], "all", {"made_by": {}}, {"n_rows": None}])
def test_a_summary_that_cannot_be_read_is_none(made, told):
    before = standing(made)
    reseal(made, summary=told)
    assert seals.stored(made).summary is None
    assert standing(made) == before


def test_a_damaged_file_is_told_by_its_seal(made):
    made.path.write_bytes(b"")
    assert len(entries(made.folder)) == 2
    with pytest.raises(SourceError, match="cannot be opened"):
        standing(made)


def test_columns_are_looked_for_only_where_the_seal_does_not_say_they_are_today_s(
    made, monkeypatch
):
    asked = []
    columns = summary.columns_of_today()
    looked = older._columns
    monkeypatch.setattr(older, "_columns", lambda c: asked.append(c) or looked(c))
    for said, n_asked in ((columns, 0), ("those of another day", 1)):
        path = seals.seal_path(made.folder, made.id)
        told = json.loads(path.read_text("utf-8"))["summary"]
        reseal(made, summary=told | {"columns": said})
        close_connections()
        assert len(query(made, "select * from records.reviews", {})) == 2
        assert len(asked) == n_asked


def test_an_import_of_nothing_new_leaves_the_seal(made, tmp_path):
    before = seals.seal_path(made.folder, made.id).read_bytes()
    assert run_import([tmp_path / "source"], folder=made.folder).is_unchanged
    assert seals.seal_path(made.folder, made.id).read_bytes() == before
