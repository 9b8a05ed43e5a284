"""Readers who ask again and again while parts of a site die, and what became of each request."""

import threading
from collections import Counter
from http.client import HTTPException
from urllib.error import URLError

from tests.machines.site import Reader

N_READERS = 20
FIGURE = "/api/v1/figures/decisions?period=panel:2014-15"


class Crowd:
    """Twenty readers, until `end`.

    `seen` counts answers by snapshot. `cut` are requests that were in flight when a part died: by
    part and reader. `lost` is every other request without its answer; there must be none. Who
    could not even connect has lost nothing, and asks again.
    """

    def __init__(self, port: int) -> None:
        self.lost: list[str] = []
        self.seen: Counter[str] = Counter()
        self.processes: set[str] = set()
        self.cut: Counter[tuple[str, int]] = Counter()
        self.reasons: Counter[str] = Counter()
        self.part = "whole"
        self._ended = threading.Event()
        self._threads = [
            threading.Thread(target=self._read, args=(number, Reader(port)))
            for number in range(N_READERS)
        ]
        for one in self._threads:
            one.start()

    def _read(self, number: int, reader: Reader) -> None:
        while not self._ended.wait(0.5):
            while not self._is_told(number, reader) and not self._ended.wait(0.1):
                pass

    def _is_told(self, number: int, reader: Reader) -> bool:
        """Ask once; False where nobody was there to be asked."""
        try:
            status, headers, _ = reader.get(FIGURE)
        except (OSError, HTTPException) as error:
            reason = error.reason if isinstance(error, URLError) else error
            if isinstance(reason, ConnectionRefusedError):
                return False
            # Asked before a part died, and cut by its death.
            part = self.part
            self.cut[part, number] += 1
            self.reasons[f"{part}: {reason!r}"] += 1
            return True
        if status == 200:
            self.seen[headers["x-snapshot"]] += 1
            self.processes.add(headers["x-process"])
        else:
            self.lost.append(f"{self.part}: {status}")
        return True

    def wait_for(self, n: int) -> None:
        """Return once so many more requests have been answered."""
        end = sum(self.seen.values()) + n
        for _ in range(3000):
            if sum(self.seen.values()) >= end:
                return
            self._ended.wait(0.1)
        raise AssertionError(f"no answers any more; lost: {self.lost[:5]}, cut: {self.cut}")

    def end(self) -> None:
        """Have them all go."""
        self._ended.set()
        for one in self._threads:
            one.join(90)

    def lost_nothing_but(self, *parts: str) -> None:
        """Fail where a request was lost, but for one of each reader in flight when one of these
        parts died."""
        assert self.lost == []
        assert {part for part, _ in self.cut} <= set(parts), self.reasons
        assert max(self.cut.values(), default=0) <= 1, self.reasons
