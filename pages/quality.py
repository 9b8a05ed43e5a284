"""Quality and letters: how clear reports are, and what boards were asked to account for."""

import streamlit as st

from scr.exhibits import challenges, panel_responses, quality, quality_apart, whose
from scr.ui.choice import filters, tabs
from scr.ui.kit.page import answer_place, open_page
from scr.ui.kit.scope import page_scope
from scr.ui.kit.withheld import show_or_say
from scr.ui.pages.quality import choosing, letters, tables

snapshot, snapshot_directory = open_page("Quality and letters")
place = answer_place()
view = filters.choose(snapshot_directory, alone=True)
scope = page_scope(view, snapshot)
assessor = choosing.choose_assessor()
place.markdown(whose.with_subject(quality.answer(scope, assessor), scope))


def clarity() -> None:
    """How clear reports are about what happened and why."""
    show_or_say(lambda: quality.clarity(scope, assessor))
    question = choosing.choose_question()
    left, right = st.columns(2)
    with left:
        show_or_say(lambda: quality.grades(scope, assessor, question))
    with right:
        show_or_say(lambda: quality_apart.boards_apart(scope, assessor))
    show_or_say(lambda: quality_apart.why_and_action(scope, assessor), below=tables.draw_why)


def letters_to_boards() -> None:
    """What boards were asked to account for, and what they answered."""
    by = choosing.choose_by()
    left, right = st.columns(2)
    with left:
        show_or_say(lambda: challenges.replies(scope, view.range))
    with right:
        show_or_say(lambda: challenges.raised(scope, by))
    show_or_say(
        lambda: challenges.each_letter(scope), below=lambda exhibit: letters.draw_letters(scope)
    )


def panel_s_own() -> None:
    """What became of the panel's own recommendations."""
    show_or_say(
        lambda: panel_responses.responses(scope), below=lambda exhibit: tables.draw_tracker(scope)
    )


tabs.draw(
    tabs.Tab("Clarity", clarity, ("clear",)),
    tabs.Tab("Letters", letters_to_boards, ("letters",)),
    tabs.Tab("Panel’s own recommendations", panel_s_own),
)
