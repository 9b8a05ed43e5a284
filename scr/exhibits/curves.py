"""From life tables to curves: the share of cases that have ended by time since the start."""

import pandas as pd

from scr.base import words
from scr.base.errors import RefusedError
from scr.base.request import Request
from scr.exhibits.scope import Scope
from scr.figures.values import Share
from scr.plot import Curve
from scr.stats import competing, survival
from scr.text.estimate import FEWEST_ENDED, EndedBy

# The curve runs in days: six months are half a year of them, rounded up.
SIX_MONTHS = 183
USUAL_DAY = {
    "notified_to_decision": (31, "one month"),
    "initiated_to_completed": (SIX_MONTHS, "six months"),
    "completed_to_published": (365, "a year"),
}
"""By stage the day by which the share that has ended is told, and that day in words."""


def of_stage(tables: pd.DataFrame, stage: str) -> pd.DataFrame:
    """The rows of one stage of the life tables of `durations`: a row per group and day."""
    return tables[tables["stage"] == stage]


def at_six_months(table: pd.DataFrame) -> EndedBy:
    """The share of one life table that has ended by six months, cases stopped counted as never;
    without a value where nobody has been followed so long."""
    share = _share(competing.ended_by(_shares(table), SIX_MONTHS))
    return EndedBy(share, "six months", _is_estimate(table, SIX_MONTHS))


def _is_estimate(table: pd.DataFrame, day: int) -> bool:
    """Whether a case was last seen open before the day."""
    return bool(table["n_censored"][table["day"] < day].any())


def ended_by(scope: Scope, request: Request, stage: str) -> EndedBy | None:
    """The share of a stage's cases that has ended by its usual day, or by the last day on which
    any is followed, for a reader who may see such days; None where nothing is."""
    day, when = USUAL_DAY[stage]
    usual = scope.ended_by(request, tuple((name, pair[0]) for name, pair in USUAL_DAY.items()))
    for row in of_stage(usual, stage).to_dict("records"):
        share = _share(survival.Ended(row["share"], row["lower"], row["upper"]))
        if share.value is not None:
            return EndedBy(share, when, row["is_estimate"])
    try:
        table = of_stage(scope.life_tables(request), stage)
    except RefusedError:
        return None
    if table.empty:
        return None
    shares = _shares(table)
    day = int(shares.day[-1])
    share = _share(competing.ended_by(shares, day))
    return EndedBy(share, words.duration(day), _is_estimate(table, day))


def _shares(table: pd.DataFrame) -> competing.Shares:
    return competing.shares(*(table[c] for c in ("day", "n_ended", "n_censored", "n_stopped")))


def _share(ended: survival.Ended) -> Share:
    return Share(None, None, _number(ended.share), _number(ended.lower), _number(ended.upper))


def curve(label: str, table: pd.DataFrame, *, strong: bool = True, limited: bool = False) -> Curve:
    """The curve of one life table: the share that has ended by each day, cases stopped counted as
    never, as the headline has it. `limited` says the share at six months beside it. The half is
    marked only where nothing was stopped: else it is the time if none were, which is no point of
    this curve."""
    columns = [table[c] for c in ("day", "n_ended", "n_censored", "n_stopped")]
    drawn, half = competing.shares(*columns), competing.half(*columns)
    limit = _share(competing.ended_by(drawn, SIX_MONTHS)) if limited else None
    return Curve(
        label=label,
        days=drawn.day.tolist(),
        share=drawn.ended.tolist(),
        lower=[_number(end) for end in drawn.lower],
        upper=[_number(end) for end in drawn.upper],
        at_risk=drawn.at_risk.tolist(),
        n=half.n,
        strong=strong,
        median_days=None if half.n_stopped or half.n_ended < FEWEST_ENDED else _number(half.days),
        is_half_marked=not half.n_stopped and half.n_ended >= FEWEST_ENDED,
        is_half_estimate=not half.is_count,
        is_limit_estimate=_is_estimate(table, SIX_MONTHS),
        at_limit=None
        if limit is None or limit.value is None
        else (limit.value, limit.lower, limit.upper),
    )


def _number(value: float) -> float | None:
    return None if pd.isna(value) else float(value)
