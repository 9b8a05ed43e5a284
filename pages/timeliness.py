"""Timeliness: are reviews decided, completed and published in time, with open cases counted?"""

import streamlit as st

from scr.exhibits import (
    appointments,
    completion,
    delays,
    open_reviews,
    timeliness,
    timely_boards,
    whose,
)
from scr.ui.choice import filters
from scr.ui.kit.card import show
from scr.ui.kit.page import answer_place, open_page
from scr.ui.kit.scope import page_scope
from scr.ui.kit.tiles import show_tiles
from scr.ui.pages.timeliness import choosing

snapshot, known = open_page("Timeliness")
place = answer_place()
view = filters.choose(known)
scope = page_scope(view, snapshot)
place.markdown(whose.with_subject(timeliness.answer(scope), scope))

show_tiles(timeliness.stage_tiles(scope), columns=3, min_width=280, whose=whose.subject(scope))
show(completion.curve(scope, choosing.choose_comparison(view)))
show(open_reviews.oldest(scope, choosing.choose_age()))
show(timeliness.standards(scope, choosing.choose_standard()))
left, right = st.columns(2)
with left:
    show(timeliness.stages(scope))
with right:
    show(timeliness.agreed_delays(scope))
show(appointments.over_years(scope))
show(timely_boards.funnel(scope))
left, right = st.columns(2)
with left:
    show(delays.by_reason(scope))
with right:
    show(delays.by_region(scope))
show(timely_boards.intervals(scope))
