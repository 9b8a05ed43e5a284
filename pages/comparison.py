"""Comparison: do boards differ on a measure by more than chance would explain?"""

import streamlit as st

from scr.ui.choice import filters
from scr.ui.kit.card import show
from scr.ui.kit.page import answer_place, open_page
from scr.ui.pages.comparison import boards as comparison_boards
from scr.ui.pages.comparison import breaks as comparison_breaks
from scr.ui.pages.comparison import choosing as comparison
from scr.ui.pages.comparison import funnel as comparison_funnel
from scr.ui.pages.comparison import ranks as comparison_ranks
from scr.ui.pages.comparison import time as comparison_time
from scr.ui.pages.comparison import years as comparison_years

snapshot, known = open_page("Comparison")
place = answer_place()
view = filters.choose(known)
of = comparison.choose(view, snapshot)
place.markdown(of.answer)

if of.is_judged:
    show(comparison_funnel.funnel_card(of))
    left, right = st.columns([3, 2])
    with left:
        show(comparison_boards.map_card(of, known))
    with right:
        show(comparison_funnel.question_card(of))
    left, right = st.columns(2)
    with left:
        show(comparison_boards.intervals_card(of))
    with right:
        show(comparison_ranks.ranks_card(of))
else:
    show(comparison_boards.map_card(of, known))
    show(comparison_boards.intervals_card(of))
show(comparison_years.years_card(of))
breaks = comparison_breaks.choose(of, known)
show(comparison_time.whole_card(of, breaks))
show(comparison_time.regions_card(of, breaks))
