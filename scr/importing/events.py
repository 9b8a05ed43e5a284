"""Which dates of the tables are events that happen, and the latest of them."""

from datetime import date

import duckdb

from scr.importing.reading import Reading
from scr.importing.rules import rules
from scr.importing.staging import BOARDS, stage
from scr.importing.values import EARLIEST
from scr.store import Table, import_tables

# Dates by which something is to be done, and those that are no event of a case.
_NO_EVENTS = ("due_date", "reply_due_date")
DATASET = "dataset"
_NO_RECORDS = (DATASET, BOARDS, "populations", "neighbours")


def event_columns(table: Table) -> list[str]:
    """The columns of a table whose dates are events; none for tables that hold no records."""
    if table.name in _NO_RECORDS:
        return []
    return [c.name for c in table.columns if c.kind == "date" and c.name not in _NO_EVENTS]


def declared_as_at(reading: Reading) -> date | None:
    """The as-at date of the dataset row that will go in, None when there is none."""
    parts = [part for part in reading.parts if part.table == DATASET]
    # Its own date is what the ten years would be counted from, so here they are no limit.
    staged = stage(import_tables()[DATASET], parts, date.max)
    unusable = {
        row
        for faults in staged.faults
        if rules()[faults["fault"][0].as_py()].severity == "reject"
        for row in faults["row_id"].to_pylist()
    }
    days: dict[int, date] = {}
    for row in staged.data().to_pylist():
        if row["row_id"] not in unusable and row["as_at_date"] >= EARLIEST:
            days.setdefault(row["source_no"], row["as_at_date"])
    return days[max(days)] if days else None


def latest_event(connection: duckdb.DuckDBPyConnection, last: date) -> date | None:
    """The latest day on which a recorded event happened, of the rows that go in and those that
    are there (`all_<table>`), not after the day `last`; None where there is none."""
    days = []
    for table in import_tables().values():
        columns = event_columns(table)
        if columns:
            latest = ", ".join(f"max({c}) filter (where {c} <= $last)" for c in columns)
            row = connection.execute(
                f"select {latest} from all_{table.name}", {"last": last}
            ).fetchall()[0]
            days += [day for day in row if day is not None]
    return max(days, default=None)
