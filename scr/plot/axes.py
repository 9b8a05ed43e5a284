"""Axes: percentages, counts, rates, months and years. None has a frame, ticks or a zero line."""

import math
from collections.abc import Sequence
from typing import Any

from scr.plot import theme as th

QUARTERS = (0, 0.25, 0.5, 0.75, 1)
QUARTER_WORDS = ("0%", "25%", "50%", "75%", "100%")


def axis(phone: bool, span: tuple[float, float], **more: Any) -> th.Figure:
    """An axis without frame, ticks or zero line; `span` is its range."""
    return {
        "range": list(span),
        "autorange": False,
        "fixedrange": True,
        "automargin": False,
        "showline": False,
        "zeroline": False,
        "showgrid": False,
        "gridcolor": th.GRID,
        "gridwidth": th.THIN,
        "ticks": "",
        "tickfont": th.font(phone, th.AXIS),
        "tickmode": "array",
        "tickvals": [],
        "ticktext": [],
        "title": {"text": ""},
        **more,
    }


def percent(phone: bool, span: tuple[float, float] = (0.0, 1.0)) -> th.Figure:
    """An axis of 0 to 100% with a line at each quarter."""
    return named(phone, span, QUARTERS, QUARTER_WORDS)


def named(
    phone: bool, span: tuple[float, float], ticks: Sequence[float], words: Sequence[str]
) -> th.Figure:
    """An axis with a line and words at each tick."""
    return axis(phone, span, showgrid=True, tickvals=list(ticks), ticktext=list(words))


def counts(phone: bool, span: tuple[float, float], ticks: Sequence[float]) -> th.Figure:
    """An axis of counts or days, with a line at each tick."""
    return named(phone, span, ticks, [f"{tick:,.0f}" for tick in ticks])


def rates(phone: bool, span: tuple[float, float], ticks: Sequence[float]) -> th.Figure:
    """An axis of rates, with a line at each tick."""
    return named(phone, span, ticks, [f"{tick:g}" for tick in ticks])


def round_ticks(highest: float) -> tuple[float, list[float]]:
    """A round end for an axis from zero that holds this, and its ticks."""
    end, step = nice_top(highest)
    return end, [i * step for i in range(round(end / step) + 1)]


def count_ticks(highest: int, most: int) -> list[int]:
    """Whole round numbers from zero up to `highest`, at most so many steps."""
    steps = (digit * 10**power for power in range(12) for digit in (1, 2, 5))
    step = next(width for width in steps if highest / width <= most)
    return list(range(0, highest + 1, step))


def nice_top(highest: float) -> tuple[float, float]:
    """A round end for an axis from zero, and the step of its ticks (three to six of them)."""
    if not highest > 0:
        return 1.0, 0.5
    scale = 10 ** math.floor(math.log10(highest))
    for step in (0.2, 0.25, 0.5, 1, 2, 2.5, 5):
        if highest <= 5 * step * scale:
            return math.ceil(highest / (step * scale) - 1e-9) * step * scale, step * scale
    return 10.0 * scale, 2.0 * scale


def whole_ticks(highest: int, most: int) -> list[int]:
    """Whole numbers for an axis of counts up to `highest`, at most about `most` of them."""
    for step in (1, 2, 5, 10, 20, 25, 50, 100, 200, 500, 1000):
        if highest / step <= most:
            ticks = list(range(step, highest + 1, step))
            # One is where most boards may be: it has its number at every step.
            return (
                ticks if step == 1 else [1, *ticks] if step > 2 else list(range(1, highest + 1, 2))
            )
    return [highest]
