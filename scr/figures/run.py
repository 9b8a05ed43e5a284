"""Figures: bind a request to a figure's SQL, run it on a snapshot, add the limits.

Nothing but the disclosure layer asks this module: what it returns is unprotected.
"""

from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd

from scr.base.periods import Period, cut
from scr.base.request import BY_PERIOD, Request
from scr.base.settings import QUERIES
from scr.figures.checks import check
from scr.figures.compare import benchmark, composed, peers, profile
from scr.figures.definitions import Definition, definition
from scr.figures.directory import Directory, directory
from scr.figures.estimates import as_shown, with_limits
from scr.store import Snapshot, breaks, query

_NONE = pd.DataFrame()


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
    request, as_at = _as_at(request, snapshot)
    figure = definition(request.figure)
    if figure.measures:
        return _compose(figure, request, snapshot)
    periods, notes = cut(request.span, as_at, by_year=request.by in BY_PERIOD, step=request.step)
    if figure.composed:
        return _profile(
            Result(figure, request, snapshot, as_at, tuple(periods), tuple(notes), _NONE)
        )
    table = with_limits(_run(figure.sql, request, as_at, periods, snapshot), figure)
    return Result(
        definition=figure,
        request=request,
        snapshot=snapshot,
        as_at=as_at,
        periods=tuple(periods),
        notes=tuple(notes),
        table=as_shown(table, figure),
    )


def _compose(figure: Definition, request: Request, snapshot: Snapshot) -> Result:
    """A composed figure: made of every board, whichever are asked for."""
    beneath = compute(composed.rows_beneath(figure.measures, request), snapshot)
    of, known = benchmark.chosen(figure.measures, request), directory(snapshot)
    stored, whole = breaks.named(snapshot.folder, request.breaks), known.title or "England"
    periods = beneath.periods
    table = composed.table(request, of, beneath.table, known.boards, periods, stored, whole)
    return replace(beneath, definition=figure, request=request, table=table)


def _profile(asked: Result) -> Result:
    """A board on every measure of the benchmark, beside its peers; `asked` has no table yet."""
    request, known = asked.request, directory(asked.snapshot)
    boards, board_id = peers.boards_by_id(known.boards), str(request.board_id)
    first, last = _days(asked, known)
    groups = peers.groups(
        board_id,
        boards,
        known.neighbours,
        edition=request.edition
        or peers.usual_edition(peers.editions(known.neighbours), asked.as_at),
        own=request.own,
        first=first,
        last=last,
        as_at=asked.as_at,
    )
    merged = peers.predecessors(board_id, boards, asked.as_at) if request.as_now else ()
    of = profile.Subject(
        board_id,
        boards[board_id].name,
        merged,
        peers.years_open([boards[one] for one in (board_id, *merged)], first, last),
    )
    measures = definition("benchmark").measures
    everyone = replace(request, by="board", board_id=None)
    rows = {
        name: _run(definition(name).sql, everyone, asked.as_at, list(asked.periods), asked.snapshot)
        for name in dict.fromkeys(measure.figure for measure in measures)
    }
    clusters = {i.column: i.clusters for name in rows for i in definition(name).intervals}
    notes = tuple(f"{group.name}: {note}" for group in groups for note in group.notes)
    table = profile.table(measures, rows, clusters, groups, of)
    return replace(asked, table=table, notes=asked.notes + notes)


def _days(asked: Result, known: Directory) -> tuple[date, date]:
    """The first and last day of the periods; empty ones end where they begin."""
    if not asked.periods:
        return asked.as_at, asked.as_at
    start = asked.periods[0].start or known.earliest or asked.as_at
    return start, asked.periods[-1].end


def left_out(request: Request, snapshot: Snapshot) -> pd.DataFrame:
    """What the figure leaves out: columns reason (in words) and n_cases, a row per reason that
    has cases. Empty for a figure that leaves nothing out."""
    found = _beside("left_out", request, snapshot)
    return pd.DataFrame({"reason": [], "n_cases": []}) if found is None else found


def cases(request: Request, snapshot: Snapshot) -> pd.DataFrame | None:
    """The reviews behind the figure, one row each; None where it is not made of reviews."""
    return _beside("cases", request, snapshot)


