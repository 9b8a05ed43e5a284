"""A chart as a picture for print, without a browser.

Charts are plain dictionaries of a few kinds of trace and shape; these are drawn with Matplotlib in
the light colours. What a chart says only when pointed at is not in the picture: the table beside it
has it.
"""

import io
from threading import Lock
from typing import Any

from scr.plot import Chart

# Pixels of the chart across, and how many of the picture each becomes: 300 to the inch and more
# when it is printed 16 cm wide.
WIDTH, SCALE = 680, 3
_drawing = Lock()


def png(chart: Chart, width: int = WIDTH) -> bytes:
    """The chart as a PNG, `width` of its own pixels across, as high as it says. The same chart
    gives the same bytes with the same libraries.

    Raises ValueError where the chart holds something that is not drawn here.
    """
    # Matplotlib keeps fonts and state that two threads must not change at once.
    with _drawing:
        return _png(chart, width)


def _png(chart: Chart, width: int) -> bytes:
    from scr.exports.drawing import marks, words
    from scr.exports.drawing.frame import Frame

    layout = chart.figure["layout"]
    frame = Frame(layout, width, chart.height, SCALE)
    frame.grid()
    for shape in layout.get("shapes", ()):
        marks.shape(frame, shape)
    stacked: dict[Any, float] = {}
    for trace in chart.figure["data"]:
        marks.trace(frame, trace, stacked)
    words.ticks(frame)
    for note in layout.get("annotations", ()):
        words.annotation(frame, note)
    out = io.BytesIO()
    frame.figure.savefig(out, format="png", metadata={"Software": None})
    return out.getvalue()


def alternative_text(chart: Chart, sentence: str) -> str:
    """What stands for the picture where it cannot be seen: its name and what it shows."""
    return f"{chart.name} {sentence}".strip()
