"""What the policy `publication` does not answer, each with the reason and what to ask instead."""

from datetime import date

from scr.base.errors import RefusedError
from scr.base.request import GROUPINGS, Request
from scr.figures.definitions import Definition, definition
from scr.figures.directory import directory
from scr.store import Snapshot

PUBLICATION_YEARS = "panel"
"""The one kind of year that is published: two kinds side by side could be subtracted."""

FAMILIES = (
    ("decisions", "panel_scrutiny"),
    ("initiations", "cohort_outcomes"),
    ("publication_outcomes",),
    ("quality",),
    ("challenges",),
)
"""Figures answered below the whole. Those that share a count, or are tied to each other over the
years (see `over_time`), stand in one family, in which a column of the same name is the same
quantity, and are protected together; those that only what records may break ties to others stand on
these (see STANDS_ON). A figure belongs here once its groups and years are known to add up and its
header names every relation."""

STANDS_ON: dict[tuple[str, ...], tuple[str, ...]] = {
    ("initiations", "cohort_outcomes"): ("decisions", "panel_scrutiny"),
}
"""By family the one that is protected before it, with which it is tied: see `standing`."""

YEARS_APART = ("quality",)
"""Figures that are answered below the whole for single years only, as what is counted in two years
counts once in both together (see `repeats`)."""

REASONS = {
    "recommendation_status": "recurrence of the whole counts boards with a theme, from which, with "
    "few boards, hidden cells of it could be worked out",
    "recurrence": "it counts boards, which of one board is yes or no, and its years do not add up",
    "recommendations_due": "a review may be due in several years, no joint pattern over years "
    "covers that yet, and recurrence of the whole counts boards with a theme",
    "follow_through": "its shares are made of the days of single recommendations",
    "standards": "recurrence of the whole counts boards with a theme, from which, with few boards, "
    "hidden cells of it could be worked out, and no pattern covers its steps and that yet",
    "open_reviews_by_age": "of each board the reviews of all bands are those that cohort_outcomes "
    "has as open, by the year they were started, and no joint pattern covers both yet",
    "not_in_full": "it tells the panel’s answers that publication_outcomes counts by another year, "
    "and from both together hidden cells could be worked out",
}
"""Why a figure is answered for the whole only, where that will not change."""


def refuse_unless_safe(request: Request, snapshot: Snapshot, stock_day: date | None = None) -> None:
    """Raises RefusedError, with the reason, where a request could be used for subtraction or is
    about single reviews. The request is one that `request_checks.check` has passed.

    As at `stock_day`, the last day of the year of a report, figures without a period are answered
    too, for the whole: of the whole nothing is hidden.
    """
    figure = definition(request.figure)
    if any(column.name == "review_id" for column in figure.columns):
        raise RefusedError(
            f"The figure {figure.name} has a row for every review, which is not published. Ask "
            "for one that counts them, such as initiations."
        )
    if figure.measures:
        raise RefusedError(
            f"The figure {figure.name} has a value and exact chances for every board, from which "
            "its counts could be worked out, and is not published. Ask for the figure of the "
            f"measure, such as {figure.measures[0].figure} --by board."
        )
    if request.by not in GROUPINGS:
        raise RefusedError("Boards by period are not published. Ask by board, or by period.")
    if request.is_filtered:
        raise RefusedError(
            "Nothing narrowed by a filter is published, as two answers could be subtracted. "
            "Ask with a grouping instead, such as --by region, and no filter."
        )
    declared = directory(snapshot).as_at
    days = {None, declared}
    if figure.period == "none" and request.by == "national" and stock_day is not None:
        days.add(min(stock_day, declared))
    if request.as_at not in days:
        raise RefusedError(
            "Only the dataset’s own as-at date is published, as two dates could be subtracted. "
            f"Ask without an as-at date, or for {declared.isoformat()}."
        )
    if figure.period != "none":
        _refuse_unless_whole_years(request, figure, snapshot)
    if request.by not in ("national", "period"):
        _refuse_below_the_whole(figure)
        if figure.name in YEARS_APART and request.span.n_years > 1:
            raise RefusedError(
                f"Below the whole the figure {figure.name} is published for single years only: a "
                "review counted in two years counts once in both together, and years could be "
                "compared. Ask for one panel year, such as --period panel:2014-15."
            )


def _refuse_unless_whole_years(request: Request, figure: Definition, snapshot: Snapshot) -> None:
    span, declared = request.span, directory(snapshot).as_at
    ask = "Ask for a panel year, such as --period panel:2014-15, or a range of them."
    if span.start is None:
        raise RefusedError(f"The figure {figure.name} is published only for whole years. {ask}")
    if span.kind is None:
        raise RefusedError(
            f"Only whole years are published, as two periods could be subtracted. {ask}"
        )
    if span.kind != PUBLICATION_YEARS:
        raise RefusedError(
            f"Only panel years (July to June) are published: years of another kind overlap with "
            f"them and could be subtracted. {ask}"
        )
    if span.years()[-1].end > declared:
        raise RefusedError(
            f"{span.years()[-1].label} is not over by the as-at date ({declared.isoformat()}), and "
            "only whole years are published. Ask for years that have ended by then."
        )


def _refuse_below_the_whole(figure: Definition) -> None:
    ask = "Ask for the whole, without a grouping or by period."
    if figure.is_whole_only:
        raise RefusedError(
            f"Below the whole the figure {figure.name} is management information and is not "
            f"published. {ask}"
        )
    if not any(figure.name in family for family in FAMILIES):
        reason = REASONS.get(figure.name, "it is not known how its cells could be subtracted")
        raise RefusedError(
            f"Below the whole the figure {figure.name} is not published, as {reason}. {ask}"
        )
