"""A figure's cells as values that know how they are written: counts, shares, rates, days.

A share takes its numerator and denominator from the interval that the figure's header declares, so
that no sentence or chart names the columns of a share again. A cell without a value says why:
suppressed, not recorded, not applicable, not yet due (`exports.blanks` has the same letters).

Long because a row and the values it is read as know each other.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from threading import Lock
from typing import Any, ClassVar

from cachetools import LRUCache

from scr.base import words
from scr.figures.definitions import NEVER, Definition, Interval, definition
from scr.figures.run import Result

SUPPRESSED = "c"
KEPT_ANSWERS, MOST_KEPT = 32, 1000
"""Of so many answers the rows are kept, where there are no more of them than that."""


@dataclass(frozen=True)
class Share:
    """`x` of `n` with its 95% limits, all in 0 to 1. `value` None: there is none; None too for
    each part that is hidden or cannot be worked out."""

    kind: ClassVar[str] = "share"

    x: int | None
    n: int | None
    value: float | None
    lower: float | None = None
    upper: float | None = None

    @classmethod
    def from_cells(cls, x: Any, n: Any, limited: tuple[Any, Any, Any]) -> "Share":
        """From the cells of a row, the value with its limits."""
        return cls(_whole(x), _whole(n), *limited)

    @property
    def beside(self) -> str:
        """What a chart has beside the mark in the place of `x of n`: nothing."""
        return ""

    @property
    def percent(self) -> str:
        """`61%`; empty without a value."""
        return "" if self.value is None else words.percent(self.value)

    @property
    def limits(self) -> str:
        """`55% to 67%`; empty where there are none."""
        has_limits = self.lower is not None and self.upper is not None
        return words.interval(self.lower or 0.0, self.upper or 0.0) if has_limits else ""

    @property
    def counted(self) -> str:
        """`168 of 275`; empty where either is not known."""
        has_counts = self.x is not None and self.n is not None
        return f"{words.number(self.x or 0)} of {words.number(self.n or 0)}" if has_counts else ""

    @property
    def written(self) -> str:
        """`168 of 275 (61%)`; of nothing, `0 of 0`."""
        return f"{self.counted} ({self.percent})" if self.percent else self.counted

    @property
    def full(self) -> str:
        """`168 of 275 (61%, 55% to 67%)`."""
        inside = ", ".join(part for part in (self.percent, self.limits) if part)
        return f"{self.counted} ({inside})" if inside else self.counted


@dataclass(frozen=True)
class Rate:
    """`x` reviews in `n` child-years, with the rate per 100,000 and its exact 95% limits."""

    kind: ClassVar[str] = "rate"

    x: int | None
    n: float | None
    value: float | None
    lower: float | None = None
    upper: float | None = None

    @classmethod
    def from_cells(cls, x: Any, n: Any, limited: tuple[Any, Any, Any]) -> "Rate":
        """From the cells of a row, the value with its limits."""
        return cls(_whole(x), n, *limited)

    @property
    def beside(self) -> str:
        """What a chart has beside the mark in the place of `x of n`: `3 reviews`, as child years
        mean little to a reader. Empty where it is not known."""
        return "" if self.x is None else words.count(self.x, "review")

    @property
    def written(self) -> str:
        """`1.47`; empty without a value."""
        return "" if self.value is None else words.rate(self.value)

    @property
    def limits(self) -> str:
        """`1.20 to 1.78`; empty where there are none."""
        has_limits = self.lower is not None and self.upper is not None
        return words.rates(self.lower or 0.0, self.upper or 0.0) if has_limits else ""

    @property
    def full(self) -> str:
        """`1.47 (1.20 to 1.78)`."""
        return f"{self.written} ({self.limits})" if self.limits else self.written


@dataclass(frozen=True)
class Days:
    """A length of time in days with its 95% limits; None where it is not reached."""

    value: float | None
    lower: float | None = None
    upper: float | None = None

    @property
    def written(self) -> str:
        """`18 days`, `10.1 months`; empty where it is not reached."""
        return "" if self.value is None else words.duration(self.value)

    @property
    def limits(self) -> str:
        """`9.6 to 12.1 months`, `8.5 months or more`; empty where the lower end is not known."""
        return "" if self.lower is None else words.durations(self.lower, self.upper)

    @property
    def full(self) -> str:
        """`10.1 months (9.6 to 12.1 months)`."""
        return f"{self.written} ({self.limits})" if self.limits else self.written


class NotRecordedError(Exception):
    """A count was read of which the dataset records nothing: it is not zero, and nothing can be
    said of it. `result` is the answer it stands in, whose notes say what is not recorded."""

    def __init__(self, result: Result) -> None:
        super().__init__(f"{result.definition.name}: nothing is recorded")
        self.result = result


class FigureRow(Mapping[str, Any]):
    """One row of a figure: the raw values by column (a null or hidden cell is None), and each
    share, rate or length of time as a value. A count raises NotRecordedError where those that are
    always there are not, so that nobody takes it for a zero."""

    def __init__(
        self,
        definition: Definition,
        cells: Mapping[str, Any],
        hidden: frozenset[str] = frozenset(),
        result: Result | None = None,
    ) -> None:
        self.definition = definition
        self.hidden = hidden
        self._result = result
        self._measure = None if result is None else result.request.measure
        self._cells = dict(cells)

    def __getitem__(self, column: str) -> Any:
        value = self._cells[column]
        if value is None and self._result is not None and column not in self.hidden:
            counts, always = _counts(self.definition.name)
            if column in counts and not all(map(self.is_recorded, always)):
                raise NotRecordedError(self._result)
        return value

    def is_recorded(self, column: str) -> bool:
        """Whether a count is there, or only hidden: nothing raises."""
        return self._cells[column] is not None or column in self.hidden

    def __iter__(self) -> Iterator[str]:
        return iter(self._cells)

    def __len__(self) -> int:
        return len(self._cells)

    def share(self, column: str) -> Share:
        """The share in a column. One that has acted by a day is of those followed so long, and
        has no numerator. Raises KeyError where the figure has no share of that name."""
        x, n = self._parts(column)
        return Share.from_cells(self._counted(x), self._counted(n), self._limited(column))

    def rate(self, column: str = "rate_per_100k") -> Rate:
        """The rate in a column. Raises KeyError where the figure has no rate of that name."""
        x, n = self._parts(column)
        return Rate.from_cells(self._counted(x), self._counted(n), self._limited(column))

    def days(self, column: str = "median_days") -> Days:
        """The length of time in a column. Raises KeyError where the figure has no such column."""
        return Days(*self._limited(column))

    def value(self, column: str) -> Share | Rate:
        """The share or rate in a column, whichever its limits are made for. Raises KeyError where
        the column is neither."""
        x, n = self._parts(column)
        kind = _kinds(self.definition.name)[column]
        return kind.from_cells(self._counted(x), self._counted(n), self._limited(column))

    def measured(self) -> Share | Rate:
        """The value of the measure that the row is about, of a figure with x, n and value: that
        which the row names, or that which was asked for."""
        name = str(self._cells.get("measure", self._measure))
        return _measured()[name].from_cells(self["x"], self._cells["n"], self._limited("value"))

    def nothing(self, column: str) -> str:
        """The words for a cell of this column without a value: `suppressed`, or what the figure's
        header says that a null means."""
        if column in self.hidden:
            return "suppressed"
        return next(c.null_means for c in self.definition.shown_columns if c.name == column)

    @property
    def _intervals(self) -> tuple[Interval, ...]:
        return self.definition.intervals

    def _limited(self, column: str) -> tuple[Any, Any, Any]:
        ends = (self._cells.get(f"{column}_{end}") for end in ("lower", "upper"))
        return self._cells[column], *ends

    def _parts(self, column: str) -> tuple[str, str]:
        for interval in self._intervals:
            if interval.column == column:
                return interval.numerator, interval.denominator
        for by_day in self.definition.incidences:
            if by_day.column.name == column:
                return "", by_day.followed
        raise KeyError(f"{self.definition.name} has no share or rate {column}")

    def _counted(self, column: str) -> Any:
        """A count of the row; of one that no reader gets, what it is declared to be made of."""
        if column in self._cells:
            return self[column]
        parts = self.definition.made_of.get(column)
        if parts is None:
            return None
        total = 0
        for part in parts:
            value = self._cells.get(part.removeprefix("-"))
            if value is None:
                return None
            total += -value if part.startswith("-") else value
        return total


_VALUES: dict[str, type[Share] | type[Rate]] = {value.kind: value for value in (Share, Rate)}


@cache
def _measured() -> dict[str, type[Share] | type[Rate]]:
    """What the value of each measure is, by the measure's name."""
    return {m.name: _VALUES[m.kind.shown_as] for m in definition("benchmark").measures}


