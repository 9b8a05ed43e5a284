"""What everybody knows of a year's counts: boards add up to groups, parts to totals, and some lie
within others. Each relation is a row, a coefficient for each cell in it."""

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array

from scr.figures.definitions import definition

Group = tuple[str, str]
"""Level and group_id."""
Members = Mapping[Group, list[str]]
"""The boards of every group."""
Places = Mapping[tuple[Group, str], int]
"""The number of each cell, by group and column."""
Row = dict[int, int]


def nesting(members: Members, columns: tuple[str, ...], numbers: Places) -> list[Row]:
    """A group's cell less those of its boards is nothing."""
    return [
        {numbers[group, column]: 1}
        | {numbers[("board", board_id), column]: -1 for board_id in board_ids}
        for group, board_ids in members.items()
        if group[0] != "board"
        for column in columns
    ]


def sums(
    family: tuple[str, ...],
    members: Members,
    numbers: Places,
) -> list[Row]:
    """What the header says adds up; said of boards it follows for what boards add up to."""
    return [
        {numbers[group, total]: 1} | {numbers[group, part]: -1 for part in parts}
        for group in members
        if group[0] == "board"
        for name in family
        for total, parts in definition(name).sums
    ]


def withins(
    family: tuple[str, ...],
    members: Members,
    numbers: Places,
    values: NDArray[np.int64],
) -> list[Row]:
    """Parts lie within wholes; what is presumed holds of the boards whose records keep to it."""
    return [
        {numbers[group, whole]: 1, numbers[group, part]: -1}
        for group in members
        if group[0] == "board"
        for name in family
        for figure in [definition(name)]
        for part, whole in figure.withins + figure.presumed
        if (part, whole) in figure.withins
        or values[numbers[group, part]] <= values[numbers[group, whole]]
    ]


def only_withs(
    family: tuple[str, ...],
    members: Members,
    numbers: Places,
    values: NDArray[np.int64],
) -> list[Row]:
    """Where there is none of the second there is none of the first; else any number that is
    within reach of a move."""
    enough = 2 * int(values.max(initial=0)) + 2
    return [
        {numbers[group, second]: enough, numbers[group, first]: -1}
        for group in members
        if group[0] == "board"
        for name in family
        for first, second in definition(name).only_withs
    ]


def matrix(rows: list[Row], width: int) -> csr_array:
    """The rows as a matrix with a column for each cell."""
    triples = [(value, i, j) for i, row in enumerate(rows) for j, value in row.items()]
    data, i, j = np.array(triples, dtype=np.int64).reshape(-1, 3).T
    return csr_array((data, (i, j)), shape=(len(rows), width))
