"""What a session is loading: chosen, checked, then imported. No widgets here."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any, Protocol

import streamlit as st

from scr import access
from scr.base import settings
from scr.base.errors import NoDatabaseError, UserError
from scr.base.settings import ENGLAND, SAMPLE
from scr.importing import ImportReport, run_import
from scr.profiles import SheetRule
from scr.store import current
from scr.ui.pages.data import own_sheets
from scr.ui.pages.data.jobs import Job, Outcome, Progress
from scr.ui.pages.data.looking import look
from scr.ui.pages.data.own_sheets import OwnFile
from scr.ui.pages.data.read_by import Reading, names_of
from scr.ui.pages.data.uploads import Staging
from scr.upkeep import prune_after_import

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
    with_england: bool = False

    @property
    def uploaded(self) -> tuple[Path, ...]:
        """The files that the person chose, without what comes with the product."""
        return self.sources[1:] if self.with_england else self.sources


@dataclass(frozen=True)
class Agreed:
    """What a person agreed of one file: a rule for each of its proposals that is to be read, by
    its place, and the name of the profile."""

    own: OwnFile
    rules: dict[int, SheetRule]
    name: str


@dataclass
class Loading:
    """The state of one session's loading. `generation` numbers the attempts, so that each begins
    with an empty form, its ticks as in `last` where that one was refused or discarded; `asked`
    are the files that a person has to agree first or may look at, `given` what was said of them so
    far, `named` the profile agreed for each by the file's name, and `reading` how the files were
    read; `checked` is the report of the check, made when `checked_on` (the id of a snapshot) was
    current; `imported` that of the import; `refused` says why one was refused; `pruned` which old
    snapshots went after the import."""

    generation: int = 0
    choice: Choice | None = None
    job: Job | None = None
    checked: ImportReport | None = None
    checked_on: str = ""
    imported: ImportReport | None = None
    failure: str = ""
    refused: ImportReport | None = None
    asked: tuple[OwnFile, ...] = ()
    is_asking: bool = False
    given: dict[str, Any] = field(default_factory=dict)
    last: Choice | None = None
    named: dict[str, str] = field(default_factory=dict)
    reading: Reading | None = None
    pruned: str = ""

    def check(
        self, files: Sequence[Uploaded], *, with_england: bool, is_replace: bool, as_at: date | None
    ) -> None:
        """Put the files aside and begin to check them, without importing."""
        access.require(access.current_reader(), "import")
        self.discard()
        staging = Staging()
        staged = [staging.add(file.name, file.getbuffer()) for file in files]
        england = (ENGLAND,) if with_england else ()
        choice = Choice((*england, *staged), is_replace, as_at, staging, with_england)
        self.last = choice
        self._begin(choice, is_check=True, is_looked_at=True)

    def agree(self, agreed: Sequence[Agreed]) -> None:
        """Keep what was agreed as profiles, and begin to check the files by them."""
        folder = settings.load().database
        try:
            access.permit(
                access.current_reader(), "profiles", "profile", ", ".join(a.name for a in agreed)
            )
            for agreed_file in agreed:
                if agreed_file.rules:
                    own_sheets.keep(agreed_file.own, agreed_file.rules, agreed_file.name, folder)
                if agreed_file.rules or agreed_file.own.alike:
                    self.named |= dict.fromkeys(names_of(agreed_file.own.path), agreed_file.name)
        except UserError as error:
            self.failure = str(error)
            return
        self.check_again()

    def ask_again(self) -> None:
        """Go back from the report to what was agreed, to change it."""
        self.checked, self.is_asking = None, True

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
        if job.asked:
            self.asked, self.is_asking = job.asked, True
        elif job.is_check and job.report is not None:
            self.checked = job.report
        elif job.is_check or job.report is not None or job.fault is not None:
            self.discard()
            self.imported = job.report
            if job.report is not None:
                self.last = None
        self.failure, self.refused = job.failure, job.refused
        if job.fault is not None:
            raise job.fault

    def discard(self) -> None:
        """Forget the files, the report and the form."""
        if self.choice is not None and self.choice.staging is not None:
            self.choice.staging.remove()
        self.choice = self.checked = self.imported = self.refused = None
        self.failure = ""
        self.asked, self.is_asking, self.given, self.named = (), False, {}, {}
        self.generation += 1

    @property
    def is_outdated(self) -> bool:
        """Whether the records have changed since the check."""
        return self.checked_on != current_id()

    def _begin(self, choice: Choice, *, is_check: bool, is_looked_at: bool = False) -> None:
        reader = access.current_reader()
        access.require(reader, "import")
        self.choice, self.failure, self.refused = choice, "", None
        self.is_asking = False
        if is_check:
            self.checked_on = current_id()
        folder, named = settings.load().database, dict(self.named)

        def work(progress: Progress) -> Outcome:
            progress(0.0, "Reading the files")
            if is_looked_at:
                looked = look(choice.uploaded, folder)
                if looked.asked:
                    return looked.asked
                self.asked = looked.offered
            self.reading = Reading(folder, named)
            if not is_check:
                sources = ", ".join(source.name for source in choice.sources)
                access.permit(reader, "import", "import", sources)
            report = run_import(
                choice.sources,
                folder=folder,
                replace=choice.is_replace,
                as_at=choice.as_at,
                dry_run=is_check,
                shape=self.reading,
                progress=progress,
            )
            self.pruned = prune_after_import(folder) if report.snapshot is not None else ""
            return report

        self.job = Job(work, is_check=is_check)


def of_session() -> Loading:
    """The session's own loading."""
    if KEY not in st.session_state:
        st.session_state[KEY] = Loading()
    loading: Loading = st.session_state[KEY]
    return loading


def current_id() -> str:
    """The id of the snapshot in force, empty before the first import."""
    try:
        return current().id
    except NoDatabaseError:
        return ""
