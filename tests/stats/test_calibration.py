"""The calibration page: its command works, and no promise broken is passed over in silence."""

import pytest

from scr.stats import homogeneity, permutation
from tests import calibration


def test_a_reduced_run_keeps_its_promises(monkeypatch):
    monkeypatch.setattr(permutation, "MOST_DEALS", 50)
    monkeypatch.setattr(permutation, "N_DRAWS", 49)
    monkeypatch.setattr(homogeneity, "N_DRAWS", 49)
    permutation._deals.cache_clear()
    found = calibration.rows(tries=24)
    permutation._deals.cache_clear()
    assert {row.promised for row in found} == {0.95, 0.05, 0.10, 0.0027, 0.00135}
    for row in found:
        if row.kept >= 0:
            # Four standard errors of so few draws, and the limits of medians known to be narrow.
            room = 4 * (row.promised * (1 - row.promised) / 24) ** 0.5
            off = row.kept - row.promised if row.is_most else row.promised - row.kept
            assert off <= room, row
    assert "share over recommendations | 10 reviews" in calibration.written(found)


def test_the_page_has_every_row_of_the_command():
    rows = [line for line in calibration.PAGE.read_text("utf-8").splitlines() if " at " in line]
    told = [line.split("|")[1:3] for line in rows if line.startswith("| ")]
    assert len(told) > 100
    assert len({tuple(one) for one in told}) == len(told)


@pytest.mark.parametrize(
    ("is_most", "kept", "verdict"),
    [
        (False, 0.93, "keeps"), (False, 0.92, "**misses**"), (False, 0.98, "cautious"),
        (True, 0.97, "keeps"), (True, 0.99, "**misses**"), (False, -1, "never defined"),
    ],
)  # fmt: skip
def test_a_promise_missed_by_more_than_two_points_is_marked(is_most, kept, verdict):
    assert calibration.Row("a", "b", 0.95, is_most, kept, "c").verdict == verdict
