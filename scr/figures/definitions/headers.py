"""Reading the header of an SQL file: `-- field: value` lines, each kind with its reader here."""

from collections import defaultdict
from functools import partial
from pathlib import Path
from typing import Any

from scr.base.settings import QUERIES
from scr.figures.compare.benchmark import measure
from scr.figures.definitions.parameters import taken
from scr.figures.definitions.parts import (
    BLANKS,
    KINDS,
    NEVER,
    Definition,
    Event,
    FigureColumn,
    Incidence,
    Interval,
    Parameter,
    Survival,
)

WHOLE_ONLY, PER_REVIEW = "whole-only", "reviews"
"""What a header's `disclosure` may say; without one every count is protected."""
TOTAL = "all together"
"""What a header's `below` says of rows that are published below the whole: no class apart."""


def read(path: Path) -> Definition:
    """Parse one file. Raises ValueError when its header is not as it should be."""
    sql = path.read_text(encoding="utf-8")
    fields = header(sql)
    single = partial(_single, path.name, fields)
    disclosed = single("disclosure", "")
    columns = tuple(_column(line) for line in fields["column"])
    internal = tuple(name for line in fields["internal"] for name in line.split())
    if disclosed not in ("", WHOLE_ONLY, PER_REVIEW):
        raise ValueError(f"{path.name}: disclosure is {WHOLE_ONLY}, {PER_REVIEW} or not there")
    return Definition(
        name=single("figure"),
        title=single("title"),
        answers=single("answers"),
        grain=single("grain"),
        numerator=single("numerator"),
        denominator=single("denominator"),
        excludes=single("excludes"),
        basis=single("basis"),
        caution=single("caution", ""),
        period=single("period"),
        parameters=_parameters(sql, [_parameter(line) for line in fields["param"]]),
        columns=columns,
        internal=internal,
        **_estimates(fields),
        counts=() if disclosed else _counts(columns, internal),
        is_whole_only=disclosed == WHOLE_ONLY,
        is_per_review=disclosed == PER_REVIEW,
        **_disclosed(fields),
        classes=tuple(single("class", "").split()),
        is_total_below=single("below", "") == TOTAL,
        made_of=dict(_sum(line) for line in fields["made_of"]),
        measures=tuple(measure(line) for line in _measures(fields)),
        events=tuple(_event(line) for line in fields["event"] if not line.startswith("none ")),
        beside=single("beside", single("figure")).split("|")[0].strip(),
        composed=single("composed", ""),
        sql=sql,
    )


def _estimates(fields: dict[str, list[str]]) -> dict[str, Any]:
    """What is estimated of the columns: medians, shares by a day, and limits."""
    return {
        "survivals": tuple(_survival(line) for line in fields["survival"]),
        "incidences": tuple(_incidence(line) for line in fields["incidence"]),
        "intervals": tuple(Interval(*line.split()) for line in fields["interval"]),
    }


def _disclosed(fields: dict[str, list[str]]) -> dict[str, Any]:
    """What everybody knows of the counts, and which other columns give them away."""
    return {
        "sums": tuple(_sum(line) for line in fields["sum"]),
        "withins": tuple(_within(line) for line in fields["within"]),
        "only_withs": tuple(_pair(line) for line in fields["only_with"]),
        "presumed": tuple(_within(line) for line in fields["presumed"]),
        "hides": tuple(_hides(line) for line in fields["hides"]),
        **{
            named: tuple(column for line in fields[named] for column in line.split())
            for named in ("withheld", "withheld_below", "kept_back")
        },
    }


def _single(file: str, fields: dict[str, list[str]], field: str, default: str | None = None) -> str:
    values = fields.get(field, [default] if default is not None else [])
    if len(values) != 1 or values[0] is None:
        raise ValueError(f"{file}: the header needs one line “{field}”")
    return values[0]


def _measures(fields: dict[str, list[str]]) -> list[str]:
    """The lines of measures: the figure's own, or those of the one it names."""
    for other in fields["measures"]:
        path = QUERIES / "composed" / f"{other}.sql"
        return header(path.read_text(encoding="utf-8"))["measure"]
    return fields["measure"]


