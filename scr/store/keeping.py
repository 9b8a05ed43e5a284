"""The rows of views as at a date, kept in memory while figures of that date are asked for.

A view of `queries/reviews` that says `-- kept:` in its header depends on nothing but the snapshot
and the as-at date, and a page asks for some fourteen figures of one date. So the second question
that needs a view works it out into a table, and it and those that follow read that; a single
question, as of the command line, pays nothing. The definition stays the view's own.

Every date has a schema of the connection's own in-memory database. It holds the tables, and
macros of the views' names that stand before the definitions for whoever looks there first; asked
for another date than theirs they fail, so that no figure can mix two.
"""

import re
from collections import Counter, OrderedDict, defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from functools import cache
from threading import Lock

import duckdb

from scr.store.ordering import views_in_order

# Dates kept at a time for each snapshot that is open; at a million reviews a date takes about
# half a gigabyte (docs/benchmarks.md), at ten thousand some megabytes.
KEPT_DATES = 4


class Keeper:
    """What one connection to a snapshot keeps, by as-at date; safe to use from many threads."""

    def __init__(self, connection: duckdb.DuckDBPyConnection) -> None:
        self._connection = connection
        self._lock = Lock()
        self._asked: OrderedDict[date, set[str]] = OrderedDict()
        self._kept: defaultdict[date, set[str]] = defaultdict(set)
        self._readers: Counter[date] = Counter()

    @contextmanager
    def cursor(self, sql: str, as_at: date) -> Iterator[duckdb.DuckDBPyConnection]:
        """A cursor that finds the views that `sql` names as kept at this date, those that are."""
        with self._connection.cursor() as cursor:
            with self._lock:
                self._keep(cursor, _needed(sql), as_at)
                self._readers[as_at] += 1
                is_kept = as_at in self._kept
            try:
                if is_kept:
                    cursor.execute(f"set schema = '{_schema(as_at)}'")
                yield cursor
            finally:
                with self._lock:
                    self._readers[as_at] -= 1

    def _keep(self, cursor: duckdb.DuckDBPyConnection, views: tuple[str, ...], as_at: date) -> None:
        """Make the tables of the views that are asked for a second time."""
        asked = self._asked.setdefault(as_at, set())
        self._asked.move_to_end(as_at)
        wanted = [name for name in views if name in asked and name not in self._kept[as_at]]
        if wanted and not self._kept[as_at]:
            cursor.execute(f"create schema if not exists {_schema(as_at)}")
        if wanted:
            cursor.execute(f"set schema = '{_schema(as_at)}'")
        for name in wanted:
            _make_table(cursor, name, as_at)
            self._kept[as_at].add(name)
        if not self._kept[as_at]:
            del self._kept[as_at]
        asked.update(views)
        self._let_go(cursor, as_at)

    def _let_go(self, cursor: duckdb.DuckDBPyConnection, asked_now: date) -> None:
        """Forget the dates asked for longest ago, but none that somebody is reading."""
        idle = [day for day in self._asked if day != asked_now and not self._readers[day]]
        for day in idle[: max(0, len(self._asked) - KEPT_DATES)]:
            if self._kept.pop(day, None):
                cursor.execute(f"drop schema {_schema(day)} cascade")
            del self._asked[day], self._readers[day]


def _make_table(cursor: duckdb.DuckDBPyConnection, name: str, as_at: date) -> None:
    schema, day = _schema(as_at), f"date '{as_at.isoformat()}'"
    cursor.execute(f"create or replace table {schema}.{name} as select * from {name}({day})")
    cursor.execute(
        f"create or replace macro {schema}.{name}(as_at) as table ("
        f"select * from {schema}.{name} "
        f"where if(as_at = {day}, true, error('kept as at another date')))"
    )


def _schema(as_at: date) -> str:
    return f"as_at_{as_at:%Y%m%d}"


@cache
def _views() -> dict[str, tuple[bool, frozenset[str]]]:
    """Every view by name, each after those it stands on: whether it is kept, what it mentions."""
    files = [file for file in views_in_order() if file.parent.name == "reviews"]
    texts = {file.stem: file.read_text("utf-8") for file in files}
    return {
        name: ("\n-- kept:" in text, frozenset((_called(text) & texts.keys()) - {name}))
        for name, text in texts.items()
    }


@cache
def _needed(sql: str) -> tuple[str, ...]:
    """The kept views that an SQL text stands on, each after those that it stands on itself."""
    views = _views()
    needed = _called(sql) & views.keys()
    waiting = list(needed)
    while waiting:
        beneath = views[waiting.pop()][1] - needed
        needed |= beneath
        waiting += beneath
    return tuple(name for name, (is_kept, _) in views.items() if is_kept and name in needed)


def _called(sql: str) -> set[str]:
    """The names of everything that an SQL text calls."""
    return set(re.findall(r"\b(\w+)\s*\(", sql))
