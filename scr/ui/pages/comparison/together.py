"""The page for who sees other boards only together: the own board, regions, and the whole over
time. What would set single boards beside each other is not asked for."""

from dataclasses import replace

import streamlit as st

from scr.exhibits import beside_all, board, board_choice, over_time
from scr.exhibits.compare import USUAL
from scr.exhibits.scope import Scope
from scr.figures.compare import peers
from scr.text import comparison as comparison_words
from scr.text import measure as measure_words
from scr.ui.choice import tabs
from scr.ui.kit.withheld import answer_or_say, show_or_say
from scr.ui.pages.comparison import breaks, choosing


def show(scope: Scope, place: st.delta_generator.DeltaGenerator) -> None:
    """The answer in its place, what is chosen, and the tabs."""
    measure = choosing.choose_measure()
    boards = peers.boards_by_id(scope.directory.boards)
    choice = board_choice.beside_all(boards[_own_board(scope)], boards, *scope.view.days)
    answer_or_say(place, lambda: beside_all.answer(scope, choice, measure))

    def own_board() -> None:
        if measure_words.is_judged(measure):
            show_or_say(lambda: beside_all.funnel(scope, choice, measure))
            return
        st.info(comparison_words.NO_MARKS)
        show_or_say(lambda: board.one_measure(scope, choice, measure))

    def regions() -> None:
        show_or_say(lambda: beside_all.by_region(scope, measure))

    def through_time() -> None:
        stepped = choosing.choose_step(USUAL)
        cut = replace(stepped, breaks=breaks.choose(scope, measure, stepped))
        show_or_say(lambda: over_time.of_all_boards(scope, measure, cut))

    tabs.draw(
        tabs.Tab("Your board", own_board),
        tabs.Tab("Regions", regions),
        tabs.Tab("Over time", through_time),
    )


def _own_board(scope: Scope) -> str:
    """The board chosen in the filters, else the first of the reader's own."""
    own = sorted(scope.reader.boards or ())
    if scope.view.board_id is None and len(own) > 1:
        st.caption("You chair several boards. Choose another of them under “Change what is shown”.")
    return scope.view.board_id or own[0]
