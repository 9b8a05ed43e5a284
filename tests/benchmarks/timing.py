"""How long a thing takes: the median of several calls."""

import statistics
import time
from collections.abc import Callable


def seconds(call: Callable[[], object], times: int = 7) -> float:
    """The median wall time of `times` calls, after one that is not counted."""
    call()
    taken = []
    for _ in range(times):
        start = time.perf_counter()
        call()
        taken.append(time.perf_counter() - start)
    return statistics.median(taken)
