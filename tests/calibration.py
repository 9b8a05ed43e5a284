"""Do limits and marks keep their promise? Simulated, and written to docs/calibration.md.

    python -m tests.calibration            make the page anew (some minutes)
    python -m tests.calibration --check    whether the page is what the code gives (the same time)

Every row is a promise, what it is made over, and how often it was kept in draws of a fixed seed in
which the truth is known. A test runs it with few draws, so that it cannot stop working unseen.
"""

import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

import numpy as np

from scr.stats import (
    clustered,
    competing,
    difference,
    homogeneity,
    incidence,
    intervals,
    multiple,
    outliers,
    permutation,
    rare_events,
    survival,
)
from scr.stats.lives import ACTED, OPEN, lay_out

PAGE = Path(__file__).parents[1] / "docs" / "calibration.md"
TRIES = 400
SEED = 20160630
MISS = 0.02
"""A promise missed by more than this is marked."""

Random = np.random.Generator


class Row(NamedTuple):
    """A promise: `promised` of the time at least for limits, at most for marks and tests; `kept`
    in `tries` draws; -1 where there was nothing to see. `shown` are the pages that show it."""

    what: str
    over: str
    promised: float
    is_most: bool
    kept: float
    shown: str

    @property
    def verdict(self) -> str:
        """`misses` where the promise is broken by more than two points."""
        if self.kept < 0:
            return "never defined"
        off = self.kept - self.promised if self.is_most else self.promised - self.kept
        if off > MISS + 1e-9:
            return "**misses**"
        return "cautious" if off < -MISS - 1e-9 else "keeps"


def reviews(random: Random, k: int, rho: float, p: float) -> tuple[np.ndarray, np.ndarray]:
    """k reviews of 1 to 12 recommendations each, those of one alike by rho: x and n of each."""
    n = random.integers(1, 13, k)
    if rho == 0:
        return random.binomial(n, p), n
    if rho == 1:
        return n * (random.random(k) < p), n
    weight = (1 - rho) / rho
    return random.binomial(n, random.beta(p * weight, (1 - p) * weight, k)), n


def held(found: Iterator[tuple[float, float]], truth: float) -> float:
    """How often limits hold the truth, of those that are defined; -1 where none are."""
    known = [low <= truth <= high for low, high in found if not np.isnan([low, high]).any()]
    return float(np.mean(known)) if known else -1.0


def limits_of_shares(tries: int) -> Iterator[Row]:
    """Wilson's, averaged over true shares from 5% to 95%, and Garwood's."""
    random = np.random.default_rng(SEED)
    for n in (2, 5, 10, 30, 100):
        p = random.uniform(0.05, 0.95, 10 * tries)
        lower, upper = intervals.wilson(random.binomial(n, p), n)
        kept = float(np.mean((lower <= p) & (p <= upper)))
        yield Row("share of cases (Wilson)", f"{n} cases", 0.95, False, kept, "all shares of cases")
    for expected in (1, 5, 30):
        x = random.poisson(expected, 10 * tries)
        lower, upper = intervals.garwood(x, 1.0, per=1)
        kept = float(np.mean((lower <= expected) & (expected <= upper)))
        yield Row("rate (Garwood)", f"{expected} expected", 0.95, False, kept, "rates per 100,000")


def limits_over_reviews(tries: int) -> Iterator[Row]:
    """Shares over recommendations, and those evidenced by a day, by how many reviews."""
    for k in (2, 3, 5, 9, 10, 20, 50, 100):
        for rho in (0.0, 0.3, 1.0):
            random = np.random.default_rng(SEED)
            over = f"{k} reviews, correlation {rho:g}"
            one = held((_clustered(random, k, rho) for _ in range(tries)), 0.5)
            yield Row("share over recommendations", over, 0.95, False, one, "Recommendations")
            one = held((_followed(random, k, rho) for _ in range(tries)), 0.5)
            yield Row("follow-through by a day", over, 0.95, False, one, "Recommendations, report")


def _clustered(random: Random, k: int, rho: float) -> tuple[float, float]:
    x, n = reviews(random, k, rho, 0.5)
    sums = [k, (x * x).sum(), (x * n).sum(), (n * n).sum()]
    lower, upper = clustered.clustered_wilson([x.sum()], [n.sum()], [sums])
    return float(lower[0]), float(upper[0])


