"""The one way in which an exhibit stands on a page, top to bottom: heading, sentence, chart,
caution, the quiet row (`quiet_row`), and what was left out, as at, snapshot."""

from collections.abc import Callable
from contextlib import nullcontext

import streamlit as st

from scr import access
from scr.base import markdown, words
from scr.exhibits import asking
from scr.exhibits.exhibit import Exhibit, Grid
from scr.exhibits.parts import reason_of
from scr.figures.directory import directory
from scr.plot import Chart
from scr.text import time as time_words
from scr.ui.kit import browser, quiet_row, sent_chart
from scr.ui.kit.cells import cells
from scr.ui.kit.folded_table import IN_SIGHT
from scr.ui.kit.scope import labelled


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
        quiet_row.show(exhibit, foot)
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
    sent_chart.send(chart, f"plot_{exhibit.key}", f"{chart.name} {exhibit.plain_sentence}")


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
