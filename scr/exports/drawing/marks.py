"""The marks of a drawing: lines, points, areas, bars, shapes."""

import re
from typing import Any

from scr.exports.drawing import bars
from scr.exports.drawing.frame import POINTS, Frame, Part, at, colour, known
from scr.exports.drawing.words import write

_SYMBOLS = {
    "circle": "o",
    "triangle-up": "^",
    "triangle-down": "v",
    "triangle-left": "<",
    "triangle-right": ">",
    "diamond": "D",
    "square": "s",
    "cross": "P",
    "x": "X",
    "line-ns": "|",
    "line-ew": "_",
}
# Matplotlib draws a diamond and a square of one size larger than Plotly does.
_SIZES = {"D": 0.76, "s": 0.9, "^": 1.05, "v": 1.05}
_DASHES = {"dot": (0, (1.5, 2.5)), "dash": (0, (5, 3)), "dashdot": (0, (5, 2, 1, 2))}
BELOW, LINES, POINTS_ABOVE, OVER = 2, 4, 5, 6


def trace(frame: Frame, one: Part, stacked: dict[Any, float]) -> None:
    """One trace of the chart. `stacked` holds how long the bars of each place are so far. Raises
    ValueError for a kind of trace that is not drawn here."""
    if one.get("visible") is False:
        return
    if one["type"] == "bar":
        bars.trace(frame, one, stacked)
    elif one["type"] == "scatter":
        _scatter(frame, one)
    else:
        raise ValueError(f"a chart has a trace of the type {one['type']}, which is not drawn")


def _scatter(frame: Frame, one: Part) -> None:
    mode = one.get("mode", "lines")
    clip = {} if one.get("cliponaxis") is False else {"clip_path": frame.clip}
    if one.get("fill") == "toself":
        _area(frame, one, clip)
    if "lines" in mode:
        for xs, ys in _pieces(frame, one):
            line = one.get("line", {})
            frame.axes.plot(
                xs, ys, color=colour(line.get("color")), linewidth=line.get("width", 2) * POINTS,
                linestyle=_DASHES.get(line.get("dash", ""), "-"), zorder=LINES,
                solid_capstyle="butt", **clip,
            )  # fmt: skip
    for part in ("error_x", "error_y"):
        _errors(frame, one, part)
    if "markers" in mode:
        _points(frame, one, clip)
    if "text" in mode:
        _texts(frame, one)


def _pieces(frame: Frame, one: Part) -> list[tuple[list[float], list[float]]]:
    """The pixels of a line, broken where a value is missing."""
    pieces: list[tuple[list[float], list[float]]] = [([], [])]
    for x, y in zip(one["x"], one["y"], strict=True):
        if known(x) and known(y):
            pieces[-1][0].append(frame.x(x))
            pieces[-1][1].append(frame.y(y))
        elif pieces[-1][0]:
            pieces.append(([], []))
    return [piece for piece in pieces if piece[0]]


def _area(frame: Frame, one: Part, clip: Part) -> None:
    from matplotlib.patches import Polygon

    for xs, ys in _pieces(frame, one):
        area = Polygon(
            list(zip(xs, ys, strict=True)), closed=True, facecolor=colour(one["fillcolor"]),
            edgecolor="none", zorder=BELOW,
        )  # fmt: skip
        frame.axes.add_patch(area)
        if clip:
            area.set_clip_path(frame.clip)


def _errors(frame: Frame, one: Part, part: str) -> None:
    errors = one.get(part)
    if not errors or errors.get("visible") is False:
        return
    above = errors["array"]
    below = errors.get("arrayminus", above)
    for x, y, plus, minus in zip(one["x"], one["y"], above, below, strict=True):
        if not all(known(value) for value in (x, y, plus, minus)):
            continue
        ends = (
            ([frame.x(x - minus), frame.x(x + plus)], [frame.y(y)] * 2)
            if part == "error_x"
            else ([frame.x(x)] * 2, [frame.y(y - minus), frame.y(y + plus)])
        )
        frame.axes.plot(*ends, color=colour(errors.get("color")), zorder=LINES,
                        linewidth=errors.get("thickness", 2) * POINTS)  # fmt: skip


