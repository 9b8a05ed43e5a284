"""Charts drawn without a browser: every kind, the same bytes, nothing silently left out."""

import io
import re
from dataclasses import replace

import numpy as np
import pytest
from PIL import Image

from scr.exports.drawing.frame import EDGE, colour, palette
from scr.exports.drawing.words import runs
from scr.exports.pictures import SCALE, WIDTH, Label, alternative_text, picture, png
from scr.plot import Chart
from tests.plot.examples import every_chart

EVERY = {name: chart for name, chart in every_chart() if "desk" in name}
PLAIN = EVERY["share years desk"]


def pixels(content: bytes) -> np.ndarray:
    return np.asarray(Image.open(io.BytesIO(content)).convert("RGB"))


def drawn(traces, **layout) -> np.ndarray:
    """A picture of traces alone, on axes from 0 to 10 without words."""
    axis = {"range": [0, 10], "tickvals": [], "ticktext": []}
    plain = {
        "margin": {"l": 0, "r": 0, "t": 0, "b": 0},
        "xaxis": axis,
        "yaxis": axis,
        "font": {"size": 12, "color": "#000009"},
        **layout,
    }
    return pixels(png(Chart({"data": traces, "layout": plain}, "A chart.", 100), 100 + EDGE))


def at(picture: np.ndarray, x: float, y: float) -> str:
    """The colour at a place of 0 to 10 across and up."""
    size = 100 * SCALE
    red, green, blue = picture[int(size * (1 - y / 10)), int(size * x / 10)]
    return f"#{red:02X}{green:02X}{blue:02X}"


@pytest.mark.parametrize("name", sorted(n for n in EVERY if "all" not in n))
def test_every_kind_of_chart_is_drawn(name):
    picture = pixels(png(EVERY[name]))
    assert picture.shape[:2] == (EVERY[name].height * SCALE, WIDTH * SCALE)
    assert (picture < 250).any(axis=2).mean() > 0.001


def test_the_same_chart_is_the_same_bytes():
    assert png(PLAIN) == png(PLAIN)


def test_bars_lie_where_their_numbers_say_and_stack():
    bar = {"type": "bar", "orientation": "h", "y": [5], "width": 4}
    traces = [
        {**bar, "x": [4], "marker": {"color": "#000001"}},
        {**bar, "x": [3], "marker": {"color": "#000004"}},
    ]
    picture = drawn(traces, barmode="stack")
    assert at(picture, 2, 5) == palette()["#000001"]
    assert at(picture, 5.5, 5) == palette()["#000004"]
    assert at(picture, 8, 5) == "#FFFFFF"
    assert at(picture, 2, 8) == "#FFFFFF"


def test_points_lines_gaps_and_areas():
    line = {"type": "scatter", "mode": "lines", "line": {"color": "#000001", "width": 8}}
    picture = drawn([{**line, "x": [0, 4, None, 6, 10], "y": [5, 5, None, 5, 5]}])
    assert at(picture, 2, 5) == palette()["#000001"]
    assert at(picture, 5, 5) == "#FFFFFF"
    area = {"type": "scatter", "fill": "toself", "fillcolor": "#000008", "mode": "none"}
    picture = drawn([{**area, "x": [1, 9, 9, 1], "y": [1, 1, 9, 9]}])
    assert at(picture, 5, 5) == palette()["#000008"]
    marker = {"symbol": "square", "size": 20, "color": "#000002", "line": {"width": 0}}
    picture = drawn([{"type": "scatter", "mode": "markers", "x": [3], "y": [7], "marker": marker}])
    assert at(picture, 3, 7) == palette()["#000002"]
    assert at(picture, 7, 3) == "#FFFFFF"


def test_error_bars_reach_as_far_as_they_say():
    marker = {"size": 4, "color": "#000001"}
    error = {"array": [4], "arrayminus": [1], "color": "#000004", "thickness": 6}
    picture = drawn([{"type": "scatter", "mode": "markers", "x": [5], "y": [5],
                      "marker": marker, "error_x": error}])  # fmt: skip
    assert at(picture, 8.5, 5) == palette()["#000004"]
    assert at(picture, 3.5, 5) == "#FFFFFF"


