"""Quality and challenge: how clear reports are, and what boards were asked to account for."""

import streamlit as st

from scr.ui.choice import filters
from scr.ui.kit.page import answer_place, open_page
from scr.ui.kit.withheld import show_or_say
from scr.ui.pages.quality import clarity as quality
from scr.ui.pages.quality import compared as quality_compared
from scr.ui.pages.quality import letters as quality_letters
from scr.ui.pages.quality import panel as quality_panel

snapshot, known = open_page("Quality and challenge")
place = answer_place()
view = filters.choose(known, alone=True)
assessor = quality.choose_assessor()
place.markdown(quality.answer(view, assessor, snapshot, known))

show_or_say(lambda: quality.clear_card(view, assessor, snapshot))
question = quality.choose_question()
left, right = st.columns(2)
with left:
    show_or_say(lambda: quality.grades_card(view, assessor, question, snapshot))
with right:
    show_or_say(lambda: quality_compared.spread_card(view, assessor, snapshot))
show_or_say(lambda: quality_compared.why_card(view, assessor, snapshot))

by = quality_letters.choose_by()
left, right = st.columns(2)
with left:
    show_or_say(lambda: quality_letters.reply_card(view, snapshot))
with right:
    show_or_say(lambda: quality_letters.about_card(view, by, snapshot))
show_or_say(lambda: quality_letters.letters_card(view, snapshot))
show_or_say(lambda: quality_panel.tracker_card(view, snapshot, known))
