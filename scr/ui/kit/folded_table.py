"""Long tables with their rest folded away. Not in a box that scrolls: such a box cannot be reached
with a keyboard alone in every browser."""

import pandas as pd
import streamlit as st

from scr.base import words
from scr.ui.kit.cells import cells

IN_SIGHT = 12
"""Rows of a table that are shown before the rest is folded away."""


def folding_table(rows: pd.DataFrame, alt: str, in_sight: int = IN_SIGHT) -> None:
    """Draw a table; of a long one the first rows, and the others in an expander."""
    rows = cells(rows)
    if len(rows) <= in_sight + 1:
        st.table(rows, hide_index=True, alt=alt)
        return
    st.table(rows.head(in_sight), hide_index=True, alt=alt)
    with st.expander(f"The other {words.count(len(rows) - in_sight, 'row')}"):
        st.table(rows.iloc[in_sight:], hide_index=True, alt=f"{alt}, the other rows")
