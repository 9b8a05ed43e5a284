"""Figures frozen under a name: the same bytes for ever, whole or not at all, and what changed."""

import json
import os
import signal
import subprocess
import sys
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from click.testing import CliRunner

from scr.__main__ import cli
from scr.base.errors import ArgumentError, SourceError, UserError
from scr.base.periods import parse_span
from scr.base.settings import ROOT
from scr.disclosure import TRUSTED, Reader
from scr.disclosure.stamps import RELEASES
from scr.importing import remove, undo
from scr.release import (
    FrozenTable,
    case_changes,
    compare,
    comparing,
    create,
    default_year,
    listed,
    open_release,
    pinned,
)
from scr.release import creating as creating_module
from scr.release.fingerprint import query_hash
from scr.release.folder import MAKING, making, table_csv
from scr.store import current
from tests.disclosure.world import World

NOW = datetime(2016, 9, 1, 12, 0, tzinfo=UTC)


def country() -> World:
    """Two regions of three boards; panel year 2014-15 has 6 x 15 decisions."""
    world = World()
    for place, name in enumerate(("N1", "N2", "N3", "S1", "S2", "S3")):
        world.board(name, "North" if name < "O" else "South", "A")
        world.decided(name, initiate=6 + place, not_initiate=9 - place)
    return world


def everything(folder: Path, name: str) -> dict[str, bytes]:
    place = folder / RELEASES / name
    return {p.relative_to(place).as_posix(): p.read_bytes() for p in place.rglob("*.*")}


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """A database whose records were corrected after the release `first`: one decision was not to
    start a review. `second` replaces it, `other` is internal."""
    folder = tmp_path_factory.mktemp("releases")
    world = country()
    world.snapshot(folder)
    create("first", folder=folder, year=parse_span("panel:2014-15"), by="A. Person", now=NOW)
    before = everything(folder, "first")
    changed = next(r for r in world.reviews if r["board_id"] == "N1")
    changed["decision"] = "not_initiate"
    world.snapshot(folder)
    create("second", folder=folder, replaces="first", by="A. Person", now=NOW.replace(day=2))
    return folder, before, changed["review_id"]


def test_later_imports_and_releases_change_no_byte(made):
    folder, before, _ = made
    assert everything(folder, "first") == before
    release, tables = open_release(folder, "first")
    assert current(folder).id != release.snapshot_id
    row = dict(
        zip(
            [n for n, _ in tables[0].columns],
            next(r for r in tables[0].rows if r[0] == "panel:2014-15"),
            strict=True,
        )
    )
    assert (row["n_decisions"], row["n_initiate"], row["n_not_initiate"]) == (90, 51, 39)


def test_it_says_what_it_stands_on(made):
    folder, _, _ = made
    release, tables = open_release(folder, "first")
    assert release.period == "panel:2014-15"
    assert (release.made_by, release.made_at) == ("A. Person", NOW)
    assert (release.as_at, release.policy) == (date(2016, 6, 30), "publication")
    assert release.snapshot_id in pinned(folder)
    assert release.queries["decisions"] == query_hash("decisions")
    assert set(release.queries) == {r.figure for table in tables for r in table.requests}
    assert len(release.code_hash) == 64


def test_without_a_year_it_is_the_last_that_is_over(made):
    assert default_year(current(made[0])) == parse_span("panel:2015-16")


def test_the_comparison_year_can_be_chosen_and_a_correction_keeps_it(tmp_path, monkeypatch):
    world = country()
    for name in ("N1", "S1"):
        world.decided(name, initiate=6, not_initiate=5, year=2011)
    # Records that reach back over the whole of the comparison year.
    world.decided("N1", initiate=1, year=2010)
    world.snapshot(tmp_path)
    monkeypatch.setenv("SCR_DATABASE", str(tmp_path))
    asked = ("--period", "panel:2014-15", "--compare", "panel:2011-12", "--internal")
    assert CliRunner().invoke(cli, ["release", "create", "wide", *asked]).exit_code == 0
    release, tables = open_release(tmp_path, "wide")
    assert release.before == "panel:2011-12"
    decisions = next(table for table in tables if table.id == "decisions")
    assert "In the panel year 2011-12 it was 12 of 22 (55%)" in decisions.sentence
    create("wider", folder=tmp_path, policy="none", replaces="wide")
    assert open_release(tmp_path, "wider")[0].before == "panel:2011-12"


