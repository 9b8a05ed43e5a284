"""Which groups a table lists, and what being listed gives away.

Listed are groups that were open, and those with a case: of one that was not open everybody knows
that it has a case.
"""

from collections.abc import Collection
from dataclasses import replace

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from scr.base.periods import Span
from scr.base.request import NOT_RECORDED
from scr.disclosure.classes import NONE, Classes, is_total
from scr.disclosure.relations import Group, Members, Places, Row
from scr.figures.definitions import Definition, definition
from scr.figures.directory import directory
from scr.figures.run import Result
from scr.store import Snapshot

LISTED_TOO = (
    "Groups that were not open are listed too, whether or not they have a case, as being listed "
    "would otherwise give one away."
)


def can_be_zero(
    family: tuple[str, ...],
    classes: Classes,
    columns: tuple[str, ...],
    is_open: list[bool],
    values: NDArray[np.int64],
) -> NDArray[np.bool_]:
    """A group that is not open is listed in a figure only because it has a case there: the
    figure's leading count, of all its cases, is known to be at least 1. One that is not listed is
    known to have none."""
    can_be = np.ones(values.shape, dtype=bool)
    for name in family:
        figure, of_figure = definition(name), classes.get(name, NONE)
        leading = _leading(figure, of_figure)
        names = [c + count for c in of_figure for count in figure.counts if c + count in columns]
        places = [columns.index(column) for column in names]
        is_listed = (values[:, places] > 0).any(axis=1)
        # Where several classes lead, one of them is (see `some_case`), but not each.
        closed = np.outer(is_listed, [len(leading) > 1 or c not in leading for c in names])
        can_be[:, places] &= np.array(is_open)[:, np.newaxis] | closed
    return can_be.ravel()


def some_case(
    classes: Classes,
    members: Members,
    numbers: Places,
    values: NDArray[np.int64],
    is_open: list[bool],
) -> list[Row]:
    """Of each group that is not open and is listed, the cells of which one must be at least 1."""
    rows = []
    for name, of_figure in classes.items():
        leading = _leading(definition(name), of_figure)
        for group, is_group_open in zip(members, is_open, strict=True):
            row = {numbers[group, c]: 1 for c in leading if (group, c) in numbers}
            if not is_group_open and any(values[cell] for cell in row):
                rows.append(row)
    return rows


def _leading(figure: Definition, classes: tuple[str, ...]) -> tuple[str, ...]:
    """The columns that together count all cases of a figure."""
    total = [name for name in classes if is_total(name)] or classes
    return tuple(name + figure.counts[0] for name in total)


def open_boards(year: Span, snapshot: Snapshot) -> set[str]:
    """The ids of the boards that were open on some day of a year, or up to the as-at date."""
    boards = directory(snapshot).boards
    opened, closed = (pd.to_datetime(boards[name]) for name in ("opened_date", "closed_date"))
    is_open = opened.isna() | (opened <= pd.Timestamp(year.end or directory(snapshot).as_at))
    if year.start is not None:
        is_open &= closed.isna() | (closed >= pd.Timestamp(year.start))
    return set(boards["board_id"][is_open])


def with_groups(result: Result, groups: Collection[Group]) -> Result:
    """The answer with a row of zeros for each of these groups that it does not list: nothing but
    its counts is told of it."""
    by, table, figure = result.request.by, result.table, result.definition
    missing = {group_id for level, group_id in groups if level == by} - set(table["group_id"])
    if not missing or table.empty:
        return result if not groups else replace(result, notes=(*result.notes, LISTED_TOO))
    first_group = table[table["group_id"] == table["group_id"].iloc[0]]
    named = _names(by, result.snapshot)
    blank = [str(c) for c in table if c not in (*figure.counts, *figure.classes)]
    zeros = first_group.assign(**dict.fromkeys(blank), **dict.fromkeys(figure.counts, 0))
    rows = [zeros.assign(group_id=group_id, group_name=named[group_id]) for group_id in missing]
    order = [table.columns.get_loc(name) for name in ("group_name", "group_id")]
    every = [row for part in (table, *rows) for row in part.itertuples(index=False, name=None)]
    every.sort(key=lambda row: tuple(str(row[place]) for place in order))
    listed = pd.DataFrame(every, columns=table.columns).astype(
        {c: table[c].dtype for c in figure.counts}
    )
    return replace(result, table=listed, notes=(*result.notes, LISTED_TOO))


def _names(by: str, snapshot: Snapshot) -> dict[str, str]:
    boards = directory(snapshot).boards
    if by == "board":
        return dict(zip(boards["board_id"], boards["board_name"], strict=True))
    regions = {region: region for region in boards["region"]}
    return (
        regions
        if by == "region"
        else {NOT_RECORDED: "Not recorded"} | {kind: kind for kind in boards["area_type"].dropna()}
    )
