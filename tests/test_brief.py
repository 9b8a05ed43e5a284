"""The brief opened again: its cells are the figure's, its pictures are described, nobody else is
named where nobody is to be."""

import io
import re
import shutil
import subprocess
from dataclasses import replace
from datetime import date

import docx
import pytest

from scr.base import markdown, words
from scr.brief import document as brief
from scr.disclosure import TRUSTED, Reader
from scr.exhibits import board_cases
from scr.exhibits.board import rows_of
from scr.exhibits.board_choice import POOLED, BoardChoice
from scr.exhibits.scope import Scope
from scr.exhibits.view import View
from scr.exports import document_table
from scr.figures.compare import peers
from scr.figures.directory import directory
from scr.figures.values import rows
from scr.text import measure as measure_words
from scr.text.measure import MEASURES
from tests.factory import board, make_snapshot, review


@pytest.fixture(scope="module")
def content(sample_database):
    from scr.store import current

    snapshot = current(sample_database)
    known = directory(snapshot)
    boards = peers.boards_by_id(known.boards)
    view = View("panel", 2011, 2015, known.as_at, board_id="AR077")
    edition = peers.usual_edition(peers.editions(known.neighbours), known.as_at)
    groups = peers.groups(
        "AR077", boards, known.neighbours, edition=edition, own=(),
        first=view.range.start, last=view.range.end, as_at=known.as_at,
    )  # fmt: skip
    choice = BoardChoice(
        boards["AR077"], boards, tuple(groups), (), peers.NEIGHBOURS, POOLED,
        as_now=False, edition=edition, own=(), years=5.0,
    )  # fmt: skip
    return brief.Brief(Scope(TRUSTED, snapshot, view), choice)


@pytest.fixture(scope="module")
def documents(content):
    return {named: brief.document(content, named=named) for named in (True, False)}


def words_of(data: bytes) -> str:
    made = docx.Document(io.BytesIO(data))
    cells = [cell.text for table in made.tables for row in table.rows for cell in row.cells]
    alt = [shape._inline.docPr.get("descr") for shape in made.inline_shapes]
    return "\n".join([*(p.text for p in made.paragraphs), *cells, *alt])


def test_its_cells_are_the_figures(content, documents):
    (table,) = docx.Document(io.BytesIO(documents[True])).tables
    shown = {row.cells[0].text: [cell.text for cell in row.cells] for row in table.rows}
    by = {
        kind: {row["measure"]: row for row in rows_of(content.profile, kind)}
        for kind in ("board", peers.NEIGHBOURS, peers.WHOLE)
    }
    assert len(table.rows) == len(MEASURES) + 1
    for name, said in MEASURES.items():
        cells, own = shown[said.label], by["board"][name]
        if name == "rate_per_100k":
            assert cells[1] == f"{own['value']:.1f} ({own['x']})"
            continue
        assert cells[1] == measure_words.counted(own)
        for cell, kind in ((cells[4], peers.NEIGHBOURS), (cells[5], peers.WHOLE)):
            group = by[kind][name]
            assert cell == f"{words.percent(group['value'])} of {words.number(group['n'])}"
    assert shown["First decisions to start a review"][1:4] == [
        "33 of 34 (97%)", "85% to 99%", "higher, 99.8%",
    ]  # fmt: skip


def test_headings_pictures_and_what_it_rests_on(documents):
    made = docx.Document(io.BytesIO(documents[True]))
    styles = [p.style.name for p in made.paragraphs]
    assert "Title" in styles
    assert styles.count("Heading 2") == 4
    assert len(made.inline_shapes) == 2
    for shape in made.inline_shapes:
        assert len(shape._inline.docPr.get("descr")) > 40
    assert "w:tblHeader" in made.tables[0]._tbl.xml
    text = words_of(documents[True])
    assert "As at 30 June 2016, snapshot" in text
    assert "A mark is a question, not a verdict" in text
    assert "reviews completed in time, agreed delays not taken off" in text


