"""Letters to boards and the panel's own recommendations, row by row.

The SQL stands in `queries/listings`; the note of a letter, which is free text, is not read.
"""

from dataclasses import dataclass
from datetime import date
from functools import lru_cache

import numpy as np
import pandas as pd

from scr.base.dates import MonthOnly, with_dates
from scr.base.request import Request
from scr.base.settings import QUERIES
from scr.base.words import is_nothing
from scr.disclosure import Reader
from scr.store import Snapshot, query


@dataclass(frozen=True)
class Letter:
    """One letter as at a date; what has not come, or is not recorded, is None. `reply_days` run
    from the letter to the reply, `closing_days` from the reply to the closing; below 0 where the
    record's dates disagree, None also where a date of theirs is known to the month only.
    `published` are (kind, day) of what followed it of the same review, in the order of the days."""

    challenge_id: str
    review_id: str | None
    board_id: str
    board_name: str
    raised_by: str
    subject: str
    raised_date: date
    questions: int | None
    reply_due_date: date | None
    is_reply_overdue: bool
    replied_date: date | None
    closed_date: date | None
    outcome: str | None
    reply_days: int | None
    closing_days: int | None
    published: tuple[tuple[str, date], ...]


@dataclass(frozen=True)
class PanelRecommendation:
    """One of the panel's own recommendations: what was known at the as-at date, and by a later
    day (`later_...`). `n_days` run from the report to the response, or to the as-at date; None
    where a date that they need is known to the month only."""

    panel_recommendation_id: str
    report: str
    report_date: date
    text: str
    addressee: str | None
    response: str | None
    response_date: date | None
    n_days: int | None
    done_date: date | None
    later_response: str | None
    later_response_date: date | None
    later_done_date: date | None


def letters(reader: Reader, snapshot: Snapshot, request: Request, as_at: date) -> list[Letter]:
    """The letters of a request for `challenges`, overdue ones first, then the latest first.

    Raises RefusedError for a reader who may not see rows.
    """
    reader.refuse_cases_unless_own(
        request.board_id, "Single letters are shown only to those cleared to see single reviews."
    )
    rows = _listing(
        "letters",
        snapshot,
        as_at=as_at,
        board_id=request.board_id,
        region=request.region,
        area_type=request.area_type,
        starts=request.span.start,
        ends=request.span.end,
    )
    return [Letter(**_with_published(row)) for row in rows]


def panel_recommendations(
    snapshot: Snapshot, request: Request, as_at: date, latest: date
) -> list[PanelRecommendation]:
    """The recommendations of a request for `panel_responses`, in the order of the reports. For
    every reader: they were published, with their wording, by a public body."""
    rows = _listing(
        "panel_recommendations",
        snapshot,
        as_at=as_at,
        latest=latest,
        starts=request.span.start,
        ends=request.span.end,
    )
    return [PanelRecommendation(**row) for row in rows]


def published_of(row: dict) -> tuple[tuple[str, date], ...]:
    """What followed a letter, from the two lists of a row."""
    kinds, days = row["published_kinds"], row["published_dates"]
    if kinds is None:
        return ()
    return tuple(
        (str(kind), (MonthOnly if is_month else date).fromisoformat(str(day)))
        for kind, day, is_month in zip(kinds, days, row["published_months"], strict=True)
    )


def _with_published(row: dict) -> dict:
    kept = {k: v for k, v in row.items() if not k.startswith("published_")}
    return kept | {"published": published_of(row)}


def _listing(name: str, snapshot: Snapshot, **parameters: object) -> list[dict]:
    """A listing's rows with plain values: dates, whole numbers, None where there is nothing."""
    rows = with_dates(query(snapshot, _text(name), parameters))
    columns = [str(column) for column in rows.columns]
    return [
        {name: _plain(value) for name, value in zip(columns, row, strict=True)}
        for row in rows.itertuples(index=False, name=None)
    ]


def _plain(value: object) -> object:
    if is_nothing(value) or value is pd.NA:
        return None
    if isinstance(value, (int, float, np.integer)) and not isinstance(value, bool):
        return int(value)
    return value


@lru_cache(maxsize=4)
def _text(name: str) -> str:
    return (QUERIES / "listings" / f"{name}.sql").read_text(encoding="utf-8")