def _followed(random: Random, k: int, rho: float) -> tuple[float, float]:
    x, n = reviews(random, k, rho, 0.5)
    acted = np.concatenate([np.arange(of) < one for one, of in zip(x, n, strict=True)])
    days = np.where(acted, random.integers(0, 366, len(acted)), 800)
    lives = lay_out(np.repeat(np.arange(k), n), days, np.where(acted, ACTED, OPEN), last=365)
    found = incidence.shares_acted(lives, [365])
    return float(found.lower[0]), float(found.upper[0])


def limits_of_times(tries: int) -> Iterator[Row]:
    """Medians with open cases, and shares ended by a day where there is another end."""
    for n in (10, 30, 100):
        random = np.random.default_rng(SEED)
        both = [_times(random, n) for _ in range(tries)]
        one = held((times[0] for times in both), 200)
        yield Row("median days, a third open", f"{n} cases", 0.95, False, one, "Timeliness")
        one = held((times[1] for times in both), 0.35)
        over = f"{n} cases"
        yield Row("share ended by a day, with another end", over, 0.95, False, one, "Publication")


def _times(random: Random, n: int) -> tuple[tuple[float, float], tuple[float, float]]:
    # Ends at a steady rate with a median of 200 days, seen for 100 to 600.
    day = random.exponential(200 / np.log(2), n).astype(int)
    seen = random.integers(100, 601, n)
    days, ended, left = _table(np.minimum(day, seen), [day <= seen, day > seen])
    median = survival.medians(survival.end_to_end([days], [ended], [left]))
    # Half may end one way and half another, each at a rate by which 70% have by day 200.
    fate = random.random(n) < 0.5
    day = np.minimum(random.exponential(-200 / np.log(0.3), n).astype(int), 5_000)
    is_end = day <= seen
    states = [is_end & fate, ~is_end, is_end & ~fate]
    share = competing.ended_by(competing.shares(*_table(np.minimum(day, seen), states)), 199)
    return (float(median.lower[0]), float(median.upper[0])), (share.lower, share.upper)


def _table(last: np.ndarray, states: list[np.ndarray]) -> list[np.ndarray]:
    """A life table of the days on which anything happened, and how often each state did."""
    days = np.unique(last)
    return [days, *(np.array([np.sum(last[state] == day) for day in days]) for state in states)]


