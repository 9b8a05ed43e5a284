"""Challenges to boards: counted by hand, and against a second implementation."""

import math
import tempfile
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import CensoredData, ecdf

from scr import disclosure
from scr.base.errors import ArgumentError
from scr.figures import run as figures
from scr.store import tables
from tests.conftest import close_connections
from tests.factory import board, make_snapshot, review
from tests.figures import naive, naive_recorded
from tests.figures.asking import ask, cases, day, request
from tests.figures.test_naive import DAYS, MAYBE_A_DAY, questions, records, request_of, same

RAISERS = ("minister", "panel", "department", "ofsted")
SUBJECTS = ("initiation", "publication", "quality", "delay", "follow_through")
COLUMNS = """
    group_id group_name raised_by subject n_raised n_replied n_reply_overdue n_closed
    median_days median_days_lower median_days_upper
"""
COUNTS = ("n_raised", "n_replied", "n_reply_overdue", "n_closed")
ASKED = ("challenges", "panel:2014-15")


def raised(on: str, due: str = "", replied: str = "", closed: str = "") -> dict:
    days = {"raised_date": on, "reply_due_date": due, "replied_date": replied}
    given_days = {k: day(v) for k, v in (days | {"closed_date": closed}).items() if v}
    return {"raised_by": "panel", "subject": "delay", **given_days}


# Panel year 2014-15 as at 1 May 2015: n_raised, n_replied, n_reply_overdue, n_closed and the
# median in days of one challenge.
NO, NEVER = (0, 0, 0, 0), math.nan
EXAMPLES = [
    ("counted: raised on the first day", raised("2014-07-01"), (1, 0, 0, 0), NEVER),
    ("not counted: raised on the day before", raised("2014-06-30"), NO, NEVER),
    ("counted: raised on the as-at date", raised("2015-05-01"), (1, 0, 0, 0), NEVER),
    ("not counted: raised after the as-at date", raised("2015-05-02"), NO, NEVER),
    ("overdue: due on the day before the as-at date",
     raised("2014-09-01", due="2015-04-30"), (1, 0, 1, 0), NEVER),
    ("not overdue: due on the as-at date",
     raised("2014-09-01", due="2015-05-01"), (1, 0, 0, 0), NEVER),
    ("replied on the as-at date",
     raised("2014-09-01", due="2014-10-01", replied="2015-05-01"), (1, 1, 0, 0), 242),
    ("not replied: after the as-at date",
     raised("2014-09-01", due="2014-10-01", replied="2015-05-02"), (1, 0, 1, 0), NEVER),
    ("replied late is not overdue any more",
     raised("2014-09-01", due="2014-09-10", replied="2014-09-11"), (1, 1, 0, 0), 10),
    ("replied on the same day", raised("2014-09-01", replied="2014-09-01"), (1, 1, 0, 0), 0),
    ("replied before it was raised: day 0",
     raised("2014-09-01", replied="2014-08-01"), (1, 1, 0, 0), 0),
    ("closed on the as-at date without a reply: still overdue",
     raised("2014-09-01", due="2014-10-01", closed="2015-05-01"), (1, 0, 1, 1), NEVER),
    ("not closed: after the as-at date", raised("2014-09-01", closed="2015-05-02"),
     (1, 0, 0, 0), NEVER),
    ("replied after it was closed: the reply ends the wait",
     raised("2014-09-01", closed="2014-09-05", replied="2014-09-09"), (1, 1, 0, 1), 8),
    ("no due date is never overdue", raised("2014-09-01"), (1, 0, 0, 0), NEVER),
]  # fmt: skip


@pytest.fixture(scope="module")
def examples(shared_snapshot):
    return shared_snapshot(
        boards=[board(str(n)) for n in range(len(EXAMPLES))],
        challenges=[
            {"challenge_id": f"C{n:02}", "board_id": str(n), **values}
            for n, (_, values, *_) in enumerate(EXAMPLES)
        ],
    )


def found(snapshot, *args, **values) -> dict[tuple, dict]:
    return by_key(ask(snapshot, *args, **values).table.astype(object))


