"""Writing the next snapshot: built beside the current one, verified, then switched in."""

from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

import duckdb

from scr.importing.received import write_received
from scr.importing.report import TableCount
from scr.importing.workspace import match_of
from scr.store import Snapshot, empty_database, import_tables, summary
from scr.store.build import count_completeness
from scr.store.lineage import summary_of
from scr.store.snapshots import building_path, new_id, publish, snapshots

# Import numbers grow with time, so the highest is among the newest snapshots.
N_NEWEST = 10
_COUNTED = ("n_read", "n_added", "n_changed", "n_unchanged", "n_removed", "n_quarantined")


@dataclass(frozen=True)
class ImportRecord:
    """What the log keeps of an import or removal."""

    import_id: int
    imported_at: datetime
    action: str
    sources: tuple[str, ...]
    is_replace: bool
    as_at_date: date
    as_at_source: str
    counts: tuple[TableCount, ...]
    n_findings: int


def in_utc(moment: datetime) -> datetime:
    """A moment as it is stored: in UTC, without saying so."""
    return moment.astimezone(UTC).replace(tzinfo=None)


def next_import_id(folder: Path, snapshot: Snapshot | None) -> int:
    """One more than the highest number yet given in the folder, also to imports undone since."""
    newest = snapshots(folder)[-N_NEWEST:] if folder.is_dir() else []
    highest = 0
    for stored in {*newest, *([snapshot] if snapshot else [])}:
        own_summary = summary_of(stored)
        if own_summary is not None:
            highest = max(highest, own_summary.made_by["import_id"])
            continue
        path = str(stored.path).replace("'", "''")
        with duckdb.connect() as connection:
            try:
                connection.execute(f"attach '{path}' as one (read_only)")
                rows = connection.execute("select max(import_id) from one.main.snapshot")
                highest = max(highest, rows.fetchall()[0][0] or 0)
            except duckdb.Error:
                # A damaged old snapshot must not stand in the way of a new import.
                continue
    return highest + 1


def write_snapshot(
    connection: duckdb.DuckDBPyConnection,
    folder: Path,
    parent: Snapshot | None,
    record: ImportRecord,
) -> Snapshot:
    """Write `all_<table>`, `next_findings`, `next_quarantine` and `changes_now` as a new snapshot
    and make it the current one. Only under the writer's lock."""
    snapshot_id = new_id(folder)
    path = building_path(folder, snapshot_id)
    path.write_bytes(empty_database())
    quoted = str(path).replace("'", "''")
    connection.execute(f"attach '{quoted}' as next")
    connection.execute("use next")
    connection.execute("begin")
    _write_records(connection)
    _write_log(connection, snapshot_id, parent, record)
    count_completeness(connection)
    connection.execute("commit")
    connection.execute("use memory")
    verify(connection)
    connection.execute("checkpoint next")
    own_summary = summary.of_build(connection, "next")
    connection.execute("detach next")
    return publish(folder, snapshot_id, own_summary)


def _write_records(connection: duckdb.DuckDBPyConnection) -> None:
    for name, table in import_tables().items():
        columns = ", ".join([*(column.name for column in table.columns), *table.filled_names])
        connection.execute(
            f"insert into next.main.{name} ({columns}) select {columns} from memory.main.all_{name}"
        )
    for name in ("findings", "quarantine"):
        connection.execute(f"insert into next.main.{name} by name from memory.main.next_{name}")


def _write_log(
    connection: duckdb.DuckDBPyConnection,
    snapshot_id: str,
    parent: Snapshot | None,
    record: ImportRecord,
) -> None:
    connection.execute("insert into next.main.imports by name from stored.main.imports")
    connection.execute("insert into next.main.changes from stored.main.changes")
    connection.execute(
        "insert into next.main.changes select $id, * exclude (row_id) from memory.main.changes_now",
        {"id": record.import_id},
    )
    connection.execute(
        "insert into next.main.snapshot values (?, ?, ?, ?, ?)",
        [
            snapshot_id,
            parent.id if parent else None,
            record.import_id,
            record.as_at_date,
            record.as_at_source,
        ],
    )
    at = in_utc(record.imported_at)
    log = [
        record.import_id,
        snapshot_id,
        at,
        record.action,
        list(record.sources),
        record.is_replace,
        record.as_at_date,
        *(sum(getattr(count, name) for count in record.counts) for name in _COUNTED),
        record.n_findings,
        sum(count.n_passed_over for count in record.counts),
    ]
    holes = ", ".join("?" for _ in log)
    connection.execute(f"insert into next.main.imports values ({holes})", log)
    write_received(connection, parent, record.import_id, at, record.as_at_date)


def verify(connection: duckdb.DuckDBPyConnection) -> None:
    """Check the finished build: no key twice, every reference resolves, no row lost.

    Raises RuntimeError, which is our fault: the tables carry no constraints, for speed.
    """
    for name, table in import_tables().items():
        written, distinct, expected = connection.execute(
            f"""
            select count(*), count(distinct {match_of(table)}),
                (select count(*) from memory.main.all_{name})
            from next.main.{name}
            """
        ).fetchall()[0]
        if not written == distinct == expected:
            raise RuntimeError(f"{name}: {written} rows written, {distinct} keys, not {expected}")
        for column, parent, target in _references(name):
            lost = connection.execute(
                f"""
                select count(*) from next.main.{name} as child
                where child.{column} is not null
                    and child.{column} not in (select {target} from next.main.{parent})
                """
            ).fetchall()[0][0]
            if lost:
                raise RuntimeError(f"{name}.{column}: {lost} rows refer to nothing")


def _references(name: str) -> list[tuple[str, str, str]]:
    """Which columns of a table refer to which key: (column, parent table, its key)."""
    columns = {column.name for column in import_tables()[name].columns}
    references: list[tuple[str, str, str]] = [
        (column, "boards", "board_id")
        for column in ("board_id", "neighbour_id", "successor_board_id")
        if column in columns and (name, column) != ("boards", "board_id")
    ]
    if "review_id" in columns and name != "reviews":
        references.append(("review_id", "reviews", "review_id"))
    return references
