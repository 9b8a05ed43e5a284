"""The data dictionary: what each table holds, from the schema itself."""

import pandas as pd
import streamlit as st

from scr.base import words
from scr.exports.csv_file import rows_csv
from scr.store import Column, Table, tables
from scr.ui.choice import choosers
from scr.ui.kit import browser
from scr.ui.kit.download import download_button
from scr.ui.pages.data.template import template_button

KINDS = {
    "text": "text",
    "list": "list, with ; between",
    "whole_number": "whole number",
    "yes_no": "yes or no",
    "date": "date",
    "code": "one of a list",
}
READ = (
    "**Dates** are read as 2014-01-31, 31/01/2014, 31-01-2014, 31 Jan 2014, 31 January 2014 or as "
    "a spreadsheet’s own dates: the day always before the month, a time of day dropped, a year of "
    "two digits as 20yy with a warning. **Yes and no** may be yes, y, true, 1 and no, n, false, 0. "
    "**Blank** in a column that is not required is an empty cell, n/a, - or unknown. Names of "
    "columns, codes and boards may differ in case, spaces and punctuation."
)


def draw() -> None:
    """The section Dictionary."""
    named = {
        name: name if table.is_import else f"{name} (kept by the system)"
        for name, table in tables().items()
    }
    table = tables()[choosers.pick("Table", named, "dictionary", "reviews", width=360)]
    st.header(words.capital(table.name.replace("_", " ")), anchor=False)
    told_apart = f", told apart by {words.listed(list(table.key))}" if table.key else ""
    st.markdown(f"{table.comment} {words.capital(table.grain)}{told_apart}.")
    if browser.is_narrow():
        st.markdown("\n".join(f"- {line}" for line in lines(table)))
    else:
        shown = columns_in_words(table)
        st.table(shown, hide_index=True, border="horizontal", alt=f"Columns of {table.name}")
    st.markdown(READ)
    with st.container(horizontal=True):
        download_button(
            "reference",
            "The whole dictionary as CSV",
            data=lambda: rows_csv(whole()),
            file_name="data-dictionary.csv",
            mime="text/csv",
            key="dictionary_csv",
        )
        template_button("dictionary_template")


def columns_in_words(table: Table) -> pd.DataFrame:
    """A row per column: name, kind, whether required, codes, meaning."""
    return pd.DataFrame(
        {
            "Column": [column.name for column in table.columns],
            "Kind": [kind_in_words(column) for column in table.columns],
            "Required": ["required" if column.is_required else "" for column in table.columns],
            "What it means": [column.comment for column in table.columns],
        }
    )


def lines(table: Table) -> list[str]:
    """The same as a line of Markdown per column, for a narrow screen."""
    return [
        f"**{column.name}** ({kind_in_words(column)}{', required' if column.is_required else ''}): "
        f"{column.comment}"
        for column in table.columns
    ]


def kind_in_words(column: Column) -> str:
    """What may stand in a cell: the kind, or the codes themselves."""
    if column.codes:
        return "one of: " + ", ".join(column.codes)
    return KINDS.get(column.kind, column.kind)


def whole() -> pd.DataFrame:
    """Every table and column: table, column, kind, is_required, codes, meaning."""
    return pd.DataFrame(
        [
            {
                "table": table.name,
                "column": column.name,
                "kind": KINDS.get(column.kind, column.kind),
                "is_required": "yes" if column.is_required else "no",
                "codes": "; ".join(column.codes),
                "meaning": column.comment,
                "is_key": "yes" if column.name in table.key else "no",
            }
            for table in tables().values()
            for column in table.columns
        ]
    )
