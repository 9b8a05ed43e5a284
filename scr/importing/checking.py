"""Checking staged rows table by table, parents first: what may go in, and what is said of it."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date

import duckdb
import pyarrow as pa

from scr.importing import authorities, rules
from scr.importing.board_index import BoardIndex
from scr.importing.board_rows import settle_boards, stored_boards
from scr.importing.duplicates import rules_about_keys
from scr.importing.known_reviews import REVIEWS, know_reviews, note_unknown_reviews
from scr.importing.lookalikes import note_look_alikes
from scr.importing.merging import merge_table
from scr.importing.reading import Part, Reading
from scr.importing.references import resolve_boards
from scr.importing.report import TableCount
from scr.importing.staging import BOARDS, Staged, stage
from scr.importing.workspace import clean_match_of, shared
from scr.store import Table, import_tables

REJECT = "reject"


@dataclass
class Checked:
    """The outcome of checking and merging, table by table."""

    staged: dict[str, Staged] = field(default_factory=dict)
    counts: list[TableCount] = field(default_factory=list)


def note_reading(connection: duckdb.DuckDBPyConnection, reading: Reading) -> None:
    """Take over what was noticed while the files were read."""
    noticed = pa.table(
        {
            "table_name": pa.array([f.table for f in reading.findings], pa.string()),
            "row_id": pa.array([None] * len(reading.findings), pa.int64()),
            "file": pa.array([f.file for f in reading.findings], pa.string()),
            "row_number": pa.array([f.row for f in reading.findings], pa.int64()),
            "column_name": pa.array([f.column for f in reading.findings], pa.string()),
            "fault": pa.array([f.rule for f in reading.findings], pa.string()),
            "detail": pa.array([f.message for f in reading.findings], pa.string()),
        }
    )
    if reading.findings:
        _insert(connection, "all_faults", noticed)
        connection.execute("create or replace view faults as from all_faults")
        _run(connection, rules.of_stage("reading"), None)


def check_table(
    connection: duckdb.DuckDBPyConnection,
    table: Table,
    parts: list[Part],
    as_at: date,
    index: BoardIndex | None,
) -> tuple[Staged, BoardIndex | None]:
    """Stage one table, find its unusable rows, and leave the others in `usable_<table>`.

    Returns the staged rows and the index of boards, new once the table `boards` was checked.
    """
    staged = stage(table, parts, as_at)
    if table.name == BOARDS:
        index = settle_boards(staged, stored_boards(connection), _unusable(staged))
    elif index is not None:
        if table.name == authorities.TABLE:
            authorities.add_up(staged, index, _unusable(staged))
        resolve_boards(staged, index)
    _create_staged(connection, staged)
    if staged.passed_over:
        rows = [(table.name, row) for row in staged.passed_over]
        connection.executemany("insert into parts_of_others values (?, ?)", rows)
    if staged.n_rows:
        _find_unusable(connection, staged, as_at)
    _leave(connection, table, f"usable_{table.name}")
    return staged, index


def _find_unusable(connection: duckdb.DuckDBPyConnection, staged: Staged, as_at: date) -> None:
    table = staged.table
    if staged.faults:
        _insert(connection, "all_faults", pa.concat_tables(staged.faults))
    note_unknown_reviews(connection, table)
    connection.execute(
        f"create or replace view faults as from all_faults where table_name = '{table.name}'"
    )
    _run(connection, _with_something(connection, "cells"), as_at)
    _run(connection, rules.of_stage("rows", table.name), as_at)
    _leave(connection, table, "candidates")
    _run(connection, rules_about_keys(connection, staged), as_at)


def _with_something(connection: duckdb.DuckDBPyConnection, stage: str) -> list[rules.Rule]:
    """The rules of a stage but those that only say in words what was noted under their name, where
    nothing was: most have nothing to do."""
    noted = {
        fault for (fault,) in connection.execute("select distinct fault from all_faults").fetchall()
    }
    return [r for r in rules.of_stage(stage) if r.id in noted or not r.only_words]


def check_all(
    connection: duckdb.DuckDBPyConnection,
    reading: Reading,
    as_at: date,
    *,
    is_replace: bool,
    tell: Callable[[float, str], None],
) -> Checked:
    """Check every table, parents before children, and merge it into what is there.

    `tell` is told the share of the tables done and which is next. Leaves `staged_`, `incoming_`
    and `all_<table>`, `findings_now` and `changes_now`.
    """
    checked = Checked()
    index: BoardIndex | None = None
    all_tables = import_tables().values()
    for number, table in enumerate(all_tables):
        tell(number / len(all_tables), f"Checking {table.name}")
        parts = [part for part in reading.parts if part.table == table.name]
        staged, index = check_table(connection, table, parts, as_at, index)
        checked.staged[table.name] = staged
        count = merge_table(connection, staged, is_replace=is_replace)
        checked.counts.append(_with_unstaged(count, reading))
        if staged.n_rows:
            note_look_alikes(connection, staged)
        if table.name == REVIEWS:
            know_reviews(connection)
    connection.execute("create or replace view faults as " + _going_in())
    for name in ("outcome_and_date", "incoming_outcomes"):
        connection.execute(shared(name))
    _run(connection, _with_something(connection, "suspect"), as_at)
    return checked


def _with_unstaged(count: TableCount, reading: Reading) -> TableCount:
    """The count with the rows that were read and not staged: no records, or of a sheet left out."""
    n_passed_over = reading.n_passed_over[count.table]
    n_left_out = sum(n for (_, table), n in reading.left_out.items() if table == count.table)
    return replace(
        count,
        n_read=count.n_read + n_passed_over + n_left_out,
        n_passed_over=count.n_passed_over + n_passed_over,
        n_quarantined=count.n_quarantined + n_left_out,
    )


def _unusable(staged: Staged) -> set[int]:
    return {
        row
        for faults in staged.faults
        if rules.rules()[faults["fault"][0].as_py()].severity == REJECT
        for row in faults["row_id"].to_pylist()
    }


def _create_staged(connection: duckdb.DuckDBPyConnection, staged: Staged) -> None:
    table = staged.table
    names = {column.name for column in table.columns}
    has_review = "review_id" in names and table.name != REVIEWS
    review = "coalesce(known.review_id, read.review_id)"
    replaced = f" replace ({review} as review_id)" if has_review else ""
    join = "left join known_reviews as known on lower(read.review_id) = known.row_match"
    usable = "known.is_usable"
    if has_review and connection.execute("from clashing_reviews limit 1").fetchall():
        # A row of the source in which two boards number alike is of the review that was kept out.
        usable = "known.is_usable and clashing.row_match is null"
        join += (
            " left join clashing_reviews as clashing on lower(read.review_id) = clashing.row_match "
            "and read.source_no = clashing.source_no"
        )
    board = "known.board_id" if has_review else "null::varchar"
    if "board_id" in names:
        board = "read.board_id"
    connection.register("read", staged.data())
    connection.execute(
        f"""
        create table staged_{table.name} as
        select
            resolved.*,
            {clean_match_of(table, "resolved.")} as row_match
        from (
            select
                read.*{replaced},
                {board} as row_board_id,
                {usable if has_review else "null::boolean"} as has_usable_review
            from read
            {join if has_review else ""}
        ) as resolved
        """
    )
    connection.unregister("read")


def _leave(connection: duckdb.DuckDBPyConnection, table: Table, name: str) -> None:
    connection.execute(
        f"""
        create or replace view {name} as
        select '{table.name}' as table_name, * from staged_{table.name}
        where row_id not in (
            select row_id from findings_now
            where table_name = '{table.name}' and severity = '{REJECT}' and row_id is not null
            union all
            select row_id from parts_of_others where table_name = '{table.name}'
        )
        """
    )


def _going_in() -> str:
    return " union all ".join(
        f"select all_faults.* from all_faults semi join incoming_{name} using (row_id) "
        f"where table_name = '{name}'"
        for name in import_tables()
    )


def _run(
    connection: duckdb.DuckDBPyConnection, chosen: list[rules.Rule], as_at: date | None
) -> None:
    for rule in chosen:
        parameters = {"as_at": as_at} if rule.needs_as_at else {}
        connection.execute(
            f"""
            insert into findings_now
            select
                '{rule.id}', '{rule.severity}', table_name, row_id, file, row_number,
                column_name, message
            from ({rule.sql}) as found
            """,
            parameters,
        )


def _insert(connection: duckdb.DuckDBPyConnection, name: str, rows: pa.Table) -> None:
    connection.register("fresh", rows)
    connection.execute(f"insert into {name} from fresh")
    connection.unregister("fresh")
