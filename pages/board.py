"""Board: how does one board compare with its peers, and what can be told at all?"""

import streamlit as st

from scr.exhibits import board, board_cases, board_each_year, board_through_time
from scr.ui.choice import filters, tabs
from scr.ui.kit import footer
from scr.ui.kit.card import show
from scr.ui.kit.page import answer_place, open_page, rename
from scr.ui.kit.scope import page_scope
from scr.ui.kit.withheld import answer_or_say, or_say, show_or_say
from scr.ui.pages.board import choosing
from scr.ui.pages.board.brief import show_brief
from scr.ui.pages.board.cases import link_to_overdue, list_of_cases
from scr.ui.pages.board.measures import choose_measure
from scr.ui.pages.board.succession import show_succession

snapshot, snapshot_directory = open_page("Board")
place = answer_place()
view = filters.choose(snapshot_directory, alone=True)
if view.board_id is None:
    place.markdown("Which board?")
    choosing.no_board(snapshot_directory)
    footer.end_page()

choice = choosing.choose(view, snapshot_directory)
rename(choice.board.name)
scope = page_scope(view, snapshot)
answer_or_say(place, lambda: board.answer(scope, choice))


def next_steps() -> None:
    """What the board must do next: what is overdue, what is open, and the brief for its chair."""
    left, right = st.columns(2)
    with left, or_say():
        overdue = board_cases.recommendations(scope, choice)
        has_any = board_cases.has_recommendations(overdue)
        show(overdue, (lambda: link_to_overdue(scope, choice)) if has_any else None)
    with right, or_say():
        if board.own_rows(board.profile(scope, choice)):
            show_brief(scope, choice)
    show_or_say(lambda: board_cases.open_now(scope, choice))


def measures() -> None:
    """The board beside its peers."""
    show_or_say(lambda: board.stands_out(scope, choice))
    show_or_say(lambda: board.every_measure(scope, choice))
    show_or_say(lambda: board.one_measure(scope, choice, choose_measure()))


def cases() -> None:
    """The cases behind its measures."""
    with or_say():
        show(board_cases.reviews(scope, choice), list_of_cases(scope, choice))


def through_time() -> None:
    """Every measure year by year, the days between its reviews, and what became of the board."""
    show_or_say(lambda: board_each_year.every_measure(scope, choice))
    show_or_say(lambda: board_through_time.gaps(scope, choice))
    with or_say():
        show_succession(scope, choice)


tabs.draw(
    tabs.Tab("Next steps", next_steps),
    tabs.Tab("Measures", measures),
    tabs.Tab("Cases", cases),
    tabs.Tab("Over time", through_time),
)
