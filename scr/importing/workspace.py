"""The database in memory in which an import is worked out before anything is written."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import duckdb

from scr.base.errors import SourceError
from scr.base.settings import QUERIES
from scr.importing.names import key_sql
from scr.store import Snapshot, Table, create_tables, import_tables, tables
from scr.store.lineage import current_or_none

SEPARATOR = "chr(31)"
ONE_ROW = "dataset"

_SETUP = """
create table all_faults (
    table_name varchar, row_id bigint, file varchar, row_number bigint, column_name varchar,
    fault varchar, detail varchar
);
create table findings_now (
    rule varchar, severity varchar, table_name varchar, row_id bigint, file varchar,
    row_number bigint, column_name varchar, message varchar
);
create table changes_now (
    table_name varchar, row_key varchar, column_name varchar, old_value varchar, new_value varchar,
    row_id bigint
);
create table parts_of_others (table_name varchar, row_id bigint);
create macro first_day(day, months, name) as
    if(list_contains(months, name), date_trunc('month', day)::date, day);
create macro written(day, months, name) as
    if(
        list_contains(months, name),
        monthname(day) || ' ' || year(day),
        strftime(day, '%d/%m/%Y')
    );
"""


def match_of(table: Table, prefix: str = "") -> str:
    """SQL for the key of a row as it is compared; null where a part of it is missing."""
    if not table.key:
        return f"'{ONE_ROW}'"
    parts = [f"{prefix}{name}" for name in table.key]
    if len(parts) == 1:
        return f"lower({parts[0]})"
    is_whole = " and ".join(f"{part} is not null" for part in parts)
    return f"case when {is_whole} then lower(concat_ws({SEPARATOR}, {', '.join(parts)})) end"


def clean_match_of(table: Table, prefix: str = "") -> str:
    """The same, also of keys that were stored before they were cleaned."""
    if not table.key:
        return f"'{ONE_ROW}'"
    parts = [f"{prefix}{name}" for name in table.key]
    compared = [key_sql(f"{part}::varchar") for part in parts]
    if len(parts) == 1:
        return compared[0]
    is_whole = " and ".join(f"{part} is not null" for part in parts)
    return f"case when {is_whole} then concat_ws({SEPARATOR}, {', '.join(compared)}) end"


def comparable_key(table: Table, prefix: str = "") -> str:
    """SQL for the key of a row as it is shown, but as it is compared."""
    if not table.key:
        return f"'{ONE_ROW}'"
    parts = [f"{prefix}{name}" for name in table.key]
    is_whole = " and ".join(f"{part} is not null" for part in parts)
    compared = ", ".join(key_sql(f"{part}::varchar") for part in parts)
    return f"case when {is_whole} then concat_ws('|', {compared}) end"


def key_of(table: Table, prefix: str = "") -> str:
    """SQL for the key of a row as it is shown, its parts with | between."""
    if not table.key:
        return f"'{ONE_ROW}'"
    parts = [f"{prefix}{name}" for name in table.key]
    is_whole = " and ".join(f"{part} is not null" for part in parts)
    return f"case when {is_whole} then concat_ws('|', {', '.join(parts)}) end"


def shared(name: str) -> str:
    """The SQL of a macro that rules of the import share, in `queries/reviews`."""
    return (QUERIES / "reviews" / f"{name}.sql").read_text(encoding="utf-8")


def readable_or_none(folder: Path) -> Snapshot | None:
    """The same; None also where it is missing or damaged, for an import that replaces it."""
    try:
        snapshot = current_or_none(folder)
        with duckdb.connect() as connection:
            _attach(connection, snapshot)
    except SourceError:
        return None
    return snapshot


@contextmanager
def open_workspace(
    snapshot: Snapshot | None, *, is_replace: bool = False
) -> Iterator[duckdb.DuckDBPyConnection]:
    """A connection with, for every import table, the views `stored_<table>` (what is there) and
    `base_<table>` (what the import starts from: the same, or nothing when it replaces).

    Raises SourceError when the snapshot cannot be opened.
    """
    connection = duckdb.connect(config={"python_enable_replacements": "false"})
    try:
        _attach(connection, snapshot)
        connection.execute(_SETUP)
        connection.execute(shared("is_report"))
        there = stored_columns(connection)
        for table in import_tables().values():
            rows = _stored(connection, table, {c for name, c in there if name == table.name})
            connection.execute(f"create view stored_{table.name} as {rows}")
            condition = " where false" if is_replace else ""
            connection.execute(
                f"create view base_{table.name} as from stored_{table.name}{condition}"
            )
        yield connection
    finally:
        connection.close()


def _stored(connection: duckdb.DuckDBPyConnection, table: Table, there: set[str]) -> str:
    """SQL for the rows that are there, in today's columns: a snapshot made before a column was
    thought of has nothing in it."""
    columns = [
        f"null::{c.sql_type} as {c.name}"
        if c.name not in there
        else f"{c.name}::varchar as {c.name}"
        if c.kind == "code"
        else c.name
        for c in table.columns
    ]
    columns += [
        name if name in there else f"null::varchar[] as {name}" for name in table.filled_names
    ]
    match = match_of(table)
    texts = [c.name for c in table.columns if c.name in table.key and c.kind == "text"]
    odd = " or ".join(f"strlen({name}) <> length({name})" for name in texts)
    source = f"stored.main.{table.name}"
    if odd and connection.execute(f"select exists (from {source} where {odd})").fetchall()[0][0]:
        # Keys that were stored before they were cleaned; two may now be one, and both stay.
        cleaned, order = clean_match_of(table), ", ".join(table.key)
        is_first = f"row_number() over (partition by {cleaned} order by {order}) = 1"
        match = f"if({is_first}, {cleaned}, {match})"
    return f"select {', '.join(columns)}, {match} as row_match from {source}"


def is_something(connection: duckdb.DuckDBPyConnection, name: str) -> bool:
    """Whether a table or view has a row."""
    return bool(connection.execute(f"select exists (from {name})").fetchall()[0][0])


def stored_columns(connection: duckdb.DuckDBPyConnection) -> set[tuple[str, str]]:
    """Every table of the stored snapshot with every column that it has."""
    rows = connection.execute(
        "select table_name, column_name from duckdb_columns() where database_name = 'stored'"
    ).fetchall()
    return set(rows)


def _attach(connection: duckdb.DuckDBPyConnection, snapshot: Snapshot | None) -> None:
    if snapshot is None:
        connection.execute("attach ':memory:' as stored")
        connection.execute("use stored")
        create_tables(connection, with_comments=False)
        connection.execute("use memory")
        return
    path = str(snapshot.path).replace("'", "''")
    try:
        connection.execute(f"attach '{path}' as stored (read_only)")
        connection.execute("select 1 from stored.main.snapshot")
    except duckdb.Error as error:
        raise SourceError(
            f"Snapshot {snapshot.id} cannot be opened. Go back to the one before with "
            "`python -m scr undo`, or import the records again with --replace."
        ) from error


def own_tables() -> list[str]:
    """The tables that the system keeps for itself."""
    return [name for name, table in tables().items() if not table.is_import]
