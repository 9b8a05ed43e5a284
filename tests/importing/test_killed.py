"""An import killed at any moment leaves what was there, whole, or what it was to leave, whole."""

import os
import random
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import duckdb

from scr.base.settings import ROOT
from scr.importing import run_import
from scr.store import current, import_tables
from scr.store.snapshots import BUILDING
from tests.importing.helpers import BOARDS, load, recommendation, review, write

N_KILLS = int(os.environ.get("SCR_TEST_KILLS", "25"))
# The child kills itself at a step (a statement, or a move of the switch), or just after it, in
# the middle of what follows.
CHILD = """
import os, signal, sys, threading
from pathlib import Path
import duckdb
from scr.importing import run_import, running, writing, workspace
import scr.store.snapshots
snapshots = sys.modules["scr.store.snapshots"]
left = int(sys.argv[3])
def step(*_):
    global left
    left -= 1
    if left == 0:
        delay = float(sys.argv[4])
        die = lambda: os.kill(os.getpid(), signal.SIGKILL)
        threading.Timer(delay, die).start() if delay else die()
class Counted:
    def __init__(self, inner):
        self.inner = inner
    def execute(self, *arguments):
        step()
        return self.inner.execute(*arguments)
    def __getattr__(self, name):
        return getattr(self.inner, name)
    def __enter__(self):
        self.inner.__enter__()
        return self
    def __exit__(self, *what):
        return self.inner.__exit__(*what)
real = duckdb.connect
workspace.duckdb.connect = lambda *a, **k: Counted(real(*a, **k))
for room, name in ((snapshots.disk, "on_disk"), (snapshots, "point_to")):
    def wrapped(*arguments, inner=getattr(room, name)):
        step()
        result = inner(*arguments)
        step()
        return result
    setattr(room, name, wrapped)
replace = os.replace
def counted_replace(*arguments):
    step()
    replace(*arguments)
    step()
os.replace = counted_replace
run_import([Path(sys.argv[1])], folder=Path(sys.argv[2]))
print(int(sys.argv[3]) - left)
"""


def run_child(
    source: Path, folder: Path, kill_at: int, delay: float = 0
) -> subprocess.CompletedProcess:
    """An import in a process of its own that is killed at a step."""
    return subprocess.run(
        [sys.executable, "-c", CHILD, str(source), str(folder), str(kill_at), str(delay)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )


def whole(folder: Path) -> dict[str, int]:
    """Rows per table of the current snapshot, opened anew; it must be complete."""
    snapshot = current(folder)
    with duckdb.connect() as connection:
        connection.execute(f"attach '{snapshot.path}' as one (read_only)")
        named = connection.execute("select snapshot_id from one.main.snapshot").fetchall()
        assert named == [(snapshot.id,)]
        return {
            name: connection.execute(f"select count(*) from one.main.{name}").fetchall()[0][0]
            for name in import_tables()
        }


def test_killed_at_any_moment(tmp_path: Path) -> None:
    load(tmp_path, reviews=[review()])
    before = tmp_path / "db"
    source = write(
        tmp_path / "next",
        boards=BOARDS,
        reviews=[review(f"R{n}") for n in range(200)],
        recommendations=[recommendation(str(n)) for n in range(300)],
    )
    old = whole(before)
    new = old | {"reviews": 200, "recommendations": 300}
    rehearsed = run_child(source, shutil.copytree(before, tmp_path / "rehearsal"), 10**9)
    assert rehearsed.returncode == 0, rehearsed.stderr
    assert whole(tmp_path / "rehearsal") == new
    n_steps = int(rehearsed.stdout)
    # The last steps, around the switch, are the ones that matter most: all of them are tried.
    late = list(range(n_steps - 9, n_steps + 1))
    chance = random.Random(1)
    early = [chance.randint(1, n_steps - 10) for _ in range(max(N_KILLS - len(late), 0))]
    seen = set()
    for number, kill_at in enumerate(early + late):
        folder = shutil.copytree(before, tmp_path / f"killed {number}")
        delay = chance.choice([0.0, 0.002, 0.01]) if kill_at in early else 0.0
        done = run_child(source, folder, kill_at, delay)
        assert done.returncode == -signal.SIGKILL or delay, done.stderr
        there = whole(folder)
        assert there in (old, new)
        assert (there == old) == (current(folder).id == current(before).id)
        seen.add(there == new)
        if number % 5 == 0:
            assert run_import([source], folder=folder).is_unchanged == (there == new)
            assert whole(folder) == new
            assert not list(folder.glob(f"{BUILDING}*"))
    assert seen == {True, False}
