"""What to say of a cell that cannot be read: what it seems to hold, and what would be read.

A cell of a date, number, code or yes-or-no column may still hold anything that somebody typed, so
a text is repeated only where every word of it is of a closed list; else it is described.
"""

import re
from collections.abc import Sequence

from rapidfuzz import fuzz, process

from scr.importing.dates import EXAMPLE, MONTH_OF, MONTHS, read, written
from scr.importing.names import plain
from scr.importing.synonyms import words_of_codes

LONGEST_SHOWN = 40
NEAR_ENOUGH = 75
_NOTHING = {
    *("none", "nil", "na", "not applicable", "not yet", "pending", "awaited", "awaiting", "?"),
    *("ongoing", "on going", "outstanding", "to be confirmed", "to follow", "to be agreed", "tba"),
    *("not done", "not set", "not available", "no date", "null", "blank", "not started", "x"),
    *("in progress", "complete", "completed", "done", "yes", "no", "see notes", "various", "??"),
}
_AROUND = {
    *(
        "by",
        "approx",
        "approximately",
        "about",
        "around",
        "circa",
        "c",
        "ca",
        "early",
        "mid",
        "late",
    ),
    *(
        "end",
        "beginning",
        "start",
        "of",
        "before",
        "after",
        "until",
        "from",
        "to",
        "and",
        "or",
        "on",
    ),
    *("week", "commencing", "beginning", "ending", "w", "wc", "est", "estimated", "tbc", "am"),
    *("provisional", "the", "spring", "summer", "autumn", "winter", "quarter", "qtr", "q1", "q2"),
    *("q3", "q4", "year", "years", "month", "months", "days", "day", "revised", "pm", "between"),
    *("first", "second", "third", "fourth", "fy", "school", "term", "easter", "christmas", "half"),
}
_WEEKDAYS = {"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"}
_DATE_WORDS = {*MONTH_OF, *_WEEKDAYS, *(d[:3] for d in _WEEKDAYS), *_AROUND, "st", "nd", "rd", "th"}
_WORD = re.compile(r"[^\W\d_]+")
_INSIDE = re.compile(
    r"\d{4}-\d{1,2}-\d{1,2}|\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}"
    rf"|\d{{1,2}}(?:st|nd|rd|th)?\s+(?:of\s+)?(?:{'|'.join(MONTH_OF)})\s+\d{{4}}"
    rf"|(?:{'|'.join(MONTH_OF)})\s+\d{{4}}"
)
_QUARTER = re.compile(r"\b(?:q[1-4]|quarter|qtr)\b|\b[1-4](?:st|nd|rd|th)? quarter\b")
_SEASON = re.compile(r"\b(?:spring|summer|autumn|winter|easter|christmas|term)\b")
_YEARS = re.compile(r"(?:19|20)\d\d\s*[-/–]\s*(?:(?:19|20)?\d\d)")
_COMPACT = re.compile(r"(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])")
_AMERICAN = re.compile(rf"({'|'.join(MONTH_OF)})\.?\s+(\d{{1,2}})(?:st|nd|rd|th)?,?\s+(\d{{4}})")
_NO_YEAR = re.compile(
    rf"\d{{1,2}}(?:st|nd|rd|th)?[\s/.-]+(?:{'|'.join(MONTH_OF)}|\d{{1,2}})"
    rf"|(?:{'|'.join(MONTH_OF)})[\s-]+\d{{1,2}}(?:st|nd|rd|th)?"
)
_MISSPELT = re.compile(r"(?:(\d{1,2})(?:st|nd|rd|th)?[\s-]+)?([a-z]{4,})[\s-]+(\d{4})")
_AGES = re.compile(r"\b(?:approx|about|around|circa|early|mid|late|end|beginning|c)\b")
_NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_LEAVE_EMPTY = "Where there is no date yet, leave the cell empty."


def of_date(text: str) -> str:
    """What a text that is no date seems to hold, and what would be read."""
    lowered = " ".join(text.lower().split())
    date_read = read(lowered)
    if date_read is not None and date_read.fault:
        return date_read.fault
    for says in (_of_nothing, _of_figures, _of_more):
        if reason := says(lowered):
            return reason
    return f"These words hold no date. Write one as day/month/year, {EXAMPLE}. {_LEAVE_EMPTY}"


def _of_nothing(text: str) -> str:
    if text.strip(" .!") in _NOTHING:
        return f"“{text}” is no date. {_LEAVE_EMPTY}"
    if not text.strip("✓✔✗✘xX √☑☒"):
        return f"A tick or cross is no date. Write the day as day/month/year, {EXAMPLE}."
    return ""


