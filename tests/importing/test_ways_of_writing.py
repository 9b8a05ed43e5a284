"""The ways in which people write a date, or that there is none: what is stored, or what is said.

Those that are not read are each told what they seem to hold and the nearest thing that would be
read, never one sentence for all.
"""

from collections import Counter
from datetime import date

import pytest

from scr.importing.unreadable import of_code
from scr.importing.values import Value, reader
from scr.store import Column

READ = reader(Column("it", "date", False, (), "", "DATE"), date(2016, 6, 30))
DAY, MONTH_END = date(2014, 1, 31), date(2014, 1, 31)

DAYS = """2014-01-31|31/01/2014|31-01-2014|31.01.2014|2014/01/31|31 Jan 2014|31 January 2014
    |31st January 2014|Fri 31 January 2014|Friday, 31/01/2014|31/01/2014 10:15|2014-01-31T00:00:00
    |31-Jan-2014|31 Jan. 2014|31 January, 2014|31 JANUARY 2014|31\u00a0January\u00a02014
    |Fri. 31 Jan 2014|31/1/2014|2014-1-31"""
NOTICED = """31/1/14=two_digit_year|31.1.14=two_digit_year|31-Jan-14=two_digit_year
    |31 Jan '14=two_digit_year|41670=day_number|41670.5=day_number"""
MONTHS = "Jan-14|Jan 2014|January 2014|2014-01|01/2014|Jan '14|2014/01|Jan. 2014|01-2014|JAN-2014"
BLANKS = "n/a|N/A|-|–|—|N/K|not known|Not recorded|tbc|TBC|unknown|Not  Known"
YEARS = "2014|2014.0"
SAID = {
    "31st of January 2014": "Write it alone: 31/01/2014",
    "by 31/01/2014": "Write it alone: 31/01/2014",
    "approx 31/01/2014": "Write it alone: 31/01/2014",
    "31/01/2014 (est)": "Write it alone: 31/01/2014",
    "w/c 13 January 2014": "Write it alone: 13/01/2014",
    "end of January 2014": "Write it alone: January 2014",
    "mid-January 2014": "Write it alone: January 2014",
    "c. January 2014": "Write it alone: January 2014",
    "01/31/2014": "this would be 31/01/2014",
    "January 31 2014": "Write it as 31 January 2014",
    "Jan 31, 2014": "Write it as 31 January 2014",
    "20140131": "Write it as 31/01/2014",
    "31 Janury 2014": "write 31 January 2014",
    "Feburary 2014": "write February 2014",
    "31 Jan": "Write the year in full",
    "31/01": "Write the year in full",
    "Jan 14": "Write the year in full",
    "1/2": "Write the year in full",
    "Q1 2014": "names a quarter",
    "Q3 2014-15": "names a quarter",
    "2nd quarter 2014": "names a quarter",
    "Spring 2014": "names a part of a year",
    "early 2014": "names a part of a year",
    "end 2014": "names a part of a year",
    "2014-15": "a year of two calendar years",
    "2014/15": "a year of two calendar years",
    "31/01/2014 and 28/02/2014": "more than one date",
    "Jan/Feb 2014": "more than one month",
    "between May and June 2014": "more than one month",
    "31/02/2014": "February 2014 has 28 days, not 31",
    "00/01/2014": "January 2014 has 31 days, not 0",
    "31/13/2014": "There is no month 13",
    "✓": "A tick or cross",
    "none": "leave the cell empty",
    "nil": "leave the cell empty",
    "pending": "leave the cell empty",
    "awaited": "leave the cell empty",
    "ongoing": "leave the cell empty",
    "tba": "leave the cell empty",
    "to be confirmed": "leave the cell empty",
    "not yet": "leave the cell empty",
    "?": "leave the cell empty",
    "see notes": "leave the cell empty",
    "31 – 01 – 2014": "Write day/month/year",
}


def pieces(text: str) -> list[str]:
    return [piece.strip(" \n") for piece in text.split("|")]


@pytest.mark.parametrize("text", pieces(DAYS))
def test_a_day(text: str) -> None:
    assert READ(text) == Value(DAY)


@pytest.mark.parametrize("text", pieces(NOTICED))
def test_a_day_with_a_warning(text: str) -> None:
    written, _, notice = text.partition("=")
    assert (READ(written).value, READ(written).notice) == (DAY, notice)


@pytest.mark.parametrize("text", pieces(MONTHS))
def test_a_month_is_kept_as_one(text: str) -> None:
    value = READ(text)
    assert (value.value, value.is_month, value.notice) == (MONTH_END, True, "month_only")


@pytest.mark.parametrize("text", pieces(BLANKS))
def test_nothing(text: str) -> None:
    assert READ(text) == Value()


@pytest.mark.parametrize("text", pieces(YEARS))
def test_a_year_alone_is_blank_with_a_warning(text: str) -> None:
    assert (READ(text).value, READ(text).notice, READ(text).fault) == (None, "year_alone", None)


@pytest.mark.parametrize(("text", "says"), SAID.items())
def test_what_is_not_read_is_told_the_nearest_that_would_be(text: str, says: str) -> None:
    value = READ(text)
    assert (value.value, value.fault) == (None, "unreadable_date")
    assert says in str(value.detail)


def test_they_are_at_least_84_and_not_told_one_sentence() -> None:
    read = [*pieces(DAYS), *pieces(NOTICED), *pieces(MONTHS), *pieces(BLANKS), *pieces(YEARS)]
    assert len({*read, *SAID}) >= 84
    told = Counter(READ(text).detail for text in SAID)
    assert max(told.values()) <= 3


@pytest.mark.parametrize("text", ["Child moved away 3 May", "Zara Quince 12 June 2014"])
def test_what_may_be_free_text_is_not_repeated(text: str) -> None:
    detail = str(READ(text).detail)
    assert "Child" not in detail
    assert "uince" not in detail


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("Fatal  harm", "“fatal harm” is not one of the codes of the column. "),
        ("John: death", "This is not one of the codes of the column. "),
        ("death " * 7, "This is not one of the codes of the column. "),
        ("???", "This is not one of the codes of the column. "),
    ],
)
def test_a_wrong_code_is_repeated_only_where_all_its_words_are_the_columns(
    text: str, says: str
) -> None:
    assert of_code(text.strip(), ["death", "serious_harm", "other"]).startswith(says)
