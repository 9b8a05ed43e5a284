"""Every page, opened by its address, for every role: drawn, or refused with a word; never a fault,
and never more than the table of permissions says."""

import pytest

from scr.access.file import reader_words
from scr.access.permissions import PAGES, PERMISSIONS, ROLES, SECTIONS, may_open_page, reader_of
from scr.base.settings import ROOT
from tests.pages.conftest import open_at

__all__ = ["open_at"]

REFUSED = "Your roles do not include this page."
CHAIR = "chair:AR134"


def spec(role: str) -> str:
    return CHAIR if role == "chair" else role


def texts(at) -> str:
    """All that a page says in words."""
    kinds = ("markdown", "caption", "title", "header", "info", "error", "warning")
    return "\n".join(str(one.value) for kind in kinds for one in getattr(at, kind))


@pytest.mark.parametrize("role", ROLES)
def test_every_page_by_its_address(role, open_at, sample_database, monkeypatch):
    monkeypatch.setenv("SCR_READER", spec(role))
    reader = reader_of("r", *reader_words(spec(role)))
    for page in PAGES:
        at = open_at(page, sample_database)
        is_refused = REFUSED in texts(at)
        assert is_refused == (not may_open_page(reader, page)), page
        if is_refused:
            assert not at.dataframe, page
            assert not at.get("plotly_chart"), page
            assert not at.get("download_button"), page


@pytest.mark.parametrize("role", ["steward"])
def test_sections_of_the_data_page(role, open_at, sample_database, monkeypatch):
    monkeypatch.setenv("SCR_READER", role)
    at = open_at("data", sample_database)
    shown = {tab.label for tab in at.tabs}
    assert shown == {name for name, need in SECTIONS.items() if need & PERMISSIONS[role] or
                     name == "Dictionary"}  # fmt: skip


def test_a_chair_s_pages_of_the_own_board_and_of_another(open_at, sample_database, monkeypatch):
    monkeypatch.setenv("SCR_READER", CHAIR)
    own = open_at("timeliness", sample_database, board="AR134")
    assert own.get("plotly_chart")
    other = open_at("timeliness", sample_database, board="AR002")
    assert "You see your own board in full" in texts(other)
    assert not other.get("plotly_chart")
    assert not other.metric


def test_nobody_sees_more_once_the_role_is_gone(open_at, sample_database, monkeypatch):
    monkeypatch.setenv("SCR_READER", "official")
    at = open_at("publication", sample_database)
    assert at.get("plotly_chart")
    monkeypatch.setenv("SCR_READER", "viewer")
    at.run()
    assert REFUSED in texts(at)
    assert not at.get("plotly_chart")


def test_the_pages_are_those_that_there_are():
    assert set(PAGES) == {path.stem for path in (ROOT / "pages").glob("*.py")}
