"""The chart of each table, where a chart says more than the table does. Charts of the whole have a
point a year; those by region a row a region, in the order of their names. None ranks anybody.

Long because every figure that is drawn has its chart here.
"""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from scr import plot as charts
from scr.base import words
from scr.base.guidance import GUIDANCE
from scr.base.periods import parse_span
from scr.plot import Chart, Cohort, Part, Row, Stage, YearPoint
from scr.report import sayings
from scr.report.told import Told
from scr.text import publication as publication_words
from scr.text import time as time_words
from scr.text.sentences import AGREED, INITIATED, STARTED, Trait

# Pixels of plot that a picture in the document leaves beside its margins.
PLOT = 600
EVIDENCED = Trait("n_evidenced_on_time", "n_due", "evidenced_on_time_rate")
_SHARES = {
    "decisions": (INITIATED, "Share of cases decided in which a review was started"),
    "panel_scrutiny": (AGREED, "Share of decisions not to start that the panel agreed with"),
    "agreed_delays": (sayings.DELAYED, "Share of reviews started with an agreed delay"),
    "recommendations_due": (EVIDENCED, "Share of recommendations due with evidence on time"),
}
# Titles that with what the chart adds to them are wider than a phone.
_ON_A_PHONE = {_SHARES["decisions"][1]: "Share decided to start"}
_LIMITS = ", 95% interval"


def draw(figure: str, by: str, told: Told) -> Chart | None:
    """The chart of one table; None where the table is enough or there is nothing to draw."""
    if not told.now:
        return None
    if figure in _SHARES:
        trait, title = _SHARES[figure]
        rows = [row for row in told.by_year if row.get("reason") is None]
        return _share(told, rows, trait, title)
    make = _DRAWN.get(figure)
    return None if make is None else make(told)


def _share(told: Told, rows: list[dict[str, Any]], trait: Trait, title: str) -> Chart | None:
    points = [_point(row, trait) for row in rows]
    if not any(point.value is not None for point in points):
        return None
    shown = _ON_A_PHONE.get(title, title) if told.phone else title
    chart = charts.share_over_time(
        points,
        axis_title=f"{shown}{_LIMITS}",
        guidance=[(g.on, g.words, g.short) for g in GUIDANCE],
        width=PLOT,
        phone=told.phone,
    )
    # Who cannot see it is told the same on every screen.
    return replace(chart, name=chart.name.replace(shown, title, 1))


def _point(row: Mapping[str, Any], trait: Trait, *, is_rate: bool = False) -> YearPoint:
    span, name = parse_span(row["period"]), words.year_short(row["period"])
    value = row[trait.rate]
    return YearPoint(
        label=name,
        short_label=name[2:] if len(name) == 7 else name,
        x=int(row[trait.numerator]),
        n=None if is_rate else float(row[trait.denominator]),
        value=value,
        lower=row[f"{trait.rate}_lower"],
        upper=row[f"{trait.rate}_upper"],
        start=span.start,
        end=span.end,
        note="none" if not row[trait.numerator] else "not known",
        counted=words.count(row[trait.numerator], "review") if is_rate else "",
    )


def _rates(told: Told) -> Chart | None:
    points = [_point(row, STARTED, is_rate=True) for row in told.by_year]
    if not any(point.value is not None for point in points):
        return None
    title = f"Reviews started per 100,000 children a year{_LIMITS}"
    return charts.rate_over_time(points, axis_title=title, width=PLOT, phone=told.phone)


def _standard(told: Told) -> Chart | None:
    rows = [sayings.judged(row) for row in told.by_year if row["standard_id"] == "complete"]
    return _share(
        told, rows, sayings.JUDGED, "Share of reviews due that were completed in six months"
    )


def _medians(told: Told) -> Chart | None:
    rows = [row for row in told.by_year if row["stage"] == "initiated_to_completed"]
    points = [_months(row) for row in rows]
    if not any(point.value is not None for point in points):
        return None
    title = "Months until half of the reviews started were completed, 95% limits"
    return charts.rate_over_time(points, axis_title=title, width=PLOT, phone=told.phone)


def _months(row: Mapping[str, Any]) -> YearPoint:
    span, name = parse_span(row["period"]), words.year_short(row["period"])

    def months(column: str) -> float | None:
        return None if row[column] is None else float(row[column]) / words.DAYS_IN_MONTH

    return YearPoint(
        label=name,
        short_label=name[2:] if len(name) == 7 else name,
        x=int(row["n_started"]),
        n=None,
        value=months("median_days"),
        lower=months("median_days_lower"),
        upper=months("median_days_upper"),
        start=span.start,
        end=span.end,
        note="not reached" if row["n_started"] else "none",
        counted=words.count(row["n_started"], "review"),
    )


