"""The share that has acted by a day, where some are still open and others have ended instead.

Aalen-Johansen: on each day the share still waiting that acts on it, F = sum of S(t-) * d / n, with
ends before the action as the competing end. On one day actions and ends come before censorings.
Rows come in reviews, whose recommendations are answered together; so the limits are made by
leaving one review out at a time. No library takes both weights and clusters; the tests hold this
to statsmodels and to hand cases. Sources: Aalen & Johansen 1978 (Scandinavian Journal of
Statistics 5:141); Efron & Tibshirani 1993, chapter 11, for the jackknife; the complementary
log-log scale, Kalbfleisch & Prentice 2002, section 1.4.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from scr.statistics.intervals import Z95

TOLERANCE = 1e-9
"""Sums of fractions are not exact: what is this near to 0 (or to 1) is 0 (or 1)."""
CELLS_AT_ONCE = 1_000_000
"""Replicates times days worked on together, so that memory does not grow with the reviews."""

Floats = NDArray[np.float64]
Integers = NDArray[np.int64]


@dataclass(frozen=True)
class Shares:
    """Shares that have acted by each of some days, and their 95% limits: arrays of shape (days,).

    A share is NaN of nobody; limits are NaN below two reviews, and where the share or a
    replicate is 0 or 1.
    """

    share: Floats
    lower: Floats
    upper: Floats


@dataclass(frozen=True)
class _Lives:
    """Rows laid out on a grid of the days on which anything happened: `place` is the number of
    grid days up to the day on which following ends."""

    review: Integers
    place: Integers
    weight: Floats
    acted: NDArray[np.bool_]
    ended: NDArray[np.bool_]
    n_days: int


def shares_acted(
    reviews: ArrayLike,
    rows: ArrayLike,
    days: ArrayLike,
    states: ArrayLike,
    by: ArrayLike,
    *,
    by_review: bool = False,
) -> Shares:
    """The shares that have acted by the end of each day in `by`.

    Arrays of one length, an entry for rows that are alike: `reviews` (any whole number that names
    the review), `rows` (how many), `days` (whole, from 0) and `states` (what happened on the day:
    `acted`, `ended` before acting, or `open`, followed no further). Each row weighs 1, or with
    `by_review` 1 / the rows of its review.

    The variance is (k - 1) / k times the sum of squares of the k replicates, on the
    complementary log-log scale, about their mean.
    """
    horizons = np.asarray(by, dtype=np.int64)
    nothing = np.full(len(horizons), np.nan)
    if not len(np.asarray(reviews)):
        return Shares(nothing, nothing, nothing)
    lives, grid = _laid_out(reviews, rows, days, states, int(horizons.max()), by_review)
    upto = np.searchsorted(grid, horizons, side="right")
    whole = _counts(lives, np.zeros_like(lives.review), 1)
    share = _incidence(*whole, upto)[0]
    k = int(lives.review.max()) + 1
    if k < 2:
        return Shares(share, nothing, nothing)
    return Shares(share, *_limits(share, _replicates(lives, whole, upto, k)))


@dataclass(frozen=True)
class Course:
    """The share that has acted by the end of each day on which it grows: arrays of one length,
    days rising."""

    day: Integers
    share: Floats


def course(
    reviews: ArrayLike,
    rows: ArrayLike,
    days: ArrayLike,
    states: ArrayLike,
    last: int,
    *,
    by_review: bool = False,
) -> Course:
    """The same share on every day up to `last`, without limits, for drawing. Arguments as for
    `shares_acted`."""
    if not len(np.asarray(reviews)):
        return Course(np.empty(0, dtype=np.int64), np.empty(0))
    lives, grid = _laid_out(reviews, rows, days, states, last, by_review)
    whole = _counts(lives, np.zeros_like(lives.review), 1)
    share = _incidence(*whole, np.arange(1, len(grid) + 1))[0]
    grows = np.diff(share, prepend=0.0) > 0
    return Course(grid[grows], share[grows])


def _laid_out(
    reviews: ArrayLike,
    rows: ArrayLike,
    days: ArrayLike,
    states: ArrayLike,
    last: int,
    by_review: bool,
) -> tuple[_Lives, Integers]:
    """The lives in the order of their reviews, these numbered from 0; and the grid of days."""
    order = np.argsort(np.asarray(reviews), kind="stable")
    review = np.unique(np.asarray(reviews)[order], return_inverse=True)[1].astype(np.int64)
    weight = np.asarray(rows, dtype=float)[order]
    if by_review:
        weight = weight / np.bincount(review, weight)[review]
    day, state = np.asarray(days, dtype=np.int64)[order], np.asarray(states)[order]
    acted = np.asarray((state == "acted") & (day <= last))
    ended = np.asarray((state == "ended") & (day <= last))
    grid = np.unique(day[acted | ended])
    place = np.searchsorted(grid, day, side="right")
    return _Lives(review, place, weight, acted, ended, len(grid)), grid


def _counts(lives: _Lives, owner: Integers, n: int) -> tuple[Floats, Floats, Floats]:
    """At risk, acting and ending of each of n owners on each grid day: arrays (n, days)."""
    width = lives.n_days + 1
    flat = owner * width + lives.place

    def summed(weight: Floats) -> Floats:
        cells = np.bincount(flat, weight, n * width).astype(float)
        return cells.reshape(n, width)[:, 1:]

    at_risk = np.cumsum(summed(lives.weight)[:, ::-1], axis=1)[:, ::-1]
    return at_risk, summed(lives.weight * lives.acted), summed(lives.weight * lives.ended)


def _incidence(at_risk: Floats, acted: Floats, ended: Floats, upto: Integers) -> Floats:
    """Aalen-Johansen shares after the first `upto` grid days: an array (owners, len(upto))."""
    is_followed = at_risk > TOLERANCE
    risk = np.where(is_followed, at_risk, 1.0)
    acting = np.where(is_followed, acted / risk, 0.0)
    staying = np.where(is_followed, np.maximum(1 - (acted + ended) / risk, 0.0), 1.0)
    start = np.ones((len(at_risk), 1))
    waiting = np.concatenate([start, np.cumprod(staying, axis=1)], axis=1)
    acted_by = np.concatenate([0 * start, np.cumsum(waiting[:, :-1] * acting, axis=1)], axis=1)
    return np.asarray(acted_by[:, upto])


def _replicates(
    lives: _Lives, whole: tuple[Floats, Floats, Floats], upto: Integers, k: int
) -> Floats:
    """The shares with each review left out in turn: an array (k, len(upto))."""
    step = max(1, CELLS_AT_ONCE // (lives.n_days + 1))
    found = []
    for first in range(0, k, step):
        n = min(step, k - first)
        low, high = np.searchsorted(lives.review, [first, first + n])
        part = _Lives(
            lives.review[low:high],
            lives.place[low:high],
            lives.weight[low:high],
            lives.acted[low:high],
            lives.ended[low:high],
            lives.n_days,
        )
        own = _counts(part, part.review - first, n)
        at_risk, acted, ended = (all_ - one for all_, one in zip(whole, own, strict=True))
        found.append(_incidence(at_risk, acted, ended, upto))
    return np.concatenate(found)


def _limits(share: Floats, replicates: Floats) -> tuple[Floats, Floats]:
    """Jackknife limits on the complementary log-log scale, for each horizon."""
    k = len(replicates)
    every = np.vstack([share, replicates])
    is_defined = ((every > TOLERANCE) & (every < 1 - TOLERANCE)).all(axis=0)
    middle, *others = np.log(-np.log1p(-np.where(is_defined, every, 0.5)))
    away = np.array(others) - np.mean(others, axis=0)
    error = Z95 * np.sqrt((k - 1) / k * np.sum(away**2, axis=0))
    lower, upper = (-np.expm1(-np.exp(middle + way * error)) for way in (-1, 1))
    return np.where(is_defined, lower, np.nan), np.where(is_defined, upper, np.nan)
