"""Sign-in in a real browser, by a real OpenID provider on this machine: each sees their part."""

import json
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from scr.audit import checked, entries
from tests.browser.conftest import free_port, serving

pytestmark = pytest.mark.browser
OWN, OTHER = "AR001", "AR002"
PEOPLE = f"""
[claims]
roles = "roles"
[people."olive@example.org"]
roles = ["official"]
[people."pat@example.org"]
roles = ["panel"]
[people."cara@example.org"]
roles = ["chair"]
boards = ["{OWN}"]
[people."stef@example.org"]
roles = ["steward"]
[people."pia@example.org"]
roles = ["publisher"]
"""
REFUSED = "Your roles do not include this page."
# Every page is refused or drawn under the very policy that is sent; what it forbids is noted.
WATCH = """document.addEventListener('securitypolicyviolation',
    e => (window.violations = window.violations || []).push(e.violatedDirective + ' '
        + e.blockedURI + ' ' + e.sourceFile));"""


@dataclass(frozen=True)
class Site:
    """A server with sign-in: its address, the access file, the folder of its trail."""

    address: str
    people: Path
    trail: Path


@contextmanager
def provider() -> Iterator[str]:
    """An OpenID provider; its address."""
    port = free_port()
    claims = {"sub": "vic", "email": "vic@example.org", "roles": ["viewer"]}
    process = subprocess.Popen(
        [sys.executable, "-W", "ignore", "-m", "oidc_provider_mock", "--port", str(port),
         "--user-claims", json.dumps(claims)],
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    address = f"http://127.0.0.1:{port}"
    try:
        for _ in range(300):
            try:
                urllib.request.urlopen(f"{address}/.well-known/openid-configuration").close()
                break
            except OSError:
                time.sleep(0.1)
        yield address
    finally:
        process.terminate()
        process.wait()


@pytest.fixture(scope="module")
def site(sample_database: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    folder, port = tmp_path_factory.mktemp("sign-in"), free_port()
    people, trail = folder / "people.toml", folder / "trail"
    people.write_text(PEOPLE, "utf-8")
    secrets = folder / "secrets.toml"
    with provider() as issuer:
        secrets.write_text(
            f'[auth]\nredirect_uri = "http://127.0.0.1:{port}/oauth2callback"\n'
            f'cookie_secret = "{"c" * 40}"\nclient_id = "scr"\nclient_secret = "{"s" * 40}"\n'
            f'server_metadata_url = "{issuer}/.well-known/openid-configuration"\n',
            "utf-8",
        )
        with serving(
            sample_database,
            port=port,
            options=["--secrets.files", str(secrets)],
            SCR_ACCESS=str(people),
            SCR_AUDIT=str(trail),
        ) as address:
            yield Site(address, people, trail)


@pytest.fixture
def visit(chrome: Browser) -> Iterator[Callable[[str], Page]]:
    """A browser of somebody's own at an address, under the policy that is sent."""
    contexts = []

    def go(address: str) -> Page:
        contexts.append(chrome.new_context(viewport={"width": 1400, "height": 1000}))
        page = contexts[-1].new_page()
        page.set_default_timeout(60_000)
        page.add_init_script(WATCH)
        page.goto(address)
        return page

    yield go
    for context in contexts:
        context.close()


def sign_in(page: Page, person: str) -> Page:
    page.get_by_role("button", name="Sign in").click()
    page.locator("input[name=sub]").fill(person)
    page.get_by_role("button", name="Authorize").click()
    page.wait_for_selector("h1")
    return page


def at(page: Page, site: Site, place: str, heading: str) -> Page:
    page.goto(f"{site.address}/{place}")
    expect(page.get_by_role("heading", name=heading, level=1)).to_be_visible()
    return page


def test_a_deep_link_is_the_first_thing_a_fresh_server_is_asked(site, visit):
    page = visit(f"{site.address}/review?review=AR001-001")
    expect(page.get_by_role("button", name="Sign in")).to_be_visible()
    assert "AR001" not in page.inner_text("body")
    for place in ("data", "board?board=AR001", "methods", "annual-report", ""):
        page.goto(f"{site.address}/{place}")
        expect(page.get_by_role("button", name="Sign in")).to_be_visible()
        assert page.get_by_role("link", name="Timeliness").count() == 0


def test_three_people_at_once_each_see_their_part(site, visit):
    everybody = {
        name: sign_in(visit(site.address), f"{name}@example.org")
        for name in ("olive", "pat", "cara")
    }
    for name, page in everybody.items():
        at(page, site, f"publication?board={OTHER}", "Publication")
        if name == "cara":
            expect(page.get_by_text("You see your own board in full").first).to_be_visible()
            assert page.get_by_text("Definition and SQL").count() == 0
        else:
            expect(page.get_by_text("Definition and SQL").first).to_be_visible()
    page = at(everybody["cara"], site, f"publication?board={OWN}", "Publication")
    expect(page.get_by_text("Definition and SQL").first).to_be_visible()
    expect(page.get_by_text("cara@example.org")).to_be_visible()
    assert page.evaluate("window.violations || []") == []
    cookies = {one["name"]: one for one in page.context.cookies()}
    assert cookies["_streamlit_user"]["httpOnly"]
    assert all(one["sameSite"] in ("Lax", "Strict") for one in cookies.values())


def test_a_role_that_is_taken_away_ends(site, visit):
    page = at(sign_in(visit(site.address), "olive@example.org"), site, "publication", "Publication")
    expect(page.locator("[data-testid=stPlotlyChart]").first).to_be_visible()
    site.people.write_text(PEOPLE.replace('"official"', '"viewer"'), "utf-8")
    try:
        page.get_by_role("button", name="Table", exact=True).first.click()
        expect(page.get_by_text(REFUSED)).to_be_visible()
        # The refusal is drawn first, and what stood there goes once the page has ended.
        charts = page.locator("[data-testid=stPlotlyChart]")
        expect(charts).to_have_count(0)
        assert charts.count() == 0
    finally:
        site.people.write_text(PEOPLE, "utf-8")


# A publisher may ask for what the policy `publication` answers.
FIGURES = {"Overview", "Initiation", "Timeliness", "Publication", "Recommendations",
           "Quality and letters", "Board", "Comparison"}  # fmt: skip


@pytest.mark.parametrize(
    ("person", "place", "heading", "links"),
    [
        ("vic", "timeliness", "Timeliness", {"Annual report", "Methods"}),
        ("stef@example.org", "board?board=AR001", "Board", {"Data", "Methods"}),
        ("pia@example.org", "data", "Data", FIGURES | {"Annual report", "Methods"}),
    ],
)
def test_others_are_told_what_they_may_open(person, place, heading, links, site, visit):
    page = at(sign_in(visit(site.address), person), site, place, heading)
    expect(page.get_by_text(REFUSED)).to_be_visible()
    offered = page.locator("main [data-testid=stPageLink]")
    expect(offered).to_have_count(len(links))
    assert {text.strip() for text in offered.all_inner_texts()} == links


def test_a_stranger_sees_nothing_and_may_go(site, visit):
    page = sign_in(visit(site.address), "mallory@example.org")
    for place in ("", "data", f"review?review={OWN}-001", "methods"):
        page.goto(f"{site.address}/{place}")
        expect(page.get_by_text("nobody has given you access yet")).to_be_visible()
        assert page.locator("[data-testid=stPageLink]").count() == 0
    page.get_by_role("button", name="Sign out").click()
    page.wait_for_url(lambda url: "127.0.0.1" in url and not url.endswith("methods"))


def test_addresses_for_programs_want_a_key_and_a_host(site):
    with pytest.raises(urllib.error.HTTPError) as caught:
        urllib.request.urlopen(f"{site.address}/api/v1/figures/decisions.csv")
    assert caught.value.code == 401
    caught.value.close()
    for place in ("/", "/_stcore/health", "/api/health", "/publication"):
        asked = urllib.request.Request(f"{site.address}{place}", headers={"Host": "evil.example"})
        with pytest.raises(urllib.error.HTTPError) as caught:
            urllib.request.urlopen(asked)
        assert caught.value.code == 403
        caught.value.close()


def test_all_of_it_is_in_the_trail(site):
    assert checked(site.trail) == []
    said = {(one.who, one.what) for one in entries(site.trail)}
    assert ("olive@example.org", "sign-in") in said
    assert ("stef@example.org", "refusal") in said
    assert ("somebody without a role", "refusal") in said
