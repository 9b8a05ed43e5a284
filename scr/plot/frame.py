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
    said = note(
        t.safe(words), phone, th.AXIS, larger=1, xref="paper", yref="paper", x=0.5, y=0.5,
        xanchor="center", yanchor="middle",
    )  # fmt: skip
    sides = {"left": 4, "right": 4, "top": 8, "bottom": 8}
    shape = layout(height, **sides, phone=phone, xaxis=hidden, yaxis=hidden, annotations=[said])
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
            "zoom2d", "pan2d", "select2d", "lasso2d", "zoomIn2d", "zoomOut2d",
            "autoScale2d", "resetScale2d", "toggleSpikelines", "toImage",
        ],
    }  # fmt: skip


def layout(
    height: int, *, left: int, right: int, top: int, bottom: int, phone: bool, **more: Any
) -> th.Figure:
    """The layout all charts share: fixed margins, so that plots of a page have one left edge,
    and no dragging, zooming or legend."""
    return {
        "height": height,
        "autosize": True,
        "margin": {"l": left, "r": right, "t": top, "b": bottom, "pad": 0, "autoexpand": False},
        "font": th.font(phone, th.AXIS),
        "paper_bgcolor": th.CLEAR,
        "plot_bgcolor": th.CLEAR,
        "showlegend": False,
        "dragmode": False,
        "hovermode": "closest",
        "hoverlabel": {
            "bgcolor": th.BACKGROUND,
            "bordercolor": th.AXIS,
            "align": "left",
            "font": th.font(phone),
        },
        **more,
    }


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


def axis_title(text: str, phone: bool, *, left: int, top: int) -> th.Figure:
    """The title of the vertical axis as one horizontal line at the top of the chart, flush with
    the card's text (a turned title is hard to read)."""
    return note(
        text, phone, th.AXIS, xref="paper", yref="paper", x=0, y=1, xshift=-left, yshift=top,
        xanchor="left", yanchor="top", align="left",
    )  # fmt: skip


def line_shape(
    points: tuple[float, float, float, float],
    colour: str = th.AXIS,
    width: float = th.THIN,
    **more: Any,
) -> th.Figure:
    """A straight line from (x0, y0) to (x1, y1), below the marks."""
    x0, y0, x1, y1 = points
    return {
        "type": "line", "x0": x0, "y0": y0, "x1": x1, "y1": y1, "layer": "below",
        "line": {"color": colour, "width": width}, **more,
    }  # fmt: skip


def ticks_above(ticks: Sequence[float], words: Sequence[str], phone: bool) -> list[th.Figure]:
    """The words of the axis again above a long list."""
    return [
        note(w, phone, th.AXIS, x=v, y=1, yref="paper", yanchor="bottom", yshift=3)
        for v, w in zip(ticks, words, strict=True)
    ]
