"""Which findings and quarantined rows stand after an import: its own, and those of earlier
imports about rows that this one does not carry."""

import duckdb

from scr.store import import_tables

_IS_REPLACED = """
    {table}.row_key is not null and (table_name, lower({table}.row_key)) in (from carried_keys)
    or {table}.row_key is null and {table}.file in (from carried_files)
"""


def settle_standing(
    connection: duckdb.DuckDBPyConnection, files: set[str], import_id: int, *, is_replace: bool
) -> None:
    """Create `next_findings` and `next_quarantine`, as they will stand in the new snapshot."""
    carried = " union ".join(
        f"select '{name}' as table_name, lower(row_key) as carried_key from staged_{name} "
        "where row_key is not null"
        for name in import_tables()
    )
    connection.execute(f"create table carried_keys as {carried}")
    connection.execute("create table carried_files (file varchar)")
    connection.executemany("insert into carried_files values (?)", [[f] for f in sorted(files)])
    rows = " union all ".join(
        f"select '{name}' as table_name, row_id, row_key, row_board_id from staged_{name}"
        for name in import_tables()
    )
    nothing = "true" if is_replace else "false"
    connection.execute(
        f"""
        create table next_findings as
        select {import_id} as import_id, rule, severity, now.table_name, now.file, now.row_number,
            column_name, message, row_key, row_board_id as board_id
        from findings_now as now
        left join ({rows}) as placed using (table_name, row_id)
        union all
        from stored.main.findings
        where not ({nothing}) and not ({_IS_REPLACED.format(table="findings")})
        """
    )
    connection.execute(
        f"""
        create table next_quarantine as
        select {import_id} as import_id, table_name, file, row_number, row_key, cells
        from quarantine_now
        union all
        from stored.main.quarantine
        where not ({nothing}) and not ({_IS_REPLACED.format(table="quarantine")})
        """
    )


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
        for name in ("findings", "quarantine")
    )


def _alike(name: str, source: str) -> str:
    if name == "quarantine":
        return f"select table_name, file, row_number, row_key, cells::varchar from {source}"
    return f"select * exclude (import_id) from {source}"
