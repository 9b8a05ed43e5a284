"""The board's own lists: all its cases behind the measures, and the way to what is overdue."""

from collections.abc import Callable

import streamlit as st

from scr.base import terms
from scr.exhibits.board_cases import cases_behind
from scr.exhibits.board_choice import BoardChoice
from scr.exhibits.scope import Scope
from scr.ui.choice.address import ALL
from scr.ui.kit.case_list import CASES_SHOWN, pick_case
from scr.ui.kit.places import CARD, LIST, has, path_of


def list_of_cases(scope: Scope, choice: BoardChoice) -> Callable[[], None] | None:
    """Draws every case of the board behind a measure, each a click from its own page; None where
    there is none."""
    cases = cases_behind(scope, choice)
    if cases is None or not len(cases):
        return None

    def draw() -> None:
        # The board is the page's own unless others are counted with it; a code is no word.
        own = ["board_id"] if choice.as_now else ["board_id", "board_name"]
        pick_case(
            cases.drop(columns=own).head(CASES_SHOWN),
            "pick_board_reviews",
            "board",
            f"Reviews of {choice.board.name}",
        )

    return draw


def link_to_overdue(scope: Scope, choice: BoardChoice) -> None:
    """Draw the link to the list of the board's overdue recommendations."""
    if not has("recommendations"):
        return
    st.page_link(
        path_of("recommendations"),
        label="Open the list of what is overdue",
        icon=":material/arrow_forward:",
        # What was chosen elsewhere must not empty the list.
        query_params={
            **dict.fromkeys(("region", "area", "incident", "to", "theme"), ALL),
            CARD: LIST,
            LIST: terms.label("standing", "overdue"),
            "board": choice.board.board_id,
            "as_at": scope.as_at.isoformat(),
        },
    )
