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
from scr.plot import Chart, Part, Row, Stage, YearPoint
from scr.report import sayings
from scr.report.told import Told
from scr.text.sentences import AGREED, INITIATED, STARTED, Trait

# Pixels of plot that a picture in the document leaves beside its margins.
PLOT = 600
_SHARES = {
    "decisions": (INITIATED, "Share of cases decided in which a review was started"),
    "panel_scrutiny": (AGREED, "Share of decisions not to start that the panel agreed with"),
    "recommendations_due": (EVIDENCED, "Share of recommendations due with evidence on time"),
}
# Titles that with what the chart adds to them are wider than a phone.
_ON_A_PHONE = {_SHARES["decisions"][1]: "Share decided to start"}
_LIMITS = ", 95% interval"


def draw(figure: str, by: str, told: Told) -> Chart | None:
    """The chart of one table; None where the table is enough or there is nothing to draw."""
    if not told.now:
        return None
    if by == "region":
        return _by_region(figure, told)
    if by == "board":
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


def _by_region(figure: str, told: Told) -> Chart | None:
    traits = {"decisions": INITIATED, "panel_scrutiny": AGREED, "initiations": STARTED}
    if figure not in traits:
        return None
    is_rate = figure == "initiations"
    title = "Reviews started per 100,000 children a year" if is_rate else _SHARES[figure][1]
    rows = []
    for row in sorted(told.now, key=lambda row: str(row["group_name"])):
        made = _row(row, traits[figure], str(row["group_name"]))
        # A rate's denominator is shown though the rate is hidden, and means little to a reader.
        counted = words.count(made.x, "review") if is_rate and made.x is not None else ""
        rows.append(replace(made, counted=counted))
    if all(row.value is None for row in rows):
        return None
    return charts.interval_list(
        rows, target=None, axis_title=f"{title}{_LIMITS}", rate=is_rate, phone=told.phone
    )


_DRAWN: dict[str, Callable[[Told], Chart | None]] = {
    "initiations": _rates,
    "quality": _clarity,
    "recommendation_status": _status,
    "recurrence": _themes,
}
