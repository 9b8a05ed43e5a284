"""The workbook opened again: every cell, and the checklist for spreadsheets point by point."""

import io
import re
import zipfile
from dataclasses import replace
from datetime import date

import openpyxl
import pytest
from python_calamine import CalamineWorkbook

from scr.exports.book import LICENCE, lines_of
from scr.exports.opendocument import ods
from scr.exports.workbook import xlsx
from tests.exports.example import BOOK, COLUMNS, FORMULA, ROWS, SHEET, expected

SHEETS = ["Cover", "Key_figures", "Contents", "Notes", "Table_1", "Table_2"]
NUMERIC = [c.sql_type in ("BIGINT", "DOUBLE") for c in COLUMNS]


@pytest.fixture(scope="module")
def excel():
    return xlsx(BOOK)


@pytest.fixture(scope="module")
def open_document():
    return ods(BOOK)


@pytest.fixture(scope="module")
def book(excel):
    return openpyxl.load_workbook(io.BytesIO(excel))


@pytest.fixture(scope="module")
def content(open_document):
    with zipfile.ZipFile(io.BytesIO(open_document)) as archive:
        return archive.read("content.xml").decode()


def test_the_same_book_is_the_same_bytes(excel, open_document):
    assert xlsx(BOOK) == excel
    assert ods(BOOK) == open_document


def test_every_cell_of_the_excel_table_is_the_figures(book):
    sheet = book["Table_1"]
    (place,) = [t.ref for t in sheet.tables.values()]
    header, *rows = [[cell.value for cell in row] for row in sheet[place]]
    assert header == [c.label for c in COLUMNS]
    for row, values in zip(rows, ROWS, strict=True):
        for cell, value, is_number in zip(row, values, NUMERIC, strict=True):
            found = cell.date() if isinstance(value, date) else cell
            assert found == expected(value, is_number)
            assert isinstance(cell, str) or not isinstance(value, str)


def test_every_cell_of_the_open_document_is_the_figures(open_document):
    workbook = CalamineWorkbook.from_filelike(io.BytesIO(open_document))
    assert workbook.sheet_names == SHEETS
    rows = workbook.get_sheet_by_name("Table_1").to_python()
    header = next(i for i, row in enumerate(rows) if row[0] == "Board")
    assert [cell for cell in rows[header] if cell] == [c.label for c in COLUMNS]
    for row, values in zip(rows[header + 1 :], ROWS, strict=True):
        for cell, value, is_number in zip(row, values, NUMERIC, strict=True):
            assert cell == expected(value, is_number)


def test_five_kinds_of_blank_stay_five_things(book):
    table = [[c.value for c in row] for row in book["Table_1"].iter_rows()]
    cells = [cell for row in table for cell in row if cell is not None]
    assert {"[c]", "[x]", "[z]", "[n]"} <= {cell for cell in cells if isinstance(cell, str)}
    assert 0 in cells
    assert all(cell >= 0 for cell in cells if isinstance(cell, (int, float)))


def test_numbers_have_formats_and_are_not_text(book):
    first = {c.label: cell for c, cell in zip(COLUMNS, book["Table_1"][7], strict=True)}
    assert first["Decided"].value == 1234
    assert first["Decided"].number_format == "#,##0"
    assert first["Share started"].number_format == "0.0%"
    assert first["Per 100,000"].number_format == "0.00"
    assert first["Seen"].number_format == "d mmmm yyyy"


# The checklist, in its order; docs/accessibility.md names these tests.


def test_tables_are_marked_up_with_names_that_say_what_they_are(book, content):
    names = [name for sheet in book for name in sheet.tables]
    assert names == ["key_figures", "contents", "notes", "decisions_by_board", "other"]
    for sheet in book.worksheets[1:]:
        assert len(sheet.tables) == 1
    assert re.findall(r'database-range table:name="(\w+)"', content) == names


def test_no_merged_cells(book, content):
    assert all(not sheet.merged_cells.ranges for sheet in book)
    assert "number-columns-spanned" not in content
    assert "covered-table-cell" not in content


def test_no_blank_cell_in_a_table_and_no_blank_row_above_it(book):
    assert len(book.worksheets) > 1
    for sheet in book.worksheets[1:]:
        (table,) = sheet.tables.values()
        cells = [cell.value for row in sheet[table.ref] for cell in row]
        assert all(cell not in (None, "") for cell in cells)
        assert all(sheet.cell(row, 1).value for row in range(1, sheet.max_row + 1))


