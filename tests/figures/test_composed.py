"""The measures of the benchmark told in other ways: both sets of flags, year by year, over time."""

from datetime import date

import numpy as np
import pandas as pd
import pytest
from scipy.stats import betabinom, hypergeom

from scr import disclosure
from scr.base.errors import ArgumentError, RefusedError
from scr.base.periods import parse_span
from scr.base.request import CROSSED, Request
from scr.disclosure import TRUSTED
from scr.figures.compare.composed import ADJUSTED, OVER_TIME, RANKS, YEARS
from scr.figures.definitions import definition
from scr.stats import control, shrinkage
from scr.stats.kinds import SHARE
from scr.store import breaks
from tests.factory import board, review
from tests.figures.asking import ask, day, request

SPAN = "panel:2012-13..2014-15"
# By board and first year: decisions to initiate, and not to. C is closed in the last year.
DECIDED = {
    ("A", 2012): (5, 5), ("A", 2013): (9, 1), ("A", 2014): (8, 2), ("B", 2012): (1, 9),
    ("B", 2013): (2, 8), ("B", 2014): (0, 10), ("C", 2012): (3, 3), ("D", 2014): (6, 5),
}  # fmt: skip


@pytest.fixture(scope="module")
def made(shared_snapshot):
    reviews = [
        review(f"{name}{year}-{n:02}", name, decision="initiate" if n < yes else "not_initiate",
               decision_date=date(year + (n % 2), 1 + 5 * (n % 2), 10) if n % 2
               else date(year, 9, 10))
        for (name, year), (yes, no) in DECIDED.items()
        for n in range(yes + no)
    ]  # fmt: skip
    return shared_snapshot(
        boards=[
            board("A", region="South"), board("B", region="South"),
            board("C", region="North", closed_date=day("2014-06-30")), board("D", region="North"),
        ],
        reviews=reviews,
        populations=[
            {"board_id": name, "year": year, "children": 10_000}
            for name in "ABC" for year in (2012, 2013, 2014, 2015)
        ],
    )  # fmt: skip


def rows(snapshot, figure: str, measure: str = "initiation_rate", **values) -> list[dict]:
    table = ask(snapshot, figure, SPAN, measure=measure, **values).table
    return table.to_dict("records")


@pytest.mark.parametrize("name", [ADJUSTED, RANKS, YEARS, OVER_TIME])
def test_the_header_is_what_comes_out(made, name):
    figure = definition(name)
    assert figure.measures == definition("benchmark").measures
    for measure in figure.measures:
        table = ask(made, name, SPAN, measure=measure.name).table
        assert list(table.columns) == [c.name for c in figure.shown_columns], measure.name
        assert len(table)


def test_both_sets_of_flags_stand_side_by_side(made):
    plain = {r["group_id"]: r for r in rows(made, "benchmark")}
    both = {r["group_id"]: r for r in rows(made, ADJUSTED)}
    assert list(both) == list(plain)
    x, n = (np.array([r[c] for r in plain.values()], float) for c in "xn")
    weight = shrinkage.prior_of_shares(x, n).weight
    for name, row in both.items():
        one = plain[name]
        for column in ("x", "n", "value", "target", "p_low", "p_high", "flag"):
            assert row[column] == one[column]
        law = betabinom(row["n"], one["target"] * weight, (1 - one["target"]) * weight)
        low, high = law.cdf(row["x"]), law.sf(row["x"] - 1)
        if row["n"] > 0.1 * n.sum():
            # Of a large board no tail is smaller than the exact one.
            low, high = max(low, row["p_low"]), max(high, row["p_high"])
        assert (row["p_low_adjusted"], row["p_high_adjusted"]) == pytest.approx((low, high))
        assert row["weight"] == pytest.approx(weight)
    # 3 of 30 against 33 of 57 of the others: far out by chance alone, and not among boards that
    # differ so.
    assert both["B"]["flag"] == "low_998"
    assert both["B"]["flag_adjusted"] in ("none", "too_few")
    assert both["B"]["phi"] > 1


