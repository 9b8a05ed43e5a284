"""Numbers for whoever watches the server, in Prometheus' form, on a port of their own.

No label holds anything of a record, or anything that somebody typed.
"""

import sys
import threading
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import Any

from scr.base import settings
from scr.base.errors import ScrError

COUNTS = ("n_read", "n_added", "n_changed", "n_unchanged", "n_removed", "n_quarantined")
_registry: Any = None
_requests: Any = None
_seconds: Any = None
_pages: Any = None
_lock = threading.Lock()
_n_in_the_making = 0


def start() -> Any:
    """Begin to count, and answer at `SCR_METRICS_PORT` of this machine; the server and its thread,
    None where no setting asks for it."""
    port = settings.load().metrics_port
    if port is None:
        return None
    from prometheus_client import start_http_server

    begin()
    return start_http_server(port, addr="127.0.0.1", registry=_registry)


def begin() -> Any:
    """Make the counters, once in a process; their registry."""
    global _registry, _requests, _seconds, _pages
    from prometheus_client import (
        CollectorRegistry,
        Counter,
        GCCollector,
        Histogram,
        PlatformCollector,
        ProcessCollector,
    )

    with _lock:
        if _registry is None:
            _registry = CollectorRegistry()
            for collector in (GCCollector, PlatformCollector, ProcessCollector):
                collector(registry=_registry)
            _requests = Counter(
                "scr_requests", "HTTP requests, by where they lead and the status' first digit.",
                ["kind", "status"], registry=_registry,
            )  # fmt: skip
            _seconds = Histogram(
                "scr_request_seconds", "Seconds until an HTTP request is answered.", ["kind"],
                registry=_registry,
            )  # fmt: skip
            _pages = Histogram(
                "scr_page_seconds", "Seconds that a page took to be made.", ["page"],
                buckets=(0.05, 0.1, 0.25, 0.5, 1, 2, 5, 10), registry=_registry,
            )  # fmt: skip
            _registry.register(Database())
    return _registry


def count_request(kind: str, status: int, seconds: float) -> None:
    """One HTTP request has been answered."""
    if _registry is not None:
        _requests.labels(kind, f"{status // 100}xx").inc()
        _seconds.labels(kind).observe(seconds)


@contextmanager
def page_made(page: str) -> Iterator[None]:
    """Time the making of a page; `page` is one of the application's own names."""
    global _n_in_the_making
    started = time.perf_counter()
    with _lock:
        _n_in_the_making += 1
    try:
        yield
    finally:
        with _lock:
            _n_in_the_making -= 1
        if _registry is not None:
            _pages.labels(page).observe(time.perf_counter() - started)


def pages_in_the_making() -> int:
    """How many pages are being made in this process now."""
    return _n_in_the_making


class Database:
    """What is asked at the moment somebody looks: the snapshot, its import, and the caches."""

    def describe(self) -> Iterable[Any]:
        """Nothing is promised: there may be no database yet."""
        return []

    def collect(self) -> Iterable[Any]:
        """The families of numbers."""
        yield from _caches()
        try:
            yield from _snapshot()
            is_readable = 1.0
        except ScrError:
            is_readable = 0.0
        yield _gauge("scr_ready", "1 where the data can be read.", is_readable)


def _snapshot() -> Iterator[Any]:
    from prometheus_client.core import GaugeMetricFamily

    from scr.store import current, query
    from scr.store.mirror import away_since
    from scr.store.pruning import moment

    snapshot = current()
    age = (datetime.now(UTC) - moment(snapshot.id)).total_seconds()
    yield _gauge("scr_snapshot_age_seconds", "Seconds since the snapshot in force was made.", age)
    away = away_since(settings.load().database)
    yield _gauge("scr_store_answers", "1 where the object store answered last.", away is None)
    sql = (
        f"select import_id, {', '.join(COUNTS)}, n_findings from records.imports "
        "order by import_id desc limit 1"
    )
    last = query(snapshot, sql, {}).iloc[0] if len(query(snapshot, sql, {})) else None
    if last is None:
        return
    yield _gauge("scr_last_import", "Number of the import in force.", last["import_id"])
    yield _gauge("scr_import_findings", "What it found to look at.", last["n_findings"])
    rows = GaugeMetricFamily(
        "scr_import_rows", "Rows of it, by what became of them.", labels=["result"]
    )
    for name in COUNTS:
        rows.add_metric([name.removeprefix("n_")], float(last[name]))
    yield rows


def _caches() -> Iterator[Any]:
    """How often an answer was at hand, of the functions that keep what pages ask."""
    from prometheus_client.core import CounterMetricFamily

    family = CounterMetricFamily(
        "scr_cache", "Answers that pages asked for, by whether they were at hand.",
        labels=["answer", "result"],
    )  # fmt: skip
    state = sys.modules.get("scr.exhibits.asking")
    for name, function in sorted(vars(state).items()) if state else ():
        if hasattr(function, "cache_info"):
            info = function.cache_info()
            family.add_metric([name.strip("_"), "hit"], info.hits)
            family.add_metric([name.strip("_"), "miss"], info.misses)
    yield family


def _gauge(name: str, help_text: str, value: float) -> Any:
    from prometheus_client.core import GaugeMetricFamily

    return GaugeMetricFamily(name, help_text, value=float(value))
