"""How long stages take, by hand: who is in, how each case ends, and what the median is."""

import math
from datetime import timedelta

import pytest

from scr.figures import run as figures
from tests.factory import board, review
from tests.figures.asking import ask, cases, day, left_out, one_board_each, request, whole

AS_AT = "2016-06-30"
STARTED = {"initiated_date": "2015-01-01"}
# Stage, what is recorded, and n_ended, n_open, n_stopped, n_left_out, day on which it stood.
ENDED, OPEN, STOPPED, OUT, NOT = (1, 0, 0, 0), (0, 1, 0, 0), (0, 0, 1, 0), (0, 0, 0, 1), (0,) * 4
TO_COMPLETED, TO_PUBLISHED, TO_DECISION = (
    "initiated_to_completed", "completed_to_published", "notified_to_decision",
)  # fmt: skip
EXAMPLES = [
    ("ended", TO_COMPLETED, STARTED | {"completed_date": "2015-01-31"}, ENDED, 30),
    ("ended on day 0", TO_COMPLETED, STARTED | {"completed_date": "2015-01-01"}, ENDED, 0),
    ("open", TO_COMPLETED, STARTED, OPEN, 546),
    ("ended after the as-at date, so open", TO_COMPLETED,
     STARTED | {"completed_date": "2016-07-01"}, OPEN, 546),
    ("stopped by discontinuation", TO_COMPLETED,
     STARTED | {"discontinued_date": "2015-01-11"}, STOPPED, 10),
    ("ended, though discontinued before", TO_COMPLETED,
     STARTED | {"discontinued_date": "2015-01-11", "completed_date": "2015-01-31"}, ENDED, 30),
    ("stopped before it started: day 0", TO_COMPLETED,
     STARTED | {"discontinued_date": "2014-12-01"}, STOPPED, 0),
    ("left out: ended before it started", TO_COMPLETED,
     STARTED | {"completed_date": "2014-12-31"}, OUT, None),
    ("left out: must have ended, as the report went to the panel", TO_COMPLETED,
     STARTED | {"report_to_panel_date": "2015-06-01"}, OUT, None),
    ("left out: an undated decision", TO_DECISION,
     {"notified_date": "2015-01-01", "decision": "initiate"}, OUT, None),
    ("not started", TO_COMPLETED, {"notified_date": "2015-01-01"}, NOT, None),
    ("started after the as-at date", TO_COMPLETED, {"initiated_date": "2016-07-01"}, NOT, None),
    ("published", TO_PUBLISHED, {"completed_date": "2015-01-01", "published": "2015-03-02"},
     ENDED, 60),
    ("not published by agreement", TO_PUBLISHED,
     {"completed_date": "2015-01-01", "nonpublication_outcome": "agreed",
      "nonpublication_outcome_date": "2015-02-01"}, STOPPED, 31),
    ("the panel disagreed: still open", TO_PUBLISHED,
     {"completed_date": "2015-01-01", "nonpublication_outcome": "disagreed",
      "nonpublication_outcome_date": "2015-02-01"}, OPEN, 546),
    ("the first of two stops counts", TO_PUBLISHED,
     {"completed_date": "2015-01-01", "nonpublication_outcome": "agreed",
      "nonpublication_outcome_date": "2015-02-01", "discontinued_date": "2015-01-11"},
     STOPPED, 10),
    ("non-publication does not stop completion", TO_COMPLETED,
     STARTED | {"nonpublication_outcome": "agreed", "nonpublication_outcome_date": "2015-02-01"},
     OPEN, 546),
    ("published before it was completed is left out, not late", TO_PUBLISHED,
     {"completed_date": "2015-01-01", "published": "2014-12-01"}, OUT, None),
    ("from the incident, not from awareness", "incident_to_published",
     {"incident_date": "2015-01-01", "aware_date": "2015-01-20", "published": "2015-01-31"},
     ENDED, 30),
    ("from initiation to publication", "initiated_to_published",
     STARTED | {"published": "2015-01-31"}, ENDED, 30),
    ("to the first decision", TO_DECISION,
     {"notified_date": "2015-01-01", "decision": "not_initiate", "decision_date": "2015-01-20",
      "final_decision": "initiate", "final_decision_date": "2015-05-01"}, ENDED, 19),
]  # fmt: skip
COUNTS = ("n_ended", "n_open", "n_stopped", "n_left_out")


@pytest.fixture(scope="module")
def examples(shared_snapshot):
    made = one_board_each(
        [
            (name, {k: v for k, v in values.items() if k != "published"})
            for name, _, values, *_ in EXAMPLES
        ]
    )
    published = [
        {"publication_id": f"P{n}", "review_id": f"R{n}", "kind": "summary_report",
         "published_date": day(values["published"])}
        for n, (_, _, values, *_) in enumerate(EXAMPLES)
        if "published" in values
    ]  # fmt: skip
    return shared_snapshot(**made, publications=published)


