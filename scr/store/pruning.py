"""Which snapshots may go, and taking them away.

Kept are the one in force and the one before it, the last few, those of the last days, and every
one that a release stands on. Days are counted back from the newest snapshot, not from the
computer's clock, so that a clock that is wrong deletes nothing.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

import duckdb

from scr.base.errors import ArgumentError
from scr.store.snapshots import Snapshot, current, remove, size_of, snapshots

IN_FORCE, BEFORE, LAST, DAYS, PINNED = (
    "in force", "undo goes back to it", "one of the last", "of the last days", "a release's",
)  # fmt: skip


@dataclass(frozen=True)
class Plan:
    """What prune would do: `going` are the snapshots to be taken away, oldest first, `n_bytes`
    what they take up, and `kept` why each of the others stays, by its id."""

    going: tuple[Snapshot, ...]
    kept: dict[str, str]
    n_bytes: int


def plan(folder: Path, *, last: int, days: int, pinned: Collection[str]) -> Plan:
    """Which snapshots would go if the `last` ones and those of `days` days are kept, and the
    `pinned` ids whatever their age. Raises ArgumentError for less than one or a negative number
    of days, NoDatabaseError and SourceError as `current` does.
    """
    if last < 1 or days < 0:
        raise ArgumentError("Keep at least the last snapshot, and no negative number of days.")
    now, stored = current(folder), snapshots(folder)
    since = moment(stored[-1].id) - timedelta(days=days)
    parent = _parent(now)
    newest = {snapshot.id for snapshot in stored[-last:]}
    kept, going = {}, []
    for snapshot in stored:
        reasons = {
            IN_FORCE: snapshot.id == now.id,
            BEFORE: snapshot.id == parent,
            PINNED: snapshot.id in pinned,
            LAST: snapshot.id in newest,
            DAYS: days > 0 and moment(snapshot.id) >= since,
        }
        why = next((reason for reason, holds in reasons.items() if holds), "")
        if why:
            kept[snapshot.id] = why
        else:
            going.append(snapshot)
    return Plan(tuple(going), kept, sum(size_of(snapshot) for snapshot in going))


def carry_out(planned: Plan) -> None:
    """Take the snapshots of a plan away. Only under the writer's lock."""
    for snapshot in planned.going:
        remove(snapshot)


def moment(snapshot_id: str) -> datetime:
    """When a snapshot was made (UTC), as its id says."""
    return datetime.strptime(snapshot_id[:15], "%Y%m%d-%H%M%S").replace(tzinfo=UTC)


def _parent(snapshot: Snapshot) -> str | None:
    """The snapshot that this one was made from, for `undo`; None where nobody can tell."""
    with duckdb.connect() as connection:
        try:
            path = str(snapshot.path).replace("'", "''")
            connection.execute(f"attach '{path}' as one (read_only)")
            rows = connection.execute("select parent_id from one.main.snapshot").fetchall()
            return rows[0][0] if rows else None
        except duckdb.Error:
            return None
