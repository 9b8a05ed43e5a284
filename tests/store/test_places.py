"""What holds of a database in a folder holds of one in an object store."""

import os
import signal
import subprocess
import sys
import threading
from datetime import date
from pathlib import Path

import pytest

from scr.base.errors import NoDatabaseError, UserError
from scr.base.periods import parse_span
from scr.base.settings import ROOT
from scr.importing import history, remove, run_import, undo
from scr.release import create, listed, open_release, pinned
from scr.store import breaks, current, query, seals, snapshots
from scr.store.snapshots import writer_lock
from scr.upkeep import check, prune
from tests.importing.helpers import AS_AT, BOARDS, review, write
from tests.release.test_releases import country


def load(tmp_path: Path, folder: Path, *names: str):
    source = write(tmp_path / "source", boards=BOARDS, reviews=[review(name) for name in names])
    return run_import([source], folder=folder, as_at=AS_AT)


def reviews(folder: Path) -> list[str]:
    sql = "select review_id from records.reviews order by all"
    return list(query(current(folder), sql, {})["review_id"])


def test_import_undo_remove_history(database, tmp_path):
    with pytest.raises(NoDatabaseError):
        current(database)
    assert snapshots(database) == []
    first = load(tmp_path, database, "R1").snapshot
    second = load(tmp_path, database, "R1", "R2").snapshot
    assert reviews(database) == ["R1", "R2"]
    assert load(tmp_path, database, "R1", "R2").is_unchanged
    assert undo(database) == first
    assert reviews(database) == ["R1"]
    third = load(tmp_path, database, "R3").snapshot
    assert snapshots(database) == [first, second, third]
    remove("reviews", ["R1"], folder=database)
    assert reviews(database) == ["R3"]
    told = history(database)
    assert list(told["import_id"]) == [1, 2, 3, 4]
    assert list(told["is_current"]) == [False, False, False, True]


def test_a_second_import_has_to_wait(database, tmp_path):
    load(tmp_path, database, "R1")
    with writer_lock(database), pytest.raises(UserError, match="Another import"):
        load(tmp_path, database, "R2")
    assert reviews(database) == ["R1"]


def test_every_snapshot_has_its_seal_and_is_compared_with_it(database, tmp_path):
    made = load(tmp_path, database, "R1").snapshot
    assert seals.stored(made) == seals.seal_of(made.path)
    assert check(database).faults == ()


def test_breaks(database):
    given = {
        "title": "T", "measure": "m", "region": None, "on": date(2015, 1, 1), "reason": "other",
        "made_by": "a", "snapshot": "s",
    }  # fmt: skip
    assert breaks.stored(database) == []
    made = [breaks.store(database, note=f"Sentence number {n}.", **given) for n in range(3)]
    breaks.withdraw(database, made[1].id, "b")
    assert {one.id: one.is_withdrawn for one in breaks.stored(database)} == {
        made[0].id: False, made[1].id: True, made[2].id: False,
    }  # fmt: skip


def test_releases_and_pruning(database):
    """Two releases of a world that was corrected between them; then all but the last goes."""
    world = country()
    world.snapshot(database)
    year = parse_span("panel:2014-15")
    create("first", folder=database, year=year, policy="none", by="A")
    for _ in range(2):
        world.snapshot(database)
    create("second", folder=database, replaces="first", policy="none", by="A")
    releases, damaged = listed(database)
    assert [(one.name, one.replaced_by) for one in releases] == [
        ("first", "second"), ("second", None),
    ]  # fmt: skip
    assert damaged == []
    assert len(open_release(database, "first")[1]) > 5
    assert len(pinned(database)) == 2
    assert check(database).faults == ()
    done = prune(database, last=1, days=0, really=True)
    assert len(done.going) == 1
    assert len(snapshots(database)) == 2
    assert check(database).faults == ()


def test_the_pointer_never_goes_ahead_of_what_it_names(database, tmp_path):
    """A reader asks again and again while imports go on: it never sees half of one."""
    load(tmp_path, database, "R1")
    seen, faults, ended = set(), [], threading.Event()

    def read() -> None:
        while not ended.is_set():
            try:
                seen.add(tuple(reviews(database)))
            except Exception as error:
                faults.append(error)

    reader = threading.Thread(target=read)
    reader.start()
    for n in range(2, 6):
        load(tmp_path, database, *(f"R{k}" for k in range(1, n + 1)))
    ended.set()
    reader.join()
    assert faults == []
    whole = {tuple(f"R{k}" for k in range(1, n + 1)) for n in range(1, 6)}
    assert seen <= whole
    assert seen


# The child kills itself before or after one of the things that travel to the object store: the
# snapshot, its seal, the pointer.
CHILD = """
import os, signal, sys
from pathlib import Path
from scr.importing import run_import
from scr.store.remote import Remote
left = int(sys.argv[3])
def step():
    global left
    left -= 1
    if left == 0:
        os.kill(os.getpid(), signal.SIGKILL)
for name in ("write", "swap"):
    def wrapped(self, *arguments, inner=getattr(Remote, name)):
        step()
        result = inner(self, *arguments)
        step()
        return result
    setattr(Remote, name, wrapped)
run_import([Path(sys.argv[1])], folder=Path(sys.argv[2]))
"""


def test_an_import_killed_while_it_travels(machine, tmp_path):
    """What was there stands whole until the pointer has moved, and then what is new does. (In a
    folder: tests/importing/test_killed.py.)"""
    folder = machine("one")
    load(tmp_path, folder, "R1")
    names = ["R1", "R2"]
    source = write(tmp_path / "next", boards=BOARDS, reviews=[review(name) for name in names])
    for kill_at in range(1, 7):
        done = subprocess.run(
            [sys.executable, "-c", CHILD, str(source), str(folder), str(kill_at)],
            cwd=ROOT, env=os.environ.copy(), capture_output=True, text=True, check=False,
        )  # fmt: skip
        assert done.returncode == -signal.SIGKILL, done.stderr
        assert reviews(machine("two")) == (names if kill_at == 6 else ["R1"])
        machine("one")
    assert check(folder).faults == ()
    load(tmp_path, folder, "R9")
    assert reviews(machine("two")) == ["R1", "R2", "R9"]
