"""The pages, in their order, and how one page links to another."""

from collections.abc import Iterable

import streamlit as st
from streamlit.navigation.page import StreamlitPage

from scr.access import Reader, may_open_page
from scr.base.settings import ROOT

# File in pages/, title, and place in the URL; the first is where one arrives.
_PAGES = (
    ("overview", "Overview", ""),
    ("initiation", "Initiation", "initiation"),
    ("timeliness", "Timeliness", "timeliness"),
    ("publication", "Publication", "publication"),
    ("recommendations", "Recommendations", "recommendations"),
    ("quality", "Quality and letters", "quality"),
    ("board", "Board", "board"),
    ("comparison", "Comparison", "comparison"),
    ("annual_report", "Annual report", "annual-report"),
    ("data", "Data", "data"),
    ("methods", "Methods", "methods"),
    ("review", "A review", "review"),
)
# Reached from lists of cases, not from the navigation.
_HIDDEN = ("review",)
CARD = "card"
"""In the address: the card at which a page is opened."""
BOARD = "board"
"""In the address, and the key of the filter: the board that is chosen."""
SNAPSHOT = "snapshot"
"""In the address: the snapshot that a link was made with."""
LIST = "list"
"""The card with the list of recommendations; in the address, which of them it lists."""
RELEASE = "release"
"""In the address: the release whose tables are looked at."""
_CURRENT = "page_shown"
SCOPE = "page_scope"
"""In the session: what the page that is shown is asked for; nothing where it has no filters."""
HELD = "page_held"
"""In the session: what a link to the page shown holds, where it has choices of its own."""


def navigation_pages(reader: Reader | None) -> list[StreamlitPage]:
    """The pages for st.navigation: all of them, so that an address of each is answered by the page
    itself; the bar shows those that have something for the reader (None: nobody)."""
    return [
        st.Page(
            path_of(name),
            title=title,
            url_path=place or None,
            default=name == _PAGES[0][0],
            visibility="visible" if reader and is_offered(reader, name) else "hidden",
        )
        for name, title, place in _PAGES
    ]


def browser_title(*names: str) -> str:
    """The title of the browser's tab, the narrowest name first."""
    return " – ".join((*names, "Serious case reviews"))


def addresses() -> list[str]:
    """Where the pages stand in the URL."""
    return [place for _, _, place in _PAGES]


def path_of(name: str) -> str:
    """The file of a page, for links and for navigation."""
    return str(ROOT / "pages" / f"{name}.py")


def titles() -> dict[str, str]:
    """The title of every page by its name, in their order."""
    return {name: title for name, title, _ in _PAGES}


def title_of(name: str) -> str:
    """The title of a page."""
    return next(title for page_name, title, _ in _PAGES if page_name == name)


def link_to(name: str, label: str, card: str = "", choice: Iterable[tuple[str, str]] = ()) -> None:
    """Draw a link to a page, to one of its cards and with what is chosen there. The filters go
    along, as with every link."""
    query = [*choice, *([(CARD, card)] if card else [])]
    st.page_link(path_of(name), label=f":primary[{label}]", query_params=query)


def is_offered(reader: Reader, name: str) -> bool:
    """Whether the bar shows a page to a reader."""
    return name not in _HIDDEN and may_open_page(reader, name)


def offered(reader: Reader) -> list[tuple[str, str]]:
    """Name and title of the pages that the bar shows to a reader."""
    return [(name, title) for name, title, _ in _PAGES if is_offered(reader, name)]


def name_of(title: str) -> str:
    """The name of the page with a title."""
    return next(name for name, page_title, _ in _PAGES if page_title == title)


def has(name: str) -> bool:
    """Whether there is a page of this name."""
    return any(page_name == name for page_name, _, _ in _PAGES)


def enter(title: str) -> None:
    """Note which page is being shown, so that a list of cases knows where it leads back to."""
    st.session_state.pop(SCOPE, None)
    st.session_state.pop(HELD, None)
    st.session_state[_CURRENT] = name_of(title)


def current_page() -> str:
    """The name of the page being shown."""
    return str(st.session_state.get(_CURRENT, _PAGES[0][0]))
