"""Under a filter every card says whose figure it shows."""

from datetime import date

import pytest

from tests.factory import board, make_snapshot, review

NO_CARDS = ("What changed since", "What needs attention")
# What no board is answerable for.
OF_ALL = "The government’s responses to the panel"
DATES = {"decision": "initiate", "decision_date": date(2014, 1, 6),
         "notified_date": date(2014, 1, 2), "initiated_date": date(2014, 1, 6)}  # fmt: skip
PAGES = ("overview", "initiation", "timeliness", "publication", "recommendations", "quality")


@pytest.fixture(scope="module")
def database(tmp_path_factory):
    folder = tmp_path_factory.mktemp("whose")
    make_snapshot(
        folder,
        boards=[board("S1", board_name="Samphire LSCB", region="Saltmarch"),
                board("H1", board_name="Hallow LSCB", region="Highmoor")],
        reviews=[review(f"R{n}", board_id, **DATES) for n, board_id in enumerate(("S1", "H1"))],
    )  # fmt: skip
    return folder


@pytest.mark.parametrize("page", [*PAGES, "comparison"])
def test_a_region_is_named_by_every_card(database, open_at, page):
    at = open_at(page, database, region="Saltmarch")
    cards = [one.value for one in at.header if not one.value.startswith(NO_CARDS)]
    assert cards
    assert not [one for one in cards if "Saltmarch" not in one and OF_ALL not in one]


@pytest.mark.parametrize("page", PAGES)
def test_a_card_is_the_board_s_or_says_that_it_is_of_all(database, open_at, page):
    at = open_at(page, database, board="S1")
    cards = [one.value for one in at.header if not one.value.startswith(NO_CARDS)]
    assert cards
    assert not [one for one in cards if "Samphire" not in one and "All boards" not in one]


def test_without_a_filter_nothing_is_added(database, open_at):
    headings = [one.value for one in open_at("timeliness", database).header]
    assert headings
    assert not [one for one in headings if "All boards" in one]


def test_records_of_nothing_of_a_kind_are_said_to_be_so(tmp_path, open_at):
    make_snapshot(tmp_path, reviews=[review("R1")])
    headings = [one.value for one in open_at("timeliness", tmp_path).header]
    assert any("not recorded" in one for one in headings)
