"""The panel's own recommendations, and the government's response to each, with its dates."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import pandas as pd

from scr.base import terms, words
from scr.base.markdown import literal
from scr.base.request import Request
from scr.cases.letters import PanelRecommendation, panel_recommendations
from scr.exhibits.exhibit import Exhibit
from scr.exhibits.recorded import or_not_recorded
from scr.exhibits.scope import Scope
from scr.exhibits.view import View
from scr.figures.values import rows
from scr.plot import WHOLE, Cohort, outcome_bars
from scr.text import panel_response as panel_response_words


def panel_request(view: View) -> Request:
    """A request for the panel's recommendations, which no choice of boards narrows."""
    return replace(
        view.request("panel_responses", view.range),
        board_id=None,
        region=None,
        area_type=None,
        incident_type=None,
    )


@or_not_recorded
def responses(scope: Scope) -> Exhibit:
    """What became of the panel's own recommendations, report by report; its place has them one by
    one below."""
    view, request = scope.view, panel_request(scope.view)
    result = scope.answer(request)
    whole, *reports = rows(result)
    if not whole["n_recommendations"]:
        reports = []
    is_narrowed = view.board_id or view.region or view.area_type or view.incident_type
    return Exhibit(
        key="tracker",
        heading=panel_response_words.panel_heading(whole),
        sentence=panel_response_words.panel_answer(whole, len(reports), view.as_at),
        note=panel_response_words.NO_ROWS_OF_BOARDS if is_narrowed else "",
        result=result,
        cases=request,
        chart=outcome_bars(
            [
                Cohort(
                    words.month(row["report_date"]),
                    tuple(int(row[f"n_{code}"]) for code in panel_response_words.RESPONSES),
                )
                for row in reports
            ],
            kinds=[terms.label("panel_response", code) for code in panel_response_words.RESPONSES],
            about="The government’s responses to the panel, by report",
            verb=" recommendations",
            nothing="No report of the panel.",
            phone=scope.canvas.is_phone,
            width=scope.canvas.width(WHOLE),
        ),
        caution=result.definition.caution,
        empty=""
        if reports
        else f"No report of the panel is dated in the {view.range_words}. Under “Change what is "
        "shown”, choose more years.",
    )


def each_recommendation(scope: Scope) -> list[PanelRecommendation]:
    """The panel's recommendations one by one, in the order of the reports. For every reader: they
    were published, with their wording, by a public body."""
    view = scope.view
    return panel_recommendations(
        scope.snapshot, panel_request(view), view.as_at, scope.directory.as_at
    )


def tracker_table(
    listed: Sequence[PanelRecommendation], as_at: date, latest: date, *, phone: bool = False
) -> pd.DataFrame:
    """A row per recommendation: what was asked of whom, the response with its day and how long
    it took, when it was carried out, and, where the as-at date is before the `latest` day of the
    records, what is known since."""
    return pd.DataFrame([_row(asked, as_at, latest, phone) for asked in listed])


def _row(asked: PanelRecommendation, as_at: date, latest: date, phone: bool) -> dict[str, str]:
    to = literal(asked.addressee) if asked.addressee else "not recorded"
    wording = literal(asked.text)
    response = panel_response_words.response(
        asked.response, asked.response_date, asked.n_days, as_at
    )
    since = {}
    if as_at < latest:
        since = {f"Since then, by {words.day(latest)}": since_then(asked)}
    if phone:
        return {"Recommendation": f"{wording} (to: {to})", "Response": response} | since
    return {
        "Report": words.month(asked.report_date),
        "Recommendation": wording,
        "To": to,
        "Response": response,
        "Carried out": words.day(asked.done_date) if asked.done_date else "not by then",
    } | since


def since_then(asked: PanelRecommendation) -> str:
    """What is known of a recommendation by a later day that was not known at the as-at date."""
    later = []
    if asked.later_response_date is not None and asked.later_response != asked.response:
        response = terms.running("panel_response", str(asked.later_response))
        later.append(f"{response}, {words.day(asked.later_response_date)}")
    if asked.later_done_date is not None and asked.done_date is None:
        later.append(f"carried out, {words.day(asked.later_done_date)}")
    return words.capital("; ".join(later)) if later else "nothing more"
