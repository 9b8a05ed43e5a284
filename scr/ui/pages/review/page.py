"""A review's own page: one case on a line of time, and the way there from any list of cases.

The address holds the review's own reference, where one came from, and the view there; nothing
else. The view is one parameter, as Streamlit lets nobody set those that its widgets are bound to.
"""

from collections.abc import Callable
from datetime import date
from urllib.parse import parse_qs

import pandas as pd
import streamlit as st

from scr import access
from scr.base import words
from scr.base.errors import RefusedError
from scr.base.markdown import literal, sentence
from scr.cases.review_file import CaseFile, case_file, wording
from scr.plot import review_timeline
from scr.store import Snapshot
from scr.ui.choice.filters import chosen_as_at
from scr.ui.kit import browser, footer, gate, sent_chart
from scr.ui.kit.case_list import CAME_FROM, REVIEW, VIEW
from scr.ui.kit.cells import cells
from scr.ui.kit.page import answer_place, open_page
from scr.ui.kit.places import path_of
from scr.ui.pages.review import codes as review_codes
from scr.ui.pages.review import tables as review_tables
from scr.ui.pages.review import text as review_words

AS_AT = "as_at"
"""The as-at date in the address, or in the view there."""

CLOCKS_ON_A_PHONE = ("Standard", "Limit day", "What came of it")
SOURCES = {
    "overview": "Overview",
    "initiation": "Initiation",
    "timeliness": "Timeliness",
    "publication": "Publication",
    "recommendations": "Recommendations",
    "quality": "Quality and letters",
    "board": "Board",
    "comparison": "Comparison",
    "data": "Data",
}
"""Pages that a review can be reached from, and so the only ones that are linked back to."""


def show_page() -> None:
    """Draw the page of the review that the address names."""
    review_id = st.query_params.get(REVIEW, "").strip()
    snapshot, snapshot_directory = open_page("A review")
    name = st.container(key="review_name")
    place = answer_place()
    _link_back()
    if not review_id:
        place.markdown("No review is chosen. Choose one from a list of cases.")
        return
    as_at = asked_day(
        st.query_params.get(AS_AT) or _view().get(AS_AT, [None])[0] or chosen_as_at(),
        snapshot_directory.as_at,
    )
    file = _read(snapshot, review_id, as_at)
    if file is not None:
        gate.note_case(file.about.review_id)
    if file is None:
        place.markdown(
            f"There is no review of this reference as at {words.day(as_at)}. It may have been "
            "taken out, or been recorded later. Go back to the list and choose another."
        )
        return
    name.header(f"Review {literal(file.about.review_id)}", anchor=False)
    name.markdown(sentence(review_words.who(file.about)))
    place.markdown(sentence(review_words.state(file.about, file.as_at)))
    _draw(file, snapshot)
    st.caption(f"As at {words.day(file.as_at)}, snapshot {snapshot.id}. {review_codes.HELD}")


def asked_day(text: str | None, declared: date) -> date:
    """The as-at date of the address; the dataset's own where it has none, or a later one."""
    try:
        return min(date.fromisoformat(text or ""), declared)
    except ValueError:
        return declared


def _read(snapshot: Snapshot, review_id: str, as_at: date) -> CaseFile | None:
    try:
        return case_file(access.current_reader(), snapshot, review_id, as_at)
    except RefusedError as error:
        st.error(str(error))
        footer.end_page()


def _view() -> dict[str, list[str]]:
    """What was chosen on the page one came from."""
    return parse_qs(st.query_params.get(VIEW, ""))


def _link_back() -> None:
    source = st.query_params.get(CAME_FROM, "")
    name = source if source in SOURCES else "overview"
    with st.container(horizontal=True, key="back"):
        st.page_link(
            path_of(name),
            label=f"Back to {SOURCES[name]}",
            icon=":material/arrow_back:",
            query_params=_view(),
        )


def _draw(file: CaseFile, snapshot: Snapshot) -> None:
    _timeline(file)
    clocks = review_tables.clocks(file)
    if browser.is_narrow() and not clocks.empty:
        clocks = clocks[[*CLOCKS_ON_A_PHONE]]
    _section("Clocks", clocks, "No standard applies to what is dated.")
    left, right = st.columns(2)
    with left:
        _section("Events", review_tables.events(file), "Nothing is dated.")
    with right:
        _section("Agreed delays", review_tables.pauses(file), "None is recorded.")
        _section("Publications", review_tables.publications(file), "Nothing was published.")
    _section("Letters to the board", review_tables.challenges(file), "None is recorded.")
    _section(
        "Recommendations",
        review_tables.ladder(file),
        "None is recorded.",
        lambda: _each_recommendation(file, snapshot),
    )


def _timeline(file: CaseFile) -> None:
    rows = review_tables.rows_of
    chart = review_timeline(
        review_words.chart_events(
            rows(file.events), rows(file.publications), rows(file.challenges)
        ),
        review_words.chart_clocks(rows(file.clocks)),
        review_words.chart_pauses(rows(file.pauses)),
        as_at=file.as_at,
        phone=browser.is_narrow(),
    )
    with st.container(border=True, key="card_timeline"):
        st.header("What happened when", anchor=False)
        sent_chart.send(chart, "plot_timeline", chart.name)


def _section(
    heading: str, table: pd.DataFrame, nothing: str, more: Callable[[], None] | None = None
) -> None:
    with st.container(border=True, key=f"card_{heading.lower().replace(' ', '_')}"):
        st.header(heading, anchor=False)
        if table.empty:
            st.markdown(nothing)
            return
        st.table(cells(table), hide_index=True, alt=heading)
        if more is not None:
            more()


def _each_recommendation(file: CaseFile, snapshot: Snapshot) -> None:
    with st.expander("Each of them"):
        st.table(review_tables.recommendations(file), hide_index=True, alt="Each recommendation")
        # Free text is read only when it is asked for, and held in no address.
        if st.toggle("Show what they say", key=f"wording_{file.about.review_id}"):
            wordings = wording(access.current_reader(), snapshot, file.about.review_id, file.as_at)
            st.table(
                review_tables.wordings(wordings),
                hide_index=True,
                alt="What each recommendation says",
            )
            st.caption("As recorded, not checked. Do not copy it to where others can read it.")
