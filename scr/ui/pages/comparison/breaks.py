"""Breaks in a chart over time: those that are stored, and the form for another.

Limits begin anew only at a break that somebody has stored with a reason, never by themselves."""

from datetime import date
from functools import partial

import streamlit as st

from scr import access
from scr.base import terms, words
from scr.base.errors import UserError
from scr.base.markdown import sentence
from scr.exhibits import over_time
from scr.exhibits.compare import Choices
from scr.exhibits.scope import Scope
from scr.store import breaks as kept
from scr.store.breaks import NOTE_LENGTH, Break
from scr.text import comparison as comparison_words
from scr.ui.choice import choosers

EVERYWHERE = "The whole and every region"


def choose(scope: Scope, measure: str, choices: Choices) -> tuple[str, ...]:
    """The ids of the breaks at which the charts below begin anew: those stored for this measure,
    unless the reader has turned them off. Draws the list and the form."""
    title = scope.directory.title or ""
    ours = [
        break_
        for break_ in kept.stored(scope.snapshot.folder)
        if break_.measure == measure and break_.title == title and not break_.is_withdrawn
    ]
    is_off = False
    with st.container(horizontal=True, vertical_alignment="center", key="quiet_breaks"):
        if ours:
            is_off = choosers.switch(
                "Without breaks",
                "unbroken",
                "Draw the charts over time with one set of limits throughout.",
            )
        if scope.reader.sees_every_board:
            with st.popover(
                "Recalculate limits from a date", icon=":material/edit_calendar:", key="breaks"
            ):
                _listed(scope, ours)
                _form(scope, measure, choices)
    for break_ in ours if scope.reader.sees_every_board else ():
        st.caption(sentence(_line(break_)))
    return () if is_off else tuple(break_.id for break_ in ours)


def _line(stored: Break) -> str:
    where = f" in {stored.region}" if stored.region else ""
    reason = terms.running("break_reason", stored.reason)
    return (
        f"Limits are recalculated{where} from {words.day(stored.on)}: {reason}. "
        f"“{_plain(stored.note)}” Stored by {stored.made_by} on {stored.made_at[:10]}."
    )


def _plain(note: str) -> str:
    """A note as plain text, whatever marks it holds."""
    return "".join(f"\\{c}" if c in "\\`*_{}[]()#+-.!|<>~$:" else c for c in note)


def _listed(scope: Scope, ours: list[Break]) -> None:
    for break_ in ours:
        if st.button(f"Take back the break of {words.day(break_.on)}", key=f"back_{break_.id}"):
            try:
                kept.withdraw(scope.snapshot.folder, break_.id, access.current_reader().name)
            except UserError as error:
                st.error(str(error))
                return
            st.rerun()


def _form(scope: Scope, measure: str, choices: Choices) -> None:
    periods = scope.answer(over_time.request(scope, measure, choices)).periods
    starts = [period.start for period in periods[1:] if period.start is not None]
    if not starts:
        st.caption(
            "There is only one period, so there is nothing to recalculate. Choose more years."
        )
        return
    with st.form("break_form", border=False):
        on = st.selectbox("From", starts, format_func=words.day, key="break_on")
        region = st.selectbox("Where", [EVERYWHERE, *scope.directory.regions], key="break_region")
        reason = st.selectbox(
            "Reason",
            list(terms.terms("break_reason")),
            format_func=partial(terms.label, "break_reason"),
            key="break_reason",
        )
        note = st.text_area(
            "What changed",
            max_chars=NOTE_LENGTH[1],
            key="break_note",
            help=comparison_words.REASON_NOTE,
        )
        st.caption(comparison_words.REASON_NOTE)
        is_sent = st.form_submit_button("Store the break and its reason")
    if is_sent:
        _store(scope, measure, on, None if region == EVERYWHERE else region, reason, note)


def _store(
    scope: Scope, measure: str, on: date, region: str | None, reason: str, note: str
) -> None:
    try:
        kept.store(
            scope.snapshot.folder,
            title=scope.directory.title or "",
            measure=measure,
            region=region,
            on=on,
            reason=reason,
            note=note,
            made_by=access.current_reader().name,
            snapshot=scope.snapshot.id,
        )
    except UserError as error:
        st.error(str(error))
        return
    st.rerun()
