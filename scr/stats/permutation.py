"""Groups of clusters dealt out anew: how often would chance alone lay them so far apart?

Recommendations of one review are answered together, so what is dealt is reviews. No single way of
weighing them keeps its promise whatever their sizes: with pooled shares 20 reviews of twelve
against 3 of one were "different" 30% to 80% of the time though nothing differed, with each
review weighing the same 15%. Each fails where another holds: pooled shares are right where groups
have reviews of like sizes, reviews weighing the same where a review's recommendations have one
fate, and Fisher's test (or the chi-square) where they are independent. So the largest p of the
three is taken, and it stayed at or below 6% in every case tried (docs/calibration.md).

Every way to deal is gone through where there are at most 20,000, else 9,999 draws of a fixed seed
with the deal seen among them, which keep the level (Barnard 1963; Besag and Clifford 1991).
Sources: Fisher 1935; Pitman 1937; Gail and others 1996 (Statistics in Medicine 15:1069) for
clusters.
"""

import math
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations

import numpy as np
from numpy.typing import ArrayLike, NDArray

MOST_DEALS = 20_000
N_DRAWS = 9_999
SEED = 20130601
# Sums in another order may differ by a hair.
ROUNDING = 1e-9

Floats = NDArray[np.float64]


@dataclass(frozen=True)
class Clusters:
    """What was counted in each cluster: `x` of `n`, arrays of one length, every n above 0."""

    x: Floats
    n: Floats

    @property
    def size(self) -> int:
        """How many clusters there are."""
        return len(self.n)

    @property
    def share(self) -> float:
        """All that was counted over all that there is; NaN without a cluster."""
        return float(self.x.sum() / self.n.sum()) if self.size else math.nan


def clusters(x: ArrayLike, n: ArrayLike) -> Clusters:
    """Clusters of x of n each; those without anything are none. Raises ValueError when an x is
    below 0 or above its n."""
    counted, sizes = np.asarray(x, dtype=float), np.asarray(n, dtype=float)
    if np.any((counted < 0) | (counted > sizes)):
        raise ValueError("a count lies below 0 or above its n")
    return Clusters(counted[sizes > 0], sizes[sizes > 0])


def of_rows(names: ArrayLike, counted: ArrayLike) -> Clusters:
    """Clusters from rows: the name of each row's cluster (of any kind that can be sorted), and
    whether what is asked holds of the row (0 or 1)."""
    _, places = np.unique(np.asarray(names), return_inverse=True)
    if not len(places):
        return Clusters(np.empty(0), np.empty(0))
    held = np.asarray(counted, dtype=float)
    return clusters(np.bincount(places, weights=held), np.bincount(places))


def two_tails(first: Clusters, second: Clusters) -> tuple[tuple[float, float], ...]:
    """For the pooled share and for the mean of the clusters' own: the chance that a deal has the
    first of two groups so low, and so high, beside the second. Each has a cluster at least."""
    x, n = np.concatenate([first.x, second.x]), np.concatenate([first.n, second.n])
    taken, is_every = _deals(len(n), first.size)
    return tuple(
        _tails(_apart(taken, *weighting), _apart(_own(len(n), first.size), *weighting)[0], is_every)
        for weighting in ((x, n), (x / n, np.ones(len(n))))
    )


def spread_p(group: ArrayLike, all_clusters: Clusters) -> tuple[float, float]:
    """For the pooled shares and for the means of clusters' own: how often a deal of clusters to
    groups, as many to each as it has, lies as far apart by Pearson's statistic. `group` are
    whole numbers from 0 that name each cluster's group."""
    groups = np.asarray(group, dtype=np.int64)
    x, n = all_clusters.x, all_clusters.n
    random = np.random.default_rng(SEED)
    dealt = random.permuted(np.tile(groups, (N_DRAWS, 1)), axis=1)
    return _spread(groups, dealt, x, n), _spread(groups, dealt, x / n, np.ones(len(n)))


def _spread(groups: NDArray[np.int64], dealt: NDArray[np.int64], x: Floats, n: Floats) -> float:
    seen = _pearson(groups[np.newaxis], x, n)[0]
    drawn = _pearson(dealt, x, n)
    return float((1 + np.count_nonzero(drawn >= seen - ROUNDING)) / (1 + len(drawn)))


def _pearson(dealt: NDArray[np.int64], x: Floats, n: Floats) -> Floats:
    """Sum over groups of (x - n p)^2 / n, p the share of all, for each of the deals."""
    deals, n_groups = len(dealt), int(dealt.max()) + 1
    places = (dealt + n_groups * np.arange(deals)[:, np.newaxis]).ravel()
    away = np.tile(x - n * x.sum() / n.sum(), deals)
    sums = np.bincount(places, weights=away, minlength=deals * n_groups)
    sizes = np.bincount(places, weights=np.tile(n, deals), minlength=deals * n_groups)
    parts = sums**2 / np.where(sizes > 0, sizes, 1.0)
    return np.asarray(parts.reshape(deals, n_groups).sum(axis=1))


def _apart(taken: Floats, x: Floats, n: Floats) -> Floats:
    """The first group's share less the second's, for each deal."""
    first_x, first_n = taken @ x, taken @ n
    return np.asarray(first_x / first_n - (x.sum() - first_x) / (n.sum() - first_n))


def _tails(drawn: Floats, seen: float, is_every: bool) -> tuple[float, float]:
    # Where every deal is gone through, the one seen is among them.
    more = 0 if is_every else 1
    low = np.count_nonzero(drawn <= seen + ROUNDING)
    high = np.count_nonzero(drawn >= seen - ROUNDING)
    return float((low + more) / (len(drawn) + more)), float((high + more) / (len(drawn) + more))


def _own(n_all: int, n_first: int) -> Floats:
    return (np.arange(n_all) < n_first).astype(float)[np.newaxis]


@lru_cache(maxsize=32)
def _deals(n_all: int, n_first: int) -> tuple[Floats, bool]:
    """Which clusters fall to the first group, a row of 0 and 1 per deal, and whether those are
    all the ways there are."""
    is_every = math.comb(n_all, n_first) <= MOST_DEALS
    if is_every:
        places = np.array(list(combinations(range(n_all), n_first)), dtype=np.int64)
    else:
        keys = np.random.default_rng(SEED).random((N_DRAWS, n_all))
        places = np.argpartition(keys, n_first - 1, axis=1)[:, :n_first]
    taken = np.zeros((len(places), n_all))
    np.put_along_axis(taken, places, 1.0, axis=1)
    return taken, is_every
