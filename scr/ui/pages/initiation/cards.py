"""The cards of the initiation page: each figure asked, judged and put into words."""

from scr.base import words
from scr.base.guidance import GUIDANCE
from scr.exhibits import asking as state
from scr.exhibits import points
from scr.plot import rate_over_time, share_over_time, share_rows
from scr.store import Snapshot
from scr.text import sentences
from scr.text.sentences import AGREED, INITIATED, STARTED
from scr.text.time import FEWER_THAN_TO_SAY
from scr.ui.choice.compared import Compared
from scr.ui.choice.view import View
from scr.ui.kit import browser
from scr.ui.kit.card import Card

_MARKS = tuple((g.on, g.words, g.short) for g in GUIDANCE)


def decisions_over_time(view: View, snapshot: Snapshot) -> Card:
    """The share of decisions to start a review, by year."""
    result = state.ask(view.request("decisions", view.range, "period"), snapshot)
    rows = points.records(result)
    decided = sum(row["n_decisions"] for row in rows)
    started = sum(row["n_initiate"] for row in rows)
    heading = (
        f"{words.headline(started, decided, 'decision', 'were')} to start a review"
        if decided
        else "No case was decided in these years"
    )
    return Card(
        key="decisions",
        heading=heading,
        sentence=sentences.share_over_years(rows, rows[-1], INITIATED, view.when),
        result=result,
        cases=view.request("decisions", view.range),
        chart=share_over_time(
            points.year_points(result, INITIATED),
            axis_title="Share of decisions to start a review, 95% interval",
            guidance=_MARKS,
            phone=browser.is_narrow(),
        ),
        caution=few(decided / max(len(rows), 1)),
        empty="" if decided else widen(view, "decided no case"),
    )


def panel_view(view: View, compared: Compared, snapshot: Snapshot) -> Card:
    """What the panel said of decisions not to start a review, by year."""
    result = state.ask(view.request("panel_scrutiny", view.range, "period"), snapshot)
    rows = points.year_rows(result, AGREED, view.year.label)
    return Card(
        key="panel",
        heading=sentences.panel_heading(compared.now, compared.before, view.when),
        sentence=sentences.panel_answer(compared.now, compared.before, view.when),
        result=result,
        cases=view.request("panel_scrutiny", view.range),
        chart=share_rows(
            rows,
            axis_title="Share the panel agreed with, 95% interval",
            phone=browser.is_narrow(),
        ),
        caution=result.definition.caution,
        empty=""
        if rows
        else "The panel, set up in June 2013, gave no dated view in these years. "
        "Choose later years, or all boards.",
    )


def started_over_time(view: View, compared: Compared, snapshot: Snapshot) -> Card:
    """Reviews started per 100,000 children, by year."""
    result = state.ask(view.request("initiations", view.range, "period"), snapshot)
    rows = points.records(result)
    return Card(
        key="started",
        heading=sentences.rate_heading(compared.now, compared.before, view.when),
        sentence=sentences.rate_sentence(compared.now, compared.before, view.when, view.who),
        result=result,
        cases=view.request("initiations", view.range),
        chart=rate_over_time(
            points.year_points(result, STARTED, is_rate=True),
            axis_title="Reviews started a year per 100,000 children, 95% interval",
            guidance=_MARKS,
            phone=browser.is_narrow(),
            width=1000,
        ),
        caution=carried([str(row["population_status"]) for row in rows])
        or result.definition.caution,
        empty="" if any(row["n_initiated"] for row in rows) else widen(view, "started no review"),
    )


def carried(statuses: list[str]) -> str:
    """Said where a year's children are taken from another year's estimate, or are not known."""
    if "missing" in statuses:
        return "Some boards have no estimate of children, so no rate is given where they count."
    if "carried" in statuses:
        return "Where a year has no estimate of children, the nearest year's is used."
    return ""


def few(per_year: float) -> str:
    """The caution of small numbers, at the point of use."""
    if 0 < per_year < FEWER_THAN_TO_SAY:
        return (
            f"Few cases: a single one moves a year's share by about "
            f"{max(1, round(100 / per_year))} points."
        )
    return "Counts depend on what is recorded; neither a high nor a low share is a verdict."


def widen(view: View, did: str) -> str:
    """The empty state: what is not there, and which filter to widen."""
    if view.board_id:
        which = "choose all boards"
    elif view.region or view.area_type:
        which = "choose all regions and kinds of area"
    elif view.incident_type:
        which = "choose both kinds of incident"
    else:
        which = "choose more years"
    return f"{view.who} {did} in these years. Under “Change what is shown”, {which}."
