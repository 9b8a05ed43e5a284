"""How marks look: points by symbol, fill and size, bars by fill, pattern and outline."""

from collections.abc import Sequence
from typing import NamedTuple

from scr.plot import theme as th


class Look(NamedTuple):
    """How a point is drawn; `edge` empty for none."""

    symbol: str = "circle"
    fill: str = th.MAIN
    size: float = th.MARKER
    edge: str = ""
    width: float = 2


class Fill(NamedTuple):
    """How a bar is drawn: told apart by fill, pattern and outline, never by colour alone.

    `form` is "fill", "hatch" or "dots"; `ink` the colour of words in it; `strokes` and `gap` the
    colour of its pattern and how many pixels lie between two strokes."""

    colour: str
    edge: str = ""
    form: str = "fill"
    ink: str = th.TEXT
    strokes: str = th.AXIS
    width: float = 1.5
    gap: int = 6


_SHAPES = {"hatch": "/", "dots": "."}


def look_of(
    flag: str, *, is_chosen: bool = False, plain: Look | None = None, size: float = 10
) -> Look:
    """The look of a board in a list: the chosen one a diamond; a flagged one (see
    scr.stats.funnel.FLAGS) a triangle of this size, hollow past the 95% limit and filled past the
    99.8% limit; any other `plain`."""
    if is_chosen:
        return Look("diamond", th.TEXT, 11, th.TEXT)
    side, _, level = flag.partition("_")
    if level in ("95", "998"):
        return beyond(is_low=side == "low", is_filled=level == "998", size=size)
    return plain or Look("circle", th.MAIN, 9, th.MAIN)


def beyond(*, is_low: bool, is_filled: bool, size: float = th.TRIANGLE) -> Look:
    """The triangle of what lies past a limit: down for low and up for high."""
    colour = th.LOW if is_low else th.HIGH
    symbol = "triangle-down" if is_low else "triangle-up"
    return Look(symbol, colour if is_filled else th.BACKGROUND, size, colour)


def chosen(*, is_flagged: bool) -> Look:
    """The chosen board among many: a diamond, or a ring round its triangle."""
    if is_flagged:
        return Look("circle-open", th.TEXT, 24, th.TEXT)
    return Look("diamond", th.TEXT, th.DIAMOND, th.TEXT)


def of_bars(fill: Fill) -> th.Figure:
    """A bar's look as Plotly takes it."""
    if fill.width == 0:
        return {"color": fill.colour, "line": {"width": 0}}
    edge = fill.edge or fill.colour
    marker: th.Figure = {"color": fill.colour, "line": {"color": edge, "width": fill.width}}
    if fill.form in _SHAPES:
        marker["pattern"] = {
            "shape": _SHAPES[fill.form],
            "fgcolor": fill.strokes,
            "bgcolor": fill.colour,
            "size": fill.gap,
            "solidity": 0.2 if fill.strokes == th.AXIS else 0.3,
        }
    return marker


def of_points(look: Look | Sequence[Look]) -> th.Figure:
    """A point's look, or each point's own, as Plotly takes it."""
    if isinstance(look, Look):
        edge: th.Figure = {"color": look.edge, "width": look.width} if look.edge else {"width": 0}
        plain = {"symbol": look.symbol, "color": look.fill, "size": look.size}
        return {**plain, "opacity": 1, "line": edge}
    edges = {
        "color": [point_look.edge or point_look.fill for point_look in look],
        "width": max((point_look.width for point_look in look if point_look.edge), default=0),
    }
    return {
        "symbol": [point_look.symbol for point_look in look],
        "color": [point_look.fill for point_look in look],
        "size": [point_look.size for point_look in look],
        "opacity": 1,
        "line": edges,
    }
