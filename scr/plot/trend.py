"""The small trend of a card."""

from collections.abc import Sequence
from typing import Any

from scr.plot import axes
from scr.plot import frame as fr
from scr.plot import looks as lk
from scr.plot import marks as mk
from scr.plot import text as t
from scr.plot import theme as th
from scr.plot.numbers import KINDS, Numbers
from scr.plot.years import YearPoint


def trend(
    points: Sequence[YearPoint],
    *,
    name: str = "",
    phone: bool = False,
    kind: str = "share",
) -> fr.Chart:
    """A line with its interval band on a fixed scale of 0 to 100%, so that a change looks as
    large as it is; a `kind` of rate has a scale from zero. First and last year are named."""
    height = 76 if phone else 88
    shown = [(i, p, p.value) for i, p in enumerate(points) if p.value is not None]
    shown = [(i, p, v) for i, p, v in shown if t.is_number(v)]
    name = name or _trend_name(points, len(shown))
    if not shown:
        return fr.empty("No trend to show", name=name, height=height, phone=phone)
    numbers = KINDS[kind]
    top = numbers.ends(max(max(v, p.upper or 0.0) for _, p, v in shown))[0]
    end = max(len(points) - 1, 1)
    sheet = fr.Sheet(height, 6, 44, 10, 22, phone)
    layout = sheet.layout(
        axes.axis(phone, (-0.02 * end, end)),
        # Both ends of the scale are drawn and named: the height means nothing without.
        axes.named(phone, (0, top), (0, top), ("", "")),
        notes=[*_ends_named(points, phone), *_scale_named(top, numbers, phone)],
    )
    bands = mk.bands((i, p.lower, p.upper) for i, p in enumerate(points))
    return fr.chart(name, [*bands, _line(points, numbers)], layout, phone, displayModeBar=False)


def _line(points: Sequence[YearPoint], numbers: Numbers) -> th.Figure:
    last = max(i for i, p in enumerate(points) if t.is_number(p.value))
    looks = [lk.Look(size=10 if i == last else 5) for i in range(len(points))]
    return mk.joined(
        list(range(len(points))),
        [p.value if t.is_number(p.value) else None for p in points],
        looks,
        width=2,
        boxes=[_box(p, numbers) for p in points],
    )


def _box(p: YearPoint, numbers: Numbers) -> str:
    value = (
        numbers.write(p.value) if p.value is not None and t.is_number(p.value) else t.safe(p.note)
    )
    return t.hover(t.safe(p.label), p.count_words, value, numbers.interval(p.lower, p.upper))


def _ends_named(points: Sequence[YearPoint], phone: bool) -> list[th.Figure]:
    place: dict[str, Any] = {"yref": "paper", "y": 0, "yanchor": "top", "yshift": -4}
    last = len(points) - 1
    first_word = fr.small(t.safe(points[0].label), phone, x=0, xanchor="left", xshift=-6, **place)
    last_word = fr.small(
        t.safe(points[last].label), phone, x=last, xanchor="right", xshift=8, **place
    )
    return [first_word, last_word] if last else [first_word]


def _scale_named(top: float, numbers: Numbers, phone: bool) -> list[th.Figure]:
    return [fr.small(numbers.tick(end), phone, **fr.at_right(end, 10)) for end in (0.0, top)]


def _trend_name(points: Sequence[YearPoint], n_shown: int) -> str:
    if not n_shown:
        return "Trend: nothing to show."
    if len(points) == 1:
        return f"{points[0].label} alone, with its 95% interval."
    return f"Trend from {points[0].label} to {points[-1].label}, with 95% intervals."