def header(sql: str) -> dict[str, list[str]]:
    """The `-- field: value` lines at the top of an SQL file, values by field. Columns that another
    figure explains (`columns_as: NAME first to last`) are among its own, in their place."""
    fields: dict[str, list[str]] = defaultdict(list)
    for line in sql.splitlines():
        if not line.startswith("--"):
            break
        field, colon, value = line.removeprefix("--").partition(":")
        if field.strip() == "columns_as":
            fields["column"] += _columns_as(value.strip())
        elif colon:
            fields[field.strip()].append(value.strip())
    return fields


def _columns_as(line: str) -> list[str]:
    """The lines of another figure's columns, from one to another of them."""
    figure, first, _, last = line.split()
    sql = (QUERIES / "figures" / f"{figure}.sql").read_text(encoding="utf-8")
    lines = header(sql)["column"]
    names = [column.split()[0] for column in lines]
    return lines[names.index(first) : names.index(last) + 1]


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
    named, unit, blank, label = (part.strip() for part in line.split("|"))
    name, sql_type, kind = named.split()
    if kind not in KINDS:
        raise ValueError(f"{name}: the kinds of columns are {', '.join(KINDS)}")
    means, letter, where = _blank(name, blank)
    return FigureColumn(name, sql_type.upper(), unit, means, label, kind, letter, where)


def _blank(name: str, null_means: str) -> tuple[str, str, str]:
    """What a null means in words, the letter that it is written as, and the column that decides
    whether there was anything to count at all: `n where n_started: fewer than half have ended`."""
    if null_means == NEVER:
        return "never null", NEVER, ""
    mark, colon, means = null_means.partition(":")
    letter, _, where = mark.partition(" where ")
    if not colon or letter not in BLANKS:
        raise ValueError(f"{name}: a blank is {NEVER}, or one of {', '.join(BLANKS)} and its cause")
    return means.strip(), letter, where.strip()


def _estimated(line: str, kind: str) -> tuple[list[str], FigureColumn]:
    """What an estimate is made of, and its column."""
    named, unit, blank, label = (part.strip() for part in line.split("|"))
    name, *made_of = named.split()
    means, letter, where = _blank(name, blank)
    return made_of, FigureColumn(name, "DOUBLE", unit, means, label, kind, letter, where)


def _survival(line: str) -> Survival:
    (method, *life_table), column = _estimated(line, "days")
    return Survival(column, method, *life_table)


def _incidence(line: str) -> Incidence:
    (day, weights, followed, *lives), column = _estimated(line, "share")
    return Incidence(column, int(day), weights == "by_review", followed, tuple(lives))


def _parameters(sql: str, declared: list[Parameter]) -> tuple[Parameter, ...]:
    """A composed figure has no SQL of its own to read them from."""
    text = body(sql)
    return taken(text, declared) if text.strip() else tuple(declared)


def _counts(columns: tuple[FigureColumn, ...], internal: tuple[str, ...]) -> tuple[str, ...]:
    """What is protected unless the header says otherwise: every whole count that is shown."""
    return tuple(
        column.name
        for column in columns
        if column.kind == "count" and column.sql_type == "BIGINT" and column.name not in internal
    )


def _event(line: str) -> Event:
    name, _, where = line.partition(" ")
    column, _, value = where.partition("=")
    return Event(name, column, value)


def _hides(line: str) -> tuple[str, tuple[str, ...]]:
    column, *counts = line.split()
    return column, tuple(counts)


def _pair(line: str) -> tuple[str, str]:
    first, second = line.split()
    return first, second


def _sum(line: str) -> tuple[str, tuple[str, ...]]:
    total, parts = line.split("=")
    return total.strip(), tuple(part.strip() for part in parts.split("+"))


def _within(line: str) -> tuple[tuple[str, ...], str]:
    parts, whole = line.split("<=")
    return tuple(part.strip() for part in parts.split("+")), whole.strip()
