"""Immutable snapshots of the database and the pointer to the current one.

A snapshot is built under another name, checked, closed, renamed, and only then does a small
pointer file name it, replaced in one atomic step. Whatever breaks before that changes nothing.
Where the database is in an object store (see `mirror`), the folder is this machine's copy of it,
and the pointer there moves only if it is still what this writer has read.
"""

import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

import duckdb

from scr.base import settings
from scr.base.errors import NoDatabaseError, SourceError, UserError
from scr.base.locks import file_lock
from scr.store import disk, mirror
from scr.store.beside import receipts_name
from scr.store.mirror import POINTER
from scr.store.remote import remote_of
from scr.store.seals import seal_of, seal_path
from scr.store.summary import Summary

BUILDING = "building-"
ID_FORM = re.compile(r"\d{8}-\d{6}-[0-9a-f]{4}")


@dataclass(frozen=True)
class Snapshot:
    """One immutable state of the database. `id` is the key of everything cached from it."""

    id: str
    folder: Path

    @property
    def path(self) -> Path:
        """The DuckDB file; brought to this machine first where it is in an object store.

        Raises SourceError where it cannot be brought.
        """
        place = _place(self)
        if not place.exists() and (remote := remote_of(self.folder)) is not None:
            mirror.bring(remote, self.folder, self.id)
        return place


def current(folder: Path | None = None) -> Snapshot:
    """The snapshot in force. Raises NoDatabaseError before the first import, and SourceError
    when the pointer names a snapshot that is not there."""
    folder = folder or settings.load().database
    remote = remote_of(folder)
    if remote is not None:
        mirror.follow(remote, folder, POINTER)
    try:
        name = (folder / POINTER).read_text(encoding="ascii").strip()
    except FileNotFoundError:
        raise NoDatabaseError(
            "Nothing has been imported yet. Import the invented sample with "
            "`python -m scr import data/sample`, or your own records."
        ) from None
    except (OSError, UnicodeError) as error:
        reason = getattr(error, "strerror", None) or "its pointer file is damaged"
        raise SourceError(
            f"The database folder {folder} cannot be read ({reason}). "
            "Name another one in SCR_DATABASE."
        ) from None
    if not ID_FORM.fullmatch(name) or not (folder / f"{name}.duckdb").is_file():
        raise SourceError(
            f"The database’s pointer file names a snapshot that is not in {folder}. "
            "Import the records again with --replace, or put the snapshot’s file back."
        )
    return Snapshot(name, folder)


def snapshots(folder: Path) -> list[Snapshot]:
    """Every snapshot in the folder or object store, oldest first, in force or not."""
    remote = remote_of(folder)
    names = {p.name for p in folder.glob("*.duckdb")} if remote is None else set(remote.sizes())
    ids = sorted(name.removesuffix(".duckdb") for name in names if name.endswith(".duckdb"))
    return [Snapshot(name, folder) for name in ids if ID_FORM.fullmatch(name)]


def new_id(folder: Path) -> str:
    """An identifier that comes after those of every snapshot in the folder: the time of making
    (UTC), to the 65,536th part of a second. Where the clock has not moved on since the latest,
    or was set back, the one that follows the latest. Only under the writer's lock."""
    now = datetime.now(UTC)
    id_of_now = f"{now:%Y%m%d-%H%M%S}-{now.microsecond * 65_536 // 1_000_000:04x}"
    latest = max((snapshot.id for snapshot in snapshots(folder)), default="")
    return id_of_now if id_of_now > latest else _following(latest)


def _following(snapshot_id: str) -> str:
    """The identifier a 65,536th of a second later."""
    moment, part = snapshot_id[:15], int(snapshot_id[16:], 16) + 1
    if part < 65_536:
        return f"{moment}-{part:04x}"
    second = datetime.strptime(moment, "%Y%m%d-%H%M%S").replace(tzinfo=UTC)
    second += timedelta(seconds=1)
    return f"{second:%Y%m%d-%H%M%S}-0000"


def building_path(folder: Path, snapshot_id: str) -> Path:
    """Where a snapshot is built before it has its name."""
    return folder / f"{BUILDING}{snapshot_id}.duckdb"


