"""The overview's card of the year's cases: decided, viewed by the panel, started."""

from scr.base import words
from scr.exhibits import asking as state
from scr.exhibits.view import View
from scr.plot import Part, Stage, stage_bars
from scr.store import Snapshot
from scr.text.sentences import Row
from scr.ui.choice.compared import Compared
from scr.ui.kit import browser
from scr.ui.kit.card import Card


def stages(view: View, decided: Compared, viewed: Compared, snapshot: Snapshot) -> Card:
    """One bar per stage: cases decided, the panel's views, and where the reviews started stand."""
    result = state.ask(view.request("decisions", view.year), snapshot)
    views = state.ask(view.request("panel_scrutiny", view.year), snapshot)
    begun = state.ask(view.request("cohort_outcomes", view.year), snapshot)
    now, seen, cohort = decided.now, viewed.now, begun.row
    return Card(
        key="stages",
        heading=stages_heading(now, seen),
        sentence=stages_sentence(now, seen, cohort),
        result=result,
        more=(views, begun),
        cases=view.request("decisions", view.year),
        chart=stage_bars(_bars(now, seen, cohort), phone=browser.is_narrow()),
        caution="The three bars are not the same cases: each counts what happened in the year, so "
        "a view may be of a decision of the year before.",
        empty=""
        if now["n_decisions"] or seen["n_considered"] or cohort["n_initiated"]
        else "No case in this year. "
        "Under “Change what is shown”, choose another year or all boards.",
    )


def _bars(now: Row, seen: Row, cohort: Row) -> list[Stage]:
    return [
        Stage(
            "Cases decided in the year",
            (
                Part(int(now["n_initiate"]), "started"),
                Part(int(now["n_not_initiate"]), "not started"),
            ),
        ),
        Stage(
            "Views the panel gave in the year",
            (
                Part(int(seen["n_agreed"]), "agreed with not starting"),
                Part(int(seen["n_disagreed"]), "disagreed"),
                Part(int(seen["n_more_information"]), "asked for more"),
            ),
        ),
        Stage(
            "Where the reviews started in the year stand",
            (
                Part(completed(cohort), "complete"),
                Part(int(cohort["n_open"]), "open"),
                Part(int(cohort["n_discontinued"]), "discontinued"),
            ),
        ),
    ]


def completed(cohort: Row) -> int:
    """Reviews that are neither open nor discontinued."""
    return int(cohort["n_initiated"] - cohort["n_open"] - cohort["n_discontinued"])


def stages_heading(now: Row, seen: Row) -> str:
    """How many decisions were to start, and how far the panel agreed with those not to."""
    if not now["n_decisions"]:
        return "No case was decided"
    begun = words.headline(now["n_initiate"], now["n_decisions"], "decision", "were")
    started = f"{begun} to start a review"
    if not seen["n_considered"]:
        return started
    most = "most" if seen["agreed_rate"] > 0.5 else "few" if seen["agreed_rate"] < 0.5 else "half"
    return f"{started}; the panel agreed with {most} of the decisions it looked at"


def stages_sentence(now: Row, seen: Row, cohort: Row) -> str:
    """The three bars in words."""
    begun = cohort["n_initiated"]
    stand = (
        f"Of {words.count(begun, 'review')} started in it, **{words.number(completed(cohort))}** "
        f"{'is' if completed(cohort) == 1 else 'are'} complete and "
        f"{words.number(cohort['n_open'])} open."
        if begun
        else "No review was started in it."
    )
    return (
        f"Of {words.count(now['n_decisions'], 'case')}, **{words.number(now['n_initiate'])}** "
        f"became a review and {words.number(now['n_not_initiate'])} did not. In the same year the "
        f"panel gave its view of {words.count(seen['n_considered'], 'decision')} not to start one "
        f"and agreed with **{words.number(seen['n_agreed'])}**. {stand}"
    )
