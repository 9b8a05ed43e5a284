"""One import from its sources to the new snapshot."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from pathlib import Path

import duckdb

from scr.base import settings
from scr.importing.checking import Checked, check_all, note_reading
from scr.importing.emptying import refuse_emptying
from scr.importing.events import declared_as_at, latest_event
from scr.importing.outcome import changes_frame, findings_frame, quarantine_frames
from scr.importing.reading import Reading
from scr.importing.received import note_unchanged
from scr.importing.report import ImportReport, RejectedError
from scr.importing.sheets import Shaper
from scr.importing.sources import read_sources
from scr.importing.standing import is_standing_unchanged, settle_standing
from scr.importing.workspace import open_workspace, readable_or_none
from scr.importing.writing import ImportRecord, in_utc, next_import_id, write_snapshot
from scr.store import Snapshot
from scr.store.lineage import current_or_none
from scr.store.snapshots import check_writable, writer_lock

Progress = Callable[[float, str], None]


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
    shape: Shaper | None = None,
    progress: Progress | None = None,
    now: datetime | None = None,
) -> ImportReport:
    """Import folders, workbooks and files into the database, as one transaction.

    `replace` starts from nothing; a dry run does all but write; `strict` lets nothing in when a
    row is rejected; `shape` is a profile, which may make tables of a sheet; `progress` is told the
    share done (0 to 1) and what is being done.
    Raises SourceError when a source cannot be read, EmptyingError (with `.report`) when nothing of
    one could be used and `replace` would take away what is stored, RejectedError (with `.report`)
    under `strict`, UserError when another import is running. In each case nothing has changed.
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
    reading = read_sources(sources, shape)
    if dry_run:
        check_writable(task.folder)
        return _work_out(task, reading, is_dry=True)
    with writer_lock(task.folder):
        return _work_out(task, reading, is_dry=False)


def _work_out(task: _Task, reading: Reading, *, is_dry: bool) -> ImportReport:
    parent = (readable_or_none if task.is_replace else current_or_none)(task.folder)
    as_at, source = _settle_as_at(task, reading, parent)
    with open_workspace(parent, is_replace=task.is_replace) as connection:
        checked = _check(connection, task, reading, as_at)
        task.progress(0.6, "Listing what was found")
        report = _report(connection, checked, reading, as_at, source)
        if task.is_replace:
            refuse_emptying(connection, reading, report)
        if task.is_strict and report.n_rejected:
            raise RejectedError(report)
        import_id = next_import_id(task.folder, parent)
        settle_standing(connection, reading, import_id, is_replace=task.is_replace)
        if parent is not None and _is_unchanged(connection, report):
            if not is_dry:
                note_unchanged(connection, parent, in_utc(task.now), as_at)
            task.progress(1.0, "Nothing has changed")
            return replace(report, is_unchanged=True)
        if is_dry:
            task.progress(1.0, "Done; nothing was written")
            return report
        task.progress(0.7, "Writing the new snapshot")
        snapshot = write_snapshot(connection, task.folder, parent, _record(task, report, import_id))
    task.progress(1.0, "Done")
    return replace(report, snapshot=snapshot)


def _check(
    connection: duckdb.DuckDBPyConnection, task: _Task, reading: Reading, as_at: date
) -> Checked:
    note_reading(connection, reading)
    return check_all(
        connection,
        reading,
        as_at,
        is_replace=task.is_replace,
        tell=lambda share, doing: task.progress(0.3 + 0.3 * share, doing),
    )


def _report(
    connection: duckdb.DuckDBPyConnection,
    checked: Checked,
    reading: Reading,
    as_at: date,
    source: str,
) -> ImportReport:
    findings, keys = findings_frame(connection, checked.staged)
    return ImportReport(
        findings=findings,
        keys=keys,
        changes=changes_frame(connection),
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


def _settle_as_at(task: _Task, reading: Reading, parent: Snapshot | None) -> tuple[date, str]:
    """The as-at date and where it comes from: argument, dataset, stored, records or import_day.

    For the latest recorded event the import is worked out once as at its own day, as only rows
    that can be used have happened.
    """
    if task.as_at is not None:
        return task.as_at, "argument"
    declared = declared_as_at(reading)
    if declared is not None:
        return declared, "dataset"
    with open_workspace(parent, is_replace=task.is_replace) as connection:
        if not task.is_replace:
            stored = connection.execute("select as_at_date from stored.main.snapshot").fetchall()
            if stored:
                return stored[0][0], "stored"
        today = task.now.date()
        _check(connection, replace(task, progress=lambda share, doing: None), reading, today)
        latest = latest_event(connection, today)
    return (latest, "records") if latest else (today, "import_day")


def _is_unchanged(connection: duckdb.DuckDBPyConnection, report: ImportReport) -> bool:
    if any(c.n_added or c.n_changed or c.n_removed for c in report.counts):
        return False
    before = connection.execute("select as_at_date from stored.main.snapshot").fetchall()[0][0]
    return bool(before == report.as_at_date) and is_standing_unchanged(connection)
