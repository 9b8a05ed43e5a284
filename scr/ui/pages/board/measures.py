"""Which measure of the board is shown alone."""

import streamlit as st

from scr.text.measure import MEASURES


def choose_measure() -> str:
    """Draw the list of measures; the choice lives in the URL."""
    return str(
        st.selectbox(
            "One measure in detail",
            list(MEASURES),
            format_func=lambda name: MEASURES[name].label,
            key="measure",
            bind="query-params",
            persist_state="session",
        )
    )
