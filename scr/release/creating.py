"""Making a release: compute the year's figures, freeze them, pin what they stand on.

The one place beside the imports that asks what time it is.
"""

import csv
import getpass
import io
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from scr import access
from scr.access.reader import TRUSTED, Reader
from scr.base import settings
from scr.base.errors import ArgumentError
from scr.base.periods import Span, parse_span, span_of_years, year_of
from scr.disclosure.stamps import CELLS
from scr.exports.harmless import harmless
from scr.figures.directory import directory
from scr.release.fingerprint import code_hash, query_hash, version
from scr.release.folder import check_free, making, open_release, write
from scr.release.manifest import FrozenTable, Release, table_json
from scr.report import Pack, ReportTable, build
from scr.store import Snapshot, current
from scr.store.seals import file_hash

Progress = Callable[[float, str], None]
UNKNOWN = "not recorded"
EXPOSED = (
    "Hidden cells that have changed since an earlier release, and that somebody who knows just "
    "which cells have changed could work out: {n}. The whole is always shown, so no pattern "
    "protects them; if that matters, publish them together with other changes."
)


def create(
    name: str,
    *,
    folder: Path | None = None,
    year: Span | None = None,
    before: Span | None = None,
    policy: str = "publication",
    replaces: str | None = None,
    by: str | None = None,
    now: datetime | None = None,
    reader: Reader = TRUSTED,
    progress: Progress = lambda share, doing: None,
) -> tuple[Release, Pack]:
    """Freeze a year's figures from the current snapshot under a name; the release and its pack.

    `year` and `before`, the year it is compared with, are by default those of the release it
    replaces, else the last panel year that is over and the year before that one.
    Raises RefusedError for a reader who makes none, ArgumentError for a name, a year or a release
    to be replaced that will not do, UserError when another is being made. Then nothing is made.
    """
    access.require(reader, "freeze")
    folder = folder or settings.load().database
    check_free(folder, name)
    snapshot = current(folder)
    with making(folder):
        check_free(folder, name)
        if replaces is not None:
            corrected = _corrected(folder, replaces, year, policy)
            year, before = parse_span(corrected.period), before or parse_span(corrected.before)
        pack = build(
            snapshot, year or default_year(snapshot), policy=policy, before=before, release=name,
            reader=reader, progress=lambda share, doing: progress(0.9 * share, doing),
        )  # fmt: skip
        progress(0.9, "Freezing the figures")
        frozen = [_frozen(table) for table in pack.all_tables()]
        contents = _contents(frozen, name, pack)
        notes = [pack.withheld] if pack.withheld else []
        if policy == "publication":
            contents[CELLS], exposed_notes = _protected_on(frozen, snapshot)
            notes += exposed_notes
        made = now or datetime.now(UTC), (by or _user()).strip() or UNKNOWN
        release = replace(_described(pack, frozen, name, made, tuple(notes)), replaces=replaces)
        access.note(reader, "release", name)
        write(folder, release, contents)
    progress(1.0, "Done")
    return release, pack


def _contents(frozen: list[FrozenTable], name: str, pack: Pack) -> dict[str, bytes]:
    """The files of the tables by path."""
    contents = {f"tables/{table.id}.json": table_json(table) for table in frozen}
    return contents | {f"tables/{table.id}.csv": _csv(table, name, pack) for table in frozen}


def _protected_on(frozen: list[FrozenTable], snapshot: Snapshot) -> tuple[bytes, list[str]]:
    """The cells that later releases must be protected together with, and what is to be said."""
    # Solving for what to hide is loaded only where something is published.
    from scr.disclosure.publication import recorded

    cells, n_exposed = recorded(
        [request for table in frozen for request in table.requests], snapshot
    )
    return cells, [EXPOSED.format(n=n_exposed)] if n_exposed else []


def _described(
    pack: Pack,
    frozen: list[FrozenTable],
    name: str,
    made: tuple[datetime, str],
    notes: tuple[str, ...],
) -> Release:
    """What the release says of itself; `made` is when and by whom."""
    figures = sorted({request.figure for table in frozen for request in table.requests})
    return Release(
        name=name,
        replaces=None,
        replaced_by=None,
        made_at=made[0],
        made_by=made[1],
        period=pack.year.label,
        before=pack.before.label,
        as_at=pack.as_at,
        policy=pack.policy,
        dataset=pack.dataset,
        is_sample=pack.is_sample,
        snapshot_id=pack.snapshot.id,
        snapshot_hash=file_hash(pack.snapshot.path),
        version=version(),
        code_hash=code_hash(),
        queries={figure: query_hash(figure) for figure in figures},
        tables=tuple((table.id, table.title) for table in frozen),
        notes=notes,
    )


def default_year(snapshot: Snapshot) -> Span:
    """The last panel year that is over by the snapshot's as-at date."""
    as_at = directory(snapshot).as_at
    year = year_of("panel", as_at)
    span = span_of_years("panel", year, year)
    return span if span.end == as_at else span_of_years("panel", year - 1, year - 1)


def _corrected(folder: Path, replaces: str, year: Span | None, policy: str) -> Release:
    """The release to be replaced, if this one can replace it."""
    earlier, _ = open_release(folder, replaces)
    if earlier.replaced_by is not None:
        raise ArgumentError(
            f"The release {replaces} has been replaced already, by {earlier.replaced_by}. "
            f"Replace that one: --replaces {earlier.replaced_by}."
        )
    if (year is not None and year.label != earlier.period) or policy != earlier.policy:
        raise ArgumentError(
            f"The release {replaces} is for {earlier.period} under the policy {earlier.policy}, "
            "and a correction is for the same. Leave --replaces out to make another release."
        )
    return earlier


def _frozen(table: ReportTable) -> FrozenTable:
    return FrozenTable(
        id=table.id,
        number=table.number,
        title=table.title,
        sentence=table.sentence,
        columns=tuple((column.name, column.sql_type) for column in table.columns),
        requests=tuple(result.request for result in table.results),
        rows=tuple(
            tuple(_plain(value) for value in row)
            for row in table.table.itertuples(index=False, name=None)
        ),
    )


def _plain(value: Any) -> Any:
    """A value that JSON knows: dates in ISO form."""
    return value.isoformat() if hasattr(value, "isoformat") else value


def _csv(table: FrozenTable, name: str, pack: Pack) -> bytes:
    """The table as CSV, the release, as-at date and policy in every row of it."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow([*(column for column, _ in table.columns), "release", "as_at", "policy"])
    days = [request.as_at for request in table.requests if request.as_at]
    release_cells = (name, (days or [pack.as_at])[0].isoformat(), pack.policy)
    for row in table.rows:
        writer.writerow(["" if v is None else harmless(v) for v in row] + list(release_cells))
    return out.getvalue().encode()


def _user() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return UNKNOWN
