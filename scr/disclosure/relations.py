"""What everybody knows of a year's counts: boards add up to groups, parts to totals, and some lie
within others. Each relation is a row, a coefficient for each cell in it.

A cell that is not among the numbers is known to be 0, as the whole is.
"""

from collections.abc import Iterator, Mapping

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array

from scr.disclosure.classes import NONE, Classes, is_apart, is_total
from scr.figures.definitions import Definition, definition

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


def sums(family: tuple[str, ...], members: Members, numbers: Places, classes: Classes) -> list[Row]:
    """What the header says adds up, and classes to all together; said of boards it follows for
    what boards add up to."""
    return [
        _row(numbers, group, {name + total: 1} | {name + part: -1 for part in parts})
        for group, figure, name in _of_boards(family, members, classes)
        for total, parts in figure.sums
    ] + [
        _row(numbers, group, {name + column: 1} | {part + column: -1 for part in parts})
        for group, figure, name in _of_boards(family, members, classes)
        if figure.classes and is_total(name)
        for parts in [[part for part in classes[figure.name] if is_apart(part)]]
        for column in figure.counts
        if (group, name + column) in numbers
    ]


def withins(
    family: tuple[str, ...],
    members: Members,
    numbers: Places,
    values: NDArray[np.int64],
    classes: Classes,
) -> list[Row]:
    """Parts lie within wholes; what is presumed holds of the boards whose records keep to it."""
    candidates = []
    for group, figure, name in _of_boards(family, members, classes):
        for parts, whole in figure.withins + figure.presumed:
            row = _row(numbers, group, {name + whole: 1} | {name + part: -1 for part in parts})
            is_known = (parts, whole) in figure.withins
            if is_known or sum(sign * int(values[cell]) for cell, sign in row.items()) >= 0:
                candidates.append(row)
    return [row for row in candidates if -1 in row.values()]


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


def _of_boards(
    family: tuple[str, ...], members: Members, classes: Classes
) -> Iterator[tuple[Group, Definition, str]]:
    """Every board with every figure and class of it."""
    for group in members:
        if group[0] == "board":
            for figure in family:
                for name in classes.get(figure, NONE):
                    yield group, definition(figure), name


def _row(numbers: Places, group: Group, signs: Mapping[str, int]) -> Row:
    return {
        numbers[group, column]: sign for column, sign in signs.items() if (group, column) in numbers
    }


def matrix(rows: list[Row], width: int) -> csr_array:
    """The rows as a matrix with a column for each cell."""
    triples = [(value, i, j) for i, row in enumerate(rows) for j, value in row.items()]
    data, i, j = np.array(triples, dtype=np.int64).reshape(-1, 3).T
    return csr_array((data, (i, j)), shape=(len(rows), width))
