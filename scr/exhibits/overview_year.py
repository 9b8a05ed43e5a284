"""The overview below its tiles: what changed since the year before, what needs attention, and the
year's cases as one bar for each stage."""

from dataclasses import dataclass

from scr.base import words
from scr.exhibits import decisions, overview
from scr.exhibits.compare import marked_boards
from scr.exhibits.exhibit import Exhibit
from scr.exhibits.scope import Scope
from scr.figures.values import FigureRow, rows
from scr.plot import Part, Stage, stage_bars
from scr.text import letter as letter_words
from scr.text import sentences


@dataclass(frozen=True)
class Attention:
    """Something to look at: a sentence with its count (Markdown), and the page that has it."""

    sentence: str
    page: str
    label: str


def changed(scope: Scope) -> tuple[str, ...]:
    """Plain sentences: cases decided, the panel's view, reviews started, completed in time."""
    view = scope.view
    decided = scope.compared("decisions")
    viewed, begun = scope.compared("panel_scrutiny"), scope.compared("initiations")
    return (
        sentences.cases_changed(decided.now, decided.before, view.when, view.who),
        sentences.panel_answer(viewed.now, viewed.before, view.when),
        sentences.rate_sentence(begun.now, begun.before, view.when, view.who),
        overview.completed_sentence(scope),
    )


def attention(scope: Scope) -> tuple[Attention, ...]:
    """What needs attention: counts first, each with a link."""
    view = scope.view
    when = words.span_words(view.range, with_months=False)
    marked = marked_boards(scope, decisions.MEASURE)
    by_board = rows(scope.ask("decisions", by="board", with_board=False))
    silent = sum(row["n_decisions"] == 0 for row in by_board)
    findings = int(scope.answer(view.quality_request()).table["n_findings"].sum())
    over, overdue = overview.n_open_over_a_year(scope), overview.n_overdue(scope)
    reviews, have = words.count(over, "review"), "has" if over < 2 else "have"
    those = "that year" if view.first == view.last else "those years"
    recommendations = words.count(overdue, "recommendation") if overdue else "No recommendation"
    return (
        Attention(
            f"**{recommendations}** {'is' if overdue < 2 else 'are'} overdue.",
            "recommendations",
            "Overdue recommendations",
        ),
        Attention(
            f"**{reviews if over else 'No review'}** {have} been open for more than a year.",
            "timeliness",
            "Open reviews",
        ),
        Attention(
            f"**{_boards(marked)}** started more or fewer reviews, for the cases decided in "
            f"the {when}, than chance would explain.",
            "initiation",
            "By board",
        ),
        Attention(f"**{_boards(silent)}** decided no case in {those}.", "initiation", "Each board"),
        Attention(
            f"**{words.count(findings, 'finding')}** about the records "
            f"{'stands' if findings == 1 else 'stand'}.",
            "data",
            "Data",
        ),
        Attention(letter_words.overdue_line(overview.all_letters(scope)), "quality", "Letters"),
    )


def stages(scope: Scope) -> Exhibit:
    """One bar per stage: cases decided, the panel's views, and where the reviews started stand."""
    year = scope.view.year
    results = [scope.ask(name, year) for name in ("decisions", "panel_scrutiny", "cohort_outcomes")]
    decided, viewed, cohort = (rows(result)[0] for result in results)
    return Exhibit(
        key="stages",
        heading=_heading(decided, viewed),
        sentence=_sentence(decided, viewed, cohort),
        result=results[0],
        more=tuple(results[1:]),
        cases=scope.request("decisions", year),
        chart=stage_bars(_bars(decided, viewed, cohort), phone=scope.canvas.is_phone),
        caution="The three bars are not the same cases: each counts what happened in the year, so "
        "a view may be of a decision of the year before.",
        empty=""
        if decided["n_decisions"] or viewed["n_considered"] or cohort["n_initiated"]
        else "No case in this year. "
        "Under “Change what is shown”, choose another year or all boards.",
    )


def _bars(decided: FigureRow, viewed: FigureRow, cohort: FigureRow) -> list[Stage]:
    return [
        Stage(
            "Cases decided in the year",
            (
                Part(int(decided["n_initiate"]), "started"),
                Part(int(decided["n_not_initiate"]), "not started"),
            ),
        ),
        Stage(
            "Views the panel gave in the year",
            (
                Part(int(viewed["n_agreed"]), "agreed with not starting"),
                Part(int(viewed["n_disagreed"]), "disagreed"),
                Part(int(viewed["n_more_information"]), "asked for more"),
            ),
        ),
        Stage(
            "Where the reviews started in the year stand",
            (
                Part(_completed(cohort), "complete"),
                Part(int(cohort["n_open"]), "open"),
                Part(int(cohort["n_discontinued"]), "discontinued"),
            ),
        ),
    ]


def _completed(cohort: FigureRow) -> int:
    """Reviews that are neither open nor discontinued."""
    return int(cohort["n_initiated"] - cohort["n_open"] - cohort["n_discontinued"])


def _heading(decided: FigureRow, viewed: FigureRow) -> str:
    """How many decisions were to start, and how far the panel agreed with those not to."""
    if not decided["n_decisions"]:
        return "No case was decided"
    begun = words.headline(decided["n_initiate"], decided["n_decisions"], "decision", "were")
    started = f"{begun} to start a review"
    if not viewed["n_considered"]:
        return started
    agreed = viewed["agreed_rate"]
    most = "most" if agreed > 0.5 else "few" if agreed < 0.5 else "half"
    return f"{started}; the panel agreed with {most} of the decisions it looked at"


def _sentence(decided: FigureRow, viewed: FigureRow, cohort: FigureRow) -> str:
    """The three bars in words."""
    begun, completed = cohort["n_initiated"], _completed(cohort)
    stand = (
        f"Of {words.count(begun, 'review')} started in it, **{words.number(completed)}** "
        f"{'is' if completed == 1 else 'are'} complete and {words.number(cohort['n_open'])} open."
        if begun
        else "No review was started in it."
    )
    return (
        f"Of {words.count(decided['n_decisions'], 'case')}, "
        f"**{words.number(decided['n_initiate'])}** became a review and "
        f"{words.number(decided['n_not_initiate'])} did not. In the same year the panel gave its "
        f"view of {words.count(viewed['n_considered'], 'decision')} not to start one "
        f"and agreed with **{words.number(viewed['n_agreed'])}**. {stand}"
    )


def _boards(value: int) -> str:
    return words.count(value, "board") if value else "No board"
