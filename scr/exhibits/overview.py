"""The overview's tiles: the picture of the chosen year in a value, its limits, its trend and what
changed, each with the page that says more.

Long because all ten tiles of the overview stand here, in the order in which they are shown.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from scr.base import terms, words
from scr.base.periods import parse_span, span_of_years
from scr.base.request import Request
from scr.exhibits.exhibit import Tile
from scr.exhibits.marks import year_points
from scr.exhibits.parts import narrowed
from scr.exhibits.recorded import or_not_recorded
from scr.exhibits.scope import Compared, Scope
from scr.figures.run import Result
from scr.figures.values import FigureRow, NotRecordedError, Share, rows
from scr.plot import Chart, YearPoint, trend
from scr.stats.intervals import wilson
from scr.text import letter as letter_words
from scr.text import overview as overview_words
from scr.text import publication as publication_words
from scr.text import recommendation as recommendation_words
from scr.text import sentences

OVER_A_YEAR = ("1_to_2_years", "over_2_years")
# Most reviews need a year to be completed and some months to be published: the year whose
# reviews the publication tile speaks of lies this far back.
YEARS_TO_PUBLISH = 2
ASSESSOR = "panel"
"""Whose assessments the overview speaks of."""
EVIDENCED = "evidenced_365"
LETTERS_OVERDUE = terms.label("letters_shown", "overdue")
CLEAR_WHY = "clear_rate_why"


def started(scope: Scope) -> tuple[Tile, ...]:
    """Decisions, the panel's view, decisions in the end, reviews started."""
    return (
        _share(scope, "decided", "Decisions to start a review", "decisions", "initiation_rate"),
        _share(
            scope,
            "agreed",
            "Panel agreed with the decision not to start",
            "panel_scrutiny",
            "agreed_rate",
        ),
        _share(
            scope,
            "finally",
            "Started, including decisions changed later",
            "decisions",
            "final_initiation_rate",
        ),
        _initiations(scope),
    )


@or_not_recorded
def counts_of_starts(scope: Scope) -> str:
    """Why the tiles hold different counts of reviews started, in one line."""
    year = scope.view.year
    decided = rows(scope.ask("decisions", year))[0]
    begun = rows(scope.ask("initiations", year))[0]["n_initiated"]
    return sentences.counts_of_starts(decided, begun, scope.view.when)


def in_time(scope: Scope) -> tuple[Tile, ...]:
    """Complete in time, open for over a year, published in full."""
    return complete(scope), open_over_a_year(scope), published_in_full(scope)


def followed(scope: Scope) -> tuple[Tile, ...]:
    """Recommendations shown to be done, reports clear about why, letters without a reply."""
    return shown_to_be_done(scope), clear_about_why(scope), letters(scope)


@or_not_recorded
def _share(scope: Scope, key: str, label: str, figure: str, column: str) -> Tile:
    share, before = scope.compared(figure).shares(column)
    points = year_points(scope.ask(figure, by="period"), column)
    return Tile(
        key=key,
        label=label,
        value=share.written,
        limits=interval(share),
        verdict=sentences.verdict(share, before, _before(scope)),
        trend=_trend(scope, label, points),
        page="initiation",
        card=figure_card(figure),
    )


@or_not_recorded
def _initiations(scope: Scope) -> Tile:
    label, compared = "Reviews started", scope.compared("initiations")
    rate = compared.now.rate()
    every = scope.ask("initiations", by="period")
    points = year_points(every, "rate_per_100k")
    # The year before is compared already: with the first year shown only where that is another.
    first = rows(every)[0] if scope.view.last - scope.view.first > 1 else None
    return Tile(
        key="started",
        label=label,
        value=words.number(compared.now["n_initiated"]),
        limits=overview_words.rate_limits(rate),
        verdict=sentences.rate_verdict(
            compared.now,
            compared.before,
            _before(scope),
            first,
            words.year_short(first["group_name"]) if first else "",
        ),
        trend=_trend(scope, label, points, "rate"),
        page="initiation",
        card="started",
    )


@or_not_recorded
def complete(scope: Scope) -> Tile:
    """The share of reviews started in the year that were complete within six months."""
    label, compared = "Complete within six months", _completed(scope)
    points = year_points(_standard(scope.ask("standards", by="period")), "met_rate")
    tile = Tile(
        "complete",
        label,
        "None due yet",
        trend=_trend(scope, label, points),
        page="timeliness",
        card="standards",
    )
    if compared is None or not compared.now.share("met_rate").n:
        return tile
    share, before = compared.shares("met_rate")
    return replace(
        tile,
        value=share.written,
        limits=interval(share),
        verdict=sentences.verdict(share, before if before and before.n else None, _before(scope)),
    )


@or_not_recorded
def completed_sentence(scope: Scope) -> str:
    """How many of the year's reviews were complete in time, and whether that changed."""
    compared = _completed(scope)
    share, before = (None, None) if compared is None else compared.shares("met_rate")
    return overview_words.completed(share, before, scope.view.when)


