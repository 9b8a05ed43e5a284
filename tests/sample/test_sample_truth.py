"""What the generator says is true can be found again, given enough reviews."""

from collections import Counter
from pathlib import Path

import numpy as np
import pytest
from scipy.stats import binom

from scr.sample import truth, write_sample
from tests.sample.sample_reading import happened, initiated, raw, read

SAMPLE = Path(__file__).parents[2] / "data" / "sample"


@pytest.fixture(scope="module")
def large(tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("large")
    write_sample(folder, 40_000)
    return folder


def counted(folder: Path) -> tuple[Counter, Counter]:
    """Decisions and decisions to initiate, by board."""
    decided, to_initiate = Counter(), Counter()
    for row in read(folder, "reviews"):
        first = happened(row, "decision")
        if first:
            decided[row["board_id"]] += 1
            to_initiate[row["board_id"]] += first[0] == "initiate"
    return decided, to_initiate


def correlation(pairs) -> float:
    return float(np.corrcoef(*np.array(list(pairs), dtype=float).T)[0, 1])


def test_so_many_reviews_as_asked_for(tmp_path):
    for wanted in (1, 2, 50, 1234):
        write_sample(tmp_path / str(wanted), wanted)
        assert len(raw(tmp_path / str(wanted), "reviews")) == wanted


def test_propensity_and_incidence_are_recovered(large):
    true = truth().set_index("board_id")
    decided, to_initiate = counted(large)
    often = [board for board, n in decided.items() if n >= 100]
    assert (
        correlation((true.initiation_propensity[b], to_initiate[b] / decided[b]) for b in often)
        > 0.93
    )
    always = true[[board in decided or true.role[board] == "silent" for board in true.index]]
    assert (
        correlation((row.incidence, decided[b] / row.children) for b, row in always.iterrows())
        > 0.9
    )


def test_slow_boards_take_longer(large):
    true = truth().set_index("board_id")
    days: dict[str, list[int]] = {}
    for row in read(large, "reviews"):
        start, end = initiated(row), row["completed_date"]
        if start and end and end > start and start.year < 2014:
            days.setdefault(row["board_id"], []).append((end - start).days)
    means = {board: np.median(found) for board, found in days.items() if len(found) >= 40}
    assert correlation((true.speed[board], mean) for board, mean in means.items()) > 0.7


def test_boards_that_differ_are_flagged_in_the_committed_sample():
    true = truth().set_index("board_id")
    decided, to_initiate = counted(SAMPLE)
    overall = to_initiate.total() / decided.total()
    assert {"low", "high", "silent"} <= set(true.role)
    for board, role in true.role.items():
        n, x = decided[board], to_initiate[board]
        if role == "low":
            assert binom.cdf(x, n, overall) <= 0.025
        if role == "high":
            assert binom.sf(x - 1, n, overall) <= 0.025
        if role == "silent":
            assert n == 0


def test_many_boards_have_no_case_in_a_year_and_few_have_many():
    decided = Counter()
    per_year = Counter()
    for row in read(SAMPLE, "reviews"):
        first = happened(row, "decision")
        if first:
            decided[row["board_id"]] += 1
            per_year[row["board_id"], first[1].year] += 1
    boards = [row["board_id"] for row in raw(SAMPLE, "boards") if not row["closed_date"]]
    for year in (2013, 2014, 2015):
        none = sum(per_year[board, year] == 0 for board in boards)
        assert 0.2 <= none / len(boards) <= 0.6
    assert 10 <= sum(n > 10 for n in decided.values()) <= 40


def test_recommendations_answer_why_where_reports_are_clear_about_it(large):
    grades = {r["review_id"]: int(r["why"]) for r in read(large, "assessments") if r["why"]}
    answers: dict[int, list[bool]] = {}
    for row in read(large, "recommendations"):
        if row["answers_why"] and row["review_id"] in grades:
            answers.setdefault(grades[row["review_id"]], []).append(row["answers_why"] == "yes")
    shares = [float(np.mean(answers[grade])) for grade in (1, 2, 3, 4)]
    assert shares == sorted(shares)
    assert shares[2] - shares[0] > 0.15


def test_assessors_of_one_report_agree_in_the_main(large):
    of_panel, of_peers = {}, {}
    for row in read(large, "assessments"):
        if row["why"] and row["assessor"] in ("panel", "peer"):
            (of_panel if row["assessor"] == "panel" else of_peers)[row["review_id"]] = row["why"]
    both = of_panel.keys() & of_peers.keys()
    assert correlation((int(of_panel[r]), int(of_peers[r])) for r in both) > 0.3
