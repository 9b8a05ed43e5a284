"""Breaks: days from which the limits of a chart over time are worked out anew, each with a reason.

No program finds a break and nothing is rebased without one that stands here. They are kept beside
the snapshots, as a snapshot never changes, in a file that is only ever added to: a line each, and
a line for each one taken back.
"""

import json
import os
import secrets
from dataclasses import asdict, dataclass, fields, replace
from datetime import UTC, date, datetime
from pathlib import Path

from scr.base import terms
from scr.base.errors import ArgumentError, SourceError, UserError
from scr.base.locks import file_lock
from scr.store import mirror
from scr.store.remote import Remote, remote_of

FILE = "breaks.jsonl"
TRIES = 5
NOTE_LENGTH = (10, 200)
"""A reason is a sentence, not a word and not a report."""


@dataclass(frozen=True)
class Break:
    """One break. `title` is the dataset it was made on, and `region` None for the whole and every
    region; `note` is the reason in the words of who made it, on `made_at` (UTC) as at `snapshot`.
    """

    id: str
    title: str
    measure: str
    region: str | None
    on: date
    reason: str
    note: str
    made_by: str
    made_at: str
    snapshot: str
    is_withdrawn: bool = False


def stored(folder: Path) -> list[Break]:
    """Every break in the folder, by its day, those taken back among them and marked so.

    A line that cannot be read, as one that was cut short may be, is no break.
    """
    by_id: dict[str, Break] = {}
    for line in _lines(folder):
        entry = _read(line)
        if isinstance(entry, Break):
            by_id[entry.id] = entry
        elif entry in by_id:
            by_id[entry] = replace(by_id[entry], is_withdrawn=True)
    return sorted(by_id.values(), key=lambda break_: (break_.on, break_.id))


def content(folder: Path) -> bytes:
    """The file as it is, for a copy; empty where there is none."""
    return "".join(f"{line}\n" for line in _lines(folder)).encode("utf-8")


def n_unread(folder: Path) -> int:
    """How many lines of the file are neither a break nor one taken back."""
    return sum(_read(line) is None for line in _lines(folder))


def named(folder: Path, ids: tuple[str, ...]) -> list[Break]:
    """The stored breaks of these ids, the one way in which limits of a chart over time begin
    anew. Raises ArgumentError for an id that is not stored."""
    by_id = {break_.id: break_ for break_ in stored(folder)} if ids else {}
    if not set(ids) <= set(by_id):
        raise ArgumentError(
            "Limits are recalculated only from a break that is stored with its reason."
        )
    return [by_id[break_id] for break_id in ids]


def store(
    folder: Path, *, title: str, measure: str, region: str | None, on: date, reason: str, note: str,
    made_by: str, snapshot: str,
) -> Break:  # fmt: skip
    """Add a break; it is there for everybody once this returns.

    Raises UserError without a reason of the list and a sentence of 10 to 200 characters, and
    SourceError where the folder cannot be written to.
    """
    note = " ".join(note.split())
    if reason not in terms.terms("break_reason"):
        raise UserError("Choose a reason for the break.")
    least, most = NOTE_LENGTH
    if not least <= len(note) <= most:
        raise UserError(
            f"Say in a sentence of {least} to {most} characters what changed on that day. Name no "
            "child, family or case."
        )
    now = datetime.now(UTC)
    made = Break(
        id=f"{now:%Y%m%d%H%M%S}-{secrets.token_hex(3)}", title=title, measure=measure,
        region=region, on=on, reason=reason, note=note, made_by=made_by,
        made_at=now.isoformat(timespec="seconds"), snapshot=snapshot,
    )  # fmt: skip
    _append(folder, {"kind": "break", **asdict(made), "on": on.isoformat()})
    return made


def withdraw(folder: Path, break_id: str, made_by: str) -> None:
    """Take a break back; its line stays, with who took it back and when.

    Raises UserError when there is none of this id that still stands.
    """
    if break_id not in {break_.id for break_ in stored(folder) if not break_.is_withdrawn}:
        raise UserError("That break has been taken back already. Load the page again.")
    at = datetime.now(UTC).isoformat(timespec="seconds")
    _append(folder, {"kind": "withdrawn", "id": break_id, "made_by": made_by, "made_at": at})


def _lines(folder: Path) -> list[str]:
    remote = remote_of(folder)
    if remote is not None:
        mirror.follow(remote, folder, FILE)
    try:
        return (folder / FILE).read_text(encoding="utf-8").splitlines()
    except FileNotFoundError:
        return []


def _append_there(remote: Remote, folder: Path, line: str) -> None:
    """Add a line to the object store's file, again where another was first."""
    for _ in range(TRIES):
        before = remote.get(FILE)
        content = before.content if before else b""
        if content and not content.endswith(b"\n"):
            content += b"\n"
        if remote.swap(FILE, content + line.encode("utf-8"), before):
            mirror.follow(remote, folder, FILE, strict=True)
            return
    raise UserError("Others are storing breaks at this moment. Nothing was changed; try again.")


def _append(folder: Path, row: dict[str, object]) -> None:
    """Add one line, whole or not at all: writers take turns, a line goes out in one piece, and
    one that a crash cut short is closed before the next begins."""
    path = folder / FILE
    line = json.dumps(row, ensure_ascii=False) + "\n"
    remote = remote_of(folder)
    if remote is not None:
        _append_there(remote, folder, line)
        return
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with file_lock(folder / "BREAKS.lock", 10):
            handle = os.open(path, os.O_RDWR | os.O_CREAT | os.O_APPEND, 0o600)
            try:
                size = os.fstat(handle).st_size
                is_open = size > 0 and os.pread(handle, 1, size - 1) != b"\n"
                os.write(handle, ("\n" * is_open + line).encode("utf-8"))
                os.fsync(handle)
            finally:
                os.close(handle)
    except OSError as error:
        raise SourceError(
            f"The break could not be stored in {folder} ({error.strerror}). Nothing was changed."
        ) from error


def _read(line: str) -> Break | str | None:
    """A break, the id of one that is taken back, or None for a line that is neither."""
    try:
        row = json.loads(line)
        if row.pop("kind") == "withdrawn":
            return str(row["id"])
        values = {field.name: row[field.name] for field in fields(Break) if field.name in row}
        return Break(**{**values, "on": date.fromisoformat(row["on"])})
    except (ValueError, KeyError, TypeError, AttributeError):
        return None
