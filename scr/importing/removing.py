"""Taking rows out, as a new snapshot: earlier ones keep them, and `undo` brings them back."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import duckdb
import pandas as pd

from scr.base import settings
from scr.base.errors import ArgumentError, UserError
from scr.importing.names import key
from scr.importing.report import FINDING_COLUMNS, ImportReport, TableCount
from scr.importing.tables import table_named
from scr.importing.workspace import comparable_key, key_of, open_workspace
from scr.importing.writing import ImportRecord, next_import_id, write_snapshot
from scr.store import Table, current, import_tables
from scr.store.snapshots import writer_lock

# Which rows belong to which: (parent, child, the child's column). They go when the parent goes.
BELONGS = (
    ("boards", "populations", "board_id"),
    ("boards", "neighbours", "board_id"),
    ("boards", "neighbours", "neighbour_id"),
    ("boards", "reviews", "board_id"),
    ("boards", "challenges", "board_id"),
    ("reviews", "publications", "review_id"),
    ("reviews", "delays", "review_id"),
    ("reviews", "recommendations", "review_id"),
    ("reviews", "assessments", "review_id"),
    ("reviews", "challenges", "review_id"),
)
# Columns that only mention a board. The row stays; the mention is taken out.
MENTIONS = (
    ("boards", "successor_board_id", "if({column} in ({gone}), null, {column})"),
    (
        "reviews",
        "joint_board_ids",
        "nullif(list_filter({column}, lambda one: one not in ({gone})), [])",
    ),
)


def remove(
    table: str,
    keys: Sequence[str],
    *,
    with_children: bool = False,
    folder: Path | None = None,
    now: datetime | None = None,
) -> ImportReport:
    """Take rows out of a table by their keys (joint keys with | between), as a new snapshot.

    The table may be named as a file of an import may be.
    With `with_children` the rows that belong to them go too, and mentions of a board are blanked;
    without it, rows that have any are a UserError that counts them. An unknown table or key is an
    ArgumentError. In each of these cases nothing is done.
    """
    named = table_named(table)
    if named is None:
        raise ArgumentError(f"There is no table {table}. Tables: {', '.join(import_tables())}.")
    folder = folder or settings.load().database
    current(folder)
    with writer_lock(folder):
        parent = current(folder)
        with open_workspace(parent) as connection:
            _mark(connection, named, keys)
            others = _mark_children(connection) | _mentions(connection)
            if others and not with_children:
                raise UserError(_has_children(others))
            counts = _take_out(connection)
            record = _record(connection, named.name, counts, now or datetime.now(UTC))
            record = replace(record, import_id=next_import_id(folder, parent))
            snapshot = write_snapshot(connection, folder, parent, record)
    nothing = pd.DataFrame(columns=list(FINDING_COLUMNS))
    return ImportReport(
        nothing, counts, {}, record.as_at_date, record.as_at_source, snapshot, sources=(named.name,)
    )


def _record(
    connection: duckdb.DuckDBPyConnection, table: str, counts: tuple[TableCount, ...], now: datetime
) -> ImportRecord:
    """The entry for the log; its number is not given yet."""
    as_at, source = connection.execute(
        "select as_at_date, as_at_source from stored.main.snapshot"
    ).fetchall()[0]
    return ImportRecord(
        import_id=0,
        imported_at=now,
        action="remove",
        sources=(table,),
        is_replace=False,
        as_at_date=as_at,
        as_at_source=source,
        counts=counts,
        n_findings=0,
    )


def _mark(connection: duckdb.DuckDBPyConnection, table: Table, keys: Sequence[str]) -> None:
    """Put the rows to go into `gone_<table>`; the other tables' start empty."""
    for other in import_tables().values():
        connection.execute(
            f"create table gone_{other.name} as select row_match, {key_of(other)} as row_key "
            f"from stored_{other.name} where false"
        )
    wanted = {_comparable(given): given.strip() for given in keys}
    connection.execute(
        f"""
        insert into gone_{table.name}
        select row_match, {key_of(table)} as row_key
        from stored_{table.name}
        where {comparable_key(table)} in (select unnest($wanted))
        """,
        {"wanted": list(wanted)},
    )
    marked = connection.execute(
        f"select {comparable_key(table)} from stored_{table.name} "
        f"semi join gone_{table.name} using (row_match)"
    ).fetchall()
    missing = sorted(given for match, given in wanted.items() if (match,) not in marked)
    if missing or not wanted:
        names = " | ".join(table.key) or "dataset"
        raise ArgumentError(
            f"The table {table.name} has no row with the key {', '.join(missing)}. Its key is "
            f"{names}. Nothing was taken out."
        )


