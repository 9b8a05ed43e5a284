"""The card of the quality page about the panel's own recommendations: the government's response
to each, with its dates."""

from dataclasses import replace

import pandas as pd
import streamlit as st

from scr.base import words
from scr.base.markdown import literal
from scr.base.request import Request
from scr.cases.letters import PanelRecommendation, panel_recommendations
from scr.exhibits import asking as state
from scr.exhibits import points
from scr.exhibits.view import View
from scr.figures.directory import Directory
from scr.plot import Cohort, outcome_bars
from scr.store import Snapshot
from scr.text import panel_response as said
from scr.ui.kit import browser
from scr.ui.kit.card import Card


def panel_request(view: View) -> Request:
    """A request for the panel's recommendations, which no choice of boards narrows."""
    return replace(
        view.request("panel_responses", view.range),
        board_id=None,
        region=None,
        area_type=None,
        incident_type=None,
    )


def tracker_card(view: View, snapshot: Snapshot, known: Directory) -> Card:
    """What became of the panel's own recommendations, report by report and one by one."""
    request = panel_request(view)
    result = state.ask(request, snapshot)
    whole, *reports = points.records(result)
    if not whole["n_recommendations"]:
        reports = []
    found = panel_recommendations(snapshot, request, view.as_at, known.as_at)
    narrowed = view.board_id or view.region or view.area_type or view.incident_type
    return Card(
        key="tracker",
        heading=said.panel_heading(whole),
        sentence=said.panel_answer(whole, len(reports), view.as_at),
        note=said.NO_ROWS_OF_BOARDS if narrowed else "",
        result=result,
        cases=request,
        chart=outcome_bars(
            [
                Cohort(
                    words.month(row["report_date"]),
                    tuple(int(row[f"n_{code}"]) for code, _ in said.RESPONSES),
                )
                for row in reports
            ],
            kinds=[words.capital(word) for _, word in said.RESPONSES],
            about="The government’s responses to the panel, by report",
            verb=" recommendations",
            nothing="No report of the panel.",
            phone=browser.is_narrow(),
        ),
        draw=(lambda: _draw(found, view, known)) if found else None,
        caution=result.definition.caution,
        empty=""
        if reports
        else f"No report of the panel is dated in the {view.range_words}. Under “Change what is "
        "shown”, choose more years.",
    )


def _draw(found: list[PanelRecommendation], view: View, known: Directory) -> None:
    table = tracker_table(found, view, known, phone=browser.is_narrow())
    st.table(table, hide_index=True, alt="The panel’s recommendations and the responses")


def tracker_table(
    found: list[PanelRecommendation], view: View, known: Directory, *, phone: bool = False
) -> pd.DataFrame:
    """A row per recommendation: what was asked of whom, the response with its day and how long
    it took, when it was carried out, and, at an earlier as-at date, what is known since."""
    return pd.DataFrame([_row(one, view, known, phone) for one in found])


def _row(one: PanelRecommendation, view: View, known: Directory, phone: bool) -> dict[str, str]:
    to = literal(one.addressee) if one.addressee else "not recorded"
    wording = literal(one.text)
    said_of_it = said.response(one.response, one.response_date, one.n_days, view.as_at)
    done = words.day(one.done_date) if one.done_date else "not by then"
    since = {}
    if view.as_at < known.as_at:
        since = {f"Since then, by {words.day(known.as_at)}": since_then(one)}
    if phone:
        return {"Recommendation": f"{wording} (to: {to})", "Response": said_of_it} | since
    return {
        "Report": words.month(one.report_date),
        "Recommendation": wording,
        "To": to,
        "Response": said_of_it,
        "Carried out": done,
    } | since


def since_then(one: PanelRecommendation) -> str:
    """What is known of a recommendation by a later day that was not known at the as-at date."""
    told = []
    if one.later_response_date is not None and one.later_response != one.response:
        named = dict(said.RESPONSES)[str(one.later_response)]
        told.append(f"{named}, {words.day(one.later_response_date)}")
    if one.later_done_date is not None and one.done_date is None:
        told.append(f"carried out, {words.day(one.later_done_date)}")
    return words.capital("; ".join(told)) if told else "nothing more"
