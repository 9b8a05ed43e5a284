"""What docs/profiles.md shows is what the product proposes, knows and ships."""

import re
import textwrap
from dataclasses import replace
from pathlib import Path

from scr.base.settings import ROOT
from scr.profiles import read_profile, suggest
from scr.profiles.folder import shipped
from scr.profiles.reading import COLUMN_KEYS
from tests.profiles.test_using import workbook

PAGE = (ROOT / "docs" / "profiles.md").read_text("utf-8")


def test_the_worked_example(tmp_path: Path, own_database: Path) -> None:
    table = re.findall(r"^   \| (.*) \|$", PAGE, re.MULTILINE)
    rows = tuple(tuple(cell.strip() for cell in line.split("|")) for line in table)
    source = workbook(tmp_path / "tracker.xlsx", Plan=rows)
    (found,) = suggest(source, own_database)
    start, end = PAGE.index("       format = 1"), PAGE.index("3. Keep it")
    shown = read_profile(textwrap.dedent(PAGE[start:end]))
    assert shown.name == "tracker"
    assert shown.sheets == (replace(found.rule),)


def test_every_line_of_a_profile_and_every_one_that_ships_is_told() -> None:
    # The words of a column are a table of their own.
    assert [key for key in COLUMN_KEYS if key not in PAGE] == []
    assert [one.name for one in shipped() if f"`{one.name}`" not in PAGE] == []
