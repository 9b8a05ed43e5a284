"""What every chart must keep, for charts that are drawn in files of their own."""

import json
import re

import plotly.graph_objects as go

from tests.plot.test_structure import COLOURS, walk

COLOUR_KEYS = (
    "color", "fillcolor", "bgcolor", "bordercolor", "gridcolor", "fgcolor", "arrowcolor",
    "tickcolor", "paper_bgcolor", "plot_bgcolor",
)  # fmt: skip


def keeps_the_rules(chart):
    """Structure, colours, sizes of text, hover boxes, name: asserts them all."""
    figure, layout = chart.figure, chart.figure["layout"]
    go.Figure(figure)
    json.dumps(figure, allow_nan=False)
    assert figure["data"]
    found = list(walk(figure))
    assert {value for path, value in found if path[-1] in COLOUR_KEYS} <= COLOURS
    sizes = [v for path, v in found if path[-1] == "size" and "font" in path[-2].lower()]
    assert min(sizes) >= 12
    for trace in figure["data"]:
        silent = trace.get("hoverinfo") == "skip"
        assert silent or trace["hovertemplate"].endswith("<extra></extra>")
    assert chart.name.endswith(".")
    assert not re.search(r"&(lt|gt|amp);|<br>", chart.name)
    assert layout["height"] == chart.height
    assert layout["dragmode"] is False
    assert layout["showlegend"] is False
    assert all(layout[a]["fixedrange"] and not layout[a]["automargin"] for a in ("xaxis", "yaxis"))


def words(chart):
    """All words written on the chart."""
    return [a["text"] for a in chart.figure["layout"]["annotations"]]


def boxes(chart):
    """All hover boxes."""
    return [box for trace in chart.figure["data"] for box in trace.get("customdata", [])]


def bars(chart):
    """The bars of each bar trace as (base or None, length, height)."""
    return [
        list(zip(trace.get("base", [None] * len(trace["x"])), trace["x"], trace["y"], strict=True))
        for trace in chart.figure["data"] if trace["type"] == "bar"
    ]  # fmt: skip
