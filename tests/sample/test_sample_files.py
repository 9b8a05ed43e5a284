"""The files: rebuilt just so, readable, whole, and about no real place."""

import ast
import csv
import re
from collections import Counter
from pathlib import Path

import pytest
from click.testing import CliRunner

from scr.__main__ import cli
from scr.sample import DEFAULT_SEED, truth, write_sample
from scr.store import import_tables
from tests.sample.sample_reading import AS_AT, CODES, board_ids, raw, read, squeeze

ROOT = Path(__file__).parents[2]
SAMPLE = ROOT / "data" / "sample"
ENGLAND = ROOT / "data" / "england"
KEYS = {
    "boards": ["board_id"],
    "populations": ["board_id", "year"],
    "neighbours": ["board_id", "edition", "rank"],
    "reviews": ["review_id"],
    "publications": ["publication_id"],
    "delays": ["delay_id"],
    "recommendations": ["review_id", "recommendation_id", "addressee"],
    "assessments": ["assessment_id"],
    "challenges": ["challenge_id"],
    "panel_recommendations": ["panel_recommendation_id"],
}
# What any place name may be made of, so that sharing it with a real one says nothing.
COMMON = {"green", "park", "hill", "cross", "fields", "coast", "sands", "bay", "heath", "and"}
REGIONS = {
    "North East", "North West", "Yorkshire and The Humber", "East Midlands", "West Midlands",
    "East of England", "London", "South East", "South West",
}  # fmt: skip


