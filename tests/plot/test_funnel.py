"""The funnel: what is on the lattice, and limits that cannot disagree with the rule."""

from collections import Counter
from dataclasses import replace

import pytest

from scr import plot as charts
from scr.plot import theme
from scr.stats import funnel
from tests.plot.examples import LONG, draw_funnel, points

BOARDS, TARGET = points()
CHART = draw_funnel(BOARDS, TARGET, phone=False)


def traces(chart, symbol):
    return [
        t
        for t in chart.figure["data"]
        if "marker" in t and symbol in str(t["marker"].get("symbol"))
    ]


def is_flagged(point):
    return point.flag.endswith(("_95", "_998"))


def test_one_circle_for_each_lattice_point():
    plain = [p for p in BOARDS if p.n and not is_flagged(p) and p.board_id != "b5"]
    (circles,) = traces(CHART, "circle")
    assert len(circles["x"]) == len({(p.n, p.x) for p in plain})


def test_area_is_proportional_to_the_boards_there():
    plain = [p for p in BOARDS if p.n and not is_flagged(p) and p.board_id != "b5"]
    many = Counter((p.n, p.x / p.n) for p in plain)
    (circles,) = traces(CHART, "circle")
    per_board = [
        size**2 / many[place]
        for place, size in zip(
            zip(circles["x"], circles["y"], strict=True), circles["marker"]["size"], strict=True
        )
    ]
    assert per_board == pytest.approx([per_board[0]] * len(per_board))


def test_numbers_in_circles_are_the_boards_there():
    plain = [p for p in BOARDS if p.n and not is_flagged(p) and p.board_id != "b5"]
    many = Counter((p.n, p.x / p.n) for p in plain)
    (circles,) = traces(CHART, "circle")
    assert any(circles["text"])
    for x, y, text in zip(circles["x"], circles["y"], circles["text"], strict=True):
        assert text in ("", str(many[(x, y)]))


def test_a_flagged_board_is_a_triangle_hollow_at_95_and_filled_at_998():
    (marks,) = traces(CHART, "triangle")
    flagged = {(p.n, p.x / p.n): p.flag for p in BOARDS if is_flagged(p)}
    assert flagged
    fills = zip(marks["x"], marks["y"], marks["marker"]["symbol"], marks["marker"]["color"],
                strict=True)  # fmt: skip
    for x, y, symbol, fill in fills:
        side, _, level = flagged[(x, y)].partition("_")
        assert symbol == ("triangle-down" if side == "low" else "triangle-up")
        assert (fill == charts.theme.BACKGROUND) == (level == "95")


def test_the_stairs_are_the_boundaries_given():
    steps = funnel.limit_steps(range(1, 61), TARGET)
    drawn = [t for t in CHART.figure["data"] if t["mode"] == "lines"]
    lines = [t for t in drawn if t["line"]["width"] == theme.LIMIT]
    assert len(lines) == len(steps)
    for line, one in zip(lines, steps, strict=True):
        drawn = [(x, y) for x, y in zip(line["x"], line["y"], strict=True) if x is not None]
        treads = [
            (float(size + side), float(boundary))
            for size, boundary in zip(one.size, one.boundary, strict=True)
            if boundary == boundary
            for side in (-0.5, 0.5)
        ]
        assert drawn == treads


def test_at_most_twelve_names_and_the_chosen_board_among_them():
    many = [replace(p, flag="high_95") for p in BOARDS]
    chart = draw_funnel(many, TARGET, phone=False)
    named = [a for a in chart.figure["layout"]["annotations"] if "<b>" in a["text"]]
    assert len(named) == 12
    assert any("Board 5<" in a["text"] for a in named)


def test_names_are_shown_as_they_are_never_as_markup():
    chart = draw_funnel([replace(BOARDS[5], name=LONG, x=3, n=4)], 0.6, phone=False)
    label = next(a["text"] for a in chart.figure["layout"]["annotations"] if "3 of 4" in a["text"])
    assert "&lt;b&gt;" in label


def test_a_hover_box_names_six_boards_at_most_three_to_a_line():
    same = [charts.FunnelPoint(f"x{i}", f"Board {i}", 1, 2) for i in range(9)]
    chart = draw_funnel(same, 0.6, phone=False)
    (box,) = traces(chart, "circle")[0]["customdata"]
    assert box == (
        "<b>9 boards</b><br>1 of 2 (50%)<br>Board 0, Board 1, Board 2,<br>"
        "Board 3, Board 4, Board 5<br>and 3 more"
    )
