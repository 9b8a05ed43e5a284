"""A link holds the snapshot that it was made with; opened when another one is in force, the page
says so. The day of a link's records is read from the address alone: nothing is looked up by it, so
that it tells nobody what is or was kept."""

from collections.abc import Mapping

import streamlit as st

from scr import access
from scr.base.periods import year_name
from scr.exhibits.scope import Scope
from scr.store import Snapshot
from scr.store.made import made_at
from scr.text import snapshot as snapshot_words
from scr.ui.kit.places import HELD, RELEASE, SCOPE, SNAPSHOT


def to_be_held(snapshot: Snapshot) -> Mapping[str, str]:
    """What a copied link holds beside the address, by name: the snapshot and, on a page with
    filters, the as-at date and the years, also where they are the usual ones, which another import
    may change. A page with choices of its own says what is held of them; of a release that is its
    name, as no import changes it."""
    scope: Scope | None = st.session_state.get(SCOPE)
    if scope is None:
        held: Mapping[str, str] = st.session_state.get(HELD, {})
        return held if RELEASE in held else {**held, SNAPSHOT: snapshot.id}
    view = scope.view
    return {
        "as_at": view.as_at.isoformat(),
        "first": year_name(view.kind, view.first),
        "last": year_name(view.kind, view.last),
        SNAPSHOT: scope.snapshot.id,
    }


def say_if_older(snapshot: Snapshot) -> None:
    """Say in a line that the address was made with other records; nothing to those who see no
    figures, as nothing they see rests on these records."""
    named = st.query_params.get(SNAPSHOT, "")
    if not named or named == snapshot.id or not access.current_reader().policies:
        return
    shown = made_at(snapshot.id)
    if shown is not None:
        st.info(snapshot_words.link_is_older(made_at(named), shown), icon=":material/history:")
