"""What a table's answers say, by row, for those who put them into words or pictures."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from scr.figures.run import Result
from scr.report.asking import Edition, records
from scr.text.sentences import Row


@dataclass(frozen=True)
class Told:
    """The answers of one table in one edition. `rows` are those of all years; `now` and `before`
    those of the reporting and of the comparison year, by what else names a row (empty for a
    figure with one row a year). `phone`: its chart is for a narrow screen."""

    edition: Edition
    results: tuple[Result, ...]
    phone: bool = False

    @cached_property
    def rows(self) -> list[dict[str, Any]]:
        """Every row, with `period` for its year."""
        return [
            {"period": _year_of(result, row), **row}
            for result in self.results
            for row in records(result)
        ]

    @property
    def now(self) -> list[dict[str, Any]]:
        """The rows of the reporting year; all of them where there is no period."""
        return [r for r in self.rows if r["period"] in (self.edition.year.label, "")]

    @property
    def before(self) -> list[dict[str, Any]]:
        """The rows of the comparison year, none where the records do not reach back to it."""
        if not self.edition.has_before:
            return []
        return [r for r in self.rows if r["period"] == self.edition.before.label]

    @property
    def year(self) -> Row:
        """The only row of the reporting year."""
        return self.now[0]

    @property
    def year_before(self) -> Row | None:
        """The only row of the comparison year, if there is one."""
        return self.before[0] if self.before else None

    @property
    def by_year(self) -> list[dict[str, Any]]:
        """The rows of every year, in order."""
        return sorted(self.rows, key=lambda row: str(row["period"]))


def _year_of(result: Result, row: Mapping[str, Any]) -> str:
    return str(row["group_id"]) if result.request.by == "period" else result.request.span.label
