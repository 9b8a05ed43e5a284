"""The panel's views, counted by hand: which are counted, which are not, and why."""

import math

import pytest

from tests.factory import review
from tests.figures.asking import cases, day, left_out, one_board_each, rows, whole

# Panel year 2014-15 as at 1 May 2015. The base is a decision not to initiate of long before.
NOT_INITIATED = {"decision": "not_initiate", "decision_date": "2013-01-10"}


def viewed(view: str | None, viewed_on: str | None, **values: str) -> dict:
    row = NOT_INITIATED | {"panel_view": view, "panel_view_date": viewed_on} | values
    return {name: value for name, value in row.items() if value is not None}


# n_considered, n_agreed, n_disagreed, n_more_information, n_changed.
AGREED, NO = (1, 1, 0, 0, 0), (0, 0, 0, 0, 0)
EXAMPLES = [
    ("counted: view on the first day, decision made long before",
     viewed("agree", "2014-07-01"), AGREED),
    ("not counted: view on the day before the period", viewed("agree", "2014-06-30"), NO),
    ("counted: view on the as-at date", viewed("agree", "2015-05-01"), AGREED),
    ("not counted: view after the as-at date", viewed("agree", "2015-05-02"), NO),
    ("counted: disagreed", viewed("disagree", "2014-09-01"), (1, 0, 1, 0, 0)),
    ("counted: asked for more", viewed("more_information", "2014-09-01"), (1, 0, 0, 1, 0)),
    ("not counted: a view without its date", viewed("agree", None), NO),
    ("not counted: a date without its view", viewed(None, "2014-09-01"), NO),
    ("not counted: a view of a decision to initiate",
     viewed("agree", "2014-09-01", decision="initiate"), NO),
    ("not counted: the decision has no date",
     {"decision": "not_initiate", "panel_view": "agree", "panel_view_date": "2014-09-01"}, NO),
    ("not counted: the decision comes after the as-at date",
     viewed("agree", "2014-09-01", decision_date="2015-05-02", notified_date="2014-01-01"), NO),
    ("counted: decided after the view, but by the as-at date",
     viewed("agree", "2014-09-01", decision_date="2015-05-01"), AGREED),
    ("changed: the final decision is to initiate",
     viewed("disagree", "2014-09-01", final_decision="initiate", final_decision_date="2015-05-01"),
     (1, 0, 1, 0, 1)),
    ("changed even though the panel agreed",
     viewed("agree", "2014-09-01", final_decision="initiate", final_decision_date="2014-10-01"),
     (1, 1, 0, 0, 1)),
    ("not changed: the final decision comes after the as-at date",
     viewed("disagree", "2014-09-01", final_decision="initiate", final_decision_date="2015-05-02"),
     (1, 0, 1, 0, 0)),
    ("not changed: the final decision has no date",
     viewed("disagree", "2014-09-01", final_decision="initiate"), (1, 0, 1, 0, 0)),
    ("not changed: the final decision is not to initiate",
     viewed("disagree", "2014-09-01", final_decision="not_initiate",
            final_decision_date="2014-10-01"), (1, 0, 1, 0, 0)),
]  # fmt: skip
COUNTS = ("n_considered", "n_agreed", "n_disagreed", "n_more_information", "n_changed")
ASKED = ("panel_scrutiny", "panel:2014-15")


@pytest.fixture(scope="module")
def examples(shared_snapshot):
    return shared_snapshot(**one_board_each(EXAMPLES))


@pytest.mark.parametrize("number", range(len(EXAMPLES)), ids=[e[0] for e in EXAMPLES])
def test_each_example(examples, number):
    row = rows(examples, *ASKED, by="board", as_at="2015-05-01")[str(number)]
    assert tuple(row[c] for c in COUNTS) == EXAMPLES[number][2]


def test_the_whole_is_the_sum(examples):
    row = whole(examples, *ASKED, as_at="2015-05-01")
    assert tuple(row[c] for c in COUNTS) == (10, 4, 5, 1, 2)
    # Agreed in the share considered: one who asked for more is neither for nor against.
    assert row["agreed_rate"] == 4 / 10
    assert row["agreed_rate_lower"] == pytest.approx(0.168180, abs=1e-6)
    assert row["agreed_rate_upper"] == pytest.approx(0.687326, abs=1e-6)


def test_cases_are_those_counted_by_date_and_id(examples):
    counted = [n for n, example in enumerate(EXAMPLES) if example[2][0]]
    in_order = sorted(counted, key=lambda n: (EXAMPLES[n][1]["panel_view_date"], f"R{n}"))
    assert cases(examples, *ASKED, as_at="2015-05-01") == [f"R{n}" for n in in_order]


def test_left_out_says_what_is_lost_and_why(examples):
    assert left_out(examples, *ASKED, as_at="2015-05-01") == {
        "with a panel view that has no date (of any year)": 1,
        "with the date of a panel view that is not recorded": 1,
        # Of a decision to initiate, of an undated one, and of one still to come.
        "whose panel view is of no dated first decision not to initiate": 3,
    }
    # By then nothing of that is in the future, and one more view is in the period.
    assert left_out(examples, *ASKED, as_at="2015-05-02") == {
        "with a panel view that has no date (of any year)": 1,
        "with the date of a panel view that is not recorded": 1,
        "whose panel view is of no dated first decision not to initiate": 2,
    }


def test_a_review_that_does_not_exist_yet_is_not_left_out(snapshot):
    made = snapshot(reviews=[review("R1", panel_view="agree", notified_date=day("2015-02-01"))])
    assert left_out(made, "panel_scrutiny", as_at="2015-01-31") == {}
    assert sum(left_out(made, "panel_scrutiny", as_at="2015-02-01").values()) == 1


def test_nothing_considered_has_no_share(snapshot):
    earlier = review(
        "R1",
        decision_date=day("2013-08-01"),
        decision="not_initiate",
        panel_view="agree",
        panel_view_date=day("2013-08-20"),
    )
    row = whole(snapshot(reviews=[earlier]), *ASKED)
    assert row["n_considered"] == row["n_changed"] == 0
    # In a dataset without any dated view of the panel even the counts are blank.
    assert whole(snapshot(), *ASKED)["n_considered"] is None
    assert all(math.isnan(row[f"agreed_rate{end}"]) for end in ("", "_lower", "_upper"))


def test_without_a_period_everything_to_the_as_at_date_counts(examples):
    assert whole(examples, "panel_scrutiny", as_at="2015-05-01")["n_considered"] == 11
