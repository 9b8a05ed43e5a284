"""Nothing wrong goes in silently: each case of the issue's list, and what it became."""

import csv
from datetime import UTC, date, datetime
from pathlib import Path

import openpyxl
import pytest

from scr.base.settings import ENGLAND
from scr.base.words import board_short
from scr.importing import EmptyingError, run_import
from scr.importing.names import key, look_alikes
from scr.importing.sources import read_sources
from scr.importing.unreadable import of_date
from scr.importing.values import read_date
from tests.importing.helpers import (
    AS_AT,
    BOARDS,
    found,
    load,
    recommendation,
    review,
    stored,
    write,
)

INPUTS = Path(__file__).with_name("inputs")
LATER = date(2018, 12, 31)


def adds_up(report: object) -> bool:
    """Whether every row that was read is in one column of the summary."""
    return all(
        c.n_read == c.n_added + c.n_changed + c.n_unchanged + c.n_quarantined + c.n_passed_over
        for c in report.counts
    )


def table_count(report: object, table: str) -> object:
    return next(c for c in report.counts if c.table == table)


def test_two_boards_that_number_alike_are_kept_apart(tmp_path: Path) -> None:
    boards = write(tmp_path / "boards", boards=BOARDS)
    one = write(tmp_path / "a", reviews=[review(n) for n in "123"])
    two = write(
        tmp_path / "b",
        reviews=[review(n, board_id="B2") for n in "123"],
        recommendations=[recommendation(review_id="1")],
    )
    report = run_import([boards, one, two], folder=tmp_path / "db", as_at=AS_AT)
    assert set(report.findings["rule"]) == {"known_under_another_board", "parent_quarantined"}
    assert "profile" in report.findings["message"].str.cat()
    reviews = table_count(report, "reviews")
    assert (reviews.n_read, reviews.n_added, reviews.n_quarantined) == (6, 3, 3)
    assert adds_up(report)
    # Findings tell the two files of one name apart.
    assert set(report.findings["file"]) == {"b/reviews.csv", "recommendations.csv"}
    assert set(stored(tmp_path, "reviews")["board_id"]) == {"B1"}
    assert stored(tmp_path, "recommendations").empty


def test_within_one_source_a_reference_of_two_boards_is_that_of_the_first(tmp_path: Path) -> None:
    """A key that stands twice in one source: every copy after the first is kept out, and said."""
    report = load(
        tmp_path,
        reviews=[review("1"), review("1", board_id="B2"), review("2")],
        recommendations=[recommendation(review_id=n) for n in "12"],
    )
    assert found(report) == [("duplicate_key", "reviews", 3, "review_id")]
    assert list(stored(tmp_path, "recommendations")["review_id"]) == ["1", "2"]
    assert set(stored(tmp_path, "reviews")["board_id"]) == {"B1"}
    assert adds_up(report)


def test_a_successor_may_carry_on_a_review_of_a_closed_board(tmp_path: Path) -> None:
    boards = [{**BOARDS[0], "closed_date": "31/3/2014", "successor_board_id": "B2"}, BOARDS[1]]
    load(tmp_path, boards=boards, reviews=[review("1")])
    again = write(tmp_path / "b", reviews=[review("1", board_id="B2")])
    assert found(run_import([again], folder=tmp_path / "db", as_at=AS_AT)) == []
    assert list(stored(tmp_path, "reviews")["board_id"]) == ["B2"]


def test_merged_cells_give_four_overdue(tmp_path: Path) -> None:
    reading = read_sources([INPUTS / "1_merged_cells.xlsx"])
    columns = reading.parts[1].columns
    assert columns["response"].to_pylist() == ["accepted"] * 4
    assert columns["response_date"].to_pylist() == ["2014-10-01"] * 4
    assert columns["due_date"].to_pylist() == ["2015-03-31"] * 4


