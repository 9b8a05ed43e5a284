"""The commands: what they print and where, and their exit codes."""

from pathlib import Path

import pandas as pd
import pytest
from click.testing import CliRunner, Result

from scr.__main__ import cli
from scr.base import settings
from scr.cli.importing import SCREENFUL
from tests.importing.helpers import BOARDS, review, write


def run(*arguments: object) -> Result:
    """One command, its standard output and error apart."""
    return CliRunner().invoke(cli, [str(one) for one in arguments])


@pytest.fixture
def source(tmp_path: Path) -> Path:
    rows = [review(), review("R2", incident_date="soon"), review("R3", decision="initiate")]
    return write(tmp_path / "source", boards=BOARDS, reviews=rows)


def test_before_the_first_import() -> None:
    for command in ("status", "undo"):
        done = run(command)
        assert done.exit_code == 3
        assert "python -m scr import" in done.stderr
    done = run("history")
    assert done.exit_code == 0
    assert done.stdout == ""


def test_an_import_and_what_follows(source: Path, tmp_path: Path) -> None:
    report, kept = tmp_path / "found.csv", tmp_path / "kept"
    done = run(
        *("import", source, "--as-at", "30/06/2016", "--report", report, "--quarantine", kept)
    )
    assert done.exit_code == 0
    assert "reviews                          3           2" in done.stdout
    assert "reject unreadable_date" in done.stdout
    assert "as given with --as-at" in done.stdout
    assert "reject: reviews.csv, row 3, incident_date" in done.stderr
    findings = pd.read_csv(report)
    assert list(findings["rule"]) == ["unreadable_date", "outcome_without_date"]
    assert [path.name for path in kept.iterdir()] == ["reviews.csv"]
    again = run("import", source)
    assert "Nothing has changed" in again.stdout
    assert "2016-06-30" in run("status").stdout
    assert run("remove", "reviews", "R9").exit_code == 2
    assert run("remove", "holidays", "R9").exit_code == 2
    assert run("remove", "boards", "B1").exit_code == 2
    assert run("remove", "boards", "B1", "--with-children").exit_code == 0
    entries = run("history").stdout.splitlines()
    assert len(entries) == 3
    assert entries[2].lstrip().startswith("*")
    assert run("undo").exit_code == 0
    assert run("history").stdout.splitlines()[1].lstrip().startswith("*")
    assert run("undo").exit_code == 2


def test_strict_prints_the_summary_and_writes_the_files(source: Path, tmp_path: Path) -> None:
    report, kept = tmp_path / "found.csv", tmp_path / "kept"
    for dry_run in ((), ("--dry-run",)):
        done = run("import", source, "--strict", *dry_run, "--report", report, "--quarantine", kept)
        assert done.exit_code == 4
        assert "Nothing was imported." in done.stdout
        assert "1 row was rejected" in done.stderr
        assert len(pd.read_csv(report)) == 2
        assert (kept / "reviews.csv").is_file()
    assert run("status").exit_code == 3


def test_wrong_arguments_and_sources(source: Path, tmp_path: Path) -> None:
    assert run("import").exit_code == 2
    assert run("import", source, "--as-at", "someday").exit_code == 2
    assert run("import", tmp_path / "nowhere").exit_code == 3


@pytest.mark.parametrize(
    ("option", "place", "is_folder"),
    [
        ("--report", "no/folder.csv", True),
        ("--report", "source", True),
        ("--report", "source/reviews.csv", True),
        ("--report", "source/reviews.csv", False),
        ("--report", "source/Delays.csv", True),
        ("--quarantine", "source", True),
        ("--quarantine", "source", False),
        ("--quarantine", "a file", True),
        ("--quarantine", "a file/deeper", False),
    ],
)
def test_what_cannot_be_written_is_said_before_anything_goes_in(
    source: Path, tmp_path: Path, option: str, place: str, is_folder: bool
) -> None:
    (tmp_path / "a file").write_text("x")
    before = {path: path.read_bytes() for path in source.iterdir()}
    sources = [source] if is_folder else list(before)
    done = run("import", *sources, option, tmp_path / place)
    assert done.exit_code == 2
    assert str(tmp_path / place) in done.stderr
    assert {path: path.read_bytes() for path in source.iterdir()} == before
    assert run("status").exit_code == 3


