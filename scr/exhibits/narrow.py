"""A figure narrowed to some of its rows, its mask of hidden cells with it."""

from dataclasses import replace

import pandas as pd

from scr.figures.run import Result


def rows_where(result: Result, is_kept: pd.Series) -> Result:
    """The figure with the rows for which `is_kept` is true, in their order; a null counts as
    false."""
    kept = is_kept.fillna(value=False).to_numpy(dtype=bool)
    hidden = None if result.hidden is None else result.hidden[kept].reset_index(drop=True)
    return replace(result, table=result.table[kept].reset_index(drop=True), hidden=hidden)


def only(result: Result, column: str, code: str) -> Result:
    """The figure with the rows that have a code in a column."""
    return rows_where(result, result.table[column] == code)
