"""The packs of the sample: what was published is in them, and every format holds the figures."""

import csv
import io
import re
import zipfile
from dataclasses import replace
from datetime import datetime

import docx
import openpyxl
import pytest
from python_calamine import CalamineWorkbook

from scr.base.periods import parse_span
from scr.disclosure import TRUSTED
from scr.exports.harmless import harmless
from scr.report import build, contents, files, narrow_chart, pictures
from scr.report.books import in_words
from scr.report.documents import cells
from scr.report.published import all_published, same_days
from scr.store import current

YEARS = ("2013-14", "2014-15", "2015-16")
NOT_GROUPED = tuple(part for part in contents.PARTS if part.title not in ("By region", "By board"))
"""Hiding small counts below the whole takes seconds a year, and changes nothing of the whole."""


@pytest.fixture(scope="module")
def packs(sample_database):
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(contents, "PARTS", NOT_GROUPED)
        snapshot = current(sample_database)
        return {year: build(snapshot, parse_span(f"panel:{year}")) for year in YEARS}


@pytest.fixture(scope="module")
def pack(packs):
    return packs["2014-15"]


@pytest.fixture(scope="module")
def made(pack):
    return files(pack)


def of(pack, table, column):
    """A cell of the reporting year."""
    rows = pack.tables()[table]
    (value,) = rows[rows["period"] == pack.year.label][column]
    return value


def published(year, measure):
    (value,) = [
        one.value
        for one in all_published()
        if same_days(one, parse_span(f"panel:{year}")) and one.measure == measure
    ]
    return value


@pytest.mark.parametrize(
    ("measure", "column"),
    [
        ("Completed SCRs received by the panel", "n_received"),
        ("Panel considered a case for non-publication", "n_nonpublication_considered"),
        ("Panel agreed with non-publication", "n_agreed"),
        ("Panel disagreed with non-publication", "n_disagreed"),
        ("Panel agreed to anonymous publication on the NSPCC site", "n_anonymous"),
        ("Panel agreed to a summary publication", "n_summary"),
    ],
)
def test_the_published_outcomes_of_non_publication_are_in_the_packs(packs, measure, column):
    for year in YEARS:
        assert of(packs[year], "publication_outcomes", column) == published(year, measure)


def test_reports_received_are_those_of_the_parliamentary_answer(packs):
    assert [of(packs[y], "publication_outcomes", "n_received") for y in YEARS] == [74, 80, 110]


def test_decisions_put_to_the_panel_and_what_it_agreed_with_are_the_published_ones(packs):
    for year, considered, agreed in (("2013-14", 66, 35), ("2014-15", 107, 86)):
        found = packs[year]
        assert of(found, "panel_scrutiny", "n_considered") == considered
        assert of(found, "panel_scrutiny", "n_agreed") == agreed
        put = "Decisions not to initiate put to the panel"
        assert of(found, "panel_scrutiny", "n_considered") == published(year, put)
        share = published(year, "Decisions not to initiate: panel agreed")
        assert round(100 * of(found, "panel_scrutiny", "agreed_rate")) == share
    assert of(packs["2014-15"], "initiations", "n_initiated") == 168
    started = published("2014-15", "SCRs initiated, as told to the panel")
    assert of(packs["2014-15"], "initiations", "n_initiated") == started


def test_both_shares_are_printed_with_their_intervals(packs, made):
    said = {t.id: t.sentence for t in packs["2014-15"].all_tables()}
    assert "86 of 107 decisions not to start a review (80%, 72% to 87%)" in said["panel_scrutiny"]
    said = {t.id: t.sentence for t in packs["2013-14"].all_tables()}
    assert "35 of 66 decisions not to start a review (53%, 41% to 65%)" in said["panel_scrutiny"]
    text = "\n".join(p.text for p in docx.Document(io.BytesIO(made["report.docx"])).paragraphs)
    assert "(80%, 72% to 87%)" in text


def test_every_share_and_rate_has_its_limits_beside_it(pack):
    n_shares = 0
    for table in pack.all_tables():
        names = [column.name for column in table.columns]
        for place, name in enumerate(names):
            if re.search(r"_rate(_|$)|rate_per_100k|^median_days", name) and not name.endswith(
                ("_lower", "_upper")
            ):
                n_shares += 1
                assert names[place + 1 : place + 3] == [f"{name}_lower", f"{name}_upper"], name
    assert n_shares


def test_the_sentence_compares_with_the_year_that_was_chosen(sample_database, monkeypatch):
    monkeypatch.setattr(contents, "PARTS", NOT_GROUPED[:1])
    year, before = parse_span("panel:2015-16"), parse_span("panel:2013-14")
    found = build(current(sample_database), year, before=before)
    (decisions, _, _) = found.all_tables()
    assert "In the panel year 2013-14 it was 87 of 166 (52%)" in decisions.sentence
    assert before.label in list(decisions.table["period"])


CODES = re.compile(r"\bn_\w+|\b(wt|panel)20\d\d\b|inform_panel|panel_sees_report|not_initiate")


