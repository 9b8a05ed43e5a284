"""When a snapshot was made, as its identifier tells: also of one that is no longer kept."""

from datetime import UTC, datetime

from scr.store.snapshots import ID_FORM


def made_at(snapshot_id: str) -> datetime | None:
    """The moment (UTC, to the second) at which the snapshot of this identifier was made; None
    where it is no identifier of a snapshot."""
    if not ID_FORM.fullmatch(snapshot_id) or not snapshot_id.isascii():
        return None
    try:
        return datetime.strptime(snapshot_id[:15], "%Y%m%d-%H%M%S").replace(tzinfo=UTC)
    except ValueError:
        return None
