"""What is chosen on the recommendations page, in the address: the weight, and which are listed."""

import streamlit as st

from scr.base import terms
from scr.cases.recommendations import STANDINGS
from scr.exhibits.follow_through import WEIGHTS
from scr.text import recommendation as said
from scr.ui.kit.places import LIST

OVERDUE = "overdue"
"""In the address, which standing is listed; and the one that is until another is chosen."""


def choose_weight() -> str:
    """What weighs the same in the curve, a recommendation or a review."""
    with st.container(horizontal=True, vertical_alignment="center", gap="medium"):
        chosen = st.segmented_control(
            "Each counts the same",
            list(WEIGHTS),
            default="recommendation",
            required=True,
            format_func=lambda name: WEIGHTS[name],
            key="weight",
            bind="query-params",
        )
        st.caption(said.SWAMP)
    return chosen if chosen in WEIGHTS else "recommendation"


def choose_standing() -> str:
    """Which standing is listed."""
    chosen = st.segmented_control(
        "Listed",
        list(STANDINGS),
        default=OVERDUE,
        required=True,
        format_func=lambda standing: terms.label("standing", standing),
        key=LIST,
        bind="query-params",
        persist_state="session",
    )
    return chosen if chosen in STANDINGS else OVERDUE
