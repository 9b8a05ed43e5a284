"""What is said of recommendations: as those of a review hang together, counts and shares with
their limits, and no two of them compared."""

from collections.abc import Iterator
from typing import Any

from scr.base import terms
from scr.figures.definitions import definition, definitions
from tests.text.grid.inputs import (
    AS_AT,
    BEFORE,
    SIZES,
    WHEN,
    WHO,
    Cases,
    each,
    filled,
    lists,
    parts,
    plain,
    rows,
    share,
)  # fmt: skip
from tests.text.grid.rule import Case

STATUS, DUE, FOLLOWED = "recommendation_status", "recommendations_due", "follow_through"
STANDINGS = tuple(terms.terms("standing"))
STEPS = tuple(terms.terms("next_step"))


def followed() -> Iterator[Any]:
    """Shares by a day, with limits and without, of as many as were followed so long."""
    for x, n in parts():
        value = None if x < 5 else 0.3
        cells = {
            f"{name}_{days}{by}{end}": value if end == "" or n > 9 else None
            for name in ("evidenced", "claimed")
            for days in (183, 365, 730)
            for by in ("", "_by_review")
            for end in ("", "_lower", "_upper")
        }
        cells |= {f"n_followed_{days}": x for days in (183, 365, 730)}
        known = {c.name for c in definition(FOLLOWED).shown_columns}
        yield filled(FOLLOWED, x, n, n_recommendations=n,
                     **{k: v for k, v in cells.items() if k in known})  # fmt: skip


def _followed(*args: Any) -> Cases:
    return lambda: (Case((row, *args)) for row in followed())


def _tiles() -> Iterator[Any]:
    return (row for row in followed() if row["evidenced_365"] is not None)


def _bands() -> Iterator[list[dict]]:
    for x, n in parts():
        row = {"n_open": n, "n_overdue": x, "n_stale": x, "n_no_record": x}
        yield [row] * 2 + [row | {"n_open": x}] * 2


def _most(*args: Any) -> Cases:
    return lambda: (Case(([one] * k, *args)) for one in rows(STATUS) for k in (1, 3))


GRID: dict[str, Cases] = {
    "follow_up.boards_shown": lambda: (Case((12, n)) for n in SIZES),
    "follow_up.due_heading": each(DUE, WHEN),
    "follow_up.due_sentence": each(DUE, WHEN),
    "follow_up.due_before": lambda: (Case((row, BEFORE)) for row in (None, *rows(DUE))),
    "follow_up.age_heading": lambda: (Case((bands,)) for bands in _bands()),
    "follow_up.age_sentence": lambda: (Case((bands,)) for bands in _bands()),
    "follow_up.most_heading": plain(("", 0), ("", 3), ("the police", 3)),
    "follow_up.most_sentence": _most(("board", "boards")),
    "follow_up.boards_heading": _most(),
    "follow_up.repeats_heading": lists("recurrence", key="theme", codes=("Neglect", "Health")),
    "follow_up.repeats_sentence": lists(
        "recurrence", WHEN, key="theme", codes=("Neglect", "Health")
    ),
    "follow_up.repeating_heading": plain((0, 0), *((n, 15) for n in SIZES)),
    "follow_up.list_heading": lambda: (Case((s, n, WHO)) for s in STANDINGS for n in SIZES),
    "follow_up.list_sentence": lambda: (Case((n, min(n, 9))) for n in SIZES),
    "follow_up.replies": plain(*((x, n) for x, n in parts() if n)),
    "follow_up.next_step": lambda: (
        Case(({"next_step": step, "silent_days": days},)) for step in STEPS for days in (None, 95)
    ),
    "recommendation.body": plain(*terms.terms("addressee_type")),
    "recommendation.theme_words": plain(None, "Neglect"),
    "recommendation.answer": each("recommendation_progress", 3, WHEN, WHO, AS_AT),
    "recommendation.overdue_words": lambda: (Case((n, AS_AT)) for n in SIZES),
    "recommendation.are": plain(*SIZES),
    "recommendation.limited": plain(*(share(*one) for one in parts() if one[1])),
    "recommendation.ladder_heading": each(STATUS),
    "recommendation.ladder_sentence": each(STATUS),
    "recommendation.status_sentence": each(STATUS),
    "recommendation.follow_heading": _followed(""),
    "recommendation.follow_sentence": _followed("", WHEN),
    "recommendation.tile_limits": lambda: (Case((row,)) for row in _tiles()),
    "recommendation.tile_too_early": _followed(),
    "table.methods": plain(*definitions().values()),
    "recommendation.tile_verdict": _followed(3, AS_AT),
}