def life_tables(request: Request, snapshot: Snapshot) -> pd.DataFrame:
    """The life tables behind a figure's Kaplan-Meier medians, from the figure's own SQL.

    The columns that name a row of the figure, then day, n_ended, n_censored: a row per day on
    which something happened, in the order of the figure and the days. Raises ArgumentError as
    `check` does, ValueError for a figure without such medians.
    """
    figure = definition(request.figure)
    if not figure.survivals:
        raise ValueError(f"{figure.name} has no life tables")
    life = figure.survivals[0]
    parts = {life.days: "day", life.ended: "n_ended", life.censored: "n_censored"}
    rows = _lists_as_rows(request, snapshot, tuple(parts)).rename(columns=parts)
    rows = rows.astype(dict.fromkeys(parts.values(), "int64"))
    return rows.iloc[np.lexsort((rows["day"], rows.index))].reset_index(drop=True)


def lives(request: Request, snapshot: Snapshot) -> pd.DataFrame:
    """The lives behind a figure's shares by a day, from the figure's own SQL: the columns that
    name a row of the figure, then the figure's internal ones, a row per life. Raises
    ArgumentError as `check` does, ValueError for a figure without such shares.
    """
    figure = definition(request.figure)
    if not figure.incidences:
        raise ValueError(f"{figure.name} has no lives")
    return _lists_as_rows(request, snapshot, figure.internal).reset_index(drop=True)


def _lists_as_rows(request: Request, snapshot: Snapshot, lists: tuple[str, ...]) -> pd.DataFrame:
    """What names a row of the figure, and its lists of one length, a row per place in them. The
    index is the number of the figure's row."""
    request, as_at = _as_at(request, snapshot)
    figure = definition(request.figure)
    names = [column.name for column in figure.columns if column.sql_type == "VARCHAR"]
    periods, _ = cut(request.span, as_at, by_year=request.by == "period")
    table = _run(figure.sql, request, as_at, periods, snapshot)[[*names, *lists]]
    return table.explode(list(lists)).dropna(subset=[lists[0]])


def _beside(kind: str, request: Request, snapshot: Snapshot) -> pd.DataFrame | None:
    if definition(request.figure).composed:
        return _beside_all(kind, request, snapshot)
    if measures := definition(request.figure).measures:
        found = _beside(kind, composed.beneath(measures, request), snapshot)
        return benchmark.selected(benchmark.chosen(measures, request), found)
    path = QUERIES / kind / f"{definition(request.figure).beside}.sql"
    if not path.exists():
        return None
    request, as_at = _as_at(request, snapshot)
    periods, _ = cut(request.span, as_at, by_year=False)
    return _run(_text(path), request, as_at, periods, snapshot)


def _beside_all(kind: str, request: Request, snapshot: Snapshot) -> pd.DataFrame:
    """What stands beside the figures of every measure, of the board in question and those whose
    cases count as its own: what each leaves out, told once, or the reviews behind any of them."""
    whose = [str(request.board_id)]
    if request.as_now:
        known = directory(snapshot)
        boards = peers.boards_by_id(known.boards)
        whose += peers.predecessors(whose[0], boards, request.as_at or known.as_at)
    request = replace(request, edition=None, own=(), as_now=False)
    figures = dict.fromkeys(measure.figure for measure in definition("benchmark").measures)
    of_boards = []
    for board_id in whose:
        asked = [replace(request, figure=name, board_id=board_id) for name in figures]
        found = [_beside(kind, one, snapshot) for one in asked]
        # What they all have: the review, its board and what is known of it.
        together = pd.concat([one for one in found if one is not None], join="inner")
        of_boards.append(together.drop_duplicates("review_id" if kind == "cases" else None))
    table = pd.concat(of_boards, ignore_index=True)
    if kind == "cases":
        return table.sort_values("review_id", ignore_index=True)
    return table.groupby("reason", sort=False, as_index=False).agg({"n_cases": "sum"})


def _as_at(request: Request, snapshot: Snapshot) -> tuple[Request, date]:
    """The request, checked, and its as-at date."""
    request = check(request, snapshot)
    return request, request.as_at or directory(snapshot).as_at


@lru_cache(maxsize=64)
def _text(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def _run(
    sql: str, request: Request, as_at: date, periods: list[Period], snapshot: Snapshot
) -> pd.DataFrame:
    values = {
        "as_at": as_at,
        "by": request.by,
        "board_id": request.board_id,
        "region": request.region,
        "area_type": request.area_type,
        "incident_type": request.incident_type,
        "addressee_type": request.addressee_type,
        "theme": request.theme,
        "period_labels": [p.label for p in periods],
        "period_starts": [p.start for p in periods],
        "period_ends": [p.end for p in periods],
    }
    return query(snapshot, sql, {k: v for k, v in values.items() if f"${k}" in sql})
