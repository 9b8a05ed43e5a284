"""The box at the top of every page that finds a board by any of its names and leads to its page.

The board found last is the reader's own until they forget it. Only their browser remembers it: the
server draws the same page for everybody of the same rights.
"""

import streamlit as st

from scr import access
from scr.access.figures import may_group_by_board
from scr.figures.directory import Directory
from scr.ui.kit import board_names, browser
from scr.ui.kit.places import BOARD, current_page, path_of

_BOX, _FOUND, _LEADS_TO = "find_board", "board_found", "board_led_to"


def draw(directory: Directory) -> None:
    """Draw the box with the boards whose pages have something for the reader, and the link to their
    own board; nothing where there is no such board."""
    board_id = st.session_state.pop(_LEADS_TO, None)
    if board_id is not None:
        st.switch_page(path_of("board"), query_params={BOARD: board_id})
    offered = names(directory)
    if not offered:
        return
    short = board_names.labels(directory, short=True)
    with st.container(
        horizontal=True, width="content", vertical_alignment="center", key="own_board", gap="small"
    ):
        browser.own_board_link(
            {board_id: short[board_id] for board_id in offered},
            remember=st.session_state.get(_FOUND),
            on_open=_open,
        )
        st.selectbox(
            "Find a board",
            list(offered),
            index=None,
            format_func=lambda board_id: offered.get(board_id, board_id),
            placeholder="Find a board",
            label_visibility="collapsed",
            icon=":material/search:",
            filter_mode="contains",
            key=_BOX,
            on_change=_chosen,
            width=352,
        )


def names(directory: Directory) -> dict[str, str]:
    """The names, by id, of the boards that the reader may be shown by themselves: a chair of theirs
    alone, until boards have agreed to be seen by each other."""
    reader = access.current_reader()
    shown = board_names.findable(directory)
    return {
        board_id: name for board_id, name in shown.items() if may_group_by_board(reader, board_id)
    }


def _chosen() -> None:
    state = st.session_state
    board_id = state.get(_BOX)
    state[_BOX] = None
    if board_id is not None:
        # Numbered: what is found again after it was forgotten is remembered again.
        number, _ = state.get(_FOUND, (0, ""))
        state[_FOUND] = (number + 1, board_id)
        _open(board_id)


def _open(board_id: str) -> None:
    """Lead to a board's page. On it, the filter follows and all else stays as it is chosen."""
    st.session_state[BOARD if current_page() == "board" else _LEADS_TO] = board_id
