"""A full disk, one that can only be read, a clock set back: a clear error, and nothing lost."""

import errno
import importlib
import os
import resource
import subprocess
import sys
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import duckdb
import pytest

from scr.base.errors import SourceError
from scr.base.settings import ROOT
from scr.importing import run_import, undo
from scr.store import breaks, current, disk, query, snapshots
from scr.store.snapshots import BUILDING
from tests.figures.test_snapshots import Clock
from tests.importing.helpers import BOARDS, load, recommendation, review, write

store = importlib.import_module("scr.store.snapshots")


def mount(*arguments: str) -> None:
    done = subprocess.run(["mount", *arguments], capture_output=True, check=False)
    if done.returncode:
        pytest.skip("needs to be allowed to mount a disk")


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A real disk of four megabytes at `tmp_path/db`, with a first import on it."""
    folder = tmp_path / "db"
    folder.mkdir()
    mount("-t", "tmpfs", "-o", "size=4m", "tests", str(folder))
    try:
        load(tmp_path, reviews=[review()])
        yield folder
    finally:
        subprocess.run(["umount", "-l", str(folder)], check=True)


def large(tmp_path: Path) -> Path:
    """A source whose snapshot takes some megabytes."""
    rows = [review(f"R{n}") for n in range(400)]
    texts = [
        recommendation(str(n), review_id=f"R{n % 400}", text=os.urandom(600).hex())
        for n in range(5000)
    ]
    return write(tmp_path / "large", boards=BOARDS, reviews=rows, recommendations=texts)


def n_reviews(folder: Path) -> int:
    return int(query(current(folder), "select count(*) as n from records.reviews", {})["n"].iloc[0])


def test_a_full_disk(small_disk, tmp_path):
    before = current(small_disk)
    with pytest.raises(SourceError, match="no room left") as caught:
        run_import([large(tmp_path)], folder=small_disk)
    assert "Nothing was changed" in str(caught.value)
    assert "scr prune" in str(caught.value)
    assert current(small_disk) == before
    assert n_reviews(small_disk) == 1
    assert not list(small_disk.glob(f"{BUILDING}*")), "what was half written takes up no room"
    assert snapshots(small_disk) == [before]
    assert load(tmp_path, "next", reviews=[review("R2")]).snapshot == current(small_disk)


def test_a_disk_that_can_only_be_read(small_disk, tmp_path):
    before = current(small_disk)
    mount("-o", "remount,ro", str(small_disk))
    with pytest.raises(SourceError, match="can only be read"):
        load(tmp_path, "next", reviews=[review("R2")])
    with pytest.raises(SourceError, match="could not be stored"):
        breaks.store(
            small_disk, title="T", measure="m", region=None, on=date(2015, 1, 1), reason="other",
            note="Something has changed here.", made_by="a", snapshot=before.id,
        )  # fmt: skip
    assert current(small_disk) == before
    assert n_reviews(small_disk) == 1


def test_no_file_may_grow_so_large(tmp_path):
    """As on a full disk, without being allowed to make one: the system refuses to write on."""
    load(tmp_path, reviews=[review()])
    before, source = current(tmp_path / "db"), large(tmp_path)
    child = (
        "import sys; from pathlib import Path; from scr.importing import run_import\n"
        "from scr.base.errors import SourceError\n"
        "try: run_import([Path(sys.argv[1])], folder=Path(sys.argv[2]))\n"
        "except SourceError as error: print(error)"
    )

    def limit() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (2_000_000, 2_000_000))

    done = subprocess.run(
        [sys.executable, "-c", child, str(source), str(tmp_path / "db")],
        cwd=ROOT, preexec_fn=limit, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert "no room left" in done.stdout, done.stderr
    assert snapshots(tmp_path / "db") == [before]
    assert not list((tmp_path / "db").glob(f"{BUILDING}*"))


def test_no_room_for_the_pointer_leaves_no_snapshot_that_nobody_reads(tmp_path, monkeypatch):
    load(tmp_path, reviews=[review()])
    before = current(tmp_path / "db")

    def full(snapshot):
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    with monkeypatch.context() as patch:
        patch.setattr(store, "point_to", full)
        with pytest.raises(SourceError, match="no room left"):
            load(tmp_path, "next", reviews=[review("R2")])
    assert snapshots(tmp_path / "db") == [before]


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (errno.ENOSPC, "no room left"),
        (errno.EDQUOT, "no room left"),
        (errno.EROFS, "can only be read"),
        (errno.EIO, "reports a fault"),
        (errno.ENOENT, None),
        (errno.EACCES, None),
    ],
)
def test_what_is_said_of_each(number, words):
    of_system = OSError(number, os.strerror(number))
    of_duckdb = duckdb.IOException(f"IO Error: Could not write file: {os.strerror(number)}")
    for error in (of_system, of_duckdb):
        told = disk.full_or_failing(Path("place"), error)
        assert (told is None) == (words is None)
        assert words is None or words in str(told)


def test_an_import_after_the_clock_was_set_back(tmp_path, monkeypatch):
    """It is in force, comes last, and undo goes back from it."""
    monkeypatch.setattr(Clock, "moment", Clock.moment)
    monkeypatch.setattr(store, "datetime", Clock)
    first = load(tmp_path, reviews=[review()]).snapshot
    Clock.moment -= timedelta(days=1000)
    second = load(tmp_path, reviews=[review(), review("R2")]).snapshot
    assert current(tmp_path / "db") == second
    assert [one.id for one in snapshots(tmp_path / "db")] == [first.id, second.id]
    assert n_reviews(tmp_path / "db") == 2
    assert undo(tmp_path / "db") == first
