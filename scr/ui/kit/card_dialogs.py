"""What the quiet row of a card opens: its table, its definition, its cases, its files and the
addresses of its figures."""

from functools import partial
from urllib.parse import urlsplit

import streamlit as st

from scr import access
from scr.asking import address_of, has_address
from scr.base import words
from scr.base.errors import RefusedError
from scr.exhibits import asking
from scr.exhibits.exhibit import Exhibit
from scr.exhibits.parts import cases_of
from scr.exports.csv_file import figure_csv, file_name, rows_csv
from scr.figures.definitions import Definition, body
from scr.text import glossary
from scr.text import table as table_words
from scr.ui.kit.case_list import CASES_SHOWN, pick_case
from scr.ui.kit.cells import cells
from scr.ui.kit.download import download_button
from scr.ui.kit.places import current_page


def table(exhibit: Exhibit) -> None:
    """The figures behind the card, in words."""
    for result in exhibit.results:
        if exhibit.more:
            st.markdown(f"**{result.definition.title}**")
        st.table(
            cells(table_words.readable(result)),
            hide_index=True,
            alt=result.definition.title if exhibit.more else exhibit.heading,
        )


def definition(exhibit: Exhibit) -> None:
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


def cases(exhibit: Exhibit) -> None:
    """The single reviews behind the card, or why there are none to see."""
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


def addresses(exhibit: Exhibit) -> None:
    """The addresses at which a spreadsheet or a program finds the figures of a card."""
    parts = urlsplit(st.context.url or "")
    st.markdown("A spreadsheet or a program can read these figures at this address:")
    for result in exhibit.results:
        if exhibit.more:
            st.markdown(f"**{result.definition.title}**")
        if has_address(result.request):
            address = address_of(result.request, ".csv", result.policy)
            st.code(
                f"{parts.scheme}://{parts.netloc}{address}",
                language=None,
                wrap_lines=True,
            )
        else:
            st.markdown(
                "No address can ask for this choice (a kind of body, a theme, months or quarters, "
                "or recalculated limits). Download the CSV."
            )


def csvs(exhibit: Exhibit) -> None:
    """A file for each of the figures that the card is made of."""
    for result in exhibit.results:
        download_button(
            "figure",
            f"CSV: {result.definition.title}",
            data=partial(figure_csv, result),
            file_name=file_name(result),
            mime="text/csv",
            key=f"csv_{exhibit.key}_{result.definition.name}",
        )
