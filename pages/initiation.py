"""Initiation: are Serious Case Reviews started when they should be?"""

import streamlit as st

from scr.exhibits import decisions, initiations, whose
from scr.ui.choice import filters
from scr.ui.kit.page import answer_place, open_page
from scr.ui.kit.scope import page_scope
from scr.ui.kit.withheld import answer_or_say, show_or_say

snapshot, snapshot_directory = open_page("Initiation")
place = answer_place()
view = filters.choose(snapshot_directory)
scope = page_scope(view, snapshot)
answer_or_say(place, lambda: whose.with_subject(decisions.answer(scope), scope))

left, right = st.columns(2)
with left:
    show_or_say(lambda: decisions.over_years(scope))
with right:
    show_or_say(lambda: decisions.panel_view(scope))
show_or_say(lambda: decisions.boards_funnel(scope))
left, right = st.columns([5, 4])
with left:
    show_or_say(lambda: initiations.boards_map(scope))
with right:
    show_or_say(lambda: decisions.each_board(scope))
show_or_say(lambda: initiations.over_years(scope))
