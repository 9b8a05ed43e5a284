"""Where to begin: said on the Overview, to those who have something to begin with."""

import pytest
from streamlit.testing.v1 import AppTest

from scr.base.settings import ROOT
from scr.ui.kit import browser


@pytest.fixture
def said(monkeypatch):
    """What a first visit is told."""
    texts: list[str] = []
    monkeypatch.setattr(browser, "first_visit", texts.append)
    return texts


@pytest.mark.parametrize(
    ("role", "finds"), [("official", True), ("chair:AR134", True), ("publisher", False)]
)
def test_three_sentences_and_the_box_to_those_who_have_it(
    open_at, sample_database, monkeypatch, said, role, finds
):
    monkeypatch.setenv("SCR_READER", role)
    open_at("overview", sample_database)
    (text,) = said
    assert text.removeprefix("New here? ").count(". ") == 2
    assert ("box at the top" in text) == finds
    assert "“Change what is shown”" in text


def test_who_follows_a_link_to_a_card_is_not_told(open_at, sample_database, said):
    assert open_at("overview", sample_database, card="stages").title
    assert not said


def test_nor_is_who_comes_to_another_page_or_has_nothing(
    open_at, sample_database, monkeypatch, said, tmp_path
):
    assert open_at("timeliness", sample_database).title
    monkeypatch.setenv("SCR_DATABASE", str(tmp_path))
    assert AppTest.from_file(str(ROOT / "scr" / "main.py"), default_timeout=60).run().title
    monkeypatch.setenv("SCR_READER", "viewer")
    assert open_at("overview", sample_database).title
    assert not said
