"""No sentence says a word of difference unless a test does: every text that compares, made over a
grid of small inputs, is held to the verdict that it was given or could ask for.

The guard for the future: a new sentence that compares gets a function here that makes it over the
grid, with the verdict that it was given.
"""

import re
from collections.abc import Callable, Iterator
from datetime import date
from itertools import product

import pytest

from scr.figures.definitions import definition
from scr.figures.values import FigureRow, Share
from scr.stats import difference
from scr.stats.intervals import wilson
from scr.stats.permutation import clusters
from scr.text import (
    change,
    clarity,
    comparison,
    delay,
    estimate,
    flag,
    groups,
    letter,
    publication,
    quality,
    sentences,
    standard,
)
from scr.text import time as time_words
from tests.figure_rows import figure_row

SIZES = (0, 1, 2, 3, 5, 9, 10, 30, 300)
WHEN = "panel year 2014-15"
AS_AT = date(2016, 6, 30)

WORDS = re.compile(
    r"\b(more|fewer|less|beyond chance|higher|lower|differ\w*|larger|smaller|rise|fall)\b", re.I
)
ALLOWED = {
    "months or more": "the upper limit of a time is not known",
    "days or more": "the upper limit of a time is not known",
    "times as many or more": "nothing bounds a ratio to none",
    "The difference is": "a number with its limits; what they bear is said after it",
    "no difference that the data can show": "a denial",
    "no more than chance": "a denial",
    "hold it less often than 95 times in 100": "of limits, from simulation",
    "more than a year": "a length of time",
    "over a year": "a length of time",
    "cannot tell whether they differ": "a denial",
    "no clear difference": "a denial",
    "too few": "a denial",
}
"""Phrases that are no claim that two things differ, each with its reason."""


def claims(text: str) -> list[str]:
    """The words of difference of a text, but for those of allowed phrases."""
    for phrase in ALLOWED:
        text = re.sub(re.escape(phrase), "", text, flags=re.I)
    # Limits on both sides of nothing say neither.
    return WORDS.findall(re.sub(r"between \d+ points? lower and \d+ higher", "", text))


def hold(text: str, *, may_claim: bool) -> None:
    """A word of difference stands only where a test bears it."""
    assert text
    assert "nan" not in text.lower().split()
    assert may_claim or not claims(text), text


