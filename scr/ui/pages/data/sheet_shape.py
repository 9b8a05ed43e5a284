"""Which row of a sheet is its header, and what a row below it is, where a person knows better."""

from pathlib import Path

import streamlit as st

from scr.base import words
from scr.base.markdown import literal
from scr.profiles import Proposal, propose
from scr.profiles.assigning import PAIR
from scr.profiles.boards import board_names
from scr.store import import_tables
from scr.ui.pages.data.columns_asked import NOT_SAID, Form

OTHERS = "Another row is the header, or these are other records"
# Headings of a row that are shown, to know it by.
SHOWN = 4
LONGEST = 24


def draw(form: Form, proposal: Proposal, folder: Path) -> tuple[Form, Proposal]:
    """The two fields, folded away; the proposal as they have it, and the form for its columns,
    which forgets what was said of others."""
    rows, holds = rows_of(proposal), tables_of(proposal)
    is_open = not proposal.tables
    label = OTHERS if proposal.tables else "What it holds"
    with st.expander(label, expanded=is_open):
        row = form.choice("The header is in", rows, str(proposal.header.row), "header")
        kind = form.choice("Each row below it is", holds, "+".join(proposal.tables), "tables")
    tables = tuple(kind.split("+")) if kind else ()
    if not tables:
        return form, proposal
    if int(row) == proposal.header.row and tables == proposal.tables:
        return form, proposal
    again = propose(proposal.sheet, board_names(folder), int(row), tables)
    if again is None:
        st.error(f"Row {row} has no headings. Choose another row.")
        return form, proposal
    return form.below(f"row{row}{kind}"), again


def rows_of(proposal: Proposal) -> dict[str, str]:
    """The rows that may be the header, by number, each with its first cells."""
    rows = {}
    for number, cells in proposal.sheet.top:
        texts = [" ".join(cell.split())[:LONGEST] for cell in cells if cell.strip()][:SHOWN]
        if texts:
            rows[str(number)] = f"row {number}: {', '.join(map(literal, texts))}"
    return rows


def tables_of(proposal: Proposal) -> dict[str, str]:
    """What the rows of a sheet may be: one of our tables, or published reviews, which are two."""
    kinds = {name: name.replace("_", " ") for name, table in import_tables().items() if table.key}
    kinds["+".join(PAIR)] = words.listed([kinds[name] for name in PAIR])
    if not proposal.tables:
        return {"": NOT_SAID} | kinds
    now = "+".join(proposal.tables)
    return {now: words.listed([name.replace("_", " ") for name in proposal.tables])} | kinds
