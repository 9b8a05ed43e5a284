"""What only the browser can do: say how wide it is and what was chosen before its process went,
remember a board, press a button. What its buttons do comes with it (`buttons`).

Streamlit loads the scripts of such components from blob: addresses: a content security policy
has to allow these for scripts (`script-src 'self' blob: ...`).
"""

import re
import secrets
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs

import streamlit as st

from scr.ui.kit.places import CARD

# Windows narrower than this get the layout of a phone: a desk's at twice the size is one.
NARROW_BELOW = 960

_NARROW = "browser_is_narrow"
_WIDTH = "browser_width"
_OWN_BOARD = "browser_own_board"
_SESSION, _EARLIER = "browser_session", "browser_earlier"
_MOST_EARLIER = 100
"""How many choices an earlier address may hold; a view has a dozen."""
_STATIC = Path(__file__).parent / "static"
_PHONES = re.compile(r"Mobi|iPhone|iPod|Windows Phone")


def static(name: str) -> str:
    """A file of what is sent to the browser."""
    return (_STATIC / name).read_text(encoding="utf-8")


# Streamlit sends the script of a component with each one of it: what all buttons share comes here,
# and as it is always the same, it is sent to a browser once.
_shared = st.components.v2.component(
    "scr_shared",
    html="<span hidden></span>",
    js="\n".join(static(name) for name in ("file.js", "link.js", "picture.js", "shared.js")),
    isolate_styles=False,
)
_width = st.components.v2.component(
    "scr_width", html="<span hidden></span>", js=static("width.js"), isolate_styles=False
)
_press = st.components.v2.component(
    "scr_press", html="<span hidden></span>", js=static("press.js"), isolate_styles=False
)
_own_board = st.components.v2.component(
    "scr_own_board",
    html=static("own_board.html"),
    css=static("quiet.css"),
    js=static("own_board.js"),
)
_first_visit = st.components.v2.component(
    "scr_first_visit",
    html=static("first_visit.html"),
    css=static("quiet.css"),
    js=static("first_visit.js"),
)


def page_style() -> str:
    """How every page looks beyond the theme, as HTML; the theme's two grounds by name, for what
    stays in sight while the page moves below it."""
    grounds = "".join(
        f"--scr-{mode}-ground: {_theme(mode, 'backgroundColor')}; " for mode in ("light", "dark")
    )
    return f"<style>:root {{{grounds}}}\n{static('page.css')}</style>"


def report_width() -> None:
    """Let the browser report when its window becomes narrow or wide, and what was chosen before a
    session ended with its process; and open the page at the card that the address names. Call
    once in each run of a page, outside fragments; the page runs again only when there is something
    to report."""
    session = st.session_state.setdefault(_SESSION, secrets.token_hex(8))
    _shared(key="browser_shared", data={"light": _light(), "swaps": _swaps()})
    _width(
        key=_WIDTH,
        data={
            "session": session,
            "named": sorted(st.query_params),
            "narrow": is_narrow(),
            "below": NARROW_BELOW,
            "card": re.sub(r"[^a-zA-Z0-9_-]", "-", st.query_params.get(CARD, "")),
        },
        on_narrow_change=_keep_width,
        on_earlier_change=_keep_earlier,
    )


def earlier() -> dict[str, list[str]]:
    """What the address of the page before held, where the browser went on from it to this session
    because the one before had ended with its process; told once."""
    return dict(st.session_state.pop(_EARLIER, {}))


def is_narrow() -> bool:
    """Is the window narrow, as on a phone? Until the browser has said so, a guess from what it
    calls itself. Kept for the whole session."""
    if _NARROW not in st.session_state:
        st.session_state[_NARROW] = _looks_like_phone()
    return bool(st.session_state[_NARROW])


def own_board_link(
    boards: Mapping[str, str], *, remember: tuple[int, str] | None, on_open: Callable[[str], None]
) -> None:
    """The link to the board that this browser remembers, if it is one of `boards` (names by id),
    and a button to forget it. `remember` is what it shall remember now, with a number that is
    another one each time; `on_open` is called with the board whose link is followed."""

    def opened() -> None:
        # From the browser: only what it was offered.
        board = st.session_state[_OWN_BOARD].opened
        if board in boards:
            on_open(board)

    _own_board(
        key=_OWN_BOARD,
        data={"boards": dict(boards), "remember": remember},
        width="content",
        on_opened_change=opened,
    )


def first_visit(says: str) -> None:
    """Some sentences in plain words, until they are closed in this browser."""
    _first_visit(key="browser_first_visit", data={"says": says})


def press_once(button_key: str, occasion: str) -> None:
    """Press the button with the key `button_key` for whoever has asked for that beforehand: once
    for each `occasion`, however often the page is drawn."""
    _press(key=f"press_{button_key}", data={"button": button_key, "occasion": occasion})


def _keep_width() -> None:
    # A component's own state goes when the reader changes the page; this one stays.
    st.session_state[_NARROW] = bool(st.session_state[_WIDTH].narrow)


def _keep_earlier() -> None:
    query = str(st.session_state[_WIDTH].earlier or "").removeprefix("?")
    try:
        st.session_state[_EARLIER] = parse_qs(query, max_num_fields=_MOST_EARLIER)
    except ValueError:
        # Nobody can choose as much as that: it is no address of ours.
        return


def _looks_like_phone() -> bool:
    return bool(_PHONES.search(st.context.headers.get("User-Agent") or ""))


def _light() -> dict[str, str]:
    """The colours of a picture beside its chart."""
    names = {"background": "backgroundColor", "text": "textColor", "quiet": "grayTextColor"}
    return {part: _theme("light", name) for part, name in names.items()}


def _swaps() -> list[tuple[str, str]]:
    """Pairs of a colour of the dark theme and the one of the same role in the light theme."""
    pairs = [
        (_theme("dark", name), _theme("light", name))
        for name in ("backgroundColor", "textColor", "secondaryBackgroundColor", "borderColor")
    ]
    for name in ("chartCategoricalColors", "chartSequentialColors"):
        pairs += zip(_theme("dark", name), _theme("light", name), strict=True)
    return pairs


def _theme(mode: str, name: str) -> Any:
    return st.get_option(f"theme.{mode}.{name}")
