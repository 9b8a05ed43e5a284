"""Tests that promise to bear a word of difference at most 5 times in 100 where nothing differs."""

from collections.abc import Iterator
from functools import partial

import numpy as np

from scr.stats import difference, permutation, spread
from tests.calibration.limits import ended_share
from tests.calibration.promise import Promise, Random, own_deals, reviews, sizes

TOLD = 0.05
SHOWN = "all sentences of difference"


def promises() -> Iterator[Promise]:
    """Two set beside each other, several at once, and three questions at once."""
    for n1, n2 in ((2, 3), (5, 9), (30, 30), (300, 300)):
        drawn = partial(_two_shares, n1=n1, n2=n2)
        yield _promise("two shares differ", f"{n1} and {n2} cases", drawn)
    for expected in (2, 10, 50):
        drawn = partial(_two_rates, expected=expected)
        yield _promise("two rates differ", f"{expected} and {expected} expected", drawn)
    for n1, n2 in ((3, 5), (5, 5), (5, 30), (10, 10), (30, 30), (100, 100)):
        drawn = partial(_two_ended, n1=n1, n2=n2)
        yield _promise("two shares ended by a day differ", f"{n1} open and {n2} past cases", drawn)
    for k1, k2 in ((2, 2), (3, 3), (3, 20), (5, 5), (10, 10), (30, 30), (100, 100)):
        for rho in (0.0, 0.3, 1.0):
            over = f"{k1} and {k2} reviews, correlation {rho:g}"
            drawn = partial(_two_clustered, k1=k1, k2=k2, rho=rho)
            share = 1.0 if k1 < 10 else 0.5
            yield _promise("two shares over recommendations differ", over, drawn, share)
    yield from _several()
    for n in (5, 30):
        drawn = partial(_three, n=n)
        yield _promise("any of three questions asked at once", f"{n} and {n} cases", drawn)


def _several() -> Iterator[Promise]:
    for boards in (2, 5, 16, 50, 150):
        for what, draw in (
            ("boards differ in a share", _shares),
            ("boards differ in a rate", _rates),
            ("boards’ reports differ in their grades", _grades),
        ):
            drawn = partial(draw, boards=boards)
            yield _promise(what, f"{boards} boards alike", drawn, 1.0 if boards < 16 else 0.25)
        for rho in (0.0, 0.3, 1.0):
            over = f"{boards} boards of 1 to 8 reviews, correlation {rho:g}"
            drawn = partial(_clustered, boards=boards, rho=rho)
            share = 1.0 if boards < 16 else 0.25 if boards < 50 else 0.125
            yield _promise("boards differ in a share over recommendations", over, drawn, share)


def _promise(what: str, over: str, draw: partial, share: float = 1.0) -> Promise:
    return Promise(what, over, TOLD, draw, SHOWN, is_most=True, share=share)


def _two_shares(random: Random, n1: int, n2: int) -> bool:
    x1, x2 = random.binomial(n1, 0.6), random.binomial(n2, 0.6)
    return difference.shares(x1, n1, x2, n2).is_told


def _two_rates(random: Random, expected: int) -> bool:
    return difference.rates(random.poisson(expected), 1.0, random.poisson(expected), 1.0).is_told


def _two_ended(random: Random, n1: int, n2: int) -> bool:
    # Of the later year some are not followed to the day; of the earlier year all are.
    found = ended_share(random, n1), ended_share(random, n2, (200, 600))
    return difference.ended(*((one.share, one.lower, one.upper) for one in found)).is_told


def _two_clustered(random: Random, k1: int, k2: int, rho: float) -> bool:
    groups = [permutation.clusters(*reviews(random, k, rho)) for k in (k1, k2)]
    with own_deals(random):
        return difference.clustered(*groups).is_told


def _shares(random: Random, boards: int) -> bool:
    n = sizes(boards)
    with own_deals(random):
        return difference.several_shares(random.binomial(n, 0.6), n).is_told


def _rates(random: Random, boards: int) -> bool:
    n = sizes(boards)
    with own_deals(random):
        return difference.several_rates(random.poisson(n * 0.4), n).is_told


def _clustered(random: Random, boards: int, rho: float) -> bool:
    groups = [permutation.clusters(*reviews(random, 1 + i % 8, rho)) for i in range(boards)]
    with own_deals(random):
        return difference.several_clustered(groups).is_told


def _grades(random: Random, boards: int) -> bool:
    counts = np.array([random.multinomial(n, [0.1, 0.3, 0.4, 0.2]) for n in sizes(boards)])
    with own_deals(random):
        return spread.spread_of_means(counts, [1, 2, 3, 4], fewest=3).p <= difference.DIFFERS


def _three(random: Random, n: int) -> bool:
    two = [random.binomial(n, 0.6, 2) for _ in range(3)]
    asked = [difference.shares(x1, n, x2, n) for x1, x2 in two]
    return any(one.is_told for one in difference.corrected(asked))
