"""The findings that stand in the records, and the rows that are kept out."""

import streamlit as st

from scr import access
from scr.base import words
from scr.cases import listings as records
from scr.store import Snapshot
from scr.ui.pages.data import kept_out, listing


def draw(snapshot: Snapshot) -> None:
    """The section Findings."""
    reader = access.current_reader()
    standing = records.findings(reader, snapshot)
    st.header(heading(len(standing)), anchor=False)
    if not len(standing):
        st.markdown("Every row of every file went in, and no rule asks for a second look.")
        return
    n_reject = int((standing["severity"] == "reject").sum())
    st.markdown(sentence(n_reject, len(standing) - n_reject))
    kept_out.downloads(
        records.kept_out(reader, snapshot),
        # The reader is asked for again: the download runs later, outside the page.
        lambda table: records.quarantined(access.current_reader(), snapshot, table),
        "kept_out",
    )
    listing.by_rule(standing, listing.SEVERITIES, "Findings that stand, by rule")
    listing.one_by_one(
        standing, listing.SEVERITIES, "standing", f"findings_snapshot-{snapshot.id}.csv"
    )
    st.caption(f"As at {words.day(records.totals(snapshot).as_at)}, snapshot {snapshot.id}.")


def sentence(n_reject: int, n_warn: int) -> str:
    """How many findings kept a row out, how many are about rows that went in, and how one goes."""
    out = words.number(n_reject) if n_reject else "None"
    look = f"**{words.number(n_warn)}** {'is' if n_warn == 1 else 'are'}" if n_warn else "none is"
    about = "a row that went in and deserves" if n_warn == 1 else "rows that went in and deserve"
    return (
        f"**{out}** kept a row out; {look} about {about} a look. A finding goes when its row is "
        "imported again without the fault."
    )


def heading(n_findings: int) -> str:
    """What the section shows, in one line."""
    if not n_findings:
        return "The checks found nothing to look at"
    return f"{words.count(n_findings, 'finding')} {'stands' if n_findings == 1 else 'stand'}"