@pytest.fixture(scope="module")
def by_board(examples):
    asked = request("durations", by="board", as_at=AS_AT)
    table = figures.compute(asked, examples).table
    return table, figures.life_tables(asked, examples)


@pytest.mark.parametrize("number", range(len(EXAMPLES)), ids=[e[0] for e in EXAMPLES])
def test_each_example(by_board, number):
    _, stage, _, expected, days = EXAMPLES[number]
    table, life = by_board
    (row,) = table[(table["group_id"] == str(number)) & (table["stage"] == stage)].to_dict(
        "records"
    )
    assert tuple(row[c] for c in COUNTS) == expected
    assert row["n_started"] == sum(expected[:3])
    mine = life[(life["group_id"] == str(number)) & (life["stage"] == stage)]
    assert list(mine["day"]) == ([] if days is None else [days])
    assert tuple(mine[c].sum() for c in ("n_ended", "n_censored", "n_stopped")) == expected[:3]


def reviews_of(days: list[tuple[int, bool]]) -> list[dict]:
    """A review initiated on 1 January 2015 per pair: completed, or discontinued, on that day."""
    start = day("2015-01-01")
    return [
        review(f"R{n}", initiated_date=start)
        | {"completed_date" if ended else "discontinued_date": start + timedelta(days=d)}
        for n, (d, ended) in enumerate(days)
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("days", "median", "completed_only"),
    [
        ([(10, True), (20, True), (30, True), (40, False)], 20, 20),
        ([(10, True), (20, True)], 10, 10),  # half at 10, by one rule
        ([(10, False), (20, False)], None, None),
        ([(10, True), (20, False), (30, False)], None, 10),
        ([(0, True), (0, True), (9, True)], 0, 0),
        ([(5, True), (5, False), (5, False), (9, True)], 9, 5),
    ],
)
def test_medians_by_hand(snapshot, days, median, completed_only):
    table = ask(snapshot(reviews=reviews_of(days)), "durations", as_at=AS_AT).table
    row = table.set_index("stage").loc["initiated_to_completed"]
    for column, expected in (
        ("median_days", median),
        ("completed_only_median_days", completed_only),
    ):
        assert math.isnan(row[column]) if expected is None else row[column] == expected


def test_ten_closed_and_ten_open_gives_the_kaplan_meier_value(snapshot):
    closed = reviews_of([(d, True) for d in range(10, 101, 10)])
    still_open = [review(f"O{n}", initiated_date=day("2015-01-01")) for n in range(10)]
    table = ask(snapshot(reviews=closed + still_open), "durations", as_at=AS_AT).table
    row = table.set_index("stage").loc["initiated_to_completed"]
    assert (row["median_days"], row["completed_only_median_days"]) == (100, 50)
    assert (row["n_open"], row["oldest_open_days"]) == (10, 546)
    assert row["median_days_lower"] < 100
    assert math.isnan(row["median_days_upper"])


def test_every_group_has_every_stage(snapshot):
    made = snapshot(boards=[board("B1"), board("B2", closed_date=day("2010-01-01"))])
    table = ask(made, "durations", "panel:2014-15", by="board").table
    assert list(table["group_id"]) == ["B1"] * 5
    assert list(table["stage"]) == [
        "notified_to_decision", "initiated_to_completed", "completed_to_published",
        "initiated_to_published", "incident_to_published",
    ]  # fmt: skip
    assert (table[["n_started", *COUNTS]] == 0).all().all()
    medians = ["oldest_open_days", "median_days", "completed_only_median_days"]
    assert table[medians].isna().all().all()


def test_columns_are_those_of_the_contract():
    shown = [c.name for c in figures.definition("durations").shown_columns]
    assert shown == [
        "group_id", "group_name", "stage", "n_started", "n_ended", "n_open", "n_stopped",
        "n_left_out", "oldest_open_days", "median_days", "median_days_lower", "median_days_upper",
        "completed_only_median_days",
    ]  # fmt: skip


def test_what_misleads_says_so():
    columns = {c.name: c for c in figures.definition("durations").shown_columns}
    assert "misleading" in columns["completed_only_median_days"].label
    assert "if none were stopped" in columns["median_days"].unit
    assert "no deadline for publication" in figures.definition("durations").caution


def test_left_out_says_why_and_cases_are_listed(examples):
    found = left_out(examples, "durations", as_at=AS_AT)
    assert found["of the stage initiated to completed that ended before they started"] == 1
    undated = "that must have ended, as the record shows, but have no date of it"
    assert found[f"of the stage notified to decision {undated}"] >= 1
    assert "R0" in cases(examples, "durations", as_at=AS_AT)


def test_a_figure_without_medians_has_no_life_tables(examples):
    with pytest.raises(ValueError, match="life tables"):
        figures.life_tables(request("decisions"), examples)


def test_the_whole_sums_up(examples):
    with pytest.raises(ValueError, match="rows"):
        whole(examples, "durations")
