"""How long a thing takes: the median, or the best, of several calls."""

import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass

from scr.figures import run


@dataclass(frozen=True)
class Taken:
    """Seconds: wall time of the first two calls together, of the best call after them, and the
    processor time, of all threads together, of the cheapest. The second call of a date is the one
    that keeps what later ones read."""

    first: float
    wall: float
    processor: float


def seconds(call: Callable[[], object], times: int = 7) -> float:
    """The median wall time of `times` calls, after one that is not counted."""
    call()
    return statistics.median(wall for wall, _ in _taken(call, times))


def taken(call: Callable[[], object], times: int = 7) -> Taken:
    """What the first two calls cost, and the best of `times` that follow."""
    first = sum(wall for wall, _ in _taken(call, 2))
    walls, processors = zip(*_taken(call, times), strict=True)
    return Taken(first, min(walls), min(processors))


def _taken(call: Callable[[], object], times: int) -> list[tuple[float, float]]:
    found = []
    for _ in range(times):
        # Else every call after the first would be told what the first worked out.
        run._estimated_once.cache_clear()
        wall, processor = time.perf_counter(), time.process_time()
        call()
        found.append((time.perf_counter() - wall, time.process_time() - processor))
    return found
