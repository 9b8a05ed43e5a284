"""Which release a figure on the screen came from."""

from functools import lru_cache
from pathlib import Path
from typing import Any

from scr.base import words
from scr.base.errors import ScrError
from scr.exhibits.scope import Scope
from scr.exports.blanks import NOT_RECORDED
from scr.figures.definitions import definition
from scr.release import open_release
from scr.release.asked import listed

# The figures of the overview's year that a release must have just so.
QUOTED = ("decisions", "panel_scrutiny", "initiations")


def release_line(scope: Scope) -> str:
    """In which release the year's figures stand just as they are shown: the latest one that has
    them as at the same day, or that there is none."""
    view, snapshot = scope.view, scope.snapshot
    shown = [scope.ask(figure, view.year) for figure in QUOTED]
    if any(result.request.is_filtered for result in shown):
        return "Figures under a filter are not published: releases hold those of all boards."
    releases, _ = listed(scope.reader, snapshot.folder)
    for release in reversed(releases):
        if release.as_at == shown[0].as_at and all(
            _has(
                snapshot.folder, release.name, view.year.label, exhibit.definition.name, exhibit.row
            )
            for exhibit in shown
        ):
            replaced = f", since replaced by {release.replaced_by}" if release.replaced_by else ""
            made = words.day(release.made_at.date())
            return f"These figures are in release {release.name} of {made}{replaced}."
    return "These figures have not been published."


def _has(folder: Path, name: str, period: str, figure: str, row: dict[str, Any]) -> bool:
    frozen = _counts(folder, name).get((figure, period))
    return frozen is not None and {column: _blank(row[column]) for column in frozen} == frozen


def _blank(count: Any) -> int | None:
    """A count, None where it is blank: what is not recorded equals itself."""
    return None if words.is_nothing(count) else int(count)


@lru_cache(maxsize=64)
def _counts(folder: Path, name: str) -> dict[tuple[str, str], dict[str, int | None]]:
    """The counts of the whole by figure and year; a release never changes. Nothing for one that
    is damaged."""
    try:
        _, tables = open_release(folder, name)
    except ScrError:
        return {}
    by_table: dict[tuple[str, str], dict[str, int | None]] = {}
    for table in tables:
        if table.id in QUOTED:
            columns = [column for column, _ in table.columns]
            for values in table.rows:
                named = dict(zip(columns, values, strict=True))
                counts = {k: _frozen(v) for k, v in named.items() if k in _whole_numbers(table.id)}
                by_table[table.id, str(named["period"])] = counts
    return by_table


@lru_cache(maxsize=8)
def _whole_numbers(figure: str) -> frozenset[str]:
    """The columns that count cases, as the figure's header says."""
    columns = definition(figure).shown_columns
    return frozenset(c.name for c in columns if c.kind == "count" and c.sql_type != "DOUBLE")


def _frozen(cell: Any) -> Any:
    """A count as a release has it: a letter for not recorded is blank."""
    return None if cell == NOT_RECORDED else cell
