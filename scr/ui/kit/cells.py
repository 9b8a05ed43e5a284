"""Tables of ours, drawn where their cells are read as Markdown."""

import pandas as pd

from scr.base.markdown import heading


def cells(table: pd.DataFrame) -> pd.DataFrame:
    """The table with the texts of its cells and heads shown letter by letter."""
    shown = table.rename(columns=lambda name: heading(name) if isinstance(name, str) else name)
    for place, kind in enumerate(shown.dtypes):
        if not pd.api.types.is_numeric_dtype(kind):
            column = shown.iloc[:, place].astype(object)
            shown_cells = [heading(cell) if isinstance(cell, str) else cell for cell in column]
            shown.isetitem(place, shown_cells)
    return shown
