"""Releases on the annual report page: made, listed, taken away, replaced, compared."""

import io
import re
import zipfile
from datetime import UTC, datetime
from functools import partial

import pytest
from streamlit.testing.v1 import AppTest

from scr.base.periods import parse_span
from scr.release import create, listed, open_release
from scr.ui.pages.annual_report import report_making
from tests.disclosure.world import World

YEAR = parse_span("panel:2014-15")


@pytest.fixture
def visit(open_at, monkeypatch):
    monkeypatch.setattr(report_making, "files", lambda pack, progress: {
        f"report.{form}": form.encode() for form in ("zip", "xlsx", "ods", "docx")
    })  # fmt: skip
    return partial(open_at, "annual_report", report_year="2014-15")


@pytest.fixture
def folder(tmp_path):
    """A database in which nothing is small."""
    world = World()
    for place, name in enumerate(("N1", "N2", "S1", "S2")):
        world.board(name, "North" if name < "O" else "South")
        world.decided(name, initiate=6 + place, not_initiate=9, year=2014)
    world.snapshot(tmp_path / "db")
    return tmp_path / "db"


def text_of(at: AppTest) -> str:
    said = [*at.markdown, *at.caption, *at.error, *at.code]
    tables = [table.value.to_string() for table in at.table]
    return "\n".join([*(element.value for element in said), *tables])


def test_a_release_is_made_under_a_name_once(visit, folder):
    at = visit(folder)
    assert at.text_input(key="release_name").value == "annual-2014-15"
    at.text_input(key="release_name").set_value(" ").run()
    assert at.button(key="release_create").disabled
    at.text_input(key="release_name").set_value("annual-2014-15").run()
    at.button(key="release_create").click().run()
    assert not at.exception
    releases, damaged = listed(folder)
    assert [(one.name, one.period, one.policy) for one in releases] == [
        ("annual-2014-15", "panel:2014-15", "publication")
    ]
    assert damaged == []
    assert "panel year 2014-15" in text_of(at)
    assert "Make it again" not in text_of(at)
    # The next one is named after it and replaces it, unless somebody chooses otherwise.
    assert at.text_input(key="release_name").value == "annual-2014-15-v2"
    assert at.selectbox(key="release_replaces").value == "annual-2014-15"
    assert "It is kept, and marked as replaced" in text_of(at)
    # The same name again is refused, in words, and nothing is lost.
    at.text_input(key="release_name").set_value("Annual-2014-15").run()
    at.button(key="release_create").click().run()
    assert "never changed" in text_of(at)
    assert len(listed(folder)[0]) == 1


def test_what_is_proposed_for_a_release_follows_the_year_and_leaves_a_typed_name(visit, folder):
    create("annual-2014-15", folder=folder, year=YEAR, policy="none")
    at = visit(folder)
    # An internal release has the name, and is not one that a published one replaces.
    assert at.text_input(key="release_name").value == "annual-2014-15-v2"
    assert at.selectbox(key="release_replaces").value == "nothing"
    at.segmented_control(key="report_year").set_value("2015-16").run()
    assert at.text_input(key="release_name").value == "annual-2015-16"
    at.text_input(key="release_name").set_value("mine").run()
    at.segmented_control(key="report_year").set_value("2014-15").run()
    assert at.text_input(key="release_name").value == "mine"


def test_a_link_opens_the_release_that_it_names(visit, folder):
    for name in ("first", "second"):
        create(name, folder=folder, year=YEAR, policy="none")
    at = visit(folder)
    assert at.selectbox(key="release").value == "second"
    at = visit(folder, release="first")
    assert at.selectbox(key="release").value == "first"
    assert at.expander[0].proto.expanded
    assert at.query_params["release"] == "first"
    at = visit(folder, release="third")
    assert at.selectbox(key="release").value == "second"
    assert "names a release that there is not" in "".join(w.value for w in at.warning)


def test_a_release_is_compared_with_the_year_that_was_chosen(visit, tmp_path):
    world, folder = World(), tmp_path / "db"
    world.board("N1", "North")
    for year in (2012, 2014):
        world.decided("N1", initiate=6, not_initiate=9, year=year)
    world.snapshot(folder)
    at = visit(folder)
    at.selectbox(key="report_before").set_value("2012-13").run()
    assert "compared with the panel year 2012-13" in text_of(at)
    at.text_input(key="release_name").set_value("wide").run()
    at.button(key="release_create").click().run()
    assert not at.exception
    assert [one.before for one in listed(folder)[0]] == ["panel:2012-13"]
    assert "Make it again" not in text_of(at)


def test_a_correction_names_what_it_replaces_and_the_two_are_compared(visit, folder):
    for name, replaces in (("first", None), ("second", "first")):
        create(name, folder=folder, year=YEAR, policy="none", replaces=replaces,
               now=datetime(2016, 9, 1, tzinfo=UTC))  # fmt: skip
    at = visit(folder)
    said = text_of(at)
    assert "internal" in said
    assert "second" in said
    at.button(key="release_compare").click().run()
    assert not at.exception
    assert "None of " in text_of(at)
    assert "tables that both have differs." in text_of(at)


def test_what_changed_is_said_in_words(visit, tmp_path):
    world, folder = World(), tmp_path / "db"
    world.board("N1", "North")
    world.decided("N1", initiate=16, not_initiate=9, year=2014)
    for name in ("first", "second"):
        world.snapshot(folder)
        create(name, folder=folder, year=YEAR, policy="none")
        world.reviews[0]["decision"] = "not_initiate"
    at = visit(folder)
    at.button(key="release_compare").click().run()
    said = text_of(at).replace("\\", "")
    assert "- panel year 2014-15: started: 16, now 15" in said
    assert "- panel year 2014-15: share started: 64.0%, now 60.0%" in said
    assert "0 added, 0 gone, 1 changed" in said
    # The review itself comes first, once for all figures.
    lines = said.split("\n")
    top = next(i for i, line in enumerate(lines) if line.startswith("**Which cases made it"))
    assert lines[top].endswith(": 1 review")
    case = next(line for line in lines[top + 1 :] if line)
    assert case.startswith("- R0: changed (")
    assert "decision" in case
    assert top < next(i for i, line in enumerate(lines) if "started: 16, now 15" in line)
    assert not re.search(r"\bn_[a-z]|panel:2014|->", said)


def test_the_tables_are_taken_away_as_they_were_frozen(folder, visit):
    create("first", folder=folder, year=YEAR, policy="none")
    at = visit(folder)
    labels = [button.label for button in at.get("download_button")]
    assert "Its tables as they were frozen (CSV in a ZIP)" in labels
    from scr.exports.zips import zipped
    from scr.release.folder import table_csv

    found, tables = open_release(folder, "first")
    packed = zipped({f"{i}.csv": table_csv(folder, "first", i) for i, _ in found.tables})
    with zipfile.ZipFile(io.BytesIO(packed)) as opened:
        assert len(opened.namelist()) == len(tables)


def test_a_damaged_release_is_named(visit, folder):
    create("first", folder=folder, year=YEAR, policy="none")
    (folder / "releases" / "first" / "release.json").write_text("{}")
    assert "The release first cannot be read" in text_of(visit(folder))
