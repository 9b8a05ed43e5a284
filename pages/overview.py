"""Overview: the picture of the chosen year."""

import streamlit as st

from scr.base import words
from scr.text import sentences
from scr.ui.choice import filters
from scr.ui.choice.compared import compared
from scr.ui.kit.card import show
from scr.ui.kit.page import answer_place, open_page
from scr.ui.pages.annual_report import releases
from scr.ui.pages.overview import cards as overview
from scr.ui.pages.overview import follow as overview_follow
from scr.ui.pages.overview import quality as overview_quality
from scr.ui.pages.overview import stages as overview_stages
from scr.ui.pages.overview import time as overview_time

snapshot, known = open_page("Overview")
place = answer_place()
view = filters.choose(known)
decided = compared("decisions", view, snapshot, known)
viewed = compared("panel_scrutiny", view, snapshot, known)
started = compared("initiations", view, snapshot, known)
place.markdown(sentences.decisions_answer(decided.now, decided.before, view.when, view.who))

overview.show_tiles(overview.tiles(view, decided, viewed, started, snapshot))
overview.show_tiles(
    [
        overview_time.complete_tile(view, snapshot),
        overview_time.open_tile(view, snapshot),
        overview_time.published_tile(view, snapshot),
    ],
    columns=3,
)
overview.show_tiles(
    [
        overview_follow.follow_tile(view, snapshot),
        overview_quality.clear_tile(view, snapshot, known),
        overview_quality.letters_tile(view, snapshot),
    ],
    columns=3,
)
left, right = st.columns(2)
with left, st.container(border=True, height="stretch", key="card_changed"):
    st.header(f"What changed since {words.year_short(view.year_before.label)}", anchor=False)
    for sentence in overview.changed(view, decided, viewed, started):
        st.markdown(sentence)
    st.markdown(overview_time.complete_sentence(view, snapshot))
with right, st.container(border=True, height="stretch", key="card_attention"):
    st.header("What needs attention", anchor=False)
    overdue = overview_follow.overdue_attention(view, snapshot)
    replies = overview_quality.overdue_replies(view, snapshot)
    for item in (overdue, *overview.attention(view, snapshot), replies):
        overview.show_attention(item)
show(overview_stages.stages(view, decided, viewed, snapshot))
st.caption(releases.line(view, snapshot))
