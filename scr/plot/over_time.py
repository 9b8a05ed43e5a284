"""A share or a rate by year: points with their intervals, and the days on which rules changed."""

import math
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from scr.plot import axes
from scr.plot import frame as fr
from scr.plot import looks as lk
from scr.plot import marks as mk
from scr.plot import text as t
from scr.plot import theme as th
from scr.plot.numbers import RATES, Values, from_zero
from scr.plot.years import YearPoint, guidance_lines, year_labels

_HEIGHT = {False: 310, True: 300}
_LEFT = 44


def share_over_time(
    points: Sequence[YearPoint],
    *,
    axis_title: str,
    guidance: Sequence[tuple[Any, ...]] = (),
    phone: bool = False,
    width: int = th.HALF,
) -> fr.Chart:
    """A share by year with 95% intervals. The axis is 0 to 100% unless all the intervals lie in
    a narrower band; then it shows that band and its title says where it starts."""
    ends = _ends(points)
    low, high, step = _share_range(min(ends, default=0.0), max(ends, default=1.0))
    ticks = tuple(low + i * step for i in range(round((high - low) / step) + 1))
    return _over_time(points, Values(low, high, ticks), axis_title, guidance, phone, width)


def rate_over_time(
    points: Sequence[YearPoint],
    *,
    axis_title: str,
    guidance: Sequence[tuple[Any, ...]] = (),
    phone: bool = False,
    width: int = th.HALF,
    unit: str = "per 100,000",
) -> fr.Chart:
    """A rate, or a length of time in `unit`, by year with its 95% intervals; the axis starts at
    zero."""
    scale = from_zero(max(_ends(points), default=0.0), replace(RATES, unit=unit))
    return _over_time(points, scale, axis_title, guidance, phone, width)


def _over_time(
    points: Sequence[YearPoint],
    scale: Values,
    axis_title: str,
    guidance: Sequence[tuple[Any, ...]],
    phone: bool,
    width: int,
) -> fr.Chart:
    name = _name(points, axis_title, scale)
    if not points:
        return fr.empty("No years to show.", name=name, phone=phone)
    width = th.NARROW if phone else width
    levels, shapes, words = guidance_lines(points, guidance, phone, width)
    top = 34 + 18 * levels
    years = year_labels(points, width, phone)
    bottom = 14 + 16 * max(words.count("<br>") + 1 for words in years)
    sheet = fr.Sheet(_HEIGHT[phone], _LEFT, 8, top, bottom, phone)
    labels = [
        sheet.title(_title(axis_title, scale)),
        *words,
        *_value_labels(points, scale, width, phone),
    ]
    layout = sheet.layout(
        axes.axis(phone, (-0.5, len(points) - 0.5), tickvals=[*range(len(points))], ticktext=years),
        # Room above the highest interval for its label, whatever the scale.
        scale.axis(phone, below=0.04, above=0.11),
        notes=labels,
        shapes=shapes,
    )
    return fr.chart(name, _traces(points, scale), layout, phone)


def _traces(points: Sequence[YearPoint], scale: Values) -> list[th.Figure]:
    shown = [(i, p, p.value) for i, p in enumerate(points) if p.value is not None]
    shown = [(i, p, v) for i, p, v in shown if t.is_number(v)]
    boxes = [
        t.hover(
            t.safe(p.label),
            p.count_words,
            scale.numbers.write_long(v),
            scale.numbers.interval(p.lower, p.upper),
        )
        for _, p, v in shown
    ]
    return [
        mk.intervals(((i, p.lower, p.upper) for i, p, _ in shown), is_upright=True),
        mk.points([i for i, _, _ in shown], [v for _, _, v in shown], lk.Look(), boxes),
    ]


def _value_labels(
    points: Sequence[YearPoint], scale: Values, width: int, phone: bool
) -> list[th.Figure]:
    """A label on each point, or on every second or third, counted from the last, where all
    would touch; the word for a missing value always, upright where it would touch."""
    room = width / len(points) - 2
    every = math.ceil(th.width_of(f"<b>{scale.numbers.write(scale.high)}</b>", 15) / max(room, 1))
    last = len(points) - 1
    labels = []
    for i, p in enumerate(points):
        if not t.is_number(p.value):
            labels.append(_gap_label(i, p, scale, phone, room))
        elif (last - i) % every == 0:
            labels.append(_value_label(i, p, scale, phone))
    return labels


def _gap_label(i: int, p: YearPoint, scale: Values, phone: bool, room: float) -> th.Figure:
    """A word in the gap where there is no value."""
    is_upright = th.width_of(p.note, th.text_size(phone)) > room
    return fr.note(
        t.safe(p.note),
        phone,
        th.AXIS,
        x=i,
        y=scale.low,
        yanchor="bottom",
        yshift=4,
        bgcolor=th.BACKGROUND,
        textangle=-90 if is_upright else 0,
    )


def _value_label(i: int, p: YearPoint, scale: Values, phone: bool) -> th.Figure:
    """The value above its interval."""
    value = p.value or 0.0
    top = p.upper if p.upper is not None and t.is_number(p.upper) else value
    # On the background's colour, so that a guidance line near by does not cross the figures.
    return fr.note(
        f"<b>{scale.numbers.write(value)}</b>",
        phone,
        larger=1,
        x=i,
        y=max(top, value),
        yanchor="bottom",
        yshift=3 if top > value else 8,
        bgcolor=th.BACKGROUND,
    )


def _title(axis_title: str, scale: Values) -> str:
    """The title, which owns up to an axis that does not start at zero."""
    return (
        f"{axis_title} (axis from {scale.numbers.tick(scale.low)})" if scale.low > 0 else axis_title
    )


def _ends(points: Sequence[YearPoint]) -> list[float]:
    return [
        v for p in points for v in (p.value, p.lower, p.upper) if v is not None and t.is_number(v)
    ]


def _share_range(lowest: float, highest: float) -> tuple[float, float, float]:
    """Low and high end and step of a percent axis: tens around the intervals, at least 50 points
    wide; all of 0 to 100% when that is not much narrower."""
    low, high = math.floor(lowest * 10 - 1e-9), math.ceil(highest * 10 + 1e-9)
    low, high = max(low - 1, 0), min(high + 1, 10)
    while high - low < 5:
        low, high = (low, high + 1) if high < 10 else (low - 1, high)
    if low <= 1 and high <= 6:
        return 0.0, high / 10, 0.1
    if high - low > 6 or low <= 1:
        return 0.0, 1.0, 0.25
    return low / 10, high / 10, 0.1


def _name(points: Sequence[YearPoint], axis_title: str, scale: Values) -> str:
    shown = [p for p in points if t.is_number(p.value)]
    if not shown:
        return f"{axis_title}, by year: nothing to show."
    last = shown[-1]
    value = t.plain(scale.numbers.write(last.value or 0.0))
    years = f"{points[0].label} to {points[-1].label}" if len(points) > 1 else points[0].label
    what = f"{last.count_words}, {value}" if last.count_words else value
    return f"{axis_title}, {years}; {last.label}: {what}."
