"""Initiation: are Serious Case Reviews started when they should be?"""

import streamlit as st

from scr.text import sentences
from scr.ui.choice import filters
from scr.ui.choice.compared import compared
from scr.ui.kit.card import show
from scr.ui.kit.page import answer_place, open_page
from scr.ui.pages.initiation import boards
from scr.ui.pages.initiation import cards as initiation

snapshot, known = open_page("Initiation")
place = answer_place()
view = filters.choose(known)
decided = compared("decisions", view, snapshot, known)
viewed = compared("panel_scrutiny", view, snapshot, known)
started = compared("initiations", view, snapshot, known)
place.markdown(sentences.decisions_answer(decided.now, decided.before, view.when, view.who))

left, right = st.columns([3, 2])
with left:
    show(initiation.decisions_over_time(view, snapshot))
with right:
    show(initiation.panel_view(view, viewed, snapshot))
show(boards.funnel_card(view, snapshot))
left, right = st.columns([3, 2])
with left:
    show(boards.map_card(view, snapshot, known))
with right:
    show(boards.table_card(view, snapshot))
show(initiation.started_over_time(view, started, snapshot))
