"""Periods: every form that can be written, its days, its label, and what is cut."""

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scr.base.errors import ArgumentError
from scr.base.periods import (
    EVERYTHING,
    Period,
    cut,
    parse_span,
    span_of_dates,
    span_of_years,
    year_name,
    year_of,
    year_period,
)

KINDS = ["panel", "financial", "calendar"]


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("panel:2014-15", date(2014, 7, 1), date(2015, 6, 30)),
        ("financial:2014-15", date(2014, 4, 1), date(2015, 3, 31)),
        ("calendar:2014", date(2014, 1, 1), date(2014, 12, 31)),
        ("panel:2013-14..2015-16", date(2013, 7, 1), date(2016, 6, 30)),
        ("financial:2013-14..2014-15", date(2013, 4, 1), date(2015, 3, 31)),
        ("calendar:2012..2014", date(2012, 1, 1), date(2014, 12, 31)),
        # A range of one year, and a turn of the century.
        ("calendar:2014..2014", date(2014, 1, 1), date(2014, 12, 31)),
        ("panel:1999-00", date(1999, 7, 1), date(2000, 6, 30)),
        # A financial year that holds a leap day.
        ("financial:2011-12", date(2011, 4, 1), date(2012, 3, 31)),
        # Case and outer spaces do not matter.
        ("  Panel:2014-15 ", date(2014, 7, 1), date(2015, 6, 30)),
        ("panel:2013-14 .. 2015-16", date(2013, 7, 1), date(2016, 6, 30)),
    ],
)
def test_forms(text, start, end):
    span = parse_span(text)
    assert (span.start, span.end) == (start, end)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "2014-15",
        "panel",
        "panel:",
        "panel:2014",
        "panel:2014-2015",
        "panel:2014-16",
        "panel:2014-14",
        "panel:14-15",
        "calendar:2014-15",
        "calendar:14",
        "academic:2014-15",
        "panel:2015-16..2013-14",
        "panel:2013-14..",
        "panel:..2013-14",
        "panel:2013-14..2014-15..2015-16",
        "panel:2013-14..calendar:2015",
        "calendar:0999",
        "calendar:9999",
        "panel:2014/15",
    ],
)
def test_what_is_no_period_says_how_to_write_one(text):
    with pytest.raises(ArgumentError, match=r"Write panel:2014-15"):
        parse_span(text)


@given(st.sampled_from(KINDS), st.integers(1900, 2190), st.integers(0, 9))
def test_labels_can_be_read_back(kind, first, more):
    span = span_of_years(kind, first, first + more)
    assert parse_span(span.label) == span
    assert span.n_years == more + 1
    years = span.years()
    assert [y.label for y in years] == [
        f"{kind}:{year_name(kind, year)}" for year in range(first, first + more + 1)
    ]
    assert (years[0].start, years[-1].end) == (span.start, span.end)
    # The years follow each other without a gap.
    for before, after in pairwise(years):
        assert (after.start - before.end).days == 1


@given(st.sampled_from(KINDS), st.dates(date(1900, 1, 1), date(2190, 12, 31)))
def test_every_day_is_in_the_year_of_its_kind(kind, day):
    year = year_period(kind, year_of(kind, day))
    assert year.start <= day <= year.end


@pytest.mark.parametrize(
    ("kind", "day", "year"),
    [
        ("panel", date(2014, 6, 30), 2013),
        ("panel", date(2014, 7, 1), 2014),
        ("financial", date(2014, 3, 31), 2013),
        ("financial", date(2014, 4, 1), 2014),
        ("calendar", date(2013, 12, 31), 2013),
        ("calendar", date(2014, 1, 1), 2014),
    ],
)
def test_both_sides_of_the_turn_of_a_year(kind, day, year):
    assert year_of(kind, day) == year


def test_two_dates():
    span = span_of_dates(date(2014, 1, 31), date(2014, 1, 31))
    assert (span.kind, span.n_years) == (None, 0)
    assert span.label == "2014-01-31..2014-01-31"
    assert span.years() == [Period(date(2014, 1, 31), date(2014, 1, 31), span.label)]
    with pytest.raises(ArgumentError, match="before it begins"):
        span_of_dates(date(2014, 2, 1), date(2014, 1, 31))


def test_everything():
    assert (EVERYTHING.label, EVERYTHING.n_years, EVERYTHING.years()) == ("", 0, [])
    periods, notes = cut(EVERYTHING, date(2014, 1, 31), by_year=False)
    assert periods == [Period(None, date(2014, 1, 31), "")]
    assert notes == []


def test_a_span_is_cut_at_the_as_at_date():
    span = parse_span("panel:2013-14..2014-15")
    whole = Period(date(2013, 7, 1), date(2015, 6, 30), span.label)
    assert cut(span, date(2015, 6, 30), by_year=False) == ([whole], [])
    assert cut(span, date(2016, 1, 1), by_year=False) == ([whole], [])
    earlier = Period(date(2013, 7, 1), date(2015, 6, 29), span.label)
    assert cut(span, date(2015, 6, 29), by_year=False) == ([earlier], [])
    one_day = Period(date(2013, 7, 1), date(2013, 7, 1), span.label)
    assert cut(span, date(2013, 7, 1), by_year=False) == ([one_day], [])


def test_a_span_that_begins_after_the_as_at_date_is_left_out_with_a_note():
    periods, notes = cut(parse_span("panel:2014-15"), date(2014, 6, 30), by_year=False)
    assert periods == []
    assert notes == ["panel:2014-15 begins after the as-at date and is left out."]


def test_by_year_each_is_cut_or_left_out_on_its_own():
    span = parse_span("calendar:2013..2015")
    periods, notes = cut(span, date(2014, 1, 1), by_year=True)
    assert periods == [
        Period(date(2013, 1, 1), date(2013, 12, 31), "calendar:2013"),
        Period(date(2014, 1, 1), date(2014, 1, 1), "calendar:2014"),
    ]
    assert notes == ["calendar:2015 begins after the as-at date and is left out."]
