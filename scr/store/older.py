"""Snapshots made before a column was there: views of their tables that have it, blank.

A snapshot never changes, so the queries of today must read those of yesterday. What an old one
lacks was not recorded then, which is what a blank says. Codes that came later do no harm: a type of
incident is read as one of today's (`reviews_as_at`).
"""

import duckdb

from scr.store.schema import declared, tables

FILE = "snapshot_file"


def attach(connection: duckdb.DuckDBPyConnection, path: str, *, is_of_today: bool = False) -> None:
    """Attach the file so that `records.<table>` has every column of today's tables: directly where
    it has them, which nobody need look for where its seal says so (`is_of_today`), else through
    views. Raises duckdb.Error when it cannot be opened."""
    quoted = path.replace("'", "''")
    connection.execute(f"attach '{quoted}' as records (read_only)")
    if is_of_today:
        return
    columns_by_table = _columns(connection)
    today = declared()
    if all(columns.issuperset(today.get(name, ())) for name, columns in columns_by_table.items()):
        return
    connection.execute("detach records")
    connection.execute(f"attach '{quoted}' as {FILE} (read_only)")
    connection.execute("create schema records")
    for name, columns in columns_by_table.items():
        more = "".join(f", null::{kind} as {column}" for column, kind in _missing(name, columns))
        # A view has no row numbers of its own; reviews are numbered by those of the file.
        connection.execute(
            f"create view records.{name} as select *, rowid as rowid{more} from {FILE}.main.{name}"
        )


def _columns(connection: duckdb.DuckDBPyConnection) -> dict[str, set[str]]:
    columns_by_table: dict[str, set[str]] = {}
    for table, column in connection.execute(
        "select table_name, column_name from duckdb_columns() where database_name = 'records'"
    ).fetchall():
        columns_by_table.setdefault(table, set()).add(column)
    return columns_by_table


def _missing(name: str, columns: set[str]) -> list[tuple[str, str]]:
    """Name and type of the columns that the table of today has and this one has not."""
    table = tables().get(name)
    wanted = (*table.columns, *table.filled) if table else ()
    return [(column.name, column.sql_type) for column in wanted if column.name not in columns]
