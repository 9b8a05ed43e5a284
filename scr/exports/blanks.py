"""The five things that stand where one expects a number: zero, not recorded, not applicable,
suppressed, not yet due. Each keeps its own form in every file.

Zero is a number and stays one. The others are a letter where the number would be: bare in CSV, in
square brackets in workbooks and documents, each explained beside the tables.
"""

from collections.abc import Mapping
from typing import Any

import pandas as pd

from scr import disclosure
from scr.figures.definitions import NEVER, FigureColumn
from scr.figures.run import Result

SUPPRESSED = disclosure.SUPPRESSED
NOT_RECORDED, NOT_APPLICABLE, NOT_YET = "x", "z", "n"
Columns = Mapping[str, FigureColumn]

EXPLAINED = {
    SUPPRESSED: "suppressed: a small number, or one from which a small number could be worked out",
    NOT_RECORDED: "not recorded",
    NOT_APPLICABLE: "not applicable: there was nothing to count, or the measure does not apply",
    NOT_YET: "not yet due or not yet known: the limit day has not passed, too few have been "
    "followed so long, or fewer than half have ended",
}
"""What each letter stands for. A 0 is a true zero: it was counted, and there was none."""


def marked(result: Result) -> pd.DataFrame:
    """The figure's table as objects ready to be written, no cell of it null.

    Same rows and columns as `result.table`: whole numbers are int, other numbers float, and where
    there is none stands one of the letters above. A text that is null says what that means.
    """
    table = disclosure.marked(result)
    rows = [dict(zip(table.columns, row, strict=True)) for row in table.itertuples(index=False)]
    columns = {column.name: column for column in result.columns}
    return pd.DataFrame(
        {name: [_cell(name, columns, row) for row in rows] for name in columns},
        dtype=object,
        index=table.index,
    )


def _cell(name: str, columns: Columns, row: Mapping[str, Any]) -> object:
    column = columns[name]
    value = row[name]
    if value == SUPPRESSED:
        return value
    if value is None or value is pd.NA:
        return _why(name, columns, row) if column.is_number else column.null_means
    if not column.is_number:
        return value.date() if isinstance(value, pd.Timestamp) else value
    return float(value) if column.sql_type == "DOUBLE" else int(value)


def _why(name: str, columns: Columns, row: Mapping[str, Any]) -> str:
    """Why a number is not there. A limit that is missing although its value is there cannot be
    worked out, unless it is the upper end of a time still running."""
    limited, _, end = name.rpartition("_")
    if end in ("lower", "upper") and row.get(limited) is not None:
        return NOT_YET if columns[name].kind == "days" and end == "upper" else NOT_APPLICABLE
    return mark(columns[name], columns, row)


def mark(column: FigureColumn, columns: Columns, row: Mapping[str, Any]) -> str:
    """The letter for a null, as the column's header declares it: where what it is made of is 0,
    nothing was there to count; where that is null itself, the letter is that one's. What is never
    null was not recorded at all in the dataset, and nor was anything else of the row."""
    if column.blank == NEVER or _is_unrecorded(columns, row):
        return NOT_RECORDED
    if not column.blank_where:
        return column.blank
    made_of = row.get(column.blank_where)
    if made_of is None:
        return mark(columns[column.blank_where], columns, row)
    # A hidden count says nothing here either.
    return column.blank if not isinstance(made_of, str) and made_of > 0 else NOT_APPLICABLE


def _is_unrecorded(columns: Columns, row: Mapping[str, Any]) -> bool:
    """Whether the counts of a row are null that never are: the dataset records none of what the
    figure counts."""
    return any(
        column.kind == "count" and column.blank == NEVER and row.get(name) is None
        for name, column in columns.items()
    )
