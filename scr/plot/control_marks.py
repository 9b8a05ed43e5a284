"""Parts of charts over time: the points, their limits and the axis they stand on."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from scr.plot import looks as lk
from scr.plot import marks as mk
from scr.plot import text as t
from scr.plot import theme as th
from scr.plot.numbers import Numbers, Values, from_zero
from scr.plot.years import YearPoint

ENDS = ("lower", "upper", "wide_lower", "wide_upper")


@dataclass(frozen=True)
class ControlPoint:
    """A period: `at` its days, words and value (see YearPoint), its part's centre and its limits
    (None on a run chart), widened ones where there are any, and whether it is outside either.
    `is_trial` draws limits dashed; `breaks` is the reason for which limits begin anew here, empty
    where they do not. `year` names the first period of a year on the axis."""

    at: YearPoint
    part: int
    centre: float | None
    lower: float | None
    upper: float | None
    wide_lower: float | None = None
    wide_upper: float | None = None
    is_outside: bool = False
    is_outside_wide: bool = False
    is_trial: bool = False
    breaks: str = ""
    year: str = ""

    @property
    def value(self) -> float | None:
        """The value, None for a gap."""
        return self.at.value if t.is_number(self.at.value) else None


def values_of(points: Sequence[ControlPoint], numbers: Numbers) -> Values:
    """An axis from zero that holds all values and limits; for shares 0 to 100%."""
    ends = [v for p in points for v in (p.value, p.upper) if v is not None and t.is_number(v)]
    return from_zero(max(ends, default=1.0), numbers)


def traces(
    points: Sequence[ControlPoint], axis: Values, names: tuple[str, str], *, small: bool = False
) -> list[th.Figure]:
    """Centre, limits and points, on the axes of these names."""
    on: dict[str, Any] = {"xaxis": names[0], "yaxis": names[1]}
    within = [(i, p) for i, p in enumerate(points) if p.value is not None and not p.is_outside]
    outside = [(i, p) for i, p in enumerate(points) if p.is_outside]
    marks = [
        *(_limit(points, end, is_trial, on) for end in ENDS for is_trial in (False, True)),
        *(_centre(points, runs, on) for runs in (False, True)),
        mk.line(
            list(range(len(points))), [p.value for p in points], th.MAIN, 1 if small else 1.5, **on
        ),
        mk.points(
            [i for i, _ in within],
            [p.value for _, p in within],
            lk.Look(size=4 if small else 8),
            [_box(p, axis) for _, p in within],
            **on,
        ),
        mk.points(
            [i for i, _ in outside],
            [p.value for _, p in outside],
            [outside_look(p, small=small) for _, p in outside],
            [_box(p, axis) for _, p in outside],
            **on,
        ),
    ]
    return [trace for trace in marks if any(y is not None for y in trace["y"])]


def outside_look(point: ControlPoint, *, small: bool = False) -> lk.Look:
    """The triangle of a point outside; hollow where widened limits hold it."""
    return lk.beyond(
        is_low=is_below(point), is_filled=point.is_outside_wide, size=10 if small else th.TRIANGLE
    )


def is_below(point: ControlPoint) -> bool:
    """Is a point outside below the centre, or else above it?"""
    return (point.value or 0.0) < (point.centre or 0.0)


def _limit(
    points: Sequence[ControlPoint], end: str, is_trial: bool, on: dict[str, Any]
) -> th.Figure:
    """A limit as stairs; open at gaps and where a part ends."""
    treads: list[tuple[float, float | None] | None] = []
    for i, p in enumerate(points):
        value: float | None = getattr(p, end) if p.is_trial is is_trial else None
        if t.is_number(value) and i and points[i - 1].part != p.part:
            treads.append(None)
        treads.append((i, value))
    dash = "dot" if end.startswith("wide") else "dash" if is_trial else "solid"
    return mk.steps(treads, dash=dash, **on)


def _centre(points: Sequence[ControlPoint], runs: bool, on: dict[str, Any]) -> th.Figure:
    """The mean of each part as a line; for a run chart the median, dotted."""
    xs: list[float | None] = []
    ys: list[float | None] = []
    for part in sorted({p.part for p in points}):
        places = [i for i, p in enumerate(points) if p.part == part]
        ours = [points[i] for i in places]
        centre = ours[0].centre
        if centre is None or not t.is_number(centre) or is_run(ours) is not runs:
            continue
        xs += [places[0] - 0.5, places[-1] + 0.5, None]
        ys += [centre, centre, None]
    return mk.line(xs, ys, width=th.THIN, dash="dot" if runs else "solid", is_cut=True, **on)


def is_run(points: Sequence[ControlPoint]) -> bool:
    """Is there no limit to show?"""
    return not any(t.is_number(p.upper) for p in points)


def _box(point: ControlPoint, axis: Values) -> str:
    value = axis.numbers.write_long(point.value or 0.0)
    limits = ""
    if t.is_number(point.lower) and t.is_number(point.upper):
        which, write = "Trial limits" if point.is_trial else "Limits", axis.numbers.write
        limits = f"{which} {write(point.lower or 0.0)} to {write(point.upper or 0.0)}"
    return t.hover(
        t.safe(point.at.label),
        point.at.count_words,
        value,
        limits,
        "Outside: beyond chance" if point.is_outside else "",
        "Within limits widened for spread"
        if point.is_outside and not point.is_outside_wide
        else "",
    )
