"""Every page and tab, at a desk and on a phone, in light and dark: an axe scan finds nothing,
nothing is cut off sideways, and every chart has a name and a table."""

from collections.abc import Callable

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.browser.conftest import settle

pytestmark = pytest.mark.browser
# The file uploader of Streamlit 1.67 marks a focusable element as presentation: minor, and no
# option of ours removes it.
STREAMLIT_S_OWN = {"presentation-role-conflict"}
SCROLLS = "scrollable-region-focusable"


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
def test_no_barrier(
    site: str, open_page: Callable[..., Page], place: str, width: int, mode: str
) -> None:
    page = open_page(f"{site}/{place}", width, mode)
    tabs = page.get_by_role("tab")
    for n in range(max(tabs.count(), 1)):
        if n:
            tabs.nth(n).click()
            expect(tabs.nth(n)).to_have_attribute("aria-selected", "true")
            settle(page)
        _has_no_barrier(page)


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
