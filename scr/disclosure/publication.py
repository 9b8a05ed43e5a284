"""The policy `publication`: what it refuses, and what it hides in what it answers.

Why it suffices to protect single years. Each year is protected together with all its groupings
(see `pattern`). In a range of years a cell is hidden when it is hidden in any of them; a shown
cell of a range is therefore the sum of shown cells, which everybody could have added up, and a
hidden one ties nothing down. No shown number joins hidden cells of two years, so the possible
worlds of the years can be combined freely, and as every hidden cell of a year has two values, so
has every sum with a hidden cell in it. A count of 1 to 4 in a range is made of years of 1 to 4.

Figures that share a count, or are tied over the years (the panel's views to the decisions they
are of), stand in one family and are protected in one system (see `refusals.FAMILIES`). A move in
one year leaves the others as they truly are, and meets what ties it to them (see `over_time`).

Between releases. What an earlier release of the same year hides is hidden again, and protected in
one system with it (see `editions`): whoever has all releases, and is told which cells have not
changed, works out no hidden cell that has not changed, except as many as the release says when it
is made. A cell that changed can be worked out by whoever knows that it was the only one, as the
whole is always shown; it is protected against everybody who does not.

What is not promised: that a hidden cell lies in no narrow range (1 or 2 may be all that is left);
anything against somebody who knows some of the cases, or assumes that records are tidier than the
definitions demand (that a decision to start a review is always followed by one), or reasons from
the choice of what was hidden; anything between answers of different snapshots of which none was
made a release.
"""

from collections.abc import Iterable
from dataclasses import replace
from functools import lru_cache
from pathlib import Path

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from scr.base.errors import RefusedError
from scr.base.periods import Span, parse_span
from scr.base.request import Request
from scr.disclosure import published
from scr.disclosure.cells import Cells, cells_of_year, does_not_add_up
from scr.disclosure.editions import Protected, protect_after
from scr.disclosure.pattern import Pattern
from scr.disclosure.refusals import FAMILIES
from scr.disclosure.stamps import stamps
from scr.figures.definitions import Definition
from scr.figures.run import Result
from scr.store import Snapshot

# Columns that say nothing of a count once the share or rate made of it is hidden.
HARMLESS = ("group_id", "group_name", "child_years", "population_status")
LIMITS_OF_TWO_COUNTS = ("none", "wilson", "garwood")

HIDDEN = (
    "Counts of 1 to 4 in groups smaller than the whole are hidden (c), and so are shares and rates "
    "made of them and as many further cells as it takes that no hidden one can be worked out."
)
ZEROS_HIDDEN = (
    "A hidden cell of {columns} may also be a zero, as the total is so small that nothing else "
    "protects it."
)


def protected(result: Result) -> Result:
    """The answer with what the policy hides taken out: `table` without it (null), and `hidden`.

    Counts below the whole become nullable whole numbers. Raises RefusedError when the figure
    does not add up, or nothing can protect it.
    """
    result = replace(result, policy="publication")
    if result.request.by in ("national", "period"):
        _refuse_unless_of_the_whole(result)
    # Where nothing of a kind is recorded anywhere, counts are null and there is nothing to hide.
    is_unrecorded = result.table[list(result.definition.counts)].isna().all(axis=None)
    if is_unrecorded or result.request.by in ("national", "period"):
        nothing = pd.DataFrame(False, index=result.table.index, columns=result.table.columns)
        return replace(result, hidden=nothing)
    patterns = [
        _pattern(_family(result.definition.name), parse_span(year.label), result.snapshot)
        for year in result.request.span.years()
    ]
    _refuse_unless_years_add_up(result, patterns)
    hidden = _hidden(result, patterns)
    return replace(
        result,
        table=_without(result.table, hidden, result.definition.counts),
        hidden=hidden,
        notes=(*result.notes, *_notes(hidden, patterns)),
    )


def _refuse_unless_of_the_whole(result: Result) -> None:
    whole = {"national"} if result.request.by == "national" else {p.label for p in result.periods}
    if not set(result.table["group_id"]) <= whole:
        raise RefusedError(
            f"The figure {result.definition.name} has rows for single boards and is not published. "
            "Ask for one that can be grouped by board."
        )


def _family(name: str) -> tuple[str, ...]:
    return next(family for family in FAMILIES if name in family)


