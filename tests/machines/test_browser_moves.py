"""A reader in a real browser whose process is killed is back on another, at the same view."""

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import settle
from tests.machines.site import served

pytestmark = pytest.mark.browser
HOME = "async () => (await fetch('/api/health')).headers.get('x-process')"


def test_the_view_survives_its_process(sample_database, chrome, tmp_path):
    environments = [{"SCR_DATABASE": str(sample_database)}] * 2
    with served(tmp_path, environments) as (processes, front):
        context = chrome.new_context(ignore_https_errors=True, bypass_csp=True)
        try:
            page = context.new_page()
            page.set_default_timeout(120_000)
            page.goto(f"https://127.0.0.1:{front.port}/initiation?region=Saltmarch")
            heading = page.get_by_role("heading", name="Initiation", exact=True)
            expect(heading).to_be_visible(timeout=120_000)
            home = page.evaluate(HOME)
            gone, other = sorted(processes, key=lambda one: not home.endswith(f":{one.port}"))
            expect(page.get_by_text("Saltmarch, as at").first).to_be_visible(timeout=60_000)
            gone.kill()
            # The other process draws the same view from the address alone, and goes on from there.
            # A link chosen before the browser is connected again may lose the filters.
            page.reload()
            expect(page.get_by_text("Saltmarch, as at").first).to_be_visible(timeout=120_000)
            settle(page)
            page.get_by_role("link", name="Timeliness", exact=True).click()
            expect(page.get_by_role("heading", name="Timeliness", exact=True)).to_be_visible(
                timeout=120_000
            )
            assert page.evaluate(HOME).endswith(f":{other.port}")
            expect(page.get_by_text("Saltmarch").first).to_be_visible(timeout=60_000)
        finally:
            context.close()