def _points(frame: Frame, one: Part, clip: Part) -> None:
    marker = one.get("marker", {})
    edge = marker.get("line", {})
    for i, (x, y) in enumerate(zip(one["x"], one["y"], strict=True)):
        if not (known(x) and known(y)):
            continue
        symbol = str(at(marker.get("symbol", "circle"), i))
        fill, outline = at(marker.get("color"), i), at(edge.get("color"), i)
        width = float(at(edge.get("width", 0), i) or 0)
        if symbol.endswith("-open"):
            symbol, fill, outline = symbol.removesuffix("-open"), None, outline or fill
            width = max(width, 1.5)
        form = _SYMBOLS[symbol]
        size = float(at(marker.get("size", 6), i)) * _SIZES.get(form, 1.0)
        frame.axes.plot(
            [frame.x(x)], [frame.y(y)], marker=form, markersize=size * POINTS, linestyle="none",
            markerfacecolor=colour(fill), markeredgecolor=colour(outline) if width else "none",
            markeredgewidth=width * POINTS, alpha=at(marker.get("opacity", 1), i),
            zorder=POINTS_ABOVE, **clip,
        )  # fmt: skip


def _texts(frame: Frame, one: Part) -> None:
    font = one.get("textfont") or frame.layout["font"]
    for i, text in enumerate(one["text"]):
        x, y = one["x"][i], one["y"][i]
        if not text or not (known(x) and known(y)):
            continue
        upright, _, side = str(at(one.get("textposition", "middle center"), i)).partition(" ")
        half = float(at(one.get("marker", {}).get("size", 0), i)) / 2 + 2
        shift = {"left": -half, "right": half}.get(side, 0.0)
        rise = {"top": half, "bottom": -half}.get(upright, 0.0)
        anchors = (
            {"left": 1.0, "right": 0.0}.get(side, 0.5),
            {"top": 0.0, "bottom": 1.0}.get(upright, 0.5),
        )
        own = {"size": at(font["size"], i), "color": at(font["color"], i)}
        write(frame, text, (frame.x(x) + shift, frame.y(y) + rise), own, anchors)


def shape(frame: Frame, one: Part) -> None:
    """A line, a rectangle or a path of straight lines. Raises ValueError for another form."""
    from matplotlib.patches import PathPatch
    from matplotlib.path import Path

    line = one.get("line", {})
    zorder = OVER if one.get("layer") == "above" else BELOW
    steps = _steps(frame, one)
    codes: Any = [Path.MOVETO if letter == "M" else Path.LINETO for letter, _, _ in steps]
    path = Path([(x, y) for _, x, y in steps], codes)
    patch = PathPatch(
        path, facecolor=colour(one.get("fillcolor")), edgecolor=colour(line.get("color")),
        linewidth=line.get("width", 2) * POINTS, zorder=zorder, capstyle="butt",
        linestyle=_DASHES.get(line.get("dash", ""), "-"), joinstyle="miter",
    )  # fmt: skip
    frame.axes.add_patch(patch)


def _steps(frame: Frame, one: Part) -> list[tuple[str, float, float]]:
    if one["type"] == "path":
        found = re.findall(r"([MLZ])(?:(-?[\d.e+-]+),(-?[\d.e+-]+))?", one["path"])
        steps: list[tuple[str, float, float]] = []
        for letter, x, y in found:
            if letter == "Z":
                first = next(step for step in reversed(steps) if step[0] == "M")
                steps.append(("L", first[1], first[2]))
            else:
                steps.append((letter, *_place(frame, one, float(x), float(y))))
        return steps
    x0, y0 = _place(frame, one, one["x0"], one["y0"])
    x1, y1 = _place(frame, one, one["x1"], one["y1"])
    if one["type"] == "line":
        return [("M", x0, y0), ("L", x1, y1)]
    if one["type"] == "rect":
        return [("M", x0, y0), ("L", x1, y0), ("L", x1, y1), ("L", x0, y1), ("L", x0, y0)]
    raise ValueError(f"a chart has a shape of the type {one['type']}, which is not drawn")


def _place(frame: Frame, one: Part, x: float, y: float) -> tuple[float, float]:
    """The pixel of a place of a shape: in values, or in pixels from its anchor."""
    refs = one.get("xref", "x"), one.get("yref", "y")
    across = (
        frame.x(one["xanchor"], refs[0]) + x
        if one.get("xsizemode") == "pixel"
        else frame.x(x, refs[0])
    )
    up = (
        frame.y(one["yanchor"], refs[1]) + y
        if one.get("ysizemode") == "pixel"
        else frame.y(y, refs[1])
    )
    return across, up
