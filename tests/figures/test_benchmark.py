"""Boards compared: the counts are the figures' own, the flags those of the exact tails."""

import math

import numpy as np
import pandas as pd
import pytest
from click.testing import CliRunner
from scipy.stats import binom, hypergeom, poisson
from statsmodels.stats.multitest import multipletests

from scr import disclosure
from scr.base.errors import ArgumentError, RefusedError
from scr.figures import run as figures
from scr.figures.compare import benchmark
from scr.figures.definitions import body, definition, definitions
from scr.stats.kinds import KINDS
from scr.store import query
from tests.factory import board, review
from tests.figures.asking import ask, day, request

COLUMNS = """
    group_id group_name x n value value_lower value_upper target p_low p_high flag fdr_flag shrunk
    rank_median rank_lower rank_upper
"""
DECIDED = day("2014-09-01")
YEAR = "panel:2014-15"
CHILDREN = 100_000


# Boards by name: how many first decisions were to initiate, and how many were not to. Together
# 70 of 135; BIG, with 40 of 135, is compared with the other 35 of 95, and so on.
BOARDS = {
    "BIG": (35, 5), "A": (0, 6), "B": (8, 1), "C": (1, 0), "D": (4, 9), "E": (3, 7), "F": (2, 8),
    "G": (5, 5), "H": (4, 9), "I": (5, 7), "J": (3, 8), "NONE": (0, 0),
}  # fmt: skip


@pytest.fixture(scope="module")
def made(shared_snapshot):
    reviews = [
        review(f"{name}{n:02}", name, decision="initiate" if n < yes else "not_initiate",
               decision_date=DECIDED, panel_view="agree" if n % 2 else "disagree",
               panel_view_date=DECIDED, notified_date=DECIDED,
               aware_date=day("2014-08-28") if n % 3 else day("2014-07-28"),
               incident_type="death" if n % 2 else "serious_harm")
        for name, (yes, no) in BOARDS.items()
        for n in range(yes + no)
    ]  # fmt: skip
    return shared_snapshot(
        boards=[
            board(name, region="South" if name in "AB" else "North", area_type="county")
            for name in BOARDS
        ],
        reviews=reviews,
        populations=[
            {"board_id": name, "year": year, "children": CHILDREN}
            for name in BOARDS
            for year in (2014, 2015)
            if name != "H"
        ],
        assessments=[
            {"assessment_id": f"P{row['review_id']}", "review_id": row["review_id"],
             "assessor": "panel" if n % 4 else "ofsted", "assessed_date": DECIDED,
             "what_happened": 1 + n % 4, "why": 1 + n % 3, "action": None}
            for n, row in enumerate(reviews)
        ],
    )  # fmt: skip


def rows(snapshot, measure: str, period: str | None = YEAR, **values) -> dict[str, dict]:
    table = ask(snapshot, "benchmark", period, measure=measure, **values).table
    return {row["group_id"]: row for row in table.to_dict("records")}


def test_by_hand(made):
    found = rows(made, "initiation_rate")
    assert len(found) == len(BOARDS)
    total = sum(yes for yes, _ in BOARDS.values()), sum(map(sum, BOARDS.values()))
    assert total == (70, 135)
    # BIG holds more than a tenth of all cases (13.5); 13 of D and H are not more than that.
    assert found["BIG"]["target"] == pytest.approx(35 / 95)
    assert found["D"]["target"] == found["A"]["target"] == pytest.approx(70 / 135)
    # 0 of 6: (65/135)^6 = 0.0125, not above 0.025 but above 0.001.
    assert found["A"]["p_low"] == pytest.approx((65 / 135) ** 6)
    assert (found["A"]["flag"], found["A"]["p_high"]) == ("low_95", 1.0)
    # 8 of 9: 9 t^8 (1 - t) + t^9 = 0.0255, just not beyond.
    t = 70 / 135
    assert found["B"]["p_high"] == pytest.approx(9 * t**8 * (1 - t) + t**9)
    assert found["B"]["flag"] == "none"
    # BIG's 35 of 40 against 35 of the others' 95, by all the ways to deal out 70 of 135.
    assert found["BIG"]["p_high"] == pytest.approx(hypergeom(135, 70, 40).sf(34))
    assert found["BIG"]["flag"] == "high_998"
    assert bool(found["BIG"]["fdr_flag"]) is True
    assert bool(found["C"]["fdr_flag"]) is False
    assert found["C"]["flag"] == "too_few"
    one = found["A"]
    assert (one["value"], one["value_lower"]) == (0, 0)
    assert one["value_upper"] == pytest.approx(0.390334, abs=1e-6)


