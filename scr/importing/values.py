"""What one cell means: its text as a date, a code, yes or no, or a whole number.

Each distinct text of a column is read once, so these are plain functions of a text.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from scr.importing.names import plain, without_decimals
from scr.store import Column

BLANKS = ("", "n/a", "-", "unknown")
EARLIEST = date(1990, 1, 1)
LATEST_YEARS_AFTER = 10
LARGEST = 2**31 - 1
SCALE = (1, 4)

_YES = {"yes", "y", "true", "1"}
_NO = {"no", "n", "false", "0"}
_MONTHS = (
    *("january", "february", "march", "april", "may", "june"),
    *("july", "august", "september", "october", "november", "december"),
)
_MONTH_OF = {name[:n]: i for i, name in enumerate(_MONTHS, 1) for n in (3, len(name))} | {"sept": 9}
_TIME = r"(?:(?:[t ]| +)[0-9]{1,2}:[0-9]{2}(?::[0-9]{2}(?:[.,][0-9]+)?)?(?: ?[ap]m)?" + (
    r"(?: ?(?:z|utc|gmt|[+-][0-9]{2}(?::?[0-9]{2})?))?)?"
)
_ISO = re.compile(r"([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})" + _TIME)
_DAY_FIRST = re.compile(r"([0-9]{1,2})([/-])([0-9]{1,2})\2([0-9]{4}|[0-9]{2})" + _TIME)
_IN_WORDS = re.compile(r"([0-9]{1,2})(\s+|-)([a-z]+)(\s+|-)([0-9]{4}|[0-9]{2})" + _TIME)
_WHOLE = re.compile(r"(?:[0-9]+|[0-9]{1,3}(?:,[0-9]{3})+)(?:\.0+)?")


@dataclass(frozen=True)
class Value:
    """A text's meaning, or the id of the rule it breaks. `notice` is a rule that only warns."""

    value: object = None
    fault: str | None = None
    notice: str | None = None


BLANK = Value()
MISSING = Value(fault="missing_value")


def reader(column: Column, as_at: date) -> Callable[[str], Value]:
    """The function that reads the trimmed texts of a column of kind date, code, yes_no or
    whole_number. Dates are held against the as-at date."""
    if column.kind == "date":
        latest = years_after(as_at, LATEST_YEARS_AFTER)
        read: Callable[[str], Value] = lambda text: read_date(text, latest)  # noqa: E731
    elif column.kind == "code":
        codes = {plain(code): code for code in column.codes}
        if "not_known" in column.codes:
            codes["unknown"] = "not_known"
        read = lambda text: _read_code(text, codes)  # noqa: E731
    elif column.kind == "yes_no":
        read = _read_yes_no
    else:
        read = _read_scale if column.sql_type == "TINYINT" else _read_whole_number
    has_unknown = "not_known" in column.codes

    def read_cell(text: str) -> Value:
        if not text:
            return MISSING if column.is_required else BLANK
        lowered = text.lower()
        if not column.is_required and lowered in BLANKS:
            return Value("not_known") if has_unknown and lowered == "unknown" else BLANK
        return read(text)

    return read_cell


def years_after(day: date, years: int) -> date:
    """The same day so many years later; 28 February for a 29 February that is not there."""
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return day.replace(year=min(day.year + years, date.max.year), day=28)


def read_date(text: str, latest: date = date.max) -> Value:
    """A date as people write it, day before month, any time of day dropped.

    Two-digit years are 20yy, with a notice. Dates before 1990 or after `latest` are a fault.
    """
    parts = _date_parts(text.lower())
    if parts is None:
        return Value(fault="unreadable_date")
    year, month, day = parts
    try:
        found = date(int(year) + (2000 if len(year) == 2 else 0), month, day)
    except ValueError:
        return Value(fault="unreadable_date")
    if not EARLIEST <= found <= latest:
        return Value(fault="date_out_of_range")
    return Value(found, notice="two_digit_year" if len(year) == 2 else None)


def _date_parts(text: str) -> tuple[str, int, int] | None:
    if match := _ISO.fullmatch(text):
        return match[1], int(match[2]), int(match[3])
    if match := _DAY_FIRST.fullmatch(text):
        return match[4], int(match[3]), int(match[1])
    if (match := _IN_WORDS.fullmatch(text)) and match[3] in _MONTH_OF:
        return match[5], _MONTH_OF[match[3]], int(match[1])
    return None


def _read_code(text: str, codes: dict[str, str]) -> Value:
    code = codes.get(plain(text))
    return Value(code) if code else Value(fault="unknown_code")


def _read_yes_no(text: str) -> Value:
    word = plain(without_decimals(text))
    if word in _YES or word in _NO:
        return Value(word in _YES)
    return Value(fault="unreadable_yes_no")


def _read_whole_number(text: str) -> Value:
    if not _WHOLE.fullmatch(text):
        return Value(fault="unreadable_number")
    digits = text.partition(".")[0].replace(",", "").lstrip("0") or "0"
    if len(digits) > 10 or int(digits) > LARGEST:
        return Value(fault="unreadable_number")
    return Value(int(digits))


def _read_scale(text: str) -> Value:
    number = _read_whole_number(text)
    if number.fault is None and isinstance(number.value, int):
        lowest, highest = SCALE
        return number if lowest <= number.value <= highest else Value(fault="grade_out_of_scale")
    return Value(fault="unreadable_number")
