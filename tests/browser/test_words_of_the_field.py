"""The words of the field are explained where they are met, and found by what people say."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import settle

pytestmark = pytest.mark.browser


def test_a_card_explains_its_words_and_methods_finds_them(
    site: str, open_page: Callable[..., Page]
) -> None:
    page = open_page(f"{site}/timeliness?tab=Delays")
    page.get_by_role("button", name="Definition and SQL").first.click()
    opened = page.get_by_role("dialog")
    expect(opened.get_by_text("What the words mean")).to_be_visible()
    expect(opened.get_by_text("Agreed delay.", exact=True)).to_be_visible()
    expect(opened.get_by_text("select", exact=False).first).to_be_visible()
    page.keyboard.press("Escape")
    page.get_by_role("link", name="Methods", exact=True).click()
    page.get_by_role("heading", name="Methods", exact=True, level=1).wait_for()
    settle(page)
    page.get_by_role("textbox", name="Find a word").focus()
    page.keyboard.type("extensions")
    page.keyboard.press("Enter")
    expect(page.get_by_role("listitem").filter(has_text="Agreed delay.").first).to_be_visible()
