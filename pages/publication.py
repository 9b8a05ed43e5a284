"""Publication: what became of reviews, and what of them can be read?"""

from functools import partial

import streamlit as st

from scr.exhibits import publication, whose
from scr.ui.choice import filters
from scr.ui.kit.card import show
from scr.ui.kit.page import answer_place, open_page
from scr.ui.kit.scope import page_scope
from scr.ui.pages.publication import panel

snapshot, known = open_page("Publication")
place = answer_place()
view = filters.choose(known)
scope = page_scope(view, snapshot)
place.markdown(whose.with_subject(publication.answer(scope), scope))

show(publication.outcomes(scope))
nonpublication = publication.nonpublication(scope)
show(nonpublication, below=partial(panel.show_table, nonpublication))
left, right = st.columns(2)
with left:
    show(publication.time_to_publication(scope))
with right:
    show(publication.reports_online(scope))
