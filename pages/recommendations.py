"""Recommendations: which are shown to be done, which only said to be, and what is overdue?"""

import streamlit as st

from scr.base.errors import RefusedError
from scr.cases.recommendations import choices
from scr.exhibits import (
    follow_through,
    open_recommendations,
    recommendations,
    recommendations_due,
    recurrence,
    whose,
)
from scr.text import recommendation as recommendation_words
from scr.ui.choice import filters, tabs
from scr.ui.kit import footer
from scr.ui.kit.page import answer_place, open_page
from scr.ui.kit.places import LIST
from scr.ui.kit.scope import page_scope
from scr.ui.kit.withheld import show_or_say
from scr.ui.pages.recommendations import answered, choosing
from scr.ui.pages.recommendations import list as listed

snapshot, snapshot_directory = open_page("Recommendations")
place = answer_place()
view = filters.choose(snapshot_directory, choices(snapshot), alone=True)
scope = page_scope(view, snapshot)
try:
    place.markdown(whose.with_subject(recommendations.answer(scope), scope))
except RefusedError as error:
    answered.show_refused(error, snapshot_directory, snapshot)
    footer.end_page()
answered.show_widen(scope)

sees_rows = answered.may_see_rows(scope)
sees_boards = answered.answers_below_the_whole(scope)


def progress() -> None:
    """How far recommendations have come, and how soon."""
    if sees_rows:
        listed.overdue_link(recommendations.n_overdue(scope))
    show_or_say(lambda: recommendations.rungs(scope))
    weight = choosing.choose_weight()
    show_or_say(lambda: follow_through.follow_through(scope, weight, view.range))
    show_or_say(lambda: recommendations_due.by_month(scope))
    show_or_say(lambda: recommendations_due.by_year(scope))


def overdue() -> None:
    """What is overdue and what is open, one by one, by age, by body and by board."""
    if sees_rows:
        listed.show_list(scope)
    else:
        st.caption(recommendation_words.ROWS_WITHHELD)
    left, right = st.columns(2)
    with left:
        show_or_say(lambda: open_recommendations.by_age(scope))
    with right:
        if sees_boards:
            show_or_say(lambda: open_recommendations.by_body(scope))
    if sees_boards:
        show_or_say(lambda: open_recommendations.by_board(scope))


def themes() -> None:
    """Themes that come back at the same boards."""
    show_or_say(lambda: recurrence.themes(scope, view.range))
    if sees_boards:
        show_or_say(lambda: recurrence.repeating_boards(scope), below=listed.draw_boards)


tabs.draw(
    tabs.Tab("Progress", progress, ("follow",)),
    tabs.Tab(listed.OVERDUE_TAB, overdue, (LIST,)),
    tabs.Tab("Themes", themes),
    card=listed.card_of_older_links(),
)
