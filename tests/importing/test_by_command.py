"""Each fault that was seen to go in silently, from a workbook through the commands to a figure."""

import csv
import io
from collections.abc import Iterable
from datetime import datetime
from pathlib import Path

import openpyxl
import pytest

from tests.importing.helpers import BOARDS, review, write
from tests.importing.test_cli import run

INPUTS = Path(__file__).with_name("inputs")
AS_AT = ("--as-at", "2018-12-31")
HEADER = ("review_id", "board_id", "incident_type", "notified_date", "decision", "decision_date")


@pytest.fixture
def boards(tmp_path: Path) -> Path:
    named = [
        {"board_id": name[:2].upper(), "board_name": name, "region": "North"}
        for name in ("Barnet", "Bexley")
    ]
    return write(tmp_path / "boards", boards=named)


def workbook(path: Path, **sheets: Iterable[Iterable[object]]) -> Path:
    book = openpyxl.Workbook()
    book.remove(book.active)
    for name, rows in sheets.items():
        sheet = book.create_sheet(name.replace("_", " "))
        for row in rows:
            sheet.append(list(row))
    book.save(path)
    return path


def figure(name: str, *arguments: str) -> list[dict[str, str]]:
    done = run("figure", name, *arguments, "--format", "csv")
    assert done.exit_code == 0, done.stderr
    return list(csv.DictReader(io.StringIO(done.stdout)))


def imported(*arguments: object) -> str:
    """An import that must succeed; what it says to people."""
    done = run("import", *arguments, *AS_AT)
    assert done.exit_code == 0, done.stderr
    return done.stderr + done.stdout


def counts(said: str, table: str) -> list[int]:
    """Read, added, changed, unchanged, kept out, passed over, removed."""
    (line,) = [line for line in said.splitlines() if line.startswith(f"{table} ")]
    return [int(number.replace(",", "")) for number in line.split()[1:]]


def test_boards_that_number_alike_are_each_accounted_for(boards: Path, tmp_path: Path) -> None:
    for place, board in (("one", "Barnet"), ("two", "Bexley")):
        (tmp_path / place).mkdir()
        rows = [HEADER, *((n, board, "death", "1/2/2014", None, None) for n in (1, 2, 3))]
        workbook(tmp_path / place / "return.xlsx", reviews=rows)
    said = imported(boards, tmp_path / "one" / "return.xlsx", tmp_path / "two" / "return.xlsx")
    assert counts(said, "reviews") == [6, 3, 0, 0, 3, 0, 0]
    assert said.count("reject: two/return.xlsx, reviews, row") == 3
    assert said.count("another board (BA): two boards number alike") == 3


def test_four_recommendations_of_merged_cells_are_overdue(boards: Path) -> None:
    imported(boards, INPUTS / "1_merged_cells.xlsx")
    (row,) = figure("recommendation_status")
    assert (row["n_recommendations"], row["n_responded"], row["n_overdue"]) == ("4", "4", "4")
    assert (row["n_no_record"], row["accepted_rate"]) == ("0", "1.0")


def test_a_header_over_two_rows_keeps_no_row_out_and_takes_none_away(boards: Path) -> None:
    imported(boards, INPUTS / "1_merged_cells.xlsx")
    said = imported(INPUTS / "3_header_in_two_rows.xlsx")
    assert counts(said, "reviews") == [3, 2, 0, 0, 0, 1, 0]
    assert "The header is in row 2" in said
    (row,) = figure("decisions")
    assert (row["n_decisions"], row["n_initiate"]) == ("3", "3")


def test_a_month_is_in_its_year_and_in_no_clock_of_days(boards: Path, tmp_path: Path) -> None:
    april = datetime(2014, 4, 1)
    path = workbook(
        tmp_path / "log.xlsx",
        reviews=[HEADER, ("R1", "Barnet", "death", datetime(2014, 4, 10), "initiate", april)],
    )
    book = openpyxl.load_workbook(path)
    book["reviews"].cell(2, 6).number_format = "mmm-yy"
    book.save(path)
    said = imported(boards, path)
    assert "known to the month only: April 2014" in said
    assert "out_of_order" not in said
    (row,) = figure("decisions", "--period", "financial:2014-15")
    assert row["n_decisions"] == "1"
    rows = figure("standards", "--period", "financial:2014-15")
    (row,) = [row for row in rows if row["standard_id"] == "decide"]
    assert (row["n_started"], row["n_met"], row["n_left_out"]) == ("1", "0", "1")


