"""Which column of ours each column of a sheet is: all decided together, so that none of ours is
used twice, and which of our tables a sheet looks like."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from scr.importing.names import plain
from scr.importing.tables import table_named
from scr.profiles.evidence import Values
from scr.profiles.likeness import likeness
from scr.profiles.scoring import ENOUGH, fit
from scr.store import Table, import_tables

# Required columns that can be made, so that a sheet without them may still be the table.
MADE = {
    "publications": ("publication_id", "kind"),
    "delays": ("delay_id",),
    "assessments": ("assessment_id", "assessor"),
    "challenges": ("challenge_id", "raised_by"),
    "neighbours": ("edition",),
    "populations": ("year",),
    "recommendations": ("recommendation_id", "addressee"),
    "panel_recommendations": ("report", "report_date"),
    "reviews": ("board_id", "incident_type"),
}
PAIR = ("reviews", "publications")
PUBLISHED = "date published"
_MISSING, _MADE, _NAMED, _PAIR_GAIN = 0.9, 0.25, 1.5, 0.2


@dataclass(frozen=True)
class Source:
    """A column of the sheet, or several read as one (`headings`), with its values. `called` is
    what its name is compared by."""

    headings: tuple[str, ...]
    called: str
    values: Values
    combine: str = ""


@dataclass(frozen=True)
class Assigned:
    """One of ours for one of the sheet's."""

    source: Source
    table: str
    column: str
    score: float


@dataclass(frozen=True)
class SheetReading:
    """A way to read the sheet: its tables, what is assigned, and what that is worth."""

    tables: tuple[str, ...]
    assigned: tuple[Assigned, ...]
    worth: float

    def assigned_to(self, table: str, column: str) -> Assigned | None:
        """What is assigned to a column of ours, None where nothing is."""
        return next((a for a in self.assigned if (a.table, a.column) == (table, column)), None)


def best_reading(
    sources: Sequence[Source], sheet_name: str, file: str, tables: tuple[str, ...] = ()
) -> SheetReading | None:
    """The likeliest way to read a sheet; None where nothing in it looks like a table of ours. Where
    a person says which `tables` (one, or PAIR) it holds, how it is read as those."""
    if tables:
        return _reading(_dated(sources) if len(tables) > 1 else sources,
                        [import_tables()[name] for name in tables], sheet_name, file)  # fmt: skip
    readings = [
        _reading(sources, (table,), sheet_name, file)
        for table in import_tables().values()
        if table.key
    ]
    pair = _reading(
        _dated(sources), tuple(import_tables()[name] for name in PAIR), sheet_name, file
    )
    best = max(readings, key=lambda r: r.worth)
    is_published = any(pair.assigned_to("publications", name) for name in ("published_date", "url"))
    if is_published and best.tables[0] in PAIR and pair.assigned_to("reviews", "board_id"):
        alone = (
            best.assigned_to("reviews", "board_id") is None or pair.worth > best.worth + _PAIR_GAIN
        )
        best = pair if alone else best
    return best if len(best.assigned) >= 2 or _is_named(best.tables, sheet_name, file) else None


def _dated(sources: Sequence[Source]) -> list[Source]:
    """In a list of reports a year and month that say no more are those of publication."""
    return [replace(s, called=PUBLISHED) if s.called == "date" and s.combine else s
            for s in sources]  # fmt: skip


def _reading(
    sources: Sequence[Source], tables: Sequence[Table], sheet_name: str, file: str
) -> SheetReading:
    ours = [
        (table, column)
        for table in tables
        for column in table.columns
        if not (len(tables) > 1 and (table.name, column.name) == ("publications", "review_id"))
    ]
    scores = np.array([[fit(s.called, s.values, t, c) for t, c in ours] for s in sources])
    assigned = [
        Assigned(sources[row], ours[place][0].name, ours[place][1].name, float(scores[row, place]))
        for row, place in _solved(scores)
    ]
    names = tuple(table.name for table in tables)
    read_columns = {(a.table, a.column) for a in assigned}
    worth = sum(a.score for a in assigned)
    for table, column in ours:
        if column.is_required and (table.name, column.name) not in read_columns:
            worth -= _MADE if column.name in MADE.get(table.name, ()) else _MISSING
    if _is_named(names, sheet_name, file):
        worth += _NAMED
    return SheetReading(names, tuple(assigned), worth)


def _solved(scores: np.ndarray) -> list[tuple[int, int]]:
    """The pairs of rows and columns whose scores above what is enough add up to most."""
    from scipy.optimize import linear_sum_assignment

    if not scores.size:
        return []
    gains = np.maximum(scores - ENOUGH, 0) + np.where(scores >= ENOUGH, 1e-6, 0)
    rows, places = linear_sum_assignment(gains, maximize=True)
    return [(int(r), int(p)) for r, p in zip(rows, places, strict=True) if gains[r, p] > 0]


def _is_named(tables: Sequence[str], sheet_name: str, file: str) -> bool:
    """Whether the sheet or file has the name of the table, or one like it."""
    stem = file.rpartition(".")[0]
    for text in (sheet_name, stem):
        named = table_named(text) if text else None
        if named is not None:
            return named.name in tables
    return any(plain(table) in plain(text) for table in tables for text in (sheet_name, stem))


def second_best(source: Source, tables: Sequence[str], beside: str) -> list[tuple[str, str, float]]:
    """The columns of these tables that a source fits besides the one it is assigned, best
    first."""
    fits = [
        (name, column.name, fit(source.called, source.values, import_tables()[name], column))
        for name in tables
        for column in import_tables()[name].columns
        if column.name != beside
    ]
    return sorted((f for f in fits if f[2] >= ENOUGH - 0.15), key=lambda f: -f[2])[:4]


def name_likeness(source: Source, table: str, column: str) -> float:
    """How like the heading is to a column's name."""
    return likeness(source.called, table, column)
