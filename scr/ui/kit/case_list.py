"""Lists of cases, and the way from a row to the review's own page.

The address holds the review's own reference, where one came from, and the view there; nothing
else. The view is one parameter, as Streamlit lets nobody set those that its widgets are bound to.
"""

from collections.abc import Iterable
from urllib.parse import urlencode

import pandas as pd
import streamlit as st
from streamlit.elements.lib.column_types import ColumnConfig

from scr.text import case_table
from scr.ui.kit.places import path_of
from scr.ui.kit.row_list import pick_row

CASES_SHOWN = 500
"""Rows of a list of cases shown on a page; a download has them all."""

REVIEW, CAME_FROM, VIEW = "review", "from", "view"
"""Names in the address: the review's reference, the page one came from, what was chosen there."""

PIXELS_A_LETTER, PADDING = 6, 18
"""How wide a column of a list is for its words."""


def open_case(review_id: str, came_from: str) -> None:
    """Go to the page of a review; ends the run. What is chosen here goes along."""
    address = {REVIEW: review_id, CAME_FROM: came_from}
    # A name may stand in an address several times, as the boards of an own group do.
    chosen = [(name, text) for name in st.query_params for text in st.query_params.get_all(name)]
    st.switch_page(
        path_of("review"), query_params=address | ({VIEW: urlencode(chosen)} if chosen else {})
    )


def pick_case(frame: pd.DataFrame, key: str, came_from: str, alt: str) -> None:
    """Draw a list of cases; choosing a row opens its review. `frame` has a column review_id."""
    shown = case_table.as_read(frame)
    picked = pick_row(
        shown,
        key,
        alt,
        case_table.narrowed_by(frame),
        column_config=_columns(shown, frame),
    )
    if picked is not None:
        open_case(str(frame["review_id"].iloc[picked]), came_from)


def _columns(shown: pd.DataFrame, frame: pd.DataFrame) -> dict[str, ColumnConfig]:
    """How the columns are written: days without a time of day, numbers as everywhere, and words of
    codes whole, also where the first rows have none."""
    days, numbers = (shown.select_dtypes(kind).columns for kind in ("datetime", "number"))
    coded = {case_table.heading(name) for name in frame if name in case_table.KINDS}
    return (
        {name: st.column_config.DateColumn(format="D MMM YYYY") for name in days}
        | {name: st.column_config.NumberColumn(format="localized") for name in numbers}
        | {
            name: st.column_config.TextColumn(width=pixels([name, *shown[name].astype(str)]))
            for name in sorted(coded & set(shown))
        }
    )


def pixels(texts: Iterable[str]) -> int:
    """How wide a column is that holds the longest of some texts whole."""
    return PIXELS_A_LETTER * max(map(len, texts), default=0) + PADDING
