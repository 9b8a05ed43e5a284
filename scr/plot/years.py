"""Years on an axis: the points, what stands under them, and days on which guidance changed."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

from scr.plot import frame as fr
from scr.plot import text as t
from scr.plot import theme as th


@dataclass(frozen=True)
class YearPoint:
    """One year. For a share `value` and its limits are in 0 to 1 and n its denominator; for a
    rate they are per 100,000 and n may be left out. `value` None: nothing to show, and `note`
    says why in a word ("none", "suppressed", "none yet due"). `counted` replaces "x of n"."""

    label: str
    short_label: str
    x: int | None
    n: float | None
    value: float | None
    lower: float | None
    upper: float | None
    start: date | None = None
    end: date | None = None
    note: str = "none"
    counted: str = ""

    @property
    def count_words(self) -> str:
        """What stands under the year: "168 of 275", or nothing."""
        if self.counted:
            return t.safe(self.counted)
        return t.out_of(self.x, self.n) if self.x is not None and self.n else ""


class Guidance(NamedTuple):
    """A day on which guidance changed, with its words and shorter ones for a phone."""

    on: date
    words: str
    short: str = ""


def year_labels(points: Sequence[YearPoint], width: int, phone: bool) -> list[str]:
    """Under each point the year and "x of n", broken or thinned until they fit."""
    room, size = width / len(points) - 6, th.text_size(phone)
    long = max(th.width_of(p.label, size) for p in points)
    short = max(th.width_of(p.short_label, size) for p in points)
    fits_long = long <= room
    every = 1 if short <= room else math.ceil(short / max(room, 1))
    counts = [p.count_words for p in points]
    if max((th.width_of(c, size) for c in counts), default=0) > room:
        counts = ["<br>".join(c.rsplit(" ", 1)) for c in counts]
    if max((th.width_of(c, size) for c in counts), default=0) > room:
        counts = [""] * len(points)
    last = len(points) - 1
    return [
        "<br>".join(filter(None, [t.safe(p.label if fits_long else p.short_label), counts[i]]))
        if (last - i) % every == 0
        else ""
        for i, p in enumerate(points)
    ]


def guidance_lines(
    points: Sequence[YearPoint], guidance: Sequence[tuple[Any, ...]], phone: bool, width: int
) -> tuple[int, list[th.Figure], list[th.Figure]]:
    """Lines and words of the changes that fall in the years shown, and how many rows of words
    they need (neighbours whose words would touch take a row each)."""
    per_year, size = width / len(points), th.SMALL
    shapes, words, row_ends = [], [], [-math.inf]
    for guide in sorted(Guidance(*g) for g in guidance):
        at = _place(points, guide.on)
        if at is None:
            continue
        label = t.safe(guide.short if phone and guide.short else guide.words)
        half = th.width_of(label, size) / 2
        # The words stay within the plot, their line is where it is.
        centre = min(max((at + 0.5) * per_year, half), width + 8 - half)
        row = next((r for r, end in enumerate(row_ends) if centre - half > end + 8), None)
        if row is None:
            row = len(row_ends)
            row_ends.append(-math.inf)
        row_ends[row] = centre + half
        shapes.append(fr.line_shape((at, 0, at, 1), yref="paper"))
        words.append(
            fr.small(
                label,
                phone,
                **fr.above(at, 2 + 16 * row),
                xshift=round(centre - (at + 0.5) * per_year),
                xanchor="center",
            )
        )
    return (len(row_ends) if words else 0), shapes, words


def _place(points: Sequence[YearPoint], on: date) -> float | None:
    """Where a day lies among the years: i - 0.5 is the first day of year i."""
    for i, p in enumerate(points):
        if p.start and p.end and p.start <= on <= p.end:
            return i - 0.5 + (on - p.start).days / ((p.end - p.start).days + 1)
    return None
