"""The frame of a chart: its layout, its words and lines outside the marks, the chart with nothing
in it, and the `Chart` that is handed out."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from scr.plot import axes
from scr.plot import text as t
from scr.plot import theme as th
from scr.plot.marks import NOTHING


@dataclass(frozen=True)
class Chart:
    """A chart ready to show: `figure` and `config` for Plotly, `name` its accessible name (a
    sentence saying what it shows), `height` in pixels."""

    figure: th.Figure
    name: str
    height: int
    config: dict[str, Any] = field(default_factory=dict)


def chart(
    name: str, data: Sequence[th.Figure], layout: th.Figure, phone: bool, **config: Any
) -> Chart:
    """The chart of these traces in this layout; `config` overrules what a reader may do."""
    figure = {"data": list(data), "layout": layout}
    return Chart(figure, name, layout["height"], show_config(phone) | config)


def empty(words: str, *, name: str, phone: bool, height: int = 160) -> Chart:
    """A chart with nothing in it says so in the middle, instead of an empty frame."""
    hidden = axes.axis(phone, (0, 1), visible=False)
    middle = {"xref": "paper", "yref": "paper", "x": 0.5, "y": 0.5}
    place = {**middle, "xanchor": "center", "yanchor": "middle"}
    message = note(t.safe(words), phone, th.AXIS, larger=1, **place)
    shape = Sheet(height, 4, 4, 8, 8, phone).layout(hidden, hidden, [message])
    # Streamlit refuses a figure without any trace: one that shows nothing stands in.
    return chart(name, [NOTHING], shape, phone)


def show_config(phone: bool) -> dict[str, Any]:
    """What the reader may do with a chart: see it alone; on a phone not, as the button would cover
    it. A picture is taken with the card's own button, which gives it title, source and date."""
    return {
        "displaylogo": False,
        "displayModeBar": False if phone else "hover",
        "scrollZoom": False,
        "doubleClick": False,
        "showTips": False,
        "modeBarButtonsToRemove": [
            "zoom2d",
            "pan2d",
            "select2d",
            "lasso2d",
            "zoomIn2d",
            "zoomOut2d",
            "autoScale2d",
            "resetScale2d",
            "toggleSpikelines",
            "toImage",
        ],
    }


@dataclass(frozen=True)
class Sheet:
    """What a chart is drawn on: its height and the margins of its plot, in pixels. Margins are
    fixed, so that the plots of a page have one left edge."""

    height: float
    left: float
    right: float
    top: float
    bottom: float
    phone: bool

    def layout(
        self, xaxis: th.Figure, yaxis: th.Figure, notes: Sequence[th.Figure], **more: Any
    ) -> th.Figure:
        """The layout all charts share, with these axes and words; no dragging, zooming or
        legend."""
        return {
            "height": self.height,
            "autosize": True,
            "margin": {
                "l": self.left,
                "r": self.right,
                "t": self.top,
                "b": self.bottom,
                "pad": 0,
                "autoexpand": False,
            },
            "font": th.font(self.phone, th.AXIS),
            "paper_bgcolor": th.CLEAR,
            "plot_bgcolor": th.CLEAR,
            "showlegend": False,
            "dragmode": False,
            "hovermode": "closest",
            "hoverlabel": {
                "bgcolor": th.BACKGROUND,
                "bordercolor": th.AXIS,
                "align": "left",
                "font": th.font(self.phone),
            },
            "xaxis": xaxis,
            "yaxis": yaxis,
            "annotations": list(notes),
            **more,
        }

    def title(self, text: str) -> th.Figure:
        """The title of the vertical axis as one horizontal line at the top of the chart, flush
        with the card's text (a turned title is hard to read)."""
        place = corner(-self.left, self.top, "top")
        return note(t.safe(text), self.phone, th.AXIS, **place, align="left")


def note(text: str, phone: bool, colour: str = th.TEXT, **place: Any) -> th.Figure:
    """An annotation: words at a place, without an arrow."""
    small = place.pop("small", False)
    larger = place.pop("larger", 0)
    return {
        "text": text,
        "showarrow": False,
        "font": th.font(phone, colour, small=small, larger=larger),
        "borderpad": 0,
        **place,
    }


def small(text: str, phone: bool, **place: Any) -> th.Figure:
    """Words that stand back: guidance, limits, ends of scales."""
    return note(text, phone, th.AXIS, small=True, **place)


def corner(across: float, up: float, anchor: str) -> th.Figure:
    """So many pixels from the upper left corner of the plot."""
    return {
        "xref": "paper", "yref": "paper", "x": 0, "y": 1, "xshift": across, "yshift": up,
        "xanchor": "left", "yanchor": anchor,
    }  # fmt: skip


def at_left(y: float, across: float | None = None) -> th.Figure:
    """At a height of the axis, beginning at the plot's left edge or so many pixels from it."""
    shift = {} if across is None else {"xshift": across}
    return {"xref": "paper", "x": 0, "y": y, "xanchor": "left", **shift}


def at_right(y: float, across: float) -> th.Figure:
    """At a height of the axis, so many pixels to the right of the plot."""
    return {"xref": "paper", "x": 1, "y": y, "xanchor": "left", "xshift": across}


def above(x: float, up: float) -> th.Figure:
    """At a place of the axis, so many pixels above the plot."""
    return {"x": x, "y": 1, "yref": "paper", "yanchor": "bottom", "yshift": up}


def below(x: float, up: float) -> th.Figure:
    """At a place of the axis, below the plot: so many pixels up, a number below zero."""
    return {"x": x, "y": 0, "yref": "paper", "yanchor": "top", "yshift": up}


def right_of(x: float, y: float, across: float) -> th.Figure:
    """Beginning so many pixels to the right of a point."""
    return {"x": x, "y": y, "xanchor": "left", "xshift": across}


def moved(x: float, y: float, across: float, up: float) -> th.Figure:
    """With its middle so many pixels from a point."""
    return {
        "x": x, "y": y, "xanchor": "center", "yanchor": "middle", "xshift": across, "yshift": up,
    }  # fmt: skip


def line_shape(
    points: tuple[float, float, float, float],
    colour: str = th.AXIS,
    width: float = th.THIN,
    **more: Any,
) -> th.Figure:
    """A straight line from (x0, y0) to (x1, y1), below the marks."""
    stroke = {"color": colour, "width": width}
    return {"type": "line", **_corners(points), "layer": "below", "line": stroke, **more}


def band(corners: tuple[float, float, float, float]) -> th.Figure:
    """A pale rectangle below the marks."""
    plain = {"layer": "below", "fillcolor": th.BAND, "line": {"width": 0}}
    return {"type": "rect", **_corners(corners), **plain}


def rect_shape(
    corners: tuple[float, float, float, float], edge: str, width: float, **more: Any
) -> th.Figure:
    """A rectangle from (x0, y0) to (x1, y1), above the marks; without more it is not filled."""
    stroke = {"color": edge, "width": width}
    return {"type": "rect", **_corners(corners), "layer": "above", "line": stroke, **more}


def _corners(ends: tuple[float, float, float, float]) -> th.Figure:
    return dict(zip(("x0", "y0", "x1", "y1"), ends, strict=True))


def ticks_above(ticks: Sequence[float], words: Sequence[str], phone: bool) -> list[th.Figure]:
    """The words of the axis again above a long list."""
    return [note(w, phone, th.AXIS, **above(v, 3)) for v, w in zip(ticks, words, strict=True)]
