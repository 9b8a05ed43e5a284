"""What people come for, each in so many clicks and no more. A click is a press of the mouse on
anything, the choice of a file too; typing into what a click has opened, and Enter, are none."""

import re
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import serving, settle
from tests.browser.test_copied_links import copied
from tests.disclosure.world import World

pytestmark = pytest.mark.browser
PACK = 240_000
"""How long a pack may take, in milliseconds, on a machine that does much else beside."""


class Clicks:
    """Counts the clicks of a task; one more than `most` fails it."""

    def __init__(self, page: Page, most: int) -> None:
        self.page, self.most, self.done = page, most, []

    def on(self, what: Locator, name: str) -> None:
        """Click once, and wait for what comes of it."""
        self._count(name)
        what.click()
        settle(self.page)

    def link(self, name: str) -> None:
        """Click a link of the navigation; wait until its page is there."""
        self._count(name)
        self.page.get_by_role("link", name=name, exact=True).click()
        self.page.get_by_role("heading", name=name, exact=True, level=1).wait_for()
        settle(self.page)

    def button(self, name: str) -> None:
        """Click a button of the page that can be clicked."""
        self._count(name)
        button = self.page.get_by_role("button", name=name, exact=True)
        expect(button).to_be_enabled()
        button.click()

    def file(self, path: Path) -> None:
        """Choose a file."""
        self._count(path.name)
        self.page.locator("input[type=file]").set_input_files(str(path))

    def _count(self, name: str) -> None:
        self.done.append(name)
        assert len(self.done) <= self.most, f"more than {self.most} clicks: {self.done}"


def records(folder: Path) -> Path:
    """A database in which nothing is small, so that a pack takes seconds; beside it a file that
    corrects the decision of one of its cases."""
    world = World()
    for place, name in enumerate(("N1", "N2", "S1", "S2")):
        world.board(name, "North" if name < "O" else "South")
        for year in (2013, 2014, 2015):
            world.decided(name, initiate=6 + place, not_initiate=9, year=year)
    world.snapshot(folder / "database")
    corrected = next(row for row in world.reviews if row["decision_date"] == date(2014, 9, 1))
    (folder / "reviews.csv").write_text(
        "review_id,board_id,incident_type,decision,decision_date\n"
        f"{corrected['review_id']},N1,death,not initiate,01/09/2014\n"
    )
    return folder / "database"


def test_started_in_2014_and_not_in_full_and_why(site: str, open_page: Callable[..., Page]) -> None:
    clicks = Clicks(page := open_page(site), most=3)
    clicks.link("Publication")
    clicks.on(page.get_by_role("button", name="Change what is shown"), "Change what is shown")
    clicks.on(page.get_by_text("Calendar", exact=True), "Calendar")
    page.wait_for_url("**kind=Calendar**")
    settle(page)
    rows = [
        [cell.strip() for cell in row.locator("th, td").all_inner_texts()]
        for row in page.locator(".st-key-card_not_in_full table tr").all()
    ]
    place = rows[0].index("2014")
    of_2014 = {row[0]: int(row[place]) for row in rows[1:]}
    whole = of_2014.pop("Not published in full")
    assert whole == sum(of_2014.values()) > 0
    assert of_2014["Panel agreed to not publishing"] > 0


def test_open_over_a_year_and_which(site: str, open_page: Callable[..., Page]) -> None:
    clicks = Clicks(page := open_page(site), most=2)
    attention = page.locator(".st-key-card_attention")
    clicks.on(attention.get_by_role("link", name="Open reviews"), "Open reviews")
    card = page.locator(".st-key-card_open")
    expect(card).to_contain_text("44 have been open for over a year")
    clicks.on(card.get_by_role("button", name="Cases"), "Cases")
    expect(page.get_by_role("dialog")).to_contain_text("44 reviews")
    expect(page.get_by_role("dialog").locator("canvas").first).to_be_visible()


