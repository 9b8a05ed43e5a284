"""Figures made of every board's row of another figure: the measures of `benchmark`, told in
several ways. Each is a table in, a table out; what is asked of the figure beneath stands here too.
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any, Protocol

import numpy as np
import pandas as pd

from scr.base.errors import ArgumentError
from scr.base.periods import Period
from scr.base.request import CROSSED, STEPS, Request
from scr.figures.compare import benchmark
from scr.figures.compare.benchmark import Measure
from scr.stats import control

ADJUSTED, RANKS = "benchmark_adjusted", "benchmark_ranks"
YEARS, OVER_TIME = "benchmark_years", "benchmark_over_time"
SEPARATOR = chr(31)
"""Between board and period in the group of a crossed row (queries/reviews/group_spine.sql)."""
GROUPINGS = {OVER_TIME: ("national", "region")}


class StoredBreak(Protocol):
    """What is taken from a stored break."""

    @property
    def on(self) -> Any: ...  # noqa: D102
    @property
    def region(self) -> str | None: ...  # noqa: D102
    @property
    def reason(self) -> str: ...  # noqa: D102


def asked(measures: Sequence[Measure], request: Request) -> Request:
    """The request with the grouping that its rows have. Raises ArgumentError when there is no
    such measure, step or grouping."""
    benchmark.chosen(measures, request)
    if request.step not in STEPS:
        raise ArgumentError(f"The steps are: {', '.join(STEPS)}.")
    if request.figure not in GROUPINGS:
        benchmark.beneath(measures, request)
        return replace(request, by="board")
    if request.by not in GROUPINGS[request.figure]:
        groupings = " or ".join(GROUPINGS[request.figure])
        raise ArgumentError(f"The figure {request.figure} is grouped by {groupings}.")
    return request


def beneath(measures: Sequence[Measure], request: Request) -> Request:
    """The question to the figure of the measure, by board, of the boards asked for: that whose
    cases and exclusions are those of this figure."""
    by_board = replace(request, by="board", step="year", breaks=())
    return benchmark.beneath(measures, by_board)


def rows_beneath(measures: Sequence[Measure], request: Request) -> Request:
    """The question whose rows this figure is made of: all boards that one is compared with."""
    if request.figure in (benchmark.NAME, ADJUSTED, RANKS):
        return benchmark.beneath_all(measures, request)
    crossed = replace(beneath(measures, request), by=CROSSED, step=request.step)
    if request.figure == OVER_TIME:
        return crossed
    return replace(crossed, board_id=None, region=None, area_type=None)


def table(
    request: Request, measure: Measure, rows: pd.DataFrame, boards: pd.DataFrame,
    periods: Sequence[Period], breaks: Sequence[StoredBreak], whole: str,
) -> pd.DataFrame:  # fmt: skip
    """The rows of a composed figure. `boards` are all of them, `whole` names them together;
    `breaks` are those stored at which limits begin anew."""
    if request.figure == OVER_TIME:
        return over_time(measure, rows, boards, periods, breaks, whole, request.by)
    makers = {ADJUSTED: adjusted, RANKS: benchmark.ranked, YEARS: years}
    made = makers.get(request.figure, benchmark.table)
    return benchmark.of_boards(made(measure, rows), request, boards)


def adjusted(measure: Measure, rows: pd.DataFrame) -> pd.DataFrame:
    """A row per board with both sets of flags (the figure benchmark_adjusted)."""
    boards = benchmark.valued(measure, rows)
    x, n = boards["x"].to_numpy(float), boards["n"].to_numpy(float)
    plain, weight = measure.kind.judged(x, n), measure.kind.prior(x, n).weight
    wide, flags = measure.kind.judged_apart(x, n, plain, weight)
    spread = measure.kind.spread(x, n, plain.target)
    return boards.assign(
        target=measure.kind.per * plain.target,
        p_low=plain.tails.p_low,
        p_high=plain.tails.p_high,
        flag=pd.Series(plain.flags).astype(object),
        p_low_adjusted=wide.p_low,
        p_high_adjusted=wide.p_high,
        flag_adjusted=pd.Series(flags).astype(object),
        phi=spread.phi,
        tau_squared=spread.tau_squared,
        weight=weight if np.isfinite(weight) else np.nan,
    )


def years(measure: Measure, rows: pd.DataFrame) -> pd.DataFrame:
    """A row per board and period (the figure benchmark_years)."""
    values = benchmark.valued(measure, rows)
    values = _apart(values)
    return values.sort_values("group_name", kind="stable", ignore_index=True)


def over_time(
    measure: Measure, rows: pd.DataFrame, boards: pd.DataFrame, periods: Sequence[Period],
    breaks: Sequence[StoredBreak], whole: str, by: str,
) -> pd.DataFrame:  # fmt: skip
    """A row per group and period, with limits (the figure benchmark_over_time)."""
    counts = _apart(benchmark.counted(measure, rows))
    if by == "region":
        counts["group"] = counts["group_id"].map(boards.set_index("board_id")["region"])
    else:
        counts["group"] = "national"
    sums = counts.groupby(["group", "period"])[["x", "n"]].sum()
    # One board without an estimate of children leaves its group without one.
    unknown = counts.loc[counts["n"].isna(), ["group", "period"]].drop_duplicates()
    sums.loc[pd.MultiIndex.from_frame(unknown), "n"] = np.nan
    parts = []
    for group in sorted(counts["group"].unique()):
        series = sums.loc[group].reindex([period.label for period in periods], fill_value=0)
        region = None if by == "national" else str(group)
        series = series.rename_axis("period").reset_index()
        series.insert(0, "group_id", group)
        series.insert(1, "group_name", region or whole)
        ours = [break_ for break_ in breaks if break_.region in (None, region)]
        parts.append(_charted(measure, series, periods, ours))
    return pd.concat(parts, ignore_index=True) if parts else _charted(measure, counts, [], [])


def _charted(
    measure: Measure, sums: pd.DataFrame, periods: Sequence[Period], breaks: Sequence[StoredBreak]
) -> pd.DataFrame:
    """The counts of one group with their values, limits and run rules."""
    x, n = sums["x"].to_numpy(float), sums["n"].to_numpy(float)
    at = {_place(break_, periods): break_ for break_ in breaks}
    chart = control.chart(x, n, measure.kind, [place for place in at if place is not None])
    per = measure.kind.per
    lower, upper = measure.kind.limits(x, n, None)
    of_part = [part for part in chart.parts for _ in range(part.first, part.last + 1)]
    numbers = {part.first: i for i, part in enumerate(chart.parts, start=1)}
    return pd.DataFrame(
        {
            "group_id": sums["group_id"],
            "group_name": sums["group_name"],
            "period": sums["period"],
            "x": x.astype("int64"),
            "n": n.astype(measure.kind.counts),
            "value": per * chart.value,
            "value_lower": lower,
            "value_upper": upper,
            "part": [numbers[p.first] for p in of_part],
            "break_reason": [at[i].reason if i in at else None for i in range(len(x))],
            "method": [p.method for p in of_part],
            "centre": [per * p.centre for p in of_part],
            "lower_limit": per * chart.lower,
            "upper_limit": per * chart.upper,
            "wide_lower_limit": per * chart.wide_lower,
            "wide_upper_limit": per * chart.wide_upper,
            "is_outside": chart.outside,
            "is_outside_wide": chart.outside_wide,
            "sigma_z": [p.sigma_z for p in of_part],
            "is_overdispersed": [p.is_overdispersed for p in of_part],
            **_runs(of_part),
        }
    )


def _runs(of_part: Sequence[control.Part]) -> dict[str, Any]:
    """The columns of the run rules."""
    runs = [part.runs for part in of_part]
    return {
        "n_useful": [run.n_useful for run in runs],
        "longest_run": [run.longest for run in runs],
        "longest_run_allowed": _whole([run.longest_allowed for run in runs]),
        "crossings": [run.crossings for run in runs],
        "crossings_needed": _whole([run.crossings_needed for run in runs]),
        "is_runs_signal": [run.is_signal for run in runs],
    }


def _place(stored: StoredBreak, periods: Sequence[Period]) -> int | None:
    """The first period that begins on the day of a break or later; None where all or none do."""
    for place, period in enumerate(periods):
        if period.start is not None and period.start >= stored.on:
            return place or None
    return None


def _apart(rows: pd.DataFrame) -> pd.DataFrame:
    """Crossed rows with board and period in columns of their own."""
    names = rows["group_id"].str.split(SEPARATOR, n=1, expand=True)
    names = names.reindex(columns=[0, 1])
    rows = rows.assign(group_id=names[0])
    rows.insert(2, "period", names[1])
    return rows


def _whole(values: list[int | None]) -> pd.Series:
    return pd.Series(values, dtype="Int64")
