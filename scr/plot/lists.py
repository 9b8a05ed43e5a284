"""Many boards as one row each: dot, interval and count, with a line at the share of all."""

from collections.abc import Sequence

from scr.plot import axes
from scr.plot import frame as fr
from scr.plot import text as t
from scr.plot import theme as th
from scr.plot.rows import Row, chart_name, left_margin, marks, row_names

_ROW = 18
_LONG = 25


def interval_list(
    rows: Sequence[Row],
    *,
    target: float | None,
    axis_title: str,
    chosen: str | None = None,
    phone: bool = False,
    target_words: str = "All boards",
    rate: bool = False,
    fit: bool = False,
) -> fr.Chart:
    """Many rows, 18 pixels each: name, dot with interval, count; a line at the target. Flagged
    rows are triangles, the chosen one a diamond with its name in bold. `fit` ends the scale of
    shares at the first quarter that holds them all, for shares that are all small."""
    many = len(rows) > _LONG
    top, bottom = 74 if many else 56, 40
    height = _ROW * max(len(rows), 1) + top + bottom
    name = chart_name(rows, axis_title)
    if not rows:
        return fr.empty("No boards to show.", name=name, phone=phone)
    left = left_margin([r.label for r in rows], phone, most=118 if phone else 190)
    words = [r.count_words if t.known(r.value) else t.safe(r.note) for r in rows]
    right = max(round(max(th.width_of(w, th.text_size(phone)) for w in words)) + 16, 24)
    places = [float(p) for p in range(len(rows))][::-1]
    end, ticks = _scale(rows, target, rate, fit)
    tick_words = [t.tick_percent(v) if not rate else f"{v:g}" for v in ticks]
    span = (-0.6, len(rows) - 0.4)
    layout = fr.layout(
        height, left=left, right=right, top=top, bottom=bottom, phone=phone,
        xaxis=axes.axis(phone, (0, end), showgrid=True, tickvals=ticks, ticktext=tick_words),
        yaxis=axes.axis(phone, span, showgrid=True, tickvals=places, showticklabels=False),
        shapes=_target_line(target, span),
        annotations=[
            fr.axis_title(t.safe(axis_title), phone, left=left, top=top),
            *row_names(rows, [int(p) for p in places], left, phone, chosen),
            *_target_words(target, target_words, end, rate, phone, 22 if many else 3),
            *(_top_ticks(ticks, tick_words, phone) if many else []),
        ],
    )  # fmt: skip
    traces = [*marks(rows, places, rate=rate, chosen=chosen), _counts(words, places, end, phone)]
    return fr.Chart({"data": traces, "layout": layout}, name, height, fr.show_config(phone))


def _target_line(target: float | None, span: tuple[float, float]) -> list[th.Figure]:
    if target is None:
        return []
    return [fr.line_shape((target, span[0], target, span[1]), width=th.LIMIT)]


def _counts(words: Sequence[str], places: Sequence[float], end: float, phone: bool) -> th.Figure:
    """The column of counts at the right; the reason where a row has no value."""
    return {
        "type": "scatter", "mode": "text", "x": [end] * len(words), "y": list(places),
        "text": [f"\u2003{w}" for w in words], "textposition": "middle right", "cliponaxis": False,
        "textfont": th.font(phone, th.AXIS), **t.SILENT,
    }  # fmt: skip


def _target_words(
    target: float | None, words: str, end: float, rate: bool, phone: bool, above: int
) -> list[th.Figure]:
    if target is None:
        return []
    value = t.number(target) if rate else t.percent(target)
    anchor = "left" if target < 0.25 * end else "right" if target > 0.75 * end else "center"
    return [
        fr.note(
            f"{t.safe(words)} {value}", phone, th.AXIS, small=True, x=target, y=1, yref="paper",
            yanchor="bottom", yshift=above, xanchor=anchor,
        )
    ]  # fmt: skip


def _top_ticks(ticks: Sequence[float], words: Sequence[str], phone: bool) -> list[th.Figure]:
    """The axis again at the top of a long list."""
    return [
        fr.note(w, phone, th.AXIS, x=v, y=1, yref="paper", yanchor="bottom", yshift=3)
        for v, w in zip(ticks, words, strict=True)
    ]


def _scale(
    rows: Sequence[Row], target: float | None, rate: bool, fit: bool
) -> tuple[float, list[float]]:
    if not rate and not fit:
        return 1.0, _quarters(1.0)
    ends = [v for r in rows for v in (r.value, r.upper) if v is not None and t.known(v)]
    highest = max([*ends, target or 0.0])
    if not rate:
        end = next(quarter for quarter in (0.25, 0.5, 0.75, 1.0) if highest <= quarter)
        return end, [end * i / 5 for i in range(6)] if end < 0.75 else _quarters(end)
    end, step = t.nice_top(highest)
    return end, [i * step for i in range(round(end / step) + 1)]


def _quarters(end: float) -> list[float]:
    return [i / 4 for i in range(round(end * 4) + 1)]
