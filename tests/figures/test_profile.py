"""A board on every measure: its own row is the benchmark's, its groups are sums by hand."""

import math

import numpy as np
import pandas as pd
import pytest
from click.testing import CliRunner

from scr import disclosure
from scr.__main__ import cli
from scr.base.errors import ArgumentError, RefusedError
from scr.figures.definitions import definition
from scr.stats import clustered, intervals
from tests.factory import board, review
from tests.figures.asking import ask, day, request

YEARS = "panel:2013-14..2014-15"
DECIDED = day("2014-09-01")
BEFORE = day("2013-09-02")
# Decisions to initiate and not to, by board. OLD closed at the end of 2013 and became NEW.
BOARDS = {"A": (1, 3), "B": (2, 0), "C": (0, 6), "D": (9, 1), "NONE": (0, 0), "NEW": (3, 1)}
OLD = (1, 2)


@pytest.fixture(scope="module")
def made(shared_snapshot):
    reviews = [
        review(f"{name}{n}", name, decision="initiate" if n < yes else "not_initiate",
               decision_date=DECIDED, completed_date=DECIDED if n < yes else None)
        for name, (yes, no) in BOARDS.items()
        for n in range(yes + no)
    ] + [
        review(f"OLD{n}", "OLD", decision="initiate" if n < OLD[0] else "not_initiate",
               decision_date=BEFORE, completed_date=BEFORE if n < OLD[0] else None)
        for n in range(sum(OLD))
    ]  # fmt: skip
    asked = {"addressee": "Board", "addressee_type": "lscb", "due_date": day("2014-12-01")}
    return shared_snapshot(
        boards=[
            board("A", area_type="county"), board("B", area_type="county"), board("C"),
            board("D", region="South"), board("NONE"),
            board("OLD", closed_date=day("2013-12-31"), successor_board_id="NEW"),
            board("NEW", opened_date=day("2014-01-01")),
        ],
        neighbours=[
            {"board_id": "A", "neighbour_id": name, "rank": rank, "edition": edition}
            for edition, names in (("Model 2010", "BC"), ("Model 2012", "D"))
            for rank, name in enumerate(names, 1)
        ],
        reviews=reviews,
        populations=[
            {"board_id": name, "year": year, "children": 50_000}
            for name in ("A", "B", "C", "D", "NONE")
            for year in (2013, 2014, 2015)
        ],
        recommendations=[
            {"recommendation_id": str(n), "review_id": row["review_id"], **asked}
            | {"done_date": day("2014-11-01") if (n + len(row["review_id"])) % 3 else None}
            for row in reviews
            if row["completed_date"]
            for n in range(2)
        ],
    )  # fmt: skip


def profile(snapshot, board_id="A", measure="initiation_rate", **values) -> dict[str, dict]:
    table = ask(snapshot, "profile", YEARS, board_id=board_id, **values).table
    rows = table[(table["measure"] == measure) & (table["compared"] != "other")]
    return {row["compared"]: row for row in rows.to_dict("records")}


def test_groups_by_hand(made):
    found = profile(made, own=("C", "D"))
    assert list(found) == ["board", "region", "neighbours", "area_type", "own", "whole"]
    assert (found["board"]["x"], found["board"]["n"]) == (1, 4)
    # North: A, B, C, NONE, OLD, NEW; 7 of 19, the board itself among them.
    assert (found["region"]["x"], found["region"]["n"]) == (7, 19)
    assert (found["region"]["n_boards"], found["region"]["n_with_cases"]) == (6, 5)
    # The newest edition: D alone.
    assert (found["neighbours"]["x"], found["neighbours"]["n"]) == (9, 10)
    assert found["neighbours"]["group_name"] == "Statistical neighbours, Model 2012"
    assert (found["area_type"]["x"], found["area_type"]["n"]) == (3, 6)
    assert (found["own"]["x"], found["own"]["n"]) == (9, 16)
    assert (found["whole"]["x"], found["whole"]["n"]) == (16, 29)


