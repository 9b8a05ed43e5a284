"""Why reviews are not published in full, by hand: each has the first reason that holds."""

import pytest

from scr import disclosure
from scr.base import terms
from scr.base.errors import RefusedError
from scr.figures import run as figures
from scr.store import current
from tests.figures.asking import ask, cases, day, left_out, one_board_each, request, rows, whole

DONE = {"completed_date": "2015-01-01"}
ASKED_PANEL = DONE | {"nonpublication_case_date": "2015-02-01"}


def answered(outcome: str, on: str | None = "2015-04-01") -> dict:
    dated = {"nonpublication_outcome_date": on} if on else {}
    return ASKED_PANEL | {"nonpublication_outcome": outcome} | dated


FULL = ("overview_report", "2015-03-01", False)
REDACTED = ("overview_report", "2015-03-01", True)
BRIEF = ("learning_brief", "2015-03-01", None)
# What it shows; what is recorded besides the initiation; a document (kind, day, redacted) or None;
# an agreed delay (reason, start, end) or None; the reason. As at 30 June 2016.
COURT = ("criminal_proceedings", "2014-12-01", None)
EXAMPLES = [
    ("in full is not here", DONE, FULL, None, None),
    ("in full though the panel agreed to less", answered("agreed"), FULL, None, None),
    ("stopped", {"discontinued_date": "2015-01-01"}, None, None, "discontinued"),
    ("stopped goes before what the panel said", answered("agreed")
     | {"discontinued_date": "2015-05-01"}, None, None, "discontinued"),
    ("published otherwise goes before stopped", {"discontinued_date": "2015-01-01"}, REDACTED,
     None, "other_form"),
    ("agreed", answered("agreed"), None, None, "agreed"),
    ("agreed, and a brief is no publication", answered("agreed"), BRIEF, None, "agreed"),
    ("agreed to anonymous", answered("anonymous"), ("anonymous_report", "2015-05-01", None), None,
     "agreed_form"),
    ("agreed to a summary that is not out yet", answered("summary"), None, None, "agreed_form"),
    ("did not agree", answered("disagreed"), None, None, "disagreed"),
    ("did not agree, and it came out redacted", answered("disagreed"), REDACTED, None,
     "disagreed"),
    ("asked", ASKED_PANEL, None, None, "not_answered"),
    ("the answer has no date", answered("agreed", None), None, None, "not_answered"),
    ("the answer came after the as-at date", answered("agreed", "2016-07-01"), None, None,
     "not_answered"),
    ("asked on the as-at date", DONE | {"nonpublication_case_date": "2016-06-30"}, None, None,
     "not_answered"),
    ("asked after it", DONE | {"nonpublication_case_date": "2016-07-01"}, None, None,
     "not_recorded"),
    ("asked goes before waiting", ASKED_PANEL, None, COURT, "not_answered"),
    ("open and waiting for a court", {}, None, COURT, "proceedings"),
    ("completed and still waiting", DONE, None, ("inquest", "2014-12-01", None), "proceedings"),
    ("waiting until after the as-at date", DONE, None,
     ("family_court", "2014-12-01", "2016-07-01"), "proceedings"),
    ("the wait ended on the as-at date", {}, None,
     ("criminal_proceedings", "2014-12-01", "2016-06-30"), "not_completed"),
    ("the wait begins after it", DONE, None, ("inquest", "2016-07-01", None), "not_recorded"),
    ("waiting for something else", {}, None, ("report_quality", "2014-12-01", None),
     "not_completed"),
    ("open", {}, None, None, "not_completed"),
    ("open, though published redacted", {}, REDACTED, None, "other_form"),
    ("completed after the as-at date", {"completed_date": "2016-07-01"}, None, None,
     "not_completed"),
    ("redacted, no reason", DONE, REDACTED, None, "other_form"),
    ("nothing published, no reason", DONE, None, None, "not_recorded"),
    ("published in full after the as-at date", DONE, ("overview_report", "2016-07-01", False),
     None, "not_recorded"),
]  # fmt: skip
ASKED = ("not_in_full", "panel:2014-15")
REASONS = list(terms.labels("why_not_in_full"))


@pytest.fixture(scope="module")
def examples(shared_snapshot):
    made = one_board_each(
        [(name, {"initiated_date": "2014-07-01"} | values) for name, values, *_ in EXAMPLES]
    )
    documents = [
        {"publication_id": f"P{n}", "review_id": f"R{n}", "kind": document[0],
         "published_date": day(document[1]), "redacted": document[2]}
        for n, (_, _, document, *_) in enumerate(EXAMPLES) if document
    ]  # fmt: skip
    delays = [
        {"delay_id": f"D{n}", "review_id": f"R{n}", "reason": delay[0],
         "start_date": day(delay[1]), "end_date": delay[2] and day(delay[2])}
        for n, (*_, delay, _) in enumerate(EXAMPLES) if delay
    ]  # fmt: skip
    return shared_snapshot(**made, publications=documents, delays=delays)


@pytest.mark.parametrize("number", range(len(EXAMPLES)), ids=[e[0] for e in EXAMPLES])
def test_each_example(examples, number):
    row = rows(examples, *ASKED, by="board", as_at="2016-06-30")[str(number)]
    why = EXAMPLES[number][-1]
    assert {code: row[f"n_{code}"] for code in REASONS} == {c: int(c == why) for c in REASONS}
    assert row["n_not_in_full"] == int(why is not None)


def test_every_reason_has_an_example():
    assert {why for *_, why in EXAMPLES} == {None, *REASONS}


def test_the_reasons_add_up_to_those_started_and_not_in_full(examples, sample_database):
    sample = current(sample_database)
    asked = [(examples, "panel:2014-15"), (sample, "panel:2014-15"),
             (sample, "calendar:2014")]  # fmt: skip
    for snapshot, period in asked:
        for as_at in ("2015-03-01", "2016-06-30"):
            row = whole(snapshot, "not_in_full", period, as_at=as_at)
            cohort = whole(snapshot, "cohort_outcomes", period, as_at=as_at)
            left = cohort["n_initiated"] - cohort["n_published_in_full"]
            assert row["n_not_in_full"] == left > 0
            assert sum(row[f"n_{code}"] for code in REASONS) == left


def test_by_every_grouping_and_its_cases(examples):
    n = sum(why is not None for *_, why in EXAMPLES)
    for by in ("national", "region", "area_type", "board", "period"):
        assert ask(examples, *ASKED, by=by).table["n_not_in_full"].sum() == n == 27
    assert len(cases(examples, *ASKED)) == n
    assert left_out(examples, *ASKED) == {}


def test_its_columns_are_named_as_the_reasons_are():
    """A reason has one name in a table of counts and in a list of reviews."""
    known = figures.definition("not_in_full")
    headings = {code: known.label(f"n_{code}") for code in REASONS}
    assert headings == terms.labels("why_not_in_full")


def test_what_may_be_published_of_it_is_the_whole_alone(sample_database):
    sample = current(sample_database)
    answer = disclosure.answer(disclosure.TRUSTED, request(*ASKED), sample, "publication")
    assert answer.table["n_not_in_full"].tolist() == [88]
    for by in ("region", "board"):
        with pytest.raises(RefusedError, match="Below the whole the figure not_in_full is not"):
            disclosure.answer(disclosure.TRUSTED, request(*ASKED, by=by), sample, "publication")
