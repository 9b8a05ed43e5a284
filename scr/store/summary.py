"""What is asked of a snapshot most often, kept in its seal: whoever asks what is there, or how it
came to be there, opens no database for it.

A snapshot never changes, so neither does this. Snapshots of earlier versions have none; their
files are asked instead.
"""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date, datetime
from typing import Any

import duckdb

from scr.store.schema import declared, import_names

# Imports made before this was counted passed no row over.
PASSED_OVER = "n_passed_over"
COLUMNS = (
    *("import_id", "snapshot_id", "imported_at", "action", "sources", "is_replace", "as_at_date"),
    *("n_read", "n_added", "n_changed", "n_unchanged", "n_removed", "n_quarantined", "n_findings"),
    PASSED_OVER,
)


@dataclass(frozen=True)
class Summary:
    """`made_by` is the line of `imports` that made the snapshot, with its `parent_id`;
    `as_at_source` where its day comes from; `n_rows` the rows of each import table; `columns`
    stands for the columns of all tables."""

    made_by: Mapping[str, Any]
    as_at_source: str
    n_rows: Mapping[str, int]
    columns: str

    def content(self) -> dict[str, Any]:
        """The summary as it is stored: what JSON can hold."""
        line = {k: v.isoformat() if isinstance(v, date) else v for k, v in self.made_by.items()}
        return asdict(self) | {"made_by": line}


def of_build(connection: duckdb.DuckDBPyConnection, database: str) -> Summary:
    """The summary of a finished build that is attached as `database`."""
    answer = connection.execute(
        f"""
        select {", ".join(COLUMNS)}, parent_id, as_at_source
        from {database}.main.imports
        inner join (
            select snapshot_id, parent_id, as_at_source from {database}.main.snapshot
        ) using (snapshot_id)
        """
    )
    names = [name for name, *_ in answer.description or ()]
    line = dict(zip(names, answer.fetchall()[0], strict=True))
    source = line.pop("as_at_source")
    return Summary(line, source, row_counts(connection, database), columns_of_today())


def row_counts(connection: duckdb.DuckDBPyConnection, database: str) -> dict[str, int]:
    """How many rows each import table has."""
    # One after the other: all in one query takes five times as long to plan.
    return {
        name: connection.execute(f"select count(*) from {database}.main.{name}").fetchall()[0][0]
        for name in import_names()
    }


def read(stored: object) -> Summary | None:
    """A stored summary; None where it is none that today's commands could tell."""
    try:
        made_by = dict(stored["made_by"])  # type: ignore[index]
        made_by["imported_at"] = datetime.fromisoformat(made_by["imported_at"])
        made_by["as_at_date"] = date.fromisoformat(made_by["as_at_date"])
        n_rows = {name: int(stored["n_rows"][name]) for name in import_names()}  # type: ignore[index]
        line = {name: made_by[name] for name in (*COLUMNS, "parent_id")}
        return Summary(line, str(stored["as_at_source"]), n_rows, str(stored["columns"]))  # type: ignore[index]
    except (KeyError, TypeError, ValueError):
        return None


def columns_of_today() -> str:
    """What stands for the columns of all tables as they are declared today."""
    return hashlib.sha256(json.dumps(declared()).encode()).hexdigest()
