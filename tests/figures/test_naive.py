"""Every figure against a second implementation of the contract, over generated records."""

import math
import tempfile
from datetime import date, timedelta
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from scr.base.periods import EVERYTHING, span_of_dates, span_of_years
from scr.base.request import Request
from scr.figures import run as figures
from scr.store import Snapshot
from tests.conftest import close_connections
from tests.factory import make_snapshot
from tests.figures import naive, naive_recorded

# Days on and beside the boundaries that matter: of the three kinds of year, of leap years, and
# of boards that open and close.
EDGES = [
    date(2011, 12, 31), date(2012, 2, 29), date(2012, 4, 1), date(2012, 7, 1),
    date(2013, 3, 31), date(2013, 7, 1), date(2014, 1, 1), date(2014, 4, 1), date(2014, 6, 30),
    date(2014, 7, 1), date(2014, 12, 31), date(2015, 3, 31), date(2015, 6, 30),
]  # fmt: skip
BESIDE = [day + timedelta(days=step) for day in EDGES for step in (-1, 0, 1)]
DAYS = st.sampled_from(BESIDE)
LATE = st.sampled_from(BESIDE[-12:])
# One in four is blank; of the rarer ones, one in two.
MAYBE_A_DAY = st.sampled_from([None] * (len(BESIDE) // 3) + BESIDE)
RARELY_A_DAY = st.sampled_from([None] * len(BESIDE) + BESIDE)
BOARD_IDS = ["B1", "B2", "B3", "B4"]
DECISIONS = st.sampled_from(["initiate", "not_initiate", "not_initiate", "initiate", None])


@st.composite
def boards(draw: st.DrawFn) -> list[dict]:
    """Boards with and without a kind of area, always open or only for a while, one merged."""
    ids = BOARD_IDS[: draw(st.integers(1, 4))]
    rows = []
    for board_id in ids:
        opened, closed = draw(RARELY_A_DAY), draw(RARELY_A_DAY)
        if opened and closed and closed < opened:
            opened, closed = closed, opened
        successor = draw(st.sampled_from([None, *ids])) if closed else None
        rows.append(
            {
                "board_id": board_id,
                "board_name": draw(st.sampled_from(["Aton", "Beham", f"Board {board_id}"])),
                "region": draw(st.sampled_from(["North", "South"])),
                "area_type": draw(st.sampled_from([None, "county", "borough"])),
                "opened_date": opened,
                "closed_date": closed,
                "successor_board_id": None if successor == board_id else successor,
            }
        )
    return rows


@st.composite
def reviews(draw: st.DrawFn, board_ids: list[str]) -> list[dict]:
    """Reviews with any of their outcomes and dates, in any order."""
    rows = []
    for number in range(draw(st.sampled_from([0, 5, 10, 20, 20]))):
        rows.append(
            {
                "review_id": f"R{number:02d}",
                "board_id": draw(st.sampled_from(board_ids)),
                "joint_board_ids": draw(st.sampled_from([None, board_ids[:1], board_ids])),
                "incident_type": draw(st.sampled_from(["death", "serious_harm"])),
                "children_involved": draw(st.sampled_from([None, 0, 1, 3])),
                "notified_date": draw(MAYBE_A_DAY),
                "decision": draw(DECISIONS),
                "decision_date": draw(MAYBE_A_DAY),
                "panel_view": draw(
                    st.sampled_from([None, "agree", "disagree", "more_information"])
                ),
                "panel_view_date": draw(MAYBE_A_DAY),
                "final_decision": draw(DECISIONS),
                "final_decision_date": draw(MAYBE_A_DAY),
                "initiated_date": draw(RARELY_A_DAY),
            }
        )
    return rows


@st.composite
def records(draw: st.DrawFn) -> naive.Data:
    made = draw(boards())
    ids = [board["board_id"] for board in made]
    keys = draw(
        st.sets(st.tuples(st.sampled_from(ids), st.integers(2010, 2016)), max_size=3 * len(ids))
    )
    return naive.Data(
        boards=made,
        reviews=draw(reviews(ids)),
        populations=[
            {"board_id": board_id, "year": year, "children": draw(st.integers(0, 90_000))}
            for board_id, year in sorted(keys)
        ],
        dataset=draw(
            st.sampled_from([[], [{"title": "Testland", "as_at_date": date(2015, 6, 30)}]])
        ),
    )


@st.composite
def questions(draw: st.DrawFn, data: naive.Data) -> naive.Asked:
    """A question that is allowed: any period, grouping and filter, as at any day."""
    figure = draw(st.sampled_from(sorted(naive.FIGURES)))
    by = draw(st.sampled_from(["national", "region", "area_type", "board", "period"]))
    forms = ["years", "dates"]
    if figure != "initiations" and by != "period":
        forms.append("everything")
    form, years, dates = draw(st.sampled_from(forms)), None, None
    if form == "years":
        first = draw(st.integers(2011, 2013))
        kind = draw(st.sampled_from(["panel", "financial", "calendar"]))
        years = (kind, first, draw(st.integers(first, 2015)))
    elif form == "dates":
        dates = tuple(sorted([draw(DAYS), draw(DAYS)]))
    board, kinds = draw(st.sampled_from(data.boards)), draw(st.integers(0, 11))
    return naive.Asked(
        figure=figure,
        as_at=draw(st.one_of(DAYS, LATE)),
        by=by,
        years=years,
        dates=dates,
        board_id=board["board_id"] if kinds == 5 else None,
        region=board["region"] if kinds in (4, 6) else None,
        area_type=(board["area_type"] or "not_recorded") if kinds in (6, 7) else None,
        incident_type=draw(st.sampled_from([None] * 4 + ["death", "serious_harm"])),
    )


def request_of(asked: naive.Asked) -> Request:
    span = EVERYTHING
    if asked.years:
        span = span_of_years(*asked.years)
    elif asked.dates:
        span = span_of_dates(*asked.dates)
    return Request(
        asked.figure, span, asked.by, asked.as_at,
        asked.board_id, asked.region, asked.area_type, asked.incident_type,
        addressee_type=asked.addressee_type, theme=asked.theme,
    )  # fmt: skip


def wilson(x: int, n: int) -> tuple[float, float]:
    found = stats.binomtest(x, n).proportion_ci(0.95, method="wilson")
    return found.low, found.high


def garwood(x: int, exposure: float) -> tuple[float, float]:
    lower = stats.chi2.ppf(0.025, 2 * x) / 2 if x else 0.0
    return 1e5 * lower / exposure, 1e5 * stats.chi2.ppf(0.975, 2 * x + 2) / 2 / exposure


# Each share or rate with its numerator and denominator.
LIMITS = {
    "initiation_rate": (wilson, "n_initiate", "n_decisions"),
    "final_initiation_rate": (wilson, "n_final_initiate", "n_decisions"),
    "agreed_rate": (wilson, "n_agreed", "n_considered"),
    "rate_per_100k": (garwood, "n_initiated", "child_years"),
}


def with_limits(row: dict) -> dict:
    """The naive row as a reader gets it."""
    full = {}
    for name, value in row.items():
        if name == "who":
            continue
        full[name] = value
        if name in LIMITS:
            limits, x, n = LIMITS[name]
            found = (None, None) if value is None else limits(row[x], row[n])
            full[f"{name}_lower"], full[f"{name}_upper"] = found
    return full


def same(found: object, expected: object) -> bool:
    if expected is None:
        return bool(pd.isna(found))
    if isinstance(expected, float):
        return math.isclose(found, expected, rel_tol=1e-9, abs_tol=1e-9)
    return found == expected


def assert_same(data: naive.Data, asked: naive.Asked, snapshot: Snapshot) -> None:
    """The figure's rows, their order and the cases behind them are those of the contract."""
    expected, asked = naive_recorded.answered(naive.answer, data, asked)
    result = figures.compute(request_of(asked), snapshot)
    found = {row["group_id"]: row for row in result.table.to_dict("records")}
    assert len(found) == len(result.table), "a group has two rows"
    assert set(found) == set(expected), asked
    for group_id, row in expected.items():
        for column, value in with_limits(row).items():
            assert same(found[group_id][column], value), (asked, group_id, column)
    if asked.by == "period":
        assert list(found) == [label for label, _, _ in naive.periods_of(asked)]

    cases = figures.cases(request_of(asked), snapshot)
    counted = sorted(review["review_id"] for row in expected.values() for review in row["who"])
    assert sorted(cases["review_id"]) == counted, asked


@given(st.data())
def test_figures_are_those_of_the_contract(drawn: st.DataObject):
    data = drawn.draw(records(), label="records")
    with tempfile.TemporaryDirectory() as folder:
        snapshot = make_snapshot(
            Path(folder), date(2015, 6, 30),
            boards=data.boards, reviews=data.reviews,
            populations=data.populations, dataset=data.dataset,
        )  # fmt: skip
        try:
            for _ in range(12):
                asked = drawn.draw(questions(data), label="question")
                assert_same(data, asked, snapshot)
        finally:
            close_connections()


@pytest.mark.parametrize("figure", sorted(naive.FIGURES))
def test_every_figure_of_reviews_has_columns_for_each_naive_one(figure: str):
    asked = naive.Asked(figure, date(2015, 1, 1), years=("panel", 2013, 2013))
    row = naive.answer(naive.Data(boards=[]), asked)["national"]
    declared = [c.name for c in figures.definition(figure).shown_columns]
    assert list(with_limits(row)) == declared
