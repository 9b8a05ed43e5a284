"""The stacked bar: counts that add up, each part with its fill, its words and its hover box.

Years, months, stages and rungs all draw their bars here; what stands around them is theirs."""

from collections.abc import Sequence
from typing import NamedTuple

from scr.plot import legend
from scr.plot import looks as lk
from scr.plot import marks as mk
from scr.plot import text as t
from scr.plot import theme as th

SOLID = lk.Fill(th.MAIN, th.BACKGROUND, ink=th.BACKGROUND, width=1)
"""What is done: the first and strongest part."""
PALE = lk.Fill(th.CLASSES[2], th.BACKGROUND, width=1)
CLAIMED = lk.Fill(th.BACKGROUND, th.MAIN, "hatch", strokes=th.MAIN)
"""What is only said: the frame of what is done, with nothing solid in it."""
UNKNOWN = lk.Fill(th.BACKGROUND, th.AXIS, "hatch")
OVERDUE = lk.Fill(th.HIGH, th.BACKGROUND, width=1)


class Kind(NamedTuple):
    """A part that bars may have: its words and how it is drawn."""

    words: str
    fill: lk.Fill


class Bar(NamedTuple):
    """A bar at its place: the count of each kind, what its hover boxes begin with, and the noun
    after "x of n" ("due")."""

    place: float
    label: str
    parts: Sequence[int]
    noun: str = ""

    @property
    def total(self) -> int:
        """All its parts."""
        return sum(self.parts)


def stacked(
    bars: Sequence[Bar], kinds: Sequence[Kind], *, thick: float | None, is_upright: bool = False
) -> list[th.Figure]:
    """A trace for each kind that any bar has, from the axis outwards."""
    traces = []
    for k, kind in enumerate(kinds):
        having = [bar for bar in bars if bar.parts[k]]
        if having:
            traces.append(
                mk.bars(
                    [bar.parts[k] for bar in having],
                    [bar.place for bar in having],
                    kind.fill,
                    thick=thick,
                    boxes=[part_box(bar, k, kind.words) for bar in having],
                    is_upright=is_upright,
                )
            )
    return traces


def part_box(bar: Bar, k: int, words: str) -> str:
    """The hover box of a part: its bar, "x of n (p%)", its kind."""
    n = bar.parts[k]
    counted = f"{t.out_of(n, bar.total)}{bar.noun and f' {bar.noun}'} ({t.percent(n / bar.total)})"
    return t.hover(t.safe(bar.label), counted, t.safe(words[:1].lower() + words[1:]))


def swatches(kinds: Sequence[Kind]) -> list[legend.Swatch]:
    """The legend's items for these kinds."""
    return [legend.Swatch.like(kind.words, kind.fill) for kind in kinds]


def listed(parts: Sequence[int], kinds: Sequence[str]) -> str:
    """The parts in words, for the accessible name: "66 published in full, 20 open"."""
    return ", ".join(
        f"{n:,} {words[:1].lower()}{words[1:]}" for n, words in zip(parts, kinds, strict=True)
    )
