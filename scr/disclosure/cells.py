"""A year's counts in all their groups at once, and how an attacker can add them up.

Whoever reads one published table has them all: the whole, by region, by kind of area, by board.
So the cells of a year are protected together, with the relations that are known to hold.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from itertools import product

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array

from scr.base.errors import RefusedError
from scr.base.periods import Span
from scr.base.request import NOT_RECORDED, Request
from scr.disclosure.classes import (
    NONE,
    SEPARATOR,
    Classes,
    classes_of,
    is_apart,
    is_total,
    published,
)
from scr.disclosure.listing import can_be_zero, open_boards, some_case
from scr.disclosure.over_time import over_time_rows
from scr.disclosure.relations import (
    Group,
    Members,
    matrix,
    nesting,
    only_withs,
    sums,
    withins,
)
from scr.disclosure.repeats import repeat_rows
from scr.figures import run as figures
from scr.figures.definitions import definition
from scr.figures.directory import directory
from scr.store import Snapshot

LEVELS = ("board", "area_type", "region", "national")
WHOLE = ("national", "national")


@dataclass(frozen=True)
class Cells:
    """Some cells; arrays are as long as there are cells, except the relations.

    `levels` are places in LEVELS, `column_numbers` places in `columns`. `is_shown` marks cells
    that nothing hides: those of the whole, and of a group that holds every board listed;
    `can_be_zero` those that being listed does not give away (see `listing`). An x of such
    cells is possible only where `equations @ x == 0` and `withins @ x + offsets >= 0`.
    `is_kept_back` marks cells of which no table tells, whatever they are; `listed_too` are groups
    that were not open and are listed all the same, so that being listed gives nothing away;
    `is_hidden_beneath` marks cells that are hidden already, by a family beneath (see `standing`);
    `figures` are those that the cells are of.

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
    is_kept_back: NDArray[np.bool_]
    equations: csr_array
    withins: csr_array
    offsets: NDArray[np.int64]
    listed_too: tuple[Group, ...] = ()
    is_hidden_beneath: NDArray[np.bool_] | None = None
    figures: tuple[str, ...] = ()

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


def cells_of_year(
    family: tuple[str, ...], year: Span, snapshot: Snapshot, *, lists_all: bool = False
) -> Cells:
    """The cells of these figures in one year; a column of the same name is the same quantity.
    What ties them to other years (see `over_time`) is told as those years truly are. With
    `lists_all` every group is listed, whether it was open or not.

    Raises RefusedError when groups do not add up to the whole: then nothing can be promised.
    """
    counts, classes = _counts(family, year, snapshot)
    members = _members(snapshot)
    columns, groups = _columns(counts), tuple(members)
    values = np.array([counts.get(key, 0) for key in product(groups, columns)], dtype=np.int64)
    are_open = open_boards(year, snapshot)
    was_open = [not are_open.isdisjoint(boards) for boards in members.values()]
    is_open = [lists_all or open_ for open_ in was_open]
    listed = are_open | {group_id for (level, group_id), _ in counts if level == "board"}
    if lists_all:
        listed = set(members[WHOLE])
    is_whole = np.repeat([listed <= set(boards) for boards in members.values()], len(columns))
    zeros = can_be_zero(family, classes, columns, is_open, values.reshape(-1, len(columns)))
    is_kept_back = _is_kept_back(family, classes, columns, len(groups)) & (zeros | (values > 0))
    levels, column_numbers = layout(groups, columns)
    blank = csr_array((0, len(values)), dtype=np.int64)
    cells = Cells(
        groups=groups,
        columns=columns,
        values=values,
        levels=levels,
        column_numbers=column_numbers,
        is_shown=is_whole,
        can_be_zero=zeros,
        is_kept_back=is_kept_back & ~is_whole,
        equations=blank,
        withins=blank,
        offsets=np.zeros(0, dtype=np.int64),
        figures=family,
        listed_too=tuple(
            group for group, open_ in zip(groups, was_open, strict=True) if lists_all and not open_
        ),
    )
    cells = _related(cells, (family, year, snapshot), classes, members, is_open)
    if not cells.is_possible(values):
        raise does_not_add_up(family[0])
    return cells


def _related(
    cells: Cells,
    asked: tuple[tuple[str, ...], Span, Snapshot],
    classes: Classes,
    members: Members,
    is_open: list[bool],
) -> Cells:
    """The cells with all that is known to hold of them."""
    (family, year, snapshot), values = asked, cells.values
    numbers = {place: number for number, place in enumerate(cells.places())}
    rows = withins(family, members, numbers, values, classes)
    rows += only_withs(family, members, numbers, values)
    over_time, rests = over_time_rows(family, year, snapshot, list(members), numbers, values)
    repeats, once = repeat_rows(classes, year, snapshot, members, numbers, values)
    cases = some_case(classes, members, numbers, values, is_open)
    equal = nesting(members, cells.columns, numbers) + sums(family, members, numbers, classes)
    return replace(
        cells,
        equations=matrix(equal, len(values)),
        withins=matrix(rows + over_time + repeats + cases, len(values)),
        offsets=np.array([0] * len(rows) + rests + once + [-1] * len(cases), dtype=np.int64),
    )


def does_not_add_up(name: str) -> RefusedError:
    """The refusal where the relations on which the protection rests do not hold."""
    return RefusedError(
        f"The groups or years of the figure {name} do not add up to the whole, so small numbers "
        "in them cannot be protected. Ask for the whole, without a grouping."
    )


def _counts(
    family: tuple[str, ...], year: Span, snapshot: Snapshot
) -> tuple[dict[tuple[Group, str], int], Classes]:
    """Every cell that a table has, and the classes of figures that have any."""
    counts: dict[tuple[Group, str], int] = {}
    classes: dict[str, tuple[str, ...]] = {}
    for name, level in product(family, LEVELS):
        figure = definition(name)
        table = figures.counts(Request(name, year, level), snapshot)
        of_rows = classes_of(figure, table)
        if figure.classes:
            classes[name] = tuple(c for c in dict.fromkeys(of_rows) if is_total(c) or is_apart(c))
        for column in figure.reckoned:
            for group_id, of_row, value in zip(
                table["group_id"], of_rows, table[column], strict=True
            ):
                if of_row not in classes.get(name, NONE):
                    continue
                key = ((level, group_id), of_row + column)
                if counts.setdefault(key, int(value)) != int(value):
                    raise does_not_add_up(name)
    return counts, classes


def _columns(counts: Mapping[tuple[Group, str], int]) -> tuple[str, ...]:
    """The columns to be reckoned with: of classes those of which the whole has any, as what is
    none in the whole is none everywhere."""
    every = dict.fromkeys(column for _, column in counts)
    kept = tuple(c for c in every if SEPARATOR not in c or counts.get((WHOLE, c)))
    return kept or tuple(every)


def _is_kept_back(
    family: tuple[str, ...], classes: Classes, columns: tuple[str, ...], n_groups: int
) -> NDArray[np.bool_]:
    """The cells of classes that are not published below the whole, and of counts that no table of
    the figure has."""
    shown = {
        name + count
        for figure, names in classes.items()
        for name in published(definition(figure), names)
        for count in definition(figure).counts
    }
    untold = {count for name in family for count in definition(name).kept_back}
    return np.tile([c in untold or (SEPARATOR in c and c not in shown) for c in columns], n_groups)


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
