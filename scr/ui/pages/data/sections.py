"""The sections of the Data page: only the one that is open is filled."""

from collections.abc import Callable

import streamlit as st

from scr import access
from scr.figures.directory import Directory
from scr.store import Snapshot
from scr.ui.choice import address
from scr.ui.kit.withheld import or_say
from scr.ui.pages.data import completeness, dictionary, findings, imports, load, sent, silent, trail

KEY = "section"
LATER = "Nothing has been imported yet. Begin under Load."


def draw(opened: tuple[Snapshot, Directory] | None) -> None:
    """The strip of sections and the open one."""
    snapshot_directory = opened[1] if opened else None
    fill: dict[str, Callable[[], None]] = {
        "Load": lambda: load.draw(snapshot_directory),
        "Findings": lambda: _with(opened, lambda s, _: findings.draw(s)),
        "Completeness": lambda: _with(opened, completeness.draw),
        "Who has sent what": lambda: _with(opened, sent.draw),
        "No recent records": lambda: _with(opened, silent.draw),
        "Imports": lambda: _with(opened, lambda s, _: imports.draw(s)),
        "Dictionary": dictionary.draw,
        "Audit trail": trail.draw,
    }
    reader = access.current_reader()
    names = [name for name in fill if access.may_open_section(reader, name)]
    with address.kept(address.one_of(KEY, names, names[0])):
        tabs = st.tabs(names, key=KEY, on_change="rerun")
    for tab, name in zip(tabs, names, strict=True):
        if tab.open:
            with tab, or_say():
                fill[name]()


def _with(
    opened: tuple[Snapshot, Directory] | None, fill: Callable[[Snapshot, Directory], None]
) -> None:
    if opened is None:
        st.markdown(LATER)
    else:
        fill(*opened)
