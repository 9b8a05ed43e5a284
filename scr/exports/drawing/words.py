"""Words on a drawing: lines, bold within a line, anchors, arrows."""

import html
import re
from collections.abc import Sequence
from typing import Any, NamedTuple

from scr.exports.drawing.frame import FACE, NARROWER, POINTS, Frame, Part, colour

LINE = 1.3
"""The height of a line in sizes of its font."""
_ANCHORS = {"left": 0.0, "center": 0.5, "right": 1.0, "bottom": 0.0, "middle": 0.5, "top": 1.0}
ABOVE = 8


class Run(NamedTuple):
    """Words in one weight, and their width in pixels."""

    text: str
    is_bold: bool
    width: float


def runs(frame: Frame, text: str, size: float) -> list[list[Run]]:
    """The lines of a text, each as its runs; `<br>` and `<b>` are understood, other tags not
    shown."""
    lines = []
    is_bold = False
    for line in re.split(r"<br\s*/?>", text):
        line_runs = []
        for piece in re.split(r"(</?[a-z]+[^>]*>)", line):
            if piece in ("<b>", "</b>"):
                is_bold = piece == "<b>"
            elif piece and not re.fullmatch(r"</?[a-z]+[^>]*>", piece):
                words = html.unescape(piece)
                line_runs.append(Run(words, is_bold, _width(frame, words, size, is_bold)))
        lines.append(line_runs)
    return lines


def _font(size: float, is_bold: bool) -> Any:
    from matplotlib.font_manager import FontProperties

    weight = "bold" if is_bold else "normal"
    return FontProperties(family=FACE, size=size * POINTS * NARROWER, weight=weight)


def _width(frame: Frame, text: str, size: float, is_bold: bool) -> float:
    renderer: Any = frame.renderer
    wide, _, _ = renderer.get_text_width_height_descent(text, _font(size, is_bold), False)
    return float(wide) / (frame.figure.dpi / 100)


def write(
    frame: Frame,
    text: str,
    at: tuple[float, float],
    font: Part,
    anchors: tuple[float, float] = (0.5, 0.5),
    align: str = "",
    turned: float = 0,
    background: str | None = None,
) -> None:
    """Write a text at a pixel. `anchors` say which part of its box lies there, 0 to 1 from the
    left and from the bottom; `turned` is in degrees, clockwise as in Plotly."""
    size = float(font["size"])
    lines = runs(frame, text, size)
    widths = [sum(run.width for run in line) for line in lines]
    wide, tall = max(widths, default=0.0), size * LINE * len(lines)
    if turned:
        _turned(frame, lines, at, size, font, turned)
        return
    left, top = at[0] - anchors[0] * wide, at[1] + (1 - anchors[1]) * tall
    if background is not None:
        _patch(frame, (left, top - tall, wide, tall), background)
    share = {"left": 0.0, "right": 1.0}.get(align, anchors[0] if align == "" else 0.5)
    for number, (line, width) in enumerate(zip(lines, widths, strict=True)):
        x = left + share * (wide - width)
        y = top - size * LINE * (number + 0.5)
        _line(frame, line, (x, y), size, font)


def _line(
    frame: Frame, line: Sequence[Run], at: tuple[float, float], size: float, font: Part
) -> None:
    x, y = at
    # Letters stand on a common line, so that words of one height do not dance.
    y -= size * NARROWER * 0.36
    for run in line:
        frame.axes.text(x, y, _plain(run.text), fontproperties=_font(size, run.is_bold),
                        color=colour(font["color"]), va="baseline", ha="left",
                        zorder=ABOVE)  # fmt: skip
        x += run.width


def _turned(
    frame: Frame,
    lines: list[list[Run]],
    at: tuple[float, float],
    size: float,
    font: Part,
    turned: float,
) -> None:
    words = "\n".join(_plain("".join(run.text for run in line)) for line in lines)
    frame.axes.text(*at, words, fontproperties=_font(size, False), color=colour(font["color"]),
                    rotation=-turned, va="center", ha="center", zorder=ABOVE)  # fmt: skip


def _plain(text: str) -> str:
    """A dollar sign would begin mathematics."""
    return text.replace("$", r"\$")


def _patch(frame: Frame, box: tuple[float, float, float, float], fill: str) -> None:
    from matplotlib.patches import Rectangle

    x, y, width, height = box
    frame.axes.add_patch(
        Rectangle((x, y), width, height, facecolor=colour(fill), edgecolor="none", zorder=ABOVE - 1)
    )


def annotation(frame: Frame, note: Part) -> None:
    """An annotation of the layout: words at a place, perhaps with a line to what they are about.
    One that is about a place outside the axes is not shown, as in the browser."""
    refs = note.get("xref", "x"), note.get("yref", "y")
    if not (
        _within(note["x"], frame.x_axis, refs[0]) and _within(note["y"], frame.y_axis, refs[1])
    ):
        return
    x = frame.x(note["x"], refs[0]) + note.get("xshift", 0)
    y = frame.y(note["y"], refs[1]) + note.get("yshift", 0)
    if note.get("showarrow"):
        tip, x, y = (x, y), x + note.get("ax", 0), y - note.get("ay", 0)
        _arrow(frame, note, tip, (x, y))
    anchors = (
        _anchor(note.get("xanchor", "auto"), note["x"], refs[0]),
        _anchor(note.get("yanchor", "auto"), note["y"], refs[1]),
    )
    write(
        frame, note["text"], (x, y), note["font"], anchors, note.get("align", "center"),
        note.get("textangle", 0), note.get("bgcolor"),
    )  # fmt: skip


def _within(value: float, axis: Part, ref: str) -> bool:
    low, high = sorted(axis["range"])
    return ref == "paper" or bool(low <= value <= high)


def _anchor(named: str, value: float, ref: str) -> float:
    """Which part of the words is at the place; `auto` on paper keeps them inside it."""
    if named != "auto":
        return _ANCHORS[named]
    if ref != "paper":
        return 0.5
    return 0.0 if value <= 1 / 3 else 0.5 if value < 2 / 3 else 1.0


def _arrow(frame: Frame, note: Part, tip: tuple[float, float], start: tuple[float, float]) -> None:
    off = float(note.get("standoff", 0))
    wide, tall = tip[0] - start[0], tip[1] - start[1]
    length = max((wide**2 + tall**2) ** 0.5, 1e-9)
    end = tip[0] - wide / length * off, tip[1] - tall / length * off
    frame.axes.plot(
        [start[0], end[0]], [start[1], end[1]], color=colour(note["arrowcolor"]),
        linewidth=note.get("arrowwidth", 1) * POINTS, zorder=ABOVE - 2,
    )  # fmt: skip


def ticks(frame: Frame) -> None:
    """The words at the axes."""
    for axis, is_x in ((frame.x_axis, True), (frame.y_axis, False)):
        if axis.get("visible") is False or axis.get("showticklabels") is False:
            continue
        for value, text in zip(axis["tickvals"], axis["ticktext"], strict=True):
            if is_x:
                at, anchors = (frame.x(value), frame.y(frame.y_axis["range"][0]) - 4), (0.5, 1.0)
            else:
                at, anchors = (frame.x(frame.x_axis["range"][0]) - 4, frame.y(value)), (1.0, 0.5)
            write(frame, text, at, axis["tickfont"], anchors)
