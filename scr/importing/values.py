"""What one cell means: its text as a date, a code, yes or no, or a whole number.

Each distinct text of a column is read once, so these are plain functions of a text.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from scr.importing import dates, unreadable
from scr.importing.names import DASHES, SPACES, plain, without_decimals
from scr.store import Column

# What counts as blank in a column that is not required, as compared by `is_blank`.
BLANKS = ("", "n/a", "-", "n/k", "not known", "not recorded", "tbc", "unknown")
EARLIEST = date(1990, 1, 1)
LATEST_YEARS_AFTER = 10
LARGEST = 2**31 - 1
SCALE = (1, 4)
# A blank here is this code, with a warning.
BLANK_CODES = {"incident_type": "not_known"}

_FOLDED = str.maketrans(SPACES + DASHES, " " * len(SPACES) + "-" * len(DASHES))
_YES = {"yes", "y", "true", "1"}
_NO = {"no", "n", "false", "0"}
_WHOLE = re.compile(r"(?:[0-9]+|[0-9]{1,3}(?:,[0-9]{3})+)(?:\.0+)?")


@dataclass(frozen=True)
class Value:
    """A text's meaning, or the id of the rule it breaks. `notice` is a rule that only warns;
    `detail` what to say of it; `is_month` tells a date that is known to the month only, of which
    the value is the last day."""

    value: object = None
    fault: str | None = None
    notice: str | None = None
    detail: str | None = None
    is_month: bool = False


BLANK = Value()
MISSING = Value(fault="missing_value")


def reader(column: Column, as_at: date) -> Callable[[str], Value]:
    """The function that reads the trimmed texts of a column of kind date, code, yes_no or
    whole_number. Dates are held against the as-at date."""
    read = _reader(column, as_at)
    has_unknown = "not_known" in column.codes
    blank_code = BLANK_CODES.get(column.name) if has_unknown else None
    blank = Value(blank_code, notice="incident_type_blank") if blank_code else BLANK

    def read_cell(text: str) -> Value:
        if not text:
            return MISSING if column.is_required else blank
        # Most cells begin with a figure, and nothing that counts as blank does.
        if not column.is_required and not text[0].isdigit() and is_blank(text):
            is_code = has_unknown and plain(text) in ("unknown", "notknown")
            return Value("not_known") if is_code else blank
        cell = read(text)
        if column.is_required and cell.value is None and cell.fault is None:
            return Value(fault="missing_value", detail=cell.detail)
        return cell

    return read_cell


def is_blank(text: str) -> bool:
    """Whether a trimmed text of a column that is not required counts as blank."""
    return " ".join(text.translate(_FOLDED).lower().split()) in BLANKS


def _reader(column: Column, as_at: date) -> Callable[[str], Value]:
    if column.kind == "date":
        latest = years_after(as_at, LATEST_YEARS_AFTER)
        return lambda text: read_date(text, latest)
    if column.kind == "code":
        codes = {plain(code): code for code in column.codes}
        if "not_known" in column.codes:
            codes["unknown"] = "not_known"
        return lambda text: _read_code(text, codes)
    if column.kind == "yes_no":
        return _read_yes_no
    return _read_scale if column.sql_type == "TINYINT" else _read_whole_number


def years_after(day: date, years: int) -> date:
    """The same day so many years later; 28 February for a 29 February that is not there."""
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return day.replace(year=min(day.year + years, date.max.year), day=28)


@lru_cache(maxsize=1 << 16)
def read_date(text: str, latest: date = date.max) -> Value:
    """A date as people write it, day before month, any time of day dropped.

    Two-digit years are 20yy, day numbers those of spreadsheets, a month its last day, each with a
    notice; a year alone is blank, with one. Dates before 1990 or after `latest` are a fault.
    A table's columns of dates have most of their texts in common, so each is read once.
    """
    date_read = _date(text)
    if date_read is not None and date_read.form == "year":
        return Value(notice="year_alone", detail="A year alone is no date.")
    if date_read is None or date_read.day is None:
        return Value(fault="unreadable_date", detail=unreadable.of_date(text))
    if not EARLIEST <= date_read.day <= latest:
        return Value(fault="date_out_of_range", detail=dates.written(date_read.day, date_read.form))
    if date_read.form == "day":
        return Value(date_read.day)
    written = dates.written(date_read.day, date_read.form)
    if date_read.form == "month":
        return Value(date_read.day, notice="month_only", detail=written, is_month=True)
    return Value(date_read.day, notice=date_read.form, detail=written)


def _date(text: str) -> dates.Read | None:
    return dates.read(text if text.isascii() else " ".join(text.translate(_FOLDED).split()))


def _read_code(text: str, codes: dict[str, str]) -> Value:
    code = codes.get(plain(text))
    if code:
        return Value(code)
    return Value(fault="unknown_code", detail=unreadable.of_code(text, list(codes.values())))


def _read_yes_no(text: str) -> Value:
    word = plain(without_decimals(text))
    if word in _YES or word in _NO:
        return Value(word in _YES)
    return Value(fault="unreadable_yes_no", detail=unreadable.of_yes_no(text) or None)


def _read_whole_number(text: str) -> Value:
    if not _WHOLE.fullmatch(text):
        return _no_number(text)
    digits = text.partition(".")[0].replace(",", "").lstrip("0") or "0"
    if len(digits) > 10 or int(digits) > LARGEST:
        return _no_number(text)
    return Value(int(digits))


def _read_scale(text: str) -> Value:
    number = _read_whole_number(text)
    if number.fault is None and isinstance(number.value, int):
        lowest, highest = SCALE
        return number if lowest <= number.value <= highest else Value(fault="grade_out_of_scale")
    return number


def _no_number(text: str) -> Value:
    return Value(fault="unreadable_number", detail=unreadable.of_number(text) or None)
