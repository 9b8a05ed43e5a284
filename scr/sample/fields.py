"""How the generator holds a table, and how it draws: whole columns at once, blanks as -1.

A column is one of four fields. Days are whole days since 1970-01-01. Durations are drawn from
piecewise linear quantile functions: they say what they mean (half within 20 days, nine in ten
within 60) and give the same days on every machine, which logarithms would not promise.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np
from numpy.typing import NDArray

Array = NDArray[Any]
BLANK = -1
EPOCH = date(1970, 1, 1)


@dataclass(frozen=True)
class Days:
    """Dates. `style` (0 ISO, 1 with strokes, 2 month in words) per row; None is all ISO."""

    values: Array
    style: Array | None = None


@dataclass(frozen=True)
class Coded:
    """Words, by their place in `words`."""

    index: Array
    words: Sequence[str]


@dataclass(frozen=True)
class Whole:
    """Whole numbers, written as such."""

    values: Array


@dataclass(frozen=True)
class Numbered:
    """Identifiers: a prefix and a number from 1, padded to `width`; -1 is blank."""

    values: Array
    prefix: str
    width: int


Field = Days | Coded | Whole | Numbered
Table = dict[str, Field]


def day(text: str) -> int:
    """The day of an ISO date, counted from 1970-01-01."""
    return (date.fromisoformat(text) - EPOCH).days


AS_AT = day("2016-06-30")


def stream(seed: int, part: int) -> np.random.Generator:
    """The random numbers of one part, so that changing one part leaves the others as they are."""
    return np.random.Generator(np.random.PCG64(np.random.SeedSequence([seed, part])))


def pick(rng: np.random.Generator, weights: Sequence[float] | Array, size: int) -> Array:
    """`size` places in `weights`, each with probability in proportion to its weight."""
    edges = np.cumsum(np.asarray(weights, dtype=float))
    return np.searchsorted(edges / edges[-1], rng.random(size), side="right").astype(np.int32)


def chance(rng: np.random.Generator, share: float | Array, size: int) -> Array:
    """`size` yes or no, yes with probability `share`."""
    drawn: Array = rng.random(size) < share
    return drawn


def lag(
    rng: np.random.Generator,
    knots: Sequence[tuple[float, float]],
    size: int,
    by: Array | float = 1.0,
) -> Array:
    """`size` whole days; `knots` are (share of cases, days within which), `by` stretches them."""
    shares, days = zip(*knots, strict=True)
    drawn = np.interp(rng.random(size), shares, days) * np.asarray(by)
    return np.asarray(np.floor(drawn), dtype=np.int32)


def working(days: Array) -> Array:
    """Each day, or the Monday after it where it falls on a weekend; blanks stay."""
    weekday = (days + 3) % 7
    return np.where((weekday > 4) & (days != BLANK), days + 7 - weekday, days).astype(np.int32)


def later(days: Array, by: Array) -> Array:
    """Each day moved by so many days; blanks stay."""
    return np.where(days == BLANK, BLANK, days + by).astype(np.int32)


def blank_where(days: Array, where: Array) -> Array:
    """The column with blanks where `where` holds."""
    return np.where(where, BLANK, days).astype(np.int32)


def until_as_at(days: Array) -> Array:
    """The column with what has not happened by the as-at date left blank."""
    return blank_where(days, days > AS_AT)


def some(rng: np.random.Generator, where: Array, count: int) -> Array:
    """Up to `count` different rows drawn from those where `where` holds, in row order."""
    rows = np.flatnonzero(where)
    return np.sort(rng.permutation(rows)[:count])


def joined(table: Table, more: Table) -> Table:
    """A table with further rows below it, of the same columns, words and prefixes. Raises
    ValueError where a column is not of one kind in both."""
    return {name: _joined(field, more[name]) for name, field in table.items()}


def _joined(field: Field, more: Field) -> Field:
    if isinstance(field, Days) and isinstance(more, Days):
        plain = np.zeros(len(more.values), dtype=np.int32)
        style = None if field.style is None else np.append(field.style, plain)
        return Days(np.append(field.values, more.values), style)
    if isinstance(field, Coded) and isinstance(more, Coded):
        return Coded(np.append(field.index, more.index), field.words)
    if isinstance(field, Numbered) and isinstance(more, Numbered):
        return Numbered(np.append(field.values, more.values), field.prefix, field.width)
    raise ValueError(f"{type(field).__name__} and {type(more).__name__} are not of one kind")
