"""A damaged snapshot is noticed when it is opened; nothing is guessed and nothing lost."""

import json
import shutil
from dataclasses import replace
from pathlib import Path

import duckdb
import pytest

from scr.base.errors import SourceError
from scr.importing import run_import, undo
from scr.store import Snapshot, current, query, seals
from scr.store.wholeness import read_whole
from tests.conftest import close_connections
from tests.importing.helpers import load, review

COUNT = "select count(*) as n from records.reviews"


@pytest.fixture(scope="module")
def imported(tmp_path_factory: pytest.TempPathFactory) -> tuple[Snapshot, Snapshot]:
    """The snapshots of two imports, of one review and of two: only to be copied."""
    folder = tmp_path_factory.mktemp("imported")
    first = load(folder, reviews=[review()]).snapshot
    second = load(folder, reviews=[review(), review("R2")]).snapshot
    assert first is not None
    assert second is not None
    close_connections()
    return first, second


@pytest.fixture
def two(imported: tuple[Snapshot, Snapshot], tmp_path: Path) -> tuple[Snapshot, Snapshot]:
    """The same in a folder of this test's own."""
    first, second = imported
    shutil.copytree(first.folder.parent, tmp_path, dirs_exist_ok=True)
    return replace(first, folder=tmp_path / "db"), replace(second, folder=tmp_path / "db")


def n_reviews(snapshot: Snapshot) -> int:
    close_connections()
    return int(query(snapshot, COUNT, {})["n"].iloc[0])


def change_a_byte(path: Path, *places: int) -> None:
    content = bytearray(path.read_bytes())
    for place in places:
        content[place] ^= 1
    path.write_bytes(content)


def cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-1000])


def empty(path: Path) -> None:
    path.write_bytes(b"")


def test_a_whole_one_is_opened_and_its_seal_says_what_made_it(two):
    assert n_reviews(two[1]) == 2
    said = json.loads(seals.seal_path(two[1].folder, two[1].id).read_text("utf-8"))
    assert said["size"] == two[1].path.stat().st_size
    assert said["sha256"] == seals.file_hash(two[1].path)
    assert (said["format"], said["duckdb"]) == (seals.FORMAT, duckdb.__version__)


@pytest.mark.parametrize("place", [0, 12, 4096 * 3 + 7, 270_000, -1])
def test_one_changed_byte_anywhere_is_noticed_and_the_one_before_offered(two, place):
    """Bytes of the header, of a table's block, and of what lies after the last block."""
    change_a_byte(two[1].path, place)
    with pytest.raises(SourceError, match="has been changed") as caught:
        n_reviews(two[1])
    assert f"whole is {two[0].id}" in str(caught.value)
    assert "scr undo" in str(caught.value)
    assert current(two[1].folder) == two[1], "nothing is put in its place unasked"
    assert undo(two[1].folder) == two[0]
    assert n_reviews(two[0]) == 1


@pytest.mark.parametrize("harm", [cut, empty, Path.unlink])
def test_a_file_cut_short_emptied_or_gone(two, harm):
    harm(two[1].path)
    with pytest.raises(SourceError, match="cannot be opened: its file") as caught:
        n_reviews(two[1])
    assert two[0].id in str(caught.value)


def test_only_a_whole_one_is_offered(two, tmp_path):
    third = load(tmp_path, reviews=[review(), review("R2"), review("R3")]).snapshot
    change_a_byte(two[1].path, 5000)
    change_a_byte(third.path, 5000)
    with pytest.raises(SourceError, match=f"whole is {two[0].id}"):
        n_reviews(third)
    change_a_byte(two[0].path, 5000)
    with pytest.raises(SourceError, match="import the records again") as caught:
        n_reviews(third)
    assert "undo" not in str(caught.value)


def test_an_import_with_replace_mends_it(two, tmp_path):
    cut(two[1].path)
    done = run_import([tmp_path / "source"], folder=two[1].folder, replace=True)
    assert n_reviews(done.snapshot) == 2


def test_an_import_onto_a_damaged_one_says_so_and_leaves_it(two, tmp_path):
    """Every block that an import reads has DuckDB's own checksum."""
    change_a_byte(two[1].path, *range(4096 * 3, two[1].path.stat().st_size, 1024))
    with pytest.raises(SourceError, match=r"damaged|cannot be opened"):
        load(tmp_path, "next", reviews=[review("R9")])
    assert current(two[1].folder) == two[1]


def test_one_without_a_seal_is_opened_as_before(two):
    """Earlier versions wrote none."""
    seals.seal_path(two[1].folder, two[1].id).unlink()
    assert n_reviews(two[1]) == 2
    two[1].path.write_bytes(b"no database")
    with pytest.raises(SourceError, match="no database that can be read"):
        n_reviews(two[1])


@pytest.mark.parametrize("content", [b"", b"{}", b"[]", b"null", b'{"sha256": "a"}', b"\xff"])
def test_a_seal_that_cannot_be_read_is_damage(two, content):
    seals.seal_path(two[1].folder, two[1].id).write_bytes(content)
    with pytest.raises(SourceError, match="its seal cannot be read"):
        n_reviews(two[1])


def reseal(snapshot: Snapshot, **changed: object) -> None:
    path = seals.seal_path(snapshot.folder, snapshot.id)
    path.write_text(json.dumps(json.loads(path.read_text("utf-8")) | changed), "utf-8")


def test_a_later_version_s_snapshot_is_told_apart_from_a_damaged_one(two):
    reseal(two[1], format=seals.FORMAT + 1, version="9.0", added="something")
    with pytest.raises(SourceError, match=r"later version of this program \(9\.0; this one"):
        n_reviews(two[1])
    assert current(two[1].folder) == two[1]


def test_a_later_duckdb_s_file_is_told_apart_from_a_damaged_one(two):
    two[1].path.write_bytes(b"what a later one writes")
    seal = seals.seal_of(two[1].path)
    reseal(two[1], sha256=seal.sha256, size=seal.size, duckdb="2.10.0", version="9.0")
    with pytest.raises(SourceError, match=r"DuckDB 2\.10\.0.*version 9\.0") as caught:
        n_reviews(two[1])
    assert "damaged" not in str(caught.value)


def test_what_a_later_version_adds_to_a_seal_is_no_fault(two):
    reseal(two[1], added="something")
    assert n_reviews(two[1]) == 2


def test_reading_whole_finds_what_opening_alone_does_not(two):
    """Without a seal a block that the first question does not read goes unnoticed."""
    assert read_whole(two[1]) == ""
    content = bytearray(two[1].path.read_bytes())
    found = 0
    for place in range(4096 * 3 + 100, len(content), 40_000):
        harmed = bytearray(content)
        harmed[place] ^= 1
        two[1].path.write_bytes(harmed)
        found += bool(read_whole(two[1]))
    assert found > 0
    two[1].path.write_bytes(two[0].path.read_bytes())
    assert read_whole(two[1]) == "it is the file of another snapshot"
