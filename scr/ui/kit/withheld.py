"""What a reader may not see is said calmly in its place; the rest of the page stays."""

from collections.abc import Callable

import streamlit as st

from scr.base.errors import RefusedError
from scr.ui.kit.card import Card, show


def show_or_say(build: Callable[[], Card]) -> None:
    """Show a card; where the reader's policy does not answer it, why not and what to ask."""
    try:
        card = build()
    except RefusedError as error:
        with st.container(border=True, height="stretch"):
            st.markdown(f":material/visibility_off: {error}")
        return
    show(card)