def test_each_table_carries_the_name(made):
    folder, _, _ = made
    header, first, *_ = table_csv(folder, "first", "decisions").decode().splitlines()
    assert header.endswith(",release,as_at,policy")
    assert first.endswith(",first,2016-06-30,publication")


def test_a_correction_names_what_it_replaces(made):
    folder, _, _ = made
    releases, damaged = listed(folder)
    assert [(one.name, one.replaces, one.replaced_by) for one in releases] == [
        ("first", None, "second"),
        ("second", "first", None),
    ]
    assert damaged == []
    assert open_release(folder, "first")[0].replaced_by == "second"


def test_what_changed_and_which_case_made_it(made):
    folder, _, review_id = made
    found = compare(folder, "first", "second", TRUSTED, "none")
    table = next(one for one in found.tables if one.id == "decisions")
    counts = {c.column: (c.before, c.after) for c in table.cells if c.column.startswith("n_")}
    assert counts == {
        "n_initiate": (51, 50), "n_not_initiate": (39, 40), "n_final_initiate": (51, 50)
    }  # fmt: skip
    assert {value for _, value in table.cells[0].row} == {"panel:2014-15"}
    (one,) = [c for c in found.cases if c.figure == "decisions" and c.span == "panel:2014-15"]
    assert (one.n_added, one.n_gone, one.n_changed) == (0, 0, 1)
    assert [case.review_id for case in one.cases] == [review_id]
    assert "first_decision" in one.cases[0].columns
    assert found.queries == ()


def test_a_region_is_known_by_its_name_wherever_it_stands():
    def of(*rows):
        columns = (("period", "VARCHAR"), ("group_name", "VARCHAR"), ("n_initiate", "BIGINT"))
        return FrozenTable("t", "1", "T", "", columns, (), rows)

    year = "panel:2014-15"
    old = of((year, "North", 6), (year, "South", 9))
    # A region more, and first: the others have not changed.
    new = of((year, "East", 7), (year, "North", 6), (year, "South", 8))
    found = comparing._compared(old, new, {year})
    changed = [(dict(c.row)["group_name"], c.before, c.after) for c in found.cells]
    assert changed == [("South", 9, 8)]
    assert [dict(row)["group_name"] for row in found.only_after] == ["East"]


def test_a_review_in_more_rows_is_said_to_be_so_not_to_differ_everywhere():
    one, two = {"review_id": "R1", "verdict": "met"}, {"review_id": "R1", "verdict": "failed"}
    assert case_changes._differing([one], [one, two]) == ("in 2 rows instead of 1",)
    assert case_changes._differing([one], [two]) == ("verdict",)


READS_RELEASES = frozenset({"releases"})


@pytest.mark.parametrize(
    ("reader", "policy"),
    [
        (TRUSTED, "publication"),
        (Reader("somebody", ("none",), may_see_cases=False, rights=READS_RELEASES), "none"),
        (Reader("the public", ("publication",), may_see_cases=True, rights=READS_RELEASES), "none"),
    ],
)
def test_others_get_the_number_of_cases_alone(made, reader, policy):
    folder, _, review_id = made
    found = compare(folder, "first", "second", reader, policy)
    assert found.cases
    assert all(one.cases is None for one in found.cases)
    assert review_id not in repr(found.cases)


def test_a_release_is_the_same_as_itself(made):
    found = compare(made[0], "first", "first", TRUSTED, "none")
    assert (found.tables, found.n_cells, found.cases) == ((), 0, ())
    assert "same snapshot" in found.without_cases


def test_without_its_snapshot_it_opens_but_its_cases_do_not(made):
    folder, before, _ = made
    snapshot = folder / f"{open_release(folder, 'first')[0].snapshot_id}.duckdb"
    away = snapshot.rename(snapshot.with_suffix(".away"))
    try:
        assert everything(folder, "first") == before
        found = compare(folder, "first", "second", TRUSTED, "none")
        assert found.tables
        assert "missing" in found.without_cases
    finally:
        away.rename(snapshot)


