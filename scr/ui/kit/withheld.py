"""What a reader may not see is said calmly in its place; the rest of the page stays."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial

import streamlit as st

from scr.base.errors import RefusedError
from scr.base.markdown import sentence
from scr.exhibits.exhibit import Exhibit
from scr.ui.kit.card import show


def show_or_say(
    build: Callable[[], Exhibit], below: Callable[[Exhibit], None] | None = None
) -> None:
    """Show an exhibit; where the reader's policy does not answer it, why not and what to ask.
    `below` draws beneath it, unless it is empty."""
    with or_say():
        exhibit = build()
        draw = None if below is None or exhibit.empty else partial(below, exhibit)
        show(exhibit, below=draw)


@contextmanager
def or_say() -> Iterator[None]:
    """What is drawn within the block; where the reader may not see it, why not in its place."""
    try:
        yield
    except RefusedError as error:
        with st.container(border=True, height="stretch"):
            st.markdown(f":material/visibility_off: {error}")


def answer_or_say(place: st.delta_generator.DeltaGenerator, build: Callable[[], str]) -> None:
    """The page's answer in its place; where the reader may not have it, why not."""
    try:
        place.markdown(sentence(build()))
    except RefusedError as error:
        place.markdown(f":material/visibility_off: {error}")