def test_a_header_in_two_rows_is_the_lower_one(tmp_path: Path) -> None:
    reading = read_sources([INPUTS / "3_header_in_two_rows.xlsx"])
    (part,) = reading.parts
    assert part.columns["review_id"].to_pylist() == ["H1", "H2"]
    assert part.row_numbers.to_pylist() == [3, 4]
    assert [(f.rule, f.row) for f in reading.findings] == [("rows_above_header", 2)]


def test_a_header_in_two_rows_is_put_together(tmp_path: Path) -> None:
    (tmp_path / "reviews.csv").write_text(
        "Review,Board,Final decision,,Incident,\nid,id,decision,date,type,date\n"
        "R1,B1,initiate,1/2/2014,death,1/1/2014\n"
    )
    reading = read_sources([tmp_path / "reviews.csv"])
    (part,) = reading.parts
    assert set(part.columns) == {
        *("review_id", "board_id", "final_decision", "final_decision_date"),
        *("incident_type", "incident_date"),
    }
    assert [f.rule for f in reading.findings] == ["header_in_two_rows"]


def test_authorities_are_added_up_or_kept_out(tmp_path: Path) -> None:
    sheet = INPUTS / "5_populations_by_authority.xlsx"
    half = write(
        tmp_path / "half",
        populations=[
            {"board_id": "Hackney", "year": "2013", "children": "58000"},
            {"board_id": "Barnet", "year": "2013", "children": "89000"},
        ],
    )
    report = run_import([ENGLAND / "boards.csv", sheet, half], folder=tmp_path / "db", as_at=LATER)
    assert found(report) == [
        ("authorities_added_up", "populations", 2, "children"),
        ("authorities_incomplete", "populations", 2, "board_id"),
    ]
    assert "City of London is missing" in report.findings["message"][1]
    rows = stored(tmp_path, "populations")
    children = {(row.board_id, row.year): row.children for row in rows.itertuples()}
    assert children["LSCB026", 2014] == 59_369
    assert ("LSCB026", 2013) not in children
    assert 70_000 in children.values()
    assert len(children) == 4
    assert adds_up(report)


def test_a_tracker_gets_one_finding_with_its_header_row_and_suggestions() -> None:
    reading = read_sources([INPUTS / "6_tracker_as_kept.xlsx"])
    (one,) = reading.findings
    assert (one.rule, one.severity, one.row) == ("missing_column", "reject", None)
    assert one.message.startswith("Row 4 looks like the header")
    for pair in (
        "“SCR ref” may be review_id",
        "“Rec no.” may be recommendation_id",
        "“Lead agency” may be addressee",
        "“Target date” may be due_date",
    ):
        assert pair in one.message
    assert dict(reading.left_out) == {(0, "recommendations"): 5}
    assert not reading.parts


def test_replace_does_not_empty_what_is_stored(tmp_path: Path) -> None:
    load(tmp_path, reviews=[review()])
    before = stored(tmp_path, "reviews")
    book = openpyxl.Workbook()
    book.active.title = "Reviews 2014-15"
    book.active.append(["review_id", "board_id"])
    book.active.append(["R2", "B1"])
    book.save(tmp_path / "book.xlsx")
    good = write(tmp_path / "good", boards=BOARDS)
    kept_out = write(tmp_path / "bad", reviews=[review("R5", incident_date="soon")])
    for source in (tmp_path / "book.xlsx", kept_out):
        for dry in (True, False):
            with pytest.raises(EmptyingError) as caught:
                run_import([good, source], folder=tmp_path / "db", replace=True, dry_run=dry)
            assert caught.value.exit_code == 3
            assert len(caught.value.report.findings)
    assert stored(tmp_path, "reviews").equals(before)


@pytest.mark.parametrize("text", ["Apr-14", "April 2014", "2014-04", "Apr 2014", "04/2014"])
def test_a_month_is_kept_as_its_last_day(text: str) -> None:
    value = read_date(text)
    assert (value.value, value.is_month, value.notice) == (date(2014, 4, 30), True, "month_only")
    assert "April 2014" in str(value.detail)


