"""What of the recommendations page a reader's policy answers, and the ways out of an empty one."""

import streamlit as st

from scr.access.figures import may_group_by_board
from scr.base.errors import RefusedError
from scr.base.periods import year_name, year_of
from scr.cases import recommendations as follow_up
from scr.exhibits.recommendations import progress
from scr.exhibits.scope import Scope
from scr.exhibits.view import years_until
from scr.figures.directory import Directory
from scr.store import Snapshot
from scr.text import recommendation as recommendation_words
from scr.ui.choice import filters
from scr.ui.choice.address import ALL


def may_see_rows(scope: Scope) -> bool:
    """May this reader see single recommendations?"""
    can_see = scope.reader.may_see_cases_of(scope.view.board_id)
    return can_see and answers_below_the_whole(scope)


def answers_below_the_whole(scope: Scope) -> bool:
    """Does this reader's policy answer these figures for boards and filters?"""
    return may_group_by_board(scope.reader, scope.view.board_id)


def show_refused(error: RefusedError, directory: Directory, snapshot: Snapshot) -> None:
    """Say calmly what the reader's policy does not answer, with the way back."""
    st.info(f"{recommendation_words.REFUSED} {error}")
    st.button(
        "Back to the usual view",
        on_click=filters.reset,
        args=(filters.usual(directory, follow_up.choices(snapshot)),),
        key="refused_reset",
    )


def show_widen(scope: Scope) -> None:
    """Where nothing is on record for what is chosen, a button that widens the narrowest filter."""
    whole = progress(scope).table
    if len(whole) and whole["n_recommendations"].fillna(0).iloc[0]:
        return
    view = scope.view
    for value, key, label in (
        (view.theme, "theme", "Show all themes"),
        (view.addressee_type, "to", "Show all kinds of body"),
        (view.incident_type, "incident", "Show both kinds of incident"),
        (view.board_id, "board", "Show all boards"),
        (view.area_type, "area", "Show all kinds of area"),
        (view.region, "region", "Show all regions"),
    ):
        if value:
            st.button(label, on_click=filters.reset, args=({key: ALL},), key="widen")
            return
    earliest = scope.directory.earliest or view.as_at
    first = year_name(view.kind, years_until(view.kind, earliest, view.as_at)[0])
    if view.first > year_of(view.kind, earliest):
        st.button("Show all years", on_click=filters.reset, args=({"first": first},), key="widen")
