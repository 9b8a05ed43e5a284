"""A figure's values as a table for people: words for headings and codes, limits beside what they
are the limits of, and a word where there is nothing, never an empty cell."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import pandas as pd

from scr.base import terms, words
from scr.figures.definitions import Definition, FigureColumn
from scr.figures.run import Result
from scr.text.measure import MEASURES
from scr.text.time import EDITIONS, REASONS, STAGES, STANDARDS

CODES = {
    "standard_id": STANDARDS,
    "edition": EDITIONS,
    "stage": STAGES,
    "age_band": terms.labels("age_band"),
    "measure": {name: measure.label for name, measure in MEASURES.items()},
    "compared": {"own": "own group", "area_type": "kind of area", "other": "another board"},
    "reason": REASONS,
    "flag": terms.labels("flag"),
    "flag_adjusted": terms.labels("flag"),
    "method": {"limits": "Limits", "trial": "Trial limits", "run": "Runs alone"},
    "raised_by": terms.labels("raised_by"),
    "subject": terms.labels("challenge_subject"),
    "assessor": terms.labels("assessor"),
    "addressee_type": terms.labels("addressee_type"),
    "clarity": terms.labels("clarity"),
    "question": terms.labels("question"),
    "why_grade": terms.labels("clarity"),
    "population_status": terms.labels("population_status"),
}
"""The words for the codes of a column, as a cell of a table has them."""
METHODS = {
    "wilson": "Wilson 95%",
    "garwood": "exact Poisson (Garwood) 95%",
    "clustered": "Wilson 95% on the effective number, as the recommendations of a review hang "
    "together",
}
KAPLAN_MEIER = "Kaplan-Meier with log-log 95% limits, open cases counted"
AALEN_JOHANSEN = (
    "Aalen-Johansen, an end before the action as the competing end, with 95% limits by leaving "
    "out one review at a time"
)

Writer = Callable[[Any], str]


def readable(result: Result) -> pd.DataFrame:
    """The figure's rows as text, one column per column of the figure, hidden cells `suppressed`,
    nulls what the figure's header says; limits in one column beside their share or median."""
    if result.definition.composed and result.request.measure is None:
        return _by_measure(result)
    columns = result.columns
    names = {column.name for column in columns}
    shown: dict[str, list[str]] = {}
    for column in columns:
        base, _, end = column.name.rpartition("_")
        if column.name == "group_id" or (end in ("lower", "upper") and base in names):
            continue
        if column.name == "group_name":
            heading = terms.label("grouping", result.request.by)
            shown[heading] = [_group(str(value)) for value in result.table[column.name]]
            continue
        form = form_of(column)
        hidden = _hidden(result, column.name)
        write = _writer(column, form)
        shown[column.label] = [
            _cell(value, column, write, is_hidden)
            for value, is_hidden in zip(result.table[column.name], hidden, strict=True)
        ]
        if f"{column.name}_lower" in names:
            shown[f"{column.label}: 95% interval"] = _limits(result, column.name, form)
    return pd.DataFrame(shown)


def _by_measure(result: Result) -> pd.DataFrame:
    """A figure of several measures: each measure's rows in its own unit, in their order."""
    parts = [
        readable(
            replace(
                result,
                request=replace(result.request, measure=name),
                table=result.table[result.table["measure"] == name].reset_index(drop=True),
            )
        )
        for name in dict.fromkeys(result.table["measure"])
    ]
    return pd.concat(parts, ignore_index=True)


def methods(figure: Definition) -> list[str]:
    """How the limits and medians of a figure are worked out, in words, each once."""
    named = [METHODS[i.method] for i in figure.intervals if i.method in METHODS]
    named += [KAPLAN_MEIER for life in figure.survivals if life.method == "kaplan_meier"]
    named += [AALEN_JOHANSEN for _ in figure.incidences]
    return list(dict.fromkeys(named))


_FORMS = {"flag": "yes_no", "date": "day", "number": "decimal"}
_COUNTABLE = ("count", "days", "number")


def form_of(column: FigureColumn) -> str:
    """How a column's values are written: as_written, code, yes_no, day, count, share, rate, days,
    chance or decimal. Whole days of a list stand under a heading that says so."""
    if column.kind in ("id", "name", "text"):
        return "as_written"
    if column.kind in _COUNTABLE and column.sql_type != "DOUBLE":
        return "count"
    return _FORMS.get(column.kind, column.kind)


def _writer(column: FigureColumn, form: str) -> Writer:
    writers: dict[str, Writer] = {
        "yes_no": lambda value: "yes" if value else "no",
        "day": lambda value: words.day(value) if isinstance(value, date) else str(value),
        "count": lambda value: words.number(float(value)),
        "share": lambda value: words.percent(float(value)),
        "rate": lambda value: words.rate(float(value)),
        "days": lambda value: words.duration(float(value)),
        "chance": _chance,
        "decimal": lambda value: f"{value:.2f}",
        "as_written": str,
    }
    return writers.get(form, lambda value: coded(value, column.name))


def coded(value: str, name: str) -> str:
    """A code of a column in words."""
    if name == "delay_reasons":
        return words.listed([coded(code.strip(), "reason").lower() for code in value.split(";")])
    return CODES.get(name, {}).get(value, value.replace("_", " "))


def _chance(value: float) -> str:
    return "under 0.001" if value < 0.001 else f"{value:.3f}"


def _group(value: str) -> str:
    return words.year_words(value) if ":" in value else words.board_short(value)


def _hidden(result: Result, name: str) -> list[bool]:
    if result.hidden is None:
        return [False] * len(result.table)
    return [bool(value) for value in result.hidden[name]]


def _cell(value: Any, column: FigureColumn, write: Writer, is_hidden: bool) -> str:
    if is_hidden:
        return "suppressed"
    return column.null_means if pd.isna(value) else write(value)


def _limits(result: Result, name: str, form: str) -> list[str]:
    write = {"rate": words.rates, "days": words.durations}.get(form, words.interval)
    ends = zip(
        result.table[f"{name}_lower"],
        result.table[f"{name}_upper"],
        _hidden(result, f"{name}_lower"),
        strict=True,
    )
    return [_interval(low, high, is_hidden, write) for low, high, is_hidden in ends]


def _interval(low: Any, high: Any, is_hidden: bool, write: Callable[[float, float], str]) -> str:
    if is_hidden:
        return "suppressed"
    if pd.isna(low) or (pd.isna(high) and write is not words.durations):
        return "none"
    return write(float(low), float(high))