class TestNames:
    @pytest.mark.parametrize(
        "name",
        ["", ".", "..", "a..b", "../x", "a/b", "a\\b", "-a", "a-", ".a", "a.", "a b", "ä", "a" * 61,
         "a\n", "a\x00"],
    )  # fmt: skip
    def test_refused(self, made, name):
        with pytest.raises(ArgumentError, match="letters, digits"):
            create(name, folder=made[0])
        with pytest.raises(ArgumentError):
            open_release(made[0], name)

    @pytest.mark.parametrize("name", ["first", "FIRST", "First"])
    def test_taken(self, made, name):
        with pytest.raises(ArgumentError, match="release first already"):
            create(name, folder=made[0])

    def test_unknown(self, made):
        with pytest.raises(ArgumentError, match="The releases are: first, second"):
            open_release(made[0], "third")

    def test_what_cannot_be_replaced(self, made):
        with pytest.raises(ArgumentError, match="--replaces second"):
            create("third", folder=made[0], replaces="first")
        with pytest.raises(ArgumentError, match="no release third"):
            create("fourth", folder=made[0], replaces="third")
        with pytest.raises(ArgumentError, match="a correction is for the same"):
            create("third", folder=made[0], replaces="second", policy="none")
        assert [one.name for one in listed(made[0])[0]] == ["first", "second"]


class TestDamage:
    @pytest.mark.parametrize(
        "path", ["release.json", "cells.json", "tables/decisions.csv", "tables/decisions.json"]
    )
    def test_a_changed_byte_is_noticed(self, made, path):
        folder = made[0]
        file = folder / RELEASES / "first" / path
        whole = file.read_bytes()
        try:
            file.write_bytes(whole.replace(b"9", b"8", 1))
            with pytest.raises(SourceError, match="first is damaged") as caught:
                open_release(folder, "first")
            assert caught.value.exit_code == 3
            file.unlink()
            with pytest.raises(SourceError, match="first is damaged"):
                open_release(folder, "first")
        finally:
            file.write_bytes(whole)
        open_release(folder, "first")

    def test_the_list_names_it_and_shows_the_others(self, made):
        file = made[0] / RELEASES / "first" / "release.json"
        whole = file.read_bytes()
        try:
            file.write_bytes(b"{}")
            releases, damaged = listed(made[0])
            assert [one.name for one in releases] == ["second"]
            assert damaged == ["first"]
        finally:
            file.write_bytes(whole)


def test_undo_and_remove_leave_the_pinned_snapshot(tmp_path):
    from scr.importing import run_import

    source = tmp_path / "source"
    source.mkdir()
    boards = "".join(f"B{i},Board {i},North\n" for i in range(6))
    (source / "boards.csv").write_text("board_id,board_name,region\n" + boards)
    (source / "dataset.csv").write_text("title,as_at_date\nA country,2016-06-30\n")
    rows = "".join(
        f"R{i},B{i % 6},death,2014-07-0{1 + i % 9},initiate,2014-09-01\n" for i in range(60)
    )
    names = "review_id,board_id,incident_type,notified_date,decision,decision_date\n"
    (source / "reviews.csv").write_text(names + rows)
    folder = tmp_path / "db"
    run_import([source], folder=folder)
    release, _ = create("one", folder=folder, now=NOW)
    before = everything(folder, "one")
    remove("reviews", ["R3"], folder=folder)
    undo(folder)
    remove("reviews", ["R4", "R5"], folder=folder)
    assert everything(folder, "one") == before
    assert (folder / f"{release.snapshot_id}.duckdb").is_file()
    create("two", folder=folder, replaces="one", now=NOW)
    found = compare(folder, "one", "two", TRUSTED, "none")
    (gone, *_) = [c for c in found.cases if c.figure == "decisions"]
    assert [(case.review_id, case.how) for case in gone.cases] == [("R4", "gone"), ("R5", "gone")]


def test_one_at_a_time(made):
    with making(made[0]), pytest.raises(UserError, match="Another release is being made"):
        create("third", folder=made[0])
    assert [one.name for one in listed(made[0])[0]] == ["first", "second"]


CHILD = """
import os, signal, sys
from pathlib import Path
from scr.release import folder as store
from tests.release.test_releases import NOW
from scr.release import create
left = int(sys.argv[2])
def step(*_):
    global left
    left -= 1
    if left == 0:
        os.kill(os.getpid(), signal.SIGKILL)
real = store._write_file
def counted(path, content):
    step(); real(path, content); step()
store._write_file = counted
rename = Path.rename
Path.rename = lambda self, other: (step(), rename(self, other), step())[1]
create("killed", folder=Path(sys.argv[1]), now=NOW)
print(int(sys.argv[2]) - left)
"""


