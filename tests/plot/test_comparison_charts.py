"""Charts of the comparison page: rows and squares of all boards, rates, and charts over time."""

from dataclasses import replace
from datetime import date

import numpy as np
import pytest

from scr import plot as c
from scr.plot.rate_funnel import RatePoint
from scr.stats import dispersion, funnel
from tests.plot.examples import GUIDANCE, LONG
from tests.plot.rules import boxes, keeps_the_rules, words

N = 146
SCALE = c.Scale(0.0, 1.0, (0.0, 0.5, 1.0), ("0%", "50%", "100%"))
FLAGS = [*funnel.FLAGS, ""]
BOARDS = [
    c.BoardLine(
        f"b{i}", f"Board {i}" if i != 1 else LONG, 0.1, 0.4, 0.9, "2 of 5", ("2 of 5", "40%"),
        second=0.5, flag=FLAGS[i % len(FLAGS)],
    ) if i % 9 else c.BoardLine(f"b{i}", f"Board {i}", None, None, None, "none")
    for i in range(N)
]  # fmt: skip


def board_list(lines, **more):
    return c.board_list(lines, scale=SCALE, axis_title="Value", target=0.6, **more)


def strips(n_periods=5):
    squares = (
        c.Square(4, "5 of 5", "5/5", details=("2014-15", "5 of 5")), c.Square(0, "0 of 9", "0/9"),
        c.Square(3, "1 of 1", "1/1", is_few=True), c.Square(None, "–", "–"), None,
    )  # fmt: skip
    rows = (squares * 9)[:n_periods]
    return [c.Strip(f"b{i}", f"Board {i}" if i else LONG, rows) for i in range(N)]


def strip_chart(n_periods=5, **more):
    return c.heat_strip(
        strips(n_periods), periods=[f"20{10 + i}-{11 + i}" for i in range(n_periods)],
        classes=["Under 20%", "20% to 40%", "40% to 60%", "60% to 80%", "80% or more"],
        few_words="Too few to tell", title="Share", **more,
    )  # fmt: skip


