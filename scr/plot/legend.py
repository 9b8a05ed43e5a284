"""A quiet legend: a line or two of swatches with their words, above a chart.

Its places are pixels from the left edge of the card's text, so that it never tears apart."""

from collections.abc import Sequence
from typing import NamedTuple

from scr.plot import frame as fr
from scr.plot import looks as lk
from scr.plot import text as t
from scr.plot import theme as th

LINE = 22
_SIDE, _TO_WORDS, _GAP = 13, 20, 22
# Pixels that the legend may take from left to right.
_WIDTH = {False: 680, True: 330}


class Swatch(NamedTuple):
    """One item: its words and its look. `form` is "fill", "hatch", "dots", "tick" or "hollow"
    (a tick with an empty middle)."""

    words: str
    fill: str
    form: str = "fill"
    edge: str = ""
    strokes: str = th.AXIS

    @classmethod
    def like(cls, words: str, fill: lk.Fill) -> "Swatch":
        """The item for bars of this fill."""
        is_parted = fill.edge == th.BACKGROUND
        edge = fill.colour if is_parted else fill.edge or fill.colour
        return cls(words, fill.colour, fill.form, edge, fill.strokes)


class Key(NamedTuple):
    """The legend as drawn: its height in pixels, shapes and annotations."""

    height: int
    shapes: list[th.Figure]
    words: list[th.Figure]


def key(swatches: Sequence[Swatch], *, left: int, above: int, phone: bool) -> Key:
    """Swatches from left to right, in new lines where they would not fit. `left` is the margin
    of the chart, `above` the pixels between the plot and the last line."""
    spots = _spots(swatches, phone)
    n_lines = max((line for _, line in spots), default=-1) + 1
    shapes, words = [], []
    for swatch, (across, line) in zip(swatches, spots, strict=True):
        x, y = across - left, above + (n_lines - 1 - line) * LINE + LINE / 2
        shapes += _drawn(swatch, x, y)
        words.append(fr.note(t.safe(swatch.words), phone, **fr.corner(x + _TO_WORDS, y, "middle")))
    return Key(n_lines * LINE, shapes, words)


def _spots(swatches: Sequence[Swatch], phone: bool) -> list[tuple[int, int]]:
    """Pixels from the left, and line, of each."""
    spots: list[tuple[int, int]] = []
    across, line = 0, 0
    for swatch in swatches:
        width = _TO_WORDS + round(0.94 * th.width_of(swatch.words, th.text_size(phone)))
        if across and across + width > _WIDTH[phone]:
            across, line = 0, line + 1
        spots.append((across, line))
        across += width + _GAP
    return spots


def _drawn(swatch: Swatch, x: float, y: float) -> list[th.Figure]:
    half = _SIDE / 2
    if swatch.form in ("tick", "hollow"):
        wide = 1.5 if swatch.form == "tick" else 3
        fill = th.TEXT if swatch.form == "tick" else th.BACKGROUND
        middle = x + half
        return [_rect((middle - wide, y - half - 1, middle + wide, y + half + 1), fill, th.TEXT)]
    square = _rect((x, y - half, x + _SIDE, y + half), swatch.fill, swatch.edge or swatch.fill)
    if swatch.form == "fill":
        return [square]
    return [square, _pattern(swatch, x, y - half)]


def _rect(ends: tuple[float, float, float, float], fill: str, edge: str) -> th.Figure:
    return fr.rect_shape(ends, edge, 1.5, fillcolor=fill, **_pixels())


def _pattern(swatch: Swatch, x: float, y: float) -> th.Figure:
    """Strokes or dots in a square, as a bar's pattern draws them."""
    s, form = _SIDE, swatch.form
    if form == "hatch":
        ends = [
            (0, s / 3, s / 3, 0),
            (0, 2 * s / 3, 2 * s / 3, 0),
            (0, s, s, 0),
            (s / 3, s, s, s / 3),
            (2 * s / 3, s, s, 2 * s / 3),
        ]
        # Strokes rise to the right; pixels of a shape count upwards.
        strokes = [(a, s - b, c, s - d) for a, b, c, d in ends]
    else:
        spots = (s * 0.25, s * 0.75)
        strokes = [(a - 1, b, a + 1, b) for a in spots for b in spots]
    path = "".join(f"M{x + a:g},{y + b:g}L{x + c:g},{y + d:g}" for a, b, c, d in strokes)
    return {
        "type": "path",
        **_pixels(),
        "path": path,
        "layer": "above",
        "line": {"color": swatch.strokes, "width": 1 if form == "hatch" else 2},
    }


def _pixels() -> th.Figure:
    """Places counted in pixels from the left top corner of the plot."""
    return {
        "xref": "paper",
        "yref": "paper",
        "xsizemode": "pixel",
        "ysizemode": "pixel",
        "xanchor": 0,
        "yanchor": 1,
    }
