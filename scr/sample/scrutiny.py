"""What others made of the reviews: assessments of reports, and letters that ask for an account."""

from typing import cast

import numpy as np

from scr.sample.country import boards
from scr.sample.decisions import DISAGREE
from scr.sample.fields import (
    AS_AT,
    BLANK,
    Array,
    Coded,
    Days,
    Numbered,
    Table,
    Whole,
    blank_where,
    chance,
    day,
    lag,
    later,
    pick,
    stream,
    until_as_at,
)
from scr.sample.publications import (
    DISAGREED,
    FURTHER,
    KINDS,
    PROGRESS,
    RESPONSE,
    first_published,
)
from scr.sample.reviews import World
from scr.sample.words import CHALLENGE_NOTES

ASSESSORS = ("panel", "ofsted", "minister", "board", "peer")
PANEL, OFSTED, MINISTER, BOARD, PEER = range(5)
GRADES = ("outstanding", "good", "adequate", "inadequate")
OFSTED_ENDED = day("2012-07-31")
TO_ASSESSED = ((0, 10), (0.5, 38), (0.9, 70), (1, 120))
# Mean marks at the panel's start and what a year adds: reports got better at saying what
# happened, hardly at saying why. Then what each assessor adds.
MARKS = {"what_happened": (2.30, 0.42), "why": (2.0, 0.08), "action": (2.35, 0.12)}
LENIENCY = (0.0, 0.0, -0.3, 0.6, 0.2)

RAISED_BY = ("minister", "panel", "department", "ofsted")
SUBJECTS = ("initiation", "publication", "quality", "delay", "follow_through")
OUTCOMES = ("satisfied", "partly_satisfied", "not_satisfied")
# Subject -> who raises it (minister, panel, department, Ofsted).
WHO = (
    (0.10, 0.70, 0.20, 0.0),
    (0.15, 0.60, 0.25, 0.0),
    (0.40, 0.30, 0.15, 0.15),
    (0.10, 0.30, 0.60, 0.0),
    (0.15, 0.10, 0.30, 0.45),
)
TO_LETTER = ((0, 8), (0.5, 25), (1, 60))
TO_REPLY = ((0, 5), (0.4, 21), (0.7, 28), (0.9, 60), (1, 150))
TO_CLOSED = ((0, 7), (0.5, 35), (1, 150))
# Days from a reply to what is published of it.
TO_ANALYSIS = ((0, 10), (0.5, 35), (1, 120))


def assessments_table(world: World) -> Table:
    """The table `assessments`, one row per assessment, in order of review and date."""
    rng = stream(world.seed, 6)
    report, completed = world.reviews["report_to_panel_date"], world.reviews["completed_date"]
    n = len(report)
    old = blank_where(completed, completed > OFSTED_ENDED - 30)
    panel = later(_share(rng, report, 0.92), lag(rng, TO_ASSESSED, n))
    made = [
        (PANEL, panel),
        (PANEL, later(_share(rng, panel, 0.04), 60 + lag(rng, TO_ASSESSED, n))),
        (OFSTED, np.minimum(later(_share(rng, old, 0.9), lag(rng, TO_ASSESSED, n)), OFSTED_ENDED)),
        (MINISTER, later(_share(rng, report, 0.04), 30 + lag(rng, TO_ASSESSED, n))),
        (BOARD, later(_share(rng, completed, 0.30), lag(rng, TO_ASSESSED, n))),
        (PEER, later(_share(rng, completed, 0.15), 20 + lag(rng, TO_ASSESSED, n))),
    ]
    assessor = np.concatenate([np.full(n, code) for code, _ in made])
    days = np.concatenate([until_as_at(day) for _, day in made])
    review = np.tile(np.arange(n), len(made))
    there = np.flatnonzero(days != BLANK)
    order = there[np.lexsort((assessor[there], days[there], review[there]))]
    review, assessor, days = review[order], assessor[order], days[order]
    quality = (world.of_board("report_quality") + world.depth())[review]
    return {
        "assessment_id": Numbered(np.arange(len(order)) + 1, "A", max(4, len(str(len(order))))),
        "review_id": world.ids(review),
        "assessor": Coded(assessor, ASSESSORS),
        "assessed_date": Days(days),
        **_marks(rng, assessor, days, quality),
    }


def _marks(rng: np.random.Generator, assessor: Array, days: Array, quality: Array) -> Table:
    n = len(days)
    years = (days - day("2013-07-01")) / 365.25
    # Two assessors of one report agree in the main: it has its own quality.
    report = rng.triangular(-0.3, 0, 0.3, n) + quality + np.array(LENIENCY)[assessor]
    marks: Table = {}
    for name, (start, yearly) in MARKS.items():
        mean = start + yearly * years + report + rng.triangular(-0.9, 0, 0.9, n)
        mark = np.clip(np.floor(mean + 0.5), 1, 4)
        missing = chance(rng, np.where(assessor == OFSTED, 0.7, 0.02), n)
        marks[name] = Whole(blank_where(mark, missing))
    graded = np.where(assessor == OFSTED, 0.98, np.where(assessor == PEER, 0.4, 0.0))
    grade = np.searchsorted([-1.1, -0.15, 0.6], -report)
    return {**marks, "grade": Coded(blank_where(grade, ~chance(rng, graded, n)), GRADES)}


def _share(rng: np.random.Generator, days: Array, share: float) -> Array:
    return blank_where(days, ~chance(rng, share, len(days)))


