"""What stands behind a figure: its cases, what it leaves out, and the lives that its medians and
shares by a day are made of. As `figures`, unprotected."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import numpy as np
import pandas as pd

from scr.base import words
from scr.base.dates import MONTH_DATES, MonthOnly, names_of
from scr.base.periods import cut
from scr.base.request import Request
from scr.base.settings import QUERIES
from scr.figures import recorded
from scr.figures.binding import dated, run
from scr.figures.compare import benchmark, composed, peers
from scr.figures.definitions import definition, header
from scr.figures.directory import directory
from scr.figures.framing import framed
from scr.stats import competing
from scr.store import Snapshot, query

_COUNTED = ("n_ended", "n_censored", "n_stopped")
"""What a life table counts on each day."""
_MONTHS = "select review_id, date_columns from months_as_at($as_at) order by review_id"


def left_out(request: Request, snapshot: Snapshot) -> pd.DataFrame:
    """What the figure leaves out: columns reason (in words) and n_cases, a row per reason that
    has cases. Empty for a figure that leaves nothing out."""
    reasons = _beside("left_out", request, snapshot)
    return pd.DataFrame({"reason": [], "n_cases": []}) if reasons is None else reasons


def cases(request: Request, snapshot: Snapshot) -> pd.DataFrame | None:
    """The reviews behind the figure, one row each; None where it is not made of reviews. A column
    with a date known to the month is text: `January 2014`, and other days in full."""
    case_rows = _beside("cases", request, snapshot)
    if case_rows is None:
        return None
    return _with_months(case_rows, dated(request, snapshot)[1], snapshot)


def _with_months(listed: pd.DataFrame, as_at: date, snapshot: Snapshot) -> pd.DataFrame:
    months = query(snapshot, _MONTHS, {"as_at": as_at})
    columns = dict(zip(months["review_id"], months["date_columns"], strict=True))
    own = listed[MONTH_DATES] if MONTH_DATES in listed else [()] * len(listed)
    named = [
        {*columns.get(review_id, ()), *names_of(names)}
        for review_id, names in zip(listed["review_id"], own, strict=True)
    ]
    listed = listed.drop(columns=MONTH_DATES, errors="ignore")
    for name in listed.select_dtypes("datetime").columns:
        is_month = [name in names for names in named]
        if any(is_month):
            days = zip(listed[name], is_month, strict=True)
            texts = [_written(day, is_one) for day, is_one in days]
            listed[name] = pd.Series(texts, index=listed.index, dtype="str")
    return listed


def _written(day: pd.Timestamp, is_month: bool) -> str | None:
    if pd.isna(day):
        return None
    return words.day(MonthOnly.from_day(day) if is_month else day)


def life_tables(request: Request, snapshot: Snapshot) -> pd.DataFrame:
    """The life tables behind a figure's Kaplan-Meier medians, from the figure's own SQL.

    The columns that name a row of the figure, then day, n_ended, n_censored (last seen open) and,
    of a figure whose cases can be stopped by another end, n_stopped: a row per day on which
    something happened, in the order of the figure and the days. Raises ArgumentError as `check`
    does, ValueError for a figure without such medians.
    """
    figure = definition(request.figure)
    if not figure.survivals:
        raise ValueError(f"{figure.name} has no life tables")
    parts = dict(zip(figure.survivals[0].lists, ("day", *_COUNTED), strict=False))
    rows = _lists_as_rows(request, snapshot, tuple(parts)).rename(columns=parts)
    rows = rows.astype(dict.fromkeys(parts.values(), "int64"))
    return rows.iloc[np.lexsort((rows["day"], rows.index))].reset_index(drop=True)


def ended_by(request: Request, snapshot: Snapshot, days: dict[str, int]) -> pd.DataFrame:
    """The share that has ended by one day of each stage, cases stopped counted as never, from the
    life tables: a row for each of the figure's with a stage in `days` that anybody began. The
    columns that name it, then day, share, lower, upper (NaN where nobody is followed so long) and
    is_estimate (a case was last seen open before the day). Raises as `life_tables` does."""
    tables = life_tables(request, snapshot)
    names = [name for name in tables.columns if name not in ("day", *_COUNTED)]
    rows = []
    for key, part in tables.groupby(names, sort=False, dropna=False):
        row = dict(zip(names, key, strict=True))
        day = days.get(str(row["stage"]))
        if day is None:
            continue
        share = competing.ended_by(
            competing.shares(part["day"], *(part[name] for name in _COUNTED)), day
        )
        is_estimate = bool(part["n_censored"][part["day"] < day].any())
        rows.append({**row, "day": day, **vars(share), "is_estimate": is_estimate})
    return pd.DataFrame(rows, columns=[*names, "day", "share", "lower", "upper", "is_estimate"])


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
    request, as_at = dated(request, snapshot)
    figure = definition(request.figure)
    names = [column.name for column in figure.columns if column.sql_type == "VARCHAR"]
    is_by_year = request.by == "period"
    periods, _ = recorded.periods(request, figure.events, as_at, snapshot, by_year=is_by_year)
    table = run(figure.sql, request, as_at, periods, snapshot)[[*names, *lists]]
    return table.explode(list(lists)).dropna(subset=[lists[0]])


def _beside(kind: str, request: Request, snapshot: Snapshot) -> pd.DataFrame | None:
    if definition(request.figure).composed:
        return _beside_all(kind, request, snapshot)
    if measures := definition(request.figure).measures:
        rows = _beside(kind, composed.beneath(measures, request), snapshot)
        return benchmark.selected(benchmark.chosen(measures, request), rows)
    path = QUERIES / kind / f"{definition(request.figure).beside}.sql"
    own = _asked_of(path, request, snapshot) if path.exists() else None
    return own if kind == "cases" else _with_declared(own, request, snapshot)


def _asked_of(path: Path, request: Request, snapshot: Snapshot) -> pd.DataFrame:
    request, as_at = dated(request, snapshot)
    periods, _ = cut(request.span, as_at, by_year=False)
    return run(framed(path), request, as_at, periods, snapshot)


def _with_declared(
    own: pd.DataFrame | None, request: Request, snapshot: Snapshot
) -> pd.DataFrame | None:
    """What a figure leaves out by its own list, with what the header of its cases declares: some of
    them by their state, or what another figure of the same cases leaves out. None where there is
    neither."""
    path = QUERIES / "cases" / f"{definition(request.figure).beside}.sql"
    fields = header(path.read_text(encoding="utf-8")) if path.exists() else {}
    reasons = dict(line.split(" | ", 1) for line in fields.get("leaves_out", []))
    others = fields.get("leaves_out_as", [])
    if not reasons and not others:
        return own
    # Asked as this figure is: the other may need a period where this one does not.
    frames = [_asked_of(QUERIES / "left_out" / f"{name}.sql", request, snapshot) for name in others]
    frames += [] if own is None or own.empty else [own]
    if reasons and (rows := _beside("cases", request, snapshot)) is not None:
        counted = rows["state"].map(reasons).value_counts()
        frames.append(counted.rename_axis("reason").reset_index(name="n_cases"))
    table = pd.concat(frames, ignore_index=True)
    return table.sort_values("reason", ignore_index=True)


def _beside_all(kind: str, request: Request, snapshot: Snapshot) -> pd.DataFrame:
    """What stands beside the figures of every measure, of the board in question and those whose
    cases count as its own: what each leaves out, told once, or the reviews behind any of them."""
    whose = [str(request.board_id)]
    if request.as_now:
        snapshot_directory = directory(snapshot)
        boards = peers.boards_by_id(snapshot_directory.boards)
        whose += peers.predecessors(whose[0], boards, request.as_at or snapshot_directory.as_at)
    request = replace(request, edition=None, own=(), as_now=False)
    figures = dict.fromkeys(measure.figure for measure in definition("benchmark").measures)
    of_boards = []
    for board_id in whose:
        asked = [replace(request, figure=name, board_id=board_id) for name in figures]
        parts = [_beside(kind, board_request, snapshot) for board_request in asked]
        # What they all have: the review, its board and what is known of it.
        together = pd.concat([part for part in parts if part is not None], join="inner")
        of_boards.append(together.drop_duplicates("review_id" if kind == "cases" else None))
    table = pd.concat(of_boards, ignore_index=True)
    if kind == "cases":
        return table.sort_values("review_id", ignore_index=True)
    return table.groupby("reason", sort=False, as_index=False).agg({"n_cases": "sum"})
