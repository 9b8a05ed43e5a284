"""Comparison: do boards differ on a measure by more than chance would explain?"""

import streamlit as st

from scr.ui import (
    comparison,
    comparison_boards,
    comparison_breaks,
    comparison_funnel,
    comparison_ranks,
    comparison_time,
    comparison_years,
    filters,
)
from scr.ui.card import show
from scr.ui.page import answer_place, open_page

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
