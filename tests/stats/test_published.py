"""What other programs, books and papers give, as data: see published/README.md."""

import csv
from pathlib import Path

import numpy as np
import pytest
from scipy import stats
from scipy.special import expit, logit

from scr.stats import comparison, intervals, survival
from scr.stats.clustered import clustered_wilson, effective_number
from scr.stats.exact import hypergeometric_tails
from scr.stats.multiple import discoveries, holm

FOLDER = Path(__file__).parent / "published"
# Remission in weeks under 6-MP, a plus for still in remission (Gehan 1965, Biometrika 52:203).
GEHAN = "6 6 6 6+ 7 9+ 10 10+ 11+ 13 16 17+ 19+ 20+ 22 23 25+ 32+ 32+ 34+ 35+"


def rows(name: str) -> list[dict[str, str]]:
    with (FOLDER / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def gehan() -> list[float]:
    weeks = [(int(one.rstrip("+")), not one.endswith("+")) for one in GEHAN.split()]
    days = sorted({week for week, _ in weeks})
    table = [
        [sum(w == d and e is is_end for w, e in weeks) for d in days] for is_end in (True, False)
    ]
    found = survival.medians(survival.end_to_end([days], *([one] for one in table)))
    return [float(found.median[0]), float(found.lower[0])]


def found(what: str, of: list[float]) -> list[float]:
    if what == "wilson":
        return [float(end) for end in intervals.wilson(*of)]
    if what == "garwood":
        return [float(end) for end in intervals.garwood(of[0], of[1] if of[1:] else 1, per=1)]
    if what == "newcombe":
        two = comparison.difference(*of)
        return [two.lower, two.upper]
    if what.startswith("fisher"):
        low, high = comparison.exact_tails(*of)
        return [low if what == "fisher_less" else high]
    if what == "student":
        return [float(intervals.student(of[0]))]
    return [float(one) for one in (holm(of) if what == "holm" else discoveries(of))]


@pytest.mark.parametrize("row", rows("numbers.csv"), ids=lambda row: f"{row['what']} {row['of']}")
def test_numbers(row):
    answer = [float(one) for one in row["answer"].split()]
    mine = (
        gehan()
        if row["what"] == "gehan"
        else found(row["what"], [float(one) for one in row["of"].split()])
    )
    assert mine == pytest.approx(answer, abs=float(row["within"]))


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
