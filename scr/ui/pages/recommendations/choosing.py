"""What is chosen on the recommendations page, in the address: the weight, and which are listed."""

import streamlit as st

from scr.base import terms
from scr.cases.recommendations import STANDINGS
from scr.exhibits.follow_through import WEIGHTS
from scr.text import recommendation as recommendation_words
from scr.ui.choice import choosers
from scr.ui.kit.places import LIST

OVERDUE = "overdue"
"""In the address, which standing is listed; and the one that is until another is chosen."""


def choose_weight() -> str:
    """What weighs the same in the curve, a recommendation or a review."""
    with st.container(horizontal=True, vertical_alignment="center", gap="medium"):
        chosen = choosers.segments("Each counts the same", WEIGHTS, "weight", "recommendation")
        st.caption(recommendation_words.SWAMP)
    return chosen


def choose_standing() -> str:
    """Which standing is listed."""
    shown = {standing: terms.label("standing", standing) for standing in STANDINGS}
    return choosers.segments("Listed", shown, LIST, OVERDUE)
