"""A view is sent, and comes back as it was: also after another import."""

from collections.abc import Callable
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Page, expect

from scr.base.settings import SAMPLE
from scr.importing import run_import
from scr.store import current
from tests.browser.conftest import serving, settle

pytestmark = pytest.mark.browser
CHANGED = "The records have changed since this link was made"


def copied(page: Page) -> str:
    """The link of the page's first card."""
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.get_by_role("button", name="Copy link to this view").first.click()
    expect(page.get_by_text("Copied", exact=True).first).to_be_visible()
    return str(page.evaluate("navigator.clipboard.readText()"))


def test_a_copied_link_brings_the_view_back_and_says_when_the_records_have_changed(
    open_page: Callable[..., Page], tmp_path: Path
) -> None:
    run_import([SAMPLE], folder=tmp_path)
    first = current(tmp_path)
    with serving(tmp_path) as site:
        page = open_page(f"{site}/initiation?region=Saltmarch")
        link = copied(page)
        assert parse_qs(urlsplit(link).query) == {
            "region": ["Saltmarch"], "as_at": ["2016-06-30"], "first": ["2011-12"],
            "last": ["2015-16"], "snapshot": [first.id],
        }  # fmt: skip
        again = open_page(link)
        expect(again.get_by_text("Saltmarch, as at 30 June 2016")).to_be_visible()
        assert not again.get_by_text(CHANGED).count()
        # As of tomorrow, with another day that is usual.
        more = tmp_path / "dataset.csv"
        more.write_text("title,as_at_date,is_sample\nArrandale (invented),2016-07-31,yes\n")
        run_import([more], folder=tmp_path)
        assert current(tmp_path) != first
        later = open_page(link)
        expect(later.get_by_text(CHANGED)).to_be_visible()
        expect(later.get_by_text("Saltmarch, as at 30 June 2016")).to_be_visible()
        # What is copied from here is of the records that are shown.
        assert parse_qs(urlsplit(copied(later)).query)["snapshot"] == [current(tmp_path).id]
        later.get_by_role("link", name="Publication", exact=True).click()
        later.get_by_role("heading", name="Publication", exact=True, level=1).wait_for()
        settle(later)
        assert "snapshot=" not in later.url
        expect(later.get_by_text(CHANGED)).to_have_count(0)