def marks(tries: int) -> Iterator[Row]:
    """Boards that are all alike: how many are marked, and how often any is on the list."""
    for boards in (2, 5, 16, 50, 150):
        random = np.random.default_rng(SEED)
        n = np.array([1 + (7 * i) % 23 for i in range(boards)])
        runs = max(tries * 16 // (boards + 14), 10)
        found = [outliers.judge_shares(random.binomial(n, 0.6), n) for _ in range(runs)]
        yield _marked("mark of a share", f"{boards} boards alike", found)
        named = np.mean([_is_named(one, n) for one in found])
        over = f"{boards} boards alike"
        yield Row("any board worth a question", over, 0.10, True, float(named), "Comparison")
        rates = [outliers.judge_rates(random.poisson(n * 0.4), n) for _ in range(runs)]
        yield _marked("mark of a rate", f"{boards} boards alike", rates)
    random, n = np.random.default_rng(SEED), np.array([40] + [4] * 15)
    found = [outliers.judge_shares(random.binomial(n, 0.6), n) for _ in range(tries)]
    kept = float(np.mean([one.flags[0] not in ("none", "too_few") for one in found]))
    yield Row("mark of a share", "one board of 40% of all cases", 0.05, True, kept, "Comparison")


def _marked(what: str, over: str, found: list[outliers.Judged]) -> Row:
    kept = float(np.mean([~np.isin(one.flags, ["none", "too_few"]) for one in found]))
    return Row(what, over, 0.05, True, kept, "Overview, Comparison, Board")


def _is_named(one: outliers.Judged, n: np.ndarray) -> bool:
    p = np.where(n > 0, multiple.mid_p(one.tails.p_low, one.tails.p_high), np.nan)
    return bool(multiple.discoveries(p).any())


def tests(tries: int) -> Iterator[Row]:
    """Words of difference where nothing differs."""
    shown = "all sentences of difference"
    for n1, n2 in ((2, 3), (5, 9), (30, 30), (300, 300)):
        random = np.random.default_rng(SEED)
        kept = _told(
            lambda n1=n1, n2=n2, random=random: difference.shares(
                random.binomial(n1, 0.6), n1, random.binomial(n2, 0.6), n2
            ),
            tries,
        )
        yield Row("two shares differ", f"{n1} and {n2} cases", 0.05, True, kept, shown)
    for k in (2, 3, 5, 10, 30):
        for rho in (0.0, 0.3, 1.0):
            random = np.random.default_rng(SEED)
            kept = _told(
                lambda k=k, rho=rho, random=random: difference.clustered(
                    *(permutation.clusters(*reviews(random, k, rho, 0.5)) for _ in range(2))
                ),
                max(tries // 4, 10),
            )
            over = f"{k} and {k} reviews, correlation {rho:g}"
            yield Row("two shares over recommendations differ", over, 0.05, True, kept, shown)
    for boards in (2, 16, 150):
        random = np.random.default_rng(SEED)
        n = np.array([1 + (7 * i) % 23 for i in range(boards)])
        kept = _told(
            lambda n=n, random=random: difference.several_shares(random.binomial(n, 0.6), n),
            tries,
        )
        yield Row("boards differ", f"{boards} boards", 0.05, True, kept, shown)


def _told(ask: Callable[[], difference.Difference | difference.Differences], tries: int) -> float:
    return float(np.mean([ask().is_told for _ in range(tries)]))


def rare(tries: int) -> Iterator[Row]:
    """Days between events that come at a steady rate: any gap marked, and the open one."""
    for n in (4, 6, 12, 30):
        gaps = np.random.default_rng(SEED).exponential(size=(20 * tries, n + 1))
        total = gaps[:, :n].sum(axis=1, keepdims=True)
        lower, _, upper = rare_events.limits(1.0, n)
        kept = float(np.mean((gaps[:, :n] < total * lower) | (gaps[:, :n] > total * upper)))
        yield Row("mark of a gap between events", f"{n} gaps", 0.0027, True, kept, "Board, brief")
        kept = float(np.mean(gaps[:, n:] > total * rare_events.open_limit(1.0, n)))
        yield Row("mark of the open gap", f"{n} gaps", 0.00135, True, kept, "Board, brief")


def rows(tries: int = TRIES) -> list[Row]:
    """All of them, in the order of the page."""
    parts = (limits_of_shares, limits_over_reviews, limits_of_times, marks, tests, rare)
    return [row for part in parts for row in part(tries)]


def written(found: list[Row]) -> str:
    """The page."""
    lines = [
        "# Do limits and marks keep their promise?",
        "",
        "Made by `python -m tests.calibration` from draws of a fixed seed in which the truth is",
        "known. Limits promise to hold the true value at least so often, marks and words of",
        "difference to appear at most so often where nothing differs. *keeps*: within two points;",
        "*cautious*: better than promised by more; **misses**: worse by more, and the page that",
        "shows it has to say so. Reviews have 1 to 12 recommendations; at a correlation of 1 those",
        "of one review all have one fate. Where limits are not defined they are left out: a share",
        "over two reviews that all have one fate has follow-through limits in no case.",
        "",
        "| what | made over | promised | simulated | verdict | shown on |",
        "|---|---|---|---|---|---|",
    ]
    for row in found:
        digits = 2 if row.promised < 0.01 else 1
        promised = f"{'at most' if row.is_most else 'at least'} {row.promised:.{digits}%}"
        kept = "" if row.kept < 0 else f"{row.kept:.{digits}%}"
        lines.append(
            f"| {row.what} | {row.over} | {promised} | {kept} | {row.verdict} | {row.shown} |"
        )
    return "\n".join(lines) + "\n"


def main(arguments: list[str]) -> int:
    """Write the page, or with --check say whether it is what the code gives."""
    # Fewer deals than a page takes: a test by draws keeps its level whatever their number.
    permutation.MOST_DEALS, permutation.N_DRAWS, homogeneity.N_DRAWS = 300, 199, 199
    text = written(rows())
    if "--check" in arguments:
        return 0 if PAGE.read_text(encoding="utf-8") == text else 1
    PAGE.write_text(text, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
