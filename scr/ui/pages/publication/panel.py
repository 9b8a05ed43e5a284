"""Counts by year as a table beneath their chart: the panel's answers, and why reviews are not
published in full."""

import pandas as pd
import streamlit as st

from scr.exhibits import not_in_full
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
    _numbers("nonpublication", panel_table(received), exhibit)


def show_reasons(exhibit: Exhibit) -> None:
    """Draw the reasons of `not_in_full.reasons` by year; nothing where none is recorded."""
    table = not_in_full.by_year(exhibit.result)
    if len(table):
        _numbers("not_in_full", table, exhibit)


def _numbers(key: str, table: pd.DataFrame, exhibit: Exhibit) -> None:
    # The key has numbers written to the right.
    with st.container(key=f"numbers_{key}"):
        st.table(table, hide_index=True, alt=f"{exhibit.heading}: by year")
