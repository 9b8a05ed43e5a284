"""The panel's answers on non-publication as a table beneath their chart."""

import streamlit as st

from scr.exhibits.exhibit import Exhibit
from scr.exhibits.publication import panel_table, received_years
from scr.figures.values import NotRecordedError, rows


def show_table(exhibit: Exhibit) -> None:
    """Draw the table of `publication.nonpublication`; nothing where no report was received,
    or none is recorded."""
    try:
        received = received_years(rows(exhibit.result))
    except NotRecordedError:
        return
    if not received:
        return
    # The key has numbers written to the right.
    with st.container(key="numbers_nonpublication"):
        st.table(panel_table(received), hide_index=True, alt=f"{exhibit.heading}: outcomes by year")