def test_ranks_are_those_of_the_benchmark_with_the_chance_of_a_fifth(snapshot):
    decided = {"A": (10, 0), "B": (9, 1), "C": (5, 5), "D": (5, 5), "E": (4, 6), "F": (0, 10)}
    spread = snapshot(
        boards=[board(name) for name in [*decided, "NONE"]],
        reviews=[
            review(f"{name}{n}", name, decision_date=day("2014-09-01"),
                   decision="initiate" if n < yes else "not_initiate")
            for name, (yes, no) in decided.items() for n in range(yes + no)
        ],
    )  # fmt: skip
    plain = {r["group_id"]: r for r in rows(spread, "benchmark")}
    found = {r["group_id"]: r for r in rows(spread, RANKS)}
    for name, row in found.items():
        for column in ("x", "n", "value", "shrunk", "rank_median", "rank_lower", "rank_upper"):
            assert row[column] == plain[name][column] or name == "NONE", (name, column)
        assert (row["n_ranked"], row["n_in_fifth"]) == (6, 1)
    assert pd.isna(found["NONE"]["rank_median"])
    assert np.isnan(found["NONE"]["chance_highest_fifth"])
    assert found["A"]["chance_highest_fifth"] > found["B"]["chance_highest_fifth"] > 0.05
    assert found["F"]["chance_lowest_fifth"] > 0.9
    # A filter chooses rows, not whom a board is ranked among.
    (alone,) = rows(spread, RANKS, board_id="F")
    assert alone["chance_lowest_fifth"] == found["F"]["chance_lowest_fifth"]
    assert alone["n_ranked"] == 6


def test_without_spread_or_over_recommendations_no_chance_is_given(made):
    for row in rows(made, RANKS, "on_time_rate"):
        assert pd.isna(row["rank_median"])
        assert np.isnan(row["chance_highest_fifth"])
        # No recommendation is on record here, so not even how many are ranked.
        assert pd.isna(row["n_ranked"])
        assert pd.isna(row["n_in_fifth"])


def test_without_spread_both_sets_are_one(snapshot):
    alike = snapshot(
        boards=[board(name) for name in "ABCD"],
        reviews=[
            review(f"{name}{n}", name, decision_date=day("2014-09-01"),
                   decision="initiate" if n < 3 else "not_initiate")
            for name in "ABCD" for n in range(6)
        ],
    )  # fmt: skip
    for row in rows(alike, ADJUSTED):
        assert np.isnan(row["weight"])
        assert row["flag_adjusted"] == row["flag"]
        assert row["p_low_adjusted"] == row["p_low"] == pytest.approx(hypergeom(24, 12, 6).cdf(3))
    for row in rows(alike, RANKS):
        assert pd.isna(row["rank_median"])
        assert np.isnan(row["chance_lowest_fifth"])
        assert row["shrunk"] == pytest.approx(0.5)


def test_years_are_the_figure_by_board_in_each_year(made):
    found = {(r["group_id"], r["period"]): r for r in rows(made, YEARS)}
    for period in ("panel:2012-13", "panel:2013-14", "panel:2014-15"):
        for row in ask(made, "decisions", period, by="board").table.to_dict("records"):
            one = found.pop((row["group_id"], period))
            assert (one["x"], one["n"]) == (row["n_initiate"], row["n_decisions"])
            for end in ("", "_lower", "_upper"):
                expected = row[f"initiation_rate{end}"]
                assert one[f"value{end}"] == pytest.approx(expected, nan_ok=True)
    assert found == {}, "a board that was not open and had no case has no row"


def test_a_filter_chooses_rows(made):
    assert {r["group_id"] for r in rows(made, YEARS, region="South")} == {"A", "B"}
    assert {r["group_id"] for r in rows(made, ADJUSTED, board_id="A")} == {"A"}
    whole = {r["period"]: r["n"] for r in rows(made, OVER_TIME, region="South")}
    assert whole == {"panel:2012-13": 20, "panel:2013-14": 20, "panel:2014-15": 20}


def test_over_time_is_the_sum_of_boards(made):
    found = rows(made, OVER_TIME)
    by_year = ask(made, "decisions", SPAN, by="period").table
    assert [r["period"] for r in found] == list(by_year["group_id"])
    assert [r["x"] for r in found] == list(by_year["n_initiate"])
    assert [r["n"] for r in found] == list(by_year["n_decisions"])
    assert [r["value_lower"] for r in found] == pytest.approx(by_year["initiation_rate_lower"])
    chart = control.chart(by_year["n_initiate"], by_year["n_decisions"], SHARE)
    assert [r["upper_limit"] for r in found] == pytest.approx(chart.upper)
    assert {r["method"] for r in found} == {"trial"}
    by_region = pd.DataFrame(rows(made, OVER_TIME, by="region"))
    assert sorted(set(by_region["group_id"])) == ["North", "South"]
    assert list(by_region.groupby("period")["n"].sum()) == [r["n"] for r in found]


