"""What people wrote about a case is in no file of a pack; formulas are harmless in every format."""

import csv
import html
import io
import re
import zipfile
from datetime import date

import docx
import openpyxl
import pytest
from python_calamine import CalamineWorkbook

from scr.base.periods import parse_span
from scr.report import build, contents, files
from tests.factory import board, review

CANARY = "Zyxwv Qwertz"
FORMULA = "=HYPERLINK(1)"
HOSTILE = "<script>q()</script> **q** [q](http://q.example) _q_ $q$ `q` & Sons"
PARTS = tuple(p for p in contents.PARTS if p.title not in ("Time", "Quality"))


@pytest.fixture(scope="module")
def made(shared_snapshot):
    decided = {"decision": "initiate", "decision_date": date(2014, 9, 1),
               "completed_date": date(2014, 12, 1), "decision_reason": CANARY}  # fmt: skip
    snapshot = shared_snapshot(
        boards=[
            board("B1", board_name=FORMULA, region=FORMULA),
            board("B2", board_name=HOSTILE, region=HOSTILE),
        ],
        reviews=[review(f"R{i}", "B2" if i == 5 else "B1", **decided) for i in range(6)],
        recommendations=[
            {"recommendation_id": str(i), "review_id": f"R{i}", "addressee": CANARY,
             "text": CANARY, "addressee_type": "health", "theme": HOSTILE}
            for i in (1, 2)
        ],
        publications=[
            {"publication_id": "P1", "review_id": "R1", "kind": "overview_report",
             "published_date": date(2015, 1, 5), "url": f"https://example.org/{CANARY}"},
        ],
        challenges=[
            {"challenge_id": "C1", "board_id": "B1", "raised_by": "panel", "subject": "quality",
             "raised_date": date(2014, 8, 1), "note": CANARY},
        ],
    )  # fmt: skip
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(contents, "PARTS", PARTS)
        return files(build(snapshot, parse_span("panel:2014-15"), policy="none"))


def texts(name, content):
    """Every text in a file, those within a ZIP one by one."""
    if not zipfile.is_zipfile(io.BytesIO(content)):
        yield name, content.decode("utf-8", errors="ignore")
        return
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        for inside in archive.namelist():
            yield from texts(f"{name}/{inside}", archive.read(inside))


def test_free_text_is_in_no_file(made):
    every = [pair for name, content in made.items() for pair in texts(name, content)]
    assert len(every) > 60
    assert [name for name, text in every if CANARY in text or "Qwertz" in text] == []


# Where a spreadsheet would begin to reckon: at the start of a cell, a text or a field.
STARTS = re.compile(r'(?:^|[>"\n,])=HYPERLINK', re.MULTILINE)


def test_a_name_like_a_formula_is_harmless_in_every_format(made):
    found = {name.split("/")[0] for name, content in made.items()
             for name, text in texts(name, content) if FORMULA in text}  # fmt: skip
    assert {"report.xlsx", "report.ods", "report.docx", "csv"} <= found
    every = [pair for name, content in made.items() for pair in texts(name, content)]
    assert [name for name, text in every if STARTS.search(html.unescape(text))] == []


def read(made):
    """Every cell and paragraph of the files, as a reader of each sees them."""
    book = openpyxl.load_workbook(io.BytesIO(made["report.xlsx"]))
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    assert {cell.data_type for cell in cells} <= {"s", "n", "d"}
    yield "xlsx", {str(cell.value) for cell in cells}
    open_book = CalamineWorkbook.from_filelike(io.BytesIO(made["report.ods"]))
    rows = [row for name in open_book.sheet_names for row in
            open_book.get_sheet_by_name(name).to_python()]  # fmt: skip
    yield "ods", {str(cell) for row in rows for cell in row}
    document = docx.Document(io.BytesIO(made["report.docx"]))
    parts = document.element.xpath("//w:tc | //w:p")
    yield "docx", {part.xpath("string(.)").replace("\u00a0", " ") for part in parts}
    tables = [content.decode("utf-8-sig") for name, content in made.items() if ".csv" in name]
    yield "csv", {cell for text in tables for row in csv.reader(io.StringIO(text)) for cell in row}


def test_script_and_markdown_in_a_name_are_text_in_every_format(made):
    seen = dict(read(made))
    assert set(seen) == {"xlsx", "ods", "docx", "csv"}
    for form, found in seen.items():
        assert HOSTILE in found, form
        assert f"'{FORMULA}" in found, form
    # A theme stands within a sentence of the report, its stars as they are.
    themed = f"Most often it was {HOSTILE}, at 1 of 1 board"
    assert any(themed in text for text in seen["docx"])
    assert any(themed in text for text in seen["xlsx"])
    assert themed in made["csv/read_me.txt"].decode()
    raw = [text for name, content in made.items() for name, text in texts(name, content)
           if name.endswith(".xml")]  # fmt: skip
    assert raw
    assert not [text for text in raw if "<script>" in text]
