"""Work that goes on when the page is drawn anew: an import must not stop at a click elsewhere."""

import threading
from collections.abc import Callable

from scr.base.errors import UserError
from scr.importing import ImportReport

Progress = Callable[[float, str], None]


class Job:
    """One import or check, in a thread of its own. `share` (0 to 1) and `doing` say how far it
    is; once it `is_done` there is a `report`, or a `failure` in words, or `fault` is our own."""

    def __init__(self, work: Callable[[Progress], ImportReport], *, is_check: bool) -> None:
        self.is_check = is_check
        self.share = 0.0
        self.doing = "Beginning"
        self.report: ImportReport | None = None
        self.failure = ""
        self.fault: Exception | None = None
        self._work = work
        self._thread = threading.Thread(target=self._run, name="scr-import", daemon=True)
        self._thread.start()

    @property
    def is_done(self) -> bool:
        """Whether it has ended, well or not."""
        return not self._thread.is_alive()

    def wait(self, seconds: float) -> None:
        """Return when it has ended, or after so many seconds."""
        self._thread.join(seconds)

    def _run(self) -> None:
        try:
            self.report = self._work(self._tell)
        except UserError as error:
            self.failure = str(error)
        except Exception as error:  # raised again in the session's own thread
            self.fault = error

    def _tell(self, share: float, doing: str) -> None:
        self.share, self.doing = min(max(share, 0.0), 1.0), doing
