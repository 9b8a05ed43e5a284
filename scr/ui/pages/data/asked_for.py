"""What to ask a board for: the findings about its own rows, as a list to put in a letter."""

from collections.abc import Mapping

import pandas as pd
import streamlit as st

from scr import access
from scr.base import words
from scr.base.markdown import literal
from scr.cases import listings as records
from scr.exports.csv_file import rows_csv
from scr.figures.directory import Directory
from scr.store import Snapshot
from scr.ui.kit.download import download_button
from scr.ui.pages.data.page_terms import in_page_terms

# Lines shown on the page; the file has them all.
SHOWN = 15


def draw(snapshot: Snapshot, directory: Directory, names: Mapping[str, str]) -> None:
    """Choose a board, read its list, take it or all of them away."""
    asked = records.asked_of_boards(access.current_reader(), snapshot)
    st.subheader("What to ask a board for", anchor=False)
    counts = asked["board_id"].value_counts()
    if counts.empty:
        st.markdown("No finding that still stands is about a board’s own row.")
        return
    st.markdown(
        f"Findings still stand about rows of **{words.count(len(counts), 'board')}**. A board's "
        "list holds its own rows only, and no wording of a record."
    )
    boards = sorted(counts.index, key=lambda id_: names.get(id_, id_))
    chosen = st.selectbox(
        "Board",
        boards,
        format_func=lambda id_: f"{words.board_short(names.get(id_, id_))} ({counts[id_]})",
        key="asked_board",
        width=420,
    )
    own = asked[asked["board_id"] == chosen]
    asks = lines(own)
    st.markdown("\n".join(f"1. {literal(line)}" for line in asks[:SHOWN]))
    if len(asks) > SHOWN:
        st.caption(f"The first {SHOWN} of {words.number(len(asks))}; the list has all.")
    _take_away(asked, chosen, names, directory)


def _take_away(
    asked: pd.DataFrame, chosen: str, names: Mapping[str, str], directory: Directory
) -> None:
    own, name = asked[asked["board_id"] == chosen], names.get(chosen, chosen)
    as_at = words.day(directory.as_at)
    stem = f"as-at-{directory.as_at.isoformat()}"
    with st.container(horizontal=True):
        download_button(
            "findings",
            "This board’s list",
            data=lambda: letter(name, own, as_at).encode("utf-8"),
            file_name=f"to-ask_{stem}.txt",
            mime="text/plain",
            key="asked_letter",
        )
        download_button(
            "findings",
            "Every board’s list",
            data=lambda: letters(asked, names, as_at).encode("utf-8"),
            file_name=f"to-ask-every-board_{stem}.txt",
            mime="text/plain",
            key="asked_letters",
        )
        download_button(
            "findings",
            "All of them as CSV",
            data=lambda: rows_csv(asked),
            file_name=f"to-ask_{stem}.csv",
            mime="text/csv",
            key="asked_csv",
        )


def lines(own: pd.DataFrame) -> list[str]:
    """One line for each finding: where the row stands, and what is asked."""
    texts = []
    for row in own.to_dict("records"):
        where = [str(row["table"]).replace("_", " ")]
        where += [str(row["key"])] if isinstance(row["key"], str) else []
        where += [f"row {row['row']}"] if not pd.isna(row["row"]) else []
        where += [str(row["column"]).replace("_", " ")] if isinstance(row["column"], str) else []
        texts.append(f"{words.capital(', '.join(where))}: {in_page_terms(row['message'])}")
    return texts


def letter(name: str, own: pd.DataFrame, as_at: str) -> str:
    """A board’s list as text that can be put in a letter as it stands."""
    parts = [f"{name}\nRecords as at {as_at}\n"]
    kinds = {
        "reject": "These rows could not be used. Please send them again, put right:",
        "warn": "These rows are used. Please look at them again, and tell us if they are wrong:",
    }
    for severity, says in kinds.items():
        asks = lines(own[own["severity"] == severity])
        if asks:
            listed = "\n".join(f"{number}. {line}" for number, line in enumerate(asks, 1))
            parts.append(f"{says}\n\n{listed}\n")
    return "\n".join(parts)


def letters(asked: pd.DataFrame, names: Mapping[str, str], as_at: str) -> str:
    """Every board’s list, each on a page of its own where it is printed."""
    boards = sorted(asked["board_id"].unique(), key=lambda id_: names.get(id_, id_))
    return "\f".join(
        letter(names.get(id_, id_), asked[asked["board_id"] == id_], as_at) for id_ in boards
    )
