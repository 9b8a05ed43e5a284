"""CSV opened again: every cell, the dictionary, the note; ZIPs with one fixed time."""

import csv
import io
import zipfile
from datetime import date

from scr.exports.bundle import DICTIONARY, NOTE, csv_files
from scr.exports.harmless import harmless
from scr.exports.zips import EPOCH, steady, zipped
from tests.exports.example import BOOK, COLUMNS, FORMULA, ROWS

ABOUT = {"as_at": "2016-06-30", "policy": "none", "release": "not released"}


def read(content: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"))))


def test_every_cell_is_the_figures_and_every_row_says_what_was_asked():
    header, *rows = read(csv_files(BOOK, ABOUT)["decisions_by_board.csv"])
    assert header == [*(c.name for c in COLUMNS), *ABOUT]
    for row, values in zip(rows, ROWS, strict=True):
        *cells, as_at, policy, release = row
        assert [as_at, policy, release] == list(ABOUT.values())
        for cell, value in zip(cells, values, strict=True):
            if isinstance(value, str):
                assert cell == harmless(value)
            elif isinstance(value, date):
                assert cell == value.isoformat()
            else:
                assert float(cell) == value


def test_five_kinds_of_blank_are_five_things():
    _, *rows = read(csv_files(BOOK, ABOUT)["decisions_by_board.csv"])
    cells = [cell for row in rows for cell in row]
    assert {"c", "x", "z", "n", "0"} <= set(cells)
    assert "" not in cells
    assert not {"nan", "None", "NaN", "NaT"} & set(cells)


def test_a_formula_is_made_harmless_and_numbers_are_not():
    _, *rows = read(csv_files(BOOK, ABOUT)["decisions_by_board.csv"])
    assert rows[2][0] == "'" + FORMULA
    assert harmless(-1.5) == -1.5
    for start in "=+-@\t\r\n":
        assert harmless(f"{start}1") == f"'{start}1"


def test_the_dictionary_has_every_column_from_the_figures_header():
    header, *rows = read(csv_files(BOOK, ABOUT)[DICTIONARY])
    found = [dict(zip(header, row, strict=True)) for row in rows]
    named = [(r["file"], r["column"]) for r in found]
    expected = [(f"{s.id}.csv", c.name) for s in BOOK.sheets for c in s.columns]
    assert set(expected) < set(named)
    assert {(f"{s.id}.csv", name) for s in BOOK.sheets for name in ABOUT} < set(named)
    share = next(r for r in found if r["column"] == "x_rate")
    assert (share["heading"], share["unit"]) == ("Share started", "share of n")
    assert share["without_a_number_when"] == "nothing was counted"


def test_the_note_explains_letters_and_licence():
    text = csv_files(BOOK, ABOUT)[NOTE].decode()
    for words in ("suppressed", "not recorded", "not applicable", "not yet due", "a true zero",
                  "Open Government Licence", BOOK.status, "As at: 30 June 2016"):  # fmt: skip
        assert words in text


def test_the_note_has_what_is_said_of_each_table_beside_its_file():
    lines = csv_files(BOOK, ABOUT)[NOTE].decode().splitlines()
    assert all(sheet.lines for sheet in BOOK.sheets[:1])
    for sheet in BOOK.sheets:
        place = lines.index(f"{sheet.heading} ({sheet.id}.csv)")
        said = [f"- {line}" for line in sheet.lines]
        assert lines[place + 1 : place + 1 + len(said)] == said


def test_zips_are_the_same_bytes_and_hold_no_time():
    files = {"b.txt": b"b", "a.txt": b"a"}
    made = zipped(files)
    assert made == zipped(files) == steady(made)
    with zipfile.ZipFile(io.BytesIO(made)) as archive:
        assert archive.namelist() == ["b.txt", "a.txt"]
        assert {info.date_time for info in archive.infolist()} == {EPOCH}
