"""How what needs attention stands on the overview."""

import streamlit as st

from scr.base.markdown import sentence
from scr.exhibits.overview_year import Attention
from scr.ui.kit.places import link_to


def show_attention(item: Attention) -> None:
    """One line of what needs attention: the sentence, and its link at the end of the line."""
    with st.container(
        horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"
    ):
        st.markdown(sentence(item.sentence), width=360)
        link_to(item.page, item.label, item.card, item.choice)
