"""Words on marks: escaped names, counts, percentages on axes and labels, hover boxes.

Only what a chart draws itself; sentences belong elsewhere.
"""

import html
import math
from collections.abc import Callable, Sequence
from datetime import date

from scr.base import words

# A hover box names so many boards at most, so many to a line.
NAMES_SHOWN, NAMES_PER_LINE = 6, 3


def safe(text: str) -> str:
    """The text so that Plotly shows it as it is, whatever it contains."""
    return html.escape(text, quote=False)


def percent(value: float) -> str:
    """A share as sentences write it; never 0% or 100% for what is not quite that."""
    written = words.percent(value)
    return written.replace("under ", "&lt;").replace("over ", "&gt;")


def plain(written: str) -> str:
    """What was written for a chart, as a chart's name says it: without marks or entities."""
    return written.replace("&lt;", "under ").replace("&gt;", "over ")


def points(low: float, high: float) -> int:
    """Percentage points between two shares as they are written."""
    return words.half_up(100 * high) - words.half_up(100 * low)


def tick_percent(value: float) -> str:
    """A percentage on an axis."""
    return f"{words.half_up(100 * value)}%"


def number(value: float) -> str:
    """A rate as sentences write it."""
    return words.rate(value)


def day(value: date) -> str:
    """A date as sentences write it."""
    return words.day(value)


def on_day(value: date) -> str:
    """When something happened, as sentences write it."""
    return words.on_day(value)


def month(value: date) -> str:
    """A month as sentences write it."""
    return words.month(value)


def duration(days: float) -> str:
    """A length of time as sentences write it: days up to 90, then months."""
    return words.duration(days)


def board_short(name: str) -> str:
    """A board's name as sentences write it."""
    return words.board_short(name)


def out_of(x: float, n: float) -> str:
    """A count with its denominator: "86 of 107"."""
    return f"{words.number(x)} of {words.number(n)}"


def counted(n: int, noun: str) -> str:
    """A number with its noun: "1 board", "146 boards"."""
    return words.count(n, noun)


def hover(*lines: str) -> str:
    """Lines of a hover box, the first in bold; empty ones are dropped. Ready (escaped) text."""
    kept = [line for line in lines if line]
    return "<br>".join([f"<b>{kept[0]}</b>", *kept[1:]]) if kept else ""


def names(all_names: Sequence[str]) -> str:
    """At most six names, broken after three, and how many more there are."""
    shown = [safe(name) for name in sorted(all_names)[:NAMES_SHOWN]]
    more = len(all_names) - len(shown)
    rows = [
        ", ".join(shown[start : start + NAMES_PER_LINE])
        for start in range(0, len(shown), NAMES_PER_LINE)
    ]
    return ",<br>".join(rows) + (f"<br>and {more} more" if more else "")


def interval(
    lower: float | None,
    upper: float | None,
    write: Callable[[float, float], str] = words.interval,
) -> str:
    """The 95% interval for a hover box, of shares where nothing else writes it; empty where there
    is none."""
    if not (is_number(lower) and is_number(upper)) or lower is None or upper is None:
        return ""
    return f"95% interval {write(lower, upper)}"


def is_number(value: float | None) -> bool:
    """Is it a number? Neither None nor NaN is."""
    return value is not None and not math.isnan(value)