def test_pooled_rate_and_mean_of_boards_differ(made):
    whole = profile(made)["whole"]
    assert whole["value"] == pytest.approx(16 / 29)
    lower, upper = intervals.wilson([16], [29])
    assert (whole["value_lower"], whole["value_upper"]) == (lower[0], upper[0])
    # A 1/4, B 1, C 0, D 9/10, NEW 3/4, OLD 1/3; NONE has no value.
    shares = [1 / 4, 1, 0, 9 / 10, 3 / 4, 1 / 3]
    assert whole["mean"] == pytest.approx(np.mean(shares))
    half = 2.5705818356363146 * np.std(shares, ddof=1) / math.sqrt(6)
    assert whole["mean_lower"] == pytest.approx(np.mean(shares) - half)
    assert whole["mean_upper"] == pytest.approx(np.mean(shares) + half)


def test_another_edition(made):
    found = profile(made, edition="Model 2010")["neighbours"]
    assert (found["x"], found["n"], found["n_boards"]) == (2, 8, 2)
    assert found["group_name"].endswith("Model 2010")
    result = ask(made, "profile", YEARS, board_id="B")
    assert any("names no neighbours of Board B" in note for note in result.notes)


def test_as_it_was_and_as_it_is_now(made):
    was, now = profile(made, "NEW"), profile(made, "NEW", as_now=True)
    assert (was["board"]["x"], was["board"]["n"]) == (3, 4)
    assert (now["board"]["x"], now["board"]["n"]) == (4, 7)
    # The whole is the same cases, of one board fewer.
    assert (now["whole"]["x"], now["whole"]["n"]) == (16, 29)
    assert (was["whole"]["n_boards"], now["whole"]["n_boards"]) == (7, 6)
    # More than a tenth of all cases, so judged against the others: 13/25, with OLD 12/22.
    assert was["board"]["target"] == pytest.approx(13 / 25)
    assert now["board"]["target"] == pytest.approx(12 / 22)
    # All 7 of 7 beside 13 of 25 would be C(20, 7) / C(32, 7) = 0.023 of all ways, 6 of 6 0.037;
    # with OLD beside 12 of 22 8 of 8 are 0.022, 7 of 7 0.032. NEW alone has 4 cases in the 546
    # days it was open: 7 would take 2.6 years, so 3. With OLD it has 7 in two years: 8 take 3.
    assert (was["board"]["smallest_high"], now["board"]["smallest_high"]) == (7, 8)
    assert (was["board"]["years_high"], now["board"]["years_high"]) == (3, 3)


@pytest.mark.parametrize("measure", [m.name for m in definition("benchmark").measures])
@pytest.mark.parametrize("name", ["A", "D", "NONE", "NEW"])
def test_its_own_row_is_the_benchmarks(made, measure, name):
    own = profile(made, name, measure)["board"]
    bench = ask(made, "benchmark", YEARS, measure=measure, board_id=name).table.iloc[0]
    if pd.isna(bench["x"]):
        # Nothing of the kind is recorded: nobody is judged on it.
        assert pd.isna(own["x"])
        assert pd.isna(own["flag"]) or own["flag"] == "too_few"
        return
    for column in ("x", "n", "value", "value_lower", "value_upper", "target", "p_low", "p_high"):
        if column == "target" and measure.endswith("on_time_rate"):
            continue  # nothing is judged against it
        assert own[column] == pytest.approx(bench[column], nan_ok=True), column
    assert own["flag"] == bench["flag"] or (own["flag"] is None and pd.isna(bench["flag"]))


@pytest.mark.parametrize("by", ["region", "area_type", "national"])
@pytest.mark.parametrize(
    ("measure", "figure", "rate"),
    [
        ("initiation_rate", "decisions", "initiation_rate"),
        ("on_time_rate", "recommendations_due", "on_time_rate"),
    ],
)
def test_a_group_is_what_the_other_screen_says(made, by, measure, figure, rate):
    kind = {"national": "whole"}.get(by, by)
    own = profile(made, "A", measure)[kind]
    name = {"region": "North", "area_type": "county", "national": "national"}[by]
    rows = ask(made, figure, YEARS, by=by).table.set_index("group_id").loc[name]
    for end in ("", "_lower", "_upper"):
        assert own[f"value{end}"] == pytest.approx(rows[f"{rate}{end}"], nan_ok=True)


