"""What a list to choose a board from shows, so that typing any of its names finds it."""

from collections.abc import Sequence

import pandas as pd

from scr.base import words
from scr.figures.directory import Directory
from scr.importing.names import plain
from scr.ui.choice import address


def findable(directory: Directory, *, short: bool = False) -> dict[str, str]:
    """The label of each board by id: its name, then its other and former names and its last day,
    where it has any: `Hull (also Kingston upon Hull, City of)`, `Kent (closed 31 March 2014)`.

    A former name that its present one holds already, such as the same with LSCB, is left out.
    """
    closed = dict(zip(directory.boards["board_id"], directory.boards["closed_date"], strict=True))
    full = dict(zip(directory.boards["board_id"], directory.boards["board_name"], strict=True))
    found = {}
    for board_id, label in address.labels(directory, short=short).items():
        others = _others(full[board_id], directory.former_names.get(board_id, ()))
        more = [f"also {', '.join(others)}"] if others else []
        if pd.notna(closed[board_id]) and closed[board_id].date() < directory.as_at:
            more.append(f"closed {words.day(closed[board_id])}")
        found[board_id] = f"{label} ({'; '.join(more)})" if more else label
    return found


def _others(name: str, aliases: Sequence[str]) -> list[str]:
    """The aliases that say something new, each once."""
    said, found = [plain(name)], []
    for alias in aliases:
        area = words.board_short(alias)
        if not any(plain(area) in one for one in said):
            said.append(plain(area))
            found.append(area)
    return found