def test_shapes_words_and_arrows():
    font = {"size": 30, "color": "#000037"}
    words = [{"text": "H", "x": 2, "y": 5, "font": font, "showarrow": False},
             {"text": "outside", "x": 50, "y": 5, "font": font, "showarrow": False}]  # fmt: skip
    shape = {"type": "rect", "x0": 6, "x1": 9, "y0": 2, "y1": 4, "fillcolor": "#000003",
             "line": {"width": 0}}  # fmt: skip
    picture = drawn([], annotations=words, shapes=[shape])
    assert at(picture, 7, 3) == palette()["#000003"]
    keyed = {"type": "rect", "xref": "paper", "yref": "paper", "xsizemode": "pixel",
             "ysizemode": "pixel", "xanchor": 0, "yanchor": 1, "x0": 10, "x1": 30, "y0": -30,
             "y1": -10, "fillcolor": "#000002", "line": {"width": 0}}  # fmt: skip
    assert at(drawn([], shapes=[keyed]), 2, 8) == palette()["#000002"]
    size = 100 * SCALE
    dark = picture.sum(axis=2) < 200
    left = dark[:, : size * 4 // 10]
    assert left.any()
    assert not dark[: size // 2 - 40].any()


def test_what_is_not_known_is_refused_and_not_left_out():
    for traces, layout in (
        ([{"type": "heatmap"}], {}),
        ([], {"shapes": [{"type": "circle", "x0": 0, "x1": 1, "y0": 0, "y1": 1}]}),
    ):
        with pytest.raises(ValueError, match="not drawn"):
            drawn(traces, **layout)
    with pytest.raises(ValueError, match="no role"):
        colour("#123456")


def test_bold_within_a_line_and_lines_are_understood():
    class Fixed:
        class figure:  # noqa: N801
            dpi = 100

        class renderer:  # noqa: N801
            @staticmethod
            def get_text_width_height_descent(text, font, math):
                return 10.0 * len(text), 1, 1

    lines = runs(Fixed(), "<b>86 of 107</b> (80%)<br>A &amp; B", 12)
    assert [[(r.text, r.is_bold) for r in line] for line in lines] == [
        [("86 of 107", True), (" (80%)", False)],
        [("A & B", False)],
    ]


LABEL = Label("Share <of> decisions, by year", ("Source: Boards & records.", "Invented data"))


def test_a_labelled_picture_is_higher_by_its_title_and_lines_and_the_same_bytes_twice():
    made = picture(PLAIN, LABEL)
    assert made == picture(PLAIN, LABEL)
    plain, marked = pixels(png(PLAIN)), pixels(made.png)
    assert np.array_equal(pixels(made.bare), plain)
    assert marked.shape[1] > plain.shape[1]
    assert marked.shape[0] > plain.shape[0] + 50 * SCALE
    # Title above and lines below are drawn, with nothing of the chart in them.
    for place in (marked[: 34 * SCALE], marked[-48 * SCALE :]):
        assert (place.sum(axis=2) < 300).any()
    wider = picture(PLAIN, replace(LABEL, title="A long title of many words " * 6))
    assert pixels(wider.png).shape[0] > marked.shape[0]


def test_an_svg_has_its_title_and_no_date_and_nothing_that_runs():
    svg = picture(PLAIN, LABEL).svg.decode()
    assert svg.startswith("<?xml")
    assert "<dc:title>Share &lt;of&gt; decisions, by year</dc:title>" in svg
    assert not re.search(r"<script|<dc:date|href=\"http", svg)


def test_alternative_text_is_the_name_and_the_sentence():
    chart = replace(PLAIN, name="Share by year.")
    assert alternative_text(chart, "It rose.") == "Share by year. It rose."
