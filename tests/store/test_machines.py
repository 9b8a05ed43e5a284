"""Several machines over one object store: only one wins, no reader sees half, and a store that
goes away, an answer cut short or a credential that has expired loses nothing and is told."""

import logging
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from click.testing import CliRunner

from scr import disclosure
from scr.__main__ import cli
from scr.base.errors import NoDatabaseError, SourceError, UserError
from scr.base.periods import parse_span
from scr.base.request import Request
from scr.disclosure import TRUSTED, stamps
from scr.importing import run_import
from scr.importing import running as import_running
from scr.release import create, listed, open_release
from scr.release import creating as release_creating
from scr.store import breaks, current, mirror, query, reading, seals, snapshots
from scr.store.mirror import OvertakenError
from scr.store.remote import UnreachableError, remote_of
from tests.conftest import close_connections
from tests.importing.helpers import AS_AT, BOARDS, review, write
from tests.release.test_releases import country

YEAR = parse_span("panel:2014-15")
BREAK = {
    "title": "T", "measure": "m", "region": None, "on": date(2015, 1, 1), "reason": "other",
    "made_by": "a", "snapshot": "s",
}  # fmt: skip


def load(folder: Path, *names: str):
    source = write(folder.parent / "source", boards=BOARDS, reviews=[review(n) for n in names])
    return run_import([source], folder=folder, as_at=AS_AT).snapshot


def reviews(folder: Path) -> list[str]:
    sql = "select review_id from records.reviews order by all"
    return list(query(current(folder), sql, {})["review_id"])


def test_what_one_imports_the_other_reads(machine):
    one = machine("one")
    load(one, "R1")
    two = machine("two")
    assert two != one
    assert not list(two.glob("*.duckdb"))
    assert reviews(two) == ["R1"]
    load(two, "R1", "R2")
    assert reviews(machine("one")) == ["R1", "R2"]


def test_of_two_writers_at_once_one_wins_and_the_other_knows(machine, monkeypatch):
    """The second machine imports while the first has worked out its own, just before its switch."""
    one = machine("one")
    load(one, "R1")
    inner = import_running.write_snapshot

    def overtaken(*arguments):
        monkeypatch.setattr(import_running, "write_snapshot", inner)
        load(machine("two"), "R1", "R2")
        machine("one")
        return inner(*arguments)

    monkeypatch.setattr(import_running, "write_snapshot", overtaken)
    with pytest.raises(OvertakenError, match="Another machine has imported"):
        load(one, "R1", "R3")
    assert reviews(machine("one")) == ["R1", "R2"]
    assert len(snapshots(one)) == 2, "what lost takes up no room in the store"
    load(one, "R1", "R2", "R3")
    assert reviews(machine("two")) == ["R1", "R2", "R3"]


def test_of_two_first_imports_one_wins(machine, monkeypatch):
    inner = import_running.write_snapshot

    def overtaken(*arguments):
        monkeypatch.setattr(import_running, "write_snapshot", inner)
        load(machine("two"), "R2")
        machine("one")
        return inner(*arguments)

    one = machine("one")
    monkeypatch.setattr(import_running, "write_snapshot", overtaken)
    with pytest.raises(OvertakenError):
        load(one, "R1")
    assert reviews(machine("one")) == ["R2"]


def test_an_answer_that_was_lost_counts_as_what_happened(machine, store):
    """The pointer was moved, but the library was told nothing of it."""
    folder = machine("one")
    made = load(folder, "R1")
    remote = remote_of(folder)
    before = remote.get("CURRENT")
    assert remote.swap("CURRENT", b"20160101-000000-0000", before)
    assert remote.swap("CURRENT", b"20160101-000000-0000", before), "it is what was wanted"
    assert not remote.swap("CURRENT", made.id.encode(), before)


def test_of_two_releases_at_once_one_wins(machine, monkeypatch):
    """Both would be protected without the other; so the second is not made."""
    one = machine("one")
    country().snapshot(one)
    inner = release_creating.write

    def overtaken(*arguments):
        monkeypatch.setattr(release_creating, "write", inner)
        create("theirs", folder=machine("two"), year=YEAR, policy="none", by="B")
        machine("one")
        return inner(*arguments)

    monkeypatch.setattr(release_creating, "write", overtaken)
    with pytest.raises(UserError, match="Another machine has made a release"):
        create("ours", folder=one, year=YEAR, policy="none", by="A")
    for name in ("one", "two"):
        releases, damaged = listed(machine(name))
        assert ([one.name for one in releases], damaged) == (["theirs"], [])


def test_a_release_is_the_same_bytes_everywhere_and_in_the_order_of_making(machine):
    """What a release hides is hidden again in later ones, so a copy must keep their order."""
    one = machine("one")
    world = country()
    world.snapshot(one)
    create("z", folder=one, year=YEAR, by="A", now=datetime(2016, 9, 1, tzinfo=UTC))
    create("a", folder=one, replaces="z", by="A", now=datetime(2016, 8, 1, tzinfo=UTC))
    here = {p.relative_to(one): p.read_bytes() for p in (one / "releases").rglob("*.*")}
    order = [p[0].parent.name for p in stamps.stamps(one)]
    assert order == ["z", "a"]
    two = machine("two")
    assert open_release(two, "a")[0].replaces == "z"
    there = {p.relative_to(two): p.read_bytes() for p in (two / "releases").rglob("*.*")}
    assert {k: v for k, v in there.items() if k.name[-5:] != ".lock"} == {
        k: v for k, v in here.items() if k.name[-5:] != ".lock"
    }
    assert [p[0].parent.name for p in stamps.stamps(two)] == order


