"""A real server on the sample, and a real browser before it."""

import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from scr.base.settings import ROOT

RUN = [sys.executable, "-m", "streamlit", "run", "dashboard.py"]
# A machine that runs everything at once may be slow: what is waited for comes, or never does.
expect.set_options(timeout=60_000)
# A narrow window is drawn twice: the server hears of its width after the first time. So what is on
# the page, and how long it is, must have stayed as it is for a while.
SETTLED = """() => {
    const app = document.querySelector('[data-testid=stApp]');
    const charts = [...document.querySelectorAll('[data-testid=stPlotlyChart]')];
    const isDrawn = app && app.getAttribute('data-test-script-state') === 'notRunning'
        && document.querySelector('h1') && charts.every(e => e.querySelector('.main-svg'));
    const main = document.querySelector('.stMainBlockContainer');
    const seen = isDrawn && `${charts.length} ${main.getBoundingClientRect().height}`;
    if (!seen || !window.seenSettled || window.seenSettled.seen !== seen) {
        window.seenSettled = {seen: seen, since: performance.now()};
        return false;
    }
    return performance.now() - window.seenSettled.since > 500;
}"""
PHONE = (
    "Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X) AppleWebKit/605.1.15 "
    "(KHTML, like Gecko) Version/17.0 Mobile/15E148 Safari/604.1"
)


@contextmanager
def serving(
    database: Path, root: Path = ROOT, port: int = 0, options: Sequence[str] = (), **settings: str
) -> Iterator[str]:
    """A server of its own over a database; its address, until the block ends. `settings` are of
    its environment, `options` of Streamlit; `port` 0 is any that is free."""
    port = port or free_port()
    process = subprocess.Popen(
        [*RUN, "--server.port", str(port), *options],
        cwd=root,
        env={**os.environ, "SCR_DATABASE": str(database), **settings},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    address = f"http://127.0.0.1:{port}"
    try:
        _wait_until_healthy(address, process)
        yield address
    finally:
        process.terminate()
        process.wait()


def free_port() -> int:
    """A port that nothing listens on."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


def _wait_until_healthy(address: str, process: subprocess.Popen) -> None:
    for _ in range(300):
        assert process.poll() is None, "the server ended before it was up"
        try:
            with urllib.request.urlopen(f"{address}/_stcore/health") as answer:
                if answer.read() == b"ok":
                    return
        except OSError:
            time.sleep(0.1)
    pytest.fail("the server did not come up")


@pytest.fixture(scope="session")
def site(sample_database: Path) -> Iterator[str]:
    """The address of a server on the sample."""
    with serving(sample_database, SCR_AHEAD="yes") as address:
        yield address


@pytest.fixture
def open_page(chrome: Browser) -> Iterator[Callable[..., Page]]:
    """A factory: an address in, a settled page out; `agent` is what the browser calls itself. Fails
    on a request to anywhere else and on an error in the page's console, such as of something that
    the policy sent forbids."""
    contexts = []
    faults: list[str] = []

    def go(address: str, width: int = 1400, mode: str = "light", agent: str | None = None) -> Page:
        context = chrome.new_context(
            viewport={"width": width, "height": 1000},
            color_scheme=mode,
            user_agent=agent,
            accept_downloads=True,
        )
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(60_000)
        page.on("request", lambda r: faults.append(r.url) if _is_outside(r.url) else None)
        page.on("console", lambda m: faults.append(m.text) if _is_fault(m) else None)
        page.goto(address)
        settle(page)
        return page

    yield go
    for context in contexts:
        context.close()
    assert not faults


def settle(page: Page) -> None:
    """Wait until the script has run and every chart is drawn."""
    page.wait_for_selector("h1")
    # From now on: what was seen before the last click tells nothing.
    page.evaluate("window.seenSettled = null")
    # Asked again and again from outside: the policy that is sent lets no page evaluate text.
    until = time.monotonic() + 60
    while not page.evaluate(SETTLED):
        assert time.monotonic() < until, "the page does not come to rest"
        page.wait_for_timeout(100)


def wait_until(page: Page, script: str) -> None:
    """Wait until a script says yes; asked from outside, as in `settle`."""
    until = time.monotonic() + 30
    while not page.evaluate(script):
        assert time.monotonic() < until, f"never so: {script}"
        page.wait_for_timeout(50)


def _is_outside(url: str) -> bool:
    return not url.startswith(("http://127.0.0.1:", "ws://127.0.0.1:", "data:", "blob:"))


def _is_fault(message: object) -> bool:
    # A page opened by a deep link looks for the server's health below itself, in vain; and an
    # address that is no page is said to be none; a page whose server a test has ended asks for it.
    known = ("404", "does not seem to exist", "ERR_CONNECTION_REFUSED")
    return message.type == "error" and not any(words in message.text for words in known)
