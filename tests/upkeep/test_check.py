"""Every snapshot and release is read whole; what is damaged is said, with what can be done."""

import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner

from scr.__main__ import cli
from scr.base.periods import parse_span
from scr.disclosure.stamps import RELEASES
from scr.release import create
from scr.store import breaks, seals, snapshots
from scr.upkeep import check
from scr.upkeep.checking import UNSEALED
from tests.release.test_releases import country


@pytest.fixture(scope="module")
def made(tmp_path_factory) -> Path:
    """Two snapshots, the release `first` on the older one, and a break."""
    folder = tmp_path_factory.mktemp("made")
    world = country()
    world.snapshot(folder)
    create("first", folder=folder, year=parse_span("panel:2014-15"), policy="none", by="A")
    world.snapshot(folder)
    breaks.store(
        folder, title="T", measure="m", region=None, on=parse_span("panel:2014-15").start,
        reason="other", note="Something has changed here.", made_by="a", snapshot="s",
    )  # fmt: skip
    return folder


@pytest.fixture
def database(made: Path, own_database: Path) -> Path:
    """A copy of it, to be harmed."""
    return Path(shutil.copytree(made, own_database))


def faults(folder: Path) -> dict[str, str]:
    return {one.what: f"{one.how} / {one.mend}" for one in check(folder).faults}


def flip(path: Path, place: int = -1) -> None:
    content = bytearray(path.read_bytes())
    content[place] ^= 1
    path.write_bytes(content)


def state(folder: Path) -> dict[str, bytes]:
    return {str(p): p.read_bytes() for p in folder.rglob("*") if p.is_file()}


def test_all_whole(database):
    before = state(database)
    found = check(database)
    first, second = snapshots(database)
    assert found.faults == ()
    assert found.whole == (
        f"in force: snapshot {second.id}",
        f"snapshot {first.id}: whole",
        f"snapshot {second.id}: whole",
        "release first: whole, and so is the snapshot it stands on",
    )
    assert state(database) == before, "checking changes nothing"


def test_a_damaged_snapshot_and_the_release_on_it(database):
    first = snapshots(database)[0]
    flip(first.path)
    found = faults(database)
    assert set(found) == {f"snapshot {first.id}", "release first"}
    assert "has been changed / Put its file back from a copy" in found[f"snapshot {first.id}"]
    assert f"Put the file {first.id}.duckdb back" in found["release first"]


def test_a_snapshot_that_a_release_stands_on_is_gone(database):
    first = snapshots(database)[0]
    first.path.unlink()
    assert "it stands on is missing" in faults(database)["release first"]


def test_without_a_seal_it_is_read_all_the_same(database):
    second = snapshots(database)[1]
    seals.seal_path(database, second.id).unlink()
    assert f"snapshot {second.id}: {UNSEALED}" in check(database).whole
    flip(second.path, 4096 * 3 + 5)
    assert "cannot be read as a whole" in faults(database)[f"snapshot {second.id}"]


def test_every_file_of_a_release(database):
    place = database / RELEASES / "first"
    for path in [p for p in place.rglob("*") if p.is_file()]:
        content = path.read_bytes()
        flip(path, len(content) // 2)
        assert "first is damaged" in faults(database)["release first"]
        path.write_bytes(content)
    assert faults(database) == {}


def test_a_release_whose_name_none_may_have(database):
    (database / RELEASES / "first").rename(database / RELEASES / "Annual report 2014-15")
    (name,) = faults(database)
    assert "Annual report 2014-15" in name


def test_a_pointer_to_nothing(database):
    (database / "CURRENT").write_text("20000101-000000-0000", "ascii")
    assert "is not in" in faults(database)["the pointer"]
    (database / "CURRENT").unlink()
    assert "no snapshot is in force" in faults(database)["the pointer"]


def test_a_line_that_is_no_break(database):
    with (database / breaks.FILE).open("a", encoding="utf-8") as file:
        file.write('{"kind": "break", "id": "half\n')
    assert set(faults(database)) == {"1 line of breaks.jsonl"}


def test_the_command(database):
    runner = CliRunner()
    done = runner.invoke(cli, ["check"])
    assert (done.exit_code, done.stdout.splitlines()[-1]) == (0, "All of it is whole.")
    flip(snapshots(database)[1].path)
    done = runner.invoke(cli, ["check"])
    assert done.exit_code == 3
    assert "DAMAGED snapshot" in done.stderr
    assert "1 thing is damaged. Nothing was changed." in done.stderr


def test_nothing_imported_is_nothing_damaged(own_database):
    assert CliRunner().invoke(cli, ["check"]).exit_code == 0
