"""What a profile does to the text of single cells. Text that it has no word for stays as it is,
so that the import's own rules judge it: nothing is guessed here."""

import re
from collections.abc import Sequence

from scr.importing.names import plain

_MONTHS = (
    *("january", "february", "march", "april", "may", "june"),
    *("july", "august", "september", "october", "november", "december"),
)
_YEAR = re.compile(r"(?:19|20)[0-9]{2}")
_WHOLE = re.compile(r"[0-9]+|[0-9]{1,3}(?:,[0-9]{3})+")
_MARK = re.compile(r"(?:^|(?<=\s))\(?([0-9]{1,3})[.)]\s+")
_QUARTERS = (
    re.compile(r"(?:q|quarter|qtr)\s*(?P<quarter>[1-4])\W*(?:of\s+)?(?P<year>.+)", re.I),
    re.compile(r"(?P<year>.+?)\W*(?:q|quarter|qtr)\s*(?P<quarter>[1-4])", re.I),
)
_SPAN = re.compile(r"(20[0-9]{2})\s*[-/–]\s*(?:20)?([0-9]{2})")


def word(text: str) -> str:
    """A text as words are compared: without case, spaces and punctuation, unless it is all that."""
    return plain(text) or text.strip()


def whole_number(text: str) -> int | None:
    """The whole number that a cell holds, also as 1,234 or 1234.0; None where it holds none."""
    digits = re.sub(r"\.0+$", "", text.strip())
    return int(digits.replace(",", "")) if _WHOLE.fullmatch(digits) else None


def added(texts: Sequence[str]) -> str:
    """The sum of whole numbers. Blank where one is blank, as what is not recorded is not zero;
    the first that is no number where there is one."""
    if any(not text.strip() for text in texts):
        return ""
    total = 0
    for text in texts:
        number = whole_number(text)
        if number is None:
            return text
        total += number
    return str(total)


def month_number(text: str) -> int | None:
    """The month that a cell names, in letters or as a number; None where it names none."""
    number = whole_number(text)
    if number is not None:
        return number if 1 <= number <= 12 else None
    name = plain(text)
    matching = next((n for n, month in enumerate(_MONTHS, 1) if month.startswith(name)), None)
    return matching if len(name) >= 3 else None


def date_of(parts: Sequence[str]) -> str:
    """A date from a year, a month and, where there is one, a day: as YYYY-MM-DD, YYYY-MM or
    YYYY. What is not so divided stays as it is, with spaces between."""
    texts = [part.strip() for part in parts]
    year = re.sub(r"\.0+$", "", texts[0])
    if not _YEAR.fullmatch(year):
        return " ".join(text for text in reversed(texts) if text)
    if not any(texts[1:]):
        return year
    month = month_number(texts[1])
    if month is None:
        return " ".join(text for text in (*reversed(texts[1:]), year) if text)
    if len(texts) < 3 or not texts[2]:
        return f"{year}-{month:02}"
    day = whole_number(texts[2])
    return f"{year}-{month:02}-{day:02}" if day else f"{texts[2]} {texts[1]} {year}"


def quarter_of(text: str, which: str) -> str | None:
    """The first or last month of the quarter that a cell names, as YYYY-MM; None where it names
    none. Q3 2014-15 is October to December 2014 (financial years), Q3 2014 July to September."""
    for pattern in _QUARTERS:
        match = pattern.fullmatch(text.strip())
        if not match:
            continue
        quarter, year = int(match["quarter"]), match["year"].strip(" ()")
        month = 3 * quarter - (2 if which == "first_month" else 0)
        if _YEAR.fullmatch(year):
            return f"{year}-{month:02}"
        span = _SPAN.fullmatch(year)
        if span and (int(span[1]) + 1) % 100 == int(span[2]):
            first = int(span[1]) + (month + 3 > 12)
            return f"{first}-{(month + 2) % 12 + 1:02}"
    return None


def divided(text: str, separators: Sequence[str]) -> list[str]:
    """The bodies in one cell, each once; the text itself where there is no separator in it."""
    pattern = "|".join(
        re.escape(separator) for separator in sorted(separators, key=len, reverse=True)
    )
    parts = [part.strip() for part in re.split(pattern, text, flags=re.I)] if pattern else [text]
    return list(dict.fromkeys(part for part in parts if part)) or [text]


def numbered(text: str) -> list[tuple[str, str]]:
    """Recommendations 1. 2. 3. of one cell as (number, text). The whole with no number where they
    are not numbered from 1 upwards, from the cell's beginning."""
    marks: list[re.Match[str]] = []
    for match in _MARK.finditer(text):
        if int(match[1]) == len(marks) + 1:
            marks.append(match)
    if len(marks) < 2 or text[: marks[0].start()].strip():
        return [("", text)]
    ends = [*(mark.start() for mark in marks[1:]), len(text)]
    return [
        (mark[1], text[mark.end() : end].strip()) for mark, end in zip(marks, ends, strict=True)
    ]
