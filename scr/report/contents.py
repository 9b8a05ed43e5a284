"""What is in the report, in its order: one line a table. Sentences and pictures are made
elsewhere; what the policy does not answer is left out by name, not silently."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Entry:
    """One table to be made. `years` is `trend` (a row per year up to the reporting one), `two`
    (the reporting and the comparison year) or `none` (as at a day, no period)."""

    id: str
    figure: str
    title: str
    by: str = "period"
    years: str = "trend"

    @property
    def exhibit(self) -> str:
        """The function of `scr.exhibits` that words and draws it: `decisions.over_years`."""
        return EXHIBITS.get(self.id, f"groups.by_{self.by}")

    @property
    def is_grouped(self) -> bool:
        """Whether it is one of the tables by region or by board, whose exhibit takes the figure."""
        return self.id not in EXHIBITS


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
            by,
            "none" if figure == "recommendation_status" else years,
        )
        for figure, title in _GROUPED
        if by == "region" or figure not in _TOO_MANY_ROWS
    )


EXHIBITS = {
    "decisions": "decisions.over_years",
    "initiations": "initiations.over_years",
    "panel_scrutiny": "decisions.panel_view",
    "publication_outcomes": "publication.nonpublication",
    "standards": "timeliness.standards",
    "durations": "timeliness.stages",
    "open_reviews": "timeliness.open_by_age",
    "agreed_delays": "timeliness.agreed_delays",
    "cohort_outcomes": "publication.outcomes",
    "reports_online": "publication.reports_online",
    "quality": "quality.clarity",
    "recommendation_status": "recommendations.status",
    "recommendations_due": "recommendations.due",
    "follow_through": "recommendations.follow_through",
    "recurrence": "recommendations.recurrence",
    "challenges": "challenges.raised",
}

PARTS = (
    Part(
        "Cases considered and reviews started",
        (
            Entry("decisions", "decisions", "Decisions to start a review, by year"),
            Entry("initiations", "initiations", "Reviews started, by year"),
        ),
    ),
    Part(
        "Decisions not to start a review, and the panel’s view",
        (Entry("panel_scrutiny", "panel_scrutiny", "The panel’s view, by year"),),
    ),
    Part(
        "Non-publication",
        (
            Entry(
                "publication_outcomes",
                "publication_outcomes",
                "Reports received and cases against publishing, by year",
            ),
        ),
    ),
    Part(
        "Time",
        (
            Entry("standards", "standards", "Steps taken in time, by year and standard"),
            Entry("durations", "durations", "How long each stage takes, by year and stage"),
            Entry(
                "open_reviews",
                "open_reviews_by_age",
                "Reviews that are still open, by age",
                "national",
                "none",
            ),
            Entry("agreed_delays", "agreed_delays", "Agreed delays, by year and reason"),
        ),
    ),
    Part(
        "Publication",
        (
            Entry(
                "cohort_outcomes",
                "cohort_outcomes",
                "What became of the reviews started in each year",
            ),
            Entry("reports_online", "reports_online", "Reports published and still online"),
        ),
    ),
    Part("Quality", (Entry("quality", "quality", "Clarity of reports, by year and assessor"),)),
    Part(
        "Recommendations and follow-through",
        (
            Entry(
                "recommendation_status",
                "recommendation_status",
                "What became of recommendations",
                "national",
                "none",
            ),
            Entry(
                "recommendations_due",
                "recommendations_due",
                "Recommendations done by the day they were due, by year",
            ),
            Entry(
                "follow_through",
                "follow_through",
                "How soon recommendations are carried out, by year of completion",
            ),
            Entry(
                "recurrence",
                "recurrence",
                "Themes that come back, by year and theme",
                "period",
                "two",
            ),
        ),
    ),
    Part(
        "Challenges",
        (Entry("challenges", "challenges", "Challenges to boards, by year, from whom and on what",
               "period", "two"),),
    ),
    Part("By region", _grouped("region", "by region", "two")),
    Part("By board", _grouped("board", "by board", "one")),
)  # fmt: skip
