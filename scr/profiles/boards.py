"""The names of boards that a suggestion looks for among values: those stored, or England's."""

import csv
from functools import cache
from pathlib import Path

from scr.base.errors import SourceError
from scr.base.settings import ENGLAND
from scr.importing.names import plain
from scr.importing.sheets import Sheet
from scr.importing.staging import split
from scr.profiles.headings import Header
from scr.store import current, query

_COLUMNS = ("board_id", "board_name", "aliases", "local_authorities", "la_codes")
SHORTEST = 4


def board_names(folder: Path) -> frozenset[str]:
    """Every id, name, alias, authority and code of the boards stored, as names are compared; of
    England's boards, which ship, where none is stored."""
    try:
        rows = query(current(folder), f"select {', '.join(_COLUMNS)} from records.boards", {})
    except SourceError:
        return england()
    names: set[str] = set()
    for name in _COLUMNS:
        for value in rows[name]:
            if isinstance(value, str):
                names |= {plain(text) for text in split(value) or ()}
            elif _is_list(value):
                names |= {plain(str(text)) for text in value}
    return frozenset(names - {""}) or england()


@cache
def england() -> frozenset[str]:
    """The same of the boards of England that ship as reference data."""
    with (ENGLAND / "boards.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    texts = {text for row in rows for name in _COLUMNS for text in split(row[name]) or ()}
    return frozenset(plain(text) for text in texts) - {""}


def board_named_by(sheet: Sheet, header: Header, boards: frozenset[str]) -> str:
    """The one text among the title rows, the sheet's name and the file's stem that is a board's
    name; "" where there is none, or more than one."""
    above = [cell for _, cells in sheet.rows[: header.place] for cell in cells]
    stem = sheet.file.rpartition(".")[0]
    texts = {plain(t): t.strip() for t in (*above, sheet.name, stem) if len(plain(t)) >= SHORTEST}
    named = [text for key, text in texts.items() if key in boards]
    return named[0] if len(named) == 1 else ""


def _is_list(value: object) -> bool:
    return hasattr(value, "__iter__")
