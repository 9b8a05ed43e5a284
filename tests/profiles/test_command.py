"""The commands about profiles: what they print, where, and their exit codes."""

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from scr.__main__ import cli
from scr.profiles import read_profile, write_profile
from tests.importing.helpers import BOARDS, write
from tests.profiles.test_using import MINE, MONTH, NEXT_MONTH, workbook


def run(*arguments: object) -> Result:
    """One command, its standard output and error apart."""
    return CliRunner().invoke(cli, [str(one) for one in arguments])


@pytest.fixture
def source(tmp_path: Path) -> Path:
    return workbook(tmp_path / "Case log (East).xlsx", Sheet1=MONTH)


@pytest.fixture
def kept(tmp_path: Path) -> Path:
    path = tmp_path / "mine.toml"
    path.write_text(write_profile(MINE), encoding="utf-8")
    assert run("profile", "add", path).exit_code == 0
    return path


def test_from_a_sheet_to_stored_rows(source: Path, tmp_path: Path) -> None:
    out = tmp_path / "proposed.toml"
    done = run("profile", "suggest", source, "--out", out)
    assert done.exit_code == 0
    assert f"profile add {out}" in done.stdout
    assert run("profile", "list").stdout.count("kept") == 0
    text = run("profile", "suggest", source).stdout
    assert text == out.read_text("utf-8")
    assert read_profile(text).name == "case-log-east"
    done = run("profile", "add", out)
    assert done.exit_code == 0
    assert done.stdout.startswith("Kept the profile case-log-east.")
    assert "any sheet as reviews" in run("profile", "list").stdout
    boards = write(tmp_path / "boards", boards=BOARDS)
    done = run("import", boards, source, "--as-at", "2016-06-30")
    assert done.exit_code == 0
    assert "was read by the profile case-log-east" in done.stderr
    assert "reviews                          2           2" in done.stdout


def test_show_is_what_can_be_added(kept: Path) -> None:
    done = run("profile", "show", "mine")
    assert (done.exit_code, read_profile(done.stdout)) == (0, MINE)
    again = run("profile", "add", kept)
    assert "takes the place" in again.stdout


def test_remove(kept: Path) -> None:
    done = run("profile", "remove", "mine")
    assert done.exit_code == 0
    assert "What was imported by it stays" in done.stdout
    assert run("profile", "show", "mine").exit_code == 2


def test_a_renamed_heading_is_one_question_and_suggest_answers_it(
    kept: Path, tmp_path: Path
) -> None:
    source = workbook(tmp_path / "march.xlsx", Sheet1=NEXT_MONTH)
    boards = write(tmp_path / "boards", boards=BOARDS)
    refused = run("import", boards, source, "--profile", "mine")
    assert refused.exit_code == 2
    assert refused.stderr.count("?") == 1
    out = tmp_path / "again.toml"
    done = run("profile", "suggest", source, "--out", out)
    assert done.stderr.count("question") == 1
    assert run("profile", "add", out).exit_code == 0
    assert run("import", boards, source, "--profile", "mine").exit_code == 0


@pytest.mark.parametrize(
    ("arguments", "code", "says"),
    [
        (("show", "nobody"), 2, "There is no profile nobody"),
        (("remove", "nobody"), 2, "There is no profile nobody"),
        (("remove", "../db"), 2, "letters, digits"),
        (("show", "ons-mid-year-by-age"), 0, ""),
        (("remove", "ons-mid-year-by-age"), 2, "ships with the product"),
        (("add", "missing.toml"), 2, "cannot be read"),
        (("suggest", "missing.xlsx"), 3, "There is no file"),
        (("suggest",), 2, "Missing argument"),
    ],
)
def test_exit_codes(arguments: tuple[str, ...], code: int, says: str) -> None:
    done = run("profile", *arguments)
    assert done.exit_code == code
    assert says in done.stderr


def test_what_cannot_be_written_or_imported(source: Path, tmp_path: Path) -> None:
    done = run("profile", "suggest", source, "--out", tmp_path / "nowhere" / "p.toml")
    assert done.exit_code == 2
    done = run("profile", "suggest", source, "--out", source)
    assert done.exit_code == 2
    assert "would write over" in done.stderr
    done = run("import", source, "--profile", "nobody")
    assert done.exit_code == 2
    assert "There is no profile nobody" in done.stderr
    broken = tmp_path / "broken.xlsx"
    broken.write_bytes(b"no workbook")
    assert run("profile", "suggest", broken).exit_code == 3
    bad = tmp_path / "bad.toml"
    bad.write_text("format = 1\nname = 'x'\n", encoding="utf-8")
    done = run("profile", "add", bad)
    assert done.exit_code == 2
    assert done.stderr.startswith("bad.toml has no `sheets`")
