"""The one way in which a page gives a file away: made only when somebody asks for it, and then only
for who may still have it."""

from collections.abc import Callable
from typing import Any

import streamlit as st

from scr import access
from scr.base.errors import RefusedError
from scr.ui.kit import gate


def download_button(
    kind: str,
    label: str,
    *,
    data: Callable[[], bytes],
    file_name: str,
    mime: str,
    key: str,
    **options: Any,
) -> None:
    """A button that hands out a file, of one of the kinds of `permissions.EXPORTS`; `options` are
    those of Streamlit's own button. Nothing for a reader who may not take such files.

    The file is made in a thread of its own, after the page: whoever asks is looked up again there,
    `access.current_reader()` is that reader, and the download is noted.
    """
    if not access.may_take(access.current_reader(), kind):
        return
    st.download_button(
        label,
        data=_asked_again(data, kind, file_name),
        file_name=file_name,
        mime=mime,
        key=key,
        on_click="ignore",
        **options,
    )


def taken(kind: str, make: Callable[[], bytes], file_name: str) -> bytes:
    """A file that was asked for in this very run. Raises RefusedError for a reader who may not
    take such files; else the download is noted."""
    return _asked_again(make, kind, file_name)()


def _asked_again(make: Callable[[], bytes], kind: str, file_name: str) -> Callable[[], bytes]:
    drawn_for, identity = access.current_reader(), access.current_identity()

    def ask() -> bytes:
        reader = access.current_reader() if identity is None else identity.reader()
        if reader != drawn_for or not access.may_take(reader, kind):
            access.note(reader, "refusal", file_name)
            raise RefusedError(gate.CHANGED)
        access.note(reader, "download", file_name)
        with access.acting_as(reader):
            return make()

    return ask
