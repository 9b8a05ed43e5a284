"""No page is longer than somebody scrolls before something is opened, and nothing on it scrolls but
the page itself; on Data, lists do that are opened."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import settle

pytestmark = pytest.mark.browser
# Pixels of the page's content, by the width of the window.
LONGEST = {1400: 3500, 420: 6000}
LENGTH = "document.querySelector('.stMainBlockContainer').getBoundingClientRect().height"
# What scrolls up and down within the page; a table wider than the page may scroll sideways.
BOXES = """() => [...document.querySelectorAll('.stMainBlockContainer *')].filter(e =>
    /auto|scroll/.test(getComputedStyle(e).overflowY) && e.clientHeight > 40
    && e.scrollHeight > e.clientHeight + 2).map(e => e.className)"""
PLACES = ("", "initiation", "timeliness", "publication", "recommendations", "quality",
          "board?board=AR134", "comparison", "annual-report", "data", "methods",
          "review?review=R0208")  # fmt: skip


def _at_rest(page: Page) -> float:
    """The page's length once it stays: a phone's page is drawn anew when its width is known."""
    before, length = 0.0, page.evaluate(LENGTH)
    while length != before:
        page.wait_for_timeout(1_500)
        settle(page)
        before, length = length, page.evaluate(LENGTH)
    return float(length)


@pytest.mark.parametrize("width", LONGEST)
@pytest.mark.parametrize("place", PLACES)
def test_no_page_and_no_tab_is_too_long(
    site: str, open_page: Callable[..., Page], place: str, width: int
) -> None:
    page = open_page(f"{site}/{place}", width)
    too_long, boxes = {}, {}
    tabs = page.get_by_role("tab")
    # Of Data only what it opens with: lists in its other sections still scroll in boxes.
    for n in range(1 if place == "data" else max(tabs.count(), 1)):
        if n:
            tabs.nth(n).click()
            expect(tabs.nth(n)).to_have_attribute("aria-selected", "true")
            settle(page)
        name = tabs.nth(n).inner_text() if tabs.count() else place
        if (length := _at_rest(page)) > LONGEST[width]:
            too_long[name] = length
        if found := page.evaluate(BOXES):
            boxes[name] = found
    assert not too_long
    assert not boxes


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
