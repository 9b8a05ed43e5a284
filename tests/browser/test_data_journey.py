"""From an empty database to a figure: files chosen in the browser, checked, imported, read."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import serving, settle
from tests.profiles import published
from tests.profiles.test_using import workbook

pytestmark = pytest.mark.browser

REVIEWS = """\
review_id,board_id,incident_type,notified_date,decision,decision_date,children_involved
R1,Kent,death,01/08/2014,initiate,20/08/2014,1
R2,Kent,serious harm,05/09/2014,not initiate,30/09/2014,1
R3,Kent,death,05/10/2014,initiate,31/10/2014,two
R4,Nowhere at all,death,05/10/2014,initiate,31/10/2014,1
"""


DATASET = "title,as_at_date\nTrial,30/06/2015\n"


def test_files_are_checked_then_imported_and_read(
    tmp_path: Path, open_page: Callable[..., Page]
) -> None:
    files = {"reviews.csv": REVIEWS, "dataset.csv": DATASET}
    for name, text in files.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    with serving(tmp_path / "database") as address:
        page = open_page(f"{address}/data")
        says_what_it_does_while_it_cannot(page)
        chosen = [str(tmp_path / name) for name in files]
        page.locator("input[type=file]").set_input_files(chosen)
        expect(page.get_by_text("2 files and the list of England’s boards")).to_be_visible()
        page.get_by_role("button", name="Check without importing").click()
        # Two of the four reviews can be used; of the others each fault is told where it stands.
        expect(page.get_by_text("Step 2 of 2")).to_be_visible()
        expect(page.get_by_text("2 not imported")).to_be_visible()
        with page.expect_download() as taken:
            page.get_by_role("button", name="reviews: 2 rows").click()
        kept_out = Path(taken.value.path()).read_text("utf-8-sig")
        assert "Nowhere at all" in kept_out
        assert "children_involved" in kept_out
        page.get_by_role("button", name="Import", exact=True).click()
        expect(page.get_by_role("heading", name="Imported")).to_be_visible()
        page.get_by_role("link", name="Initiation").click()
        page.wait_for_url("**/initiation**")
        settle(page)
        expect(page.get_by_test_id("stMain").get_by_text("2 cases").first).to_be_visible()


def says_what_it_does_while_it_cannot(page: Page) -> None:
    """The button that checks can be read while there is nothing to check."""
    england = page.get_by_text("Use the boards and child populations of England")
    england.click()
    check = page.get_by_role("button", name="Check without importing")
    expect(check).to_be_disabled()
    ink, ground = (
        page.evaluate(f"getComputedStyle(document.querySelector('{where}')).{what}")
        for where, what in (("button:disabled p", "color"), (".stApp", "backgroundColor"))
    )
    assert ink != ground
    england.click()
    expect(check).to_be_enabled()


def test_a_file_over_the_limit_is_refused_by_the_page_and_by_the_server(
    tmp_path: Path, open_page: Callable[..., Page]
) -> None:
    small, large = tmp_path / "small.csv", tmp_path / "large.csv"
    small.write_text(DATASET, encoding="utf-8")
    large.write_text(DATASET + " " * 1_100_000, encoding="utf-8")
    with serving(tmp_path / "database", STREAMLIT_SERVER_MAX_UPLOAD_SIZE="1") as address:
        page = open_page(f"{address}/data")
        with page.expect_request("**/upload_file/**") as sent:
            page.locator("input[type=file]").set_input_files(str(small))
        settle(page)

        def put(file: Path) -> int:
            """As a program would that does not ask the page."""
            content = {"name": "a.csv", "mimeType": "text/csv", "buffer": file.read_bytes()}
            token = {"X-Xsrftoken": sent.value.headers["x-xsrftoken"]}
            return page.request.put(
                sent.value.url, headers=token, multipart={"file": content}
            ).status

        assert put(small) == 204
        assert put(large) == 413
        page.locator("input[type=file]").set_input_files(str(large))
        expect(page.get_by_text("must be 1.0MB or smaller")).to_be_visible()
        # What was there before stays, and can be checked.
        expect(page.get_by_text("small.csv")).to_be_visible()


def test_a_list_of_published_reviews_is_brought_by_keyboard(
    tmp_path: Path, open_page: Callable[..., Page]
) -> None:
    source = workbook(tmp_path / "Published reviews.xlsx", List=tuple(published.rows()))
    late = ("July", "Aug", "Sept", "October")
    n_shown = sum(
        bool(board) and year == "2015" and month in late
        for _, board, _, year, month, *_ in published.rows()[1:]
    )
    with serving(tmp_path / "database") as address:
        page = open_page(f"{address}/data")
        page.locator("input[type=file]").set_input_files(str(source))
        expect(page.get_by_text("1 file and the list of England’s boards")).to_be_visible()
        pressed(page, "Check without importing")
        expect(page.get_by_text("Before the check: what your columns are")).to_be_visible()
        asked = page.get_by_text(re.compile(r"\d decisions? below")).inner_text()
        n_decisions = int(re.search(r"(\d) decisions? below", asked)[1])
        # The decisions, and the two steps that a person confirms.
        assert n_decisions + 2 <= 6
        kind = page.get_by_role("combobox", name=re.compile("Nothing in the sheet says the kind"))
        kind.focus()
        kind.press_sequentially("executive")
        kind.press("Enter")
        settle(page)
        expect(page.get_by_text("executive_summary").first).to_be_attached()
        pressed(page, "Keep this and check")
        # The boards of England are checked and imported with it, which takes a while.
        expect(page.get_by_text("Step 2 of 2")).to_be_visible(timeout=150_000)
        pressed(page, "Import")
        imported = page.get_by_role("heading", name="Imported")
        expect(imported).to_be_visible(timeout=150_000)
        page.get_by_role("link", name="Publication", exact=True).focus()
        page.keyboard.press("Enter")
        page.wait_for_url("**/publication**")
        settle(page)
        online = page.get_by_role("tab", name="Panel, time and online")
        online.focus()
        page.keyboard.press("Enter")
        settle(page)
        expect(page.get_by_text(f"{n_shown} reviews").first).to_be_visible()


def pressed(page: Page, name: str) -> None:
    """Press a button by keyboard."""
    button = page.get_by_role("button", name=name, exact=True)
    expect(button).to_be_enabled()
    button.focus()
    page.keyboard.press("Enter")
