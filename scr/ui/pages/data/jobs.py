"""Work that goes on when the page is drawn anew: an import must not stop at a click elsewhere."""

import threading
from collections.abc import Callable

from scr.base.errors import UserError
from scr.importing import EmptyingError, ImportReport
from scr.ui.pages.data.own_sheets import OwnFile

Progress = Callable[[float, str], None]
Outcome = ImportReport | tuple[OwnFile, ...]
EMPTYING = (
    "No row of one of the files could be used, and to start from nothing would have taken away "
    "what is stored. Nothing was changed. What was found is listed below."
)


class Job:
    """One import or check, in a thread of its own. `share` (0 to 1) and `doing` say how far it
    is; once it `is_done` there is a `report`, or files to ask about first (`asked`), or a
    `failure` in words (with the report that says why, `refused`), or `fault` is our own."""

    def __init__(self, work: Callable[[Progress], Outcome], *, is_check: bool) -> None:
        self.is_check = is_check
        self.share = 0.0
        self.doing = "Beginning"
        self.report: ImportReport | None = None
        self.asked: tuple[OwnFile, ...] = ()
        self.refused: ImportReport | None = None
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
            outcome = self._work(self._tell)
            if isinstance(outcome, ImportReport):
                self.report = outcome
            else:
                self.asked = outcome
        except EmptyingError as error:
            self.failure, self.refused = EMPTYING, error.report
        except UserError as error:
            self.failure = str(error)
        except Exception as error:  # raised again in the session's own thread
            self.fault = error

    def _tell(self, share: float, doing: str) -> None:
        self.share, self.doing = min(max(share, 0.0), 1.0), doing
