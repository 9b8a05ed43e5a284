"""The second half of a review: from its start to the report, with agreed delays on the way.

Times are kept as if nobody had looked yet (`begun`, `ended`); what lies after the as-at date is
left blank, so that open reviews are cut off as they would be.
"""

from dataclasses import dataclass

import numpy as np

from scr.sample.calibrate import codes_by_year, settle, settle_initiated
from scr.sample.decisions import INITIATE, NOT_INITIATE
from scr.sample.fields import (
    AS_AT,
    BLANK,
    Array,
    blank_where,
    chance,
    lag,
    later,
    pick,
    until_as_at,
    working,
)
from scr.sample.plan import (
    NONPUBLICATION,
    PANEL_BEGAN,
    PANEL_SET_UP,
    REPORTS,
    Plan,
    bounds,
    year_number,
)

# Days from start to completion before agreed delays: published for 2009-10 were 29% within
# 6 months, 48% in 6 to 12, 15% in one to two years and 7% longer.
TO_COMPLETED = (
    (0, 70),
    (0.05, 120),
    (0.293, 182),
    (0.40, 245),
    (0.56, 325),
    (0.778, 365),
    (0.929, 730),
    (1, 1100),
)
TO_STARTED = ((0, 0), (0.5, 0), (0.8, 7), (1, 28))
TO_REVIEWER = ((0, 3), (0.5, 28), (0.9, 70), (1, 150))
TO_REPORT = ((0, 0), (0.25, 7), (0.6, 35), (0.9, 120), (1, 260))
TO_OUTCOME = ((0, 10), (0.5, 30), (0.9, 62), (1, 74))
DELAY_LENGTH = ((0, 20), (0.3, 60), (0.6, 140), (0.9, 300), (1, 560))
DELAY_REASONS = {
    "criminal_proceedings": 0.46,
    "inquest": 0.13,
    "family_court": 0.09,
    "parallel_review": 0.12,
    "hr_process": 0.05,
    "report_quality": 0.11,
    "other": 0.04,
}
DISCONTINUED = 0.03
NO_REPORT_RECORDED = 0.08
# Shares of reports in which the board asks not to publish in full, and the panel's answers.
NONPUBLICATION_ASKED = 0.15
OUTCOMES = ("agreed", "disagreed", "anonymous", "summary")
OUTCOME_SHARES = (0.40, 0.33, 0.20, 0.07)


@dataclass(frozen=True)
class Delays:
    """One row per agreed delay: row of its review, reason, first day, last day (not cut off)."""

    review: Array
    reason: Array
    start: Array
    end: Array


def derived_initiated(reviews: dict[str, Array]) -> Array:
    """The day each review was initiated by the contract's rule, blank where it was not."""
    final, recorded = reviews["final_decision"], reviews["initiated_date"]
    return np.select(
        [
            recorded != BLANK,
            final == NOT_INITIATE,
            reviews["decision"] == INITIATE,
            final == INITIATE,
        ],
        [recorded, np.int32(BLANK), reviews["decision_date"], reviews["final_decision_date"]],
        np.int32(BLANK),
    )


def draw_started(rng: np.random.Generator, reviews: dict[str, Array], plan: Plan) -> Array:
    """Adds the recorded initiated day; returns the day each review began (else blank)."""
    n = len(reviews["decision"])
    yes = (reviews["decision"] == INITIATE) & ~reviews["undone"]
    changed = (reviews["decision"] == NOT_INITIATE) & (reviews["final_decision"] == INITIATE)
    base = np.where(yes, reviews["decision_date"], BLANK)
    base = np.where(changed, reviews["final_decision_date"], base)
    begun = later(base, lag(rng, TO_STARTED, n))
    # Within the year of the decision, so that only the moves below cross a year's end.
    ends = np.array([bounds(year)[1] for year in range(1969, 2030)])
    last = ends[year_number(np.maximum(base, bounds(1999)[0])) - 1969]
    begun = blank_where(np.minimum(begun, np.minimum(last, AS_AT)), base == BLANK)
    recorded = blank_where(begun, chance(rng, 0.08, n))
    reviews["initiated_date"] = recorded
    if plan.is_exact:
        decided = blank_where(reviews["decision_date"], ~yes)
        reviews["initiated_date"] = settle_initiated(
            rng, recorded, derived_initiated(reviews), decided
        )
    return derived_initiated(reviews)


