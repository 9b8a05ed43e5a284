"""Sheets as people keep them: what stands above, between and below the records, and file forms."""

import zipfile
from pathlib import Path

import openpyxl
import pytest

from scr.base.errors import SourceError
from scr.importing.sources import read_sources
from tests.importing.test_reading import HEADER, part, rows

ODS = """<?xml version="1.0" encoding="UTF-8"?><office:document-content
 xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
 xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"
 xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"
 xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0"
 xmlns:number="urn:oasis:names:tc:opendocument:xmlns:datastyle:1.0" office:version="1.2">
<office:automatic-styles><number:date-style style:name="N1"><number:month number:textual="true"/>
<number:year/></number:date-style><style:style style:name="ce1" style:family="table-cell"
 style:data-style-name="N1"/></office:automatic-styles>
<office:body><office:spreadsheet><table:table table:name="reviews"><table:table-row>{header}
</table:table-row><table:table-row table:visibility="collapse">
<table:table-cell office:value-type="string"><text:p>R1</text:p></table:table-cell>
<table:table-cell office:value-type="string" table:number-rows-spanned="2"><text:p>B1</text:p>
</table:table-cell><table:table-cell table:style-name="ce1" office:value-type="date"
 office:date-value="2014-01-01"><text:p>Jan 14</text:p></table:table-cell></table:table-row>
<table:table-row><table:table-cell office:value-type="string"><text:p>R2</text:p>
</table:table-cell><table:covered-table-cell/><table:table-cell/></table:table-row>
<table:table-row table:number-rows-repeated="1048000"><table:table-cell
 table:number-columns-repeated="1020"/></table:table-row>
</table:table></office:spreadsheet></office:body></office:document-content>"""
KIND = "application/vnd.oasis.opendocument.spreadsheet"
MANIFEST = (
    '<?xml version="1.0"?><manifest:manifest '
    'xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
    f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{KIND}">{{}}'
    "</manifest:file-entry></manifest:manifest>"
)


def write_ods(path: Path, *, is_protected: bool = False) -> None:
    names = ("review_id", "board_id", "incident_date")
    header = "".join(
        f'<table:table-cell office:value-type="string"><text:p>{n}</text:p></table:table-cell>'
        for n in names
    )
    inside = "<manifest:encryption-data/>" if is_protected else ""
    with zipfile.ZipFile(path, "w") as book:
        book.writestr("mimetype", KIND)
        book.writestr("META-INF/manifest.xml", MANIFEST.format(inside))
        # Nothing stands between the cells of a row, as programs write it.
        book.writestr("content.xml", ODS.format(header=header).replace(">\n", ">"))


def test_ods_with_merged_hidden_and_month_cells(tmp_path: Path) -> None:
    write_ods(tmp_path / "book.ods")
    reading = read_sources([tmp_path / "book.ods"])
    (one,) = reading.parts
    assert rows(one) == [(2, "R1"), (3, "R2")]
    assert one.columns["board_id"].to_pylist() == ["B1", "B1"]
    assert one.columns["incident_date"].to_pylist() == ["2014-01", ""]
    assert [(f.rule, f.row) for f in reading.findings] == [("hidden_rows", 2)]


def test_a_password_is_named_as_such(tmp_path: Path) -> None:
    write_ods(tmp_path / "book.ods", is_protected=True)
    sealed = bytes.fromhex("d0cf11e0a1b11ae1") + "EncryptedPackage".encode("utf-16-le")
    (tmp_path / "book.xlsx").write_bytes(sealed)
    (tmp_path / "book.xlsm").write_bytes(sealed)
    for name in ("book.ods", "book.xlsx", "book.xlsm"):
        with pytest.raises(SourceError, match=f"{name} is protected by a password"):
            read_sources([tmp_path / name])


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-8-sig", "cp1252"])
@pytest.mark.parametrize("mark", [",", ";", "\t"])
def test_encodings_and_delimiters(tmp_path: Path, encoding: str, mark: str) -> None:
    text = f"{HEADER}\nR1,Côte,death\n".replace(",", mark)
    one = part(tmp_path, text.encode(encoding), "reviews.txt")
    assert one.columns["board_id"].to_pylist() == ["Côte"]


def test_a_title_with_commas_above_a_table_with_semicolons(tmp_path: Path) -> None:
    text = "Plan, of December, 2015, draft\n\nreview_id;board_id\nR1;B1\n"
    one = part(tmp_path, text)
    assert rows(one) == [(4, "R1")]


def test_what_stands_between_and_below_is_passed_over_with_a_note(tmp_path: Path) -> None:
    (tmp_path / "reviews.csv").write_text(
        "Reviews of the board,,\n,,\nreview_id,board_id,incident_type\n2013-14,,\n"
        "R1,B1,death\nSub-total,1,\n2014-15,,\nR2,B1,death\nR3,,\nTotal,2,\n"
        "Source: minutes,,of the board\n"
    )
    reading = read_sources([tmp_path / "reviews.csv"])
    (one,) = reading.parts
    # A key that looks like the others is a record that lacks something, and is not passed over.
    assert rows(one) == [(5, "R1"), (8, "R2"), (9, "R3")]
    assert reading.n_passed_over["reviews"] == 6
    messages = [f.message for f in reading.findings]
    assert [f.rule for f in reading.findings] == ["rows_above_header"] + ["rows_passed_over"] * 3
    assert any(m.startswith("Rows 4 and 7 are passed over") for m in messages)
    assert any(m.startswith("Rows 6 and 10 are passed over") for m in messages)


def test_a_header_in_row_30_is_found_and_one_in_row_31_is_not(tmp_path: Path) -> None:
    for above, n_parts in ((29, 1), (30, 0)):
        (tmp_path / "reviews.csv").write_text("x,y,z\n" * above + f"{HEADER}\nR1,B1,death\n")
        reading = read_sources([tmp_path / "reviews.csv"])
        assert len(reading.parts) == n_parts
        rules = [f.rule for f in reading.findings]
        assert rules == (["rows_above_header"] if n_parts else ["missing_column"])


def test_hidden_sheets_and_rows_are_read_with_a_note_that_counts_them(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.active.title = "Notes"
    sheet = book.create_sheet("reviews")
    for row in (HEADER.split(","), ["R1", "B1", "death"], ["R2", "B1", "death"]):
        sheet.append(row)
    sheet.sheet_state = "hidden"
    sheet.row_dimensions[3].hidden = True
    book.save(tmp_path / "book.xlsx")
    reading = read_sources([tmp_path / "book.xlsx"])
    assert rows(reading.parts[0]) == [(2, "R1"), (3, "R2")]
    notes = {f.rule: f.message for f in reading.findings}
    assert notes["hidden_rows"].startswith("1 hidden row")
    assert notes["hidden_sheet"].startswith("1 hidden sheet")


def test_an_unknown_column_names_the_nearest(tmp_path: Path) -> None:
    (tmp_path / "reviews.csv").write_text("review_id,board_id,Date of decision\nR1,B1,1/1/2014\n")
    (one,) = read_sources([tmp_path / "reviews.csv"]).findings
    assert (one.rule, one.column) == ("unknown_column", "Date of decision")
    assert "The nearest that it has is decision_date." in one.message
