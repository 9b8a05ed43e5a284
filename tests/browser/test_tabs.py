"""A tab is in the address, and a link of the overview lands on its card."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import settle

pytestmark = pytest.mark.browser


def test_a_tab_stands_in_the_address_and_is_there_again_on_back(
    site: str, open_page: Callable[..., Page]
) -> None:
    page = open_page(f"{site}/timeliness")
    # By keyboard: the strip is one stop, its arrows choose.
    page.get_by_role("tab", name="Stages").focus()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Enter")
    page.wait_for_url("**tab=Open+now")
    settle(page)
    page.get_by_role("link", name="Comparison").click()
    page.get_by_role("heading", name="Comparison", exact=True, level=1).wait_for()
    settle(page)
    # Each page has a tab of its own.
    assert "tab=" not in page.url
    expect(page.get_by_role("tab", name="Funnel")).to_have_attribute("aria-selected", "true")
    page.go_back()
    page.get_by_role("heading", name="Timeliness", exact=True, level=1).wait_for()
    settle(page)
    page.wait_for_url("**tab=Open+now")
    expect(page.get_by_role("tab", name="Open now")).to_have_attribute("aria-selected", "true")
    expect(page.locator(".st-key-card_open")).to_be_visible()


# The page's link from the overview, and the card on which it lands.
LANDS = [
    ("Overdue recommendations", "list"),
    ("Open reviews", "open"),
    ("Letters", "letters"),
    ("Reports clear about why, said the panel", "clear"),
    ("Recommendations done with evidence within a year", "follow"),
]


@pytest.mark.parametrize(("link", "card"), LANDS)
def test_a_link_of_the_overview_lands_on_its_card(
    site: str, open_page: Callable[..., Page], link: str, card: str
) -> None:
    page = open_page(f"{site}/")
    page.get_by_role("link", name=link, exact=True).first.click()
    page.wait_for_url(f"**card={card}**")
    settle(page)
    landed = page.locator(f".st-key-card_{card}")
    expect(landed).to_be_in_viewport()
    # It is held there for ten seconds at most.
    page.wait_for_timeout(1500)
    box = landed.bounding_box()
    assert box is not None
    assert -10 <= box["y"] <= 500, "its heading is in sight"
