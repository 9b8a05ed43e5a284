"""Boards in the address: by id, and by every name they have had."""

from datetime import date

import pytest

from scr.base import words
from scr.base.settings import ENGLAND, SAMPLE
from scr.figures.directory import directory
from scr.importing import run_import
from scr.importing.names import plain
from scr.store import current
from scr.ui.choice import filters
from scr.ui.kit import board_names
from tests.factory import board, make_snapshot, review

OLD, NEW = "Kent Safeguarding Children Board", "Kent and Medway Safeguarding Children Board"


@pytest.fixture
def known(tmp_path):
    make_snapshot(
        tmp_path,
        boards=[
            board("K1", board_name=NEW, aliases=[OLD, "Kent LSCB"]),
            board("L1", board_name="Leeds Safeguarding Children Board",
                  closed_date=date(2012, 1, 1)),
            board("L2", board_name="Leeds Safeguarding Children Board"),
            board("M1", board_name="Moor LSCB"), board("M2", board_name="Moor LSCB"),
        ],
        reviews=[review("R1", "K1")],
    )  # fmt: skip
    return directory(current(tmp_path))


@pytest.mark.parametrize(
    ("text", "board_id"),
    [
        ("K1", "K1"), (" k1 ", "K1"), (NEW, "K1"), ("Kent & Medway", "K1"), (OLD, "K1"),
        ("kent lscb", "K1"), ("Kent and Medway LSCB", "K1"), ("L1", "L1"), ("Leeds", "L2"),
        ("Moor LSCB", None), ("Nowhere", None), ("", None),
    ],
)  # fmt: skip
def test_what_an_address_may_say(known, text, board_id):
    assert board_names.board_meant(text, known) == board_id


def test_two_boards_of_one_name_are_told_apart_in_a_list(known):
    shown = board_names.labels(known, short=True)
    assert shown["K1"] == "Kent and Medway"
    assert (shown["M1"], shown["M2"]) == ("Moor (M1)", "Moor (M2)")
    assert len(set(board_names.labels(known).values())) == 5


def test_a_list_shows_former_names_and_which_boards_are_closed(known):
    shown = board_names.findable(known, short=True)
    assert shown["L1"] == "Leeds (L1) (closed 1 January 2012)"
    assert shown["L2"] == "Leeds (L2)"
    # Nothing is added where the present name says it all: Kent is in Kent and Medway.
    assert shown["K1"] == "Kent and Medway"


@pytest.fixture(scope="module", params=[ENGLAND, SAMPLE], ids=["England", "sample"])
def country(request, tmp_path_factory):
    folder = tmp_path_factory.mktemp("country")
    run_import([request.param / "boards.csv"], folder=folder, as_at=date(2016, 6, 30))
    return directory(current(folder))


def test_every_board_of_a_country_is_found_by_each_of_its_names(country):
    """In the list (a list is searched by what it shows) and in the address."""
    shown = board_names.findable(country)
    assert len(shown) >= 146
    ids = dict(zip(country.boards["board_id"], country.boards["board_name"], strict=True))
    for board_id, name in ids.items():
        for one in (name, *country.former_names.get(board_id, ())):
            area = words.board_short(one)
            assert plain(area) in plain(shown[board_id])
            assert board_names.board_meant(area, country) == board_id
            assert board_names.board_meant(one, country) == board_id


def test_a_page_takes_up_a_former_name_and_says_when_a_board_is_not_there(known, tmp_path, open_at):
    at = open_at("board", tmp_path, board=OLD)
    assert at.session_state["board"] == "K1"
    assert at.query_params["board"] == "K1"
    for query in ("Moor LSCB", "Nowhere"):
        at = open_at("board", tmp_path, board=query)
        assert "Which board?" in [m.value for m in at.markdown]
        assert any("a name that fits several" in warning.value for warning in at.warning)
        assert "board" not in at.query_params


@pytest.mark.parametrize("key", sorted(filters.UNKNOWN))
def test_what_an_address_names_that_is_not_there_is_said(known, tmp_path, open_at, key):
    at = open_at("recommendations", tmp_path, **{key: "Zanzibarquince"})
    (warning,) = at.warning
    assert filters.UNKNOWN[key] in warning.value
    assert "Zanzibarquince" not in warning.value
    assert key not in at.query_params
    # A window that says how wide it is has the page drawn once more.
    assert [one.value for one in at.run().warning] == [warning.value]


def test_what_is_there_is_understood_as_lists_show_it_and_by_its_code(known, tmp_path, open_at):
    for said in ("Death of a child", "death"):
        at = open_at("initiation", tmp_path, incident=said, kind="calendar")
        assert not at.warning
        assert at.query_params["incident"] == "Death of a child"


def test_several_boards_of_an_own_group(known, tmp_path, open_at):
    at = open_at("board", tmp_path, board="K1", own=["L1", "Leeds", "Nobody"], peer="Own group")
    assert at.session_state["own"] == ["L1", "L2"]
    assert at.query_params["own"] == ["L1", "L2"]


@pytest.mark.parametrize("page", ["recommendations", "quality", "board", "comparison"])
def test_the_filters_say_whether_a_board_stands_alone(known, tmp_path, open_at, page):
    at = open_at(page, tmp_path, board="K1")
    (sentence,) = [m.value for m in at.markdown if m.value.startswith("**Panel year")]
    marked = "all boards, Kent and Medway marked" in sentence
    assert marked == (page == "comparison"), sentence
    assert "Kent and Medway" in sentence
