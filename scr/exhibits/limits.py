"""The limits that funnels draw: from the benchmark's own target, by the same exact tails as its
marks, so that picture and mark agree. Nothing else draws limits of boards."""

import math
from collections.abc import Mapping, Sequence

import numpy as np

from scr.base import words
from scr.figures.values import FigureRow
from scr.stats import dispersion, funnel
from scr.stats.dispersion import Curve
from scr.stats.funnel import Steps
from scr.stats.kinds import PER, SHARE, Kind

# Limits are worked out at no more sizes than these; with more cases a step is under a pixel wide.
MOST_SIZES, MOST_EXPOSURES = 300, 150
ROOM = 1.03
"""How far beyond the largest board the curves of rates reach."""


def steps(sizes: Sequence[int], target: float | None, weight: float = math.inf) -> list[Steps]:
    """The stepped limits of a share for boards of these sizes; none without a target. A finite
    `weight` allows for spread between boards (benchmark_adjusted)."""
    if target is None:
        return []
    whole = np.unique(np.linspace(1, max([1, *sizes]), MOST_SIZES).round())
    if math.isfinite(weight):
        return dispersion.limit_steps(whole, target, weight)
    return funnel.limit_steps(whole, target)


def curves(
    exposures: Sequence[float], target: float | None, weight: float = math.inf
) -> list[Curve]:
    """The curved limits of a rate per 100,000 for boards of these exposures; none without a target
    or a board."""
    if target is None or not exposures:
        return []
    most = max(exposures) * ROOM
    places = np.linspace(most / MOST_EXPOSURES, most, MOST_EXPOSURES)
    return dispersion.limit_curves_of_rate(places, target / PER, weight)


def boards_unlike_drawn(
    boards: Sequence[FigureRow],
    flags: Mapping[str, str],
    target: float | None,
    weight: float = math.inf,
    kind: Kind = SHARE,
) -> list[str]:
    """The names of the boards whose mark is another than the drawn limits would give: those with
    more than a tenth of all cases, which are set against the others alone by exact conditional
    tails. Rows need x and n; `flags` are the marks by board."""
    there = [row for row in boards if row["n"] and row["x"] is not None and flags[row["group_id"]]]
    if target is None or not there:
        return []
    x, n = ([float(row[part]) for row in there] for part in ("x", "n"))
    drawn = kind.drawn_flags(x, n, target, weight)
    return [
        words.board_short(row["group_name"])
        for row, flag in zip(there, drawn, strict=True)
        if _mark(flags[row["group_id"]]) != _mark(str(flag))
    ]


def _mark(flag: str) -> str:
    return flag if flag.startswith(funnel.SIDES) else ""


def fewest_markable(target: float) -> int | None:
    """The fewest cases of which some outcome would be marked against this share."""
    ends = [funnel.smallest_n(target, side, "95") for side in funnel.SIDES]
    return min((end for end in ends if end is not None), default=None)
