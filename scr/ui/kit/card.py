"""The one way in which a figure is shown, top to bottom: heading, sentence, chart, caution, a
quiet row (table, definition, cases, CSV, PNG, link), and what was left out, as at, snapshot."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial

import pandas as pd
import streamlit as st

from scr.base import words
from scr.base.request import Request
from scr.exhibits import asking as state
from scr.exhibits.parts import cases_of, reason_of
from scr.exports.csv_file import figure_csv, file_name, rows_csv
from scr.figures.definitions import Definition, body
from scr.figures.run import Result
from scr.plot import Chart
from scr.text import table as table_words
from scr.text import time as time_words
from scr.ui.kit import browser
from scr.ui.kit.places import current_page
from scr.ui.pages.review.page import pick_case

# Rows of a list of cases shown on the page; the download has them all.
CASES_SHOWN = 500


@dataclass(frozen=True)
class Card:
    """What a card shows. `result` is the figure behind it (its table, definition and download);
    `cases` the request whose reviews stand behind it. `draw` fills the place of the chart where
    a chart is not the right form. `note` says how to read the chart; `part` is the standard or
    stage that is shown, where the figure has several. `more` are further figures in the chart,
    which have their tables and definitions beside the first."""

    key: str
    heading: str
    sentence: str
    result: Result
    cases: Request
    chart: Chart | None = None
    draw: Callable[[], None] | None = None
    note: str = ""
    caution: str = ""
    empty: str = ""
    part: str = ""
    more: tuple[Result, ...] = ()


def show(card: Card) -> None:
    """Draw one figure card in the current container."""
    with st.container(border=True, key=f"card_{card.key}", height="stretch"):
        st.header(card.heading, anchor=False)
        st.markdown(card.sentence)
        if card.note:
            st.caption(card.note)
        if card.empty:
            st.info(card.empty)
        elif card.chart is not None:
            _chart(card, card.chart)
        if card.draw is not None:
            card.draw()
        if card.caution:
            st.markdown(f":orange[:material/info:] {card.caution}")
        _quiet_row(card)
        st.caption(_foot(card))


def _chart(card: Card, chart: Chart) -> None:
    # A chart keeps its old colours on a live switch of mode unless its key changes with it.
    mode = st.context.theme.type or "light"
    with st.container(key=f"chart_{card.key}"):
        st.plotly_chart(
            chart.figure,
            key=f"plot_{card.key}_{mode}",
            theme="streamlit",
            alt=f"{chart.name} {_plain(card.sentence)}",
            config=chart.config,
        )


@st.fragment
def _quiet_row(card: Card) -> None:
    """Only this row runs again when something in it is opened; nothing is made before that."""
    narrow = browser.is_narrow()
    with st.container(
        horizontal=True, key=f"quiet_{card.key}", gap="small", vertical_alignment="center"
    ):
        if st.button("Table", type="tertiary", key=f"table_{card.key}"):
            st.dialog(card.heading, width="large")(_table)(card)
        _popover(
            "Definition" if narrow else "Definition and SQL",
            f"definition_{card.key}",
            lambda: _definition(card),
        )
        if st.button("Cases", type="tertiary", key=f"cases_{card.key}"):
            st.dialog(f"Cases: {card.heading}", width="large")(_cases)(card)
        if narrow:
            _popover("Share", f"share_{card.key}", lambda: _take_away(card))
        else:
            _take_away(card)


def _popover(label: str, key: str, fill: Callable[[], None]) -> None:
    popover = st.popover(label, type="tertiary", key=key, on_change="rerun")
    if popover.open:
        with popover:
            fill()


def _table(card: Card) -> None:
    for result in (card.result, *card.more):
        if card.more:
            st.markdown(f"**{result.definition.title}**")
        st.table(
            table_words.readable(result),
            hide_index=True,
            alt=result.definition.title if card.more else card.heading,
        )


def _definition(card: Card) -> None:
    for result in (card.result, *card.more):
        _defined(result.definition)


def _defined(figure: Definition) -> None:
    st.markdown(
        f"**{figure.answers}**\n\n"
        f"- Counted: {figure.numerator}\n- Out of: {figure.denominator}\n"
        f"- Left out: {figure.excludes}\n- Basis: {figure.basis}\n- One row: {figure.grain}"
    )
    if used := table_words.methods(figure):
        st.markdown(f"Intervals: {'; '.join(used)}.")
    st.code(body(figure.sql), language="sql", height=320)


def _cases(card: Card) -> None:
    found = (
        card.result.table
        if card.result.definition.is_per_review
        else state.ask_cases(card.cases, card.result.snapshot)
    )
    if found is not None and card.part:
        found = cases_of(found, card.part)
    if found is None or not len(found):
        st.markdown("No single reviews stand behind this.")
        return
    st.markdown(
        f"**{words.count(len(found), 'review')}**"
        + (f", the first {CASES_SHOWN} shown" if len(found) > CASES_SHOWN else "")
    )
    st.caption("Choose a row to open the review.")
    pick_case(
        _references_first(found.head(CASES_SHOWN).dropna(axis="columns", how="all")),
        f"pick_{card.key}",
        current_page(),
        f"Reviews behind: {card.heading}",
    )
    st.download_button(
        "All of them as CSV",
        data=lambda: rows_csv(found),
        file_name=file_name(card.result, "cases"),
        mime="text/csv",
        on_click="ignore",
        key=f"cases_csv_{card.key}",
    )


def _references_first(found: pd.DataFrame) -> pd.DataFrame:
    """The list with the review's reference first, without the group that a heading names."""
    kept = [name for name in found.columns if name not in ("review_id", "group_id")]
    return found[["review_id", *kept]]


def _take_away(card: Card) -> None:
    if card.more and not browser.is_narrow():
        _popover("CSV", f"csvs_{card.key}", lambda: _csvs(card))
    else:
        _csvs(card)
    if card.chart is not None and not card.empty:
        browser.png_button(
            f"chart_{card.key}",
            heading=card.heading,
            sentence=_plain(card.sentence),
            source=_foot(card),
            filename=file_name(card.result).removesuffix(".csv") + ".png",
        )
    browser.copy_link_button(f"link_{card.key}")


def _csvs(card: Card) -> None:
    for result in (card.result, *card.more):
        figure = result.definition
        st.download_button(
            f"CSV: {figure.title}" if card.more else "CSV",
            data=partial(figure_csv, result),
            file_name=file_name(result),
            mime="text/csv",
            on_click="ignore",
            type="tertiary",
            key=f"csv_{card.key}" + ("" if result is card.result else f"_{figure.name}"),
        )


def _foot(card: Card) -> str:
    # Of all groups together: what is left out belongs to none of them.
    request = replace(card.result.request, by="national")
    out = state.ask_left_out(request, card.result.snapshot)
    parts = [
        time_words.left_out(n, reason)
        for told, n in zip(out["reason"], out["n_cases"], strict=True)
        if (reason := reason_of(told, card.part)) is not None
    ]
    left_out = "; ".join(parts) if parts else "nothing"
    as_at = words.day(card.result.as_at)
    return f"Left out: {left_out}.  \nAs at {as_at}, snapshot {card.result.snapshot.id}."


def _plain(markdown: str) -> str:
    return markdown.replace("**", "")
