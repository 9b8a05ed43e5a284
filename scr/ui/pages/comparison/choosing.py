"""The comparison page: what is chosen on it. All of it lives in the address; what that says is
checked here again."""

import streamlit as st

from scr.exhibits.compare import BY_NAME, BY_SIZE, Choices
from scr.text import comparison as comparison_words
from scr.text import measure as measure_words
from scr.ui.choice import choosers

ORDERS = {BY_NAME: "By name", BY_SIZE: "By size"}
STEPS = {"quarter": "Quarters", "year": "Years"}


def choose() -> tuple[str, Choices]:
    """The measure, and how boards are shown beside each other."""
    left, right = st.columns([3, 2], vertical_alignment="bottom")
    shown = {name: measure_words.MEASURES[name].label for name in measure_words.measures()}
    measure = choosers.pick("Measure", shown, "measure", place=left)
    with right.container(horizontal=True, vertical_alignment="bottom"):
        order = choosers.segments("Order of boards", ORDERS, "order")
        step = choosers.segments("Over time by", STEPS, "step")
    st.caption(f"Meaning: {measure_words.measures()[measure].meaning}.")
    is_adjusted = False
    if measure_words.is_judged(measure):
        is_adjusted = choosers.switch(
            "Allow for natural variation between boards (overdispersion)",
            "adjusted",
            comparison_words.A_CHOICE,
        )
    else:
        st.info(comparison_words.NO_MARKS)
    return measure, Choices(order, is_adjusted, step)