def test_it_says_what_is_open_and_overdue_to_those_who_may_see_it(content, documents):
    named, unnamed = words_of(documents[True]), words_of(documents[False])
    open_now = board_cases.open_now(content.scope, content.choice)
    overdue = board_cases.recommendations(content.scope, content.choice)
    for text in (named, unnamed):
        assert open_now.plain_sentence in text
        assert overdue.plain_sentence in text
        assert "are overdue" in text
    oldest = rows(open_now.result)[0]["review_id"]
    assert f"Open: {oldest} for " in named
    assert "Open: R" not in unnamed
    # A reader without single cases has neither, and the rest of the brief.
    without = Reader("r", ("none",), may_see_cases=False)
    scope = replace(content.scope, reader=without)
    text = words_of(brief.document(replace(content, scope=scope), named=True))
    assert "Open: R" not in text
    assert "What stands out" in text


def test_without_names_no_other_board_is_named(content, documents):
    others = {one.name for key, one in content.choice.boards.items() if key != "AR077"}
    named, unnamed = words_of(documents[True]), words_of(documents[False])
    neighbours = next(one for one in content.choice.groups if one.kind == peers.NEIGHBOURS)
    assert all(content.choice.boards[one].name in named for one in neighbours.members)
    assert not [name for name in others if name in unnamed]
    assert "10 boards, not named here" in unnamed
    assert "Easterhythe" in unnamed


def test_the_same_figures_make_the_same_bytes(content, documents):
    assert brief.document(content, named=False) == documents[False]
    name = brief.file_name(content, named=False)
    assert name == "brief_AR077_as-at-2016-06-30_other-boards-not-named.docx"


def test_the_day_stands_at_its_beginning(documents):
    made = docx.Document(io.BytesIO(documents[False]))
    text = [paragraph.text for paragraph in made.paragraphs]
    assert text[2].startswith("As at 30 June 2016, snapshot")
    assert text[2].endswith("Other boards are not named.")


def test_no_heading_of_its_table_is_broken_within_a_word(documents):
    # Letters of eight points, bold, in Arial: some 90 twentieths of a point each.
    (table,) = docx.Document(io.BytesIO(documents[True])).tables
    assert len(table.rows[0].cells) > 1
    for cell in table.rows[0].cells:
        longest = max(map(len, cell.text.split()))
        assert cell.width.twips - 2 * document_table.PADDING > 90 * longest, cell.text


@pytest.mark.skipif(not shutil.which("soffice"), reason="needs LibreOffice to count pages")
def test_it_has_two_pages(documents, tmp_path):
    (tmp_path / "brief.docx").write_bytes(documents[True])
    subprocess.run(
        ["soffice", f"-env:UserInstallation=file://{tmp_path}/office", "--headless",
         "--convert-to", "pdf", "--outdir", str(tmp_path), str(tmp_path / "brief.docx")],
        check=True, capture_output=True, timeout=120,
    )  # fmt: skip
    pages = re.findall(rb"/Type ?/Page\b", (tmp_path / "brief.pdf").read_bytes())
    assert len(pages) == 2


def test_stars_in_a_name_are_stars_in_the_brief_and_in_what_is_said(tmp_path):
    name, region = "**Bold** Vale", "*North*"
    snapshot = make_snapshot(
        tmp_path,
        boards=[board("B1", board_name=name, region=region), board("B2", region=region)],
        reviews=[review(f"R{i}", f"B{1 + i % 2}", decision="initiate",
                        decision_date=date(2014, 9, 1)) for i in range(12)],
    )  # fmt: skip
    known = directory(snapshot)
    boards = peers.boards_by_id(known.boards)
    view = View("panel", 2013, 2014, known.as_at, board_id="B1", board_name=name)
    groups = peers.groups(
        "B1", boards, known.neighbours, edition=None, own=(),
        first=view.range.start, last=view.range.end, as_at=known.as_at,
    )  # fmt: skip
    choice = BoardChoice(boards["B1"], boards, tuple(groups), (), peers.REGION, POOLED,
                         as_now=False, edition=None, own=(), years=2.0)  # fmt: skip
    scope = Scope(TRUSTED, snapshot, view)
    made = docx.Document(io.BytesIO(brief.document(brief.Brief(scope, choice), named=True)))
    text = "\n".join(p.text for p in made.paragraphs)
    assert f"{name} " in text
    assert f"Region: {region}" in text
    # Every time the name stands there its stars do, and what is bold is what we made bold.
    assert text.count("Bold") == text.count(name)
    (lead,) = (p for p in made.paragraphs if p.text.startswith("In the panel years"))
    assert next(run.text for run in lead.runs if run.bold).startswith(name)
    opened = board_cases.open_now(scope, choice)
    assert name in opened.plain_sentence
    assert markdown.literal(name) in opened.sentence
