"""Who is at the screen. For now one reader: the trusted person at this machine."""

import streamlit as st

from scr.base.errors import RefusedError
from scr.disclosure import TRUSTED, Reader

LOOPBACK = ("127.0.0.1", "localhost", "::1")


def current_reader() -> Reader:
    """The reader of this session.

    Raises RefusedError when the server listens to other machines: without sign-in it cannot
    know who asks, and the records are not for everyone.
    """
    address = st.get_option("server.address")
    if address not in LOOPBACK:
        raise RefusedError(
            "This dashboard has no sign-in yet, so it serves only the machine it runs on. "
            "Start it with --server.address 127.0.0.1."
        )
    return TRUSTED
