"""What a reader may not see is said calmly in its place; the rest of the page stays."""

from collections.abc import Callable
from functools import partial

import streamlit as st

from scr.base.errors import RefusedError
from scr.exhibits.exhibit import Exhibit
from scr.ui.kit.card import show


def show_or_say(
    build: Callable[[], Exhibit], below: Callable[[Exhibit], None] | None = None
) -> None:
    """Show an exhibit; where the reader's policy does not answer it, why not and what to ask.
    `below` draws beneath it, unless it is empty."""
    try:
        exhibit = build()
    except RefusedError as error:
        with st.container(border=True, height="stretch"):
            st.markdown(f":material/visibility_off: {error}")
        return
    draw = None if below is None or exhibit.empty else partial(below, exhibit)
    show(exhibit, below=draw)
