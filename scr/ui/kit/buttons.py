"""A row of quiet buttons in one piece: seven elements of Streamlit's for each card were a third of
what a page sends. Some do their work in the browser; the others ask the server, which opens
something or sends a file."""

import base64
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from typing import Any, Literal

import streamlit as st

from scr.ui.kit.browser import static

_row = st.components.v2.component(
    "scr_buttons", html=static("buttons.html"), js=static("buttons.js"), isolate_styles=False
)
ASKED = "asked_of_"
"""Before the key of a row: what was pressed in it, until it is drawn again."""


@dataclass(frozen=True)
class Button:
    """What a button says, its name for a screen reader, and its kind: `ask` asks the server for
    `what`, `link` and `png` act in the browser with what is in `held`, and `more` shows those
    that are folded."""

    kind: str
    label: str
    name: str = ""
    what: str = ""
    held: Mapping[str, Any] = field(default_factory=dict)
    is_folded: bool = False


@dataclass(frozen=True)
class File:
    """A file for the browser to keep, as it was asked for in `turn`."""

    turn: str
    name: str
    type: str
    content: bytes


def link(held: Mapping[str, str], *, is_folded: bool = False) -> Button:
    """Copies the address of this view, or shows it where it may not copy. `held` is what the link
    says besides, by its name in the address."""
    return Button("link", "Copy link", "Copy link to this view", held=held, is_folded=is_folded)


def picture(
    card: str, *, heading: str, sentence: str, source: str, filename: str, is_folded: bool = False
) -> Button:
    """Keeps the charts in the container with the key `card` as a picture: heading, sentence, chart
    in the light theme, source. All in plain words."""
    held = {
        "card": card, "heading": heading, "sentence": sentence, "source": source,
        "filename": filename,
    }  # fmt: skip
    return Button("png", "PNG", f"PNG picture: {heading}", held=held, is_folded=is_folded)


def asked(key: str) -> tuple[str, str] | None:
    """What was asked for in a row since it was drawn last, and in which turn; told once."""
    pressed = st.session_state.pop(f"{ASKED}{key}", None)
    return None if pressed is None else (str(pressed["what"]), str(pressed["turn"]))


def draw(
    key: str,
    row: Sequence[Button],
    file: File | None = None,
    width: Literal["stretch", "content"] = "stretch",
) -> None:
    """Draw the row; with a file the browser keeps it, once."""
    offered = {button.what for button in row} - {""}

    def pressed() -> None:
        # From the browser: only what it was offered.
        press = st.session_state[key].asked
        if isinstance(press, dict) and press.get("what") in offered:
            turn = str(press.get("turn", ""))[:20]
            st.session_state[f"{ASKED}{key}"] = {"what": press["what"], "turn": turn}

    data = {"buttons": [_as_sent(button) for button in row], "file": _file_as_sent(file)}
    _row(key=key, data=data, on_asked_change=pressed, width=width)


def _as_sent(button: Button) -> dict[str, Any]:
    sent: dict[str, Any] = {
        "kind": button.kind,
        "label": button.label,
        "name": button.name or button.label,
        "held": dict(button.held),
    }
    if button.what:
        sent["what"] = button.what
    if button.is_folded:
        sent["folded"] = True
    return sent


def _file_as_sent(file: File | None) -> dict[str, str] | None:
    if file is None:
        return None
    return asdict(file) | {"content": base64.b64encode(file.content).decode("ascii")}
