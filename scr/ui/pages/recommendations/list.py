"""The list of recommendations: where each stands, what is needed next, and the spreadsheet."""

import pandas as pd
import streamlit as st

from scr import access
from scr.base import words
from scr.cases import recommendations as follow_up
from scr.exhibits import asking as state
from scr.exhibits.view import View
from scr.exports.csv_file import about
from scr.exports.list_workbook import list_workbook
from scr.figures.run import Result
from scr.store import Snapshot
from scr.text import follow_up as said
from scr.text.recommendation import STANDINGS, STATES, body, counted, theme_words
from scr.ui.kit import browser
from scr.ui.kit.card import Card
from scr.ui.kit.case_list import open_case

LEAD, LIST, OVERDUE = "lead", "list", "overdue"
"""In the address: what the page begins with, where it is not its usual beginning; which standing
is listed; and the one that is listed until another is chosen."""

# Rows shown on the page; the spreadsheet has them all.
ROWS_SHOWN = 500
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
ON_A_PHONE = ("Review", "Addressed to", "Due", "Days over", "Needed next")
NOTES = (
    "One row for each recommendation and body it is addressed to, of reviews completed by the "
    "as-at date. Neither the wording of recommendations nor the names of bodies are in this file.",
    "Standing: shown to be done is evidenced, verified, or effect shown; claimed is what the body "
    "asked to act says of itself. No record found is neutral: it is not overdue.",
    "Overdue: due before the as-at date, neither claimed nor ended. Silent: nothing heard for more "
    "than 90 days.",
)


def is_first() -> bool:
    """Does the address ask for the list before all else?"""
    return st.query_params.get(LEAD) == LIST


def overdue_link(n: int) -> None:
    """Under the answer: one click to the list of what is overdue, and one back to the page."""
    if is_first():
        st.button(
            "Show the whole page from its beginning",
            on_click=_begin_usually,
            type="tertiary",
            icon=":material/arrow_back:",
            key="lead_usual",
        )
    elif n:
        st.button(
            f"See the list of {words.number(n)} overdue",
            on_click=_begin_with_overdue,
            icon=":material/list:",
            key="lead_list",
        )


def _begin_with_overdue() -> None:
    # Set where it differs only: a widget that has a default is not to be set to it.
    if st.session_state.get(LIST, OVERDUE) != OVERDUE:
        st.session_state[LIST] = OVERDUE
    st.query_params[LEAD] = LIST


def _begin_usually() -> None:
    del st.query_params[LEAD]


def choose_standing() -> str:
    """Which standing is listed; the choice lives in the URL."""
    chosen = st.segmented_control(
        "Listed",
        list(follow_up.STANDINGS),
        default=OVERDUE,
        required=True,
        format_func=lambda one: STANDINGS[one],
        key=LIST,
        bind="query-params",
        persist_state="session",
    )
    return chosen if chosen in follow_up.STANDINGS else OVERDUE


def list_card(view: View, standing: str, snapshot: Snapshot) -> Card:
    """The list of one standing, with the review behind each row one click away."""
    result = state.ask(view.now_request("recommendation_status"), snapshot)
    n = counted(standing, result.row)
    found = _rows(result, standing, ROWS_SHOWN)

    def draw() -> None:
        _draw(result, standing, found, n)

    return Card(
        key="list",
        heading=said.list_heading(standing, n, view.who),
        sentence=said.list_sentence(n, len(found)),
        result=result,
        cases=result.request,
        draw=draw if n else None,
        caution="No record found is neutral: it is not overdue. An addressee that replied speaks "
        "for itself alone.",
        empty="" if n else "Nothing has this standing for what is chosen. Choose another above.",
    )


def _rows(result: Result, standing: str, most: int | None) -> pd.DataFrame:
    reader = access.current_reader()
    return follow_up.recommendations(
        reader, result.snapshot, result.request, result.as_at, standing, most
    )


def _draw(result: Result, standing: str, found: pd.DataFrame, n: int) -> None:
    shown = readable(found)
    if browser.is_narrow():
        shown = shown[list(ON_A_PHONE)]
    elif result.request.board_id:
        shown = shown.drop(columns="Board")
    day = st.column_config.DateColumn(format="D MMM YYYY")
    chosen = st.dataframe(
        shown,
        hide_index=True,
        height=min(460, 40 + 35 * len(shown)),
        column_config={
            "Last heard": day,
            "Due": day,
            "Days over": st.column_config.NumberColumn(format="localized"),
            "Addressed to": st.column_config.TextColumn(width=150),
        },
        on_select="rerun",
        selection_mode="single-row",
        key=f"rows_{standing}",
        alt="Recommendations, one row for each body they are addressed to",
    )
    st.download_button(
        f"Spreadsheet of all {words.number(n)} (XLSX)",
        data=lambda: workbook(result, standing),
        file_name=f"recommendations_{standing}_as-at-{result.as_at.isoformat()}.xlsx",
        mime=XLSX,
        on_click="ignore",
        icon=":material/download:",
        key="list_xlsx",
    )
    rows = chosen.selection.rows
    if rows and rows[0] < len(found):
        open_case(str(found["review_id"].iloc[rows[0]]), "recommendations")


def readable(found: pd.DataFrame) -> pd.DataFrame:
    """The list in words, a row each: dates and numbers as such, blank where there is none."""
    rows = found.astype(object).where(found.notna(), None).to_dict("records")
    return pd.DataFrame(
        {
            "Review": found["review_id"],
            "Recommendation": found["recommendation_id"],
            "Board": [words.board_short(name) for name in found["board_name"]],
            "Addressed to": [body(kind) for kind in found["addressee_type"]],
            "Theme": [theme_words(row["theme"]) for row in rows],
            "Standing": [STATES[state_now] for state_now in found["state"]],
            "Due": found["due_date"],
            "Days over": found["days_over"],
            "Needed next": [said.next_step(row) for row in rows],
            "Replies": [said.replies(row["n_replied"], row["n_addressees"]) for row in rows],
            "Last heard": found["last_heard_date"],
            "Age, days": found["age_days"],
        }
    )


def workbook(result: Result, standing: str) -> bytes:
    """The whole list as a workbook; it says what it was filtered to."""
    asked = about(result)
    n = counted(standing, result.row)
    title = said.list_heading(standing, n, "Boards")
    return list_workbook(
        readable(_rows(result, standing, None)),
        title=title,
        sheet="Recommendations",
        about={
            "Records": str(result.row["group_name"]),
            "Listed": STANDINGS[standing],
            "Filters": asked["filters"],
            "As at": words.day(result.as_at),
            "Snapshot": asked["snapshot"],
            "Rows": words.number(n),
        },
        notes=NOTES,
    )
