"""Which rows a figure has, under every grouping and filter, and that they add up."""

import pytest

from scr.base.errors import ArgumentError
from scr.figures import run as figures
from tests.factory import board, review
from tests.figures.asking import ask, cases, day, request, rows, whole

BOARDS = [
    board("ALWAYS", area_type="county"),
    board("ENDED", area_type="county", closed_date=day("2014-07-01")),
    board("GONE", area_type="borough", closed_date=day("2014-06-30")),
    board("GONE_WITH_CASE", region="South", closed_date=day("2014-06-30")),
    board("NEW", region="South", opened_date=day("2015-06-30")),
    board("LATER", region="East", opened_date=day("2015-07-01")),
]
DONE = day("2014-09-01")
REVIEWS = [
    review(
        "R1", "ALWAYS", joint_board_ids=["ENDED", "NEW"],
        decision="initiate", decision_date=DONE, children_involved=2,
    ),
    review("R2", "ALWAYS", incident_type="serious_harm", decision="not_initiate",
           decision_date=DONE, panel_view="agree", panel_view_date=DONE),
    review("R3", "GONE_WITH_CASE", decision="initiate", decision_date=DONE,
           final_decision="initiate", final_decision_date=DONE),
    review("R4", "GONE_WITH_CASE", decision="not_initiate", decision_date=DONE,
           panel_view="disagree", panel_view_date=DONE, final_decision="initiate",
           final_decision_date=day("2015-06-30")),
    # Of the year before.
    review("R5", "GONE", decision="initiate", decision_date=day("2014-06-30")),
]  # fmt: skip
YEAR = "panel:2014-15"
FIGURES = ("decisions", "panel_scrutiny", "initiations")


@pytest.fixture(scope="module")
def made(shared_snapshot):
    children = [
        {"board_id": made["board_id"], "year": year, "children": 1000}
        for made in BOARDS
        for year in (2014, 2015)
    ]
    return shared_snapshot(boards=BOARDS, reviews=REVIEWS, populations=children)


@pytest.mark.parametrize("figure", FIGURES)
def test_boards_listed_are_those_open_in_the_period_or_with_a_case(made, figure):
    found = rows(made, figure, YEAR, by="board")
    # Not listed: GONE, closed on the day before; LATER, opened on the day after.
    assert list(found) == ["ALWAYS", "ENDED", "GONE_WITH_CASE", "NEW"]
    silent = {k: v for k, v in found["ENDED"].items() if k.startswith("n_")}
    assert set(silent.values()) == {0}


def test_a_board_of_another_year_is_listed_in_that_year(made):
    assert list(rows(made, "decisions", "panel:2013-14", by="board")) == [
        "ALWAYS", "ENDED", "GONE", "GONE_WITH_CASE",
    ]  # fmt: skip


def test_a_period_cut_at_the_as_at_date_lists_no_board_that_opens_later(made):
    found = rows(made, "decisions", YEAR, by="board", as_at="2015-06-29")
    assert list(found) == ["ALWAYS", "ENDED", "GONE_WITH_CASE"]


def test_a_joint_review_counts_once_under_its_lead_board(made):
    found = rows(made, "decisions", YEAR, by="board")
    assert found["ALWAYS"]["n_decisions"] == 2
    assert found["ENDED"]["n_decisions"] == found["NEW"]["n_decisions"] == 0
    assert cases(made, "decisions", YEAR, board_id="ENDED") == []


@pytest.mark.parametrize("figure", FIGURES)
@pytest.mark.parametrize("by", ["board", "region", "area_type", "period"])
def test_groups_add_up_to_the_whole(made, figure, by):
    total = whole(made, figure, "panel:2013-14..2014-15")
    parts = rows(made, figure, "panel:2013-14..2014-15", by=by).values()
    counts = [c for c in total if c.startswith("n_")]
    assert {c: sum(row[c] for row in parts) for c in counts} == {c: total[c] for c in counts}
    if figure == "initiations":
        assert sum(r["child_years"] for r in parts) == pytest.approx(total["child_years"])


@pytest.mark.parametrize("figure", FIGURES)
def test_two_routes_lead_to_the_same_number(made, figure):
    for by, filtered in (("board", "board_id"), ("region", "region"), ("area_type", "area_type")):
        for group_id, row in rows(made, figure, YEAR, by=by).items():
            alone = whole(made, figure, YEAR, **{filtered: group_id})
            for column in set(row) - {"group_id", "group_name"}:
                assert alone[column] == pytest.approx(row[column], nan_ok=True) or (
                    alone[column] == row[column]
                )


FILTERS = [
    {}, {"board_id": "ALWAYS"}, {"board_id": "NEW"}, {"region": "South"}, {"region": "North"},
    {"area_type": "county"}, {"area_type": "not_recorded"}, {"incident_type": "death"},
    {"incident_type": "serious_harm", "region": "North"}, {"region": "South", "board_id": "ALWAYS"},
]  # fmt: skip


