"""Readers in a real browser whose process is killed are back on another, at the same view."""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import settle
from tests.machines.site import Process, served

pytestmark = pytest.mark.browser
HOME = "async () => (await fetch('/api/health')).headers.get('x-process')"


@pytest.fixture(scope="module")
def site(sample_database, tmp_path_factory):
    environments = [{"SCR_DATABASE": str(sample_database)}] * 2
    with served(tmp_path_factory.mktemp("moves"), environments) as running:
        yield running


@pytest.fixture
def open_view(site, chrome) -> Iterator[Callable[[str], Page]]:
    """A factory: a place in the address in, a settled page behind nginx out."""
    contexts = []

    def go(place: str) -> Page:
        context = chrome.new_context(ignore_https_errors=True)
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(120_000)
        page.goto(f"https://127.0.0.1:{site[1].port}{place}")
        settle(page)
        return page

    yield go
    for context in contexts:
        context.close()


@pytest.fixture
def lose_home(site) -> Iterator[Callable[[Page], Process]]:
    """Kills the process that a page is served by, and gives the one that is left; afterwards both
    are there again."""
    gone = []

    def kill(page: Page) -> Process:
        home = page.evaluate(HOME)
        lost, left = sorted(site[0], key=lambda one: not home.endswith(f":{one.port}"))
        gone.append(lost)
        lost.kill()
        return left

    yield kill
    for process in gone:
        process.start()


def arrive(page: Page, title: str) -> None:
    """Choose a page in the bar and wait until it is drawn."""
    page.get_by_role("link", name=title, exact=True).first.click()
    expect(page.get_by_role("heading", name=title, exact=True)).to_be_visible(timeout=120_000)
    settle(page)


def connected(page: Page) -> None:
    """Wait until the browser has found another process."""
    expect(page.locator("[data-testid=stApp]")).to_have_attribute(
        "data-test-connection-state", "CONNECTED", timeout=120_000
    )


def test_the_view_survives_its_process(open_view, lose_home):
    page = open_view("/initiation?region=Saltmarch")
    left = lose_home(page)
    # The other process draws the same view from the address alone, and goes on from there.
    page.reload()
    settle(page)
    expect(page.get_by_text("Saltmarch, as at").first).to_be_visible()
    arrive(page, "Timeliness")
    assert page.evaluate(HOME).endswith(f":{left.port}")
    expect(page.get_by_text("Saltmarch").first).to_be_visible()


def test_a_link_as_the_first_thing_the_next_process_hears(open_view, lose_home):
    """Nobody has loaded the page again: the other process has never run it, and knows of the
    filters only what the browser tells."""
    page = open_view("/initiation?region=Saltmarch")
    left = lose_home(page)
    connected(page)
    arrive(page, "Timeliness")
    page.wait_for_url("**/timeliness?region=Saltmarch")
    expect(page.get_by_text("Saltmarch").first).to_be_visible()
    assert page.evaluate(HOME).endswith(f":{left.port}")
    # From here it is a session as any other: what is left out is left out.
    arrive(page, "Initiation")
    page.wait_for_url("**/initiation?region=Saltmarch")


def test_filters_that_were_taken_away_do_not_come_back(open_view, lose_home):
    """The page before had none when it was left, though an earlier one had."""
    page = open_view("/initiation?region=Saltmarch")
    arrive(page, "Timeliness")
    page.wait_for_url("**/timeliness?region=Saltmarch")
    page.get_by_role("button", name="Change what is shown").click()
    page.get_by_role("combobox", name="Region").click()
    page.get_by_role("option", name="All", exact=True).click()
    page.wait_for_url("**/timeliness")
    page.keyboard.press("Escape")
    settle(page)
    lose_home(page)
    connected(page)
    arrive(page, "Initiation")
    assert "region" not in page.url
    expect(page.get_by_text("all boards, as at").first).to_be_visible()
