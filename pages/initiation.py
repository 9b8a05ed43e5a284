"""Initiation: are Serious Case Reviews started when they should be?"""

import streamlit as st

from scr.exhibits import decisions, initiations, whose
from scr.ui.choice import filters
from scr.ui.kit.card import show
from scr.ui.kit.page import answer_place, open_page
from scr.ui.kit.scope import page_scope

snapshot, known = open_page("Initiation")
place = answer_place()
view = filters.choose(known)
scope = page_scope(view, snapshot)
place.markdown(whose.with_subject(decisions.answer(scope), scope))

left, right = st.columns([3, 2])
with left:
    show(decisions.over_years(scope))
with right:
    show(decisions.panel_view(scope))
show(decisions.boards_funnel(scope))
left, right = st.columns([3, 2])
with left:
    show(initiations.boards_map(scope))
with right:
    show(decisions.each_board(scope))
show(initiations.over_years(scope))
