"""Every page and tab, at a desk in light and on a phone in dark: an axe scan finds nothing,
nothing is cut off sideways, every chart has a name; none is longer than somebody scrolls before
something is opened, and nothing on it scrolls but the page."""

from collections.abc import Callable

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.browser.conftest import PHONE, settle

pytestmark = pytest.mark.browser
# The file uploader of Streamlit 1.67 marks a focusable element as presentation: minor, and no
# option of ours removes it.
STREAMLIT_S_OWN = {"presentation-role-conflict"}
SCROLLS = "scrollable-region-focusable"
# Pixels of the page's content, by the width of the window.
LONGEST = {1400: 3500, 420: 6000}
LENGTH = "document.querySelector('.stMainBlockContainer').getBoundingClientRect().height"
# What scrolls up and down within the page; a table wider than the page may scroll sideways.
BOXES = """() => [...document.querySelectorAll('.stMainBlockContainer *')].filter(e =>
    /auto|scroll/.test(getComputedStyle(e).overflowY) && e.clientHeight > 40
    && e.scrollHeight > e.clientHeight + 2).map(e => e.className)"""


@pytest.mark.parametrize(("width", "mode"), [(1400, "light"), (420, "dark")])
@pytest.mark.parametrize(
    "place",
    [
        "",
        "initiation",
        "timeliness",
        "publication",
        "recommendations",
        "quality",
        "board?board=AR134",
        "comparison",
        "annual-report?report_year=2014-15",
        "data",
        "methods",
        "review?review=R0208",
    ],
)
def test_every_tab_can_be_read(
    site: str, open_page: Callable[..., Page], place: str, width: int, mode: str
) -> None:
    page = open_page(f"{site}/{place}", width, mode, PHONE if width < 500 else None)
    tabs = page.get_by_role("tab")
    too_long, boxes = {}, {}
    for n in range(max(tabs.count(), 1)):
        if n:
            tabs.nth(n).click()
            expect(tabs.nth(n)).to_have_attribute("aria-selected", "true")
            settle(page)
        name = tabs.nth(n).inner_text() if tabs.count() else place
        length = page.evaluate(LENGTH)
        _has_no_barrier(page)
        if length > LONGEST[width]:
            too_long[name] = length
        if found := page.evaluate(BOXES):
            boxes[name] = found
    assert not too_long
    assert not boxes


def _has_no_barrier(page: Page) -> None:
    found = Axe().run(page)
    violations = [v for v in found.response["violations"] if v["id"] not in STREAMLIT_S_OWN]
    # A table wider than a phone scrolls in a frame of Streamlit's own, which Safari alone does not
    # let a keyboard reach; a box of ours that scrolls counts.
    for violation in (v for v in violations if v["id"] == SCROLLS):
        violation["nodes"] = [n for n in violation["nodes"] if "stVerticalBlock" in n["html"]]
    violations = [v for v in violations if v["nodes"]]
    assert not violations, [(v["id"], [n["html"][:200] for n in v["nodes"]]) for v in violations]
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    # All at once: a page drawn anew meanwhile would have other charts.
    names = page.locator("[data-testid=stPlotlyChart]").evaluate_all(
        "charts => charts.map(e => e.closest('[role=figure]')?.getAttribute('aria-label'))"
    )
    assert all(names), names