def test_shares_over_recommendations_have_no_tails_but_limits_by_review(made):
    found = profile(made, "A", "on_time_rate", own=("B", "D"))
    assert found["board"]["flag"] is None
    assert math.isnan(found["board"]["p_low"])
    # B has 2 reviews completed and D 9, two recommendations each: 11 clusters.
    table = ask(made, "recommendations_due", YEARS, by="board").table.set_index("group_id")
    x = int(table.loc[["B", "D"], "n_done_on_time"].sum())
    assert (found["own"]["x"], found["own"]["n"]) == (x, 22)
    done = [(n + len(f"{name}{r}")) % 3 > 0 for name, yes in (("B", 2), ("D", 9))
            for r in range(yes) for n in range(2)]  # fmt: skip
    pairs = np.array(done).reshape(-1, 2).sum(axis=1)
    sums = [11, (pairs**2).sum(), (pairs * 2).sum(), 44]
    lower, upper = clustered.clustered_wilson([x], [22], [sums])
    assert (found["own"]["value_lower"], found["own"]["value_upper"]) == (lower[0], upper[0])


def test_too_few_to_tell_and_how_long_it_takes(made):
    row = profile(made, "B")["board"]
    assert row["flag"] == "too_few"
    # Target 16/29: (13/29)^5 = 0.018 and ^4 = 0.040; (16/29)^7 = 0.016 and ^6 = 0.028.
    assert (row["smallest_low"], row["smallest_high"]) == (5, 7)
    # Two cases in two years.
    assert (row["years_low"], row["years_high"]) == (5, 7)
    empty = profile(made, "NONE")["board"]
    assert empty["n"] == 0
    assert math.isnan(empty["years_low"])
    assert empty["chance_of_flag"] == 0


def test_children_that_are_not_known_make_a_group_unknown(made):
    found = profile(made, "A", "rate_per_100k")
    assert math.isnan(found["whole"]["n"])
    assert math.isnan(found["whole"]["value"])
    assert found["neighbours"]["n"] > 0


def test_each_other_board_is_there_once(made):
    table = ask(made, "profile", YEARS, board_id="NEW", as_now=True).table
    others = table[(table["compared"] == "other") & (table["measure"] == "initiation_rate")]
    assert sorted(others["group_id"]) == ["A", "B", "C", "D", "NONE"]


def test_columns_are_those_declared(made):
    table = ask(made, "profile", YEARS, board_id="A").table
    assert list(table.columns) == [c.name for c in definition("profile").shown_columns]


def test_what_it_cannot_answer(made):
    for values, says in (
        ({}, "about one board"),
        ({"board_id": "A", "by": "region"}, "no other group"),
        ({"board_id": "A", "region": "North"}, "no other group"),
        ({"board_id": "A", "edition": "Nobody's"}, "no such edition"),
        ({"board_id": "A", "own": ("Z",)}, "There is no board Z"),
    ):
        with pytest.raises(ArgumentError, match=says):
            ask(made, "profile", YEARS, **values)
    with pytest.raises(ArgumentError, match="compares no board with its peers"):
        ask(made, "decisions", YEARS, own=("A",))


def test_it_is_not_published(made):
    with pytest.raises(RefusedError):
        disclosure.answer(
            disclosure.TRUSTED, request("profile", YEARS, board_id="A"), made, "publication"
        )


def test_on_the_command_line(made, monkeypatch):
    monkeypatch.setenv("SCR_DATABASE", str(made.path.parent))
    said = CliRunner().invoke(
        cli, ["figure", "profile", "--period", YEARS, "--board", "new", "--as-now", "--own", "A"]
    )
    assert said.exit_code == 0, said.output
    assert "Own group" in said.output


def test_the_reviews_behind_and_what_is_left_out(made):
    found = disclosure.cases(
        disclosure.TRUSTED, request("profile", YEARS, board_id="A"), made
    )  # fmt: skip
    assert sorted(found["review_id"]) == ["A0", "A1", "A2", "A3"]
    out = disclosure.left_out(disclosure.TRUSTED, request("profile", YEARS, board_id="A"), made)
    assert list(out.columns) == ["reason", "n_cases"]
    assert not out.duplicated().any()
