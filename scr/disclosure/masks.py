"""What is taken out of an answer below the whole: the mask, the table without it, and what is said.

A cell is hidden as the patterns of its years say, and with it whatever would give it away.
"""

from collections.abc import Collection

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from scr.base.words import listed, year_short
from scr.disclosure.cells import Cells
from scr.disclosure.classes import SEPARATOR, classes_of
from scr.disclosure.pattern import Pattern
from scr.disclosure.relations import Group
from scr.figures.definitions import Definition
from scr.figures.run import Result

# Columns that say nothing of a count once the share or rate made of it is hidden.
EXPOSURE = ("child_years", "population_status")
HARMLESS = ("group_id", "group_name", *EXPOSURE)
LIMITS_OF_TWO_COUNTS = ("none", "wilson", "garwood")

HIDDEN = (
    "Counts of 1 to 4 in groups smaller than the whole are hidden (c), and so are shares and rates "
    "made of them and as many further cells as it takes that no hidden one can be worked out."
)
WITHHELD = (
    "The spread between boards is hidden (c), as it is made of single boards’ numbers and small "
    "ones could be worked out from it."
)
WITHHELD_BELOW = (
    "{columns} are hidden (c) below the whole, as they are made of counts that no table tells."
)
ZEROS_HIDDEN = (
    "A hidden cell of {columns} may also be a zero, as the total is so small that nothing else "
    "protects it."
)
NOT_TIED = (
    "Hidden cells of {years} are not protected against readers who take it that a board had "
    "decided to start what it has started, as no hiding protects them against that."
)


def hidden_cells(
    result: Result, patterns: list[Pattern], listed_too: Collection[Group]
) -> pd.DataFrame:
    """The mask: counts as the patterns say, and whatever would give them away."""
    figure, table = result.definition, result.table
    counts = {
        column: np.any(
            [of_rows(result, pattern.cells, pattern.hidden, column) for pattern in patterns],
            axis=0,
        )
        for column in figure.counts
    }
    sources = _sources(figure)
    harmless = (*HARMLESS, *figure.classes)
    mask = {
        column: np.any([counts[source] for source in sources.get(column, figure.counts)], axis=0)
        if column in sources or column not in harmless
        else np.zeros(len(table), dtype=bool)
        for column in table.columns
    }
    hidden = pd.DataFrame(mask, index=table.index, columns=table.columns)
    hidden[[*figure.withheld, *figure.withheld_below]] = True
    # Nobody reckoned the exposure of a group that is listed without a case.
    is_too = [(result.request.by, group_id) in listed_too for group_id in table["group_id"]]
    hidden.loc[is_too, [c for c in EXPOSURE if c in hidden]] = True
    return hidden


def _sources(figure: Definition) -> dict[str, list[str]]:
    """The counts that a column gives away; a column that is not here gives away all of them."""
    sources = {column: [column] for column in figure.counts}
    for interval in figure.intervals:
        parts = (interval.numerator, interval.denominator)
        if not all(part in figure.counts or part in HARMLESS for part in parts):
            continue
        made_of = [part for part in parts if part in figure.counts]
        sources[interval.column] = made_of
        if interval.method in LIMITS_OF_TWO_COUNTS:
            sources |= {f"{interval.column}_{end}": made_of for end in ("lower", "upper")}
    return sources | {column: list(given_away) for column, given_away in figure.hides}


def of_rows(
    result: Result, cells: Cells, values: NDArray[np.generic], column: str
) -> NDArray[np.generic]:
    """The values of one column of the cells, in the order of the result's rows; of a class of
    which the whole has none there are no cells, and it has none."""
    wide = values.reshape(len(cells.groups), len(cells.columns))
    group_rows = {group: row for row, group in enumerate(cells.groups)}
    places = {name: place for place, name in enumerate(cells.columns)}
    of_rows = classes_of(result.definition, result.table)
    return np.array(
        [
            wide[group_rows[result.request.by, group_id], places[name + column]]
            if name + column in places
            else 0
            for group_id, name in zip(result.table["group_id"], of_rows, strict=True)
        ],
        dtype=values.dtype,
    )


def without(table: pd.DataFrame, hidden: pd.DataFrame, counts: tuple[str, ...]) -> pd.DataFrame:
    """The table made anew, so that nothing hidden lingers beneath a mask."""
    shown = {}
    for column in table.columns:
        gone = hidden[column].to_numpy()
        if column in counts:
            numbers = np.where(gone, 0, table[column].to_numpy(dtype=np.int64))
            shown[column] = pd.Series(pd.arrays.IntegerArray(numbers, gone.copy()))
        elif gone.any():
            shown[column] = table[column].where(~gone)
        else:
            shown[column] = table[column]
    return pd.DataFrame(shown, index=table.index)


def notes_of(
    figure: Definition, hidden: pd.DataFrame, patterns: list[Pattern], not_tied: Collection[str]
) -> list[str]:
    """What is said of an answer below the whole: what is hidden, and where that may be a zero;
    `not_tied` are the years in which what was started is not protected with what was decided."""
    notes = [WITHHELD] if figure.withheld else []
    shares = [
        f"“{figure.label(interval.column)}”"
        for interval in figure.intervals
        if interval.column in figure.withheld_below
    ]
    if shares:
        notes.append(WITHHELD_BELOW.format(columns=listed(shares)))
    if not hidden[list(figure.counts)].to_numpy().any():
        return notes
    may_be_zero = {
        name.rpartition(SEPARATOR)[2]
        for pattern in patterns
        for name, hides_zeros in zip(pattern.cells.columns, pattern.hides_zeros, strict=True)
        if hides_zeros
    }
    with_zeros = [figure.label(c).lower() for c in hidden.columns if c in may_be_zero]
    named = listed([f"“{label}”" for label in with_zeros]) if with_zeros else ""
    zeros_note = [ZEROS_HIDDEN.format(columns=named)] if named else []
    years = listed([*map(year_short, not_tied)]) if not_tied else ""
    return [*notes, HIDDEN, *([NOT_TIED.format(years=years)] if years else []), *zeros_note]
