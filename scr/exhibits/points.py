"""From a figure's rows to what the charts draw."""

from typing import Any

import pandas as pd

from scr.base import words
from scr.base.periods import parse_span
from scr.figures.run import Result
from scr.plot import Row, YearPoint
from scr.text.sentences import Trait


def records(result: Result) -> list[dict[str, Any]]:
    """The rows of a figure as dictionaries, in order."""
    names = [str(name) for name in result.table.columns]
    # Column by column: several times as fast as pandas' own way by rows.
    columns = [result.table[name].tolist() for name in names]
    return [dict(zip(names, row, strict=True)) for row in zip(*columns, strict=True)]


def year_points(result: Result, trait: Trait, *, is_rate: bool = False) -> list[YearPoint]:
    """One point per year of a figure grouped by period. For a rate the denominator is left out:
    child years mean little to a reader."""
    column = next(c for c in result.definition.columns if c.name == trait.rate)
    return [
        YearPoint(
            label=words.year_short(row["group_name"]),
            short_label=_shorter(words.year_short(row["group_name"])),
            x=int(row[trait.numerator]),
            n=None if is_rate else float(row[trait.denominator]),
            value=known(row[trait.rate]),
            lower=known(row[f"{trait.rate}_lower"]),
            upper=known(row[f"{trait.rate}_upper"]),
            start=parse_span(row["group_name"]).start,
            end=parse_span(row["group_name"]).end,
            note=column.null_means,
            counted=words.count(row[trait.numerator], "review") if is_rate else "",
        )
        for row in records(result)
    ]


def year_rows(result: Result, trait: Trait, focus: str) -> list[Row]:
    """One row per year that has cases, the last one first; the year in focus drawn solid."""
    return [
        Row(
            label=words.year_short(row["group_name"]),
            x=int(row[trait.numerator]),
            n=float(row[trait.denominator]),
            value=known(row[trait.rate]),
            lower=known(row[f"{trait.rate}_lower"]),
            upper=known(row[f"{trait.rate}_upper"]),
            strong=row["group_name"] == focus,
            row_id=row["group_name"],
        )
        for row in reversed(records(result))
        if row[trait.denominator]
    ]


def known(value: Any) -> float | None:
    """A number, or None where there is none."""
    return None if pd.isna(value) else float(value)


def _shorter(name: str) -> str:
    return name[2:] if len(name) == 7 else name
