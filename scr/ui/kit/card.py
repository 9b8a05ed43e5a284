"""The one way in which an exhibit stands on a page, top to bottom: heading, sentence, chart,
caution, a quiet row (table, definition, cases, CSV, PNG, links), and what was left out, as at,
snapshot."""

from collections.abc import Callable
from contextlib import nullcontext

import streamlit as st

from scr import access
from scr.base import markdown, words
from scr.base.errors import RefusedError
from scr.exhibits import asking
from scr.exhibits.exhibit import Exhibit, Grid
from scr.exhibits.parts import cases_of, reason_of
from scr.exports.csv_file import file_name, rows_csv
from scr.figures.definitions import Definition, body
from scr.figures.directory import directory
from scr.plot import Chart
from scr.text import glossary
from scr.text import table as table_words
from scr.text import time as time_words
from scr.ui.kit import browser, gate, sent_chart
from scr.ui.kit.case_list import pick_case
from scr.ui.kit.cells import cells
from scr.ui.kit.download import download_button
from scr.ui.kit.folded_table import IN_SIGHT
from scr.ui.kit.places import current_page
from scr.ui.kit.scope import labelled
from scr.ui.kit.take_away import popover, take_away

# Rows of a list of cases shown on the page; the download has them all.
CASES_SHOWN = 500


def show(exhibit: Exhibit, below: Callable[[], None] | None = None) -> None:
    """Draw one exhibit as a card in the current container; `below` draws beneath its chart what
    is no exhibit, such as a list with widgets of its own."""
    exhibit = labelled(exhibit)
    with st.container(border=True, key=f"card_{exhibit.key}", height="stretch"):
        st.header(markdown.heading(exhibit.heading), anchor=False)
        st.markdown(markdown.sentence(exhibit.sentence))
        if exhibit.note:
            st.caption(markdown.sentence(exhibit.note))
        if exhibit.empty:
            st.info(markdown.sentence(exhibit.empty))
        elif exhibit.chart is not None:
            _chart(exhibit, exhibit.chart)
        for line in exhibit.lines:
            st.markdown(f"- {markdown.sentence(line)}")
        if exhibit.table is not None:
            # What a chart shows stands beneath it once more, for those who want it in words.
            with st.expander("As a table") if exhibit.chart is not None else nullcontext():
                st.table(cells(exhibit.table), hide_index=True, alt=exhibit.heading)
        if exhibit.grid is not None:
            show_grid(exhibit.grid, exhibit.key)
        if below is not None:
            below()
        if exhibit.caution:
            st.markdown(f":orange[:material/info:] {markdown.sentence(exhibit.caution)}")
        foot = _foot(exhibit)
        _quiet_row(exhibit, foot)
        st.caption(markdown.sentence(foot))


def show_grid(grid: Grid, key: str) -> None:
    """Draw a table that readers sort, or a short list that they read. Of a long one the first rows
    and one's own, until the others are asked for: no box scrolls within the page."""
    if not grid.is_sorted_by_readers:
        st.table(cells(grid.table), hide_index=True, alt=grid.name)
        return
    narrow, table = browser.is_narrow(), grid.table
    place = st.container()
    n = len(table)
    if n > IN_SIGHT and not st.toggle(f"Show all {words.number(n)} rows", key=f"all_{key}"):
        others = {grid.own} - {None, *range(IN_SIGHT)}
        table = table.iloc[[*range(IN_SIGHT), *others]]
    place.dataframe(
        table,
        hide_index=True,
        height="content",
        column_order=[c.name for c in grid.columns if c.on_phone or not narrow],
        alt=grid.name,
        column_config={
            column.name: st.column_config.TextColumn(width=column.width)
            if column.form == "text"
            else st.column_config.NumberColumn(
                format="%.0f%%" if column.form == "percent" else None, width=column.width
            )
            for column in grid.columns
        },
    )


def _chart(exhibit: Exhibit, chart: Chart) -> None:
    with st.container(key=f"chart_{exhibit.key}"):
        sent_chart.send(chart, f"plot_{exhibit.key}", f"{chart.name} {exhibit.plain_sentence}")


