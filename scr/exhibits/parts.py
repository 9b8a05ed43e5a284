"""A card about one standard or one stage of a figure that has several: its cases and what it
leaves out, without the others'."""

from dataclasses import replace

import pandas as pd

from scr.figures.run import Result
from scr.figures.values import FigureRow, rows
from scr.text.time import STAGES

_EVERY_STAGE = ("open_stages", "stopped_stages")


def narrowed(result: Result, column: str, value: str) -> Result:
    """The figure narrowed to the rows with one value in a column, as of one standard or stage."""
    kept = result.table[column] == value
    return replace(
        result,
        table=result.table[kept].reset_index(drop=True),
        hidden=None if result.hidden is None else result.hidden[kept].reset_index(drop=True),
    )


def rows_by(result: Result, column: str) -> dict[str, FigureRow]:
    """The rows of a figure for the whole, by one of its columns; of several the last."""
    return {row[column]: row for row in rows(result)}


def cases_of(cases: pd.DataFrame, part: str) -> pd.DataFrame:
    """The cases of a standard, or those in which a stage ran, with its days and what came of it."""
    if "standard_id" in cases:
        return cases[cases["standard_id"] == part].reset_index(drop=True)
    if part not in cases:
        return cases
    kept = cases[cases[part].notna()]
    others = [name for name in STAGES if name != part]
    stage_cases = kept.drop(columns=[name for name in (*others, *_EVERY_STAGE) if name in kept])
    stage_cases = stage_cases.rename(columns={part: "days"})
    stage_cases["state"] = [
        "open" if part in str(still).split(";") else "stopped" if part in str(out).split(";") else
        "ended"
        for still, out in zip(kept["open_stages"], kept["stopped_stages"], strict=True)
    ]  # fmt: skip
    return stage_cases.reset_index(drop=True)


def reason_of(reason: str, part: str) -> str | None:
    """Why a case is left out, without the name of the part; None where another part's is told.
    Without a part the reason as it is."""
    if not part:
        return reason
    for start in (f"of the standard {part} ", f"of the stage {part.replace('_', ' ')} "):
        if reason.startswith(start):
            return reason.removeprefix(start)
    return None
