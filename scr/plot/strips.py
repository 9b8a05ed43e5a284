"""One board on many measures: a row each, with how the other boards are spread, what chance allows
a board of its size, its own value with its interval, and the group it is compared with."""

from collections.abc import Sequence

from scr.plot import axes
from scr.plot import frame as fr
from scr.plot import looks as lk
from scr.plot import marks as mk
from scr.plot import text as t
from scr.plot import theme as th
from scr.plot.legend import Swatch, key
from scr.plot.numbers import KINDS
from scr.plot.placing import left_margin
from scr.plot.strip_words import PHONE_LIFT, MeasureStrip, row_words, scales

# Values are put together in so many steps of the axis.
_BINS = 20
# Pixels of a row, and in parts of it: the height of the highest bar, and the line below the bars.
_ROW, _BARS, _LINE = {False: 58, True: 104}, {False: 0.46, True: 0.38}, -0.14


def board_strips(
    strips: Sequence[MeasureStrip],
    *,
    board: str,
    peer: str,
    phone: bool = False,
    row: int = 0,
    width: int = th.WHOLE,
) -> fr.Chart:
    """A row per measure in the order given; `board` and `peer` are the names of the board and of
    the group that is marked beside it; `row` the height of a row in pixels, 0 for the usual."""
    name = _name(strips, board)
    if not strips:
        return fr.empty("Nothing to show.", name=name, phone=phone)
    left, right = _margins(strips, phone, width)
    places = [float(p) for p in range(len(strips))][::-1]
    legend = key(_swatches(strips, board, peer), left=left, above=30, phone=phone)
    top, bottom = legend.height + 34, 34
    row = row or _ROW[phone]
    height = row * len(strips) + top + bottom
    lift, lowest = (PHONE_LIFT, -0.45) if phone else (0.0, -0.55)
    sheet = fr.Sheet(height, left, right, top, bottom, phone)
    layout = sheet.layout(
        axes.percent(phone, (-0.03, 1.03)),
        axes.axis(phone, (lowest, len(strips) - 0.4)),
        notes=[
            *legend.words,
            *row_words(strips, places, left, phone, row),
            *scales(strips, places, phone, row),
            *fr.ticks_above(axes.QUARTERS, axes.QUARTER_WORDS, phone),
        ],
        bargap=0,
        shapes=[*legend.shapes, *_expected(strips, places, lift)],
    )
    traces = [
        _bars(strips, places, lift, _BARS[phone]),
        *_intervals(strips, places, lift),
        _peers(strips, places, lift, peer),
        _dots(strips, places, lift, board),
    ]
    return fr.chart(name, traces, layout, phone)


def _margins(strips: Sequence[MeasureStrip], phone: bool, width: int) -> tuple[int, int]:
    if phone:
        return 4, 14
    # Labels are bold, and a picture is drawn in a wider face than a page.
    spare = "-" * (3 if width == th.WHOLE else 9)
    return left_margin([f"{strip.label}{spare}" for strip in strips], phone, most=330), 190


def _swatches(strips: Sequence[MeasureStrip], board: str, peer: str) -> list[Swatch]:
    others = [Swatch("Other boards: how many are where", th.OTHERS)]
    return [
        Swatch(f"{board}, with its 95% interval", th.TEXT),
        Swatch(peer, th.SECOND),
        *(others if _has_others(strips) else []),
        Swatch("Where chance would leave a board of this size, 95%", th.BAND),
    ]


def _bars(
    strips: Sequence[MeasureStrip], places: Sequence[float], lift: float, high: float
) -> th.Figure:
    """How the other boards are spread: a small bar for each step of the axis."""
    xs, ys, bases, boxes = [], [], [], []
    for strip, place in zip(strips, places, strict=True):
        counts = [0] * _BINS
        for value in strip.others:
            counts[min(int(value / strip.top * _BINS), _BINS - 1)] += 1
        most = max(counts)
        for i, n in enumerate(counts):
            if n:
                xs.append((i + 0.5) / _BINS)
                ys.append(round(high * n / most, 4))
                bases.append(place + _LINE + 0.1 - lift)
                boxes.append(_bin_box(strip, i, n))
    return mk.bars(
        ys or [None],
        xs or [None],
        lk.Fill(th.OTHERS, width=0),
        thick=0.9 / _BINS,
        starts=bases or [0],
        boxes=boxes or [""],
        is_upright=True,
    )


