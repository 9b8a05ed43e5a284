"""What a machine keeps of a database in an object store: copies of what it reads, bounded in size.

The store is the truth. The local folder has the same form as a database's folder, so whatever
reads a snapshot reads a file; what is missing is brought, checked against its seal, and only then
given its name. When the store cannot be reached, what is here stays shown, as of when it was last
seen.
"""

import hashlib
import logging
import os
import secrets
import time
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from scr.base import settings
from scr.base.errors import UserError
from scr.base.locks import file_lock
from scr.base.moments import for_file
from scr.store import seals
from scr.store.disk import put_whole
from scr.store.remote import Moving, Remote, UnreachableError

POINTER = "CURRENT"
SEEN = "SEEN"
FETCHING = "fetching-"
FRESH_SECONDS = 2.0
"""So long the store is not asked again for what moves; a reader sees an import within it."""
AWAY_SECONDS = 10.0
"""So long after it did not answer, as every reader would wait for it."""
TRIES = 3

log = logging.getLogger("scr.store")


class OvertakenError(UserError):
    """Another machine's import was first."""


class TornError(UnreachableError):
    """What arrives is not what was sent."""


@dataclass
class _Asked:
    """When something was last asked for, and whether the store answered."""

    at: float
    answered: bool


_asked: dict[tuple[Path, str], _Asked] = {}
# What the pointer was when this process took the writer's place.
_read_by_writer: dict[Path, Moving | None] = {}


def forget() -> None:
    """Ask the store anew, as at the start of a process."""
    _asked.clear()


def follow(remote: Remote, folder: Path, key: str, *, strict: bool = False) -> Moving | None:
    """Bring an object that moves into the folder as a file, if it may have changed; what the
    store has, None where it was not asked or has none.

    The store is not asked again within FRESH_SECONDS. Where it does not answer, the file stays as
    it is, unless there is none or `strict` asks for certainty: then UnreachableError is raised.
    """
    last, path = _asked.get((folder, key)), folder / key
    wait = FRESH_SECONDS if last is None or last.answered else AWAY_SECONDS
    if last is not None and not strict and time.monotonic() - last.at < wait and path.exists():
        return None
    try:
        stored = remote.get(key)
        if key == POINTER and stored is not None:
            bring(remote, folder, stored.content.decode("ascii", "replace").strip())
    except UnreachableError as error:
        _asked[folder, key] = _Asked(time.monotonic(), answered=False)
        if strict or not path.exists():
            raise
        log.warning("%s What is shown is as of %s.", error, _when(seen_at(folder)))
        return None
    if stored is not None:
        put_whole(path, stored.content)
    else:
        path.unlink(missing_ok=True)
    _asked[folder, key] = _Asked(time.monotonic(), answered=True)
    put_whole(folder / SEEN, b"")
    return stored


def take_place(remote: Remote, folder: Path) -> None:
    """Remember what the pointer is as a writer begins. Raises UnreachableError."""
    _read_by_writer[folder] = follow(remote, folder, POINTER, strict=True)


def leave_place(folder: Path) -> None:
    """The writer has ended."""
    _read_by_writer.pop(folder, None)


def move_pointer(remote: Remote, folder: Path, snapshot_id: str) -> None:
    """Move the store's pointer, if it is still what it was when the writer took its place.

    Raises OvertakenError where it is not.
    """
    before = _read_by_writer[folder] if folder in _read_by_writer else remote.get(POINTER)
    if not remote.swap(POINTER, snapshot_id.encode("ascii"), before):
        raise OvertakenError(
            "Another machine has imported into this database meanwhile. Nothing of this one was "
            "changed. Look at what is there now, then try again."
        )
    if folder in _read_by_writer:
        _read_by_writer[folder] = remote.get(POINTER)


def away_since(folder: Path) -> datetime | None:
    """As of when what is shown was last known to be current, where the store did not answer when
    it was last asked; None where it did, or where the folder is the database itself."""
    asked = [asking for (place, _), asking in _asked.items() if place == folder]
    if not asked or max(asked, key=lambda asking: asking.at).answered:
        return None
    return seen_at(folder) or datetime.fromtimestamp(0, UTC)


