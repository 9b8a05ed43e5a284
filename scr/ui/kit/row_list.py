"""A list of rows on a page: found by a word, narrowed by a column, in an order, and twelve at a
time, so that nothing scrolls within the page. Of a short list nothing of this is drawn."""

from collections.abc import Sequence
from typing import Any

import pandas as pd
import streamlit as st

from scr.base import words
from scr.ui.kit.folded_table import IN_SIGHT

EVERY, AS_LISTED = "All", "As listed"
# More values than these are no states to choose from.
MOST_STATES = 12
# Nothing recorded is an empty cell: "None" is no word for it.
NOTHING_IS_EMPTY = {"placeholder": ""}


def pick_row(
    listed: pd.DataFrame,
    key: str,
    alt: str,
    narrow_by: str = "",
    orders: Sequence[str] = (),
    **options: Any,
) -> int | None:
    """Draw the list; return the place in `listed` of the row that a reader chooses. `narrow_by` is
    the heading of the column by whose values it can be narrowed, `orders` those by which it can be
    put in order (none: all); `options` are those of Streamlit's own list."""
    rows = _kept(listed, key, narrow_by, [*(orders or map(str, listed.columns))])
    if rows is None:
        return None
    shown, place = _twelve(rows, key)
    chosen = place.dataframe(
        shown,
        hide_index=True,
        height="content",
        on_select="rerun",
        selection_mode="single-row",
        # A row that was chosen is not one of other rows.
        key=f"{key}_{hash(tuple(shown.index))}",
        alt=alt,
        **(NOTHING_IS_EMPTY | options),
    )
    picked = chosen.selection.rows
    return int(shown.index[picked[0]]) if picked and picked[0] < len(shown) else None


def show_rows(
    listed: pd.DataFrame,
    key: str,
    alt: str,
    narrow_by: str = "",
    *,
    is_found: bool = True,
    **options: Any,
) -> None:
    """Draw a list from which nothing is chosen. `is_found` False leaves out the way to find and
    order its rows, where the page has one of its own."""
    rows: pd.DataFrame | None = listed.reset_index(drop=True)
    if is_found:
        rows = _kept(listed, key, narrow_by, [*map(str, listed.columns)])
    if rows is None:
        return
    shown, place = _twelve(rows, key)
    place.dataframe(
        shown,
        hide_index=True,
        height="content",
        key=f"{key}_list",
        alt=alt,
        **(NOTHING_IS_EMPTY | options),
    )


def _kept(listed: pd.DataFrame, key: str, narrow_by: str, orders: list[str]) -> pd.DataFrame | None:
    """The rows that are left of a long list, as asked for; None where that is none."""
    rows = listed.reset_index(drop=True)
    if len(rows) > IN_SIGHT:
        rows = _narrowed(rows, key, narrow_by, orders)
    if not len(rows):
        st.markdown("No row has this. Change the words or the choice above.")
        return None
    return rows


def _twelve(rows: pd.DataFrame, key: str) -> tuple[pd.DataFrame, st.delta_generator.DeltaGenerator]:
    """The rows of the page that is chosen beneath, and where to draw them."""
    place = st.container()
    first = IN_SIGHT * (_page(len(rows), key) - 1)
    return rows.iloc[first : first + IN_SIGHT], place


def _narrowed(rows: pd.DataFrame, key: str, narrow_by: str, orders: list[str]) -> pd.DataFrame:
    """The rows that have every word asked for and the state chosen, in the order chosen."""
    with st.container(horizontal=True, vertical_alignment="bottom", key=f"quiet_find_{key}"):
        asked = st.text_input("Find in this list", key=f"{key}_find", width=260)
        states = list(dict.fromkeys(rows[narrow_by].astype(str))) if narrow_by in rows else []
        state = EVERY
        if 1 < len(states) <= MOST_STATES:
            state = st.selectbox(narrow_by, [EVERY, *sorted(states)], key=f"{key}_state", width=220)
        order = st.selectbox("Order by", [AS_LISTED, *orders], key=f"{key}_order", width=220)
    if state != EVERY:
        rows = rows[rows[narrow_by].astype(str) == state]
    if wanted := asked.casefold().split():
        texts = [" ".join(map(str, row)).casefold() for row in rows.itertuples(index=False)]
        rows = rows[[all(word in text for word in wanted) for text in texts]]
    return rows if order == AS_LISTED else rows.sort_values(order, kind="stable")


def _page(n: int, key: str) -> int:
    """Which twelve rows of `n` are shown, from 1; drawn beneath them."""
    n_pages = -(-n // IN_SIGHT)
    if n_pages == 1:
        return 1
    with st.container(horizontal=True, vertical_alignment="center", key=f"quiet_page_{key}"):
        page = st.pagination(n_pages, key=f"{key}_page_{n}")
        first = IN_SIGHT * (page - 1)
        st.caption(
            f"Rows {first + 1} to {min(first + IN_SIGHT, n)} of {words.number(n)}", width="content"
        )
    return page
