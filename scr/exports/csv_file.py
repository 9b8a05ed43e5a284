"""A figure as a CSV file: the columns of the contract, then what it was filtered to."""

import csv
import io

import pandas as pd

from scr import disclosure
from scr.base import words
from scr.base.dates import MonthOnly
from scr.exports.harmless import harmless
from scr.figures.directory import directory
from scr.figures.run import Result


def figure_csv(result: Result) -> bytes:
    """The figure's table in UTF-8 with a byte-order mark (so that Excel reads it as such), a
    header row, hidden cells as `c`, nulls empty; then the same columns in every row that say what
    was asked: period, filters, as_at, policy, snapshot; of invented data a sixth, dataset."""
    table = disclosure.marked(result)
    for name, value in about(result).items():
        table[name] = value
    if directory(result.snapshot).is_sample:
        table["dataset"] = "Invented data"
    return rows_csv(table)


def about(result: Result) -> dict[str, str]:
    """What a figure was filtered to, by name."""
    asked = result.request
    filters = {
        "board": asked.board_id,
        "region": asked.region,
        "area_type": asked.area_type,
        "incident_type": asked.incident_type,
        "addressee_type": asked.addressee_type,
        "theme": asked.theme,
    }
    return {
        "period": asked.span.label or "everything",
        "filters": "; ".join(f"{k}={v}" for k, v in filters.items() if v) or "none",
        "as_at": result.as_at.isoformat(),
        "policy": result.policy,
        "snapshot": result.snapshot.id,
    }


def rows_csv(table: pd.DataFrame) -> bytes:
    """Any table as CSV, dates ISO (in words where only the month is known), nulls empty, text
    harmless."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(table.columns)
    for row in table.itertuples(index=False):
        writer.writerow(["" if pd.isna(value) else harmless(_plain(value)) for value in row])
    return ("\ufeff" + out.getvalue()).encode()


def file_name(result: Result, what: str = "") -> str:
    """A name that says which figure, by what, for which period and as at which day."""
    asked = result.request
    parts = [
        asked.figure,
        what or f"by-{asked.by}",
        asked.span.label.replace(":", "-").replace("..", "-to-") or "everything",
        f"as-at-{result.as_at.isoformat()}",
    ]
    if directory(result.snapshot).is_sample:
        parts.append("invented-data")
    return "_".join(parts) + ".csv"


def _plain(value: object) -> object:
    if isinstance(value, MonthOnly):
        return words.day(value)
    return value.date().isoformat() if isinstance(value, pd.Timestamp) else value
