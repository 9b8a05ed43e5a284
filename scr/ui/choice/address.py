"""Boards in the address: by their ids, which a change of name leaves as they are and which never
fit two boards. Addresses that hold a name, a former one too, are still understood.

Streamlit writes what a list shows into the address, so lists of boards are not bound to it; they
are kept with it here, the address being taken up before a list is drawn and written after.
"""

from collections import Counter
from collections.abc import Sequence

import streamlit as st

from scr.base import words
from scr.figures.compare import peers
from scr.figures.directory import Directory
from scr.importing.names import key as board_key
from scr.importing.names import plain
from scr.ui.kit.places import has_changed

ALL = "All"
"""What stands in a list of one board for none in particular."""


def take_up(key: str, known: Directory, *, many: bool = False) -> list[str]:
    """Before the list is drawn: what the address names anew becomes what is chosen in it. Returns
    what it names that is no board."""
    named, kept = st.query_params.get_all(key), st.session_state.get(_seen(key))
    if has_changed() and not named:
        # A page reached from the navigation begins without it: what was chosen stands.
        if kept is not None:
            _choose(key, kept, many=many)
        return []
    # One reached by a link that names boards begins with these, whatever was chosen.
    if not has_changed() and named == (kept or []):
        return []
    meant = {text: board_meant(text, known) for text in named}
    found = [board_id for board_id in dict.fromkeys(meant.values()) if board_id]
    _choose(key, found, many=many)
    return [text for text, board_id in meant.items() if board_id is None]


def put(key: str, board_ids: Sequence[str]) -> None:
    """After the list is drawn: the address holds what is chosen."""
    chosen = list(board_ids)
    if st.query_params.get_all(key) != chosen:
        if chosen:
            st.query_params[key] = chosen
        else:
            del st.query_params[key]
    st.session_state[_seen(key)] = chosen


def board_meant(text: str, known: Directory) -> str | None:
    """The id of the board that an address means: by its id, else by its name, short or full, else
    by a former name. Of several of one name the one that is open; None where that is not one."""
    full = dict(zip(known.boards["board_id"], known.boards["board_name"], strict=True))
    for board_id in full:
        if board_key(board_id) == board_key(text):
            return str(board_id)
    wanted = plain(text)
    now = {board_id: (name, words.board_short(name)) for board_id, name in full.items()}
    for names in (now, known.former_names):
        fit = [one for one, spelt in names.items() if wanted in map(plain, spelt)]
        if fit:
            return _only_open(fit, known)
    return None


def _only_open(board_ids: list[str], known: Directory) -> str | None:
    if len(board_ids) == 1:
        return board_ids[0]
    boards = peers.boards_by_id(known.boards)
    left = [one for one in board_ids if boards[one].is_open(known.as_at, known.as_at)]
    return left[0] if len(left) == 1 else None


def labels(known: Directory, *, short: bool = False) -> dict[str, str]:
    """The name of each board as a list shows it, by id; with the id where two have one name."""
    boards = known.boards.to_dict("records")
    names = {
        row["board_id"]: words.board_short(row["board_name"]) if short else row["board_name"]
        for row in boards
    }
    times = Counter(names.values())
    return {
        board_id: name if times[name] == 1 else f"{name} ({board_id})"
        for board_id, name in names.items()
    }


def _choose(key: str, board_ids: list[str], *, many: bool) -> None:
    st.session_state[key] = board_ids if many else board_ids[0] if board_ids else ALL


def _seen(key: str) -> str:
    return f"{key}_in_address"
