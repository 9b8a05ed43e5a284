"""Brings the default size to the published totals by construction: no draw is thrown away.

Dates are first drawn as if nothing were known. Then, panel year by panel year, the cases nearest
to a year's edge are moved over it until the year holds as many as were published. The moves are
of days or weeks, and a case keeps its place in the order of events.
"""

from collections.abc import Mapping

import numpy as np

from scr.sample.fields import AS_AT, BLANK, Array, pick
from scr.sample.plan import INITIATED, bounds


def settle(
    rng: np.random.Generator,
    natural: Array,
    before: Array,
    limit: Array,
    targets: dict[int, int],
) -> Array:
    """The days `natural`, moved so that each panel year of `targets` holds as many as it says.

    `before` are the days of the event before, `limit` days before which a case cannot be moved. A
    case brought forward stays after `before` where it can; where it cannot, the caller moves that
    event too. In the last year what is too much becomes later than the as-at date. Raises
    ValueError when a year cannot be filled.
    """
    days = natural.copy()
    for year, target in sorted(targets.items()):
        start, end = bounds(year)
        inside = np.flatnonzero((days >= start) & (days <= end))
        surplus = len(inside) - target
        if surplus > 0:
            latest = inside[np.argsort(-days[inside], kind="stable")[:surplus]]
            days[latest] = end + 1 + rng.integers(0, 45, surplus)
        elif surplus < 0:
            waiting = np.flatnonzero((days > end) & (limit <= end - 5))
            if len(waiting) < -surplus:
                raise ValueError(f"{-surplus - len(waiting)} cases too few for {year}")
            first = waiting[np.argsort(days[waiting], kind="stable")[:-surplus]]
            since = np.minimum(np.maximum(before[first] + 2, start), end - 20)
            since = np.maximum(since, limit[first] + 3)
            share = 0.3 + 0.7 * rng.random(len(first))
            days[first] = np.minimum(since + np.floor((end - since) * share), end)
    return days


def settle_initiated(
    rng: np.random.Generator, recorded: Array, derived: Array, decided: Array
) -> Array:
    """The recorded initiated days, some moved into the next July so that each year's total fits.

    `derived` are the initiated days by the contract's rule, `decided` those of first decisions
    to initiate (else blank). Those decided last before a year's end are moved over it: out of a
    year that has too many, into one that has too few. Raises ValueError when they do not suffice.
    """
    days = recorded.copy()
    for year, target in INITIATED.items():
        start, end = bounds(year)
        surplus = int(((derived >= start) & (derived <= end)).sum()) - target
        edge = end if surplus > 0 else start - 1
        able = np.flatnonzero((derived <= edge) & (decided > edge - 75) & (decided <= edge))
        if abs(surplus) > len(able):
            raise ValueError(f"{surplus} initiations too many in {year}")
        latest = able[np.argsort(-decided[able], kind="stable")[: abs(surplus)]]
        days[latest] = edge + 1 + rng.integers(0, 14, len(latest))
    return days


def share_out(rng: np.random.Generator, rows: Array, counts: tuple[int, ...]) -> Array:
    """For each of `rows` a code: as many of each, in random order, as `counts` says."""
    codes = np.repeat(np.arange(len(counts)), counts)
    return rng.permutation(codes)[: len(rows)].astype(np.int32)


def codes_by_year(
    rng: np.random.Generator,
    days: Array,
    targets: Mapping[int, tuple[int, ...]],
    shares: tuple[float, ...],
    is_exact: bool,
) -> Array:
    """For each day that is there a code 0, 1, ...; blank days have none.

    Exact: in each year of `targets` as many of each code as it says. Else, and in other years,
    by `shares`.
    """
    codes = np.where(days == BLANK, BLANK, pick(rng, shares, len(days)))
    if is_exact:
        for year, counts in targets.items():
            start, end = bounds(year)
            rows = np.flatnonzero((days >= start) & (days <= min(end, AS_AT)))
            codes[rows] = share_out(rng, rows, counts)
    return codes.astype(np.int32)
