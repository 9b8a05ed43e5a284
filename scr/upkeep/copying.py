"""The whole database at another place: a back-up, a restore, a move to an object store or back."""

import shutil
from dataclasses import dataclass
from pathlib import Path

from scr.base import settings
from scr.base.errors import UserError
from scr.disclosure.stamps import RELEASES
from scr.profiles import folder as profiles
from scr.profiles import travelling
from scr.store import Snapshot, breaks, current, receipts, released, snapshots
from scr.store.beside import receipts_name
from scr.store.mirror import POINTER
from scr.store.remote import Remote, remote_at
from scr.store.seals import check, seal_of, seal_path


@dataclass(frozen=True)
class Copied:
    """What was copied; what was there already is not counted."""

    n_snapshots: int
    n_releases: int
    in_force: str


def copy(folder: Path, to: str) -> Copied:
    """Copy the database in `folder` (or the object store it stands for) to a folder or an object
    store's address: every snapshot, each compared with its seal, receipts, releases, breaks,
    profiles, and the pointer last, so that whatever breaks before leaves what was there.

    What is there already is not copied again, so a back-up is brought up to date the same way.
    Raises UserError where another database is there, SourceError where something is damaged.
    """
    there = _Place(to)
    mine = snapshots(folder)
    _refuse_another(there, {snapshot.id for snapshot in mine})
    n_snapshots = sum(_copy_snapshot(snapshot, there) for snapshot in mine)
    for snapshot in mine:
        if receipts.receipts(snapshot):
            there.put(receipts_name(snapshot.id), receipts.content(snapshot))
    n_releases = _copy_releases(folder, there)
    kept = breaks.content(folder)
    if kept:
        there.put(breaks.FILE, kept)
    for name in profiles.names(folder):
        key = travelling.key_of(name)
        there.put(key, folder / key)
    in_force = current(folder).id
    there.put(POINTER, in_force.encode("ascii"))
    return Copied(n_snapshots, n_releases, in_force)


class _Place:
    """A folder or an object store to write to."""

    def __init__(self, to: str) -> None:
        self.remote: Remote | None = None
        if "://" in to:
            self.remote = remote_at(to.rstrip("/"), settings.load().endpoint)
        self.folder = Path(to)

    def get(self, key: str) -> bytes | None:
        if self.remote is not None:
            stored = self.remote.get(key)
            return stored.content if stored else None
        return (self.folder / key).read_bytes() if (self.folder / key).is_file() else None

    def put(self, key: str, content: bytes | Path) -> None:
        """Write in one step, whatever is there."""
        if self.remote is not None:
            self.remote.write(key, content)
            return
        path = self.folder / key
        path.parent.mkdir(parents=True, exist_ok=True)
        waiting = path.with_name(f".{path.name}.copying")
        if isinstance(content, Path):
            shutil.copyfile(content, waiting)
        else:
            waiting.write_bytes(content)
        waiting.replace(path)

    def has(self, key: str) -> bool:
        if self.remote is not None:
            return key in self.remote.sizes()
        return (self.folder / key).exists()


def _refuse_another(there: _Place, mine: set[str]) -> None:
    in_force = there.get(POINTER)
    if in_force is not None and in_force.decode("ascii", "replace").strip() not in mine:
        raise UserError(
            "Another database is there, or a later state of this one. Nothing was copied. Name an "
            "empty place, or an earlier copy of this database."
        )


def _copy_snapshot(snapshot: Snapshot, there: _Place) -> bool:
    """Copy a snapshot and, last, its seal; False where it is there already."""
    seal = seal_path(snapshot.folder, snapshot.id)
    if there.has(seal.name):
        return False
    check(snapshot)
    there.put(snapshot.path.name, snapshot.path)
    there.put(seal.name, seal.read_bytes() if seal.is_file() else seal_of(snapshot.path).content())
    return True


def _copy_releases(folder: Path, there: _Place) -> int:
    """Copy the releases that are not there, in the order in which they were made."""
    from scr.release.folder import listed, read_checked

    releases, damaged = listed(folder)
    if damaged:
        raise UserError(
            f"The release {damaged[0]} is damaged, so the copy would be. `python -m scr check` "
            "says what can be done. Snapshots were copied; nothing points to them."
        )
    entries: list[tuple[str, Path]] = []
    for release in releases:
        read_checked(folder, release.name)
        entries.append((release.name, folder / RELEASES / release.name))
    entries.sort(key=lambda entry: (_made(entry[1]), entry[0]))
    return released.copy_into(there.remote or there.folder / RELEASES, entries)


def _made(place: Path) -> int:
    """In which order releases are hidden in each other: by the time of their cells."""
    return max((path.stat().st_mtime_ns for path in place.glob("*.json")), default=0)
