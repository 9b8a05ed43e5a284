"""What an import would replace, value by value, before it is imported."""

import pandas as pd
import streamlit as st

from scr import access
from scr.base import words
from scr.base.markdown import literal
from scr.cases.listings import free_text_columns
from scr.exports.csv_file import rows_csv
from scr.importing import ImportReport
from scr.ui.kit import browser
from scr.ui.kit.download import download_button
from scr.ui.kit.row_list import show_rows

# Values shown on the page; the download has them all.
SHOWN = 500
SHOWN_NARROW = 20
WITHHELD = "not shown"
HEADS = ("Table", "Key", "Column", "Now", "Would be", "File", "Row")


def draw(report: ImportReport) -> None:
    """Every value of a record that is there which would be another; nothing where none would."""
    changes = readable(report.changes)
    if not len(changes):
        return
    st.subheader(heading(changes), anchor=False)
    if not access.current_reader().may("findings"):
        st.markdown("Single values are shown only to those cleared to see records.")
        return
    most = SHOWN_NARROW if browser.is_narrow() else SHOWN
    first = f"The first {words.number(most)} are shown; the file has all. " if len(
        changes) > most else ""  # fmt: skip
    st.markdown(f"{first}Of free text it is said only that it changes.")
    if browser.is_narrow():
        st.markdown("\n".join(f"- {line}" for line in lines(changes.head(most))))
    else:
        show_rows(
            changes.head(most),
            "differences",
            "Values that the import would replace: now, and as they would be",
            "Table",
        )
    download_button(
        "findings",
        "These values as CSV",
        data=lambda: rows_csv(changes),
        file_name="differences.csv",
        mime="text/csv",
        key="differences_csv",
    )


def readable(changes: pd.DataFrame) -> pd.DataFrame:
    """The values as people read them (columns HEADS), of free text only that it changes."""
    withheld = set(free_text_columns())
    places = changes["table"].astype(str) + "." + changes["column"].astype(str)
    is_text = places.isin(withheld).to_numpy()
    shown = changes[["table", "key", "column", "old", "new", "file", "row"]].copy()
    for name in ("old", "new"):
        shown[name] = shown[name].astype(object).where(shown[name].notna(), "blank")
        shown.loc[is_text, name] = WITHHELD
    shown.columns = pd.Index(HEADS)
    return shown.reset_index(drop=True)


def heading(changes: pd.DataFrame) -> str:
    """How many values of how many rows would be another."""
    n_rows = len(changes.drop_duplicates(["Table", "Key"]))
    rows_words = words.count(n_rows, "row that is there now", "rows that are there now")
    return f"{words.count(len(changes), 'value')} of {rows_words} would change"


def lines(changes: pd.DataFrame) -> list[str]:
    """The same as a line of Markdown each, for a narrow screen."""
    return [
        f"**{literal(change.Table)} {literal(change.Key)}**, {literal(change.Column)}: "
        f"{literal(change.Now)} → {literal(change.new)} (row {change.Row})"
        for change in changes.rename(columns={"Would be": "new"}).itertuples()
    ]
