"""The cards of the quality page that set boards and reports against each other: how far boards
lie apart, and what follows from a clear why."""

from dataclasses import replace
from itertools import combinations

import numpy as np
import pandas as pd
import streamlit as st

from scr.base import words
from scr.exhibits import asking as state
from scr.exhibits import points
from scr.exhibits.parts import narrowed as only
from scr.exhibits.view import View
from scr.figures.run import Result
from scr.plot import GradeDot, GradeStrip, grade_strips, interval_list
from scr.plot import Row as ShareRow
from scr.stats.spread import Spread, spread_of_means
from scr.store import Snapshot
from scr.text import quality as said
from scr.text.sentences import Row
from scr.ui.kit import browser
from scr.ui.kit.card import Card
from scr.ui.pages.quality.clarity import HALF, nothing_assessed

ENOUGH = 3
"""Graded reports from which on a board counts for the spread, as in the figure `quality`."""

GRADE_COLUMNS = ("n_absent", "n_partial", "n_clear", "n_crystal_clear")


def spread_card(view: View, assessor: str, snapshot: Snapshot) -> Card:
    """How far boards lie apart on each question, and how much of that chance would bring."""
    request = view.request("grades", view.range, "board", with_board=False)
    result = only(state.ask(request, snapshot), "assessor", assessor)
    of_questions = {q: _boards(only(result, "question", q)) for q in said.QUESTIONS}
    spreads = {q: _spread(rows) for q, rows in of_questions.items()}
    apart = {q: _two_apart([row["mean_grade"] for row in rows]) for q, rows in of_questions.items()}
    return Card(
        key="spread",
        heading=said.spread_heading(spreads),
        sentence=said.spread_sentence(spreads, apart),
        note="Each dot is a board with at least three reports graded; the bar is one standard "
        f"deviation to either side, {view.range_words} together."
        if any(of_questions.values())
        else "",
        result=result,
        cases=replace(request, by="national"),
        chart=grade_strips(
            [_strip(q, of_questions[q], spreads[q]) for q in said.QUESTIONS],
            chosen=view.board_id,
            phone=browser.is_narrow(),
            width=HALF,
        ),
        caution="A board’s mean is drawn from few reports. It is a question to ask, not a verdict.",
        empty="" if any(of_questions.values()) else "Too few reports are graded to compare boards.",
    )


def _boards(result: Result) -> list[Row]:
    """The rows of boards with enough graded reports."""
    return [row for row in points.records(result) if _graded(row) >= ENOUGH]


def _graded(row: Row) -> int:
    return int(row["n_assessed"] - row["n_not_graded"])


def _spread(rows: list[Row]) -> Spread:
    counts = [[int(row[column]) for column in GRADE_COLUMNS] for row in rows]
    return spread_of_means(counts, [1, 2, 3, 4], fewest=ENOUGH)


def _two_apart(means: list[float]) -> float:
    """How far two of the boards differ on average, in grades; nan for fewer than two."""
    pairs = [abs(one - other) for one, other in combinations(means, 2)]
    return float(np.mean(pairs)) if pairs else float("nan")


def _strip(question: str, rows: list[Row], spread: Spread) -> GradeStrip:
    has_spread = spread.n_groups > 1
    return GradeStrip(
        label=said.QUESTIONS[question],
        dots=tuple(
            GradeDot(row["group_id"], row["group_name"], float(row["mean_grade"]), _graded(row))
            for row in rows
        ),
        middle=float(np.mean([row["mean_grade"] for row in rows])) if has_spread else None,
        apart=spread.value if has_spread else None,
        words=said.strip_words(spread) if has_spread else "",
    )


def why_card(view: View, assessor: str, snapshot: Snapshot) -> Card:
    """Whether recommendations follow from why more often where the report is clear about it."""
    request = view.request("why_and_action", view.range)
    result = only(state.ask(request, snapshot), "assessor", assessor)
    rows = points.records(result)
    together = {row["clarity"]: row for row in rows if words.is_nothing(row["why_grade"])}
    grades = [row for row in rows if not words.is_nothing(row["why_grade"])]
    table = why_table([*grades, together["not_graded"]])

    def draw() -> None:
        st.table(table, hide_index=True, alt="Recommendations by the report’s grade on why")

    is_there = any(row["n_reviews"] for row in rows)
    return Card(
        key="why",
        heading=said.why_heading(together["clear"], together["not_clear"]),
        sentence=said.why_sentence(together["clear"], together["not_clear"], assessor),
        note="Recommendations of one report hang together, and the limits allow for that. A "
        "recommendation counts once for every body it is addressed to.",
        result=result,
        cases=request,
        chart=interval_list(
            [_why_row(row) for row in grades],
            target=None,
            axis_title="Share that follow from why, by grade"
            if browser.is_narrow()
            else "Share of recommendations that follow from why, by the report’s grade on it",
            phone=browser.is_narrow(),
        ),
        draw=draw if is_there else None,
        caution=result.definition.caution,
        empty="" if is_there else nothing_assessed(view, assessor),
    )


def why_table(rows: list[Row]) -> pd.DataFrame:
    """The cross-table in words: a row per grade of why, the shares with their limits."""
    shown = [
        {
            "Report on why": said.GRADE_WORDS.get(str(row["why_grade"]), "Not graded"),
            "Reports": words.number(row["n_reviews"]),
            "Follow from why": said.counted(
                row, "n_answers_why", "n_judged_why", "answers_why_rate"
            ),
            "Clear what must change": said.counted(row, "n_clear", "n_judged_clear", "clear_rate"),
        }
        for row in rows
    ]
    return pd.DataFrame(shown)


def _why_row(row: Row) -> ShareRow:
    return ShareRow(
        label=said.GRADE_WORDS[str(row["why_grade"])],
        x=int(row["n_answers_why"]),
        n=float(row["n_judged_why"]),
        value=points.known(row["answers_why_rate"]),
        lower=points.known(row["answers_why_rate_lower"]),
        upper=points.known(row["answers_why_rate_upper"]),
        note="none looked at",
    )
