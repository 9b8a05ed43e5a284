"""Import rows per second, against a pandas and pandera pipeline that reads the same files and
checks the same kinds of rules on reviews and recommendations. Aim: ten times as fast.

The pipeline is given every advantage: it only reads, parses and checks, and neither merges,
words messages, nor writes a snapshot.
"""

import tempfile
import time
from pathlib import Path

import pandas as pd
import pandera.pandas as pa
from pandera.errors import SchemaErrors

from scr.importing import run_import
from scr.sample import write_sample
from scr.store import import_tables

REVIEWS = 100_000
TABLES = ("reviews", "recommendations")
FORMATS = ("%Y-%m-%d", "%d/%m/%Y", "%d-%m-%Y", "%d %b %Y", "%d %B %Y")
BLANKS = ("", "n/a", "-", "unknown")
PAIRS = {
    "reviews": [
        ("decision", "decision_date"),
        ("panel_view", "panel_view_date"),
        ("final_decision", "final_decision_date"),
        ("nonpublication_outcome", "nonpublication_outcome_date"),
    ],
    "recommendations": [("response", "response_date"), ("closed_reason", "closed_date")],
}
CHAINS = {
    "reviews": [
        "incident_date",
        "notified_date",
        "decision_date",
        "initiated_date",
        "completed_date",
    ],
    "recommendations": ["done_date", "evidenced_date", "verified_date", "effect_date"],
}


def main() -> None:
    """Print rows per second of both, and the ratio."""
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "source"
        rows = write_sample(source, reviews=REVIEWS)
        start = time.perf_counter()
        report = run_import([source], folder=Path(folder) / "database")
        ours = time.perf_counter() - start
        start = time.perf_counter()
        failures = sum(_pipeline(source, table) for table in TABLES)
        theirs = time.perf_counter() - start
    all_rows, their_rows = sum(rows.values()), sum(rows[t] for t in TABLES)
    print(
        f"this import: {all_rows:,} rows of all tables in {ours:.1f} s, "
        f"{all_rows / ours:,.0f} a second, {len(report.findings):,} findings"
    )
    print(
        f"pandas and pandera: {their_rows:,} rows of two tables in {theirs:.1f} s, "
        f"{their_rows / theirs:,.0f} a second, {failures:,} failures"
    )
    print(f"ratio of rows a second: {(all_rows / ours) / (their_rows / theirs):.1f}")


def _pipeline(source: Path, table: str) -> int:
    frame = pd.read_csv(source / f"{table}.csv", dtype=str, keep_default_na=False)
    frame = frame.apply(lambda column: column.str.strip())
    kinds = {c.name: c for c in import_tables()[table].columns if c.name in frame}
    blank = frame.apply(lambda column: column.str.lower().isin(BLANKS))
    frame = frame.mask(blank)
    for name, column in kinds.items():
        if column.kind == "date":
            frame[name] = _dates(frame[name])
        elif column.kind == "code":
            frame[name] = frame[name].str.lower().str.replace(r"[^a-z0-9]+", "_", regex=True)
        elif column.kind == "whole_number":
            frame[name] = pd.to_numeric(frame[name].str.replace(",", ""), errors="coerce")
    try:
        _schema(table, kinds, _known(source)).validate(frame, lazy=True)
    except SchemaErrors as errors:
        return len(errors.failure_cases)
    return 0


def _dates(texts: pd.Series) -> pd.Series:
    found = pd.Series(pd.NaT, index=texts.index, dtype="datetime64[us]")
    for form in FORMATS:
        found = found.fillna(pd.to_datetime(texts, format=form, errors="coerce"))
    return found


def _known(source: Path) -> dict[str, set[str]]:
    boards = pd.read_csv(source / "boards.csv", dtype=str, keep_default_na=False)
    names = set(boards["board_id"]) | set(boards["board_name"])
    names |= {alias for cell in boards["aliases"] for alias in cell.split(";")}
    reviews = pd.read_csv(source / "reviews.csv", dtype=str, usecols=["review_id"])
    return {"board_id": names, "review_id": set(reviews["review_id"])}


def _schema(table: str, kinds: dict, known: dict[str, set[str]]) -> pa.DataFrameSchema:
    columns = {}
    for name, column in kinds.items():
        checks = [pa.Check.isin(column.codes)] if column.kind == "code" else []
        if column.kind == "date":
            checks = [pa.Check.in_range(pd.Timestamp("1990-01-01"), pd.Timestamp("2026-06-30"))]
        if name in known and not (table == "reviews" and name == "review_id"):
            checks = [pa.Check.isin(known[name])]
        columns[name] = pa.Column(checks=checks, nullable=not column.is_required)
    return pa.DataFrameSchema(
        columns,
        checks=[
            *(_pair(outcome, day) for outcome, day in PAIRS[table]),
            *(_in_order(a, b) for a, b in zip(CHAINS[table], CHAINS[table][1:], strict=False)),
        ],
        unique=list(import_tables()[table].key),
    )


def _pair(outcome: str, day: str) -> pa.Check:
    return pa.Check(lambda frame: frame[outcome].isna() == frame[day].isna())


def _in_order(first: str, second: str) -> pa.Check:
    return pa.Check(
        lambda frame: frame[first].isna() | frame[second].isna() | (frame[first] <= frame[second])
    )