def test_one_tagged_header_row(book, content):
    for sheet in book.worksheets[1:]:
        (table,) = sheet.tables.values()
        assert table.headerRowCount == 1
        headings = [cell.value for cell in sheet[table.ref][0]]
        assert len(set(headings)) == len(headings)
    assert content.count("<table:table-header-rows>") == len(SHEETS) - 1


def test_text_in_cells_is_wrapped(book):
    (table,) = book["Table_1"].tables.values()
    header, *rows = book["Table_1"][table.ref]
    texts = [*header, *(row[0] for row in rows)]
    assert all(cell.alignment.wrap_text for cell in texts)
    assert all(cell.alignment.wrap_text for row in book["Notes"]["B4:B8"] for cell in row)


def test_no_filters_and_no_frozen_panes(book, content):
    for sheet in book:
        assert sheet.freeze_panes is None
        assert sheet.auto_filter.ref is None
        assert all(table.autoFilter is None for table in sheet.tables.values())
    assert 'display-filter-buttons="true"' not in content


def test_nothing_is_hidden_and_columns_are_wide_enough(book):
    assert all(sheet.column_dimensions for sheet in book)
    for sheet in book:
        assert sheet.sheet_state == "visible"
        assert not any(row.hidden for row in sheet.row_dimensions.values())
        for width in sheet.column_dimensions.values():
            assert not width.hidden
            assert width.width >= 14


def test_notes_are_on_a_sheet_of_their_own_in_words(book):
    notes = {row[0].value: row[1].value for row in book["Notes"]["A4:B9"]}
    assert notes["[note 1]"] == "Few cases move shares a lot."
    assert notes["[c]"].startswith("suppressed")
    assert notes["[x]"].startswith("not recorded")
    assert notes["[z]"].startswith("not applicable")
    assert notes["[n]"].startswith("not yet due")


def test_links_say_where_they_lead(book):
    links = [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.hyperlink]
    assert [link.value for link in links[1:4]] == [
        "Key figures",
        "What holds for all tables, and the shorthand",
        "Decisions, by board",
    ]
    assert links[0].value == "Open Government Licence, version 3"
    assert links[1].hyperlink.location == "'Key_figures'!A1"
    assert links[3].hyperlink.location == "'Table_1'!A1"


def test_every_sheet_has_a_title_in_its_first_cell(book, content, open_document):
    titles = [sheet["A1"].value for sheet in book]
    assert titles == [
        BOOK.title, "Key figures", "Contents", "Notes", SHEET.heading, "Table 2: Another table",
    ]  # fmt: skip
    assert all(sheet["A1"].font.bold and sheet["A1"].font.size == 16 for sheet in book)
    # Tagged as headings, and nothing else is.
    assert {sheet["A1"].style for sheet in book} == {"Heading 1"}
    others = {cell.style for sheet in book for row in sheet.iter_rows(min_row=2) for cell in row}
    assert "Heading 1" not in others
    assert book._named_styles["Heading 1"].builtinId == 16
    assert content.count('table:style-name="title"') == len(SHEETS)
    assert (
        'style:name="title" style:family="table-cell" style:parent-style-name="Heading_20_1"'
        in (content)
    )
    with zipfile.ZipFile(io.BytesIO(open_document)) as archive:
        styles = archive.read("styles.xml").decode()
    assert 'style:name="Heading_20_1" style:display-name="Heading 1"' in styles


def test_on_paper_no_table_is_cut_and_nothing_overlaps(book, content, open_document):
    for sheet in book:
        assert (sheet.page_setup.orientation, sheet.page_setup.fitToHeight) == ("landscape", 0)
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
    licence = next(row for row in range(1, 20) if book["Cover"].cell(row, 1).value == LICENCE)
    assert book["Cover"].row_dimensions[licence].height >= 2 * 15
    header = next(row for row in range(1, 20) if book["Table_1"].cell(row, 2).value == "Decided")
    assert book["Table_1"].row_dimensions[header].height >= 30
    with zipfile.ZipFile(io.BytesIO(open_document)) as archive:
        styles = archive.read("styles.xml").decode()
    assert 'style:scale-to-X="1"' in styles
    # A program's own head and foot of a page would be a header and footer after all.
    assert '<style:header style:display="false"/>' in styles
    assert content.count("<table:table table:name=") == content.count('table:style-name="sheet"')


