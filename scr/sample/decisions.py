"""The first half of a review: incident, notification, first decision, panel's view, final decision.

Decisions are drawn first, because the published totals are of decisions; earlier dates are drawn
backwards from them. Given a year's totals, boards share its cases as independent Poisson processes
with their own incidence and propensity would.
"""

import numpy as np
import pandas as pd

from scr.sample.calibrate import codes_by_year, settle
from scr.sample.country import boards, is_open
from scr.sample.fields import (
    AS_AT,
    BLANK,
    Array,
    blank_where,
    lag,
    later,
    pick,
    until_as_at,
    working,
)
from scr.sample.plan import PANEL_BEGAN, PANEL_SET_UP, RULES_OF_2015, VIEWS, Plan

INITIATE, NOT_INITIATE = 0, 1
AGREE, DISAGREE, MORE = 0, 1, 2
# Days from notification to first decision: 72% within a month.
TO_DECISION = ((0, 1), (0.3, 12), (0.72, 29), (0.92, 60), (1, 170))
# Working days were asked for only from 2015; before, slower.
TO_NOTIFIED = ((0, 0), (0.3, 1), (0.55, 6), (0.85, 18), (1, 75))
TO_NOTIFIED_2015 = ((0, 0), (0.4, 1), (0.74, 6), (0.92, 14), (1, 60))
TO_AWARE = ((0, 0), (0.68, 0), (0.85, 3), (0.95, 45), (1, 420))
TO_INFORMED = ((0, 0), (0.45, 5), (0.76, 14), (0.93, 35), (1, 90))
TO_INFORMED_2015 = ((0, 0), (0.5, 4), (0.72, 7), (0.92, 21), (1, 70))
TO_VIEW = ((0, 7), (0.3, 21), (0.6, 40), (0.9, 75), (1, 130))
TO_FINAL = ((0, 7), (0.5, 28), (0.9, 60), (1, 90))
VIEW_SHARES = (0.76, 0.13, 0.11)


def draw_decisions(rng: np.random.Generator, true: pd.DataFrame, plan: Plan) -> dict[str, Array]:
    """One row per review: board (place in the table of boards), decision and decision day.

    Undecided cases have blanks there, and their `notified` day instead.
    """
    days, decisions = [], []
    for year in plan.years:
        drawn = working(rng.integers(year.start, year.end + 1, year.n_decided))
        days.append(np.where(drawn > year.end, drawn - 3, drawn))
        decisions.append(np.arange(year.n_decided) >= year.n_initiate)
    n = plan.n_undecided
    days.append(working(AS_AT - 70 + rng.integers(0, 66, n)))
    decisions.append(np.full(n, BLANK))
    day, decision = np.concatenate(days), np.concatenate(decisions).astype(np.int32)
    undecided = decision == BLANK
    return {
        "board": _choose_boards(rng, true, day, decision),
        "decision": decision,
        "decision_date": blank_where(day, undecided),
        "notified_date": blank_where(day, ~undecided),
    }


def _choose_boards(
    rng: np.random.Generator, true: pd.DataFrame, day: Array, decision: Array
) -> Array:
    cases = (true["children"] * true["incidence"]).to_numpy()
    yes = true["initiation_propensity"].to_numpy()
    weights = {INITIATE: cases * yes, NOT_INITIATE: cases * (1 - yes), BLANK: cases}
    table = boards()
    changes = np.unique(np.append(table["opened"], table["closed"] + 1))
    era = np.searchsorted(changes, day, side="right")
    board = np.zeros(len(day), dtype=np.int32)
    for number in np.unique(era):
        there = is_open(table, changes[[number - 1]])[0]
        for code, weight in weights.items():
            rows = np.flatnonzero((era == number) & (decision == code))
            board[rows] = pick(rng, weight * there, len(rows))
    return board


def draw_earlier(rng: np.random.Generator, reviews: dict[str, Array], speed: Array) -> None:
    """Adds notified, aware and incident days, drawn backwards from the decision."""
    n = len(speed)
    decided = reviews["decision_date"]
    notified = np.where(
        decided == BLANK,
        reviews["notified_date"],
        decided - lag(rng, TO_DECISION, n, speed),
    )
    to_notified = np.where(
        notified >= RULES_OF_2015, lag(rng, TO_NOTIFIED_2015, n), lag(rng, TO_NOTIFIED, n)
    )
    reviews["notified_date"] = notified.astype(np.int32)
    reviews["aware_date"] = (notified - to_notified).astype(np.int32)
    reviews["incident_date"] = (reviews["aware_date"] - lag(rng, TO_AWARE, n)).astype(np.int32)


def draw_panel(rng: np.random.Generator, reviews: dict[str, Array], plan: Plan) -> None:
    """Adds when the panel was informed, its view of decisions not to initiate, and its date."""
    decided, n = reviews["decision_date"], len(reviews["decision"])
    new = decided >= RULES_OF_2015
    against = reviews["decision"] == NOT_INITIATE
    days_to_inform = np.where(new, lag(rng, TO_INFORMED_2015, n), lag(rng, TO_INFORMED, n))
    informed = later(decided, days_to_inform)
    due = np.where(new, decided != BLANK, against & (decided >= PANEL_SET_UP))
    informed = blank_where(informed, ~due)
    natural = np.maximum(working(later(informed, lag(rng, TO_VIEW, n))), PANEL_BEGAN)
    natural = blank_where(natural, ~against | (decided < PANEL_SET_UP) | (informed == BLANK))
    if plan.is_exact:
        totals = {year: considered for year, (considered, _) in VIEWS.items()}
        natural = settle(rng, natural, informed, decided, totals)
        informed = np.where(natural == BLANK, informed, np.minimum(informed, natural - 2))
    viewed = until_as_at(natural)
    kinds = {}
    for year, (considered, agreed) in VIEWS.items():
        disagreed = (considered - agreed + 1) // 2
        kinds[year] = (agreed, disagreed, considered - agreed - disagreed)
    reviews["panel_informed_date"] = until_as_at(informed)
    reviews["panel_view_date"] = viewed
    reviews["panel_view"] = codes_by_year(rng, viewed, kinds, VIEW_SHARES, plan.is_exact)


def draw_final(rng: np.random.Generator, reviews: dict[str, Array]) -> None:
    """Adds the final decision, where the board decided again, and its day."""
    view, n = reviews["panel_view"], len(reviews["decision"])
    base = reviews["panel_view_date"].copy()
    draw = rng.random(n)
    # Share that change their mind, and share that then decide again to leave it.
    change = np.select([view == DISAGREE, view == MORE], [0.58, 0.22], 0.0)
    stay = np.select([view == DISAGREE, view == MORE, view == AGREE], [0.27, 0.45, 0.08], 0.0)
    final = np.select([draw < change, draw < change + stay], [INITIATE, NOT_INITIATE], BLANK)
    # A few first decisions to initiate are taken back before anything began.
    undone = (reviews["decision"] == INITIATE) & (draw < 0.008)
    final[undone] = NOT_INITIATE
    base[undone] = reviews["decision_date"][undone]
    date = blank_where(working(later(base, lag(rng, TO_FINAL, n))), final == BLANK)
    date = until_as_at(date)
    reviews["final_decision"] = blank_where(final, date == BLANK)
    reviews["final_decision_date"] = date
    reviews["undone"] = undone
