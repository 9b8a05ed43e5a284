"""The list of letters to boards: narrowed, each row a way to its review, and as a file."""

import pandas as pd
import streamlit as st

from scr.base import terms, words
from scr.base.errors import RefusedError
from scr.cases.letters import Letter, letters
from scr.exhibits.challenges import letters_request, letters_table
from scr.exhibits.scope import Scope
from scr.exports.csv_file import rows_csv
from scr.ui.choice import choosers
from scr.ui.kit import browser
from scr.ui.kit.case_list import open_case
from scr.ui.kit.download import download_button
from scr.ui.kit.places import current_page
from scr.ui.kit.row_list import pick_row

SHOWN = terms.labels("letters_shown")
LONG = ("Ended", "Published since")
LONG_WIDTH = 240
ON_A_PHONE = ("Board", "Reply", "About", "Sent", "Ended", "Published since")


def draw_letters(scope: Scope) -> None:
    """The list with its choice; a row opens its review."""
    try:
        listed = letters(scope.reader, scope.snapshot, letters_request(scope.view), scope.as_at)
    except RefusedError as error:
        st.markdown(f":material/visibility_off: {error}")
        return
    chosen = choosers.segments("Show", SHOWN, "letters", "all")
    kept = [letter for letter in listed if is_shown(letter, chosen)]
    if not kept:
        st.info("None of these letters. Choose “All letters” to see the others.")
        return
    st.caption(f"{words.count(len(kept), 'letter')}. Choose a row to open its review.")
    table = letters_table(kept)
    _pick(table, kept)
    download_button(
        "cases",
        "These letters as CSV",
        data=lambda: rows_csv(table),
        file_name=f"letters_as-at-{scope.as_at.isoformat()}.csv",
        mime="text/csv",
        type="tertiary",
        key="letters_csv",
    )


def _pick(table: pd.DataFrame, kept: list[Letter]) -> None:
    # What there is room for: the CSV has all of it.
    wide = table.drop(columns=["Questions", "Review"])
    shown = wide[[*ON_A_PHONE]] if browser.is_narrow() else wide
    picked = pick_row(
        shown,
        "pick_letter",
        "Letters to boards",
        "About",
        # Days stand there as words, which no order of letters puts one after another.
        [name for name in ("Board", "From", "About") if name in shown],
        column_config=dict.fromkeys(LONG, st.column_config.TextColumn(width=LONG_WIDTH)),
    )
    if picked is None:
        return
    review_id = kept[picked].review_id
    if review_id is None:
        st.info("This letter is about the board as a whole, not about one review.")
        return
    open_case(review_id, current_page())


def is_shown(letter: Letter, chosen: str) -> bool:
    """Whether a letter is among those asked for."""
    if chosen == "open":
        return letter.closed_date is None
    return letter.is_reply_overdue if chosen == "overdue" else True
