"""Marks that promise to appear at most so often where nothing differs."""

from collections.abc import Callable, Iterator
from functools import partial

import numpy as np

from scr.stats import control, multiple, outliers, rare_events, shrinkage
from scr.stats.kinds import CLUSTERED, KINDS, SHARE
from tests.calibration.promise import Promise, Random, own_deals, reviews, sizes

ONE, LIST, POINT, SIDE, RUNS = 0.05, 0.10, 0.0027, 0.00135, 0.05

Judge = Callable[..., outliers.Judged]


def promises() -> Iterator[Promise]:
    """Marks of boards, of gaps between events and of points over time."""
    yield from _boards()
    yield from _gaps()
    yield from _points()


def _boards() -> Iterator[Promise]:
    shown = "Overview, Comparison, Board"
    for boards in (2, 5, 16, 50, 150):
        over, share = f"{boards} boards alike", 1.0 if boards < 100 else 0.5
        for what, draw in (("mark of a share", _share), ("mark of a rate", _rate)):
            drawn = partial(draw, boards=boards)
            yield Promise(what, over, ONE, drawn, shown, is_most=True, share=share)
        for what, draw in (
            ("any board worth a question, a share", _any_share),
            ("any board worth a question, a rate", _any_rate),
        ):
            drawn = partial(draw, boards=boards)
            yield Promise(what, over, LIST, drawn, "Comparison", is_most=True)
        over = f"{boards} boards that differ"
        for what, draw in (
            ("mark of a share, differences allowed for", _share_adjusted),
            ("mark of a rate, differences allowed for", _rate_adjusted),
        ):
            drawn = partial(draw, boards=boards)
            yield Promise(what, over, ONE, drawn, "Comparison", is_most=True, share=share / 4)
    for part in (0.15, 0.4, 0.7):
        over = f"one board of {part:.0%} of all cases, all alike"
        for what, judge, cases in (
            ("mark of a share", outliers.judge_shares, 0.6),
            ("mark of a rate", outliers.judge_rates, None),
        ):
            drawn = partial(_large, part=part, judge=judge, p=cases)
            yield Promise(what, over, ONE, drawn, shown, is_most=True)


def is_marked(flags: np.ndarray) -> np.ndarray:
    """1 for a board that is marked, 0 for one that is not."""
    return (~np.isin(flags, ["none", "too_few"])).astype(float)


def _share(random: Random, boards: int) -> np.ndarray:
    n = sizes(boards)
    return is_marked(outliers.judge_shares(random.binomial(n, 0.6), n).flags)


def _rate(random: Random, boards: int) -> np.ndarray:
    n = sizes(boards)
    return is_marked(outliers.judge_rates(random.poisson(n * 0.4), n).flags)


def _any_share(random: Random, boards: int) -> bool:
    n = sizes(boards)
    return _is_any(outliers.judge_shares(random.binomial(n, 0.6), n), n)


def _any_rate(random: Random, boards: int) -> bool:
    n = sizes(boards)
    return _is_any(outliers.judge_rates(random.poisson(n * 0.4), n), n)


def _is_any(judged: outliers.Judged, n: np.ndarray) -> bool:
    p = np.where(n > 0, multiple.mid_p(judged.tails.p_low, judged.tails.p_high), np.nan)
    return bool(multiple.discoveries(p).any())


def _share_adjusted(random: Random, boards: int) -> np.ndarray:
    n = 4 * sizes(boards)
    x = random.binomial(n, random.beta(6, 4, boards))
    weight, plain = shrinkage.prior_of_shares(x, n).weight, outliers.judge_shares(x, n)
    return is_marked(outliers.judge_shares_that_differ(x, n, plain, weight)[1])


def _rate_adjusted(random: Random, boards: int) -> np.ndarray:
    n = 4 * sizes(boards)
    x = random.poisson(n * random.gamma(5, 0.4 / 5, boards))
    weight, plain = shrinkage.prior_of_rates(x, n).weight, outliers.judge_rates(x, n)
    return is_marked(outliers.judge_rates_that_differ(x, n, plain, weight)[1])


