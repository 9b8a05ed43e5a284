"""The trail of what was done, for those who look after the records."""

from datetime import datetime

import pandas as pd
import streamlit as st

from scr import access, audit
from scr.base import words
from scr.base.moments import for_file
from scr.exports.csv_file import rows_csv
from scr.text.snapshot import moment
from scr.ui.kit.download import download_button
from scr.ui.kit.row_list import show_rows

# Lines shown on the page; the file has them all.
SHOWN = 200


def draw() -> None:
    """The section Audit trail."""
    access.require(access.current_reader(), "audit")
    entries = audit.entries()
    st.header(f"{words.count(len(entries), 'line')} of what was done", anchor=False)
    faults = audit.checked()
    if faults:
        st.error("The trail is not as it was written. " + " ".join(faults[:3]))
    else:
        st.markdown("Each line holds a hash of the one before; no line was changed or cut off.")
    if not entries:
        return
    shown = readable(entries[-SHOWN:][::-1])
    show_rows(shown, "trail", "What was done, the latest first", "What")
    download_button(
        "audit",
        "The whole trail as CSV",
        data=lambda: rows_csv(readable(audit.entries(), is_file=True)),
        file_name="audit-trail.csv",
        mime="text/csv",
        key="trail_csv",
    )


def readable(entries: list[audit.Entry], *, is_file: bool = False) -> pd.DataFrame:
    """The lines as people read them; times as files have them where it is one."""
    times = [datetime.fromisoformat(entry.at) for entry in entries]
    return pd.DataFrame(
        {
            "Number": [entry.number for entry in entries],
            "When (UTC)" if is_file else "When": [
                f"{for_file(time)}:{time:%S}" if is_file else moment(time) for time in times
            ],
            "Who": [entry.who for entry in entries],
            "What": [entry.what for entry in entries],
            "About": [entry.about for entry in entries],
        }
    )
