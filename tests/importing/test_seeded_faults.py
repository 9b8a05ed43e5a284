"""Two hundred faults in a file of five hundred rows: each reported, nothing else touched."""

import random
from pathlib import Path

from tests.importing.helpers import count, found, load, recommendation, review, stored

N_ROWS = 500
FAULTS = {
    "unreadable_date": ("incident_date", ["soon", "31/02/2014", "2014/13/01", "42", "13/13/2013"]),
    "date_out_of_range": ("notified_date", ["1/1/1950", "2050-01-01"]),
    "unknown_code": ("abuse_type", ["sadness", "x", "neglect and other"]),
    "unreadable_number": ("children_involved", ["two", "-3", "1.5"]),
    "missing_value": ("review_id", ["", "  "]),
    "unknown_board": ("board_id", ["Atlantis", "B9"]),
}


def test_every_seeded_fault_is_reported_and_the_rest_goes_in(tmp_path: Path) -> None:
    chance = random.Random(20160630)
    rows = [
        review(
            f"R{n}",
            board_id=chance.choice(["B1", "east", "N and S"]),
            incident_date=f"{chance.randint(1, 28)}/{chance.randint(1, 12)}/2014",
            notified_date="2015-02-01",
            abuse_type=chance.choice(["neglect", "Physical abuse", "unknown", ""]),
            children_involved=str(chance.randint(1, 4)),
            decision_reason=f"reason {n}",
        )
        for n in range(N_ROWS)
    ]
    planted = []
    cells = [(row, rule) for row in range(N_ROWS) for rule in FAULTS]
    for row, rule in chance.sample(cells, 200):
        column, values = FAULTS[rule]
        rows[row][column] = chance.choice(values)
        planted.append((rule, "reviews", row + 2, column))
    report = load(tmp_path, reviews=rows)
    assert sorted(found(report)) == sorted(planted)
    bad = {row for _, _, row, _ in planted}
    good = [rows[n]["review_id"] for n in range(N_ROWS) if n + 2 not in bad]
    assert sorted(stored(tmp_path, "reviews")["review_id"]) == sorted(good)
    assert list(report.quarantine["reviews"]["row"]) == sorted(bad)
    again = load(tmp_path, reviews=rows)
    assert again.is_unchanged
    assert count(again, "reviews")[1:4] == (0, 0, len(good))


def test_faults_beyond_a_screenful_are_all_reported(tmp_path: Path) -> None:
    rows = [recommendation(str(n), review_id="R9") for n in range(3000)]
    report = load(tmp_path, recommendations=rows)
    assert len(report.findings) == report.n_rejected == 3000