def pairs() -> Iterator[tuple[tuple[int, int], tuple[int, int]]]:
    """None, a third, half and all of so many, against as much of so many."""
    some = sorted({(x, n) for n in SIZES for x in (0, n // 3, n // 2, n)})
    return product(some, some)


def share(x: int, n: int) -> Share:
    return Share(x, n, x / n if n else None)


def row_of(figure: str, column: str, x: int, n: int) -> FigureRow:
    lower, upper = (float(end) for end in wilson(x, n)) if n else (None, None)
    interval = next(i for i in definition(figure).intervals if i.column == column)
    cells = {interval.numerator: x, interval.denominator: n, column: x / n if n else None,
             f"{column}_lower": lower, f"{column}_upper": upper}  # fmt: skip
    return figure_row(figure, **cells)


def two_years(now: tuple[int, int], before: tuple[int, int]) -> Iterator[str]:
    """Every sentence and heading about a share of a year and of the year before."""
    yield "." + change.share_change(share(*now), share(*before))
    yield sentences.verdict(share(*now), share(*before), "2013-14")
    viewed = [row_of("panel_scrutiny", sentences.AGREED, *year) for year in (now, before)]
    yield sentences.panel_answer(*viewed, WHEN)
    yield sentences.panel_heading(*viewed, WHEN)
    decided = [row_of("decisions", sentences.INITIATED, *year) for year in (now, before)]
    yield sentences.decisions_answer(*decided, WHEN, "Boards")
    yield sentences.cases_changed(*decided, WHEN, "Boards")


def several(now: tuple[int, int], before: tuple[int, int]) -> Iterator[str]:
    """Every sentence about whether two years or regions are one."""
    yield sentences.share_over_years([share(*before), share(*now)], share(*now), WHEN)
    yield "." + groups.spread([share(*before), share(*now)], "The share")
    regions = [figure_row("agreed_delays", group_name=name, n_with_delay=x, n_initiated=n,
                          delay_rate=x / n if n else None)
               for name, (x, n) in zip("AB", (now, before), strict=True)]  # fmt: skip
    yield delay.regions_heading(regions)


def test_a_share_of_two_years():
    n_told = 0
    for now, before in pairs():
        is_told = difference.shares(*now, *before).is_told
        n_told += is_told
        for text in two_years(now, before):
            hold(text, may_claim=is_told)
    assert n_told


def test_whether_several_are_one():
    # By permutation: fewer pairs, each with a reason.
    some = [(0, 0), (1, 1), (0, 3), (2, 2), (5, 5), (0, 5), (3, 9), (9, 10), (10, 30), (150, 300)]
    told = []
    for now, before in product(some, some[::3]):
        is_told = difference.several_shares([before[0], now[0]], [before[1], now[1]]).is_told
        told.append(is_told)
        for text in several(now, before):
            hold(text, may_claim=is_told)
    assert any(told)
    assert not all(told)


def test_rates_of_two_years():
    def started(x: int) -> FigureRow:
        return figure_row("initiations", n_initiated=x, child_years=1e6, rate_per_100k=x / 10,
                          rate_per_100k_lower=0.0, rate_per_100k_upper=9.0)  # fmt: skip

    for now, before in product(SIZES, SIZES):
        is_told = difference.rates(now, 1e6, before, 1e6).is_told
        rows = started(now), started(before)
        hold(sentences.rate_heading(*rows, WHEN), may_claim=is_told)
        hold(sentences.rate_sentence(*rows, WHEN, "Boards"), may_claim=is_told)
        hold(sentences.rate_verdict(*rows, "2013-14"), may_claim=is_told)


def test_recommendations_of_clear_reports_against_the_others():
    shapes = [([2], [2]), ([0], [3]), ([3] * 3, [3] * 3), ([0] * 9, [3] * 9), ([3] * 9, [3] * 9)]
    for first, second in product(shapes, shapes):
        found = difference.clustered(clusters(*first), clusters(*second))
        rows = [figure_row("why_and_action", n_judged_why=sum(n), n_answers_why=sum(x),
                           answers_why_rate=sum(x) / sum(n), answers_why_rate_lower=None,
                           answers_why_rate_upper=None) for x, n in (first, second)]  # fmt: skip
        hold(quality.why_heading(found), may_claim=found.is_told)
        hold(quality.why_sentence(*rows, "panel", found), may_claim=found.is_told)


def stages() -> Iterator[dict]:
    """So many cases, of which so many ended, were stopped and are open."""
    for n in SIZES:
        for ended, stopped in {(0, 0), (n, 0), (n // 2, 0), (n // 3, n // 3), (0, n)}:
            has_half = ended * 2 >= n > 0
            yield {"n_started": n, "n_ended": ended, "n_stopped": stopped,
                   "n_open": n - ended - stopped, "oldest_open_days": 400,
                   "median_days": 342.0 if has_half else None,
                   "median_days_lower": 320.0 if has_half else None, "median_days_upper": None,
                   "completed_only_median_days": 200.0 if ended else None}  # fmt: skip


def told_of(cells: dict) -> Iterator[str]:
    """Every sentence and heading of a time."""
    row = figure_row("durations", **cells)
    by = estimate.EndedBy(Share(None, None, 0.3, 0.1, 0.5), "six months", is_estimate=True)
    for one in (by, None):
        yield time_words.completion_answer(row, None, WHEN, "Boards", one)
        yield time_words.stages_heading(row, WHEN, one)
        yield time_words.stages_sentence(row, row, WHEN, "Boards", by=one)
        yield publication.time_heading(row, one)
        yield publication.time_sentence(row, WHEN, one)
        yield time_words.tile_value(row, one)
    yield time_words.curve_heading(by)
    yield time_words.curve_sentence(row, by, WHEN, AS_AT)


@pytest.mark.parametrize("cells", list(stages()))
def test_a_time_is_told_as_the_estimate_it_is(cells):
    is_estimate = cells["n_ended"] < cells["n_started"]
    for text in told_of(cells):
        hold(text, may_claim=False)
        if is_estimate and cells["n_started"] > 1:
            assert not re.search(r"half (\w+ )*(are|is|were) ", text, re.I), text
        if cells["n_ended"] < estimate.FEWEST_ENDED and cells["n_started"] > 1:
            assert "11.2 months" not in text, text
    raised = cells["n_started"]
    letters = figure_row("challenges", n_raised=raised, n_replied=cells["n_ended"],
                         n_reply_overdue=0, n_closed=0, median_days=cells["median_days"],
                         median_days_lower=None, median_days_upper=None)  # fmt: skip
    hold(letter.reply_heading(letters), may_claim=False)
    hold(letter.reply_sentence(letters, WHEN, "Boards"), may_claim=False)


@pytest.mark.parametrize("verdict", ["differ", "cannot_tell", "too_few"])
def test_boards_differ_only_by_the_test_of_all_of_them(verdict):
    found = difference.Differences(verdict, 0.5, 2, "")
    hold(comparison.whether_boards_differ(found), may_claim=found.is_told)


@pytest.mark.parametrize("flags", [[], ["too_few"], ["none"], ["low_95"], ["none", "high_998"]])
def test_marks_are_called_marks(flags):
    n_marked = sum(flag.counts_of(flags))
    hold(flag.flagged_heading(n_marked, can_tell=flag.can_tell(flags)), may_claim=False)
    hold(comparison.funnel_heading(flags, adjusted=False), may_claim=False)


def test_clarity_of_three_questions_at_once():
    def year(name: str, x: int, n: int) -> object:
        cells = {f"{part}_{q}": value for q in quality.QUESTIONS
                 for part, value in (("n_clear", x), ("n_graded", n),
                                     ("clear_rate", x / n if n else None))}  # fmt: skip
        return figure_row("quality", group_name=name, **cells)

    for now, before in [((2, 2), (0, 3)), ((9, 10), (3, 9)), ((5, 5), (0, 5)), ((10, 10), (0, 9))]:
        p = difference.several_shares([now[0], before[0]], [now[1], before[1]]).p
        text = clarity.over_years([year("panel:2013-14", *before), year("panel:2014-15", *now)])
        hold(text, may_claim=3 * p <= difference.DIFFERS)


def test_a_standard_of_two_years():
    def kept(x: int, n: int) -> list:
        return [figure_row("standards", n_met=x, n_failed=n - x, met_rate=x / n if n else None)]

    assert list(pairs())
    for now, before in pairs():
        text = "." + standard.change(kept(*now), kept(*before), WHEN)
        hold(text, may_claim=difference.shares(*now, *before).is_told)


def _limits_alone(now: Share, before: Share) -> difference.Difference | None:
    """The mistake that this grid is here for: two limits are read, and no test is asked."""
    if not now.n or not before.n:
        return None
    found = difference.shares(now.x or 0, now.n, before.x or 0, before.n)
    is_outside = found.lower > 0 or found.upper < 0
    return difference.Difference(
        "more" if is_outside else "cannot_tell", 0.0, found.value, found.lower, found.upper, ""
    )


@pytest.mark.parametrize("name", ["share_difference"])
def test_the_grid_fails_where_limits_alone_decide(monkeypatch: pytest.MonkeyPatch, name: str):
    monkeypatch.setattr(change, name, _limits_alone)
    with pytest.raises(AssertionError):
        test_a_standard_of_two_years()


WRONG: dict[str, Callable[[], str]] = {
    "a count": lambda: "12 more than the year before",
    "an estimate": lambda: "Fewer than half are complete",
}


@pytest.mark.parametrize("name", WRONG)
def test_the_rule_knows_a_claim(name):
    with pytest.raises(AssertionError):
        hold(WRONG[name](), may_claim=False)
