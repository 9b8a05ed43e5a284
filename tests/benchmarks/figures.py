"""Each figure at 1,000 and at 1,000,000 reviews. Aim: a thousandfold more reviews for less than
ten times the time.

Warm: the best of several calls of one question in one process, answers not cached. The ratio of
processor time adds up the threads: it is the harder one, and the one to read where other work runs
on the machine. Last, what the first two calls of the question cost, each question in its turn: who
comes first pays for what is kept of the as-at date, and those below stand on it.
"""

import tempfile
from dataclasses import replace
from pathlib import Path

from scr import disclosure
from scr.base.periods import EVERYTHING, parse_span
from scr.base.request import Request
from scr.figures.definitions import Definition, definitions
from scr.store import Snapshot
from tests.benchmarks import big
from tests.benchmarks.timing import Taken, taken

SIZES = (1_000, 1_000_000)
YEARS = parse_span("panel:2011-12..2015-16")
GROUPINGS = ("national", "region", "board", "period")
MEASURES = ("agreed_rate", "met_rate_complete", "clear_rate_why", "on_time_rate")
SLOW = ("follow_through",)
BOARD = "LSCB001"
LAST = ("open_reviews", *SLOW)


def main() -> None:
    """Print a row per question: milliseconds at each size, and the ratios of the ends."""
    with tempfile.TemporaryDirectory() as folder:
        snapshots = [big.make(Path(folder) / str(size), size) for size in SIZES]
        print(
            f"{'reviews:':44}", *(f"{size:>12,}" for size in SIZES), " ratio  processor  first two"
        )
        for request in _asked():
            small, large = (_time(request, snapshot) for snapshot in snapshots)
            print(
                f"{request.measure or request.figure}, {request.by}".ljust(44),
                *(f"{one.wall * 1000:9.1f} ms" for one in (small, large)),
                f"{large.wall / small.wall:6.1f}",
                f"{large.processor / small.processor:10.1f}",
                *(f"{one.first * 1000:7.0f} ms" for one in (small, large)),
                flush=True,
            )


def _asked() -> list[Request]:
    asked = []
    for name, figure in sorted(definitions().items(), key=lambda pair: pair[0] in LAST):
        span = EVERYTHING if figure.period == "none" else YEARS
        if figure.composed:
            asked.append(Request(name, span, board_id=BOARD))
        elif figure.measures:
            known = [m.name for m in figure.measures if m.name in MEASURES]
            request = Request(name, span, "board")
            asked += [replace(request, measure=one) for one in known if name == "benchmark"]
        else:
            asked += [Request(name, span, by) for by in _groupings(figure)]
    return asked


def _groupings(figure: Definition) -> list[str]:
    """Those that the figure takes; the slow ones are asked for the whole alone."""
    belongs_to_boards = any(parameter.name == "board_id" for parameter in figure.parameters)
    return [
        by
        for by in (GROUPINGS if figure.name not in SLOW else GROUPINGS[:1])
        if (by != "period" or figure.period != "none")
        and (by in ("national", "period") or belongs_to_boards)
    ]


def _time(request: Request, snapshot: Snapshot) -> Taken:
    return taken(
        lambda: disclosure.answer(disclosure.TRUSTED, request, snapshot),
        2 if request.figure in LAST else 7,
    )
