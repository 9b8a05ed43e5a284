"""What is chosen on the quality page, each in the address: whose assessments, of which question,
and how letters are counted."""

import streamlit as st

from scr.base import terms
from scr.exhibits.challenges import BY
from scr.text import quality as said


def choose_assessor() -> str:
    """Whose assessments are shown."""
    labels = terms.labels("assessor")
    chosen = st.segmented_control(
        "Assessed by",
        list(labels),
        default="panel",
        required=True,
        format_func=lambda code: labels[code],
        key="assessor",
        bind="query-params",
        help=said.NOT_COMPARED,
    )
    return chosen if chosen in labels else "panel"


def choose_question() -> str:
    """Which question the grades are shown of."""
    chosen = st.segmented_control(
        "Grades on",
        list(said.QUESTIONS),
        default="why",
        required=True,
        format_func=lambda code: said.QUESTIONS[code],
        key="question",
        bind="query-params",
    )
    return chosen if chosen in said.QUESTIONS else "why"


def choose_by() -> str:
    """Whether letters are counted by subject or by who raised them."""
    chosen = st.segmented_control(
        "Letters by",
        list(BY),
        default="subject",
        required=True,
        format_func=lambda code: BY[code],
        key="letters_by",
        bind="query-params",
    )
    return chosen if chosen in BY else "subject"
