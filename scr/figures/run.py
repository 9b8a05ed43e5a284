"""Figures: bind a request to a figure's SQL, run it on a snapshot, add the limits.

Nothing but the disclosure layer asks this module: what it returns is unprotected.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from typing import Any

import pandas as pd

from scr.base.periods import Period
from scr.base.request import Request
from scr.figures import recorded
from scr.figures.behind import cases, ended_by, left_out, life_tables, lives
from scr.figures.binding import dated, run
from scr.figures.compare import benchmark, composed, peers, profile
from scr.figures.definitions import Definition, Event, FigureColumn, definition
from scr.figures.directory import Directory, directory
from scr.figures.estimates import as_shown, with_limits
from scr.store import Snapshot, breaks

__all__ = [
    "Result",
    "cases",
    "compute",
    "counts",
    "ended_by",
    "left_out",
    "life_tables",
    "lives",
]


KEPT_TABLES = 4
"""A page that shows a figure by board also compares boards on it: the rows beneath are the same."""


@dataclass(frozen=True)
class Result:
    """A figure's answer. `table` has the columns of `definition.shown_columns`, a row per group
    (and what else the figure's grain names); `hidden` is a mask of the same shape for cells that
    a disclosure policy took away (None when it took none). `notes` are for people."""

    definition: Definition
    request: Request
    snapshot: Snapshot
    as_at: date
    periods: tuple[Period, ...]
    notes: tuple[str, ...]
    table: pd.DataFrame
    hidden: pd.DataFrame | None = None
    policy: str = "none"

    @property
    def columns(self) -> tuple[FigureColumn, ...]:
        """The columns of `table`; of a measure, whether the one asked for is a share or a rate."""
        measures = definition("benchmark").measures
        return self.definition.shown_as(benchmark.kind_asked(measures, self.request))

    @property
    def whole(self) -> pd.Series:
        """The only row of a figure asked for the whole. Raises ValueError when there are more."""
        if len(self.table) != 1:
            raise ValueError(f"{self.definition.name} has {len(self.table)} rows, not one")
        return self.table.iloc[0]

    @property
    def row(self) -> dict[str, Any]:
        """The same by column, for sentences. Raises ValueError when there are more rows."""
        return {str(name): value for name, value in self.whole.items()}


def compute(request: Request, snapshot: Snapshot) -> Result:
    """Answer a request. Raises ArgumentError as `check` does."""
    request, as_at = dated(request, snapshot)
    figure = definition(request.figure)
    if figure.measures:
        return _compose(figure, request, snapshot)
    counted = _counted(request, figure.events, as_at, snapshot)
    return _profile(counted) if figure.composed else _recorded(counted, figure.events)


def beside_all(request: Request, snapshot: Snapshot) -> Result:
    """The figure `profile` with all other boards put together as one before anything is made of
    them: the board, and all boards together. Raises ArgumentError as `check` does."""
    request, as_at = dated(request, snapshot)
    counted = _counted(request, definition(request.figure).events, as_at, snapshot)
    return _profile(counted, is_others_as_one=True)


def counts(request: Request, snapshot: Snapshot) -> pd.DataFrame:
    """The table with a 0 where nothing is recorded, and every period, and counts that are kept
    back: what disclosure control reckons with. Raises ArgumentError as `check` does."""
    request, as_at = dated(request, snapshot)
    kept_back = definition(request.figure).kept_back
    return _counted(request, (), as_at, snapshot, kept_back).table


def _counted(
    request: Request,
    events: Sequence[Event],
    as_at: date,
    snapshot: Snapshot,
    kept_back: tuple[str, ...] = (),
) -> Result:
    """What the SQL of a figure counts, with what is estimated from it, and which internal counts
    are `kept_back`; a composed one has no table yet. Nothing recorded is still 0."""
    figure = definition(request.figure)
    periods, notes = recorded.periods(request, events, as_at, snapshot)
    table = pd.DataFrame()
    if not figure.composed:
        # Rows of single reviews are not kept (decision 10).
        estimated = _estimated if figure.is_per_review else _estimated_once
        table = estimated(request, as_at, tuple(periods), snapshot, kept_back).copy(deep=False)
    return Result(figure, request, snapshot, as_at, tuple(periods), tuple(notes), table)


def _estimated(
    request: Request,
    as_at: date,
    periods: tuple[Period, ...],
    snapshot: Snapshot,
    kept_back: tuple[str, ...],
) -> pd.DataFrame:
    """The rows of a figure with their limits, and those of its internal counts that are
    `kept_back`."""
    figure = definition(request.figure)
    rows = run(figure.sql, request, as_at, list(periods), snapshot)
    return as_shown(with_limits(rows, figure), figure, kept_back)


_estimated_once = lru_cache(maxsize=KEPT_TABLES)(_estimated)


def _recorded(result: Result, events: Sequence[Event]) -> Result:
    """The same, with nothing told where nothing is recorded."""
    table = recorded.blanked(
        result.table, result.definition, events, result.periods, result.as_at, result.snapshot
    )
    return replace(result, table=table)


def _compose(figure: Definition, request: Request, snapshot: Snapshot) -> Result:
    """A composed figure: made of every board, whichever are asked for."""
    measure, snapshot_directory = benchmark.chosen(figure.measures, request), directory(snapshot)
    events = recorded.events_of(measure)
    beneath, as_at = dated(composed.rows_beneath(figure.measures, request), snapshot)
    counted = _counted(beneath, events, as_at, snapshot)
    stored = breaks.named(snapshot.folder, request.breaks)
    whole = snapshot_directory.title or "England"
    table = composed.table(
        request, measure, counted.table, snapshot_directory.boards, counted.periods, stored, whole
    )
    return _recorded(replace(counted, definition=figure, request=request, table=table), events)


def _profile(asked: Result, *, is_others_as_one: bool = False) -> Result:
    """A board on every measure of the benchmark, beside its peers; `asked` has no table yet."""
    request, snapshot_directory = asked.request, directory(asked.snapshot)
    boards, board_id = peers.boards_by_id(snapshot_directory.boards), str(request.board_id)
    first, last = _days(asked, snapshot_directory)
    groups = peers.groups(
        board_id,
        boards,
        snapshot_directory.neighbours,
        edition=request.edition
        or peers.usual_edition(peers.editions(snapshot_directory.neighbours), asked.as_at),
        own=request.own,
        first=first,
        last=last,
        as_at=asked.as_at,
    )
    groups = groups[-1:] if is_others_as_one else groups
    merged = peers.predecessors(board_id, boards, asked.as_at) if request.as_now else ()
    subject = profile.Subject(
        board_id,
        boards[board_id].name,
        merged,
        peers.years_open([boards[counted_id] for counted_id in (board_id, *merged)], first, last),
    )
    measures = definition("benchmark").measures
    everyone = replace(request, by="board", board_id=None)
    rows = {
        name: run(definition(name).sql, everyone, asked.as_at, list(asked.periods), asked.snapshot)
        for name in dict.fromkeys(measure.figure for measure in measures)
    }
    clusters = {i.column: i.clusters for name in rows for i in definition(name).intervals}
    notes = tuple(f"{group.name}: {note}" for group in groups for note in group.notes)
    made = profile.beside_all if is_others_as_one else profile.table
    table = made(measures, rows, clusters, groups, subject)
    events = [
        replace(event, column="measure", value=measure.name)
        for measure in measures
        for event in recorded.events_of(measure)
    ]
    return _recorded(replace(asked, table=table, notes=asked.notes + notes), events)


def _days(asked: Result, snapshot_directory: Directory) -> tuple[date, date]:
    """The first and last day of the periods; empty ones end where they begin."""
    if not asked.periods:
        return asked.as_at, asked.as_at
    start = asked.periods[0].start or snapshot_directory.earliest or asked.as_at
    return start, asked.periods[-1].end