def seen_at(folder: Path) -> datetime | None:
    """When the store last answered (UTC), None where it never has."""
    try:
        return datetime.fromtimestamp((folder / SEEN).stat().st_mtime, UTC)
    except FileNotFoundError:
        return None


def bring(remote: Remote, folder: Path, snapshot_id: str) -> None:
    """Bring a snapshot and its seal into the folder; nothing where it is here, or nowhere.

    Raises TornError where what arrives is not, again and again, what its seal says.
    """
    path = folder / f"{snapshot_id}.duckdb"
    if path.is_file():
        os.utime(path)
        return
    folder.mkdir(parents=True, exist_ok=True)
    # Several processes of a machine share the folder: one brings, the others find it there.
    with file_lock(folder / "FETCH.lock"):
        if path.is_file():
            return
        seal_said = remote.get(seals.seal_path(folder, snapshot_id).name)
        for n_left in reversed(range(TRIES)):
            try:
                if not _fetched(remote, path, seal_said):
                    return
                break
            except (ValueError, UnreachableError) as error:
                if n_left == 0:
                    raise error if isinstance(error, UnreachableError) else _torn(path) from error
    make_room(folder, keep={snapshot_id})


def fault_there(remote: Remote, snapshot_id: str) -> str:
    """How a snapshot in the store differs from its seal there; empty where it does not."""
    stored = remote.get(f"{snapshot_id}.json")
    try:
        seal = seals.read(stored.content) if stored else None
    except ValueError:
        return "its seal in the object store cannot be read"
    hashed = hashlib.sha256()
    for piece in remote.pieces(f"{snapshot_id}.duckdb"):
        hashed.update(piece)
    is_same = seal is None or hashed.hexdigest() == seal.sha256
    return "" if is_same else "its object in the object store has been changed"


def make_room(folder: Path, keep: set[str]) -> None:
    """Delete local copies, those used longest ago first, until the rest keep within the limit.
    Kept are those named and the one in force; whoever reads one that goes reads on."""
    copies = [(p.stat().st_mtime_ns, p) for p in folder.glob("[0-9]*.duckdb")]
    total = sum(p.stat().st_size for _, p in copies)
    pointer = folder / POINTER
    kept = keep | ({pointer.read_text("ascii").strip()} if pointer.is_file() else set())
    for _, path in sorted(copies):
        if total <= settings.load().local_megabytes * 1e6:
            return
        if path.stem not in kept:
            total -= path.stat().st_size
            path.unlink()
            seals.seal_path(folder, path.stem).unlink(missing_ok=True)


def _fetched(remote: Remote, path: Path, seal_said: Moving | None) -> bool:
    """Bring one file, checked and whole; False where the store has none. Raises ValueError where
    it is not what its seal says."""
    for left in path.parent.glob(f"{FETCHING}*"):
        left.unlink(missing_ok=True)
    waiting = path.with_name(f"{FETCHING}{secrets.token_hex(4)}")
    hashed, size = hashlib.sha256(), 0
    try:
        with waiting.open("xb") as file:
            for piece in remote.pieces(path.name):
                hashed.update(piece)
                size += file.write(piece)
            file.flush()
            os.fsync(file.fileno())
        if seal_said is not None:
            seal = seals.read(seal_said.content)
            if seal.format <= seals.FORMAT and (hashed.hexdigest(), size) != (
                seal.sha256, seal.size,
            ):  # fmt: skip
                raise ValueError("torn")
            put_whole(seals.seal_path(path.parent, path.stem), seal_said.content)
        waiting.replace(path)
    except FileNotFoundError:
        return False
    finally:
        waiting.unlink(missing_ok=True)
    return True


def _torn(path: Path) -> TornError:
    return TornError(
        f"Snapshot {path.stem} did not arrive whole from the object store, {TRIES} times. Nothing "
        "of it is shown. Try again; `python -m scr check` says whether it is damaged there."
    )


def _when(moment: datetime | None) -> str:
    return f"{for_file(moment)} UTC" if moment else "some earlier day"
