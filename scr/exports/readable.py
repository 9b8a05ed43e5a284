"""A table as people read it in a document: shares and rates with their limits beside them in one
cell, numbers as they are written, letters in square brackets."""

from collections.abc import Sequence
from datetime import date

import pandas as pd

from scr.base import words
from scr.exports import book as bk
from scr.figures.definitions import FigureColumn


def headings_and_rows(
    columns: Sequence[FigureColumn], table: pd.DataFrame
) -> tuple[list[str], list[list[str]]]:
    """The headings, and each row as texts: a value that has limits and its limits are one cell."""
    kinds = dict(zip((c.name for c in columns), bk.kinds(columns), strict=True))
    shown = [c for c in columns if not _is_limit(c, kinds)]
    headings = [f"{c.label} (95% limits)" if _limits(c, kinds) else c.label for c in shown]
    rows = [
        [_cell(c, dict(zip(kinds, row, strict=True)), kinds) for c in shown]
        for row in table.itertuples(index=False)
    ]
    return headings, rows


def turned(
    headings: Sequence[str], rows: Sequence[Sequence[str]], first: str
) -> tuple[list[str], list[list[str]]]:
    """The table with its rows as columns: what named the rows becomes the header row, and `first`
    heads the names of what is measured."""
    new = [[heading, *(row[i] for row in rows)] for i, heading in enumerate(headings)]
    return [first, *new[0][1:]], new[1:]


def written_value(column: FigureColumn, kind: str, value: object) -> str:
    """One value as it is written: `61%`, `1,234`, `1.45`, `30 June 2016`, `[c]`."""
    if bk.is_mark(column, value) or isinstance(value, str):
        return str(bk.bracketed(column, value))
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, date):
        return words.day(value)
    number = _number(value)
    if kind == bk.PERCENT:
        return words.percent(number)
    return f"{number:,.0f}" if kind == bk.COUNT else words.rate(number)


def _is_limit(column: FigureColumn, kinds: dict[str, str]) -> bool:
    return column.name != bk.base(column.name) and bk.base(column.name) in kinds


def _limits(column: FigureColumn, kinds: dict[str, str]) -> bool:
    return f"{column.name}_lower" in kinds


def _cell(column: FigureColumn, row: dict[str, object], kinds: dict[str, str]) -> str:
    value, kind = row[column.name], kinds[column.name]
    text = written_value(column, kind, value)
    if not _limits(column, kinds) or isinstance(value, str):
        return text
    lower, upper = row[f"{column.name}_lower"], row[f"{column.name}_upper"]
    if isinstance(lower, str) or isinstance(upper, str):
        ends = [written_value(column, kind, end) for end in (lower, upper)]
        if isinstance(lower, str) and isinstance(upper, str):
            # Two letters are two reasons, and no interval from one to the other.
            return f"{text} (limits {' and '.join(dict.fromkeys(ends))})"
        return f"{text} ({' to '.join(ends)})"
    if kind == bk.PERCENT:
        return f"{text} ({words.interval(_number(lower), _number(upper))})"
    if kind == bk.COUNT:
        return (
            f"{text} ({written_value(column, kind, lower)} to {written_value(column, kind, upper)})"
        )
    return f"{text} ({words.rates(_number(lower), _number(upper))})"


def _number(value: object) -> float:
    if isinstance(value, (int, float)):
        return float(value)
    raise TypeError(f"a cell of numbers holds a {type(value).__name__}")
