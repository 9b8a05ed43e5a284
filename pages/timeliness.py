"""Timeliness: are reviews decided, completed and published in time, with open cases counted?"""

import streamlit as st

from scr.exhibits import asking as state
from scr.text import time as time_words
from scr.text.time import STANDARDS
from scr.ui.choice import filters
from scr.ui.kit.card import show
from scr.ui.kit.page import answer_place, open_page
from scr.ui.pages.timeliness import curves, open_reviews, timely_boards
from scr.ui.pages.timeliness import stages as timeliness

snapshot, known = open_page("Timeliness")
place = answer_place()
view = filters.choose(known)
stages = timeliness.rows_by(state.ask(view.request("durations", view.range), snapshot), "stage")
kept = timeliness.rows_by(state.ask(view.request("standards", view.range), snapshot), "standard_id")
place.markdown(
    time_words.completion_answer(
        stages[timeliness.STAGE], kept.get("complete"), view.range_words, view.who
    )
)

timeliness.show_tiles(timeliness.stage_tiles(view, snapshot))
comparison = curves.choose_comparison(view)
show(curves.curve_card(view, comparison, snapshot))
band = open_reviews.choose_band()
show(open_reviews.open_card(view, band, snapshot))
standard = st.selectbox(
    "Standard",
    list(STANDARDS),
    index=3,
    format_func=lambda name: STANDARDS[name],
    key="standard",
    bind="query-params",
)
show(timeliness.standards_card(view, standard, snapshot))
show(timely_boards.funnel_card(view, snapshot))
left, right = st.columns(2)
with left:
    show(open_reviews.delays_card(view, snapshot))
with right:
    show(open_reviews.regions_card(view, snapshot))
show(timely_boards.intervals_card(view, snapshot))
