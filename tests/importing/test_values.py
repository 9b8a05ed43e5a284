"""What a cell's text means."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scr.importing.names import key, plain
from scr.importing.values import Value, read_date, reader, years_after
from scr.store import Column

AS_AT = date(2016, 6, 30)
MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
DAYS = st.dates(date(1990, 1, 1), date(2026, 6, 30))


def column(kind: str, *, is_required: bool = False, codes: tuple[str, ...] = ()) -> Column:
    return Column("it", kind, is_required, codes, "", "VARCHAR")


def ordinal(day: int) -> str:
    endings = {1: "st", 2: "nd", 3: "rd", 21: "st", 22: "nd", 23: "rd", 31: "st"}
    return f"{day}{endings.get(day, 'th')}"


@given(
    day=DAYS,
    form=st.sampled_from(
        [
            lambda d: d.isoformat(),
            lambda d: f"{d.year}-{d.month}-{d.day}",
            lambda d: f"{d.day:02}/{d.month:02}/{d.year}",
            lambda d: f"{d.day}-{d.month}-{d.year}",
            lambda d: f"{d.day} {MONTHS[d.month - 1]} {d.year}",
            lambda d: f"{d.day} {MONTHS[d.month - 1][:3].upper()} {d.year}",
            lambda d: f"{d.day:02}-{MONTHS[d.month - 1][:3]}-{d.year}",
            lambda d: f"{d.day:02}.{d.month:02}.{d.year}",
            lambda d: f"{d.year}/{d.month:02}/{d.day:02}",
            lambda d: f"{ordinal(d.day)} {MONTHS[d.month - 1]} {d.year}",
            lambda d: f"{d:%A} {d.day} {MONTHS[d.month - 1]} {d.year}",
            lambda d: f"{d:%a}, {d.day:02}/{d.month:02}/{d.year}",
            lambda d: f"{d:%a} {d.day}\u00a0{MONTHS[d.month - 1]}\u2009{d.year}",
        ]
    ),
    time=st.sampled_from(
        ["", " 00:00", " 9:05", " 23:59:59", "T10:15:00Z", " 10:15:00.5+01:00", " 1:30 PM"]
    ),
)
def test_every_way_to_write_a_date(day: date, form: object, time: str) -> None:
    assert read_date(form(day) + time) == Value(day)


@given(day=st.dates(date(2000, 1, 1), date(2026, 6, 30)))
def test_two_digit_years_are_of_this_century_with_a_notice(day: date) -> None:
    expected = Value(day, notice="two_digit_year", detail=f"{day:%d/%m/%Y}")
    assert read_date(f"{day:%d/%m/%y}") == expected
    assert read_date(f"{day:%d-%b-%y}") == expected
    assert read_date(f"{day:%d.%m.%y}") == expected


@given(day=DAYS.filter(lambda d: d.day > 12))
def test_never_month_first(day: date) -> None:
    assert read_date(f"{day:%m/%d/%Y}").fault == "unreadable_date"


@given(st.text(max_size=12))
def test_no_text_breaks_the_reading_of_dates(text: str) -> None:
    value = read_date(text)
    is_blank = value.notice == "year_alone"
    assert (value.fault is None) == (isinstance(value.value, date) or is_blank)


@pytest.mark.parametrize(
    "text",
    [
        "0000-01-01",
        "31",
        "9999",
        "20140131",
        "1/2",
        "Jan 14",
        "٣١/٠١/٢٠١٤",
        "31/01/014",
        "31/1/20145",
        "1 Mai 2014",
    ],
)
def test_what_is_no_date(text: str) -> None:
    assert read_date(text).fault == "unreadable_date"


def test_ten_years_after_a_leap_day() -> None:
    assert years_after(date(2016, 2, 29), 10) == date(2026, 2, 28)
    assert years_after(date.max, 10) == date(9999, 12, 28)


def test_the_limits_of_dates_are_inclusive() -> None:
    read = reader(column("date"), AS_AT)
    assert read("30/06/2026").value == AS_AT.replace(year=2026)
    assert read((AS_AT.replace(year=2026) + timedelta(1)).isoformat()).fault == "date_out_of_range"


@pytest.mark.parametrize(
    "text", ["", "n/a", "N/A", "-", "–", "N/K", "not\u00a0known", "Not recorded", "TBC", "Unknown"]
)
def test_blanks_of_an_optional_column(text: str) -> None:
    for kind in ("date", "yes_no", "whole_number", "code"):
        assert reader(column(kind, codes=("a",)), AS_AT)(text) == Value()


@pytest.mark.parametrize("text", ["n/a", "-", "unknown"])
def test_a_required_column_has_one_blank_only(text: str) -> None:
    assert reader(column("date", is_required=True), AS_AT)("").fault == "missing_value"
    assert reader(column("date", is_required=True), AS_AT)(text).fault == "unreadable_date"
    assert reader(column("code", is_required=True, codes=("a",)), AS_AT)(text).fault


def test_unknown_is_not_known_where_that_is_a_code() -> None:
    read = reader(column("code", codes=("neglect", "not_known")), AS_AT)
    assert read("unknown").value == "not_known"
    assert read("Not known").value == "not_known"
    assert read("n/a") == Value()


@given(st.integers(0, 2**31 - 1))
def test_whole_numbers(number: int) -> None:
    read = reader(column("whole_number"), AS_AT)
    for text in (f"{number}", f"{number}.0", f"{number:,}", f"{number:,}.00", f"00{number}"):
        assert read(text).value == number


def test_keys_and_names_as_they_are_compared() -> None:
    assert key(" 1042.0 ") == key("1042") == "1042"
    assert key("R-1") != key("R1")
    assert plain("Bath & North-East, Somerset ") == plain("BATH AND NORTHEAST SOMERSET")
    assert plain("  ...  ") == ""