def test_one_case_under_three_spellings_is_one_case(boards: Path, tmp_path: Path) -> None:
    rows = [(f"SCR\u00a0{n}", "Barnet", "death", "1/2/2014", None, None) for n in (1, 2, 3)]
    again = [(f"scr {n}", "Barnet", "death", "1/2/2014", "initiate", "2/2/2014") for n in (1, 2, 3)]
    imported(boards, workbook(tmp_path / "log.xlsx", reviews=[HEADER, *rows]))
    said = imported(workbook(tmp_path / "next.xlsx", reviews=[HEADER, *again]))
    assert counts(said, "reviews") == [3, 0, 3, 0, 0, 0, 0]
    dashed = [("SCR–2", "Barnet", "death", "1/2/2014", "initiate", "2/2/2014")]
    said = imported(workbook(tmp_path / "dashed.xlsx", reviews=[HEADER, *dashed]))
    assert "look_alike_key" in said
    (row,) = figure("decisions")
    assert row["n_decisions"] == "4"


def test_published_reviews_alone_say_nothing_of_decisions(boards: Path, tmp_path: Path) -> None:
    n = 80
    path = workbook(
        tmp_path / "published.xlsx",
        reviews=[("review_id", "board_id"), *((f"P{i}", "Barnet") for i in range(n))],
        publications=[
            ("publication_id", "review_id", "kind", "published_date"),
            *((i, f"P{i}", "overview_report", f"1/{i % 12 + 1}/2014") for i in range(n)),
        ],
    )
    imported(boards, path)
    for arguments in (
        ("--period", "calendar:2014"),
        ("--from", "2013-01-01", "--to", "2015-12-31"),
    ):
        done = run("figure", "decisions", *arguments, "--format", "csv")
        assert done.exit_code == 0
        (row,) = csv.DictReader(io.StringIO(done.stdout))
        assert (row["n_decisions"], row["initiation_rate"]) == ("", "")
        assert "No decisions are on record by the as-at date" in done.stderr
        done = run("figure", "initiations", *arguments, "--format", "csv")
        assert done.exit_code == 0
        (row,) = csv.DictReader(io.StringIO(done.stdout))
        assert (row["n_initiated"], row["rate_per_100k"], row["rate_per_100k_upper"]) == ("",) * 3
        assert "No starts of reviews are on record by the as-at date" in done.stderr


def test_years_before_the_first_record_are_no_zeros(boards: Path, tmp_path: Path) -> None:
    decided = ("R1", "Barnet", "death", "1/3/2014", "initiate", "10/3/2014")
    imported(boards, workbook(tmp_path / "log.xlsx", reviews=[HEADER, decided]))
    rows = figure("decisions", "--period", "calendar:2011..2015", "--by", "period")
    assert [(row["group_id"], row["n_decisions"]) for row in rows] == [
        ("calendar:2014", "1"),
        ("calendar:2015", "0"),
    ]


def test_nothing_usable_never_empties_what_is_stored(boards: Path, tmp_path: Path) -> None:
    imported(boards, INPUTS / "1_merged_cells.xlsx")
    before = figure("decisions")
    named = workbook(tmp_path / "a.xlsx", Reviews_2014_15=[HEADER, ("R2", "Barnet", "death")])
    kept_out = workbook(tmp_path / "b.xlsx", reviews=[HEADER, ("R2", "Atlantis", "death")])
    for path in (named, kept_out):
        for dry in ((), ("--dry-run",)):
            done = run("import", boards, path, "--replace", *AS_AT, *dry)
            assert done.exit_code == 3
            assert "Nothing was changed" in done.stderr
    assert figure("decisions") == before


