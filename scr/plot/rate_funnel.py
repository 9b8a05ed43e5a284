"""The funnel of rates: boards by the children who live there and their rate, against the limits
of chance. The curves lie where the exact tail has its level, so that a board is on or beyond one
exactly when it is flagged (scr.stats.dispersion.limit_curves_of_rate)."""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from scr.plot import axes
from scr.plot import frame as fr
from scr.plot import funnel_words as fw
from scr.plot import looks as lk
from scr.plot import marks as mk
from scr.plot import text as t
from scr.plot import theme as th
from scr.plot.placing import Box, fitted
from scr.stats.dispersion import Curve

_LABELS = {False: 8, True: 4}


@dataclass(frozen=True)
class RatePoint:
    """A board: its exposure (child years), rate per 100,000 and flag (scr.stats.funnel)."""

    board_id: str
    name: str
    exposure: float
    rate: float
    flag: str
    details: tuple[str, ...] = ()

    @property
    def is_flagged(self) -> bool:
        """Is it past a limit?"""
        return self.flag.endswith(("_95", "_998"))


def rate_funnel(
    points: Sequence[RatePoint],
    *,
    target: float | None,
    curves: Sequence[Curve],
    axis_title: str,
    x_title: str,
    chosen: str | None = None,
    phone: bool = False,
    width: int = th.WHOLE,
) -> fr.Chart:
    """Boards against the rate of all. Triangles are flagged boards, down for low and up for high,
    hollow past the 95% limit and filled past the 99.8% limit."""
    if not points or target is None:
        return _nothing(axis_title, phone)
    last = max(p.exposure for p in points) * 1.03
    top, ticks = axes.round_ticks(max(*(p.rate for p in points), 2 * target))
    plot = fw.plot(phone, width)

    def at(x: float, rate: float) -> tuple[float, float]:
        return x / last * plot[0], (1.06 - rate / top) / 1.09 * plot[1]

    ends = [(curve.level, float(curve.rate[-1])) for curve in curves]
    limits = [(level, end) for level, end in ends if end <= 1.06 * top]
    sheet = fw.sheet(phone)
    words = [
        sheet.title(axis_title),
        fw.below(t.safe(x_title), phone),
        *_labels(points, chosen, at, plot, phone),
        *fw.line_ends((target, t.number(target)), limits, lambda v: at(last, v)[1], phone),
    ]
    rates = axes.rates(phone, (-0.03 * top, 1.06 * top), ticks)
    layout = sheet.layout(_x_axis(last, phone), rates, words)
    traces = [
        *_curves(curves, top),
        mk.line([0, last], [target, target], width=th.THIN, is_cut=True),
        *_marks(points, chosen),
    ]
    return fr.chart(_name(points, axis_title, target), traces, layout, phone)


def _nothing(axis_title: str, phone: bool) -> fr.Chart:
    return fr.empty(
        "No board has an estimate of children here.",
        name=f"{axis_title}: nothing to show.",
        height=200,
        phone=phone,
    )


def _name(points: Sequence[RatePoint], title: str, target: float) -> str:
    n_flagged = sum(p.is_flagged for p in points)
    return (
        f"{title}, {t.counted(len(points), 'board')} by child years, all boards "
        f"{t.number(target)}: {n_flagged} outside the 95% limits."
    )


def _x_axis(last: float, phone: bool) -> th.Figure:
    step = axes.nice_top(last)[1] * (2 if phone else 1)
    ticks = [i * step for i in range(int(last / step) + 1)]
    return axes.axis(
        phone, (0, last), tickvals=ticks, ticktext=[f"{round(value):,}" for value in ticks]
    )


def _curves(curves: Sequence[Curve], top: float) -> list[th.Figure]:
    return [
        mk.line(
            curve.exposure.tolist(),
            [None if math.isnan(v) or v > 1.06 * top else v for v in curve.rate.tolist()],
            dash="dot" if curve.level == "998" else "solid",
            is_cut=True,
        )
        for curve in curves
    ]


def _marks(points: Sequence[RatePoint], chosen: str | None) -> list[th.Figure]:
    plain = [p for p in points if not p.is_flagged and p.board_id != chosen]
    flagged = [p for p in points if p.is_flagged]
    ours = [p for p in points if p.board_id == chosen]
    beyond = [
        lk.beyond(
            is_low=p.flag.startswith("low"),
            is_filled=p.flag.endswith("_998"),
            size=th.TRIANGLE - 2,
        )
        for p in flagged
    ]
    traces = [
        _dots(plain, lk.Look("circle", th.OTHERS, 8, th.BACKGROUND, 1)),
        _dots(flagged, beyond),
        _dots(ours, [lk.chosen(is_flagged=p.is_flagged) for p in ours]),
    ]
    return [trace for trace in traces if trace["x"]]


def _dots(points: Sequence[RatePoint], looks: lk.Look | Sequence[lk.Look]) -> th.Figure:
    boxes = [t.hover(t.safe(t.board_short(p.name)), *map(t.safe, p.details)) for p in points]
    return mk.points([p.exposure for p in points], [p.rate for p in points], looks, boxes)


def _labels(
    points: Sequence[RatePoint],
    chosen: str | None,
    at: Callable[[float, float], tuple[float, float]],
    plot: tuple[int, int],
    phone: bool,
) -> list[th.Figure]:
    """Names on the chosen board and on flagged ones, the plainest first."""
    wanted = [p for p in points if p.is_flagged or p.board_id == chosen]
    wanted.sort(key=lambda p: (p.board_id != chosen, not p.flag.endswith("_998"), -p.exposure))
    named = [
        fw.Named(
            p.exposure,
            p.rate,
            at(p.exposure, p.rate),
            f"<b>{t.safe(fitted(t.board_short(p.name), 22))}</b>",
        )
        for p in wanted[: _LABELS[phone]]
    ]
    busy = [Box.around(at(p.exposure, p.rate), 6, 6) for p in points]
    return fw.names(named, busy, Box(-20, -14, *plot), phone)
