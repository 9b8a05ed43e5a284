"""The rules as `queries/checks` declares them: one file each, a parsed header and a select."""

import re
from dataclasses import dataclass
from functools import cache

from scr.base.settings import QUERIES

STAGES = ("reading", "cells", "rows", "duplicates", "suspect")
_FIELD = re.compile(r"^-- (\w+): (.*)$")


@dataclass(frozen=True)
class Rule:
    """One rule. `says` is what it finds, `mend` what the person does about it.

    `stage` is when it runs: reading and cells (it words what was noted under its name in `faults`),
    rows (on the staged rows of the table in `table`), duplicates, suspect (on rows that go in).
    `sql` selects table_name, row_id, file, row_number, column_name, message.
    """

    id: str
    severity: str
    stage: str
    table: str
    says: str
    mend: str
    sql: str

    @property
    def only_words(self) -> bool:
        """Whether the rule does nothing but say in words what was noted under its name."""
        return self.sql.endswith(f"from faults\nwhere fault = '{self.id}'")

    @property
    def needs_as_at(self) -> bool:
        """Whether the select has the parameter `$as_at`."""
        return "$as_at" in self.sql


@cache
def rules() -> dict[str, Rule]:
    """Every rule by its id, in the order of the stages."""
    parsed = [_parse(path.stem, path.read_text("utf-8")) for path in _files()]
    return {rule.id: rule for rule in sorted(parsed, key=lambda r: (STAGES.index(r.stage), r.id))}


def of_stage(stage: str, table: str = "") -> list[Rule]:
    """The rules that run at a stage (and, for the stage `rows`, for one table)."""
    return [r for r in rules().values() if r.stage == stage and r.table in ("", table)]


def _files() -> list:
    return sorted((QUERIES / "checks").glob("*.sql"))


def _parse(stem: str, text: str) -> Rule:
    lines = text.splitlines()
    header: dict[str, str] = {}
    for line in lines:
        match = _FIELD.match(line)
        if match:
            header[match[1]] = match[2].strip()
        elif line.startswith("--   ") and header:
            last = next(reversed(header))
            header[last] = f"{header[last]} {line[2:].strip()}"
    if header.get("rule") != stem:
        raise ValueError(f"queries/checks/{stem}.sql: the header's rule is not the file's name")
    return Rule(
        id=stem,
        severity=header["severity"],
        stage=header["stage"],
        table=header.get("table", ""),
        says=header["says"],
        mend=header["mend"],
        sql="\n".join(line for line in lines if not line.startswith("--")).strip(),
    )
