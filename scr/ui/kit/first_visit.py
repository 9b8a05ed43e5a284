"""Where to begin, in three sentences, on a reader's first visit. Their browser remembers that they
have closed it."""

import streamlit as st

from scr.figures.directory import Directory
from scr.ui.kit import browser, own_board
from scr.ui.kit.places import CARD

_FIND = (
    "Find your board in the box at the top, or choose years, a region or a board under “Change "
    "what is shown”."
)
_CHOOSE = "Choose the years under “Change what is shown”."


def show(directory: Directory) -> None:
    """Draw the three sentences, unless a link has led to a card: then one knows what one wants."""
    if CARD in st.query_params:
        return
    browser.first_visit(
        "New here? The sentence above is the answer for the years and boards chosen; each page "
        f"answers a question of its own. {_FIND if own_board.names(directory) else _CHOOSE} Below "
        "each chart, “Definition” says what is counted, and you can download it or copy its link."
    )
