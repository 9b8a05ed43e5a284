"""The imports there have been, and going back to the one before."""

from pathlib import Path

import duckdb
import pandas as pd

from scr.base import settings
from scr.base.errors import UserError
from scr.importing.workspace import current_or_none
from scr.store import Snapshot, current, snapshots
from scr.store.snapshots import point_to, writer_lock

# Imports made before this was counted passed no row over.
PASSED_OVER = "n_passed_over"
_COLUMNS = """
    import_id, snapshot_id, imported_at, action, sources, is_replace, as_at_date, n_read, n_added,
    n_changed, n_unchanged, n_removed, n_quarantined, n_findings,
    n_passed_over
"""


def history(folder: Path | None = None) -> pd.DataFrame:
    """A row per snapshot in the folder, also of imports undone since, oldest first: the columns of
    `imports`, the `parent_id` it was made from, and `is_current`."""
    folder = folder or settings.load().database
    now = current_or_none(folder)
    with duckdb.connect() as connection:
        pieces = [_entry(connection, one, one == now) for one in snapshots(folder)]
    pieces = [piece for piece in pieces if not piece.empty]
    if not pieces:
        names = [name.strip() for name in _COLUMNS.split(",")]
        return pd.DataFrame(columns=[*names, "parent_id", "is_current"])
    entries = pd.concat(pieces, ignore_index=True)
    return entries.sort_values(["import_id", "snapshot_id"], ignore_index=True)


def undo(folder: Path | None = None) -> Snapshot:
    """Make the snapshot before the current one current again; nothing is deleted.

    Raises NoDatabaseError before the first import, UserError when there is none to go back to.
    """
    folder = folder or settings.load().database
    now = current(folder)
    with writer_lock(folder):
        now = current(folder)
        parent_id = _parent_id(now)
        if parent_id is None:
            raise UserError(
                "This is the first import, so there is none to go back to. To start again, import "
                "with --replace."
            )
        parent = Snapshot(parent_id, folder)
        if not parent.path.is_file():
            raise UserError(
                f"The snapshot before this one, {parent_id}, is no longer in the folder. Put its "
                "file back, or import the earlier records with --replace."
            )
        point_to(parent)
        return parent


def _parent_id(snapshot: Snapshot) -> str | None:
    """The snapshot before; of one that is damaged, the newest earlier one that is not."""
    with duckdb.connect() as connection:
        try:
            _attach(connection, snapshot)
            found = connection.execute("select parent_id from one.main.snapshot").fetchall()
            return found[0][0] if found else None
        except duckdb.Error:
            earlier = [one for one in snapshots(snapshot.folder) if one.id < snapshot.id]
            return next((one.id for one in reversed(earlier) if _is_whole(one)), None)


def _is_whole(snapshot: Snapshot) -> bool:
    with duckdb.connect() as connection:
        try:
            _attach(connection, snapshot)
        except duckdb.Error:
            return False
    return True


def _attach(connection: duckdb.DuckDBPyConnection, snapshot: Snapshot) -> None:
    path = str(snapshot.path).replace("'", "''")
    connection.execute(f"attach '{path}' as one (read_only)")


def _entry(
    connection: duckdb.DuckDBPyConnection, snapshot: Snapshot, is_current: bool
) -> pd.DataFrame:
    try:
        _attach(connection, snapshot)
    except duckdb.Error:
        # A damaged snapshot has no history to tell, and must not hide that of the others.
        return pd.DataFrame()
    try:
        kept = connection.execute(
            "select 1 from duckdb_columns() where database_name = 'one' "
            "and table_name = 'imports' and column_name = 'n_passed_over'"
        ).fetchall()
        columns = _COLUMNS if kept else _COLUMNS.replace(PASSED_OVER, f"0::bigint as {PASSED_OVER}")
        return connection.execute(
            f"""
            select {columns}, parent_id, {is_current} as is_current
            from one.main.imports
            inner join (select snapshot_id, parent_id from one.main.snapshot) using (snapshot_id)
            """
        ).df()
    finally:
        connection.execute("detach one")