@pytest.mark.parametrize("filters", FILTERS, ids=str)
@pytest.mark.parametrize(
    ("figure", "size"),
    [("decisions", "n_decisions"), ("panel_scrutiny", "n_considered"),
     ("initiations", "n_initiated")],
)  # fmt: skip
def test_cases_are_as_many_as_are_counted_under_every_filter(made, figure, size, filters):
    assert len(cases(made, figure, YEAR, **filters)) == whole(made, figure, YEAR, **filters)[size]


def test_filters_by_hand(made):
    def n(**filters):
        return whole(made, "decisions", YEAR, **filters)["n_decisions"]

    assert n() == 4
    assert n(board_id="ALWAYS") == n(region="North") == n(area_type="county") == 2
    # The boards without a kind of area: GONE_WITH_CASE, NEW and LATER.
    assert n(area_type="not_recorded") == n(region="South") == 2
    assert n(incident_type="serious_harm") == 1
    assert n(region="North", incident_type="death") == 1
    assert n(region="North", area_type="not_recorded") == 0


def test_kinds_of_area_have_a_group_for_boards_without_one(made):
    found = rows(made, "decisions", YEAR, by="area_type")
    assert {k: v["group_name"] for k, v in found.items()} == {
        "county": "county",
        "not_recorded": "Not recorded",
    }
    assert found["not_recorded"]["n_decisions"] == 2


def test_the_whole_is_named_after_the_dataset_else_england(made, snapshot):
    assert whole(made, "decisions")["group_name"] == "England"
    titled = snapshot(dataset=[{"title": "Testland", "as_at_date": day("2016-06-30")}])
    row = whole(titled, "decisions")
    assert (row["group_id"], row["group_name"]) == ("national", "Testland")


def test_by_period_each_year_of_the_range_has_a_row_in_order(made):
    found = ask(made, "decisions", "panel:2012-13..2015-16", by="period", as_at="2015-06-30")
    # No decision is on record before the second year: not recorded is not zero.
    labels = ["panel:2013-14", "panel:2014-15"]
    assert list(found.table["group_id"]) == list(found.table["group_name"]) == labels
    assert list(found.table["n_decisions"]) == [1, 4]
    # The last year begins after the as-at date: no row, and a note.
    assert found.notes[0] == "panel:2015-16 begins after the as-at date and is left out."
    assert found.notes[1].startswith("2012-13 ends before the first")


def test_by_period_two_dates_are_one_row(made):
    found = rows(made, "decisions", ("2014-06-30", "2014-07-01"), by="period")
    assert {k: v["n_decisions"] for k, v in found.items()} == {"2014-06-30..2014-07-01": 1}


@pytest.mark.parametrize("figure", FIGURES)
@pytest.mark.parametrize("by", ["national", "board", "region", "period"])
def test_a_period_that_begins_after_the_as_at_date_has_no_row_but_a_note(made, figure, by):
    found = ask(made, figure, YEAR, by=by, as_at="2014-06-30")
    assert len(found.table) == 0
    assert found.notes[0] == "panel:2014-15 begins after the as-at date and is left out."
    assert cases(made, figure, YEAR, as_at="2014-06-30") == []
    # A day later it has begun, and is cut to that one day.
    found = ask(made, figure, YEAR, by=by, as_at="2014-07-01")
    assert all("not recorded is not zero" in note for note in found.notes)
    assert [(p.start, p.end) for p in found.periods] == [(day("2014-07-01"), day("2014-07-01"))]


def test_a_dataset_without_reviews_has_its_rows_and_no_zero(snapshot):
    empty = snapshot(boards=BOARDS)
    for figure in FIGURES:
        found = ask(empty, figure, YEAR, by="board").table
        assert len(found) == 3
        counts = [c for c in found.columns if c.startswith("n_")]
        # Not recorded is not zero.
        assert found[counts].isna().all().all()


@pytest.mark.parametrize(
    ("figure", "period", "values"),
    [
        ("no_such_figure", YEAR, {}),
        ("decisions", YEAR, {"by": "county"}),
        ("decisions", None, {"by": "period"}),
        ("initiations", None, {}),
        ("data_quality", YEAR, {}),
        ("data_quality", None, {"by": "period"}),
        ("data_quality", None, {"incident_type": "death"}),
        ("decisions", YEAR, {"board_id": "NOBODY"}),
        ("decisions", YEAR, {"region": "north"}),
        ("decisions", YEAR, {"area_type": "London borough"}),
        ("decisions", YEAR, {"incident_type": "neglect"}),
        ("decisions", YEAR, {"measure": "initiation_rate"}),
    ],
)
def test_what_cannot_be_answered_is_refused(made, figure, period, values):
    asked = request(figure, period, **values)
    with pytest.raises(ArgumentError) as refused:
        figures.compute(asked, made)
    assert refused.value.exit_code == 2
    assert str(refused.value).endswith(".")
