"""Reading files as they come: the two ways of reading CSV agree, rows are numbered as a
spreadsheet shows them, and what cannot be read is said."""

import csv
import io
import os
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path

import duckdb
import openpyxl
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
import xlsxwriter
from hypothesis import given, settings
from hypothesis import strategies as st

from scr.base.errors import SourceError
from scr.importing import csv_files, run_import
from scr.importing.cells import letters
from scr.importing.reading import Part
from scr.importing.sheets import Sheet
from scr.importing.sources import read_sources
from tests.importing.helpers import AS_AT, BOARDS, found, review, stored, write

HEADER = "review_id,board_id,incident_type"
CELL = st.text(st.sampled_from('ab ,;"\n\r\té–£\u00a0😀0'), max_size=6)


def part(path: Path, text: str | bytes, name: str = "reviews.csv") -> Part:
    """The one part read from a file of this content."""
    data = text if isinstance(text, bytes) else text.encode()
    (path / name).write_bytes(data)
    return read_sources([path / name]).parts[0]


def rows(one: Part) -> list[tuple[int, str]]:
    """The part's row numbers and review ids."""
    ids = one.columns["review_id"].to_pylist()
    return list(zip(one.row_numbers.to_pylist(), ids, strict=True))


def as_lists(sheet: Sheet | None) -> object:
    """The sheet's cells, without columns that are blank from somewhere on, which say nothing."""
    if sheet is None:
        return None
    columns = [column.to_pylist() for column in sheet.columns]
    while columns and not any(cell.strip() for cell in columns[-1]):
        columns.pop()
    return columns, sheet.row_numbers.to_pylist()


@given(
    table=st.integers(1, 4).flatmap(
        lambda width: st.lists(st.lists(CELL, min_size=width, max_size=width), max_size=6)
    ),
    # Python leaves a bare \r unquoted when lines end in \n alone: that is no regular file.
    form=st.sampled_from([("\n", csv.QUOTE_ALL), ("\r\n", csv.QUOTE_MINIMAL)]),
    delimiter=st.sampled_from(csv_files.DELIMITERS),
)
@settings(max_examples=150)
def test_both_ways_of_reading_agree(
    table: list[list[str]], form: tuple[str, int], delimiter: str
) -> None:
    width = len(table[0]) if table else 1
    out = io.StringIO(newline="")
    line_end, quoting = form
    writer = csv.writer(out, lineterminator=line_end, quoting=quoting, delimiter=delimiter)
    writer.writerows([[f"name{n}" for n in range(width)], *table])
    text = out.getvalue()
    fast = csv_files._read_fast(text, delimiter, width)
    assert fast is not None
    careful = csv_files._read_carefully(text, delimiter, Path("x.csv"))
    assert as_lists(fast) == as_lists(careful)


@given(st.text(st.sampled_from('ab,"\n\r '), max_size=40))
@settings(max_examples=300)
def test_the_fast_way_never_reads_otherwise_than_the_careful_one(body: str) -> None:
    text = f"a,b\n{body}"
    fast = csv_files._read_fast(text, ",", 2)
    if fast is None:
        return
    careful = csv_files._read_carefully(text, ",", Path("x.csv"))
    assert as_lists(fast) == as_lists(careful)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"{HEADER}\nR1,B1,death\n", [(2, "R1")]),
        (f"\ufeff{HEADER}\r\nR1,B1,death\r\n", [(2, "R1")]),
        (f"{HEADER}\n\nR1,B1,death\n\n\nR2,B1,death", [(3, "R1"), (6, "R2")]),
        (f"\n\n{HEADER}\nR1,B1,death\n", [(4, "R1")]),
        (f'{HEADER}\n"R1",B1,"dea\nth"\nR2,B1,death\n', [(2, "R1"), (3, "R2")]),
        (f"{HEADER}\n,,\n , ,\u00a0\nR1,B1,death\n", [(4, "R1")]),
        (f"{HEADER},,\nR1,B1,death,,\n", [(2, "R1")]),
        (f"{HEADER}\nR1\nR2,B1,death\n", [(2, "R1"), (3, "R2")]),
        (HEADER.replace(",", ";") + "\nR1;B1;death\n", [(2, "R1")]),
        (HEADER.replace(",", "\t") + "\nR1\tB1\tdeath\n", [(2, "R1")]),
        ("sep=;\r\n" + HEADER.replace(",", ";") + "\r\nR1;B1;death\r\n", [(2, "R1")]),
        (f"{HEADER}\rR1,B1,death\r", [(2, "R1")]),
        (HEADER, []),
        ("Review ID,BOARD-ID, incident type \nR1,B1,death\n", [(2, "R1")]),
    ],
)
def test_rows_are_numbered_as_a_spreadsheet_shows_them(
    tmp_path: Path, text: str, expected: list
) -> None:
    one = part(tmp_path, text)
    assert rows(one) == expected
    assert set(one.columns) == {"review_id", "board_id", "incident_type"}


