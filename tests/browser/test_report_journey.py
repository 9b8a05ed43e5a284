"""The annual report in the browser: made while its progress is shown and taken away, a long one
cancelled, a release made, listed and named on the overview."""

import io
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.browser.conftest import serving, settle
from tests.browser.test_accessibility import STREAMLIT_S_OWN
from tests.disclosure.world import World

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def small_site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A server on records of which nothing is small, so that a report takes seconds."""
    folder = tmp_path_factory.mktemp("journey")
    world = World()
    for place, name in enumerate(("N1", "N2", "S1", "S2")):
        world.board(name, "North" if name < "O" else "South")
        for year in (2013, 2014, 2015):
            world.decided(name, initiate=6 + place, not_initiate=9, year=year)
    world.snapshot(folder)
    with serving(folder) as address:
        yield address


def test_a_report_is_made_with_progress_and_taken_away(
    small_site: str, open_page: Callable[..., Page]
) -> None:
    page = open_page(f"{small_site}/annual-report?report_year=2014-15")
    page.get_by_role("button", name="Make the report for publication").click()
    expect(page.get_by_role("progressbar")).to_be_visible()
    expect(page.get_by_role("button", name="Cancel")).to_be_visible()
    everything = page.get_by_role("button", name="Everything (ZIP)")
    # Drawing each chart twice takes most of it, longer where other tests run beside.
    expect(everything).to_be_visible(timeout=180_000)
    settle(page)
    found = Axe().run(page)
    assert {v["id"] for v in found.response["violations"]} <= set(STREAMLIT_S_OWN)
    # A link leads to each part, and the address still says which year is shown.
    page.get_by_role("link", name="By region", exact=True).click()
    expect(page.get_by_role("heading", name="By region", exact=True)).to_be_in_viewport()
    assert "report_year=2014-15" in page.url
    with page.expect_download() as taken:
        everything.click()
    assert taken.value.suggested_filename == "scr-report-panel-2014-15.zip"
    with zipfile.ZipFile(io.BytesIO(Path(taken.value.path()).read_bytes())) as archive:
        names = archive.namelist()
        assert archive.testzip() is None
    assert {"report.docx", "report.xlsx", "report.ods", "csv/decisions.csv"} <= set(names)


def test_a_long_one_is_cancelled_and_leaves_nothing(
    site: str, open_page: Callable[..., Page]
) -> None:
    page = open_page(f"{site}/annual-report?report_year=2014-15")
    page.get_by_role("button", name="Make the internal version").click()
    page.get_by_role("button", name="Cancel").click()
    expect(page.get_by_role("progressbar")).to_have_count(0)
    settle(page)
    expect(page.get_by_text("Making it takes up to a minute")).to_be_visible()
    expect(page.get_by_role("button", name="Everything (ZIP)")).to_have_count(0)


def test_a_release_is_made_with_the_keyboard_listed_and_named_on_the_overview(
    small_site: str, open_page: Callable[..., Page]
) -> None:
    page = open_page(f"{small_site}/annual-report?report_year=2015-16")
    page.get_by_text("Releases: no release yet").click()
    name = page.get_by_role("textbox", name="Name")
    name.fill("annual-2015-16")
    name.press("Enter")
    freeze = page.get_by_role("button", name="Freeze these figures")
    expect(freeze).to_be_enabled()
    freeze.press("Enter")
    expect(page.get_by_text("Releases: 1 release")).to_be_visible(timeout=180_000)
    expect(page.get_by_role("cell", name="annual-2015-16").first).to_be_visible()
    page.get_by_role("link", name="Overview").click()
    settle(page)
    expect(page.get_by_text("These figures are in release annual-2015-16 of")).to_be_visible()
