"""The key figures with which a report of a year begins: the tiles of the Overview, and as tiles
what else a report is asked for first.

A tile that the policy does not answer is left out; one of which nothing is recorded says so.
"""

from collections.abc import Callable

from scr.base import words
from scr.base.errors import RefusedError
from scr.exhibits import overview
from scr.exhibits.exhibit import Tile
from scr.exhibits.recorded import or_not_recorded
from scr.exhibits.scope import Scope
from scr.exhibits.timeliness import STAGE, ages_of
from scr.figures.values import Days, FigureRow, Share
from scr.stats.intervals import wilson
from scr.text import estimate, sentences
from scr.text import key_figure as key_words


def key_figures(year_scope: Scope, stock_scope: Scope) -> tuple[tuple[str, Tile], ...]:
    """The tiles in their order, each with the id of the report's table that has more of it.
    `stock_scope` is that of figures without a period: the year's last day."""
    decided, agreed, _, begun = overview.started(year_scope)
    made: list[tuple[str, Callable[[], Tile]]] = [
        ("decisions", lambda: decided),
        ("panel_scrutiny", lambda: agreed),
        ("initiations", lambda: begun),
        ("publication_outcomes", lambda: nonpublication(year_scope)),
        ("standards", lambda: overview.complete(year_scope)),
        ("durations", lambda: median_time(year_scope)),
        ("open_reviews", lambda: open_reviews(stock_scope)),
        ("agreed_delays", lambda: agreed_delays(year_scope)),
        ("cohort_outcomes", lambda: overview.published_in_full(year_scope)),
        ("quality", lambda: overview.clear_about_why(year_scope)),
        ("follow_through", lambda: overview.shown_to_be_done(year_scope, stock_scope)),
        ("challenges", lambda: letters(year_scope)),
    ]
    return tuple((table, tile) for table, make in made if (tile := _or_none(make)) is not None)


def _or_none(make: Callable[[], Tile]) -> Tile | None:
    try:
        return make()
    except RefusedError:
        return None


@or_not_recorded
def nonpublication(scope: Scope) -> Tile:
    """Of how many of the reports received the panel considered non-publication."""
    compared = scope.compared("publication_outcomes")
    before = compared.before
    was = None if before is None or before["n_received"] is None else _considered(before)
    return _of_share(
        scope, "nonpublication", "Reports with non-publication considered",
        _considered(compared.now), was,
    )  # fmt: skip


@or_not_recorded
def agreed_delays(scope: Scope) -> Tile:
    """How many of the reviews started in the year had an agreed delay."""
    share, before = scope.compared("agreed_delays").shares("delay_rate")
    return _of_share(scope, "delays", "Reviews with an agreed delay", share, before)


@or_not_recorded
def median_time(scope: Scope) -> Tile:
    """By when half of the reviews started in the year are or would be complete."""
    view = scope.view
    half = estimate.of_stage(_stage(scope.rows("durations", view.year)), "complete")
    was: Days | None = None
    if scope.has_year_before:
        row = _stage(scope.rows("durations", view.year_before))
        earlier = estimate.of_stage(row, "complete")
        was = earlier.days if earlier.is_told else None
    return Tile(
        key="median",
        label="Median time from start to completion",
        value=key_words.median(half),
        limits=key_words.median_limits(half),
        verdict=key_words.median_before(was, words.year_short(view.year_before.label)),
    )


@or_not_recorded
def open_reviews(scope: Scope) -> Tile:
    """How many reviews are open on the day, and for over a year."""
    ages, _ = ages_of(scope.answer(scope.view.now_request("open_reviews_by_age")))
    over = sum(ages[band] for band in overview.OVER_A_YEAR)
    total = sum(ages.values())
    return Tile(
        key="open",
        label=f"Reviews open on {words.day(scope.as_at)}",
        value=words.number(total),
        limits=key_words.open_for_over_a_year(over, total),
        verdict=key_words.NOT_COMPARED,
    )


@or_not_recorded
def letters(scope: Scope) -> Tile:
    """The year's letters that asked a board for an account."""
    compared = scope.compared("challenges")
    return Tile(
        key="letters",
        label="Letters asking boards for an account",
        value=words.number(compared.now["n_raised"]),
        limits=key_words.letters_replied(compared.now),
        verdict=key_words.letters_before(compared.before, scope.view.before_when),
    )


def _stage(stages: list[FigureRow]) -> FigureRow:
    return next(row for row in stages if row["stage"] == STAGE)


def _considered(row: FigureRow) -> Share:
    x, n = row["n_nonpublication_considered"], row["n_received"]
    if not n:
        return Share(x, n, None)
    lower, upper = (float(end) for end in wilson(x, n))
    return Share(x, n, x / n, lower, upper)


def _of_share(scope: Scope, key: str, label: str, share: Share, before: Share | None) -> Tile:
    when = words.year_short(scope.view.year_before.label)
    return Tile(
        key=key,
        label=label,
        value=share.written,
        limits=overview.interval(share),
        verdict=sentences.verdict(share, before, when),
    )