def by_key(table) -> dict[tuple, dict]:
    table = table.where(table.notna(), None)
    return {(r["group_id"], r["raised_by"], r["subject"]): r for r in table.to_dict("records")}


@pytest.mark.parametrize("number", range(len(EXAMPLES)), ids=[e[0] for e in EXAMPLES])
@pytest.mark.parametrize(
    "key", [(None, None), ("panel", None), (None, "delay"), ("panel", "delay")]
)
def test_each_example(examples, number, key):
    row = found(examples, *ASKED, by="board", as_at="2015-05-01")[str(number), *key]
    assert tuple(row[c] for c in COUNTS) == EXAMPLES[number][2]
    assert same(
        row["median_days"], None if math.isnan(EXAMPLES[number][3]) else EXAMPLES[number][3]
    )


def test_the_whole_is_the_sum_and_others_are_zero(examples):
    rows = found(examples, *ASKED, as_at="2015-05-01")
    everything = tuple(sum(e[2][i] for e in EXAMPLES) for i in range(4))
    assert everything == (13, 5, 3, 2)
    assert tuple(rows["national", None, None][c] for c in COUNTS) == everything
    assert tuple(rows["national", "minister", None][c] for c in COUNTS) == NO
    assert tuple(rows["national", "panel", "quality"][c] for c in COUNTS) == NO


def test_rows_are_crossed_and_the_empty_ones_come_first(examples):
    table = ask(examples, *ASKED).table
    keys = table[["raised_by", "subject"]].fillna("").to_numpy().tolist()
    assert keys == [[r, s] for r in ("", *RAISERS) for s in ("", *SUBJECTS)]
    assert list(table.columns) == COLUMNS.split()
    columns = tables()["challenges"]
    assert columns.column("raised_by").codes == RAISERS
    assert columns.column("subject").codes == SUBJECTS


def test_open_ones_are_followed_to_the_as_at_date_and_closed_ones_to_their_closing(snapshot):
    rows = [
        raised("2015-04-01", replied="2015-04-11"),  # replied on day 10
        raised("2015-04-01", closed="2015-04-06"),  # followed for 5 days only
        raised("2015-04-01"),  # followed for 30
    ]
    made = snapshot(
        challenges=[
            {"challenge_id": f"C{n}", "board_id": "B1", **row} for n, row in enumerate(rows)
        ]
    )
    # On day 10 two are still followed and one of them ends: a half. Were the closed one waited
    # for to the end, it would be one of three.
    row = found(made, *ASKED, as_at="2015-05-01")["national", None, None]
    assert row["median_days"] == 10
    life = figures.life_tables(request(*ASKED, as_at="2015-05-01"), made)
    whole = life[life["raised_by"].isna() & life["subject"].isna()]
    assert whole[["day", "n_ended", "n_censored"]].to_numpy().tolist() == [
        [5, 0, 1], [10, 1, 0], [30, 0, 1],
    ]  # fmt: skip


def test_a_challenge_belongs_to_the_board_challenged(snapshot):
    made = snapshot(
        boards=[board("B1"), board("B2", region="South")],
        reviews=[review("R1", "B1")],
        challenges=[
            {"challenge_id": "C1", "board_id": "B2", "review_id": "R1", **raised("2014-09-01")}
        ],
    )
    rows = found(made, *ASKED, by="board")
    assert (rows["B1", None, None]["n_raised"], rows["B2", None, None]["n_raised"]) == (0, 1)
    assert cases(made, *ASKED, region="South") == ["R1"]
    assert cases(made, *ASKED, region="North") == []


def test_cases_are_the_challenges_counted(examples):
    listed = figures.cases(request(*ASKED, as_at="2015-05-01"), examples)
    assert len(listed) == 13
    assert listed["is_reply_overdue"].sum() == 3


def test_it_is_not_about_reviews_so_not_about_incidents(examples):
    with pytest.raises(ArgumentError, match="incident type"):
        ask(examples, *ASKED, incident_type="death")


def test_published_below_the_whole_as_all_together(examples):
    asked = request("challenges", "panel:2013-14", by="board")
    published = disclosure.answer(disclosure.TRUSTED, asked, examples, "publication")
    assert published.table[["raised_by", "subject"]].isna().all(axis=None)
    assert published.table["group_id"].is_unique


