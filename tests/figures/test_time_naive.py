"""The figures about time against a second implementation, over generated records."""

import math
import tempfile
from datetime import date, timedelta
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from scr.figures import run as figures
from tests.conftest import close_connections
from tests.factory import make_snapshot
from tests.figures import naive_recorded, naive_time
from tests.figures.naive import Asked, periods_of
from tests.figures.test_naive import boards, request_of

# Days about which the rules turn: the change of edition, Christmas and Easter, the ends of
# February, of a month and of a panel year; and a few days or months on, near the limits.
EDGES = [
    date(2013, 4, 15), date(2013, 7, 1), date(2013, 8, 31), date(2013, 12, 20), date(2014, 2, 28),
    date(2014, 6, 30), date(2015, 3, 25), date(2015, 3, 26), date(2015, 4, 2), date(2015, 6, 30),
]  # fmt: skip
STEPS = [0, 1, 4, 5, 7, 8, 14, 15, 31, 181, 184, 185, 200, 365]
DAYS = st.builds(
    lambda day, step, shift: day + timedelta(days=step + shift),
    st.sampled_from(EDGES), st.sampled_from(STEPS), st.integers(-1, 1),
)  # fmt: skip
MAYBE = st.one_of(st.none(), DAYS, DAYS)
DATES = (
    "incident_date", "aware_date", "notified_date", "decision_date", "panel_informed_date",
    "panel_view_date", "final_decision_date", "initiated_date", "reviewer_appointed_date",
    "completed_date", "discontinued_date", "report_to_panel_date", "nonpublication_case_date",
    "nonpublication_outcome_date",
)  # fmt: skip
CODES = {
    "decision": [None, "initiate", "not_initiate"],
    "final_decision": [None, None, "initiate", "not_initiate"],
    "panel_view": [None, "agree", "disagree"],
    "nonpublication_outcome": [None, "agreed", "disagreed", "anonymous", "summary"],
}


@st.composite
def with_months(draw: st.DrawFn, row: dict, names: tuple[str, ...]) -> dict:
    """The row, now and then with dates of which only the month is known: its last day."""
    if draw(st.integers(0, 3)):
        return row
    dated = [name for name in names if row.get(name) is not None]
    chosen = [name for name in dated if draw(st.booleans())]
    ends = {name: naive_time.add_months(row[name].replace(day=1), 1) for name in chosen}
    days = {name: day - timedelta(days=1) for name, day in ends.items()}
    return row | days | {"month_only": chosen or None}


@st.composite
def reviews(draw: st.DrawFn, board_ids: list[str]) -> list[dict]:
    """Half of them with dates that follow each other closely, half with any dates at all."""
    rows = []
    for number in range(draw(st.integers(1, 12))):
        row = {
            "review_id": f"R{number:02d}",
            "board_id": draw(st.sampled_from(board_ids)),
            "incident_type": draw(st.sampled_from(["death", "serious_harm"])),
        }
        row |= {name: draw(st.sampled_from(codes)) for name, codes in CODES.items()}
        if draw(st.booleans()):
            row |= {name: draw(MAYBE) for name in DATES}
        else:
            day = draw(DAYS)
            for name in DATES:
                day += timedelta(days=draw(st.sampled_from([*STEPS[:9], 181])))
                row[name] = draw(st.sampled_from([day, day, day, None]))
        rows.append(draw(with_months(row, DATES)))
    return rows


@st.composite
def records(draw: st.DrawFn) -> naive_time.TimeData:
    made = draw(boards())
    rows = draw(reviews([board["board_id"] for board in made]))
    ids = st.sampled_from([row["review_id"] for row in rows])
    kinds = [*naive_time.FOUR_KINDS[:1], *naive_time.FOUR_KINDS, "learning_brief"]
    delays = []
    for number in range(draw(st.integers(0, 12))):
        start = draw(DAYS)
        end = start + timedelta(days=draw(st.sampled_from([0, 1, 5, 30, 31, 184])))
        delay = {
            "delay_id": f"D{number}",
            "review_id": draw(ids),
            "reason": draw(st.sampled_from(naive_time.REASONS)),
            "start_date": start,
            "end_date": draw(st.sampled_from([end, end, None])),
        }
        delays.append(draw(with_months(delay, ("start_date", "end_date"))))
    return naive_time.TimeData(
        boards=made,
        reviews=rows,
        publications=[
            draw(
                with_months(
                    {
                        "publication_id": f"P{number}",
                        "review_id": draw(ids),
                        "kind": draw(st.sampled_from(kinds)),
                        "published_date": draw(DAYS),
                        "redacted": draw(st.sampled_from([None, True, False])),
                    },
                    ("published_date",),
                )
            )
            for number in range(draw(st.integers(0, 10)))
        ],
        delays=delays,
    )


