"""One board on every measure, beside the groups it is compared with.

Like `benchmark` it is composed of what other figures say of each board, so that the counts are
theirs. Here boards are put together: a pooled rate (all their cases as one), and the mean of the
boards (each weighing the same).
"""

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from scr import benchmark
from scr.benchmark import CLUSTERED, PER, RATE, Measure
from scr.peers import Group
from scr.statistics import clustered, funnel, intervals, judging
from scr.statistics.means import mean_of_units

BOARD, OTHER = "board", "other"
Clusters = Mapping[str, np.ndarray]
Row = Mapping[Hashable, Any]
_NOTHING = float("nan")


@dataclass(frozen=True)
class Subject:
    """The board in question. `merged` are boards whose cases count as its own, `years` how many
    years of the period it was open."""

    board_id: str
    name: str
    merged: tuple[str, ...]
    years: float


def table(
    measures: Sequence[Measure],
    rows: Mapping[str, pd.DataFrame],
    clusters: Mapping[str, str],
    groups: Sequence[Group],
    of: Subject,
) -> pd.DataFrame:
    """A row per measure and who is compared: the board, its groups, each other board.

    `rows` are the figures by board as their SQL gives them, by figure; `clusters` the column of
    the sums over reviews, by measure counted over recommendations.
    """
    found: list[dict[str, Any]] = []
    for measure in measures:
        given = as_it_is_now(rows[measure.figure], of)
        boards = benchmark.counted(measure, given).set_index("group_id", drop=False)
        sums = _sums(given, clusters[measure.name]) if measure.kind == CLUSTERED else {}
        boards["target"] = funnel.target(boards["x"].to_numpy(float), boards["n"].to_numpy(float))
        mine = {of.board_id, *of.merged}
        by_id = {str(one["group_id"]): one for one in boards.to_dict("records")}
        if of.board_id in by_id:
            found.append(_board_row(measure, by_id[of.board_id], sums, of))
        for group in groups:
            members = dict.fromkeys(of.board_id if m in mine else m for m in group.members)
            found.append(_group_row(measure, boards, sums, group, list(members)))
        found += [_other_row(measure, one) for name, one in by_id.items() if name not in mine]
    together = pd.DataFrame(found)
    flags = together["flag"].astype(object)
    return together.assign(flag=flags.where(flags.notna(), None))


def as_it_is_now(rows: pd.DataFrame, of: Subject) -> pd.DataFrame:
    """The rows with those of the boards that became this one under its own id and name."""
    mine = rows["group_id"].isin([of.board_id, *of.merged])
    return rows.assign(
        group_id=rows["group_id"].where(~mine, of.board_id),
        group_name=rows["group_name"].where(~mine, of.name),
    )


def _sums(rows: pd.DataFrame, column: str) -> Clusters:
    """The sums over reviews of each board: reviews are of one board, so sums of boards add up."""
    found: dict[str, np.ndarray] = {}
    for board_id, sums in zip(rows["group_id"], rows[column], strict=True):
        one = np.asarray(sums, dtype=float)
        found[board_id] = found[board_id] + one if board_id in found else one
    return found


def _board_row(measure: Measure, board: Row, sums: Clusters, of: Subject) -> dict[str, Any]:
    x, n = float(board["x"]), float(board["n"])
    target = float(board["target"])
    row = _row(
        measure, BOARD, of.board_id, of.name, x, n, _limits(measure, x, n, [of.board_id], sums)
    )
    if measure.kind == CLUSTERED:
        return row
    is_rate = measure.kind == RATE
    tails = (funnel.tails_of_rate if is_rate else funnel.tails)(x, n, target)
    flag = (funnel.flags_of_rate if is_rate else funnel.flags)(x, n, target)
    smallest = judging.smallest_exposure if is_rate else judging.smallest_n
    chance = (judging.chance_of_rate if is_rate else judging.chance_of_share)(n, target)
    ends = {side: smallest(target, side) for side in funnel.SIDES}
    return row | {
        "target": target * _per(measure),
        "p_low": float(tails.p_low),
        "p_high": float(tails.p_high),
        "flag": str(flag),
        "chance_of_flag": chance,
        "smallest_low": ends["low"],
        "smallest_high": ends["high"],
        "years_low": judging.years_to_pool(n, of.years, ends["low"]),
        "years_high": judging.years_to_pool(n, of.years, ends["high"]),
    }


def _group_row(
    measure: Measure, boards: pd.DataFrame, sums: Clusters, group: Group, members: list[str]
) -> dict[str, Any]:
    there = boards[boards.index.isin(members)]
    # What one board does not know, all of them together do not know either.
    x, n = float(there["x"].sum()), float(there["n"].sum(skipna=False))
    of_boards = (there["x"] / there["n"].where(there["n"] > 0)).to_numpy(float)
    mean = mean_of_units(_per(measure) * of_boards, most=np.inf if measure.kind == RATE else 1.0)
    limits = _limits(measure, x, n, list(there.index), sums)
    row = _row(measure, group.kind, group.kind, group.name, x, n, limits)
    return row | {
        "n_boards": len(there),
        "n_with_cases": int((there["n"] > 0).sum()),
        "mean": mean.value,
        "mean_lower": mean.lower,
        "mean_upper": mean.upper,
    }


def _other_row(measure: Measure, board: Row) -> dict[str, Any]:
    none = (_NOTHING, _NOTHING)
    x, n = float(board["x"]), float(board["n"])
    return _row(measure, OTHER, board["group_id"], board["group_name"], x, n, none)


def _row(
    measure: Measure,
    compared: str,
    group_id: str,
    name: str,
    x: float,
    n: float,
    limits: tuple[float, float],
) -> dict[str, Any]:
    lower, upper = limits
    return {
        "group_id": group_id,
        "group_name": name,
        "measure": measure.name,
        "compared": compared,
        "n_boards": 1,
        "n_with_cases": int(n > 0),
        "x": int(x),
        "n": n,
        "value": _per(measure) * x / n if n > 0 else _NOTHING,
        "value_lower": lower,
        "value_upper": upper,
        "mean": _NOTHING,
        "mean_lower": _NOTHING,
        "mean_upper": _NOTHING,
        "target": _NOTHING,
        "p_low": _NOTHING,
        "p_high": _NOTHING,
        "flag": None,
        "chance_of_flag": _NOTHING,
        "smallest_low": _NOTHING,
        "smallest_high": _NOTHING,
        "years_low": _NOTHING,
        "years_high": _NOTHING,
    }


def _limits(
    measure: Measure, x: float, n: float, members: list[str], sums: Clusters
) -> tuple[float, float]:
    if measure.kind == CLUSTERED:
        together = np.sum([sums[m] for m in members if m in sums] or [np.zeros(4)], axis=0)
        lower, upper = clustered.clustered_wilson([x], [n], [together])
        return float(lower[0]), float(upper[0])
    found = (intervals.garwood if measure.kind == RATE else intervals.wilson)([x], [n])
    return float(found[0][0]), float(found[1][0])


def _per(measure: Measure) -> int:
    return PER if measure.kind == RATE else 1
