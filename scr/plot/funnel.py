"""The funnel: boards by their number of cases and their share, against limits of chance.

Counts are small, so boards fall on a lattice of n and x: one circle per lattice point, its area
proportional to the boards there. The limits are steps halfway between counts that can occur
(scr.stats.funnel.limit_steps), so that the picture and the exact rule cannot disagree.
"""

import math
from collections.abc import Sequence

from scr.plot import axes
from scr.plot import frame as fr
from scr.plot import funnel_words as fw
from scr.plot import text as t
from scr.plot import theme as th
from scr.plot.funnel_lattice import (
    Frame,
    FunnelPoint,
    Spot,
    is_circle,
    limit_line,
    marks,
    spots_of,
    target_line,
    unit_of,
)
from scr.plot.placing import Box, fitted
from scr.stats.funnel import Steps

_LABELS, _PHONE_LABELS = 12, 4


def funnel(
    points: Sequence[FunnelPoint],
    *,
    target: float | None,
    steps: Sequence[Steps],
    axis_title: str,
    x_title: str,
    chosen: str | None = None,
    phone: bool = False,
    width: int = th.WHOLE,
) -> fr.Chart:
    """Boards against the share of all, with the steps beyond which a count is flagged.

    `steps` as limit_steps gives them for the whole numbers from 1. Triangles are flagged boards,
    down for low and up for high, hollow past the 95% limit and filled past the 99.8% limit.
    """
    spots = spots_of(points, chosen)
    name = _name(spots, axis_title, target)
    if not spots or target is None:
        return fr.empty("No board has any cases here.", name=name, height=200, phone=phone)
    last = max(s.n for s in spots)
    margin = max(0.6, last * 0.045 if phone else last * 0.03)
    frame = Frame(*fw.plot(phone, width), 1 - margin, last + margin)
    unit = unit_of(spots, frame)
    ticks = axes.whole_ticks(last, 6 if phone else 20)
    span = (frame.first, frame.last)
    sheet = fw.sheet(phone)
    layout = sheet.layout(
        axes.axis(phone, span, tickvals=ticks, ticktext=[str(v) for v in ticks]),
        axes.percent(phone, (frame.low, frame.high)),
        [
            sheet.title(axis_title),
            fw.below(t.safe(x_title), phone),
            *_labels(spots, steps, frame, unit, phone),
            *_ends(target, steps, frame, last, phone),
        ],
    )
    traces = [
        *(limit_line(level_steps, last) for level_steps in steps),
        target_line(target, frame),
        *marks(spots, frame, unit, phone),
    ]
    return fr.chart(name, traces, layout, phone)


def _labels(
    spots: Sequence[Spot], steps: Sequence[Steps], frame: Frame, unit: float, phone: bool
) -> list[th.Figure]:
    """Names on the chosen board and on flagged ones, the plainest cases first."""
    wanted = [s for s in spots if s.is_chosen or s.is_flagged]
    wanted.sort(key=lambda s: (not s.is_chosen, not s.flag.endswith("_998"), -s.n))
    busy = []
    for s in spots:
        radius = unit * math.sqrt(len(s.boards)) / 2 if is_circle(s) else 9
        busy.append(Box.around(frame.at(s.n, s.share), radius, radius))
    named = [
        fw.Named(s.n, s.share, frame.at(s.n, s.share), _label_words(s, phone))
        for s in wanted[: _PHONE_LABELS if phone else _LABELS]
    ]
    around = Box(-20, -14, frame.width + 2, frame.height)
    return fw.names(named, [*busy, *_stairs(steps, frame)], around, phone)


def _ends(
    target: float, steps: Sequence[Steps], frame: Frame, last: int, phone: bool
) -> list[th.Figure]:
    """What each line is, at its end."""
    limits = [(level_steps.level, _last_seen(level_steps, last)) for level_steps in steps]
    target_said = target, t.percent(target)
    return fw.line_ends(target_said, limits, lambda v: frame.at(frame.last, v)[1], phone)


def _last_seen(steps: Steps, last: int) -> float:
    """The last value of a limit on the plot, NaN where there is none."""
    seen = zip(steps.size.tolist(), steps.boundary.tolist(), strict=True)
    return float([math.nan, *(b for n, b in seen if n <= last and not math.isnan(b))][-1])


def _stairs(steps: Sequence[Steps], frame: Frame) -> list[Box]:
    """The treads of the limits: a name should not lie on them."""
    half = frame.at(1.5, 0)[0] - frame.at(1, 0)[0]
    return [
        Box.around(frame.at(size, boundary), half, 3)
        for level_steps in steps
        for size, boundary in zip(
            level_steps.size.tolist(), level_steps.boundary.tolist(), strict=True
        )
        if size <= frame.last and not math.isnan(boundary)
    ]


def _label_words(spot: Spot, phone: bool) -> str:
    most = 16 if phone or len(spot.boards) > 1 else 26
    who = [fitted(t.board_short(p.name), most) for p in spot.boards]
    shown = ", ".join(t.safe(w) for w in who) if len(who) <= 2 else f"{len(who)} boards"
    past = ", past 99.8%" if spot.flag.endswith("_998") and not phone else ""
    return f"<b>{shown}</b> {t.out_of(spot.x, spot.n)}{past}"


def _name(spots: Sequence[Spot], title: str, target: float | None) -> str:
    n_flagged = sum(len(s.boards) for s in spots if s.is_flagged)
    n_shown = sum(len(s.boards) for s in spots)
    if not n_shown or target is None:
        return f"{title}, by board: nothing to show."
    all_boards = t.plain(t.percent(target))
    return (
        f"{title}, {t.counted(n_shown, 'board')} by number of cases, all boards {all_boards}: "
        f"{n_flagged} outside the 95% limits."
    )
