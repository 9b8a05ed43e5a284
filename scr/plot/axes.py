"""Axes: percentages, counts, rates, months and years. None has a frame, ticks or a zero line."""

from typing import Any

from scr.plot import theme as th


def axis(phone: bool, span: tuple[float, float], **more: Any) -> th.Figure:
    """An axis without frame, ticks or zero line; `span` is its range."""
    return {
        "range": list(span),
        "autorange": False,
        "fixedrange": True,
        "automargin": False,
        "showline": False,
        "zeroline": False,
        "showgrid": False,
        "gridcolor": th.GRID,
        "gridwidth": th.THIN,
        "ticks": "",
        "tickfont": th.font(phone, th.AXIS),
        "tickmode": "array",
        "tickvals": [],
        "ticktext": [],
        "title": {"text": ""},
        **more,
    }


def percent(phone: bool, span: tuple[float, float] = (0.0, 1.0)) -> th.Figure:
    """An axis of 0 to 100% with a line at each quarter."""
    quarters = [0, 0.25, 0.5, 0.75, 1]
    words = ["0%", "25%", "50%", "75%", "100%"]
    return axis(phone, span, showgrid=True, tickvals=quarters, ticktext=words)
