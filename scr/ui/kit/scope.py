"""What a page asks with: the session's reader, what is chosen, and how wide the window is."""

from typing import TypeVar

import streamlit as st

from scr import access
from scr.access.figures import refuse_view_unless_may
from scr.base.errors import RefusedError
from scr.exhibits import whose
from scr.exhibits.exhibit import Exhibit
from scr.exhibits.scope import Canvas, Scope
from scr.exhibits.view import View
from scr.store import Snapshot
from scr.ui.kit import browser, footer, gate
from scr.ui.kit.places import SCOPE

_Exhibit = TypeVar("_Exhibit", bound=Exhibit)


def page_scope(view: View, snapshot: Snapshot) -> Scope:
    """The scope of the exhibits on a page; cards say by it whose figures they show. Ends
    the run, with the reason, where the reader may ask nothing of what is chosen."""
    reader = access.current_reader()
    try:
        refuse_view_unless_may(reader, view.board_id, view.region, view.area_type)
    except RefusedError as error:
        gate.say(error)
        footer.end_page()
    scope = Scope(reader, snapshot, view, canvas=Canvas(browser.is_narrow()))
    st.session_state[SCOPE] = scope
    return scope


def labelled(exhibit: _Exhibit) -> _Exhibit:
    """The exhibit with whose figure it is, where a filter is chosen on its page."""
    scope = st.session_state.get(SCOPE)
    return exhibit if scope is None else whose.labelled(exhibit, scope)
