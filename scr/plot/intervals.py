"""Interval lists: one row for each thing, a dot with its interval, and its count at the right.

Rows of any kind come down to `Line`s: shares, rates, a board's rank with its range. They stand in
the order given, never in the order of what is shown."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from scr.plot import axes
from scr.plot import frame as fr
from scr.plot import looks as lk
from scr.plot import marks as mk
from scr.plot import text as t
from scr.plot import theme as th
from scr.plot.numbers import KINDS, Numbers
from scr.plot.placing import left_margin, name_lines, row_names
from scr.plot.share_rows import Row, row_box, row_look, rows_name

# A row of one line of words, and of two; from so many rows on the axis stands at both ends.
_ROW, _TALL, _LONG = 18, 34, 25
_BOTTOM = 40


@dataclass(frozen=True)
class Scale:
    """The axis below the rows: its ends, and its ticks with their words."""

    first: float
    last: float
    ticks: tuple[float, ...]
    words: tuple[str, ...]


@dataclass(frozen=True)
class BoardLine:
    """A row. `middle` with its ends, None where there is nothing to show and `words` (at the
    right) say why; `second` a hollow mark beside it; `details` the lines of its hover box;
    `flag` as in scr.stats.funnel.FLAGS, empty where nothing is marked."""

    board_id: str
    name: str
    low: float | None
    middle: float | None
    high: float | None
    words: str
    details: tuple[str, ...] = ()
    second: float | None = None
    flag: str = ""


@dataclass(frozen=True)
class _Line:
    """A row as it is drawn: `words` and `box` are escaped; `stroke` is the colour and width of
    its interval."""

    label: str
    low: float | None
    middle: float | None
    high: float | None
    words: str
    box: str
    look: lk.Look
    stroke: tuple[str, float] = (th.MAIN, th.INTERVAL)
    second: float | None = None
    is_chosen: bool = False


@dataclass(frozen=True)
class _Target:
    """A line across all rows, with its words above; none where `value` is None."""

    value: float | None = None
    words: str = ""


@dataclass(frozen=True)
class _List:
    """What a list is drawn with."""

    name: str
    axis_title: str
    nothing: str
    phone: bool
    # Pixels for names, at most, on a desk and on a phone.
    most: tuple[int, int] = (190, 118)
    has_rules: bool = True
    target: _Target = field(default_factory=_Target)


def interval_list(
    rows: Sequence[Row],
    *,
    target: float | None,
    axis_title: str,
    chosen: str | None = None,
    phone: bool = False,
    target_words: str = "All boards",
    kind: str = "share",
    fit: bool = False,
    width: int = th.HALF,
) -> fr.Chart:
    """Rows of a `kind`, share or rate: name, dot with interval, count; a line at the target.
    Flagged rows are triangles, the chosen one a diamond with its name in bold. `fit` ends the scale
    of shares at the first quarter that holds them all, for shares that are all small; `width` is
    that of the whole list in pixels."""
    numbers = KINDS[kind]
    lines = []
    for row in rows:
        words = row.count_words if t.is_number(row.value) else t.safe(row.note)
        drawn = (row.lower, row.value, row.upper, words, row_box(row, numbers))
        is_chosen = bool(chosen) and chosen == row.row_id
        lines.append(_Line(row.label, *drawn, row_look(row, chosen), is_chosen=is_chosen))
    drawn_at = "" if target is None else f"{t.safe(target_words)} {numbers.write(target)}"
    shape = _List(
        rows_name(rows, axis_title),
        axis_title,
        "No boards to show.",
        phone,
        target=_Target(target, drawn_at),
    )
    return _drawn(lines, _scale(rows, target, numbers, fit), shape, width)


def board_list(
    lines: Sequence[BoardLine],
    *,
    scale: Scale,
    axis_title: str,
    target: float | None = None,
    target_words: str = "",
    chosen: str | None = None,
    phone: bool = False,
    width: int = th.HALF,
) -> fr.Chart:
    """Every board as a row: where it lies on the scale, and how far it might lie from there; the
    chosen board strong, the others grey."""
    plain = lk.Look("circle", th.AXIS, 6, th.AXIS)
    drawn_lines = []
    for line in lines:
        is_chosen = line.board_id == chosen
        box = t.hover(t.safe(line.name), *map(t.safe, line.details))
        look = lk.look_of(line.flag, is_chosen=is_chosen, plain=plain, size=9)
        stroke = (th.TEXT, 3) if is_chosen else (th.OTHERS, th.INTERVAL)
        drawn = (line.low, line.middle, line.high, t.safe(line.words), box, look, stroke)
        drawn_lines.append(_Line(line.name, *drawn, line.second, is_chosen))
    n_shown = sum(t.is_number(line.middle) for line in lines)
    shape = _List(
        f"{axis_title}: {t.counted(n_shown, 'board')}, a row each.",
        axis_title,
        "No board has any cases here.",
        phone,
        most=(170, 112),
        has_rules=False,
        target=_Target(target, t.safe(target_words)),
    )
    return _drawn(drawn_lines if n_shown else [], scale, shape, width)


def _drawn(lines: Sequence[_Line], scale: Scale, shape: _List, width: int) -> fr.Chart:
    """The list itself."""
    if not lines:
        return fr.empty(shape.nothing, name=shape.name, phone=shape.phone)
    phone, size, many = shape.phone, th.text_size(shape.phone), len(lines) > _LONG
    labels = [line.label for line in lines]
    # A wide list has more room for names.
    most = shape.most[1] if phone else max(shape.most[0], round(0.3 * width))
    left = left_margin(labels, phone, most=most)
    right = max(round(max(th.width_of(o.words, size) for o in lines)) + 16, 24)
    places = [float(i) for i in range(len(lines))][::-1]
    # Where no row is one of many, names that are cut have room for a second line.
    is_tall = not many and any(len(name_lines(o, left, phone)) > 1 for o in labels)
    top = 74 if many else 56
    height = (_TALL if is_tall else _ROW) * len(lines) + top + _BOTTOM
    span = (-0.6, len(lines) - 0.4)
    rules = {"showgrid": True, "tickvals": places, "showticklabels": False}
    sheet = fr.Sheet(height, left, right, top, _BOTTOM, phone)
    layout = sheet.layout(
        axes.named(phone, (scale.first, scale.last), scale.ticks, scale.words),
        axes.axis(phone, span, **(rules if shape.has_rules else {})),
        notes=[
            sheet.title(shape.axis_title),
            *row_names(
                labels, places, left, phone, bold=[o.is_chosen for o in lines], is_tall=is_tall
            ),
            *_target_words(shape.target, scale, phone, 22 if many else 3),
            *(fr.ticks_above(scale.ticks, scale.words, phone) if many else []),
        ],
        shapes=_target_line(shape.target, span),
    )
    return fr.chart(shape.name, _traces(lines, places, scale, phone), layout, phone)


def _traces(
    lines: Sequence[_Line], places: Sequence[float], scale: Scale, phone: bool
) -> list[th.Figure]:
    """Intervals, the chosen one's last; hollow second marks; dots; the column at the right."""
    shown = [(o, p) for o, p in zip(lines, places, strict=True) if t.is_number(o.middle)]
    strokes = sorted({o.stroke for o, _ in shown}, key=lambda stroke: stroke[1])
    second = [(o, p) for o, p in shown if t.is_number(o.second)]
    traces = [
        *(
            mk.intervals([(p, o.low, o.high) for o, p in shown if o.stroke == stroke], *stroke)
            for stroke in strokes
        ),
        mk.points([o.second for o, _ in second], [p for _, p in second], _SECOND),
        mk.points(
            [o.middle for o, _ in shown],
            [p for _, p in shown],
            [o.look for o, _ in shown],
            [o.box for o, _ in shown],
        ),
        mk.text([scale.last] * len(lines), places, [f"\u2003{o.words}" for o in lines], phone),
    ]
    return [trace for trace in traces if trace["x"]]


