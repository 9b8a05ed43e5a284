"""Who gets in: what is shown to those who are not signed in, to those to whom nobody has given a
role, and where a page has nothing for a reader. The deciding is done in `scr.access`."""

import streamlit as st

from scr import access
from scr.access import Reader, SignInError, UnknownPersonError
from scr.base.errors import RefusedError, ScrError
from scr.base.markdown import literal
from scr.ui.kit import places

_ADMITTED, _REFUSED, _OPENED = "reader_admitted", "refusals_noted", "cases_opened"
_TITLE = "Serious case reviews"
CHANGED = "What you may see has changed since this page was drawn. Load it again."


def reader_or_none() -> Reader | None:
    """The reader, None where nobody gets in: `refuse_strangers` says why."""
    try:
        return access.current_reader()
    except ScrError:
        return None


def refuse_strangers() -> None:
    """End the run with a page of its own where nobody is signed in, whoever is has no role here, or
    it cannot be known; nothing of the records is read for it. A sign-in is noted once."""
    try:
        reader = access.current_reader()
    except ScrError as error:
        _refuse(error)
        st.stop()
    if access.has_sign_in() and st.session_state.get(_ADMITTED) is None:
        access.note(reader, "sign-in")
    st.session_state[_ADMITTED] = reader


def admit(title: str) -> None:
    """Raises RefusedError where a page has nothing for the reader."""
    reader = access.current_reader()
    page = places.name_of(title)
    if access.may_open_page(reader, page):
        return
    _note_once(reader, page)
    raise RefusedError("Your roles do not include this page.")


def say(error: RefusedError) -> None:
    """What a reader is told in place of a page, with the pages that they have."""
    st.info(str(error), icon=":material/lock:")
    reader = reader_or_none()
    if reader is None:
        return
    offered = places.offered(reader)
    if offered:
        st.markdown("You can open:")
    for name, title in offered:
        st.page_link(places.path_of(name), label=title)


def show_person() -> None:
    """Who is signed in, and the way out; nothing where there is no sign-in."""
    if not access.has_sign_in():
        return
    reader = reader_or_none()
    if reader is not None:
        st.caption(literal(reader.name), width="content")
        st.button("Sign out", type="tertiary", key="sign_out", on_click=st.logout)


def note_case(review_id: str) -> None:
    """Note that a review was opened, once in a session."""
    opened = st.session_state.setdefault(_OPENED, set())
    if review_id not in opened:
        access.note(access.current_reader(), "case opened", review_id)
        opened.add(review_id)


def has_changed() -> bool:
    """Whether the reader is no longer who the page was drawn for: then it must be drawn anew."""
    return reader_or_none() != st.session_state.get(_ADMITTED)


def _refuse(error: ScrError) -> None:
    st.title(_TITLE, anchor=False)
    if isinstance(error, SignInError):
        st.markdown(str(error))
        st.button("Sign in", type="primary", key="sign_in", on_click=st.login)
        return
    (st.info if isinstance(error, UnknownPersonError) else st.error)(str(error))
    if isinstance(error, UnknownPersonError):
        _note_once(Reader("somebody without a role", (), may_see_cases=False), "sign-in")
        st.button("Sign out", key="sign_out", on_click=st.logout)


def _note_once(reader: Reader, about: str) -> None:
    """Note a refusal once in a session, however often the page is drawn."""
    noted = st.session_state.setdefault(_REFUSED, set())
    if about not in noted:
        noted.add(about)
        access.note(reader, "refusal", about)
