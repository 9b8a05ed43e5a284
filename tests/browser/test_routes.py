"""No deep link goes round the application: proved on servers that have just been started."""

import shutil
import urllib.error
import urllib.request
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page

from scr.base.settings import ROOT
from tests.browser.conftest import serving

pytestmark = pytest.mark.browser
CANARY = "a page that nobody has routed"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A copy of the project with a stray page beside the others."""
    copy = tmp_path / "project"
    shutil.copytree(
        ROOT,
        copy,
        ignore=shutil.ignore_patterns(".*[!streamlit]", ".venv", ".git", "database", "__pycache__"),
    )
    shutil.copytree(ROOT / ".streamlit", copy / ".streamlit", dirs_exist_ok=True)
    (copy / "pages" / "stray.py").write_text(f"import streamlit as st\nst.title('{CANARY}')\n")
    return copy


def test_a_stray_page_is_not_reached(project: Path, sample_database: Path) -> None:
    with serving(sample_database, project) as address:
        with pytest.raises(urllib.error.HTTPError, match="404") as caught:
            urllib.request.urlopen(f"{address}/stray")
        assert CANARY not in caught.value.read().decode()
        caught.value.close()


def test_the_first_deep_link_passes_through_the_application(
    sample_database: Path, open_page: Callable[..., Page]
) -> None:
    with serving(sample_database) as address:
        page = open_page(f"{address}/initiation")
        assert page.get_by_role("heading", name="Initiation", exact=True).count() == 1
        assert page.get_by_role("link", name="Overview").count()
        assert page.get_by_text("Invented data").count()


def test_nothing_imported_shows_how_to_begin(
    tmp_path: Path, open_page: Callable[..., Page]
) -> None:
    with serving(tmp_path / "nothing") as address:
        page = open_page(f"{address}/initiation")
        assert page.get_by_text("Nothing has been imported yet").count()
        assert page.get_by_text("There are two ways to begin").count()
