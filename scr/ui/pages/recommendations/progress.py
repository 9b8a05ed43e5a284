"""The cards of the recommendations page: the ladder, and how soon things are done."""

from dataclasses import replace
from typing import Any

import streamlit as st

from scr import access
from scr.base import words
from scr.base.errors import RefusedError
from scr.base.periods import year_name, year_of
from scr.cases import recommendations as follow_up
from scr.exhibits import asking as state
from scr.exhibits import points
from scr.exhibits.cautions import widen
from scr.exhibits.view import View, years_until
from scr.figures.directory import Directory
from scr.figures.run import Result
from scr.plot import Course, Mark, Rung, RungGroup, follow_curves, ladder
from scr.stats import incidence
from scr.stats.lives import lay_out
from scr.store import Snapshot
from scr.text import recommendation as said
from scr.text.sentences import Row
from scr.ui.choice import filters
from scr.ui.choice.address import ALL
from scr.ui.kit import browser
from scr.ui.kit.card import Card

GROUPS = (
    ("Shown to be done", "solid", ("effect", "verified", "evidenced")),
    ("Only said to be done", "striped", ("claimed",)),
    ("Ended without being done", "pale", ("rejected", "closed")),
    ("Still open", "hollow", ("responded", "no_response")),
)
WEIGHTS = {"recommendation": "By recommendation", "review": "By review"}
FEWEST_FOLLOWED = 5
# The curves run a little past two years; with more steps than these they are drawn by week.
DRAWN_DAYS, MOST_STEPS = 760, 160
NO_REVIEW = "completed no review with a recommendation"


def progress(view: View, snapshot: Snapshot) -> Result:
    """How far the recommendations of the reviews completed in the years shown have got, for all
    kinds of body together: one row."""
    return _all_bodies(state.ask(view.request("recommendation_progress", view.range), snapshot))


def status(view: View, snapshot: Snapshot) -> Result:
    """Where all recommendations stand today, whatever the years: one row."""
    return state.ask(view.now_request("recommendation_status"), snapshot)


def _all_bodies(result: Result) -> Result:
    table = result.table
    return replace(result, table=table[table["addressee_type"].isna()].reset_index(drop=True))


def may_see_rows() -> bool:
    """May this reader see single recommendations?"""
    return access.current_reader().may_see_cases and answers_below_the_whole()


def answers_below_the_whole() -> bool:
    """Does this reader's policy answer these figures for boards and filters?"""
    return access.current_reader().policies[0] == "none"


def show_refused(error: RefusedError, known: Directory, snapshot: Snapshot) -> None:
    """Say calmly what the reader's policy does not answer, with the way back."""
    st.info(f"{said.REFUSED} {error}")
    st.button(
        "Back to the usual view",
        on_click=filters.reset,
        args=(filters.usual(known, follow_up.choices(snapshot)),),
        key="refused_reset",
    )


def show_widen(view: View, known: Directory, snapshot: Snapshot) -> None:
    """Where nothing is on record for what is chosen, a button that widens the narrowest filter."""
    if progress(view, snapshot).row["n_recommendations"]:
        return
    for value, key, label in (
        (view.theme, "theme", "Show all themes"),
        (view.addressee_type, "to", "Show all kinds of body"),
        (view.incident_type, "incident", "Show both kinds of incident"),
        (view.board_id, "board", "Show all boards"),
        (view.area_type, "area", "Show all kinds of area"),
        (view.region, "region", "Show all regions"),
    ):
        if value:
            st.button(label, on_click=filters.reset, args=({key: ALL},), key="widen")
            return
    earliest = known.earliest or view.as_at
    first = year_name(view.kind, years_until(view.kind, earliest, view.as_at)[0])
    if view.first > year_of(view.kind, earliest):
        st.button("Show all years", on_click=filters.reset, args=({"first": first},), key="widen")


