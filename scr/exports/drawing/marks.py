"""The marks of a drawing: lines, points, areas, bars, shapes."""

import math
import re
from collections.abc import Sequence
from typing import Any

from scr.exports.drawing.frame import POINTS, Frame, Part, colour
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
_HATCHES = {"/": "////", ".": "....", "\\": "\\\\\\\\", "x": "xxx", "-": "---", "|": "|||"}
BELOW, AREAS, LINES, POINTS_ABOVE, OVER = 2, 3, 4, 5, 6


def trace(frame: Frame, one: Part, stacked: dict[Any, float]) -> None:
    """One trace of the chart. `stacked` holds how long the bars of each place are so far. Raises
    ValueError for a kind of trace that is not drawn here."""
    if one.get("visible") is False:
        return
    if one["type"] == "bar":
        _bars(frame, one, stacked)
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
        if _known(x) and _known(y):
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
        if not all(_known(value) for value in (x, y, plus, minus)):
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
        if not (_known(x) and _known(y)):
            continue
        symbol = str(_at(marker.get("symbol", "circle"), i))
        fill, outline = _at(marker.get("color"), i), _at(edge.get("color"), i)
        width = float(_at(edge.get("width", 0), i) or 0)
        if symbol.endswith("-open"):
            symbol, fill, outline = symbol.removesuffix("-open"), None, outline or fill
            width = max(width, 1.5)
        form = _SYMBOLS[symbol]
        size = float(_at(marker.get("size", 6), i)) * _SIZES.get(form, 1.0)
        frame.axes.plot(
            [frame.x(x)], [frame.y(y)], marker=form, markersize=size * POINTS, linestyle="none",
            markerfacecolor=colour(fill), markeredgecolor=colour(outline) if width else "none",
            markeredgewidth=width * POINTS, alpha=_at(marker.get("opacity", 1), i),
            zorder=POINTS_ABOVE, **clip,
        )  # fmt: skip


def _texts(frame: Frame, one: Part) -> None:
    font = one.get("textfont") or frame.layout["font"]
    for i, text in enumerate(one["text"]):
        x, y = one["x"][i], one["y"][i]
        if not text or not (_known(x) and _known(y)):
            continue
        upright, _, side = str(_at(one.get("textposition", "middle center"), i)).partition(" ")
        half = float(_at(one.get("marker", {}).get("size", 0), i)) / 2 + 2
        shift = {"left": -half, "right": half}.get(side, 0.0)
        rise = {"top": half, "bottom": -half}.get(upright, 0.0)
        anchors = (
            {"left": 1.0, "right": 0.0}.get(side, 0.5),
            {"top": 0.0, "bottom": 1.0}.get(upright, 0.5),
        )
        own = {"size": _at(font["size"], i), "color": _at(font["color"], i)}
        write(frame, text, (frame.x(x) + shift, frame.y(y) + rise), own, anchors)


def _bars(frame: Frame, one: Part, stacked: dict[Any, float]) -> None:
    from matplotlib.patches import Rectangle

    is_level = one.get("orientation") == "h"
    along, across = (one["x"], one["y"]) if is_level else (one["y"], one["x"])
    marker, edge = one["marker"], one["marker"].get("line", {})
    pattern = marker.get("pattern", {})
    for i, (length, place) in enumerate(zip(along, across, strict=True)):
        if not _known(length):
            continue
        thick = float(_at(one.get("width", 1 - frame.layout.get("bargap", 0.2)), i))
        start = _start(frame, one, i, place, length, stacked)
        corners = (
            (frame.x(start), frame.y(place - thick / 2), frame.x(start + length),
             frame.y(place + thick / 2))
            if is_level
            else (frame.x(place - thick / 2), frame.y(start), frame.x(place + thick / 2),
                  frame.y(start + length))
        )  # fmt: skip
        x0, y0, x1, y1 = corners
        hatch = _HATCHES.get(str(_at(pattern.get("shape", ""), i)))
        width = float(_at(edge.get("width", 0), i) or 0)
        outline = colour(_at(edge.get("color"), i)) if width else "none"
        bar = Rectangle((x0, y0), x1 - x0, y1 - y0, facecolor=colour(_at(marker["color"], i)),
                        edgecolor=outline, linewidth=width * POINTS, zorder=AREAS)  # fmt: skip
        frame.axes.add_patch(bar)
        if hatch:
            lines = Rectangle((x0, y0), x1 - x0, y1 - y0, fill=False, hatch=hatch, linewidth=0,
                              edgecolor=colour(pattern.get("fgcolor")), zorder=AREAS)  # fmt: skip
            frame.axes.add_patch(lines)
        _bar_words(frame, one, i, corners)


def _start(
    frame: Frame, one: Part, i: int, place: float, length: float, stacked: dict[Any, float]
) -> float:
    if "base" in one:
        return float(_at(one["base"], i))
    if frame.layout.get("barmode") != "stack":
        return 0.0
    start = stacked.get(place, 0.0)
    stacked[place] = start + length
    return start


def _bar_words(frame: Frame, one: Part, i: int, box: tuple[float, float, float, float]) -> None:
    text = _at(one.get("text", ""), i)
    if not text:
        return
    x0, y0, x1, y1 = box
    font = one.get("insidetextfont") or one.get("textfont") or frame.layout["font"]
    own = {"size": _at(font["size"], i), "color": _at(font["color"], i)}
    from_start = one.get("insidetextanchor") == "start"
    x = min(x0, x1) + 5 if from_start else (x0 + x1) / 2
    write(frame, text, (x, (y0 + y1) / 2), own, (0.0 if from_start else 0.5, 0.5))


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
    refs = one.get("xref", "x"), one.get("yref", "y")
    if one["type"] == "path":
        found = re.findall(r"([MLZ])(?:(-?[\d.e+-]+),(-?[\d.e+-]+))?", one["path"])
        steps: list[tuple[str, float, float]] = []
        for letter, x, y in found:
            if letter == "Z":
                first = next(step for step in reversed(steps) if step[0] == "M")
                steps.append(("L", first[1], first[2]))
            else:
                steps.append((letter, frame.x(float(x), refs[0]), frame.y(float(y), refs[1])))
        return steps
    x0, x1 = frame.x(one["x0"], refs[0]), frame.x(one["x1"], refs[0])
    y0, y1 = frame.y(one["y0"], refs[1]), frame.y(one["y1"], refs[1])
    if one["type"] == "line":
        return [("M", x0, y0), ("L", x1, y1)]
    if one["type"] == "rect":
        return [("M", x0, y0), ("L", x1, y0), ("L", x1, y1), ("L", x0, y1), ("L", x0, y0)]
    raise ValueError(f"a chart has a shape of the type {one['type']}, which is not drawn")


def _known(value: Any) -> bool:
    return value is not None and not (isinstance(value, float) and math.isnan(value))


def _at(value: Any, i: int) -> Any:
    """One of several values, or the one for all."""
    if isinstance(value, Sequence) and not isinstance(value, str):
        return value[i]
    return value
