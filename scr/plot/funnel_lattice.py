"""Parts of the funnel: boards gathered on the lattice, and their marks and lines."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from scr.plot import looks as lk
from scr.plot import marks as mk
from scr.plot import text as t
from scr.plot import theme as th
from scr.stats.funnel import Steps

_LARGEST_UNIT, _SMALLEST_UNIT = 10.5, 6.0


@dataclass(frozen=True)
class FunnelPoint:
    """A board: x of n, and its flag (one of scr.stats.funnel.FLAGS)."""

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
    by_spot: dict[tuple[int, int, str, bool], list[FunnelPoint]] = {}
    for p in points:
        if p.n > 0:
            flag = p.flag if p.flag.endswith(("_95", "_998")) else "none"
            by_spot.setdefault((p.n, p.x, flag, p.board_id == chosen), []).append(p)
    spots = [
        Spot(n, x, flag, tuple(boards), is_chosen)
        for (n, x, flag, is_chosen), boards in by_spot.items()
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
    sizes = [unit * math.sqrt(len(s.boards)) for s in circles]
    others = [lk.Look("circle", th.OTHERS, size, th.BACKGROUND, 1) for size in sizes]
    numbers = {
        "mode": "markers+text",
        "text": _numbers(circles, sizes, frame, phone),
        "textposition": "middle center",
        "textfont": th.font(phone),
    }
    beyond = [lk.beyond(is_low=s.side == "low", is_filled=s.flag.endswith("_998")) for s in flagged]
    ours = [s for s in spots if s.is_chosen]
    traces = [
        _dots(circles, others) | numbers,
        _dots(flagged, beyond),
        _dots(ours, [lk.chosen(is_flagged=s.is_flagged) for s in ours]),
    ]
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


def _dots(spots: Sequence[Spot], looks: Sequence[lk.Look]) -> th.Figure:
    return mk.points(
        [s.n for s in spots], [s.share for s in spots], looks, [_box(s) for s in spots]
    )


def _box(spot: Spot) -> str:
    count = f"{t.out_of(spot.x, spot.n)} ({t.percent(spot.share)})"
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
    treads = zip(steps.size.tolist(), steps.boundary.tolist(), strict=True)
    return mk.steps(
        (tread for tread in treads if tread[0] <= last),
        dash="dot" if steps.level == "998" else "solid",
    )


def target_line(target: float, frame: Frame) -> th.Figure:
    """The share of all boards."""
    return mk.line([frame.first, frame.last], [target, target], width=th.THIN, is_cut=True)
