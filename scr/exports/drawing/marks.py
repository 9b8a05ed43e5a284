"""The marks of a drawing: lines, points, areas, bars, shapes."""

import re
from typing import Any

from scr.exports.drawing import bars
from scr.exports.drawing.frame import POINTS, Frame, Part, at, colour, is_number
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


def trace(frame: Frame, part: Part, stacked: dict[Any, float]) -> None:
    """One trace of the chart. `stacked` holds how long the bars of each place are so far. Raises
    ValueError for a kind of trace that is not drawn here."""
    if part.get("visible") is False:
        return
    if part["type"] == "bar":
        bars.trace(frame, part, stacked)
    elif part["type"] == "scatter":
        _scatter(frame, part)
    else:
        raise ValueError(f"a chart has a trace of the type {part['type']}, which is not drawn")


def _scatter(frame: Frame, trace_part: Part) -> None:
    mode = trace_part.get("mode", "lines")
    clip = {} if trace_part.get("cliponaxis") is False else {"clip_path": frame.clip}
    if trace_part.get("fill") == "toself":
        _area(frame, trace_part, clip)
    if "lines" in mode:
        for xs, ys in _pieces(frame, trace_part):
            line = trace_part.get("line", {})
            frame.axes.plot(
                xs, ys, color=colour(line.get("color")), linewidth=line.get("width", 2) * POINTS,
                linestyle=_DASHES.get(line.get("dash", ""), "-"), zorder=LINES,
                solid_capstyle="butt", **clip,
            )  # fmt: skip
    for part in ("error_x", "error_y"):
        _errors(frame, trace_part, part)
    if "markers" in mode:
        _points(frame, trace_part, clip)
    if "text" in mode:
        _texts(frame, trace_part)


def _pieces(frame: Frame, part: Part) -> list[tuple[list[float], list[float]]]:
    """The pixels of a line, broken where a value is missing."""
    pieces: list[tuple[list[float], list[float]]] = [([], [])]
    for x, y in zip(part["x"], part["y"], strict=True):
        if is_number(x) and is_number(y):
            pieces[-1][0].append(frame.x(x))
            pieces[-1][1].append(frame.y(y))
        elif pieces[-1][0]:
            pieces.append(([], []))
    return [piece for piece in pieces if piece[0]]


def _area(frame: Frame, part: Part, clip: Part) -> None:
    from matplotlib.patches import Polygon

    for xs, ys in _pieces(frame, part):
        area = Polygon(
            list(zip(xs, ys, strict=True)), closed=True, facecolor=colour(part["fillcolor"]),
            edgecolor="none", zorder=BELOW,
        )  # fmt: skip
        frame.axes.add_patch(area)
        if clip:
            area.set_clip_path(frame.clip)


def _errors(frame: Frame, trace_part: Part, part: str) -> None:
    errors = trace_part.get(part)
    if not errors or errors.get("visible") is False:
        return
    above = errors["array"]
    below = errors.get("arrayminus", above)
    for x, y, plus, minus in zip(trace_part["x"], trace_part["y"], above, below, strict=True):
        if not all(is_number(value) for value in (x, y, plus, minus)):
            continue
        ends = (
            ([frame.x(x - minus), frame.x(x + plus)], [frame.y(y)] * 2)
            if part == "error_x"
            else ([frame.x(x)] * 2, [frame.y(y - minus), frame.y(y + plus)])
        )
        frame.axes.plot(*ends, color=colour(errors.get("color")), zorder=LINES,
                        linewidth=errors.get("thickness", 2) * POINTS)  # fmt: skip


def _points(frame: Frame, part: Part, clip: Part) -> None:
    marker = part.get("marker", {})
    edge = marker.get("line", {})
    for i, (x, y) in enumerate(zip(part["x"], part["y"], strict=True)):
        if not (is_number(x) and is_number(y)):
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


def _texts(frame: Frame, part: Part) -> None:
    font = part.get("textfont") or frame.layout["font"]
    for i, text in enumerate(part["text"]):
        x, y = part["x"][i], part["y"][i]
        if not text or not (is_number(x) and is_number(y)):
            continue
        upright, _, side = str(at(part.get("textposition", "middle center"), i)).partition(" ")
        half = float(at(part.get("marker", {}).get("size", 0), i)) / 2 + 2
        shift = {"left": -half, "right": half}.get(side, 0.0)
        rise = {"top": half, "bottom": -half}.get(upright, 0.0)
        anchors = (
            {"left": 1.0, "right": 0.0}.get(side, 0.5),
            {"top": 0.0, "bottom": 1.0}.get(upright, 0.5),
        )
        own = {"size": at(font["size"], i), "color": at(font["color"], i)}
        write(frame, text, (frame.x(x) + shift, frame.y(y) + rise), own, anchors)


def shape(frame: Frame, part: Part) -> None:
    """A line, a rectangle or a path of straight lines. Raises ValueError for another form."""
    from matplotlib.patches import PathPatch
    from matplotlib.path import Path

    line = part.get("line", {})
    zorder = OVER if part.get("layer") == "above" else BELOW
    steps = _steps(frame, part)
    codes: Any = [Path.MOVETO if letter == "M" else Path.LINETO for letter, _, _ in steps]
    path = Path([(x, y) for _, x, y in steps], codes)
    patch = PathPatch(
        path, facecolor=colour(part.get("fillcolor")), edgecolor=colour(line.get("color")),
        linewidth=line.get("width", 2) * POINTS, zorder=zorder, capstyle="butt",
        linestyle=_DASHES.get(line.get("dash", ""), "-"), joinstyle="miter",
    )  # fmt: skip
    frame.axes.add_patch(patch)


def _steps(frame: Frame, part: Part) -> list[tuple[str, float, float]]:
    if part["type"] == "path":
        commands = re.findall(r"([MLZ])(?:(-?[\d.e+-]+),(-?[\d.e+-]+))?", part["path"])
        steps: list[tuple[str, float, float]] = []
        for letter, x, y in commands:
            if letter == "Z":
                first = next(step for step in reversed(steps) if step[0] == "M")
                steps.append(("L", first[1], first[2]))
            else:
                steps.append((letter, *_place(frame, part, float(x), float(y))))
        return steps
    x0, y0 = _place(frame, part, part["x0"], part["y0"])
    x1, y1 = _place(frame, part, part["x1"], part["y1"])
    if part["type"] == "line":
        return [("M", x0, y0), ("L", x1, y1)]
    if part["type"] == "rect":
        return [("M", x0, y0), ("L", x1, y0), ("L", x1, y1), ("L", x0, y1), ("L", x0, y0)]
    raise ValueError(f"a chart has a shape of the type {part['type']}, which is not drawn")


def _place(frame: Frame, part: Part, x: float, y: float) -> tuple[float, float]:
    """The pixel of a place of a shape: in values, or in pixels from its anchor."""
    refs = part.get("xref", "x"), part.get("yref", "y")
    across = (
        frame.x(part["xanchor"], refs[0]) + x
        if part.get("xsizemode") == "pixel"
        else frame.x(x, refs[0])
    )
    up = (
        frame.y(part["yanchor"], refs[1]) + y
        if part.get("ysizemode") == "pixel"
        else frame.y(y, refs[1])
    )
    return across, up
