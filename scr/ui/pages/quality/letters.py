"""The cards of the quality page about letters: how soon boards reply, what they were asked, by
whom, and each letter with what came of it."""

from dataclasses import replace

import pandas as pd
import streamlit as st

from scr import access
from scr.base import words
from scr.base.errors import RefusedError
from scr.base.request import Request
from scr.cases.letters import Letter, letters
from scr.disclosure import Reader
from scr.exhibits import asking as state
from scr.exhibits import points
from scr.exhibits.view import View
from scr.exports.csv_file import rows_csv
from scr.plot import Chart, Cohort, Curve, outcome_bars, survival_curve
from scr.stats import survival
from scr.store import Snapshot
from scr.text import letter as said
from scr.text.sentences import Row
from scr.ui.kit import browser
from scr.ui.kit.card import Card
from scr.ui.kit.case_list import open_case
from scr.ui.kit.places import current_page

HALF = 560
KINDS = ("Replied to", "No reply so far", "Reply overdue")
SHOWN = {"all": "All letters", "open": "Not closed", "overdue": "Reply overdue"}
BY = {"subject": "What they are about", "raised_by": "Who raised them"}
LONG = ("Ended", "Published since")
ON_A_PHONE = ("Board", "Reply", "About", "Raised", "Ended", "Published since")
NO_INCIDENTS = "A letter is to a board: a chosen kind of incident does not narrow letters. "


def letters_request(view: View, by: str = "national") -> Request:
    """A request for letters, which no kind of incident narrows."""
    return replace(view.request("challenges", view.range, by), incident_type=None)


def choose_by() -> str:
    """Whether letters are counted by subject or by who raised them; the choice lives in the
    URL."""
    chosen = st.segmented_control(
        "Letters by",
        list(BY),
        default="subject",
        required=True,
        format_func=lambda code: BY[code],
        key="letters_by",
        bind="query-params",
    )
    return chosen if chosen in BY else "subject"


def reply_card(view: View, snapshot: Snapshot) -> Card:
    """The share of letters replied to by time since they were raised, open ones counted."""
    request = letters_request(view)
    result = state.ask(request, snapshot)
    rows = points.records(result)
    whole = rows[0]
    return Card(
        key="reply",
        heading=said.reply_heading(whole),
        sentence=said.reply_sentence(whole, view.range_words, view.who),
        note=NO_INCIDENTS if view.incident_type else "",
        result=result,
        cases=request,
        chart=_curve(request, view, whole, snapshot),
        caution=result.definition.caution,
        empty="" if whole["n_raised"] else no_letters(view),
    )


def no_letters(view: View) -> str:
    """The empty state of whatever needs letters."""
    return (
        f"No letter to these boards is dated in the {view.range_words}. Under “Change what is "
        "shown”, choose more years or all boards."
    )


def _curve(request: Request, view: View, whole: Row, snapshot: Snapshot) -> Chart | None:
    """The curve; none for a reader who may not see days of single letters."""
    try:
        tables = state.ask_life_tables(request, snapshot)
    except RefusedError:
        return None
    part = tables[tables["raised_by"].isna() & tables["subject"].isna()]
    found = survival.curve(part["day"], part["n_ended"], part["n_censored"])
    curve = Curve(
        label=view.who,
        days=found.day.tolist(),
        share=(1 - found.share).tolist(),
        lower=[points.known(1 - value) for value in found.upper],
        upper=[points.known(1 - value) for value in found.lower],
        at_risk=found.at_risk.tolist(),
        n=int(whole["n_raised"]),
        median_days=points.known(whole["median_days"]),
    )
    return survival_curve(
        [curve],
        axis_title="Share of letters replied to, 95% band",
        limit_months=None,
        reached="replied to",
        x_title="Months since the letter",
        followed="Letters still waited for",
        phone=browser.is_narrow(),
        width=HALF,
    )