def recorded(requests: Iterable[Request], snapshot: Snapshot) -> tuple[bytes, int]:
    """What a release keeps of how its figures were protected, so that later ones hide it too; and
    how many hidden cells somebody may work out who knows just what has changed since earlier ones.
    """
    asked = {
        (_family(request.figure), parse_span(year.label))
        for request in requests
        if request.by not in ("national", "period")
        for year in request.span.years()
    }
    editions, n_exposed = [], 0
    for family, year in sorted(asked, key=lambda one: (one[0], one[1].label)):
        found = _protected(family, year, snapshot, stamps(snapshot.folder))
        pattern = found.pattern
        editions.append(
            published.Edition(family, year.label, pattern.cells, pattern.hidden, pattern.widened)
        )
        n_exposed += found.n_exposed
    return published.content(editions), n_exposed


def _pattern(family: tuple[str, ...], year: Span, snapshot: Snapshot) -> Pattern:
    return _protected(family, year, snapshot, stamps(snapshot.folder)).pattern


@lru_cache(maxsize=128)
def _protected(
    family: tuple[str, ...],
    year: Span,
    snapshot: Snapshot,
    releases: tuple[tuple[Path, int, int], ...],
) -> Protected:
    cells = cells_of_year(family, year, snapshot)
    try:
        return protect_after(cells, published.earlier_editions(family, year, releases))
    except ArithmeticError:
        raise RefusedError(
            f"In {year.label} so few boards have a case that hiding cells does not protect them. "
            "Ask for the whole, without a grouping."
        ) from None


def _refuse_unless_years_add_up(result: Result, patterns: list[Pattern]) -> None:
    for column in result.definition.counts:
        years = [
            _of_rows(result, pattern.cells, pattern.cells.values, column) for pattern in patterns
        ]
        if (np.sum(years, axis=0) != result.table[column].to_numpy()).any():
            raise does_not_add_up(result.definition.name)


def _hidden(result: Result, patterns: list[Pattern]) -> pd.DataFrame:
    """The mask: counts as the patterns say, and whatever would give them away."""
    figure, table = result.definition, result.table
    counts = {
        column: np.any(
            [_of_rows(result, pattern.cells, pattern.hidden, column) for pattern in patterns],
            axis=0,
        )
        for column in figure.counts
    }
    sources = _sources(figure)
    mask = {
        column: np.any([counts[source] for source in sources.get(column, figure.counts)], axis=0)
        if column in sources or column not in HARMLESS
        else np.zeros(len(table), dtype=bool)
        for column in table.columns
    }
    return pd.DataFrame(mask, index=table.index, columns=table.columns)


def _sources(figure: Definition) -> dict[str, list[str]]:
    """The counts that a column gives away; a column that is not here gives away all of them."""
    sources = {column: [column] for column in figure.counts}
    for interval in figure.intervals:
        parts = (interval.numerator, interval.denominator)
        if not all(part in figure.counts or part in HARMLESS for part in parts):
            continue
        made_of = [part for part in parts if part in figure.counts]
        sources[interval.column] = made_of
        if interval.method in LIMITS_OF_TWO_COUNTS:
            sources |= {f"{interval.column}_{end}": made_of for end in ("lower", "upper")}
    return sources | {column: list(given_away) for column, given_away in figure.hides}


def _of_rows(
    result: Result, cells: Cells, values: NDArray[np.generic], column: str
) -> NDArray[np.generic]:
    """The values of one column of the cells, in the order of the result's rows."""
    wide = values.reshape(len(cells.groups), len(cells.columns))
    of_group = dict(zip(cells.groups, wide[:, cells.columns.index(column)], strict=True))
    return np.array([of_group[result.request.by, name] for name in result.table["group_id"]])


def _without(table: pd.DataFrame, hidden: pd.DataFrame, counts: tuple[str, ...]) -> pd.DataFrame:
    """The table made anew, so that nothing hidden lingers beneath a mask."""
    shown = {}
    for column in table.columns:
        gone = hidden[column].to_numpy()
        if column in counts:
            numbers = np.where(gone, 0, table[column].to_numpy(dtype=np.int64))
            shown[column] = pd.Series(pd.arrays.IntegerArray(numbers, gone.copy()))
        elif gone.any():
            shown[column] = table[column].where(~gone)
        else:
            shown[column] = table[column]
    return pd.DataFrame(shown, index=table.index)


def _notes(hidden: pd.DataFrame, patterns: list[Pattern]) -> list[str]:
    if not hidden.to_numpy().any():
        return []
    with_zeros = [
        column
        for column in hidden.columns
        if any(
            pattern.hides_zeros[pattern.cells.columns.index(column)]
            for pattern in patterns
            if column in pattern.cells.columns
        )
    ]
    return [HIDDEN] + ([ZEROS_HIDDEN.format(columns=", ".join(with_zeros))] if with_zeros else [])
