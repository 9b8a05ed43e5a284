"""How numbers, dates and periods are written for people. British usage, no more digits than
the data bear, and never a share without its denominator.

Long because every rule of writing stands in this one place.
"""

import math
import re
from datetime import date

import pandas as pd

from scr.base.dates import is_exact
from scr.base.periods import EVERYTHING, MONTHS_IN_WORDS, Span, parse_span


def is_nothing(value: object) -> bool:
    """True for None, NaN, NaT and NA, the forms in which a null arrives."""
    if isinstance(value, float):
        return math.isnan(value)
    return value is None or value is pd.NaT or value is pd.NA


def number(value: float) -> str:
    """A whole number with thousands marked: 1,234."""
    return f"{int(value):,}"


def count(value: float, noun: str, many: str | None = None) -> str:
    """A number with its noun: `1 case`, `275 cases`."""
    return f"{number(value)} {noun if value == 1 else many or noun + 's'}"


_LEFT_OUT_OF = {
    "of recommendations ": "recommendation",
    "of an assessment ": "assessment",
    "of reviews ": "review",
}


def left_out(n: float, reason: str) -> str:
    """What a figure leaves out, with its noun: `3 cases whose decision has no date`, and
    `2 recommendations without a theme` where the reason says of what it speaks."""
    for start, noun in _LEFT_OUT_OF.items():
        if reason.startswith(start):
            return f"{count(n, noun)} {reason.removeprefix(start)}"
    return f"{count(n, 'case')} {reason}"


def half_up(value: float) -> int:
    """The nearest whole number, a half upwards: the one rule of rounding. What a half is, is not
    left to the last binary digit: 23 of 40 is 57.5%, and so 58%."""
    return math.floor(round(value, 9) + 0.5)


def percent(share: float) -> str:
    """A share as a whole percentage; the ends are kept for the true 0 and 1."""
    if 0 < share < 0.005:
        return "under 1%"
    if 0.995 <= share < 1:
        return "over 99%"
    return f"{half_up(100 * share)}%"


def interval(lower: float, upper: float) -> str:
    """Limits of a share: `55% to 67%`."""
    return f"{half_up(100 * lower)}% to {half_up(100 * upper)}%"


def share_of(x: float, n: float) -> str:
    """`168 of 275 (61%)`; of nothing, `0 of 0`."""
    return f"{number(x)} of {number(n)}" + (f" ({percent(x / n)})" if n else "")


def rate(value: float) -> str:
    """A rate per 100,000 with one decimal, two below 2."""
    return decimals(value, 1 if value >= 1.995 else 2)


def decimals(value: float, places: int) -> str:
    """A number with so many decimals, a half upwards."""
    size = 10**places
    return f"{half_up(value * size) / size:,.{places}f}"


def rates(lower: float, upper: float) -> str:
    """Limits of a rate, with as many decimals each; two below 2."""
    places = 1 if lower >= 1.995 else 2
    return f"{decimals(lower, places)} to {decimals(upper, places)}"


def points(lower: float, upper: float) -> str:
    """Limits of a difference of shares in percentage points: `-4 to 13 points`, with a true
    minus sign."""
    ends = [half_up(100 * end) for end in (lower, upper)]
    first, last = (str(end).replace("-", "−") for end in ends)
    return f"{first} to {last} points"


def day(value: date) -> str:
    """`30 June 2016`; `June 2016` where only the month is known."""
    return f"{value.day} {value:%B %Y}" if is_exact(value) else month(value)


def month(value: date) -> str:
    """`June 2016`."""
    return f"{value:%B %Y}"


def on_day(value: date) -> str:
    """`on 30 June 2016`, or `in June 2016` where only the month is known."""
    return f"{'on' if is_exact(value) else 'in'} {day(value)}"


def day_column(values: pd.Series) -> pd.Series:
    """A column of dates as it is where all are known to the day; else each in words."""
    return values if is_exact(*values) else values.map(lambda value: value and day(value))


def year_words(label: str) -> str:
    """A period's label in words: `panel:2014-15` becomes `panel year 2014-15`."""
    return span_words(parse_span(label), with_months=False) if ":" in label else label


def year_short(label: str) -> str:
    """A year without its kind, for an axis that names the kind: `2014-15`."""
    return label.partition(":")[2] or label


def span_words(span: Span, *, with_months: bool = True) -> str:
    """`panel years 2011-12 to 2015-16 (July to June)`, two dates, or `all recorded years`."""
    if span == EVERYTHING or span.start is None or span.end is None:
        return "all recorded years"
    if span.kind is None:
        return f"{day(span.start)} to {day(span.end)}"
    kind = span.kind
    first, _, last = year_short(span.label).partition("..")
    words = f"{kind} years {first} to {last}" if last else f"{kind} year {first}"
    return words + (f" ({MONTHS_IN_WORDS[span.kind]})" if with_months else "")


