"""What reviews recommended, to whom, and how far it got: done, evidenced, verified, effect."""

import numpy as np

from scr.sample.country import boards
from scr.sample.fields import (
    AS_AT,
    BLANK,
    Array,
    Coded,
    Days,
    Table,
    Whole,
    blank_where,
    chance,
    lag,
    later,
    pick,
    stream,
    until_as_at,
)
from scr.sample.reviews import World
from scr.sample.words import ADDRESSEES, THEMES

HOW_MANY = ((0, 1), (0.25, 5), (0.5, 8), (0.75, 13), (0.95, 25), (1, 42))
ADDRESSED = (0.70, 0.22, 0.08)  # one, two, three addressees
TO_RESPONSE = ((0, 7), (0.5, 45), (0.9, 110), (1, 240))
TO_DUE = ((0, 60), (0.4, 150), (0.8, 270), (1, 400))
TO_DONE = ((0, 10), (0.25, 110), (0.5, 215), (0.75, 380), (1, 900))
TO_EVIDENCED = ((0, 5), (0.5, 75), (0.9, 220), (1, 400))
TO_VERIFIED = ((0, 20), (0.5, 110), (0.9, 260), (1, 420))
TO_EFFECT = ((0, 60), (0.5, 180), (1, 420))
TO_CLOSED = ((0, 30), (0.5, 160), (1, 420))
# Shares that get to each rung at last, of those on the rung below.
DONE, EVIDENCED, VERIFIED, EFFECT = 0.88, 0.72, 0.45, 0.33
SILENT, DUE_UNKNOWN, RESPONDED, CLOSED = 0.07, 0.10, 0.87, 0.05
RESPONSES = ("accepted", "partly_accepted", "rejected")
CLOSED_REASONS = ("withdrawn", "superseded", "not_accepted", "other")
OWN_THEMES = 0.4


def recommendations_table(world: World) -> Table:
    """The table `recommendations`, a row per recommendation and addressee, in that order."""
    rng = stream(world.seed, 5)
    completed = world.reviews["completed_date"]
    done = np.flatnonzero(completed != BLANK)
    count = np.maximum(lag(rng, HOW_MANY, len(done)), 1)
    review = np.repeat(done, count)
    number = np.arange(len(review)) - np.repeat(np.cumsum(count) - count, count) + 1
    theme = _themes(rng, world.reviews["board"][review])
    clear, why = _clarity(rng, world.of_board("report_quality")[review], world.depth()[review])
    text = blank_where(theme, chance(rng, 0.4, len(theme)))
    addressed = pick(rng, ADDRESSED, len(review)) + 1
    whom = _addressees(rng, addressed)
    # From here on a row is an addressee of a recommendation.
    review, number, theme, text, clear, why = (
        np.repeat(column, addressed) for column in (review, number, theme, text, clear, why)
    )
    board = world.reviews["board"][review]
    places = boards()["place"]
    return {
        "recommendation_id": Whole(number),
        "review_id": world.ids(review),
        "addressee": Coded(
            board * len(ADDRESSEES) + whom,
            [name.format(place) for place in places for _, name in ADDRESSEES.values()],
        ),
        "addressee_type": Coded(blank_where(whom, chance(rng, 0.03, len(whom))), [*ADDRESSEES]),
        "theme": Coded(blank_where(theme, chance(rng, 0.04, len(theme))), [*THEMES]),
        "text": Coded(text, [words for _, words in THEMES.values()]),
        "is_clear": Coded(clear, ("no", "yes")),
        "answers_why": Coded(why, ("no", "yes")),
        **_course(rng, completed[review], world.of_board("follow_through")[review]),
    }


def _themes(rng: np.random.Generator, board: Array) -> Array:
    """Themes by weight; a board comes back to three of its own more often than chance."""
    n = len(board)
    own = (board * 7 + rng.integers(0, 3, n) * 4) % len(THEMES)
    by_weight = pick(rng, [weight for weight, _ in THEMES.values()], n)
    return np.where(chance(rng, OWN_THEMES, n), own, by_weight)