def test_windows_1252(tmp_path: Path) -> None:
    one = part(tmp_path, f"{HEADER}\nR1,Côte – £,death\n".encode("cp1252"))
    assert one.columns["board_id"].to_pylist() == ["Côte – £"]


def bad_encoding(path: Path) -> None:
    path.write_bytes(f"{HEADER}\nR\x811,é,death\n".encode("latin-1"))


def protected(path: Path) -> None:
    path.write_bytes(bytes.fromhex("d0cf11e0a1b11ae1") + b"\0" * 600)


def truncated(path: Path) -> None:
    book = openpyxl.Workbook()
    book.save(path)
    path.write_bytes(path.read_bytes()[:-200])


UNREADABLE: list[tuple[str, str, Callable[[Path], object]]] = [
    ("reviews.csv", "Windows-1252", bad_encoding),
    ("reviews.csv", "empty", lambda p: p.write_bytes(b"")),
    ("reviews.csv", "empty", lambda p: p.write_bytes(b"\n\n,,\n")),
    ("reviews.csv", "not a CSV", lambda p: p.write_bytes(b"PK\x03\x04" + b"x" * 50)),
    ("reviews.csv", "row 3", lambda p: p.write_text(f'{HEADER}\nR1,B1,death\nR2,"B1,death\nR3\n')),
    ("book.xlsx", "cut short", lambda p: p.write_bytes(b"")),
    ("book.xlsx", "cut short", lambda p: p.write_text("review_id")),
    ("book.xlsx", "cut short", truncated),
    ("book.xlsx", "password", protected),
    ("reviews.parquet", "cut short", lambda p: p.write_bytes(b"PAR1")),
    ("reviews.xls", "kind of file", lambda p: p.write_bytes(b"x")),
]


@pytest.mark.parametrize(("name", "says", "make"), UNREADABLE)
def test_what_cannot_be_read_is_named_and_nothing_goes_in(
    tmp_path: Path, name: str, says: str, make: Callable[[Path], object]
) -> None:
    make(tmp_path / name)
    good = write(tmp_path / "good", boards=BOARDS)
    with pytest.raises(SourceError, match=says) as caught:
        run_import([good, tmp_path / name], folder=tmp_path / "db", as_at=AS_AT)
    assert name in str(caught.value)
    assert caught.value.exit_code == 3
    assert not list((tmp_path / "db").glob("*.duckdb"))


def test_a_source_without_a_table_is_a_warning_beside_others(tmp_path: Path) -> None:
    openpyxl.Workbook().save(tmp_path / "book.xlsx")
    (tmp_path / "holidays.csv").write_text("day\n1\n")
    odd = [tmp_path / "book.xlsx", tmp_path / "holidays.csv"]
    good = write(tmp_path / "good", boards=BOARDS)
    noticed = read_sources([good, *odd]).findings
    assert [(f.rule, f.file) for f in noticed] == [
        ("not_a_table", "book.xlsx"),
        ("not_a_table", "holidays.csv"),
    ]
    with pytest.raises(SourceError, match=r"book\.xlsx, holidays\.csv has no table"):
        read_sources(odd)


