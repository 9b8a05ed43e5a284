"""Publication: what became of reviews, and what of them can be read?"""

import streamlit as st

from scr.exhibits import asking as state
from scr.text import publication as publication_words
from scr.ui.choice import filters
from scr.ui.kit.card import show
from scr.ui.kit.page import answer_place, open_page
from scr.ui.pages.publication import cards as publication

snapshot, known = open_page("Publication")
place = answer_place()
view = filters.choose(known)
now = state.ask(view.request("cohort_outcomes", view.year), snapshot).row
place.markdown(publication_words.cohort_answer(now, view.when, view.as_at, view.who))

show(publication.outcomes_card(view, snapshot))
show(publication.panel_card(view, snapshot))
left, right = st.columns(2)
with left:
    show(publication.time_card(view, snapshot))
with right:
    show(publication.online_card(view, snapshot))
