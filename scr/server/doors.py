"""What stands before every address: what is closed, and the counting of what is asked.

Streamlit answers any unknown address with its first page, and its own numbers to whoever asks.
"""

import logging
import re
import time
from collections.abc import Awaitable, Callable, Collection, MutableMapping
from typing import Any

import streamlit as st

from scr import access
from scr.server import metrics
from scr.server.faults import fault

Scope = MutableMapping[str, Any]
Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
App = Callable[[Scope, Receive, Send], Awaitable[None]]

log = logging.getLogger("scr.server")

CLOSED = re.compile(r"/_stcore/(metrics|agent|st-metrics)(/|$)")
_OPEN = re.compile(
    r"/(_stcore|static|media|component)/|/(favicon\.png|manifest\.json|index\.html)?$"
)
_SIGN_IN = ("/auth/login", "/auth/logout", "/oauth2callback")
"""Streamlit's own addresses of sign-in, which answer only where it is set up."""
_BELOW_PAGE = ("", "_stcore/health", "_stcore/host-config")


class Doors:
    """Closes what nobody outside needs, and counts the rest. A pure ASGI middleware."""

    def __init__(self, app: App, pages: Collection[str]) -> None:
        """`pages` are the addresses of the pages that are routed; a file beside them is none."""
        self._app = app
        self._pages = frozenset(pages)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer, or let the application answer."""
        if scope["type"] == "websocket" and not is_our_host(scope):
            await send({"type": "websocket.close", "code": 1008})
            return
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        kind, started, seen = self.kind_of(scope["path"]), time.perf_counter(), [500]

        async def counted(message: Message) -> None:
            if message["type"] == "http.response.start":
                seen[0] = int(message["status"])
            await send(message)

        try:
            if kind == "closed":
                await fault(404, "There is nothing at this address.")(scope, receive, counted)
            elif not is_our_host(scope):
                await fault(403, "This server does not answer to that name.")(
                    scope, receive, counted
                )
            else:
                await self._app(scope, receive, counted)
        finally:
            seconds = time.perf_counter() - started
            metrics.count_request(kind, seen[0], seconds)
            if kind == "api":
                # Not the query: what somebody typed there is theirs.
                facts = {"status": seen[0], "seconds": round(seconds, 4)}
                log.info("%s %s", scope["method"], _route(scope), extra={"facts": facts})

    def kind_of(self, path: str) -> str:
        """Where an address leads: api, page, files (of the browser's program), or closed."""
        if path.startswith("/api/"):
            return "api"
        if CLOSED.match(path):
            return "closed"
        if path in _SIGN_IN:
            return "files" if access.has_sign_in() else "closed"
        first, _, rest = path.removeprefix("/").partition("/")
        if path == "/" or (first in self._pages and rest in _BELOW_PAGE):
            return "page"
        return "files" if _OPEN.match(path) else "closed"


def is_our_host(scope: Scope) -> bool:
    """Whether the request names a host of ours, so that no page elsewhere reads figures through a
    browser here by giving its own name this machine's address."""
    named = next((v.decode("latin-1") for k, v in scope["headers"] if k == b"host"), "")
    host = re.sub(r":\d+$", "", named).strip("[]").lower()
    allowed = list(st.get_option("server.allowedHosts") or [])
    return not allowed or host in [str(allowed_host).lower() for allowed_host in allowed]


def _route(scope: Scope) -> str:
    """The address's pattern, as /api/v1/figures/{name}; `?` where none fitted."""
    route = scope.get("route")
    return str(getattr(route, "path", "?"))
