"""Somebody who reads pages without a browser: the same messages over the same socket, and nothing
is drawn."""

import ssl
import time
from contextlib import ExitStack
from dataclasses import dataclass
from urllib.parse import urlencode

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.sync.client import ClientConnection, connect

SECONDS = 180
"""How long a page may take before nobody waits any more."""


@dataclass(frozen=True)
class Drawn:
    """How long a page took to be made and sent, in seconds, and how many pieces it has: places that
    hold something. What is sent to a place twice in quick succession may come once. `n_messages`
    and `n_bytes` are all that came."""

    seconds: float
    n_pieces: int
    n_messages: int
    n_bytes: int


class PageReader:
    """A session of one page. Raises OSError or websockets' own errors where its process goes."""

    def __init__(self, address: str, page: str, cookie: str) -> None:
        """`address` is the server's, such as https://127.0.0.1:8443; the cookie keeps a reader with
        one process."""
        self._page, self._hash = page, ""
        self._kept: set[str] = set()
        context = ssl._create_unverified_context() if address.startswith("https") else None
        connection = connect(
            address.replace("http", "ws", 1) + "/_stcore/stream",
            ssl=context, subprotocols=["streamlit"], additional_headers={"Cookie": cookie},
            origin=address, compression=None, max_size=None, open_timeout=SECONDS,
        )  # fmt: skip
        self._opened = ExitStack()
        self._socket: ClientConnection = self._opened.enter_context(connection)

    def draw(self, **chosen: str) -> Drawn:
        """Have the page made with these choices in its address. Raises AssertionError where it
        fails or shows nothing."""
        asked = BackMsg()
        asked.rerun_script.query_string = urlencode(chosen)
        asked.rerun_script.page_script_hash = self._hash
        asked.rerun_script.page_name = "" if self._hash else self._page
        # As a browser does: it says what it has kept, and of that a reference is sent.
        asked.rerun_script.cached_message_hashes.extend(sorted(self._kept))
        self._kept = set()
        started, places, sizes = time.monotonic(), set(), []
        self._socket.send(asked.SerializeToString())
        while True:
            content = self._socket.recv(SECONDS)
            sizes.append(len(content))
            message = ForwardMsg.FromString(content)
            kind = message.WhichOneof("type")
            if kind == "navigation":
                # That of the page; a new session's own is that of the script that chooses pages.
                self._hash = message.navigation.page_script_hash
            elif kind == "ref_hash":
                places.add(tuple(message.metadata.delta_path))
                self._kept.add(message.ref_hash)
            elif kind == "delta":
                if message.metadata.cacheable:
                    self._kept.add(message.hash)
                places.add(tuple(message.metadata.delta_path))
                assert message.delta.new_element.WhichOneof("type") != "exception"
            elif kind == "script_finished":
                assert message.script_finished == ForwardMsg.FINISHED_SUCCESSFULLY
                assert places, "an empty page"
                took = time.monotonic() - started
                return Drawn(took, len(places), len(sizes), sum(sizes))

    def close(self) -> None:
        """Go away."""
        self._opened.close()