def test_quarters(made):
    found = rows(made, OVER_TIME, step="quarter")
    assert len(found) == 12
    assert found[0]["period"] == "panel:2012-13 Q1"
    assert sum(r["n"] for r in found) == sum(map(sum, DECIDED.values()))
    # Even numbers fall on 10 September, the first quarter; odd ones on 10 June, the last.
    assert [r["n"] > 0 for r in found[:4]] == [True, False, False, True]


def test_a_group_with_a_board_without_children_has_no_rate(made):
    found = {r["group_id"]: r for r in rows(made, OVER_TIME, "rate_per_100k", by="region")}
    assert np.isnan(found["North"]["n"])
    assert found["South"]["n"] == pytest.approx(20_000, rel=0.01)


def test_limits_begin_anew_at_a_stored_break_and_only_there(made):
    one = breaks.store(
        made.folder, title="T", measure="initiation_rate", region=None, on=day("2013-07-01"),
        reason="guidance", note="The guidance of 2013 came into force.", made_by="x", snapshot="s",
    )  # fmt: skip
    plain = rows(made, OVER_TIME)
    assert {r["part"] for r in plain} == {1}
    broken = rows(made, OVER_TIME, breaks=(one.id,))
    assert [r["part"] for r in broken] == [1, 2, 2]
    assert [pd.notna(r["break_reason"]) for r in broken] == [False, True, False]
    assert broken[1]["break_reason"] == "guidance"
    assert broken[0]["centre"] == pytest.approx(9 / 26)
    assert broken[1]["centre"] == pytest.approx(25 / 51)
    with pytest.raises(ArgumentError, match="stored with its reason"):
        rows(made, OVER_TIME, breaks=("20260101000000-abcdef",))


def test_a_break_of_one_region_is_not_another_s(made):
    one = breaks.store(
        made.folder, title="T", measure="initiation_rate", region="South", on=day("2014-07-01"),
        reason="recording", note="South began to record in another way.", made_by="x",
        snapshot="s",
    )  # fmt: skip
    found = rows(made, OVER_TIME, by="region", breaks=(one.id,))
    assert {r["group_id"]: r["part"] for r in found} == {"North": 1, "South": 2}
    assert {r["part"] for r in rows(made, OVER_TIME, breaks=(one.id,))} == {1}


@pytest.mark.parametrize(
    ("figure", "values", "says"),
    [
        (OVER_TIME, {"by": "board"}, "national or region"),
        (YEARS, {"by": "region"}, "row per board"),
        (OVER_TIME, {"step": "week"}, "year, quarter"),
        (OVER_TIME, {"measure": "nothing"}, "one of these measures"),
    ],
)
def test_what_cannot_be_answered_says_why(made, figure, values, says):
    values = {"measure": "agreed_rate"} | values
    with pytest.raises(ArgumentError, match=says):
        ask(made, figure, SPAN, **values)


def test_a_period_is_needed(made):
    with pytest.raises(ArgumentError, match="needs a period"):
        ask(made, YEARS, None, measure="agreed_rate")
    with pytest.raises(ArgumentError, match="needs a period"):
        ask(made, "decisions", None, by=CROSSED)


@pytest.mark.parametrize("name", [ADJUSTED, RANKS, YEARS, OVER_TIME])
def test_none_of_it_is_published(made, name):
    asked = request(name, SPAN, measure="agreed_rate")
    with pytest.raises(RefusedError):
        disclosure.answer(TRUSTED, asked, made, "publication")


@pytest.mark.parametrize("figure", ["decisions", "initiations", "publication_outcomes"])
def test_boards_by_period_are_not_published(made, figure):
    asked = Request(figure, span=parse_span(SPAN), by=CROSSED)
    with pytest.raises(RefusedError, match="Boards by period"):
        disclosure.answer(TRUSTED, asked, made, "publication")


def test_cases_and_what_is_left_out_are_those_of_the_figure_beneath(made):
    asked = request(OVER_TIME, SPAN, measure="initiation_rate", by="region", step="quarter")
    found = disclosure.cases(TRUSTED, asked, made)
    assert len(found) == sum(map(sum, DECIDED.values()))
    assert list(disclosure.left_out(TRUSTED, asked, made).columns) == ["reason", "n_cases"]
