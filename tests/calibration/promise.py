"""A promise, how it is drawn, and how often it was kept."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from scr.stats import homogeneity, permutation, spread

SEED = 20160630
MISS = 0.02
"""A promise missed by more than this is marked."""
AGAIN = 4
"""A row that seems to miss is drawn so many times as often before anything is said of it."""

Random = np.random.Generator


@dataclass(frozen=True)
class Promise:
    """`promised` of the time at least for limits, at most (`is_most`) for marks and tests. `draw`
    gives the outcomes of one draw: 1 where the limits held the truth or the mark appeared, 0 where
    not, NaN where there was nothing to see. `share` of the usual number of draws is taken where one
    costs a good deal. `shown` are the pages that show it; `said` is where the page says that the
    promise is missed."""

    what: str
    over: str
    promised: float
    draw: Callable[[Random], ArrayLike]
    shown: str
    is_most: bool = False
    share: float = 1.0
    said: str = ""


@dataclass(frozen=True)
class Row:
    """A promise and the rate simulated; NaN where there was nothing to see."""

    promise: Promise
    rate: float

    @property
    def off(self) -> float:
        """By how much it is broken; below 0 where it is kept with room."""
        away = self.rate - self.promise.promised
        return away if self.promise.is_most else -away

    @property
    def verdict(self) -> str:
        """`misses` where the promise is broken by more than two points."""
        if np.isnan(self.rate):
            return "never defined"
        if self.off > MISS + 1e-9:
            return "**misses**"
        return "cautious" if self.off < -MISS - 1e-9 else "keeps"


def kept(one: Promise, tries: int) -> Row:
    """How often a promise was kept in so many draws, or four times as many where it seems not."""
    row = Row(one, _rate(one, tries))
    return Row(one, _rate(one, AGAIN * tries)) if row.verdict == "**misses**" else row


def _rate(one: Promise, tries: int) -> float:
    random = np.random.default_rng(SEED)
    n = max(int(tries * one.share), 1)
    outcomes = np.concatenate([np.ravel(one.draw(random)) for _ in range(n)]).astype(float)
    there = outcomes[~np.isnan(outcomes)]
    return float(there.mean()) if there.size else float("nan")


@contextmanager
def own_deals(random: Random) -> Iterator[None]:
    """Tests by draws with 499 of a seed of their own, twenty times as quick as with the 9,999 of
    the product's one seed. The level is the same on average over seeds; with few draws of a single
    seed it would stray by a point or more, with 9,999 by a fifth of one."""
    kept_as = [(module, name, getattr(module, name)) for module, name, _ in _DEALT]
    for module, name, value in _DEALT:
        setattr(module, name, int(random.integers(2**31)) if value is None else value)
    permutation._deals.cache_clear()
    try:
        yield
    finally:
        permutation._deals.cache_clear()
        for module, name, before in kept_as:
            setattr(module, name, before)


_FEW = 499
_DEALT = (
    (homogeneity, "N_DRAWS", _FEW), (homogeneity, "SEED", None), (permutation, "N_DRAWS", _FEW),
    (permutation, "SEED", None), (spread, "SHUFFLES", _FEW), (spread, "_SEED", None),
)  # fmt: skip


def holds(lower: ArrayLike, upper: ArrayLike, truth: ArrayLike) -> np.ndarray:
    """1 where limits hold the truth, 0 where not, NaN where they are not defined."""
    low, high, is_so = np.broadcast_arrays(*(np.asarray(v, float) for v in (lower, upper, truth)))
    is_held = ((low <= is_so + 1e-9) & (is_so - 1e-9 <= high)).astype(float)
    return np.where(np.isnan(low) | np.isnan(high), np.nan, is_held)


def reviews(random: Random, k: int, rho: float, p: float = 0.5) -> tuple[np.ndarray, np.ndarray]:
    """k reviews of 1 to 12 recommendations each, those of one alike by rho: x and n of each."""
    n = random.integers(1, 13, k)
    if rho == 0:
        return random.binomial(n, p), n
    if rho == 1:
        return n * (random.random(k) < p), n
    weight = (1 - rho) / rho
    return random.binomial(n, random.beta(p * weight, (1 - p) * weight, k)), n


def sizes(boards: int) -> np.ndarray:
    """How many cases each of so many boards has: 1 to 23."""
    return np.array([1 + (7 * i) % 23 for i in range(boards)])
