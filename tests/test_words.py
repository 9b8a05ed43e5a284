"""How numbers and periods are written."""

import math
from datetime import date

import pytest

from scr.base import words
from scr.base.periods import EVERYTHING, parse_span, span_of_dates


@pytest.mark.parametrize(
    ("share", "written"),
    [
        (0.0, "0%"),
        (0.001, "under 1%"),
        (0.005, "1%"),
        (0.125, "13%"),  # half goes up, not to the even number
        (0.8037, "80%"),
        (0.9949, "99%"),
        (0.996, "over 99%"),
        (1.0, "100%"),
    ],
)
def test_percent(share: float, written: str) -> None:
    assert words.percent(share) == written


def test_a_share_never_stands_without_its_denominator() -> None:
    assert words.share_of(86, 107) == "86 of 107 (80%)"
    assert words.share_of(0, 0) == "0 of 0"
    assert words.share_of(1200, 2400) == "1,200 of 2,400 (50%)"


def test_limits() -> None:
    assert words.interval(0.7185, 0.8679) == "72% to 87%"
    assert words.points(-0.041, 0.131) == "−4 to 13 points"
    assert words.rates(0.91, 1.07) == "0.91 to 1.07"
    assert words.rates(2.04, 3.96) == "2.0 to 4.0"


def test_counts_agree_with_their_nouns() -> None:
    assert words.count(1, "case") == "1 case"
    assert words.count(0, "case") == "0 cases"
    assert words.count(2, "body", "bodies") == "2 bodies"
    assert words.small(0) == "no"
    assert words.small(11) == "11"


def test_dates_and_periods() -> None:
    assert words.day(date(2016, 6, 3)) == "3 June 2016"
    assert words.span_words(parse_span("panel:2014-15")) == "panel year 2014-15 (July to June)"
    assert (
        words.span_words(parse_span("financial:2013-14..2015-16"))
        == "financial years 2013-14 to 2015-16 (April to March)"
    )
    assert words.span_words(parse_span("calendar:2014"), with_months=False) == "calendar year 2014"
    assert words.span_words(EVERYTHING) == "all recorded years"
    two = span_of_dates(date(2014, 1, 1), date(2014, 2, 3))
    assert words.span_words(two) == "1 January 2014 to 3 February 2014"
    assert words.year_words("panel:2014-15") == "panel year 2014-15"
    assert words.year_short("panel:2014-15") == "2014-15"


@pytest.mark.parametrize(
    "name",
    ["Kent Safeguarding Children Board", "Kent Local Safeguarding Children Board", "Kent LSCB"],
)
def test_board_names_are_shortened_by_rule(name: str) -> None:
    assert words.board_short(name) == "Kent"


@pytest.mark.parametrize(
    ("share", "written"),
    [
        (0.0, "None of the reviews"),
        (0.01, "Hardly any reviews"),
        (0.15, "About one in seven reviews"),
        (0.21, "About two in ten reviews"),
        (0.25, "About a quarter of the reviews"),
        (0.33, "About a third of the reviews"),
        (0.54, "About half of the reviews"),
        (0.66, "About two thirds of the reviews"),
        (0.76, "About three quarters of the reviews"),
        (0.61, "About six in ten reviews"),
        (0.97, "Almost all reviews"),
        (1.0, "All reviews"),
    ],
)
def test_round_words(share: float, written: str) -> None:
    assert words.in_ten(share, "reviews") == written


def test_counts_agree_with_their_verbs() -> None:
    assert [words.are(n) for n in (0, 1, 2)] == ["None is", "1 is", "2 are"]


def test_round_words_that_stand_alone() -> None:
    assert words.in_ten(0.25) == "About a quarter"
    assert words.in_ten(0.0) == "None"


@pytest.mark.parametrize(
    ("x", "n", "written"),
    [
        (1, 1, "The one decision was"),
        (0, 1, "The one decision was not"),
        (0, 3, "None of the 3 decisions were"),
        (2, 3, "2 of 3 decisions were"),
        (25, 100, "About a quarter of the decisions were"),
    ],
)
def test_a_heading_of_few_gives_its_numbers(x: int, n: int, written: str) -> None:
    assert words.headline(x, n, "decision", "were") == written


def test_nothing_is_known_in_all_its_forms() -> None:
    assert words.is_nothing(None)
    assert words.is_nothing(math.nan)
    assert not words.is_nothing(0)
    assert not words.is_nothing("")


def test_lists() -> None:
    assert words.listed(["a"]) == "a"
    assert words.listed(["a", "b", "c"]) == "a, b and c"


@pytest.mark.parametrize(
    ("n", "reason", "said"),
    [
        (3, "whose decision has no date", "3 cases whose decision has no date"),
        (1, "of recommendations without a theme", "1 recommendation without a theme"),
        (2, "of an assessment made again", "2 assessments made again"),
        (1204, "of reviews completed without one", "1,204 reviews completed without one"),
    ],
)
def test_what_is_left_out_stands_with_its_noun(n, reason, said):
    assert words.left_out(n, reason) == said
