"""What an official, the panel and a chair do, in a real browser on the sample."""

import csv
import io
from collections.abc import Callable
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from click.testing import CliRunner
from playwright.sync_api import Page, expect

from scr.__main__ import cli
from tests.browser.conftest import settle

pytestmark = pytest.mark.browser


def test_the_panel_s_published_figure_is_on_the_page(
    site: str, open_page: Callable[..., Page]
) -> None:
    page = open_page(f"{site}/initiation?last=2014-15")
    sentence = page.get_by_text("the panel agreed with 86 of 107 decisions not to start a review")
    expect(sentence).to_contain_text("(80%, 72% to 87%)")
    expect(page.locator(".st-key-card_panel")).to_contain_text("86 of 107")


def test_filters_live_in_the_url_and_move_with_the_reader(
    site: str, open_page: Callable[..., Page]
) -> None:
    page = open_page(f"{site}/initiation")
    page.get_by_role("button", name="Change what is shown").click()
    page.get_by_role("combobox", name="To").click()
    page.get_by_role("option", name="2014-15").click()
    page.wait_for_url("**last=2014-15**")
    page.get_by_text("Financial", exact=True).click()
    page.wait_for_url("**kind=**")
    page.keyboard.press("Escape")
    settle(page)
    page.get_by_role("link", name="Overview").click()
    page.get_by_role("heading", name="Overview", exact=True, level=1).wait_for()
    settle(page)
    assert "last=2014-15" in page.url
    expect(page.get_by_text("in the financial year 2014-15").first).to_be_visible()


def test_a_choice_goes_along_to_other_pages_and_is_there_again_on_back(
    site: str, open_page: Callable[..., Page]
) -> None:
    chosen = {"kind": "Calendar", "first": "2013", "last": "2014", "region": "Saltmarch",
              "incident": "Death of a child", "board": "AR134"}  # fmt: skip
    said = "2013 to 2014 (January to December), Saltmarch"
    page = open_page(f"{site}/initiation?region=Saltmarch")
    page.get_by_role("link", name="Publication").click()
    _arrived(page, "Publication", {"region": "Saltmarch"}, "Saltmarch, as at")
    page.get_by_role("button", name="Change what is shown").click()
    page.get_by_text("Calendar", exact=True).click()
    for label, name in (("From", "first"), ("To", "last"), ("Incident", "incident")):
        page.wait_for_url("**kind=Calendar**")
        page.get_by_role("combobox", name=label).click()
        page.get_by_role("option", name=chosen[name], exact=True).click()
        page.wait_for_url(f"**{name}=**")
        settle(page)
    page.get_by_role("combobox", name="Board", exact=True).fill("Bramblecombe")
    page.keyboard.press("Enter")
    page.wait_for_url("**board=AR134**")
    settle(page)
    page.keyboard.press("Escape")
    # By way of a page that has no filters.
    page.get_by_role("link", name="Methods").click()
    page.get_by_role("heading", name="Methods", exact=True, level=1).wait_for()
    page.get_by_role("link", name="Initiation").click()
    _arrived(page, "Initiation", chosen, said)
    page.go_back()
    page.get_by_role("heading", name="Methods", exact=True, level=1).wait_for()
    settle(page)
    page.go_back()
    _arrived(page, "Publication", chosen, said)
    page.go_back()
    _arrived(page, "Initiation", {"region": "Saltmarch"}, "Saltmarch, as at")
    page.go_forward()
    _arrived(page, "Publication", chosen, said)


def test_what_is_chosen_behind_a_button_stays_however_late_it_is_opened(
    site: str, open_page: Callable[..., Page]
) -> None:
    """The browser makes what a button opens when it is opened: of a run before it, it knows
    nothing. And a page may be left before it was drawn."""
    page = open_page(f"{site}/initiation?region=Saltmarch")
    page.get_by_role("link", name="Publication").click()
    _arrived(page, "Publication", {"region": "Saltmarch"}, "Saltmarch, as at")
    for width in (420, 1400):
        page.set_viewport_size({"width": width, "height": 900})
        page.wait_for_timeout(500)
        settle(page)
    page.get_by_role("button", name="Change what is shown").click()
    page.get_by_text("Calendar", exact=True).click()
    page.wait_for_url("**kind=Calendar**")
    chosen = {"kind": "Calendar", "region": "Saltmarch"}
    _arrived(page, "Publication", chosen, "(January to December), Saltmarch")


def _arrived(page: Page, title: str, chosen: dict[str, str], said: str) -> None:
    page.get_by_role("heading", name=title, exact=True, level=1).wait_for()
    settle(page)
    expect(page.get_by_text(said).first).to_be_visible()
    query = parse_qs(urlsplit(page.url).query)
    assert query == {name: [value] for name, value in chosen.items()}


def test_what_an_address_names_that_is_not_there_is_passed_over_and_said(
    site: str, open_page: Callable[..., Page]
) -> None:
    page = open_page(f"{site}/initiation?board=NOBODY&last=1815&as_at=tomorrow")
    expect(page.get_by_text("all boards, as at 30 June 2016")).to_be_visible()
    expect(page.get_by_text("a board that these records do not have")).to_be_visible()