@or_not_recorded
def open_over_a_year(scope: Scope) -> Tile:
    """How many reviews have been open for over a year, now and a year ago."""
    view = scope.view
    over, total = _open_over(scope, view.as_at)
    day_before = _years_ago(view.as_at, 1)
    before = _open_earlier(scope, day_before)
    ages = scope.answer(view.now_request("open_reviews")).table["age_days"]
    label = "Open for over a year"
    asked = [_open_point(scope, years) for years in range(view.last - view.first, -1, -1)]
    points = [point for point in asked if point is not None]
    return Tile(
        key="open",
        label=label,
        value=words.share_of(over, total) if total else "0",
        limits=overview_words.oldest(int(ages.max()) if total else None),
        verdict=overview_words.open_before(day_before, *before) if before else "",
        trend=_trend(scope, label, points),
        page="timeliness",
        card="open",
        choice=(("age", terms.label("open_over", "over_1_year")),),
    )


@or_not_recorded
def published_in_full(scope: Scope) -> Tile:
    """What share of the reviews started two years before has been published in full."""
    view = scope.view
    last = view.last - YEARS_TO_PUBLISH
    span = span_of_years(view.kind, min(view.first, last - 1), last)
    years = scope.rows("cohort_outcomes", span, "period")
    label = overview_words.in_full_label(
        words.year_short(span_of_years(view.kind, last, last).label)
    )
    tile = Tile("published", label, "None due yet", page="publication", card="outcomes")
    tile = replace(tile, trend=_trend(scope, label, [_full_point(row) for row in years]))
    if not years or not years[-1]["n_initiated"]:
        return tile
    now, before = years[-1], years[-2] if len(years) > 1 else None
    name = words.year_short(span_of_years(view.kind, last - 1, last - 1).label)
    if now["n_redaction_unknown"] or (before and before["n_redaction_unknown"]):
        return _full_between(tile, now, before, name)
    share = _in_full(now)
    return replace(
        tile,
        value=share.written,
        limits=interval(share),
        verdict=sentences.verdict(share, _in_full(before) if before else None, name),
    )


def _full_between(tile: Tile, now: FigureRow, before: FigureRow | None, before_name: str) -> Tile:
    """The tile where it is not recorded of some reports whether parts were removed: two numbers,
    which no test sets against those of another year."""
    unknown, started = now["n_redaction_unknown"], words.number(now["n_initiated"])
    why = publication_words.not_recorded(unknown)
    verdict = "No earlier year to compare with."
    if before is not None and before["n_initiated"]:
        was = publication_words.in_full_share(before)
        verdict = overview_words.in_full_before(was, before_name)
    return replace(
        tile,
        value=f"{publication_words.in_full(now, 'to')} of {started}",
        limits=f"{publication_words.in_full_share(now)}{why}",
        verdict=verdict,
    )


@or_not_recorded
def shown_to_be_done(scope: Scope, stock: Scope | None = None) -> Tile:
    """What is shown to be done within a year of the review's completion, the claim beside it.
    `stock` has the day on which recommendations are overdue; without it, that of the scope."""
    label = "Recommendations done with evidence within a year"
    row = scope.rows("follow_through")[0]
    stock = stock or scope
    overdue = n_overdue(stock)
    is_known = row[EVIDENCED] is not None
    points = [_evidenced_point(year) for year in scope.rows("follow_through", by="period")]
    return Tile(
        key="follow",
        label=label,
        value=words.percent(row[EVIDENCED]) if is_known else "None due yet",
        limits=recommendation_words.tile_limits(row)
        if is_known
        else recommendation_words.tile_too_early(row),
        verdict=recommendation_words.tile_verdict(row, overdue, stock.as_at),
        trend=_trend(scope, label, points) if is_known else None,
        page="recommendations",
        card="follow",
    )


@or_not_recorded
def clear_about_why(scope: Scope) -> Tile:
    """The share of the year's reports that the panel found clear about why."""
    view, label = scope.view, "Reports clear about why, said the panel"
    result = narrowed(scope.ask("quality", by="period"), "assessor", ASSESSOR)
    points = year_points(result, CLEAR_WHY)
    span = span_of_years(view.kind, view.last - 1, view.last)
    years = {
        row["group_id"]: row
        for row in scope.rows("quality", span, "period")
        if row["assessor"] == ASSESSOR
    }
    before = years.get(view.year_before.label) if scope.has_year_before else None
    share, share_before = Compared(years[view.year.label], before).shares(CLEAR_WHY)
    tile = Tile(
        "clear_why",
        label,
        "None graded yet",
        trend=_trend(scope, label, points),
        page="quality",
        card="clear",
    )
    if not share.n:
        return tile
    return replace(
        tile,
        value=share.written,
        limits=interval(share),
        verdict=sentences.verdict(share, share_before, _before(scope)),
    )


@or_not_recorded
def letters(scope: Scope) -> Tile:
    """How many letters of ministers, panel, department or Ofsted have an overdue reply."""
    row, label = all_letters(scope), "Letters with an overdue reply"
    if not row["n_raised"]:
        return Tile("letters", label, "0", "No letter is recorded", page="quality", card="letters")
    unanswered = row["n_raised"] - row["n_replied"]
    return Tile(
        key="letters",
        label=label,
        value=words.number(row["n_reply_overdue"]),
        limits=letter_words.waiting_for_reply(unanswered),
        verdict=overview_words.all_letters(letter_words.reply_heading(row), row["n_raised"]),
        page="quality",
        card="letters",
        choice=(("letters", LETTERS_OVERDUE),),
    )