def test_a_long_list_above_a_table_is_broken_at_its_semicolons_and_no_other_sentence():
    first = "Of what began and is due, in time: decision within one month, 197 of 267 (74%)"
    second = "completed within six months, 40 of 166 (24%, 18% to 31%)"
    third = "panel told in time, 52 of 64"
    assert lines_of(f"{first}; {second}; {third}. Short; and; plain.") == [
        f"{first};", f"{second};", f"{third}.", "Short; and; plain.",
    ]  # fmt: skip
    caution = (
        "Caution: The panel advises; what it did not agree with is not only what it disagreed "
        "with, as it may have asked for more."
    )
    assert lines_of(caution) == [caution]


def test_text_is_plain_and_large_enough_and_nothing_is_said_by_colour(book):
    assert all(sheet.max_row > 1 for sheet in book)
    for sheet in book:
        for row in sheet.iter_rows():
            for cell in row:
                if cell.value is None:
                    continue
                assert cell.font.name == "Arial"
                assert cell.font.size >= 12
                assert cell.fill.fill_type is None
                assert not cell.border.left.style
                assert not cell.font.italic
        assert all(t.tableStyleInfo is None or not t.tableStyleInfo.name
                   for t in sheet.tables.values())  # fmt: skip


def test_no_headers_footers_pictures_or_macros(book, excel):
    for sheet in book:
        assert not sheet._images
        assert not sheet._charts
        assert not sheet.oddHeader.center.text
        assert not sheet.oddFooter.center.text
    with zipfile.ZipFile(io.BytesIO(excel)) as archive:
        assert not [n for n in archive.namelist() if "vba" in n or "drawing" in n]


def test_the_key_figures_stand_before_the_tables_as_texts(book, open_document):
    harmless = ["'" + FORMULA, "1 <b> of 2."]
    expected_rows = [["Key figure", "2014-15"], ["Decided (Table 1)", "168 of 275 (61%)"], harmless]
    sheet = book["Key_figures"]
    (place,) = [t.ref for t in sheet.tables.values()]
    assert [[cell.value for cell in row] for row in sheet[place]] == expected_rows
    rows = CalamineWorkbook.from_filelike(io.BytesIO(open_document)).get_sheet_by_name(
        "Key_figures"
    )
    assert rows.to_python()[-3:] == expected_rows


def test_without_key_figures_there_is_no_sheet_of_them():
    plain = openpyxl.load_workbook(io.BytesIO(xlsx(replace(BOOK, front=None))))
    assert plain.sheetnames == [name for name in SHEETS if name != "Key_figures"]


def test_sheets_have_names_of_their_own_and_none_is_blank(book):
    assert book.sheetnames == SHEETS
    assert all(sheet["A1"].value for sheet in book)


def test_tables_stand_at_the_left_one_a_sheet_with_nothing_below(book):
    assert len(book.worksheets) > 1
    for sheet in book.worksheets[1:]:
        (table,) = sheet.tables.values()
        first, last = table.ref.split(":")
        assert first.startswith("A")
        assert sheet.max_row == int(re.sub(r"\D", "", last))


def test_the_file_says_what_it_is_and_opens_at_its_beginning(book, open_document):
    about = book.properties
    assert (about.title, about.creator, about.subject) == (BOOK.title, "Some panel", BOOK.status)
    assert about.created.date() == BOOK.made
    assert book.active.title == "Cover"
    for sheet in book:
        assert sheet.sheet_view.selection[0].activeCell == "A1"
    with zipfile.ZipFile(io.BytesIO(open_document)) as archive:
        meta = archive.read("meta.xml").decode()
    assert "<dc:language>en-GB</dc:language>" in meta
    assert f"<dc:title>{BOOK.title}</dc:title>" in meta


def test_management_information_is_marked_on_every_sheet(book, open_document):
    for sheet in book:
        assert BOOK.status in [sheet.cell(row, 1).value for row in (1, 2)]
    workbook = CalamineWorkbook.from_filelike(io.BytesIO(open_document))
    for name in SHEETS:
        assert workbook.get_sheet_by_name(name).to_python()[1][0] == BOOK.status


def test_what_it_was_filtered_to_is_on_the_cover(book):
    cover = [row[0].value for row in book["Cover"].iter_rows()]
    assert "As at: 30 June 2016" in cover
    assert "Policy: none" in cover
