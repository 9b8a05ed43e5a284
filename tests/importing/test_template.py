"""The workbook to fill in."""

from pathlib import Path

import openpyxl
import pytest

from scr.base.errors import UserError
from scr.importing import run_import
from scr.importing.template import N_ROWS, write_template
from scr.store import import_tables
from tests.importing.helpers import found


def test_it_imports_as_it_is_without_findings(tmp_path: Path) -> None:
    write_template(tmp_path / "template.xlsx")
    report = run_import([tmp_path / "template.xlsx"], folder=tmp_path / "db")
    assert found(report) == []
    assert all(count.n_read == 0 for count in report.counts)


def test_every_column_is_there_explained_and_listed(tmp_path: Path) -> None:
    write_template(tmp_path / "template.xlsx")
    book = openpyxl.load_workbook(tmp_path / "template.xlsx")
    assert book.sheetnames == ["Instructions", *import_tables()]
    steps = [cell.value for cell in book["Instructions"]["B"] if cell.value]
    assert any("page Data" in step and "--dry-run" in step for step in steps)
    for table in import_tables().values():
        sheet = book[table.name]
        assert [cell.value for cell in sheet[1]] == [c.name for c in table.columns]
        assert sheet.freeze_panes == "A2"
        lists = {
            str(rule.sqref): rule.formula1.strip('"').split(",")
            for rule in sheet.data_validations.dataValidation
        }
        for cell, column in zip(sheet[1], table.columns, strict=True):
            assert column.comment in cell.comment.text
            assert ("Required" in cell.comment.text) == column.is_required
            place = f"{cell.column_letter}2:{cell.column_letter}{N_ROWS + 1}"
            expected = ["yes", "no"] if column.kind == "yes_no" else list(column.codes)
            assert lists.get(place, []) == expected


def test_it_is_a_workbook_by_name_too(tmp_path: Path) -> None:
    with pytest.raises(UserError, match=r"ending \.xlsx"):
        write_template(tmp_path / "template.csv")
    assert not list(tmp_path.iterdir())


def test_a_place_that_cannot_be_written_to(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="cannot be written"):
        write_template(tmp_path / "no folder" / "template.xlsx")


def test_a_workbook_that_is_there_is_never_written_over(tmp_path: Path) -> None:
    path = tmp_path / "records.xlsx"
    path.write_bytes(b"filled in")
    with pytest.raises(UserError, match="Give another name"):
        write_template(path)
    assert path.read_bytes() == b"filled in"
