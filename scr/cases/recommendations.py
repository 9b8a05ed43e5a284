"""Recommendations one by one, for those who may see single cases: where each stands, and what is
needed next. Their wording, and the names of the bodies they are addressed to, stay with the record.

The SQL stands in `queries/listings`; it shares every rule with the figures.
"""

from dataclasses import dataclass
from datetime import date
from functools import lru_cache

import pandas as pd

from scr.base.dates import with_dates
from scr.base.request import Request
from scr.base.settings import QUERIES
from scr.disclosure import Reader
from scr.store import Snapshot, query

STANDINGS = ("overdue", "open", "claimed", "no_reply", "stale", "no_record", "all")
"""What a list can be narrowed to, `all` to nothing."""


@dataclass(frozen=True)
class Choices:
    """The themes and the kinds of body that recommendations name, in order; `not_recorded` among
    them where some have none."""

    themes: tuple[str, ...]
    addressee_types: tuple[str, ...]


@lru_cache(maxsize=4)
def choices(snapshot: Snapshot) -> Choices:
    """What recommendations can be narrowed to; cached, as a snapshot never changes."""
    rows = query(snapshot, _text("recommendation_choices"), {})

    def values(name: str) -> tuple[str, ...]:
        return tuple(rows[rows["choice"] == name]["value"])

    return Choices(values("theme"), values("addressee_type"))


def recommendations(
    reader: Reader,
    snapshot: Snapshot,
    request: Request,
    as_at: date,
    only: str = "all",
    most: int | None = None,
) -> pd.DataFrame:
    """The list for the request's filters (its figure and period play no part), overdue ones
    first: the columns of `queries/listings/recommendations.sql`, a row per recommendation and
    addressee, dates as dates (`MonthOnly` where no more is known) and None where there is none. At
    most `most` rows (None: all).

    Not cached. Raises RefusedError for a reader who may not see single reviews.
    """
    reader.refuse_cases_unless_own(
        request.board_id,
        "Single recommendations are shown only to those cleared to see single reviews. Read "
        "the figures instead, which count them.",
    )
    asked = {
        "as_at": as_at,
        "board_id": request.board_id,
        "region": request.region,
        "area_type": request.area_type,
        "incident_type": request.incident_type,
        "addressee_type": request.addressee_type,
        "theme": request.theme,
        "only": only,
        "most": most,
    }
    rows = query(snapshot, _text("recommendations"), asked)
    rows = with_dates(rows)
    for column in ("age_days", "days_over", "silent_days"):
        rows[column] = rows[column].astype("Int64")
    return rows


@lru_cache(maxsize=4)
def _text(name: str) -> str:
    return (QUERIES / "listings" / f"{name}.sql").read_text(encoding="utf-8")
