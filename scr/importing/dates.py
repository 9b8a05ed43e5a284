"""Dates as people write them: day before month, never the American order.

What is no date gets a sentence that says what was read, and the nearest thing that would be one.
Only what is made of figures, punctuation and the words of dates is ever repeated: anything else
may be free text.
"""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

MONTHS = (
    *("january", "february", "march", "april", "may", "june"),
    *("july", "august", "september", "october", "november", "december"),
)
MONTH_OF = {name[:n]: i for i, name in enumerate(MONTHS, 1) for n in (3, len(name))} | {"sept": 9}
_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_WEEKDAY = "|".join(sorted({*_DAYS, *(d[:3] for d in _DAYS), "tues", "weds", "thur", "thurs"}))
_TIME = r"(?:(?:[t ]| +)[0-9]{1,2}:[0-9]{2}(?::[0-9]{2}(?:[.,][0-9]+)?)?(?: ?[ap]m)?" + (
    r"(?: ?(?:z|utc|gmt|[+-][0-9]{2}(?::?[0-9]{2})?))?)?"
)
_MONTH = "|".join(sorted(MONTH_OF, key=len, reverse=True))
_BEFORE = re.compile(rf"(?:{_WEEKDAY})\b\.?,?\s+")
_YEAR_FIRST = re.compile(r"([0-9]{4})([-/])([0-9]{1,2})\2([0-9]{1,2})" + _TIME)
_DAY_FIRST = re.compile(r"([0-9]{1,2})([/.-])([0-9]{1,2})\2([0-9]{4}|[0-9]{2})" + _TIME)
_IN_WORDS = re.compile(
    rf"([0-9]{{1,2}})(?:st|nd|rd|th)?(?:\s+|\s*-\s*)({_MONTH})\.?,?(?:\s+|\s*-\s*)'?"
    r"([0-9]{4}|[0-9]{2})" + _TIME
)
_MONTH_IN_WORDS = re.compile(rf"({_MONTH})\.?,?(?:[\s/-]+([0-9]{{4}})|(?:-|[\s-]*')([0-9]{{2}}))")
_YEAR_AND_MONTH = re.compile(r"([0-9]{4})[-/]([0-9]{1,2})")
_MONTH_AND_YEAR = re.compile(r"([0-9]{1,2})[/.-]([0-9]{4})")
_YEAR = re.compile(r"(?:19|20)[0-9]{2}(?:\.0+)?")
_DAY_NUMBER = re.compile(r"([1-9][0-9]{4})(?:\.[0-9]+)?")
# Day 0 of spreadsheets, as far as their days from 1 March 1900 on go.
_DAY_ZERO = date(1899, 12, 30)
EXAMPLE = "for example 31/01/2014"


@dataclass(frozen=True)
class Read:
    """A date that was read, and how: day, two_digit_year, day_number, month or year. Of a month
    `day` is the last day, of a year None. `fault` instead says what is wrong with one that has the
    form of a date and is none."""

    day: date | None
    form: str = "day"
    fault: str = ""


def read(text: str) -> Read | None:
    """A trimmed text as a date, any time of day dropped; None when it has no form of a date."""
    text = _BEFORE.sub("", text.lower(), count=1)
    return _whole(text) or _month(text) or _number(text)


def written(day: date, form: str = "day") -> str:
    """A date that was read, as our messages write it: 31/01/2014, or January 2014."""
    if form == "month":
        return f"{MONTHS[day.month - 1].title()} {day.year}"
    return f"{day.day:02}/{day.month:02}/{day.year}"


def _whole(text: str) -> Read | None:
    if match := _YEAR_FIRST.fullmatch(text):
        return _day(match[1], int(match[3]), int(match[4]))
    if match := _DAY_FIRST.fullmatch(text):
        return _day(match[4], int(match[3]), int(match[1]))
    if match := _IN_WORDS.fullmatch(text):
        return _day(match[3], MONTH_OF[match[2]], int(match[1]))
    return None


def _day(year: str, month: int, day: int) -> Read:
    number = int(year) + (2000 if len(year) == 2 else 0)
    try:
        calendar_day = date(number, month, day)
    except ValueError:
        return Read(None, fault=_impossible(number, month, day))
    return Read(calendar_day, "two_digit_year" if len(year) == 2 else "day")


def _month(text: str) -> Read | None:
    if match := _MONTH_IN_WORDS.fullmatch(text):
        year, month = int(match[2] or f"20{match[3]}"), MONTH_OF[match[1]]
    elif match := _YEAR_AND_MONTH.fullmatch(text):
        year, month = int(match[1]), int(match[2])
    elif match := _MONTH_AND_YEAR.fullmatch(text):
        year, month = int(match[2]), int(match[1])
    else:
        return None
    if not 1 <= month <= 12 or not year:
        return None
    return Read(date(year, month, monthrange(year, month)[1]), "month")


def _number(text: str) -> Read | None:
    if _YEAR.fullmatch(text):
        return Read(None, "year")
    if match := _DAY_NUMBER.fullmatch(text):
        return Read(_DAY_ZERO + timedelta(days=int(match[1])), "day_number")
    return None


def _impossible(year: int, month: int, day: int) -> str:
    if not 1 <= month <= 12:
        if 1 <= day <= 12 and 1 <= month <= 31:
            return (
                f"There is no month {month}: days stand before months. If the American order was "
                f"meant, this would be {month:02}/{day:02}/{year}."
            )
        return f"There is no month {month}."
    if not year:
        return "There is no year 0."
    return f"{MONTHS[month - 1].title()} {year} has {monthrange(year, month)[1]} days, not {day}."
