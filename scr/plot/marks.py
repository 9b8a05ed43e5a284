"""Marks: what stands on a chart for a number. The one place that writes a trace.

A mark that hovers is given `boxes`, one for each of its points, escaped and ready (see
`scr.plot.text.hover`); without them it is silent. Marks may lie over the edge of the plot, unless
`is_cut` keeps them within it, as for lines that leave the axis.
"""

from collections.abc import Iterable, Sequence
from typing import Any

from scr.plot import looks
from scr.plot import text as t
from scr.plot import theme as th
from scr.plot.looks import Fill, Look

Numbers = Sequence[float | None]
END = "<extra></extra>"


def points(
    xs: Numbers,
    ys: Numbers,
    look: Look | Sequence[Look],
    boxes: Sequence[str] | None = None,
    **more: Any,
) -> th.Figure:
    """Points, all of one look or each of its own."""
    return (
        _scatter(xs, ys, "markers", boxes, is_cut=False) | {"marker": looks.of_points(look)} | more
    )


def joined(
    xs: Numbers,
    ys: Numbers,
    look: Look | Sequence[Look],
    *,
    width: float,
    boxes: Sequence[str] | None = None,
) -> th.Figure:
    """Points joined by a line, which breaks where there is none."""
    colour = look.fill if isinstance(look, Look) else look[0].fill
    return _scatter(xs, ys, "lines+markers", boxes, is_cut=False) | {
        "line": {"color": colour, "width": width},
        "marker": looks.of_points(look),
    }


def line(
    xs: Numbers,
    ys: Numbers,
    colour: str = th.AXIS,
    width: float = th.LIMIT,
    *,
    dash: str = "solid",
    boxes: Sequence[str] | None = None,
    shape: str = "linear",
    is_cut: bool = False,
    **more: Any,
) -> th.Figure:
    """A line, which breaks where a point is None; `shape` "hv" goes in steps."""
    drawn = {"color": colour, "width": width, "dash": dash}
    drawn |= {} if shape == "linear" else {"shape": shape}
    return _scatter(xs, ys, "lines", boxes, is_cut=is_cut) | {"line": drawn} | more


def intervals(
    ends: Iterable[tuple[float, float | None, float | None]],
    colour: str = th.MAIN,
    width: float = th.INTERVAL,
    *,
    is_upright: bool = False,
    **more: Any,
) -> th.Figure:
    """A stroke from low to high at each place, given as (place, low, high), without caps; none
    where an end is not known. They lie, or stand where `is_upright`."""
    along: list[float | None] = []
    across: list[float | None] = []
    for place, low, high in ends:
        if t.is_number(low) and t.is_number(high):
            along += [low, high, None]
            across += [place, place, None]
    xs, ys = (across, along) if is_upright else (along, across)
    return line(xs, ys, colour, width, **more)


def steps(
    treads: Iterable[tuple[float, float | None] | None],
    colour: str = th.AXIS,
    width: float = th.LIMIT,
    *,
    dash: str = "solid",
    **more: Any,
) -> th.Figure:
    """A limit as stairs: at each whole number a tread of its own, half a step to either side;
    open where it has no value or None stands between two treads. Cut at the plot's edge."""
    xs: list[float | None] = []
    ys: list[float | None] = []
    for tread in treads:
        if tread is None or not t.is_number(tread[1]):
            xs.append(None)
            ys.append(None)
        else:
            xs += [tread[0] - 0.5, tread[0] + 0.5]
            ys += [tread[1], tread[1]]
    return line(xs, ys, colour, width, dash=dash, is_cut=True, **more)


def area(xs: Numbers, ys: Numbers, colour: str = th.BAND) -> th.Figure:
    """The filled area inside a closed line."""
    filled = {"fill": "toself", "fillcolor": colour}
    return line(xs, ys, colour, 0) | filled


def bands(ends: Iterable[tuple[float, float | None, float | None]]) -> list[th.Figure]:
    """The area between low and high along the places, given as (place, low, high), in pieces
    where an end is not known."""
    pieces: list[list[tuple[float, float, float]]] = [[]]
    for place, low, high in ends:
        if low is None or high is None or not (t.is_number(low) and t.is_number(high)):
            pieces.append([])
        else:
            pieces[-1].append((place, low, high))
    return [
        area(
            [at for at, _, _ in piece] + [at for at, _, _ in reversed(piece)],
            [low for _, low, _ in piece] + [high for _, _, high in reversed(piece)],
        )
        for piece in pieces
        if len(piece) > 1
    ]


def text(
    xs: Numbers, ys: Numbers, words: Sequence[str], phone: bool, *, place: str = "middle right"
) -> th.Figure:
    """Words at points, such as the column of counts beside a list."""
    return _scatter(xs, ys, "text", None, is_cut=False) | {
        "text": list(words),
        "textposition": place,
        "textfont": th.font(phone, th.AXIS),
    }


def bars(
    lengths: Numbers,
    places: Numbers,
    fill: Fill,
    *,
    thick: float | None = None,
    starts: Numbers | None = None,
    boxes: Sequence[str] | None = None,
    is_upright: bool = False,
    **more: Any,
) -> th.Figure:
    """Bars of these lengths at these places, lying unless `is_upright`; from zero, or from where
    they start. `thick` is in steps of the axis they stand on."""
    xs, ys = (places, lengths) if is_upright else (lengths, places)
    shape: th.Figure = {"type": "bar", "x": list(xs), "y": list(ys), "marker": looks.of_bars(fill)}
    shape |= {} if is_upright else {"orientation": "h"}
    shape |= {} if thick is None else {"width": thick}
    shape |= {} if starts is None else {"base": list(starts)}
    return shape | _hovering(boxes) | more


def words_in_bars(words: Sequence[str], ink: str, size: float, anchor: str) -> th.Figure:
    """What a trace of bars needs to have words in them, which never shrink or turn; `anchor` is
    "start" or "middle"."""
    font = {"size": size, "color": ink}
    never = {"textangle": 0, "constraintext": "none"}
    inside = {"textposition": "inside", "insidetextanchor": anchor, "insidetextfont": font}
    return {"text": list(words), **inside, **never}


NOTHING: th.Figure = {"x": [None], "y": [None], "type": "scatter", "mode": "markers"}
NOTHING |= {"hoverinfo": "skip"}


def _scatter(
    xs: Numbers, ys: Numbers, mode: str, boxes: Sequence[str] | None, *, is_cut: bool
) -> th.Figure:
    shape: th.Figure = {"type": "scatter", "mode": mode, "x": list(xs), "y": list(ys)}
    shape |= {"connectgaps": False} if "lines" in mode else {}
    return shape | ({} if is_cut else {"cliponaxis": False}) | _hovering(boxes)


def _hovering(boxes: Sequence[str] | None) -> th.Figure:
    if boxes is None:
        return {"hoverinfo": "skip"}
    return {"customdata": list(boxes), "hovertemplate": "%{customdata}" + END}
