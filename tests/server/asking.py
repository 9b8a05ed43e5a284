"""Asking the addresses under /api without a server between: the application is called as a server
calls it."""

import asyncio
import json
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote, urlsplit

from starlette.applications import Starlette
from starlette.middleware import Middleware

from scr.server import Doors, routes
from scr.ui.kit.places import addresses


@dataclass(frozen=True)
class Answer:
    """What came back; header names are lower case."""

    status: int
    headers: dict[str, str]
    body: bytes

    def json(self) -> Any:
        """The body as JSON."""
        return json.loads(self.body)

    @property
    def message(self) -> str:
        """What an error says to a person."""
        return str(self.json()["error"]["message"])


def ask(address: str, *, method: str = "GET", host: str = "127.0.0.1:8501", **headers: str):
    """One request; a header's name may have _ for -."""
    app = Starlette(routes=routes(), middleware=[Middleware(Doors, pages=addresses())])
    url = urlsplit(address)
    sent = {"host": host} | {k.replace("_", "-"): v for k, v in headers.items()}
    scope = {
        "type": "http", "asgi": {"version": "3.0"}, "http_version": "1.1", "method": method,
        "scheme": "http", "path": url.path, "raw_path": url.path.encode(),
        "query_string": quote(url.query, safe="=&%+:").encode(), "root_path": "",
        "headers": [(k.encode(), v.encode("latin-1")) for k, v in sent.items()],
        "client": ("127.0.0.1", 1), "server": ("127.0.0.1", 8501), "state": {},
    }  # fmt: skip
    messages: list[dict] = []

    async def receive() -> dict:
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(message: Any) -> None:
        messages.append(message)

    asyncio.run(app(scope, receive, send))
    start = next(one for one in messages if one["type"] == "http.response.start")
    body = b"".join(one.get("body", b"") for one in messages if one is not start)
    named = {k.decode(): v.decode("latin-1") for k, v in start["headers"]}
    return Answer(start["status"], named, body)
