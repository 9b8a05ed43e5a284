"""Overview and Initiation through the application's own script, on a small real database."""

import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path
from types import SimpleNamespace

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from scr.base.settings import ROOT
from scr.ui.kit import browser, page, places
from tests.factory import board, make_snapshot, review

PAGES = ("overview", "initiation")
CANARY = "Zanzibarquince"


@pytest.fixture
def visit(monkeypatch: pytest.MonkeyPatch) -> Callable[..., AppTest]:
    st.cache_data.clear()
    st.cache_resource.clear()

    def go(database: Path, page: str, **query: str) -> AppTest:
        monkeypatch.setenv("SCR_DATABASE", str(database))
        at = AppTest.from_file(str(ROOT / "scr" / "main.py"), default_timeout=60)
        # AppTest reads the address only on arrival: what a page keeps of it when one moves on is
        # proved in tests/browser.
        for name, value in query.items():
            at.query_params[name] = value
        at.run()
        if page != "overview":
            at.switch_page(str(ROOT / "pages" / f"{page}.py")).run()
            for name, value in query.items():
                at.selectbox(key=name).set_value(value).run()
        assert not at.exception
        return at

    return go


def text_of(at: AppTest) -> str:
    """Everything the page says, charts included."""
    charts = [chart.proto.spec for chart in at.get("plotly_chart")]
    return "\n".join([*(m.value for m in at.markdown), *(h.value for h in at.header), *charts])


@pytest.mark.parametrize("name", PAGES)
def test_nothing_imported(visit: Callable[..., AppTest], tmp_path: Path, name: str) -> None:
    at = visit(tmp_path, name)
    assert "two ways to begin" in text_of(at)


def test_before_anything_is_imported_each_page_says_what_it_will_show() -> None:
    usable_before = {"Data", "Methods", "A review"}
    assert {title for _, title, _ in places._PAGES} - usable_before <= set(page._SHOWS)


@pytest.mark.parametrize("page", PAGES)
def test_the_sample_says_that_it_is_invented(
    visit: Callable[..., AppTest], sample_database: Path, page: str
) -> None:
    assert "Invented data" in text_of(visit(sample_database, page))


def test_the_published_panel_figure(visit: Callable[..., AppTest], sample_database: Path) -> None:
    at = visit(sample_database, "initiation", last="2014-15")
    said = text_of(at)
    assert "**86 of 107** decisions not to start a review (80%, 72% to 87%)" in said
    assert (
        "**275 cases** in the panel year 2014-15 and decided to start a review in **168**" in said
    )


def test_a_view_from_the_url(visit: Callable[..., AppTest], sample_database: Path) -> None:
    said = text_of(visit(sample_database, "overview", kind="Calendar", last="2014", first="2012"))
    assert "**Calendar years 2012 to 2014 (January to December)**" in said
    past = text_of(visit(sample_database, "overview", as_at="2014-09-30"))
    assert "as at 30 September 2014" in past


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize(
    "rows",
    [
        {"reviews": []},
        {"reviews": [review("R1", decision="initiate", decision_date=date(2014, 8, 1))]},
        {
            "boards": [board("B1", tile_column=1, tile_row=1)],
            "populations": [{"board_id": "B1", "year": 2014, "children": 50000}],
            "reviews": [
                review(
                    "R1",
                    decision="not_initiate",
                    decision_date=date(2014, 8, 1),
                    panel_view="agree",
                    panel_view_date=date(2014, 9, 1),
                )
            ],
        },
    ],
    ids=["no reviews", "one review, no children", "one review, one square"],
)
def test_hardly_anything_is_a_designed_state(
    visit: Callable[..., AppTest], tmp_path: Path, page: str, rows: dict
) -> None:
    make_snapshot(tmp_path, **rows)
    assert "nan" not in text_of(visit(tmp_path, page)).lower().split()


@pytest.mark.parametrize("page", PAGES)
def test_free_text_is_nowhere(visit: Callable[..., AppTest], tmp_path: Path, page: str) -> None:
    make_snapshot(
        tmp_path,
        reviews=[
            review(
                "R1",
                decision="initiate",
                decision_date=date(2016, 1, 4),
                decision_reason=CANARY,
            )
        ],
        dataset=[{"title": "T", "as_at_date": date(2016, 6, 30), "note": CANARY}],
    )
    at = visit(tmp_path, page)
    assert CANARY not in text_of(at)
    assert CANARY not in str(at)


def test_a_region_does_not_change_whom_its_boards_are_compared_with(
    visit: Callable[..., AppTest], tmp_path: Path
) -> None:
    """All of the North decides as one board of it does: against the North alone it is not unlike
    the others, against all boards it is."""
    reviews = [
        review(
            f"{name}{i}",
            name,
            decision="initiate" if name.startswith("N") else "not_initiate",
            decision_date=date(2015, 8, 1),
        )
        for name, n in (("N1", 12), ("N2", 2), ("S1", 12), ("S2", 6))
        for i in range(n)
    ]
    boards = [board("N1"), board("N2"), board("S1", region="South"), board("S2", region="South")]
    make_snapshot(tmp_path, boards=boards, reviews=reviews)
    whole, north = (text_of(visit(tmp_path, "initiation", **q)) for q in ({}, {"region": "North"}))
    assert "Three boards are marked, each tested on its own" in whole
    assert "One board is marked, by a test of its own" in north
    assert "All boards 44%" in whole
    assert "All boards 44%" in north


def test_other_machines_are_refused(visit: Callable[..., AppTest], sample_database: Path) -> None:
    st.config.set_option("server.address", "0.0.0.0")
    try:
        at = visit(sample_database, "overview")
        assert "serves only the machine it runs on" in at.error[0].value
        assert not at.get("plotly_chart")
    finally:
        st.config.set_option("server.address", "127.0.0.1")


def test_python_s_own_modules_stay_its_own(visit: Callable[..., AppTest], tmp_path: Path) -> None:
    here = str(ROOT / "scr")
    sys.path.insert(0, here)
    try:
        visit(tmp_path, "overview")
        assert here not in sys.path
    finally:
        sys.path[:] = [place for place in sys.path if place != here]


def test_what_was_chosen_before_another_process_took_over_stands(
    visit: Callable[..., AppTest], sample_database: Path
) -> None:
    """The browser tells a session that knows nothing of it; what the address names goes first, and
    what a reader takes away afterwards stays away."""
    at = visit(sample_database, "overview", last="2013-14")
    at.session_state[browser._EARLIER] = {"region": ["Saltmarch"], "last": ["2012-13"]}
    at.run()
    assert at.selectbox(key="region").value == "Saltmarch"
    assert at.selectbox(key="last").value == "2013-14"
    assert dict(at.query_params) == {"last": "2013-14", "region": "Saltmarch"}
    at.selectbox(key="region").set_value("All").run()
    at.run()
    assert at.selectbox(key="region").value == "All"
    assert "region" not in at.query_params


@pytest.mark.parametrize(
    ("query", "told"),
    [
        ("?region=Saltmarch&board=A&board=B", {"region": ["Saltmarch"], "board": ["A", "B"]}),
        ("", {}),
        ("?" + "&".join(f"a{n}=1" for n in range(200)), {}),
    ],
)
def test_what_a_browser_says_of_an_earlier_address(
    monkeypatch: pytest.MonkeyPatch, query: str, told: dict[str, list[str]]
) -> None:
    state = {browser._WIDTH: SimpleNamespace(earlier=query)}
    monkeypatch.setattr(browser.st, "session_state", state)
    browser._keep_earlier()
    assert browser.earlier() == told
    assert browser.earlier() == {}, "told once"
