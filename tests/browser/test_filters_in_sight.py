"""What is chosen stays in sight while one scrolls, and hides nothing that a link leads to."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import settle

pytestmark = pytest.mark.browser
BAR = "[data-testid=stLayoutWrapper]:has(> .st-key-filter_bar)"
GROUNDS = "e => [getComputedStyle(e).backgroundColor, getComputedStyle(document.querySelector('.stApp')).backgroundColor]"  # noqa: E501


def scrolled(page: Page, pixels: int) -> None:
    page.locator("[data-testid=stMain]").evaluate("(e, y) => e.scrollTo(0, y)", pixels)
    page.wait_for_timeout(300)


@pytest.mark.parametrize(
    ("width", "mode", "highest"),
    [(1400, "light", 60), (1400, "dark", 60), (420, "light", 80), (420, "dark", 80)],
)
def test_the_sentence_and_its_button_stay_below_the_bar_of_pages(
    site: str, open_page: Callable[..., Page], width: int, mode: str, highest: int
) -> None:
    page = open_page(f"{site}/timeliness?region=Saltmarch", width, mode)
    scrolled(page, 700)
    bar, pages = page.locator(BAR).bounding_box(), page.locator("header").bounding_box()
    assert bar is not None
    assert pages is not None
    assert abs(bar["y"] - (pages["y"] + pages["height"])) <= 1
    assert bar["height"] <= highest
    own, of_page = page.locator(BAR).evaluate(GROUNDS)
    assert own == of_page
    # In sight, and not below what scrolls past.
    sentence = page.get_by_text("Saltmarch, as at 30 June 2016")
    assert sentence.evaluate(
        "e => { const r = e.getBoundingClientRect();"
        " return e.contains(document.elementFromPoint(r.x + 5, r.y + r.height / 2)) }"
    )
    page.get_by_role("button", name="Change what is shown").click()
    expect(page.get_by_role("combobox", name="Region")).to_be_visible()


@pytest.mark.parametrize("width", [1400, 420])
def test_it_covers_no_heading_that_a_link_leads_to(
    site: str, open_page: Callable[..., Page], width: int
) -> None:
    page = open_page(f"{site}/recommendations?card=list", width)
    page.wait_for_timeout(1500)
    settle(page)
    heading = page.locator(".st-key-card_list").get_by_role("heading").first
    expect(heading).to_be_in_viewport()
    bar, landed = page.locator(BAR).bounding_box(), heading.bounding_box()
    assert bar is not None
    assert landed is not None
    assert landed["y"] >= bar["y"] + bar["height"]


def test_the_keyboard_stops_at_nothing_below_it(site: str, open_page: Callable[..., Page]) -> None:
    page = open_page(f"{site}/initiation", 420)
    last = page.get_by_role("button", name="Table").last
    last.focus()
    n_stops = 0
    for _ in range(25):
        page.keyboard.press("Shift+Tab")
        page.wait_for_timeout(50)
        hidden = page.evaluate(
            "bar => { const e = document.activeElement, r = e.getBoundingClientRect();"
            " const b = document.querySelector(bar).getBoundingClientRect();"
            " return !document.querySelector(bar).contains(e) && !e.closest('header')"
            " && r.height > 0 && r.top < b.bottom - 1 && r.bottom <= b.bottom }",
            BAR,
        )
        assert not hidden, page.evaluate("document.activeElement.outerHTML.slice(0, 200)")
        n_stops += 1
    assert n_stops == 25


def test_on_paper_it_stands_where_it_stood(site: str, open_page: Callable[..., Page]) -> None:
    page = open_page(f"{site}/initiation")
    bar = page.locator(BAR)
    assert bar.evaluate("e => getComputedStyle(e).position") == "sticky"
    page.emulate_media(media="print")
    assert bar.evaluate("e => getComputedStyle(e).position") == "static"