@st.composite
def questions(draw: st.DrawFn, data: naive_time.TimeData, figure: str) -> Asked:
    takes_period = figures.definition(figure).period != "none"
    by = draw(st.sampled_from(["national", "region", "area_type", "board", "period"]))
    if not takes_period and by == "period":
        by = "board"
    forms = ["everything"] if by != "period" else []
    if takes_period:
        forms += ["years", "dates"]
    form, years, dates = draw(st.sampled_from(forms)), None, None
    if form == "years":
        first = draw(st.integers(2012, 2015))
        kind = draw(st.sampled_from(["panel", "financial", "calendar"]))
        years = (kind, first, draw(st.integers(first, 2016)))
    elif form == "dates":
        dates = tuple(sorted([draw(DAYS), draw(DAYS)]))
    board, kinds = draw(st.sampled_from(data.boards)), draw(st.integers(0, 7))
    return Asked(
        figure=figure,
        as_at=draw(st.one_of(DAYS, st.just(date(2016, 6, 30)))),
        by=by,
        years=years,
        dates=dates,
        board_id=board["board_id"] if kinds == 5 else None,
        region=board["region"] if kinds in (4, 6) else None,
        area_type=(board["area_type"] or "not_recorded") if kinds in (6, 7) else None,
        incident_type=draw(st.sampled_from([None, None, "death", "serious_harm"])),
    )


SHARES = {
    "met_rate": ("n_met", "n_failed"),
    "met_rate_net": ("n_met_net", "n_failed_net"),
    "delay_rate": ("n_with_delay", "n_initiated"),
}


def limits(row: dict, name: str) -> tuple[float | None, float | None]:
    """Wilson's limits, of scipy."""
    if row[name] is None:
        return None, None
    x, rest = (row[c] for c in SHARES[name])
    n = rest if name == "delay_rate" else x + rest
    found = stats.binomtest(x, n).proportion_ci(0.95, method="wilson")
    return found.low, found.high


def same(found: object, expected: object) -> bool:
    if expected is None:
        return found is None or found is pd.NA or bool(pd.isna(found))
    if isinstance(expected, float):
        return math.isclose(found, expected, rel_tol=1e-9, abs_tol=1e-9)
    return found == expected and not isinstance(found, pd.Timestamp)


def assert_same(data: naive_time.TimeData, asked: Asked, snapshot: object) -> None:
    expected, asked = naive_recorded.answered(naive_time.answer, data, asked)
    result = figures.compute(request_of(asked), snapshot)
    keys = naive_time.KEYS[asked.figure]
    found = {}
    for row in result.table.to_dict("records"):
        names = [None if pd.isna(row[k]) else row[k] for k in keys]
        found[row["group_id"], *names] = row
    assert len(found) == len(result.table), "two rows have one name"
    assert set(found) == set(expected), asked
    for key, row in expected.items():
        for column in [c for c in row if c != "who"]:
            assert same(found[key][column], row[column]), (asked, key, column)
        for name in SHARES.keys() & row.keys():
            for end, value in zip(("lower", "upper"), limits(row, name), strict=True):
                assert same(found[key][f"{name}_{end}"], value), (asked, key, name, end)
    check_order(asked, list(found), list(expected))
    cases = figures.cases(request_of(asked), snapshot)
    counted = sorted(review_id for row in expected.values() for review_id in row["who"])
    if asked.figure == "durations":
        assert sorted(cases["review_id"]) == sorted(set(counted)), asked
    else:
        assert sorted(cases["review_id"]) == counted, asked
    check_left_out(asked, snapshot, expected)


def check_order(asked: Asked, found: list, expected: list) -> None:
    """Within each group the rows have the order of the rules; periods that of time."""
    groups = list(dict.fromkeys(key[0] for key in found))
    if asked.by == "period":
        assert groups == [label for label, _, _ in periods_of(asked)]
    if asked.figure != "open_reviews":
        for group in groups:
            inside = [[key for key in keys if key[0] == group] for keys in (found, expected)]
            assert inside[0] == inside[1]


def check_left_out(asked: Asked, snapshot: object, expected: dict) -> None:
    if asked.figure in ("standards", "durations"):
        out = figures.left_out(request_of(asked), snapshot)
        # What is left out net of delays alone has lines of its own.
        out = out[~out["reason"].str.contains("agreed delays left out")]
        assert out["n_cases"].sum() == sum(row["n_left_out"] or 0 for row in expected.values())


@pytest.mark.parametrize("figure", sorted(naive_time.FIGURES))
@given(drawn=st.data())
def test_figures_are_those_of_the_contract(figure: str, drawn: st.DataObject):
    data = drawn.draw(records(), label="records")
    with tempfile.TemporaryDirectory() as folder:
        snapshot = make_snapshot(
            Path(folder), date(2016, 6, 30), boards=data.boards, reviews=data.reviews,
            publications=data.publications, delays=data.delays,
        )  # fmt: skip
        try:
            for _ in range(4):
                asked = drawn.draw(questions(data, figure), label="question")
                assert_same(data, asked, snapshot)
        finally:
            close_connections()


@pytest.mark.parametrize("figure", sorted(naive_time.FIGURES))
def test_every_column_has_a_naive_one(figure: str):
    review = {
        "review_id": "R1", "board_id": "B1", "incident_type": "death",
        "initiated_date": date(2014, 1, 1),
    }  # fmt: skip
    board = {"board_id": "B1", "board_name": "Board", "region": "North"}
    data = naive_time.TimeData(boards=[board], reviews=[review])
    answer = naive_time.answer(data, Asked(figure, date(2015, 1, 1)))
    row = next(iter(answer.values()))
    declared = [c.name for c in figures.definition(figure).shown_columns]
    known = [c for c in declared if not c.endswith(("_lower", "_upper"))]
    assert known == [c for c in row if c != "who"]