@dataclass
class Challenged(naive.Data):
    challenges: list[dict] = field(default_factory=list)


def answer(data: Challenged, asked: naive.Asked) -> dict[tuple, dict]:
    groups = naive.empty_groups(data, asked)
    boards = {b["board_id"]: b for b in data.boards}
    for label, start, end in naive.periods_of(asked):
        for one in data.challenges:
            made = boards[one["board_id"]]
            if naive.is_chosen(made, asked) and start <= one["raised_date"] <= end:
                group = naive.group_of(made, label, data, asked)
                naive.add_group(groups, group)["who"].append(one)
    return {
        (group_id, raiser, subject): figures_of(
            [
                one
                for one in group["who"]
                if raiser in (None, one["raised_by"]) and subject in (None, one["subject"])
            ],
            asked.as_at,
        )
        for group_id, group in groups.items()
        for raiser in (None, *RAISERS)
        for subject in (None, *SUBJECTS)
    }


def figures_of(who: list[dict], as_at: date) -> dict:
    def by(one: dict, name: str) -> date | None:
        return one[name] if one[name] is not None and one[name] <= as_at else None

    waits: tuple[list[int], list[int]] = ([], [])
    n_overdue = 0
    for one in who:
        reply = by(one, "replied_date")
        until = reply or by(one, "closed_date") or as_at
        waits[reply is None].append(max(0, (until - one["raised_date"]).days))
        if reply is None and one["reply_due_date"] is not None:
            n_overdue += one["reply_due_date"] < as_at
    return {
        "n_raised": len(who),
        "n_replied": len(waits[0]),
        "n_reply_overdue": n_overdue,
        "n_closed": sum(by(one, "closed_date") is not None for one in who),
        "median_days": median(*waits),
    }


def median(ended: list[int], censored: list[int]) -> float | None:
    """Of scipy's Kaplan-Meier curve."""
    if not ended:
        return None
    curve = ecdf(CensoredData(uncensored=ended, right=censored)).sf
    at = [q for q, p in zip(curve.quantiles, curve.probabilities, strict=True) if p <= 0.5 + 1e-9]
    return float(at[0]) if at else None


@st.composite
def challenges(draw: st.DrawFn, boards: list[dict]) -> list[dict]:
    return [
        {"challenge_id": f"C{n}",
         "board_id": draw(st.sampled_from([b["board_id"] for b in boards])),
         "raised_by": draw(st.sampled_from(RAISERS)), "subject": draw(st.sampled_from(SUBJECTS)),
         "raised_date": draw(DAYS), "reply_due_date": draw(MAYBE_A_DAY),
         "replied_date": draw(MAYBE_A_DAY), "closed_date": draw(MAYBE_A_DAY)}
        for n in range(draw(st.integers(0, 20)))
    ]  # fmt: skip


@given(st.data())
def test_challenges_are_those_of_the_contract(drawn: st.DataObject):
    some = drawn.draw(records(), label="records")
    made = drawn.draw(challenges(some.boards), label="challenges")
    data = Challenged(some.boards, dataset=some.dataset, challenges=made)
    with tempfile.TemporaryDirectory() as folder:
        snapshot = make_snapshot(
            Path(folder), date(2015, 6, 30), boards=data.boards, dataset=data.dataset,
            challenges=made,
        )  # fmt: skip
        try:
            for _ in range(4):
                asked = replace(
                    drawn.draw(questions(some), label="question"),
                    figure="challenges", incident_type=None,
                )  # fmt: skip
                raised = [one["raised_date"] for one in made]
                expected, asked = naive_recorded.answered_since(answer, data, asked, raised)
                request_ = request_of(asked)
                rows = by_key(figures.compute(request_, snapshot).table.astype(object))
                assert set(rows) == set(expected), asked
                for key, row in expected.items():
                    for column, value in row.items():
                        assert same(rows[key][column], value), (asked, key, column)
                n = sum(
                    row["n_raised"] or 0 for key, row in expected.items() if key[1:] == (None, None)
                )
                assert len(figures.cases(request_, snapshot)) == n
        finally:
            close_connections()
