"""Decisions to start a review, and what the national panel says of decisions not to."""

from dataclasses import replace

from scr.exhibits import boards_list
from scr.exhibits.boards_funnel import funnel
from scr.exhibits.cautions import few, widen
from scr.exhibits.exhibit import Exhibit
from scr.exhibits.marks import GUIDANCE_MARKS, share_rows_by_year, year_points
from scr.exhibits.recorded import or_not_recorded
from scr.exhibits.scope import Scope
from scr.figures.run import Result
from scr.figures.values import rows
from scr.plot import HALF, share_over_time, share_rows
from scr.text import flag as flag_words
from scr.text import overview as overview_words
from scr.text import sentences
from scr.text.change import share_change
from scr.text.sentences import INITIATED

MEASURE = INITIATED
"""The measure of the figure benchmark on which boards are compared here."""


@or_not_recorded
def answer(scope: Scope) -> str:
    """What boards decided in the year in focus, for under a page's title."""
    compared = scope.compared("decisions")
    view = scope.view
    return sentences.decisions_answer(
        compared.now, compared.before, view.when, view.who, view.before_when
    )


@or_not_recorded
def over_years(scope: Scope) -> Exhibit:
    """The share of decisions to start a review, by year."""
    view, result = scope.view, scope.ask("decisions", by="period")
    years, compared = rows(result), scope.compared("decisions")
    now, before = compared.shares(INITIATED)
    shares = [row.share(INITIATED) for row in years]
    decided = sum(row["n_decisions"] for row in years)
    started = sum(row["n_initiate"] for row in years)
    return Exhibit(
        key="decisions",
        heading=overview_words.decided_heading(
            started, decided, "No case was decided in these years"
        ),
        sentence=sentences.share_over_years(
            shares, shares[-1], view.when, share_change(now, before, view.before_when)
        ),
        result=result,
        cases=scope.request("decisions"),
        chart=share_over_time(
            year_points(result, INITIATED),
            axis_title="Share of decisions to start a review, 95% interval",
            guidance=GUIDANCE_MARKS,
            width=scope.canvas.width(HALF),
            phone=scope.canvas.is_phone,
        ),
        caution=few(decided / max(len(years), 1)),
        empty="" if decided else widen(view, "decided no case"),
    )


@or_not_recorded
def panel_view(scope: Scope) -> Exhibit:
    """What the panel said of decisions not to start a review, by year."""
    view, result = scope.view, scope.ask("panel_scrutiny", by="period")
    compared = scope.compared("panel_scrutiny")
    years = share_rows_by_year(result, "agreed_rate", focus=view.year.label)
    return Exhibit(
        key="panel",
        heading=sentences.panel_heading(compared.now, compared.before, view.when),
        sentence=sentences.panel_answer(compared.now, compared.before, view.when, view.before_when),
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


@or_not_recorded
def boards_funnel(scope: Scope) -> Exhibit:
    """Boards by the share of their decisions to start a review, against what chance allows: the
    funnel of the page Comparison, in the words of decisions. Several years are pooled: of a single
    year most boards decide too few cases to tell anything."""
    exhibit = funnel(scope, MEASURE)
    boards = rows(exhibit.result)
    if not all(row.is_recorded("n") for row in boards):
        return replace(exhibit, key="funnel")
    flags, decided = [row["flag"] for row in boards], [row["n"] for row in boards]
    n_marked = sum(flag_words.counts_of(flags))
    return replace(
        exhibit,
        key="funnel",
        result=_by_board(scope),
        more=exhibit.results,
        heading=flag_words.flagged_heading(n_marked, can_tell=flag_words.can_tell(flags)),
        sentence=flag_words.flagged(flags, decided, scope.view.range_words),
        caution=flag_words.by_chance(flags),
        empty="" if sum(decided) else widen(scope.view, "decided no case"),
    )


@or_not_recorded
def each_board(scope: Scope) -> Exhibit:
    """Each board with its decisions, its interval and its mark, to be sorted."""
    exhibit = boards_list.grid(scope, MEASURE, size="Decided", counted="Started")
    return replace(exhibit, result=_by_board(scope), more=exhibit.results)


def _by_board(scope: Scope) -> Result:
    """The decisions of each board: what its place in the comparison is made of."""
    return scope.ask("decisions", by="board", with_board=False)
