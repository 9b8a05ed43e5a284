"""Which findings and quarantined rows stand after an import: its own, and those of earlier
imports about rows that this one does not carry."""

import duckdb
import pyarrow as pa

from scr.importing.reading import Reading
from scr.importing.workspace import key_of
from scr.store import import_tables

_STANDING = ("findings", "quarantine")
_MENDED = pa.schema(
    [("table_name", pa.string()), ("file", pa.string()), ("row_number", pa.int64())]
)


def settle_standing(
    connection: duckdb.DuckDBPyConnection, reading: Reading, import_id: int, *, is_replace: bool
) -> None:
    """Create `next_findings` and `next_quarantine`, as they will stand in the new snapshot.

    An earlier one is replaced when this import carries the key of its row or, where that could
    not be read, its file; or the row itself, mended.
    """
    for name in _STANDING:
        connection.execute(f"create table next_{name} as from stored.main.{name} limit 0")
    _add_own(connection, import_id)
    if is_replace:
        return
    connection.execute(
        "create table carried_files as select unnest($files::varchar[]) as file",
        {"files": sorted(reading.files | {finding.file for finding in reading.findings})},
    )
    mended = [{"table_name": t, "file": f, "row_number": r} for t, f, r in reading.mended]
    connection.register("named_as_mended", pa.Table.from_pylist(mended, _MENDED))
    # Rows of different files can stand at one place: then only their keys tell them apart.
    connection.execute(
        """
        create table mended as
        select table_name, file, row_number, any_value(import_id) as import_id
        from stored.main.quarantine
        semi join named_as_mended using (table_name, file, row_number)
        group by table_name, file, row_number
        having count(*) = 1
        """
    )
    for name in _STANDING:
        _add_earlier(connection, name)


def _add_earlier(connection: duckdb.DuckDBPyConnection, name: str) -> None:
    keyed = _tables_with_keys(connection, name)
    carried = " union all ".join(
        f"select '{table.name}' as table_name, lower({key_of(table)}) as carried_key "
        f"from staged_{table.name} where lower({key_of(table)}) in "
        f"(select lower(row_key) from stored.main.{name} where table_name = '{table.name}')"
        for table in import_tables().values()
        if table.name in keyed
    )
    carried = carried or "select null as table_name, null as carried_key where false"
    connection.execute(
        f"""
        insert into next_{name}
        with carried as ({carried})

        from stored.main.{name} as earlier
        anti join mended using (table_name, file, row_number, import_id)
        where case
            when row_key is null then file not in (from carried_files)
            else not exists (
                select 1 from carried
                where carried.table_name = earlier.table_name
                    and carried.carried_key = lower(earlier.row_key)
            )
        end
        """
    )


def _add_own(connection: duckdb.DuckDBPyConnection, import_id: int) -> None:
    what = "rule, severity, found.table_name, found.file, found.row_number, column_name, message"
    connection.execute(
        f"insert into next_findings select {import_id}, {what}, null, null from findings_now "
        "as found where row_id is null"
    )
    concerned = connection.execute(
        "select distinct table_name from findings_now where row_id is not null"
    ).fetchall()
    for table in import_tables().values():
        if (table.name,) in concerned:
            connection.execute(
                f"""
                insert into next_findings
                select {import_id}, {what}, {key_of(table, "placed.")}, row_board_id
                from findings_now as found
                inner join staged_{table.name} as placed using (row_id)
                where found.table_name = '{table.name}'
                """
            )
    connection.execute(
        f"insert into next_quarantine select {import_id}, table_name, file, row_number, row_key, "
        "cells from quarantine_now"
    )


def _tables_with_keys(connection: duckdb.DuckDBPyConnection, name: str) -> set[str]:
    rows = connection.execute(
        f"select distinct table_name from stored.main.{name} where row_key is not null"
    ).fetchall()
    return {table for (table,) in rows}


def is_standing_unchanged(connection: duckdb.DuckDBPyConnection) -> bool:
    """Whether the same findings and quarantined rows stand as before, whichever import found
    them."""
    return not any(
        connection.execute(
            f"""
            select exists (
                ({_alike(name, f"next_{name}")}) except all ({_alike(name, f"stored.main.{name}")})
            ) or exists (
                ({_alike(name, f"stored.main.{name}")}) except all ({_alike(name, f"next_{name}")})
            )
            """
        ).fetchall()[0][0]
        for name in _STANDING
    )


def _alike(name: str, source: str) -> str:
    if name == "quarantine":
        return f"select table_name, file, row_number, row_key, cells::varchar from {source}"
    return f"select * exclude (import_id) from {source}"
