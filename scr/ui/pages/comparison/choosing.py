"""The comparison page: what is chosen on it. All of it lives in the address; what that says is
checked here again."""

import streamlit as st

from scr.exhibits.compare import BY_NAME, BY_SIZE, Choices
from scr.text import comparison as comparison_words
from scr.text import measure as measure_words

ORDERS = {BY_NAME: "By name", BY_SIZE: "By size"}
STEPS = {"quarter": "Quarters", "year": "Years"}


def choose() -> tuple[str, Choices]:
    """The measure, and how boards are shown beside each other."""
    left, right = st.columns([3, 2], vertical_alignment="bottom")
    measure = _measure(left)
    with right.container(horizontal=True, vertical_alignment="bottom"):
        order = _segments("Order of boards", ORDERS, "order")
        step = _segments("Over time by", STEPS, "step")
    st.caption(f"Meaning: {measure_words.measures()[measure].meaning}.")
    is_adjusted = False
    if measure_words.is_judged(measure):
        is_adjusted = st.toggle(
            "Allow for real differences between boards",
            key="adjusted",
            bind="query-params",
            persist_state="session",
            help=comparison_words.A_CHOICE,
        )
    else:
        st.info(comparison_words.NO_MARKS)
    return measure, Choices(order, bool(is_adjusted), step)


def _measure(place: st.delta_generator.DeltaGenerator) -> str:
    names = list(measure_words.measures())
    measure = place.selectbox(
        "Measure",
        names,
        format_func=lambda name: measure_words.MEASURES[name].label,
        key="measure",
        bind="query-params",
        persist_state="session",
    )
    return measure if measure in names else names[0]


def _segments(label: str, options: dict[str, str], key: str) -> str:
    chosen = st.segmented_control(
        label,
        list(options),
        default=next(iter(options)),
        required=True,
        format_func=lambda one: options[one],
        key=key,
        bind="query-params",
        persist_state="session",
    )
    return chosen if chosen in options else next(iter(options))
