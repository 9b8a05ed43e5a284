"""Invented numbers for every kind of chart, on a desk and on a phone, plain and odd."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import numpy as np

from scr import plot as c
from scr.stats import funnel, intervals

GUIDANCE = [
    (date(2013, 4, 15), "Working Together 2013", "Guidance 2013"),
    (date(2015, 3, 26), "Working Together 2015", "2015"),
]
CLASSES = ["Under 0.5", "0.5 to 1", "1 to 1.5", "1.5 to 2", "2 or more"]
LONG = "Bath and <b>North</b> East Somerset & Somewhere Else Local Safeguarding Children Board"


def _limits(x: int | None, n: int | None) -> tuple[float | None, float | None]:
    if x is None or not n:
        return None, None
    lower, upper = intervals.wilson([x], [n])
    return float(lower[0]), float(upper[0])


def year(first: int, x: int | None, n: int | None, note: str = "none") -> c.YearPoint:
    lower, upper = _limits(x, n)
    return c.YearPoint(
        label=f"{first}-{(first + 1) % 100:02}",
        short_label=f"{first % 100:02}-{(first + 1) % 100:02}",
        x=x,
        n=n,
        value=x / n if x is not None and n else None,
        lower=lower,
        upper=upper,
        start=date(first, 7, 1),
        end=date(first + 1, 6, 30),
        note=note,
    )


def row(label: str, x: int | None, n: int | None, **more: object) -> c.Row:
    lower, upper = _limits(x, n)
    value = x / n if x is not None and n else None
    return replace(c.Row(label, x, n, value, lower, upper), **more)


YEARS = [
    year(2010, 104, 176),
    year(2011, 97, 171),
    year(2012, 112, 189),
    year(2013, 126, 222),
    year(2014, 168, 275),
]
ODD_YEARS = [
    year(2010, 0, 5),
    year(2011, 0, 0),
    year(2012, None, None, "suppressed"),
    year(2013, 7, 7),
    year(2014, 199, 200),
]


def points(mean: float = 6, seed: int = 1) -> tuple[list[c.FunnelPoint], float]:
    """146 boards with their flags, two of them planted far out, and the share of all."""
    rng = np.random.default_rng(seed)
    n = rng.poisson(mean, 146)
    x = rng.binomial(n, 0.6)
    n[:3], x[:3] = (60, 14, 12), (30, 1, 12)
    target = float(x.sum() / n.sum())
    flags = funnel.flags(x, n, target)
    return [
        c.FunnelPoint(f"b{i}", f"Board {i} Safeguarding Children Board", int(a), int(m), str(flag))
        for i, (a, m, flag) in enumerate(zip(x, n, flags, strict=True))
    ], target


def draw_funnel(boards: list[c.FunnelPoint], target: float | None, phone: bool) -> c.Chart:
    most = max((p.n for p in boards), default=0)
    steps = funnel.limit_steps(range(1, most + 1), target) if most and target is not None else []
    return c.funnel(
        boards,
        target=target,
        steps=steps,
        axis_title="Share",
        x_title="Cases",
        chosen="b5",
        phone=phone,
    )


def tiles() -> list[c.Tile]:
    """A country of 80 squares in four regions, with each class, none, missing and each flag."""
    flags = [*funnel.FLAGS, "none", "none"]
    return [
        c.Tile(
            board_id=f"b{i}",
            name=f"Place {chr(65 + i % 26)}{chr(97 + i // 26)}ton Safeguarding Children Board",
            column=i % 8,
            row=i // 8,
            region=f"Region {(i % 8) // 4}{i // 40}",
            class_index=None if i % 6 == 5 else i % 6,
            details=(f"{i} reviews",),
            flag=flags[i % len(flags)],
            note="Suppressed" if i % 12 == 5 else "",
        )
        for i in range(80)
    ]


def every_chart() -> Iterator[tuple[str, c.Chart]]:
    """Name and chart, for each function and each kind of data that it must bear."""
    for phone in (False, True):
        for name, chart in _charts(phone):
            yield f"{name} {'phone' if phone else 'desk'}", chart


def _charts(phone: bool) -> Iterator[tuple[str, c.Chart]]:
    for name, years in (("years", YEARS), ("odd", ODD_YEARS), ("one", YEARS[:1]), ("none", [])):
        yield (
            f"share {name}",
            c.share_over_time(years, axis_title="Share", guidance=GUIDANCE, phone=phone),
        )
        rates = [replace(y, value=y.value and 3 * y.value, upper=y.upper and 4) for y in years]
        yield f"rate {name}", c.rate_over_time(rates, axis_title="Rate", phone=phone)
        yield f"trend {name}", c.trend(years, phone=phone)
    yield "rate trend", c.trend(YEARS, phone=phone, kind="rate")
    boards, target = points()
    yield "funnel", draw_funnel(boards, target, phone)
    yield "funnel none", draw_funnel([replace(p, x=0, n=0) for p in boards], None, phone)
    yield "funnel one", draw_funnel([replace(boards[0], name=LONG, x=3, n=4)], 0.6, phone)
    yield "funnel unflagged", draw_funnel([replace(p, flag="none") for p in boards], target, phone)
    for mode in ("classes", "flags"):
        yield (
            f"map {mode}",
            c.tile_map(
                tiles(),
                classes=CLASSES,
                legend_title="Rate",
                chosen="b9",
                phone=phone,
                mode=mode,
            ),
        )
    yield "map none", c.tile_map([], classes=CLASSES, legend_title="Rate", phone=phone)
    rows = [
        row("2014-15", 7, 7),
        row(LONG, 0, 9, strong=False),
        row("2012-13", None, None, note="suppressed"),
    ]
    yield "rows", c.share_rows(rows, axis_title="Share", phone=phone)
    yield "rows none", c.share_rows([], axis_title="Share", phone=phone)
    listed = [row(p.name, p.x, p.n, flag=p.flag, row_id=p.board_id) for p in boards]
    for name, some in (("all", listed), ("few", listed[:9]), ("none", [])):
        yield (
            f"list {name}",
            c.interval_list(some, target=target, axis_title="Share", chosen="b5", phone=phone),
        )
    stages = [
        c.Stage("Decided", (c.Part(168, "started"), c.Part(107, "not started"))),
        c.Stage("Seen", (c.Part(86, "agreed"), c.Part(15, "disagreed"), c.Part(0, "asked"))),
        c.Stage("Nobody", (c.Part(0, "agreed"), c.Part(0, "disagreed"))),
    ]
    yield "stages", c.stage_bars(stages, phone)
    yield "stages none", c.stage_bars([], phone)
