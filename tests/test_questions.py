"""The questions that Parliament could not be answered, as the README says to ask them."""

import csv
import io
import shlex
from pathlib import Path

import pytest
from click.testing import CliRunner

from scr.__main__ import cli

README = Path(__file__).parents[1] / "README.md"
PYTHON = [".venv/bin/python", "-m", "scr"]


def commands() -> list[list[str]]:
    """The arguments of each command of the README's block of questions."""
    block = README.read_text("utf-8").split("<!-- questions -->\n```sh\n")[1].split("```")[0]
    lines = [shlex.split(line, comments=True) for line in block.splitlines()]
    assert all(line[:3] == PYTHON for line in lines)
    return [line[3:] for line in lines]


@pytest.fixture
def answers(sample_database: Path, monkeypatch: pytest.MonkeyPatch) -> list[list[dict[str, str]]]:
    monkeypatch.setenv("SCR_DATABASE", str(sample_database))
    done = [CliRunner().invoke(cli, [*words, "--format", "csv"]) for words in commands()]
    assert [one.exit_code for one in done] == [0, 0, 0]
    return [list(csv.DictReader(io.StringIO(one.stdout))) for one in done]


def test_each_is_one_line(answers) -> None:
    by_age, cohort, delays = answers
    # As the Timeliness page says it: 44 have been open for over a year.
    assert [row["age_band"] for row in by_age[2:]] == ["1_to_2_years", "over_2_years"]
    assert sum(int(row["n_open"]) for row in by_age[2:]) == 44
    (started,) = cohort
    kinds = ("published_otherwise", "discontinued", "completed_not_published", "open")
    not_in_full = sum(int(started[f"n_{kind}"]) for kind in kinds)
    assert (int(started["n_initiated"]), int(started["n_published_in_full"])) == (146, 82)
    assert not_in_full == 146 - 82
    regions = [row for row in delays if not row["reason"]]
    assert len(regions) == len({row["group_id"] for row in delays}) == 9
    assert sum(int(row["n_with_delay"]) for row in regions) == 199
    assert sum(int(row["delay_days"]) for row in regions) == 26909
