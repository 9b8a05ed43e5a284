"""What a session is loading: chosen, checked, then imported. No widgets here."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Protocol

import streamlit as st

from scr.base.errors import NoDatabaseError
from scr.base.settings import ENGLAND, SAMPLE
from scr.importing import ImportReport, run_import
from scr.store import current
from scr.ui.pages.data.jobs import Job
from scr.ui.pages.data.uploads import Staging

KEY = "loading"


class Uploaded(Protocol):
    """A file as the browser sent it."""

    name: str

    def getbuffer(self) -> memoryview:
        """Its bytes."""


@dataclass(frozen=True)
class Choice:
    """What is to be loaded and how. It holds on to the uploaded files as long as it is needed."""

    sources: tuple[Path, ...]
    is_replace: bool = False
    as_at: date | None = None
    staging: Staging | None = None


@dataclass
class Loading:
    """The state of one session's loading. `generation` numbers the attempts, so that each begins
    with an empty form; `checked` is the report of the check, made when `checked_on` (the id of a
    snapshot) was current; `imported` that of the import."""

    generation: int = 0
    choice: Choice | None = None
    job: Job | None = None
    checked: ImportReport | None = None
    checked_on: str = ""
    imported: ImportReport | None = None
    failure: str = ""

    def check(
        self, files: Sequence[Uploaded], *, with_england: bool, is_replace: bool, as_at: date | None
    ) -> None:
        """Put the files aside and begin to check them, without importing."""
        self.discard()
        staging = Staging()
        staged = [staging.add(file.name, file.getbuffer()) for file in files]
        england = (ENGLAND,) if with_england else ()
        self._begin(Choice((*england, *staged), is_replace, as_at, staging), is_check=True)

    def check_again(self) -> None:
        """Check the same files against the records as they stand now."""
        if self.choice is not None:
            self._begin(self.choice, is_check=True)

    def load(self) -> None:
        """Begin to import what was checked."""
        if self.choice is not None:
            self._begin(self.choice, is_check=False)

    def load_sample(self) -> None:
        """Begin to import the invented sample."""
        self.discard()
        self._begin(Choice((SAMPLE,)), is_check=False)

    def settle(self) -> None:
        """Take over the outcome of a job that has ended. Raises what was our own fault."""
        job = self.job
        if job is None or not job.is_done:
            return
        self.job = None
        if job.is_check and job.report is not None:
            self.checked = job.report
        elif job.is_check or job.report is not None or job.fault is not None:
            self.discard()
            self.imported = job.report
        self.failure = job.failure
        if job.fault is not None:
            raise job.fault

    def discard(self) -> None:
        """Forget the files, the report and the form."""
        if self.choice is not None and self.choice.staging is not None:
            self.choice.staging.remove()
        self.choice = self.checked = self.imported = None
        self.failure = ""
        self.generation += 1

    @property
    def is_outdated(self) -> bool:
        """Whether the records have changed since the check."""
        return self.checked_on != current_id()

    def _begin(self, choice: Choice, *, is_check: bool) -> None:
        self.choice, self.failure = choice, ""
        if is_check:
            self.checked_on = current_id()
        self.job = Job(
            lambda progress: run_import(
                choice.sources,
                replace=choice.is_replace,
                as_at=choice.as_at,
                dry_run=is_check,
                progress=progress,
            ),
            is_check=is_check,
        )


def of_session() -> Loading:
    """The session's own loading."""
    if KEY not in st.session_state:
        st.session_state[KEY] = Loading()
    found: Loading = st.session_state[KEY]
    return found


def current_id() -> str:
    """The id of the snapshot in force, empty before the first import."""
    try:
        return current().id
    except NoDatabaseError:
        return ""
