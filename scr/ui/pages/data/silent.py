"""Boards that sent nothing, or nothing for a year."""

import pandas as pd
import streamlit as st

from scr import access
from scr.base import words
from scr.base.dates import is_exact
from scr.cases import listings as records
from scr.exports.csv_file import rows_csv
from scr.figures.directory import Directory
from scr.store import Snapshot
from scr.ui.kit.download import download_button
from scr.ui.kit.row_list import show_rows

CAUTION = "A board may have had no case: to have sent nothing is not a verdict."


def draw(snapshot: Snapshot, directory: Directory) -> None:
    """The section No recent records."""
    silent_boards = records.silent_boards(access.current_reader(), snapshot, directory.as_at)
    n_open = records.n_open_boards(snapshot, directory.as_at)
    is_open = silent_boards[~silent_boards["is_closed"]]
    closed = silent_boards[silent_boards["is_closed"]]
    st.header(heading(is_open), anchor=False)
    st.markdown(sentence(is_open, n_open, words.day(directory.as_at)))
    st.markdown(f":orange[:material/info:] {CAUTION}")
    if len(is_open):
        _list(is_open, "silent_open", "Open boards that sent nothing for a year or ever")
    if len(closed):
        with st.expander(f"{words.count(len(closed), 'closed board')} without a recent record"):
            st.markdown(
                "A closed board sends nothing more. Those are listed here whose latest record is "
                "more than 12 months old, or that have none."
            )
            _list(closed, "silent_closed", "Closed boards without a recent record")
    download_button(
        "findings",
        "All of them as CSV",
        data=lambda: rows_csv(silent_boards),
        file_name=f"no-recent-records_as-at-{directory.as_at.isoformat()}.csv",
        mime="text/csv",
        disabled=not len(silent_boards),
        key="silent_csv",
    )
    st.caption(
        "A record is a notified, decision, final decision or initiated date of a review that the "
        f"board leads.  \nAs at {words.day(directory.as_at)}, snapshot {snapshot.id}."
    )


def heading(is_open: pd.DataFrame) -> str:
    """What the section shows, in one line."""
    if not len(is_open):
        return "Every open board has recorded something in the last 12 months"
    have = "has" if len(is_open) == 1 else "have"
    return f"{words.count(len(is_open), 'open board')} {have} recorded nothing for 12 months"


def sentence(is_open: pd.DataFrame, n_open: int, when: str) -> str:
    """How many open boards have no review at all, and how many none of late."""
    never = int((is_open["n_reviews"] == 0).sum())
    late = len(is_open) - never
    return (
        f"Of **{words.count(n_open, 'board')}** open on {when}, **{words.number(never)}** "
        f"{'has' if never == 1 else 'have'} no review in the records at all and "
        f"**{words.number(late)}** {'has' if late == 1 else 'have'} some, but no date within the "
        "last 12 months."
    )


def _list(boards: pd.DataFrame, key: str, alt: str) -> None:
    shown = pd.DataFrame(
        {
            "Board": boards["board_name"].map(words.board_short),
            "Region": boards["region"],
            "Reviews": boards["n_reviews"],
            "Last recorded day": words.day_column(boards["last_date"]),
            "Months since": boards["n_months"].astype("Int64"),
            "Opened": words.day_column(boards["opened_date"]),
            "Closed": words.day_column(boards["closed_date"]),
        }
    ).dropna(axis="columns", how="all")
    # A column with a month in it is text.
    days = {"Last recorded day": "last_date", "Opened": "opened_date", "Closed": "closed_date"}
    day = st.column_config.DateColumn(format="D MMM YYYY")
    show_rows(
        shown,
        key,
        alt,
        "Region",
        placeholder="none recorded",
        column_config={name: day for name, column in days.items() if is_exact(*boards[column])},
    )
