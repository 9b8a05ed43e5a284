"""Exhibits of recommendations, quality and challenges: whole over the sample, over nothing and over
three rows; and the annual report says and draws what they say and draw, to the letter."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pandas as pd
import pytest

from scr.base.periods import parse_span
from scr.base.request import Request
from scr.disclosure import TRUSTED, answer
from scr.exhibits import (
    challenges,
    follow_through,
    open_recommendations,
    panel_responses,
    quality,
    quality_apart,
    recommendations,
    recommendations_due,
    recurrence,
)
from scr.exhibits.exhibit import Exhibit
from scr.exhibits.narrow import only, rows_where
from scr.exhibits.scope import Canvas, Scope
from scr.report.asking import edition
from tests.exhibits.holding import (
    hold,
    nothing,
    on_a_phone,
    report_tables,
    sample,
    scope_of,
    three_rows,
)
from tests.factory import AS_AT

IN_THE_REPORT: dict[str, Callable[[Scope], Exhibit]] = {
    "quality": quality.clarity,
    "recommendation_status": recommendations.status,
    "recommendations_due": recommendations_due.by_year,
    "follow_through": follow_through.follow_through,
    "recurrence": recurrence.themes,
    "challenges": challenges.replies,
}
# Those whose place of the chart has a list below.
WITHOUT_A_CHART = {"listed", "repeating", "letters"}
EVERY: dict[str, Callable[[Scope], Exhibit]] = IN_THE_REPORT | {
    "rungs": recommendations.rungs,
    "listed": lambda scope: recommendations.listed(scope, "overdue", 5),
    "by review": lambda scope: follow_through.follow_through(scope, "review", scope.view.range),
    "due by month": recommendations_due.by_month,
    "age": open_recommendations.by_age,
    "body": open_recommendations.by_body,
    "board": open_recommendations.by_board,
    "repeating": recurrence.repeating_boards,
    "grades": quality.grades,
    "apart": quality_apart.boards_apart,
    "why": quality_apart.why_and_action,
    "raised": challenges.raised,
    "raisers": lambda scope: challenges.raised(scope, "raised_by"),
    "letters": challenges.each_letter,
    "panel": panel_responses.responses,
}


@pytest.mark.parametrize("name", EVERY)
def test_over_the_sample(name, sample_database):
    scope = scope_of(sample(sample_database))
    exhibit, narrow = EVERY[name](scope), EVERY[name](on_a_phone(scope))
    hold(exhibit)
    assert not exhibit.empty
    assert (exhibit.chart is None) == (name in WITHOUT_A_CHART)
    assert narrow.sentence == exhibit.sentence
    again = EVERY[name](scope)
    assert (again.sentence, again.chart) == (exhibit.sentence, exhibit.chart)


@pytest.mark.parametrize("name", EVERY)
@pytest.mark.parametrize("make", [nothing, three_rows], ids=["nothing", "three rows"])
def test_over_hardly_anything(make, name, tmp_path):
    exhibit = EVERY[name](scope_of(make(tmp_path)))
    hold(exhibit)
    # The panel's own recommendations are of neither database.
    if make is nothing or name == "panel":
        assert exhibit.empty


@pytest.mark.parametrize("policy", ["none", "publication"])
def test_the_report_places_the_same(sample_database, policy):
    snapshot = sample(sample_database)
    tables = report_tables(snapshot, policy)
    span = parse_span("panel:2014-15")
    wanted = edition(snapshot, span, AS_AT, policy, None)
    of_page = Scope(TRUSTED, snapshot, wanted.scope.view, policy, Canvas(plot_width=600))
    # Without a period: as at the last day of the year.
    stock = replace(of_page, view=wanted.stock_scope.view, stock_day=date(2015, 6, 30))
    for name, make in IN_THE_REPORT.items():
        shown = make(stock if name == "recommendation_status" else of_page)
        assert tables[name].sentence == shown.plain_sentence
        assert tables[name].caution == shown.caution
        assert tables[name].chart == shown.chart
    # Days of single letters are not published.
    assert (tables["challenges"].chart is None) == (policy == "publication")


def test_the_report_of_nothing_has_no_picture_of_it(tmp_path):
    tables = report_tables(three_rows(tmp_path))
    assert tables["follow_through"].chart is None
    assert "too few could be followed" in tables["follow_through"].sentence
    assert tables["recurrence"].chart is not None
    assert "**" not in tables["recurrence"].sentence


def test_a_year_compared_with_another_says_which(sample_database):
    scope = scope_of(sample(sample_database), compared_year=2012)
    told = {name: IN_THE_REPORT[name](scope).sentence for name in IN_THE_REPORT}
    assert "In the panel year 2012-13" in told["recommendations_due"]
    assert "in the panel year 2012-13" in told["quality"] or "On why" not in told["quality"]
    assert "The year before" not in told["challenges"]


def test_of_one_year_page_and_report_ask_alike(sample_database):
    scope = scope_of(sample(sample_database), first=2014)
    for make in (follow_through.follow_through, recurrence.themes):
        of_page = make(scope, span=scope.view.range)
        assert of_page.sentence == make(scope).sentence
        assert of_page.chart == make(scope).chart


def test_hidden_cells_are_narrowed_with_their_rows(sample_database):
    request = Request("decisions", span=parse_span("panel:2014-15"), by="region")
    result = answer(TRUSTED, request, sample(sample_database), "publication")
    assert result.hidden is not None
    first = str(result.table["group_id"].iloc[1])
    kept = only(result, "group_id", first)
    assert kept.hidden is not None
    assert list(kept.table["group_id"]) == [first]
    assert kept.hidden.iloc[0].tolist() == result.hidden.iloc[1].tolist()
    unknown = pd.Series([None, *[True] * (len(result.table) - 1)], dtype="boolean")
    assert len(rows_where(result, unknown).table) == len(result.table) - 1