@cache
def _kinds(figure: str) -> dict[str, type[Share] | type[Rate]]:
    """What each share and rate of a figure is, by column."""
    shown = definition(figure).shown_columns
    return {column.name: _VALUES[column.kind] for column in shown if column.kind in _VALUES}


@cache
def _counts(figure: str) -> tuple[frozenset[str], tuple[str, ...]]:
    """The counts of a figure, and those that are never null where anything of their kind is
    recorded."""
    counts = [column for column in definition(figure).shown_columns if column.kind == "count"]
    always = tuple(column.name for column in counts if column.blank == NEVER)
    return frozenset(column.name for column in counts), always


def rows(result: Result) -> tuple[FigureRow, ...]:
    """The rows of a figure in order, nulls and hidden cells None, numbers as Python's own. Raises
    NotRecordedError where every period asked for ends before anything was recorded.

    Those of the answers read last are kept, as a page reads each several times.
    """
    if result.table.empty and not result.periods:
        raise NotRecordedError(result)
    with _ONE_AT_A_TIME:
        kept = _READ.get(id(result))
    if kept is not None and kept[0] is result:
        return kept[1]
    made = _rows(result)
    if len(made) <= MOST_KEPT:
        with _ONE_AT_A_TIME:
            _READ[id(result)] = (result, made)
    return made


def _rows(result: Result) -> tuple[FigureRow, ...]:
    table = result.table
    names = [str(name) for name in table.columns]
    # Column by column: several times as fast as pandas' own way by rows.
    columns = [[_plain(value) for value in table[name].tolist()] for name in table.columns]
    hidden = _hidden(result, names)
    return tuple(
        FigureRow(
            result.definition,
            dict(zip(names, cells, strict=True)),
            hidden_names,
            result,
        )
        for cells, hidden_names in zip(zip(*columns, strict=True), hidden, strict=True)
    )


def _hidden(result: Result, names: list[str]) -> list[frozenset[str]]:
    if result.hidden is None:
        return [frozenset()] * len(result.table)
    masks = result.hidden.to_numpy()
    return [
        frozenset(name for name, is_hidden in zip(names, row, strict=True) if is_hidden)
        for row in masks
    ]


def _plain(value: Any) -> Any:
    return None if words.is_nothing(value) else value


def _whole(value: Any) -> int | None:
    return None if value is None else int(value)


# The answer is kept with its rows, so that its id stays its own.
_READ: LRUCache[int, tuple[Result, tuple[FigureRow, ...]]] = LRUCache(KEPT_ANSWERS)
_ONE_AT_A_TIME = Lock()
