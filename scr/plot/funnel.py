"""The funnel: boards by their number of cases and their share, against limits of chance.

Counts are small, so boards fall on a lattice of n and x: one circle per lattice point, its area
proportional to the boards there. The limits are steps halfway between counts that can occur
(scr.statistics.funnel.limit_steps), so that the picture and the exact rule cannot disagree.
"""

import math
from collections.abc import Sequence
from typing import Any

from scr.plot import axes
from scr.plot import frame as fr
from scr.plot import text as t
from scr.plot import theme as th
from scr.plot.lattice import (
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
from scr.plot.placing import Box, Label, fitted, place_labels, spread
from scr.stats.funnel import Steps

_LEFT, _TOP, _BOTTOM = 44, 40, 50
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
    height = 460 if phone else 440
    spots = spots_of(points, chosen)
    name = _name(spots, axis_title, target)
    if not spots or target is None:
        return fr.empty("No board has any cases here.", name=name, height=200, phone=phone)
    last = max(s.n for s in spots)
    margin = max(0.6, last * 0.045 if phone else last * 0.03)
    frame = Frame(
        th.NARROW - 20 if phone else width - 100, height - _TOP - _BOTTOM, 1 - margin, last + margin
    )
    unit = unit_of(spots, frame)
    words = [
        fr.axis_title(t.safe(axis_title), phone, left=_LEFT, top=_TOP), _below(x_title, phone),
        *_labels(spots, steps, frame, unit, phone), *_line_ends(steps, target, frame, last, phone),
    ]  # fmt: skip
    figure: th.Figure = {
        "data": [
            *(limit_line(one, last) for one in steps),
            target_line(target, frame),
            *marks(spots, frame, unit, phone),
        ],
        "layout": _layout(frame, height, last, phone) | {"annotations": words},
    }
    return fr.chart(name, figure["data"], figure["layout"], phone)


def _layout(frame: Frame, height: int, last: int, phone: bool) -> th.Figure:
    ticks = axes.whole_ticks(last, 6 if phone else 20)
    return fr.layout(
        height, left=_LEFT, right=48 if phone else 96, top=_TOP, bottom=_BOTTOM, phone=phone,
        xaxis=axes.axis(
            phone, (frame.first, frame.last), tickvals=ticks, ticktext=[str(v) for v in ticks]
        ),
        yaxis=axes.percent(phone, (frame.low, frame.high)),
    )  # fmt: skip


def _below(title: str, phone: bool) -> th.Figure:
    """The title of the horizontal axis."""
    return fr.note(
        t.safe(title), phone, th.AXIS, xref="paper", yref="paper", x=0.5, y=0, yanchor="top",
        yshift=-28,
    )  # fmt: skip


def _labels(
    spots: Sequence[Spot], steps: Sequence[Steps], frame: Frame, unit: float, phone: bool
) -> list[th.Figure]:
    """Names on the chosen board and on flagged ones, the plainest cases first."""
    wanted = [s for s in spots if s.is_chosen or s.is_flagged]
    wanted.sort(key=lambda s: (not s.is_chosen, not s.flag.endswith("_998"), -s.n))
    wanted = wanted[: _PHONE_LABELS if phone else _LABELS]
    busy = []
    for s in spots:
        radius = unit * math.sqrt(len(s.boards)) / 2 if is_circle(s) else 9
        busy.append(Box.around(frame.at(s.n, s.share), radius, radius))
    busy += _stairs(steps, frame)
    size = th.text_size(phone)
    texts = [_label_words(s, phone) for s in wanted]
    places = place_labels(
        [
            Label(frame.at(s.n, s.share), th.width_of(words, size), size * 1.25)
            for s, words in zip(wanted, texts, strict=True)
        ],
        busy, Box(-20, -14, frame.width + 2, frame.height),
    )  # fmt: skip
    return [
        _label(words, s, dx, dy, phone)
        for s, words, (dx, dy) in zip(wanted, texts, places, strict=True)
    ]


def _label(words: str, spot: Spot, dx: float, dy: float, phone: bool) -> th.Figure:
    """The name beside its mark; a thin line leads to it where it had to go farther."""
    place: dict[str, Any] = {"x": spot.n, "y": spot.share, "bgcolor": th.BACKGROUND}
    if abs(dy) <= 26:
        return fr.note(words, phone, **place, xshift=round(dx), yshift=-round(dy))
    leader = {
        "showarrow": True, "arrowhead": 0, "arrowwidth": th.THIN, "arrowcolor": th.AXIS,
        "standoff": 9, "ax": round(dx), "ay": round(dy),
    }  # fmt: skip
    return fr.note(words, phone, **place) | leader


def _stairs(steps: Sequence[Steps], frame: Frame) -> list[Box]:
    """The treads of the limits: a name should not lie on them."""
    half = frame.at(1.5, 0)[0] - frame.at(1, 0)[0]
    return [
        Box.around(frame.at(size, boundary), half, 3)
        for one in steps
        for size, boundary in zip(one.size.tolist(), one.boundary.tolist(), strict=True)
        if size <= frame.last and not math.isnan(boundary)
    ]


def _label_words(spot: Spot, phone: bool) -> str:
    most = 16 if phone or len(spot.boards) > 1 else 26
    who = [fitted(t.board_short(p.name), most) for p in spot.boards]
    shown = ", ".join(t.safe(w) for w in who) if len(who) <= 2 else f"{len(who)} boards"
    past = ", past 99.8%" if spot.flag.endswith("_998") and not phone else ""
    return f"<b>{shown}</b> {t.of(spot.x, spot.n)}{past}"


def _line_ends(
    steps: Sequence[Steps], target: float, frame: Frame, last: int, phone: bool
) -> list[th.Figure]:
    """Words at the right end of each line, moved apart where lines lie close."""
    ends = [(target, f"{'All' if phone else 'All boards'} {t.percent(target)}")]
    for one in steps:
        seen = [b for s, b in zip(one.size.tolist(), one.boundary.tolist(), strict=True)
                if s <= last and not math.isnan(b)]  # fmt: skip
        if seen:
            words = "99.8%" if one.level == "998" else "95%"
            ends.append((seen[-1], words if phone else f"{words} limit"))
    ends.sort(key=lambda end: -end[0])
    wanted = [frame.at(frame.last, value)[1] for value, _ in ends]
    return [
        fr.note(
            words, phone, th.AXIS, small=True, xref="paper", x=1, xanchor="left", xshift=4,
            y=value, yshift=round(want - got),
        )
        for (value, words), want, got in zip(ends, wanted, spread(wanted, 15), strict=True)
    ]  # fmt: skip


def _name(spots: Sequence[Spot], title: str, target: float | None) -> str:
    n_flagged = sum(len(s.boards) for s in spots if s.is_flagged)
    n_shown = sum(len(s.boards) for s in spots)
    if not n_shown or target is None:
        return f"{title}, by board: nothing to show."
    all_boards = t.percent(target).replace("&lt;", "under ").replace("&gt;", "over ")
    return (
        f"{title}, {t.counted(n_shown, 'board')} by number of cases, all boards {all_boards}: "
        f"{n_flagged} outside the 95% limits."
    )
