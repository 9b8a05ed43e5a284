"""What reading files gives: tables of text with the rows as a person sees them, and what was
noticed on the way."""

from collections import Counter
from dataclasses import dataclass, field

import pyarrow as pa

from scr.importing.report import Finding


@dataclass(frozen=True)
class Part:
    """The rows of one table from one file or sheet. `columns` has those present, by name."""

    table: str
    source_no: int
    file: str
    columns: dict[str, pa.Array]
    row_numbers: pa.Array


@dataclass
class Reading:
    """Everything read for an import, and what was noticed on the way."""

    parts: list[Part] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    sources: list[str] = field(default_factory=list)
    files: set[str] = field(default_factory=set)
    mended: list[tuple[str, str, int]] = field(default_factory=list)
    """Rows that were kept out before and come again, by table, file and row of that time."""
    n_passed_over: Counter[str] = field(default_factory=Counter)
    """Rows that are no records, by table."""
    left_out: Counter[tuple[int, str]] = field(default_factory=Counter)
    """Rows of sheets that were left out whole, by source number and table."""

    def warn(
        self,
        rule: str,
        table: str,
        file: str,
        message: str,
        row: int | None = None,
        column: str | None = None,
    ) -> None:
        """Note something about a file that keeps no row out."""
        self.findings.append(Finding(rule, "warn", table, file, row, column, message))
