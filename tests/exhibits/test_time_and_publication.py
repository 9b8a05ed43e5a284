"""Exhibits of time and of publication: on the sample, on three reviews, and on nothing; the annual
report says and draws what the page does, to the letter."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from scr import disclosure
from scr.base import terms
from scr.base.periods import parse_span
from scr.exhibits import (
    completion,
    delays,
    not_in_full,
    open_reviews,
    publication,
    timeliness,
    timely_boards,
)
from scr.exhibits.exhibit import Exhibit
from scr.exhibits.scope import Canvas, Scope
from scr.exhibits.view import View
from scr.figures.values import rows
from scr.report import asking, build, contents, narrow_chart
from scr.report.asking import PLOT_WIDTH
from scr.stats import funnel as funnel_rule
from scr.store import Snapshot, current
from scr.text import not_in_full as why_words
from scr.text import standard as standard_words
from scr.text import time as time_words
from scr.text.time import STANDARDS
from tests.factory import AS_AT, board, make_snapshot, review

YEAR = parse_span("panel:2014-15")
EXHIBITS: dict[str, Callable[[Scope], Exhibit]] = {
    "timeliness.stages": timeliness.stages,
    **{f"timeliness.standards {s}": lambda c, s=s: timeliness.standards(c, s) for s in STANDARDS},
    "timeliness.agreed_delays": timeliness.agreed_delays,
    "timeliness.open_by_age": timeliness.open_by_age,
    **{f"completion.curve {c}": lambda s, c=c: completion.curve(s, c)
       for c in completion.COMPARISONS},
    **{f"open_reviews.oldest {a}": lambda c, a=a: open_reviews.oldest(c, a)
       for a in (open_reviews.EVERY_AGE, *open_reviews.YOUNGER)},
    "delays.by_reason": delays.by_reason,
    "delays.by_region": delays.by_region,
    "timely_boards.funnel": timely_boards.funnel,
    "timely_boards.intervals": timely_boards.intervals,
    "publication.outcomes": publication.outcomes,
    "not_in_full.reasons": not_in_full.reasons,
    "publication.nonpublication": publication.nonpublication,
    "publication.time_to_publication": publication.time_to_publication,
    "publication.reports_online": publication.reports_online,
}  # fmt: skip
IN_THE_REPORT = {
    entry.id: entry.exhibit
    for part in contents.PARTS
    for entry in part.entries
    if getattr(entry.exhibit, "__module__", "").endswith(
        (".timeliness", ".publication", ".not_in_full")
    )
}


def scope_of(snapshot: Snapshot, *, phone: bool = False, **choices: object) -> Scope:
    view = View(**{"kind": "panel", "first": 2011, "last": 2015, "as_at": AS_AT, **choices})
    return Scope(disclosure.TRUSTED, snapshot, view, canvas=Canvas(phone))


@pytest.fixture(scope="module")
def sample(sample_database) -> Snapshot:
    return current(sample_database)


@pytest.fixture(scope="module")
def three(shared_snapshot) -> Snapshot:
    """Three reviews: one published, one open, one of an earlier year."""
    began = {"decision": "initiate", "decision_date": date(2014, 9, 1)}
    began |= {"initiated_date": date(2014, 9, 1)}
    return shared_snapshot(
        boards=[board("B1"), board("B2", region="South")],
        reviews=[
            review("R1", **began, completed_date=date(2015, 2, 1)),
            review("R2", "B2", **began),
            review("R3", **{**began, "initiated_date": date(2013, 8, 1)},
                   completed_date=date(2015, 2, 1)),
        ],
        publications=[
            {"publication_id": "P1", "review_id": "R1", "kind": "overview_report",
             "published_date": date(2015, 4, 1)},
        ],
    )  # fmt: skip


def check(scope: Scope, *, is_empty: bool = False) -> None:
    """Every exhibit has its words and its chart; of nothing, what to do instead."""
    keys = set()
    for name, make in EXHIBITS.items():
        exhibit = make(scope)
        assert exhibit.heading, name
        assert exhibit.sentence, name
        # What is not recorded has words, and no picture of nothing.
        is_recorded = not exhibit.key.startswith("not_recorded")
        assert (exhibit.chart is not None) == is_recorded, name
        assert exhibit.chart is None or exhibit.chart.name, name
        words_said = f"{exhibit.heading} {exhibit.sentence} {exhibit.note}"
        assert not {"nan", "none,", "()"} & set(words_said.split()), (name, words_said)
        assert exhibit.empty or not is_empty, name
        keys.add(exhibit.key)
    assert len(keys) >= len({name.partition(" ")[0] for name in EXHIBITS})
    assert timeliness.answer(scope)
    assert publication.answer(scope)
    assert [bool(tile.value) for tile in timeliness.stage_tiles(scope)] == [True] * 3


def test_every_exhibit_speaks_of_the_sample(sample):
    check(scope_of(sample))


def test_every_exhibit_speaks_of_three_reviews_on_a_phone(three):
    check(scope_of(three, phone=True))


def test_of_nothing_every_exhibit_says_what_to_do(tmp_path):
    check(scope_of(make_snapshot(tmp_path / "nothing")), is_empty=True)


@pytest.fixture
def own_tables(monkeypatch) -> None:
    """Only the tables of time and publication are made."""
    own = tuple(e for part in contents.PARTS for e in part.entries if e.id in IN_THE_REPORT)
    monkeypatch.setattr(contents, "PARTS", (contents.Part("Time and publication", own),))


@pytest.mark.usefixtures("own_tables")
@pytest.mark.parametrize("policy", ["none", "publication"])
def test_the_report_says_and_draws_what_the_page_does(sample, policy):
    pack = build(sample, YEAR, policy=policy)
    tables = {table.id: table for table in pack.all_tables()}
    edition = asking.edition(sample, YEAR, None, policy, None)
    page = Scope(
        disclosure.TRUSTED, sample,
        View("panel", edition.scope.view.first, 2014, pack.as_at),
        policy=policy,
        canvas=Canvas(plot_width=PLOT_WIDTH),
    )  # fmt: skip
    assert len(IN_THE_REPORT) == 8
    # Without a period: as at the last day of the year.
    day = date(2015, 6, 30)
    stock = replace(page, view=replace(page.view, as_at=day), stock_day=day)
    for name, make in IN_THE_REPORT.items():
        is_stock = name == "open_reviews"
        exhibit, table = make(stock if is_stock else page), tables[name]
        assert table.sentence == exhibit.plain_sentence, name
        assert table.chart == exhibit.chart, name
        assert table.caution == exhibit.caution, name
        narrow = narrow_chart(pack, table, disclosure.TRUSTED)
        phone = scope_of(sample, phone=True, first=page.view.first, last=2014)
        if is_stock:
            phone = replace(phone, view=stock.view, stock_day=day)
        assert narrow == make(replace(phone, policy=policy)).chart


@pytest.mark.usefixtures("own_tables")
def test_the_report_compares_with_the_year_that_was_chosen(sample):
    pack = build(sample, YEAR, policy="none", before=parse_span("panel:2011-12"))
    found = {table.id: table for table in pack.all_tables()}
    assert "In the panel year 2011-12 it was " in (found["durations"].sentence)
    for name in ("standards", "agreed_delays", "cohort_outcomes"):
        assert "In the panel year 2011-12 it was " in found[name].sentence, name
    # No report to the panel is on record of that year, which is not to say that there was none.
    assert "2011-12" not in found["publication_outcomes"].sentence


def test_boards_are_marked_as_the_exact_rule_marks_them(sample):
    """Against the rule over the figure `standards` by board, its editions added up."""
    compared = timely_boards.boards(scope_of(sample))
    by_board: dict[str, list] = {}
    for row in scope_of(sample).rows("standards", by="board"):
        if row["standard_id"] == "complete":
            by_board.setdefault(row["group_id"], []).append(row)
    kept = [standard_words.together(parts) for parts in by_board.values()]
    x, n = [share.x for share in kept], [share.n for share in kept]
    flags = funnel_rule.flags(x, n, funnel_rule.target(x, n))
    assert len(by_board) > 100
    assert [row["group_id"] for row in compared.rows] == list(by_board)
    assert [(row["x"], row["n"]) for row in compared.rows] == list(zip(x, n, strict=True))
    assert [row["flag"] for row in compared.rows] == list(flags)
    assert compared.together.written == "118 of 460 (26%)"


def test_a_region_chooses_the_boards_shown_and_not_what_they_are_compared_with(sample):
    everyone = timely_boards.boards(scope_of(sample))
    some = timely_boards.boards(scope_of(sample, region="Highmoor"))
    assert some.together == everyone.together
    flags = {row["group_id"]: row["flag"] for row in everyone.rows}
    assert 0 < len(some.rows) < len(everyone.rows)
    assert all(flags[row["group_id"]] == row["flag"] for row in some.rows)


def test_open_over_a_time_are_the_oldest_and_as_many_as_the_bands_say(sample):
    scope = scope_of(sample)
    ages, in_delay = timeliness.ages_of(timeliness.open_by_age(scope).result)
    every = rows(open_reviews.oldest(scope).result)
    days = [r["age_days"] for r in every]
    assert days == sorted(days, reverse=True)
    assert in_delay == sum(r["in_delay"] for r in every)
    counted = {}
    for over in terms.terms("open_over"):
        exhibit = open_reviews.oldest(scope, over)
        shown = rows(exhibit.result)
        assert [r["review_id"] for r in shown] == [r["review_id"] for r in every][: len(shown)]
        counted[over] = len(shown)
        assert exhibit.heading == time_words.open_over_heading(len(shown), over)
    assert counted == {
        "over_6_months": len(every) - ages["to_6_months"],
        "over_1_year": ages["1_to_2_years"] + ages["over_2_years"],
        "over_2_years": ages["over_2_years"],
    }
    # By the days themselves: as at 30 June 2016 a year is 366 of them.
    assert counted["over_1_year"] == sum(d > 366 for d in days) == 44
    assert (
        "44 reviews have been open for over one year"
        in open_reviews.oldest(scope, "over_1_year").heading
    )


def test_one_year_is_said_once(sample):
    scope = scope_of(sample, first=2014, last=2014)
    sentence = publication.outcomes(scope).sentence
    assert sentence.count("started in the panel year 2014-15") == 1
    assert "The year before it was between 53 and 69 of 99 (54% to 70%), with more" in sentence
    assert timeliness.standards(scope).sentence.count("40 of 166") == 1
    assert publication.reports_online(scope).sentence.count("first published") == 1


def test_a_years_bar_adds_up_to_what_was_published(sample):
    exhibit = publication.reports_online(scope_of(sample))
    bars = [publication._forms(row) for row in rows(exhibit.result)]
    assert [bar.total for bar in bars] == [17, 43, 50, 93, 119]
    assert [bar.note for bar in bars[2:]] == ["8 no longer online", "5 no longer online", ""]


def test_the_panels_answers_add_up_to_the_reports_received(sample):
    exhibit = publication.nonpublication(scope_of(sample))
    received = publication.received_years(rows(exhibit.result))
    bars = [publication._answers(row) for row in received]
    assert [bar.parts for bar in bars] == [(67, 4, 0, 2, 1), (64, 8, 4, 3, 1), (93, 4, 9, 3, 1)]
    assert [bar.total for bar in bars] == [74, 80, 110]


def test_the_reasons_add_up_to_what_the_page_says_is_not_in_full(sample):
    """Started in 2014: 64 are not in full, on both cards, in the bar and in the table."""
    scope = scope_of(sample, kind="calendar", first=2014, last=2014)
    (cohort,) = rows(publication.outcomes(scope).result)
    exhibit = not_in_full.reasons(scope)
    (row,) = rows(exhibit.result)
    assert cohort["n_initiated"] - cohort["n_published_in_full"] == row["n_not_in_full"] == 64
    assert sum(why_words.grouped(row)) == 64
    assert exhibit.heading == "64 reviews are not published in full, 26 with no reason recorded"
    assert exhibit.sentence == (
        "Of the **146 reviews** started in the calendar year 2014, **64 were not published in "
        "full** by 30 June 2016: 11 with the panel’s agreement, 2 where the panel was asked and "
        "has not agreed, 18 not yet completed or waiting for a court or an inquest, 7 discontinued "
        "and 26 with no reason recorded."
    )
    assert exhibit.note.startswith("For 18 other reviews it is not recorded whether")
    table = not_in_full.by_year(exhibit.result).set_index("Reason")["2014"]
    assert table["Not published in full"] == "64" == str(sum(map(int, table[:-1])))
