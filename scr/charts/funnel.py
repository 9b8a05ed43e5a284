"""The funnel: boards by their number of cases and their share, against limits of chance.

Counts are small, so boards fall on a lattice of n and x: one circle per lattice point, its area
proportional to the boards there. The limits are steps halfway between counts that can occur
(scr.statistics.funnel.limit_steps), so that the picture and the exact rule cannot disagree.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from scr.charts import text as t
from scr.charts import theme as th
from scr.charts.empty import empty
from scr.charts.labels import Box, Label, place_labels, spread
from scr.charts.names import fitted, short_board_name
from scr.statistics.funnel import Steps

_LEFT = 44
_LARGEST_UNIT, _SMALLEST_UNIT = 10.5, 6.0
_LABELS, _PHONE_LABELS = 8, 4


@dataclass(frozen=True)
class FunnelPoint:
    """A board: x of n, and its flag (one of scr.statistics.funnel.FLAGS)."""

    board_id: str
    name: str
    x: int
    n: int
    flag: str = "none"


@dataclass(frozen=True)
class _Spot:
    """Boards that share a lattice point and a look."""

    n: int
    x: int
    flag: str
    boards: tuple[FunnelPoint, ...]
    is_chosen: bool = False

    @property
    def share(self) -> float:
        return self.x / self.n

    @property
    def is_flagged(self) -> bool:
        return self.flag.endswith(("_95", "_998"))

    @property
    def side(self) -> str:
        return self.flag.partition("_")[0]


@dataclass(frozen=True)
class _Frame:
    """Where things lie, about, in pixels: to keep labels apart."""

    width: int
    height: int
    first: float
    last: float
    low: float = -0.07
    high: float = 1.09

    def at(self, n: float, share: float) -> tuple[float, float]:
        across = (n - self.first) / (self.last - self.first) * self.width
        return across, (self.high - share) / (self.high - self.low) * self.height


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
) -> th.Chart:
    """Boards against the share of all, with the steps beyond which a count is flagged.

    `steps` as limit_steps gives them for the whole numbers from 1. Triangles are flagged boards,
    down for low and up for high, hollow past the 95% limit and filled past the 99.8% limit.
    """
    height = 460 if phone else 440
    spots = _spots(points, chosen)
    name = _name(spots, points, axis_title, target)
    if not spots or target is None:
        return empty("No board has any cases here.", name=name, height=200, phone=phone)
    right, bottom, top = (48, 50, 40) if phone else (96, 50, 40)
    last = max(s.n for s in spots)
    margin = max(0.6, last * 0.045 if phone else last * 0.03)
    frame = _Frame(
        th.NARROW - 20 if phone else width - 100, height - top - bottom, 1 - margin, last + margin
    )
    unit = _unit(spots, frame)
    labels = _labels(spots, frame, unit, phone)
    ticks = t.whole_ticks(last, 6 if phone else 16)
    # One is where half of all boards may be: named even when the step is larger.
    ticks = ticks if ticks[0] == 1 else [1, *ticks]
    figure = {
        "data": [
            *(_limit(one, last) for one in steps), _target_line(target, frame),
            *_marks(spots, unit, phone),
        ],
        "layout": th.layout(
            height, left=_LEFT, right=right, top=top, bottom=bottom, phone=phone,
            xaxis=th.axis(
                phone, (frame.first, frame.last), tickvals=ticks, ticktext=[str(v) for v in ticks]
            ),
            yaxis=th.axis(
                phone, (frame.low, frame.high), showgrid=True, tickvals=[0, 0.25, 0.5, 0.75, 1],
                ticktext=["0%", "25%", "50%", "75%", "100%"],
            ),
            annotations=[
                th.axis_title(t.safe(axis_title), phone, left=_LEFT, top=top),
                th.note(
                    t.safe(x_title), phone, th.AXIS, xref="paper", yref="paper", x=0.5, y=0,
                    yanchor="top", yshift=-28,
                ),
                *labels, *_line_ends(steps, target, frame, last, phone),
            ],
        ),
    }  # fmt: skip
    return th.Chart(figure, name, height, th.show_config(phone))


def _spots(points: Sequence[FunnelPoint], chosen: str | None) -> list[_Spot]:
    """Lattice points, those with most boards first so that small circles lie on top."""
    found: dict[tuple[int, int, str, bool], list[FunnelPoint]] = {}
    for p in points:
        if p.n > 0:
            flag = p.flag if p.flag.endswith(("_95", "_998")) else "none"
            found.setdefault((p.n, p.x, flag, p.board_id == chosen), []).append(p)
    spots = [
        _Spot(n, x, flag, tuple(boards), is_chosen)
        for (n, x, flag, is_chosen), boards in found.items()
    ]
    return sorted(spots, key=lambda s: (s.is_flagged, s.is_chosen, -len(s.boards), s.n, s.x))


def _unit(spots: Sequence[_Spot], frame: _Frame) -> float:
    """Diameter of the circle of one board: as large as neighbours allow without hiding."""
    circles = [(frame.at(s.n, s.share), math.sqrt(len(s.boards))) for s in spots if _is_circle(s)]
    unit = _LARGEST_UNIT
    for i, ((x0, y0), r0) in enumerate(circles):
        for (x1, y1), r1 in circles[i + 1 :]:
            # Circles may overlap by a fifth.
            unit = min(unit, 1.2 * math.hypot(x1 - x0, y1 - y0) / ((r0 + r1) / 2))
    return max(unit, _SMALLEST_UNIT)


def _is_circle(spot: _Spot) -> bool:
    return not spot.is_flagged and not spot.is_chosen


def _marks(spots: Sequence[_Spot], unit: float, phone: bool) -> list[th.Figure]:
    circles = [s for s in spots if _is_circle(s)]
    flagged = [s for s in spots if s.is_flagged]
    chosen = [s for s in spots if s.is_chosen]
    sizes = [unit * math.sqrt(len(s.boards)) for s in circles]
    size = th.text_size(phone)
    numbers = [
        str(len(s.boards))
        if len(s.boards) > 1 and d >= th.width_of(str(len(s.boards)), size) + 6 else ""
        for s, d in zip(circles, sizes, strict=True)
    ]  # fmt: skip
    colours = [th.LOW if s.side == "low" else th.HIGH for s in flagged]
    traces = [
        _dots(circles, sizes, symbol="circle", color=th.OTHERS,
              line={"color": th.BACKGROUND, "width": 1})
        | {"mode": "markers+text", "text": numbers, "textposition": "middle center",
           "textfont": th.font(phone)},
        _dots(flagged, th.TRIANGLE,
              symbol=["triangle-down" if s.side == "low" else "triangle-up" for s in flagged],
              color=[c if s.flag.endswith("_998") else th.BACKGROUND
                     for s, c in zip(flagged, colours, strict=True)],
              line={"color": colours, "width": 2}),
        # The chosen board: a diamond, or a ring round its triangle.
        _dots(chosen, [24 if s.is_flagged else th.DIAMOND for s in chosen],
              symbol=["circle-open" if s.is_flagged else "diamond" for s in chosen],
              color=th.TEXT, line={"color": th.TEXT, "width": 2}),
    ]  # fmt: skip
    return [trace for trace in traces if trace["x"]]


def _dots(spots: Sequence[_Spot], size: float | Sequence[float], **marker: object) -> th.Figure:
    return {
        "type": "scatter", "mode": "markers", "cliponaxis": False,
        "x": [s.n for s in spots], "y": [s.share for s in spots],
        "customdata": [_box(s) for s in spots], "hovertemplate": "%{customdata}" + t.END,
        "marker": {"size": size, "opacity": 1, **marker},
    }  # fmt: skip


def _box(spot: _Spot) -> str:
    count = f"{t.of(spot.x, spot.n)} ({t.percent(spot.share)})"
    beyond = ""
    if spot.is_flagged:
        limit = "99.8%" if spot.flag.endswith("_998") else "95%"
        beyond = f"{'Fewer' if spot.side == 'low' else 'More'} than the {limit} limit"
    board_names = [short_board_name(p.name) for p in spot.boards]
    if len(board_names) == 1:
        return t.hover(t.safe(board_names[0]), count, beyond)
    return t.hover(f"{len(board_names)} boards", count, beyond, t.names(board_names))


def _limit(steps: Steps, last: int) -> th.Figure:
    """One limit as stairs, each whole number its own tread; open where nothing can be flagged."""
    xs: list[float | None] = []
    ys: list[float | None] = []
    for size, boundary in zip(steps.size.tolist(), steps.boundary.tolist(), strict=True):
        if size > last:
            continue
        if math.isnan(boundary):
            xs.append(None)
            ys.append(None)
        else:
            xs += [size - 0.5, size + 0.5]
            ys += [boundary, boundary]
    return {
        "type": "scatter", "mode": "lines", "x": xs, "y": ys, "connectgaps": False, **t.SILENT,
        "line": {
            "color": th.AXIS, "width": th.LIMIT, "dash": "dot" if steps.level == "998" else "solid",
        },
    }  # fmt: skip


def _target_line(target: float, frame: _Frame) -> th.Figure:
    return {
        "type": "scatter", "mode": "lines", "x": [frame.first, frame.last], "y": [target, target],
        **t.SILENT, "line": {"color": th.AXIS, "width": th.THIN},
    }  # fmt: skip


def _line_ends(
    steps: Sequence[Steps], target: float, frame: _Frame, last: int, phone: bool
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
        th.note(
            words, phone, th.AXIS, small=True, xref="paper", x=1, xanchor="left", xshift=4,
            y=value, yshift=round(want - got),
        )
        for (value, words), want, got in zip(ends, wanted, spread(wanted, 15), strict=True)
    ]  # fmt: skip


def _labels(spots: Sequence[_Spot], frame: _Frame, unit: float, phone: bool) -> list[th.Figure]:
    """Names on the chosen board and on flagged ones, the plainest cases first."""
    wanted = [s for s in spots if s.is_chosen or s.is_flagged]
    wanted.sort(key=lambda s: (not s.is_chosen, not s.flag.endswith("_998"), -s.n))
    wanted = wanted[: _PHONE_LABELS if phone else _LABELS]
    busy = []
    for s in spots:
        radius = unit * math.sqrt(len(s.boards)) / 2 if _is_circle(s) else 9
        busy.append(Box.around(frame.at(s.n, s.share), radius, radius))
    size = th.text_size(phone)
    texts = [_label_words(s, phone) for s in wanted]
    places = place_labels(
        [
            Label(frame.at(s.n, s.share), th.width_of(words, size), size * 1.25)
            for s, words in zip(wanted, texts, strict=True)
        ],
        busy, Box(-20, -14, frame.width + 30, frame.height + 8),
    )  # fmt: skip
    return [
        th.note(words, phone, x=s.n, y=s.share, xshift=round(dx), yshift=-round(dy))
        for s, words, (dx, dy) in zip(wanted, texts, places, strict=True)
    ]


def _label_words(spot: _Spot, phone: bool) -> str:
    who = [fitted(short_board_name(p.name), 16 if phone else 26) for p in spot.boards]
    shown = ", ".join(t.safe(w) for w in who) if len(who) <= 2 else f"{len(who)} boards"
    past = ", past 99.8%" if spot.flag.endswith("_998") and not phone else ""
    return f"<b>{shown}</b> {t.of(spot.x, spot.n)}{past}"


def _name(
    spots: Sequence[_Spot], points: Sequence[FunnelPoint], title: str, target: float | None
) -> str:
    n_flagged = sum(len(s.boards) for s in spots if s.is_flagged)
    n_shown = sum(len(s.boards) for s in spots)
    if not n_shown or target is None:
        return f"{title}, by board: nothing to show."
    all_boards = t.percent(target).replace("&lt;", "under ").replace("&gt;", "over ")
    return (
        f"{title}, {n_shown} boards by number of cases, all boards {all_boards}: "
        f"{n_flagged} outside the 95% limits."
    )
