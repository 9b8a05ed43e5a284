"""Who has sent what: which boards' records each import carried, and what to ask each board for."""

from dataclasses import asdict
from datetime import date, datetime
from typing import Any

import duckdb
import pandas as pd

from scr.base.settings import QUERIES
from scr.importing.events import event_columns
from scr.store import Snapshot, import_tables, query
from scr.store.receipts import Receipt, receipts, store

COLUMNS = (
    *("board_id", "board_name", "is_open", "table", "received_at", "import", "n_rows"),
    *("n_quarantined", "latest_date"),
)
_LATEST = """
    from records.received
    qualify row_number() over (
        partition by board_id, table_name order by import_id desc, imported_at desc
    ) = 1
"""
_NOW = "select import_id from records.snapshot"
ASKED = ("board_id", "severity", "table", "file", "row", "key", "column", "message")


def write_received(
    connection: duckdb.DuckDBPyConnection,
    parent: Snapshot | None,
    import_id: int,
    at: datetime,
    as_at: date,
) -> None:
    """Add to `next.main.received` what this import carried (at a moment in UTC, without zone),
    after what earlier ones did, those that changed nothing among them."""
    there = connection.execute(
        "select 1 from duckdb_tables() where database_name = 'stored' and table_name = 'received'"
    ).fetchall()
    if there:
        connection.execute("insert into next.main.received by name from stored.main.received")
    if parent is not None and (again := receipts(parent)):
        # Their rows stand as the import left them that made the snapshot.
        connection.executemany(
            "insert into next.main.received by name select import_id, $imported_at as imported_at, "
            "$table_name as table_name, $board_id as board_id, $n_rows as n_rows, "
            "$n_quarantined as n_quarantined, $latest_date as latest_date "
            "from stored.main.snapshot",
            [asdict(receipt) for receipt in again],
        )
    for query_text in _carried(connection):
        connection.execute(
            "insert into next.main.received by name select $import_id as import_id, "
            f"* from ({query_text})",
            {"import_id": import_id, "at": at, "as_at": as_at},
        )


def note_unchanged(
    connection: duckdb.DuckDBPyConnection, parent: Snapshot, at: datetime, as_at: date
) -> None:
    """Keep what an import carried that changed nothing. Only under the writer's lock."""
    unchanged = [
        Receipt(*row)
        for query_text in _carried(connection)
        for row in connection.execute(query_text, {"at": at, "as_at": as_at}).fetchall()
    ]
    store(parent, unchanged)


def _carried(connection: duckdb.DuckDBPyConnection) -> list[str]:
    """SQL, for each kind of record staged, for the rows of each board (the columns of Receipt;
    parameters `at` and `as_at`)."""
    staged, queries = _staged(connection), []
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
        queries.append(
            f"""
            select '{table.name}' as table_name, row_board_id as board_id,
                $at::timestamp as imported_at, count(*) as n_rows,
                count(*) filter (where row_id in (
                    select row_id from memory.main.findings_now
                    where table_name = '{table.name}' and severity = 'reject'
                        and row_id is not null
                )) as n_quarantined,
                greatest({latest}) as latest_date
            from memory.main.staged_{table.name}
            where row_board_id is not null
            group by row_board_id
            """
        )
    return queries


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
    in which import its rows stand, how many rows, how many of them kept out, and up to which day
    its events go. What was sent again without a change was sent.

    A board that has sent nothing has one row with the kind blank. Of a snapshot made before this
    was kept, nothing is known of any board but what came since: the others' rows are blank.
    """
    latest: dict[tuple[str, str], dict[Any, Any]] = {}
    if _is_kept(snapshot):
        kept = query(snapshot, _LATEST, {})
        for row in kept.astype(object).where(kept.notna(), None).to_dict("records"):
            latest[row["table_name"], row["board_id"]] = row
    again = receipts(snapshot)
    if again:
        import_id = int(query(snapshot, _NOW, {})["import_id"].iloc[0])
        for receipt in again:
            latest[receipt.table_name, receipt.board_id] = {
                **asdict(receipt),
                "import_id": import_id,
            }
    return query(snapshot, _sql("received"), {"received": list(latest.values())})


def asked_of_boards(snapshot: Snapshot) -> pd.DataFrame:
    """What to ask each board for: the findings that still stand about its own rows (columns
    ASKED), ordered by board, those that keep a row out first. Those about whole files, which
    belong to no board, are not in it."""
    asked = query(snapshot, _sql("asked_of_boards"), {})
    asked["row"] = asked["row"].astype("Int64")
    return asked


def _is_kept(snapshot: Snapshot) -> bool:
    rows = query(
        snapshot,
        "select count(*) as n from duckdb_tables() "
        "where database_name = 'records' and table_name = 'received'",
        {},
    )
    return bool(rows["n"].iloc[0])


def _sql(name: str) -> str:
    return (QUERIES / "listings" / f"{name}.sql").read_text(encoding="utf-8")
