"""Where to begin, until it is closed, in that browser."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import settle

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("width", [1400, 420])
def test_it_is_shown_until_it_is_closed(
    site: str, open_page: Callable[..., Page], width: int
) -> None:
    page = open_page(f"{site}/", width)
    begin = page.get_by_role("region", name="Where to begin")
    expect(begin).to_be_visible()
    # By keyboard; then one is at the filters, which it told of.
    begin.get_by_role("button", name="Close").focus()
    page.keyboard.press("Enter")
    expect(begin).to_be_hidden()
    expect(page.get_by_role("button", name="Change what is shown")).to_be_focused()
    page.reload()
    settle(page)
    page.wait_for_timeout(500)
    expect(begin).to_be_hidden()
    # It leaves no room behind.
    assert page.locator(".st-key-browser_first_visit").bounding_box() is None
