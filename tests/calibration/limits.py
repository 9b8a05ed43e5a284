"""Limits that promise to hold the true value 95 times in 100."""

from collections.abc import Iterator
from functools import partial

import numpy as np

from scr.stats import (
    clustered,
    competing,
    difference,
    incidence,
    intervals,
    means,
    permutation,
    shrinkage,
    survival,
)
from scr.stats.lives import ACTED, OPEN, lay_out
from tests.calibration.promise import Promise, Random, holds, own_deals, reviews, sizes

HELD = 0.95
MEDIANS_SAID = "a caution wherever a time from fewer than 30 cases is told (`estimate.few`)"


def promises() -> Iterator[Promise]:
    """Limits of shares, rates, recommendations, times, differences and ranks."""
    yield from _simple()
    yield from _over_reviews()
    yield from _times()
    yield from _of_two()
    yield from _of_boards()


def _simple() -> Iterator[Promise]:
    for n in (2, 3, 5, 10, 30, 100):
        what, over = "share of cases (Wilson)", f"{n} cases"
        yield Promise(what, over, HELD, partial(_wilson, n=n), "all shares of cases")
    for expected in (1, 5, 30):
        what, over = "rate (Garwood)", f"{expected} expected"
        yield Promise(what, over, HELD, partial(_garwood, expected=expected), "rates per 100,000")


def _wilson(random: Random, n: int) -> np.ndarray:
    # Averaged over true shares: at a single one the count's steps decide.
    p = random.uniform(0.05, 0.95, 20)
    return holds(*intervals.wilson(random.binomial(n, p), n), p)


def _garwood(random: Random, expected: int) -> np.ndarray:
    return holds(*intervals.garwood(random.poisson(expected, 20), 1.0, per=1), expected)


def _over_reviews() -> Iterator[Promise]:
    for k in (2, 3, 5, 9, 10, 20, 50, 100):
        for rho in (0.0, 0.3, 1.0):
            over = f"{k} reviews, correlation {rho:g}"
            for what, draw in (
                ("share over recommendations", _clustered),
                ("follow-through by a day", _followed),
                ("the same, by review", partial(_followed, by_review=True)),
            ):
                drawn, share = partial(draw, k=k, rho=rho), 0.5 if k > 20 else 1.0
                yield Promise(what, over, HELD, drawn, "Recommendations, report", share=share)


def _clustered(random: Random, k: int, rho: float) -> np.ndarray:
    x, n = reviews(random, k, rho)
    return holds(*clustered.clustered_wilson([x.sum()], [n.sum()], [_sums(x, n)]), 0.5)


def _sums(x: np.ndarray, n: np.ndarray) -> list[int]:
    return [len(n), (x * x).sum(), (x * n).sum(), (n * n).sum()]


def _followed(random: Random, k: int, rho: float, by_review: bool = False) -> np.ndarray:
    x, n = reviews(random, k, rho)
    acted = np.concatenate([np.arange(of) < one for one, of in zip(x, n, strict=True)])
    days = np.where(acted, random.integers(0, 366, len(acted)), 800)
    lives = lay_out(np.repeat(np.arange(k), n), days, np.where(acted, ACTED, OPEN), last=365)
    made = incidence.shares_acted(lives, [365], by_review=by_review)
    return holds(made.lower, made.upper, 0.5)


def _times() -> Iterator[Promise]:
    for n in (5, 10, 30, 100):
        over, what = f"{n} cases", "median days, a third open"
        said = MEDIANS_SAID if n < 30 else ""
        yield Promise(what, over, HELD, partial(_median, n=n), "Timeliness", said=said)
    for n in (10, 30, 100):
        over, what = f"{n} cases", "share ended by a day, with another end"
        yield Promise(what, over, HELD, partial(_ended, n=n), "Timeliness, Publication, report")


def _median(random: Random, n: int) -> np.ndarray:
    # Ends at a steady rate with a median of 200 days, seen for 100 to 600.
    day = random.exponential(200 / np.log(2), n).astype(int)
    seen = random.integers(100, 601, n)
    days, ended, left = _table(np.minimum(day, seen), [day <= seen, day > seen])
    made = survival.medians(survival.end_to_end([days], [ended], [left]))
    # No usual time is told of fewer ends.
    is_told = ended.sum() >= 5
    return holds(made.lower, made.upper, 200) if is_told else np.array([np.nan])


def _ended(random: Random, n: int) -> np.ndarray:
    share = ended_share(random, n)
    return holds(share.lower, share.upper, 0.35)


