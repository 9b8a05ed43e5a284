"""Receipts: what was sent again and changed nothing. It makes no snapshot, and yet was received.

They are kept beside the snapshot that they were compared with, as a snapshot never changes: one
file for each, with the last receipt of each board and kind of record, so that it does not grow.
The next import takes them into its snapshot, and they go with the snapshot that they belong to.
"""

import json
from dataclasses import asdict, dataclass
from datetime import date, datetime

from scr.base.errors import UserError
from scr.store import mirror
from scr.store.beside import receipts_name
from scr.store.disk import put_whole
from scr.store.remote import UnreachableError, remote_of
from scr.store.snapshots import Snapshot

TRIES = 5


@dataclass(frozen=True)
class Receipt:
    """Rows of one kind that belong to one board, received again at a moment (UTC, without zone):
    how many, how many of them kept out, and the latest day of an event in them, None without."""

    table_name: str
    board_id: str
    imported_at: datetime
    n_rows: int
    n_quarantined: int
    latest_date: date | None


def receipts(snapshot: Snapshot) -> list[Receipt]:
    """What was received again while a snapshot was in force. Where an object store does not
    answer, what this machine knows of it."""
    remote, name = remote_of(snapshot.folder), receipts_name(snapshot.id)
    if remote is not None:
        try:
            mirror.follow(remote, snapshot.folder, name)
        except UnreachableError:
            return []
    return _read(content(snapshot))


def content(snapshot: Snapshot) -> bytes:
    """The file as it is here; empty where there is none."""
    path = snapshot.folder / receipts_name(snapshot.id)
    return path.read_bytes() if path.is_file() else b""


def store(snapshot: Snapshot, received: list[Receipt]) -> None:
    """Keep what was received again, in place of what was known of the same boards and kinds. Only
    under the writer's lock.

    Raises UserError where other machines keep being first, UnreachableError, and OSError.
    """
    remote, name = remote_of(snapshot.folder), receipts_name(snapshot.id)
    if not received:
        return
    if remote is None:
        put_whole(snapshot.folder / name, _written(_read(content(snapshot)), received))
        return
    for _ in range(TRIES):
        before = remote.get(name)
        kept = _read(before.content if before else b"")
        if remote.swap(name, _written(kept, received), before):
            mirror.follow(remote, snapshot.folder, name, strict=True)
            return
    raise UserError("Others are importing at this moment. Nothing was changed; try again.")


def _written(kept: list[Receipt], received: list[Receipt]) -> bytes:
    latest = {(receipt.table_name, receipt.board_id): receipt for receipt in [*kept, *received]}
    rows = [asdict(latest[key]) for key in sorted(latest)]
    return json.dumps(rows, ensure_ascii=False, indent=0, default=_iso).encode("utf-8")


def _iso(value: date) -> str:
    return value.isoformat()


def _read(text: bytes) -> list[Receipt]:
    """The receipts; what cannot be read is none, as nothing but a date rests on it."""
    try:
        return [
            Receipt(
                table_name=str(row["table_name"]),
                board_id=str(row["board_id"]),
                imported_at=datetime.fromisoformat(row["imported_at"]),
                n_rows=int(row["n_rows"]),
                n_quarantined=int(row["n_quarantined"]),
                latest_date=day and date.fromisoformat(day),
            )
            for row in (json.loads(text) if text else [])
            for day in [row["latest_date"]]
        ]
    except (ValueError, KeyError, TypeError):
        return []
