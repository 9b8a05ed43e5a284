"""What differs between two releases: cell by cell, and the cases that made the difference."""

import math
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from scr.disclosure import Reader
from scr.release.asked import open_release
from scr.release.case_changes import CaseChanges, case_changes
from scr.release.manifest import FrozenTable, Release

# Columns that name a row, where a table has them. A group's name may be written otherwise, so it
# names a row only where there is no id.
NAMES = (
    "period", "group_id", "standard_id", "edition", "stage", "age_band", "assessor", "theme",
    "reason", "raised_by", "subject", "table", "column", "review_id",
)  # fmt: skip
UNCOUNTED = ("group_name",)


@dataclass(frozen=True)
class CellChange:
    """One cell that differs: its row (names with values), its column, and what stood there;
    None for no number, `c` for a hidden one."""

    row: tuple[tuple[str, str], ...]
    column: str
    before: Any
    after: Any


@dataclass(frozen=True)
class TableChanges:
    """A table that differs: its cells, and the rows that only one of the two has."""

    id: str
    title: str
    cells: tuple[CellChange, ...]
    only_before: tuple[tuple[tuple[str, str], ...], ...]
    only_after: tuple[tuple[tuple[str, str], ...], ...]


@dataclass(frozen=True)
class Comparison:
    """Two releases side by side. Tables and years that only one of them has are named, not
    counted as changes; `queries` are figures in both whose definition has changed; `cases` the
    reviews behind changed figures, `without_cases` says why there are none where there are none.
    """

    before: Release
    after: Release
    tables: tuple[TableChanges, ...]
    n_unchanged: int
    only_before: tuple[str, ...]
    only_after: tuple[str, ...]
    years_only_before: tuple[str, ...]
    years_only_after: tuple[str, ...]
    queries: tuple[str, ...]
    cases: tuple[CaseChanges, ...]
    without_cases: str

    @property
    def n_cells(self) -> int:
        """How many cells differ."""
        return sum(len(table.cells) for table in self.tables)


def compare(folder: Path, before: str, after: str, reader: Reader, policy: str) -> Comparison:
    """Compare two releases by name. Raises as `open_release` does.

    Reviews are named only to a reader who may see them and under the policy `none`; otherwise
    they are counted over the whole.
    """
    (first, old), (second, new) = (open_release(reader, folder, name) for name in (before, after))
    old_by_id, new_by_id = ({table.id: table for table in tables} for tables in (old, new))
    both = [id_ for id_ in old_by_id if id_ in new_by_id]
    years = _periods(old), _periods(new)
    tables = [_compared(old_by_id[id_], new_by_id[id_], years[0] & years[1]) for id_ in both]
    changed = tuple(table for table in tables if table is not None)
    ids = {table.id for table in changed}
    cases, without = case_changes(
        folder,
        (first, second),
        tuple([table for table in tables if table.id in ids] for tables in (old, new)),
        reader,
        names_reviews=reader.may_see_cases and policy == "none" and reader.sees_every_board,
    )
    shared = set(first.queries) & set(second.queries)
    return Comparison(
        before=first,
        after=second,
        tables=changed,
        n_unchanged=len(both) - len(changed),
        only_before=tuple(old_by_id[id_].title for id_ in old_by_id if id_ not in new_by_id),
        only_after=tuple(new_by_id[id_].title for id_ in new_by_id if id_ not in old_by_id),
        years_only_before=tuple(sorted(years[0] - years[1])),
        years_only_after=tuple(sorted(years[1] - years[0])),
        queries=tuple(sorted(q for q in shared if first.queries[q] != second.queries[q])),
        cases=cases,
        without_cases=without,
    )


def _compared(old: FrozenTable, new: FrozenTable, years: set[str]) -> TableChanges | None:
    """What differs; of rows by year only those of years that both releases have."""
    before, after = _rows(old, years), _rows(new, years)
    columns = [name for name, _ in old.columns if name in {n for n, _ in new.columns}]
    cells = [
        CellChange(row, column, before[row][column], after[row][column])
        for row in before
        if row in after
        for column in columns
        if column not in UNCOUNTED and _differ(before[row][column], after[row][column])
    ]
    only_before = tuple(row for row in before if row not in after)
    only_after = tuple(row for row in after if row not in before)
    if not (cells or only_before or only_after):
        return None
    return TableChanges(new.id, new.title, tuple(cells), only_before, only_after)


def _differ(before: Any, after: Any) -> bool:
    """Whether two cells differ by more than the order in which fractions were added up."""
    if isinstance(before, float) and isinstance(after, float):
        return not math.isclose(before, after, rel_tol=1e-12)
    return bool(before != after)


def _rows(table: FrozenTable, years: set[str]) -> dict[tuple[tuple[str, str], ...], dict[str, Any]]:
    columns = [name for name, _ in table.columns]
    naming = [name for name in NAMES if name in columns]
    if "group_id" not in columns and "group_name" in columns:
        naming.append("group_name")
    # A table of reference data has none of these: there every text names the row.
    naming = naming or [name for name, kind in table.columns if kind == "VARCHAR"]
    by_key: dict[tuple[tuple[str, str], ...], dict[str, Any]] = {}
    seen: Counter[tuple[tuple[str, str], ...]] = Counter()
    for values in _dicts(columns, table.rows):
        period = str(values.get("period"))
        if _is_year(period) and period not in years:
            continue
        row = tuple((name, str(values[name])) for name in naming if values[name] not in (None, ""))
        seen[row] += 1
        if seen[row] > 1:
            row = (*row, ("row", str(seen[row])))
        by_key[row] = values
    return by_key


def _periods(tables: Iterable[FrozenTable]) -> set[str]:
    return {
        str(values["period"])
        for table in tables
        if any(name == "period" for name, _ in table.columns)
        for values in _dicts([name for name, _ in table.columns], table.rows)
        if _is_year(str(values["period"]))
    }


def _is_year(label: str) -> bool:
    return ":" in label


def _dicts(columns: list[str], rows: Iterable[tuple[Any, ...]]) -> Iterator[dict[str, Any]]:
    return (dict(zip(columns, row, strict=True)) for row in rows)
