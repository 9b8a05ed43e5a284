"""The spreadsheets that are known again: what was agreed for each, and forgetting one."""

import streamlit as st

from scr import access, profiles
from scr.base import settings, words
from scr.base.errors import UserError
from scr.base.markdown import literal
from scr.profiles import Profile

FORGOTTEN = "forgotten_profile"


def draw() -> None:
    """The profiles that are kept, folded; nothing where none is."""
    last_outcome = st.session_state.pop(FORGOTTEN, None)
    if last_outcome is not None:
        (st.error if last_outcome[0] else st.info)(last_outcome[1])
    try:
        every = profiles.every(settings.load().database)
    except UserError as error:
        st.error(literal(error))
        return
    kept = [kept_profile.profile for kept_profile in every if not kept_profile.is_shipped]
    if not kept:
        return
    with st.expander(f"{words.count(len(kept), 'spreadsheet')} known again by the headings"):
        st.markdown(
            "What was agreed is used whenever a file has the same headings. Forget one to be asked "
            "again; what was imported by it stays."
        )
        for profile in kept:
            with st.container(horizontal=True, vertical_alignment="center"):
                st.markdown(summary(profile), width="stretch")
                st.button(
                    f"Forget {profile.name}",
                    on_click=_forget,
                    args=(profile.name,),
                    key=f"forget_{profile.name}",
                )


def summary(profile: Profile) -> str:
    """The tables that a profile fills, and from how many headings."""
    tables = list(dict.fromkeys(t.table for sheet in profile.sheets for t in sheet.tables))
    n_read = len({heading for sheet in profile.sheets for heading in sheet.headings()})
    listed = words.listed([name.replace("_", " ") for name in tables])
    return f"**{literal(profile.name)}**: {listed}, from {words.count(n_read, 'heading')}."


def _forget(name: str) -> None:
    try:
        access.permit(access.current_reader(), "profiles", "profile", f"removed {name}")
        profiles.remove(settings.load().database, name)
    except UserError as error:
        st.session_state[FORGOTTEN] = True, literal(error)
        return
    st.session_state[FORGOTTEN] = False, f"{literal(name)} is forgotten. What was imported stays."
