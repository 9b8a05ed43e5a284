"""`python -m scr report` and `release create`: what is refused at once, what is said, and that an
interrupted one leaves nothing."""

from datetime import date

import pytest
from click.testing import CliRunner

from scr.__main__ import cli
from tests.factory import board, review

DECIDED = {"decision": "initiate", "decision_date": date(2014, 9, 1)}


@pytest.fixture(scope="module")
def small(shared_snapshot):
    return shared_snapshot(
        boards=[board("B1")], reviews=[review(f"R{i}", **DECIDED) for i in range(6)]
    )


@pytest.fixture
def run(small, monkeypatch):
    """Run a command on the small database, its files taking no time."""
    monkeypatch.setenv("SCR_DATABASE", str(small.folder))
    light = {"report.docx": b"d", "report.xlsx": b"x"}
    monkeypatch.setattr("scr.report.writing.files", lambda pack, progress: light)

    def go(*words):
        return CliRunner().invoke(cli, [str(word) for word in words])

    return go


@pytest.fixture
def never(monkeypatch):
    """Nothing may be computed before what can be known at once is known."""

    def computed(*_, **__):
        raise AssertionError("it was made first")

    monkeypatch.setattr("scr.report.build", computed)
    monkeypatch.setattr("scr.release.creating.build", computed)


YEAR = ("--period", "panel:2014-15")


def test_it_ends_with_where_to_begin(run, tmp_path):
    done = run("report", *YEAR, "--internal", "--out", tmp_path / "pack")
    assert done.exit_code == 0
    *_, marked, last = done.stderr.splitlines()
    assert marked == (
        "Marked on every page and sheet: Management information: not for publication."
    )
    assert last == (
        f"Wrote 3 files to {tmp_path / 'pack'}. Begin with report.docx or report.xlsx; report.zip "
        "has everything in one."
    )
    assert done.stdout.splitlines() == [
        str(tmp_path / "pack" / name) for name in ("report.docx", "report.xlsx", "files.json")
    ]


def test_a_folder_with_other_files_is_refused_at_once(run, never, tmp_path):
    (tmp_path / "mine.txt").write_text("mine")
    done = run("report", *YEAR, "--out", tmp_path)
    assert done.exit_code == 2
    assert "not of an earlier report" in done.stderr
    assert run("report", *YEAR, "--out", tmp_path / "mine.txt").exit_code == 2
    made = run("release", "create", "first", *YEAR, "--out", tmp_path)
    assert made.exit_code == 2
    assert "not of an earlier report" in made.stderr


def test_the_folder_one_stands_in_is_refused_at_once(run, never, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    for place in (".", "..", "/"):
        done = run("report", *YEAR, "--out", place)
        assert done.exit_code == 2
        assert "the folder you are working in" in done.stderr


def test_a_place_that_cannot_be_written_to_is_refused_at_once(run, never, tmp_path, monkeypatch):
    monkeypatch.setattr("scr.report.writing.os.access", lambda *_: False)
    done = run("report", *YEAR, "--out", tmp_path / "new" / "pack")
    assert done.exit_code == 2
    assert f"{tmp_path} cannot be written to" in done.stderr
    assert not (tmp_path / "new").exists()


def test_interrupted_it_says_so_and_leaves_nothing(run, tmp_path, monkeypatch):
    def interrupted(*_, **__):
        raise KeyboardInterrupt

    monkeypatch.setattr("scr.report.writing._fill", interrupted)
    done = run("report", *YEAR, "--internal", "--out", tmp_path / "pack")
    assert done.exit_code == 130
    assert "Stopped. Nothing is half done" in done.stderr
    assert list(tmp_path.iterdir()) == []