def ladder_card(view: View, snapshot: Snapshot) -> Card:
    """All rungs of the ladder, adding up to all recommendations."""
    result = progress(view, snapshot)
    row = result.row
    return Card(
        key="ladder",
        heading=said.ladder_heading(row),
        sentence=said.ladder_sentence(row),
        result=result,
        cases=result.request,
        chart=ladder(
            [
                RungGroup(
                    name,
                    look,
                    tuple(Rung(said.STATES[key], int(row[f"n_{key}"])) for key in keys),
                )
                for name, look, keys in GROUPS
            ],
            phone=browser.is_narrow(),
        ),
        caution="Claimed is what the body asked to act says of itself. A review completed lately "
        "has had little time.",
        empty="" if row["n_recommendations"] else widen(view, NO_REVIEW),
    )


def choose_weight() -> str:
    """What weighs the same in the curve, a recommendation or a review; it lives in the URL."""
    with st.container(horizontal=True, vertical_alignment="center", gap="medium"):
        chosen = st.segmented_control(
            "Each counts the same",
            list(WEIGHTS),
            default="recommendation",
            required=True,
            format_func=lambda name: WEIGHTS[name],
            key="weight",
            bind="query-params",
        )
        st.caption(said.SWAMP)
    return chosen if chosen in WEIGHTS else "recommendation"


def follow_card(view: View, weight: str, snapshot: Snapshot) -> Card:
    """The share shown to be done, and the share said to be, by time since completion."""
    request = view.request("follow_through", view.range)
    result = state.ask(request, snapshot)
    row = result.row
    by = "_by_review" if weight == "review" else ""
    lives = _lives(result)
    done = _course("Shown to be done", "evidenced", row, by, lives)
    claimed = _course("Said to be done", "claimed", row, by, lives)
    return Card(
        key="follow",
        heading=said.follow_heading(row, by),
        sentence=said.follow_sentence(row, by, words.span_words(view.range, with_months=False)),
        result=result,
        cases=request,
        chart=follow_curves(
            done,
            claimed,
            axis_title=f"Share of recommendations, {WEIGHTS[weight].lower()}, 95% intervals",
            end=_end(lives),
            phone=browser.is_narrow(),
        ),
        caution="Open ones count up to the as-at date; what was closed or rejected first counts as "
        "not done. What was done before the review was completed counts at day 0.",
        empty="" if row["n_recommendations"] else widen(view, NO_REVIEW),
    )


def _lives(result: Result) -> Any:
    """The lives behind the curves; None for a reader who may not see them."""
    try:
        return state.ask_lives(result.request, result.snapshot)
    except RefusedError:
        return None


def _end(lives: Any) -> float:
    """The last day up to which at least five are followed, at most a little past two years."""
    if lives is None or lives.empty:
        return 0.0
    longest = lives["followed_days"].astype("int64").nlargest(FEWEST_FOLLOWED)
    if len(longest) < FEWEST_FOLLOWED:
        return 0.0
    return float(min(longest.iloc[-1], DRAWN_DAYS))


def _course(label: str, name: str, row: Row, by: str, lives: Any) -> Course:
    marks = tuple(
        Mark(
            day,
            float(row[f"{name}_{day}{by}"]),
            points.known(row[f"{name}_{day}{by}_lower"]),
            points.known(row[f"{name}_{day}{by}_upper"]),
            int(row[f"n_followed_{day}"]),
        )
        for day, _ in said.POINT_DAYS
        if not words.is_nothing(row[f"{name}_{day}{by}"])
    )
    end = _end(lives)
    if not end:
        return Course(label, (), (), marks)
    columns = ("life_reviews", f"{name}_days", f"{name}_states")
    laid_out = lay_out(*(lives[one].to_numpy(dtype="int64") for one in columns), last=int(end))
    found = incidence.course(laid_out, by_review=bool(by))
    days, share = found.day.tolist(), found.share.tolist()
    if len(days) > MOST_STEPS:
        # The last step of each week.
        kept = [
            i for i in range(len(days)) if i + 1 == len(days) or days[i] // 7 < days[i + 1] // 7
        ]
        days, share = [days[i] for i in kept], [share[i] for i in kept]
    return Course(label, days, share, marks)
