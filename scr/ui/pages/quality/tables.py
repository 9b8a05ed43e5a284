"""The tables beneath exhibits of the quality page."""

import streamlit as st

from scr.exhibits.exhibit import Exhibit
from scr.exhibits.panel_responses import each_recommendation, tracker_table
from scr.exhibits.quality_apart import why_table
from scr.exhibits.scope import Scope
from scr.ui.kit.cells import cells


def draw_why(exhibit: Exhibit) -> None:
    """The cross-table of recommendations by the report's grade on why."""
    st.table(
        why_table(exhibit.result),
        hide_index=True,
        alt="Recommendations by the report’s grade on why",
    )


def draw_tracker(scope: Scope) -> None:
    """The panel's recommendations one by one, with the responses."""
    listed = each_recommendation(scope)
    if not listed:
        return
    table = tracker_table(listed, scope.as_at, scope.directory.as_at, phone=scope.canvas.is_phone)
    st.table(cells(table), hide_index=True, alt="The panel’s recommendations and the responses")