def _bin_box(strip: MeasureStrip, i: int, n: int) -> str:
    ends = [strip.top * (i + step) / _BINS for step in (0, 1)]
    words = " to ".join(_write(strip, end) for end in ends)
    return t.hover(t.safe(strip.label), f"{t.counted(n, 'other board')} at {words}")


def _intervals(
    strips: Sequence[MeasureStrip], places: Sequence[float], lift: float
) -> list[th.Figure]:
    shown = [(s, p) for s, p in zip(strips, places, strict=True) if t.is_number(s.lower)]
    ends = [
        (p + _LINE - lift, _at(s, s.lower), _at(s, s.upper))
        for s, p in shown
        if t.is_number(s.upper)
    ]
    return [mk.intervals(ends, th.TEXT)]


def _dots(
    strips: Sequence[MeasureStrip], places: Sequence[float], lift: float, board: str
) -> th.Figure:
    shown = [
        (s, p + _LINE - lift) for s, p in zip(strips, places, strict=True) if t.is_number(s.value)
    ]
    return _points(
        [(s, p, _at(s, s.value), _box(s, board)) for s, p in shown],
        lk.Look("diamond", th.TEXT, 12, th.BACKGROUND, 1),
    )


def _peers(
    strips: Sequence[MeasureStrip], places: Sequence[float], lift: float, peer: str
) -> th.Figure:
    shown = [
        (s, p + _LINE - lift) for s, p in zip(strips, places, strict=True) if t.is_number(s.peer)
    ]
    peer_points = []
    for s, p in shown:
        box = t.hover(t.safe(s.label), f"{t.safe(peer)}: {_write(s, s.peer or 0.0)}")
        peer_points.append((s, p, _at(s, s.peer), box))
    return _points(peer_points, lk.Look("line-ns", th.SECOND, 18, th.SECOND, 4))


def _points(shown: Sequence[tuple[MeasureStrip, float, float, str]], look: lk.Look) -> th.Figure:
    """Points, and where there are none one that is not seen."""
    return mk.points(
        [at for _, _, at, _ in shown] or [None],
        [place for _, place, _, _ in shown] or [None],
        look,
        [box for *_, box in shown] or [""],
    )


def _expected(
    strips: Sequence[MeasureStrip], places: Sequence[float], lift: float
) -> list[th.Figure]:
    lines = [place + _LINE - lift for place in places]
    return [
        fr.band((_at(s, s.expected[0]), at - 0.16, _at(s, s.expected[1]), at + 0.08))
        for s, at in zip(strips, lines, strict=True)
        if s.expected is not None
    ]


def _box(s: MeasureStrip, board: str) -> str:
    value = _write(s, s.value or 0.0)
    limits = KINDS[s.kind].interval(s.lower, s.upper)
    return t.hover(
        t.safe(s.label), t.safe(board), t.safe(s.counted), value, limits, t.safe(s.verdict)
    )


def _write(s: MeasureStrip, value: float) -> str:
    return KINDS[s.kind].write(value)


def _at(s: MeasureStrip, value: float | None) -> float:
    """A value's place on the axis; what lies past the end of a scale of its own stays at it."""
    return min((value or 0.0) / s.top, 1.0)


def _name(strips: Sequence[MeasureStrip], board: str) -> str:
    shown = sum(t.is_number(s.value) for s in strips)
    if not shown:
        return f"{board} on each measure: nothing to show."
    beside = "the other boards" if _has_others(strips) else "all boards together"
    return (
        f"{board} on {t.counted(len(strips), 'measure')}, {shown} of them with cases, each beside "
        f"{beside}."
    )


def _has_others(strips: Sequence[MeasureStrip]) -> bool:
    return any(strip.others for strip in strips)
