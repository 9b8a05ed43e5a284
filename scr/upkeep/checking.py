"""Reading every snapshot and release whole, to find what is damaged before somebody needs it."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from scr.base.errors import ArgumentError, NoDatabaseError, SourceError
from scr.release.folder import names, read_checked, strangers
from scr.release.manifest import Release
from scr.store import Snapshot, breaks, current, mirror, seals, snapshots
from scr.store.remote import remote_of
from scr.store.wholeness import read_whole

UNSEALED = "whole as far as can be told: an earlier version made it, which kept no hash"
AGAIN = "Put its file back from a copy"


@dataclass(frozen=True)
class Fault:
    """What is damaged, how, and what can be done."""

    what: str
    how: str
    mend: str


@dataclass(frozen=True)
class Found:
    """What was read, a line each, and what of it is damaged."""

    whole: tuple[str, ...]
    faults: tuple[Fault, ...]


def check(folder: Path) -> Found:
    """Read all of the database: every snapshot against its seal, every table of it, every release
    against its hashes and the snapshot it stands on, the breaks, and the pointer.

    It changes nothing. Raises SourceError where the folder itself cannot be read.
    """
    pieces = [*_pointer(folder), *_snapshots(folder), *_releases(folder), *_breaks(folder)]
    whole = tuple(piece for piece in pieces if isinstance(piece, str))
    return Found(whole, tuple(piece for piece in pieces if isinstance(piece, Fault)))


def _pointer(folder: Path) -> Iterator[str | Fault]:
    try:
        yield f"in force: snapshot {current(folder).id}"
    except NoDatabaseError:
        if snapshots(folder):
            yield Fault(
                "the pointer", "no snapshot is in force", "Write the id of one below into CURRENT"
            )
    except SourceError as error:
        yield Fault("the pointer", str(error), "Write the id of a whole snapshot into CURRENT")


def _snapshots(folder: Path) -> Iterator[str | Fault]:
    remote = remote_of(folder)
    for snapshot in snapshots(folder):
        name = f"snapshot {snapshot.id}"
        try:
            fault = mirror.fault_there(remote, snapshot.id) if remote else ""
            fault = fault or seals.fault_of(snapshot) or read_whole(snapshot)
            seal = seals.stored(snapshot)
        except SourceError as error:
            yield Fault(name, str(error), AGAIN)
            continue
        if fault:
            mend = f"{AGAIN}; if it is in force, `python -m scr undo` goes to the one before"
            yield Fault(name, fault, mend)
        else:
            yield f"{name}: {'whole' if seal else UNSEALED}"


def _releases(folder: Path) -> Iterator[str | Fault]:
    for name in names(folder):
        try:
            release, _ = read_checked(folder, name)
        except (SourceError, ArgumentError) as error:
            yield Fault(f"release {name}", str(error), "Put its folder back from a copy")
            continue
        fault = _fault_beneath(folder, release)
        if fault is None:
            yield f"release {name}: whole, and so is the snapshot it stands on"
        else:
            yield fault
    for place in strangers(folder):
        yield Fault(
            f"the folder {place} among the releases",
            "no release may have this name, so it is not listed",
            "Make the release again under an allowed name, then move this folder away",
        )


def _fault_beneath(folder: Path, release: Release) -> Fault | None:
    """What is wrong with the snapshot that a release stands on."""
    snapshot = Snapshot(release.snapshot_id, folder)
    name = f"release {release.name}"
    mend = f"Put the file {release.snapshot_id}.duckdb back from a copy; its tables are whole"
    try:
        if seals.file_hash(snapshot.path) == release.snapshot_hash:
            return None
    except OSError:
        return Fault(name, f"the snapshot {snapshot.id} that it stands on is missing", mend)
    return Fault(name, f"the snapshot {snapshot.id} that it stands on has been changed", mend)


def _breaks(folder: Path) -> Iterator[str | Fault]:
    n_unread = breaks.n_unread(folder)
    if n_unread:
        yield Fault(
            f"{n_unread} {'line' if n_unread == 1 else 'lines'} of {breaks.FILE}",
            "no break can be read there",
            "Other breaks are not touched. Store what is missing again, or put the file back",
        )
