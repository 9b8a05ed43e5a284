"""The foot of every page."""

import pytest
from streamlit.testing.v1 import AppTest

from scr.access.permissions import PAGES
from scr.base import words
from scr.base.settings import ROOT
from scr.store import current
from scr.store.made import made_at

SETTINGS = {
    "SCR_OWNER": "Department for <b>Children*",
    "SCR_CONTACT": "scr.figures@example.gov.uk",
    "SCR_NEXT_RELEASE": "2026-12-14",
}


def foot(at: AppTest) -> str:
    return at.caption[-1].value if at.caption else ""


@pytest.mark.parametrize("page", [*PAGES])
def test_every_page_says_when_the_records_were_last_updated(open_at, sample_database, page):
    said = foot(open_at(page, sample_database))
    day = words.day(made_at(current(sample_database).id).date())
    # Nothing that is not set leaves its name.
    assert said == f"Last updated: {day}. Records as at 30 June 2016."


def test_what_is_set_is_said(open_at, sample_database, monkeypatch):
    for name, value in SETTINGS.items():
        monkeypatch.setenv(name, value)
    _, said = foot(open_at("methods", sample_database)).split("\n")
    assert said == (
        r"Owner: Department for \<b\>Children\* · Contact: [scr.figures@example.gov.uk]"
        "(mailto:scr.figures@example.gov.uk) · Next release: 14 December 2026"
    )


@pytest.mark.parametrize(
    ("contact", "said"),
    [
        (
            "https://example.gov.uk/scr",
            r"[https\://example.gov.uk/scr](https://example.gov.uk/scr)",
        ),
        ("the helpdesk", "the helpdesk"),
        ("javascript:alert(1)", r"javascript\:alert\(1\)"),
        ("a@b](x", r"a@b\]\(x"),
    ],
)
def test_only_an_address_becomes_a_link(open_at, sample_database, monkeypatch, contact, said):
    monkeypatch.setenv("SCR_CONTACT", contact)
    monkeypatch.setenv("SCR_NEXT_RELEASE", "Spring 2027")
    assert foot(open_at("methods", sample_database)).endswith(
        f"Contact: {said} · Next release: Spring 2027"
    )


@pytest.mark.parametrize(
    ("role", "page", "is_told"),
    [("viewer", "annual_report", False), ("viewer", "overview", False), ("steward", "data", True),
     ("publisher", "overview", True), ("chair:AR134", "board", True)],
)  # fmt: skip
def test_by_role(open_at, sample_database, monkeypatch, role, page, is_told):
    monkeypatch.setenv("SCR_READER", role)
    monkeypatch.setenv("SCR_OWNER", "The department")
    said = foot(open_at(page, sample_database))
    assert "Owner: The department" in said
    assert ("Last updated" in said) == is_told


def test_before_anything_is_imported_only_what_is_set_is_said(tmp_path, monkeypatch):
    monkeypatch.setenv("SCR_DATABASE", str(tmp_path))
    script = str(ROOT / "scr" / "main.py")
    assert "Last updated" not in foot(AppTest.from_file(script, default_timeout=60).run())
    monkeypatch.setenv("SCR_OWNER", "The department")
    assert foot(AppTest.from_file(script, default_timeout=60).run()) == "Owner: The department"
