"""The place of a drawing: pixels, the plot within its margins, axes, gridlines, colours.

All sizes are the chart's own pixels; the drawing is made so that one of them is 0.01 inch.
"""

import math
import tomllib
from collections.abc import Callable, Sequence
from functools import cache
from typing import Any

from scr.base.settings import ROOT
from scr.plot import theme as th

DPI = 100
"""The chart's pixels in an inch."""
POINTS = 72 / DPI
"""Points in one of the chart's pixels."""
FACE = "DejaVu Sans"
# The drawing's font is so much wider than the one that charts reckon with.
NARROWER = 0.86
EDGE = 8
"""Pixels left free at the right, as words of the widest font could reach there."""

Part = dict[str, Any]
Place = Callable[[float, float], tuple[float, float]]


@cache
def palette() -> dict[str, str]:
    """The light colours by role, from the one place where colours live."""
    light = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text("utf-8"))["theme"]
    light = light["light"]
    roles = {f"#{i:06d}": c for i, c in enumerate(light["chartCategoricalColors"], 1)}
    roles |= {f"#{i:06d}": c for i, c in enumerate(light["chartSequentialColors"], 11)}
    return roles | {th.TEXT: light["textColor"], th.BACKGROUND: light["backgroundColor"]}


def colour(role: str | None) -> str:
    """The colour of a role; nothing for what is not drawn. Raises ValueError for another colour,
    as charts name roles only."""
    if role is None or role == th.CLEAR:
        return "none"
    if role in palette():
        return palette()[role]
    raise ValueError(f"a chart names the colour {role}, which is no role")


def is_number(value: Any) -> bool:
    """Whether there is a value: a line is broken where there is none."""
    return value is not None and not (isinstance(value, float) and math.isnan(value))


def at(value: Any, i: int) -> Any:
    """One of several values, or the one for all."""
    if isinstance(value, Sequence) and not isinstance(value, str):
        return value[i]
    return value


class Frame:
    """One drawing being made: where a value, a share of the plot, or a pixel lies."""

    def __init__(self, layout: Part, width: float, height: float, scale: float) -> None:
        from matplotlib.backends.backend_agg import FigureCanvasAgg
        from matplotlib.figure import Figure

        self.layout, self.width, self.height = layout, width, height
        self.figure = Figure(figsize=(width / DPI, height / DPI), dpi=DPI * scale)
        canvas: Any = FigureCanvasAgg(self.figure)
        self.canvas, self.renderer = canvas, canvas.get_renderer()
        self.figure.patch.set_facecolor(palette()[th.BACKGROUND])
        # One set of axes over all, in pixels from the lower left: every place is reckoned here.
        self.axes = self.figure.add_axes((0.0, 0.0, 1.0, 1.0))
        self.axes.set_xlim(0, width)
        self.axes.set_ylim(0, height)
        self.axes.set_axis_off()
        margin = layout["margin"]
        self.left, self.bottom = float(margin["l"]), float(margin["b"])
        self.across = width - margin["l"] - margin["r"] - EDGE
        self.up = height - margin["t"] - margin["b"]
        self.x_axis, self.y_axis = layout["xaxis"], layout["yaxis"]
        self._spans = self._domains()
        self.clip = self._clip()

    def x(self, value: float, ref: str = "x") -> float:
        """The pixel of a value, or of a share of the plot's width where `ref` is paper."""
        if ref == "paper":
            return float(self.left + value * self.across)
        start, size = self._spans[0]
        low, high = self.x_axis["range"]
        return float(start + (value - low) / (high - low) * size)

    def y(self, value: float, ref: str = "y") -> float:
        """The same, upwards."""
        if ref == "paper":
            return float(self.bottom + value * self.up)
        start, size = self._spans[1]
        low, high = self.y_axis["range"]
        return float(start + (value - low) / (high - low) * size)

    def per_unit(self) -> tuple[float, float]:
        """Pixels in one unit of either axis."""
        return self.x(1) - self.x(0), self.y(1) - self.y(0)

    def grid(self) -> None:
        """The gridlines, below everything."""
        for axis, place in ((self.x_axis, self.x), (self.y_axis, self.y)):
            if not axis.get("showgrid") or axis.get("visible") is False:
                continue
            for value in axis["tickvals"]:
                at = place(value)
                upright = axis is self.x_axis
                (x0, width), (y0, height) = self._spans
                ends = ([at, at], [y0, y0 + height]) if upright else ([x0, x0 + width], [at, at])
                self.axes.plot(*ends, color=colour(axis["gridcolor"]),
                               linewidth=axis["gridwidth"] * POINTS, zorder=1)  # fmt: skip

    def _domains(self) -> tuple[tuple[float, float], tuple[float, float]]:
        """Start and size of the plot along both axes. Where units must be square the plot is made
        smaller about its middle."""
        along, up = (self.left, self.across), (self.bottom, self.up)
        if "scaleanchor" not in self.y_axis:
            return along, up
        wide = abs(self.x_axis["range"][1] - self.x_axis["range"][0])
        tall = abs(self.y_axis["range"][1] - self.y_axis["range"][0])
        unit = min(self.across / wide, self.up / tall / self.y_axis.get("scaleratio", 1))
        width, height = unit * wide, unit * tall * self.y_axis.get("scaleratio", 1)
        return (
            (self.left + (self.across - width) / 2, width),
            (self.bottom + (self.up - height) / 2, height),
        )

    def _clip(self) -> Any:
        from matplotlib.patches import Rectangle

        (x0, width), (y0, height) = self._spans
        rectangle = Rectangle((x0, y0), width, height, transform=self.axes.transData)
        rectangle.set_visible(False)
        self.axes.add_patch(rectangle)
        return rectangle