def test_a_board_without_cases(made):
    row = rows(made, "initiation_rate")["NONE"]
    assert (row["x"], row["n"], row["flag"], row["fdr_flag"]) == (0, 0, "too_few", None)
    assert all(np.isnan(row[c]) for c in ("value", "value_lower", "value_upper", "shrunk"))
    assert row["target"] == pytest.approx(70 / 135)


def test_ranks_are_ranges_with_1_the_highest(made):
    found = rows(made, "initiation_rate")
    ranked = {k: v for k, v in found.items() if k != "NONE"}
    for row in ranked.values():
        assert 1 <= row["rank_lower"] <= row["rank_median"] <= row["rank_upper"] <= 11
    assert found["BIG"]["rank_upper"] < found["A"]["rank_lower"]
    own, mean = found["A"]["value"], 70 / 135
    assert own < found["A"]["shrunk"] < mean < found["BIG"]["shrunk"] < found["BIG"]["value"]


def test_asked_twice_it_is_the_same(made):
    once, again = (ask(made, "benchmark", YEAR, measure="initiation_rate").table for _ in "12")
    assert once.equals(again)


def test_boards_that_are_alike_have_one_estimate_and_no_rank(snapshot):
    alike = snapshot(
        boards=[board(name) for name in "ABCD"],
        reviews=[
            review(f"{name}{n}", name, decision_date=DECIDED,
                   decision="initiate" if n < 3 else "not_initiate")
            for name in "ABCD"
            for n in range(5)
        ],
    )  # fmt: skip
    for row in rows(alike, "initiation_rate").values():
        assert row["shrunk"] == pytest.approx(0.6)
        assert all(pd.isna(row[f"rank_{part}"]) for part in ("median", "lower", "upper"))


# The figure by board, the rows of it, x and n of each measure.
MEASURES = {
    "initiation_rate": ("decisions", {}, "n_initiate", ["n_decisions"]),
    "final_initiation_rate": ("decisions", {}, "n_final_initiate", ["n_decisions"]),
    "agreed_rate": ("panel_scrutiny", {}, "n_agreed", ["n_considered"]),
    "rate_per_100k": ("initiations", {}, "n_initiated", ["child_years"]),
    **{
        f"met_rate_{one}": ("standards", {"standard_id": one}, "n_met", ["n_met", "n_failed"])
        for one in ("notify", "decide", "inform_panel", "complete", "panel_sees_report")
    },
    **{
        f"clear_rate_{one}": ("quality", {"assessor": "panel"}, f"n_clear_{one}",
                              [f"n_graded_{one}"])
        for one in ("what_happened", "why", "action")
    },
}  # fmt: skip


def test_the_measures_are_those_of_the_contract(made):
    names = {m.name for m in definition("benchmark").measures}
    assert names == set(MEASURES) | {"on_time_rate", "evidenced_on_time_rate"}
    standards = query(made, "select distinct standard_id from standards", {})["standard_id"]
    assert {f"met_rate_{one}" for one in standards} == {m for m in MEASURES if m[:3] == "met"}
    for measure in definition("benchmark").measures:
        types = {c.name for c in definition(measure.figure).columns}
        parts = {part.removeprefix("-") for part in measure.denominators}
        assert {measure.numerator, *parts} <= types
        assert measure.kind in KINDS.values()
        assert measure.meaning


def recorded_sum(*counts: float | None) -> float:
    """The sum of what is recorded; NaN where nothing is."""
    return sum(there) if (there := [c for c in counts if not pd.isna(c)]) else math.nan


