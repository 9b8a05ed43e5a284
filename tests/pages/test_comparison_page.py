"""The comparison page: what it says on the sample, for every kind of measure, and with hardly
anything; breaks are stored with their reason or not at all."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from scr.base.settings import ROOT, SAMPLE
from scr.importing import run_import
from scr.store import breaks
from tests.factory import board, make_snapshot, review
from tests.pages.tabs import open_tab, tab_by_tab

CANARY = "Zanzibarquince"
REASON = "A new form for notifications came into use everywhere."


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("pages") / "database"
    run_import([SAMPLE], folder=folder)
    return folder


@pytest.fixture
def visit(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Callable[..., AppTest]:
    def go(database: Path, **query: str) -> AppTest:
        at = AppTest.from_file(str(ROOT / "scr" / "main.py"), default_timeout=60)
        # One arrives at the overview, which is not drawn here: it has nothing to show.
        monkeypatch.setenv("SCR_DATABASE", str(tmp_path / "nothing"))
        at.run()
        monkeypatch.setenv("SCR_DATABASE", str(database))
        at.switch_page(str(ROOT / "pages" / "comparison.py"))
        for name, value in query.items():
            at.query_params[name] = value
        at.run()
        assert not at.exception
        return at

    return go


def text_of(at: AppTest, *, charts: bool = False) -> str:
    said = [*at.markdown, *at.header, *at.info, *at.caption]
    specs = [chart.proto.spec for chart in at.get("plotly_chart")] if charts else []
    return "\n".join([*(element.value for element in said), *specs])


def headings(at: AppTest) -> list[str]:
    return [header.value for header in at.header]


def test_nothing_imported(visit, tmp_path):
    assert "all boards on one measure" in text_of(visit(tmp_path))


def test_the_sample_in_one_go_then_adjusted_rates_and_recommendations(visit, sample):
    at = visit(sample)
    found = list(tab_by_tab(at, headings))
    text = "\n".join(tab_by_tab(at, text_of))
    assert "of **129 boards** with cases, **four** are marked low and **five** high, each" in text
    assert "63 boards have too few cases to tell" in text
    assert (
        "nine boards are marked, four low and five high. Allowing for spread between boards, two"
        in text
    )
    assert "by one test of all of them" in text or "test of all boards together" in text
    assert "129 boards with cases × 1 measure × 1 period" in text
    assert "Six boards stand out among all compared" in found[0]
    assert found[3] == ["Ranks are too uncertain to use for 123 of 129 boards"]
    assert "**three** are among the highest fifth (26 boards) and **one** among the lowest" in text
    assert "No unusual runs or shifts" in text
    assert list(tab_by_tab(at, lambda at: len(at.get("plotly_chart")))) == [1, 1, 2, 1, 2]
    assert "Working Together 2013" in text_of(at, charts=True)
    # Twelve boards are drawn until all are asked for, none by place.
    specs = text_of(visit(sample, tab="Ranks"), charts=True)
    assert "Shown: the 12 boards with the most cases, and any board chosen, by name" in specs
    specs = text_of(visit(sample, tab="Ranks", all_boards="true"), charts=True)
    assert "Chance of the highest fifth is under 1%, the lowest 93%" in specs
    for word in ("league", "best", "worst", "performance"):
        assert word not in text.lower()

    at = open_tab(at, "Funnel")
    at.toggle(key="adjusted").set_value(True).run()
    assert "Two boards are marked once spread between boards is allowed for" in headings(at)
    assert "can hide real variation" in text_of(at)

    at.selectbox(key="measure").set_value("rate_per_100k").run()
    text = "\n".join(tab_by_tab(at, text_of))
    assert "a year per 100,000 children" in text

    at.selectbox(key="measure").set_value("on_time_rate").run()
    text = text_of(at)
    assert not at.exception
    assert "Recommendations in the same report are related" in text
    assert "side by side and unmarked" in text
    assert [tab.label for tab in at.tabs] == ["Map", "Boards", "Over time"]
    assert list(tab_by_tab(at, lambda at: len(at.get("plotly_chart")))) == [1, 2, 2]

    at.selectbox(key="measure").set_value("met_rate_complete").run()
    open_tab(at, "Ranks")
    assert "No board can be ranked" in headings(at)
    assert "fifth" not in text_of(at, charts=True)
    open_tab(at, "Funnel")
    assert "No board stands out" in headings(at)
    assert "That is no contradiction" in text_of(at)


def test_a_region_chooses_boards_not_whom_they_are_compared_with(visit, sample):
    at = visit(sample, region="Saltmarch")
    text = "\n".join(tab_by_tab(at, lambda at: text_of(at, charts=True)))
    assert "All boards together: **536 of 913 (59%)**" in text
    assert "All boards 59%" in text
    assert "129 boards with cases × 1 measure" in text
    assert "with a rank among 129" in text
    assert "of 129, anywhere from" in text


def test_under_twelve_points_the_page_says_so(visit, sample):
    text = text_of(visit(sample, step="Years", tab="Over time"))
    assert "Limits are provisional, drawn dashed: fewer than 12 points" in text
    assert "Too few points to test for runs: ten are needed." in text


def test_a_break_needs_a_reason_and_is_stored_with_it(visit, sample, tmp_path):
    at = visit(sample, tab="Over time")
    before = text_of(at, charts=True)
    assert breaks.stored(sample) == []
    at.text_area(key="break_note").set_value("short")
    submit(at).click().run()
    assert "Say in a sentence" in at.error[0].value
    assert breaks.stored(sample) == []

    at.text_area(key="break_note").set_value(REASON)
    at.selectbox(key="break_reason").set_value("recording")
    at.selectbox(key="break_on").set_value(date(2013, 7, 1))
    submit(at).click().run()
    (one,) = breaks.stored(sample)
    assert (one.on, one.reason, one.note) == (date(2013, 7, 1), "recording", REASON)
    text = text_of(at, charts=True)
    assert "Limits are recalculated from 1 July 2013: recording changed." in text
    assert "New limits: Recording changed" in text
    # Not in the address, and only for this measure.
    assert CANARY not in str(at.query_params)
    assert REASON not in str(at.query_params)
    at.toggle(key="unbroken").set_value(True).run()
    assert "New limits: Recording changed" not in text_of(at, charts=True)
    at.toggle(key="unbroken").set_value(False).run()
    at.button(key=f"back_{one.id}").click().run()
    assert breaks.stored(sample)[0].is_withdrawn
    assert "New limits" not in text_of(at, charts=True)
    assert charts_of(before) == charts_of(text_of(at, charts=True))


def submit(at: AppTest):
    return next(b for b in at.button if b.label == "Store the break and its reason")


def charts_of(text: str) -> list[str]:
    return [line for line in text.splitlines() if line.startswith("{")]


@pytest.mark.parametrize(
    "rows",
    [
        {"reviews": []},
        {"reviews": [review("R1", decision="initiate", decision_date=date(2015, 8, 1))]},
        {
            "boards": [board("B1", tile_column=1, tile_row=1)],
            "populations": [{"board_id": "B1", "year": 2015, "children": 50000}],
            "reviews": [review("R1", decision="not_initiate", decision_date=date(2015, 8, 1))],
        },
    ],
    ids=["no review", "one review", "one board"],
)
@pytest.mark.parametrize("measure", ["First decisions to start a review",
                                     "Reviews started per 100,000 children"])  # fmt: skip
def test_hardly_anything_is_a_designed_state(visit, tmp_path, rows, measure):
    make_snapshot(tmp_path, **rows)
    text = "\n".join(tab_by_tab(visit(tmp_path, measure=measure), text_of)).lower()
    assert "nan" not in text.split()
    assert "none children" not in text
    ways = ("too few cases", "under “change what is shown”", "no board", "not recorded is not zero")
    assert any(way in text for way in ways)


def test_an_address_with_a_measure_s_former_name_is_understood(visit, tmp_path):
    make_snapshot(tmp_path, boards=[board("B1")])
    at = visit(tmp_path, measure="Decisions in the end to start one")
    assert at.session_state["measure"] == "final_initiation_rate"
    assert "passed over" not in text_of(at)


def test_three_cases_are_too_few_and_four_are_not(visit, tmp_path):
    """At 62% none of three could be marked, and none of four is (feature 3)."""
    reviews = [
        review(f"{name}{i}", name, decision="initiate" if i < yes else "not_initiate",
               decision_date=date(2015, 8, 1))
        for name, (yes, n) in {"BIG": (64, 100), "TWO": (35, 50), "THREE": (0, 3),
                               "FOUR": (0, 4)}.items()
        for i in range(n)
    ]  # fmt: skip
    boards = [board(name) for name in ("BIG", "TWO", "THREE", "FOUR")]
    make_snapshot(tmp_path, boards=boards, reviews=reviews)
    at = visit(tmp_path)
    assert "1 board has too few cases to tell" in text_of(at)
    assert "One board is marked, by a test of its own" in headings(at)


def test_free_text_is_nowhere(visit, tmp_path):
    make_snapshot(
        tmp_path,
        reviews=[
            review("R1", decision="initiate", decision_date=date(2015, 8, 1))
            | {"decision_reason": CANARY}
        ],
    )
    for text in tab_by_tab(visit(tmp_path), lambda at: text_of(at, charts=True) + str(at)):
        assert CANARY not in text
