"""The card of the share of reviews complete by time since they were started."""

from dataclasses import replace

import pandas as pd
import streamlit as st

from scr.base import words
from scr.base.request import INCIDENT_TYPES, Request
from scr.exhibits import asking as state
from scr.exhibits import points
from scr.exhibits.view import View
from scr.figures.run import Result
from scr.plot import Curve, survival_curve
from scr.stats import survival
from scr.store import Snapshot
from scr.text import time as time_words
from scr.text.sentences import Row
from scr.ui.kit import browser
from scr.ui.kit.card import Card
from scr.ui.pages.timeliness.stages import STAGE, only

# The curve runs in days: six months are half a year of them, rounded up.
SIX_MONTHS = 183
# Years compared at most, the last ones; the latest is drawn first, with the band.
YEARS = 3
COMPARISONS = {
    "all": "All together",
    "years": "Year by year",
    "incident": "By kind of incident",
    "board": "The chosen board",
}


def choose_comparison(view: View) -> str:
    """What the curve compares; the choice lives in the URL."""
    offered = [name for name in COMPARISONS if name != "board" or view.board_id]
    chosen = st.segmented_control(
        "Compare",
        offered,
        default="all",
        required=True,
        format_func=lambda name: COMPARISONS[name],
        key="compare",
        bind="query-params",
    )
    return chosen if chosen in offered else "all"


def curve_card(view: View, comparison: str, snapshot: Snapshot) -> Card:
    """The share of reviews complete by time since they were started."""
    request = view.request("durations", view.range)
    result = only(state.ask(request, snapshot), "stage", STAGE)
    row = result.row
    curves = _curves(view, comparison, snapshot)
    at_limit = _at_limit(_life(state.ask_life_tables(request, snapshot)))
    return Card(
        key="curve",
        heading=time_words.curve_heading({"share": at_limit.share}),
        sentence=time_words.curve_sentence(
            row, (at_limit.share, at_limit.lower, at_limit.upper), view.range_words, view.as_at
        ),
        note=_note(row, curves),
        result=_compared(view, comparison, snapshot) or result,
        cases=request,
        part=STAGE,
        chart=survival_curve(
            curves,
            axis_title="Share of reviews complete, 95% band",
            phone=browser.is_narrow(),
        ),
        caution=f"{time_words.few(row['n_started'])}The time if none were stopped: discontinued "
        "reviews count up to that day. Agreed pauses are not taken off.",
        empty=""
        if row["n_started"]
        else "No review was started in these years. Under “Change "
        "what is shown”, choose more years or all boards.",
    )


def _note(row: Row, curves: list[Curve]) -> str:
    """What completed reviews alone would say, and which curve has the band."""
    alone = (
        f"Completed reviews alone would say {_completed_only(row)}: misleading, as it leaves out "
        "the slow ones that are still open."
        if row["n_ended"]
        else ""
    )
    band = f"The band is that of {curves[0].label}." if len(curves) > 1 else ""
    return " ".join(part for part in (alone, band) if part)


def _compared(view: View, comparison: str, snapshot: Snapshot) -> Result | None:
    """The figure by year, where years are compared: the values of the curves' medians."""
    if comparison != "years":
        return None
    return only(
        state.ask(view.request("durations", view.range, "period"), snapshot), "stage", STAGE
    )


def _curves(view: View, comparison: str, snapshot: Snapshot) -> list[Curve]:
    base = view.request("durations", view.range)
    if comparison == "years":
        tables = state.ask_life_tables(replace(base, by="period"), snapshot)
        return [
            _curve(words.year_short(name), part, strong=True)
            for name, part in _by_group(tables)[: -YEARS - 1 : -1]
        ]
    if comparison == "incident":
        asked = [
            (words.capital(words.INCIDENT_WORDS[kind]), replace(base, incident_type=kind))
            for kind in INCIDENT_TYPES
        ]
        return [_curve(label, _asked(request, snapshot), True) for label, request in asked]
    if comparison == "board" and view.board_id:
        everyone = view.request("durations", view.range, with_board=False)
        return [
            _curve(view.who, _asked(base, snapshot), strong=True),
            _curve("All boards", _asked(everyone, snapshot), strong=False),
        ]
    return [_curve(view.who, _asked(base, snapshot), strong=True)]


def _asked(request: Request, snapshot: Snapshot) -> pd.DataFrame:
    return _stage_only(state.ask_life_tables(request, snapshot))


def _by_group(tables: pd.DataFrame) -> list[tuple[str, pd.DataFrame]]:
    found = _stage_only(tables)
    return [(str(name), part) for name, part in found.groupby("group_name", sort=False)]


def _stage_only(tables: pd.DataFrame) -> pd.DataFrame:
    return tables[tables["stage"] == STAGE]


def _life(tables: pd.DataFrame) -> survival.Curve:
    part = _stage_only(tables)
    return survival.curve(part["day"], part["n_ended"], part["n_censored"])


def _at_limit(found: survival.Curve) -> survival.Ended:
    return survival.ended_by(found, SIX_MONTHS)


def _curve(label: str, part: pd.DataFrame, strong: bool) -> Curve:
    table = (part["day"], part["n_ended"], part["n_censored"])
    found = survival.curve(*table)
    median = survival.medians(survival.end_to_end(*([one] for one in table))).median[0]
    limit = _at_limit(found)
    return Curve(
        label=label,
        days=found.day.tolist(),
        share=(1 - found.share).tolist(),
        lower=[points.known(1 - v) for v in found.upper],
        upper=[points.known(1 - v) for v in found.lower],
        at_risk=found.at_risk.tolist(),
        n=int(part["n_ended"].sum() + part["n_censored"].sum()),
        strong=strong,
        median_days=points.known(median),
        at_limit=None if words.is_nothing(limit.share) else (limit.share, limit.lower, limit.upper),
    )


def _completed_only(row: Row) -> str:
    return words.duration(row["completed_only_median_days"])
