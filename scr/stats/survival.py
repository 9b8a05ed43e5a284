"""Times to an end where some cases are still open: Kaplan-Meier from life tables.

A life table has a row per day on which a case ended or was censored, in the order of the days,
with how many did: it is as short for a million cases as for a thousand, and many groups are
estimated at once. No library takes such tables for many groups, so the thirty lines of the
product-limit estimate stand here; the tests hold them to scipy and to statsmodels.

On one day ends come before censorings: a case censored on a day was at risk on it. A case can
end on day 0. Sources: Kaplan & Meier 1958 (JASA 53:457); Greenwood 1926 for the variance;
log-log limits, Kalbfleisch & Prentice 2002, section 1.4; limits of the median, Brookmeyer &
Crowley 1982 (Biometrics 38:29), on the log-log scale.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from scr.stats.intervals import Z95

TOLERANCE = 1e-9
"""A share this close to a half has reached it: products of fractions are not exact."""

_DAY_BITS = 24
"""One sort puts days in the order of their tables: the table in the bits above those of the day."""

Floats = NDArray[np.float64]
Integers = NDArray[np.int64]


@dataclass(frozen=True)
class LifeTables:
    """Life tables of several groups laid end to end, the days of each rising: `days`, and how
    many `ended` and were `censored` on each. `starts` are the places at which tables begin,
    `filled` the numbers of those that have rows, of `n` in all."""

    days: Integers
    ended: Integers
    censored: Integers
    starts: Integers
    filled: Integers
    n: int


def end_to_end(
    days: Sequence[ArrayLike], ended: Sequence[ArrayLike], censored: Sequence[ArrayLike]
) -> LifeTables:
    """Tables laid end to end: of each its days (whole, from 0, each once, in any order), and how
    many ended and were censored on each."""
    lengths = np.array([len(np.asarray(table_days)) for table_days in days], dtype=np.int64)
    number, filled = np.repeat(np.arange(len(lengths)), lengths), np.flatnonzero(lengths)
    order = np.argsort((number << _DAY_BITS) | _flat(days))
    return LifeTables(
        days=_flat(days)[order],
        ended=_flat(ended)[order],
        censored=_flat(censored)[order],
        starts=np.cumsum(lengths)[filled] - lengths[filled],
        filled=filled,
        n=len(lengths),
    )


def _flat(column: Sequence[ArrayLike]) -> Integers:
    nothing = np.empty(0, dtype=np.int64)
    return np.concatenate([nothing, *(np.asarray(part) for part in column)]).astype(np.int64)


@dataclass(frozen=True)
class Curve:
    """The share still waiting after each day of a life table; arrays of its length.

    `lower` and `upper` are pointwise log-log 95% limits, NaN while nobody has ended and once
    everybody has, where they are undefined. `at_risk` are the cases still followed at the start
    of the day. Before the first day the share is 1; the last is where following ends.
    """

    day: Integers
    share: Floats
    lower: Floats
    upper: Floats
    at_risk: Integers


@dataclass(frozen=True)
class Medians:
    """Median days of several groups and their 95% limits, arrays of shape (groups,); NaN where
    the share still waiting, or its limit, never comes down to a half or is undefined there."""

    median: Floats
    lower: Floats
    upper: Floats


@dataclass(frozen=True)
class Ended:
    """The share of cases that have ended by a day, with its 95% limits; NaN where unknown."""

    share: float
    lower: float
    upper: float


def medians(tables: LifeTables) -> Medians:
    """The Kaplan-Meier median of each table: the first day on which the share still waiting is
    a half or less; its limits are the first days on which those of the share are.
    """
    estimates = np.full((3, tables.n), np.nan)
    if len(tables.filled):
        share, lower, upper, _ = _estimate(tables.ended, tables.censored, tables.starts)
        for place, values in enumerate((share, lower, upper)):
            estimates[place, tables.filled] = _first(
                tables.days, values <= 0.5 + TOLERANCE, tables.starts
            )
    return Medians(*estimates)


def ended_only_medians(tables: LifeTables) -> Floats:
    """The median of the days of ended cases of each table, shape (tables,); NaN where none has
    ended. By the rule of the other median: the first day by which half of them had ended.

    Never show it alone while cases are open (see `is_flattering`).
    """
    days_to_half = np.full(tables.n, np.nan)
    if len(tables.filled):
        days, ended, starts = tables.days, tables.ended, tables.starts
        lengths = np.diff(np.append(starts, len(days)))
        number = np.repeat(np.add.reduceat(ended, starts), lengths)
        half = (2 * _sums(ended, starts, lengths) >= number) & (number > 0)
        days_to_half[tables.filled] = _first(days, half, starts)
    return days_to_half


def is_flattering(ended_only: float, median: float, n_open: int) -> bool:
    """Whether the median of ended cases alone misleads, as it leaves out slow ones that are still
    open: only where some are open, and it is the smaller (or the other is not reached)."""
    return n_open > 0 and not np.isnan(ended_only) and not ended_only >= median


def curve(days: ArrayLike, ended: ArrayLike, censored: ArrayLike) -> Curve:
    """The Kaplan-Meier curve of one life table. Raises ValueError when its days do not rise."""
    day = np.asarray(days, dtype=np.int64)
    if (np.diff(day) <= 0).any():
        raise ValueError("the days of a life table must rise")
    if not len(day):
        nothing = np.array([], dtype=float)
        return Curve(day, nothing, nothing, nothing, day)
    share, lower, upper, at_risk = _estimate(
        np.asarray(ended, dtype=np.int64),
        np.asarray(censored, dtype=np.int64),
        np.array([0]),
    )
    return Curve(day, share, lower, upper, at_risk)


def ended_by(survival: Curve, day: int) -> Ended:
    """The share that has ended by the end of a day: 1 less the share still waiting.

    NaN after the last day on which anybody was followed, unless all have ended by then.
    """
    place = int(np.searchsorted(survival.day, day, side="right")) - 1
    is_over = place == len(survival.day) - 1 and (place < 0 or day > survival.day[place])
    if is_over and not (place >= 0 and survival.share[place] == 0):
        return Ended(np.nan, np.nan, np.nan)
    if place < 0:
        return Ended(0.0, np.nan, np.nan)
    return Ended(
        float(1 - survival.share[place]),
        float(1 - survival.upper[place]),
        float(1 - survival.lower[place]),
    )


def _estimate(
    ended: Integers, censored: Integers, starts: Integers
) -> tuple[Floats, Floats, Floats, Integers]:
    """Share, lower and upper limit, and cases at risk, of tables laid end to end.

    `starts` are the places at which each table begins. Sums over all tables are taken at once,
    less what had been summed where the table begins.
    """
    lengths = np.diff(np.append(starts, len(ended)))
    gone = ended + censored
    left = np.repeat(np.add.reduceat(gone, starts), lengths) - _sums(gone, starts, lengths) + gone
    # All that are at risk can end only on the last day of a table.
    is_last_end = ended == left
    staying = np.where(is_last_end, 1, left - ended)
    log_share = _sums(np.where(is_last_end, 0.0, np.log(staying / left)), starts, lengths)
    variance = _sums(np.where(is_last_end, 0.0, ended / (left * staying)), starts, lengths)
    anybody_ended = _sums(ended, starts, lengths) > 0
    share = np.where(is_last_end, 0.0, np.where(anybody_ended, np.exp(log_share), 1.0))
    defined = anybody_ended & ~is_last_end
    log_share = np.where(defined, log_share, np.nan)
    spread = np.exp(Z95 * np.sqrt(np.maximum(variance, 0)) / -log_share)
    return share, np.exp(log_share * spread), np.exp(log_share / spread), left


def _sums(values: NDArray, starts: Integers, lengths: Integers) -> NDArray:
    """Running sums within each table."""
    running = np.cumsum(values)
    before = running[starts] - values[starts]
    return np.asarray(running - np.repeat(before, lengths))


def _first(days: Integers, holds: NDArray[np.bool_], starts: Integers) -> Floats:
    """Of each table the first day on which something holds; NaN where it never does."""
    never = np.iinfo(np.int64).max
    first = np.minimum.reduceat(np.where(holds, days, never), starts)
    return np.where(first == never, np.nan, first.astype(float))
