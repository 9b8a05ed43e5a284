"""The annual report page: choose, make, look, take away; stop; publication readers; nothing."""

import threading
from datetime import date
from functools import partial

import pytest
from streamlit.testing.v1 import AppTest

from scr.base.errors import UserError
from scr.disclosure import Reader
from scr.ui.pages.annual_report import report_making
from tests.factory import board, make_snapshot, review

# The suppression of small boards is tested elsewhere and takes its time.
FILES = {f"report.{form}": form.encode() for form in ("zip", "xlsx", "ods", "docx")}


@pytest.fixture
def visit(open_at):
    return partial(open_at, "annual_report")


@pytest.fixture
def small(tmp_path):
    """A database of two boards, two panel years that are over and one that is not."""
    days = {"2013": date(2013, 9, 1), "2014": date(2014, 9, 1)}
    make_snapshot(
        tmp_path / "small",
        date(2016, 3, 31),
        boards=[board("B1"), board("B2", region="South")],
        reviews=[
            review(f"R{year}{board_id}{i}", board_id, decision="initiate", decision_date=day,
                   notified_date=day)
            for year, day in days.items()
            for board_id in ("B1", "B2")
            for i in range(6)
        ],
    )  # fmt: skip
    return tmp_path / "small"


@pytest.fixture
def quick(monkeypatch):
    """Files that take no time, and only the tables of the whole."""
    monkeypatch.setattr(report_making, "files", lambda pack, progress: dict(FILES))


def text_of(at: AppTest) -> str:
    said = [*at.markdown, *at.header, *at.info, *at.caption, *at.warning, *at.error]
    return "\n".join(element.value for element in said)


def make(at: AppTest, key: str) -> AppTest:
    at.button(key=key).click().run()
    assert not at.exception
    return at


def test_nothing_imported(visit, tmp_path):
    assert "two ways to begin" in text_of(visit(tmp_path))


def test_before_it_is_made_the_page_says_what_it_will_be(visit, small):
    at = visit(small)
    assert "The report of the panel year 2014-15" in text_of(at)
    assert list(at.segmented_control(key="report_year").options) == ["2014-15", "2013-14"]
    assert list(at.selectbox(key="report_before").options) == ["2013-14"]


def test_no_year_that_is_over(visit, tmp_path):
    make_snapshot(tmp_path / "young", date(2013, 9, 30),
                  reviews=[review("R1", notified_date=date(2013, 9, 1))])  # fmt: skip
    assert "No panel year" in text_of(visit(tmp_path / "young"))


def test_the_internal_report_is_shown_in_order_marked_and_taken_away(visit, small, quick):
    at = make(visit(small), "make_internal")
    text = text_of(at)
    assert "Management information: not for publication." in text
    heads = [h.value for h in at.header]
    titles = ["Key figures", "Cases considered and reviews started", "Non-publication", "Time",
              "Quality", "By region", "By board", "Figures published by others"]  # fmt: skip
    places = [heads.index(title) for title in titles]
    assert places == sorted(places)
    assert "The share was 12 of 12 (100%) in the panel year 2014-15." in text
    assert "Published by others" in text
    assert "**53%** (National panel" in text
    assert {b.label for b in at.get("download_button")} >= {
        "Everything (ZIP)", "Workbook (XLSX)", "Workbook (ODS)", "Document (DOCX)",
        "Tables (CSV in a ZIP)",
    }  # fmt: skip
    numbers = [h.split(":")[0] for h in heads if h.startswith("Table ")]
    assert numbers == [f"Table {i + 1}" for i in range(len(numbers))]


def test_it_begins_with_the_key_figures_as_the_overview_has_them(visit, small, quick):
    at = make(visit(small), "make_internal")
    tiles = {metric.label: metric.value for metric in at.metric}
    assert tiles["Decisions to start a review"] == "12 of 12 (100%)"
    assert tiles["Reviews open on 30 June 2015"] == "24"
    text = text_of(at)
    # The records begin within the year before.
    assert "No earlier year to compare with." in text
    # Each names the table that has more of it.
    assert [m.value for m in at.markdown if m.value == "Table 1"]
    assert "Not recorded is not zero" in text


def test_the_day_of_the_picture_is_chosen_for_the_internal_version_and_said(visit, small, quick):
    at = visit(small)
    assert at.date_input(key="report_as_at").value == date(2016, 3, 31)
    assert (at.date_input(key="report_as_at").min, at.date_input(key="report_as_at").max) == (
        date(2015, 6, 30), date(2016, 3, 31),
    )  # fmt: skip
    assert not at.button(key="make_publication").disabled
    at.date_input(key="report_as_at").set_value(date(2015, 12, 31)).run()
    assert at.button(key="make_publication").disabled
    assert "As at 31 December 2015 only the internal version is made" in text_of(at)
    assert at.query_params["report_as_at"] == "2015-12-31"
    text = text_of(make(at, "make_internal"))
    assert "As at: 31 December 2015; tables without a period as at 30 June 2015" in text
    at.date_input(key="report_as_at").set_value(date(2016, 3, 31)).run()
    assert "Make it again" in text_of(at)


def test_the_day_comes_from_the_address_and_the_report_says_it(visit, small, quick):
    text = text_of(make(visit(small, report_as_at="2015-12-31"), "make_internal"))
    assert "As at: 31 December 2015" in text


def test_another_choice_does_not_show_the_old_report(visit, small, quick):
    at = make(visit(small), "make_internal")
    at.segmented_control(key="report_year").set_value("2013-14").run()
    text = text_of(at)
    assert "Make it again" in text
    assert "Boards considered" not in text


def test_a_publication_reader_has_no_internal_version(visit, small, monkeypatch):
    rights = frozenset({"releases", "freeze"})
    public = Reader("the public", ("publication",), may_see_cases=False, rights=rights)
    monkeypatch.setattr("scr.access.current_reader", lambda: public)
    at = visit(small)
    assert "make_internal" not in {b.key for b in at.button}
    assert "make_publication" in {b.key for b in at.button}
    # Only the records' own day is published, so there is none to choose.
    assert [d.key for d in at.date_input] == []


def test_what_goes_wrong_is_said(visit, small, monkeypatch):
    def refused(*_, **__):
        raise UserError("This cannot be made. Choose another year.")

    monkeypatch.setattr(report_making, "build", refused)
    at = make(visit(small), "make_publication")
    assert "Choose another year." in text_of(at)


def test_a_job_is_stopped_at_its_next_step(small, monkeypatch):
    from scr.base.periods import parse_span
    from scr.store import current

    begun, go, after = threading.Event(), threading.Event(), []

    def slow(*args, progress, **more):
        progress(0.1, "Table")
        begun.set()
        go.wait(10)
        progress(0.2, "Another table")
        after.append("went on")

    monkeypatch.setattr(report_making, "build", slow)
    making = report_making.Making()
    reader = Reader("somebody", ("none",), may_see_cases=True)
    monkeypatch.setattr("scr.access.current_reader", lambda: reader)
    year, before = parse_span("panel:2014-15"), parse_span("panel:2013-14")
    making.begin(report_making.Wanted(current(small), year, before, "none", reader))
    job = making.job
    assert begun.wait(10)
    making.cancel()
    go.set()
    job.wait(10)
    assert job.is_done
    assert after == []
    assert (job.made, job.failure, job.fault, making.job) == (None, "", None, None)
