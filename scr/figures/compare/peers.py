"""Whom a board is compared with: its region, its statistical neighbours, its kind of area, a group
of one's own and the whole; and what became of boards that were merged.

Pure: tables of boards and neighbours in, groups out. A board counts as it stood in the period, and
whoever is not there is named with the reason, never dropped in silence.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import pandas as pd

from scr.base import words
from scr.base.request import NOT_RECORDED

REGION, NEIGHBOURS, AREA_TYPE, OWN, WHOLE = "region", "neighbours", "area_type", "own", "whole"
KINDS = (REGION, NEIGHBOURS, AREA_TYPE, OWN, WHOLE)
DAYS_IN_YEAR = 365.25
_LONG_AGO, _FAR_OFF = date.min, date.max


@dataclass(frozen=True)
class Board:
    """A board through time: `opened` and `closed` are its first and last day, None where it has
    always been, or still is, open; `successor` the id of the board that took over its work."""

    board_id: str
    name: str
    region: str
    area_type: str
    opened: date | None
    closed: date | None
    successor: str | None

    def is_open(self, first: date, last: date) -> bool:
        """Whether it was open on some day between these, both included."""
        return (self.opened or _LONG_AGO) <= last and (self.closed or _FAR_OFF) >= first

    def is_closed_by(self, day: date) -> bool:
        """Whether its last day lies before this one: later it has not closed yet."""
        return self.closed is not None and self.closed < day


Boards = dict[str, Board]


@dataclass(frozen=True)
class Group:
    """Boards to compare with. `notes` are sentences about members that are missing, merged or
    closed; `name` says which group, with the edition where there are several."""

    kind: str
    name: str
    members: tuple[str, ...]
    notes: tuple[str, ...] = ()


def boards_by_id(table: pd.DataFrame) -> Boards:
    """The table `boards` as one value per board, in its order."""
    return {
        row["board_id"]: Board(
            board_id=row["board_id"],
            name=words.board_short(row["board_name"]),
            region=row["region"],
            area_type=_text(row["area_type"]) or NOT_RECORDED,
            opened=_day(row["opened_date"]),
            closed=_day(row["closed_date"]),
            successor=_text(row["successor_board_id"]),
        )
        for row in table.to_dict("records")
    }


def predecessors(board_id: str, boards: Boards, as_at: date) -> tuple[str, ...]:
    """The boards whose work came to this one by the as-at date, by way of others too, in the
    order in which they closed."""
    merged: list[Board] = []
    for board in boards.values():
        heirs = _chain(board, boards, as_at)
        if any(heir.board_id == board_id for heir in heirs):
            merged.append(board)
    merged.sort(key=lambda board: (board.closed or _FAR_OFF, board.board_id))
    return tuple(board.board_id for board in merged)


def heir(board_id: str, boards: Boards, as_at: date) -> Board | None:
    """The board that has the work of a closed board on the as-at date; None where it is open, or
    nobody is recorded."""
    chain = _chain(boards[board_id], boards, as_at)
    return chain[-1] if chain else None


def editions(neighbours: pd.DataFrame) -> tuple[str, ...]:
    """The editions of the neighbour model, by the year in their name, the oldest first."""
    return tuple(sorted({str(name) for name in neighbours["edition"]}, key=_edition_order))


def usual_edition(editions_known: Sequence[str], as_at: date) -> str | None:
    """The newest edition that is not younger than the as-at date, else the oldest."""
    past = [name for name in editions_known if _edition_order(name)[0] <= as_at.year]
    return past[-1] if past else (editions_known[0] if editions_known else None)


def years_open(boards: Iterable[Board], first: date, last: date) -> float:
    """For how many years one or another of the boards was open between two days, both included."""
    spans = [(board.opened or first, board.closed or last) for board in boards]
    spans = [(max(start, first), min(end, last)) for start, end in spans]
    days = [day for start, end in spans if start <= end for day in (start, end)]
    return ((max(days) - min(days)).days + 1) / DAYS_IN_YEAR if days else 0.0


def groups(
    board_id: str,
    boards: Boards,
    neighbours: pd.DataFrame,
    *,
    edition: str | None,
    own: Iterable[str],
    first: date,
    last: date,
    as_at: date,
) -> list[Group]:
    """The groups of a board for the days from `first` to `last`, in the order of KINDS; own only
    where it names anyone. Region, kind of area and whole hold the board itself; neighbours never.
    """
    me = boards[board_id]
    there = [board for board in boards.values() if board.is_open(first, last)]
    region = tuple(board.board_id for board in there if board.region == me.region)
    alike = tuple(board.board_id for board in there if board.area_type == me.area_type)
    board_groups = [
        Group(REGION, me.region, region),
        _neighbour_group(me, boards, neighbours, edition, first, last, as_at),
        Group(AREA_TYPE, area_words(me.area_type), alike),
    ]
    asked = list(dict.fromkeys(own))
    chosen = [own_id for own_id in asked if own_id in boards]
    if asked:
        notes, members = [], []
        if len(chosen) < len(asked):
            unknown = words.count(len(asked) - len(chosen), "board")
            notes.append(f"Of the own group {unknown} cannot be found.")
        for own_id in chosen:
            stands, note = _standing(boards[own_id], boards, first, last, as_at)
            notes += [note] if note else []
            members += [stands] if stands else []
        board_groups.append(Group(OWN, "Own group", tuple(dict.fromkeys(members)), tuple(notes)))
    return [*board_groups, Group(WHOLE, "All boards", tuple(board.board_id for board in there))]


def area_words(area_type: str) -> str:
    """A kind of area in words."""
    return "Kind of area not recorded" if area_type == NOT_RECORDED else area_type


def _neighbour_group(
    me: Board,
    boards: Boards,
    neighbours: pd.DataFrame,
    edition: str | None,
    first: date,
    last: date,
    as_at: date,
) -> Group:
    if edition is None:
        return Group(NEIGHBOURS, "Statistical neighbours", (), ("No neighbours are recorded.",))
    of_edition = neighbours[neighbours["edition"] == edition]
    mine = of_edition[of_edition["board_id"] == me.board_id].sort_values("rank")
    name = f"Statistical neighbours, {edition}"
    if mine.empty:
        return Group(NEIGHBOURS, name, (), (f"This edition names no neighbours of {me.name}.",))
    members: list[str] = []
    notes = _missing_ranks({int(rank) for rank in mine["rank"]}, int(of_edition["rank"].max()))
    for neighbour_id in mine["neighbour_id"]:
        near = boards.get(neighbour_id)
        if near is None:
            notes.append("A neighbour is not among the boards.")
            continue
        stands, note = _standing(near, boards, first, last, as_at)
        if stands == me.board_id:
            note, stands = f"{near.name} has become part of {me.name} itself and is left out.", None
        elif stands in members:
            note, stands = f"{note} It is a neighbour already and counts once.", None
        notes += [note] if note else []
        members += [stands] if stands else []
    return Group(NEIGHBOURS, name, tuple(members), tuple(notes))


def _standing(
    board: Board, boards: Boards, first: date, last: date, as_at: date
) -> tuple[str | None, str]:
    """Which board stands for this one in the period, and what is to be said of it."""
    if board.is_open(first, last):
        if not board.is_closed_by(min(last, as_at)) or board.closed is None:
            return board.board_id, ""
        taken = boards.get(board.successor or "")
        went = f"; {taken.name} took over its work" if taken else ""
        return board.board_id, (
            f"{board.name} closed on {words.day(board.closed)}{went}. "
            "Its own cases up to then count."
        )
    if board.closed is None or board.closed >= first:
        return None, f"{board.name} had not opened yet and is left out."
    for taken in _chain(board, boards, as_at):
        if taken.is_open(first, last):
            return taken.board_id, (
                f"{board.name} closed on {words.day(board.closed)}; {taken.name}, which took over "
                "its work, stands in its place."
            )
    return None, (
        f"{board.name} closed on {words.day(board.closed)} and is left out: no open successor is "
        "recorded."
    )


def _missing_ranks(ranks: set[int], most: int) -> list[str]:
    missing = [str(rank) for rank in range(1, most + 1) if rank not in ranks]
    if not missing:
        return []
    return [
        f"{len(ranks)} of {most} neighbours are recorded in this edition: none of rank "
        f"{words.listed(missing)}."
    ]


def _chain(board: Board, boards: Boards, as_at: date) -> list[Board]:
    """The boards that took over its work by the as-at date, the next first."""
    heirs: list[Board] = []
    while board.is_closed_by(as_at) and board.successor in boards and len(heirs) < len(boards):
        board = boards[board.successor]
        heirs.append(board)
    return heirs


def _edition_order(name: str) -> tuple[int, str]:
    years = [int(year) for year in re.findall(r"\b(?:19|20)\d\d\b", name)]
    return (max(years) if years else 0), name


def _text(value: object) -> str | None:
    return value if isinstance(value, str) and value else None


def _day(value: Any) -> date | None:
    return None if pd.isna(value) else pd.Timestamp(value).date()
