"""The trail's file: JSON lines in a chain of hashes, and beside it how many there are and the last
hash, so that a cut at the end shows too."""

import hashlib
import json
import logging
import os
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path

from scr.base import settings
from scr.base.errors import SourceError
from scr.base.locks import file_lock

ACTIONS = (
    "sign-in", "refusal", "import", "removal", "profile", "undo", "release", "download",
    "case opened",
)  # fmt: skip
NAME, HEAD = "trail.jsonl", "head.json"
START = "0" * 64
LOCKED_SECONDS = 10.0
_LONGEST = 200

log = logging.getLogger("scr.audit")


@dataclass(frozen=True)
class Entry:
    """A line of the trail. `about` says what it was done to: a page, a release, a review's own
    reference, a file's name; never a value of a record."""

    number: int
    at: str
    who: str
    what: str
    about: str
    before: str

    @property
    def hash(self) -> str:
        """The hash of the line, which the next one holds."""
        return hashlib.sha256(self.line().encode()).hexdigest()

    def line(self) -> str:
        """The entry as it stands in the file, without its end of line."""
        return json.dumps(asdict(self), ensure_ascii=False, separators=(",", ":"))


def note(who: str, what: str, about: str = "") -> None:
    """Add a line. Raises SourceError where it cannot be written, so that nothing is done that
    cannot be noted."""
    if what not in ACTIONS:
        raise ValueError(what)
    folder = settings.load().audit_folder
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        with file_lock(folder / ".lock", LOCKED_SECONDS):
            _add(folder, who, what, about)
    except (OSError, TimeoutError) as error:
        log.error("the trail cannot be written: %s", type(error).__name__)
        raise SourceError(
            "What was asked for cannot be noted in the trail, so it was not done. Ask whoever "
            "looks after this dashboard to let the trail be written to."
        ) from error


def _add(folder: Path, who: str, what: str, about: str) -> None:
    number, last = head(folder)
    at = datetime.now(UTC).isoformat(timespec="milliseconds")
    entry = Entry(number + 1, at, _plain(who), what, _plain(about), last)
    with os.fdopen(
        os.open(folder / NAME, os.O_APPEND | os.O_CREAT | os.O_WRONLY, 0o600), "ab"
    ) as f:
        f.write(f"{entry.line()}\n".encode())
        f.flush()
        os.fsync(f.fileno())
    beside = folder / f".{HEAD}"
    beside.write_text(json.dumps({"number": entry.number, "hash": entry.hash}), encoding="utf-8")
    beside.replace(folder / HEAD)


def head(folder: Path) -> tuple[int, str]:
    """How many lines there should be, and the last one's hash."""
    try:
        fields = json.loads((folder / HEAD).read_text(encoding="utf-8"))
    except FileNotFoundError:
        return 0, START
    except ValueError as error:
        raise OSError("the head of the trail cannot be read") from error
    return int(fields["number"]), str(fields["hash"])


def entries(folder: Path | None = None) -> list[Entry]:
    """Every line that can be read, the oldest first."""
    return [entry for entry in _read(folder or settings.load().audit_folder) if entry is not None]


def checked(folder: Path | None = None) -> list[str]:
    """What is wrong with the trail, a line each; nothing where it is whole."""
    folder = folder or settings.load().audit_folder
    faults, last, number = [], START, 0
    for place, entry in enumerate(_read(folder), 1):
        if entry is None:
            faults.append(f"Line {place} cannot be read.")
            continue
        if entry.number != number + 1 or entry.before != last:
            faults.append(f"Line {place} does not follow from the one before it.")
        last, number = entry.hash, entry.number
    try:
        n_there, hash_there = head(folder)
    except OSError:
        return [*faults, "The head of the trail cannot be read."]
    if (number, last) != (n_there, hash_there):
        faults.append(
            f"The trail ends at line {number}; its head says that there are {n_there}, or that the "
            "last one was another."
        )
    return faults


def _read(folder: Path) -> Iterator[Entry | None]:
    try:
        lines = (folder / NAME).read_bytes().splitlines()
    except FileNotFoundError:
        return
    for line in lines:
        try:
            entry = Entry(**json.loads(line))
        except (ValueError, TypeError):
            yield None
            continue
        # A line that was written otherwise than we write it was written by somebody else.
        yield entry if entry.line().encode() == line else None


def _plain(text: str) -> str:
    """One line, of a bounded length."""
    return " ".join(text.split())[:_LONGEST]
