"""Names of what stands beside a snapshot in its folder."""


def receipts_name(snapshot_id: str) -> str:
    """The file of what was sent again and changed nothing in a snapshot (see `receipts`)."""
    return f"{snapshot_id}.received.json"
