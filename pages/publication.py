"""Publication: what became of reviews, and what of them can be read?"""

import streamlit as st

from scr.exhibits import not_in_full, publication, whose
from scr.ui.choice import filters, tabs
from scr.ui.kit.page import answer_place, open_page
from scr.ui.kit.scope import page_scope
from scr.ui.kit.withheld import answer_or_say, show_or_say
from scr.ui.pages.publication import panel

snapshot, snapshot_directory = open_page("Publication")
place = answer_place()
view = filters.choose(snapshot_directory)
scope = page_scope(view, snapshot)
answer_or_say(place, lambda: whose.with_subject(publication.answer(scope), scope))


def outcomes() -> None:
    """What became of the reviews started, and why not all are published in full."""
    show_or_say(lambda: publication.outcomes(scope))
    show_or_say(lambda: not_in_full.reasons(scope), below=panel.show_reasons)


def asked_and_online() -> None:
    """What the panel was asked, how long publication takes, and what can still be read."""
    show_or_say(lambda: publication.nonpublication(scope), below=panel.show_table)
    left, right = st.columns(2)
    with left:
        show_or_say(lambda: publication.time_to_publication(scope))
    with right:
        show_or_say(lambda: publication.reports_online(scope))


tabs.draw(
    tabs.Tab("Outcomes and reasons", outcomes),
    tabs.Tab("Panel, time and online", asked_and_online),
)