def _nonpublication(told: Told) -> Chart | None:
    outcomes = publication_words.PANEL_ROWS[2:]
    kinds = ("No case against publishing", *(label for _, label in outcomes))
    years = [
        Cohort(
            words.year_short(row["period"]),
            (
                int(row["n_received"]) - int(row["n_nonpublication_considered"]),
                *(int(row[column]) for column, _ in outcomes),
            ),
        )
        for row in told.by_year
        if row["n_received"]
    ]
    said = "; ".join(
        f"{year.label}: {words.count(year.total, 'report')}, "
        + ", ".join(f"{n:,} {k.lower()}" for n, k in zip(year.parts, kinds, strict=True))
        for year in years
    )
    # The chart's own name speaks of reviews started.
    name = f"What the panel said of each report it received. {said or 'None was received'}."
    return replace(charts.outcome_bars(years, kinds=kinds, width=PLOT, phone=told.phone), name=name)


def _cohorts(told: Told) -> Chart | None:
    return charts.outcome_bars(
        [
            Cohort(
                words.year_short(row["period"]),
                tuple(int(row[column]) for column, _ in publication_words.OUTCOMES),
            )
            for row in told.by_year
        ],
        width=PLOT,
        phone=told.phone,
    )


def _open(told: Told) -> Chart | None:
    parts = [Part(int(row["n_open"]), time_words.BANDS[row["age_band"]]) for row in told.now]
    return charts.stage_bars(
        [Stage("Reviews open, by age", tuple(parts))], width=PLOT, phone=told.phone
    )


def _online(told: Told) -> Chart | None:
    row = told.year
    kinds = (
        ("n_full", "in full"),
        ("n_redacted", "redacted"),
        ("n_other_kind", "in another form"),
        ("n_redaction_unknown", "not recorded"),
    )
    still = (("n_online", "still online"), ("n_no_longer_online", "no longer"))
    return charts.stage_bars(
        [
            Stage(label, tuple(Part(int(row[column]), text) for column, text in parts))
            for label, parts in (
                ("Reviews first published in the year", kinds),
                ("Of these, online on the as-at date", still),
            )
        ],
        width=PLOT,
        phone=told.phone,
    )


def _status(told: Told) -> Chart | None:
    row = told.year
    shown = int(row["n_effect"] + row["n_verified"] + row["n_evidenced"])
    ended = int(row["n_rejected"] + row["n_closed"])
    claimed, every = int(row["n_claimed"]), int(row["n_recommendations"])
    parts = (
        Part(shown, "evidenced or better"),
        Part(claimed, "said to be done"),
        Part(every - shown - claimed - ended, "neither"),
        Part(ended, "rejected or closed"),
    )
    name = "Recommendations, each addressee once"
    label = "Recommendations" if told.phone else name
    chart = charts.stage_bars([Stage(label, parts)], width=PLOT, phone=told.phone)
    return replace(chart, name=chart.name.replace(label, name, 1))


def _clarity(told: Told) -> Chart | None:
    row = next((row for row in told.now if row["assessor"] == "panel"), told.now[0])
    return charts.share_rows(
        [
            _row(row, sayings.clear(part), words.capital(sayings.CLEAR_WORDS[part]))
            for part in sayings.CLEAR
        ],
        axis_title=f"Share of reports clear{_LIMITS}",
        width=PLOT - 150,
        phone=told.phone,
    )


def _row(row: Mapping[str, Any], trait: Trait, label: str) -> Row:
    n = row[trait.denominator]
    return Row(
        label=label,
        x=None if row[trait.numerator] is None else int(row[trait.numerator]),
        n=None if n is None else float(n),
        value=row[trait.rate],
        lower=row[f"{trait.rate}_lower"],
        upper=row[f"{trait.rate}_upper"],
        note="suppressed" if row[trait.numerator] is None or n is None else "none",
    )


def _themes(told: Told) -> Chart | None:
    trait = Trait("n_boards_repeating", "n_boards", "repeating_rate")
    rows = [_row(row, trait, str(row["theme"])) for row in told.now]
    title = f"Share of boards with the theme at which it came back{_LIMITS}"
    return (
        charts.interval_list(rows, target=None, axis_title=title, phone=told.phone)
        if rows
        else None
    )


_DRAWN: dict[str, Callable[[Told], Chart | None]] = {
    "initiations": _rates,
    "publication_outcomes": _nonpublication,
    "standards": _standard,
    "durations": _medians,
    "open_reviews_by_age": _open,
    "cohort_outcomes": _cohorts,
    "reports_online": _online,
    "quality": _clarity,
    "recommendation_status": _status,
    "recurrence": _themes,
}
