"""The choices of the timeliness page; all live in the address."""

import streamlit as st

from scr.base import terms
from scr.exhibits.completion import COMPARISONS
from scr.exhibits.open_reviews import EVERY_AGE
from scr.exhibits.timeliness import COMPLETE
from scr.exhibits.view import View


def choose_comparison(view: View) -> str:
    """What the curve compares, a name of `completion.COMPARISONS`."""
    offered = [name for name in COMPARISONS if name != "board" or view.board_id]
    chosen = st.segmented_control(
        "Compare",
        offered,
        default="all",
        required=True,
        format_func=lambda name: COMPARISONS[name],
        key="compare",
        bind="query-params",
    )
    return chosen if chosen in offered else "all"


def choose_age() -> str:
    """Which ages of open reviews are shown: an age band, or every age."""
    ages = terms.labels("age_band")
    chosen = st.segmented_control(
        "Open for",
        [EVERY_AGE, *ages],
        default=EVERY_AGE,
        required=True,
        format_func=lambda age: ages.get(age, "Any time"),
        key="age",
        bind="query-params",
    )
    return chosen if chosen in ages else EVERY_AGE


def choose_standard() -> str:
    """Which standard is shown by year."""
    standards = terms.labels("standard")
    return st.selectbox(
        "Standard",
        list(standards),
        index=list(standards).index(COMPLETE),
        format_func=lambda name: standards[name],
        key="standard",
        bind="query-params",
    )
