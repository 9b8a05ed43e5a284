"""Overview: the picture of the chosen year."""

import streamlit as st

from scr.base import markdown, words
from scr.exhibits import decisions, overview, overview_year, whose
from scr.ui.choice import filters
from scr.ui.kit import first_visit
from scr.ui.kit.page import answer_place, open_page
from scr.ui.kit.scope import page_scope
from scr.ui.kit.tiles import show_tiles
from scr.ui.kit.withheld import answer_or_say, or_say, show_or_say
from scr.ui.pages.overview.attention import show_attention
from scr.ui.pages.overview.release import release_line

snapshot, snapshot_directory = open_page("Overview")
place = answer_place()
first_visit.show(snapshot_directory)
view = filters.choose(snapshot_directory)
scope = page_scope(view, snapshot)
answer_or_say(place, lambda: whose.with_subject(decisions.answer(scope), scope))

with or_say():
    show_tiles(overview.started(scope), columns=4, whose=whose.subject(scope))
    st.caption(overview.counts_of_starts(scope))
with or_say():
    show_tiles(overview.in_time(scope), columns=3)
with or_say():
    show_tiles(overview.followed(scope), columns=3)
left, right = st.columns(2)
with left, st.container(border=True, height="stretch", key="card_changed"):
    st.header(f"What changed since {words.year_short(view.year_before.label)}", anchor=False)
    with or_say():
        for sentence in overview_year.changed(scope):
            st.markdown(markdown.sentence(whose.with_subject(sentence, scope)))
with right, st.container(border=True, height="stretch", key="card_attention"):
    st.header("What needs attention", anchor=False)
    with or_say():
        for item in overview_year.attention(scope):
            show_attention(item)
show_or_say(lambda: overview_year.stages(scope))
with or_say():
    st.caption(release_line(scope))
