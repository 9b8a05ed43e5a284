"""The imports there have been, what the last one changed, and going back to the one before."""

import pandas as pd
import streamlit as st

from scr import access
from scr.base import words
from scr.base.errors import UserError
from scr.base.markdown import literal
from scr.cases import listings as records
from scr.exports.csv_file import rows_csv
from scr.importing import history, undo
from scr.store import Snapshot
from scr.text.snapshot import moment
from scr.ui.kit import browser
from scr.ui.kit.download import download_button
from scr.ui.kit.row_list import show_rows
from scr.ui.pages.data.page_terms import in_page_terms

# Changed values shown on the page; the download has them all.
SHOWN = 500
# Longer histories are shown as a list that scrolls.
LONGEST_TABLE = 12
RESULT = "undo_result"
ACTIONS = {"import": "Import", "remove": "Removal of rows"}


def draw(snapshot: Snapshot) -> None:
    """The section Imports."""
    totals = records.totals(snapshot)
    entries = history()
    st.header(heading(entries), anchor=False)
    last_outcome = st.session_state.pop(RESULT, None)
    if last_outcome is not None:
        (st.error if last_outcome[0] else st.info)(last_outcome[1])
    _entries(entries)
    if not access.current_reader().may("undo"):
        pass
    elif totals.has_parent:
        if st.button("Go back to the one before", key="undo"):
            confirm(totals.import_id)
    else:
        st.caption("The current import is the first, so there is none to go back to.")
    _changes(snapshot, totals.import_id)


def heading(entries: pd.DataFrame) -> str:
    """What the section shows, in one line."""
    now = entries[entries["is_current"]]
    number = int(now["import_id"].iloc[0]) if len(now) else 0
    return f"{words.count(len(entries), 'import')}, number {number} is current"


@st.dialog("Go back to the one before")
def confirm(import_id: int) -> None:
    """Ask before the records go back to the import before."""
    st.markdown(
        f"The records will stand as they did before import {import_id}, on every page and for "
        f"everyone. Nothing is deleted: the snapshot of import {import_id} is kept, and its files "
        "can be imported again."
    )
    with st.container(horizontal=True):
        if st.button("Go back", on_click=_go_back, args=(import_id,), key="undo_confirm"):
            st.rerun()
        if st.button("Leave it as it is", key="undo_cancel"):
            st.rerun()


def _go_back(import_id: int) -> None:
    st.session_state[RESULT] = _undone(import_id)


def _undone(import_id: int) -> tuple[bool, str]:
    try:
        access.permit(access.current_reader(), "undo", "undo", f"import {import_id}")
        snapshot = undo()
    except UserError as error:
        return True, literal(in_page_terms(str(error)))
    now = records.totals(snapshot)
    return False, (
        f"Import {import_id} is undone. Import {now.import_id} is current again, with "
        f"{words.count(now.n_reviews, 'review')}, as at {words.day(now.as_at)}."
    )


def _entries(entries: pd.DataFrame) -> None:
    shown = readable(entries)
    if browser.is_narrow():
        shown = shown[["Number", "When", "Status", "Added", "Changed"]]
    if len(shown) <= LONGEST_TABLE:
        st.table(shown, hide_index=True, border="horizontal", alt="Imports, newest first")
    else:
        show_rows(shown, "imports", "Imports, newest first", "Status")


def readable(entries: pd.DataFrame) -> pd.DataFrame:
    """The history in words, newest first; each entry current, earlier in what is, or undone."""
    newest = entries.sort_values(["import_id", "imported_at"], ascending=False)
    lineage = _lineage(entries)
    numbers = {
        head: [words.number(n) for n in newest[name]]
        for name, head in {
            "n_added": "Added",
            "n_changed": "Changed",
            "n_removed": "Removed",
            "n_quarantined": "Not imported",
            "n_findings": "Findings",
        }.items()
    }
    return pd.DataFrame(
        {
            "Number": [words.number(n) for n in newest["import_id"]],
            "When": [moment(time) for time in newest["imported_at"]],
            "Status": [
                "current" if now else "earlier" if id_ in lineage else "undone"
                for id_, now in zip(newest["snapshot_id"], newest["is_current"], strict=True)
            ],
            "What": [
                ACTIONS.get(action, action) + (", from nothing" if is_replace else "")
                for action, is_replace in zip(newest["action"], newest["is_replace"], strict=True)
            ],
            "Files": [", ".join(literal(name) for name in names) for names in newest["sources"]],
            **numbers,
        }
    )


def _lineage(entries: pd.DataFrame) -> set[str]:
    """The snapshots from which the one in force was made, itself among them."""
    parents = dict(zip(entries["snapshot_id"], entries["parent_id"], strict=True))
    place = next(iter(entries.loc[entries["is_current"], "snapshot_id"]), None)
    lineage: set[str] = set()
    while isinstance(place, str) and place not in lineage:
        lineage.add(place)
        place = parents.get(place)
    return lineage


def _changes(snapshot: Snapshot, import_id: int) -> None:
    changes = records.changes(access.current_reader(), snapshot, import_id)
    st.subheader(f"Values that import {import_id} changed", anchor=False)
    if not len(changes):
        st.markdown("It changed no value of a row that was there before.")
        return
    first = f", the first {words.number(SHOWN)} shown" if len(changes) > SHOWN else ""
    st.markdown(
        f"**{words.count(len(changes), 'value')}**{first}. Of free text only that it changed."
    )
    shown = changes.head(SHOWN).fillna("blank")
    shown.columns = pd.Index(["Table", "Key", "Column", "Before", "Now"])
    show_rows(shown, "changes", "Values changed by the current import: before and now", "Table")
    download_button(
        "findings",
        "All changed values as CSV",
        data=lambda: rows_csv(changes),
        file_name=f"changes_import-{import_id}.csv",
        mime="text/csv",
        key="changes_csv",
    )
