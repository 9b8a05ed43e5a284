"""The cards of a board through time: the days between its reviews, and what became of it."""

from dataclasses import replace
from datetime import date

import pandas as pd
import streamlit as st

from scr.base import words
from scr.base.request import Request
from scr.exhibits import asking as state
from scr.exhibits import board_pictures
from scr.exhibits.view import View
from scr.exports.csv_file import rows_csv
from scr.figures.compare import peers
from scr.figures.compare.peers import Board
from scr.figures.directory import Directory
from scr.figures.run import Result
from scr.plot import Tenure, gap_chart, succession
from scr.stats import rare_events
from scr.store import Snapshot
from scr.text import board_case as said
from scr.ui.kit import browser
from scr.ui.kit.card import Card
from scr.ui.pages.board.choosing import Choice, go_to

DAYS_IN_YEAR = 365.25
ALL_YEARS = "All recorded reviews are shown, whatever years are chosen, as a gap needs both ends."


def gaps_card(view: View, choice: Choice, snapshot: Snapshot) -> Card:
    """The days between the board's reviews: rare events, for which counts say too little."""
    result = starts(view, choice, snapshot)
    days = [day.toordinal() for day in result.table["initiated_date"]]
    found = rare_events.rare_events(days, view.as_at.toordinal())
    per_year = _per_year(days, view.as_at)
    return Card(
        key="gaps",
        heading=said.gaps_heading(found, len(days)),
        sentence=said.gaps_sentence(found, len(days), choice.board.name, view.as_at),
        note=f"{said.gaps_note(found, len(days), per_year)} {ALL_YEARS}" if days else "",
        result=result,
        cases=_request(view, choice.board.board_id),
        chart=gap_chart(
            board_pictures.gaps(result, found, view.as_at),
            limits=(found.lower, found.middle, found.upper) if found.has_limits else None,
            axis_title="Days since the review before",
            phone=browser.is_narrow(),
        ),
        caution="Neither a long gap nor a short one is good or bad: it is worth a question.",
        empty=""
        if len(days) > 1
        else "Two reviews are needed for a gap. The cards above say what else is known.",
    )


def starts(view: View, choice: Choice, snapshot: Snapshot) -> Result:
    """The figure `starts` of the board, with those of the boards that became it where their cases
    count as its own; the days between are then worked out anew."""
    results = [state.ask(_request(view, one), snapshot) for one in choice.counted]
    own = results[-1]
    if len(results) == 1:
        return own
    table = pd.concat([one.table for one in results])
    table = table.sort_values(["initiated_date", "review_id"], ignore_index=True)
    days = pd.Series([day.toordinal() for day in table["initiated_date"]], dtype="float64")
    return replace(own, table=table.assign(days_since=days.diff().astype("Int64")))


def _request(view: View, board_id: str) -> Request:
    return Request(
        figure="starts",
        by="board",
        as_at=view.as_at,
        board_id=board_id,
        incident_type=view.incident_type,
    )


def _per_year(days: list[int], as_at: date) -> float:
    if not days:
        return 0.0
    return len(days) / max((as_at.toordinal() - min(days)) / DAYS_IN_YEAR, 1.0)


def show_succession(view: View, choice: Choice, known: Directory) -> None:
    """What the board was before and what became of it, as a line of time with its words."""
    me = choice.board
    chain = [choice.boards[one] for one in choice.merged]
    heir = peers.heir(me.board_id, choice.boards, view.as_at)
    chain += [me, *([heir] if heir else [])]
    with st.container(border=True, key="card_succession"):
        st.header(succession_heading(choice, heir, view.as_at), anchor=False)
        st.markdown(succession_words(choice, heir, view.as_at))
        if len(chain) > 1:
            _succession_chart(chain, me, view.as_at, known.earliest or view.as_at)
        if heir is not None:
            st.button(f"Go to {heir.name}", on_click=go_to, args=(heir.board_id,), key="go_to_heir")
        _take_away(chain, me, view)


def _take_away(chain: list[Board], me: Board, view: View) -> None:
    """The same as a file, and the link."""
    with st.container(horizontal=True, key="quiet_succession", gap="small"):
        st.download_button(
            "CSV",
            data=lambda: rows_csv(succession_rows(chain, view.as_at)),
            file_name=f"succession_{me.board_id}_as-at-{view.as_at.isoformat()}.csv",
            mime="text/csv",
            on_click="ignore",
            type="tertiary",
            key="csv_succession",
        )
        browser.copy_link_button("link_succession")


def succession_rows(chain: list[Board], as_at: date) -> pd.DataFrame:
    """A row for each board of the line, as at a day: what has not closed by then has no last day
    and no successor yet."""
    rows = []
    for one in chain:
        is_closed = one.is_closed_by(as_at)
        rows.append(
            {
                "board_id": one.board_id,
                "board_name": one.name,
                "opened_date": one.opened,
                "closed_date": one.closed if is_closed else None,
                "successor_board_id": one.successor if is_closed else None,
                "as_at": as_at,
            }
        )
    return pd.DataFrame(rows)


def _succession_chart(chain: list[Board], me: Board, as_at: date, earliest: date) -> None:
    known = [day for one in chain for day in (one.opened, one.closed) if day]
    names = {one.board_id: one.name for one in chain}
    chart = succession(
        [
            Tenure(
                one.name,
                one.opened,
                one.closed if one.is_closed_by(as_at) else None,
                names.get(one.successor or "", "") if one.is_closed_by(as_at) else "",
                strong=one.board_id == me.board_id,
            )
            for one in chain
        ],
        first=min([earliest, *known]),
        as_at=as_at,
        phone=browser.is_narrow(),
    )
    mode = st.context.theme.type or "light"
    st.plotly_chart(
        chart.figure,
        key=f"plot_succession_{mode}",
        theme="streamlit",
        alt=chart.name,
        config=chart.config,
    )


def succession_heading(choice: Choice, heir: Board | None, as_at: date) -> str:
    """Whether the board is open, closed or made of others, as a heading."""
    me = choice.board
    if me.is_closed_by(as_at):
        return f"{me.name} is closed" + (f"; {heir.name} has its work" if heir else "")
    if choice.merged:
        return f"{me.name} has the work of {words.count(len(choice.merged), 'former board')}"
    return f"{me.name} is open"


def succession_words(choice: Choice, heir: Board | None, as_at: date) -> str:
    """When the board opened and closed, who took over, and whose cases are counted here."""
    me = choice.board
    opened = f"It opened on {words.day(me.opened)}." if me.opened else ""
    parts = [opened or "No first day is recorded: it counts as always open."]
    if me.is_closed_by(as_at) and me.closed:
        went = f"; its work went to **{heir.name}**" if heir else "; no successor is recorded"
        parts.append(f"It closed on **{words.day(me.closed)}**{went}. It is no current board.")
    for one in choice.merged:
        closed = choice.boards[one].closed
        if closed:
            parts.append(f"**{choice.boards[one].name}** closed on {words.day(closed)}.")
    if choice.merged:
        names = words.listed([choice.boards[one].name for one in choice.merged])
        parts.append(
            f"This page shows it **as it is now**: cases of {names} are added to its own."
            if choice.as_now
            else f"This page shows it **as it was**: cases of {names} stay with those boards."
        )
    elif not me.is_closed_by(as_at):
        parts.append("No merger is recorded.")
    return " ".join(parts)