def test_a_source_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="no file or folder"):
        run_import([tmp_path / "gone.csv"], folder=tmp_path / "db")


def test_a_file_that_vanishes_or_may_not_be_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    source = write(tmp_path / "source", boards=BOARDS)

    def vanish(self: Path) -> bytes:
        raise FileNotFoundError(2, "No such file or directory")

    monkeypatch.setattr(Path, "read_bytes", vanish)
    with pytest.raises(SourceError, match=r"boards\.csv cannot be opened"):
        run_import([source], folder=tmp_path / "db")


def test_an_unwritable_database_folder(tmp_path: Path) -> None:
    (tmp_path / "db").write_text("a file where the folder should be")
    source = write(tmp_path / "source", boards=BOARDS)
    with pytest.raises(SourceError, match="cannot be written"):
        run_import([source], folder=tmp_path / "db", as_at=AS_AT)


def test_a_folder_is_read_without_what_is_not_meant(tmp_path: Path) -> None:
    source = write(tmp_path / "source", boards=BOARDS)
    for name in ("README.md", "licence.txt", ".hidden.csv", "~$boards.xlsx"):
        (source / name).write_text("x")
    (source / "national_figures.csv").write_text("year,value\n2014,1\n")
    (source / "deeper").mkdir()
    reading = read_sources([source])
    assert reading.findings == []
    assert [p.table for p in reading.parts] == ["boards"]
    (source / "reviews.xls").write_text("x")
    (source / "notes.txt").write_text("x")
    (source / "Thumbs.db").write_text("x")
    noticed = read_sources([source]).findings
    assert [(f.rule, f.severity, f.file) for f in noticed] == [
        ("not_a_table", "warn", "reviews.xls"),
        ("not_a_table", "warn", "notes.txt"),
    ]


def test_a_file_whose_name_is_no_text(tmp_path: Path) -> None:
    source = write(tmp_path / "source", boards=BOARDS)
    odd = Path(os.fsdecode(os.fsencode(source) + b"/reviews\xff.csv"))
    try:
        odd.write_text(f"{HEADER}\nR1,B1,death\n")
    except OSError:
        pytest.skip("this file system has no such names")
    report = run_import([source], folder=tmp_path / "db", as_at=AS_AT)
    assert found(report) == [("not_a_table", "", None, None)]
    with pytest.raises(SourceError, match="name holds characters"):
        read_sources([odd])