def draw_delays(
    rng: np.random.Generator, begun: Array, base: Array, rank: Array
) -> tuple[Delays, Array]:
    """The delays of the reviews that began, and the days they add to each review.

    `base` are the days a review takes without delays, `rank` how long that is among all (0 to 1):
    long reviews are delayed more often. A second delay overlaps the first or follows it.
    """
    n = len(begun)
    first = (begun != BLANK) & chance(rng, 0.5 * rank + 0.55 * rank * rank, n)
    second = first & chance(rng, 0.22, n)
    start = begun + 15 + np.floor((base - 15) * 0.85 * rng.random(n)).astype(np.int64)
    length = np.maximum(lag(rng, DELAY_LENGTH, n), 1)
    length_2 = np.maximum(lag(rng, DELAY_LENGTH, n) // 2, 1)
    left = np.maximum(begun + base - start, 2)
    gap = np.where(chance(rng, 0.4, n), -(length // 2), np.floor(left * 0.8 * rng.random(n)))
    start_2 = (start + length + gap).astype(np.int64)
    together = np.maximum(length, start_2 + length_2 - start) + np.minimum(
        0, start + length - start_2
    )
    added = np.where(second, together, np.where(first, length, 0))
    reasons = list(DELAY_REASONS.values())
    rows, rows_2 = np.flatnonzero(first), np.flatnonzero(second)
    return (
        Delays(
            review=np.append(rows, rows_2),
            reason=pick(rng, reasons, len(rows) + len(rows_2)),
            start=np.append(start[rows], start_2[rows_2]),
            end=np.append((start + length)[rows], (start_2 + length_2)[rows_2]),
        ),
        added.astype(np.int64),
    )


def draw_completed(
    rng: np.random.Generator, reviews: dict[str, Array], begun: Array, speed: Array
) -> Delays:
    """Adds appointed, completed and discontinued days; returns the delays known by the as-at."""
    n = len(begun)
    rank = rng.random(n)
    shares, days = zip(*TO_COMPLETED, strict=True)
    base = np.floor(np.interp(rank, shares, days) * speed).astype(np.int64)
    delays, added = draw_delays(rng, begun, base, rank)
    ended = working(later(begun, base + added))
    stopped = (begun != BLANK) & chance(rng, DISCONTINUED, n)
    stop_day = working(later(begun, np.maximum(20, np.floor(base * rng.random(n)))))
    appointed = later(begun, lag(rng, TO_REVIEWER, n))
    reviews["reviewer_appointed_date"] = until_as_at(blank_where(appointed, appointed > ended))
    reviews["ended"] = blank_where(ended, stopped)
    reviews["discontinued_date"] = until_as_at(blank_where(stop_day, ~stopped))
    end_of_review = np.where(stopped, stop_day, ended)
    kept = (delays.start <= AS_AT) & (delays.start < end_of_review[delays.review])
    return Delays(
        delays.review[kept],
        delays.reason[kept],
        delays.start[kept],
        until_as_at(delays.end[kept]),
    )


def draw_reports(
    rng: np.random.Generator, reviews: dict[str, Array], begun: Array, plan: Plan
) -> None:
    """Adds when the report went to the panel, which was set up in June 2013."""
    completed, n = reviews["ended"], len(begun)
    natural = np.maximum(working(later(completed, lag(rng, TO_REPORT, n))), PANEL_BEGAN)
    missing = (completed < PANEL_SET_UP) | chance(rng, NO_REPORT_RECORDED, n)
    natural = blank_where(natural, missing)
    if plan.is_exact:
        natural = settle(rng, natural, completed, begun + 70, REPORTS)
        moved = np.minimum(completed, natural - 2)
        completed = np.where(natural == BLANK, completed, moved)
    reviews["completed_date"] = until_as_at(completed)
    reviews["report_to_panel_date"] = until_as_at(natural)


def draw_nonpublication(rng: np.random.Generator, reviews: dict[str, Array], plan: Plan) -> None:
    """Adds cases for non-publication, the panel's answers and their dates."""
    report = reviews["report_to_panel_date"]
    n = len(report)
    # All can have been answered by the as-at date; later cases stay without an answer below.
    able = (report != BLANK) & (report <= AS_AT - 80)
    if plan.is_exact:
        asked = np.zeros(n, dtype=bool)
        for year, counts in NONPUBLICATION.items():
            start, end = bounds(year)
            rows = np.flatnonzero(able & (report >= start) & (report <= end))
            asked[rng.permutation(rows)[: sum(counts)]] = True
    else:
        asked = able & chance(rng, NONPUBLICATION_ASKED, n)
    waiting = (report > AS_AT - 60) & chance(rng, 0.2, n)
    of_asked = blank_where(report, ~asked)
    case_day = later(blank_where(report, ~(asked | waiting)), -rng.integers(0, 21, n))
    outcome_day = working(later(of_asked, lag(rng, TO_OUTCOME, n)))
    reviews["nonpublication_case_date"] = np.maximum(
        case_day, np.where(case_day == BLANK, BLANK, reviews["completed_date"])
    ).astype(np.int32)
    reviews["nonpublication_outcome_date"] = outcome_day
    reviews["nonpublication_outcome"] = codes_by_year(
        rng, of_asked, NONPUBLICATION, OUTCOME_SHARES, plan.is_exact
    )