def _clarity(rng: np.random.Generator, quality: Array, depth: Array) -> tuple[Array, Array]:
    """Whether each is clear, and whether it answers why: the more, the deeper its report goes."""
    n = len(quality)
    clear = chance(rng, 0.66 + 0.25 * quality + 0.10 * depth, n).astype(np.int32)
    why = chance(rng, 0.42 + 0.3 * quality + 0.35 * depth, n).astype(np.int32)
    return blank_where(clear, chance(rng, 0.13, n)), blank_where(why, chance(rng, 0.18, n))


def _addressees(rng: np.random.Generator, addressed: Array) -> Array:
    """Kinds of addressee, in order and all different within a recommendation."""
    n, kinds = len(addressed), len(ADDRESSEES)
    first = pick(rng, [weight for weight, _ in ADDRESSEES.values()], n)
    step = rng.integers(1, kinds // 2, n)
    whom = (first[:, None] + step[:, None] * np.arange(3)) % kinds
    whom[np.arange(3) >= addressed[:, None]] = kinds  # sorts behind the others
    whom = np.sort(whom, axis=1)
    return whom[whom < kinds].astype(np.int32)


def _course(rng: np.random.Generator, completed: Array, pace: Array) -> Table:
    """Response, due date, rungs of the ladder, closure and last update of each row."""
    n = len(completed)
    silent = chance(rng, SILENT, n)
    response = pick(rng, (0.86, 0.10, 0.04), n)
    responded = blank_where(
        later(completed, lag(rng, TO_RESPONSE, n)), silent | ~chance(rng, RESPONDED, n)
    )
    responded = until_as_at(responded)
    due = later(completed, lag(rng, TO_DUE, n))
    due = blank_where(due, silent | chance(rng, DUE_UNKNOWN, n))
    never = silent | ((response == 2) & (responded != BLANK))
    rungs = _ladder(rng, completed, pace, never)
    closed = blank_where(
        later(completed, lag(rng, TO_CLOSED, n)),
        silent | (rungs[0] != BLANK) | (rungs[1] != BLANK) | ~chance(rng, CLOSED * 3, n),
    )
    closed = until_as_at(closed)
    reason = np.where(response == 2, 2, pick(rng, (0.3, 0.45, 0.05, 0.2), n))
    events = np.maximum.reduce([responded, *rungs, closed])
    updated = later(events, lag(rng, ((0, 0), (0.5, 20), (1, 200)), n))
    updated = blank_where(np.minimum(updated, AS_AT), (events == BLANK) | chance(rng, 0.1, n))
    return {
        "response": Coded(blank_where(response, responded == BLANK), RESPONSES),
        "response_date": Days(responded),
        "due_date": Days(due),
        "done_date": Days(rungs[0]),
        "evidenced_date": Days(rungs[1]),
        "verified_date": Days(rungs[2]),
        "effect_date": Days(rungs[3]),
        "closed_date": Days(closed),
        "closed_reason": Coded(blank_where(reason, closed == BLANK), CLOSED_REASONS),
        "updated_date": Days(updated),
    }


def _ladder(rng: np.random.Generator, completed: Array, pace: Array, never: Array) -> list[Array]:
    """Done, evidenced, verified and effect days by the as-at date, each rung above the one below.

    Here and there evidence is shown though nobody wrote down that it was done.
    """
    n = len(completed)
    done = blank_where(later(completed, lag(rng, TO_DONE, n, pace)), never | ~chance(rng, DONE, n))
    rungs = [done]
    steps = ((TO_EVIDENCED, EVIDENCED), (TO_VERIFIED, VERIFIED), (TO_EFFECT, EFFECT))
    for knots, share in steps:
        reached = later(rungs[-1], lag(rng, knots, n, pace))
        rungs.append(blank_where(reached, ~chance(rng, share, n)))
    unwritten = (rungs[1] != BLANK) & chance(rng, 0.04, n)
    rungs[0] = blank_where(rungs[0], unwritten)
    return [until_as_at(rung) for rung in rungs]
