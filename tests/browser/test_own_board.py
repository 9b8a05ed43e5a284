"""A board is found by its name and remembered in the browser that found it."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import settle

pytestmark = pytest.mark.browser
NAME, ID = "Bramblecombe", "AR134"


def find(page: Page, name: str) -> None:
    page.get_by_role("combobox", name="Find a board").click()
    page.keyboard.type(name)
    page.get_by_role("option", name=f"{name} Safeguarding Children Board").click()
    page.get_by_role("heading", name=name, exact=True, level=1).wait_for()
    settle(page)


@pytest.mark.parametrize(("width", "mode"), [(1400, "light"), (420, "dark")])
def test_from_a_fresh_browser_to_what_my_board_must_do_next(
    site: str, open_page: Callable[..., Page], width: int, mode: str
) -> None:
    page = open_page(f"{site}/", width, mode)
    own = page.get_by_role("link", name=f"Your board: {NAME}")
    expect(own).to_have_count(0)
    # Two clicks: the box, and the board in it.
    find(page, NAME)
    expect(page.get_by_role("heading", name="27 recommendations are overdue")).to_be_visible()
    expect(own).to_be_visible()
    assert page.evaluate("localStorage.getItem('scr-own-board')") == ID
    # Another day, in the same browser: one click.
    page.goto(f"{site}/methods")
    settle(page)
    own.click()
    page.wait_for_url(f"**/board?board={ID}**")
    page.get_by_role("heading", name=NAME, exact=True, level=1).wait_for()
    settle(page)
    page.get_by_role("button", name="Forget your board").click()
    expect(own).to_have_count(0)
    assert page.evaluate("localStorage.getItem('scr-own-board')") is None
    # It stays forgotten while one goes on, and is remembered when it is found again.
    page.get_by_role("tab", name="Measures").click()
    page.wait_for_url("**tab=Measures**")
    settle(page)
    expect(own).to_have_count(0)
    find(page, NAME)
    expect(own).to_be_visible()


def test_by_keyboard(site: str, open_page: Callable[..., Page]) -> None:
    page = open_page(f"{site}/publication")
    box = page.get_by_role("combobox", name="Find a board")
    box.focus()
    page.keyboard.type("bramble")
    page.keyboard.press("Enter")
    page.get_by_role("heading", name=NAME, exact=True, level=1).wait_for()
    settle(page)
    page.goto(f"{site}/methods")
    settle(page)
    own = page.get_by_role("link", name=f"Your board: {NAME}")
    page.keyboard.press("Tab")
    own.focus()
    assert own.evaluate("e => getComputedStyle(e).outlineStyle") == "solid"
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="Forget your board")).to_be_focused()
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/board?board={ID}**")


def test_a_board_of_other_records_is_not_offered(site: str, open_page: Callable[..., Page]) -> None:
    page = open_page(f"{site}/methods")
    for kept in ("XX999", "constructor", "<img src=x>"):
        page.evaluate("kept => localStorage.setItem('scr-own-board', kept)", kept)
        page.reload()
        settle(page)
        expect(page.get_by_role("combobox", name="Find a board")).to_be_visible()
        page.wait_for_timeout(500)
        expect(page.get_by_text("Your board:")).to_have_count(0)
