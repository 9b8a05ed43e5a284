"""The Word document opened again."""

import io
from datetime import date

import docx
import pytest
from docx.oxml.ns import qn

from scr.exports.document import WordDocument
from scr.exports.document_table import PADDING, SIZES, fitted
from scr.exports.pictures import png
from scr.exports.readable import headings_and_rows, turned
from scr.plot import share_over_time
from tests.exports.example import COLUMNS, FORMULA, SHEET
from tests.plot.examples import YEARS

CHART = share_over_time(YEARS, axis_title="Share")


def make() -> bytes:
    made = WordDocument("A report", author="A panel", status="Not for publication",
                        made=date(2016, 6, 30))  # fmt: skip
    made.links(["Cases & more", "Time"])
    made.heading("Cases & more")
    made.paragraph("Boards decided **275 cases**.")
    made.paragraph("Few cases.", "Caution")
    made.figure(png(CHART), alt=f"{CHART.name} It fell.", caption="Share by year")
    made.table(*headings_and_rows(COLUMNS, SHEET.table), caption="Decisions <by> board")
    made.turn_page(wide=True)
    made.heading("Time", 2)
    made.table(["Year", "n"], [["2014-15", "3"]] * 3, caption="Second")
    made.turn_page(wide=False)
    made.web_link("The licence", "https://example.org/licence")
    return made.saved()


@pytest.fixture(scope="module")
def saved():
    return make()


@pytest.fixture(scope="module")
def document(saved):
    return docx.Document(io.BytesIO(saved))


def test_the_same_content_is_the_same_bytes(saved):
    assert make() == saved


def test_headings_are_real_and_the_contents_lead_to_them(document):
    heads = [(p.style.name, p.text) for p in document.paragraphs if p.style.name[:4] == "Head"]
    assert heads == [("Heading 1", "Cases & more"), ("Heading 2", "Time")]
    anchors = [link.get(qn("w:anchor")) for link in document.element.iter(qn("w:hyperlink"))]
    places = [mark.get(qn("w:name")) for mark in document.element.iter(qn("w:bookmarkStart"))]
    assert [anchor for anchor in anchors if anchor] == places


def test_every_picture_has_alternative_text_and_a_numbered_caption(document):
    pictures = list(document.element.iter(qn("wp:docPr")))
    assert [p.get("descr") for p in pictures] == [f"{CHART.name} It fell."]
    captions = [p._p.xpath("string(.)") for p in document.paragraphs if p.style.name == "Caption"]
    assert captions[0] == "Figure 1: Share by year"
    assert captions[1:] == ["Table 1: Decisions <by> board", "Table 2: Second"]


def test_tables_have_one_header_row_that_repeats(document):
    assert document.tables
    for table in document.tables:
        marked = [row._tr.trPr is not None and row._tr.trPr.find(qn("w:tblHeader")) is not None
                  for row in table.rows]  # fmt: skip
        assert marked == [True] + [False] * (len(marked) - 1)
        assert table._tbl.tblPr.find(qn("w:tblCaption")).get(qn("w:val"))
        assert not list(table._tbl.iter(qn("w:vMerge"), qn("w:gridSpan")))


def test_every_cell_is_the_figures(document):
    headings, rows = headings_and_rows(COLUMNS, SHEET.table)
    # Limits in brackets are kept on one line by other spaces.
    found = [
        [cell.text.replace("\u00a0", " ") for cell in row.cells] for row in document.tables[0].rows
    ]
    assert found[0] == headings == [
        "Board", "Decided", "Share started (95% limits)", "Per 100,000", "Median days", "Seen",
    ]  # fmt: skip
    assert found[1] == ["Aber", "1,234", "80% (71% to 87%)", "1.46", "95", "31 January 2014"]
    assert found[2] == ["Zero", "0", "0% (0% to 20%)", "0.00", "0", "29 February 2016"]
    assert found[3] == ["'" + FORMULA, "[c]", "[c]", "[x]", "[n]", "30 June 2015"]
    assert found[4] == ["'@Not applicable & <b>", "0", "[z]", "[z]", "1", "1 July 2013"]
    assert len(found) == len(rows) + 1


def test_no_word_is_broken_and_limits_stand_on_one_line():
    long = "Non-publication considered"
    headings = ["Year", *(f"{long} {i}" for i in range(6)), "Share (95% limits)"]
    rows = [["2014-15", *["1,234"] * 6, "61% (55% to 67%)"]]
    widths, size = fitted(headings, rows, 1, 17.0)
    assert sum(widths) <= 17.0 / 2.54 * 1440
    # A letter of Arial is half its size wide on average; cells have a margin on both sides.
    room = [(width - 2 * PADDING) / (size * 10 * 0.5) for width in widths]
    assert room[0] >= len("2014-15")
    assert min(room[1:7]) >= len("publication")
    assert room[7] >= len("(55% to 67%)")
    assert fitted(["A", "B"], [["x", "1"]], 1, 17.0)[1] == max(SIZES)


