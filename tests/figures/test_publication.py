"""Publication outcomes, by hand and against the totals that the sample is made to."""

import pytest

from scr.base.settings import ROOT
from scr.figures import run as figures
from scr.figures.directory import directory
from scr.importing import run_import
from scr.store import current
from tests.figures.asking import ask, cases, day, left_out, one_board_each, rows

SAMPLE = ROOT / "data" / "sample"
COUNTS = (
    "n_received", "n_nonpublication_considered", "n_agreed", "n_disagreed", "n_anonymous",
    "n_summary",
)  # fmt: skip
RECEIVED = {"report_to_panel_date": "2014-09-01"}
# Panel year 2014-15 as at 1 May 2015.
EXAMPLES = [
    ("received on the first day", {"report_to_panel_date": "2014-07-01"}, (1, 0, 0, 0, 0, 0)),
    ("received the day before", {"report_to_panel_date": "2014-06-30"}, (0,) * 6),
    ("received after the as-at date", {"report_to_panel_date": "2015-05-02"}, (0,) * 6),
    ("agreed", RECEIVED | {"nonpublication_outcome": "agreed",
     "nonpublication_outcome_date": "2014-10-01"}, (1, 1, 1, 0, 0, 0)),
    ("disagreed before it was received", RECEIVED | {"nonpublication_outcome": "disagreed",
     "nonpublication_outcome_date": "2014-08-01"}, (1, 1, 0, 1, 0, 0)),
    ("anonymous, on the as-at date", RECEIVED | {"nonpublication_outcome": "anonymous",
     "nonpublication_outcome_date": "2015-05-01"}, (1, 1, 0, 0, 1, 0)),
    ("a summary, only after the as-at date", RECEIVED | {"nonpublication_outcome": "summary",
     "nonpublication_outcome_date": "2015-05-02"}, (1, 0, 0, 0, 0, 0)),
    ("a summary", RECEIVED | {"nonpublication_outcome": "summary",
     "nonpublication_outcome_date": "2014-12-01"}, (1, 1, 0, 0, 0, 1)),
    ("an outcome without its date", RECEIVED | {"nonpublication_outcome": "agreed"},
     (1, 0, 0, 0, 0, 0)),
    ("a date without its outcome", RECEIVED | {"nonpublication_outcome_date": "2014-10-01"},
     (1, 0, 0, 0, 0, 0)),
    ("an outcome of a report never received", {"nonpublication_outcome": "agreed",
     "nonpublication_outcome_date": "2014-10-01"}, (0,) * 6),
    ("asked not to publish, no outcome yet", RECEIVED | {"nonpublication_case_date": "2014-10-01"},
     (1, 0, 0, 0, 0, 0)),
]  # fmt: skip
ASKED = ("publication_outcomes", "panel:2014-15")


@pytest.fixture(scope="module")
def examples(shared_snapshot):
    return shared_snapshot(**one_board_each(EXAMPLES))


@pytest.mark.parametrize("number", range(len(EXAMPLES)), ids=[e[0] for e in EXAMPLES])
def test_each_example(examples, number):
    row = rows(examples, *ASKED, by="board", as_at="2015-05-01")[str(number)]
    assert tuple(row[c] for c in COUNTS) == EXAMPLES[number][2]


def test_cases_and_left_out(examples):
    assert len(cases(examples, *ASKED, as_at="2015-05-01")) == 9
    assert left_out(examples, *ASKED, as_at="2015-05-01") == {
        "received whose non-publication outcome has no date": 1,
        "received with the date of a non-publication outcome that is not recorded": 1,
        "with a non-publication outcome in the period and no date on which the report was "
        "received": 1,
    }


def test_columns_are_those_of_the_contract():
    shown = [c.name for c in figures.definition("publication_outcomes").shown_columns]
    assert shown == ["group_id", "group_name", *COUNTS]


def test_the_sample_has_the_totals_of_the_panels_reports(own_database):
    run_import([SAMPLE])
    table = ask(current(), "publication_outcomes", "panel:2013-14..2015-16", by="period").table
    assert table[list(COUNTS)].to_numpy().tolist() == [
        [74, 7, 4, 0, 2, 1],
        [80, 16, 8, 4, 3, 1],
        [110, 17, 4, 9, 3, 1],
    ]
    assert day("2016-06-30") <= directory(current()).as_at
