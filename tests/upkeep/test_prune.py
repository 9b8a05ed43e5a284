"""Old snapshots go, and none that somebody needs."""

import shutil
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from click.testing import CliRunner

from scr.__main__ import cli
from scr.base import settings
from scr.base.errors import ArgumentError, NoDatabaseError, SourceError, UserError
from scr.base.periods import parse_span
from scr.disclosure.stamps import RELEASES
from scr.importing import run_import, undo
from scr.release import create
from scr.release.folder import MANIFEST, making, read_checked
from scr.release.manifest import sealed, unsealed
from scr.store import current, query, seals, snapshots
from scr.store.pruning import BEFORE, DAYS, IN_FORCE, LAST, PINNED, moment, plan
from scr.store.snapshots import writer_lock
from scr.upkeep import prune, prune_after_import
from tests.factory import make_snapshot
from tests.factory import review as one
from tests.importing.helpers import BOARDS, review, write
from tests.release.test_releases import country


def ids(folder: Path) -> list[str]:
    return [one.id for one in snapshots(folder)]


def renamed(folder: Path, days: list[str]) -> list[str]:
    """Snapshots of these days at noon, oldest first; the last is in force. None has a parent."""
    names = []
    for day in days:
        made = make_snapshot(folder)
        name = f"{day}-120000-0000"
        made.path.rename(folder / f"{name}.duckdb")
        seals.seal_path(folder, made.id).rename(seals.seal_path(folder, name))
        names.append(name)
    (folder / "CURRENT").write_text(names[-1], "ascii")
    return names


def test_what_stays_and_why(tmp_path):
    """Counted by hand: of five, the last two, and those of the 30 days before the newest of 30
    June, which begin with 31 May at noon."""
    names = renamed(tmp_path, ["20160101", "20160530", "20160531", "20160629", "20160630"])
    found = plan(tmp_path, last=2, days=30, pinned=())
    assert [one.id for one in found.going] == names[:2]
    assert found.kept == {names[2]: DAYS, names[3]: LAST, names[4]: IN_FORCE}
    assert found.n_bytes == sum((tmp_path / f"{n}.duckdb").stat().st_size for n in names[:2])
    found = plan(tmp_path, last=1, days=0, pinned={names[0], "20990101-000000-0000"})
    assert [one.id for one in found.going] == names[1:4]
    assert found.kept == {names[0]: PINNED, names[4]: IN_FORCE}


def test_the_one_in_force_and_the_one_before_it_stay_however_old(tmp_path):
    source, database = tmp_path / "source", tmp_path / "db"
    for n in range(1, 5):
        write(source, boards=BOARDS, reviews=[review(f"R{n}")])
        run_import([source], folder=database)
    undo(database)
    _, second, third, fourth = ids(database)
    found = plan(database, last=1, days=0, pinned=())
    assert found.kept == {second: BEFORE, third: IN_FORCE, fourth: LAST}
    prune(database, last=1, days=0, really=True)
    assert ids(database) == [second, third, fourth]
    assert undo(database).id == second
    assert query(current(database), "select count(*) as n from records.reviews", {})["n"][0] == 2
    with pytest.raises(UserError, match="no longer in the folder"):
        undo(database)


def test_no_clock_is_asked(tmp_path):
    """A clock that ran ahead made the newest; that deletes none of the last, and one that is in
    force stays although it counts as years old."""
    names = renamed(tmp_path, ["20160629", "20160630", "20991231"])
    (tmp_path / "CURRENT").write_text(names[1], "ascii")
    assert plan(tmp_path, last=1, days=30, pinned=()).kept == {
        names[1]: IN_FORCE, names[2]: LAST,
    }  # fmt: skip
    assert moment(names[0]) == datetime(2016, 6, 29, 12, tzinfo=UTC)


def test_only_said_until_it_is_meant(tmp_path):
    names = renamed(tmp_path, ["20160101", "20160201", "20160301"])
    assert len(prune(tmp_path, last=1, days=0, really=False).going) == 2
    assert ids(tmp_path) == names
    assert len(prune(tmp_path, last=1, days=0, really=True).going) == 2
    assert ids(tmp_path) == names[2:]
    assert sorted(p.name for p in tmp_path.glob("2016*")) == [
        f"{names[2]}.duckdb", f"{names[2]}.json",
    ]  # fmt: skip
    assert prune(tmp_path, last=1, days=0, really=True).going == ()


@pytest.mark.parametrize(("last", "days"), [(0, 0), (-1, 5), (1, -1)])
def test_not_everything_can_be_taken_away(tmp_path, last, days):
    renamed(tmp_path, ["20160101"])
    with pytest.raises(ArgumentError, match="at least the last"):
        plan(tmp_path, last=last, days=days, pinned=())


def test_before_the_first_import(tmp_path):
    with pytest.raises(NoDatabaseError):
        prune(tmp_path, last=1, days=0, really=True)


def test_not_while_something_is_imported_or_released(tmp_path):
    names = renamed(tmp_path, ["20160101", "20160201"])
    with writer_lock(tmp_path), pytest.raises(UserError, match="Another import"):
        prune(tmp_path, last=1, days=0, really=True)
    with making(tmp_path), pytest.raises(UserError, match="Another release"):
        prune(tmp_path, last=1, days=0, really=True)
    assert ids(tmp_path) == names