def _comparable(given: str) -> str:
    return "|".join(key(part) for part in given.split("|"))


def _mark_children(connection: duckdb.DuckDBPyConnection) -> dict[str, int]:
    for parent, child, column in BELONGS:
        key_column = import_tables()[parent].key[0]
        connection.execute(
            f"""
            insert into gone_{child}
            select row_match, {key_of(import_tables()[child])}
            from stored_{child}
            where {column} in (
                    select {key_column} from stored_{parent} semi join gone_{parent}
                        using (row_match)
                )
                and row_match not in (select row_match from gone_{child})
            """
        )
    children = dict.fromkeys(child for _, child, _ in BELONGS)
    asked = {
        name: connection.execute(f"select count(*) from gone_{name}").fetchall()[0][0]
        for name in children
    }
    is_parent = connection.execute(
        "select (select count(*) from gone_boards), (select count(*) from gone_reviews)"
    ).fetchall()[0]
    if is_parent[0] == 0:
        asked.pop("reviews", None)
        if is_parent[1] == 0:
            return {}
    return {name: count for name, count in asked.items() if count}


def _gone_boards() -> str:
    return "select board_id from stored_boards semi join gone_boards using (row_match)"


def _mentions(connection: duckdb.DuckDBPyConnection) -> dict[str, int]:
    """How many rows that stay mention a board that goes, by table and column."""
    mentions: dict[str, int] = {}
    gone = _gone_list(connection)
    if not gone:
        return mentions
    for name, column, blanked in MENTIONS:
        value = blanked.format(column=column, gone=gone)
        count = connection.execute(
            f"select count(*) from stored_{name} anti join gone_{name} using (row_match) "
            f"where {column} is distinct from {value}"
        ).fetchall()[0][0]
        if count:
            mentions[f"{name} ({column})"] = count
    return mentions


def _gone_list(connection: duckdb.DuckDBPyConnection) -> str:
    """The ids of boards that go, as SQL text; they come from the database, and are quoted."""
    ids = connection.execute(_gone_boards()).fetchall()
    return ", ".join("'" + board_id.replace("'", "''") + "'" for (board_id,) in ids)


def _has_children(others: dict[str, int]) -> str:
    listed = ", ".join(f"{count} in {name}" for name, count in others.items())
    return (
        f"Other rows depend on what is to be taken out: {listed}. Nothing was taken out. To take "
        "them out too, add --with-children."
    )


def _take_out(connection: duckdb.DuckDBPyConnection) -> tuple[TableCount, ...]:
    counts = []
    gone = _gone_list(connection)
    for table in import_tables().values():
        name = table.name
        blanked = [
            f"{value.format(column=column, gone=gone)} as {column}"
            for owner, column, value in MENTIONS
            if owner == name and gone
        ]
        replaced = f" replace ({', '.join(blanked)})" if blanked else ""
        connection.execute(
            f"create view all_{name} as select *{replaced} from stored_{name} "
            f"anti join gone_{name} using (row_match)"
        )
        removed = connection.execute(f"select count(*) from gone_{name}").fetchall()[0][0]
        counts.append(TableCount(name, n_removed=removed))
    keys = " union all ".join(
        f"select '{name}' as table_name, lower(row_key) as gone_key from gone_{name}"
        for name in import_tables()
    )
    for name in ("findings", "quarantine"):
        connection.execute(
            f"create view next_{name} as select * from stored.main.{name} where row_key is null "
            f"or (table_name, lower(row_key)) not in ({keys})"
        )
    return tuple(counts)
