"""Boards compared on one measure: each beside all of them, with the doubt that goes with it.

It is composed of what another figure says of each board, so that the counts are that figure's
own. Whether a board differs is decided by exact tails (`statistics.outliers`), the list worth a
question by a false discovery rate (`statistics.multiple`), ranks by draws (`statistics.shrinkage`).
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from scr.base.errors import ArgumentError
from scr.base.request import NOT_RECORDED, Request
from scr.stats import intervals, multiple, outliers, shrinkage

NAME = "benchmark"
SHARE, RATE, CLUSTERED = "share", "rate", "clustered"
PER = 100_000
"""A rate and all that is estimated of it is shown per so many child years."""

Floats = NDArray[np.float64]


@dataclass(frozen=True)
class Measure:
    """What boards are compared on: `numerator` over the sum of `denominators` in `figure`, less
    those that begin with a minus.

    `kind` is share, rate or clustered (a share over things that come in clusters, whose limits
    are the figure's own and which has no tails, flags or ranks). `column` and `value` select
    rows of the figure; both empty for all.
    """

    name: str
    kind: str
    figure: str
    column: str
    value: str
    numerator: str
    denominators: tuple[str, ...]
    meaning: str


def measure(line: str) -> Measure:
    """From a header: `name kind figure[:column=value] numerator part[+part][-part] | meaning`."""
    named, meaning = line.split("|")
    name, kind, source, numerator, parts = named.split()
    figure, _, selection = source.partition(":")
    column, _, value = selection.partition("=")
    return Measure(
        name,
        kind,
        figure,
        column,
        value,
        numerator,
        tuple(parts.replace("-", "+-").split("+")),
        meaning.strip(),
    )


def chosen(measures: Sequence[Measure], request: Request) -> Measure:
    """The measure that the request names. Raises ArgumentError when it names none of these."""
    for one in measures:
        if one.name == request.measure:
            return one
    known = ", ".join(one.name for one in measures)
    raise ArgumentError(f"The figure {request.figure} needs one of these measures: {known}.")


def kind_asked(measures: Sequence[Measure], request: Request) -> str:
    """Whether the measure that a request names is a share or a rate; empty where it names none."""
    kinds = {one.name: one.kind for one in measures}
    kind = kinds.get(request.measure or "", "")
    return SHARE if kind == CLUSTERED else kind


def beneath(measures: Sequence[Measure], request: Request) -> Request:
    """The question to the figure of the measure, by board, of the boards asked for.

    Raises ArgumentError when there is no such measure, or another grouping is asked for.
    """
    if request.by not in ("national", "board"):
        raise ArgumentError(f"The figure {request.figure} has a row per board. Leave --by out.")
    figure = chosen(measures, request).figure
    return replace(request, figure=figure, by="board", measure=None)


def beneath_all(measures: Sequence[Measure], request: Request) -> Request:
    """The same question, of all boards: those that each is compared with."""
    return replace(beneath(measures, request), board_id=None, region=None, area_type=None)


def of_boards(table: pd.DataFrame, request: Request, boards: pd.DataFrame) -> pd.DataFrame:
    """The rows of the boards that the request's filters leave; `boards` are all, a row each."""
    wanted = {
        "board_id": request.board_id, "region": request.region, "area_type": request.area_type
    }  # fmt: skip
    for column, value in wanted.items():
        if value is not None:
            boards = boards[boards[column].fillna(NOT_RECORDED) == value]
    return table[table["group_id"].isin(boards["board_id"])].reset_index(drop=True)


def table(asked_measure: Measure, rows: pd.DataFrame) -> pd.DataFrame:
    """The figure's rows by board as a row per board of the benchmark, in their order.

    Rows of one board that the measure selects (a standard's editions) are added up. x and n are
    counts, n child years for a rate; value, limits, target and shrunk are shares, or per 100,000.
    """
    boards = valued(asked_measure, rows)
    x, n = boards["x"].to_numpy(dtype=float), boards["n"].to_numpy(dtype=float)
    found = judged(asked_measure, x, n)
    boards["target"] = (PER if asked_measure.kind == RATE else 1) * found.target
    told = (
        _told_of_clusters(n)
        if asked_measure.kind == CLUSTERED
        else _judged_cells(asked_measure.kind, x, n, found)
    )
    return boards.assign(**told)


def judged(asked_measure: Measure, x: Floats, n: Floats) -> outliers.Judged:
    """All boards judged against each other; targets are per one of n. Of shares over things in
    clusters only the target means anything."""
    return (outliers.judge_rates if asked_measure.kind == RATE else outliers.judge_shares)(x, n)


def valued(asked_measure: Measure, rows: pd.DataFrame) -> pd.DataFrame:
    """A row per group of the figure's rows: group_id, group_name, x, n, value and its limits."""
    groups = counted(asked_measure, rows)
    x, n = groups["x"].to_numpy(dtype=float), groups["n"].to_numpy(dtype=float)
    groups["value"] = (PER if asked_measure.kind == RATE else 1) * x / np.where(n > 0, n, np.nan)
    groups["value_lower"], groups["value_upper"] = _limits(asked_measure, rows, x, n)
    return groups


def selected(asked_measure: Measure, rows: pd.DataFrame | None) -> pd.DataFrame | None:
    """The rows that the measure selects; all where they have no such column, None for None."""
    if rows is None or asked_measure.column not in rows:
        return rows
    return rows[rows[asked_measure.column] == asked_measure.value].reset_index(drop=True)


def counted(asked_measure: Measure, rows: pd.DataFrame) -> pd.DataFrame:
    """Columns group_id, group_name, x, n: each group once, with zeros where nothing is selected."""
    boards = rows[["group_id", "group_name"]].drop_duplicates("group_id").reset_index(drop=True)
    selected = (
        rows[rows[asked_measure.column] == asked_measure.value] if asked_measure.column else rows
    )
    parts = list(
        dict.fromkeys(
            [asked_measure.numerator, *(part.lstrip("-") for part in asked_measure.denominators)]
        )
    )
    # An exposure that is not known stays unknown.
    sums = selected.groupby("group_id")[parts].sum(min_count=1)
    found = sums.reindex(boards["group_id"])
    found.loc[~found.index.isin(sums.index)] = 0
    counts = "float64" if asked_measure.kind == RATE else "int64"
    boards["x"] = found[asked_measure.numerator].to_numpy().astype("int64")
    boards["n"] = sum(
        -found[part[1:]].to_numpy() if part.startswith("-") else found[part].to_numpy()
        for part in asked_measure.denominators
    )
    return boards.astype({"n": counts})


def _limits(asked_measure: Measure, rows: pd.DataFrame, x: Floats, n: Floats) -> intervals.Limits:
    if asked_measure.kind == CLUSTERED:
        lower, upper = (
            rows[f"{asked_measure.name}_{end}"].to_numpy(float) for end in ("lower", "upper")
        )
        return lower, upper
    return intervals.garwood(x, n) if asked_measure.kind == RATE else intervals.wilson(x, n)


def _judged_cells(kind: str, x: Floats, n: Floats, marks: outliers.Judged) -> dict[str, Any]:
    """Tails, flags, estimates and ranks, by column."""
    tails = marks.tails
    estimates, ranks = _estimated(kind, x, n)
    # A board without cases has no p-value and is not in the family.
    p = np.where(n > 0, multiple.mid_p(tails.p_low, tails.p_high), np.nan)
    named = pd.Series(multiple.discoveries(p)).astype(object)
    return {
        "p_low": tails.p_low,
        "p_high": tails.p_high,
        "flag": pd.Series(marks.flags).astype(object),
        "fdr_flag": named.where(~np.isnan(p), None),
        "shrunk": estimates,
        **_ranges(ranks),
    }


def _estimated(kind: str, x: Floats, n: Floats) -> tuple[Floats, shrinkage.Ranks]:
    """The shrunken estimates, as they are shown, and the ranks."""
    if kind == RATE:
        prior = shrinkage.prior_of_rates(x, n)
        return PER * shrinkage.shrunk(x, n, prior), shrinkage.ranks_of_rates(x, n, prior)
    prior = shrinkage.prior_of_shares(x, n)
    return shrinkage.shrunk(x, n, prior), shrinkage.ranks_of_shares(x, n, prior)


def _ranges(ranks: shrinkage.Ranks) -> dict[str, pd.Series]:
    return {
        f"rank_{part}": pd.Series(getattr(ranks, part)).astype("Int64")
        for part in ("median", "lower", "upper")
    }


def ranked(asked_measure: Measure, rows: pd.DataFrame) -> pd.DataFrame:
    """A row per board with its rank and the chances of its being among the highest or the lowest
    fifth (the figure benchmark_ranks)."""
    boards = valued(asked_measure, rows)
    x, n = boards["x"].to_numpy(dtype=float), boards["n"].to_numpy(dtype=float)
    if asked_measure.kind == CLUSTERED:
        # Things of one review are not independent: the estimate's formula knows no clusters.
        estimates, ranks = np.full(len(n), np.nan), shrinkage.no_ranks(n > 0)
    else:
        estimates, ranks = _estimated(asked_measure.kind, x, n)
    n_ranked = int(np.count_nonzero(~np.isnan(ranks.median)))
    return boards.assign(
        shrunk=estimates,
        **_ranges(ranks),
        chance_highest_fifth=ranks.highest_fifth,
        chance_lowest_fifth=ranks.lowest_fifth,
        n_in_fifth=pd.Series([ranks.in_fifth or None] * len(x), dtype="Int64"),
        n_ranked=n_ranked,
    )


def _told_of_clusters(n: Floats) -> dict[str, Any]:
    """The same columns where the things counted are not independent: null."""
    n_boards = len(n)
    unknown = np.full(n_boards, np.nan)
    return {
        "p_low": unknown,
        "p_high": unknown,
        "flag": pd.Series([None] * n_boards, dtype=object),
        "fdr_flag": pd.Series([None] * n_boards, dtype=object),
        "shrunk": unknown,
        **_ranges(shrinkage.no_ranks(n > 0)),
    }
