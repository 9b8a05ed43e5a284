"""One review's own file, for those who may see single cases: what is dated in its record.

The SQL stands in `queries/case_file` and reads no free text: why a board decided and the note of a
challenge stay with the record. What its recommendations say is read by itself (`wording`), where a
reader of the review asks for it.
"""

from dataclasses import dataclass
from datetime import date
from functools import lru_cache

import pandas as pd

from scr.base.dates import with_dates
from scr.base.errors import RefusedError
from scr.base.settings import QUERIES
from scr.disclosure import Reader
from scr.store import Snapshot, query


@dataclass(frozen=True)
class About:
    """Who a review is about and where it stands at the as-at date; a date that has not come, or
    is not recorded, is None. `paused_days` are the days in agreed delays, overlaps once;
    `is_paused_to_month`: these are the fewest, as a day is known to the month only."""

    review_id: str
    board_name: str
    region: str
    joint_boards: tuple[str, ...]
    incident_type: str
    children_involved: int
    notified_date: date | None
    first_decision: str | None
    first_decision_date: date | None
    standing_decision: str | None
    initiated_date: date | None
    completed_date: date | None
    discontinued_date: date | None
    nonpublication_outcome: str | None
    nonpublication_outcome_date: date | None
    first_published_date: date | None
    limit_date: date | None
    net_limit_date: date | None
    paused_days: int
    is_paused_to_month: bool


@dataclass(frozen=True)
class CaseFile:
    """A review as at a date. Each table has the columns of the file of its name in
    `queries/case_file`; its dates are dates (`MonthOnly` where no more is known), and None where
    there is none."""

    about: About
    as_at: date
    clocks: pd.DataFrame
    events: pd.DataFrame
    pauses: pd.DataFrame
    publications: pd.DataFrame
    challenges: pd.DataFrame
    recommendations: pd.DataFrame


def case_file(reader: Reader, snapshot: Snapshot, review_id: str, as_at: date) -> CaseFile | None:
    """The file of a review; None where there is no review of that reference by then among those
    that the reader may see.

    Not cached: a single review is not kept in memory longer than it is shown. Raises
    RefusedError for a reader who may not see single reviews.
    """
    rows = _about_row(reader, snapshot, review_id, as_at)
    if rows is None:
        return None
    about = _about(rows)

    def part(name: str) -> pd.DataFrame:
        return _read(name, snapshot, about.review_id, as_at)

    return CaseFile(
        about=about,
        as_at=as_at,
        clocks=part("clocks"),
        events=part("events"),
        pauses=part("pauses"),
        publications=part("publications"),
        challenges=part("challenges"),
        recommendations=part("recommendations"),
    )


def wording(
    reader: Reader, snapshot: Snapshot, review_id: str, as_at: date
) -> list[tuple[str, str | None]]:
    """What each recommendation of a review says, by its number; None where that is not recorded.
    Empty where `case_file` has no such review for this reader.

    Free text: for the page of the review alone, and never for an address, a log, a figure or a
    file. Not cached. Raises as `case_file` does.
    """
    if _about_row(reader, snapshot, review_id, as_at) is None:
        return []
    rows = _read("wording", snapshot, review_id, as_at)
    return list(zip(rows["recommendation_id"].map(str), rows["wording"], strict=True))


def _about_row(reader: Reader, snapshot: Snapshot, review_id: str, as_at: date) -> pd.Series | None:
    """Who the review is about; None where there is none of that reference for this reader."""
    if not reader.may_see_cases:
        raise RefusedError("A single review is shown only to those cleared to see it.")
    rows = _read("about", snapshot, review_id, as_at)
    # Another board's review is none, so that nobody learns which references there are.
    if rows.empty or not reader.may_see_cases_of(rows.iloc[0]["board_id"]):
        return None
    return rows.iloc[0]


def _about(row: pd.Series) -> About:
    values = {name: row[name] for name in About.__dataclass_fields__}
    joint = values["joint_boards"]
    values["joint_boards"] = () if joint is None else tuple(joint)
    for name in ("children_involved", "paused_days"):
        values[name] = int(values[name])
    return About(**values)


def _read(name: str, snapshot: Snapshot, review_id: str, as_at: date) -> pd.DataFrame:
    """One file's answer as objects: dates without a time, None where there is nothing."""
    rows = query(snapshot, _text(name), {"review_id": review_id, "as_at": as_at})
    rows = with_dates(rows).astype(object)
    return rows.where(_is_something(rows), None)


def _is_something(rows: pd.DataFrame) -> pd.DataFrame:
    # A list is something; notna would look into it.
    return rows.map(lambda value: not pd.api.types.is_scalar(value) or pd.notna(value))


@lru_cache(maxsize=16)
def _text(name: str) -> str:
    return (QUERIES / "case_file" / f"{name}.sql").read_text(encoding="utf-8")
