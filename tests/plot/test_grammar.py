"""The grammar of charts: what marks do, and that nothing else writes a trace."""

import ast
import re
from pathlib import Path

import pytest

from scr import plot as c
from scr.plot import axes, placing
from scr.plot import looks as lk
from scr.plot import marks as mk
from scr.plot import theme as th

HERE = Path(c.__file__).parent
SOURCES = {path.name: path.read_text("utf-8") for path in sorted(HERE.glob("*.py"))}
# Modules that still write a trace themselves: this list only gets shorter.
NOT_CONVERTED: set[str] = set()
TRACES = {"scatter", "bar"}


def writes_a_trace(text: str) -> bool:
    """Is there a dictionary whose "type" is that of a trace?"""
    return any(
        isinstance(key, ast.Constant) and key.value == "type"
        and isinstance(value, ast.Constant) and value.value in TRACES
        for node in ast.walk(ast.parse(text)) if isinstance(node, ast.Dict)
        for key, value in zip(node.keys, node.values, strict=True)
    )  # fmt: skip


def test_only_marks_write_traces():
    assert writes_a_trace(SOURCES["marks.py"])
    found = {name for name, text in SOURCES.items() if writes_a_trace(text)}
    assert found - {"marks.py"} == NOT_CONVERTED


def test_only_frame_makes_a_chart_and_its_layout():
    assert re.search(r"\bChart\(", SOURCES["frame.py"])
    others = {name: text for name, text in SOURCES.items() if name != "frame.py"}
    assert {name for name, text in others.items() if re.search(r"\bChart\(", text)} == set()
    assert {name for name, text in others.items() if '"paper_bgcolor"' in text} == set()


def test_an_interval_without_both_ends_is_not_drawn():
    lying = mk.intervals([(0, 0.1, 0.4), (1, None, 0.4), (2, 0.1, float("nan"))])
    assert (lying["x"], lying["y"]) == ([0.1, 0.4, None], [0, 0, None])
    standing = mk.intervals([(3, 0.1, 0.4)], is_upright=True)
    assert (standing["x"], standing["y"]) == ([3, 3, None], [0.1, 0.4, None])


def test_steps_are_level_round_each_number_and_open_at_gaps():
    stairs = mk.steps([(1, 0.2), (2, None), None, (3, 0.5)])
    assert stairs["x"] == [0.5, 1.5, None, None, 2.5, 3.5]
    assert stairs["y"] == [0.2, 0.2, None, None, 0.5, 0.5]
    assert "cliponaxis" not in stairs


def test_bands_come_in_pieces_of_two_places_and_more():
    ends = [(0, 0.1, 0.2), (1, 0.1, 0.3), (2, None, None), (3, 0.1, 0.2)]
    (band,) = mk.bands(ends)
    assert (band["x"], band["y"]) == ([0, 1, 1, 0], [0.1, 0.1, 0.3, 0.2])


@pytest.mark.parametrize(
    ("flag", "symbol", "fill", "edge"),
    [
        ("none", "circle", th.MAIN, th.MAIN),
        ("too_few", "circle", th.MAIN, th.MAIN),
        ("low_95", "triangle-down", th.BACKGROUND, th.LOW),
        ("low_998", "triangle-down", th.LOW, th.LOW),
        ("high_95", "triangle-up", th.BACKGROUND, th.HIGH),
        ("high_998", "triangle-up", th.HIGH, th.HIGH),
    ],
)
def test_a_flag_has_one_look_everywhere(flag, symbol, fill, edge):
    look = lk.look_of(flag)
    assert (look.symbol, look.fill, look.edge) == (symbol, fill, edge)
    assert lk.look_of(flag, is_chosen=True).symbol == "diamond"


def test_a_mark_without_a_box_is_silent():
    assert mk.points([1], [2], lk.Look())["hoverinfo"] == "skip"
    assert mk.points([1], [2], lk.Look(), ["<b>Kent</b>"])["customdata"] == ["<b>Kent</b>"]


@pytest.mark.parametrize(
    ("highest", "most", "ticks"),
    [(0, 8, [0]), (3, 4, [0, 1, 2, 3]), (168, 8, [0, 50, 100, 150]), (168, 4, [0, 50, 100, 150])],
)
def test_ticks_of_counts_are_round_and_few(highest, most, ticks):
    assert axes.count_ticks(highest, most) == ticks


def test_a_round_end_holds_the_highest():
    assert axes.round_ticks(1.7) == (2.0, [0.0, 0.5, 1.0, 1.5, 2.0])
    assert axes.round_ticks(0.0) == (1.0, [0.0, 0.5, 1.0])