def test_a_later_source_with_a_boards_new_name_leaves_the_old_one_known(tmp_path: Path) -> None:
    one = write(tmp_path / "a", boards=BOARDS, reviews=[review(board_id="East")])
    renamed = [{**BOARDS[1], "board_id": "b2", "board_name": "Eastern Coast"}]
    two = write(tmp_path / "b", boards=renamed, reviews=[review("R2", board_id="Eastern Coast")])
    said = imported(one, two)
    assert "reject" not in said
    assert counts(said, "reviews") == [2, 2, 0, 0, 0, 0, 0]
    ids = [row for row in figure("data_quality") if row["column"] == "board_id"]
    assert {row["table"]: row["n_rows"] for row in ids}["boards"] == "2"


def test_a_copy_made_by_a_browser_is_read(boards: Path, tmp_path: Path) -> None:
    path = write(tmp_path / "s", reviews=[review(board_id="Barnet")]) / "reviews.csv"
    for name in ("reviews (1).csv", "mended_reviews.csv"):
        copy = tmp_path / name
        copy.write_bytes(path.read_bytes())
        assert counts(imported(boards, copy), "reviews")[0] == 1


def test_findings_give_the_date_or_code_that_is_wrong(boards: Path, tmp_path: Path) -> None:
    rows = [
        {"board_id": "Barnet", "review_id": name, "incident_type": "death", **values}
        for name, values in {
            "R1": {"incident_date": "1/3/2014", "notified_date": "27/2/2014"},
            "R2": {"incident_date": "6/1/1914"},
            "R3": {"notified_date": "Jan 2019"},
            "R4": {"incident_type": "Serious death"},
            "R5": {"incident_type": "Jane died of neglect"},
        }.items()
    ]
    delay = {
        "delay_id": "D1",
        "review_id": "R1",
        "reason": "inquest",
        "start_date": "2/3/2014",
        "end_date": "1/3/2014",
    }
    said = imported(boards, write(tmp_path / "s", reviews=rows, delays=[delay]))
    for part in (
        "row 2, notified_date: The notified_date (27/02/2014) lies before an earlier step",
        "row 3, incident_date: The date (06/01/1914) lies before 1990",
        "row 4, notified_date: The date (January 2019) lies after the as-at date",
        "row 5, incident_type: “serious death” is not one of the codes of the column",
        "row 6, incident_type: This is not one of the codes of the column",
        "row 2, end_date: The delay ends (01/03/2014) before it starts (02/03/2014)",
    ):
        assert part in said
    assert "Jane" not in said


def test_a_tracker_as_it_is_kept_from_its_profile_to_its_figures(
    boards: Path, tmp_path: Path
) -> None:
    """Its header in row 4, several bodies in a cell, a month, a quarter, a state without a date, a
    row of totals."""
    done_review = ("M1", "Barnet", "death", "1/2/2014", "initiate", "10/2/2014", "1/9/2014")
    log = workbook(tmp_path / "log.xlsx", reviews=[(*HEADER, "completed_date"), done_review])
    imported(boards, log)
    tracker, out = INPUTS / "6_tracker_as_kept.xlsx", tmp_path / "tracker.toml"
    done = run("import", tracker, *AS_AT)
    assert "Row 4 looks like the header" in done.stderr
    done = run("profile", "suggest", tracker, "--out", out)
    # Nothing is split and no quarter is taken for a month before a person has agreed to it.
    assert done.stderr.count("question") == 2
    assert run("profile", "add", out).exit_code == 0
    said = imported(tracker)
    assert counts(said, "recommendations") == [6, 4, 0, 0, 1, 1, 0]
    for part in (
        "row 6, due_date: The date is known to the month only: April 2015",
        "row 8, due_date: The date is known to the month only: December 2014",
        "reject: 6_tracker_as_kept.xlsx, recommendations, row 7, recommendation_id",
        "give a total were passed over: 1 (row 10)",
        "1 date names a quarter; it is kept as a month of it",
    ):
        assert part in said
    (row,) = figure("recommendation_status")
    assert (row["n_recommendations"], row["n_undated"], row["n_overdue"]) == ("4", "4", "0")
    (row,) = figure("recommendations_due", "--period", "calendar:2014..2015")
    assert (row["n_undated"], row["n_overdue"], row["n_done_on_time"]) == ("4", "0", "0")
