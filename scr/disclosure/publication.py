"""The policy `publication`: what it refuses, and what it hides in what it answers.

Why it suffices to protect single years. Each year is protected together with all its groupings
(see `pattern`). In a range of years a cell is hidden when it is hidden in any of them; a shown
cell of a range is therefore the sum of shown cells, which everybody could have added up, and a
hidden one ties nothing down. No shown number joins hidden cells of two years, so the possible
worlds of the years can be combined freely, and as every hidden cell of a year has two values, so
has every sum with a hidden cell in it. A count of 1 to 4 in a range is made of years of 1 to 4.

Figures whose years do not add up to ranges are answered for single years, and what the range of the
whole says of them is kept (see `repeats`).

Figures that share a count, or are tied over the years (the panel's views to the decisions they
are of), stand in one family and are protected in one system (see `refusals.FAMILIES`). What was
started stands on what was decided: that is settled first, and both are protected in one system
after it, or at once where that fails (see `standing`). A move in one year leaves the others as they
truly are, and meets what ties it to them (see `over_time`).

Between releases. What an earlier release of the same year hides is hidden again, and protected in
one system with it (see `editions`): whoever has all releases, and is told which cells have not
changed, works out no hidden cell that has not changed, except as many as the release says when it
is made. A cell that changed can be worked out by whoever knows that it was the only one, as the
whole is always shown; it is protected against everybody who does not.

What is not promised: that a hidden cell lies in no narrow range (1 or 2 may be all that is left);
anything against somebody who knows some of the cases, or assumes that records are tidier than the
definitions demand, and `over_time` and the headers presume (that a decision to start a review is
always followed by one), or reasons from the choice of what was hidden; anything between answers of
different snapshots of which none was made a release.
"""

from collections.abc import Iterable
from contextlib import suppress
from dataclasses import replace
from functools import lru_cache

import numpy as np
import pandas as pd

from scr.base.errors import RefusedError
from scr.base.periods import EVERYTHING, Span, parse_span
from scr.base.request import Request
from scr.disclosure import published
from scr.disclosure.cells import cells_of_year, does_not_add_up
from scr.disclosure.classes import rows_below
from scr.disclosure.editions import Protected, protect_after
from scr.disclosure.listing import with_groups
from scr.disclosure.masks import WITHHELD, hidden_cells, notes_of, of_rows, without
from scr.disclosure.pattern import Pattern
from scr.disclosure.refusals import FAMILIES, STANDS_ON
from scr.disclosure.stamps import Stamps, stamps
from scr.disclosure.standing import standing_on, top_of
from scr.figures.run import Result
from scr.store import Snapshot


def protected(result: Result) -> Result:
    """The answer with what the policy hides taken out: `table` without it (null), and `hidden`.

    Counts below the whole become nullable whole numbers. Raises RefusedError when the figure
    does not add up, or nothing can protect it.
    """
    result = replace(result, policy="publication")
    is_whole = result.request.by in ("national", "period")
    if is_whole:
        _refuse_unless_of_the_whole(result)
    else:
        result = replace(result, table=rows_below(result.definition, result.table))
    # Where nothing of a kind is recorded anywhere, counts are null and there is nothing to hide.
    is_unrecorded = result.table[list(result.definition.counts)].isna().all(axis=None)
    if is_unrecorded or is_whole:
        return _without_withheld(result)
    family, releases = _family(result.definition.name), stamps(result.snapshot.folder)
    years = _years(result.request)
    patterns = [_protected(family, year, result.snapshot, releases).pattern for year in years]
    not_tied = [
        year.label for year in years if not _is_tied(family, year, result.snapshot, releases)
    ]
    listed_too = {group for pattern in patterns for group in pattern.cells.listed_too}
    result = with_groups(result, listed_too)
    _refuse_unless_years_add_up(result, patterns)
    hidden = hidden_cells(result, patterns, listed_too)
    return replace(
        result,
        table=without(result.table, hidden, result.definition.counts),
        hidden=hidden,
        notes=(*result.notes, *notes_of(result.definition, hidden, patterns, not_tied)),
    )


def _without_withheld(result: Result) -> Result:
    """Nothing hidden but what is never published."""
    withheld, table = list(result.definition.withheld), result.table
    hidden = pd.DataFrame(False, index=table.index, columns=table.columns)
    if not withheld:
        return replace(result, hidden=hidden)
    hidden[withheld] = True
    notes = (*result.notes, WITHHELD)
    return replace(result, table=without(table, hidden, ()), hidden=hidden, notes=notes)


