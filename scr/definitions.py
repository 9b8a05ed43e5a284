"""What each figure is, read from the header of its SQL file.

The page, the command line, the docs and the data dictionary all print from here; nobody types
a definition twice.

Long because a header has many kinds of line, each with its dataclass and its reader here.
"""

from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from scr.benchmark import Measure, measure
from scr.errors import ArgumentError
from scr.settings import QUERIES

WHOLE_ONLY, PER_REVIEW = "whole-only", "reviews"
"""What a header's `disclosure` may say instead of naming counts."""


@dataclass(frozen=True)
class Parameter:
    """A named parameter of the SQL."""

    name: str
    sql_type: str
    meaning: str


@dataclass(frozen=True)
class FigureColumn:
    """A column of the result: its unit, what a null in it means, and how a person reads it."""

    name: str
    sql_type: str
    unit: str
    null_means: str
    label: str


@dataclass(frozen=True)
class Interval:
    """How the limits of a share or rate are made; `method` none means that it has none.
    `clusters` is empty, or names the column with the sums over clusters that a share counted
    over things in clusters needs (see `statistics.clustered`)."""

    column: str
    method: str
    numerator: str
    denominator: str
    clusters: str = ""


@dataclass(frozen=True)
class Survival:
    """A median in days and the three columns that hold its life table: the days on which
    something happened, and how many cases ended and were censored on each. `method` is
    kaplan_meier, which has limits, or ended_only, which has none."""

    column: FigureColumn
    method: str
    days: str
    ended: str
    censored: str


@dataclass(frozen=True)
class Incidence:
    """A share that has acted by a `day`, with limits (see `statistics.incidence`), each row
    weighing 1 or, `by_review`, 1 / the rows of its review. `lives` are the columns of reviews,
    rows, days and states; the share is null where the count `followed` is small."""

    column: FigureColumn
    day: int
    by_review: bool
    followed: str
    lives: tuple[str, ...]


@dataclass(frozen=True)
class Definition:
    """One figure as its header declares it, and its SQL.

    `internal` are columns of the SQL that no reader gets, as estimates are made of them;
    `survivals` the medians made of life tables, `incidences` the shares made of lives, shown in
    the place of their first column.

    `counts` are the columns that disclosure control protects; `sums` say which of them add up
    ((total, parts)), `withins` which lie within another; `hides` which counts another column
    gives away, so that it is hidden wherever one of them is. `period` is required, optional or
    none. `is_whole_only`: below the whole it is management information only. `is_per_review`: a
    row is a single review, for those cleared to see them. `measures`: the figure is composed of
    others by board, one of these at a time (see `benchmark`), and has no SQL of its own.
    `composed` names another way in which a figure is made of others (see `profile`).
    """

    name: str
    title: str
    answers: str
    grain: str
    numerator: str
    denominator: str
    excludes: str
    basis: str
    caution: str
    period: str
    parameters: tuple[Parameter, ...]
    columns: tuple[FigureColumn, ...]
    internal: tuple[str, ...]
    intervals: tuple[Interval, ...]
    survivals: tuple[Survival, ...]
    incidences: tuple[Incidence, ...]
    counts: tuple[str, ...]
    is_whole_only: bool
    is_per_review: bool
    sums: tuple[tuple[str, tuple[str, ...]], ...]
    withins: tuple[tuple[str, str], ...]
    hides: tuple[tuple[str, tuple[str, ...]], ...]
    measures: tuple[Measure, ...]
    composed: str
    sql: str

    @property
    def shown_columns(self) -> tuple[FigureColumn, ...]:
        """The columns as a reader gets them: each share, rate or median followed by its limits,
        none of the internal ones."""
        limited = {i.column for i in self.intervals if i.method != "none"}
        shown: list[FigureColumn] = []
        for column in self.columns:
            for life in self.survivals:
                if life.days == column.name:
                    shown.append(life.column)
                    if life.method == "kaplan_meier":
                        shown.extend(_limits(life.column, ", or the limit is undefined"))
            for share in self.incidences:
                if share.lives[0] == column.name:
                    shown += [share.column, *_limits(share.column, ", or the limit is undefined")]
            if column.name not in self.internal:
                shown.append(column)
                shown.extend(_limits(column) if column.name in limited else ())
        return tuple(shown)


def _limits(column: FigureColumn, or_else: str = "") -> tuple[FigureColumn, ...]:
    return tuple(
        FigureColumn(
            f"{column.name}_{end}",
            "DOUBLE",
            f"{end} 95% limit of {column.name}",
            f"{column.name} is null{or_else}",
            f"{column.label}, {end} limit",
        )
        for end in ("lower", "upper")
    )


