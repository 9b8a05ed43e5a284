"""A figure's values as a table for people: words for headings, shares with their limits, and
a word where there is nothing, never an empty cell."""

import pandas as pd

from scr import words
from scr.definitions import FigureColumn
from scr.figures import Result

_GROUP_WORDS = {
    "national": "Whole",
    "region": "Region",
    "area_type": "Kind of area",
    "board": "Board",
    "period": "Year",
}


def readable(result: Result) -> pd.DataFrame:
    """The figure's rows as text, one column per column of the figure; limits stand in a column
    of their own beside their share or rate."""
    shown: dict[str, list[str]] = {}
    limited = {i.column: i.method for i in result.definition.intervals if i.method != "none"}
    for column in result.definition.columns:
        if column.name == "group_id":
            continue
        if column.name == "group_name":
            shown[_GROUP_WORDS[result.request.by]] = [_group(v) for v in result.table[column.name]]
            continue
        hidden = result.hidden[column.name] if result.hidden is not None else None
        shown[column.label] = [
            _cell(value, column, hidden is not None and bool(hidden.iloc[i]))
            for i, value in enumerate(result.table[column.name])
        ]
        if column.name in limited:
            shown[f"{column.label}: 95% interval"] = _limits(result, column.name, limited)
    return pd.DataFrame(shown)


def _group(value: str) -> str:
    return words.year_words(value) if ":" in value else words.board_short(value)


def _cell(value: object, column: FigureColumn, is_hidden: bool) -> str:
    if is_hidden:
        return "suppressed"
    if words.is_nothing(value) or value is pd.NA:
        return column.null_means
    if column.name.endswith("_rate"):
        return words.percent(float(value))  # type: ignore[arg-type]
    if column.name == "rate_per_100k":
        return words.rate(float(value))  # type: ignore[arg-type]
    return value if isinstance(value, str) else words.number(float(value))  # type: ignore[arg-type]


def _limits(result: Result, name: str, methods: dict[str, str]) -> list[str]:
    write = words.interval if methods[name] == "wilson" else words.rates
    ends = zip(result.table[f"{name}_lower"], result.table[f"{name}_upper"], strict=True)
    return ["none" if pd.isna(low) else write(float(low), float(high)) for low, high in ends]
