"""Reading a page tab by tab, as only what is open is there, and what a card opens."""

from collections.abc import Callable, Iterator
from typing import TypeVar

from streamlit.testing.v1 import AppTest

from scr.ui.kit.buttons import ASKED

Read = TypeVar("Read")


def open_tab(at: AppTest, name: str) -> AppTest:
    """The page with another tab open."""
    at.session_state[f"tab_{at.session_state['page_shown']}"] = name
    at.run()
    assert not at.exception
    return at


def tab_by_tab(at: AppTest, read: Callable[[AppTest], Read]) -> Iterator[Read]:
    """What is read of the page with each of its tabs open, in their order."""
    for name in [tab.label for tab in at.tabs]:
        yield read(open_tab(at, name))


def ask(at: AppTest, card: str, what: str) -> AppTest:
    """The page after something was pressed in the quiet row of a card, as the browser says it."""
    at.session_state[f"{ASKED}quiet_{card}"] = {"what": what, "turn": "1"}
    at.run()
    assert not at.exception
    return at
