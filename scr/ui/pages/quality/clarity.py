"""The cards of the quality page about reports: how clear they are, and how they were graded."""

from collections.abc import Sequence
from dataclasses import replace

import streamlit as st

from scr.base import words
from scr.base.periods import Span
from scr.exhibits import asking as state
from scr.exhibits import points
from scr.exhibits.parts import narrowed as only
from scr.exhibits.view import View
from scr.figures.directory import Directory
from scr.plot import Cohort, Series, outcome_bars, several_shares
from scr.store import Snapshot
from scr.text import clarity as clarity_words
from scr.text import quality as said
from scr.text.sentences import Row
from scr.ui.choice.compared import Compared
from scr.ui.kit import browser
from scr.ui.kit.card import Card

# Pixels that the chart has in a card beside another.
HALF = 560


def choose_assessor() -> str:
    """Whose assessments are shown; the choice lives in the URL."""
    chosen = st.segmented_control(
        "Assessed by",
        list(said.ASSESSORS),
        default="panel",
        required=True,
        format_func=lambda code: words.capital(said.ASSESSORS[code]),
        key="assessor",
        bind="query-params",
        help=said.NOT_COMPARED,
    )
    return chosen if chosen in said.ASSESSORS else "panel"


def choose_question() -> str:
    """Which question the grades are shown of; the choice lives in the URL."""
    chosen = st.segmented_control(
        "Grades on",
        list(said.QUESTIONS),
        default="why",
        required=True,
        format_func=lambda code: said.QUESTIONS[code],
        key="question",
        bind="query-params",
    )
    return chosen if chosen in said.QUESTIONS else "why"


def answer(view: View, assessor: str, snapshot: Snapshot, known: Directory) -> str:
    """The page's answer: how clear the reports of the year in focus are."""
    found = both_years(view, assessor, snapshot, known)
    return said.answer(found.now, found.before, view.when, view.who, assessor)


def both_years(view: View, assessor: str, snapshot: Snapshot, known: Directory) -> Compared:
    """What an assessor said of the reports of the year in focus, and of the year before."""

    def row(span: Span) -> Row:
        return only(state.ask(view.request("quality", span), snapshot), "assessor", assessor).row

    start = view.year_before.start
    has_before = known.earliest is not None and start is not None and known.earliest <= start
    return Compared(row(view.year), row(view.year_before) if has_before else None)


def clear_card(view: View, assessor: str, snapshot: Snapshot) -> Card:
    """The share of reports clear on each question, year by year."""
    request = view.request("quality", view.range, "period")
    result = only(state.ask(request, snapshot), "assessor", assessor)
    rows = points.records(result)
    shown = with_reports(rows)
    series = tuple(
        Series(
            label,
            said.SHORT[question],
            tuple(points.year_points(result, said.trait(question)))[-len(shown) :],
        )
        for question, label in said.QUESTIONS.items()
    )
    return Card(
        key="clear",
        heading=said.clear_heading(rows[-1], view.when),
        sentence=clarity_words.over_years(rows),
        note="A report is clear on a question when graded 3 (clear) or 4 (crystal clear). "
        + _not_shown(rows, assessor),
        result=result,
        cases=replace(request, by="national"),
        chart=several_shares(
            series,
            axis_title="Share of reports clear, 95% intervals",
            under=[words.count(row["n_assessed"], "report") for row in shown],
            phone=browser.is_narrow(),
        ),
        caution=result.definition.caution,
        empty="" if any(row["n_assessed"] for row in rows) else nothing_assessed(view, assessor),
    )


def with_reports(rows: Sequence[Row]) -> Sequence[Row]:
    """The years from the first in which anything was assessed; all of them where none was."""
    first = next((i for i, row in enumerate(rows) if row["n_assessed"]), 0)
    return rows[first:]


def _not_shown(rows: Sequence[Row], assessor: str) -> str:
    left_out = rows[: len(rows) - len(with_reports(rows))]
    return said.without([str(row["group_name"]) for row in left_out], assessor)


def nothing_assessed(view: View, assessor: str) -> str:
    """The empty state of whatever needs assessments."""
    return (
        f"No assessment by {said.ASSESSORS[assessor]} is dated in the {view.range_words} for these "
        "boards. Choose another assessor above or, under “Change what is shown”, more years or all "
        "boards."
    )


def grades_card(view: View, assessor: str, question: str, snapshot: Snapshot) -> Card:
    """The grades on one question, year by year, always adding up to the reports assessed."""
    request = view.request("grades", view.range, "period")
    result = only(only(state.ask(request, snapshot), "assessor", assessor), "question", question)
    rows = points.records(result)
    return Card(
        key="grades",
        heading=said.grades_heading(rows[-1], question),
        sentence=said.grades_sentence(rows[-1], question, assessor, view.when),
        note=_not_shown(rows, assessor),
        result=result,
        cases=replace(request, by="national"),
        chart=outcome_bars(
            [
                Cohort(
                    words.year_short(row["group_name"]),
                    tuple(int(row[column]) for column, _ in said.GRADES),
                )
                for row in with_reports(rows)
            ],
            kinds=[words.capital(word) for _, word in said.GRADES],
            about=f"Grades on {said.ABOUT[question]}, by year",
            verb=" assessed",
            nothing="No reports were assessed.",
            phone=browser.is_narrow(),
            width=HALF,
        ),
        caution=result.definition.caution,
        empty="" if any(row["n_assessed"] for row in rows) else nothing_assessed(view, assessor),
    )
