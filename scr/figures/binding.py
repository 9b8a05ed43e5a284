"""Bind a request to a select and run it on a snapshot, unprotected: for `figures` and what stands
behind them."""

from datetime import date

import pandas as pd

from scr.base.periods import Period
from scr.base.request import Request
from scr.figures.checks import check
from scr.figures.directory import directory
from scr.store import Snapshot, query


def dated(request: Request, snapshot: Snapshot) -> tuple[Request, date]:
    """The request, checked, and its as-at date."""
    request = check(request, snapshot)
    return request, request.as_at or directory(snapshot).as_at


def run(
    sql: str, request: Request, as_at: date, periods: list[Period], snapshot: Snapshot
) -> pd.DataFrame:
    """The rows that the select gives. It takes of the request what it names as parameters."""
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