def test_files_beside_the_sources_may_be_written(source: Path, tmp_path: Path) -> None:
    kept = tmp_path / "new" / "deeper"
    done = run(
        *("import", source, "--report", source / "found.csv", "--quarantine", kept, "--as-at"),
        "2016-06-30",
    )
    assert done.exit_code == 0
    assert (kept / "reviews.csv").is_file()
    # Rows mended there are not written over by those that are still kept out.
    assert run("import", kept, "--quarantine", kept).exit_code == 2
    assert run("import", kept / "reviews.csv", "--quarantine", kept).exit_code == 2
    assert run("import", kept, "--quarantine", tmp_path / "kept-2").exit_code == 0


def test_a_file_in_the_place_of_the_database(
    source: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("x")
    for place in ("file", "file/deeper"):
        monkeypatch.setenv("SCR_DATABASE", str(tmp_path / place))
        for command in (
            ["import", source],
            ["import", source, "--dry-run"],
            *(["status"], ["history"], ["undo"], ["remove", "reviews", "R1"]),
        ):
            done = run(*command)
            assert done.exit_code == 3, command
            assert "SCR_DATABASE" in done.stderr


def test_after_damage_undo_and_replace_help_as_is_said(source: Path) -> None:
    run("import", source)
    database = settings.load().database
    run("import", source, "--as-at", "2016-06-30")
    one, two = sorted(database.glob("*.duckdb"))
    two.write_bytes(b"damaged")
    done = run("import", source)
    assert done.exit_code == 3
    assert "undo" in done.stderr
    assert "--replace" in done.stderr
    assert run("undo").exit_code == 0
    assert run("status").exit_code == 0
    one.write_bytes(b"damaged")
    assert run("undo").exit_code == 2
    assert run("import", source, "--replace", "--dry-run").exit_code == 0
    assert run("import", source, "--replace").exit_code == 0
    assert run("status").exit_code == 0
    (database / "CURRENT").write_text("20140101-000000-0000")
    done = run("import", source)
    assert done.exit_code == 3
    assert "--replace" in done.stderr
    assert run("import", source, "--replace").exit_code == 0
    for damage in (b"", b"\xff\xfe"):
        (database / "CURRENT").write_bytes(damage)
        assert run("status").exit_code == 3


def test_a_place_the_sample_cannot_be_written_to(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    done = run("sample", "--out", tmp_path / "file" / "deeper", "--reviews", 1)
    assert done.exit_code == 2
    assert "cannot be written" in done.stderr


def test_a_column_name_is_no_formula_in_the_report(tmp_path: Path) -> None:
    rows = [review(**{"=1+1": "x"})]
    report = tmp_path / "found.csv"
    run("import", write(tmp_path / "source", boards=BOARDS, reviews=rows), "--report", report)
    assert pd.read_csv(report)["column"].tolist() == ["'=1+1"]
    assert report.read_text().startswith("rule,severity,table,file,row,column,message\n")


def test_a_dry_run_says_so(source: Path) -> None:
    done = run("import", source, "--dry-run")
    assert done.exit_code == 0
    assert "nothing was written" in done.stdout
    assert run("status").exit_code == 3


def test_all_findings_are_printed_unless_a_file_has_them(tmp_path: Path) -> None:
    rows = [review(f"R{n}", incident_date="soon") for n in range(SCREENFUL + 5)]
    source = write(tmp_path / "source", boards=BOARDS, reviews=rows)
    done = run("import", source, "--dry-run")
    assert done.stderr.count("reject:") == SCREENFUL + 5
    done = run("import", source, "--report", tmp_path / "found.csv")
    assert done.stderr.count("reject:") == SCREENFUL
    assert f"and 5 more; all are in {tmp_path / 'found.csv'}" in done.stderr
    assert len(pd.read_csv(tmp_path / "found.csv")) == SCREENFUL + 5


def test_the_template(tmp_path: Path) -> None:
    assert run("template", "--out", tmp_path / "t.xlsx").exit_code == 0
    assert (tmp_path / "t.xlsx").is_file()
