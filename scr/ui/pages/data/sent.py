"""Who has sent what: when each board last sent records, and what to ask each board for."""

import pandas as pd
import streamlit as st

from scr import access
from scr.base import words
from scr.base.markdown import literal
from scr.base.moments import for_file
from scr.cases import listings as records
from scr.exports.csv_file import rows_csv
from scr.figures.directory import Directory
from scr.store import Snapshot
from scr.ui.kit import browser
from scr.ui.kit.download import download_button
from scr.ui.kit.row_list import show_rows
from scr.ui.pages.data import asked_for

NOT_KEPT = (
    "Nothing is known yet of who has sent what: it is kept from the next import on. Load the "
    "boards’ files again, or the next ones, and this list fills."
)
NO_DAY = "no day given"
# Boards shown in the list of a narrow screen; the file has them all.
SHOWN_NARROW = 20


def draw(snapshot: Snapshot, directory: Directory) -> None:
    """The section Who has sent what."""
    boards = by_board(records.received(access.current_reader(), snapshot))
    st.header(heading(boards), anchor=False)
    if not len(boards) or not boards["is_sent"].any():
        st.markdown(NOT_KEPT)
    else:
        _boards(boards, directory)
    st.caption(
        "A board has sent what stands in its name in the files that were loaded, whoever loaded "
        "them; also where nothing in them was new. Up to: the latest day of an "
        "event in the rows last sent, not after the as-at date."
        f"  \nAs at {words.day(directory.as_at)}, snapshot {snapshot.id}."
    )
    asked_for.draw(
        snapshot, directory, dict(zip(boards["board_id"], boards["board_name"], strict=True))
    )


def _boards(received: pd.DataFrame, directory: Directory) -> None:
    st.markdown(sentence(received))
    sent = readable(received[received["is_sent"]])
    if browser.is_narrow():
        st.markdown("\n".join(f"- {line}" for line in lines(sent.head(SHOWN_NARROW))))
    else:
        show_rows(
            sent,
            "sent",
            "Boards that have sent records: when last, of which kinds, up to which day",
        )
    missing = received[~received["is_sent"] & received["is_open"]]
    if len(missing):
        with st.expander(f"{words.count(len(missing), 'open board')} that sent nothing"):
            st.markdown("A board may have had no case: to have sent nothing is not a verdict.")
            names = [literal(words.board_short(name)) for name in missing["board_name"]]
            st.markdown(", ".join(names) + ".")
    download_button(
        "findings",
        "All boards as CSV",
        data=lambda: rows_csv(taken_away(received)),
        file_name=f"who-has-sent-what_as-at-{directory.as_at.isoformat()}.csv",
        mime="text/csv",
        key="sent_csv",
    )


def by_board(received: pd.DataFrame) -> pd.DataFrame:
    """A row per board: board_id, board_name, is_open, is_sent, last_sent and import (the latest),
    kinds in words, latest_date, n_rows and n_quarantined (of what was last sent of each kind)."""
    rows = []
    for (board_id, name, is_open), kinds in received.groupby(
        ["board_id", "board_name", "is_open"], sort=False, dropna=False
    ):
        there = kinds[kinds["table"].notna()]
        listed = [
            f"{table.replace('_', ' ')} {words.number(n)}"
            for table, n in zip(there["table"], there["n_rows"], strict=True)
        ]
        rows.append(
            {
                "board_id": board_id,
                "board_name": name,
                "is_open": bool(is_open),
                "is_sent": bool(len(there)),
                "last_sent": there["received_at"].max(),
                "import": there["import"].max(),
                "kinds": ", ".join(listed),
                "latest_date": there["latest_date"].max(),
                "n_rows": int(there["n_rows"].sum()),
                "n_quarantined": int(there["n_quarantined"].sum()),
            }
        )
    columns = ["board_id", "board_name", "is_open", "is_sent", "last_sent", "import", "kinds",
               "latest_date", "n_rows", "n_quarantined"]  # fmt: skip
    return pd.DataFrame(rows, columns=columns)


def heading(received: pd.DataFrame) -> str:
    """How many of the boards have sent anything."""
    is_open = received[received["is_open"]]
    n_sent = int(is_open["is_sent"].sum())
    have = "has" if n_sent == 1 else "have"
    open_boards = words.count(len(is_open), "open board")
    return f"{words.number(n_sent)} of {open_boards} {have} sent records"


def sentence(received: pd.DataFrame) -> str:
    """When the last were sent, and of how many boards rows were not imported."""
    sent = received[received["is_sent"]]
    n_out = int((sent["n_quarantined"] > 0).sum())
    closed = int((~sent["is_open"]).sum())
    text = f"The last came in on **{words.day(sent['last_sent'].max())}**. "
    text += (
        f"Of **{words.count(n_out, 'board')}**, some of what was last sent was not imported."
        if n_out
        else "All of what was last sent was imported."
    )
    if closed:
        text += f" The list holds {words.count(closed, 'board')} now closed."
    return text


def readable(sent: pd.DataFrame) -> pd.DataFrame:
    """The boards that have sent, as people read them, the latest first."""
    newest = sent.sort_values(["last_sent", "board_name"], ascending=[False, True])
    return pd.DataFrame(
        {
            "Board": newest["board_name"].map(words.board_short),
            "Last sent": newest["last_sent"].map(words.day),
            "Kinds": newest["kinds"],
            "Up to": [NO_DAY if pd.isna(day) else words.day(day) for day in newest["latest_date"]],
            "Rows": newest["n_rows"],
            "Not imported": newest["n_quarantined"],
            "Import": newest["import"].astype("Int64"),
        }
    )


def lines(sent: pd.DataFrame) -> list[str]:
    """The same as a line of Markdown each, for a narrow screen."""
    return [
        f"**{literal(row['Board'])}**: {row['Last sent']}; {row['Kinds']}; "
        + ("" if row["Up to"] == NO_DAY else f"up to {row['Up to']}; ")
        + (
            f"{words.number(row['Not imported'])} not imported"
            if row["Not imported"]
            else "all imported"
        )
        for row in sent.to_dict("records")
    ]


def taken_away(received: pd.DataFrame) -> pd.DataFrame:
    """The table to take away: every board, those that have sent nothing too."""
    table = received.rename(columns={"n_quarantined": "n_kept_out", "latest_date": "up_to"})
    table["last_sent"] = pd.to_datetime(table["last_sent"]).map(for_file, na_action="ignore")
    table["up_to"] = pd.to_datetime(table["up_to"]).dt.strftime("%Y-%m-%d")
    return table
