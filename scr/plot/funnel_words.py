"""Words of both funnels: the names of boards that are picked out, and the ends of the lines."""

import math
from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

from scr.plot import frame as fr
from scr.plot import theme as th
from scr.plot.placing import Box, Label, place_labels, spread

LEFT, TOP, BOTTOM = 44, 40, 50
_LINE = 15
# A name that had to go farther than this from its mark has a thin line to it.
_FAR = 26


class Named(NamedTuple):
    """A mark to be named: its place on the axes and in pixels, and its words."""

    x: float
    y: float
    at: tuple[float, float]
    words: str


def sheet(phone: bool) -> fr.Sheet:
    """What a funnel is drawn on, with room at the right for the ends of the lines."""
    return fr.Sheet(height(phone), LEFT, 48 if phone else 96, TOP, BOTTOM, phone)


def height(phone: bool) -> int:
    """The height of a funnel in pixels."""
    return 430 if phone else 400


def plot(phone: bool, width: int) -> tuple[int, int]:
    """The plot in pixels."""
    return th.NARROW - 20 if phone else width - 100, height(phone) - TOP - BOTTOM


def below(title: str, phone: bool) -> th.Figure:
    """The title of the horizontal axis; `title` is escaped."""
    place = {"xref": "paper", "yref": "paper", "x": 0.5, "y": 0, "yanchor": "top", "yshift": -28}
    return fr.note(title, phone, th.AXIS, **place)


def names(wanted: Sequence[Named], busy: Sequence[Box], frame: Box, phone: bool) -> list[th.Figure]:
    """The names beside their marks, the first the nearest; a thin line leads to one that had to
    go farther."""
    size = th.text_size(phone)
    labels = [Label(named.at, th.width_of(named.words, size), size * 1.25) for named in wanted]
    notes = []
    for named, (dx, dy) in zip(wanted, place_labels(labels, busy, frame), strict=True):
        place: dict[str, Any] = {"x": named.x, "y": named.y, "bgcolor": th.BACKGROUND}
        if abs(dy) <= _FAR:
            notes.append(fr.note(named.words, phone, **place, xshift=round(dx), yshift=-round(dy)))
        else:
            leader = {
                "showarrow": True,
                "arrowhead": 0,
                "arrowwidth": th.THIN,
                "arrowcolor": th.AXIS,
                "standoff": 9,
                "ax": round(dx),
                "ay": round(dy),
            }
            notes.append(fr.note(named.words, phone, **place) | leader)
    return notes


def line_ends(
    target: tuple[float, str],
    limits: Sequence[tuple[str, float]],
    down: Callable[[float], float],
    phone: bool,
) -> list[th.Figure]:
    """Words at the right end of each line, moved apart where lines lie close. `target` is the
    value of all boards as it is and as written, `limits` the level and last value of each limit,
    NaN where it is not seen; `down` gives a value's pixels from the top."""
    ends = [(target[0], f"{'All' if phone else 'All boards'} {target[1]}")]
    for level, value in limits:
        if not math.isnan(value):
            words = "99.8%" if level == "998" else "95%"
            ends.append((value, words if phone else f"{words} limit"))
    ends.sort(key=lambda end: -end[0])
    wanted = [down(value) for value, _ in ends]
    return [
        fr.small(words, phone, **fr.at_right(value, 4), yshift=round(want - got))
        for (value, words), want, got in zip(ends, wanted, spread(wanted, _LINE), strict=True)
    ]
