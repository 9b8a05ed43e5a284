"""The box that finds a board: with the boards that a reader may be shown by themselves."""

from datetime import date

import pytest
from streamlit.testing.v1 import AppTest

from scr.access.reader import NAMED
from scr.base.settings import ROOT
from scr.figures.directory import directory
from scr.store import current
from tests.factory import board, make_snapshot, review

BOX = "find_board"


def box(at: AppTest):
    return next((one for one in at.selectbox if one.key == BOX), None)


@pytest.mark.parametrize("page", ["overview", "data", "methods", "annual_report", "board"])
def test_every_page_has_the_box_with_every_board(open_at, sample_database, page):
    found = box(open_at(page, sample_database))
    assert found.value is None
    assert found.label == "Find a board"
    boards = directory(current(sample_database)).boards
    assert len(found.options) == len(boards)
    assert "Bramblecombe Safeguarding Children Board" in found.options


def test_it_leads_to_the_board_s_page_with_the_filters(open_at, sample_database):
    at = open_at("timeliness", sample_database, first="2013-14")
    box(at).set_value("AR134").run()
    assert at.title[0].value == "Bramblecombe"
    assert "AR134" in at.query_params["board"]
    assert at.selectbox(key="first").value == "2013-14"


def test_on_the_board_s_page_it_leads_to_another_and_all_else_stays(open_at, sample_database):
    at = open_at("board", sample_database, board="AR134", first="2013-14")
    box(at).set_value("AR077").run()
    assert at.title[0].value == "Easterhythe"
    assert at.selectbox(key="first").value == "2013-14"
    assert box(at).value is None


def test_former_names_stand_in_the_list(open_at, tmp_path):
    make_snapshot(
        tmp_path / "db",
        boards=[
            board("K1", board_name="Kent and Medway LSCB", aliases=["Medway", "Rochester LSCB"]),
            board("L1", board_name="Leeds LSCB", closed_date=date(2012, 1, 1)),
        ],
        reviews=[review("R1", "K1")],
    )
    assert box(open_at("overview", tmp_path / "db")).options == [
        "Kent and Medway LSCB (also Rochester)", "Leeds LSCB (closed 1 January 2012)",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("role", "page", "boards"),
    [
        ("official", "overview", "all"), ("panel", "methods", "all"),
        ("chair:AR134", "overview", ["Bramblecombe Safeguarding Children Board"]),
        ("chair:AR134", "annual_report", ["Bramblecombe Safeguarding Children Board"]),
        ("publisher", "overview", None), ("steward", "data", None),
        ("viewer", "annual_report", None), ("viewer", "overview", None),
    ],
)  # fmt: skip
def test_by_role(open_at, sample_database, monkeypatch, role, page, boards):
    monkeypatch.setenv("SCR_READER", role)
    found = box(open_at(page, sample_database))
    if boards is None:
        assert found is None
    elif boards == "all":
        assert len(found.options) > 100
    else:
        assert found.options == boards


def test_a_chair_finds_others_once_boards_have_agreed(open_at, sample_database, monkeypatch,
                                                      tmp_path):  # fmt: skip
    access = tmp_path / "access.toml"
    access.write_text(
        f'sharing = "{NAMED}"\n[people."c@example.org"]\nroles = ["chair"]\nboards = ["AR134"]\n'
    )
    monkeypatch.setenv("SCR_ACCESS", str(access))
    monkeypatch.setenv("SCR_READER", "c@example.org")
    assert len(box(open_at("overview", sample_database)).options) > 100


def test_there_is_none_before_anything_is_imported(tmp_path, monkeypatch):
    monkeypatch.setenv("SCR_DATABASE", str(tmp_path))
    at = AppTest.from_file(str(ROOT / "scr" / "main.py"), default_timeout=60).run()
    assert not at.exception
    assert box(at) is None