def ended_share(random: Random, n: int, seen: tuple[int, int] = (100, 600)) -> survival.Ended:
    """The share ended by day 199 of cases followed for so many days: 35% in truth."""
    # Half may end one way and half another, each at a rate by which 70% have by day 200.
    fate, followed = random.random(n) < 0.5, random.integers(seen[0], seen[1] + 1, n)
    day = np.minimum(random.exponential(-200 / np.log(0.3), n).astype(int), 5_000)
    is_end = day <= followed
    states = [is_end & fate, ~is_end, is_end & ~fate]
    return competing.ended_by(competing.shares(*_table(np.minimum(day, followed), states)), 199)


def _table(last: np.ndarray, states: list[np.ndarray]) -> list[np.ndarray]:
    """A life table of the days on which anything happened, and how often each state did."""
    days = np.unique(last)
    return [days, *(np.array([np.sum(last[state] == day) for day in days]) for state in states)]


def _of_two() -> Iterator[Promise]:
    shown = "changes since another year"
    for n1, n2 in ((2, 3), (5, 9), (30, 30), (300, 300)):
        what, over = "difference of two shares", f"{n1} and {n2} cases"
        yield Promise(what, over, HELD, partial(_two_shares, n1=n1, n2=n2), shown)
    for expected in (2, 10, 50):
        what, over = "ratio of two rates", f"{expected} and {expected} expected"
        yield Promise(what, over, HELD, partial(_two_rates, expected=expected), shown)
    for k in (3, 10, 30):
        for rho in (0.0, 0.3, 1.0):
            what = "difference of two shares over recommendations"
            over = f"{k} and {k} reviews, correlation {rho:g}"
            drawn = partial(_two_clustered, k=k, rho=rho)
            share = 1.0 if k < 30 else 0.5
            yield Promise(what, over, HELD, drawn, "Quality and letters", share=share)


def _two_shares(random: Random, n1: int, n2: int) -> np.ndarray:
    p1, p2 = random.uniform(0.05, 0.95, 2)
    made = difference.shares(random.binomial(n1, p1), n1, random.binomial(n2, p2), n2)
    return holds(made.lower, made.upper, p1 - p2)


def _two_rates(random: Random, expected: int) -> np.ndarray:
    made = difference.rates(random.poisson(expected), 1.0, random.poisson(expected), 1.0)
    return holds(made.lower, made.upper, 1.0)


def _two_clustered(random: Random, k: int, rho: float) -> np.ndarray:
    groups = [permutation.clusters(*reviews(random, k, rho)) for _ in "ab"]
    with own_deals(random):
        made = difference.clustered(*groups)
    return holds(made.lower, made.upper, 0.0)


def _of_boards() -> Iterator[Promise]:
    for boards in (2, 5, 16, 50, 150):
        for rho in (0.0, 0.3, 1.0):
            what = "each board’s share over recommendations"
            over = f"{boards} boards of 1 to 8 reviews, correlation {rho:g}"
            drawn = partial(_each_board, boards=boards, rho=rho)
            share = 1.0 if boards < 16 else 0.3
            yield Promise(what, over, HELD, drawn, "Comparison, Board", share=share)
    for boards in (3, 10, 50):
        what, over = "mean of boards", f"{boards} boards that differ"
        yield Promise(what, over, HELD, partial(_mean, boards=boards), "Board")
    for boards in (5, 16, 50, 150):
        what, over = "rank of a board", f"{boards} boards that differ"
        drawn = partial(_ranks, boards=boards)
        yield Promise(what, over, HELD, drawn, "Comparison", share=0.15)


def _each_board(random: Random, boards: int, rho: float) -> np.ndarray:
    found = []
    for board in range(boards):
        x, n = reviews(random, 1 + board % 8, rho)
        found.append((x.sum(), n.sum(), *_sums(x, n)))
    table = np.array(found, dtype=float)
    return holds(*clustered.clustered_wilson(table[:, 0], table[:, 1], table[:, 2:]), 0.5)


def _mean(random: Random, boards: int) -> np.ndarray:
    n = sizes(boards)
    values = random.binomial(n, random.beta(6, 4, boards)) / n
    made = means.mean_of_units(values, 0.0, 1.0)
    return holds(made.lower, made.upper, 0.6)


def _ranks(random: Random, boards: int) -> np.ndarray:
    n, truth = 4 * sizes(boards), random.beta(6, 4, boards)
    x = random.binomial(n, truth)
    made = shrinkage.ranks_of_shares(x, n, shrinkage.prior_of_shares(x, n), n_draws=1_000)
    return holds(made.lower, made.upper, 1 + np.argsort(np.argsort(-truth)))
