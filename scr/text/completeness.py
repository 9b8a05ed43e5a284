"""Sentences about how much of a table is filled, made from the figure `data_quality`. Bold marks
what a reader should take away (Markdown)."""

from collections.abc import Sequence

from scr.base import words
from scr.figures.values import FigureRow

CAUTION = "A blank may be a thing that has not happened yet: filled is not the same as right."


def heading(table: str, columns: Sequence[FigureRow]) -> str:
    """How many rows the table has, in one line; `columns` has a row for each of its columns."""
    n_rows = max((row["n_rows"] for row in columns), default=0)
    name = words.capital(table.replace("_", " "))
    return f"{name}: {words.count(n_rows, 'row')}" if n_rows else f"{name}: no rows"


def sentence(columns: Sequence[FigureRow], whose: str) -> str:
    """How many columns are filled throughout, and which is filled least."""
    if not any(row["n_rows"] for row in columns):
        return f"This table has no row {whose}."
    full = sum(row["n_filled"] == row["n_rows"] for row in columns)
    lead = f"**{full} of {len(columns)} columns** are filled in every row {whose}"
    if full == len(columns):
        return f"{lead}."
    least = min(columns, key=lambda row: (row["filled_rate"], row["column"]))
    return (
        f"{lead}. The one filled least often is {least['column']}: "
        f"**{least.share('filled_rate').written}**."
    )