@pytest.mark.parametrize("period", [YEAR, "panel:2013-14..2014-15"])
@pytest.mark.parametrize("measure", MEASURES)
def test_it_is_the_figure_by_board_with_scipys_tails(made, measure, period):
    figure, only, x, parts = MEASURES[measure]
    of_board: dict[str, list[float]] = {}
    for row in ask(made, figure, period, by="board").table.to_dict("records"):
        counts = of_board.setdefault(row["group_id"], [math.nan, math.nan])
        if all(row[k] == v for k, v in only.items()):
            # An edition of which nothing is recorded adds nothing; of none, nothing is known.
            counts[0] = recorded_sum(counts[0], row[x])
            counts[1] = recorded_sum(counts[1], *(row[part] for part in parts))
    found = rows(made, measure, period)
    assert list(found) == list(of_board)
    is_rate, p = measure == "rate_per_100k", {}
    for name, (k, n) in of_board.items():
        row = found[name]
        for shown, expected in ((row["x"], k), (row["n"], n)):
            assert pd.isna(shown) if math.isnan(expected) else shown == expected
        known = [c for c in of_board.values() if c[1] > 0]
        large = n > 0.1 * sum(c[1] for c in known)
        others = [c for c in known if c is not of_board[name]] if large else known
        total, counted = sum(c[1] for c in others), sum(c[0] for c in others)
        if not total or not n > 0:
            assert row["flag"] == "too_few"
            assert row["fdr_flag"] is None
            continue
        assert row["target"] == pytest.approx(counted / total * (1e5 if is_rate else 1))

        def law(k, n=n, total=total, counted=counted, large=large):
            """The count of a board like all others, were it k."""
            if is_rate:
                together = binom(k + counted, n / (n + total))
                return together if large else poisson(counted / total * n)
            return hypergeom(n + total, k + counted, n) if large else binom(n, counted / total)

        low, high = law(k).cdf(k), law(k).sf(k - 1)
        assert (row["p_low"], row["p_high"]) == pytest.approx((low, high))
        expected = flag(low, high, k, math.inf if is_rate else n - k)
        if not is_rate:
            outcomes = {flag(law(j).cdf(j), law(j).sf(j - 1), j, n - j) for j in range(int(n) + 1)}
            expected = "too_few" if outcomes == {"none"} else expected
        assert row["flag"] == expected
        half = law(k).pmf(k) / 2
        p[name] = min(1.0, 2 * min(low - half, high - half))
    if p:
        named = multipletests(list(p.values()), alpha=0.10, method="fdr_bh")[0]
        assert {k: bool(found[k]["fdr_flag"]) for k in p} == dict(zip(p, named, strict=True))


def flag(low: float, high: float, counted: float, not_counted: float) -> str:
    for level, limit in (("998", 0.001), ("95", 0.025)):
        if low <= limit and not_counted >= 3:
            return f"low_{level}"
        if high <= limit and counted >= 3:
            return f"high_{level}"
    return "none"


@pytest.mark.parametrize("measure", ["initiation_rate", "agreed_rate", "rate_per_100k"])
def test_value_and_limits_are_the_figures_own(made, measure):
    own = ask(made, MEASURES[measure][0], YEAR, by="board").table
    table = ask(made, "benchmark", YEAR, measure=measure).table
    for end in ("", "_lower", "_upper"):
        expected = own[f"{measure}{end}"].to_numpy(float)
        assert np.array_equal(table[f"value{end}"].to_numpy(float), expected, equal_nan=True)


def test_a_rate_is_per_100_000(made):
    row = rows(made, "rate_per_100k")["A"]
    assert row["x"] == 0
    assert row["n"] == pytest.approx(CHILDREN * 365 / 365.25)
    known = {k: yes for k, (yes, _) in BOARDS.items() if k != "H"}
    assert row["target"] == pytest.approx(sum(known.values()) / len(known) / 365 * 365.25)
    # Expected 6: exp(-6) = 0.0025.
    assert row["p_low"] == pytest.approx(math.exp(-row["target"] * row["n"] / 1e5))
    assert row["flag"] == "low_95"
    unknown = rows(made, "rate_per_100k")["H"]
    assert unknown["x"] == 4
    assert np.isnan(unknown["n"])
    assert unknown["flag"] == "too_few"


