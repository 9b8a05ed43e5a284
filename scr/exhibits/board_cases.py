"""A board's own cases: those behind its measures, and its recommendations."""

from dataclasses import replace

import pandas as pd

from scr.base.request import Request
from scr.exhibits import open_reviews
from scr.exhibits.board_choice import BoardChoice, profile_request
from scr.exhibits.exhibit import Exhibit
from scr.exhibits.recorded import or_not_recorded
from scr.exhibits.scope import Scope
from scr.figures.values import rows
from scr.text import board_case as board_case_words


def cases_behind(scope: Scope, choice: BoardChoice) -> pd.DataFrame | None:
    """Every case of the board that stands behind a measure, a row each, with the day its review
    was started and what became of it (`not_started` where none was)."""
    request = profile_request(scope.view, choice)
    cases = scope.cases(request)
    if cases is None or not len(cases):
        return cases
    boards = cases["board_id"].unique() if "board_id" in cases else [choice.board.board_id]
    asked = Request(figure="cohort_outcomes", as_at=scope.as_at)
    started = [scope.cases(replace(asked, board_id=str(board_id))) for board_id in boards]
    states = pd.concat([board_cases for board_cases in started if board_cases is not None])
    behind = cases.merge(
        states[["review_id", "initiated_date", "state"]], on="review_id", how="left"
    )
    behind["state"] = behind["state"].astype(object).where(behind["state"].notna(), "not_started")
    return behind


@or_not_recorded
def open_now(scope: Scope, choice: BoardChoice) -> Exhibit:
    """The board's open reviews as bars over their limit day, each one click from its own page. A
    region or kind of area chosen on another page does not hide the board."""
    alone = replace(scope, view=replace(scope.view, region=None, area_type=None))
    exhibit = replace(open_reviews.oldest(alone), key="board_open")
    if exhibit.result.definition.name != "open_reviews":
        # Nothing of its kind is on record.
        return exhibit
    listed = rows(exhibit.result)
    if listed:
        return replace(exhibit, sentence=board_case_words.open_sentence(listed, choice.board.name))
    return replace(
        exhibit,
        heading=board_case_words.none_open_heading(choice.board.name),
        sentence=board_case_words.none_open_sentence(choice.board.name, scope.as_at),
        empty="Every review it started is complete or was stopped, as far as is recorded.",
        caution="",
    )


def open_in_words(exhibit: Exhibit) -> str:
    """Which reviews `open_now` is about, the oldest first; empty where none is, or nothing of its
    kind is on record."""
    if exhibit.empty or exhibit.result.definition.name != "open_reviews":
        return ""
    return board_case_words.open_listed(rows(exhibit.result))


@or_not_recorded
def reviews(scope: Scope, choice: BoardChoice) -> Exhibit:
    """How many cases of the board stand behind its measures; the list is drawn beneath."""
    request = profile_request(scope.view, choice)
    cases = cases_behind(scope, choice)
    n = 0 if cases is None else len(cases)
    started = 0 if cases is None or not n else int((cases["state"] != "not_started").sum())
    return Exhibit(
        key="board_reviews",
        heading=board_case_words.cases_heading(n, choice.board.name),
        sentence=board_case_words.cases_sentence(started, scope.view.range_words) if n else "",
        result=scope.answer(request),
        cases=request,
    )


@or_not_recorded
def recommendations(scope: Scope, choice: BoardChoice) -> Exhibit:
    """The board's recommendations: how many are overdue."""
    request = Request(
        figure="recommendation_status",
        as_at=scope.as_at,
        board_id=choice.board.board_id,
        incident_type=scope.view.incident_type,
    )
    result = scope.answer(request)
    row = rows(result)[0]
    return Exhibit(
        key="board_overdue",
        heading=board_case_words.overdue_heading(row, choice.board.name),
        sentence=board_case_words.overdue_sentence(row, choice.board.name),
        result=result,
        cases=request,
        caution=result.definition.caution,
    )


def has_recommendations(exhibit: Exhibit) -> bool:
    """Whether the exhibit of the board's recommendations has any."""
    row = rows(exhibit.result)[0]
    return row.is_recorded("n_recommendations") and bool(row["n_recommendations"])
