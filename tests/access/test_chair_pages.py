"""What a chair's pages say and draw of other boards: the same wherever a case of theirs is, and no
name of one; and what is new there, in words."""

import re
from dataclasses import replace
from datetime import date
from io import BytesIO
from zipfile import ZipFile

import numpy as np
import pytest

from scr import access
from scr.access.permissions import reader_of
from scr.brief.document import Brief, document, table
from scr.exhibits.board_choice import beside_all
from scr.exhibits.scope import Scope
from scr.exhibits.view import View
from scr.figures.compare import peers
from scr.store import current
from tests.access.country import country
from tests.access.test_chair_attack import OWN, twins
from tests.pages.conftest import open_at

__all__ = ["open_at"]

CHAIR = reader_of("c", ["chair"], ["AR134"])
KINDS = ("markdown", "caption", "title", "header", "subheader", "info", "error", "warning", "table")
PAGES = (
    ("comparison", {}),
    ("comparison", {"tab": "Over time", "step": "year"}),
    ("comparison", {"measure": "on_time_rate"}),
    ("board", {"board": OWN, "tab": "Measures"}),
    ("board", {"board": OWN, "tab": "Over time"}),
    ("quality", {}),
    ("overview", {}),
)


@pytest.fixture(scope="module")
def twin_databases(tmp_path_factory):
    """The folders of two databases that differ in which other board some cases are at, and the ids
    of their snapshots."""
    rng = np.random.default_rng(12)
    made, folder = country(rng, 12, 2), tmp_path_factory.mktemp("twins")
    one = made.snapshot(folder / "one")
    two = made.moved(*twins(one, made), rng).snapshot(folder / "two")
    return {folder / "one": one.id, folder / "two": two.id}


def all_of(at) -> str:
    """All that a page says, and what its charts are drawn from."""
    said = [str(one.value) for kind in KINDS for one in getattr(at, kind)]
    return "\n".join([*said, *(chart.proto.spec for chart in at.get("plotly_chart"))])


@pytest.mark.parametrize(("page", "asked"), PAGES, ids=lambda one: str(one))
def test_a_page_is_the_same_wherever_a_case_of_others_is(
    page, asked, twin_databases, open_at, monkeypatch
):
    monkeypatch.setenv("SCR_READER", f"chair:{OWN}")
    drawn = [
        all_of(open_at(page, database, **asked)).replace(snapshot_id, "SNAPSHOT")
        for database, snapshot_id in twin_databases.items()
    ]
    assert drawn[0] == drawn[1]
    assert not [f"B{i:02}" for i in range(1, 12) if f"Board B{i:02}" in drawn[0]]


def test_a_chair_compares_the_own_board_with_all_together(open_at, sample_database, monkeypatch):
    monkeypatch.setenv("SCR_READER", "chair:AR134")
    at = open_at("comparison", sample_database)
    assert [tab.label for tab in at.tabs] == ["Your board", "Regions", "Over time"]
    assert "Bramblecombe is marked" in all_of(at)
    assert "Other boards are not drawn, not even without names" in all_of(at)
    assert len(at.get("plotly_chart")) == 1


def test_a_chair_sees_regions_as_published_and_why_not(open_at, sample_database, monkeypatch):
    monkeypatch.setenv("SCR_READER", "chair:AR134")
    at = open_at("comparison", sample_database, tab="Regions")
    assert "Of 9 regions in the panel year 2015-16, seven are shown" in all_of(at)
    assert "As published: small counts" in all_of(at)
    assert "suppressed" in at.get("plotly_chart")[0].proto.spec
    refused = open_at("comparison", sample_database, tab="Regions", measure="met_rate_complete")
    assert "Below the whole the figure standards is not published" in all_of(refused)
    assert not refused.get("plotly_chart")


def test_a_chair_s_board_page_has_every_measure_and_its_brief(
    open_at, sample_database, monkeypatch
):
    monkeypatch.setenv("SCR_READER", "chair:AR134")
    at = open_at("board", sample_database, board="AR134", tab="Measures")
    assert "Beside **All boards** (146 boards)" in all_of(at)
    assert not {"peer", "how"} & {choice.key for choice in at.get("segmented_control")}
    steps = open_at("board", sample_database, board="AR134")
    labels = [button.label for button in steps.get("download_button")]
    assert "Brief without single reviews" in labels


@pytest.mark.parametrize("sharing", ["unnamed", "named"])
def test_the_board_page_of_one_board_s_chair_is_theirs_at_once(
    open_at, sample_database, monkeypatch, sharing
):
    chair = reader_of("c", ["chair"], ["AR134"], sharing=sharing)
    monkeypatch.setattr(access, "current_reader", lambda: chair)
    at = open_at("board", sample_database)
    assert at.query_params["board"] == "AR134"
    assert "Bramblecombe" in at.title[0].value


def test_the_chair_of_two_boards_chooses_between_them(open_at, sample_database, monkeypatch):
    monkeypatch.setenv("SCR_READER", "chair:AR134+AR077")
    at = open_at("board", sample_database)
    (pick,) = [box for box in at.selectbox if box.key == "board_pick"]
    assert len(pick.options) == 2
    assert "beside all boards together" in all_of(at)


def test_a_chair_s_brief_names_no_other_board(sample_database):
    scope = Scope(CHAIR, current(sample_database), View("panel", 2013, 2014, date(2016, 6, 30)))
    boards = peers.boards_by_id(scope.directory.boards)
    choice = beside_all(boards["AR134"], boards, *scope.view.days)
    scope = replace(scope, view=replace(scope.view, board_id="AR134"))
    made = Brief(scope, choice)
    with ZipFile(BytesIO(document(made, named=True))) as opened:
        text = re.sub("<[^>]+>", " ", opened.read("word/document.xml").decode())
    assert "No other is shown by itself." in text
    headings, rows = table(made)
    assert headings[-1] == "All boards"
    assert "Neighbours" not in headings
    assert len(rows) == 14
    others = [board.name for board in boards.values() if board.board_id != "AR134"]
    assert not [name for name in others if re.search(rf"\b{re.escape(name)}\b", text)]
