"""How many readers one, two and four processes hold behind nginx, each page within a second.

A reader looks at a page for some seconds, then chooses another region or other years. They read
through the nginx of `deploy/`, over TLS, each by the cookie that it gives. They are held where 95
of 100 changes take less than a second. The readers run on the machine that they read from, so the
ratio between one, two and four says more than the number.
"""

import math
import os
import random
import shutil
import sys
import tempfile
import threading
import time
from itertools import combinations_with_replacement
from pathlib import Path

from scr.base.settings import SAMPLE
from scr.figures.directory import directory
from scr.importing import run_import
from scr.store import current
from tests.machines.pages import PageReader
from tests.machines.site import NGINX, Reader, served

PAGE = "initiation"
SECONDS_TO_LOOK = 5.0
SETTLING = 3.0
MOST = 1.0
"""What a change may take at the 95th per cent, in seconds."""
PROCESSES = (1, 2, 4)
# How many seconds of reading each number of readers is judged on.
MEASURED = float(os.environ.get("SCR_BENCHMARK_SECONDS", "10"))
START = int(os.environ.get("SCR_BENCHMARK_READERS", "8"))
LARGEST = 128
YEARS = ("2011-12", "2012-13", "2013-14", "2014-15")


def main() -> None:
    """Print the readers held by each number of processes, and the ratio to one."""
    if NGINX is None:
        sys.exit("This needs nginx.")
    held: dict[int, int] = {}
    with tempfile.TemporaryDirectory() as folder:
        database = Path(folder) / "database"
        run_import([SAMPLE], folder=database)
        regions = ["", *directory(current(database)).regions]
        for n_processes in PROCESSES:
            # What is made ahead of readers would be counted as theirs.
            environments = [{"SCR_DATABASE": str(database), "SCR_AHEAD": "no"}] * n_processes
            with served(Path(folder) / f"nginx-{n_processes}", environments) as (_, front):
                site = Site(f"https://127.0.0.1:{front.port}", PAGE, regions, front.port)
                site.warm(n_processes)
                held[n_processes] = most_held(site, max([START, *held.values()]))
            shutil.rmtree(Path(folder) / f"nginx-{n_processes}")
            ratio = held[n_processes] / max(1, held[PROCESSES[0]])
            print(f"{n_processes} processes: {held[n_processes]} readers, {ratio:.1f} times one")


class Site:
    """What is read: a page at an address, and what may be chosen there; `port` is that of a proxy
    that keeps a reader with one process."""

    def __init__(
        self, address: str, page: str, regions: list[str], port: int | None = None
    ) -> None:
        self.address, self.page, self.regions, self.port = address, page, regions, port

    def warm(self, n_processes: int) -> None:
        """Have each process made the page once, as one that has been serving has."""
        for number in range(4 * n_processes):
            opened = self.arrive()
            opened.draw(last=YEARS[number % len(YEARS)])
            opened.close()

    def arrive(self) -> PageReader:
        """Somebody new, with the page before them."""
        cookie = ""
        if self.port is not None:
            reader = Reader(self.port)
            reader.get("/api/health")
            cookie = reader.cookie
        opened = PageReader(self.address, self.page, cookie)
        opened.draw()
        return opened

    def choice(self, chance: random.Random) -> dict[str, str]:
        """Another view: a region or all, and years."""
        return chance.choice(self.choices())

    def choices(self) -> list[dict[str, str]]:
        """All views that there are to choose from."""
        return [
            {"first": first, "last": last} | ({"region": region} if region else {})
            for region in self.regions
            for first, last in combinations_with_replacement(YEARS, 2)
        ]


class Crowd:
    """Readers who stay between measurements, as arriving costs more than going on."""

    def __init__(self, site: Site) -> None:
        self._site = site
        self._wanted, self._threads = 0, dict[int, threading.Thread]()
        self._arrived: set[int] = set()
        self._taken: list[tuple[float, float]] = []
        self._waiting: dict[int, float] = {}
        self.faults: list[str] = []

    def be(self, n_readers: int) -> None:
        """Return once there are so many, each with their page before them."""
        self._wanted = n_readers
        for number in [one for one in self._threads if one >= n_readers]:
            self._threads.pop(number).join()
        for number in range(n_readers):
            if number not in self._threads:
                self._threads[number] = threading.Thread(target=self._read, args=(number,))
                self._threads[number].start()
        while len(self._arrived) < n_readers and not self.faults:
            time.sleep(0.1)

    def changes(self) -> list[float]:
        """Seconds of every change that was asked for in the next while; of one that is not there
        at its end, what it has taken until then, which is more than it may."""
        # What the arrivals and the number before have left waiting is done first.
        time.sleep(SETTLING)
        started = time.monotonic()
        time.sleep(MEASURED + MOST)
        now = time.monotonic()
        asked = list(self._taken) + [(at, now - at) for at in list(self._waiting.values())]
        return [took for at, took in asked if started <= at < started + MEASURED]

    def _read(self, number: int) -> None:
        chance = random.Random(number)
        try:
            opened = self._site.arrive()
            self._arrived.add(number)
            # They have not all come at once: each goes on at a moment of their own.
            time.sleep(chance.uniform(0, SECONDS_TO_LOOK))
            while number < self._wanted:
                at = self._waiting[number] = time.monotonic()
                took = opened.draw(**self._site.choice(chance)).seconds
                del self._waiting[number]
                self._taken.append((at, took))
                time.sleep(SECONDS_TO_LOOK)
            self._arrived.discard(number)
            opened.close()
        except Exception as error:
            self.faults.append(type(error).__name__)


def most_held(site: Site, first: int) -> int:
    """The most readers that are held: doubled from the first number until they are not, then
    halved in between."""
    crowd = Crowd(site)
    good, bad = 0, first
    while bad <= LARGEST and is_held(crowd, bad):
        good, bad = bad, bad * 2
    while bad - good > max(1, good // 6):
        middle = (good + bad) // 2
        if is_held(crowd, middle):
            good = middle
        else:
            bad = middle
    crowd.be(0)
    return good


def is_held(crowd: Crowd, n_readers: int) -> bool:
    """Whether so many readers have their pages in time."""
    crowd.be(n_readers)
    taken = crowd.changes()
    p95 = sorted(taken)[math.ceil(0.95 * len(taken)) - 1] if taken else math.inf
    print(
        f"    {n_readers} readers: {len(taken)} changes, p95 {p95:.2f} s, "
        f"{len(crowd.faults)} faults",
        flush=True,
    )
    return p95 < MOST and not crowd.faults
