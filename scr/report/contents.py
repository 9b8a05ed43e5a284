"""What is in the report, in its order: one line a table, with the exhibit that words and draws it.
What the policy does not answer is left out by name, not silently."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from scr.exhibits import (
    appointments,
    challenges,
    decisions,
    follow_through,
    groups,
    initiations,
    not_in_full,
    publication,
    quality,
    recommendations,
    recommendations_due,
    recurrence,
    timeliness,
)
from scr.exhibits.exhibit import Exhibit
from scr.exhibits.scope import Scope


@dataclass(frozen=True)
class Entry:
    """One table to be made, and the function that makes its exhibit. `years` is `trend` (a row per
    year up to the reporting one), `two` (the reporting and the comparison year) or `none` (as at a
    day, no period)."""

    id: str
    figure: str
    title: str
    exhibit: Callable[[Scope], Exhibit]
    by: str = "period"
    years: str = "trend"


@dataclass(frozen=True)
class Part:
    """A section: its heading and its tables."""

    title: str
    entries: tuple[Entry, ...]


_GROUPED = (
    ("decisions", "Decisions to start a review"),
    ("panel_scrutiny", "The panel’s view of decisions not to start a review"),
    ("initiations", "Reviews started"),
    ("publication_outcomes", "Reports received and cases against publishing"),
    ("cohort_outcomes", "What became of the reviews that were started"),
    ("standards", "Steps taken in time"),
    ("recommendation_status", "What became of recommendations"),
    ("quality", "Clarity of reports"),
)
# By board these have a row for each standard or assessor, most of them without a case.
_TOO_MANY_ROWS = ("standards", "quality")


def _grouped(by: str, words: str, years: str) -> tuple[Entry, ...]:
    return tuple(
        Entry(
            f"{figure}_by_{by}",
            figure,
            f"{title}, {words}",
            partial(groups.by_region if by == "region" else groups.by_board, figure=figure),
            by,
            "none" if figure == "recommendation_status" else years,
        )
        for figure, title in _GROUPED
        if by == "region" or figure not in _TOO_MANY_ROWS
    )


PARTS = (
    Part(
        "Cases considered and reviews started",
        (
            Entry(
                "decisions",
                "decisions",
                "Decisions to start a review, by year",
                decisions.over_years,
            ),
            Entry(
                "initiations",
                "initiations",
                "Reviews started, by year",
                initiations.over_years,
            ),
        ),
    ),
    Part(
        "Decisions not to start a review, and the panel’s view",
        (
            Entry(
                "panel_scrutiny",
                "panel_scrutiny",
                "The panel’s view, by year",
                decisions.panel_view,
            ),
        ),
    ),
    Part(
        "Non-publication",
        (
            Entry(
                "publication_outcomes",
                "publication_outcomes",
                "Reports received and cases against publishing, by year",
                publication.nonpublication,
            ),
        ),
    ),
    Part(
        "Time",
        (
            Entry(
                "standards",
                "standards",
                "Steps taken in time, by year and standard",
                timeliness.standards,
            ),
            Entry(
                "durations",
                "durations",
                "How long each stage takes, by year and stage",
                timeliness.stages,
            ),
            Entry(
                "reviewer_appointment",
                "reviewer_appointment",
                "How soon a reviewer is appointed, by year",
                appointments.over_years,
            ),
            Entry(
                "open_reviews",
                "open_reviews_by_age",
                "Reviews that are still open, by age",
                timeliness.open_by_age,
                "national",
                "none",
            ),
            Entry(
                "agreed_delays",
                "agreed_delays",
                "Agreed delays, by year and reason",
                timeliness.agreed_delays,
            ),
        ),
    ),
    Part(
        "Publication",
        (
            Entry(
                "cohort_outcomes",
                "cohort_outcomes",
                "What became of the reviews started in each year",
                publication.outcomes,
            ),
            Entry(
                "not_in_full",
                "not_in_full",
                "Why reviews are not published in full, by year",
                not_in_full.reasons,
            ),
            Entry(
                "reports_online",
                "reports_online",
                "Reports published and still online",
                publication.reports_online,
            ),
        ),
    ),
    Part(
        "Quality",
        (
            Entry(
                "quality",
                "quality",
                "Clarity of reports, by year and assessor",
                quality.clarity,
            ),
        ),
    ),
    Part(
        "Recommendations and follow-through",
        (
            Entry(
                "recommendation_status",
                "recommendation_status",
                "What became of recommendations",
                recommendations.status,
                "national",
                "none",
            ),
            Entry(
                "recommendations_due",
                "recommendations_due",
                "Recommendations done by the day they were due, by year",
                recommendations_due.by_year,
            ),
            Entry(
                "follow_through",
                "follow_through",
                "How soon recommendations are carried out, by year of completion",
                follow_through.follow_through,
            ),
            Entry(
                "recurrence",
                "recurrence",
                "Themes that come back, by year and theme",
                recurrence.themes,
                "period",
                "two",
            ),
        ),
    ),
    Part(
        "Letters to boards",
        (
            Entry(
                "challenges",
                "challenges",
                "Letters to boards, by year, from whom and on what",
                challenges.replies,
                "period",
                "two",
            ),
        ),
    ),
    Part("By region", _grouped("region", "by region", "two")),
    Part("By board", _grouped("board", "by board", "one")),
)
