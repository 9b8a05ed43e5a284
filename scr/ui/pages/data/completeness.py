"""How much of each column is filled, for the whole, a region or a board."""

import pandas as pd
import streamlit as st

from scr.base import words
from scr.base.markdown import literal
from scr.base.request import Request
from scr.exhibits import asking as state
from scr.exports.csv_file import figure_csv, file_name
from scr.figures.directory import Directory
from scr.figures.run import Result
from scr.store import Snapshot, import_tables
from scr.ui.choice import address, choosers
from scr.ui.choice.address import ALL
from scr.ui.kit import browser

USUAL_TABLE = "reviews"
CAUTION = "A blank may be a thing that has not happened yet: filled is not the same as right."
# The bar is drawn in the colour of the text, so that it is right in light and dark.
BAR = (
    "background: linear-gradient(color-mix(in srgb, currentColor 14%, transparent) 0 0) "
    "left center / {0}% 70% no-repeat"
)


def draw(snapshot: Snapshot, known: Directory) -> None:
    """The section Completeness."""
    table, region, board_id = _choose(known)
    request = Request(figure="data_quality", region=region, board_id=board_id)
    result = state.ask(request, snapshot)
    rows = of_table(result, table)
    st.header(heading(table, rows), anchor=False)
    st.markdown(sentence(rows, _whose(known, region, board_id)))
    if rows["n_rows"].any():
        _show(rows, table)
    st.markdown(f":orange[:material/info:] {CAUTION}")
    st.download_button(
        "All tables as CSV",
        data=lambda: figure_csv(result),
        file_name=file_name(result),
        mime="text/csv",
        on_click="ignore",
        key="completeness_csv",
    )
    st.caption(f"As at {words.day(result.as_at)}, snapshot {snapshot.id}.")


def of_table(result: Result, table: str) -> pd.DataFrame:
    """The rows of one import table: columns column, n_rows, n_filled, filled_rate, n_findings."""
    rows = result.table[result.table["table"] == table]
    return rows[["column", "n_rows", "n_filled", "filled_rate", "n_findings"]]


def heading(table: str, rows: pd.DataFrame) -> str:
    """What the table shows, in one line."""
    n_rows = int(rows["n_rows"].max()) if len(rows) else 0
    name = words.capital(table.replace("_", " "))
    return f"{name}: {words.count(n_rows, 'row')}" if n_rows else f"{name}: no rows"


def sentence(rows: pd.DataFrame, whose: str) -> str:
    """How many columns are filled throughout, and which is filled least."""
    if not rows["n_rows"].any():
        return f"There is no row of this table {whose}."
    full = int((rows["n_filled"] == rows["n_rows"]).sum())
    lead = f"**{full} of {len(rows)} columns** are filled in every row {whose}"
    if full == len(rows):
        return f"{lead}."
    least = rows.sort_values(["filled_rate", "column"]).iloc[0]
    return (
        f"{lead}; filled least is {least['column']}, in "
        f"**{words.share_of(least['n_filled'], least['n_rows'])}**."
    )


def _show(rows: pd.DataFrame, table: str) -> None:
    columns = import_tables()[table]
    shown = pd.DataFrame(
        {
            "Column": rows["column"].tolist(),
            "Filled": [
                words.share_of(filled, of)
                for filled, of in zip(rows["n_filled"], rows["n_rows"], strict=True)
            ],
            "Findings": [words.number(n) if n else "none" for n in rows["n_findings"]],
            "What it means": [columns.column(name).comment for name in rows["column"]],
        }
    )
    if browser.is_narrow():
        shown = shown.drop(columns=["What it means"])
    shares = rows["filled_rate"].fillna(0).tolist()
    styled = shown.style.apply(
        lambda _: [BAR.format(round(share * 100, 1)) for share in shares], subset=["Filled"]
    )
    st.table(styled, hide_index=True, border="horizontal", alt=f"Columns of {table}: how filled")


def _choose(known: Directory) -> tuple[str, str | None, str | None]:
    places = st.columns(3)
    names = list(import_tables())
    table = choosers.pick("Table", {n: n for n in names}, "table", USUAL_TABLE, places[0])
    regions = {one: one for one in (ALL, *known.regions)}
    asked = choosers.pick("Region", regions, "region", ALL, places[1])
    region = asked if asked in known.regions else None
    boards = known.boards if region is None else known.boards[known.boards["region"] == region]
    of_id = dict(zip(boards["board_id"], boards["board_name"], strict=True))
    named = address.labels(known)
    with address.kept(address.board("board", known, list(of_id))):
        board_id = places[2].selectbox(
            "Board",
            [ALL, *of_id],
            format_func=lambda option: named.get(option, option),
            key="board",
        )
    return table, region, board_id if board_id in of_id else None


def _whose(known: Directory, region: str | None, board_id: str | None) -> str:
    if board_id is not None:
        named = known.boards.set_index("board_id")["board_name"]
        return f"of {literal(words.board_short(str(named[board_id])))}"
    return f"of {literal(region)}" if region else "of all boards"