def test_no_code_is_in_what_is_said(packs):
    assert all(pack.sections for pack in packs.values())
    for pack in packs.values():
        for table in pack.all_tables():
            for text in (table.sentence, table.caution, table.left_out, *table.notes):
                assert not CODES.search(text), (table.id, text)
        cells_said = " ".join(str(in_words(t).to_numpy().tolist()) for t in pack.all_tables())
        assert not CODES.search(cells_said)


def test_steps_in_time_are_one_sentence_with_the_edition_in_words(pack):
    (standards,) = [table for table in pack.all_tables() if table.id == "standards"]
    assert (
        "In the panel year 2014-15 it was 40 of 166 (24%, 18% to 31%). The year before it was "
        "27 of 96 (28%); there is no clear change. Other steps in time, of those begun in "
        "the panel year 2014-15 and past their limit day: board notified within 5 working days, "
        "49 of 68 (72%, 60% to 81%); decision within one month, "
    ) in standards.sentence
    assert "told of the decision in time (the panel’s guidance of 2013), " in standards.sentence
    assert "11 cases of the standard “Panel told of the decision in time”" in standards.left_out


def test_published_figures_stand_apart_with_counter_and_source(packs):
    for pack in packs.values():
        *computed, reference = pack.all_tables()
        assert reference.id == "published_figures"
        assert reference.results == ()
        assert all(table.results for table in computed)
        assert all("http" in source for source in reference.table["source"])
        assert set(reference.table["counter"]) <= {"Ofsted", "DfE", "National panel", "Other"}
    beside = dict(zip(reference.table["measure"], reference.table["stands_beside"], strict=True))
    assert beside["Completed SCRs received by the panel"] == "Table 4"


def test_every_cell_of_the_excel_workbook_is_the_packs(pack, made):
    book = openpyxl.load_workbook(io.BytesIO(made["report.xlsx"]))
    assert pack.tables()
    for table in pack.all_tables():
        sheet = book[f"Table_{table.number}"]
        (place,) = [t.ref for t in sheet.tables.values()]
        header, *rows = [[cell.value for cell in row] for row in sheet[place]]
        assert header == [c.label for c in table.columns]
        _same(table, rows)


def test_every_cell_of_the_ods_workbook_is_the_packs(pack, made):
    book = CalamineWorkbook.from_filelike(io.BytesIO(made["report.ods"]))
    assert pack.tables()
    for table in pack.all_tables():
        every = book.get_sheet_by_name(f"Table_{table.number}").to_python()
        labels = [c.label for c in table.columns]
        header = next(i for i, row in enumerate(every) if row[: len(labels)] == labels)
        _same(table, every[header + 1 :])


def _same(table, rows):
    numeric = [c.sql_type in ("BIGINT", "INTEGER", "DOUBLE") for c in table.columns]
    assert len(rows) == len(table.table)
    for row, values in zip(rows, in_words(table).itertuples(index=False), strict=True):
        for cell, value, is_number in zip(row, values, numeric, strict=True):
            if is_number:
                # Excel keeps sixteen digits of a number.
                expected = (
                    f"[{value}]" if isinstance(value, str) else pytest.approx(value, rel=1e-15)
                )
                assert cell == expected, table.id
            else:
                assert _as_text(cell) == _as_text(harmless(value)), table.id


def _as_text(value):
    """A date as its day, a text as it is."""
    return value.date() if isinstance(value, datetime) else value


def test_every_cell_of_the_csv_is_the_packs(pack, made):
    assert pack.tables()
    for table in pack.all_tables():
        text = made[f"csv/{table.id}.csv"].decode("utf-8-sig")
        header, *rows = csv.reader(io.StringIO(text))
        names = [c.name for c in table.columns]
        assert header[: len(names)] == names
        assert header[len(names) :] == [
            "reporting_year", "filters", "as_at", "policy", "release", "snapshot",
        ]  # fmt: skip
        for row, values in zip(rows, table.table.itertuples(index=False), strict=True):
            for cell, value in zip(row, values, strict=False):
                assert cell == str(harmless(value)) or float(cell) == value
            day = str(table.as_at or pack.as_at)
            assert row[-4:] == [day, "publication", "not released", pack.snapshot.id]


def _spaced(cell):
    """The text of a cell; limits in brackets are kept on one line by other spaces."""
    return cell.xpath("string(.)").replace("\u00a0", " ")


