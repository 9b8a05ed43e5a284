"""A workbook made by hand, with real boards, dates in five forms and twenty planted faults:
just those twenty are reported, and every other row goes in."""

import csv
from datetime import datetime
from pathlib import Path

import openpyxl

from scr.base.settings import ENGLAND
from scr.importing import run_import
from tests.importing.helpers import AS_AT, found, stored

BOARD_COLUMNS = (
    *("board_id", "board_name", "region", "area_type", "local_authorities", "la_codes"),
    *("opened_date", "closed_date", "successor_board_id", "aliases", "tile_column", "tile_row"),
)
REVIEW_COLUMNS = (
    *("Review ID", "Board ID", "Joint board ids", "Incident date", "Notified date"),
    *("Incident type", "Abuse type", "Children involved", "Decision", "Decision date"),
    *("Initiated date", "Completed date", "Discontinued date"),
)
N = None
# Every row is followed by the faults planted in it.
REVIEWS: list[tuple[tuple, list[tuple[str, str | None]]]] = [
    (("S1", "LSCB001", N, "2014-01-31", "02/02/2014", "Death", "Neglect", 1, "initiate",
      "20 Feb 2014", "1 March 2014", datetime(2014, 8, 1), N), []),
    (("S2", "Barnet LSCB", N, "31-01-2014", N, "serious harm", "unknown", "1.0",
      N, N, N, N, N), []),
    ((1042, "barnsley", "Barnet;LSCB001", "3 Sept 2014", N, "DEATH", "-", N, N, N, N, N, N), []),
    (("S4", "Bath & North East Somerset LSCB", N, N, N, "death", N, N, N, N, N, N, N), []),
    (("S5", "Barnet LSCB", N, "30/02/2014", N, "death", N, N, N, N, N, N, N),
     [("unreadable_date", "incident_date")]),
    (("S6", "Barnet LSCB", N, "1/2/1914", N, "death", N, N, N, N, N, N, N),
     [("date_out_of_range", "incident_date")]),
    (("S7", "Barnet LSCB", N, "1/2/14", N, "death", N, N, N, N, N, N, N),
     [("two_digit_year", "incident_date")]),
    (("S8", "Barmet LCSB", N, N, N, "death", N, N, N, N, N, N, N), [("unknown_board", "board_id")]),
    (("S9", "Barnet LSCB", N, N, N, "accident", N, N, N, N, N, N, N),
     [("unknown_code", "incident_type")]),
    (("S10", "Barnet LSCB", N, N, N, N, N, N, N, N, N, N, N),
     [("incident_type_blank", "incident_type")]),
    (("S11", "Barnet LSCB", N, N, N, "death", N, "several", N, N, N, N, N),
     [("unreadable_number", "children_involved")]),
    (
        ("s1 ", "Barnet LSCB", N, N, N, "death", N, N, N, N, N, N, N),
        [("duplicate_key", "review_id")],
    ),
    (("S12", "Barnet LSCB", "Barnet", N, N, "death", N, N, N, N, N, N, N),
     [("joint_board_is_lead", "joint_board_ids")]),
    (("S13", "Barnet LSCB", N, N, N, "death", N, N, "not_initiate", N, N, N, N),
     [("outcome_without_date", "decision_date")]),
    (("S14", "Barnet LSCB", N, N, N, "death", N, N, N, "1/3/2014", N, N, N),
     [("date_without_outcome", "decision")]),
    (("S15", "Barnet LSCB", N, "2/3/2014", "1/3/2014", "death", N, N, N, N, N, N, N),
     [("dates_out_of_order", "notified_date")]),
    (("S16", "Barnet LSCB", N, N, N, "death", N, N, "not initiate", "1/3/2014", "2/3/2014", N, N),
     [("initiated_against_decision", "initiated_date")]),
    (("S17", "Barnet LSCB", N, N, N, "death", N, N, N, N, N, "1/3/2014", "1/3/2014"),
     [("completed_and_discontinued", "discontinued_date")]),
    (("S18", "Barnet LSCB", N, "1 August 2016", N, "death", N, N, N, N, N, N, N),
     [("date_after_as_at", "incident_date")]),
]  # fmt: skip
DELAYS: list[tuple[tuple, list[tuple[str, str | None]]]] = [
    (("D1", "s1", "Inquest", "1/4/2014", "1/5/2014"), []),
    (("D2", "1042.0", "Inquest", "1/4/2014", N), []),
    (("D3", "S1", "inquest", "1/4/2014", "31/3/2014"), [("delay_ends_before_start", "end_date")]),
    (("D4", "S99", "inquest", "1/4/2014", N), [("unknown_review", "review_id")]),
    (("D5", "S5", "inquest", "1/4/2014", N), [("parent_quarantined", "review_id")]),
]
RECOMMENDATIONS: list[tuple[tuple, list[tuple[str, str | None]]]] = [
    ((1, "S1", "Police", "y", "1/1/2015", "1/2/2015"), []),
    ((2, "S1", "Police", "sort of", N, N), [("unreadable_yes_no", "is_clear")]),
    ((3, "S1", "Police", "n", "2/1/2015", "1/1/2015"),
     [("follow_up_out_of_order", "evidenced_date")]),
]  # fmt: skip
RECOMMENDATION_COLUMNS = (
    *("recommendation_id", "review_id", "addressee", "is_clear", "done_date", "evidenced_date"),
)


def make_workbook(path: Path) -> list[tuple[str, str, int | None, str | None]]:
    """The workbook; returns the planted faults as (rule, table, row, column)."""
    book = openpyxl.Workbook()
    book.remove(book.active)
    planted: list[tuple[str, str, int | None, str | None]] = []
    boards = book.create_sheet("BOARDS")
    with (ENGLAND / "boards.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    boards.append(BOARD_COLUMNS)
    for row in rows:
        boards.append([row[name] or None for name in BOARD_COLUMNS])
    for name, header, body in (
        ("Reviews", REVIEW_COLUMNS, REVIEWS),
        ("delays", ["delay_id", "review_id", "reason", "start_date", "end_date"], DELAYS),
        (" Recommendations", RECOMMENDATION_COLUMNS, RECOMMENDATIONS),
    ):
        sheet = book.create_sheet(name)
        sheet.append(list(header))
        for number, (cells, faults) in enumerate(body, 2):
            sheet.append(cells)
            table = name.strip().lower()
            planted.extend((rule, table, number, column) for rule, column in faults)
    book.save(path)
    return planted


def test_just_the_twenty_planted_faults_are_reported(tmp_path: Path) -> None:
    planted = make_workbook(tmp_path / "records.xlsx")
    assert len(planted) == len({rule for rule, *_ in planted}) == 20
    report = run_import([tmp_path / "records.xlsx"], folder=tmp_path / "db", as_at=AS_AT)
    assert sorted(found(report), key=str) == sorted(planted, key=str)
    assert report.n_rejected == 10
    reviews = stored(tmp_path, "reviews").set_index("review_id")
    assert set(reviews.index) == {"1042", "S2", "S4"} | {
        f"S{n}" for n in (1, 7, 10, *range(12, 19))
    }
    assert reviews["incident_date"].dropna().dt.strftime("%Y-%m-%d").to_dict() == {
        "S1": "2014-01-31",
        "S2": "2014-01-31",
        "1042": "2014-09-03",
        "S7": "2014-02-01",
        "S15": "2014-03-02",
        "S18": "2016-08-01",
    }
    assert list(stored(tmp_path, "delays")["review_id"]) == ["S1", "1042"]
    assert run_import([tmp_path / "records.xlsx"], folder=tmp_path / "db").is_unchanged
