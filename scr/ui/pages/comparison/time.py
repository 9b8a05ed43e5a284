"""The comparison page: the measure over time, for the whole and for each region."""

from dataclasses import replace
from typing import Any

from scr.base import words
from scr.base.guidance import GUIDANCE
from scr.base.request import Request
from scr.exhibits import asking as state
from scr.exhibits import points
from scr.figures.compare.composed import OVER_TIME
from scr.figures.run import Result
from scr.plot import ControlPoint, Guidance, YearPoint, control_chart, control_grid
from scr.store.breaks import REASONS, Break
from scr.text import control as said
from scr.ui.kit import browser
from scr.ui.kit.card import Card
from scr.ui.pages.comparison.choosing import Compared

_MARKS = tuple(Guidance(g.on, g.words, g.short) for g in GUIDANCE)


def request(of: Compared, by: str, breaks: list[Break]) -> Request:
    """The figure over time, by year or quarter, with limits that begin anew at these breaks."""
    asked = replace(of.request(OVER_TIME, by), step=of.step)
    return replace(asked, breaks=tuple(one.id for one in breaks))


def whole_card(of: Compared, breaks: list[Break]) -> Card:
    """All boards of the view together."""
    asked = request(of, "national", breaks)
    result = state.ask(asked, of.snapshot)
    rows = points.records(result)
    return Card(
        key="over_time",
        heading=said.time_heading(rows, _whom(of)),
        sentence=said.time_sentence(rows, of.measure),
        note=said.method_note(rows),
        result=result,
        cases=asked,
        chart=control_chart(
            _points(of, result, rows),
            axis_title=of.label,
            is_rate=of.is_rate,
            guidance=_MARKS,
            phone=browser.is_narrow(),
        ),
        caution=result.definition.caution,
        empty=of.empty,
    )


def regions_card(of: Compared, breaks: list[Break]) -> Card:
    """Each region, a small chart each."""
    asked = request(of, "region", breaks)
    result = state.ask(asked, of.snapshot)
    rows = points.records(result)
    by_region: dict[str, list[dict[str, Any]]] = {}
    for row in rows:
        by_region.setdefault(row["group_name"], []).append(row)
    return Card(
        key="over_time_regions",
        heading="Each region over time",
        sentence=said.regions_sentence(rows),
        note=said.method_note(rows),
        result=result,
        cases=asked,
        chart=control_grid(
            [(name, _points(of, result, ours)) for name, ours in by_region.items()],
            axis_title=of.label,
            is_rate=of.is_rate,
            guidance=_MARKS,
            phone=browser.is_narrow(),
        ),
        caution=result.definition.caution,
        empty=of.empty,
    )


def _points(of: Compared, result: Result, rows: list[dict[str, Any]]) -> list[ControlPoint]:
    periods = {period.label: period for period in result.periods}
    found = []
    for row in rows:
        period = periods[row["period"]]
        year, _, quarter = words.year_short(row["period"]).partition(" ")
        found.append(
            ControlPoint(
                at=YearPoint(
                    label=words.year_short(row["period"]),
                    short_label=year,
                    x=int(row["x"]),
                    n=points.known(row["n"]),
                    value=points.known(row["value"]),
                    lower=points.known(row["value_lower"]),
                    upper=points.known(row["value_upper"]),
                    start=period.start,
                    end=period.end,
                    counted=words.count(row["x"], "review") if of.is_rate else "",
                ),
                part=int(row["part"]),
                centre=points.known(row["centre"]),
                lower=points.known(row["lower_limit"]),
                upper=points.known(row["upper_limit"]),
                wide_lower=points.known(row["wide_lower_limit"]),
                wide_upper=points.known(row["wide_upper_limit"]),
                is_outside=bool(row["is_outside"]),
                is_outside_wide=bool(row["is_outside_wide"]),
                is_trial=row["method"] == "trial",
                breaks=REASONS.get(str(row["break_reason"]), ""),
                year=year if quarter in ("", "Q1") else "",
            )
        )
    return found


def _whom(of: Compared) -> str:
    return "all boards" if of.view.region is None else f"boards of {of.view.region}"
