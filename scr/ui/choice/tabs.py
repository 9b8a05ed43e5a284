"""The tabs of a page: only the one that is open is filled, and it stands in the address.

What is not open is neither asked for nor sent. A link to a card opens the tab that has it.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import streamlit as st

from scr.ui.choice import address
from scr.ui.kit.places import CARD, current_page

TAB = "tab"
"""In the address: the tab that is open, where it is not the page's first."""


@dataclass(frozen=True)
class Tab:
    """A tab: its name, what draws it, and the keys of those of its cards that links lead to."""

    name: str
    fill: Callable[[], None]
    cards: Sequence[str] = ()


def draw(*tabs: Tab, card: str = "") -> None:
    """Draw the strip of tabs and what is in the open one. Once on a page. `card` is the one that
    the address means where it names none."""
    names = [tab.name for tab in tabs]
    card = st.query_params.get(CARD, card)
    having = [tab.name for tab in tabs if card in tab.cards]
    key = key_of_tabs()
    held = address.one_of(key, names, names[0], name=TAB, implied=having)
    places = st.tabs(names, key=key, on_change="rerun")
    is_open = st.session_state.get(key)
    # Else the link of a tab chosen later would open the tab of the card again.
    address.keep(held, without=[CARD] if having and is_open not in having else [])
    for tab, place in zip(tabs, places, strict=True):
        if place.open:
            with place:
                tab.fill()


def open_tab(name: str) -> None:
    """Open a tab of the page that is shown. For a button's callback."""
    st.session_state[key_of_tabs()] = name


def key_of_tabs() -> str:
    """The key of the tabs of the page that is shown: each page has its own."""
    return f"tab_{current_page()}"
