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
from scr.ui.choice import filters, tabs
from scr.ui.kit.page import answer_place, open_page
from scr.ui.kit.scope import page_scope
from scr.ui.kit.tiles import show_tiles
from scr.ui.kit.withheld import answer_or_say, or_say, show_or_say
from scr.ui.pages.timeliness import choosing

snapshot, snapshot_directory = open_page("Timeliness")
place = answer_place()
view = filters.choose(snapshot_directory)
scope = page_scope(view, snapshot)
answer_or_say(place, lambda: whose.with_subject(timeliness.answer(scope), scope))


def stages() -> None:
    """How long each stage takes, and how many keep to its standard."""
    with or_say():
        tiles = timeliness.stage_tiles(scope)
        show_tiles(tiles, columns=3, min_width=280, whose=whose.subject(scope))
    show_or_say(lambda: completion.curve(scope, choosing.choose_comparison(view)))
    show_or_say(lambda: timeliness.standards(scope, choosing.choose_standard()))
    left, right = st.columns(2)
    with left:
        show_or_say(lambda: timeliness.stages(scope))
    with right:
        show_or_say(lambda: appointments.over_years(scope))


def open_now() -> None:
    """Reviews that are open on the as-at date."""
    show_or_say(lambda: open_reviews.oldest(scope, choosing.choose_age()))


def agreed_delays() -> None:
    """How many reviews had an agreed delay, why, and where."""
    show_or_say(lambda: timeliness.agreed_delays(scope))
    show_or_say(lambda: delays.by_reason(scope))
    show_or_say(lambda: delays.by_region(scope))


def boards() -> None:
    """Boards beside each other."""
    show_or_say(lambda: timely_boards.funnel(scope))
    show_or_say(lambda: timely_boards.intervals(scope))


tabs.draw(
    tabs.Tab("Stages", stages, ("standards",)),
    tabs.Tab("Open now", open_now, ("open",)),
    tabs.Tab("Delays", agreed_delays),
    tabs.Tab("Boards", boards),
)
