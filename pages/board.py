"""Board: how does one board compare with its peers, and what can be told at all?"""

import streamlit as st

from scr.figures.compare.profile import BOARD
from scr.text import board as board_words
from scr.ui.choice import filters
from scr.ui.kit.card import show
from scr.ui.kit.page import answer_place, open_page
from scr.ui.pages.board import brief, cases, choosing, profile, through_time

snapshot, known = open_page("Board")
place = answer_place()
view = filters.choose(known, alone=True)
if view.board_id is None:
    place.markdown("Which board?")
    choosing.no_board(known)
    st.stop()

choice = choosing.choose(view, known)
result = profile.asked(view, choice, snapshot)
mine = profile.rows_of(result, BOARD)
said = board_words.answer(mine, choice.board.name, view.range_words)
place.markdown(said + board_words.closed(choice.closed_by(view.as_at)))

show(profile.stands_out_card(view, choice, result))
show(profile.profile_card(view, choice, result))
measure = profile.choose_measure()
show(profile.measure_card(view, choice, result, measure, snapshot))
show(cases.open_card(view, choice, snapshot))
left, right = st.columns(2)
with left:
    show(cases.overdue_card(view, choice, snapshot))
with right:
    show(cases.list_card(view, choice, snapshot))
show(through_time.gaps_card(view, choice, snapshot))
through_time.show_succession(view, choice, known)
if mine:
    starts = through_time.starts(view, choice, snapshot)
    brief.show_brief(view, choice, known, result, starts)
