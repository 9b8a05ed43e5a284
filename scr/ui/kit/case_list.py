"""Lists of cases, and the way from a row to the review's own page.

The address holds the review's own reference, where one came from, and the view there; nothing
else. The view is one parameter, as Streamlit lets nobody set those that its widgets are bound to.
"""

from urllib.parse import urlencode

import pandas as pd
import streamlit as st

from scr.text import case_table
from scr.ui.kit.places import path_of
from scr.ui.kit.row_list import pick_row

REVIEW, CAME_FROM, VIEW = "review", "from", "view"
"""Names in the address: the review's reference, the page one came from, what was chosen there."""


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
    # Days have no time of day; numbers are written as everywhere.
    days, numbers = (shown.select_dtypes(kind).columns for kind in ("datetime", "number"))
    picked = pick_row(
        shown,
        key,
        alt,
        case_table.narrowed_by(frame),
        column_config={name: st.column_config.DateColumn(format="D MMM YYYY") for name in days}
        | {name: st.column_config.NumberColumn(format="localized") for name in numbers},
    )
    if picked is not None:
        open_case(str(frame["review_id"].iloc[picked]), came_from)