def test_killed_in_the_middle_nothing_is_half_done(tmp_path):
    country().snapshot(tmp_path)

    def run(kill_at: int) -> subprocess.CompletedProcess:
        return subprocess.run(
            [sys.executable, "-c", CHILD, str(tmp_path), str(kill_at)],
            cwd=ROOT, capture_output=True, text=True, check=False,
            env={**os.environ, "PYTHONPATH": str(ROOT)},
        )  # fmt: skip

    assert run(20).returncode == -signal.SIGKILL
    assert listed(tmp_path) == ([], [])
    assert list((tmp_path / RELEASES).glob(f"{MAKING}*"))
    done = run(10**9)
    assert done.returncode == 0, done.stderr
    assert [one.name for one in listed(tmp_path)[0]] == ["killed"]
    assert not list((tmp_path / RELEASES).glob(f"{MAKING}*"))
    open_release(tmp_path, "killed")


class TestCommands:
    @pytest.fixture
    def run(self, made, monkeypatch):
        monkeypatch.setenv("SCR_DATABASE", str(made[0]))
        return lambda *arguments: CliRunner().invoke(cli, ["release", *arguments])

    def test_list(self, run):
        lines = run("list").stdout.splitlines()
        assert lines[0].split()[:4] == ["name", "period", "as_at", "policy"]
        assert [line.split()[0] for line in lines[1:]] == ["first", "second"]
        assert lines[2].endswith("first")

    def test_show(self, run, made, tmp_path):
        shown = run("show", "first", "--table", "decisions", "--format", "csv")
        assert shown.stdout.encode() == table_csv(made[0], "first", "decisions")
        assert "replaced by second" in shown.stderr
        said = json.loads(run("show", "first", "--format", "json").stdout)
        assert (said["release"], said["replaced_by"]) == ("first", "second")
        assert said["tables"]["decisions"][-1]["period"] == "panel:2014-15"
        table = run("show", "first").stdout
        assert table.startswith("1. Decisions")
        out = run("show", "first", "--out", str(tmp_path / "out"))
        assert out.exit_code == 0
        written = (tmp_path / "out" / "decisions.csv").read_bytes()
        assert written == table_csv(made[0], "first", "decisions")

    def test_compare(self, run, made):
        said = run("compare", "first", "second")
        assert "n_initiate: 51 -> 50" in said.stdout
        assert made[2] in said.stdout.split()
        counted = run("compare", "first", "second", "--suppress", "publication").stdout
        assert made[2] not in counted.split()
        assert "1 changed" in counted

    @pytest.mark.parametrize(
        ("arguments", "code"),
        [
            (["show", "third"], 2),
            (["show", "../first"], 2),
            (["show", "first", "--table", "nonsense"], 2),
            (["compare", "first", "third"], 2),
            (["create", "first"], 2),
            (["create", "a/b"], 2),
            (["create", "new", "--period", "panel:2016-17"], 2),
            (["create", "new", "--period", "nonsense"], 2),
        ],
    )
    def test_wrong_arguments(self, run, arguments, code):
        done = run(*arguments)
        assert (done.exit_code, done.stdout) == (code, "")
        assert done.stderr

    def test_create(self, run, made, monkeypatch):
        monkeypatch.setattr(creating_module, "_user", lambda: "somebody")
        done = run("create", "inside", "--internal", "--period", "panel:2014-15")
        assert done.exit_code == 0, done.output
        release, _ = open_release(made[0], "inside")
        assert (release.policy, release.made_by) == ("none", "somebody")
        assert not (made[0] / RELEASES / "inside" / "cells.json").exists()
        import shutil

        shutil.rmtree(made[0] / RELEASES / "inside")


@pytest.mark.parametrize(
    "name", ["Annual report 2014-15", "../x", "..", "a/b", "-a", "a-", "a..b", "", "a" * 61, "é"]
)
def test_the_first_release_too_takes_only_an_allowed_name(tmp_path, name):
    """With no release there yet nothing had looked at the name: it was made, and then lost."""
    country().snapshot(tmp_path)
    before = sorted(tmp_path.rglob("*"))
    with pytest.raises(ArgumentError, match="A release is named with letters"):
        create(name, folder=tmp_path, year=parse_span("panel:2014-15"), by="A. Person", now=NOW)
    assert sorted(tmp_path.rglob("*")) == before
    assert not (tmp_path.parent / "x").exists()


def test_the_command_says_which_names_are_allowed(own_database):
    country().snapshot(own_database)
    done = CliRunner().invoke(cli, ["release", "create", "../x", "--period", "panel:2014-15"])
    assert done.exit_code == 2
    assert "A release is named with letters" in done.stderr
    assert "our side" not in done.stderr
