"""A chart as a picture for print, without a browser.

Charts are plain dictionaries of a few kinds of trace and shape; these are drawn with Matplotlib in
the light colours. What a chart says only when pointed at is not in the picture: the table beside it
has it.
"""

import html
import io
from dataclasses import dataclass
from textwrap import wrap
from threading import Lock
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from scr.exports.drawing.frame import DPI
from scr.plot import Chart
from scr.plot import theme as th

if TYPE_CHECKING:
    from PIL.Image import Image

    from scr.exports.drawing.frame import Frame

# Pixels of the chart across, and how many of the picture each becomes: 300 to the inch and more
# when it is printed 16 cm wide.
WIDTH, SCALE = 680, 3
TITLE_SIZE, LINE_SIZE, EDGE = 15, 12, 10
"""Pixels: letters of a picture's title and of the lines below it, and what is free around them."""
_drawing = Lock()


@dataclass(frozen=True)
class Label:
    """What a picture says that is taken away by itself: its `title` above the chart, and `lines`
    below it: source, date, what it must be marked with. Plain text."""

    title: str
    lines: tuple[str, ...]


class Picture(NamedTuple):
    """A chart as files: `bare` as it is, for a document that says what it shows, and with its label
    as `png` and `svg`."""

    bare: bytes
    png: bytes
    svg: bytes


def png(chart: Chart, width: int = WIDTH) -> bytes:
    """The chart as a PNG, `width` of its own pixels across, as high as it says. The same chart
    gives the same bytes with the same libraries.

    Raises ValueError where the chart holds something that is not drawn here.
    """
    # Matplotlib keeps fonts and state that two threads must not change at once.
    with _drawing:
        return _png(_image(_drawn(chart, width, None)))


def picture(chart: Chart, label: Label, width: int = WIDTH) -> Picture:
    """The chart with its label and without, of one drawing. Otherwise as `png`."""
    import matplotlib as mpl

    # Ids of an SVG are made of a salt, which is else another one each time.
    with _drawing, mpl.rc_context({"svg.hashsalt": "scr"}):
        frame = _drawn(chart, width, label)
        image = _image(frame)
        return Picture(
            bare=_png(image.crop(_box_of_chart(label, width, image.size))),
            png=_png(image, label.title),
            svg=_svg(frame, label.title),
        )


def _image(frame: "Frame") -> "Image":
    from PIL.Image import fromarray

    frame.canvas.draw()
    # Nothing shines through, so that colours are all there is of a pixel.
    return fromarray(np.asarray(frame.canvas.buffer_rgba())).convert("RGB")


def _png(image: "Image", title: str = "") -> bytes:
    from PIL.PngImagePlugin import PngInfo

    about = PngInfo()
    if title:
        about.add_text("Title", title)
    out = io.BytesIO()
    image.save(out, "png", pnginfo=about, dpi=(DPI * SCALE, DPI * SCALE))
    return out.getvalue()


def _svg(frame: "Frame", title: str) -> bytes:
    out = io.BytesIO()
    about = {"Title": title, "Date": None, "Creator": None}
    frame.figure.savefig(out, format="svg", metadata=about)
    return out.getvalue()


def _box_of_chart(label: Label, width: int, size: tuple[int, int]) -> tuple[int, int, int, int]:
    """Where the chart lies in a picture with its label: left, top, right, bottom."""
    above, below = _wrapped(label, width)
    top, bottom = _tall(above, TITLE_SIZE) * SCALE, _tall(below, LINE_SIZE) * SCALE
    across, down = size
    return EDGE * SCALE, top, across - EDGE * SCALE, down - bottom


def _drawn(chart: Chart, width: int, label: Label | None) -> "Frame":
    from scr.exports.drawing import marks, words
    from scr.exports.drawing.frame import Frame

    layout, height = chart.figure["layout"], chart.height
    above, below = ([], []) if label is None else _wrapped(label, width)
    if label is not None:
        more = {"t": _tall(above, TITLE_SIZE), "b": _tall(below, LINE_SIZE), "l": EDGE, "r": EDGE}
        margin = {
            side: size + more[side] for side, size in layout["margin"].items() if side in more
        }
        layout = {**layout, "margin": margin}
        width, height = width + 2 * EDGE, height + more["t"] + more["b"]
    frame = Frame(layout, width, height, SCALE)
    frame.grid()
    for shape in layout.get("shapes", ()):
        marks.shape(frame, shape)
    stacked: dict[Any, float] = {}
    for trace in chart.figure["data"]:
        marks.trace(frame, trace, stacked)
    words.ticks(frame)
    for note in layout.get("annotations", ()):
        words.annotation(frame, note)
    if label is not None:
        title = "<br>".join(f"<b>{html.escape(line)}</b>" for line in above)
        lines = "<br>".join(html.escape(line) for line in below)
        words.write(frame, title, (EDGE, height - EDGE), _font(TITLE_SIZE), (0.0, 1.0), "left")
        words.write(frame, lines, (EDGE, EDGE), _font(LINE_SIZE), (0.0, 0.0), "left")
    return frame


def _wrapped(label: Label, width: int) -> tuple[list[str], list[str]]:
    """The title and the lines as they fit across. A bold letter is some 0.6 of its size wide."""
    room = width - 2 * EDGE
    below = [part for line in label.lines for part in wrap(line, int(room / (0.55 * LINE_SIZE)))]
    return wrap(label.title, int(room / (0.6 * TITLE_SIZE))), below


def _tall(lines: list[str], size: int) -> int:
    return int(len(lines) * size * 1.3) + 2 * EDGE if lines else 0


def _font(size: int) -> dict[str, Any]:
    return {"size": size, "color": th.TEXT}


def alternative_text(chart: Chart, sentence: str) -> str:
    """What stands for the picture where it cannot be seen: its name and what it shows."""
    return f"{chart.name} {sentence}".strip()
