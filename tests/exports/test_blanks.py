"""Which letter stands where there is no number: as each figure's header declares it."""

import pytest

from scr.exports.blanks import mark
from scr.figures.definitions import definition

CASES = [
    # figure, column, what stands beside it, and the letter
    ("decisions", "initiation_rate", {"n_decisions": 0}, "z"),
    ("initiations", "child_years", {"n_initiated": 2}, "x"),
    ("initiations", "rate_per_100k", {"child_years": None}, "x"),
    ("initiations", "rate_per_100k", {"child_years": 0.0}, "z"),
    ("standards", "met_rate", {"n_not_yet_due": 2}, "n"),
    ("standards", "met_rate", {"n_not_yet_due": 0}, "z"),
    ("standards", "met_rate_net", {"n_not_yet_due_net": None}, "z"),
    ("standards", "met_rate", {"n_not_yet_due": "c"}, "z"),
    ("durations", "median_days", {"n_started": 3}, "n"),
    ("durations", "median_days", {"n_started": 0}, "z"),
    ("durations", "completed_only_median_days", {"n_started": 3}, "n"),
    ("durations", "oldest_open_days", {}, "z"),
    ("challenges", "median_days", {"n_raised": 1}, "n"),
    # Named in no list of figures that are known: it used to say that there was nothing to count.
    ("panel_responses", "median_days", {"n_recommendations": 4}, "n"),
    ("why_and_action", "answers_why_rate", {"n_recommendations": 4}, "x"),
    ("why_and_action", "clear_rate", {"n_recommendations": 4}, "x"),
    ("grades", "mean_grade", {"n_assessed": 2}, "x"),
    ("quality", "clear_rate_why", {"n_assessed": 2}, "x"),
    ("quality", "clear_rate_why", {"n_assessed": 0}, "z"),
    ("quality", "spread_why", {"n_assessed": 2}, "z"),
    ("recommendation_status", "clear_rate", {"n_recommendations": 2}, "x"),
    ("follow_through", "claimed_365_by_review", {"n_recommendations": 3}, "n"),
    ("benchmark", "value", {"n": None}, "x"),
    ("benchmark", "value", {"n": 0.0}, "z"),
]


@pytest.mark.parametrize(("figure", "name", "beside", "letter"), CASES)
def test_a_null_says_why(figure, name, beside, letter):
    columns = {column.name: column for column in definition(figure).shown_columns}
    row = dict.fromkeys(columns, 1) | {name: None} | beside
    assert mark(columns[name], columns, row) == letter


def test_where_a_count_is_null_nothing_of_its_kind_is_recorded():
    columns = {column.name: column for column in definition("decisions").shown_columns}
    row = dict.fromkeys(columns)
    assert {mark(columns[n], columns, row) for n in ("n_decisions", "initiation_rate")} == {"x"}
