"""The share that has acted by a day, where some are still open and others have ended instead.

Aalen-Johansen: on each day the share still waiting that acts on it, F = sum of S(t-) * d / n, with
ends before the action as the competing end. On one day actions and ends come before censorings.
Rows come in reviews, whose recommendations are answered together; so the limits are made by
leaving one review out at a time. A variance made of k reviews is itself an estimate with k - 1
degrees of freedom, so Student's t stands in place of 1.96: with it 94% or more of such limits hold
the true share at any k, without it 71% at two reviews (docs/calibration.md). No library takes
both weights and clusters; the tests hold this to statsmodels and to hand cases. Sources: Aalen &
Johansen 1978 (Scandinavian Journal of Statistics 5:141); Efron & Tibshirani 1993, chapter 11, for
the jackknife, and section 12.2 for Student's t with it; the complementary log-log scale,
Kalbfleisch & Prentice 2002, section 1.4.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from scr.stats.intervals import student
from scr.stats.leaving_out import TOLERANCE, replicates
from scr.stats.lives import Counts, Floats, Integers, Lives


@dataclass(frozen=True)
class Shares:
    """Shares that have acted by each of some days, and their 95% limits: arrays of shape (days,).

    A share is NaN of nobody; limits are NaN below two reviews, and where the share or a
    replicate is 0 or 1.
    """

    share: Floats
    lower: Floats
    upper: Floats


def shares_acted(lives: Lives, by: ArrayLike, *, by_review: bool = False) -> Shares:
    """The shares that have acted by the end of each day in `by`, which are days up to the last
    of the lives. Their groups are reviews; each life weighs 1 or, with `by_review`, 1 / the lives
    of its review.

    The variance is (k - 1) / k times the sum of squares of the k replicates, on the
    complementary log-log scale, about their mean; the limits are as many standard errors away
    as the 97.5% point of Student's t with k - 1 degrees of freedom.
    """
    upto = np.searchsorted(lives.grid, np.asarray(by, dtype=np.int64), side="right")
    nothing = np.full(len(upto), np.nan)
    if not lives.n_groups:
        return Shares(nothing, nothing, nothing)
    share = _incidence(lives.counts(by_review))[upto]
    if lives.n_groups < 2:
        return Shares(share, nothing, nothing)
    return Shares(share, *_limits(share, replicates(lives, upto, by_review)))


@dataclass(frozen=True)
class Course:
    """The share that has acted by the end of each day on which it grows: arrays of one length,
    days rising."""

    day: Integers
    share: Floats


def course(lives: Lives, *, by_review: bool = False) -> Course:
    """The same share on every day of the lives, without limits, for drawing."""
    if not lives.n_groups:
        return Course(np.empty(0, dtype=np.int64), np.empty(0))
    share = _incidence(lives.counts(by_review))
    grows = np.diff(share) > 0
    return Course(lives.grid[grows], share[1:][grows])


def _incidence(counts: Counts) -> Floats:
    """Aalen-Johansen: the share that has acted before the first day of the grid and by each."""
    is_followed = counts.at_risk > TOLERANCE
    risk = np.where(is_followed, counts.at_risk, 1.0)
    acting = np.where(is_followed, counts.acting / risk, 0.0)
    leaving = np.where(is_followed, (counts.acting + counts.ending) / risk, 0.0)
    waiting = np.concatenate([[1.0], np.cumprod(np.maximum(1 - leaving, 0.0))])
    return np.concatenate([[0.0], np.cumsum(waiting[:-1] * acting)])


def _limits(share: Floats, replicates: Floats) -> tuple[Floats, Floats]:
    """Jackknife limits on the complementary log-log scale; `replicates` is an array (days, k)."""
    k = replicates.shape[1]
    least = np.minimum(share, replicates.min(axis=1))
    most = np.maximum(share, replicates.max(axis=1))
    is_defined = (least > TOLERANCE) & (most < 1 - TOLERANCE)
    others = _scaled(np.where(is_defined[:, np.newaxis], replicates, 0.5))
    middle = _scaled(np.where(is_defined, share, 0.5))
    error = student(k) * np.sqrt((k - 1) * others.var(axis=1))
    lower, upper = (-np.expm1(-np.exp(middle + way * error)) for way in (-1, 1))
    return np.where(is_defined, lower, np.nan), np.where(is_defined, upper, np.nan)


def _scaled(share: Floats) -> Floats:
    return np.asarray(np.log(-np.log1p(-share)))
