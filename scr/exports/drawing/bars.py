"""The bars of a drawing: level or upright, from a base or stacked, with patterns and words."""

from typing import Any

from scr.exports.drawing.frame import POINTS, Frame, Part, at, colour, is_number
from scr.exports.drawing.words import write

_HATCHES = {"/": "////", ".": "....", "\\": "\\\\\\\\", "x": "xxx", "-": "---", "|": "|||"}
AREAS = 3


def trace(frame: Frame, part: Part, stacked: dict[Any, float]) -> None:
    """A trace of bars. `stacked` holds how long the bars of each place are so far."""
    from matplotlib.patches import Rectangle

    is_level = part.get("orientation") == "h"
    along, across = (part["x"], part["y"]) if is_level else (part["y"], part["x"])
    marker, edge = part["marker"], part["marker"].get("line", {})
    pattern = marker.get("pattern", {})
    for i, (length, place) in enumerate(zip(along, across, strict=True)):
        if not is_number(length):
            continue
        thick = float(at(part.get("width", 1 - frame.layout.get("bargap", 0.2)), i))
        start = _start(frame, part, i, place, length, stacked)
        corners = (
            (frame.x(start), frame.y(place - thick / 2), frame.x(start + length),
             frame.y(place + thick / 2))
            if is_level
            else (frame.x(place - thick / 2), frame.y(start), frame.x(place + thick / 2),
                  frame.y(start + length))
        )  # fmt: skip
        x0, y0, x1, y1 = corners
        hatch = _HATCHES.get(str(at(pattern.get("shape", ""), i)))
        width = float(at(edge.get("width", 0), i) or 0)
        outline = colour(at(edge.get("color"), i)) if width else "none"
        bar = Rectangle((x0, y0), x1 - x0, y1 - y0, facecolor=colour(at(marker["color"], i)),
                        edgecolor=outline, linewidth=width * POINTS, zorder=AREAS)  # fmt: skip
        frame.axes.add_patch(bar)
        if hatch:
            lines = Rectangle((x0, y0), x1 - x0, y1 - y0, fill=False, hatch=hatch, linewidth=0,
                              edgecolor=colour(pattern.get("fgcolor")), zorder=AREAS)  # fmt: skip
            frame.axes.add_patch(lines)
        _bar_words(frame, part, i, corners)


def _start(
    frame: Frame, part: Part, i: int, place: float, length: float, stacked: dict[Any, float]
) -> float:
    if "base" in part:
        return float(at(part["base"], i))
    if frame.layout.get("barmode") != "stack":
        return 0.0
    start = stacked.get(place, 0.0)
    stacked[place] = start + length
    return start


def _bar_words(frame: Frame, part: Part, i: int, box: tuple[float, float, float, float]) -> None:
    text = at(part.get("text", ""), i)
    if not text:
        return
    x0, y0, x1, y1 = box
    font = part.get("insidetextfont") or part.get("textfont") or frame.layout["font"]
    own = {"size": at(font["size"], i), "color": at(font["color"], i)}
    from_start = part.get("insidetextanchor") == "start"
    x = min(x0, x1) + 5 if from_start else (x0 + x1) / 2
    write(frame, text, (x, (y0 + y1) / 2), own, (0.0 if from_start else 0.5, 0.5))
