"""Small sources for tests of the import, and what stands in the database afterwards."""

import csv
from datetime import date
from pathlib import Path

import duckdb
import pandas as pd

from scr.importing import ImportReport, run_import
from scr.store import current

AS_AT = date(2016, 6, 30)
BOARDS = [
    {"board_id": "B1", "board_name": "North and South", "region": "North", "aliases": "NS; N & S"},
    {"board_id": "B2", "board_name": "East", "region": "East"},
]


def review(review_id: str = "R1", **values: str) -> dict[str, str]:
    """A review of a death under board B1."""
    return {"review_id": review_id, "board_id": "B1", "incident_type": "death", **values}


def recommendation(number: str = "1", **values: str) -> dict[str, str]:
    """A recommendation of review R1 to the police."""
    return {"recommendation_id": number, "review_id": "R1", "addressee": "Police", **values}


def write(folder: Path, **tables: list[dict[str, str]]) -> Path:
    """A folder with one CSV per table; the columns are those that some row has."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, rows in tables.items():
        columns = list(dict.fromkeys(column for row in rows for column in row))
        with (folder / f"{name}.csv").open("w", newline="", encoding="utf-8") as file:
            writer = csv.DictWriter(file, columns, restval="")
            writer.writeheader()
            writer.writerows(rows)
    return folder


def load(tmp_path: Path, name: str = "source", **tables: list[dict[str, str]]) -> ImportReport:
    """Import these rows (and, unless given, two boards) into the database under `tmp_path`."""
    tables.setdefault("boards", BOARDS)
    return run_import([write(tmp_path / name, **tables)], folder=tmp_path / "db", as_at=AS_AT)


def found(report: ImportReport) -> list[tuple[str, str, int | None, str | None]]:
    """The findings as (rule, table, row, column)."""
    return [
        (
            one["rule"],
            one["table"],
            None if pd.isna(one["row"]) else one["row"],
            None if pd.isna(one["column"]) else one["column"],
        )
        for one in report.findings.to_dict("records")
    ]


def ask(tmp_path: Path, sql: str) -> pd.DataFrame:
    """What the current snapshot answers, without the macros that figures need."""
    with duckdb.connect() as connection:
        connection.execute(f"attach '{current(tmp_path / 'db').path}' as records (read_only)")
        return connection.execute(sql).df()


def stored(tmp_path: Path, table: str) -> pd.DataFrame:
    """What stands in a table of the current snapshot."""
    return ask(tmp_path, f"from records.{table} order by all")


def count(report: ImportReport, table: str) -> tuple[int, int, int, int, int, int]:
    """n_read, n_added, n_changed, n_unchanged, n_removed, n_quarantined of a table."""
    one = next(c for c in report.counts if c.table == table)
    return (
        one.n_read,
        one.n_added,
        one.n_changed,
        one.n_unchanged,
        one.n_removed,
        one.n_quarantined,
    )