def _of_figures(text: str) -> str:
    if match := _AMERICAN.fullmatch(text):
        month = MONTHS[MONTH_OF[match[1]] - 1].title()
        return f"Days stand before months. Write it as {int(match[2])} {month} {match[3]}."
    if _COMPACT.fullmatch(text):
        return f"Eight figures without a mark between. Write it as {_marked(text)}."
    if _YEARS.fullmatch(text):
        return f"“{text}” is a year of two calendar years, no date. Write the day or the month."
    if _NO_YEAR.fullmatch(text):
        return f"“{text}” could be a day without its year, or a month. Write the year in full."
    if re.fullmatch(r"[0-9.,]+", text):
        return f"A number of this size is no date. Write the day as day/month/year, {EXAMPLE}."
    return ""


def _marked(text: str) -> str:
    return f"{text[6:]}/{text[4:6]}/{text[:4]}"


def _of_more(text: str) -> str:
    is_shown = len(text) <= LONGEST_SHOWN and set(_WORD.findall(text)) <= _DATE_WORDS | {"q"}
    shown = f"“{text}”" if is_shown else "What stands here"
    inside = _INSIDE.findall(text)
    if (match := _MISSPELT.fullmatch(text)) and (month := _month_near(match[2])):
        meant = " ".join(piece for piece in (match[1], month, match[3]) if piece)
        return f"No month is spelt so; the nearest is {month}. If it is meant, write {meant}."
    if len({MONTH_OF[word] for word in _WORD.findall(text) if word in MONTH_OF}) > 1:
        return f"{shown} names more than one month. Write the one that is meant, or the day."
    if _QUARTER.search(text):
        return f"{shown} names a quarter. Write the month (for example Sep 2014) or the day."
    if len(inside) > 1:
        return f"{shown} holds more than one date. Write the one that is meant, {EXAMPLE}."
    if inside and is_shown and (inner := read(inside[0].replace(" of ", " "))) and inner.day:
        return f"{shown} holds a date and more. Write it alone: {written(inner.day, inner.form)}."
    if inside:
        return f"A date and more stand here. Write the date alone, {EXAMPLE}."
    if _SEASON.search(text) or _AGES.search(text):
        return f"{shown} names a part of a year. Write the month (for example Mar 2014) or the day."
    if is_shown and re.search(r"\d", text):
        return f"{shown} is no form of a date that is read. Write day/month/year, {EXAMPLE}."
    return ""


def _month_near(text: str) -> str:
    """The month whose name a word is nearly; empty where it is one, or near none."""
    near = process.extractOne(text, MONTHS, scorer=fuzz.ratio, score_cutoff=NEAR_ENOUGH)
    return near[0].title() if near and text not in MONTH_OF else ""


def of_code(text: str, codes: Sequence[str]) -> str:
    """That a text is no code, the text itself where every word of it is one of the column's codes
    or of what people call them, and the code nearest to it, where one is near."""
    words = _WORD.findall(text.lower())
    is_shown = (
        bool(words) and len(text) <= LONGEST_SHOWN and set(words) <= words_of_codes(tuple(codes))
    )
    what = f"“{' '.join(text.lower().split())}”" if is_shown else "This"
    near = process.extractOne(
        plain(text), {code: plain(code) for code in codes}, scorer=fuzz.WRatio,
        score_cutoff=NEAR_ENOUGH,
    )  # fmt: skip
    nearest = f"The nearest is {near[2]}. " if near and len(plain(text)) > 2 else ""
    return f"{what} is not one of the codes of the column. {nearest}"


def of_number(text: str) -> str:
    """What a text that is no whole number seems to hold, and what would be read."""
    word = text.lower().strip()
    if word in _NUMBERS:
        return f"“{word}” is a number in words. Write {_NUMBERS.index(word)}."
    if re.fullmatch(r"-[0-9.,]+", word) and len(word) <= LONGEST_SHOWN:
        return f"“{word}” is below nought. Write a whole number, for example 12."
    if re.fullmatch(r"[0-9]+\.[0-9]+", word) and len(word) <= LONGEST_SHOWN:
        return f"“{word}” is not whole. Write a whole number, for example {int(float(word))}."
    if re.fullmatch(r"[0-9][0-9,. ]*", word) and len(word) <= LONGEST_SHOWN:
        return f"“{word}” is not written as a whole number, or is too large. Write 1,234 or 1234."
    if re.fullmatch(r"[0-9]+\s*(?:-|–|to)\s*[0-9]+", word) and len(word) <= LONGEST_SHOWN:
        return f"“{word}” is a range. Write one whole number."
    if match := re.search(r"[0-9]+", word):
        is_one = len(re.findall(r"[0-9]+", word)) == 1 and len(match[0]) <= 9
        return f"More than a number stands here. Write {match[0]} alone." if is_one else ""
    return ""


def of_yes_no(text: str) -> str:
    """What would be read of a text that is neither yes nor no."""
    word = text.lower().strip(" .!")
    if word in ("✓", "✔", "x", "✗", "tick", "cross"):
        return "A mark is neither yes nor no: a cross may mean either. Write yes or no."
    if word in ("maybe", "partly", "partially", "in part", "some", "mostly", "unclear", "?"):
        return f"“{word}” is neither yes nor no. Write yes or no, or leave the cell empty."
    return ""
