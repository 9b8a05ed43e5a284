"""Downloads of the rows kept out, one file for each table."""

from collections.abc import Callable, Mapping
from functools import partial

import pandas as pd
import streamlit as st

from scr.base import words
from scr.exports.csv_file import rows_csv
from scr.ui.kit.download import download_button


def downloads(counts: Mapping[str, int], rows_of: Callable[[str], pd.DataFrame], key: str) -> None:
    """A button for each table; `rows_of` is asked for a table's rows only when one is pressed,
    for they may hold free text, which no page has."""
    if not counts:
        return
    st.markdown(
        "**Rows not imported**, in the columns of their table with the reasons beside them: mend "
        "them and load the file again."
    )
    with st.container(horizontal=True):
        for table, n_rows in counts.items():
            download_button(
                "findings",
                f"{table}: {words.count(n_rows, 'row')}",
                data=partial(_file, rows_of, table),
                file_name=f"{table}.csv",
                mime="text/csv",
                icon=":material/download:",
                key=f"{key}_{table}",
            )


def _file(rows_of: Callable[[str], pd.DataFrame], table: str) -> bytes:
    return rows_csv(rows_of(table))
