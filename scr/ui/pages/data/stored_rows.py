"""Ten of a person's own rows as they would be stored, before anything is."""

import pandas as pd
import streamlit as st

from scr.base import words
from scr.base.markdown import literal
from scr.cases.listings import free_text_columns
from scr.profiles import Preview, Proposal, SheetRule, preview
from scr.ui.kit import browser

BLANK = "blank"
NOT_READ = "cannot be read"


def draw(proposal: Proposal, rule: SheetRule) -> None:
    """The first rows of each table that the sheet gives. Raises SourceError as `shape`."""
    for table_preview in preview(proposal.sheet, rule, proposal.header):
        st.markdown(sentence(table_preview))
        shown = readable(table_preview)
        if browser.is_narrow():
            st.markdown("\n".join(f"- {line}" for line in lines(shown)))
            continue
        st.dataframe(
            shown,
            hide_index=True,
            row_height=36,
            height=36 * len(shown) + 40,
            alt=f"Your first rows as they would be stored as {table_preview.table}",
        )


def sentence(shown: Preview) -> str:
    """How many rows the sheet gives, and what is not shown or cannot be read of those shown."""
    n_shown = len(shown.rows)
    first = f"The first {words.number(n_shown)} of them" if n_shown < shown.n_rows else "They"
    text = (
        f"**{words.count(shown.n_rows, 'row')}** for {shown.table.replace('_', ' ')}. {first}, as "
        "they would be stored:"
    )
    if shown.faults:
        n_rows = len({row for row, _ in shown.faults})
        lead = f"In {words.count(n_rows, 'row')} of those shown"
        text += f" {lead}, a value that is needed is blank or one cannot be read; it is marked."
    if withheld := [c for c in shown.columns if _is_free(shown.table, c)]:
        text += f" Wording is stored and not shown ({words.listed(withheld).replace('_', ' ')})."
    return text


def readable(shown: Preview) -> pd.DataFrame:
    """The rows as people read them, without columns of free text; `Row` is the sheet's."""
    columns = [c for c in shown.columns if not _is_free(shown.table, c)]
    rows = []
    for place, values in enumerate(shown.rows):
        cells = dict(zip(shown.columns, values, strict=True))
        row: dict[str, object] = {"Row": shown.row_numbers[place]}
        for name in columns:
            text = cells[name] or BLANK
            is_fault = (place, name) in shown.faults
            row[words.capital(name.replace("_", " "))] = (
                f"{text} ({NOT_READ})" if is_fault and cells[name]
                else f"{text} (needed)" if is_fault
                else text
            )  # fmt: skip
        rows.append(row)
    return pd.DataFrame(rows)


def lines(shown: pd.DataFrame) -> list[str]:
    """The same as a line of Markdown each, for a narrow screen."""
    return [
        f"**Row {row.pop('Row')}**: "
        + "; ".join(f"{str(name).lower()} {literal(value)}" for name, value in row.items())
        for row in shown.to_dict("records")
    ]


def _is_free(table: str, column: str) -> bool:
    return f"{table}.{column}" in free_text_columns()
