"""What an import says about itself."""

from dataclasses import dataclass, field
from datetime import date

import pandas as pd

from scr.base.errors import SourceError, StrictError
from scr.store import Snapshot

CHANGE_COLUMNS = ("table", "key", "column", "old", "new", "file", "row")
FINDING_COLUMNS = ("rule", "severity", "table", "file", "row", "column", "message")


@dataclass(frozen=True)
class Finding:
    """One thing wrong or suspect. `severity` is reject (the row was kept out) or warn.

    `row` is the row as the spreadsheet shows it, None where a whole file or column is meant.
    """

    rule: str
    severity: str
    table: str
    file: str
    row: int | None
    column: str | None
    message: str


@dataclass(frozen=True)
class TableCount:
    """What became of the rows of one table: n_read is the sum of those added, changed, unchanged,
    quarantined (kept out) and passed over (no record, or part of a row that went in)."""

    table: str
    n_read: int = 0
    n_added: int = 0
    n_changed: int = 0
    n_unchanged: int = 0
    n_removed: int = 0
    n_quarantined: int = 0
    n_passed_over: int = 0


@dataclass(frozen=True)
class ImportReport:
    """The result of an import or a removal.

    `findings` has a row per finding (columns FINDING_COLUMNS, ordered by file, row, column, rule);
    `quarantine` has by table the unusable rows just as read, plus file, row and reasons;
    `keys` has for each finding the key of its row, null where it is not known; `changes` has a row
    per value that is replaced (columns CHANGE_COLUMNS; values may be free text, for those only who
    may see records); `snapshot` is the new one, None for a dry run or when nothing changed.
    """

    findings: pd.DataFrame
    counts: tuple[TableCount, ...]
    quarantine: dict[str, pd.DataFrame]
    as_at_date: date
    as_at_source: str
    snapshot: Snapshot | None = None
    is_unchanged: bool = False
    sources: tuple[str, ...] = field(default=())
    keys: pd.Series = field(default_factory=lambda: pd.Series(dtype="str"))
    changes: pd.DataFrame = field(default_factory=lambda: pd.DataFrame(columns=[*CHANGE_COLUMNS]))

    @property
    def n_rejected(self) -> int:
        """Rows kept out as unusable."""
        return sum(count.n_quarantined for count in self.counts)

    @property
    def n_warnings(self) -> int:
        """Findings about what went in all the same."""
        return int((self.findings["severity"] == "warn").sum())


class EmptyingError(SourceError):
    """Nothing of a source could be used, and the import would have taken away what is stored;
    `report` says why. Nothing was changed."""

    def __init__(self, what: str, report: ImportReport) -> None:
        self.report = report
        super().__init__(
            f"{what}, and with --replace that would take away what is stored. Nothing was changed. "
            "Mend what is listed, or leave the source out."
        )


class RejectedError(StrictError):
    """Rows were rejected under strict; `report` says which and why. Nothing went in."""

    def __init__(self, report: ImportReport) -> None:
        self.report = report
        rows = "1 row was" if report.n_rejected == 1 else f"{report.n_rejected} rows were"
        super().__init__(
            f"{rows} rejected, and with --strict that means that nothing went in. Mend the rows "
            "listed, or import without --strict to bring in the others."
        )
