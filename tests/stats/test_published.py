"""What other programs, books and papers give, as data: see published/README.md."""

import csv
import math
from collections.abc import Callable
from fractions import Fraction
from pathlib import Path

import numpy as np
import pytest
from scipy import stats
from scipy.special import expit, logit
from statsmodels.duration.survfunc import SurvfuncRight

from scr.stats import comparison, control, intervals, survival
from scr.stats.clustered import clustered_wilson, effective_number
from scr.stats.exact import hypergeometric_tails
from scr.stats.kinds import SHARE
from scr.stats.multiple import discoveries, holm

FOLDER = Path(__file__).parent / "published"
# Remission in weeks under 6-MP, a plus for still in remission (Gehan 1965, Biometrika 52:203).
GEHAN = "6 6 6 6+ 7 9+ 10 10+ 11+ 13 16 17+ 19+ 20+ 22 23 25+ 32+ 32+ 34+ 35+"


def rows(name: str) -> list[dict[str, str]]:
    with (FOLDER / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def gehan() -> list[list[int]]:
    """The life table of the 6-MP arm: weeks, remissions that ended, those still going on."""
    weeks = [(int(one.rstrip("+")), not one.endswith("+")) for one in GEHAN.split()]
    days = sorted({week for week, _ in weeks})
    return [days, *([sum(w == d and e is is_end for w, e in weeks) for d in days]
                    for is_end in (True, False))]  # fmt: skip


def of_gehan(which: str) -> list[float]:
    found = survival.medians(survival.end_to_end(*([one] for one in gehan())))
    return [float(getattr(found, which)[0])]


def still_in_remission(week: int) -> list[float]:
    return [1 - survival.ended_by(survival.curve(*gehan()), week).share]


def adjusted(which: str) -> tuple[list[float], list[float]]:
    """What is made of the published p-values, and what R makes of them."""
    table = rows("p_adjust.csv")
    p, theirs = ([float(row[name]) for row in table] for name in ("p", which))
    if which == "holm":
        return [float(one) for one in holm(p)], theirs
    # A rate at which a p-value is just listed is its adjusted value.
    mine = [float(discoveries(p, q=one * (1 + 1e-5))[i]) for i, one in enumerate(theirs)]
    under = [float(discoveries(p, q=one * (1 - 1e-5))[i]) for i, one in enumerate(theirs)]
    return [a - b for a, b in zip(mine, under, strict=True)], [1.0] * len(theirs)


def p_chart(name: str) -> list[float]:
    table = rows(f"{name}.csv")
    counted, size = ([int(row[column]) for row in table] for column in ("nonconforming", "cans"))
    made = control.chart(counted, size, SHARE)
    return [made.parts[0].centre, float(made.lower[0]), float(made.upper[0])]


def run_rules(n: int) -> list[float]:
    found = control.runs([1, -1] * (n // 2) + [1] * (n % 2), 0.0)
    return [float(found.longest_allowed or 0), float(found.crossings_needed or 0)]


ASKED: dict[str, Callable[..., list[float]]] = {
    "wilson": lambda x, n: [float(end) for end in intervals.wilson(x, n)],
    "garwood": lambda x, of=1: [float(end) for end in intervals.garwood(x, of, per=1)],
    "newcombe": lambda *of: [comparison.difference(*of).lower, comparison.difference(*of).upper],
    "fisher_less": lambda *of: [comparison.exact_tails(*of)[0]],
    "fisher_greater": lambda *of: [comparison.exact_tails(*of)[1]],
    "student": lambda k: [float(intervals.student(k))],
    "survival": lambda week: still_in_remission(int(week)),
    "runs": lambda n: run_rules(int(n)),
}


@pytest.mark.parametrize("row", rows("numbers.csv"), ids=lambda row: f"{row['what']} {row['of']}")
def test_numbers(row):
    answer = [float(one) for one in row["answer"].split()]
    assert row["source"]
    assert row["had"]
    if row["what"] == "p_adjust":
        mine, answer = adjusted(row["of"])
    elif row["what"] == "p_chart":
        mine = p_chart(row["of"])
    elif row["what"] == "gehan":
        mine = of_gehan(row["of"])
    else:
        mine = ASKED[row["what"]](*(float(one) for one in row["of"].split()))
    assert mine == pytest.approx(answer, abs=float(row["within"]))


def some(what: str) -> list[tuple[list[float], list[float]]]:
    """What was asked and the answer of every row of a kind."""
    return [
        tuple([float(one) for one in row[name].split()] for name in ("of", "answer"))
        for row in rows("numbers.csv")
        if row["what"] == what
    ]


def test_exact_poisson_limits_by_adding_up_chances():
    # Of the limits of x, each leaves x or more (or fewer) a chance of 2.5%: no gamma function.
    for of, (lower, upper) in some("garwood"):
        x, size = int(of[0]), of[1] if of[1:] else 1.0
        for rate, counts in ((upper * size, range(x + 1)), (lower * size, range(x))):
            logs = [k * math.log(rate) - rate - math.lgamma(k + 1) for k in counts if rate]
            chance = math.fsum(map(math.exp, logs))
            is_upper = len(counts) > x
            if is_upper or x:
                assert chance == pytest.approx(0.025 if is_upper else 0.975, abs=1e-4)


def test_wilson_and_newcombe_solve_their_equation():
    # A Wilson limit is where the share seen lies 1.96 standard errors away from it.
    for (x, n), ends in some("wilson"):
        for end in ends:
            if 0 < end < 1:
                away = abs(x / n - end) / math.sqrt(end * (1 - end) / n)
                assert away == pytest.approx(intervals.Z95, abs=0.02)


def test_fishers_tails_are_counted_with_whole_numbers():
    for what, is_less in (("fisher_less", True), ("fisher_greater", False)):
        for (x1, n1, x2, n2), (p,) in some(what):
            x, n, total, everything = (int(v) for v in (x1, n1, x1 + x2, n1 + n2))
            ways = {
                k: math.comb(total, k) * math.comb(everything - total, n - k)
                for k in range(max(0, n + total - everything), min(n, total) + 1)
            }
            side = sum(w for k, w in ways.items() if (k <= x if is_less else k >= x))
            assert Fraction(side, sum(ways.values())) == pytest.approx(p, rel=2e-4)


def test_students_points_leave_a_fortieth_beyond_them():
    for (k,), (point,) in some("student"):
        df = k - 1
        # The density added up in small steps; with one degree of freedom it is a tangent.
        t = np.linspace(0, point, 200_001)
        height = math.gamma((df + 1) / 2) / (math.sqrt(df * math.pi) * math.gamma(df / 2))
        inside = np.trapezoid(height * (1 + t**2 / df) ** (-(df + 1) / 2), t)
        assert 0.5 - inside == pytest.approx(0.025, abs=1e-5)
    assert intervals.student(2) == pytest.approx(math.tan(math.pi * 0.475))


def test_the_lower_limit_of_gehans_median_by_another_program():
    # statsmodels' limits of a quantile on the complementary log-log scale.
    days, ended, left = gehan()
    weeks = np.repeat(days, np.add(ended, left))
    states = np.concatenate([[1] * e + [0] * c for e, c in zip(ended, left, strict=True)])
    lower, _ = SurvfuncRight(weeks, states).quantile_ci(0.5, method="cloglog")
    assert lower == of_gehan("lower")[0]


def apiclus1(column: str) -> tuple[int, int, list[int], float]:
    """x, n, the sums over districts, and the standard error that R's survey gives."""
    x, n = (np.array([int(r[name]) for r in rows("apiclus1.csv")]) for name in (column, "n"))
    p, k = x.sum() / n.sum(), len(n)
    error = np.sqrt(k / (k - 1) * ((x - p * n) ** 2).sum()) / n.sum()
    return x.sum(), n.sum(), [k, (x * x).sum(), (x * n).sum(), (n * n).sum()], float(error)


def test_the_standard_error_is_surveys():
    # svymean(~stype, dclus1) without a finite population, as R prints it.
    x, n, _, error = apiclus1("elementary")
    assert (x, n) == (144, 183)
    assert error == pytest.approx(0.0468025716133837, rel=1e-12)


def test_limits_lie_between_those_of_survey():
    x, n, sums, error = apiclus1("api00_above_650")
    assert (x, n, sums[0]) == (94, 183, 15)
    p, t = x / n, stats.t.ppf(0.975, 14)
    # svyciprop(method = "logit") gives 29.9% to 72.3%.
    away = t * error / (p * (1 - p))
    assert expit([logit(p) - away, logit(p) + away]) == pytest.approx([0.299, 0.723], abs=5e-4)
    # svyciprop(method = "beta"), Korn and Graubard's, 27.8% to 74.5%: of the effective number
    # with n - 1 degrees of freedom over those of the design.
    number = float(effective_number([x], [n], [sums])[0])
    theirs = number * (stats.t.ppf(0.975, n - 1) / intervals.Z95) ** 2
    count = p * theirs
    beta = (
        stats.beta(count, theirs - count + 1).ppf(0.025),
        stats.beta(count + 1, theirs - count).ppf(0.975),
    )
    assert beta == pytest.approx((0.278, 0.745), abs=5e-4)
    # Ours with the factor for degrees of freedom 30.5% to 71.8%, without it 32.0% to 70.3%.
    lower, upper = clustered_wilson([x], [n], [sums])
    assert (lower[0], upper[0]) == pytest.approx((0.305, 0.718), abs=5e-4)
    plain = number * (t / intervals.Z95) ** 2
    ends = [float(end) for end in intervals.wilson(p * plain, plain)]
    assert ends == pytest.approx([0.320, 0.703], abs=5e-4)


def test_ways_to_deal_are_whole_numbers():
    assert hypergeometric_tails(4, 4, 4, 8)[1] == pytest.approx(1 / 70)
