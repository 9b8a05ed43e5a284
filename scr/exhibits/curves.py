"""From life tables to curves: the share of cases that have ended by time since the start."""

import pandas as pd

from scr.figures.values import Share
from scr.plot import Curve
from scr.stats import survival

# The curve runs in days: six months are half a year of them, rounded up.
SIX_MONTHS = 183


def of_stage(tables: pd.DataFrame, stage: str) -> pd.DataFrame:
    """The rows of one stage of the life tables of `durations`: a row per group and day."""
    return tables[tables["stage"] == stage]


def at_six_months(table: pd.DataFrame) -> Share:
    """The share of one life table that has ended by six months; without a value where nobody has
    been followed so long."""
    ended = survival.ended_by(
        survival.curve(table["day"], table["n_ended"], table["n_censored"]), SIX_MONTHS
    )
    return Share(None, None, _known(ended.share), _known(ended.lower), _known(ended.upper))


def curve(label: str, table: pd.DataFrame, *, strong: bool = True, limited: bool = False) -> Curve:
    """The curve of one life table; `limited` says the share at six months beside it."""
    columns = (table["day"], table["n_ended"], table["n_censored"])
    drawn = survival.curve(*columns)
    median = survival.medians(survival.end_to_end(*([column] for column in columns))).median[0]
    limit = at_six_months(table) if limited else None
    return Curve(
        label=label,
        days=drawn.day.tolist(),
        share=(1 - drawn.share).tolist(),
        lower=[_known(1 - end) for end in drawn.upper],
        upper=[_known(1 - end) for end in drawn.lower],
        at_risk=drawn.at_risk.tolist(),
        n=int(table["n_ended"].sum() + table["n_censored"].sum()),
        strong=strong,
        median_days=_known(median),
        at_limit=None
        if limit is None or limit.value is None
        else (limit.value, limit.lower, limit.upper),
    )


def _known(value: float) -> float | None:
    return None if pd.isna(value) else float(value)
