"""The cards about open reviews and agreed delays."""

from dataclasses import replace

import streamlit as st

from scr import access
from scr.base import words
from scr.cases import listings as records
from scr.exhibits import asking as state
from scr.exhibits import points
from scr.exhibits.view import View
from scr.plot import OpenReview, Row, interval_list, open_bars
from scr.store import Snapshot
from scr.text import standard as standard_words
from scr.text import time as time_words
from scr.text.time import BANDS, REASONS
from scr.ui.kit import browser
from scr.ui.kit.card import Card

BARS = 12
EVERY_AGE = "all"
_BOUNDS = {"to_6_months": 0, "6_to_12_months": 1, "1_to_2_years": 2, "over_2_years": 3}


def choose_band() -> str:
    """Which ages of open reviews are shown; the choice lives in the URL."""
    chosen = st.segmented_control(
        "Open for",
        [EVERY_AGE, *BANDS],
        default=EVERY_AGE,
        required=True,
        format_func=lambda band: "Any time" if band == EVERY_AGE else words.capital(BANDS[band]),
        key="age",
        bind="query-params",
    )
    return chosen if chosen in BANDS else EVERY_AGE


def open_card(view: View, band: str, snapshot: Snapshot) -> Card:
    """Open reviews as bars over their limit day, the oldest first."""
    request = view.now_request("open_reviews", "board")
    result = state.ask(request, snapshot)
    rows = sorted(points.records(result), key=lambda row: -row["age_days"])
    by_age = points.records(state.ask(view.now_request("open_reviews_by_age"), snapshot))
    bands = {row["age_band"]: int(row["n_open"]) for row in by_age}
    shown = _in_band(rows, band, bands)
    oldest = [row["review_id"] for row in shown]
    table = result.table.set_index("review_id", drop=False).loc[oldest]
    drawn = shown[:BARS]
    return Card(
        key="open",
        heading=time_words.open_heading(bands),
        sentence=time_words.open_sentence(bands, sum(int(row["n_in_delay"]) for row in by_age)),
        note=f"Shown: the {len(drawn)} oldest of {len(shown)}." if len(drawn) < len(shown) else "",
        result=replace(result, table=table.reset_index(drop=True)),
        cases=request,
        chart=open_bars(
            _bars(drawn, view, snapshot),
            as_at=view.as_at,
            short=time_words.SHORT_REASONS,
            phone=browser.is_narrow(),
        ),
        caution="A review past its limit day may be in an agreed pause: read the two together.",
        empty="" if shown else "No review has been open that long. Choose another age.",
    )


def delays_card(view: View, snapshot: Snapshot) -> Card:
    """How many reviews were paused by agreement, by reason."""
    request = view.request("agreed_delays", view.range)
    result = state.ask(request, snapshot)
    rows = points.records(result)
    everything = rows[0]
    return Card(
        key="delays",
        heading=_delays_heading(rows[1:]),
        sentence=time_words.delays_sentence(
            everything, words.span_words(view.range, with_months=False)
        ),
        result=result,
        cases=request,
        chart=interval_list(
            [_delay_row(row, REASONS[row["reason"]]) for row in rows[1:]],
            target=None,
            fit=True,
            axis_title="Share of reviews with a delay for this reason, 95% interval",
            phone=browser.is_narrow(),
        ),
        caution=result.definition.caution,
        empty=""
        if everything["n_initiated"]
        else "No review was started in these years. Under "
        "“Change what is shown”, choose more years or all boards.",
    )


def regions_card(view: View, snapshot: Snapshot) -> Card:
    """How many reviews were paused by agreement, by region."""
    request = view.request("agreed_delays", view.range, "region", with_board=False)
    full = state.ask(request, snapshot)
    table = full.table[full.table["reason"].isna()].reset_index(drop=True)
    result = replace(full, table=table)
    everyone = view.request("agreed_delays", view.range, with_board=False)
    whole = points.records(state.ask(everyone, snapshot))[0]
    rows = points.records(result)
    return Card(
        key="delay_regions",
        heading=standard_words.regions_heading(rows),
        sentence=standard_words.regions_sentence(rows, view.range_words),
        result=result,
        cases=request,
        chart=interval_list(
            [_delay_row(row, row["group_name"]) for row in rows],
            target=points.known(whole["delay_rate"]) if len(rows) > 1 else None,
            axis_title="Share of reviews with an agreed delay, 95% interval",
            phone=browser.is_narrow(),
        ),
        caution="An agreed delay is no fault: courts and inquests set their own time.",
        empty="" if whole["n_initiated"] else "No review was started in these years.",
    )


def _in_band(rows: list[dict], band: str, bands: dict[str, int]) -> list[dict]:
    """The rows of an age band: the bands cut the reviews, oldest first, into counted runs."""
    if band == EVERY_AGE:
        return rows
    older = [name for name in BANDS if _BOUNDS[name] > _BOUNDS[band]]
    start = sum(bands.get(name, 0) for name in older)
    return rows[start : start + bands.get(band, 0)]


def _bars(rows: list[dict], view: View, snapshot: Snapshot) -> list[OpenReview]:
    pauses = records.open_pauses(access.current_reader(), snapshot, view.as_at)
    return [
        OpenReview(
            review_id=row["review_id"],
            label=f"{words.board_short(row['group_name'])}, {row['review_id']}",
            start=row["initiated_date"],
            limit=row["limit_date"],
            net_limit=row["net_limit_date"],
            pauses=tuple(
                (start, end, REASONS[reason])
                for start, end, reason in pauses.get(row["review_id"], ())
            ),
            age_words=words.duration(row["age_days"]),
            strong=row["board"] == view.board_id,
        )
        for row in rows
    ]


def _delay_row(row: dict, label: str) -> Row:
    return Row(
        label=label,
        x=int(row["n_with_delay"]),
        n=float(row["n_initiated"]),
        value=points.known(row["delay_rate"]),
        lower=points.known(row["delay_rate_lower"]),
        upper=points.known(row["delay_rate_upper"]),
        note="none started",
    )


def _delays_heading(reasons: list[dict]) -> str:
    most = max(reasons, key=lambda row: row["n_with_delay"], default=None)
    if most is None or not most["n_with_delay"]:
        return "No agreed delays are recorded"
    return f"The most frequent reason for an agreed delay: {REASONS[most['reason']].lower()}"
