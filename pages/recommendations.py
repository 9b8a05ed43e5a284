"""Recommendations: which are shown to be done, which only said to be, and what is overdue?"""

from functools import partial

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
from scr.ui.choice import filters
from scr.ui.kit.card import show
from scr.ui.kit.page import answer_place, open_page
from scr.ui.kit.scope import page_scope
from scr.ui.kit.withheld import show_or_say
from scr.ui.pages.recommendations import answered, choosing
from scr.ui.pages.recommendations import list as listed

snapshot, known = open_page("Recommendations")
place = answer_place()
view = filters.choose(known, choices(snapshot), alone=True)
scope = page_scope(view, snapshot)
try:
    place.markdown(whose.with_subject(recommendations.answer(scope), scope))
except RefusedError as error:
    answered.show_refused(error, known, snapshot)
    st.stop()
answered.show_widen(scope)


def show_list() -> None:
    """The list of the standing that is chosen above it."""
    standing = choosing.choose_standing()
    exhibit = recommendations.listed(scope, standing, listed.ROWS_SHOWN)
    draw = partial(listed.draw_list, scope, standing, exhibit)
    show(exhibit, below=None if exhibit.empty else draw)


sees_rows = answered.may_see_rows(scope)
sees_boards = answered.answers_below_the_whole(scope)
if sees_rows:
    listed.overdue_link(recommendations.n_overdue(scope))
if sees_rows and listed.is_first():
    show_list()
show_or_say(lambda: recommendations.rungs(scope))
weight = choosing.choose_weight()
show_or_say(lambda: follow_through.follow_through(scope, weight, view.range))
show_or_say(lambda: recommendations_due.by_month(scope))
show_or_say(lambda: recommendations_due.by_year(scope))
left, right = st.columns(2)
with left:
    show_or_say(lambda: open_recommendations.by_age(scope))
with right:
    if sees_boards:
        show_or_say(lambda: open_recommendations.by_body(scope))
if sees_rows and not listed.is_first():
    show_list()
if sees_boards:
    show_or_say(lambda: open_recommendations.by_board(scope))
left, right = st.columns(2)
with left:
    show_or_say(lambda: recurrence.themes(scope, view.range))
with right:
    if sees_boards:
        show_or_say(lambda: recurrence.repeating_boards(scope), below=listed.draw_boards)
if not sees_rows:
    st.caption(recommendation_words.ROWS_WITHHELD)
