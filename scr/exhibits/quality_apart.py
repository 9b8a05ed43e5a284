"""Reports set against each other: how far boards lie apart, and what follows from a clear why."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import combinations

import numpy as np
import pandas as pd

from scr.base import terms, words
from scr.base.errors import RefusedError
from scr.base.request import Request
from scr.exhibits.exhibit import Exhibit
from scr.exhibits.marks import share_row
from scr.exhibits.narrow import only
from scr.exhibits.quality import nothing_assessed
from scr.exhibits.recorded import or_not_recorded
from scr.exhibits.scope import Scope
from scr.figures.run import Result
from scr.figures.values import FigureRow, rows
from scr.plot import HALF, WIDE_HALF, GradeDot, GradeStrip, grade_strips, interval_list
from scr.stats import difference, permutation
from scr.stats.difference import Difference
from scr.stats.multiple import holm
from scr.stats.spread import Spread, spread_of_means
from scr.text import quality as quality_words

ENOUGH = 3
"""Graded reports from which on a board counts for the spread, as in the figure `quality`."""

CLEAR = 3
"""The grade from which on a report is clear."""

GRADE_COLUMNS = ("n_absent", "n_partial", "n_clear", "n_crystal_clear")


@or_not_recorded
def boards_apart(scope: Scope, assessor: str = "panel") -> Exhibit:
    """How far boards lie apart on each question, and how much of that chance would bring."""
    view = scope.view
    asked = scope.ask("grades", by="board", with_board=False)
    result = only(asked, "assessor", assessor)
    boards = {q: _enough(rows(only(result, "question", q))) for q in quality_words.QUESTIONS}
    spreads = _at_once({q: _spread(compared) for q, compared in boards.items()})
    apart = {
        q: _two_apart([row["mean_grade"] for row in compared]) for q, compared in boards.items()
    }
    has_boards = any(boards.values())
    return Exhibit(
        key="spread",
        heading=quality_words.spread_heading(spreads),
        sentence=quality_words.spread_sentence(spreads, apart),
        note="Each dot is a board with at least three reports graded; the bar is one standard "
        f"deviation to either side, {view.range_words} together."
        if has_boards
        else "",
        result=result,
        cases=scope.request("grades", with_board=False),
        chart=grade_strips(
            [_strip(q, boards[q], spreads[q]) for q in quality_words.QUESTIONS],
            chosen=view.board_id,
            phone=scope.canvas.is_phone,
            width=scope.canvas.width(WIDE_HALF),
        ),
        caution="A board’s mean is drawn from few reports. It is a question to ask, not a verdict.",
        empty="" if has_boards else "Too few reports are graded to compare boards.",
    )


def _enough(boards: Sequence[FigureRow]) -> list[FigureRow]:
    """The boards with enough graded reports."""
    return [row for row in boards if _graded(row) >= ENOUGH]


def _graded(row: FigureRow) -> int:
    return int(row["n_assessed"] - row["n_not_graded"])


def _spread(boards: Sequence[FigureRow]) -> Spread:
    counts = [[int(row[column]) for column in GRADE_COLUMNS] for row in boards]
    return spread_of_means(counts, [1, 2, 3, 4], fewest=ENOUGH)


def _at_once(spreads: dict[str, Spread]) -> dict[str, Spread]:
    """The same with Holm's p: the questions are asked at once."""
    adjusted = holm([spread.p for spread in spreads.values()])
    return {
        question: replace(spread, p=float(p))
        for (question, spread), p in zip(spreads.items(), adjusted, strict=True)
    }


def _two_apart(means: Sequence[float]) -> float:
    """How far two of the boards differ on average, in grades; nan for fewer than two."""
    pairs = [abs(first - second) for first, second in combinations(means, 2)]
    return float(np.mean(pairs)) if pairs else float("nan")


def _strip(question: str, boards: Sequence[FigureRow], spread: Spread) -> GradeStrip:
    has_spread = spread.n_groups > 1
    return GradeStrip(
        label=terms.label("question", question),
        dots=tuple(
            GradeDot(row["group_id"], row["group_name"], float(row["mean_grade"]), _graded(row))
            for row in boards
        ),
        middle=float(np.mean([row["mean_grade"] for row in boards])) if has_spread else None,
        apart=spread.value if has_spread else None,
        words=quality_words.strip_words(spread) if has_spread else "",
    )


@or_not_recorded
def why_and_action(scope: Scope, assessor: str = "panel") -> Exhibit:
    """Whether recommendations follow from why more often where the report is clear about it; its
    place has the cross-table (see `why_table`) below."""
    request = scope.request("why_and_action")
    result = only(scope.answer(request), "assessor", assessor)
    together, graded = _together(result), _by_grade(result)
    is_there = any(row["n_reviews"] for row in rows(result))
    clear_difference = _clear_against_others(scope, request, assessor)
    return Exhibit(
        key="why",
        heading=quality_words.why_heading(clear_difference),
        sentence=quality_words.why_sentence(
            together["clear"], together["not_clear"], assessor, clear_difference
        ),
        note="Recommendations in the same report are related, and the limits allow for that. A "
        "recommendation counts once for every body it is addressed to.",
        result=result,
        cases=request,
        chart=interval_list(
            [
                share_row(
                    row,
                    "answers_why_rate",
                    terms.label("clarity", row["why_grade"]),
                    "none looked at",
                )
                for row in graded
            ],
            target=None,
            axis_title="Share that follow from why, by grade"
            if scope.canvas.is_phone
            else "Share of recommendations that follow from why, by the report’s grade on it",
            phone=scope.canvas.is_phone,
            width=scope.canvas.width(HALF),
        ),
        caution=result.definition.caution,
        empty="" if is_there else nothing_assessed(scope.view, assessor),
    )


def _clear_against_others(scope: Scope, request: Request, assessor: str) -> Difference | None:
    """Recommendations of reports clear about why against those of the others, by a permutation of
    reviews; None where either has none, or a reader may not see single reviews."""
    try:
        cases = scope.cases(request)
    except RefusedError:
        return None
    if cases is None or cases.empty:
        return None
    own = cases[(cases["assessor"] == assessor) & cases["why"].notna()]
    clear = own["why"] >= CLEAR
    first, second = (
        permutation.clusters(part["follow_from_why"], part["looked_at_for_why"])
        for part in (own[clear], own[~clear])
    )
    return difference.clustered(first, second) if first.size and second.size else None


def why_table(result: Result) -> pd.DataFrame:
    """The cross-table behind `why_and_action` in words, a row per grade of why, the last for none:
    columns Report on why, Reports, Follow from why, Clear what must change."""
    return pd.DataFrame(
        [
            {
                "Report on why": terms.label("clarity", row["why_grade"] or "not_graded"),
                "Reports": words.number(row["n_reviews"]),
                "Follow from why": quality_words.counted(row.share("answers_why_rate")),
                "Clear what must change": quality_words.counted(row.share("clear_rate")),
            }
            for row in (*_by_grade(result), _together(result)["not_graded"])
        ]
    )


def _together(result: Result) -> dict[str, FigureRow]:
    """The rows of all grades together, by how clear the report is about why."""
    return {row["clarity"]: row for row in rows(result) if row["why_grade"] is None}


def _by_grade(result: Result) -> list[FigureRow]:
    return [row for row in rows(result) if row["why_grade"] is not None]
