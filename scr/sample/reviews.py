"""The reviews as they truly went, and the untouched table `reviews` made of them."""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from scr.sample.country import boards, is_open
from scr.sample.decisions import (
    INITIATE,
    draw_decisions,
    draw_earlier,
    draw_final,
    draw_panel,
)
from scr.sample.fields import (
    AS_AT,
    BLANK,
    Array,
    Numbered,
    blank_where,
    chance,
    day,
    lag,
    pick,
    stream,
)
from scr.sample.plan import Plan
from scr.sample.progress import (
    Delays,
    draw_completed,
    draw_nonpublication,
    draw_reports,
    draw_started,
)
from scr.sample.words import ABUSE_TYPES, REASONS_NOT_TO, REASONS_TO_INITIATE

# From 2013-14 on a larger share was after serious harm, as was published.
SHIFT_TO_HARM = day("2013-04-01")
CHILDREN = ((0, 1), (0.78, 1.99), (0.9, 2.99), (0.97, 4), (1, 7))
JOINT = 0.03


@dataclass(frozen=True)
class World:
    """Reviews in order of notification, a column each; their delays; the truth of the boards.

    `begun` is the day a review began (else -1), whether or not it was written down.
    """

    reviews: dict[str, Array]
    begun: Array
    delays: Delays
    true: pd.DataFrame
    seed: int
    is_exact: bool

    def of_board(self, column: str) -> Array:
        """A column of the truth, for each review that of its board."""
        return np.asarray(self.true[column].to_numpy()[self.reviews["board"]])

    def depth(self) -> Array:
        """How deep each review's report goes into why, in marks of the scale 1 to 4: what
        assessors see in it, what its recommendations rest on, and why letters ask for more."""
        return stream(self.seed, 11).triangular(-0.9, 0, 0.9, len(self.begun))

    def ids(self, rows: Array) -> Numbered:
        """The identifiers of these reviews; blank where the row is."""
        width = max(4, len(str(len(self.begun))))
        return Numbered(np.where(rows == BLANK, BLANK, rows + 1), "R", width)


def make_world(true: pd.DataFrame, plan: Plan, seed: int) -> World:
    """Every review from incident to report, as at the as-at date, none of it untidy yet."""
    rng = stream(seed, 2)
    reviews = draw_decisions(rng, true, plan)
    speed = true["speed"].to_numpy()[reviews["board"]]
    draw_earlier(rng, reviews, speed)
    draw_panel(rng, reviews, plan)
    draw_final(rng, reviews)
    begun = draw_started(rng, reviews, plan)
    delays = draw_completed(rng, reviews, begun, speed)
    draw_reports(rng, reviews, begun, plan)
    draw_nonpublication(rng, reviews, plan)
    _draw_details(stream(seed, 3), reviews)
    return _in_order(reviews, begun, delays, true, seed, plan.is_exact)


def _in_order(
    reviews: dict[str, Array],
    begun: Array,
    delays: Delays,
    true: pd.DataFrame,
    seed: int,
    is_exact: bool,
) -> World:
    order = np.argsort(reviews["notified_date"], kind="stable")
    place = np.empty_like(order)
    place[order] = np.arange(len(order))
    by_review = np.lexsort((delays.start, place[delays.review]))
    return World(
        {name: values[order] for name, values in reviews.items()},
        begun[order],
        Delays(
            place[delays.review][by_review],
            delays.reason[by_review],
            delays.start[by_review],
            delays.end[by_review],
        ),
        true,
        seed,
        is_exact,
    )


def _draw_details(rng: np.random.Generator, reviews: dict[str, Array]) -> None:
    n = len(reviews["decision"])
    harm = np.where(reviews["notified_date"] >= SHIFT_TO_HARM, 0.46, 0.28)
    reviews["incident_type"] = chance(rng, harm, n).astype(np.int32)
    reviews["abuse_type"] = pick(rng, list(ABUSE_TYPES.values()), n)
    reviews["children_involved"] = np.maximum(lag(rng, CHILDREN, n), 1)
    yes = reviews["decision"] == INITIATE
    reasons = np.where(
        yes,
        rng.integers(0, len(REASONS_TO_INITIATE), n),
        len(REASONS_TO_INITIATE) + rng.integers(0, len(REASONS_NOT_TO), n),
    )
    reviews["decision_reason"] = blank_where(reasons, reviews["decision"] == BLANK)
    reviews["joint"] = _draw_joint(rng, reviews["board"], reviews["notified_date"])


def _draw_joint(rng: np.random.Generator, board: Array, notified: Array) -> Array:
    """For some reviews another board of the region that was open then; else blank."""
    joint = np.full(len(board), BLANK, dtype=np.int32)
    table = boards()
    region = pd.Categorical(table["region"]).codes
    rows = np.flatnonzero(chance(rng, JOINT, len(board)))
    there = is_open(table, np.minimum(notified[rows], AS_AT))
    there &= region[board[rows]][:, None] == region
    there[np.arange(len(rows)), board[rows]] = False
    joint[rows] = np.argmax(rng.random(there.shape) * there, axis=1)
    return joint
