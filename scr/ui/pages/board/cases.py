"""The board's own reviews: those that are open, all of them, and recommendations overdue."""

from dataclasses import replace

import streamlit as st

from scr.base import words
from scr.base.request import Request
from scr.exhibits import asking as state
from scr.exhibits import points
from scr.exhibits.view import View
from scr.store import Snapshot
from scr.text import board_case as said
from scr.ui.kit.card import CASES_SHOWN, Card
from scr.ui.kit.case_list import pick_case
from scr.ui.kit.places import has, path_of
from scr.ui.pages.board.choosing import Choice, profile_request
from scr.ui.pages.recommendations.choosing import LIST
from scr.ui.pages.recommendations.list import LEAD
from scr.ui.pages.timeliness import open_reviews


def open_card(view: View, choice: Choice, snapshot: Snapshot) -> Card:
    """The board's open reviews as bars over their limit day, each one click from its own page."""
    card = open_reviews.open_card(_alone(view), open_reviews.EVERY_AGE, snapshot)
    if len(card.result.table):
        sentence = said.open_sentence(points.records(card.result), choice.board.name)
        return replace(card, key="board_open", sentence=sentence)
    return replace(
        card,
        key="board_open",
        heading=f"{choice.board.name} has no open review",
        sentence=f"No review of {choice.board.name} is open on {words.day(view.as_at)}.",
        empty="Every review it started is complete or was stopped, as far as is recorded.",
        caution="",
    )


def list_card(view: View, choice: Choice, snapshot: Snapshot) -> Card:
    """Every review of the board that stands behind a measure, each one click from its own page."""
    request = profile_request(view, choice)
    found = state.ask_cases(request, snapshot)
    n = 0 if found is None else len(found)

    def draw() -> None:
        if found is not None:
            # The board is the page's own unless others are counted with it; a code is no word.
            own = ["board_id"] if choice.as_now else ["board_id", "board_name"]
            listed = found.drop(columns=own).head(CASES_SHOWN)
            listed["incident_type"] = listed["incident_type"].map(words.INCIDENT_WORDS)
            pick_case(
                listed,
                "pick_board_reviews",
                "board",
                f"Reviews of {choice.board.name}",
                height=min(280, 38 + 35 * len(listed)),
            )

    return Card(
        key="board_reviews",
        heading=f"{words.count(n, 'review')} of {choice.board.name} behind these measures"
        if n
        else f"No review of {choice.board.name} stands behind these measures",
        sentence="Every case that the board led and that a measure counts in the "
        f"{view.range_words}, started or not. Choose a row to open it.",
        result=state.ask(request, snapshot),
        cases=request,
        draw=draw if n else None,
    )


def overdue_card(view: View, choice: Choice, snapshot: Snapshot) -> Card:
    """The board's recommendations: how many are overdue, and where the list of them is."""
    request = Request(
        figure="recommendation_status",
        as_at=view.as_at,
        board_id=choice.board.board_id,
        incident_type=view.incident_type,
    )
    result = state.ask(request, snapshot)
    row = result.row

    def draw() -> None:
        st.page_link(
            path_of("recommendations"),
            label="Open the list of what is overdue",
            icon=":material/arrow_forward:",
            query_params={
                LEAD: LIST,
                "board": choice.board.board_id,
                "as_at": view.as_at.isoformat(),
            },
        )

    return Card(
        key="board_overdue",
        heading=said.overdue_heading(row, choice.board.name),
        sentence=said.overdue_sentence(row, choice.board.name),
        result=result,
        cases=request,
        draw=draw if row["n_recommendations"] and has("recommendations") else None,
        caution=result.definition.caution,
    )


def _alone(view: View) -> View:
    """The board alone: a region or kind of area chosen on another page must not hide it."""
    return replace(view, region=None, area_type=None)
