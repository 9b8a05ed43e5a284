"""What everybody asks first is made before anybody asks: after a start, and after each import,
release or undo, in a thread of its own that lets people go first."""

import logging
import threading

from scr.access.session import usual_reader
from scr.base import settings
from scr.base.errors import ScrError
from scr.server import metrics
from scr.store import Snapshot, current

log = logging.getLogger("scr.server")

SECONDS = 15.0
"""How often a new snapshot is looked for."""
_PAUSE = 0.05


class Ahead:
    """Makes ahead until it is ended. `made` is the snapshot whose first views are at hand."""

    def __init__(self) -> None:
        self.made: Snapshot | None = None
        self._ended = threading.Event()
        self._thread = threading.Thread(target=self._run, name="ahead", daemon=True)

    def start(self) -> None:
        """Begin, unless `SCR_AHEAD` is `no`."""
        if settings.load().is_made_ahead:
            self._thread.start()

    def end(self) -> None:
        """Stop after what is being made."""
        self._ended.set()
        if self._thread.is_alive():
            self._thread.join()

    def _run(self) -> None:
        while not self._ended.is_set():
            try:
                snapshot = current()
                if snapshot != self.made:
                    self._make(snapshot)
            except ScrError:
                # Nothing imported yet, or nobody may read: whoever opens a page is told.
                pass
            except Exception as error:
                log.error("could not make pages ahead: %s", type(error).__name__)
            self._ended.wait(SECONDS)

    def _make(self, snapshot: Snapshot) -> None:
        # Loaded here, after the server is up: whoever comes meanwhile loads what their page needs.
        from scr.exhibits.usual import make_ahead

        for _page in make_ahead(usual_reader(), snapshot):
            while metrics.pages_in_the_making() and not self._ended.is_set():
                self._ended.wait(_PAUSE)
            if self._ended.is_set():
                return
        self.made = snapshot
