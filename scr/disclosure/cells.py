"""A year's counts in all their groups at once, and how an attacker can add them up.

Whoever reads one published table has them all: the whole, by region, by kind of area, by board.
So the cells of a year are protected together, with the relations that are known to hold.
"""

from dataclasses import dataclass
from itertools import product

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from scipy.sparse import csr_array

from scr.base.errors import RefusedError
from scr.base.periods import Span
from scr.base.request import NOT_RECORDED, Request
from scr.disclosure.over_time import over_time_rows
from scr.disclosure.relations import Group, matrix, nesting, only_withs, sums, withins
from scr.figures import run as figures
from scr.figures.definitions import definition
from scr.figures.directory import directory
from scr.store import Snapshot

LEVELS = ("board", "area_type", "region", "national")


@dataclass(frozen=True)
class Cells:
    """Some cells; arrays are as long as there are cells, except the relations.

    `levels` are places in LEVELS, `column_numbers` places in `columns`. `is_shown` marks cells
    that nothing hides: those of the whole, and of a group that holds every board listed;
    `can_be_zero` those that being listed does not give away (see `_can_be_zero`). An x of such
    cells is possible only where `equations @ x == 0` and `withins @ x + offsets >= 0`.

    The cells of a year are `groups` by `columns`, row by row; of several editions put together
    (see `editions`) `groups` is empty.
    """

    groups: tuple[Group, ...]
    columns: tuple[str, ...]
    values: NDArray[np.int64]
    levels: NDArray[np.int64]
    column_numbers: NDArray[np.int64]
    is_shown: NDArray[np.bool_]
    can_be_zero: NDArray[np.bool_]
    equations: csr_array
    withins: csr_array
    offsets: NDArray[np.int64]

    def is_possible(self, world: NDArray[np.int64]) -> bool:
        """Whether the relations hold in it."""
        equal, within = self.equations @ world, self.withins @ world + self.offsets
        return not equal.any() and bool((within >= 0).all())

    def places(self) -> list[tuple[Group, str]]:
        """Group and column of each cell of a year."""
        return [(group, column) for group in self.groups for column in self.columns]


def layout(
    groups: tuple[Group, ...], columns: tuple[str, ...]
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Levels and column numbers of the cells of a year."""
    levels = np.repeat([LEVELS.index(level) for level, _ in groups], len(columns))
    return levels, np.tile(np.arange(len(columns)), len(groups))


def cells_of_year(family: tuple[str, ...], year: Span, snapshot: Snapshot) -> Cells:
    """The cells of these figures in one year; a column of the same name is the same quantity.
    What ties them to other years (see `over_time`) is told as those years truly are.

    Raises RefusedError when groups do not add up to the whole: then nothing can be promised.
    """
    known = _counts(family, year, snapshot)
    columns = tuple(dict.fromkeys(column for _, column in known))
    members = _members(snapshot)
    groups, width = tuple(members), len(columns)
    numbers = {
        (group, column): i * width + j
        for i, group in enumerate(members)
        for j, column in enumerate(columns)
    }
    values = np.array([known.get(key, 0) for key in numbers], dtype=np.int64)
    open_boards = _open_boards(year, snapshot)
    listed = open_boards | {group_id for (level, group_id), _ in known if level == "board"}
    rows = withins(family, members, numbers, values)
    rows += only_withs(family, members, numbers, values)
    over_time, rests = over_time_rows(family, year, snapshot, list(members), numbers, values)
    levels, column_numbers = layout(groups, columns)
    cells = Cells(
        groups=groups,
        columns=columns,
        values=values,
        levels=levels,
        column_numbers=column_numbers,
        is_shown=np.repeat([listed <= set(boards) for boards in members.values()], width),
        can_be_zero=_can_be_zero(
            family,
            columns,
            [not open_boards.isdisjoint(b) for b in members.values()],
            values.reshape(-1, width),
        ),
        equations=matrix(
            nesting(members, columns, numbers) + sums(family, members, numbers), len(values)
        ),
        withins=matrix(rows + over_time, len(values)),
        offsets=np.array([0] * len(rows) + rests, dtype=np.int64),
    )
    if not cells.is_possible(values):
        raise does_not_add_up(family[0])
    return cells


def does_not_add_up(name: str) -> RefusedError:
    """The refusal where the relations on which the protection rests do not hold."""
    return RefusedError(
        f"The groups or years of the figure {name} do not add up to the whole, so small numbers "
        "in them cannot be protected. Ask for the whole, without a grouping."
    )


def _counts(
    family: tuple[str, ...], year: Span, snapshot: Snapshot
) -> dict[tuple[Group, str], int]:
    known: dict[tuple[Group, str], int] = {}
    for name, level in product(family, LEVELS):
        table = figures.counts(Request(name, year, level), snapshot)
        for column in definition(name).counts:
            for group_id, value in zip(table["group_id"], table[column], strict=True):
                if known.setdefault(((level, group_id), column), int(value)) != int(value):
                    raise does_not_add_up(name)
    return known


def _can_be_zero(
    family: tuple[str, ...],
    columns: tuple[str, ...],
    is_open: list[bool],
    values: NDArray[np.int64],
) -> NDArray[np.bool_]:
    """A group that is not open is listed in a figure only because it has a case there: the
    figure's leading count, of all its cases, is known to be at least 1. One that is not listed is
    known to have none."""
    can_be = np.ones(values.shape, dtype=bool)
    for name in family:
        counts = definition(name).counts
        places = [columns.index(column) for column in counts]
        is_listed = (values[:, places] > 0).any(axis=1)
        closed = np.outer(is_listed, [column != counts[0] for column in counts])
        can_be[:, places] &= np.array(is_open)[:, np.newaxis] | closed
    return can_be.ravel()


def _open_boards(year: Span, snapshot: Snapshot) -> set[str]:
    boards = directory(snapshot).boards
    if year.start is None or year.end is None:
        raise ValueError("a year has a start and an end")
    opened, closed = (pd.to_datetime(boards[name]) for name in ("opened_date", "closed_date"))
    is_open = (opened.isna() | (opened <= pd.Timestamp(year.end))) & (
        closed.isna() | (closed >= pd.Timestamp(year.start))
    )
    return set(boards["board_id"][is_open])


def _members(snapshot: Snapshot) -> dict[Group, list[str]]:
    """The boards of every group, the groups in the order of LEVELS."""
    boards = directory(snapshot).boards
    of_level = {
        "board": boards["board_id"].to_list(),
        "area_type": boards["area_type"].fillna(NOT_RECORDED).to_list(),
        "region": boards["region"].to_list(),
        "national": ["national"] * len(boards),
    }
    members: dict[Group, list[str]] = {}
    for level in LEVELS:
        for group_id, board_id in sorted(zip(of_level[level], boards["board_id"], strict=True)):
            members.setdefault((level, group_id), []).append(board_id)
    return members
