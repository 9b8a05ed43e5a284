"""The cards of the timeliness page: how long the stages take, and which standards are kept."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import pandas as pd
import streamlit as st

from scr import time_words, words
from scr.charts import Curve, YearPoint, share_over_time, survival_curve
from scr.figures import Result
from scr.filters import INCIDENT_TYPES, Request
from scr.guidance import GUIDANCE
from scr.periods import parse_span
from scr.sentences import Row
from scr.statistics import survival
from scr.store import Snapshot
from scr.ui import browser, points, state
from scr.ui.card import Card
from scr.ui.view import View

STAGE = "initiated_to_completed"
SIX_MONTHS = 183
# Stages shown with three numbers, the standard that limits each, and that limit in words.
SHOWN_STAGES = (
    ("notified_to_decision", "decide", "within one month"),
    ("initiated_to_completed", "complete", "within six months"),
    ("completed_to_published", None, ""),
)
COMPARISONS = {
    "all": "All together",
    "years": "Year by year",
    "incident": "By kind of incident",
    "board": "The chosen board",
}


@dataclass(frozen=True)
class StageTile:
    """The three numbers of a stage that belong together, in words."""

    key: str
    label: str
    value: str
    lines: tuple[str, ...]


def rows_by(result: Result, column: str) -> dict[str, Row]:
    """The rows of a figure for the whole, by one of its columns; of several the last."""
    return {row[column]: row for row in points.records(result)}


def only(result: Result, column: str, value: str) -> Result:
    """The figure narrowed to the rows with one value in a column."""
    table = result.table
    return replace(result, table=table[table[column] == value].reset_index(drop=True))


def stage_tiles(view: View, snapshot: Snapshot) -> list[StageTile]:
    """For each stage: the median, the share within the limit, how many are open."""
    stages = rows_by(state.ask(view.request("durations", view.range), snapshot), "stage")
    kept = rows_by(state.ask(view.request("standards", view.range), snapshot), "standard_id")
    return [
        StageTile(
            stage,
            time_words.STAGES[stage],
            time_words.median(stages[stage]),
            (
                time_words.median_limits(stages[stage]),
                time_words.met(kept.get(standard), limit)
                if standard
                else "No time is set, so nothing is late",
                time_words.still_open(stages[stage]).replace("still open", "not yet published")
                if stage.endswith("published")
                else time_words.still_open(stages[stage]),
            ),
        )
        for stage, standard, limit in SHOWN_STAGES
    ]


def show_tiles(tiles: list[StageTile]) -> None:
    """Draw the stages side by side; under each other on a phone."""
    grid = st.grid(3, min_column_width=280, border=True)
    for tile in tiles:
        with grid.cell(), st.container(key=f"tile_{tile.key}"):
            st.metric(f"{tile.label}: half by", tile.value)
            first, *rest = tile.lines
            st.caption(first or "No cases")
            for line in rest:
                st.markdown(line)


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
        sentence=_curve_sentence(row, at_limit, view),
        note=f"Completed reviews alone would say {_completed_only(row)}: misleading, as it leaves "
        "out the slow ones that are still open."
        if row["n_ended"]
        else "",
        result=result,
        cases=replace(request, figure="initiations"),
        about="initiated to completed",
        chart=survival_curve(
            curves,
            axis_title="Share of reviews complete, 95% band",
            phone=browser.is_narrow(),
        ),
        caution="The time if none were stopped: discontinued reviews count up to that day. Agreed "
        "pauses are not taken off.",
        empty=""
        if row["n_started"]
        else "No review was started in these years. Under “Change "
        "what is shown”, choose more years or all boards.",
    )


def standards_card(view: View, standard: str, snapshot: Snapshot) -> Card:
    """The share that kept to a standard, by year; a point for each edition in force."""
    request = view.request("standards", view.range, "period")
    result = only(state.ask(request, snapshot), "standard_id", standard)
    rows = points.records(result)
    judged = sum(row["n_met"] + row["n_failed"] for row in rows)
    met = sum(row["n_met"] for row in rows)
    left_out = sum(row["n_left_out"] for row in rows)
    due = sum(row["n_not_yet_due"] for row in rows)
    sentence = (
        f"Of those whose limit day has passed, **{words.share_of(met, judged)}** kept to it in the "
        f"{words.span_words(view.range, with_months=False)}. "
        f"{words.capital(words.number(due) if due else 'none')} {'is' if due < 2 else 'are'} not "
        f"yet due; {words.number(left_out) if left_out else 'none'} left out, as their dates do "
        "not tell."
    )
    return Card(
        key="standards",
        heading=time_words.STANDARDS[standard],
        sentence=sentence + _net_words(rows),
        result=result,
        cases=replace(request, figure="decisions", by="national"),
        about=f"standard {standard} ",
        chart=share_over_time(
            [_standard_point(row, rows) for row in rows],
            axis_title="Share of those due that kept to the limit, 95% interval",
            guidance=[(g.on, g.words, g.short) for g in GUIDANCE],
            phone=browser.is_narrow(),
            width=1000,
        ),
        caution=result.definition.caution,
        empty=""
        if judged
        else "None of these cases is due yet, or the standard was not in force. "
        "Under “Change what is shown”, choose other years.",
    )


def _standard_point(row: Row, rows: Sequence[Row]) -> YearPoint:
    span = parse_span(row["group_name"])
    twice = sum(other["group_name"] == row["group_name"] for other in rows) > 1
    name = words.year_short(row["group_name"])
    return YearPoint(
        label=f"{name}, {EDITIONS[row['edition']]}" if twice else name,
        short_label=name[2:] if len(name) == 7 else name,
        x=int(row["n_met"]),
        n=float(row["n_met"] + row["n_failed"]),
        value=points.known(row["met_rate"]),
        lower=points.known(row["met_rate_lower"]),
        upper=points.known(row["met_rate_upper"]),
        start=span.start,
        end=span.end,
        note="none due",
    )


EDITIONS = {"panel2013": "2013 rule", "wt2013": "2013 rule", "wt2015": "2015 rule", "all": "all"}


def _net_words(rows: Sequence[Row]) -> str:
    known = [row for row in rows if not words.is_nothing(row["n_met_net"])]
    judged = sum(row["n_met_net"] + row["n_failed_net"] for row in known)
    if not judged:
        return ""
    met = sum(row["n_met_net"] for row in known)
    return f" Net of agreed delays it was **{words.share_of(met, judged)}**."


def _curves(view: View, comparison: str, snapshot: Snapshot) -> list[Curve]:
    base = view.request("durations", view.range)
    if comparison == "years":
        tables = state.ask_life_tables(replace(base, by="period"), snapshot)
        return [
            _curve(words.year_short(name), part, strong=True)
            for name, part in _by_group(tables)[-3:]
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
    found = survival.curve(part["day"], part["n_ended"], part["n_censored"])
    median = survival.medians([(part["day"], part["n_ended"], part["n_censored"])]).median[0]
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


def _curve_sentence(row: Row, limit: survival.Ended, view: View) -> str:
    started = words.count(row["n_started"], "review")
    when = words.span_words(view.range, with_months=False)
    if words.is_nothing(limit.share):
        return f"**{started}** were started in the {when}; too few are six months old to tell."
    return (
        f"Of **{started}** started in the {when}, **{words.percent(limit.share)}** were complete "
        f"at six months ({words.interval(limit.lower, limit.upper)}) and half by "
        f"**{time_words.median(row)}**. {words.capital(words.number(row['n_open']))} are still "
        f"open and count up to {words.day(view.as_at)}."
    )


def _completed_only(row: Row) -> str:
    return words.duration(row["completed_only_median_days"])
