"""The comparison page: what is chosen on it. All of it lives in the address; what that says is
checked here again."""

from dataclasses import replace

import streamlit as st

from scr.exhibits.compare import BY_NAME, BY_SIZE, Choices
from scr.text import comparison as comparison_words
from scr.text import measure as measure_words
from scr.ui.choice import choosers
from scr.ui.kit.folded_table import IN_SIGHT

ORDERS = {BY_NAME: "By name", BY_SIZE: "By size"}
STEPS = {"quarter": "Quarters", "year": "Years"}


def choose_measure() -> str:
    """The measure on which boards are compared."""
    shown = {name: measure_words.MEASURES[name].label for name in measure_words.measures()}
    left, _ = st.columns([3, 2])
    measure = choosers.pick("Measure", shown, "measure", place=left)
    st.caption(f"Meaning: {measure_words.measures()[measure].meaning}.")
    return measure


def choose() -> tuple[str, Choices]:
    """The measure, and whether spread between boards is allowed for."""
    measure = choose_measure()
    is_adjusted = False
    if measure_words.is_judged(measure):
        is_adjusted = choosers.switch(
            "Allow for natural variation between boards (overdispersion)",
            "adjusted",
            comparison_words.A_CHOICE,
        )
    else:
        st.info(comparison_words.NO_MARKS)
    return measure, Choices(is_adjusted=is_adjusted)


def choose_rows(choices: Choices) -> Choices:
    """In which order boards are listed, and whether all of them are."""
    with st.container(horizontal=True, vertical_alignment="bottom", gap="medium"):
        order = choosers.segments("Order of boards", ORDERS, "order")
        is_all = choosers.switch("Show all boards", "all_boards", comparison_words.FOLDED)
    return replace(choices, order=order, at_most=None if is_all else IN_SIGHT)


def choose_step(choices: Choices) -> Choices:
    """How long a period of the charts over time is."""
    return replace(choices, step=choosers.segments("Over time by", STEPS, "step"))
