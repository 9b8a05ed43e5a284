"""Who has sent what: which boards' records each import carried, and what to ask each board for."""

from datetime import date

import duckdb
import pandas as pd

from scr.base.settings import QUERIES
from scr.importing.events import event_columns
from scr.store import Snapshot, import_tables, query

COLUMNS = (
    *("board_id", "board_name", "is_open", "table", "received_at", "import", "n_rows"),
    *("n_quarantined", "latest_date"),
)
ASKED = ("board_id", "severity", "table", "file", "row", "key", "column", "message")


def write_received(
    connection: duckdb.DuckDBPyConnection, import_id: int, at: object, as_at: date
) -> None:
    """Add to `next.main.received` what this import carried, after what earlier ones did."""
    there = connection.execute(
        "select 1 from duckdb_tables() where database_name = 'stored' and table_name = 'received'"
    ).fetchall()
    if there:
        connection.execute("insert into next.main.received by name from stored.main.received")
    staged = _staged(connection)
    for table in import_tables().values():
        columns = event_columns(table)
        names = {column.name for column in table.columns}
        if (
            not columns
            or not {"board_id", "review_id"} & names
            or f"staged_{table.name}" not in staged
        ):
            continue
        latest = ", ".join(f"max({c}) filter (where {c} <= $as_at)" for c in columns)
        connection.execute(
            f"""
            insert into next.main.received
            select $import_id, $at, '{table.name}', row_board_id, count(*),
                count(*) filter (where row_id in (
                    select row_id from memory.main.findings_now
                    where table_name = '{table.name}' and severity = 'reject'
                        and row_id is not null
                )),
                greatest({latest})
            from memory.main.staged_{table.name}
            where row_board_id is not null
            group by row_board_id
            """,
            {"import_id": import_id, "at": at, "as_at": as_at},
        )


def _staged(connection: duckdb.DuckDBPyConnection) -> set[str]:
    """The tables of staged rows; a removal has none."""
    return {
        name
        for (name,) in connection.execute(
            "select table_name from duckdb_tables() where database_name = 'memory' "
            "and schema_name = 'main' and table_name like 'staged_%'"
        ).fetchall()
    }


def received(snapshot: Snapshot) -> pd.DataFrame:
    """What each board last sent, a row per board and kind of record (columns COLUMNS): when (UTC),
    in which import, how many rows, how many of them kept out, and up to which day its events go.

    A board that has sent nothing has one row with the kind blank. Of a snapshot made before this
    was kept, nothing is known of any board: every board's row is blank.
    """
    name = "received" if _is_kept(snapshot) else "not_received"
    return query(snapshot, _sql(name), {})


def asked_of_boards(snapshot: Snapshot) -> pd.DataFrame:
    """What to ask each board for: the findings that still stand about its own rows (columns
    ASKED), ordered by board, those that keep a row out first. Those about whole files, which
    belong to no board, are not in it."""
    found = query(snapshot, _sql("asked_of_boards"), {})
    found["row"] = found["row"].astype("Int64")
    return found


def _is_kept(snapshot: Snapshot) -> bool:
    found = query(
        snapshot,
        "select count(*) as n from duckdb_tables() "
        "where database_name = 'records' and table_name = 'received'",
        {},
    )
    return bool(found["n"].iloc[0])


def _sql(name: str) -> str:
    return (QUERIES / "listings" / f"{name}.sql").read_text(encoding="utf-8")
