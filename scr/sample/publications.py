"""What was published about the reviews, and their agreed delays."""

from typing import Any

import numpy as np

from scr.sample.fields import (
    AS_AT,
    BLANK,
    Array,
    Coded,
    Days,
    Numbered,
    Table,
    blank_where,
    chance,
    lag,
    later,
    pick,
    stream,
    until_as_at,
)
from scr.sample.plan import PANEL_SET_UP
from scr.sample.progress import DELAY_REASONS
from scr.sample.reviews import World

KINDS = (
    "overview_report",
    "executive_summary",
    "summary_report",
    "anonymous_report",
    "learning_brief",
    "further_analysis",
    "board_response",
    "progress_report",
)
OVERVIEW, EXECUTIVE, SUMMARY, ANONYMOUS, BRIEF, FURTHER, RESPONSE, PROGRESS = range(8)
AGREED, DISAGREED = 0, 1
# Days from the report's going to the panel; before the 7th day is too early.
TO_PUBLISHED = ((0, -8), (0.02, 0), (0.06, 7), (0.4, 30), (0.75, 80), (0.9, 240), (1, 700))
AFTER_ANSWER = ((0, 10), (0.5, 45), (0.9, 150), (1, 400))
TO_BRIEF = ((0, 40), (0.5, 150), (1, 420))
TO_FURTHER = ((0, 50), (0.5, 110), (1, 260))
TO_PROGRESS = ((0, 150), (0.5, 300), (1, 520))
TO_WITHDRAWN = ((0, 366), (0.5, 480), (1, 1000))


def first_published(world: World, rng: np.random.Generator) -> tuple[Array, Array]:
    """Day and kind of the first report published of each review, blank where none will be."""
    reviews, n = world.reviews, len(world.begun)
    outcome, report = reviews["nonpublication_outcome"], reviews["report_to_panel_date"]
    sent = np.where(report == BLANK, reviews["completed_date"], report)
    # No report was recorded as sent though it was: nothing goes out while it is still to be sent.
    unsent = (report == BLANK) & (reviews["completed_date"] > AS_AT - 260)
    days = later(blank_where(sent, unsent), lag(rng, TO_PUBLISHED, n))
    days = np.where(days == BLANK, BLANK, np.maximum(days, reviews["completed_date"]))
    answered = later(reviews["nonpublication_outcome_date"], lag(rng, AFTER_ANSWER, n))
    days = np.where(outcome == BLANK, days, answered)
    asked = (reviews["nonpublication_case_date"] != BLANK) & (outcome == BLANK)
    kind = np.select([outcome == 2, outcome == 3], [ANONYMOUS, SUMMARY], OVERVIEW)
    return until_as_at(blank_where(days, asked | (outcome == AGREED))), kind


def publications_table(world: World) -> Table:
    """The table `publications`, one row per document, in order of review and date."""
    rng = stream(world.seed, 4)
    n = len(world.begun)
    first, kind = first_published(world, rng)
    old = (first != BLANK) & (first < PANEL_SET_UP)
    overview = np.where(kind == OVERVIEW, first, BLANK)
    begun = blank_where(world.begun, ~chance(rng, 0.15, n))
    documents: list[tuple[Any, Array]] = [
        (kind, first),
        (EXECUTIVE, blank_where(first, ~chance(rng, np.where(old, 0.45, 0.1), n))),
        (BRIEF, later(begun, lag(rng, TO_BRIEF, n))),
        (RESPONSE, blank_where(first, ~chance(rng, 0.4, n))),
        (FURTHER, later(_share(rng, overview, 0.03), lag(rng, TO_FURTHER, n))),
        (PROGRESS, later(_share(rng, first, 0.14), lag(rng, TO_PROGRESS, n))),
        # A report put out again with parts removed.
        (OVERVIEW, later(_share(rng, overview, 0.015), lag(rng, TO_FURTHER, n))),
    ]
    kinds = np.concatenate([np.zeros(n, dtype=int) + code for code, _ in documents])
    days = np.concatenate([until_as_at(day) for _, day in documents])
    review = np.tile(np.arange(n), len(documents))
    there = np.flatnonzero(days != BLANK)
    order = there[np.lexsort((kinds[there], days[there], review[there]))]
    return _table(world, rng, review[order], kinds[order], days[order])


def _share(rng: np.random.Generator, days: Array, share: float) -> Array:
    return blank_where(days, ~chance(rng, share, len(days)))


def _table(world: World, rng: np.random.Generator, review: Array, kind: Array, day: Array) -> Table:
    n = len(review)
    redacted = pick(rng, (0.70, 0.13, 0.17), n)
    redacted = blank_where(redacted, (redacted == 2) | (kind >= BRIEF))
    withdrawn = later(_share(rng, day, 0.15), lag(rng, TO_WITHDRAWN, n))
    number = np.arange(n) + 1
    has_url = chance(rng, 0.8, n)
    width = max(4, len(str(n)))
    return {
        "publication_id": Numbered(number, "P", width),
        "review_id": world.ids(review),
        "kind": Coded(kind, KINDS),
        "published_date": Days(day),
        "redacted": Coded(redacted, ("no", "yes")),
        "withdrawn_date": Days(until_as_at(withdrawn)),
        "url": Numbered(np.where(has_url, number, BLANK), "https://boards.example/reports/", width),
    }


def delays_table(world: World) -> Table:
    """The table `delays`, one row per agreed delay, in order of review and start."""
    delays = world.delays
    n = len(delays.review)
    return {
        "delay_id": Numbered(np.arange(n) + 1, "D", max(4, len(str(n)))),
        "review_id": world.ids(delays.review),
        "reason": Coded(delays.reason, tuple(DELAY_REASONS)),
        "start_date": Days(delays.start),
        "end_date": Days(delays.end),
    }
