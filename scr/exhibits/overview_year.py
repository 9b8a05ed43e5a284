"""The overview below its tiles: what changed since the year before, what needs attention, and the
year's cases as one bar for each stage."""

from dataclasses import dataclass, replace

from scr.base import terms, words
from scr.exhibits import decisions, overview, whose
from scr.exhibits.compare import marked_boards
from scr.exhibits.exhibit import Exhibit
from scr.exhibits.overview import LETTERS_OVERDUE
from scr.exhibits.recorded import or_not_recorded
from scr.exhibits.scope import Scope
from scr.figures.values import FigureRow, rows
from scr.plot import Part, Stage, stage_bars
from scr.text import letter as letter_words
from scr.text import overview as overview_words
from scr.text import sentences


@dataclass(frozen=True)
class Attention:
    """Something to look at: a sentence with its count (Markdown), the page that has it, the key of
    its card there, and what is chosen there by its name in the address."""

    sentence: str
    page: str
    label: str
    card: str = ""
    choice: tuple[tuple[str, str], ...] = ()


def changed(scope: Scope) -> tuple[str, ...]:
    """Plain sentences: cases decided, the panel's view, reviews started, completed in time."""
    return (
        _decided_changed(scope),
        _viewed_changed(scope),
        _started_changed(scope),
        overview.completed_sentence(scope),
    )


@or_not_recorded
def _decided_changed(scope: Scope) -> str:
    view, decided = scope.view, scope.compared("decisions")
    return sentences.cases_changed(decided.now, decided.before, view.when, view.who)


@or_not_recorded
def _viewed_changed(scope: Scope) -> str:
    viewed = scope.compared("panel_scrutiny")
    return sentences.panel_answer(viewed.now, viewed.before, scope.view.when)


@or_not_recorded
def _started_changed(scope: Scope) -> str:
    view, begun = scope.view, scope.compared("initiations")
    return sentences.rate_sentence(begun.now, begun.before, view.when, view.who)


def attention(scope: Scope) -> tuple[Attention, ...]:
    """What needs attention: counts first, each with a link."""
    return (
        Attention(
            _overdue(scope),
            "recommendations",
            "Overdue recommendations",
            "list",
            (("list", terms.label("standing", "overdue")),),
        ),
        Attention(
            _open_long(scope),
            "timeliness",
            "Open reviews",
            "open",
            (("age", terms.label("open_over", "over_1_year")),),
        ),
        Attention(_marked(scope), "initiation", "By board", "funnel"),
        Attention(_silent(scope), "initiation", "Each board", "boards"),
        Attention(_findings(scope), "data", "Data queries", choice=(("section", "Findings"),)),
        Attention(
            _letters(scope), "quality", "Letters", "letters", (("letters", LETTERS_OVERDUE),)
        ),
    )


@or_not_recorded
def _overdue(scope: Scope) -> str:
    return whose.with_subject(overview_words.overdue(overview.n_overdue(scope)), scope)


@or_not_recorded
def _open_long(scope: Scope) -> str:
    n = overview.n_open_over_a_year(scope)
    return whose.with_subject(overview_words.open_long(n), scope)


@or_not_recorded
def _marked(scope: Scope) -> str:
    when = words.span_words(scope.view.range, with_months=False)
    marked = marked_boards(scope, decisions.MEASURE)
    sentence = overview_words.marked(marked, when)
    return whose.with_subject(sentence, scope, scope.request("decisions", with_board=False))


@or_not_recorded
def _silent(scope: Scope) -> str:
    result = scope.ask("decisions", by="board", with_board=False)
    by_board = rows(result)
    silent = sum(row["n_decisions"] == 0 for row in by_board)
    is_one_year = scope.view.first == scope.view.last
    sentence = overview_words.silent(silent, is_one_year=is_one_year)
    return whose.with_subject(sentence, scope, result.request)


def _findings(scope: Scope) -> str:
    request = scope.view.quality_request()
    n = int(scope.answer(request).table["n_findings"].sum())
    return whose.with_subject(overview_words.queries(n), scope, request)


@or_not_recorded
def _letters(scope: Scope) -> str:
    request = replace(scope.view.now_request("challenges"), incident_type=None)
    return whose.with_subject(
        letter_words.overdue_line(overview.all_letters(scope)), scope, request
    )


@or_not_recorded
def stages(scope: Scope) -> Exhibit:
    """One bar per stage: cases decided, the panel's views where any are recorded, and where the
    reviews started stand."""
    year = scope.view.year
    results = [scope.ask(name, year) for name in ("decisions", "panel_scrutiny", "cohort_outcomes")]
    decided, viewed, cohort = (rows(result)[0] for result in results)
    recorded = viewed if _are_recorded(viewed) else None
    return Exhibit(
        key="stages",
        heading=overview_words.stages_heading(decided, recorded),
        sentence=overview_words.stages_sentence(decided, recorded, cohort),
        result=results[0],
        more=tuple(results[1:]),
        cases=scope.request("decisions", year),
        chart=stage_bars(_bars(decided, viewed, cohort), phone=scope.canvas.is_phone),
        caution="The bars are not the same cases: each counts what happened in the year, so "
        "a view may be of a decision of the year before.",
        empty=""
        if decided["n_decisions"] or _n_viewed(viewed) or cohort["n_initiated"]
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
        *_viewed_bar(viewed),
        Stage(
            "Where the reviews started in the year stand",
            (
                Part(overview_words.completed_reviews(cohort), "complete"),
                Part(int(cohort["n_open"]), "open"),
                Part(int(cohort["n_discontinued"]), "discontinued"),
            ),
        ),
    ]


def _viewed_bar(viewed: FigureRow) -> list[Stage]:
    if not _are_recorded(viewed):
        return []
    parts = (
        Part(int(viewed["n_agreed"]), "agreed with not starting"),
        Part(int(viewed["n_disagreed"]), "disagreed"),
        Part(int(viewed["n_more_information"]), "asked for more"),
    )
    return [Stage("Views the panel gave in the year", parts)]


def _are_recorded(viewed: FigureRow) -> bool:
    return viewed.is_recorded("n_considered")


def _n_viewed(viewed: FigureRow) -> int:
    """Views in which to read a share; none where none are recorded."""
    return int(viewed["n_considered"]) if _are_recorded(viewed) else 0
