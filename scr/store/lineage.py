"""The imports there have been, and going back to the one before."""

from pathlib import Path
from typing import Any

import duckdb

from scr.base import settings
from scr.base.errors import NoDatabaseError, SourceError, UserError
from scr.store import seals
from scr.store.snapshots import Snapshot, current, point_to, snapshots, writer_lock
from scr.store.summary import COLUMNS, PASSED_OVER, Summary, row_counts


def entries(folder: Path | None = None) -> list[dict[str, Any]]:
    """What is on record of each snapshot in the folder, also of imports undone since, oldest
    first: COLUMNS, the `parent_id` it was made from, and `is_current`."""
    folder = folder or settings.load().database
    now = current_or_none(folder)
    pieces = [
        {**entry, "is_current": snapshot == now}
        for snapshot in snapshots(folder)
        for entry in _entries(snapshot)
    ]
    return sorted(pieces, key=lambda entry: (entry["import_id"], entry["snapshot_id"]))


def standing(snapshot: Snapshot) -> tuple[dict[str, Any], dict[str, int]]:
    """What a snapshot says of itself (import_id, as_at_date, as_at_source), and how many rows each
    import table has. Raises SourceError where its file is not what it was when it was made."""
    seal = seals.check(snapshot)
    if seal is not None and seal.summary is not None:
        own_summary = seal.summary
        facts = {name: own_summary.made_by[name] for name in ("import_id", "as_at_date")}
        return facts | {"as_at_source": own_summary.as_at_source}, dict(own_summary.n_rows)
    with duckdb.connect() as connection:
        try:
            _attach(connection, snapshot)
        except duckdb.Error as error:
            raise seals.unopenable(snapshot) from error
        says = "select import_id, as_at_date, as_at_source from one.main.snapshot"
        return _rows(connection, says)[0], row_counts(connection, "one")


def current_or_none(folder: Path) -> Snapshot | None:
    """The snapshot in force; None before the first import."""
    try:
        return current(folder)
    except NoDatabaseError:
        return None


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
            rows = connection.execute("select parent_id from one.main.snapshot").fetchall()
            return rows[0][0] if rows else None
        except duckdb.Error:
            earlier = [other for other in snapshots(snapshot.folder) if other.id < snapshot.id]
            return next((other.id for other in reversed(earlier) if _is_whole(other)), None)


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


def _entries(snapshot: Snapshot) -> list[dict[str, Any]]:
    """The import that made a snapshot, from its seal; from its file where that does not tell."""
    own_summary = summary_of(snapshot)
    if own_summary is not None:
        return [dict(own_summary.made_by)]
    with duckdb.connect() as connection:
        try:
            _attach(connection, snapshot)
        except duckdb.Error:
            # A damaged snapshot has no history to tell, and must not hide that of the others.
            return []
        kept = connection.execute(
            "select 1 from duckdb_columns() where database_name = 'one' "
            f"and table_name = 'imports' and column_name = '{PASSED_OVER}'"
        ).fetchall()
        columns = ", ".join(
            f"0::bigint as {name}" if name == PASSED_OVER and not kept else name for name in COLUMNS
        )
        return _rows(
            connection,
            f"""
            select {columns}, parent_id
            from one.main.imports
            inner join (select snapshot_id, parent_id from one.main.snapshot) using (snapshot_id)
            """,
        )


def summary_of(snapshot: Snapshot) -> Summary | None:
    """What a snapshot's seal says of it; None also where the seal cannot be read."""
    try:
        seal = seals.stored(snapshot)
    except SourceError:
        return None
    return seal.summary if seal else None


def _rows(connection: duckdb.DuckDBPyConnection, sql: str) -> list[dict[str, Any]]:
    answer = connection.execute(sql)
    names = [name for name, *_ in answer.description or ()]
    return [dict(zip(names, row, strict=True)) for row in answer.fetchall()]