def test_editions_of_a_standard_are_added_up(made):
    period = "panel:2014-15"  # both editions of inform_panel are in force in it
    by_edition = ask(made, "standards", period, by="board").table
    both = by_edition[by_edition["standard_id"] == "inform_panel"]
    assert both["edition"].nunique() == 2
    sums = both.groupby("group_id")["n_failed"].sum() + both.groupby("group_id")["n_met"].sum()
    assert {k: row["n"] for k, row in rows(made, "met_rate_inform_panel").items()} == dict(sums)


@pytest.mark.parametrize(
    ("filters", "shown"),
    [({"board_id": "A"}, ["A"]), ({"region": "South"}, ["A", "B"]),
     ({"area_type": "county"}, list(BOARDS)), ({"region": "South", "board_id": "BIG"}, [])],
)  # fmt: skip
def test_a_filter_chooses_rows_not_what_they_are_compared_with(made, filters, shown):
    everyone = rows(made, "initiation_rate")
    narrowed = ask(made, "benchmark", YEAR, measure="initiation_rate", **filters).table
    assert sorted(narrowed["group_id"]) == sorted(shown)
    for row in narrowed.to_dict("records"):
        assert row["target"] == everyone[row["group_id"]]["target"]
        assert row["rank_median"] == everyone[row["group_id"]]["rank_median"] or row["n"] == 0


def test_incident_types_narrow_what_is_counted(made):
    deaths = rows(made, "initiation_rate", incident_type="death")
    assert deaths["A"]["n"] == 3
    assert deaths["BIG"]["n"] == 20


def test_nothing_recorded_is_rows_that_say_so(snapshot):
    empty = snapshot(boards=[board("A"), board("B")])
    for measure in MEASURES:
        found = rows(empty, measure)
        assert [row["flag"] for row in found.values()] == ["too_few", "too_few"]
        assert [row["fdr_flag"] for row in found.values()] == [None, None]


@pytest.mark.parametrize(
    ("measure", "x"),
    [("on_time_rate", "n_done_on_time"), ("evidenced_on_time_rate", "n_evidenced_on_time")],
)
def test_shares_over_recommendations_have_no_tails(snapshot, measure, x):
    done = day("2014-10-01")
    made = snapshot(
        boards=[board(name) for name in "ABC"],
        reviews=[review(f"{b}{n}", b, completed_date=DECIDED) for b in "AB" for n in range(12)],
        recommendations=[
            {"review_id": f"{b}{n}", "recommendation_id": str(k), "addressee": "Board",
             "due_date": day("2014-10-02"), "done_date": done if (n + k) % 3 else None,
             "evidenced_date": done if (n + k) % 4 else None}
            for b in "AB"
            for n in range(12)
            for k in range(2 if b == "A" else 1)
        ],
    )  # fmt: skip
    own = ask(made, "recommendations_due", YEAR, by="board").table
    table = ask(made, "benchmark", YEAR, measure=measure).table
    assert list(table.columns) == COLUMNS.split()
    assert list(table["n"]) == list(own["n_due"]) == [24, 12, 0]
    assert list(table["x"]) == list(own[x])
    for end in ("", "_lower", "_upper"):
        expected = own[f"{measure}{end}"].to_numpy(float)
        assert np.array_equal(table[f"value{end}"].to_numpy(float), expected, equal_nan=True)
    # Each of the two with cases holds more than a tenth, so it is compared with the other.
    assert table["target"][0] == own[measure][1]
    untold = [name for name in COLUMNS.split()[8:] if name != "shrunk"]
    assert table[untold].isna().all().all()