@pytest.fixture(scope="module")
def again(tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("again")
    write_sample(folder)
    return folder


def files(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted(folder.glob("*.csv"))}


def test_the_committed_sample_is_what_the_generator_writes(again):
    assert files(again) == files(SAMPLE)


def test_same_arguments_same_bytes_other_seed_other_records(tmp_path):
    for name, seed in (("a", 7), ("b", 7), ("c", 8)):
        write_sample(tmp_path / name, 300, seed)
    assert files(tmp_path / "a") == files(tmp_path / "b")
    assert files(tmp_path / "a")["reviews.csv"] != files(tmp_path / "c")["reviews.csv"]
    assert files(tmp_path / "a")["boards.csv"] == files(tmp_path / "c")["boards.csv"]


# The invented boards' trackers give dates, and none gives a status alone.
ABSENT = ("recommendations", "status")


def test_tables_and_columns_are_those_of_the_import():
    tables = import_tables()
    assert {path.stem for path in SAMPLE.glob("*.csv")} == set(tables)
    for name, table in tables.items():
        with (SAMPLE / f"{name}.csv").open(encoding="utf-8", newline="") as file:
            assert next(csv.reader(file)) == [
                column.name for column in table.columns if (name, column.name) != ABSENT
            ]


def test_lines_end_plainly_and_no_cell_has_outer_spaces():
    assert files(SAMPLE)
    for name, content in files(SAMPLE).items():
        assert b"\r" not in content, name
        assert content.endswith(b"\n"), name
        for row in raw(SAMPLE, name.removesuffix(".csv")):
            assert all(cell == cell.strip() for cell in row.values())


@pytest.mark.parametrize("table", KEYS)
def test_keys_are_unique_and_rows_in_order(table):
    keys = [tuple(squeeze(row[part]) for part in KEYS[table]) for row in raw(SAMPLE, table)]
    assert max(Counter(keys).values()) == 1


def test_required_cells_are_filled_and_codes_are_in_the_lists():
    assert all(read(SAMPLE, name) for name in KEYS)
    for name, table in import_tables().items():
        for row in read(SAMPLE, name):
            for column in table.columns:
                if (name, column.name) == ABSENT:
                    continue
                value = row[column.name]
                assert value not in ("", None) or not column.is_required, (name, column.name)
                if column.codes and value:
                    assert value in column.codes, (name, column.name)
                if column.name in CODES and value:
                    assert value in CODES[column.name].split(), (name, column.name)


def test_references_resolve():
    boards = set(board_ids(SAMPLE).values())
    reviews = {row["review_id"] for row in raw(SAMPLE, "reviews")}
    for table in ("publications", "delays", "recommendations", "assessments", "challenges"):
        assert {row["review_id"] for row in raw(SAMPLE, table)} <= reviews | {""}
    for row in raw(SAMPLE, "boards"):
        assert row["successor_board_id"] in boards | {""}
        assert row["successor_board_id"] != row["board_id"]
    assert {row["neighbour_id"] for row in raw(SAMPLE, "neighbours")} <= boards
    assert {row["joint_board_ids"] for row in raw(SAMPLE, "reviews")} <= boards | {""}
    assert {row["board_id"] for row in read(SAMPLE, "populations")} == boards


def test_delays_never_end_before_they_start_and_dates_are_in_range():
    assert read(SAMPLE, "delays")
    assert all(read(SAMPLE, name) for name in KEYS)
    for row in read(SAMPLE, "delays"):
        assert row["end_date"] is None or row["end_date"] >= row["start_date"]
    for name in KEYS:
        for row in read(SAMPLE, name):
            for column, value in row.items():
                if column.endswith("_date") and value is not None:
                    assert 1990 <= value.year <= AS_AT.year + 2


def test_suspect_rows_are_some_dozens():
    suspect = 0
    for row in read(SAMPLE, "reviews"):
        pairs = ("decision", "panel_view", "final_decision", "nonpublication_outcome")
        suspect += sum(bool(row[name]) != (row[f"{name}_date"] is not None) for name in pairs)
        order = ("incident", "notified", "decision", "initiated", "completed")
        days = [row[f"{name}_date"] for name in order if row[f"{name}_date"]]
        suspect += days != sorted(days)
        suspect += row["completed_date"] is not None and row["discontinued_date"] is not None
    assert 20 <= suspect <= 60


def test_board_names_are_not_those_of_real_places():
    real = set()
    for row in raw(ENGLAND, "boards"):
        places = row["local_authorities"].split(";") + row["aliases"].split(";")
        real |= {squeeze(name) for name in [*places, row["board_name"]]}
    for row in raw(SAMPLE, "boards"):
        place = row["board_name"].removesuffix(" Safeguarding Children Board")
        names = [row["board_name"], place, *place.split(" and "), *row["aliases"].split(";")]
        assert not {squeeze(name) for name in names} & real, place
        for word in place.lower().split():
            assert word in COMMON or squeeze(word) not in real, place
    assert not {row["region"] for row in raw(SAMPLE, "boards")} & REGIONS


def test_names_fit_one_board_each():
    assert len(set(board_ids(SAMPLE).values())) == 146


def test_map_has_one_square_per_board_and_regions_hang_together():
    squares: dict[tuple[int, int], str] = {}
    for row in raw(SAMPLE, "boards"):
        place = (int(row["tile_column"]), int(row["tile_row"]))
        assert squares.setdefault(place, row["region"]) == row["region"]
    assert len(squares) == 146
    assert len(set(squares.values())) == 9
    for region in [*set(squares.values()), None]:
        todo = {place for place, found in squares.items() if region in (found, None)}
        edge = [todo.pop()]
        while edge:
            column, row = edge.pop()
            beside = {(column + 1, row), (column - 1, row), (column, row + 1), (column, row - 1)}
            edge += beside & todo
            todo -= beside
        assert not todo, region


def test_merged_boards_hand_over_on_the_next_day():
    boards = {row["board_id"]: row for row in read(SAMPLE, "boards")}
    closed = [row for row in boards.values() if row["closed_date"]]
    assert len(closed) == 5
    for row in closed:
        opened = boards[row["successor_board_id"]]["opened_date"]
        assert opened is None or (opened - row["closed_date"]).days == 1
    told = {row["board_id"] for row in read(SAMPLE, "reviews")}
    assert told & {row["board_id"] for row in closed}


def test_every_board_has_ten_neighbours_other_than_itself():
    rows = raw(SAMPLE, "neighbours")
    counts = Counter((row["board_id"], row["edition"]) for row in rows)
    editions = sorted({edition for _, edition in counts})
    assert [re.sub(r"\D", "", edition) for edition in editions] == ["2012", "2014"]
    # The newer edition has every board; the older those open on its day, and lacks one rank.
    assert len(counts) == 146 + 144
    assert [pair for pair, number in counts.items() if number != 10] == [("AR020", editions[0])]
    assert all(row["board_id"] != row["neighbour_id"] for row in rows)
    assert all("invented" in row["edition"] for row in rows)


def test_no_text_holds_a_figure_that_could_be_a_persons_age_or_date():
    assert all(raw(SAMPLE, name) for name in ("reviews", "recommendations"))
    for row in raw(SAMPLE, "reviews"):
        assert not any(sign.isdigit() for sign in row["decision_reason"])
    for row in raw(SAMPLE, "recommendations"):
        assert not any(sign.isdigit() for sign in row["text"])


def test_command_writes_the_same_files_and_the_truth(tmp_path):
    truth_file = tmp_path / "truth.csv"
    arguments = ["--out", str(tmp_path / "out"), "--reviews", "300", "--seed", "7"]
    result = CliRunner().invoke(cli, ["sample", *arguments, "--truth", str(truth_file)])
    assert result.exit_code == 0
    assert result.stdout == ""
    write_sample(tmp_path / "same", 300, 7)
    assert files(tmp_path / "out") == files(tmp_path / "same")
    with truth_file.open(encoding="utf-8") as file:
        assert len(list(csv.DictReader(file))) == len(truth(DEFAULT_SEED)) == 146


def test_generator_knows_neither_screen_nor_database():
    assert list((ROOT / "scr" / "sample").glob("*.py"))
    for path in (ROOT / "scr" / "sample").glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            names = [a.name for a in node.names] if isinstance(node, ast.Import) else []
            names += [node.module or ""] if isinstance(node, ast.ImportFrom) else []
            for name in names:
                assert name.split(".")[0] not in ("streamlit", "plotly", "duckdb")
                assert not name.startswith("scr") or name.startswith("scr.sample")


def test_letters_are_followed_by_what_was_published_of_their_review():
    replies = {r["review_id"]: r for r in read(SAMPLE, "challenges") if r["replied_date"]}
    followed = [
        row
        for row in read(SAMPLE, "publications")
        if row["kind"] in ("further_analysis", "progress_report", "board_response")
        and row["review_id"] in replies
        and row["published_date"] > replies[row["review_id"]]["replied_date"]
    ]
    assert len({row["review_id"] for row in followed if row["kind"] == "further_analysis"}) >= 5


def test_the_panel_has_reports_with_every_response_and_with_none_yet():
    rows = read(SAMPLE, "panel_recommendations")
    assert Counter(row["report_date"].year for row in rows) == {2014: 9, 2015: 6, 2016: 4}
    assert {row["response"] for row in rows} == {
        "accepted_immediate", "accepted", "under_consideration", "rejected", "",
    }  # fmt: skip
    assert all("invented" in row["report"] for row in rows)