def _large(random: Random, part: float, judge: Judge, p: float | None) -> np.ndarray:
    n = np.array([round(60 * part / (1 - part))] + [4] * 15)
    x = random.poisson(n * 0.4) if p is None else random.binomial(n, p)
    return is_marked(judge(x, n).flags)[:1]


def _gaps() -> Iterator[Promise]:
    for n in (4, 6, 12, 30):
        for what, promised, is_open in (
            ("mark of a gap between events", POINT, False),
            ("mark of the open gap", SIDE, True),
        ):
            drawn = partial(_gap, n=n, is_open=is_open)
            yield Promise(what, f"{n} gaps", promised, drawn, "Board, brief", is_most=True)


def _gap(random: Random, n: int, is_open: bool) -> np.ndarray:
    gaps = random.exponential(size=(200, n + 1))
    total = gaps[:, :n].sum(axis=1, keepdims=True)
    if is_open:
        return gaps[:, n:] > total * rare_events.open_limit(1.0, n)
    lower, _, upper = rare_events.limits(1.0, n)
    return (gaps[:, :n] < total * lower) | (gaps[:, :n] > total * upper)


def _points() -> Iterator[Promise]:
    shown = "Comparison, report"
    for points in (6, 12, 24):
        for n in (15, 60):
            over = f"{points} points of about {n} cases"
            for what, kind in (("point of a share over time", "share"),
                               ("point of a rate over time", "rate")):  # fmt: skip
                drawn = partial(_point, points=points, n=n, kind=kind)
                yield Promise(what, over, POINT, drawn, shown, is_most=True)
                drawn = partial(_widened, points=points, n=n, kind=kind)
                what = f"{kind}: limits over time widened"
                yield Promise(what, over, ONE, drawn, shown, is_most=True)
    for points in (10, 12, 20, 40):
        for rho in (0.0, 0.3, 1.0):
            over = f"{points} points of 4 reviews, correlation {rho:g}"
            drawn = partial(_run, points=points, rho=rho)
            yield Promise("run rules, share over recommendations", over, RUNS, drawn, shown,
                          is_most=True)  # fmt: skip
        drawn = partial(_run_of_shares, points=points)
        over = f"{points} points of about 60 cases"
        yield Promise("run rules, share of cases", over, RUNS, drawn, shown, is_most=True)


def _counts(random: Random, points: int, n: int, kind: str) -> tuple[np.ndarray, np.ndarray]:
    of = random.integers(n - n // 3, n + n // 3 + 1, points)
    return (random.poisson(of * 0.4) if kind == "rate" else random.binomial(of, 0.6)), of


def _point(random: Random, points: int, n: int, kind: str) -> np.ndarray:
    x, of = _counts(random, points, n, kind)
    with own_deals(random):
        made = control.chart(x, of, KINDS[kind])
    # Where counts are too small the chart has no limits, and no point is judged.
    return made.outside if made.parts[0].method != "run" else np.full(points, np.nan)


def _widened(random: Random, points: int, n: int, kind: str) -> np.ndarray:
    with own_deals(random):
        part = control.chart(*_counts(random, points, n, kind), KINDS[kind]).parts[0]
    return np.array([float("nan") if part.method == "run" else part.is_overdispersed])


def _run(random: Random, points: int, rho: float) -> np.ndarray:
    counted = [[part.sum() for part in reviews(random, 4, rho)] for _ in range(points)]
    x, n = np.array(counted).T
    return _signal(control.chart(x, n, CLUSTERED))


def _run_of_shares(random: Random, points: int) -> np.ndarray:
    with own_deals(random):
        return _signal(control.chart(*_counts(random, points, 60, "share"), SHARE))


def _signal(made: control.Control) -> np.ndarray:
    runs = made.parts[0].runs
    return np.array([float("nan") if runs.longest_allowed is None else runs.is_signal])
