"""Comparison: do boards differ on a measure by more than chance would explain?"""

from dataclasses import replace

import streamlit as st

from scr.exhibits import (
    board_ranks,
    board_years,
    boards_funnel,
    boards_list,
    boards_map,
    compare,
    over_time,
    whose,
)
from scr.text import measure as measure_words
from scr.ui.choice import filters
from scr.ui.kit.page import answer_place, open_page
from scr.ui.kit.scope import page_scope
from scr.ui.kit.withheld import answer_or_say, show_or_say
from scr.ui.pages.comparison import breaks, choosing

snapshot, known = open_page("Comparison")
place = answer_place()
view = filters.choose(known)
scope = page_scope(view, snapshot)
measure, choices = choosing.choose()
answer_or_say(place, lambda: whose.with_subject(compare.answer(scope, measure), scope))

if measure_words.is_judged(measure):
    show_or_say(lambda: boards_funnel.funnel(scope, measure, choices))
    left, right = st.columns([3, 2])
    with left:
        show_or_say(lambda: boards_map.tile_map(scope, measure, choices))
    with right:
        show_or_say(lambda: boards_funnel.worth_a_question(scope, measure))
    left, right = st.columns(2)
    with left:
        show_or_say(lambda: boards_list.intervals(scope, measure, choices))
    with right:
        show_or_say(lambda: board_ranks.ranks(scope, measure, choices))
else:
    show_or_say(lambda: boards_map.tile_map(scope, measure, choices))
    show_or_say(lambda: boards_list.intervals(scope, measure, choices))
show_or_say(lambda: board_years.years(scope, measure, choices))
choices = replace(choices, breaks=breaks.choose(scope, measure, choices))
show_or_say(lambda: over_time.of_all_boards(scope, measure, choices))
show_or_say(lambda: over_time.of_regions(scope, measure, choices))