def test_extensions_by_region(site: str, open_page: Callable[..., Page]) -> None:
    clicks = Clicks(page := open_page(site), most=2)
    clicks.link("Timeliness")
    clicks.on(page.get_by_role("tab", name="Delays"), "Delays")
    card = page.locator(".st-key-card_delay_regions")
    expect(card).to_contain_text("agreed delay")
    expect(card).to_contain_text("Saltmarch")


def test_whether_the_share_falls_as_a_sentence_to_paste(
    site: str, open_page: Callable[..., Page]
) -> None:
    page = open_page(site)
    expect(page.get_by_test_id("stMain")).to_contain_text(
        "decided to start a review in 135 (57%, 50% to 63%). "
        "The year before it was 168 of 275 (61%); there is no clear change."
    )


def test_a_view_is_sent_and_comes_back(site: str, open_page: Callable[..., Page]) -> None:
    page = open_page(f"{site}/initiation?region=Saltmarch&last=2014-15")
    said = page.locator(".st-key-filter_bar").inner_text()
    # One to copy it, one by whoever follows it.
    again = open_page(copied(page))
    assert again.locator(".st-key-filter_bar").inner_text() == said
    assert "Saltmarch" in said


def test_the_pack_of_2014_15_with_key_figures_first(
    tmp_path: Path, open_page: Callable[..., Page]
) -> None:
    with serving(records(tmp_path)) as site:
        clicks = Clicks(page := open_page(site), most=3)
        clicks.link("Annual report")
        clicks.on(page.get_by_text("2014-15", exact=True), "2014-15")
        with page.expect_download(timeout=PACK) as taken:
            clicks.button("Make the report for publication")
        assert taken.value.suggested_filename == "scr-report-panel-2014-15.zip"
        settle(page)
        titles = page.get_by_test_id("stMain").get_by_role("heading").all_inner_texts()
        assert titles[:2] == ["Annual report", "Key figures"]


def test_frozen_corrected_frozen_again_and_which_cases_made_it_change(
    tmp_path: Path, open_page: Callable[..., Page]
) -> None:
    database = records(tmp_path)
    case = (tmp_path / "reviews.csv").read_text().splitlines()[1].partition(",")[0]
    with serving(database) as site:
        clicks = Clicks(page := open_page(site), most=13)
        clicks.link("Annual report")
        clicks.on(page.get_by_text("2014-15", exact=True), "2014-15")
        clicks.on(page.get_by_text("Releases: no release yet"), "Releases")
        clicks.button("Freeze these figures")
        expect(page.get_by_text("Releases: 1 release")).to_be_visible(timeout=PACK)
        settle(page)
        clicks.link("Data")
        clicks.file(tmp_path / "reviews.csv")
        clicks.button("Check without importing")
        clicks.button("Import")
        expect(page.get_by_role("heading", name="Imported")).to_be_visible()
        settle(page)
        clicks.link("Annual report")
        if not page.get_by_role("button", name="Freeze these figures").is_visible():
            clicks.on(page.get_by_text("Releases: 1 release"), "Releases")
        clicks.button("Freeze these figures")
        expect(page.get_by_text("Releases: 2 releases")).to_be_visible(timeout=PACK)
        settle(page)
        clicks.button("Compare")
        changed = page.get_by_text(re.compile(rf"^{case}: changed"))
        expect(changed.first).to_be_visible()


def test_my_board_and_what_it_must_do_next(site: str, open_page: Callable[..., Page]) -> None:
    clicks = Clicks(page := open_page(site), most=2)
    clicks.on(page.get_by_role("combobox", name="Find a board"), "Find a board")
    page.keyboard.type("Bramble")
    clicks.on(page.get_by_role("option", name="Bramblecombe"), "Bramblecombe")
    page.get_by_role("heading", name="Bramblecombe", level=1).wait_for()
    settle(page)
    for said in ("27 recommendations are overdue", "One review has been open"):
        expect(page.get_by_role("heading", name=f"Bramblecombe: {said}")).to_be_in_viewport()