_SECOND = lk.Look("circle-open", th.SECOND, 7, th.SECOND, 1.5)


def _target_line(target: _Target, span: tuple[float, float]) -> list[th.Figure]:
    at = target.value
    return [] if at is None else [fr.line_shape((at, span[0], at, span[1]), width=th.LIMIT)]


def _target_words(target: _Target, scale: Scale, phone: bool, above: int) -> list[th.Figure]:
    if target.value is None or not target.words:
        return []
    at = (target.value - scale.first) / (scale.last - scale.first)
    anchor = "left" if at < 0.25 else "right" if at > 0.75 else "center"
    return [fr.small(target.words, phone, **fr.above(target.value, above), xanchor=anchor)]


def _scale(rows: Sequence[Row], target: float | None, numbers: Numbers, fit: bool) -> Scale:
    """From zero to the end of this kind of number, or for `fit` to the quarter that holds all."""
    ends = [v for r in rows for v in (r.value, r.upper) if v is not None and t.is_number(v)]
    highest = max([*ends, target or 0.0])
    end, ticks = numbers.ends(highest)
    if fit:
        end = next(q for q in (0.25, 0.5, 0.75, 1.0) if highest <= q or q == 1)
        step = 0.25 if end >= 0.75 else end / 5
        ticks = [i * step for i in range(round(end / step) + 1)]
    return Scale(0.0, end, tuple(ticks), tuple(map(numbers.tick, ticks)))