def test_a_month_is_out_of_order_only_where_every_day_of_it_is(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "reviews"
    sheet.append(["review_id", "board_id", "incident_type", "incident_date", "notified_date"])
    sheet.append(["R1", "B1", "death", datetime(2014, 4, 1), "2014-04-10"])
    sheet.append(["R2", "B1", "death", datetime(2014, 5, 1), "2014-04-10"])
    for row in (2, 3):
        sheet.cell(row, 4).number_format = "mmm-yy"
    book.save(tmp_path / "book.xlsx")
    source = write(tmp_path / "s", boards=BOARDS)
    report = run_import([source, tmp_path / "book.xlsx"], folder=tmp_path / "db", as_at=AS_AT)
    assert found(report) == [
        ("month_only", "reviews", 2, "incident_date"),
        ("month_only", "reviews", 3, "incident_date"),
        ("dates_out_of_order", "reviews", 3, "notified_date"),
    ]
    rows = stored(tmp_path, "reviews")
    assert rows["month_only"].map(list).tolist() == [["incident_date"], ["incident_date"]]
    assert str(rows["incident_date"][0])[:10] == "2014-04-30"
    # A day in its place is a change, and told as one.
    mended = write(tmp_path / "m", reviews=[review("R1", incident_date="30/4/2014")])
    report = run_import([mended], folder=tmp_path / "db", as_at=AS_AT)
    assert report.changes[["key", "column", "old", "new"]].values.tolist() == [
        ["R1", "incident_date", "2014-04", "2014-04-30"]
    ]
    assert stored(tmp_path, "reviews")["month_only"].isna().tolist() == [True, False]


def test_spaces_and_dashes_of_every_kind_are_one_key(tmp_path: Path) -> None:
    assert key("SCR\u00a01") == key(" scr 1 ")
    assert key("SCR–2") == key("scr-2") == key("SCR‑2")
    assert set(look_alikes("SCR 01")) & set(look_alikes("scr1"))
    assert not set(look_alikes("SCR 10")) & set(look_alikes("SCR 1"))
    assert not set(look_alikes("2014-01")) & set(look_alikes("201-41"))
    rows = [review("SCR\u00a01"), review("SCR–2"), review("SCR 3"), review("SCR-03")]
    report = load(tmp_path, reviews=rows)
    assert found(report) == [("look_alike_key", "reviews", 5, "review_id")]
    later = write(tmp_path / "b", delays=[
        {"delay_id": "D1", "review_id": "scr 1", "reason": "inquest", "start_date": "1/3/2014"},
        {"delay_id": "D2", "review_id": "SCR-2", "reason": "inquest", "start_date": "1/3/2014"},
    ])  # fmt: skip
    assert found(run_import([later], folder=tmp_path / "db", as_at=AS_AT)) == []


def test_names_and_ids_of_every_source_are_known_whatever_their_case_and_order(
    tmp_path: Path,
) -> None:
    one = write(tmp_path / "a", boards=BOARDS, reviews=[review(board_id="East")])
    swapped = [
        {**BOARDS[0], "board_id": "b1", "board_name": "East", "aliases": ""},
        {**BOARDS[1], "board_id": "b2", "board_name": "North and South"},
    ]
    two = write(tmp_path / "b", boards=swapped, reviews=[review("R2", board_id="east")])
    assert found(run_import([one, two], folder=tmp_path / "db", as_at=AS_AT)) == []
    assert stored(tmp_path, "reviews")["board_id"].tolist() == ["B2", "B1"]
    assert stored(tmp_path, "boards")["board_id"].tolist() == ["B1", "B2"]


WAYS = [
    "Q3 2014-15", "1st quarter 2014", "spring 2014", "early 2014", "mid-March 2014", "2014-15",
    "2014/15", "01/31/2014", "30/02/2014", "31/04/2014", "1/2/2014 - 5/2/2014", "by 31/03/2015",
    "31/01/2014?", "31 Jan", "January 31, 2014", "20140131", "Jan 14", "ongoing", "awaiting",
    "none", "✓", "?", "12", "2014.5", "week of 3 March 2014",
]  # fmt: skip


def test_unreadable_dates_are_answered_each_in_its_own_way() -> None:
    said = {way: of_date(way) for way in WAYS}
    assert all(read_date(way).fault == "unreadable_date" for way in WAYS)
    assert len(set(said.values())) >= 20
    assert "12/31/2014" not in said["01/31/2014"]
    assert "Write it as 31 January 2014" in said["January 31, 2014"]
    assert "31/03/2015" in said["by 31/03/2015"]
    assert "February 2014 has 28 days" in said["30/02/2014"]
    assert "quarter" in said["Q3 2014-15"]
    assert "31/01/2014" in said["20140131"]
    assert all(len(text) < 160 for text in said.values())


@pytest.mark.parametrize(
    "text", ["Jane Smith", "see Jane Smith 31/01/2014", "mother died Mar 2014"]
)
def test_free_text_in_a_date_is_never_repeated(text: str) -> None:
    said = of_date(text).lower()
    assert not {"jane", "smith", "mother", "died"} & set(said.split())


def test_a_year_alone_is_blank_and_a_day_number_is_read(tmp_path: Path) -> None:
    report = load(tmp_path, reviews=[review(incident_date="2014", notified_date="41670")])
    assert found(report) == [
        ("year_alone", "reviews", 2, "incident_date"),
        ("day_number", "reviews", 2, "notified_date"),
    ]
    rows = stored(tmp_path, "reviews")
    assert rows["incident_date"].isna().all()
    assert str(rows["notified_date"][0])[:10] == "2014-01-31"


def test_a_copy_a_browser_made_is_read(tmp_path: Path) -> None:
    (tmp_path / "reviews (1).csv").write_text("review_id,board_id\nR1,B1\n")
    assert [p.table for p in read_sources([tmp_path / "reviews (1).csv"]).parts] == ["reviews"]


def test_the_as_at_date_is_that_of_the_latest_event_that_can_be_used(tmp_path: Path) -> None:
    rows = [
        review(incident_date="1/1/2014", notified_date="1/3/2014"),
        review("R2", board_id="Atlantis", notified_date="1/5/2014"),
        review("R3", notified_date="1/5/2030"),
    ]
    recs = [recommendation(due_date="1/6/2014")]
    source = write(tmp_path / "s", boards=BOARDS, reviews=rows, recommendations=recs)
    now = datetime(2026, 1, 1, tzinfo=UTC)
    report = run_import([source], folder=tmp_path / "db", now=now, dry_run=True)
    assert (report.as_at_date, report.as_at_source) == (date(2014, 3, 1), "records")


def test_every_board_of_england_is_found_by_each_of_its_names(tmp_path: Path) -> None:
    with (ENGLAND / "boards.csv").open(encoding="utf-8", newline="") as file:
        boards = list(csv.DictReader(file))
    names = [
        (board["board_id"], name)
        for board in boards
        for one in (board["board_name"], *board["aliases"].split(";"))
        for name in dict.fromkeys((one, board_short(one), board_short(one).upper()))
    ]
    short = {name for _, name in names}
    assert {"Bristol", "Durham", "Hull", "Derby", "Cornwall and Isles of Scilly"} <= short
    rows = [review(f"R{n}x", board_id=name) for n, (_, name) in enumerate(names)]
    more = ("Derby City", "Tri-borough", "Kingston upon Hull", "City of Bristol", "Nottingham City")
    rows += [review(f"Q{n}x", board_id=name) for n, name in enumerate(more)]
    source = write(tmp_path / "s", reviews=rows)
    report = run_import([ENGLAND / "boards.csv", source], folder=tmp_path / "db", as_at=AS_AT)
    assert found(report) == []
    kept = stored(tmp_path, "reviews").set_index("review_id")["board_id"].to_dict()
    ids = [board_id for board_id, _ in names]
    ids += ["LSCB032", "LSCB130", "LSCB057", "LSCB016", "LSCB088"]
    assert kept == dict(zip((row["review_id"] for row in rows), ids, strict=True))
