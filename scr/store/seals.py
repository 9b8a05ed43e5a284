"""The seal of a snapshot: its bytes, their hash and what made it, kept beside it as `ID.json`.

A snapshot never changes, so one that no longer matches its seal is damaged. Nothing of it is
shown then, as it could be wrong, and nothing is put in its place unasked.
"""

import hashlib
import json
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

import duckdb

from scr import __version__
from scr.base.errors import SourceError
from scr.store import summary
from scr.store.remote import remote_of
from scr.store.summary import Summary

if TYPE_CHECKING:
    from scr.store.snapshots import Snapshot

FORMAT = 1
"""One higher as soon as a program of today could not read what a later one writes."""


@dataclass(frozen=True)
class Seal:
    """What a snapshot's file must be: `size` in bytes, SHA-256; the versions that made it; and what
    it says of itself, None where an earlier version made it."""

    sha256: str
    size: int
    format: int = FORMAT
    version: str = __version__
    duckdb: str = duckdb.__version__
    summary: Summary | None = field(default=None, compare=False)

    def content(self) -> bytes:
        """The seal as it is stored."""
        entry: dict[str, Any] = vars(self) | {"summary": self.summary and self.summary.content()}
        return (json.dumps(entry, indent=1) + "\n").encode()


def seal_path(folder: Path, snapshot_id: str) -> Path:
    """Where a snapshot's seal is kept."""
    return folder / f"{snapshot_id}.json"


def seal_of(path: Path, own_summary: Summary | None = None) -> Seal:
    """The seal for a finished file, with what it says of itself."""
    return Seal(file_hash(path), path.stat().st_size, summary=own_summary)


def file_hash(path: Path) -> str:
    """SHA-256 of a file in hexadecimal, read piece by piece."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def read(content: bytes) -> Seal:
    """A stored seal. Raises ValueError where it is none; what a later version added is left."""
    entry = json.loads(content)
    try:
        return Seal(
            str(entry["sha256"]), int(entry["size"]), int(entry["format"]), str(entry["version"]),
            str(entry["duckdb"]), summary.read(entry.get("summary")),
        )  # fmt: skip
    except (KeyError, TypeError) as error:
        raise ValueError("not a seal") from error


def stored(snapshot: "Snapshot") -> Seal | None:
    """The snapshot's seal; None for one of an earlier version, which wrote none.

    Raises SourceError where it cannot be read.
    """
    try:
        return read(seal_path(snapshot.folder, snapshot.id).read_bytes())
    except FileNotFoundError:
        return None
    except (OSError, ValueError) as error:
        raise damaged(snapshot, "its seal cannot be read") from error


def check(snapshot: "Snapshot") -> Seal | None:
    """Compare a snapshot's file with its seal, byte for byte: the seal, None where it has none.

    Raises SourceError where they differ, naming the newest earlier snapshot that is whole, and
    where a later version of this program made it.
    """
    fault = fault_of(snapshot)
    if fault and remote_of(snapshot.folder) is not None:
        # A copy is brought again: what is in the store is the same for ever.
        snapshot.path.unlink(missing_ok=True)
        fault = fault_of(snapshot)
    if fault:
        raise damaged(snapshot, fault)
    return stored(snapshot)


def fault_of(snapshot: "Snapshot") -> str:
    """How a snapshot's file differs from its seal; empty where it does not, or has none.

    Raises SourceError where its seal cannot be read or is a later version's.
    """
    path = snapshot.path
    seal = stored(snapshot)
    if seal is None:
        return ""
    if seal.format > FORMAT:
        raise SourceError(
            f"Snapshot {snapshot.id} was made by a later version of this program "
            f"({seal.version}; this one is {__version__}). Open it with that version. Nothing was "
            "changed."
        )
    try:
        size = path.stat().st_size
        if size != seal.size:
            return f"its file has {size:,} bytes instead of {seal.size:,}"
        return "" if file_hash(path) == seal.sha256 else "its file has been changed"
    except OSError as error:
        return f"its file cannot be read ({error.strerror})"


def damaged(snapshot: "Snapshot", how: str) -> SourceError:
    """The error for a snapshot that is not what it was, with what can be done."""
    return SourceError(
        f"Snapshot {snapshot.id} cannot be opened: {how}. Nothing of it is shown, as it could be "
        f"wrong. {_offer(snapshot)}"
    )


def unopenable(snapshot: "Snapshot") -> SourceError:
    """The error for a snapshot whose file DuckDB does not open."""
    seal = stored(snapshot)
    if seal is not None and _numbers(seal.duckdb) > _numbers(duckdb.__version__):
        return SourceError(
            f"Snapshot {snapshot.id} was made with a later database program (DuckDB "
            f"{seal.duckdb}; this one is {duckdb.__version__}). Open it with version "
            f"{seal.version} of this program. Nothing was changed."
        )
    return damaged(snapshot, "its file is no database that can be read")


def _offer(snapshot: "Snapshot") -> str:
    """What can be done about a damaged snapshot."""
    from scr.store.snapshots import snapshots

    earlier = [other for other in snapshots(snapshot.folder) if other.id < snapshot.id]
    whole = next((other.id for other in reversed(earlier) if _is_whole(other)), None)
    again = (
        "Put its file back from a copy, or import the records again with --replace; "
        "`python -m scr check` says what else is damaged."
    )
    if whole is None:
        return again
    return (
        f"The newest one before it that is whole is {whole}. Go back, an import at a time, with "
        f"`python -m scr undo`. {again}"
    )


def _is_whole(snapshot: "Snapshot") -> bool:
    try:
        return not fault_of(snapshot)
    except SourceError:
        return False


def _numbers(version: str) -> tuple[int, ...]:
    """A version as numbers, to compare; what is no number counts as 0."""
    return tuple(int(part) if part.isdigit() else 0 for part in version.split("."))
