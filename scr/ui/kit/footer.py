"""The foot of every page: how old the records are, whose dashboard it is, whom to ask, and when the
next figures come. What is not known or not set is left out."""

import re
from datetime import date
from typing import NoReturn

import streamlit as st

from scr import access
from scr.base import settings, words
from scr.base.errors import ScrError
from scr.base.markdown import literal
from scr.figures.directory import directory
from scr.store import current
from scr.store.made import made_at
from scr.text.snapshot import last_updated

_MAIL = re.compile(r"[\w.+-]+@[\w-]+(\.[\w-]+)+")
_SITE = re.compile(r"https?://[\w./~%?=&#-]+")


def draw() -> None:
    """Draw the foot below a page that has been drawn to its end."""
    set_up = settings.load()
    named = {
        "Owner": literal(set_up.owner),
        "Contact": _contact(set_up.contact),
        "Next release": _day(set_up.next_release),
    }
    parts = (_age(), " · ".join(f"{name}: {value}" for name, value in named.items() if value))
    lines = [part for part in parts if part]
    if lines:
        with st.container(key="footer"):
            st.caption("  \n".join(lines))


def end_page() -> NoReturn:
    """Draw the foot and end the run here: what a page has beyond its frame is not shown."""
    draw()
    st.stop()


def _age() -> str:
    """How old the records are, for those to whom they are shown: a release is as old as it says."""
    reader = access.current_reader()
    if not reader.policies and not reader.may("findings"):
        return ""
    try:
        snapshot = current()
        made, as_at = made_at(snapshot.id), directory(snapshot).as_at
    except ScrError:
        return ""
    return last_updated(made, as_at) if made else ""


def _contact(text: str) -> str:
    """An address of mail or of a page as a link, anything else as it is."""
    if _MAIL.fullmatch(text):
        return f"[{literal(text)}](mailto:{text})"
    return f"[{literal(text)}]({text})" if _SITE.fullmatch(text) else literal(text)


def _day(text: str) -> str:
    """A day in words, anything else as it is: “Spring 2027”."""
    try:
        return words.day(date.fromisoformat(text))
    except ValueError:
        return literal(text)
