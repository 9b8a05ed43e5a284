"""The overview: the picture of the chosen year in a few cards and three sentences."""

from dataclasses import dataclass

import streamlit as st

from scr.base import words
from scr.exhibits import asking as state
from scr.exhibits import decisions, points
from scr.exhibits.compare import marked_boards
from scr.exhibits.view import View
from scr.plot import YearPoint, trend
from scr.store import Snapshot
from scr.text import sentences
from scr.text.sentences import AGREED, FINALLY, INITIATED, STARTED, Row, Trait
from scr.ui.choice.compared import Compared
from scr.ui.kit import browser
from scr.ui.kit.places import path_of
from scr.ui.kit.scope import page_scope

# Pixels of a card's value where its trend stands beside it.
VALUE_ON_A_PHONE = 196
OVER_A_YEAR = ("1_to_2_years", "over_2_years")


@dataclass(frozen=True)
class Tile:
    """One card of the overview: a value, its interval, its trend and what changed; `page` is
    the page that says more."""

    key: str
    label: str
    value: str
    limits: str
    verdict: str
    trend: list[YearPoint]
    page: str
    is_rate: bool = False


def tiles(
    view: View, decided: Compared, viewed: Compared, started: Compared, snapshot: Snapshot
) -> list[Tile]:
    """The cards of the overview, in the order of the process."""
    before = words.year_short(view.year_before.label)

    def share(key: str, label: str, figure: str, trait: Trait, found: Compared) -> Tile:
        result = state.ask(view.request(figure, view.range, "period"), snapshot)
        now = found.now
        return Tile(
            key,
            label,
            words.share_of(now[trait.numerator], now[trait.denominator]),
            f"95% interval {sentences.limits(now, trait.rate)}" if now[trait.denominator] else "",
            sentences.verdict(now, found.before, trait, before),
            points.year_points(result, trait),
            "initiation",
        )

    rate = state.ask(view.request("initiations", view.range, "period"), snapshot)
    return [
        share("decided", "Decisions to start a review", "decisions", INITIATED, decided),
        share("agreed", "Panel agreed with not starting", "panel_scrutiny", AGREED, viewed),
        share("finally", "Started in the end, after the panel", "decisions", FINALLY, decided),
        Tile(
            "started",
            "Reviews started",
            words.number(started.now["n_initiated"]),
            _rate_words(started.now),
            sentences.rate_verdict(started.now, started.before, before),
            points.year_points(rate, STARTED, is_rate=True),
            "initiation",
            is_rate=True,
        ),
    ]


def show_tiles(shown: list[Tile], columns: int = 4) -> None:
    """Draw the cards side by side, level at their ends; under each other on a phone, each with
    its trend at the right of its value."""
    grid = st.grid(columns, min_column_width=250, border=True)
    for tile in shown:
        with grid.cell(), st.container(key=f"tile_{tile.key}", gap="xsmall"):
            st.page_link(path_of(tile.page), label=f":primary[{tile.label}]")
            if browser.is_narrow() and tile.trend:
                with st.container(horizontal=True, gap="small", vertical_alignment="center"):
                    with st.container(width=VALUE_ON_A_PHONE, gap="xsmall"):
                        _value(tile)
                    with st.container(width="stretch"):
                        _trend(tile)
            else:
                _value(tile)
                _trend(tile)
            st.markdown(tile.verdict)


def _value(tile: Tile) -> None:
    # The link above is the label.
    st.metric(tile.label, tile.value, label_visibility="collapsed")
    st.caption(tile.limits or "No cases")


def _trend(tile: Tile) -> None:
    if not tile.trend:
        return
    chart = trend(
        tile.trend,
        name=f"{tile.label} by year",
        phone=browser.is_narrow(),
        top=None if tile.is_rate else 1.0,
    )
    st.plotly_chart(
        chart.figure,
        key=f"trend_{tile.key}_{st.context.theme.type or 'light'}",
        theme="streamlit",
        alt=chart.name,
        config=chart.config,
    )


def changed(view: View, decided: Compared, viewed: Compared, started: Compared) -> list[str]:
    """Plain sentences: cases decided, the panel's view, reviews started."""
    return [
        sentences.cases_changed(decided.now, decided.before, view.when, view.who),
        sentences.panel_answer(viewed.now, viewed.before, view.when),
        sentences.rate_sentence(started.now, started.before, view.when, view.who),
    ]


@dataclass(frozen=True)
class Attention:
    """Something to look at: a sentence with its count, and the page that has it."""

    sentence: str
    page: str
    label: str


def attention(view: View, snapshot: Snapshot) -> list[Attention]:
    """What needs attention: counts first, each with a link."""
    when = words.span_words(view.range, with_months=False)
    by_board = view.request("decisions", view.range, "board", with_board=False)
    marked = marked_boards(page_scope(view, snapshot), decisions.MEASURE)
    silent = int((state.ask(by_board, snapshot).table["n_decisions"] == 0).sum())
    quality = state.ask(view.quality_request(), snapshot)
    findings = int(quality.table["n_findings"].sum())
    by_age = state.ask(view.now_request("open_reviews_by_age"), snapshot).table
    over = int(by_age[by_age["age_band"].isin(OVER_A_YEAR)]["n_open"].sum())
    reviews, have = words.count(over, "review"), "has" if over < 2 else "have"
    those = "that year" if view.first == view.last else "those years"
    return [
        Attention(
            f"**{reviews if over else 'No review'}** {have} been open for more than a year.",
            "timeliness",
            "Open reviews",
        ),
        Attention(
            f"**{_boards(marked)}** started more or fewer reviews, for the cases decided in "
            f"the {when}, than chance would explain.",
            "initiation",
            "By board",
        ),
        Attention(
            f"**{_boards(silent)}** decided no case in {those}.",
            "initiation",
            "Each board",
        ),
        Attention(
            f"**{words.count(findings, 'finding')}** about the records "
            f"{'stands' if findings == 1 else 'stand'}.",
            "data",
            "Data",
        ),
    ]


def show_attention(item: Attention) -> None:
    """One line of what needs attention: the sentence, and its link at the end of the line."""
    with st.container(
        horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"
    ):
        st.markdown(item.sentence, width=360)
        st.page_link(path_of(item.page), label=f":primary[{item.label}]")


def _boards(value: int) -> str:
    return words.count(value, "board") if value else "No board"


def _rate_words(now: Row) -> str:
    if words.is_nothing(now["rate_per_100k"]):
        return "No estimate of children to set it against"
    limits = words.rates(now["rate_per_100k_lower"], now["rate_per_100k_upper"])
    return f"{words.rate(now['rate_per_100k'])} per 100,000 children ({limits})"
