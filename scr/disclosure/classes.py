"""Rows of a figure that are told apart by more than their group: by assessor, by subject.

In the cells of a year each such class has columns of its own, named `assessor/n_assessed`; an empty
class is all together. A figure without classes has the one class `""`.
"""

from collections.abc import Iterable, Mapping

import pandas as pd

from scr.figures.definitions import Definition

SEPARATOR = "/"
NONE = ("",)


def classes_of(figure: Definition, table: pd.DataFrame) -> list[str]:
    """The class of each row, as it begins the names of the row's columns."""
    if not figure.classes:
        return [""] * len(table)
    named = table[list(figure.classes)].astype(object)
    rows = named.where(named.notna(), "").itertuples(index=False, name=None)
    return [SEPARATOR.join((*map(str, row), "")) for row in rows]


def is_total(name: str) -> bool:
    """Whether a class is all of them together."""
    return not name.strip(SEPARATOR)


def is_apart(name: str) -> bool:
    """Whether a class is one of those that add up to all together: no part of its name is empty."""
    return all(name.split(SEPARATOR)[:-1])


def published(figure: Definition, names: Iterable[str]) -> tuple[str, ...]:
    """The classes of which tables below the whole tell."""
    return tuple(name for name in names if is_total(name) or not figure.is_total_below)


def rows_below(figure: Definition, table: pd.DataFrame) -> pd.DataFrame:
    """The rows of a table below the whole that are published."""
    if not figure.is_total_below:
        return table
    kept = [is_total(name) for name in classes_of(figure, table)]
    return table[kept].reset_index(drop=True)


Classes = Mapping[str, tuple[str, ...]]
"""The classes of which the whole has any case, by figure."""
