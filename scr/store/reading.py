"""Reading a snapshot: read-only, without access to anything else, one cursor per query."""

from collections import OrderedDict
from collections.abc import Mapping
from threading import Lock

import duckdb
import pandas as pd

from scr.errors import SourceError
from scr.settings import QUERIES
from scr.store.snapshots import Snapshot

# Snapshots kept open at a time. One beyond them is let go, not closed: closing a connection would
# break the cursors that other threads are reading from; its file closes with the last of them.
KEPT_OPEN = 4

_open: OrderedDict[str, duckdb.DuckDBPyConnection] = OrderedDict()
_lock = Lock()


def query(snapshot: Snapshot, sql: str, parameters: Mapping[str, object]) -> pd.DataFrame:
    """Run one select on a snapshot. `parameters` must be just those the SQL names."""
    with _cursor(snapshot) as cursor:
        return cursor.execute(sql, dict(parameters)).df()


def _cursor(snapshot: Snapshot) -> duckdb.DuckDBPyConnection:
    """A cursor of the snapshot's connection."""
    key = str(snapshot.path.resolve())
    with _lock:
        if key not in _open:
            _open[key] = _connect(snapshot)
        _open.move_to_end(key)
        cursor = _open[key].cursor()
        while len(_open) > KEPT_OPEN:
            _open.popitem(last=False)
        return cursor


def _connect(snapshot: Snapshot) -> duckdb.DuckDBPyConnection:
    """An in-memory database with the snapshot attached as `records`, and beside it the tables of
    `queries/reference` and the macros of `queries/reviews`.

    Both come from the code, not from the file, so that an old snapshot is computed with today's
    definitions.
    """
    connection = duckdb.connect(config={"python_enable_replacements": "false"})
    try:
        path = str(snapshot.path).replace("'", "''")
        connection.execute(f"attach '{path}' as records (read_only)")
    except duckdb.Error as error:
        connection.close()
        raise SourceError(
            f"Snapshot {snapshot.id} cannot be opened. Go back to the one before with "
            "`python -m scr undo`, or import the records again."
        ) from error
    for folder in ("reference", "reviews"):
        for file in sorted((QUERIES / folder).glob("*.sql")):
            connection.execute(file.read_text(encoding="utf-8"))
    connection.execute("set enable_external_access = false")
    connection.execute("set lock_configuration = true")
    return connection