_BODY = re.compile(
    r"\s+(?:Local\s+)?Safeguarding\s+Child(?:ren|ren['’]s)?\s+(?:Board|Partnership)\b.*$"
    r"|\s+(?:LSCB|SCB|Local)$",
    re.IGNORECASE,
)


def board_short(name: str) -> str:
    """The area alone: `Kent` for `Kent Safeguarding Children Board`, and for the forms with
    `Local`, `LSCB`, or the areas of a joint board in brackets. Other names stay as they are."""
    return _BODY.sub("", name.strip()).strip() or name.strip()


def within(who: str) -> str:
    """The boards as the subject of a clause within a sentence: `boards in Saltmarch`, `Kent`."""
    return f"b{who[1:]}" if who.startswith("Boards") else who


def listed(names: list[str]) -> str:
    """`a`, `a and b`, `a, b and c`."""
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"


_SMALL = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")


_ROUND = (
    *((tenths / 10, f"About {_SMALL[tenths]} in ten", "") for tenths in (1, 2, 3, 4, 6, 7, 8, 9)),
    (1 / 7, "About one in seven", ""),
    (1 / 4, "About a quarter", "of the"),
    (1 / 3, "About a third", "of the"),
    (1 / 2, "About half", "of the"),
    (2 / 3, "About two thirds", "of the"),
    (3 / 4, "About three quarters", "of the"),
)


def in_ten(share: float, things: str = "") -> str:
    """A share in round words for a heading, with care at the ends: `About six in ten`; `things` is
    what it is a share of: `About a quarter of the reviews`."""
    if share in (0.0, 1.0):
        portion, joint = ("All", "") if share else ("None", "of the")
    elif not 0.05 <= share < 0.95:
        portion, joint = ("Almost all" if share > 0.5 else "Hardly any"), ""
    else:
        _, portion, joint = min(_ROUND, key=lambda rounded: abs(rounded[0] - share))
    return " ".join(part for part in (portion, joint, things) if part) if things else portion


_SINGULAR = {"were": "was", "are": "is"}
# Of fewer than these a heading gives the numbers: round words would promise too much.
FEW = 10


def headline(x: float, n: float, noun: str, verb: str, more: str = "") -> str:
    """The beginning of a heading about x of n: `About six in ten decisions were`; of few
    `2 of 3 decisions were`, of one `The one decision was not`. `more` follows the noun."""
    rest = f" {more}" if more else ""
    if n == 1:
        return f"The one {noun}{rest} {_SINGULAR[verb]}{'' if x else ' not'}"
    if n < FEW:
        some = number(x) if x else "None"
        return f"{some} of {'' if x else 'the '}{number(n)} {noun}s{rest} {verb}"
    return f"{in_ten(x / n, noun + 's')}{rest} {verb}"


def are(value: float) -> str:
    """A count as a subject with its verb: `None is`, `1 is`, `3 are`."""
    return f"{number(value) if value else 'None'} {'is' if value < 2 else 'are'}"


def small(value: int) -> str:
    """A count as people write it: in words up to ten."""
    return _SMALL[value] if 0 <= value <= 10 else number(value)


def capital(text: str) -> str:
    """The text with its first letter as a capital."""
    return text[:1].upper() + text[1:]


DAYS_IN_MONTH = 365.25 / 12


def duration(days: float) -> str:
    """A length of time: days up to 90, then months with one decimal."""
    return count(days, "day") if days <= 90 else f"{decimals(days / DAYS_IN_MONTH, 1)} months"


def durations(lower: float | None, upper: float | None) -> str:
    """Limits of a length of time in one unit; an upper end that is not reached says so."""
    if lower is None or is_nothing(lower):
        return "not known"
    last = None if is_nothing(upper) else upper
    in_days = (lower if last is None else last) <= 90
    size, unit = (1.0, "days") if in_days else (DAYS_IN_MONTH, "months")

    def written(value: float) -> str:
        return number(value) if in_days else decimals(value / size, 1)

    if last is None:
        return f"{written(lower)} {unit} or more"
    return f"{written(lower)} to {written(last)} {unit}"


def since(days: int | None, what: str) -> str:
    """`95 days after the letter`; says so where the dates disagree. In days however many, as the
    days are what is asked for."""
    if days is None or days < 0:
        return f"before {what}: its dates disagree"
    return f"on the day of {what}" if not days else f"{count(days, 'day')} after {what}"