def test_a_sentence_stays_with_what_follows_it():
    made = WordDocument("A", author="A", made=date(2016, 1, 1))
    made.paragraph("Boards decided 275 cases.", with_next=True)
    made.paragraph("A note.")
    found = docx.Document(io.BytesIO(made.saved())).paragraphs
    assert [p.paragraph_format.keep_with_next for p in found[-2:]] == [True, None]


def test_language_title_status_and_page_numbers(document):
    about = document.core_properties
    assert (about.title, about.language, about.author) == ("A report", "en-GB", "A panel")
    assert about.created.date() == date(2016, 6, 30)
    assert document.styles.element.xpath("//w:rPrDefault//w:lang/@w:val") == ["en-GB"]
    _, wide, last = document.sections
    assert wide.page_width > wide.page_height
    assert last.page_width < last.page_height
    for section in document.sections:
        assert section.header.paragraphs[0].text == "Not for publication"
        fields = section.footer._element.xpath(".//w:fldSimple/@w:instr")
        assert fields == ["PAGE", "NUMPAGES"]


@pytest.fixture(scope="module")
def in_parts():
    """A document whose pages are numbered in parts."""
    made = WordDocument("A", author="A", made=date(2016, 1, 1), in_parts=True)
    made.heading("Key figures")
    made.table(["Key figure"], [["1"]] * 3, caption="Key figures", is_captioned=False)
    made.heading("Contents", on_new_page=True)
    made.contents("Table 5: Time", "Time", "5-1")
    made.part("5", wide=True)
    made.heading("Time", 2)
    made.table(["n"], [["1"]] * 60, caption="Time", number="5")
    made.part("6", wide=False)
    return docx.Document(io.BytesIO(made.saved()))


def test_pages_of_a_part_are_numbered_with_it_so_that_the_contents_know_them(in_parts):
    feet = [section.footer._element.xpath("string(.)") for section in in_parts.sections]
    assert feet == ["Page 1", "Page 5-1", "Page 6-1"]
    numbers = [section._sectPr.find(qn("w:pgNumType")) for section in in_parts.sections]
    assert [(n.get(qn("w:fmt")), n.get(qn("w:start"))) for n in numbers] == [
        ("lowerRoman", "1"), ("decimal", "1"), ("decimal", "1"),
    ]  # fmt: skip
    (line,) = [p for p in in_parts.paragraphs if p.style.name == "Contents"]
    assert line._p.xpath("string(.)") == "Table 5: Time5-1"
    (link,) = line._p.iter(qn("w:hyperlink"))
    places = [mark.get(qn("w:name")) for mark in in_parts.element.iter(qn("w:bookmarkStart"))]
    assert link.get(qn("w:anchor")) in places
    assert in_parts.element.xpath("count(//w:hyperlink//w:tab)") == 1


def test_a_table_that_fits_a_page_is_kept_on_one_and_a_longer_one_is_not(in_parts):
    def kept(table):
        return [row._tr.find(".//" + qn("w:keepNext")) is not None for row in table.rows]

    short, long = in_parts.tables
    assert kept(short) == [True, True, True, False]
    assert kept(long) == [True, True] + [False] * 56 + [True, True, False]


@pytest.mark.parametrize(("n_rows", "is_upright", "is_whole"), [
    (28, True, True), (29, True, False), (14, False, True), (15, False, False),
])  # fmt: skip
def test_a_page_on_its_side_keeps_fewer_rows_together(n_rows, is_upright, is_whole):
    made = WordDocument("A", author="A", made=date(2016, 1, 1))
    made.turn_page(wide=not is_upright)
    made.table(["n"], [["1"]] * n_rows, caption="Time")
    (table,) = docx.Document(io.BytesIO(made.saved())).tables
    kept = [row._tr.find(".//" + qn("w:keepNext")) is not None for row in table.rows]
    assert all(kept[:-1]) == is_whole


def test_what_ends_a_part_is_too_small_to_stand_on_a_page_of_its_own(in_parts):
    ends = [p for p in in_parts.paragraphs if p._p.xpath("./w:pPr/w:sectPr")]
    assert [p.style.name for p in ends] == ["After table", "After table"]
    # Nothing but it stands after a table at the end of a part.
    assert ends[1]._p.getprevious().tag == qn("w:tbl")
    assert not in_parts.element.xpath("//w:br[@w:type='page']")


def test_a_turned_table_has_the_same_cells():
    headings, rows = headings_and_rows(COLUMNS, SHEET.table)
    head, body = turned(headings, rows, "Measure")
    assert head == ["Measure", *(row[0] for row in rows)]
    assert [row[0] for row in body] == headings[1:]
    assert [list(column) for column in zip(*(row[1:] for row in body), strict=True)] == [
        row[1:] for row in rows
    ]


def test_a_row_of_another_length_is_refused():
    made = WordDocument("A", author="A", made=date(2016, 1, 1))
    with pytest.raises(ValueError, match="as many cells"):
        made.table(["a", "b"], [["1"]], caption="No")
