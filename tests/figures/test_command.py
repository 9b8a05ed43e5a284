"""The command `figure`: what it prints in each format, its exit codes, what it says instead."""

import json
import subprocess
import sys

import pytest
from click.testing import CliRunner

from scr.__main__ import cli
from scr.figures import definitions
from scr.figures.definitions import read as header
from scr.figures.directory import directory
from scr.store import current
from tests.factory import board, review
from tests.figures.asking import day


def run(*words: str):
    return CliRunner().invoke(cli, ["figure", *words])


@pytest.fixture
def made(snapshot):
    return snapshot(
        boards=[
            board("B1", region="North"),
            board("B2", region="NORTH", area_type=None),
        ],
        reviews=[
            review("R1", "B1", initiated_date=day("2014-03-01")),
            review("R2", "B2", initiated_date=day("2014-12-31")),
            review("R3", "B2", initiated_date=day("2015-01-01"), completed_date=day("2015-02-01")),
        ],
        delays=[{"delay_id": "D1", "review_id": "R1", "reason": "inquest",
                 "start_date": day("2014-09-01"), "end_date": None}],
    )  # fmt: skip


def test_csv_has_days_as_iso_and_null_as_an_empty_field(made):
    # Started on 31 December, the limit is 30 June: not over on that day.
    assert run("open_reviews", "--as-at", "2015-06-30", "--format", "csv").stdout == (
        "group_id,group_name,review_id,board,initiated_date,age_days,limit_date,days_over,"
        "net_limit_date,net_days_over,in_delay,delay_reasons\n"
        "national,England,R1,B1,2014-03-01,486,2014-09-01,302,2015-06-30,,True,inquest\n"
        "national,England,R2,B2,2014-12-31,181,2015-06-30,,2015-06-30,,False,\n"
    )


def test_json_has_numbers_days_as_text_and_null(made):
    first, second = json.loads(
        run("open_reviews", "--as-at", "2015-06-30", "--format", "json").stdout
    )
    assert (first["days_over"], first["net_days_over"], first["in_delay"]) == (302, None, True)
    assert (second["limit_date"], second["days_over"]) == ("2015-06-30", None)
    assert second["delay_reasons"] is None
    together = json.loads(run("agreed_delays", "--format", "json").stdout)[0]
    assert together["reason"] is None


def test_no_year_has_begun_so_only_the_header_and_a_note(made):
    done = run("decisions", "--period", "panel:2030-31", "--format", "csv")
    assert done.exit_code == 0
    assert done.stdout.startswith("group_id,group_name,n_decisions,")
    assert done.stdout.count("\n") == 1
    assert "panel:2030-31 begins after the as-at date" in done.stderr


def test_a_name_as_it_stands_goes_before_one_of_another_case(made):
    for region in ("North", "NORTH"):
        said = run("open_reviews", "--region", region, "--as-at", "2015-06-30", "--format", "csv")
        assert ("R1" in said.stdout, "R2" in said.stdout) == (region == "North", region == "NORTH")
    assert "R2" in run("open_reviews", "--area-type", "Not recorded", "--format", "csv").stdout


@pytest.mark.parametrize(
    "words",
    [
        ["open_reviews", "--period", "panel:2014-15"],
        ["open_reviews_by_age", "--by", "period"],
        ["initiations"],
        ["decisions", "--by", "period"],
        ["decisions", "--board", "B9"],
        ["decisions", "--region", "South"],
        ["decisions", "--area-type", "Moon"],
        ["decisions", "--incident-type", "murder"],
        ["decisions", "--from", "2015-01-01"],
        ["decisions", "--from", "2015-01-02", "--to", "2015-01-01"],
        ["decisions", "--from", "01/02/2015", "--to", "01/03/2015"],
        ["decisions", "--as-at", "2015-02-29"],
        # A running delay would move a limit on beyond the last day of the calendar.
        ["open_reviews", "--as-at", "9999-12-31"],
        ["nothing"],
    ],
)
def test_what_cannot_be_asked_is_the_askers_fault(made, words):
    done = run(*words)
    assert done.exit_code == 2
    assert done.stdout == ""
    assert done.stderr


def test_the_last_year_of_all_can_be_asked_for(made):
    assert run("open_reviews", "--as-at", "2200-12-31", "--format", "csv").exit_code == 0


def test_a_reader_who_has_seen_enough_is_no_fault():
    with subprocess.Popen(
        [sys.executable, "-m", "scr", "figures"],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
    ) as started:  # fmt: skip
        assert started.stdout
        assert started.stderr
        started.stdout.close()
        assert started.stderr.read() == ""


def test_a_figure_of_the_whole_reads_its_own_header_and_no_list_of_boards(made, monkeypatch):
    read = []
    definitions.definition.cache_clear()
    monkeypatch.setattr(definitions, "read", lambda path: read.append(path.stem) or header(path))
    assert run("decisions").exit_code == 0
    assert read == ["decisions"]
    assert {"boards", "neighbours", "former_names"}.isdisjoint(vars(directory(current())))
    assert run("decisions", "--region", "north").exit_code == 0
    assert "boards" in vars(directory(current()))
