"""The pack: its tables in order, the same bytes twice, one whole year that is over."""

import io
from dataclasses import replace
from datetime import date
from pathlib import Path
from types import SimpleNamespace

import docx
import pytest

from scr.base.errors import ArgumentError, RefusedError, UserError
from scr.base.periods import parse_span
from scr.report import books, build, building, documents, write
from tests.factory import board, review

YEAR = parse_span("panel:2014-15")


@pytest.fixture(scope="module")
def small(shared_snapshot):
    decided = {"decision": "initiate", "decision_date": date(2014, 9, 1)}
    before = {"decision": "not_initiate", "decision_date": date(2013, 9, 1)}
    return shared_snapshot(
        boards=[board("B1"), board("B2", region="South")],
        reviews=[
            *(review(f"R{i}", **decided) for i in range(6)),
            *(review(f"S{i}", "B2", **before) for i in range(7)),
        ],
    )


@pytest.fixture(scope="module")
def inside(small):
    return build(small, YEAR, policy="none")


def test_every_table_is_numbered_in_the_order_of_the_report(inside):
    tables = list(inside.all_tables())
    assert [t.number for t in tables] == [str(i + 1) for i in range(len(tables))]
    assert list(inside.tables()) == [t.id for t in tables]
    assert inside.sections[0].title == "Cases considered and reviews started"
    assert [s.title for s in inside.sections][-3:] == [
        "By region",
        "By board",
        "Figures published by others",
    ]


def test_tables_by_board_are_in_workbooks_alone_and_the_document_says_where(inside):
    (section,) = [s for s in inside.sections if s.title == "By board"]
    assert [table.is_by_board for table in section.tables] == [True] * 6
    assert documents.in_document(section) == []
    first = int(section.tables[0].number)
    where = (
        f"By board: Tables {first} to {first + 5}, with a row for each board, are in the workbooks "
        "report.xlsx and report.ods and among the CSV files."
    )
    assert documents.elsewhere(section) == where
    light = replace(
        inside, key_figures=(), sections=(section, replace(section, tables=section.tables[:0]))
    )
    document = docx.Document(io.BytesIO(documents.document(light, {})))
    assert where in [p.text for p in document.paragraphs]
    assert document.tables == []
    held = books.book(light, in_words=True).sheets
    assert [sheet.id for sheet in held] == [table.id for table in section.tables]
    others = [t for s in inside.sections if s is not section for t in s.tables]
    assert others
    assert not any(table.is_by_board for table in others)


def test_no_cell_is_empty_and_the_columns_are_those_declared(inside):
    assert any(len(table.table) for table in inside.all_tables())
    for table in inside.all_tables():
        assert list(table.table.columns) == [c.name for c in table.columns], table.id
        assert not table.table.isna().to_numpy().any(), table.id


def test_made_twice_the_tables_are_the_same_bytes(inside, small):
    again = build(small, YEAR, policy="none", release="another name")
    assert again.tables_bytes() == inside.tables_bytes()


def test_progress_is_told_and_what_it_raises_stops_the_work(small):
    told = []

    def stop(share, doing):
        told.append((share, doing))
        if len(told) == 3:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        build(small, YEAR, policy="none", progress=stop)
    assert [share for share, _ in told] == sorted(share for share, _ in told)


@pytest.mark.parametrize("period", ["panel:2013-14..2014-15", "panel:2015-16"])
def test_only_one_year_that_is_over(small, period):
    with pytest.raises(ArgumentError):
        build(small, parse_span(period), as_at=date(2016, 6, 29), policy="none")


def test_only_an_earlier_year_of_the_same_kind_is_compared(small):
    for other in ("panel:2014-15", "panel:2015-16", "calendar:2012", "panel:2012-13..2013-14"):
        with pytest.raises(ArgumentError):
            build(small, YEAR, policy="none", before=parse_span(other))


def test_a_year_before_all_records_is_no_report_of_zeros(small):
    with pytest.raises(ArgumentError, match="begin on 1 September 2013"):
        build(small, parse_span("panel:2012-13"), policy="none")


def test_an_interrupted_switch_puts_the_earlier_pack_back(inside, light, tmp_path, monkeypatch):
    folder = tmp_path / "pack"
    paths = write(inside, folder)
    rename = Path.rename

    def interrupted(self, target):
        if target == folder and self.name.startswith(".pack.") and (self / "files.json").exists():
            monkeypatch.undo()
            raise KeyboardInterrupt
        return rename(self, target)

    monkeypatch.setattr(Path, "rename", interrupted)
    with pytest.raises(KeyboardInterrupt):
        write(inside, folder)
    assert all(path.is_file() for path in paths)
    assert [p.name for p in tmp_path.iterdir()] == ["pack"]


def test_a_linked_folder_is_written_where_it_leads(inside, light, tmp_path):
    (tmp_path / "real").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "real")
    write(inside, tmp_path / "link")
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "real" / "report.xlsx").is_file()


def test_what_is_said_alike_of_several_columns_is_said_once():
    def said(*notes):
        return SimpleNamespace(notes=notes)

    results = (
        said("Hidden.", "A cell of “agreed” may be a zero."),
        said("Hidden.", "A cell of “agreed” and “changed to start” may be a zero."),
    )
    assert building._notes(results) == (
        "Hidden.", "A cell of “agreed” and “changed to start” may be a zero.",
    )  # fmt: skip


def test_publication_answers_panel_years_only(small):
    with pytest.raises(RefusedError):
        build(small, parse_span("financial:2014-15"))


@pytest.fixture
def light(monkeypatch):
    """Files that take no time to make."""
    made = {"csv/decisions.csv": b"a,b", "report.xlsx": b"x", "report.zip": b"z"}
    monkeypatch.setattr("scr.report.writing.files", lambda pack, progress: made)


def test_an_earlier_pack_is_replaced_and_nothing_else(inside, light, tmp_path):
    folder = tmp_path / "packs" / "pack"
    paths = write(inside, folder)
    assert all(path.is_file() for path in paths)
    again = write(inside, folder)
    assert again == paths
    (folder / "mine.txt").write_text("mine")
    with pytest.raises(ArgumentError, match="not of an earlier report"):
        write(inside, folder)
    assert (folder / "mine.txt").read_text() == "mine"
    assert [p.name for p in folder.parent.iterdir()] == ["pack"]


def test_a_write_that_breaks_leaves_the_earlier_pack_whole(inside, light, tmp_path, monkeypatch):
    folder = tmp_path / "pack"
    paths = write(inside, folder)
    before = {path: path.read_bytes() for path in paths}

    def broken(*_):
        raise OSError("disk full")

    monkeypatch.setattr("scr.report.writing._fill", broken)
    with pytest.raises(UserError, match="disk full"):
        write(inside, folder)
    assert {path: path.read_bytes() for path in paths} == before
    assert [p.name for p in tmp_path.iterdir()] == ["pack"]
