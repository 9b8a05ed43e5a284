"""What every answer says to a browser, and the flags of cookies."""

import asyncio
from typing import Any

import pytest

from scr.server import Doors, Headers
from scr.server.headers import policy
from scr.ui.kit.places import addresses
from tests.server.asking import ask


def answered(path: str = "/", *sent: tuple[bytes, bytes], scheme: str = "http", **headers: str):
    """The headers of an answer that sends these."""

    async def app(scope: Any, receive: Any, send: Any) -> None:
        await send({"type": "http.response.start", "status": 200, "headers": list(sent)})

    messages: list[Any] = []

    async def send(message: Any) -> None:
        messages.append(message)

    asked = [(k.replace("_", "-").encode(), v.encode()) for k, v in headers.items()]
    scope = {"type": "http", "path": path, "scheme": scheme, "headers": asked}
    asyncio.run(Headers(app)(scope, None, send))
    return [(k.decode().lower(), v.decode()) for k, v in messages[0]["headers"]]


def test_every_answer_has_them():
    sent = dict(answered("/", (b"content-security-policy", b"default-src *")))
    assert sent["x-content-type-options"] == "nosniff"
    assert sent["referrer-policy"] == "same-origin"
    assert "frame-ancestors 'none'" in sent["content-security-policy"]
    assert "default-src *" not in sent["content-security-policy"]
    assert "strict-transport-security" not in sent


def test_the_policy_lets_no_page_run_what_is_written_into_it():
    rules = dict(part.strip().split(" ", 1) for part in policy().decode().split(";"))
    assert "'unsafe-inline'" not in rules["script-src"]
    assert "'unsafe-eval'" not in rules["script-src"]
    assert rules["connect-src"] == "'self'"
    assert rules["object-src"] == "'none'"
    assert not any("*" in rule or "http" in rule for rule in rules.values())


@pytest.mark.parametrize(
    ("cookie", "plain", "by_tls"),
    [
        ("_streamlit_user=1; Path=/", "HttpOnly; SameSite=Lax", "HttpOnly; SameSite=Lax; Secure"),
        ("a=1; HttpOnly; SameSite=strict; Secure", "", ""),
        ("_streamlit_xsrf=1; SameSite=Lax", "", "Secure"),
    ],
)
def test_flags_of_cookies(cookie, plain, by_tls):
    def flags(**how: str) -> str:
        sent = dict(answered("/", (b"set-cookie", cookie.encode()), **how))
        return sent["set-cookie"].removeprefix(cookie).removeprefix("; ")

    assert flags() == plain
    assert flags(x_forwarded_proto="https") == by_tls
    assert flags(scheme="https") == by_tls


def test_files_made_for_somebody_are_not_kept():
    assert dict(answered("/media/x.csv"))["cache-control"] == "no-store"
    assert "cache-control" not in dict(answered("/static/js/x.js"))
    assert "strict-transport-security" in dict(answered(scheme="https"))


@pytest.mark.parametrize(
    "path", ["/", "/timeliness", "/_stcore/health", "/static/x.js", "/nothing"]
)
def test_a_foreign_host_is_refused_everywhere(path):
    assert ask(path, host="evil.example").status in (403, 404)
    assert ask(path, host="evil.example:8501").json()["error"]["message"]


def test_a_socket_of_a_foreign_host_is_closed():
    said: list[Any] = []

    async def send(message: Any) -> None:
        said.append(message)

    async def app(scope: Any, receive: Any, send: Any) -> None:
        raise AssertionError("reached")

    scope = {
        "type": "websocket",
        "path": "/_stcore/stream",
        "headers": [(b"host", b"evil.example")],
    }
    asyncio.run(Doors(app, addresses())(scope, None, send))
    assert said == [{"type": "websocket.close", "code": 1008}]


@pytest.mark.parametrize("path", ["/auth/login", "/auth/logout", "/oauth2callback"])
def test_addresses_of_sign_in_are_closed_without_it(path):
    assert ask(path).status == 404