@pytest.mark.parametrize(
    ("name", "lines"),
    [
        ("Kent", ["Kent"]),
        ("Statistical neighbours", ["Statistical", "neighbours"]),
        ("Information sharing", ["Information", "sharing"]),
        ("Information sharing between agencies", ["Information", "sharing between a…"]),
        ("Llanfairpwllgwyngyllgogerych", ["Llanfairpwllgwyng…"]),
    ],
)
def test_a_name_too_long_for_its_row_takes_a_second_line(name, lines):
    # 118 pixels at 12 pixels a letter hold 18 letters.
    assert placing.letters(118, phone=True) == 18
    assert placing.name_lines(name, 118, phone=True) == lines


def listed(*labels: str, **more: object) -> c.Chart:
    rows = [c.Row(label, 20, 40, 0.5, 0.35, 0.65) for label in labels]
    return c.interval_list(rows, target=0.5, axis_title="Share", **more)


def said(chart: c.Chart) -> list[str]:
    return [a["text"] for a in chart.figure["layout"]["annotations"]]


def test_a_short_list_has_room_for_names_of_two_lines_and_a_long_one_cuts_them():
    short = listed("Kent", "Statistical neighbours", phone=True)
    assert "Statistical<br>neighbours" in said(short)
    plain = listed("Kent", "Essex", phone=True)
    assert short.height - plain.height == 2 * (34 - 18)
    long = listed(*["Statistical neighbours"] * 26, phone=True)
    assert "Statistical neigh…" in said(long)


def test_a_wide_list_gives_names_more_room():
    name = "The board of a place with a long and winding name"
    assert "…" in "".join(said(listed(*[name] * 26)))
    assert name in said(listed(*[name] * 26, width=1200))


@pytest.mark.parametrize("is_last", [False, True])
def test_four_lines_beside_a_bar_have_room_on_a_phone(is_last):
    words = "within six months", "six to twelve", "one to two years", "over two years"
    open_now, longer = (
        c.Stage(label, tuple(c.Part(n, w) for n, w in zip(counts, words, strict=True)))
        for label, counts in (("Open", (60, 5, 4, 3)), ("Longer", (90, 1, 4, 3)))
    )
    stages = [longer, open_now] if is_last else [open_now, longer]
    layout = c.stage_bars(stages, phone=True).figure["layout"]
    low, high = layout["yaxis"]["range"]
    pixels = (layout["height"] - 16) / (high - low)
    (beside,) = (a for a in layout["annotations"] if a["text"].count("<br>") == 3)
    # Four lines of words of 12 pixels, 16 pixels each, and below them the next heading or the end.
    foot = beside["y"] * pixels - 4 * 16
    (next_one,) = (a["y"] for a in layout["annotations"] if a["text"] == "Longer")
    assert foot >= low * pixels - 4 if is_last else foot >= next_one * pixels + 12


def test_a_ladder_leaves_room_for_the_words_at_its_longest_bar_at_any_width():
    groups = [c.RungGroup("Done", "solid", (c.Rung("Evidenced", 1234), c.Rung("Claimed", 999)))]
    for width in (300, 600, 1040):
        end = c.ladder(groups, width=width).figure["layout"]["xaxis"]["range"][1]
        beyond = (end - 1234) / end * (width - 194)
        assert beyond >= min(th.width_of("1,234 (55%)", 13), width - 194 - 60) - 1e-9


def tile(flag: str, **more: object) -> c.Tile:
    return c.Tile("b", "Kent", 0, 0, "South", 4, ("1 of 2",), flag, **more)


@pytest.mark.parametrize("mode", ["classes", "flags"])
@pytest.mark.parametrize("flag", ["low_95", "low_998", "high_95", "high_998", "none"])
def test_a_marked_board_keeps_its_letters_on_the_map(flag, mode):
    classes = ["a", "b", "c", "d", "e"]
    chart = c.tile_map([tile(flag)], classes=classes, legend_title="Rate", mode=mode)
    on_tiles = [w for t in chart.figure["data"] if "text" in t for w in t["text"]]
    code = c.tile_codes(["Kent"])["Kent"]
    assert sum(code in words for words in [*on_tiles, *said(chart)]) == 1
    triangles = [
        t["y"][0]
        for t in chart.figure["data"]
        if "triangle" in str(t["marker"].get("symbol")) and t["x"] == [0]
    ]
    # The axis points down: the mark stands above the letters.
    assert triangles == ([] if flag == "none" else [-0.24])
