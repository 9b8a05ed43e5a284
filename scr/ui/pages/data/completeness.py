"""How much of each column is filled, for the whole, a region or a board."""

from functools import partial

import pandas as pd
import streamlit as st

from scr.base import words
from scr.base.markdown import literal
from scr.base.periods import year_of
from scr.exhibits import completeness
from scr.exhibits.view import View
from scr.figures.directory import Directory
from scr.figures.values import FigureRow
from scr.store import Snapshot, import_tables
from scr.ui.choice import address, choosers
from scr.ui.choice.address import ALL
from scr.ui.kit import board_names, browser
from scr.ui.kit.card import show
from scr.ui.kit.scope import page_scope

USUAL_TABLE = "reviews"
# The bar is drawn in the colour of the text, so that it is right in light and dark.
BAR = (
    "background: linear-gradient(color-mix(in srgb, currentColor 14%, transparent) 0 0) "
    "left center / {0}% 70% no-repeat"
)


def draw(snapshot: Snapshot, directory: Directory) -> None:
    """The section Completeness."""
    table, region, board_id = _choose(directory)
    year = year_of("panel", directory.as_at)
    view = View("panel", year, year, directory.as_at, region=region, board_id=board_id)
    exhibit = completeness.columns(
        page_scope(view, snapshot), table, _whose(directory, region, board_id)
    )
    filled = completeness.of_table(exhibit.result, table)
    has_rows = any(row["n_rows"] for row in filled)
    show(exhibit, below=partial(_bars, filled, table) if has_rows else None)


def _bars(filled: list[FigureRow], table: str) -> None:
    columns = import_tables()[table]
    names = [row["column"] for row in filled]
    shown = pd.DataFrame(
        {
            "Column": names,
            "Filled": [row.share("filled_rate").written for row in filled],
            "Findings": [
                words.number(row["n_findings"]) if row["n_findings"] else "none" for row in filled
            ],
            "What it means": [columns.column(name).comment for name in names],
        }
    )
    if browser.is_narrow():
        shown = shown.drop(columns=["What it means"])
    percents = [100 * (row["filled_rate"] or 0) for row in filled]
    styled = shown.style.apply(lambda _: [BAR.format(end) for end in percents], subset=["Filled"])
    st.table(styled, hide_index=True, border="horizontal", alt=f"Columns of {table}: how filled")


def _choose(directory: Directory) -> tuple[str, str | None, str | None]:
    places = st.columns(3)
    names = list(import_tables())
    table = choosers.pick("Table", {n: n for n in names}, "table", USUAL_TABLE, places[0])
    regions = {region_name: region_name for region_name in (ALL, *directory.regions)}
    asked = choosers.pick("Region", regions, "region", ALL, places[1])
    region = asked if asked in directory.regions else None
    boards = (
        directory.boards
        if region is None
        else directory.boards[directory.boards["region"] == region]
    )
    of_id = dict(zip(boards["board_id"], boards["board_name"], strict=True))
    named = board_names.findable(directory)
    with address.kept(address.board("board", directory, list(of_id))):
        board_id = places[2].selectbox(
            "Board",
            [ALL, *of_id],
            format_func=lambda option: named.get(option, option),
            key="board",
        )
    return table, region, board_id if board_id in of_id else None


def _whose(directory: Directory, region: str | None, board_id: str | None) -> str:
    if board_id is not None:
        named = directory.boards.set_index("board_id")["board_name"]
        return f"of {literal(words.board_short(str(named[board_id])))}"
    return f"of {literal(region)}" if region else "of all boards"