def _refuse_unless_of_the_whole(result: Result) -> None:
    whole = {"national"} if result.request.by == "national" else {p.label for p in result.periods}
    if not set(result.table["group_id"]) <= whole:
        raise RefusedError(
            f"The figure {result.definition.name} has rows for single boards and is not published. "
            "Ask for one that can be grouped by board."
        )


def _years(request: Request) -> list[Span]:
    """What is protected by itself: each year, or the picture of the as-at date."""
    return [parse_span(year.label) for year in request.span.years()] or [EVERYTHING]


def _family(name: str) -> tuple[str, ...]:
    return next(family for family in FAMILIES if name in family)


def recorded(requests: Iterable[Request], snapshot: Snapshot) -> tuple[bytes, int]:
    """What a release keeps of how its figures were protected, so that later ones hide it too; and
    how many hidden cells somebody may work out who knows just what has changed since earlier ones.
    """
    asked = {
        (_family(request.figure), year)
        for request in requests
        if request.by not in ("national", "period")
        for year in _years(request)
    }
    # Two families that are protected at once have one and the same protection.
    protections = {
        id(protection): (protection, year.label)
        for family, year in sorted(
            asked, key=lambda family_year: (family_year[0], family_year[1].label)
        )
        for protection in [_protected(family, year, snapshot, stamps(snapshot.folder))]
    }
    editions = [
        published.Edition(
            pattern.cells.figures, label, pattern.cells, pattern.hidden, pattern.widened
        )
        for protection, label in protections.values()
        for pattern in [protection.pattern]
    ]
    n_exposed = sum(protection.n_exposed for protection, _ in protections.values())
    return published.content(editions), n_exposed


def _is_tied(family: tuple[str, ...], year: Span, snapshot: Snapshot, releases: Stamps) -> bool:
    """Whether what stands on another family is protected in one system with it, if it is at all."""
    top = top_of(family)
    protection = _stack(top, year, snapshot, releases)[top]
    figures_of = protection.pattern.cells.figures if protection else STANDS_ON.get(top, ())
    return set(STANDS_ON.get(top, ())) <= set(figures_of)


def _protected(
    family: tuple[str, ...],
    year: Span,
    snapshot: Snapshot,
    releases: Stamps,
) -> Protected:
    protection = _stack(top_of(family), year, snapshot, releases)[family]
    if protection is None:
        raise RefusedError(
            f"{f'In {year.label}' if year.label else 'On record'} so few boards have a case that "
            "hiding cells does not protect them. Ask for the whole, without a grouping."
        )
    return protection


@lru_cache(maxsize=128)
def _stack(
    top: tuple[str, ...],
    year: Span,
    snapshot: Snapshot,
    releases: Stamps,
) -> dict[tuple[str, ...], Protected | None]:
    """How a family is protected, and the one beneath it if there is one; None where it cannot be.

    That one by itself first, then this on it; where that cannot be, both at once; and where that
    cannot be either, each by itself, as if nobody tied them to each other.
    """
    asked = (year, snapshot, releases)
    beneath = STANDS_ON.get(top)
    if beneath is None:
        return {top: _solved(top, None, *asked)}
    lower = _solved(beneath, None, *asked)
    upper = lower and _solved(beneath + top, lower.pattern, *asked)
    if upper:
        return {beneath: lower, top: upper}
    both = _solved(beneath + top, None, *asked)
    return {beneath: both or lower, top: both or _solved(top, None, *asked)}


def _solved(
    figures_of: tuple[str, ...],
    beneath: Pattern | None,
    year: Span,
    snapshot: Snapshot,
    releases: Stamps,
) -> Protected | None:
    """These figures protected in one system, on a pattern that is settled; None where that cannot
    be."""
    earlier = published.earlier_editions(figures_of, year, releases)
    # A case of a board that was closed may be hidden only where all that were closed are listed.
    for lists_all in (False, True):
        cells = cells_of_year(figures_of, year, snapshot, lists_all=lists_all)
        if lists_all and not cells.listed_too:
            break
        with suppress(ArithmeticError):
            return protect_after(standing_on(cells, beneath) if beneath else cells, earlier)
    return None


def _refuse_unless_years_add_up(result: Result, patterns: list[Pattern]) -> None:
    for column in result.definition.counts:
        years = [
            of_rows(result, pattern.cells, pattern.cells.values, column) for pattern in patterns
        ]
        if (np.sum(years, axis=0) != result.table[column].to_numpy()).any():
            raise does_not_add_up(result.definition.name)
