"""Nothing in the repository tells of the machine it was written on, or waits to be done."""

import re
import subprocess
from pathlib import Path

import pytest

from scr.base.settings import ROOT

# Put together here, so that this file does not name what it looks for.
MACHINE = re.compile(r"(?<![\w.:/*<-])/(?:" + "|".join(["work", "root", "tmp"]) + r")(?![\w-])")
TO_BE_DONE = re.compile(r"\b(?:" + "|".join(["TO" + "DO", "FIX" + "ME", "X" * 3]) + r")\b")
NOT_TEXT = {".duckdb", ".parquet", ".xlsx", ".png", ".ico", ".woff2", ".docx", ".ods", ".pdf"}


def committed() -> list[Path]:
    if not (ROOT / ".git").exists():
        pytest.skip("not a git checkout")
    listed = subprocess.run(
        ["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout
    paths = [ROOT / name for name in listed.split("\0") if name]
    return [p for p in paths if p.is_file() and p.suffix not in NOT_TEXT]


def found_in(pattern: re.Pattern) -> list[str]:
    found = []
    for path in committed():
        text = path.read_bytes().decode("utf-8", errors="replace")
        for number, line in enumerate(text.splitlines(), start=1):
            if pattern.search(line):
                found.append(f"{path.relative_to(ROOT)}:{number}")
    return found


def test_no_file_names_a_path_of_a_machine():
    assert found_in(MACHINE) == []


def test_nothing_is_left_to_be_done():
    assert found_in(TO_BE_DONE) == []


def test_the_patterns_find_what_they_look_for():
    folder = "/" + "tmp"
    for bad in (f"see {folder}/x", f"'{folder}'", f"cd {folder} && ls"):
        assert MACHINE.search(bad), bad
    for good in ("and/work", f"https://example.org{folder}/x", f"{folder}late", "tmp_path / 'a'"):
        assert not MACHINE.search(good), good
