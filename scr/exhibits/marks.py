"""From a figure's rows to what charts draw: one way for every share, rate and length of time."""

from typing import Any

from scr.base import words
from scr.base.guidance import GUIDANCE
from scr.base.periods import parse_span
from scr.figures.run import Result
from scr.figures.values import Days, FigureRow, rows
from scr.plot import Row, YearPoint
from scr.text.estimate import FEWEST_ENDED

GUIDANCE_MARKS = tuple((guidance.on, guidance.words, guidance.short) for guidance in GUIDANCE)


def year_points(result: Result, column: str) -> list[YearPoint]:
    """One point per year of a figure grouped by period: the share or rate in a column. A rate has
    no denominator on it: child-years mean little to a reader."""
    return [_year_point(row, column) for row in rows(result)]


def share_rows_by_year(result: Result, column: str, *, focus: str) -> list[Row]:
    """One row per year that has cases, the last one first; the year in focus drawn solid."""
    return [
        Row(
            label=words.year_short(row["group_name"]),
            x=share.x,
            n=share.n,
            value=share.value,
            lower=share.lower,
            upper=share.upper,
            strong=row["group_name"] == focus,
            row_id=row["group_name"],
        )
        for row in reversed(rows(result))
        if (share := row.share(column)).n
    ]


def month_points(result: Result, column: str = "median_days") -> list[YearPoint]:
    """One point per year of a figure grouped by period: a length of time in a column, in months;
    beside it how many started."""
    points = []
    for row in rows(result):
        # Of fewer ends no usual time is told.
        is_told = (row["n_ended"] or 0) >= FEWEST_ENDED
        days = row.days(column) if is_told else Days(None)
        value, lower, upper = (
            None if end is None else end / words.DAYS_IN_MONTH
            for end in (days.value, days.lower, days.upper)
        )
        point = YearPoint(
            **_year(row),
            x=int(row["n_started"] or 0),
            n=None,
            value=value,
            lower=lower,
            upper=upper,
            note="none" if not row["n_started"] else "not reached" if is_told else "too few",
            counted=words.count(row["n_started"] or 0, "review"),
        )
        points.append(point)
    return points


def day_points(result: Result, started: str, ended: str) -> list[YearPoint]:
    """One point per year of a figure grouped by period: its median in days, of so many `started`
    of which so many `ended`; beside it how many started."""
    points = []
    for row in rows(result):
        is_told = row[ended] >= FEWEST_ENDED
        days = row.days("median_days") if is_told else Days(None)
        point = YearPoint(
            **_year(row),
            x=int(row[started]),
            n=None,
            value=days.value,
            lower=days.lower,
            upper=days.upper,
            note="none" if not row[started] else "not reached" if is_told else "too few",
            counted=words.count(row[started], "review"),
        )
        points.append(point)
    return points


def _year(row: FigureRow) -> dict[str, Any]:
    """How a year is named on an axis, and its days."""
    span, name = parse_span(row["group_name"]), words.year_short(row["group_name"])
    return {
        "label": name,
        "short_label": name[2:] if len(name) == 7 else name,
        "start": span.start,
        "end": span.end,
    }


def share_row(row: FigureRow, column: str, label: str, note: str = "none") -> Row:
    """One row of a list for a row of a figure: the share in a column; `note` stands where there
    is none, `suppressed` where it is hidden."""
    share = row.share(column)
    return Row(
        label=label,
        x=share.x,
        n=None if share.n is None else float(share.n),
        value=share.value,
        lower=share.lower,
        upper=share.upper,
        note="suppressed" if column in row.hidden else note,
    )


def _year_point(row: FigureRow, column: str) -> YearPoint:
    value = row.value(column)
    return YearPoint(
        **_year(row),
        x=value.x,
        n=None if value.n is None else float(value.n),
        value=value.value,
        lower=value.lower,
        upper=value.upper,
        note=row.nothing(column),
        counted=value.beside,
    )