def publish(folder: Path, snapshot_id: str, own_summary: Summary | None = None) -> Snapshot:
    """Give a finished, closed build its name and make it the current snapshot; `own_summary` is
    what it says of itself.

    Raises UserError where another machine's import was first; nothing is changed then.
    """
    snapshot = Snapshot(snapshot_id, folder)
    building = building_path(folder, snapshot_id)
    disk.on_disk(building)
    seal = seal_path(folder, snapshot_id)
    seal.write_bytes(seal_of(building, own_summary).content())
    disk.on_disk(seal)
    building.replace(_place(snapshot))
    remote = remote_of(folder)
    try:
        if remote is not None:
            for path in (_place(snapshot), seal):
                remote.write(path.name, path)
        point_to(snapshot)
    except (OSError, mirror.OvertakenError):
        # The disk is full, or another was first: what nobody will read must not take up room.
        remove(snapshot)
        raise
    return snapshot


def point_to(snapshot: Snapshot) -> None:
    """Make an existing snapshot the current one, in one atomic step.

    Raises OvertakenError where another machine has moved the pointer of an object store meanwhile.
    """
    remote = remote_of(snapshot.folder)
    if remote is not None:
        mirror.move_pointer(remote, snapshot.folder, snapshot.id)
    pointer = snapshot.folder / POINTER
    waiting = pointer.with_suffix(".new")
    waiting.write_text(snapshot.id, encoding="ascii")
    disk.on_disk(waiting)
    waiting.replace(pointer)
    disk.on_disk(snapshot.folder)


def remove(snapshot: Snapshot) -> None:
    """Take a snapshot away with what stands beside it; whoever has it open reads on. Only under the
    writer's lock, and never the one in force."""
    folder, name = snapshot.folder, snapshot.id
    paths = (_place(snapshot), seal_path(folder, name), folder / receipts_name(name))
    remote = remote_of(snapshot.folder)
    for path in paths:
        if remote is not None:
            remote.delete(path.name)
        path.unlink(missing_ok=True)


def size_of(snapshot: Snapshot) -> int:
    """The bytes that a snapshot takes up; 0 where its file is gone."""
    remote = remote_of(snapshot.folder)
    if remote is not None:
        return remote.sizes().get(_place(snapshot).name, 0)
    return snapshot.path.stat().st_size if snapshot.path.is_file() else 0


def _place(snapshot: Snapshot) -> Path:
    return snapshot.folder / f"{snapshot.id}.duckdb"


def clear_unfinished(folder: Path) -> None:
    """Remove what an interrupted build left behind. Only under the writer's lock."""
    for path in folder.glob(f"{BUILDING}*"):
        path.unlink(missing_ok=True)
    for path in folder.glob("*.json"):
        if ID_FORM.fullmatch(path.stem) and not path.with_suffix(".duckdb").exists():
            path.unlink(missing_ok=True)


@contextmanager
def writer_lock(folder: Path) -> Iterator[None]:
    """Hold the one writer's place; makes the folder when it is missing.

    The operating system frees it when the process ends, however it ends. Raises UserError
    when another import is running, and SourceError where the disk is full, can only be read, or
    has damaged what is read from it: also for what is done while the place is held.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        lock = file_lock(folder / "WRITER.lock", 0)
        lock.acquire()
    except TimeoutError:
        raise UserError(
            "Another import into this database is running. Wait until it has ended, then try again."
        ) from None
    except OSError as error:
        raise disk.full_or_failing(folder, error) or _unwritable(folder, error.strerror) from error
    try:
        clear_unfinished(folder)
        remote = remote_of(folder)
        if remote is not None:
            mirror.take_place(remote, folder)
        yield
    except (OSError, duckdb.Error) as error:
        disk_fault = disk.full_or_failing(folder, error)
        if disk_fault is None:
            raise
        clear_unfinished(folder)
        raise disk_fault from error
    finally:
        mirror.leave_place(folder)
        lock.release()


def check_writable(folder: Path) -> None:
    """Find out, without writing, whether the folder could be made and written to.

    Raises SourceError when it could not, as `writer_lock` would.
    """
    place = folder
    while not place.exists() and place != place.parent:
        place = place.parent
    if not place.is_dir():
        raise _unwritable(folder, "Not a directory")
    if not os.access(place, os.W_OK | os.X_OK):
        raise _unwritable(folder, "Permission denied")


def _unwritable(folder: Path, reason: str | None) -> SourceError:
    return SourceError(
        f"The database folder {folder} cannot be written to ({reason}). "
        "Name another one in SCR_DATABASE."
    )
