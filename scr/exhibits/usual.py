"""What the pages show first: each as it opens, nothing chosen on it. Made ahead of the first
visitor, all of it is at hand when they come (`tests/pages/test_usual.py` holds it to the pages).
"""

from collections.abc import Callable, Iterator

from scr.base.errors import RefusedError
from scr.disclosure import Reader
from scr.exhibits import (
    appointments,
    asking,
    boards_funnel,
    compare,
    completion,
    decisions,
    follow_through,
    initiations,
    not_in_full,
    overview,
    overview_year,
    publication,
    quality,
    quality_apart,
    recommendations,
    recommendations_due,
    timeliness,
)
from scr.exhibits.exhibit import Exhibit
from scr.exhibits.scope import Scope
from scr.exhibits.view import usual_view
from scr.figures.directory import directory
from scr.figures.values import NotRecordedError
from scr.store import Snapshot
from scr.text import measure as measure_words

Maker = Callable[[Scope], object]

ASSESSOR = "panel"
PAGES: dict[str, tuple[Maker, ...]] = {
    "overview": (
        decisions.answer,
        overview.started,
        overview.counts_of_starts,
        overview.in_time,
        overview.followed,
        overview_year.changed,
        overview_year.attention,
        overview_year.stages,
    ),
    "initiation": (
        decisions.over_years,
        decisions.panel_view,
        decisions.boards_funnel,
        initiations.boards_map,
        decisions.each_board,
        initiations.over_years,
    ),
    "timeliness": (
        timeliness.answer,
        timeliness.stage_tiles,
        completion.curve,
        timeliness.standards,
        timeliness.stages,
        appointments.over_years,
    ),
    "publication": (publication.answer, publication.outcomes, not_in_full.reasons),
    "recommendations": (
        recommendations.answer,
        recommendations.n_overdue,
        recommendations.rungs,
        lambda scope: follow_through.follow_through(scope, "recommendation", scope.view.range),
        recommendations_due.by_month,
        recommendations_due.by_year,
    ),
    "quality": (
        lambda scope: quality.answer(scope, ASSESSOR),
        quality.clarity,
        quality.grades,
        quality_apart.boards_apart,
        quality_apart.why_and_action,
    ),
    "comparison": (
        lambda scope: compare.answer(scope, next(iter(measure_words.measures()))),
        lambda scope: boards_funnel.funnel(scope, next(iter(measure_words.measures()))),
        lambda scope: boards_funnel.worth_a_question(scope, next(iter(measure_words.measures()))),
    ),
}
"""By page, what makes what stands on it as it opens, in the order of the pages."""


def make_ahead(reader: Reader, snapshot: Snapshot) -> Iterator[str]:
    """Make it all for a reader, one thing at a time; the page of each, before it is made. What
    the reader may not see or the records do not have is passed over."""
    scope = Scope(reader, snapshot, usual_view(directory(snapshot)))
    for page, makers in PAGES.items():
        for make in makers:
            yield page
            try:
                _at_hand(make(scope), scope)
            except (RefusedError, NotRecordedError):
                continue


def _at_hand(made: object, scope: Scope) -> None:
    """What a card asks besides: how many cases are left out."""
    if isinstance(made, Exhibit):
        asking.left_out_of(scope.reader, made.result)
