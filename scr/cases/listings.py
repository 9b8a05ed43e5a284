"""Listings for those who keep the records: what was found, kept out, changed or never sent.

They show rows, not figures, so each asks who reads. The SQL stands in `queries/listings`.
"""

from dataclasses import dataclass
from datetime import date
from functools import lru_cache

import pandas as pd

from scr.base.dates import with_dates
from scr.base.errors import RefusedError
from scr.base.settings import QUERIES
from scr.disclosure import Reader
from scr.importing import asked_of_boards as _asked_of_boards
from scr.importing import received as _received
from scr.importing.outcome import with_absent
from scr.store import Snapshot, import_tables, query

MENDING_COLUMNS = ("file", "row", "reasons")


@dataclass(frozen=True)
class Totals:
    """What a snapshot amounts to. `n_boards` lead a review; `n_findings` and `n_quarantined`
    still stand; `import_id` made it; `has_parent` says whether there is one to go back to."""

    n_reviews: int
    n_boards: int
    n_findings: int
    n_quarantined: int
    import_id: int
    as_at: date
    has_parent: bool


@lru_cache(maxsize=4)
def totals(snapshot: Snapshot) -> Totals:
    """The snapshot's totals; cached, as a snapshot never changes."""
    row = _listing("totals", snapshot).iloc[0]
    return Totals(
        n_reviews=int(row["n_reviews"]),
        n_boards=int(row["n_boards"]),
        n_findings=int(row["n_findings"]),
        n_quarantined=int(row["n_quarantined"]),
        import_id=int(row["import_id"]),
        as_at=row["as_at_date"].date(),
        has_parent=bool(row["has_parent"]),
    )


@lru_cache(maxsize=2)
def findings(reader: Reader, snapshot: Snapshot) -> pd.DataFrame:
    """The findings that still stand: columns rule, severity, table, file, row, column, message,
    key, import. Cached (no value of a record is in it): not to be changed by who reads it.

    Raises RefusedError for a reader who does not look after the records.
    """
    _check(reader)
    listed = _listing("findings", snapshot)
    listed["row"] = listed["row"].astype("Int64")
    return listed


def kept_out(reader: Reader, snapshot: Snapshot) -> dict[str, int]:
    """How many rows of each table are kept out; tables without any are left out."""
    _check(reader)
    listed = _listing("kept_out", snapshot)
    counts = dict(zip(listed["table"], (int(n) for n in listed["n_rows"]), strict=True))
    return {name: counts[name] for name in import_tables() if name in counts}


def quarantined(reader: Reader, snapshot: Snapshot, table: str) -> pd.DataFrame:
    """The rows of a table that are kept out, as read: those of the table's columns that a file
    had, then file, row and reasons (and which columns were absent). May hold free text: for a
    file, never for a page."""
    _check(reader)
    listed = _listing("quarantine", snapshot, table_name=table)
    cells = [dict(row) for row in listed["cells"]]
    present = {name for row in cells for name in row}
    columns = [c.name for c in import_tables()[table].columns if c.name in present]
    rows = pd.DataFrame([[row.get(name) for name in columns] for row in cells], columns=columns)
    return with_absent(rows, listed[list(MENDING_COLUMNS)])


def silent_boards(reader: Reader, snapshot: Snapshot, as_at: date) -> pd.DataFrame:
    """Boards that lead no review, or whose latest record is more than twelve months old: columns
    board_id, board_name, region, n_reviews, last_date (null: none), n_months (whole months
    since), opened_date, closed_date, is_closed; dates are `MonthOnly` where no more is known."""
    _check(reader)
    return with_dates(_listing("silent_boards", snapshot, as_at=as_at))


def n_open_boards(snapshot: Snapshot, as_at: date) -> int:
    """How many boards were open on a day."""
    return int(_listing("open_boards", snapshot, as_at=as_at).iloc[0]["n_boards"])


def changes(reader: Reader, snapshot: Snapshot, import_id: int) -> pd.DataFrame:
    """The values that an import replaced: columns table, key, column, value_before, value_now;
    of free text only that it changed."""
    _check(reader)
    return _listing("changes", snapshot, import_id=import_id, free_text=free_text_columns())


def received(reader: Reader, snapshot: Snapshot) -> pd.DataFrame:
    """What each board last sent, as `scr.importing.received` has it."""
    _check(reader)
    return _received(snapshot)


def asked_of_boards(reader: Reader, snapshot: Snapshot) -> pd.DataFrame:
    """What to ask each board for, as `scr.importing.asked_of_boards` has it."""
    _check(reader)
    return _asked_of_boards(snapshot)


@dataclass(frozen=True)
class Standard:
    """One edition of a rule: what it says, its first and last day in force (None: no bound)."""

    standard_id: str
    edition: str
    says: str
    in_force_from: date | None
    in_force_to: date | None
    source: str


@lru_cache(maxsize=2)
def standards(snapshot: Snapshot) -> list[Standard]:
    """The dated rules that the figure `standards` judges by, in the order of the process. They
    are reference data: the same for every reader."""
    rows = _listing("standards", snapshot).astype(object)
    return [
        Standard(
            **{str(name): row[name] for name in ("standard_id", "edition", "says", "source")},
            in_force_from=_day(row["in_force_from"]),
            in_force_to=_day(row["in_force_to"]),
        )
        for row in rows.to_dict("records")
    ]


def _day(value: pd.Timestamp) -> date | None:
    return None if pd.isna(value) else value.date()


Pause = tuple[date, date, str]


@lru_cache(maxsize=8)
def open_pauses(reader: Reader, snapshot: Snapshot, as_at: date) -> dict[str, tuple[Pause, ...]]:
    """When the clocks of open reviews stood still by agreement: (first day, day on which the
    clock ran again or the as-at date, reason) by review, in the order of the days; of the reviews
    of the reader's own boards. Cached.

    Raises RefusedError for a reader who may not see single reviews.
    """
    if not reader.may_see_cases:
        raise RefusedError("Single reviews are shown only to those cleared to see them.")
    pauses: dict[str, tuple[Pause, ...]] = {}
    for row in _listing("open_pauses", snapshot, as_at=as_at).to_dict("records"):
        if not reader.may_see_cases_of(row["board_id"]):
            continue
        pause = (row["span_start"].date(), row["span_end"].date(), str(row["reason"]))
        pauses[row["review_id"]] = (*pauses.get(row["review_id"], ()), pause)
    return pauses


def free_text_columns() -> list[str]:
    """The columns whose wording no listing shows, as `table.column`: every text of an import table
    that its file in `queries/schema` does not declare plain."""
    return [
        f"{table.name}.{column.name}"
        for table in import_tables().values()
        for column in table.columns
        if column.is_free_text
    ]


def _check(reader: Reader) -> None:
    reader.refuse_unless(
        "findings", "What the checks found is shown to those who look after the records."
    )


def _listing(name: str, snapshot: Snapshot, **parameters: object) -> pd.DataFrame:
    return query(snapshot, _text(name), parameters)


@lru_cache(maxsize=16)
def _text(name: str) -> str:
    return (QUERIES / "listings" / f"{name}.sql").read_text(encoding="utf-8")
