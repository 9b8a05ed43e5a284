"""The reference data for England obeys the import contract, and every figure names its source."""

from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from scr.store import import_tables
from tests.sample.sample_reading import board_ids, raw

ENGLAND = Path(__file__).parents[2] / "data" / "england"


@pytest.mark.parametrize(
    ("table", "key", "rows"),
    [
        ("boards", ["board_id"], 146),
        ("populations", ["board_id", "year"], 146 * 8),
        ("neighbours", ["board_id", "edition", "rank"], 1416),
        ("national_figures", ["period_start", "period_end", "measure", "counter"], 76),
    ],
)
def test_keys_are_unique(table, key, rows):
    keys = Counter(tuple(row[part] for part in key) for row in raw(ENGLAND, table))
    assert len(keys) == rows
    assert max(keys.values()) == 1


@pytest.mark.parametrize("name", ["boards", "populations", "neighbours"])
def test_columns_and_required_cells_are_those_of_the_import(name):
    table = import_tables()[name]
    assert raw(ENGLAND, name)
    for row in raw(ENGLAND, name):
        assert list(row) == [column.name for column in table.columns]
        assert all(row[column.name] for column in table.columns if column.is_required)


def test_every_name_fits_one_board_and_all_references_resolve():
    boards = set(board_ids(ENGLAND).values())
    assert len(boards) == 146
    assert {row["board_id"] for row in raw(ENGLAND, "populations")} == boards
    for row in raw(ENGLAND, "neighbours"):
        assert {row["board_id"], row["neighbour_id"]} <= boards
        assert row["board_id"] != row["neighbour_id"]
    assert not any("Local Local" in row["aliases"] for row in raw(ENGLAND, "boards"))


def test_map_has_one_square_per_board():
    squares = {(row["tile_column"], row["tile_row"]) for row in raw(ENGLAND, "boards")}
    assert len(squares) == 146


def test_published_figures_have_a_period_a_counter_and_a_source():
    assert raw(ENGLAND, "national_figures")
    for row in raw(ENGLAND, "national_figures"):
        start, end = date.fromisoformat(row["period_start"]), date.fromisoformat(row["period_end"])
        assert start < end
        assert row["source"].startswith("http")
        assert row["counter"]
        assert float(row["value"]) >= 0
