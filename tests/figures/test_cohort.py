"""What became of the reviews of a year, by hand: each in the first outcome that holds."""

import pytest

from scr.figures import run as figures
from tests.figures.asking import ask, cases, day, one_board_each, rows, whole

OUTCOMES = (
    "n_published_in_full", "n_published_otherwise", "n_discontinued",
    "n_completed_not_published", "n_open",
)  # fmt: skip
FULL, OTHERWISE, DISCONTINUED, COMPLETED, OPEN = OUTCOMES
DONE = {"completed_date": "2015-01-01"}
# What it shows; what is recorded besides the initiation; the documents (kind, day, redacted); the
# outcome, and whether it is not known to be unredacted. As at 30 June 2016.
EXAMPLES = [
    ("in full", DONE, [("overview_report", "2015-02-01", False)], FULL, 0),
    ("in full, redaction not recorded", DONE, [("overview_report", "2015-02-01", None)], FULL, 1),
    ("in full, one of two is marked as not redacted", DONE,
     [("overview_report", "2015-02-01", None), ("overview_report", "2015-03-01", False)], FULL, 0),
    ("redacted and then in full", DONE,
     [("overview_report", "2015-02-01", True), ("overview_report", "2015-03-01", False)], FULL, 0),
    ("redacted and then not recorded", DONE,
     [("overview_report", "2015-02-01", True), ("overview_report", "2015-03-01", None)], FULL, 1),
    ("redacted", DONE, [("overview_report", "2015-02-01", True)], OTHERWISE, 0),
    ("a summary", DONE, [("summary_report", "2015-02-01", False)], OTHERWISE, 0),
    ("an anonymous report", DONE, [("anonymous_report", "2015-02-01", None)], OTHERWISE, 0),
    ("published goes before discontinued", {"discontinued_date": "2015-01-01"},
     [("executive_summary", "2015-02-01", None)], OTHERWISE, 0),
    ("published, though never completed", {}, [("overview_report", "2015-02-01", False)], FULL, 0),
    ("a learning brief is no publication", DONE, [("learning_brief", "2015-02-01", None)],
     COMPLETED, 0),
    ("published on the as-at date", DONE, [("overview_report", "2016-06-30", False)], FULL, 0),
    ("published after it", DONE, [("overview_report", "2016-07-01", False)], COMPLETED, 0),
    ("discontinued goes before completed", DONE | {"discontinued_date": "2015-03-01"}, [],
     DISCONTINUED, 0),
    ("completed", DONE, [], COMPLETED, 0),
    ("open", {}, [], OPEN, 0),
    ("completed after the as-at date", {"completed_date": "2016-07-01"}, [], OPEN, 0),
    ("withdrawn later, and published all the same", DONE,
     [("overview_report", "2015-02-01", False, "2015-06-01")], FULL, 0),
]  # fmt: skip
ASKED = ("cohort_outcomes", "panel:2014-15")


@pytest.fixture(scope="module")
def examples(shared_snapshot):
    made = one_board_each(
        [(name, {"initiated_date": "2014-07-01"} | values) for name, values, *_ in EXAMPLES]
    )
    documents = [
        {"publication_id": f"P{n}.{i}", "review_id": f"R{n}", "kind": kind, "redacted": redacted,
         "published_date": day(published),
         "withdrawn_date": day(withdrawn[0]) if withdrawn else None}
        for n, (_, _, listed, *_) in enumerate(EXAMPLES)
        for i, (kind, published, redacted, *withdrawn) in enumerate(listed)
    ]  # fmt: skip
    return shared_snapshot(**made, publications=documents)


@pytest.mark.parametrize("number", range(len(EXAMPLES)), ids=[e[0] for e in EXAMPLES])
def test_each_example(examples, number):
    row = rows(examples, *ASKED, by="board", as_at="2016-06-30")[str(number)]
    *_, outcome, unknown = EXAMPLES[number]
    assert {c: row[c] for c in OUTCOMES} == {c: int(c == outcome) for c in OUTCOMES}
    assert row["n_redaction_unknown"] == unknown


def test_the_outcomes_sum_to_those_initiated(examples):
    for as_at in ("2014-07-01", "2015-02-01", "2016-06-30"):
        row = whole(examples, *ASKED, as_at=as_at)
        assert row["n_initiated"] == len(EXAMPLES) == sum(row[c] for c in OUTCOMES)
    assert len(cases(examples, *ASKED)) == len(EXAMPLES)
    assert whole(examples, "cohort_outcomes", "panel:2015-16")["n_initiated"] == 0
    # A year that ends before the first start on record is left out.
    assert len(ask(examples, "cohort_outcomes", "panel:2013-14").table) == 0


def test_columns_are_those_of_the_contract():
    shown = [c.name for c in figures.definition("cohort_outcomes").shown_columns]
    assert shown == [
        "group_id", "group_name", "n_initiated", "n_published_in_full", "n_redaction_unknown",
        "n_published_otherwise", "n_discontinued", "n_completed_not_published", "n_open",
    ]  # fmt: skip
