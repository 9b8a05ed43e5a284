"""The cards of the timeliness page: how long the stages take, and which standards are kept."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import streamlit as st

from scr.base import words
from scr.base.guidance import GUIDANCE
from scr.base.periods import parse_span
from scr.exhibits import asking as state
from scr.exhibits import points
from scr.exhibits.view import View
from scr.figures.run import Result
from scr.plot import YearPoint, share_over_time
from scr.store import Snapshot
from scr.text import standard as standard_words
from scr.text import time as time_words
from scr.text.sentences import Row
from scr.ui.kit import browser
from scr.ui.kit.card import Card

STAGE = "initiated_to_completed"
# Stages shown with three numbers, the standard that limits each, and that limit in words.
SHOWN_STAGES = (
    ("notified_to_decision", "decide", "within one month"),
    ("initiated_to_completed", "complete", "within six months"),
    ("completed_to_published", None, ""),
)


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


def standards_card(view: View, standard: str, snapshot: Snapshot) -> Card:
    """The share that kept to a standard, by year; a point for each edition in force."""
    request = view.request("standards", view.range, "period")
    result = only(state.ask(request, snapshot), "standard_id", standard)
    rows = points.records(result)
    judged = sum(row["n_met"] + row["n_failed"] for row in rows)
    met = sum(row["n_met"] for row in rows)
    return Card(
        key="standards",
        heading=standard_words.heading(standard, met, judged),
        sentence=standard_words.sentence(rows, view.range_words),
        result=result,
        cases=replace(request, by="national"),
        part=standard,
        chart=share_over_time(
            [_standard_point(row, rows) for row in rows],
            axis_title="Share of those due that kept to the limit, 95% interval",
            guidance=[(g.on, g.words, g.short) for g in GUIDANCE],
            phone=browser.is_narrow(),
            width=1000,
        ),
        caution=time_words.few(judged) + standard_words.caution(standard),
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
