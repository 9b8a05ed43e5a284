"""How far boards lie apart: their mean grades as dots on a strip for each question."""

from collections.abc import Sequence
from dataclasses import dataclass

from scr.plot import axes
from scr.plot import frame as fr
from scr.plot import looks as lk
from scr.plot import marks as mk
from scr.plot import text as t
from scr.plot import theme as th

_ROW = {False: 140, True: 140}
_TOP, _BOTTOM = 34, 46
# Grades, as the axis names them: four equal steps.
SCALE = ((1, "1 absent"), (2, "2 partial"), (3, "3 clear"), (4, "4 crystal clear"))
_SHORT = ("1<br>absent", "2<br>partial", "3<br>clear", "4 crystal<br>clear")
# Dots nearer than this (in grades) stand on each other, so far apart, or closer where a heap
# would reach the words above it (in rows).
_NEAR, _DOT, _STEP, _HIGHEST = 0.055, 8, 0.07, 0.6


@dataclass(frozen=True)
class GradeDot:
    """A board: the mean grade of its reports, and how many were graded."""

    board_id: str
    name: str
    mean: float
    n: int


@dataclass(frozen=True)
class GradeStrip:
    """A question: its dots, their middle, and how far they lie apart (a standard deviation); None
    where there are too few boards, with `note` to say so."""

    label: str
    dots: tuple[GradeDot, ...]
    middle: float | None
    apart: float | None
    words: str = ""
    note: str = "too few boards to tell"


def grade_strips(
    strips: Sequence[GradeStrip],
    *,
    chosen: str | None = None,
    phone: bool = False,
    width: int = th.HALF,
) -> fr.Chart:
    """A strip for each question, the first at the top: a dot for each board, and a bar from one
    standard deviation below their middle to one above it."""
    height = _ROW[phone] * max(len(strips), 1) + _TOP + _BOTTOM
    name = _name(strips)
    if not any(s.dots for s in strips):
        return fr.empty(
            "Too few boards with enough reports graded.", name=name, height=160, phone=phone
        )
    words = _SHORT if phone or width <= th.HALF else tuple(w for _, w in SCALE)
    places = [float(i) for i in range(len(strips))][::-1]
    sheet = fr.Sheet(height, 14, 22, _TOP, _BOTTOM, phone)
    annotations = [sheet.title("Mean grade of each board’s reports")]
    for s, place in zip(strips, places, strict=True):
        label = f"<b>{t.safe(s.label)}</b>: {t.safe(s.words if s.apart is not None else s.note)}"
        annotations.append(fr.note(label, phone, **fr.at_left(place + 0.78, -14), yanchor="middle"))
    layout = sheet.layout(
        axes.axis(
            phone, (0.9, 4.1), showgrid=True, tickvals=[v for v, _ in SCALE], ticktext=list(words)
        ),
        axes.axis(phone, (-0.16, len(strips) - 0.04)),
        notes=annotations,
    )
    traces = [*_bars(strips, places), *_dots(strips, places, chosen)]
    return fr.chart(name, traces, layout, phone)


def _bars(strips: Sequence[GradeStrip], places: Sequence[float]) -> list[th.Figure]:
    """The bar of one standard deviation on either side, with a tick at the middle."""
    shown = [
        (place - 0.07, s.middle, s.apart)
        for s, place in zip(strips, places, strict=True)
        if s.middle is not None and s.apart is not None
    ]
    return [
        mk.intervals(
            [(at, max(mean - apart, 1), min(mean + apart, 4)) for at, mean, apart in shown], width=5
        ),
        mk.points(
            [mean for _, mean, _ in shown],
            [at for at, _, _ in shown],
            lk.Look("line-ns", th.MAIN, 14, th.MAIN, 2.5),
        ),
    ]


def _dots(
    strips: Sequence[GradeStrip], places: Sequence[float], chosen: str | None
) -> list[th.Figure]:
    """The boards, heaped where they are alike; the chosen one a diamond, last and so on top."""
    placed: list[tuple[float, float, GradeDot, str]] = []
    for s, place in zip(strips, places, strict=True):
        heap = _heaped(s.dots)
        step = min(_STEP, _HIGHEST / max(1, *(level for _, level in heap))) if heap else 0.0
        placed += [(dot.mean, place + 0.04 + level * step, dot, s.label) for dot, level in heap]
    placed.sort(key=lambda placed_dot: placed_dot[2].board_id == chosen)
    looks = [
        lk.Look("diamond", th.TEXT, th.DIAMOND, th.BACKGROUND, 1)
        if dot.board_id == chosen
        else lk.Look("circle", th.OTHERS, _DOT, th.BACKGROUND, 1)
        for *_, dot, _ in placed
    ]
    boxes = [
        t.hover(
            t.safe(t.board_short(dot.name)),
            t.safe(label),
            f"mean grade {dot.mean:.1f}",
            f"{t.counted(dot.n, 'report')} graded",
        )
        for *_, dot, label in placed
    ]
    return [mk.points([x for x, *_ in placed], [y for _, y, *_ in placed], looks, boxes)]


def _heaped(dots: Sequence[GradeDot]) -> list[tuple[GradeDot, int]]:
    """Each dot with its level: 0 on the strip, above it where one as near is there already."""
    levels: list[float] = []
    heap = []
    for dot in sorted(dots, key=lambda d: (d.mean, d.board_id)):
        level = next((i for i, last in enumerate(levels) if dot.mean - last >= _NEAR), len(levels))
        if level == len(levels):
            levels.append(dot.mean)
        levels[level] = dot.mean
        heap.append((dot, level))
    return heap


def _name(strips: Sequence[GradeStrip]) -> str:
    parts = "; ".join(
        f"{s.label}: {t.counted(len(s.dots), 'board')}, "
        f"{s.words if s.apart is not None else s.note}"
        for s in strips
    )
    return f"Mean grades of boards on each question. {parts}." if parts else "No question."