def test_a_workbook_named_after_its_table(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.create_sheet("Sheet1")
    for row in (HEADER.split(","), ["R1", "B1", "death"]):
        sheet.append(row)
    book.create_sheet("Notes")["A1"] = "x"
    book.save(tmp_path / "Reviews.xlsx")
    reading = read_sources([tmp_path / "Reviews.xlsx"])
    assert [(one.table, rows(one)) for one in reading.parts] == [("reviews", [(2, "R1")])]
    assert [(f.rule, "“Notes”" in f.message) for f in reading.findings] == [("not_a_table", True)]
    # Where a sheet has a table's name, the file's name says nothing.
    book.create_sheet("delays").append(["delay_id", "review_id", "reason", "start_date"])
    book.save(tmp_path / "Reviews.xlsx")
    assert [one.table for one in read_sources([tmp_path / "Reviews.xlsx"]).parts] == ["delays"]


def test_a_source_named_twice_is_read_once_in_its_last_place(tmp_path: Path) -> None:
    one = write(tmp_path / "one", boards=BOARDS)
    two = write(tmp_path / "two", boards=[{**BOARDS[0], "region": "South"}])
    reading = read_sources([one, two, tmp_path / "two" / ".." / "one"])
    assert [p.columns["region"].to_pylist() for p in reading.parts] == [
        ["South"],
        ["North", "East"],
    ]


def test_a_workbook_as_people_make_them(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = " Reviews "
    sheet["B3"], sheet["C3"], sheet["D3"], sheet["E3"] = (
        "Review ID", "Board", "INCIDENT_TYPE", "incident date",
    )  # fmt: skip
    sheet["F3"] = "board id"
    sheet["B5"], sheet["D5"], sheet["E5"], sheet["F5"] = (
        1042, "Serious harm", datetime(2014, 1, 31, 10, 5), "B1",
    )  # fmt: skip
    sheet["B6"], sheet["D6"], sheet["E6"], sheet["F6"] = 1042.5, "death", date(2014, 2, 1), True
    sheet["B8"] = "=1+1"
    sheet.merge_cells("B10:C11")
    sheet["B10"] = "merged"
    book.create_sheet("Sheet2")
    book.create_sheet("Holidays")["A1"] = "day"
    book.save(tmp_path / "book.xlsx")
    reading = read_sources([tmp_path / "book.xlsx"])
    one = reading.parts[0]
    assert rows(one) == [(5, "1042"), (6, "1042.5"), (10, "merged")]
    assert one.columns["incident_date"].to_pylist()[:2] == ["2014-01-31 10:05:00", "2014-02-01"]
    assert one.columns["board_id"].to_pylist()[:2] == ["B1", "yes"]
    noticed = [(f.rule, f.row, f.column) for f in reading.findings]
    assert noticed == [
        ("unknown_column", None, "Board"),
        ("formula_without_value", 8, "review_id"),
        ("not_a_table", None, None),
    ]


def test_parquet(tmp_path: Path) -> None:
    path = tmp_path / "reviews.parquet"
    duckdb.sql(
        "copy (select 1042.0::double as review_id, 'B1' as board_id, 'death' as incident_type, "
        "date '2014-01-31' as incident_date, timestamp '2014-02-01 10:00:00' as notified_date, "
        f"['B2'] as joint_board_ids union all by name select 7 as review_id) to '{path}'"
    )
    source = write(tmp_path / "source", boards=BOARDS)
    report = run_import([source, path], folder=tmp_path / "db", as_at=AS_AT)
    assert found(report) == [
        ("missing_value", "reviews", 3, "board_id"),
    ]


def test_a_moment_in_parquet_is_read_on_the_clocks_of_england_whatever_this_machine_has(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Midnight of 1 July, as UTC and as British summer time.
    moments = [datetime(2014, 7, 1, tzinfo=UTC), datetime(2014, 6, 30, 23, tzinfo=UTC)]
    pq.write_table(
        pa.table(
            {
                "review_id": ["R1", "R2"],
                "board_id": ["B1", "B1"],
                "incident_date": pa.array(moments, pa.timestamp("us", tz="UTC")),
                "children_involved": pa.array([float("nan"), 2.0]),
            }
        ),
        tmp_path / "reviews.parquet",
    )
    monkeypatch.setenv("TZ", "America/New_York")
    (one,) = read_sources([tmp_path / "reviews.parquet"]).parts
    read = [text[:10] for text in one.columns["incident_date"].to_pylist()]
    assert read == ["2014-07-01", "2014-07-01"]
    assert one.columns["children_involved"].to_pylist() == ["", "2.0"]


def test_an_error_in_a_workbook_is_not_taken_for_blank(tmp_path: Path) -> None:
    book = xlsxwriter.Workbook(str(tmp_path / "book.xlsx"))
    book.add_worksheet("Any & other").write_formula(0, 0, "=NA()", None, "#N/A")
    sheet = book.add_worksheet("reviews")
    sheet.write_row(0, 0, [*HEADER.split(","), "children_involved", "decision_reason"])
    sheet.write_row(1, 0, ["R1", "B1", "death", 1, ' t="e"'])
    sheet.write_row(3, 0, ["R2", "B1", "death"])
    sheet.write_formula(3, 3, "=1/0", None, "#DIV/0!")
    book.close()
    source = write(tmp_path / "source", boards=BOARDS)
    report = run_import([source, tmp_path / "book.xlsx"], folder=tmp_path / "db", as_at=AS_AT)
    assert found(report) == [
        ("not_a_table", "", None, None),
        ("unreadable_number", "reviews", 4, "children_involved"),
    ]


def test_a_formula_is_its_result_and_one_never_worked_out_is_said(tmp_path: Path) -> None:
    header = [*HEADER.split(","), "children_involved", "decision_reason", "incident_date"]
    saved = xlsxwriter.Workbook(str(tmp_path / "saved.xlsx"))
    sheet = saved.add_worksheet("reviews")
    sheet.write_row(0, 0, header)
    sheet.write_row(1, 0, ["R1", "B1", "death"])
    sheet.write_formula(1, 3, "=1+1", None, 2)
    sheet.write_formula(1, 4, '="a"', None, "a")
    day = saved.add_format({"num_format": "dd/mm/yyyy"})
    sheet.write_formula(1, 5, "=DATE(2014,1,31)", day, 41670)
    saved.close()
    never = openpyxl.Workbook()
    never.active.title = "reviews"
    for row in (header, ["R2", "B1", "death", "=1+1", None, '=IF(1>0,"<","")'], ["R3", "B1"]):
        never.active.append(row)
    never.save(tmp_path / "never.xlsx")
    source = write(tmp_path / "source", boards=BOARDS)
    report = run_import(
        [source, tmp_path / "saved.xlsx", tmp_path / "never.xlsx"],
        folder=tmp_path / "db",
        as_at=AS_AT,
    )
    assert found(report) == [
        ("formula_without_value", "reviews", 2, "children_involved"),
        ("formula_without_value", "reviews", 2, "incident_date"),
        ("incident_type_blank", "reviews", 3, "incident_type"),
    ]
    rows_ = stored(tmp_path, "reviews").set_index("review_id")
    assert rows_.loc["R1", "children_involved"] == 2
    assert str(rows_.loc["R1", "incident_date"]).startswith("2014-01-31")


@pytest.mark.parametrize(("place", "is_read"), [("XFD2", True), ("XFD1048576", False)])
def test_a_cell_far_beyond_the_table_takes_no_memory(
    tmp_path: Path, place: str, is_read: bool
) -> None:
    book = openpyxl.Workbook()
    book.active.title = "reviews"
    book.active.append(HEADER.split(","))
    book.active[place] = "x"
    book.save(tmp_path / "book.xlsx")
    if is_read:
        assert read_sources([tmp_path / "book.xlsx"]).findings[0].rule == "cells_beyond_header"
        return
    with pytest.raises(SourceError, match=r"book\.xlsx: the sheet “reviews” reaches to row 1,048"):
        read_sources([tmp_path / "book.xlsx"])


def test_a_far_cell_with_nothing_in_it_is_no_matter(tmp_path: Path) -> None:
    book = xlsxwriter.Workbook(str(tmp_path / "book.xlsx"))
    sheet = book.add_worksheet("reviews")
    sheet.write_row(0, 0, HEADER.split(","))
    sheet.write_row(1, 0, ["R1", "B1", "death"])
    sheet.write_blank("XFD1048576", None, book.add_format({"bold": True}))
    book.close()
    (one,) = read_sources([tmp_path / "book.xlsx"]).parts
    assert rows(one) == [(2, "R1")]


def test_emoji_and_huge_numbers_do_no_harm(tmp_path: Path) -> None:
    rows_ = [review("😀", children_involved="9" * 400), review("R3" * 5000)]
    source = write(tmp_path / "source", boards=BOARDS, reviews=rows_)
    report = run_import([source], folder=tmp_path / "db", as_at=AS_AT)
    assert found(report) == [("unreadable_number", "reviews", 2, "children_involved")]


def test_a_headerless_file_shows_none_of_its_cells(tmp_path: Path) -> None:
    (tmp_path / "reviews.csv").write_text("Jane Secret,B1,death\n")
    reading = read_sources([tmp_path / "reviews.csv"])
    (one,) = reading.findings
    assert (one.rule, one.severity, one.row) == ("missing_column", "reject", None)
    assert "No row looks like the header" in one.message
    assert "Secret" not in str(reading.findings)


def test_columns_have_letters() -> None:
    assert [letters(n) for n in (0, 25, 26, 701, 702)] == ["A", "Z", "AA", "ZZ", "AAA"]
