"""The names of boards where one is chosen: what a list shows, so that typing any of a board's names
finds it, and which board an address means."""

from collections import Counter
from collections.abc import Sequence
from functools import lru_cache
from itertools import product

import pandas as pd

from scr.base import words
from scr.figures.compare import peers
from scr.figures.directory import Directory
from scr.importing.board_index import shorter, without_body
from scr.importing.names import key as board_key
from scr.importing.names import plain


def boards_meant(named: list[str], directory: Directory) -> tuple[list[str], list[str]]:
    """The ids that an address means, each once, and which of its texts mean none."""
    meant = {text: board_meant(text, directory) for text in named}
    ids = [board_id for board_id in dict.fromkeys(meant.values()) if board_id]
    return ids, [text for text, board_id in meant.items() if board_id is None]


def board_meant(text: str, directory: Directory) -> str | None:
    """The id of the board that an address means: by its id, else by its name, short or full, else
    by a former name. Of several of one name the one that is open; None where that is not one."""
    full: dict[str, str] = dict(
        zip(directory.boards["board_id"], directory.boards["board_name"], strict=True)
    )
    for board_id in full:
        if board_key(board_id) == board_key(text):
            return board_id
    now: dict[str, tuple[str, ...]] = {board_id: (name,) for board_id, name in full.items()}
    # With the words for the body where it is known without them, after all else, as in an import.
    for called, names in product((text, without_body(text)), (now, directory.former_names)):
        wanted = plain(called)
        fit = [
            board_id
            for board_id, spelt in names.items()
            if wanted in {plain(form) for name in spelt for form in (name, *shorter(name))}
        ]
        if wanted and fit:
            return _only_open(fit, directory)
    return None


def _only_open(board_ids: list[str], directory: Directory) -> str | None:
    if len(board_ids) == 1:
        return board_ids[0]
    boards = peers.boards_by_id(directory.boards)
    left = [id_ for id_ in board_ids if boards[id_].is_open(directory.as_at, directory.as_at)]
    return left[0] if len(left) == 1 else None


def labels(directory: Directory, *, short: bool = False) -> dict[str, str]:
    """The name of each board as a list shows it, by id; with the id where two have one name."""
    boards = directory.boards.to_dict("records")
    names = {
        row["board_id"]: words.board_short(row["board_name"]) if short else row["board_name"]
        for row in boards
    }
    times = Counter(names.values())
    return {
        board_id: name if times[name] == 1 else f"{name} ({board_id})"
        for board_id, name in names.items()
    }


@lru_cache(maxsize=16)
def findable(directory: Directory, *, short: bool = False) -> dict[str, str]:
    """The label of each board by id: its name, then its other and former names and its last day,
    where it has any: `Hull (also Kingston upon Hull, City of)`, `Kent (closed 31 March 2014)`.

    A former name that its present one holds already, such as the same with LSCB, is left out.
    Worked out once for a snapshot, and not to be changed by who shows it.
    """
    closed = dict(zip(directory.boards["board_id"], directory.boards["closed_date"], strict=True))
    full = dict(zip(directory.boards["board_id"], directory.boards["board_name"], strict=True))
    board_labels = {}
    for board_id, label in labels(directory, short=short).items():
        others = _others(full[board_id], directory.former_names.get(board_id, ()))
        more = [f"also {', '.join(others)}"] if others else []
        if pd.notna(closed[board_id]) and closed[board_id].date() < directory.as_at:
            more.append(f"closed {words.day(closed[board_id])}")
        board_labels[board_id] = f"{label} ({'; '.join(more)})" if more else label
    return board_labels


def _others(name: str, aliases: Sequence[str]) -> list[str]:
    """The aliases that say something new, each once."""
    names, areas = [plain(name)], []
    for alias in aliases:
        area = words.board_short(alias)
        if not any(plain(area) in earlier for earlier in names):
            names.append(plain(area))
            areas.append(area)
    return areas
