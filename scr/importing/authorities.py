"""Populations by local authority, added up to boards.

A joint board covers several authorities, and official tables count children by authority. A row
that names an authority, by its code or its name, is part of its board's row: the parts go in added
up, or not at all while one of them is missing.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

import pyarrow as pa

from scr.importing.board_index import BoardIndex
from scr.importing.names import plain
from scr.importing.staging import Staged
from scr.importing.wording import listed

TABLE = "populations"
INCOMPLETE = "authorities_incomplete"
ADDED_UP = "authorities_added_up"


@dataclass(frozen=True)
class Place:
    """An authority: the key of its board, and which of the board's authorities it is."""

    board: str
    number: int


@dataclass(frozen=True)
class _Row:
    row_id: int
    place: Place
    year: int
    children: int


def add_up(staged: Staged, index: BoardIndex, unusable: set[int]) -> None:
    """Put boards in the place of authorities in the staged rows of `populations`: children are
    added up into the first row of each board, year and source, and the other rows passed over.

    Where an authority is missing, is there twice or cannot be used, every row of that board, year
    and source is a fault. `unusable` has the rows that are kept out already.
    """
    texts = staged.columns["board_id"].to_pylist()
    places = {text: find(text, index) for text in set(texts) if text is not None}
    if not any(places.values()):
        return
    years, children = (staged.columns[c].to_pylist() for c in ("year", "children"))
    sources = staged.source_no.to_pylist()
    groups: dict[tuple[int, str, int], list[_Row]] = defaultdict(list)
    for row_id, text in enumerate(texts):
        place = places.get(text)
        if place is None:
            continue
        texts[row_id] = index.id_of(place.board)
        if years[row_id] is not None and len(authorities(index, place.board)) > 1:
            n = children[row_id] if row_id not in unusable else None
            row = _Row(row_id, place, years[row_id], -1 if n is None else n)
            groups[sources[row_id], place.board, row.year].append(row)
    for (_, board, year), rows in groups.items():
        _settle(staged, index, board, year, rows, children)
    staged.columns["board_id"] = pa.array(texts, pa.string())
    staged.columns["children"] = pa.array(children, pa.int32())


def find(text: str, index: BoardIndex) -> Place | None:
    """The authority that a text means, None where it means none, or a board itself."""
    wanted = plain(text)
    if not wanted or index.is_id(text):
        return None
    places = {
        Place(board, number)
        for board in index.boards
        for number, (name, code) in enumerate(authorities(index, board))
        if wanted in (plain(name), plain(code))
    }
    if len(places) != 1:
        return None
    (place,) = places
    is_own_name = wanted == plain(index.boards[place.board].names[0])
    return None if is_own_name else place


def authorities(index: BoardIndex, board: str) -> Sequence[tuple[str, str]]:
    """The authorities that a board covers, by name and code; blank for what is not recorded."""
    return index.boards[board].authorities


def _settle(
    staged: Staged,
    index: BoardIndex,
    board: str,
    year: int,
    rows: list[_Row],
    children: list[int | None],
) -> None:
    wanted = [name or code for name, code in authorities(index, board)]
    there = [row.place.number for row in rows if row.children >= 0]
    missing = [name for number, name in enumerate(wanted) if number not in there]
    twice = [name for number, name in enumerate(wanted) if there.count(number) > 1]
    if missing or twice:
        faults = (
            [f"{listed(missing)} {'is' if len(missing) == 1 else 'are'} missing"] if missing else []
        )
        faults += (
            [f"{listed(twice)} {'stands' if len(twice) == 1 else 'stand'} twice"] if twice else []
        )
        detail = f"For {year} {' and '.join(faults)}"
        staged.note_rows([(row.row_id, "board_id", INCOMPLETE, detail) for row in rows])
        return
    first, *others = rows
    total = sum(row.children for row in rows)
    children[first.row_id] = total
    staged.passed_over.extend(row.row_id for row in others)
    parts = " + ".join(f"{row.children:,}" for row in rows)
    detail = f"{listed(wanted)} in {year}: {parts} = {total:,} children"
    staged.note_rows([(first.row_id, "children", ADDED_UP, detail)])
