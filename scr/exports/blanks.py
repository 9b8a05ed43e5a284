"""The five things that stand where one expects a number: zero, not recorded, not applicable,
suppressed, not yet due. Each keeps its own form in every file.

Zero is a number and stays one. The others are a letter where the number would be: bare in CSV, in
square brackets in workbooks and documents, each explained beside the tables.
"""

from collections.abc import Mapping
from typing import Any

import pandas as pd

from scr import disclosure
from scr.figures.definitions import FigureColumn
from scr.figures.run import Result

SUPPRESSED = disclosure.SUPPRESSED
NOT_RECORDED, NOT_APPLICABLE, NOT_YET = "x", "z", "n"

EXPLAINED = {
    SUPPRESSED: "suppressed: a small number, or one from which a small number could be worked out",
    NOT_RECORDED: "not recorded: nobody wrote down what it would be made of",
    NOT_APPLICABLE: "not applicable: there was nothing to count, or the measure does not apply",
    NOT_YET: "not yet due or not yet known: the limit day has not passed, too few have been "
    "followed so long, or fewer than half have ended",
}
"""What each letter stands for. A 0 is a true zero: it was counted, and there was none."""


def is_number(column: FigureColumn) -> bool:
    """Whether the column holds numbers, so that a letter in it is a mark and not a text."""
    return column.sql_type in ("BIGINT", "INTEGER", "DOUBLE")


def marked(result: Result) -> pd.DataFrame:
    """The figure's table as objects ready to be written, no cell of it null.

    Same rows and columns as `result.table`: whole numbers are int, other numbers float, and where
    there is none stands one of the letters above. A text that is null says what that means.
    """
    table = disclosure.marked(result)
    rows = [dict(zip(table.columns, row, strict=True)) for row in table.itertuples(index=False)]
    columns = result.definition.shown_columns
    return pd.DataFrame(
        {column.name: _cells(column, rows) for column in columns}, dtype=object, index=table.index
    )


def _cells(column: FigureColumn, rows: list[dict[str, Any]]) -> pd.Series:
    return pd.Series([_cell(column, row) for row in rows], dtype=object)


def _cell(column: FigureColumn, row: Mapping[str, Any]) -> object:
    value = row[column.name]
    if value == SUPPRESSED:
        return value
    if value is None or value is pd.NA:
        return _why(column.name, row) if is_number(column) else column.null_means
    if not is_number(column):
        return value.date() if isinstance(value, pd.Timestamp) else value
    return float(value) if column.sql_type == "DOUBLE" else int(value)


def _why(name: str, row: Mapping[str, Any]) -> str:
    """Why a number is not there, from the counts beside it. A limit that is missing although its
    value is there cannot be worked out, unless it is the upper end of a time still running."""
    base = name.removesuffix("_lower").removesuffix("_upper")
    if base != name and row.get(base) is not None:
        waits = base == "median_days" and name.endswith("_upper")
        return NOT_YET if waits else NOT_APPLICABLE
    return _without_a_value(base, row)


def _without_a_value(name: str, row: Mapping[str, Any]) -> str:
    if name in ("child_years", "rate_per_100k"):
        return NOT_RECORDED if row.get("population_status") == "missing" else NOT_APPLICABLE
    if name.startswith("met_rate"):
        return _if_any(row.get(name.replace("met_rate", "n_not_yet_due")), NOT_YET)
    if name.startswith("clear_rate_"):
        return _if_any(row.get("n_assessed"), NOT_RECORDED)
    if name == "clear_rate":
        return _if_any(row.get("n_recommendations"), NOT_RECORDED)
    if name in ("median_days", "completed_only_median_days"):
        return _if_any(row.get("n_started", row.get("n_raised")), NOT_YET)
    if name.startswith(("evidenced_", "claimed_")):
        return _if_any(row.get("n_recommendations"), NOT_YET)
    return NOT_APPLICABLE


def _if_any(count: object, mark: str) -> str:
    """The mark where there was something to count, else not applicable."""
    return mark if isinstance(count, (int, float)) and count > 0 else NOT_APPLICABLE