def about_card(view: View, by: str, snapshot: Snapshot) -> Card:
    """What letters ask about, or who raises them, and how many have had a reply."""
    request = letters_request(view)
    full = state.ask(request, snapshot)
    other = "raised_by" if by == "subject" else "subject"
    table = full.table[full.table[other].isna() & full.table[by].notna()]
    result = replace(full, table=table.reset_index(drop=True))
    named = said.SUBJECTS if by == "subject" else said.RAISED_BY
    rows = [(named[row[by]], row) for row in points.records(result)]
    narrow = browser.is_narrow()
    return Card(
        key="about",
        heading=said.about_heading(rows, by),
        sentence=said.about_sentence(rows, by),
        result=result,
        cases=request,
        chart=outcome_bars(
            [
                Cohort(
                    said.SHORT_SUBJECTS.get(row[by], label) if narrow else label,
                    (int(row["n_replied"]), said.waiting(row), int(row["n_reply_overdue"])),
                )
                for label, row in rows
            ],
            kinds=KINDS,
            about=f"Letters to boards: {BY[by].lower()}",
            verb=" raised",
            nothing="No letters were raised.",
            phone=browser.is_narrow(),
            width=HALF,
        ),
        caution="A letter closed without a reply counts as one without; it stays overdue once its "
        "day has passed.",
        empty="" if any(row["n_raised"] for _, row in rows) else no_letters(view),
    )


def letters_card(view: View, snapshot: Snapshot) -> Card:
    """Each letter: what was asked, when a reply was due and came, how it ended, what followed."""
    request = letters_request(view)
    result = state.ask(request, snapshot)
    whole = points.records(result)[0]
    reader = access.current_reader()
    return Card(
        key="letters",
        heading="Each letter, and what came of it",
        sentence=said.letters_sentence(whole, view.range_words),
        result=result,
        cases=request,
        draw=(lambda: _draw(reader, request, view, snapshot)) if whole["n_raised"] else None,
        caution="What was published after a letter is part of the same case; no record says that "
        "the letter brought it about.",
        empty="" if whole["n_raised"] else no_letters(view),
    )


def _draw(reader: Reader, request: Request, view: View, snapshot: Snapshot) -> None:
    """The list with its choice; a row opens its review."""
    try:
        found = letters(reader, snapshot, request, view.as_at)
    except RefusedError as error:
        st.markdown(f":material/visibility_off: {error}")
        return
    chosen = st.segmented_control(
        "Show",
        list(SHOWN),
        default="all",
        required=True,
        format_func=lambda code: SHOWN[code],
        key="letters",
        bind="query-params",
    )
    kept = [letter for letter in found if is_shown(letter, str(chosen))]
    if not kept:
        st.info("None of these letters. Choose “All letters” to see the others.")
        return
    st.caption(f"{words.count(len(kept), 'letter')}. Choose a row to open its review.")
    table = letters_table(kept)
    _pick(table, kept)
    st.download_button(
        "These letters as CSV",
        data=lambda: rows_csv(table),
        file_name=f"letters_as-at-{view.as_at.isoformat()}.csv",
        mime="text/csv",
        on_click="ignore",
        type="tertiary",
        key="letters_csv",
    )


def _pick(table: pd.DataFrame, kept: list[Letter]) -> None:
    chosen = st.dataframe(
        table[[*ON_A_PHONE]] if browser.is_narrow() else table,
        hide_index=True,
        height=min(38 + 35 * len(table), 420),
        on_select="rerun",
        selection_mode="single-row",
        key="pick_letter",
        alt="Letters to boards",
        column_config=dict.fromkeys(LONG, st.column_config.TextColumn(width="medium")),
    )
    rows = chosen.selection.rows
    if not rows or rows[0] >= len(kept):
        return
    review_id = kept[rows[0]].review_id
    if review_id is None:
        st.info("This letter is about the board as a whole, not about one review.")
        return
    open_case(review_id, current_page())


def is_shown(letter: Letter, chosen: str) -> bool:
    """Whether a letter is among those asked for."""
    if chosen == "open":
        return letter.closed_date is None
    return letter.is_reply_overdue if chosen == "overdue" else True


def letters_table(found: list[Letter]) -> pd.DataFrame:
    """The letters in words, a row each."""
    shown = [
        {
            "Board": words.board_short(one.board_name),
            "From": said.RAISED_BY[one.raised_by],
            "About": said.SUBJECTS[one.subject],
            "Raised": said.short_day(one.raised_date),
            "Questions": "unknown" if one.questions is None else words.number(one.questions),
            "Reply due": said.short_day(one.reply_due_date),
            "Reply": said.short_reply(
                one.reply_days, one.reply_due_date, one.is_reply_overdue, one.replied_date
            ),
            "Ended": said.short_ending(one.closing_days, one.closed_date, one.outcome),
            "Published since": said.short_followed_by(one.published),
            "Review": one.review_id or "none",
        }
        for one in found
    ]
    return pd.DataFrame(shown)
