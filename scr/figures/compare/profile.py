"""One board on every measure, beside the groups it is compared with.

Like `benchmark` it is composed of what other figures say of each board, so that the counts are
theirs. Here boards are put together: a pooled rate (all their cases as one), and the mean of the
boards (each weighing the same).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, NamedTuple

import numpy as np
import pandas as pd

from scr.figures.compare import benchmark
from scr.figures.compare.benchmark import Measure
from scr.figures.compare.peers import Group
from scr.stats import clustered, judging, outliers
from scr.stats.means import mean_of_units

BOARD, OTHER = "board", "other"
ALL_OTHERS = "all_others"
"""The id under which every other board is put together, where none is told apart."""
Clusters = Mapping[str, np.ndarray]
_NOTHING = float("nan")


class Counted(NamedTuple):
    """One board on one measure: x of n, n NaN where it is not known."""

    board_id: str
    name: str
    x: int
    n: float


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
    subject: Subject,
) -> pd.DataFrame:
    """A row per measure and who is compared: the board, its groups, each other board.

    `rows` are the figures by board as their SQL gives them, by figure; `clusters` the column of
    the sums over reviews, by measure counted over recommendations.
    """
    given = {name: as_it_is_now(counts, subject) for name, counts in rows.items()}
    mine = {subject.board_id, *subject.merged}
    table_rows: list[dict[str, Any]] = []
    for measure in measures:
        boards = _boards(measure, given[measure.figure])
        sums = _sums(given[measure.figure], clusters.get(measure.name, ""))
        if subject.board_id in boards:
            table_rows.append(_board_row(measure, boards, sums, subject))
        for group in groups:
            members = dict.fromkeys(subject.board_id if m in mine else m for m in group.members)
            there = [boards[m] for m in members if m in boards]
            table_rows.append(_group_row(measure, there, sums, group))
        table_rows += [
            _other_row(measure, counted) for name, counted in boards.items() if name not in mine
        ]
    together = pd.DataFrame(table_rows)
    flags = together["flag"].astype(object)
    return together.assign(flag=flags.where(flags.notna(), None))


def beside_all(
    measures: Sequence[Measure],
    rows: Mapping[str, pd.DataFrame],
    clusters: Mapping[str, str],
    groups: Sequence[Group],
    subject: Subject,
) -> pd.DataFrame:
    """The rows of the board and of the last group, the whole, in which nothing is made of single
    other boards: all of them are put together as one first."""
    whole = groups[-1]
    as_one = {name: others_as_one(counts, subject.board_id) for name, counts in rows.items()}
    together = replace(whole, members=(subject.board_id, ALL_OTHERS))
    made = table(measures, as_one, clusters, [together], subject)
    made = made[made["compared"] != OTHER].reset_index(drop=True)
    n_boards = made["n_boards"].mask(made["compared"] == whole.kind, len(whole.members))
    return made.assign(n_boards=n_boards)


def as_it_is_now(rows: pd.DataFrame, subject: Subject) -> pd.DataFrame:
    """The rows with those of the boards that became this one under its own id and name."""
    # Plain objects: pandas' own text is many times slower on tables as small as these.
    rows = rows.astype({"group_id": object, "group_name": object})
    mine = rows["group_id"].isin([subject.board_id, *subject.merged])
    return rows.assign(
        group_id=rows["group_id"].where(~mine, subject.board_id),
        group_name=rows["group_name"].where(~mine, subject.name),
    )


def others_as_one(rows: pd.DataFrame, board_id: str) -> pd.DataFrame:
    """The rows with those of every other board under one id, so that what is made of them says of
    the others nothing but their sums. What one of them does not know all of them do not know."""
    rows = rows.astype({"group_id": object, "group_name": object})
    is_other = rows["group_id"] != board_id
    numbers = rows.select_dtypes("number")
    unknown = [str(name) for name in numbers if (rows[name].isna() & is_other).any()]
    named = {name: rows[name].mask(is_other, ALL_OTHERS) for name in ("group_id", "group_name")}
    return rows.assign(**named, **{name: rows[name].mask(is_other) for name in unknown})


def _sums(rows: pd.DataFrame, column: str) -> Clusters:
    """The sums over reviews of each board: reviews are of one board, so sums of boards add up.
    None where the figure has no column of them."""
    if not column:
        return {}
    by_board: dict[str, np.ndarray] = {}
    for board_id, sums in zip(rows["group_id"], rows[column], strict=True):
        counts = np.asarray(sums, dtype=float)
        by_board[board_id] = by_board[board_id] + counts if board_id in by_board else counts
    return by_board


def _boards(measure: Measure, rows: pd.DataFrame) -> dict[str, Counted]:
    counted = benchmark.counted(measure, rows)
    columns = (counted[name].tolist() for name in ("group_id", "group_name", "x", "n"))
    return {row[0]: Counted(*row) for row in zip(*columns, strict=True)}


def _board_row(
    measure: Measure, boards: Mapping[str, Counted], sums: Clusters, subject: Subject
) -> dict[str, Any]:
    place = list(boards).index(subject.board_id)
    all_x, all_n = ([counted[column] for counted in boards.values()] for column in (2, 3))
    x, n = float(all_x[place]), float(all_n[place])
    row = _row(
        measure,
        BOARD,
        subject.board_id,
        subject.name,
        x,
        n,
        _limits(measure, x, n, [subject.board_id], sums),
    )
    if not measure.kind.is_judged:
        return row
    judged = measure.kind.judged(all_x, all_n)
    target = float(judged.target[place])
    rest = outliers.others(all_x, all_n)
    beside = (float(rest.x[place]), float(rest.n[place])) if rest.is_large[place] else None
    size = measure.kind.size(x, n, target, beside)
    return row | {
        "target": target * measure.kind.per,
        "p_low": float(judged.tails.p_low[place]),
        "p_high": float(judged.tails.p_high[place]),
        "flag": str(judged.flags[place]),
        "chance_of_flag": size.chance,
        "smallest_low": size.low,
        "smallest_high": size.high,
        "years_low": judging.years_to_pool(n, subject.years, size.low),
        "years_high": judging.years_to_pool(n, subject.years, size.high),
    }


def _group_row(
    measure: Measure, there: Sequence[Counted], sums: Clusters, group: Group
) -> dict[str, Any]:
    # What one board does not know, all of them together do not know either.
    x, n = float(sum(board.x for board in there)), float(sum(board.n for board in there))
    with_cases = [board for board in there if board.n > 0]
    of_boards = [measure.kind.per * board.x / board.n for board in with_cases]
    mean = mean_of_units(of_boards, most=measure.kind.most)
    limits = _limits(measure, x, n, [board.board_id for board in there], sums)
    row = _row(measure, group.kind, group.kind, group.name, x, n, limits)
    return row | {
        "n_boards": len(there),
        "n_with_cases": len(with_cases),
        "mean": mean.value,
        "mean_lower": mean.lower,
        "mean_upper": mean.upper,
    }


def _other_row(measure: Measure, board: Counted) -> dict[str, Any]:
    none = (_NOTHING, _NOTHING)
    return _row(measure, OTHER, board.board_id, board.name, float(board.x), float(board.n), none)


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
        "value": measure.kind.per * x / n if n > 0 else _NOTHING,
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
    of_clusters = None
    if sums:
        together = np.sum([sums[m] for m in members if m in sums] or [np.zeros(4)], axis=0)
        of_clusters = clustered.clustered_wilson([x], [n], [together])
    lower, upper = measure.kind.limits([x], [n], of_clusters)
    return float(lower[0]), float(upper[0])
