"""The funnel of rates: boards by the children who live there and their rate, against the limits
of chance. The curves lie where the exact tail has its level, so that a board is on or beyond one
exactly when it is flagged (scr.statistics.dispersion.limit_curves_of_rate)."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from scr.plot import axes
from scr.plot import frame as fr
from scr.plot import marks as mk
from scr.plot import text as t
from scr.plot import theme as th
from scr.plot.placing import Box, Label, fitted, place_labels, spread
from scr.stats.dispersion import Curve

_LEFT, _TOP, _BOTTOM = 44, 40, 50
_LABELS = {False: 8, True: 4}


@dataclass(frozen=True)
class RatePoint:
    """A board: its exposure (child years), rate per 100,000 and flag (scr.statistics.funnel)."""

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
    height = 460 if phone else 440
    if not points or target is None:
        return fr.empty(
            "No board has an estimate of children here.", name=f"{axis_title}: nothing to show.",
            height=200, phone=phone,
        )  # fmt: skip
    name = _name(points, axis_title, target)
    last = max(p.exposure for p in points) * 1.03
    top, step = axes.nice_top(max(*(p.rate for p in points), 2 * target))
    plot = ((th.NARROW - 20) if phone else width - 100, height - _TOP - _BOTTOM)
    figure: th.Figure = {
        "data": [
            *_curves(curves, top),
            mk.line([0, last], [target, target], width=th.THIN, is_cut=True),
            *_marks(points, chosen),
        ],
        "layout": fr.layout(
            height, left=_LEFT, right=48 if phone else 96, top=_TOP, bottom=_BOTTOM, phone=phone,
            xaxis=_x_axis(last, phone),
            yaxis=_y_axis(top, step, phone),
            annotations=[
                fr.axis_title(t.safe(axis_title), phone, left=_LEFT, top=_TOP),
                fr.note(
                    t.safe(x_title), phone, th.AXIS, xref="paper", yref="paper", x=0.5, y=0,
                    yanchor="top", yshift=-28,
                ),
                *_labels(points, chosen, (last, top), plot, phone),
                *_ends(curves, target, (last, top), plot[1], phone),
            ],
        ),
    }  # fmt: skip
    return fr.chart(name, figure["data"], figure["layout"], phone)


def _name(points: Sequence[RatePoint], title: str, target: float) -> str:
    n_flagged = sum(p.is_flagged for p in points)
    return (
        f"{title}, {t.counted(len(points), 'board')} by child years, all boards "
        f"{t.number(target)}: {n_flagged} outside the 95% limits."
    )


def _y_axis(top: float, step: float, phone: bool) -> th.Figure:
    ticks = [i * step for i in range(round(top / step) + 1)]
    return axes.axis(
        phone, (-0.03 * top, 1.06 * top), showgrid=True, tickvals=ticks,
        ticktext=[f"{value:g}" for value in ticks],
    )  # fmt: skip


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
        mk.beyond(
            is_low=p.flag.startswith("low"), is_filled=p.flag.endswith("_998"),
            size=th.TRIANGLE - 2,
        )
        for p in flagged
    ]  # fmt: skip
    traces = [
        _dots(plain, mk.Look("circle", th.OTHERS, 8, th.BACKGROUND, 1)),
        _dots(flagged, beyond),
        _dots(ours, [mk.chosen(is_flagged=p.is_flagged) for p in ours]),
    ]
    return [trace for trace in traces if trace["x"]]


def _dots(points: Sequence[RatePoint], looks: mk.Look | Sequence[mk.Look]) -> th.Figure:
    boxes = [t.hover(t.safe(t.board_short(p.name)), *map(t.safe, p.details)) for p in points]
    return mk.points([p.exposure for p in points], [p.rate for p in points], looks, boxes)


def _labels(
    points: Sequence[RatePoint], chosen: str | None, ends: tuple[float, float],
    plot: tuple[int, int], phone: bool,
) -> list[th.Figure]:  # fmt: skip
    """Names on the chosen board and on flagged ones, the plainest first."""

    def at(p: RatePoint) -> tuple[float, float]:
        return p.exposure / ends[0] * plot[0], (1.06 - p.rate / ends[1]) / 1.09 * plot[1]

    wanted = [p for p in points if p.is_flagged or p.board_id == chosen]
    wanted.sort(key=lambda p: (p.board_id != chosen, not p.flag.endswith("_998"), -p.exposure))
    wanted = wanted[: _LABELS[phone]]
    size = th.text_size(phone)
    texts = [f"<b>{t.safe(fitted(t.board_short(p.name), 22))}</b>" for p in wanted]
    places = place_labels(
        [Label(at(p), th.width_of(w, size), size * 1.25)
         for p, w in zip(wanted, texts, strict=True)],
        [Box.around(at(p), 6, 6) for p in points], Box(-20, -14, plot[0], plot[1]),
    )  # fmt: skip
    return [
        fr.note(
            words, phone, x=p.exposure, y=p.rate, bgcolor=th.BACKGROUND, xshift=round(dx),
            yshift=-round(dy),
        )
        for p, words, (dx, dy) in zip(wanted, texts, places, strict=True)
    ]  # fmt: skip


def _ends(
    curves: Sequence[Curve], target: float, ends: tuple[float, float], height: int, phone: bool
) -> list[th.Figure]:
    """Words at the right end of each line, moved apart where lines lie close."""
    found = [(target, f"{'All' if phone else 'All boards'} {t.number(target)}")]
    for curve in curves:
        value = float(curve.rate[-1])
        if not math.isnan(value) and value <= 1.06 * ends[1]:
            words = "99.8%" if curve.level == "998" else "95%"
            found.append((value, words if phone else f"{words} limit"))
    found.sort(key=lambda end: -end[0])
    wanted = [(1.06 - value / ends[1]) / 1.09 * height for value, _ in found]
    return [
        fr.note(
            words, phone, th.AXIS, small=True, xref="paper", x=1, xanchor="left", xshift=4,
            y=value, yshift=round(want - got),
        )
        for (value, words), want, got in zip(found, wanted, spread(wanted, 15), strict=True)
    ]  # fmt: skip