def n_overdue(scope: Scope) -> int:
    """Recommendations overdue by the as-at date."""
    request = scope.view.now_request("recommendation_status")
    return int(rows(scope.answer(request))[0]["n_overdue"])


def all_letters(scope: Scope) -> FigureRow:
    """All letters up to the as-at date: what is overdue today may have been asked years ago."""
    request: Request = replace(scope.view.now_request("challenges"), incident_type=None)
    return rows(scope.answer(request))[0]


def n_open_over_a_year(scope: Scope) -> int:
    """Reviews open for over a year on the as-at date."""
    return _open_over(scope, scope.as_at)[0]


def figure_card(figure: str) -> str:
    """The card of the page Initiation that tells a figure."""
    return {"decisions": "decisions", "panel_scrutiny": "panel"}[figure]


def _before(scope: Scope) -> str:
    return words.year_short(scope.view.year_before.label)


def interval(share: Share) -> str:
    """The interval of a share as it stands under its value; empty where there is none."""
    return f"95% interval {share.limits}" if share.limits else ""


def _trend(
    scope: Scope, label: str, points: Sequence[YearPoint], kind: str = "share"
) -> Chart | None:
    if not points:
        return None
    return trend(points, name=f"{label} by year", phone=scope.canvas.is_phone, kind=kind)


def _standard(result: Result) -> Result:
    return narrowed(result, "standard_id", "complete")


def _completed(scope: Scope) -> Compared | None:
    """The year in focus and the one before, of the standard for completion; None where it was not
    in force."""
    view = scope.view
    span = span_of_years(view.kind, view.last - 1, view.last)
    years = {
        row["group_id"]: row for row in rows(_standard(scope.ask("standards", span, "period")))
    }
    now = years.get(view.year.label)
    return None if now is None else Compared(now, years.get(view.year_before.label))


def _in_full(row: FigureRow) -> Share:
    """The share of a cohort that is published in full, with its limits, which the figure has
    not."""
    x, n = row["n_published_in_full"], row["n_initiated"]
    if not n:
        return Share(x, n, None)
    # At least those recorded as not redacted, at most those of which nothing is recorded too.
    lower = float(wilson(x - row["n_redaction_unknown"], n)[0])
    return Share(x, n, x / n, lower, float(wilson(x, n)[1]))


def _full_point(row: FigureRow) -> YearPoint:
    share, name = _in_full(row), words.year_short(row["group_name"])
    point = YearPoint(
        name, name, share.x, float(share.n or 0), share.value, share.lower, share.upper
    )
    if not row["n_redaction_unknown"]:
        return point
    started = words.number(row["n_initiated"])
    return replace(
        point, x=None, n=None, counted=f"{publication_words.in_full(row, 'to')} of {started}"
    )


def _evidenced_point(row: FigureRow) -> YearPoint:
    name, span = words.year_short(row["group_name"]), parse_span(row["group_name"])
    return YearPoint(
        label=name,
        short_label=name,
        x=None,
        n=None,
        value=row[EVIDENCED],
        lower=row[f"{EVIDENCED}_lower"],
        upper=row[f"{EVIDENCED}_upper"],
        start=span.start,
        end=span.end,
        note="too early" if row["n_recommendations"] else "none",
        counted=words.count(row["n_followed_365"], "recommendation"),
    )


def _open_earlier(scope: Scope, day: date) -> tuple[int, int] | None:
    """The same on an earlier day; None where no start was on record by then."""
    try:
        return _open_over(scope, day)
    except NotRecordedError:
        return None


def _open_point(scope: Scope, years: int) -> YearPoint | None:
    """The share of open reviews that had been open for over a year, so many years ago; None where
    no start was on record by then."""
    day = _years_ago(scope.as_at, years)
    counts = _open_earlier(scope, day)
    if counts is None:
        return None
    over, total = counts
    # All open reviews are counted, none drawn, so there is no interval.
    return YearPoint(
        label=str(day.year),
        short_label=str(day.year),
        x=over,
        n=float(total),
        value=over / total if total else None,
        lower=None,
        upper=None,
        note="none open",
        counted=f"{over} of {total} on {words.day(day)}" if total else "",
    )


def _open_over(scope: Scope, as_at: date) -> tuple[int, int]:
    """Reviews open for over a year on a day, and all that were open."""
    bands = rows(scope.answer(scope.view.now_request("open_reviews_by_age", as_at=as_at)))
    over = sum(row["n_open"] for row in bands if row["age_band"] in OVER_A_YEAR)
    return over, sum(row["n_open"] for row in bands)


def _years_ago(day: date, years: int) -> date:
    # The last day of February has no counterpart in most years.
    is_leap = (day.month, day.day) == (2, 29) and years > 0
    return day.replace(year=day.year - years, day=28 if is_leap else day.day)
