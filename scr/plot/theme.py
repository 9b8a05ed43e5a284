"""What charts may use: colours by role, sizes of text, margins, and what Plotly is told.

Streamlit's chart theme replaces the strings below, in the browser, by the colours of
.streamlit/config.toml for the mode that is on: so a chart names roles and never a colour, and is
right at first paint in both modes. They are internal to Streamlit; nothing else names them.
"""

import html
import re
from dataclasses import dataclass, field
from typing import Any

Figure = dict[str, Any]

# chartCategoricalColors, by role.
MAIN = LOW = "#000001"
SECOND = "#000002"
THIRD = "#000003"
HIGH = "#000004"
FOURTH = "#000005"
SPARE = "#000006"
OTHERS = "#000007"
BAND = "#000008"
AXIS = "#000009"
GRID = "#000010"
# chartSequentialColors, the five used for classes, from least to most.
CLASSES = ("#000012", "#000013", "#000015", "#000017", "#000019")
BACKGROUND = "#000038"
TEXT = "#000037"
CLEAR = "rgba(0,0,0,0)"
ROLES = (MAIN, SECOND, THIRD, HIGH, FOURTH, SPARE, OTHERS, BAND, AXIS, GRID, *CLASSES)

# Guidance and limit words, and whatever must be smaller than the rest: never below.
SMALL = 12
LINE, INTERVAL, LIMIT, THIN = 2.5, 2, 1.5, 1
MARKER, TRIANGLE, DIAMOND = 11, 14, 14

# Width of the plot itself, in pixels, that a layout is made for. The server does not know the
# real one: half and whole card of a desk, and a phone.
HALF, WHOLE, NARROW = 440, 1040, 290


@dataclass(frozen=True)
class Chart:
    """A chart ready to show: `figure` and `config` for Plotly, `name` its accessible name (a
    sentence saying what it shows), `height` in pixels."""

    figure: Figure
    name: str
    height: int
    config: dict[str, Any] = field(default_factory=dict)


def text_size(phone: bool) -> int:
    """Size of axis words and labels, in pixels."""
    return 12 if phone else 13


def font(phone: bool, colour: str = TEXT, *, small: bool = False, larger: int = 0) -> Figure:
    """A font of the standard size; `small` for guidance and limits, `larger` by so many pixels."""
    return {"size": SMALL if small else text_size(phone) + larger, "color": colour}


def show_config(phone: bool) -> dict[str, Any]:
    """What the reader may do with a chart: keep a picture of it and see it alone; on a phone
    neither, as the buttons would cover the chart."""
    return {
        "displaylogo": False,
        "displayModeBar": False if phone else "hover",
        "scrollZoom": False,
        "doubleClick": False,
        "showTips": False,
        "modeBarButtonsToRemove": [
            "zoom2d", "pan2d", "select2d", "lasso2d", "zoomIn2d", "zoomOut2d",
            "autoScale2d", "resetScale2d", "toggleSpikelines",
        ],
        "toImageButtonOptions": {"format": "png", "scale": 2, "width": 1000, "height": 520},
    }  # fmt: skip


def layout(
    height: int, *, left: int, right: int, top: int, bottom: int, phone: bool, **more: Any
) -> Figure:
    """The layout all charts share: fixed margins, so that plots of a page have one left edge,
    and no dragging, zooming or legend."""
    return {
        "height": height,
        "autosize": True,
        "margin": {"l": left, "r": right, "t": top, "b": bottom, "pad": 0, "autoexpand": False},
        "font": font(phone, AXIS),
        "paper_bgcolor": CLEAR,
        "plot_bgcolor": CLEAR,
        "showlegend": False,
        "dragmode": False,
        "hovermode": "closest",
        "hoverlabel": {
            "bgcolor": BACKGROUND,
            "bordercolor": AXIS,
            "align": "left",
            "font": font(phone),
        },
        **more,
    }


def axis(phone: bool, span: tuple[float, float], **more: Any) -> Figure:
    """An axis without frame, ticks or zero line; `span` is its range."""
    return {
        "range": list(span),
        "autorange": False,
        "fixedrange": True,
        "automargin": False,
        "showline": False,
        "zeroline": False,
        "showgrid": False,
        "gridcolor": GRID,
        "gridwidth": THIN,
        "ticks": "",
        "tickfont": font(phone, AXIS),
        "tickmode": "array",
        "tickvals": [],
        "ticktext": [],
        "title": {"text": ""},
        **more,
    }


def percent_axis(phone: bool, span: tuple[float, float] = (0.0, 1.0)) -> Figure:
    """An axis of 0 to 100% with a line at each quarter."""
    quarters = [0, 0.25, 0.5, 0.75, 1]
    words = ["0%", "25%", "50%", "75%", "100%"]
    return axis(phone, span, showgrid=True, tickvals=quarters, ticktext=words)


def note(text: str, phone: bool, colour: str = TEXT, **place: Any) -> Figure:
    """An annotation: words at a place, without an arrow."""
    small = place.pop("small", False)
    larger = place.pop("larger", 0)
    return {
        "text": text,
        "showarrow": False,
        "font": font(phone, colour, small=small, larger=larger),
        "borderpad": 0,
        **place,
    }


def axis_title(text: str, phone: bool, *, left: int, top: int) -> Figure:
    """The title of the vertical axis as one horizontal line at the top of the chart, flush with
    the card's text (a turned title is hard to read)."""
    return note(
        text, phone, AXIS, xref="paper", yref="paper", x=0, y=1, xshift=-left, yshift=top,
        xanchor="left", yanchor="top", align="left",
    )  # fmt: skip


def line_shape(
    points: tuple[float, float, float, float], colour: str = AXIS, width: float = THIN, **more: Any
) -> Figure:
    """A straight line from (x0, y0) to (x1, y1), below the marks."""
    x0, y0, x1, y1 = points
    return {
        "type": "line", "x0": x0, "y0": y0, "x1": x1, "y1": y1, "layer": "below",
        "line": {"color": colour, "width": width}, **more,
    }  # fmt: skip


def width_of(text: str, size: float) -> float:
    """About how many pixels wide a text is, its longest line, tags not counted."""
    lines = [html.unescape(re.sub(r"<[^>]+>", "", line)) for line in text.split("<br>")]
    return max(map(len, lines)) * size * (0.5 if "<b>" in text else 0.48)