@cache
def definitions() -> dict[str, Definition]:
    """Every figure by name, in the order of their names, composed ones among them."""
    paths = [p for kind in ("figures", "composed") for p in (QUERIES / kind).glob("*.sql")]
    return {path.stem: read(path) for path in sorted(paths, key=lambda path: path.stem)}


def definition(name: str) -> Definition:
    """The figure of this name. Raises ArgumentError when there is none."""
    try:
        return definitions()[name]
    except KeyError:
        known = ", ".join(definitions())
        raise ArgumentError(f"There is no figure “{name}”. The figures are: {known}.") from None


def read(path: Path) -> Definition:
    """Parse one file. Raises ValueError when its header is not as it should be."""
    sql = path.read_text(encoding="utf-8")
    fields = header(sql)

    def one(field: str, default: str | None = None) -> str:
        values = fields.get(field, [default] if default is not None else [])
        if len(values) != 1 or values[0] is None:
            raise ValueError(f"{path.name}: the header needs one line “{field}”")
        return values[0]

    disclosure = one("disclosure")
    return Definition(
        name=one("figure"),
        title=one("title"),
        answers=one("answers"),
        grain=one("grain"),
        numerator=one("numerator"),
        denominator=one("denominator"),
        excludes=one("excludes"),
        basis=one("basis"),
        caution=one("caution", ""),
        period=one("period"),
        parameters=tuple(_parameter(line) for line in fields["param"]),
        columns=tuple(_column(line) for line in fields["column"]),
        internal=tuple(name for line in fields["internal"] for name in line.split()),
        survivals=tuple(_survival(line) for line in fields["survival"]),
        incidences=tuple(_incidence(line) for line in fields["incidence"]),
        intervals=tuple(Interval(*line.split()) for line in fields["interval"]),
        counts=() if disclosure in (WHOLE_ONLY, PER_REVIEW) else tuple(disclosure.split()),
        is_whole_only=disclosure == WHOLE_ONLY,
        is_per_review=disclosure == PER_REVIEW,
        sums=tuple(_sum(line) for line in fields["sum"]),
        withins=tuple(_within(line) for line in fields["within"]),
        hides=tuple(_hides(line) for line in fields["hides"]),
        measures=tuple(measure(line) for line in _measures(fields)),
        composed=one("composed", ""),
        sql=sql,
    )


def _measures(fields: dict[str, list[str]]) -> list[str]:
    """The lines of measures: the figure's own, or those of the one it names."""
    for other in fields["measures"]:
        path = QUERIES / "composed" / f"{other}.sql"
        return header(path.read_text(encoding="utf-8"))["measure"]
    return fields["measure"]


def header(sql: str) -> dict[str, list[str]]:
    """The `-- field: value` lines at the top of an SQL file, values by field."""
    fields: dict[str, list[str]] = defaultdict(list)
    for line in sql.splitlines():
        if not line.startswith("--"):
            break
        field, colon, value = line.removeprefix("--").partition(":")
        if colon:
            fields[field.strip()].append(value.strip())
    return fields


def body(sql: str) -> str:
    """The SQL below its header; a composed figure has none."""
    lines = sql.splitlines()
    start = next((i for i, line in enumerate(lines) if not line.startswith("--")), len(lines))
    return "\n".join(lines[start:])


def _parameter(line: str) -> Parameter:
    named, meaning = line.split("|")
    name, sql_type = named.split()
    return Parameter(name, sql_type.upper(), meaning.strip())


def _column(line: str) -> FigureColumn:
    named, unit, null_means, label = (part.strip() for part in line.split("|"))
    name, sql_type = named.split()
    return FigureColumn(name, sql_type.upper(), unit, null_means, label)


def _survival(line: str) -> Survival:
    named, unit, null_means, label = (part.strip() for part in line.split("|"))
    name, method, days, ended, censored = named.split()
    column = FigureColumn(name, "DOUBLE", unit, null_means, label)
    return Survival(column, method, days, ended, censored)


def _incidence(line: str) -> Incidence:
    named, unit, null_means, label = (part.strip() for part in line.split("|"))
    name, day, weights, followed, *lives = named.split()
    column = FigureColumn(name, "DOUBLE", unit, null_means, label)
    return Incidence(column, int(day), weights == "by_review", followed, tuple(lives))


def _hides(line: str) -> tuple[str, tuple[str, ...]]:
    column, *counts = line.split()
    return column, tuple(counts)


def _sum(line: str) -> tuple[str, tuple[str, ...]]:
    total, parts = line.split("=")
    return total.strip(), tuple(part.strip() for part in parts.split("+"))


def _within(line: str) -> tuple[str, str]:
    part, whole = line.split("<=")
    return part.strip(), whole.strip()