def test_shares_over_recommendations_have_no_estimate(snapshot):
    # Its formula would take ten recommendations of one review for ten opinions.
    made = snapshot(
        boards=[board(name) for name in "ABC"],
        reviews=[review(b, b, completed_date=DECIDED) for b in "AB"],
        recommendations=[
            {"review_id": b, "recommendation_id": str(k), "addressee": "Board",
             "due_date": day("2014-10-02"),
             "done_date": day("2014-10-01") if k < done else None}
            for b, done in (("A", 8), ("B", 2))
            for k in range(10)
        ],
    )  # fmt: skip
    found = rows(made, "on_time_rate")
    assert [found[b]["value"] for b in "AB"] == [0.8, 0.2]
    assert all(np.isnan(found[b]["shrunk"]) for b in "ABC")
    ranked = ask(made, "benchmark_ranks", YEAR, measure="on_time_rate").table
    assert ranked["shrunk"].isna().all()


def test_cases_are_those_of_the_figure_beneath(made):
    asked = request("benchmark", YEAR, measure="initiation_rate", board_id="A")
    assert len(figures.cases(asked, made)) == 6
    assert figures.left_out(asked, made).empty
    # Of the panel's assessments alone, and of one standard.
    clear = figures.cases(request("benchmark", YEAR, measure="clear_rate_why"), made)
    assert set(clear["assessor"]) == {"panel"}
    decided = figures.cases(request("benchmark", YEAR, measure="met_rate_decide"), made)
    assert set(decided["standard_id"]) == {"decide"}


def test_the_header_is_what_comes_out(made):
    figure = definition("benchmark")
    assert [c.name for c in figure.shown_columns] == COLUMNS.split()
    table = ask(made, "benchmark", YEAR, measure="initiation_rate").table
    assert list(table.columns) == COLUMNS.split()
    assert "benchmark" in definitions()
    assert body(figure.sql) == ""
    for field in ("title", "answers", "grain", "numerator", "denominator", "excludes", "basis"):
        assert getattr(figure, field)
    assert str(benchmark.shrinkage.SEED) in figure.basis


@pytest.mark.parametrize(
    ("values", "says"),
    [
        ({}, "measures: initiation_rate"),
        ({"measure": "met_rate_nothing"}, "measures: initiation_rate"),
        ({"measure": "agreed_rate", "by": "region"}, "row per board"),
        ({"measure": "agreed_rate", "by": "period"}, "row per board"),
        ({"measure": "rate_per_100k", "period": None}, "needs a period"),
        ({"measure": "agreed_rate", "board_id": "X"}, "no board"),
    ],
)
def test_what_cannot_be_answered(made, values, says):
    values = {"period": YEAR} | values
    with pytest.raises(ArgumentError, match=says):
        ask(made, "benchmark", **values)


def test_by_board_may_be_said(made):
    said = ask(made, "benchmark", YEAR, measure="agreed_rate", by="board")
    assert said.table.equals(ask(made, "benchmark", YEAR, measure="agreed_rate").table)
    assert said.request.by == "board"


def test_it_is_never_published(made):
    asked = request("benchmark", YEAR, measure="initiation_rate")
    with pytest.raises(RefusedError, match="worked out") as refused:
        disclosure.answer(disclosure.TRUSTED, asked, made, "publication")
    assert "Ask " in str(refused.value)
    marked = disclosure.marked(disclosure.answer(disclosure.TRUSTED, asked, made))
    none = marked[marked["group_id"] == "NONE"].iloc[0]
    assert none["fdr_flag"] is none["rank_median"] is None


def test_the_command_line_lists_and_prints_it(made, monkeypatch):
    from scr.__main__ import cli

    monkeypatch.setenv("SCR_DATABASE", str(made.folder))
    listed = CliRunner().invoke(cli, ["figures"]).output
    assert "benchmark: Boards compared" in listed
    assert "met_rate_notify" in listed
    args = ["figure", "benchmark", "--measure", "initiation_rate", "--format", "csv"]
    printed = CliRunner().invoke(cli, args).output.splitlines()
    assert printed[0].split(",") == COLUMNS.split()
    assert printed[1].startswith("A,Board A,0,6,0.0,0.0,")
    assert CliRunner().invoke(cli, ["figure", "benchmark"]).exit_code == 2
