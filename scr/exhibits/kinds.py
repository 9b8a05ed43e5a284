"""How each kind of measure is drawn, an object a kind: classes, scale, funnel. Who has the object
of a measure asks nothing about its kind."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
import pandas as pd

from scr.base import words
from scr.exhibits import limits
from scr.exhibits.scope import Canvas
from scr.figures.values import FigureRow
from scr.plot import WHOLE, Chart, FunnelPoint, RatePoint, Scale, funnel, rate_funnel
from scr.stats.kinds import CLUSTERED, RATE, SHARE
from scr.stats.kinds import Kind as Judging
from scr.text import measure as measure_words
from scr.text.kinds import WORDS, KindWords

SHARE_BOUNDS = (0.2, 0.4, 0.6, 0.8)
FEW = 5
"""Below so many cases a square is hollow where no target says how many are too few."""
FEW_REVIEWS = 2
"""A rate of so few reviews or fewer is drawn hollow: one more would change its class."""
THOUSAND = 1000


@dataclass(frozen=True)
class FunnelOf:
    """What a funnel is drawn of: the boards with their marks and hover lines by id, the target as
    the measure is shown, the weight of the spread allowed for, and what the chart is drawn for."""

    measure: str
    boards: Sequence[FigureRow]
    flags: Mapping[str, str]
    details: Mapping[str, tuple[str, ...]]
    target: float | None
    spread: float
    chosen: str | None
    canvas: Canvas


@dataclass(frozen=True)
class ShareKind:
    """A share: of so many cases, in so many something was so. `judging` is its statistics."""

    words: KindWords
    judging: Judging

    def bounds(self, target: float | None) -> list[float]:
        """The four bounds between the five classes of a map."""
        return list(SHARE_BOUNDS)

    def has_class(self, value: float | None) -> bool:
        """Whether a value has a class, rather than being nothing."""
        return value is not None

    def scale(self, values: Sequence[float], target: float | None) -> Scale:
        """The axis of a list of boards."""
        return Scale(0.0, 1.0, (0.0, 0.25, 0.5, 0.75, 1.0), ("0%", "25%", "50%", "75%", "100%"))

    def top(self, others: pd.Series, value: float | None) -> float:
        """The end of the scale of one board among the others."""
        return self.judging.most

    def is_few(self, row: FigureRow, target: float | None) -> bool:
        """Whether a board's year has too few cases to read anything from."""
        fewest = FEW
        if target is not None and self.judging.is_judged:
            fewest = limits.fewest_markable(target) or FEW
        return bool(row["n"] < fewest)

    def draw_funnel(self, drawn: FunnelOf) -> Chart:
        """Boards by their number of cases, against stepped limits."""
        return funnel(
            [
                FunnelPoint(
                    row["group_id"],
                    words.board_short(row["group_name"]),
                    int(row["x"] or 0),
                    int(row["n"] or 0),
                    drawn.flags[row["group_id"]],
                )
                for row in drawn.boards
            ],
            target=drawn.target,
            steps=limits.steps(
                [int(row["n"] or 0) for row in drawn.boards], drawn.target, drawn.spread
            ),
            axis_title=measure_words.axis(drawn.measure),
            x_title=measure_words.size(drawn.measure),
            chosen=drawn.chosen,
            phone=drawn.canvas.is_phone,
            width=drawn.canvas.width(WHOLE),
        )


@dataclass(frozen=True)
class RateKind:
    """A rate: reviews for the children who live there, per 100,000 a year."""

    words: KindWords
    judging: Judging

    def bounds(self, target: float | None) -> list[float]:
        """About half, one, one and a half and twice the rate of all, rounded to figures that
        people say."""
        step = (target or 1.0) / 2
        size = 10 ** float(np.floor(np.log10(step)))
        unit = min((1.0, 2.0, 2.5, 5.0, 10.0), key=lambda u: abs(u * size - step)) * size
        return [round(unit * i, 6) for i in (1, 2, 3, 4)]

    def has_class(self, value: float | None) -> bool:
        """Whether a value has a class, rather than being nothing: no review is no class."""
        return bool(value)

    def scale(self, values: Sequence[float], target: float | None) -> Scale:
        """The axis of a list of boards. The widest intervals are those of the smallest boards, and
        are cut at its end."""
        most = max([*values, 2 * (target or 0.5)])
        bound = self.bounds(target)[0]
        last = max(5, round(most / bound) + 1) * bound
        every = max(1, round(last / bound / 5))
        ticks = tuple(i * bound for i in range(0, round(last / bound) + 1, every))
        return Scale(0.0, last, ticks, tuple(f"{value:g}" for value in ticks))

    def top(self, others: pd.Series, value: float | None) -> float:
        """The end of the scale of one board among the others: most of them and its own value lie
        on it."""
        most = float(others.quantile(0.95)) if len(others) else 1.0
        return float(np.ceil(max(most, value or 0.0, 1.0)))

    def is_few(self, row: FigureRow, target: float | None) -> bool:
        """Whether a board's year has too few reviews to read anything from."""
        return bool(row["x"] <= FEW_REVIEWS)

    def draw_funnel(self, drawn: FunnelOf) -> Chart:
        """Boards by the children who live there, against curved limits."""
        there = [row for row in drawn.boards if row["n"]]
        curves = limits.curves([row["n"] for row in there], drawn.target, drawn.spread)
        return rate_funnel(
            [
                RatePoint(
                    row["group_id"],
                    row["group_name"],
                    row["n"] / THOUSAND,
                    row["value"],
                    drawn.flags[row["group_id"]],
                    drawn.details[row["group_id"]],
                )
                for row in there
            ],
            target=drawn.target,
            curves=[curve._replace(exposure=curve.exposure / THOUSAND) for curve in curves],
            axis_title=measure_words.axis(drawn.measure),
            x_title=measure_words.size(drawn.measure),
            chosen=drawn.chosen,
            phone=drawn.canvas.is_phone,
            width=drawn.canvas.width(WHOLE),
        )


Kind = ShareKind | RateKind
KINDS: dict[str, Kind] = {
    SHARE.name: ShareKind(WORDS[SHARE.name], SHARE),
    CLUSTERED.name: ShareKind(WORDS[CLUSTERED.name], CLUSTERED),
    RATE.name: RateKind(WORDS[RATE.name], RATE),
}


def kind_of(measure: str) -> Kind:
    """How a measure's values are drawn."""
    return KINDS[measure_words.measures()[measure].kind.name]


def class_of(kind: Kind, value: float | None, bounds: Sequence[float]) -> int | None:
    """The class of a value, 0 (least) to 4; None where there is nothing to show."""
    if value is None or not kind.has_class(value):
        return None
    return sum(value >= bound for bound in bounds)


def class_words(kind: Kind, bounds: Sequence[float]) -> list[str]:
    """The five classes in words."""
    write = kind.words.bound
    between = [f"{write(low)} to {write(high)}" for low, high in pairwise(bounds)]
    return [f"Under {write(bounds[0])}", *between, f"{write(bounds[-1])} or more"]