def test_nothing_is_published_while_nobody_knows_what_has_been(machine, store):
    """A table published without sight of a release made elsewhere could give away what it hid."""
    folder = machine("one")
    snapshot = country().snapshot(folder)
    asked = Request("decisions", YEAR, by="board")
    assert disclosure.answer(TRUSTED, asked, snapshot, "publication").hidden is not None
    store.wire.mode = "away"
    with pytest.raises(UnreachableError):
        disclosure.answer(TRUSTED, asked, snapshot, "publication")
    assert disclosure.answer(TRUSTED, asked, snapshot).table is not None


def test_breaks_of_two_machines_are_both_kept(machine):
    breaks.store(machine("one"), note="From the first one.", **BREAK)
    breaks.store(machine("two"), note="From the second one.", **BREAK)
    assert len(breaks.stored(machine("one"))) == 2


@pytest.mark.parametrize(
    ("mode", "says"), [("away", "cannot be reached"), ("expired", "refuses the credential")]
)
def test_what_is_shown_stays_shown_as_of_when(machine, store, caplog, mode, says):
    folder = machine("one")
    before = load(folder, "R1")
    assert reviews(folder) == ["R1"]
    assert mirror.away_since(folder) is None
    seen = mirror.seen_at(folder)
    store.wire.mode = mode
    with caplog.at_level(logging.WARNING, "scr.store"):
        assert reviews(folder) == ["R1"]
    assert says in caplog.text
    assert f"{seen:%Y-%m-%d %H:%M} UTC" in caplog.text
    assert mirror.away_since(folder) == seen
    with pytest.raises(UnreachableError, match=says):
        load(folder, "R1", "R2")
    with pytest.raises(UnreachableError, match=says):
        breaks.store(folder, note="Something has changed.", **BREAK)
    with pytest.raises(UnreachableError, match=says):
        create("r", folder=folder, year=YEAR, policy="none", by="A")
    assert current(folder) == before
    store.wire.mode = "open"
    assert reviews(folder) == ["R1"]
    assert mirror.away_since(folder) is None
    load(folder, "R1", "R2")
    assert reviews(folder) == ["R1", "R2"]


@pytest.mark.parametrize("mode", ["away", "expired"])
def test_a_machine_that_has_nothing_yet_says_why(machine, store, mode):
    load(machine("one"), "R1")
    machine("two")
    store.wire.mode = mode
    for command in (["status"], ["figure", "decisions"], ["history"], ["undo"], ["check"]):
        done = CliRunner().invoke(cli, command)
        assert done.exit_code == 3, command
        assert "object store" in done.stderr
        assert "our side" not in done.stderr


def test_the_status_says_where_it_is_and_as_of_when(machine, store):
    folder = machine("one")
    load(folder, "R1")
    said = CliRunner().invoke(cli, ["status"]).stdout
    assert "database  s3://" in said
    assert "copies in" in said
    store.wire.mode = "away"
    said = CliRunner().invoke(cli, ["status"]).stdout
    assert "NOT REACHED, shown as of" in said


def test_a_bucket_that_is_not_there(store, tmp_path, monkeypatch):
    for key, value in store.environment("s3://no-such-bucket/x", tmp_path).items():
        monkeypatch.setenv(key, value)
    with pytest.raises(SourceError, match="no bucket has this name"):
        current()


def test_nothing_imported_yet(machine):
    with pytest.raises(NoDatabaseError):
        current(machine("one"))


def test_a_torn_download_is_never_taken_for_whole(machine, store, monkeypatch):
    load(machine("one"), "R1")
    folder = machine("two")
    store.wire.cut_after = 40_000
    with pytest.raises(UnreachableError):
        current(folder)
    assert store.wire.n_cut > 0
    assert not list(folder.glob("*.duckdb"))
    assert not list(folder.glob(f"{mirror.FETCHING}*"))
    store.wire.cut_after = 0
    assert reviews(folder) == ["R1"]


def test_a_torn_download_leaves_shown_what_was(machine, store):
    load(machine("one"), "R1")
    assert reviews(machine("two")) == ["R1"]
    load(machine("one"), "R1", "R2")
    folder = machine("two")
    store.wire.cut_after = 40_000
    assert reviews(folder) == ["R1"]
    assert mirror.away_since(folder) is not None
    store.wire.cut_after = 0
    assert reviews(folder) == ["R1", "R2"]


def test_an_object_that_was_changed_is_not_shown(machine):
    one = machine("one")
    made = load(one, "R1")
    remote = remote_of(one)
    content = bytearray(made.path.read_bytes())
    content[9000] ^= 1
    remote.write(made.path.name, bytes(content))
    with pytest.raises(SourceError, match="did not arrive whole"):
        current(machine("two"))
    done = CliRunner().invoke(cli, ["check"])
    assert done.exit_code == 3
    assert "object in the object store has been changed" in done.stderr


def test_a_copy_that_is_damaged_here_is_brought_again(machine):
    folder = machine("one")
    made = load(folder, "R1")
    made.path.write_bytes(b"damaged")
    close_connections()
    assert reviews(folder) == ["R1"]
    assert seals.fault_of(made) == ""


def test_copies_keep_within_the_limit(machine, monkeypatch):
    """Of three only the one in force stays here; each of the others is brought when asked for."""
    folder = machine("one")
    made = [load(folder, *(f"R{k}" for k in range(n + 1))) for n in range(3)]
    machine("two")
    monkeypatch.setenv("SCR_LOCAL_MB", "0")
    folder = machine("two")
    assert len(reviews(folder)) == 3
    for one in snapshots(folder):
        reading.query(one, "select 1", {})
        here = {p.stem for p in folder.glob("*.duckdb")}
        assert {one.id, made[2].id} <= here
        assert len(here) <= 2
    assert len(snapshots(folder)) == 3
