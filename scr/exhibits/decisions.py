"""Decisions to start a review, and what the national panel says of decisions not to."""

from scr.base import words
from scr.exhibits.cautions import few, widen
from scr.exhibits.exhibit import Exhibit
from scr.exhibits.marks import GUIDANCE_MARKS, share_rows_by_year, year_points
from scr.exhibits.scope import Scope
from scr.figures.values import rows
from scr.plot import HALF, share_over_time, share_rows
from scr.text import sentences


def answer(scope: Scope) -> str:
    """What boards decided in the year in focus, for under a page's title."""
    found = scope.compared("decisions")
    view = scope.view
    return sentences.decisions_answer(
        found.now, found.before, view.when, view.who, view.before_when
    )


def over_years(scope: Scope) -> Exhibit:
    """The share of decisions to start a review, by year."""
    view, result = scope.view, scope.ask("decisions", by="period")
    years, found = rows(result), scope.compared("decisions")
    change = sentences.compared(found.now, found.before, sentences.INITIATED, view.before_when)
    decided = sum(row["n_decisions"] for row in years)
    started = sum(row["n_initiate"] for row in years)
    return Exhibit(
        key="decisions",
        heading=f"{words.headline(started, decided, 'decision', 'were')} to start a review"
        if decided
        else "No case was decided in these years",
        sentence=sentences.share_over_years(
            years, years[-1], sentences.INITIATED, view.when, change
        ),
        result=result,
        cases=scope.request("decisions"),
        chart=share_over_time(
            year_points(result, "initiation_rate"),
            axis_title="Share of decisions to start a review, 95% interval",
            guidance=GUIDANCE_MARKS,
            width=scope.canvas.width(HALF),
            phone=scope.canvas.is_phone,
        ),
        caution=few(decided / max(len(years), 1)),
        empty="" if decided else widen(view, "decided no case"),
    )


def panel_view(scope: Scope) -> Exhibit:
    """What the panel said of decisions not to start a review, by year."""
    view, result = scope.view, scope.ask("panel_scrutiny", by="period")
    found = scope.compared("panel_scrutiny")
    years = share_rows_by_year(result, "agreed_rate", focus=view.year.label)
    return Exhibit(
        key="panel",
        heading=sentences.panel_heading(found.now, found.before, view.when),
        sentence=sentences.panel_answer(found.now, found.before, view.when, view.before_when),
        result=result,
        cases=scope.request("panel_scrutiny"),
        chart=share_rows(
            years,
            axis_title="Share the panel agreed with, 95% interval",
            width=scope.canvas.width(340),
            phone=scope.canvas.is_phone,
        ),
        caution=result.definition.caution,
        empty=""
        if years
        else "The panel, set up in June 2013, gave no dated view in these years. "
        "Choose later years, or all boards.",
    )
