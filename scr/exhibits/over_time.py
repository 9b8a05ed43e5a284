"""A measure over time, for the whole and for each region, with limits of its own coming and
going."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from scr.base import terms, words
from scr.base.request import Request
from scr.exhibits.cautions import widen
from scr.exhibits.compare import USUAL, BoardComparison, Choices
from scr.exhibits.exhibit import Exhibit
from scr.exhibits.marks import GUIDANCE_MARKS
from scr.exhibits.recorded import or_not_recorded
from scr.exhibits.scope import Scope
from scr.figures.compare.composed import OVER_TIME
from scr.figures.run import Result
from scr.figures.values import FigureRow, rows
from scr.plot import WHOLE, ControlPoint, Guidance, YearPoint, control_chart, control_grid
from scr.text import control as control_words

_MARKS = tuple(Guidance(*mark) for mark in GUIDANCE_MARKS)


def request(scope: Scope, measure: str, choices: Choices = USUAL, by: str = "national") -> Request:
    """The figure over time, by year or quarter, with limits that begin anew at the breaks."""
    asked = BoardComparison(scope, measure, choices).request(OVER_TIME, by)
    return replace(asked, step=choices.step, breaks=choices.breaks)


@or_not_recorded
def of_all_boards(scope: Scope, measure: str, choices: Choices = USUAL) -> Exhibit:
    """All boards of the view together."""
    compared, asked = BoardComparison(scope, measure, choices), request(scope, measure, choices)
    result = scope.answer(asked)
    periods, region = rows(result), scope.view.region
    who = "all boards" if region is None else f"boards of {region}"
    return Exhibit(
        key="over_time",
        heading=control_words.time_heading(periods, who),
        sentence=control_words.time_sentence(periods, measure),
        note=control_words.method_note(periods),
        result=result,
        cases=asked,
        chart=control_chart(
            _points(result, periods),
            axis_title=compared.label,
            kind=compared.kind.judging.shown_as,
            guidance=_MARKS,
            phone=scope.canvas.is_phone,
            width=scope.canvas.width(WHOLE),
        ),
        caution=result.definition.caution,
        empty=""
        if any(row["n"] for row in periods)
        else widen(scope.view, "have no cases of this measure"),
    )


@or_not_recorded
def of_regions(scope: Scope, measure: str, choices: Choices = USUAL) -> Exhibit:
    """Each region, a small chart each."""
    compared = BoardComparison(scope, measure, choices)
    asked = request(scope, measure, choices, "region")
    result = scope.answer(asked)
    periods = rows(result)
    by_region: dict[str, list[FigureRow]] = {}
    for row in periods:
        by_region.setdefault(row["group_name"], []).append(row)
    return Exhibit(
        key="over_time_regions",
        heading="Each region over time",
        sentence=control_words.regions_sentence(periods),
        note=control_words.method_note(periods),
        result=result,
        cases=asked,
        chart=control_grid(
            [(name, _points(result, ours)) for name, ours in by_region.items()],
            axis_title=compared.label,
            kind=compared.kind.judging.shown_as,
            guidance=_MARKS,
            phone=scope.canvas.is_phone,
        ),
        caution=result.definition.caution,
        empty=compared.empty,
    )


def _points(result: Result, charted: Sequence[FigureRow]) -> list[ControlPoint]:
    spans = {period.label: (period.start, period.end) for period in result.periods}
    return [
        ControlPoint(
            at=_at(row, *spans[row["period"]]),
            part=int(row["part"]),
            centre=row["centre"],
            lower=row["lower_limit"],
            upper=row["upper_limit"],
            wide_lower=row["wide_lower_limit"],
            wide_upper=row["wide_upper_limit"],
            is_outside=bool(row["is_outside"]),
            is_outside_wide=bool(row["is_outside_wide"]),
            is_trial=row["method"] == "trial",
            breaks=terms.label("break_reason", row["break_reason"]) if row["break_reason"] else "",
            year=_year_beneath(row["period"]),
        )
        for row in charted
    ]


def _at(row: FigureRow, start: date | None, end: date) -> YearPoint:
    value, name = row.measured(), words.year_short(row["period"])
    return YearPoint(
        label=name,
        short_label=name.partition(" ")[0],
        x=int(row["x"]),
        n=row["n"],
        value=value.value,
        lower=value.lower,
        upper=value.upper,
        start=start,
        end=end,
        counted=value.beside,
    )


def _year_beneath(period: str) -> str:
    """The year that stands beneath a period on the axis: of quarters the first has it."""
    year, _, quarter = words.year_short(period).partition(" ")
    return year if quarter in ("", "Q1") else ""