def test_every_table_of_the_document_is_the_packs_and_every_picture_is_described(pack, made):
    document = docx.Document(io.BytesIO(made["report.docx"]))
    tables = list(pack.all_tables())
    assert len(document.tables) == 1 + len(tables)
    for found, table in zip(document.tables[1:], tables, strict=True):
        headings, rows, _ = cells(table)
        head, *body = found._tbl.tr_lst
        assert [_spaced(cell) for cell in head.tc_lst] == headings
        texts = [[_spaced(cell) for cell in row.tc_lst] for row in body]
        assert texts == [[str(harmless(cell)) for cell in row] for row in rows]
    # What is said of a table stands before it: so no page holds that alone.
    body = list(document.element.body)
    places = [place for place, part in enumerate(body) if part.tag.endswith("}tbl")]
    *before, last = places[1:]
    assert all(body[place + 1].xpath("./w:pPr/w:sectPr") for place in before)
    assert [part.tag.rpartition("}")[2] for part in body[last + 1 :]] == ["p", "sectPr"]
    pictures = document.element.xpath("//wp:docPr")
    assert len(pictures) == sum(table.chart is not None for table in tables)
    assert all(len(picture.get("descr")) > 40 for picture in pictures)
    heads = [p.text for p in document.paragraphs if p.style.name == "Heading 1"]
    assert heads[:3] == ["Key figures", "Contents", "Notes and shorthand"]
    assert heads[3:] == [section.title for section in pack.sections]


def test_every_file_begins_with_the_key_figures(pack, made):
    texts = [one.texts for one in pack.key_figures]
    assert len(texts) == 12
    assert texts[1] == (
        "Panel agreed with the decision not to start (Table 3)", "86 of 107 (80%)",
        "95% interval 72% to 87%", "Higher than 53% in 2013-14 (between 13 and 41 points higher)",
    )  # fmt: skip
    tables = {table.number: table.title for table in pack.all_tables()}
    assert all(one.number in tables for one in pack.key_figures)
    document = docx.Document(io.BytesIO(made["report.docx"]))
    rows = [tuple(_spaced(cell) for cell in row.tc_lst) for row in document.tables[0]._tbl.tr_lst]
    assert rows == [pack.key_headings, *texts]
    sheet = openpyxl.load_workbook(io.BytesIO(made["report.xlsx"]))["Key_figures"]
    assert [tuple(c.value for c in row) for row in sheet.iter_rows()][-len(rows) :] == rows
    open_book = CalamineWorkbook.from_filelike(io.BytesIO(made["report.ods"]))
    found = open_book.get_sheet_by_name("Key_figures").to_python()
    assert [tuple(row) for row in found[-len(rows) :]] == rows
    note = made["csv/read_me.txt"].decode()
    line = "- Reviews started (Table 2): 168. 1.47 per 100,000 children (1.26 to 1.71). Higher than"
    assert note.index("Key figures") < note.index(line) < note.index("Each CSV file is one table")


def test_every_chart_is_a_picture_twice_with_its_source_its_date_and_its_mark(pack, made):
    drawn = [table for table in pack.all_tables() if table.chart is not None]
    names = [f"pictures/{table.id}.{form}" for table in drawn for form in ("png", "svg")]
    assert [name for name in made if name.startswith("pictures/")] == names
    assert len(drawn) > 8
    for table in drawn:
        assert f"<dc:title>{table.title}</dc:title>" in made[f"pictures/{table.id}.svg"].decode()
        assert made[f"pictures/{table.id}.png"].startswith(b"\x89PNG")
    (stock,) = [table for table in drawn if table.id == "open_reviews"]
    assert pictures.label(stock, pack).lines == (
        "Source: Boards’ records, Arrandale (invented). As at 30 June 2015.",
        "Serious case reviews: annual report, panel year 2014-15 (July to June).",
        "Invented data",
    )
    released = pictures.label(stock, replace(pack, release="annual-1"))
    assert released.lines[0].endswith("As at 30 June 2015. Release annual-1.")


def test_the_contents_have_the_page_of_every_table(pack, made):
    document = docx.Document(io.BytesIO(made["report.docx"]))
    lines = [p._p.xpath("string(.)") for p in document.paragraphs if p.style.name == "Contents"]
    assert lines[:2] == ["Key figuresi", "Notes and shorthandN-1"]
    for table in pack.all_tables():
        assert f"Table {table.number}: {table.title}{table.number}-1" in lines
    feet = [s.footer._element.xpath("string(.)") for s in document.sections]
    assert feet == ["Page 1", "Page N-1", *(f"Page {t.number}-1" for t in pack.all_tables())]


def test_every_chart_has_a_form_for_a_phone_with_the_same_name(pack):
    assert any(table.chart for table in pack.all_tables())
    for table in pack.all_tables():
        narrow = narrow_chart(pack, table, TRUSTED)
        assert (narrow is None) == (table.chart is None)
        if table.chart is not None:
            assert narrow.name == table.chart.name
            assert narrow.figure != table.chart.figure


def test_the_zip_has_every_file_and_nothing_else(made):
    with zipfile.ZipFile(io.BytesIO(made["report.zip"])) as archive:
        assert archive.namelist() == [name for name in made if name != "report.zip"]
        assert all(archive.read(name) == made[name] for name in archive.namelist())


def test_made_again_from_the_same_snapshot_the_tables_are_the_same_bytes(pack, monkeypatch):
    monkeypatch.setattr(contents, "PARTS", NOT_GROUPED)
    again = build(pack.snapshot, pack.year, release="A name")
    assert again.tables_bytes() == pack.tables_bytes()