def test_whoever_reads_one_that_goes_reads_on(tmp_path):
    first = make_snapshot(tmp_path, reviews=[one("R1")])
    count = "select count(*) as n from records.reviews"
    assert query(first, count, {})["n"][0] == 1
    for _ in range(2):
        make_snapshot(tmp_path)
    prune(tmp_path, last=1, days=0, really=True)
    assert not first.path.exists()
    assert query(first, count, {})["n"][0] == 1


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """A database with a release on the first of its three snapshots."""
    folder = tmp_path_factory.mktemp("made")
    world = country()
    world.snapshot(folder)
    create("first", folder=folder, year=parse_span("panel:2014-15"), policy="none", by="A")
    for _ in range(2):
        world.snapshot(folder)
    return folder


class TestReleases:
    """A release on the first snapshot of two, in a database that is only read or is put back."""

    @pytest.fixture
    def database(self, made, tmp_path):
        return shutil.copytree(made, tmp_path / "db")

    def test_what_a_release_stands_on_stays(self, database):
        first, second, third = ids(database)
        done = prune(database, last=1, days=0, really=True)
        assert done.kept == {first: PINNED, third: IN_FORCE}
        assert ids(database) == [first, third]
        assert second not in done.kept

    def test_nothing_goes_while_a_release_cannot_be_read(self, database):
        manifest = database / RELEASES / "first" / MANIFEST
        manifest.write_bytes(manifest.read_bytes()[:-9])
        with pytest.raises(SourceError, match="first is damaged"):
            prune(database, last=1, days=0, really=True)
        assert len(ids(database)) == 3

    def test_one_whose_name_none_may_have_pins_all_the_same(self, database):
        """As could be made before the first name was checked; its manifest has the name too."""
        place = database / RELEASES / "first"
        content = (place / MANIFEST).read_bytes()
        release, files = unsealed(content, "first")
        odd = replace(release, name="Annual report 2014-15")
        (place / MANIFEST).write_bytes(sealed(odd, files))
        place.rename(database / RELEASES / odd.name)
        first, _, third = ids(database)
        assert prune(database, last=1, days=0, really=True).kept == {
            first: PINNED, third: IN_FORCE,
        }  # fmt: skip
        with pytest.raises(ArgumentError):
            read_checked(database, odd.name)


def test_nothing_goes_while_the_one_in_force_is_damaged(tmp_path):
    names = renamed(tmp_path, ["20160101", "20160201", "20160301"])
    (tmp_path / f"{names[2]}.duckdb").write_bytes(b"")
    with pytest.raises(SourceError, match="cannot be opened"):
        prune(tmp_path, last=1, days=0, really=True)
    assert ids(tmp_path) == names


def run(*arguments: object):
    return CliRunner().invoke(cli, [str(one) for one in arguments])


def test_the_command(own_database):
    names = renamed(own_database, ["20160101", "20160201", "20160301"])
    said = run("prune", "--keep", 2, "--days", 0)
    assert said.exit_code == 0
    assert f"{names[0]}  would go" in said.stdout
    assert f"{names[1]}  stays: {LAST}" in said.stdout
    assert "Nothing was taken away. Add --yes" in said.stdout
    assert ids(own_database) == names
    done = run("prune", "--keep", 2, "--days", 0, "--yes")
    assert done.exit_code == 0
    assert f"{names[0]}  taken away" in done.stdout
    assert ids(own_database) == names[1:]
    assert run("prune", "--keep", 0).exit_code == 2


def test_after_an_import_by_a_setting(own_database, tmp_path, monkeypatch):
    monkeypatch.setenv("SCR_KEEP_DAYS", "0")
    for n in range(1, 4):
        write(tmp_path / "source", boards=BOARDS, reviews=[review(f"R{n}")])
        assert run("import", tmp_path / "source").exit_code == 0
    assert len(ids(own_database)) == 3, "without the setting nothing goes"
    monkeypatch.setenv("SCR_KEEP_SNAPSHOTS", "2")
    write(tmp_path / "source", boards=BOARDS, reviews=[review("R4")])
    done = run("import", tmp_path / "source")
    assert "2 old snapshots were taken away" in done.stderr
    assert len(ids(own_database)) == 2
    assert run("undo").exit_code == 0


def test_an_import_never_fails_for_what_comes_after_it(own_database, tmp_path, monkeypatch):
    monkeypatch.setenv("SCR_KEEP_SNAPSHOTS", "1")
    write(tmp_path / "source", boards=BOARDS, reviews=[review()])
    with making(own_database):
        done = run("import", tmp_path / "source")
    assert done.exit_code == 0
    assert "No old snapshot was taken away. Another release is being made" in done.stderr
    assert prune_after_import(own_database) == ""


@pytest.mark.parametrize("said", ["ten", "-1", "0", "1.5", "²"])
def test_a_setting_that_is_no_number_is_the_person_s(said, monkeypatch):
    monkeypatch.setenv("SCR_KEEP_SNAPSHOTS", said)
    with pytest.raises(ArgumentError, match="SCR_KEEP_SNAPSHOTS must be a whole number, 1 or more"):
        settings.load()
