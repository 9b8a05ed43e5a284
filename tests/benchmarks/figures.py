"""Each figure at 1,000, 100,000 and 1,000,000 reviews. Aim: a thousandfold more reviews for at
most ten times the time."""

import tempfile
from pathlib import Path

from scr import disclosure
from scr.definitions import definitions
from scr.filters import Request
from scr.periods import EVERYTHING, parse_span
from scr.store import Snapshot
from tests.benchmarks import big
from tests.benchmarks.timing import seconds

SIZES = (1_000, 100_000, 1_000_000)
YEARS = parse_span("panel:2011-12..2015-16")
PER_REVIEW = ("open_reviews",)


def main() -> None:
    """Print a row per figure and grouping: milliseconds at each size, and the ratio of the ends."""
    with tempfile.TemporaryDirectory() as folder:
        snapshots = [big.make(Path(folder) / str(size), size) for size in SIZES]
        print("figure, by".ljust(36), *(f"{size:>11,}" for size in SIZES), "  ratio")
        for name, by in _asked():
            taken = [_time(name, by, snapshot) for snapshot in snapshots]
            cells = " ".join(f"{t * 1000:8.1f} ms" for t in taken)
            print(f"{name}, {by}".ljust(36), cells, f"{taken[-1] / taken[0]:6.1f}")


def _asked() -> list[tuple[str, str]]:
    return [
        (name, by)
        for name, figure in definitions().items()
        for by in ("national", "board", "period")
        if not (by == "period" and figure.period == "none") and not figure.measures
    ]


def _time(name: str, by: str, snapshot: Snapshot) -> float:
    span = EVERYTHING if definitions()[name].period == "none" else YEARS
    request = Request(name, span, by)
    times = 3 if name in PER_REVIEW else 7
    return seconds(lambda: disclosure.answer(disclosure.TRUSTED, request, snapshot), times)
