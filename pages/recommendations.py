"""Recommendations: which are shown to be done, which only said to be, and what is overdue?"""

import streamlit as st

from scr.base.errors import RefusedError
from scr.cases import recommendations as follow_up
from scr.text import recommendation as recommendation_words
from scr.ui.choice import filters
from scr.ui.kit.card import show
from scr.ui.kit.page import answer_place, open_page
from scr.ui.pages.recommendations import due as recommendations_due
from scr.ui.pages.recommendations import list as listed
from scr.ui.pages.recommendations import progress as recommendations
from scr.ui.pages.recommendations import themes as recommendations_themes

snapshot, known = open_page("Recommendations")
place = answer_place()
view = filters.choose(known, follow_up.choices(snapshot), alone=True)
try:
    now = recommendations.progress(view, snapshot).row
    today = recommendations.status(view, snapshot).row
except RefusedError as error:
    recommendations.show_refused(error, known, snapshot)
    st.stop()
place.markdown(
    recommendation_words.answer(
        now, int(today["n_overdue"]), view.range_words, view.who, view.as_at
    )
)
recommendations.show_widen(view, known, snapshot)

sees_rows = recommendations.may_see_rows()
if sees_rows:
    listed.overdue_link(int(today["n_overdue"]))
if sees_rows and listed.is_first():
    show(listed.list_card(view, listed.choose_standing(), snapshot))
show(recommendations.ladder_card(view, snapshot))
weight = recommendations.choose_weight()
show(recommendations.follow_card(view, weight, snapshot))
show(recommendations_due.due_card(view, snapshot))
left, right = st.columns(2)
with left:
    show(recommendations_due.age_card(view, snapshot))
with right:
    if recommendations.answers_below_the_whole():
        show(recommendations_due.bodies_card(view, snapshot))
if sees_rows and not listed.is_first():
    show(listed.list_card(view, listed.choose_standing(), snapshot))
if recommendations.answers_below_the_whole():
    show(recommendations_due.boards_card(view, snapshot))
left, right = st.columns(2)
with left:
    show(recommendations_themes.repeats_card(view, snapshot))
with right:
    recommendations_themes.show_boards(view, snapshot)
if not sees_rows:
    st.caption(recommendation_words.ROWS_WITHHELD)
