"""One import from its sources to the new snapshot."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from pathlib import Path

import duckdb

from scr.base import settings
from scr.importing.checking import Checked, check_all, note_reading
from scr.importing.outcome import findings_frame, quarantine_frames
from scr.importing.report import ImportReport, RejectedError
from scr.importing.sources import read_sources
from scr.importing.staging import stage
from scr.importing.standing import is_standing_unchanged, settle_standing
from scr.importing.tabular import Reading
from scr.importing.values import EARLIEST
from scr.importing.workspace import current_or_none, open_workspace, readable_or_none
from scr.importing.writing import ImportRecord, next_import_id, write_snapshot
from scr.store import Snapshot, import_tables
from scr.store.snapshots import check_writable, writer_lock

Progress = Callable[[float, str], None]
DATASET = "dataset"


@dataclass(frozen=True)
class _Task:
    """What was asked for."""

    folder: Path
    is_replace: bool
    as_at: date | None
    is_strict: bool
    now: datetime
    progress: Progress


def run_import(
    sources: Sequence[Path],
    *,
    folder: Path | None = None,
    replace: bool = False,
    as_at: date | None = None,
    dry_run: bool = False,
    strict: bool = False,
    progress: Progress | None = None,
    now: datetime | None = None,
) -> ImportReport:
    """Import folders, workbooks and files into the database, as one transaction.

    `replace` starts from nothing; a dry run does all but write; `strict` lets nothing in when a
    row is rejected; `progress` is told the share done (0 to 1) and what is being done.
    Raises SourceError when a source cannot be read, StrictError (with `.report`) under `strict`,
    UserError when another import is running. In each case nothing has changed.
    """
    task = _Task(
        folder=folder or settings.load().database,
        is_replace=replace,
        as_at=as_at,
        is_strict=strict,
        now=now or datetime.now(UTC),
        progress=progress or (lambda share, doing: None),
    )
    task.progress(0.0, "Reading the files")
    reading = read_sources(sources)
    if dry_run:
        check_writable(task.folder)
        return _work_out(task, reading, is_dry=True)
    with writer_lock(task.folder):
        return _work_out(task, reading, is_dry=False)


def _work_out(task: _Task, reading: Reading, *, is_dry: bool) -> ImportReport:
    parent = (readable_or_none if task.is_replace else current_or_none)(task.folder)
    with open_workspace(parent, is_replace=task.is_replace) as connection:
        as_at, source = _as_at(connection, task, reading)
        note_reading(connection, reading)
        checked = check_all(
            connection,
            reading,
            as_at,
            is_replace=task.is_replace,
            tell=lambda share, doing: task.progress(0.3 + 0.3 * share, doing),
        )
        task.progress(0.6, "Listing what was found")
        report = _report(connection, checked, reading, as_at, source)
        if task.is_strict and report.n_rejected:
            raise RejectedError(report)
        import_id = next_import_id(task.folder, parent)
        settle_standing(connection, reading, import_id, is_replace=task.is_replace)
        if _is_unchanged(connection, parent, report):
            task.progress(1.0, "Nothing has changed")
            return replace(report, is_unchanged=True)
        if is_dry:
            task.progress(1.0, "Done; nothing was written")
            return report
        task.progress(0.7, "Writing the new snapshot")
        snapshot = write_snapshot(connection, task.folder, parent, _record(task, report, import_id))
    task.progress(1.0, "Done")
    return replace(report, snapshot=snapshot)


def _report(
    connection: duckdb.DuckDBPyConnection,
    checked: Checked,
    reading: Reading,
    as_at: date,
    source: str,
) -> ImportReport:
    return ImportReport(
        findings=findings_frame(connection),
        counts=tuple(checked.counts),
        quarantine=quarantine_frames(connection, checked.staged),
        as_at_date=as_at,
        as_at_source=source,
        sources=tuple(reading.sources),
    )


def _record(task: _Task, report: ImportReport, import_id: int) -> ImportRecord:
    return ImportRecord(
        import_id=import_id,
        imported_at=task.now,
        action="import",
        sources=report.sources,
        is_replace=task.is_replace,
        as_at_date=report.as_at_date,
        as_at_source=report.as_at_source,
        counts=report.counts,
        n_findings=len(report.findings),
    )


def _as_at(
    connection: duckdb.DuckDBPyConnection, task: _Task, reading: Reading
) -> tuple[date, str]:
    """The as-at date and where it comes from: argument, dataset, stored or import_day."""
    if task.as_at is not None:
        return task.as_at, "argument"
    declared = _declared(reading)
    if declared is not None:
        return declared, "dataset"
    if not task.is_replace:
        stored = connection.execute("select as_at_date from stored.main.snapshot").fetchall()
        if stored:
            return stored[0][0], "stored"
    return task.now.date(), "import_day"


def _declared(reading: Reading) -> date | None:
    """The as-at date of the dataset row that will go in, None when there is none."""
    parts = [part for part in reading.parts if part.table == DATASET]
    # Its own date is what the ten years would be counted from, so here they are no limit.
    staged = stage(import_tables()[DATASET], parts, date.max)
    unusable = {
        row
        for faults in staged.faults
        if faults["fault"][0].as_py() != "two_digit_year"
        for row in faults["row_id"].to_pylist()
    }
    found: dict[int, date] = {}
    for row in staged.data().to_pylist():
        if row["row_id"] not in unusable and row["as_at_date"] >= EARLIEST:
            found.setdefault(row["source_no"], row["as_at_date"])
    return found[max(found)] if found else None


def _is_unchanged(
    connection: duckdb.DuckDBPyConnection, parent: Snapshot | None, report: ImportReport
) -> bool:
    if parent is None or any(c.n_added or c.n_changed or c.n_removed for c in report.counts):
        return False
    before = connection.execute("select as_at_date from stored.main.snapshot").fetchall()[0][0]
    return bool(before == report.as_at_date) and is_standing_unchanged(connection)
