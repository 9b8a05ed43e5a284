"""The cards of the publication page: what became of reviews, what the panel said, how long
publication takes, and what can still be read."""

from dataclasses import replace

import pandas as pd
import streamlit as st

from scr.base import words
from scr.exhibits import asking as state
from scr.exhibits import points
from scr.exhibits.cautions import widen
from scr.exhibits.view import View
from scr.plot import Cohort, Curve, Part, Stage, outcome_bars, stage_bars, survival_curve
from scr.stats import survival
from scr.store import Snapshot
from scr.text import publication as said
from scr.text import time as time_words
from scr.text.sentences import Row
from scr.ui.kit import browser
from scr.ui.kit.card import Card
from scr.ui.pages.timeliness.stages import only

STAGE = "completed_to_published"
ALL_YEARS = "All"
# Pixels that a chart has in a card beside another.
HALF = 560


def outcomes_card(view: View, snapshot: Snapshot) -> Card:
    """What became of the reviews started in each year: one bar a year, adding up to it."""
    request = view.request("cohort_outcomes", view.range, "period")
    result = state.ask(request, snapshot)
    rows = points.records(result)
    whole = state.ask(replace(request, by="national"), snapshot).row
    when = words.span_words(view.range, with_months=False)
    return Card(
        key="outcomes",
        heading=said.cohort_heading(whole, when),
        sentence=said.cohort_answer(whole, when, result.as_at, view.who),
        note=said.unknown_redaction(whole),
        result=result,
        cases=replace(request, by="national"),
        chart=outcome_bars(
            [
                Cohort(
                    words.year_short(row["group_name"]),
                    tuple(int(row[column]) for column, _ in said.OUTCOMES),
                )
                for row in rows
            ],
            phone=browser.is_narrow(),
        ),
        caution=result.definition.caution,
        empty="" if any(row["n_initiated"] for row in rows) else widen(view, "started no review"),
    )


def panel_card(view: View, snapshot: Snapshot) -> Card:
    """What the panel was asked about non-publication and what it said, as a table."""
    request = view.request("publication_outcomes", view.range, "period")
    result = state.ask(request, snapshot)
    rows = points.records(result)
    heading = said.panel_heading(rows[-1], view.when)
    received = [row for row in rows if row["n_received"]]
    table = panel_table(received)

    def draw() -> None:
        # The key has numbers written to the right.
        with st.container(key="numbers_nonpublication"):
            st.table(table, hide_index=True, alt=f"{heading}: outcomes by year")

    return Card(
        key="nonpublication",
        heading=heading,
        sentence=said.panel_sentence(rows[-1], view.when),
        note=said.no_report([row["group_name"] for row in rows if not row["n_received"]])
        if received
        else "",
        result=result,
        cases=replace(request, by="national"),
        draw=draw if received else None,
        caution=result.definition.caution,
        empty="" if received else f"{widen(view, 'sent the panel no report')} {said.PANEL_SINCE}",
    )


def panel_table(rows: list[dict]) -> pd.DataFrame:
    """The panel's table in words: a row per outcome, a column per year, then all of them."""
    years = {words.year_short(row["group_name"]): [row] for row in rows}
    if len(rows) > 1:
        years[ALL_YEARS] = rows
    shown: dict[str, list[str]] = {"Outcome": [label for _, label in said.PANEL_ROWS]}
    shown["Outcome"].append("Share considered")
    for name, of in years.items():
        totals = {column: sum(row[column] for row in of) for column, _ in said.PANEL_ROWS}
        received = totals["n_received"]
        share = totals["n_nonpublication_considered"] / received if received else None
        shown[name] = [words.number(total) for total in totals.values()]
        shown[name].append("none received" if share is None else words.percent(share))
    return pd.DataFrame(shown)


def time_card(view: View, snapshot: Snapshot) -> Card:
    """The time from completion to publication; nobody is late, as no time is set."""
    request = view.request("durations", view.range)
    result = only(state.ask(request, snapshot), "stage", STAGE)
    row = result.row
    when = words.span_words(view.range, with_months=False)
    return Card(
        key="to_publication",
        part=STAGE,
        heading=said.time_heading(row),
        sentence=said.time_sentence(row, when),
        result=result,
        cases=request,
        chart=survival_curve(
            [_curve(view, row, state.ask_life_tables(request, snapshot))],
            axis_title="Share of completed reviews published, 95% band",
            limit_months=None,
            reached="published",
            x_title="Months since the review was completed",
            phone=browser.is_narrow(),
        ),
        caution=f"{time_words.few(row['n_started'])}Guidance sets no time from completion to "
        "publication: nothing here is late. It is the time if none were stopped.",
        empty="" if row["n_started"] else widen(view, "completed no review"),
    )


def _curve(view: View, row: Row, tables: pd.DataFrame) -> Curve:
    part = tables[tables["stage"] == STAGE]
    found = survival.curve(part["day"], part["n_ended"], part["n_censored"])
    return Curve(
        label=view.who,
        days=found.day.tolist(),
        share=(1 - found.share).tolist(),
        lower=[points.known(1 - value) for value in found.upper],
        upper=[points.known(1 - value) for value in found.lower],
        at_risk=found.at_risk.tolist(),
        n=int(row["n_started"]),
        median_days=points.known(row["median_days"]),
    )


def online_card(view: View, snapshot: Snapshot) -> Card:
    """In full or redacted, and what can no longer be read online."""
    request = view.request("reports_online", view.range)
    result = state.ask(request, snapshot)
    row = result.row
    return Card(
        key="online",
        heading=said.online_heading(row),
        sentence=said.online_sentence(row, words.span_words(view.range, with_months=False)),
        result=result,
        cases=request,
        chart=stage_bars(
            [
                Stage(
                    "Reviews first published",
                    (
                        Part(int(row["n_full"]), "in full"),
                        Part(int(row["n_redacted"]), "redacted"),
                        Part(int(row["n_other_kind"]), "in another form"),
                        Part(int(row["n_redaction_unknown"]), "not recorded"),
                    ),
                ),
                Stage(
                    "Of these, online on the as-at date",
                    (
                        Part(int(row["n_online"]), "still online"),
                        Part(int(row["n_no_longer_online"]), "no longer"),
                    ),
                ),
            ],
            phone=browser.is_narrow(),
            width=HALF,
        ),
        caution=result.definition.caution,
        empty="" if row["n_published"] else widen(view, "published no review"),
    )
