"""Reading a snapshot: read-only, without access to anything else, one cursor per query."""

from collections import OrderedDict
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING

import duckdb

from scr.base import settings
from scr.base.errors import UserError
from scr.store import older, seals
from scr.store.keeping import Keeper
from scr.store.ordering import views_beneath
from scr.store.snapshots import Snapshot
from scr.store.summary import columns_of_today

if TYPE_CHECKING:
    import pandas as pd

# Snapshots kept open at a time. One beyond them is let go, not closed: closing a connection would
# break the cursors that other threads are reading from; its file closes with the last of them.
KEPT_OPEN = 4

_open: OrderedDict[str, "_Opened"] = OrderedDict()
_lock = Lock()


class _Opened:
    """A snapshot's connection and what is made and kept in it; safe to use from many threads."""

    def __init__(self, connection: duckdb.DuckDBPyConnection) -> None:
        self.connection = connection
        self.keeper = Keeper(connection)
        self._made: set[Path] = set()
        self._lock = Lock()

    def make(self, sql: str) -> None:
        """Make the tables and macros that an SQL text stands on and that nobody asked for yet: a
        single question needs few of them."""
        with self._lock:
            for file in views_beneath(sql):
                if file not in self._made:
                    self.connection.execute(file.read_text(encoding="utf-8"))
                    self._made.add(file)

    def close(self) -> None:
        """Close the connection; its cursors end with it."""
        self.connection.close()


def query(snapshot: Snapshot, sql: str, parameters: Mapping[str, object]) -> "pd.DataFrame":
    """Run one select on a snapshot. `parameters` must be just those the SQL names. Raises UserError
    for one that takes more time or memory than a question may.

    Codes come as text. With a date as the parameter `as_at`, the views that the SQL stands on
    are kept for the next question of that date (see `keeping`).
    """
    as_at = parameters.get("as_at")
    day = as_at if isinstance(as_at, date) else None
    opened = _opened(snapshot)
    opened.make(sql)
    with opened.connection.cursor() if day is None else opened.keeper.cursor(sql, day) as cursor:
        frame = _run(cursor, sql, parameters)
    codes = frame.select_dtypes("category").columns
    return frame.astype(dict.fromkeys(codes, "str")) if len(codes) else frame


def _run(
    cursor: duckdb.DuckDBPyConnection, sql: str, parameters: Mapping[str, object]
) -> "pd.DataFrame":
    try:
        return cursor.execute(sql, dict(parameters)).df()
    except (duckdb.InterruptException, duckdb.OutOfMemoryException) as error:
        raise UserError(
            "This question takes more time or memory than one may here. Ask for fewer years, or "
            "ask again later."
        ) from error


def _limit(connection: duckdb.DuckDBPyConnection) -> None:
    """What one question may take, so that none takes the machine from the others."""
    wanted = settings.load()
    connection.execute(f"set max_execution_time = {wanted.query_seconds * 1000:d}")
    connection.execute(f"set memory_limit = '{wanted.query_megabytes:d}MB'")


def _opened(snapshot: Snapshot) -> _Opened:
    key = str(snapshot.path.resolve())
    with _lock:
        if key not in _open:
            _open[key] = _Opened(_connect(snapshot))
        _open.move_to_end(key)
        opened = _open[key]
        while len(_open) > KEPT_OPEN:
            _open.popitem(last=False)
        return opened


def _connect(snapshot: Snapshot) -> duckdb.DuckDBPyConnection:
    """An in-memory database with the snapshot attached as `records`, beside which the tables of
    `queries/reference` and the macros of `queries/reviews` are made as they are asked for.

    Both come from the code, not from the file, so that an old snapshot is computed with today's
    definitions. Raises SourceError where its file is not what it was when it was made.
    """
    seal = seals.check(snapshot)
    own_summary = seal.summary if seal else None
    connection = duckdb.connect(config={"python_enable_replacements": "false"})
    try:
        is_of_today = own_summary is not None and own_summary.columns == columns_of_today()
        older.attach(connection, str(snapshot.path), is_of_today=is_of_today)
    except duckdb.Error as error:
        connection.close()
        raise seals.unopenable(snapshot) from error
    _limit(connection)
    connection.execute("set enable_external_access = false")
    connection.execute("set lock_configuration = true")
    return connection