def test_a_figure_is_taken_away_as_it_is_computed(
    site: str,
    open_page: Callable[..., Page],
    sample_database: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    page = open_page(f"{site}/initiation?last=2014-15&first=2014-15")
    page.locator(".st-key-card_funnel").get_by_role("button", name="CSV").click()
    # The card's chart is of two figures: the decisions, and the benchmark that marks boards.
    name = "CSV: Decisions to start a review"
    with page.expect_download() as taken:
        page.get_by_role("button", name=name).click()
    shown = list(csv.DictReader(io.StringIO(Path(taken.value.path()).read_text("utf-8-sig"))))
    monkeypatch.setenv("SCR_DATABASE", str(sample_database))
    printed = CliRunner().invoke(
        cli,
        ["figure", "decisions", "--by", "board", "--period", "panel:2014-15", "--format", "csv"],
    )
    computed = list(csv.DictReader(io.StringIO(printed.stdout)))
    assert len(shown) == len(computed) > 100
    for page_row, row in zip(shown, computed, strict=True):
        assert {name: page_row[name] for name in row} == row
        assert page_row["period"] == "panel:2014-15"


def test_every_card_opens_to_its_sum(site: str, open_page: Callable[..., Page]) -> None:
    page = open_page(f"{site}/initiation?last=2014-15&first=2014-15")
    card = page.locator(".st-key-card_decisions")
    card.get_by_role("button", name="Table").click()
    expect(page.get_by_role("dialog").get_by_role("cell", name="55% to 67%")).to_be_visible()
    page.keyboard.press("Escape")
    card.get_by_role("button", name="Definition and SQL").click()
    expect(page.get_by_text("reviews whose first decision is dated in the period")).to_be_visible()
    page.keyboard.press("Escape")
    card.get_by_role("button", name="Link to the data").click()
    address = page.locator("code", has_text="/api/v1/figures/decisions.csv?").inner_text()
    (row,) = csv.DictReader(io.StringIO(page.request.get(address).text()))
    assert (row["n_initiate"], row["n_decisions"]) == ("168", "275")
    page.keyboard.press("Escape")
    card.get_by_role("button", name="Cases").click()
    expect(page.get_by_role("dialog").get_by_text("275 reviews")).to_be_visible()


def test_from_a_list_of_cases_to_a_review_and_back(
    site: str, open_page: Callable[..., Page]
) -> None:
    page = open_page(f"{site}/timeliness?last=2014-15&tab=Open+now")
    page.locator(".st-key-card_open").get_by_role("button", name="Cases").click()
    page.wait_for_selector("[role=dialog] [data-testid=stDataFrame] canvas")
    box = page.locator("[role=dialog] [data-testid=stDataFrame] canvas").first.bounding_box()
    assert box is not None
    page.mouse.click(box["x"] + 16, box["y"] + 52)
    page.get_by_role("heading", name="A review", exact=True, level=1).wait_for()
    settle(page)
    assert set(parse_qs(urlsplit(page.url).query)) <= {"review", "from", "view"}
    page.get_by_role("link", name="Back to Timeliness").click()
    page.get_by_role("heading", name="Timeliness", exact=True, level=1).wait_for()
    settle(page)
    page.wait_for_url("**last=2014-15**")
    expect(page.get_by_text("2011-12 to 2014-15").first).to_be_visible()


def test_back_to_the_usual_view(site: str, open_page: Callable[..., Page]) -> None:
    page = open_page(f"{site}/initiation?last=2013-14&incident=After")
    page.get_by_role("button", name="Change what is shown").click()
    page.get_by_role("button", name="Back to the usual view").click()
    page.wait_for_url(lambda url: "last=" not in url)
    expect(page.get_by_text("2011-12 to 2015-16").first).to_be_visible()


@pytest.mark.parametrize(
    ("place", "card", "said"),
    [
        ("timeliness?tab=Open+now", "open", "44 have been open for over a year"),
        ("publication?kind=Calendar&first=2014&last=2014", "outcomes", "started in"),
        ("timeliness?tab=Delays", "delay_regions", "agreed delay"),
    ],
)
def test_what_parliament_asked_and_was_not_told_is_on_a_page(
    site: str, open_page: Callable[..., Page], place: str, card: str, said: str
) -> None:
    page = open_page(f"{site}/{place}")
    expect(page.locator(f".st-key-card_{card}")).to_contain_text(said)


def test_a_picture_is_taken_away(site: str, open_page: Callable[..., Page]) -> None:
    page = open_page(f"{site}/initiation", mode="dark")
    page.wait_for_selector(".st-key-card_funnel .main-svg")
    with page.expect_download() as taken:
        page.locator(".st-key-card_funnel").get_by_role("button", name="PNG picture").click()
    assert Path(taken.value.path()).read_bytes().startswith(b"\x89PNG")
    assert taken.value.suggested_filename.startswith("decisions_by-board_panel-2011-12")


def test_on_paper_every_chart_is_whole(site: str, open_page: Callable[..., Page]) -> None:
    page = open_page(f"{site}/timeliness")
    page.emulate_media(media="print")
    page.wait_for_selector("[class*=st-key-plot_] .main-svg")
    wide = page.evaluate(
        "() => [...document.querySelectorAll('[class*=st-key-plot_] .main-svg')]"
        ".map(e => e.getBoundingClientRect().width)"
    )
    # The width of A4 at 96 dots an inch, less a printer's margins.
    assert 0 < max(wide) <= 718
