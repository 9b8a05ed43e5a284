"""What a chair does with a board, in a real browser on the sample."""

import io
from collections.abc import Callable
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import docx
import openpyxl
import pytest
from playwright.sync_api import Download, Page, expect

from tests.browser.conftest import settle

pytestmark = pytest.mark.browser
BOARD, NAME = "AR134", "Bramblecombe"
NEIGHBOURS = ("Barleywick", "Kelpness")


def arrived(page: Page, title: str) -> None:
    page.get_by_role("heading", name=title, exact=True, level=1).wait_for()
    settle(page)


def asked(page: Page) -> dict[str, list[str]]:
    return parse_qs(urlsplit(page.url).query)


def content(taken: Download) -> io.BytesIO:
    return io.BytesIO(Path(taken.path()).read_bytes())


@pytest.mark.parametrize("clicks", ["from the board's page", "from the overview"])
def test_from_what_is_overdue_at_my_board_to_the_list_and_away(
    site: str, open_page: Callable[..., Page], clicks: str
) -> None:
    if clicks == "from the board's page":
        # A region chosen elsewhere must not empty the list.
        page = open_page(f"{site}/board?board={BOARD}&region=Saltmarch")
        expect(page.get_by_role("heading", name="27 recommendations are overdue")).to_be_visible()
        page.get_by_role("link", name="Open the list of what is overdue").click()
    else:
        page = open_page(f"{site}/?board={BOARD}")
        page.get_by_role("link", name="Overdue recommendations").click()
    arrived(page, "Recommendations")
    expect(page.get_by_role("heading", level=2).first).to_have_text(
        f"27 recommendations overdue: {NAME}"
    )
    settle(page)
    with page.expect_download() as taken:
        page.get_by_role("button", name="Spreadsheet of all 27 (XLSX)").click()
    sheet = openpyxl.load_workbook(content(taken.value))["Recommendations"]
    rows = list(sheet.iter_rows(values_only=True))
    first = next(i for i, row in enumerate(rows) if "Needed next" in row)
    board = rows[first].index("Board")
    listed = [row for row in rows[first + 1 :] if any(row)]
    assert len(listed) == 27
    assert {row[board] for row in listed} == {NAME}


def test_the_brief_is_taken_away_with_and_without_names(
    site: str, open_page: Callable[..., Page]
) -> None:
    page = open_page(f"{site}/board?board={BOARD}")
    made = {}
    for label in ("Brief for the chair (Word)", "Brief without other boards’ names"):
        with page.expect_download() as taken:
            page.get_by_role("button", name=label).click()
        assert taken.value.suggested_filename.startswith(f"brief_{BOARD}_as-at-2016-06-30")
        opened = docx.Document(content(taken.value))
        made[label] = "\n".join(paragraph.text for paragraph in opened.paragraphs)
        assert len(opened.inline_shapes) == 2
        assert opened.tables[0].rows[1].cells[1].text == "12 of 42 (29%)"
    named, unnamed = made.values()
    assert f"{NAME} is marked" in unnamed
    assert "not named here" in unnamed
    others = [name for name in ("Barleywick", "Merrinholt", "Pebblesea") if name in named]
    assert others
    assert not [name for name in others if name in unnamed]


def test_an_own_group_is_kept_in_the_address(site: str, open_page: Callable[..., Page]) -> None:
    page = open_page(f"{site}/board?board={BOARD}&tab=Measures")
    page.get_by_role("button", name="Neighbours and own group").click()
    chooser = page.get_by_role("combobox", name="Boards of your own group")
    for n, name in enumerate(NEIGHBOURS, start=1):
        chooser.fill(name)
        page.get_by_role("option", name=name, exact=True).click()
        page.wait_for_url(lambda url, n=n: url.count("own=") == n)
    page.keyboard.press("Escape")
    page.get_by_text("Own group", exact=True).first.click()
    expect(page.get_by_text("Own group (2 boards)")).to_be_visible()
    settle(page)
    assert asked(page) | {"peer": ["own"]} == {
        "board": [BOARD], "own": ["AR074", "AR080"], "peer": ["own"], "tab": ["Measures"],
    }  # fmt: skip
    # To a review and back, and in another browser.
    page.get_by_role("tab", name="Cases").click()
    page.wait_for_url("**tab=Cases**")
    settle(page)
    listed = page.locator(".st-key-card_board_reviews canvas").first
    listed.scroll_into_view_if_needed()
    box = listed.bounding_box()
    assert box is not None
    page.mouse.click(box["x"] + 16, box["y"] + 52)
    arrived(page, "A review")
    page.get_by_role("link", name="Back to Board").click()
    arrived(page, NAME)
    expect(page.get_by_role("tab", name="Cases")).to_have_attribute("aria-selected", "true")
    page.get_by_role("tab", name="Measures").click()
    expect(page.get_by_text("Own group (2 boards)")).to_be_visible()
    own = "own=AR074&own=AR080&peer=Own+group"
    again = open_page(f"{site}/board?board={BOARD}&{own}&tab=Measures")
    expect(again.get_by_text("Own group (2 boards)")).to_be_visible()


def test_a_board_stands_in_the_address_by_its_id_and_an_old_address_still_holds(
    site: str, open_page: Callable[..., Page]
) -> None:
    page = open_page(f"{site}/board?board={NAME}+Safeguarding+Children+Board")
    expect(page.locator(".st-key-answer")).to_contain_text(f"{NAME} is marked")
    assert asked(page) == {"board": [BOARD]}
    page.get_by_role("button", name="Change what is shown").click()
    box = page.get_by_role("combobox", name="Board", exact=True)
    box.fill("Easterhythe")
    expect(
        page.get_by_role("option", name="Easterhythe Safeguarding Children Board")
    ).to_be_visible()
    # By keyboard: on a busy machine the list is laid out anew while one points at it.
    box.press("Enter")
    page.wait_for_url("**board=AR077")
    page.keyboard.press("Escape")
    page.get_by_role("link", name="Comparison").click()
    arrived(page, "Comparison")
    page.wait_for_url("**board=AR077")
    expect(page.get_by_text("Easterhythe marked")).to_be_visible()