def challenges_table(world: World) -> Table:
    """The table `challenges`, one row per letter, in order of the day it was raised."""
    rng = stream(world.seed, 7)
    reviews, begun, n = world.reviews, world.begun, len(world.begun)
    view = blank_where(reviews["panel_view_date"], reviews["panel_view"] != DISAGREE)
    answered = blank_where(
        reviews["nonpublication_outcome_date"], reviews["nonpublication_outcome"] != DISAGREED
    )
    ended = np.maximum(reviews["completed_date"], reviews["discontinued_date"])
    slow = (begun != BLANK) & (np.where(ended == BLANK, AS_AT, ended) > begun + 400)
    report = reviews["report_to_panel_date"]
    why = 0.10 - 0.08 * world.of_board("report_quality") - 0.10 * world.depth()
    letters = [
        (0, later(_share(rng, view, 0.4), lag(rng, TO_LETTER, n))),
        (1, later(_share(rng, answered, 0.6), lag(rng, TO_LETTER, n))),
        (2, later(blank_where(report, ~chance(rng, why, n)), 60 + lag(rng, TO_LETTER, n))),
        (3, later(blank_where(begun, ~slow | ~chance(rng, 0.14, n)), 400 + lag(rng, TO_LETTER, n))),
        (4, later(_share(rng, reviews["completed_date"], 0.03), 300 + lag(rng, TO_LETTER, n))),
    ]
    subject = np.concatenate([np.full(n, code) for code, _ in letters])
    raised = np.concatenate([until_as_at(days) for _, days in letters])
    review = np.tile(np.arange(n), len(letters))
    there = np.flatnonzero(raised != BLANK)
    order = there[np.lexsort((review[there], subject[there], raised[there]))]
    review, subject, raised = review[order], subject[order], raised[order]
    # A letter about follow-through is about all that the board promised, not one review.
    named = blank_where(review, subject == SUBJECTS.index("follow_through"))
    pace = world.of_board("follow_through")[review]
    return {
        "challenge_id": Numbered(np.arange(len(order)) + 1, "C", max(4, len(str(len(order))))),
        "board_id": Coded(reviews["board"][review], list(boards()["board_id"])),
        "review_id": world.ids(named),
        **_letters(rng, subject, raised, pace),
    }


def _letters(rng: np.random.Generator, subject: Array, raised: Array, pace: Array) -> Table:
    n = len(subject)
    who = np.zeros(n, dtype=np.int32)
    for code, weights in enumerate(WHO):
        rows = np.flatnonzero(subject == code)
        who[rows] = pick(rng, weights, len(rows))
    due = raised + np.array([21, 28, 42])[pick(rng, (0.3, 0.5, 0.2), n)]
    replied = until_as_at(later(_share(rng, raised, 0.93), lag(rng, TO_REPLY, n, pace)))
    closed = until_as_at(later(_share(rng, replied, 0.75), lag(rng, TO_CLOSED, n)))
    outcome = blank_where(pick(rng, (0.6, 0.27, 0.13), n), closed == BLANK)
    note = blank_where(rng.integers(0, len(CHALLENGE_NOTES), n), chance(rng, 0.7, n))
    return {
        "raised_by": Coded(who, RAISED_BY),
        "subject": Coded(subject, SUBJECTS),
        "raised_date": Days(raised),
        "questions": Whole(blank_where(rng.integers(1, 12, n), chance(rng, 0.1, n))),
        "reply_due_date": Days(blank_where(due, chance(rng, 0.08, n))),
        "replied_date": Days(replied),
        "closed_date": Days(closed),
        "outcome": Coded(outcome, OUTCOMES),
        "note": Coded(note, CHALLENGE_NOTES),
    }


def letter_documents(world: World, first_number: int) -> Table:
    """Rows of the table `publications` that followed letters, numbered from `first_number` on.

    After a reply about the quality of a report often a further analysis, half of the time with a
    report of progress; after one about publication often the board's response. Only of reviews
    that are published already.
    """
    rng = stream(world.seed, 12)
    letters = challenges_table(world)
    subject = cast(Coded, letters["subject"]).index
    replied = cast(Days, letters["replied_date"]).values
    review = cast(Numbered, letters["review_id"]).values - 1
    first, _ = first_published(world, stream(world.seed, 4))
    published = np.where(review < 0, BLANK, first[review])
    able = (replied != BLANK) & (published != BLANK) & (published <= replied)
    asked = [
        blank_where(replied, ~able | (subject != SUBJECTS.index(name)))
        for name in ("quality", "publication")
    ]
    n = len(replied)
    further = later(_share(rng, asked[0], 0.75), lag(rng, TO_ANALYSIS, n))
    documents = [
        (FURTHER, further),
        (PROGRESS, _share(rng, further, 0.5)),
        (RESPONSE, later(_share(rng, asked[1], 0.6), lag(rng, TO_ANALYSIS, n))),
    ]
    kind = np.concatenate([np.full(n, code) for code, _ in documents])
    day_ = np.concatenate([until_as_at(days) for _, days in documents])
    review_of = np.tile(review, len(documents))
    there = np.flatnonzero(day_ != BLANK)
    order = there[np.lexsort((kind[there], day_[there], review_of[there]))]
    blank = np.full(len(order), BLANK, dtype=np.int32)
    width = max(4, len(str(first_number + len(order))))
    number = np.arange(len(order)) + first_number
    return {
        "publication_id": Numbered(number, "P", width),
        "review_id": world.ids(review_of[order]),
        "kind": Coded(kind[order], KINDS),
        "published_date": Days(day_[order]),
        "redacted": Coded(blank, ("no", "yes")),
        "withdrawn_date": Days(blank),
        "url": Numbered(number, "https://boards.example/reports/", width),
    }
