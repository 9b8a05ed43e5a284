"""The list of recommendations: where each stands, what is needed next, and the spreadsheet."""

from functools import partial

import pandas as pd
import streamlit as st
from streamlit.elements.lib.column_types import ColumnConfig

from scr.base import terms, words
from scr.base.dates import is_exact
from scr.base.markdown import literal
from scr.cases import recommendations as follow_up
from scr.disclosure import Reader
from scr.exhibits.exhibit import Exhibit
from scr.exhibits.recommendations import listed as listed_exhibit
from scr.exhibits.recurrence import boards_and_themes
from scr.exhibits.scope import Scope
from scr.exports.csv_file import about
from scr.exports.list_workbook import list_workbook
from scr.figures.run import Result
from scr.figures.values import rows
from scr.text import follow_up as follow_up_words
from scr.text.recommendation import body, counted, theme_words
from scr.ui.choice import tabs
from scr.ui.kit import browser
from scr.ui.kit.card import show
from scr.ui.kit.case_list import open_case, pixels
from scr.ui.kit.download import download_button
from scr.ui.kit.folded_table import folding_table
from scr.ui.kit.places import LIST
from scr.ui.kit.row_list import pick_row
from scr.ui.pages.recommendations.choosing import OVERDUE, choose_standing

OVERDUE_TAB = "Overdue"
"""The tab that has the list."""

# Rows shown on the page; the spreadsheet has them all.
ROWS_SHOWN = 500
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
DAYS = {"Due": "due_date"}
SPREADSHEET_ONLY = ("Replies", "Last heard", "Age, days")
SHORTER = {"Recommendation": "No."}
ON_A_PHONE = ("Review", "Addressed to", "Due", "Needed next")
OVERDUE_ON_A_PHONE = ("Review", "Addressed to", "Days over", "Needed next")
NOTES = (
    "One row for each recommendation and body it is addressed to, of reviews completed by the "
    "as-at date. Neither the wording of recommendations nor the names of bodies are in this file.",
    "Standing: done with evidence is evidenced, verified, or effect shown. “Reported done” is the "
    "body’s own account. No record found is neutral: it is not overdue.",
    "Overdue: due before the as-at date, neither reported done nor ended. No recent update: none "
    "for more than 90 days.",
)


def card_of_older_links() -> str:
    """The key of the list's card where an address asks for the list as it once did."""
    return LIST if st.query_params.get("lead") == LIST else ""


def overdue_link(n: int) -> None:
    """Under the answer: one click to the list of what is overdue."""
    if n:
        st.button(
            f"See the list of {words.number(n)} overdue",
            on_click=_open_overdue,
            icon=":material/list:",
            key="lead_list",
        )


def _open_overdue() -> None:
    # Set where it differs only: a widget that has a default is not to be set to it.
    if st.session_state.get(LIST, OVERDUE) != OVERDUE:
        st.session_state[LIST] = OVERDUE
    tabs.open_tab(OVERDUE_TAB)


def show_list(scope: Scope) -> None:
    """The list of the standing that is chosen above it, as a card."""
    standing = choose_standing()
    exhibit = listed_exhibit(scope, standing, ROWS_SHOWN)
    draw = partial(_draw_list, scope, standing, exhibit)
    show(exhibit, below=None if exhibit.empty else draw)


def _draw_list(scope: Scope, standing: str, exhibit: Exhibit) -> None:
    """Beneath the exhibit: the list of one standing, with the review behind each row one click
    away, and the spreadsheet."""
    result = exhibit.result
    n = counted(standing, result.row)
    listed = _rows(scope.reader, result, standing, ROWS_SHOWN)
    # What a desk has room for; the spreadsheet has all of it.
    shown = readable(listed).drop(columns=[*SPREADSHEET_ONLY]).rename(columns=SHORTER)
    if browser.is_narrow():
        shown = shown[list(OVERDUE_ON_A_PHONE if standing == OVERDUE else ON_A_PHONE)]
    elif result.request.board_id:
        shown = shown.drop(columns="Board")
    day = st.column_config.DateColumn(format="D MMM YYYY")
    picked = pick_row(
        shown,
        f"rows_{standing}",
        "Recommendations, one row for each body they are addressed to",
        "Addressed to",
        column_config={
            **{name: day for name, column in DAYS.items() if is_exact(*listed[column])},
            "Days over": st.column_config.NumberColumn(format="localized"),
            "Addressed to": st.column_config.TextColumn(width=150),
            **_needed_whole(shown),
        },
    )
    download_button(
        "cases",
        f"Spreadsheet of all {words.number(n)} (XLSX)",
        data=lambda: workbook(scope.reader, result, standing),
        file_name=f"recommendations_{standing}_as-at-{result.as_at.isoformat()}.xlsx",
        mime=XLSX,
        icon=":material/download:",
        key="list_xlsx",
    )
    if picked is not None:
        open_case(str(listed["review_id"].iloc[picked]), "recommendations")


def _needed_whole(shown: pd.DataFrame) -> dict[str, ColumnConfig]:
    """Where the page is narrow, the column of what is needed next as wide as its words."""
    if not browser.is_narrow():
        return {}
    return {"Needed next": st.column_config.TextColumn(width=pixels(shown["Needed next"]))}


def draw_boards(exhibit: Exhibit) -> None:
    """Beneath the exhibit: the boards that came back to a theme. A table, as its cells break into
    lines where a grid would cut them off."""
    listed = boards_and_themes(rows(exhibit.result))
    folding_table(listed.map(literal), alt="Boards and the themes that they repeated")


def _rows(reader: Reader, result: Result, standing: str, most: int | None) -> pd.DataFrame:
    return follow_up.recommendations(
        reader, result.snapshot, result.request, result.as_at, standing, most
    )


def readable(listed: pd.DataFrame) -> pd.DataFrame:
    """The list in words, a row each: dates and numbers as such, blank where there is none."""
    records = listed.astype(object).where(listed.notna(), None).to_dict("records")
    return pd.DataFrame(
        {
            "Review": listed["review_id"],
            "Recommendation": listed["recommendation_id"],
            "Board": [words.board_short(name) for name in listed["board_name"]],
            "Addressed to": [body(kind) for kind in listed["addressee_type"]],
            "Theme": [theme_words(row["theme"]) for row in records],
            "Standing": [terms.label("recommendation_state", state) for state in listed["state"]],
            "Due": words.day_column(listed["due_date"]),
            "Days over": listed["days_over"],
            "Needed next": [follow_up_words.next_step(row) for row in records],
            "Replies": [
                follow_up_words.replies(row["n_replied"], row["n_addressees"]) for row in records
            ],
            "Last heard": words.day_column(listed["last_heard_date"]),
            "Age, days": listed["age_days"],
        }
    )


def workbook(reader: Reader, result: Result, standing: str) -> bytes:
    """The whole list as a workbook; it says what it was filtered to."""
    asked = about(result)
    n = counted(standing, result.row)
    title = follow_up_words.list_heading(standing, n, "Boards")
    return list_workbook(
        readable(_rows(reader, result, standing, None)),
        title=title,
        sheet="Recommendations",
        about={
            "Records": str(result.row["group_name"]),
            "Listed": terms.label("standing", standing),
            "Filters": asked["filters"],
            "As at": words.day(result.as_at),
            "Snapshot": asked["snapshot"],
            "Rows": words.number(n),
        },
        notes=NOTES,
    )
