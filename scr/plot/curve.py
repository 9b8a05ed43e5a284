"""Curves that rise in steps as cases end: what is drawn of them, and numbers still followed."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from scr.plot import marks as mk
from scr.plot import text as t
from scr.plot import theme as th
from scr.plot.placing import Box

MONTH = 365.25 / 12
# A curve ends where fewer than LEAST are followed and is dotted where fewer than FEW are.
LEAST, FEW, LONGEST = 5, 20, 48
_NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")


@dataclass(frozen=True)
class Curve:
    """The share that has ended by the end of each day since the start, with its 95% limits.

    Sequences of one length, days rising; a limit is None or NaN where it is undefined. `at_risk`
    are those still followed at the start of the day, `n` all of them. `median_days` None: not
    half have ended. `at_limit` is the share at the limit with its limits, else read off. The half
    is marked unless `is_half_marked` is false; each of the two is said as what would be where it
    is an estimate."""

    label: str
    days: Sequence[float]
    share: Sequence[float]
    lower: Sequence[float | None]
    upper: Sequence[float | None]
    at_risk: Sequence[int]
    n: int
    strong: bool = True
    median_days: float | None = None
    at_limit: tuple[float, float | None, float | None] | None = None
    is_half_marked: bool = True
    is_half_estimate: bool = False
    is_limit_estimate: bool = False


class Mark(NamedTuple):
    """The share at a day, with its 95% limits; None where undefined. `followed` is how many
    were followed so long."""

    day: int
    share: float
    lower: float | None
    upper: float | None
    followed: int


@dataclass(frozen=True)
class Course:
    """A share that grows with time: its words, the days on which it changes and the share from
    then on (both empty where curves may not be shown), and its marks."""

    label: str
    days: Sequence[float]
    share: Sequence[float]
    marks: tuple[Mark, ...]


class Step(NamedTuple):
    """A point from which the share holds until the next."""

    months: float
    share: float
    lower: float | None
    upper: float | None
    at_risk: int


Steps = list[Step]


class Plot(NamedTuple):
    """The plot in pixels, as far as it is known: `end` is the last month."""

    end: float
    width: float
    height: float
    phone: bool

    def across(self, months: float) -> float:
        """Pixels from the left."""
        return months / self.end * self.width

    def down(self, share: float) -> float:
        """Pixels from the top."""
        return (1 - share) * self.height

    def busy(self, corners: Steps, *, with_band: bool = False) -> list[Box]:
        """What words must not cover: a line, or its band."""
        boxes = []
        for corner, after in pairwise(corners):
            low = corner.lower if with_band and corner.lower is not None else corner.share
            high = corner.upper if with_band and corner.upper is not None else corner.share
            left, right = self.across(corner.months), self.across(after.months)
            boxes.append(Box(left - 1, self.down(high) - 3, right + 1, self.down(low) + 3))
        return boxes


def months_axis(curves: Sequence[Curve], limit: int | None) -> tuple[float, list[int]]:
    """The last month shown, and the ticks: every six months, or closer on a short axis. It ends
    where fewer than five are followed in every curve, and always after the limit."""
    ends = [c.days[last_shown(c, limit)] / MONTH for c in curves]
    least = limit * 1.25 if limit else 1.0
    end = min(max([*ends, least]), float(LONGEST))
    step = 6 if end >= 12 else 3 if end >= 5 else 1
    return end, list(range(0, int(end + 1e-9) + 1, step))


def last_shown(curve: Curve, limit: int | None) -> int:
    """The place of the last day drawn: five are followed, or any where there never were five,
    or it is not after the limit."""
    until = limit * MONTH if limit else 0
    kept = [
        i
        for i, (day, n) in enumerate(zip(curve.days, curve.at_risk, strict=True))
        if n >= LEAST or curve.n < LEAST or day <= until
    ]
    return kept[-1] if kept else 0


def steps(curve: Curve, end: float, limit: int | None = None) -> Steps:
    """The points drawn: those at which the share changes, and the last; from zero at the start."""
    corners = [] if curve.days[0] <= 0 else [Step(0.0, 0.0, None, None, curve.n)]
    last = last_shown(curve, limit)
    for i in range(last + 1):
        step = _step(curve, i)
        if step.months > end:
            break
        turns_faint = bool(corners) and step.at_risk < FEW <= corners[-1].at_risk
        if not corners or step.share != corners[-1].share or i == last or turns_faint:
            corners.append(step)
    # The line goes on level to the edge, or to the limit, where more is known beyond.
    until = end if curve.days[last] / MONTH > end else limit if at_limit(curve, limit) else None
    if until and corners[-1].months < until:
        corners.append(corners[-1]._replace(months=float(until)))
    return corners


def _step(curve: Curve, i: int) -> Step:
    return Step(
        float(curve.days[i]) / MONTH,
        float(curve.share[i]),
        _float(curve.lower[i]),
        _float(curve.upper[i]),
        int(curve.at_risk[i]),
    )


def pieces(corners: Steps) -> list[tuple[Steps, bool]]:
    """The part of a line with many followed and the part with few; the second starts where the
    first ends."""
    turn = next((i for i, s in enumerate(corners) if s.at_risk < FEW), len(corners))
    parts = [(corners[: turn + 1], False), (corners[turn:], True)]
    return [(part, faint) for part, faint in parts if len(part) > 1 or (len(corners) == 1 and part)]


def bands(corners: Steps) -> list[th.Figure]:
    """The interval band in steps, in pieces where the limits are undefined."""
    return mk.bands(
        (months, corner.lower, corner.upper)
        for corner, after in zip(corners, [*corners[1:], corners[-1]], strict=True)
        for months in (corner.months, after.months)
    )


def followed_at(curve: Curve, months: float) -> int:
    """How many are still followed just before that time; at 0 all."""
    if months <= 0:
        return curve.n
    place = bisect_left([float(day) for day in curve.days], months * MONTH)
    return int(curve.at_risk[place]) if place < len(curve.days) else 0


def at_limit(curve: Curve, limit: int | None) -> tuple[float, float | None, float | None] | None:
    """The share at the limit with its limits; None when following ends before."""
    if not limit:
        return None
    if curve.at_limit:
        share, lower, upper = curve.at_limit
        return (float(share), _float(lower), _float(upper)) if t.is_number(share) else None
    place = bisect_right([float(day) for day in curve.days], limit * MONTH) - 1
    if place < 0 or (place == len(curve.days) - 1 and curve.share[place] < 1):
        return None
    return float(curve.share[place]), _float(curve.lower[place]), _float(curve.upper[place])


def median_words(curve: Curve, words: str = "") -> str:
    """The median as written: days up to 90, then months; empty where it is not reached."""
    days = curve.median_days
    if days is None or not t.is_number(days):
        return ""
    return words or (t.duration(days))


def limit_words(limit: int) -> str:
    """ "six months", "18 months"."""
    number = _NUMBERS[limit] if limit < len(_NUMBERS) else str(limit)
    return f"{number} month" if limit == 1 else f"{number} months"


def box(label: str, step: Step) -> str:
    """The hover box of a point."""
    days = round(step.months * MONTH)
    when = t.duration(days)
    return t.hover(
        t.safe(label),
        f"{t.percent(step.share)} by {when}",
        t.interval(step.lower, step.upper),
        f"{step.at_risk:,} still followed",
    )


def _float(value: float | None) -> float | None:
    return float(value) if value is not None and t.is_number(value) else None
