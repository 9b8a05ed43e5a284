"""Parts of the funnel: boards gathered on the lattice, and their marks and lines."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from scr.plot import text as t
from scr.plot import theme as th
from scr.stats.funnel import Steps

_LARGEST_UNIT, _SMALLEST_UNIT = 10.5, 6.0


@dataclass(frozen=True)
class FunnelPoint:
    """A board: x of n, and its flag (one of scr.statistics.funnel.FLAGS)."""

    board_id: str
    name: str
    x: int
    n: int
    flag: str = "none"


@dataclass(frozen=True)
class Spot:
    """Boards that share a lattice point and a look."""

    n: int
    x: int
    flag: str
    boards: tuple[FunnelPoint, ...]
    is_chosen: bool = False

    @property
    def share(self) -> float:
        """x / n."""
        return self.x / self.n

    @property
    def is_flagged(self) -> bool:
        """Is it past a limit?"""
        return self.flag.endswith(("_95", "_998"))

    @property
    def side(self) -> str:
        """ "low" or "high" for a flagged one."""
        return self.flag.partition("_")[0]


@dataclass(frozen=True)
class Frame:
    """Where things lie, about, in pixels: to keep labels apart."""

    width: int
    height: int
    first: float
    last: float
    low: float = -0.07
    high: float = 1.09

    def at(self, n: float, share: float) -> tuple[float, float]:
        """Pixels from the left and from the top."""
        across = (n - self.first) / (self.last - self.first) * self.width
        return across, (self.high - share) / (self.high - self.low) * self.height


def spots_of(points: Sequence[FunnelPoint], chosen: str | None) -> list[Spot]:
    """Lattice points, those with most boards first so that small circles lie on top."""
    found: dict[tuple[int, int, str, bool], list[FunnelPoint]] = {}
    for p in points:
        if p.n > 0:
            flag = p.flag if p.flag.endswith(("_95", "_998")) else "none"
            found.setdefault((p.n, p.x, flag, p.board_id == chosen), []).append(p)
    spots = [
        Spot(n, x, flag, tuple(boards), is_chosen)
        for (n, x, flag, is_chosen), boards in found.items()
    ]
    return sorted(spots, key=lambda s: (s.is_flagged, s.is_chosen, -len(s.boards), s.n, s.x))


def unit_of(spots: Sequence[Spot], frame: Frame) -> float:
    """Diameter of the circle of one board: as large as neighbours allow without hiding."""
    circles = [(frame.at(s.n, s.share), math.sqrt(len(s.boards))) for s in spots if is_circle(s)]
    unit = _LARGEST_UNIT
    for i, ((x0, y0), r0) in enumerate(circles):
        for (x1, y1), r1 in circles[i + 1 :]:
            # Circles may overlap by a fifth.
            unit = min(unit, 1.2 * math.hypot(x1 - x0, y1 - y0) / ((r0 + r1) / 2))
    return max(unit, _SMALLEST_UNIT)


def is_circle(spot: Spot) -> bool:
    """Is it drawn as a plain circle, neither flagged nor chosen?"""
    return not spot.is_flagged and not spot.is_chosen


def marks(spots: Sequence[Spot], frame: Frame, unit: float, phone: bool) -> list[th.Figure]:
    """Circles with their numbers, triangles, and the chosen board, in this order."""
    circles = [s for s in spots if is_circle(s)]
    flagged = [s for s in spots if s.is_flagged]
    chosen = [s for s in spots if s.is_chosen]
    sizes = [unit * math.sqrt(len(s.boards)) for s in circles]
    numbers = _numbers(circles, sizes, frame, phone)
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


def _numbers(
    circles: Sequence[Spot], sizes: Sequence[float], frame: Frame, phone: bool
) -> list[str]:
    """How many boards a circle stands for, where there is room and no neighbour covers it."""
    size = th.text_size(phone)
    places = [frame.at(s.n, s.share) for s in circles]
    shown = []
    for i, (spot, diameter) in enumerate(zip(circles, sizes, strict=True)):
        words = str(len(spot.boards))
        need = th.width_of(words, size)
        is_clear = all(
            math.dist(places[i], places[k]) >= need / 2 + sizes[k] / 2 + 1
            for k in range(i + 1, len(circles))
        )
        shown.append(words if len(spot.boards) > 1 and diameter >= need + 6 and is_clear else "")
    return shown


def _dots(spots: Sequence[Spot], size: float | Sequence[float], **marker: object) -> th.Figure:
    return {
        "type": "scatter", "mode": "markers", "cliponaxis": False,
        "x": [s.n for s in spots], "y": [s.share for s in spots],
        "customdata": [_box(s) for s in spots], "hovertemplate": "%{customdata}" + t.END,
        "marker": {"size": size, "opacity": 1, **marker},
    }  # fmt: skip


def _box(spot: Spot) -> str:
    count = f"{t.of(spot.x, spot.n)} ({t.percent(spot.share)})"
    beyond = ""
    if spot.is_flagged:
        limit = "99.8%" if spot.flag.endswith("_998") else "95%"
        beyond = f"{'Fewer' if spot.side == 'low' else 'More'} than the {limit} limit"
    board_names = [t.board_short(p.name) for p in spot.boards]
    if len(board_names) == 1:
        return t.hover(t.safe(board_names[0]), count, beyond)
    return t.hover(f"{len(board_names)} boards", count, beyond, t.names(board_names))


def limit_line(steps: Steps, last: int) -> th.Figure:
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


def target_line(target: float, frame: Frame) -> th.Figure:
    """The share of all boards."""
    return {
        "type": "scatter", "mode": "lines", "x": [frame.first, frame.last], "y": [target, target],
        **t.SILENT, "line": {"color": th.AXIS, "width": th.THIN},
    }  # fmt: skip
