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
from scr.stats import multiple, shrinkage
from scr.stats.intervals import Limits
from scr.stats.kinds import KINDS, Kind
from scr.stats.outliers import Judged

NAME = "benchmark"

Floats = NDArray[np.float64]


@dataclass(frozen=True)
class Measure:
    """What boards are compared on: `numerator` over the sum of `denominators` in `figure`, less
    those that begin with a minus.

    `kind` is a share, a rate or a share over things that come in clusters, whose limits are the
    figure's own and which has no tails, flags or ranks. `column` and `value` select rows of the
    figure; both empty for all.
    """

    name: str
    kind: Kind
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
        KINDS[kind],
        figure,
        column,
        value,
        numerator,
        tuple(parts.replace("-", "+-").split("+")),
        meaning.strip(),
    )


def chosen(measures: Sequence[Measure], request: Request) -> Measure:
    """The measure that the request names. Raises ArgumentError when it names none of these."""
    for candidate in measures:
        if candidate.name == request.measure:
            return candidate
    names = ", ".join(candidate.name for candidate in measures)
    raise ArgumentError(f"The figure {request.figure} needs one of these measures: {names}.")


def kind_asked(measures: Sequence[Measure], request: Request) -> str:
    """Whether the measure that a request names is a share or a rate; empty where it names none."""
    kinds = {measure.name: measure.kind.shown_as for measure in measures}
    return kinds.get(request.measure or "", "")


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
    marks = asked_measure.kind.judged(x, n)
    boards["target"] = asked_measure.kind.per * marks.target
    return boards.assign(**_judged_cells(asked_measure.kind, x, n, marks))


def valued(asked_measure: Measure, rows: pd.DataFrame) -> pd.DataFrame:
    """A row per group of the figure's rows: group_id, group_name, x, n, value and its limits."""
    groups = counted(asked_measure, rows)
    x, n = groups["x"].to_numpy(dtype=float), groups["n"].to_numpy(dtype=float)
    groups["value"] = asked_measure.kind.per * x / np.where(n > 0, n, np.nan)
    groups["value_lower"], groups["value_upper"] = asked_measure.kind.limits(
        x, n, _own_limits(asked_measure, rows)
    )
    return groups


def selected(asked_measure: Measure, rows: pd.DataFrame | None) -> pd.DataFrame | None:
    """The rows that the measure selects; all where they have no such column, None for None."""
    if rows is None or asked_measure.column not in rows:
        return rows
    return rows[rows[asked_measure.column] == asked_measure.value].reset_index(drop=True)


def counted(asked_measure: Measure, rows: pd.DataFrame) -> pd.DataFrame:
    """Columns group_id, group_name, x, n: each group once, with zeros where nothing is selected."""
    boards = rows[["group_id", "group_name"]].drop_duplicates("group_id").reset_index(drop=True)
    parts = list(
        dict.fromkeys(
            [asked_measure.numerator, *(part.lstrip("-") for part in asked_measure.denominators)]
        )
    )
    is_row_each = not asked_measure.column and len(boards) == len(rows)
    board_sums = rows[parts] if is_row_each else _sums(asked_measure, rows, parts, boards)
    boards["x"] = board_sums[asked_measure.numerator].to_numpy().astype("int64")
    boards["n"] = sum(
        -board_sums[part[1:]].to_numpy() if part.startswith("-") else board_sums[part].to_numpy()
        for part in asked_measure.denominators
    )
    return boards.astype({"n": asked_measure.kind.counts})


def _sums(
    asked_measure: Measure, rows: pd.DataFrame, parts: list[str], boards: pd.DataFrame
) -> pd.DataFrame:
    """The parts added up over the rows that the measure selects, in the order of the boards."""
    column = asked_measure.column
    chosen_rows = rows[rows[column] == asked_measure.value] if column else rows
    # An exposure that is not known stays unknown.
    sums = chosen_rows.groupby("group_id")[parts].sum(min_count=1)
    board_sums = sums.reindex(boards["group_id"])
    board_sums.loc[~board_sums.index.isin(sums.index)] = 0
    return board_sums


def _own_limits(asked_measure: Measure, rows: pd.DataFrame) -> Limits | None:
    """The limits that the figure itself has under the measure's name, a row a group."""
    lower, upper = (f"{asked_measure.name}_{end}" for end in ("lower", "upper"))
    if lower not in rows or upper not in rows:
        return None
    return rows[lower].to_numpy(float), rows[upper].to_numpy(float)


def _judged_cells(kind: Kind, x: Floats, n: Floats, marks: Judged) -> dict[str, Any]:
    """Tails, flags, estimates and ranks, by column; null where the kind has none."""
    tails, prior = marks.tails, kind.prior(x, n)
    # A board without cases has no p-value and is not in the family.
    p = np.where(n > 0, multiple.mid_p(tails.p_low, tails.p_high), np.nan)
    named = pd.Series(multiple.discoveries(p)).astype(object)
    return {
        "p_low": tails.p_low,
        "p_high": tails.p_high,
        "flag": pd.Series(marks.flags).astype(object),
        "fdr_flag": named.where(~np.isnan(p), None),
        "shrunk": kind.shrunk(x, n, prior),
        **_ranges(kind.ranks(x, n, prior)),
    }


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
    prior = asked_measure.kind.prior(x, n)
    ranks = asked_measure.kind.ranks(x, n, prior)
    n_ranked = int(np.count_nonzero(~np.isnan(ranks.median)))
    return boards.assign(
        shrunk=asked_measure.kind.shrunk(x, n, prior),
        **_ranges(ranks),
        chance_highest_fifth=ranks.highest_fifth,
        chance_lowest_fifth=ranks.lowest_fifth,
        n_in_fifth=pd.Series([ranks.in_fifth or None] * len(x), dtype="Int64"),
        n_ranked=n_ranked,
    )
