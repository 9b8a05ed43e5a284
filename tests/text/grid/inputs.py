"""Rows of figures over small numbers, and what a test says of them."""

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from functools import cache
from itertools import product
from typing import Any

from scr.figures.definitions import definition
from scr.figures.definitions.parts import NEVER
from scr.figures.values import FigureRow, Share
from scr.stats import difference
from scr.stats.intervals import garwood, wilson
from tests.figure_rows import figure_row
from tests.text.grid.rule import Case

Cases = Callable[[], Iterable[Case]]
Pair = tuple[int, int]

SIZES = (0, 1, 2, 3, 5, 9, 10, 30, 300)
WHEN, WHO = "panel year 2014-15", "Boards"
BEFORE = "The year before"
AS_AT = date(2016, 6, 30)


@cache
def parts() -> tuple[Pair, ...]:
    """None, a third, half and all of so many: x and n."""
    return tuple(sorted({(x, n) for n in SIZES for x in (0, n // 3, n // 2, n)}))


@cache
def pairs() -> tuple[tuple[Pair, Pair], ...]:
    """Two of them; the second are those at which an answer turns."""
    some = [(0, 0), (0, 1), (0, 3), (2, 2), (3, 9), (9, 9), (0, 10), (15, 30), (150, 300)]
    return tuple(product(parts(), some))


@cache
def is_told(now: Pair, before: Pair) -> bool:
    """Whether a test of two shares bears a word of difference."""
    return difference.shares(*now, *before).is_told


@cache
def several_told(first: Pair, second: Pair) -> bool:
    """Whether the test of several does."""
    return difference.several_shares([first[0], second[0]], [first[1], second[1]]).is_told


def share(x: int, n: int) -> Share:
    """A share with its limits."""
    if not n:
        return Share(x, n, None)
    lower, upper = (float(end) for end in wilson(x, n))
    return Share(x, n, x / n, lower, upper)


def filled(figure: str, x: int, n: int, **cells: Any) -> FigureRow:
    """A row of a figure: what shares are out of, and its first count, are n; all else that is
    counted is x. Shares and rates have their limits; days are 40 where anything was counted."""
    known = definition(figure)
    wholes = {one.denominator for one in known.intervals}
    counts = [c.name for c in known.shown_columns if c.kind == "count"]
    made: dict[str, Any] = dict.fromkeys((c.name for c in known.shown_columns), None)
    made |= {name: n if name in wholes or name == counts[0] else x for name in counts}
    for one in known.intervals:
        value = share(x, n)
        made |= {one.column: value.value, f"{one.column}_lower": value.lower,
                 f"{one.column}_upper": value.upper, one.denominator: n}  # fmt: skip
        made |= {one.numerator: x}
    made |= {
        c.name: 40 if x or c.blank == NEVER else None
        for c in known.shown_columns
        if c.kind == "days"
    }
    return figure_row(figure, **(made | cells))


def rows(figure: str, **cells: Any) -> Iterator[FigureRow]:
    """A row for each of the parts."""
    for x, n in parts():
        yield filled(figure, x, n, **cells)


def each(figure: str, *args: Any, **cells: Any) -> Cases:
    """A function that is given a row, and more; it may claim nothing."""
    return lambda: (Case((row, *args)) for row in rows(figure, **cells))


def lists(figure: str, *args: Any, key: str, codes: tuple[str, ...], **cells: Any) -> Cases:
    """A function that is given rows, one for each code, and more; it may claim nothing."""

    def made() -> Iterator[Case]:
        yield Case(([], *args))
        for x, n in parts():
            of = [filled(figure, x // (i + 1), n, **{key: c}, **cells) for i, c in enumerate(codes)]
            yield Case((of, *args))

    return made


def of_two(figure: str, *args: Any) -> Cases:
    """A function that is given a row, that of a year before and more; it may claim nothing."""

    def made() -> Iterator[Case]:
        for now, before in pairs():
            yield Case((filled(figure, *now), filled(figure, *before), *args))
        yield Case((filled(figure, 3, 9), None, *args))

    return made


def rate_row(x: int) -> FigureRow:
    """A row of `initiations`: x reviews in a million child years."""
    lower, upper = (float(end) for end in garwood(x, 1e6))
    return figure_row("initiations", n_initiated=x, child_years=1e6, rate_per_100k=x / 10,
                      rate_per_100k_lower=lower, rate_per_100k_upper=upper)  # fmt: skip


def plain(*values: Any) -> Cases:
    """A function that is given one of these; it may claim nothing."""
    return lambda: (Case(one if isinstance(one, tuple) else (one,)) for one in values)