def over_time(n=20, *, part_from=None, trial=False, limits=True):
    return [
        c.ControlPoint(
            at=c.YearPoint(
                f"20{10 + i // 4}-{11 + i // 4} Q{i % 4 + 1}", f"20{10 + i // 4}-{11 + i // 4}",
                x=6, n=10, value=None if i == 3 else 0.6, lower=0.3, upper=0.8,
                start=date(2010 + (6 + 3 * i) // 12, 1 + (6 + 3 * i) % 12, 1),
                end=date(2010 + (6 + 3 * i) // 12, 3 + (6 + 3 * i) % 12, 28),
            ),
            part=2 if part_from is not None and i >= part_from else 1,
            centre=0.6, lower=0.2 if limits else None, upper=0.95 if limits else None,
            is_outside=limits and i == 7, is_outside_wide=False, is_trial=trial,
            wide_lower=0.1 if limits else None, wide_upper=1.0 if limits else None,
            breaks="Recording changed" if part_from == i else "",
            year=f"20{10 + i // 4}-{11 + i // 4}" if i % 4 == 0 else "",
        )
        for i in range(n)
    ]  # fmt: skip


def rate_points(rate=2e-5):
    random = np.random.default_rng(1)
    exposure = random.uniform(3e4, 2e6, N)
    x = random.poisson(exposure * rate)
    flags = funnel.flags_of_rate(x, exposure, rate)
    return [
        RatePoint(f"b{i}", f"Board {i}", e / 1000, 1e5 * k / e, str(f), (f"{k} reviews",))
        for i, (e, k, f) in enumerate(zip(exposure, x, flags, strict=True))
    ]  # fmt: skip


def rate_chart(points, **more):
    exposures = np.linspace(2e4, 2.1e6, 60)
    curves = [
        one._replace(exposure=one.exposure / 1000)
        for one in dispersion.limit_curves_of_rate(exposures, 2e-5)
    ]
    return c.rate_funnel(
        points, target=2.0, curves=curves, axis_title="Rate", x_title="Thousands", **more
    )


@pytest.mark.parametrize("phone", [False, True])
@pytest.mark.parametrize(
    "draw",
    [
        lambda phone: board_list(BOARDS, phone=phone, chosen="b5", target_words="All 60%"),
        lambda phone: board_list([], phone=phone),
        lambda phone: strip_chart(phone=phone, chosen="b7"),
        lambda phone: strip_chart(20, phone=phone),
        lambda phone: c.heat_strip([], periods=[], classes=[""] * 5, few_words="", title="T",
                                   phone=phone),
        lambda phone: rate_chart(rate_points(), phone=phone, chosen="b3"),
        lambda phone: rate_chart([], phone=phone),
        lambda phone: c.control_chart(over_time(), axis_title="Share", phone=phone,
                                      guidance=[c.Guidance(*g) for g in GUIDANCE]),
        lambda phone: c.control_chart(over_time(5, trial=True), axis_title="Share", phone=phone),
        lambda phone: c.control_chart(over_time(limits=False), axis_title="Rate", phone=phone,
                                      kind="rate"),
        lambda phone: c.control_chart([], axis_title="Share", phone=phone),
        lambda phone: c.control_grid(
            [(f"Region {i}", over_time(limits=bool(i))) for i in range(9)], axis_title="Share",
            phone=phone, guidance=[c.Guidance(*g) for g in GUIDANCE]),
        lambda phone: c.control_grid([], axis_title="Share", phone=phone),
    ],
)  # fmt: skip
def test_keeps_the_rules(draw, phone):
    keeps_the_rules(draw(phone))


def test_all_boards_are_rows_and_the_chosen_one_is_strong():
    chart = board_list(BOARDS, chosen="b5")
    named = words(chart)
    assert "<b>Board 5</b>" in named
    assert sum("Board " in one for one in named) == N - 1
    colours = [t["line"]["color"] for t in chart.figure["data"] if t["mode"] == "lines"]
    assert len(set(colours)) == 2, "all others in one quiet colour"
    (dots,) = [t for t in chart.figure["data"] if t["mode"] == "markers" and "customdata" in t]
    assert dots["marker"]["symbol"].count("diamond") == 1
    assert len(dots["x"]) == sum(line.middle is not None for line in BOARDS)


def test_rows_stand_in_the_order_given():
    chart = board_list(BOARDS[1:5])
    places = {a["text"]: a["y"] for a in chart.figure["layout"]["annotations"]
              if a["text"].startswith("Board ")}  # fmt: skip
    assert list(places) == sorted(places, key=lambda name: -places[name])


def test_squares_are_told_by_words_and_few_are_hollow():
    chart = strip_chart()
    bars = [t for t in chart.figure["data"] if t["type"] == "bar"]
    assert sum(len(t["y"]) for t in bars) == 4 * N, "none where the board was not there"
    assert {text for t in bars for text in t["text"]} == {"5 of 5", "0 of 9", "1 of 1", "–"}
    fill = {text: t["marker"]["color"] for t in bars for text in t["text"]}
    assert fill["1 of 1"] == fill["–"] != fill["0 of 9"]
    assert "Too few to tell" in words(chart)
    narrow = strip_chart(20, phone=True)
    texts = {text for t in narrow.figure["data"] if t["type"] == "bar" for text in t["text"]}
    assert texts == {"5/5", "0/9", "1/1", "–"}


def test_a_rate_lies_beyond_the_curve_exactly_when_it_is_flagged():
    points = rate_points()
    for curve in dispersion.limit_curves_of_rate([p.exposure * 1000 for p in points], 2e-5):
        if curve.level == "95":
            beyond = [
                p.rate <= limit + 1e-9 if curve.side == "low" else p.rate >= limit - 1e-9
                for p, limit in zip(points, curve.rate, strict=True)
            ]
            assert beyond == [p.flag.startswith(curve.side) for p in points]
    assert any("past" in box or "reviews" in box for box in boxes(rate_chart(points)))


def lines(chart, y):
    return [t for t in chart.figure["data"] if t["mode"] == "lines" and y in t["y"]]


def test_limits_are_solid_on_trial_dashed_and_widened_dotted():
    firm = c.control_chart(over_time(), axis_title="Share")
    assert {t["line"]["dash"] for t in lines(firm, 0.95)} == {"solid"}
    assert {t["line"]["dash"] for t in lines(firm, 1.0)} == {"dot"}
    trial = c.control_chart(over_time(trial=True), axis_title="Share")
    assert {t["line"]["dash"] for t in lines(trial, 0.95)} == {"dash"}
    assert any("Trial limits" in box for box in boxes(trial))
    assert not lines(c.control_chart(over_time(limits=False), axis_title="Share"), 0.95)


def test_a_point_outside_is_a_triangle_hollow_where_widened_limits_hold_it():
    (marks,) = [t for t in c.control_chart(over_time(), axis_title="S").figure["data"]
                if "triangle-up" in str(t.get("marker", {}).get("symbol"))]  # fmt: skip
    assert marks["x"] == [7]
    wide = [replace(p, is_outside_wide=p.is_outside) for p in over_time()]
    (filled,) = [t for t in c.control_chart(wide, axis_title="S").figure["data"]
                 if "triangle-up" in str(t.get("marker", {}).get("symbol"))]  # fmt: skip
    assert filled["marker"]["color"] != marks["marker"]["color"]


def test_a_break_is_a_line_with_its_reason_and_limits_are_cut_there():
    chart = c.control_chart(over_time(part_from=8), axis_title="Share")
    assert "New limits: Recording changed" in words(chart)
    (limit,) = lines(chart, 0.95)
    assert limit["y"].count(None) == 1
    plain = c.control_chart(over_time(), axis_title="Share")
    assert not any("New limits" in one for one in words(plain))


def test_a_gap_is_a_gap():
    chart = c.control_chart(over_time(), axis_title="Share")
    (line,) = [t for t in chart.figure["data"] if t["mode"] == "lines" and len(t["y"]) == 20]
    assert line["y"][3] is None
    assert line["connectgaps"] is False