@st.fragment
def _quiet_row(exhibit: Exhibit, foot: str) -> None:
    """Only this row runs again when something in it is opened; nothing is made before that. `foot`
    goes into the picture."""
    if gate.has_changed():
        st.rerun()
    narrow = browser.is_narrow()
    with st.container(
        horizontal=True, key=f"quiet_{exhibit.key}", gap="small", vertical_alignment="center"
    ):
        if st.button("Table", type="tertiary", key=f"table_{exhibit.key}"):
            st.dialog(markdown.heading(exhibit.heading), width="large")(_table)(exhibit)
        popover(
            "Definition" if narrow else "Definition and SQL",
            f"definition_{exhibit.key}",
            lambda: _definition(exhibit),
        )
        if st.button("Cases", type="tertiary", key=f"cases_{exhibit.key}"):
            st.dialog(f"Cases: {markdown.heading(exhibit.heading)}", width="large")(_cases)(exhibit)
        if narrow:
            popover("Share", f"share_{exhibit.key}", lambda: take_away(exhibit, foot))
        else:
            take_away(exhibit, foot)


def _table(exhibit: Exhibit) -> None:
    for result in exhibit.results:
        if exhibit.more:
            st.markdown(f"**{result.definition.title}**")
        st.table(
            cells(table_words.readable(result)),
            hide_index=True,
            alt=result.definition.title if exhibit.more else exhibit.heading,
        )


def _definition(exhibit: Exhibit) -> None:
    """Who is counted, what the card's words mean, and the SQL, in this order."""
    for result in exhibit.results:
        st.markdown(_defined(result.definition))
    if met := glossary.met_in(exhibit.text):
        st.markdown(f"**What the words mean**\n\n{glossary.as_list(met)}")
    for result in exhibit.results:
        if exhibit.more:
            st.markdown(f"**{result.definition.title}**")
        st.code(body(result.definition.sql), language="sql", height=320)


def _defined(figure: Definition) -> str:
    used = table_words.methods(figure)
    return (
        f"**{figure.answers}**\n\n"
        f"- Counted: {figure.numerator}\n- Out of: {figure.denominator}\n"
        f"- Not counted: {figure.excludes}\n- Basis: {figure.basis}\n- One row: {figure.grain}"
        + (f"\n\nIntervals: {'; '.join(used)}." if used else "")
    )


def _cases(exhibit: Exhibit) -> None:
    result = exhibit.result
    try:
        cases = (
            result.table
            if result.definition.is_per_review
            else asking.cases(access.current_reader(), exhibit.cases, result.snapshot, None)
        )
    except RefusedError as error:
        st.markdown(f":material/visibility_off: {error}")
        return
    if cases is not None and exhibit.part:
        cases = cases_of(cases, exhibit.part)
    if cases is None or not len(cases):
        st.markdown("No single reviews stand behind this.")
        return
    st.markdown(
        f"**{words.count(len(cases), 'review')}**"
        + (f", the first {CASES_SHOWN} shown" if len(cases) > CASES_SHOWN else "")
    )
    st.caption("Choose a row to open the review.")
    pick_case(
        cases.head(CASES_SHOWN).dropna(axis="columns", how="all"),
        f"pick_{exhibit.key}",
        current_page(),
        f"Reviews behind: {exhibit.heading}",
    )
    download_button(
        "cases",
        "All of them as CSV",
        data=lambda: rows_csv(cases),
        file_name=file_name(result, "cases"),
        mime="text/csv",
        key=f"cases_csv_{exhibit.key}",
    )


def _foot(exhibit: Exhibit) -> str:
    result = exhibit.result
    out = asking.left_out_of(access.current_reader(), result)
    parts = [
        time_words.left_out(n, reason)
        for code, n in zip(out["reason"], out["n_cases"], strict=True)
        if (reason := reason_of(code, exhibit.part)) is not None
    ]
    left_out = "; ".join(parts) if parts else "nothing"
    sentences = [f"Not counted: {left_out}.", *(words.capital(note) for note in result.notes)]
    # It goes into the picture too.
    invented = " Invented data." if directory(result.snapshot).is_sample else ""
    day = words.day(result.as_at)
    return f"{' '.join(sentences)}  \nAs at {day}, snapshot {result.snapshot.id}.{invented}"
