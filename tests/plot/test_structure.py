"""What every chart must keep, whatever it shows."""

import json
import re
from pathlib import Path

import plotly.graph_objects as go
import pytest

from scr import plot as charts
from scr.plot import theme
from tests.plot.examples import every_chart

CHARTS = dict(every_chart())
SOURCES = sorted(Path(charts.__file__).parent.glob("*.py"))
COLOURS = {*theme.ROLES, theme.BACKGROUND, theme.TEXT, theme.CLEAR}


@pytest.fixture(params=CHARTS)
def chart(request):
    return CHARTS[request.param]


def walk(value, path=()):
    """Every (path, value) of a nested figure."""
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from walk(inner, (*path, key))
    elif isinstance(value, list | tuple):
        for inner in value:
            yield from walk(inner, path)
    else:
        yield path, value


def test_plotly_takes_it_and_it_is_plain_json(chart):
    go.Figure(chart.figure)
    assert json.loads(json.dumps(chart.figure, allow_nan=False))


def test_it_has_a_trace_as_streamlit_refuses_a_figure_without(chart):
    assert chart.figure["data"]


def test_colours_are_roles(chart):
    found = {
        value
        for path, value in walk(chart.figure)
        if path[-1] in ("color", "fillcolor", "bgcolor", "bordercolor", "gridcolor", "fgcolor",
                        "arrowcolor", "paper_bgcolor", "plot_bgcolor")
    }  # fmt: skip
    assert found <= COLOURS


def test_no_text_is_smaller_than_12_pixels(chart):
    sizes = [
        value
        for path, value in walk(chart.figure)
        if path[-1] == "size" and "font" in path[-2].lower()
    ]
    assert sizes
    assert min(sizes) >= 12


def test_every_trace_says_what_hovers(chart):
    hovering = [trace for trace in chart.figure["data"] if trace.get("hoverinfo") != "skip"]
    assert all(trace["hovertemplate"].endswith("<extra></extra>") for trace in hovering)


def test_it_has_a_name_that_is_a_sentence_in_plain_words(chart):
    assert chart.name.endswith(".")
    assert len(chart.name) > 10
    assert not re.search(r"&(lt|gt|amp);|<br>", chart.name)


def test_nothing_zooms_drags_or_has_a_legend_of_its_own(chart):
    layout = chart.figure["layout"]
    assert layout["dragmode"] is False
    assert layout["showlegend"] is False
    assert layout["xaxis"]["fixedrange"] is True
    assert layout["yaxis"]["fixedrange"] is True
    assert layout["height"] == chart.height


def test_margins_are_fixed(chart):
    layout = chart.figure["layout"]
    assert not layout["xaxis"]["automargin"]
    assert not layout["yaxis"]["automargin"]


def test_only_the_theme_names_a_colour():
    for source in SOURCES:
        if source.name != "theme.py":
            assert not re.search(r"#[0-9A-Fa-f]{6}\b|rgba?\(", source.read_text()), source.name


def test_nothing_imports_plotly_express():
    for source in SOURCES:
        assert "plotly.express" not in source.read_text(), source.name


def test_the_buttons_over_a_chart_are_off_on_a_phone():
    assert charts.show_config(True)["displayModeBar"] is False
    removed = charts.show_config(False)["modeBarButtonsToRemove"]
    assert {"zoom2d", "pan2d", "select2d", "lasso2d", "toImage"} <= set(removed)
