"""Headers that every answer has: what a browser may load, run and send for our pages, and the flags
of the cookies. A pure ASGI middleware, as Streamlit sends none of this itself."""

import base64
import hashlib
import re
from functools import cache
from pathlib import Path

import streamlit as st

from scr.server.doors import App, Message, Receive, Scope, Send

_INLINE = re.compile(r"<script>(.*?)</script>", re.DOTALL)
READ_BY_SCRIPTS = b"_streamlit_xsrf"
"""The one cookie that Streamlit's own program reads, so that it cannot be HttpOnly."""


class Headers:
    """Adds the headers to whatever is answered."""

    def __init__(self, app: App) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let the application answer, and add to its headers."""
        if scope["type"] not in ("http", "websocket"):
            await self._app(scope, receive, send)
            return
        is_secure = came_by_tls(scope)

        async def with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                ours = {name for name, _ in HEADERS} | {b"content-security-policy"}
                kept = [(k, v) for k, v in message["headers"] if k.lower() not in ours]
                message["headers"] = [
                    *(_flagged(k, v, is_secure=is_secure) for k, v in kept),
                    *HEADERS,
                    (b"content-security-policy", policy()),
                    *([STRICT_TRANSPORT] if is_secure else []),
                    *(NOT_KEPT if _is_private(scope["path"]) else []),
                ]
            await send(message)

        await self._app(scope, receive, with_headers)


HEADERS = [
    (b"x-content-type-options", b"nosniff"),
    (b"x-frame-options", b"DENY"),
    # An address holds what was chosen: it stays here.
    (b"referrer-policy", b"same-origin"),
    (b"cross-origin-opener-policy", b"same-origin"),
    (b"cross-origin-resource-policy", b"same-origin"),
    (b"permissions-policy", b"camera=(), geolocation=(), microphone=(), payment=(), usb=()"),
]
STRICT_TRANSPORT = (b"strict-transport-security", b"max-age=31536000")
NOT_KEPT = [(b"cache-control", b"no-store")]


@cache
def policy() -> bytes:
    """What a page may load and run. Streamlit's page has one script of its own in it, allowed by
    its hash; its components come from blob: addresses, and charts set styles."""
    page = (Path(st.__file__).parent / "static" / "index.html").read_text(encoding="utf-8")
    hashes = " ".join(f"'{_hash(script)}'" for script in _INLINE.findall(page))
    return (
        "default-src 'self'; "
        f"script-src 'self' blob: 'wasm-unsafe-eval' {hashes}; "
        "style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; font-src 'self' data:; "
        "connect-src 'self'; worker-src 'self' blob:; media-src 'self'; manifest-src 'self'; "
        "frame-src 'self'; frame-ancestors 'none'; form-action 'self'; object-src 'none'; "
        "base-uri 'self'"
    ).encode()


def came_by_tls(scope: Scope) -> bool:
    """Whether the browser's own connection is encrypted, as the proxy says where there is one."""
    scheme = next((v for k, v in scope["headers"] if k == b"x-forwarded-proto"), b"")
    return scope.get("scheme") in ("https", "wss") or scheme.split(b",")[0].strip() == b"https"


def _is_private(path: str) -> bool:
    """Whether what is answered there is of one person: files made for them."""
    return path.startswith("/media/")


def _flagged(name: bytes, value: bytes, *, is_secure: bool) -> tuple[bytes, bytes]:
    """A header, a cookie with the flags that it lacks."""
    if name.lower() != b"set-cookie":
        return name, value
    flags = {part.strip().lower().partition(b"=")[0] for part in value.split(b";")[1:]}
    if b"httponly" not in flags and not value.startswith(READ_BY_SCRIPTS + b"="):
        value += b"; HttpOnly"
    if b"samesite" not in flags:
        value += b"; SameSite=Lax"
    if is_secure and b"secure" not in flags:
        value += b"; Secure"
    return name, value


def _hash(script: str) -> str:
    digest = hashlib.sha256(script.encode()).digest()
    return f"sha256-{base64.b64encode(digest).decode()}"
