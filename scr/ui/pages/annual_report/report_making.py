"""The making of a report pack, in a thread of its own so that it goes on while the page is drawn
anew; it can be stopped. No widgets here."""

import secrets
import threading
from dataclasses import dataclass
from datetime import date

import streamlit as st

from scr import access
from scr.base.errors import UserError
from scr.base.periods import Span
from scr.disclosure import Reader
from scr.report import Pack, build, files
from scr.store import Snapshot
from scr.ui.kit import gate

KEY = "report_making"
# How much of the time goes into the tables; the rest into the files.
TABLES = 0.6


@dataclass(frozen=True)
class Wanted:
    """Which report: its year, the year compared with, under which policy, of which snapshot. With
    a name in `release` its figures are frozen under it, in the place of the release `replaces`.
    `as_at` None is the records' own day, the only one that is published or frozen."""

    snapshot: Snapshot
    year: Span
    before: Span
    policy: str
    reader: Reader
    release: str = ""
    replaces: str | None = None
    as_at: date | None = None


@dataclass(frozen=True)
class Made:
    """A finished pack and its files by name."""

    wanted: Wanted
    pack: Pack
    files: dict[str, bytes]


class StoppedError(Exception):
    """Raised in the making itself once somebody has asked to stop."""


class Job:
    """One pack being made. `share` (0 to 1) and `doing` say how far it is; once it `is_done` there
    is `made`, or a `failure` in words, or `fault` is our own, or it was stopped."""

    def __init__(self, wanted: Wanted) -> None:
        self.wanted = wanted
        self.share, self.doing = 0.0, "Beginning"
        self.made: Made | None = None
        self.failure = ""
        self.fault: Exception | None = None
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._run, name="scr-report", daemon=True)
        self._thread.start()

    @property
    def is_done(self) -> bool:
        """Whether it has ended, well or not."""
        return not self._thread.is_alive()

    def stop(self) -> None:
        """Ask it to end at its next step; nothing of it is kept."""
        self._stop.set()

    def wait(self, seconds: float) -> None:
        """Return when it has ended, or after so many seconds."""
        self._thread.join(seconds)

    def _run(self) -> None:
        wanted = self.wanted
        try:
            pack = self._pack()
            written = files(pack, lambda share, doing: self._tell(_late(share), doing))
            self.made = Made(wanted, pack, written)
        except StoppedError:
            pass
        except UserError as error:
            self.failure = str(error)
        except Exception as error:  # raised again in the session's own thread
            self.fault = error

    def _pack(self) -> Pack:
        wanted = self.wanted

        def progress(share: float, doing: str) -> None:
            self._tell(TABLES * share, doing)

        if wanted.release:
            # Loaded only here: freezing solves for what later releases must hide.
            from scr.release import create

            return create(
                wanted.release,
                folder=wanted.snapshot.folder,
                year=wanted.year,
                before=wanted.before,
                policy=wanted.policy,
                replaces=wanted.replaces,
                by=None if wanted.reader == access.TRUSTED else wanted.reader.name,
                reader=wanted.reader,
                progress=progress,
            )[1]
        return build(
            wanted.snapshot,
            wanted.year,
            wanted.as_at,
            wanted.policy,
            before=wanted.before,
            reader=wanted.reader,
            progress=progress,
        )

    def _tell(self, share: float, doing: str) -> None:
        if self._stop.is_set():
            raise StoppedError
        self.share, self.doing = min(max(share, 0.0), 1.0), doing


def _late(share: float) -> float:
    return TABLES + (1 - TABLES) * share


@dataclass
class Making:
    """The state of one session's report: a job under way, or what the last one made. `download`
    tells it from every other one where its files are wanted as soon as it is made, else empty."""

    job: Job | None = None
    made: Made | None = None
    failure: str = ""
    download: str = ""

    def begin(self, wanted: Wanted, *, is_downloaded: bool = False) -> None:
        """Begin to make a pack; one under way for something else is stopped."""
        self.cancel()
        self.made, self.failure = None, ""
        self.download = secrets.token_hex(8) if is_downloaded else ""
        if wanted.reader != access.current_reader():
            self.failure = gate.CHANGED
            return
        self.job = Job(wanted)

    def cancel(self) -> None:
        """Stop what is under way, if anything is."""
        if self.job is not None:
            self.job.stop()
            self.job = None

    def settle(self) -> None:
        """Take over what a job that has ended made. Raises what was our own fault."""
        job = self.job
        if job is None or not job.is_done:
            return
        self.job, self.made, self.failure = None, job.made, job.failure
        if job.fault is not None:
            raise job.fault


def of_session() -> Making:
    """The session's own."""
    if KEY not in st.session_state:
        st.session_state[KEY] = Making()
    making: Making = st.session_state[KEY]
    return making
