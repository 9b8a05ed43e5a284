"""The overview: the picture of the chosen year in a few cards and three sentences."""

from dataclasses import dataclass

import streamlit as st

from scr import words
from scr.charts import Part, Stage, YearPoint, stage_bars, trend
from scr.store import Snapshot
from scr.ui import browser, points, state
from scr.ui.card import Card
from scr.ui.compared import Compared
from scr.ui.funnels import INITIATED_OF, flags_of, n_marked
from scr.ui.places import path_of
from scr.ui.view import View
from scr.wording import sentences
from scr.wording.sentences import AGREED, FINALLY, INITIATED, STARTED, Row, Trait

OVER_A_YEAR = ("1_to_2_years", "over_2_years")


@dataclass(frozen=True)
class Tile:
    """One card of the overview: a value, its interval, its trend and what changed; where it has
    one, the page that says more."""

    key: str
    label: str
    value: str
    limits: str
    verdict: str
    trend: list[YearPoint]
    is_rate: bool = False
    page: str = ""
    link: str = ""


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
            is_rate=True,
        ),
    ]


def show_tiles(shown: list[Tile], columns: int = 4) -> None:
    """Draw the cards side by side, level at their ends; under each other on a phone."""
    grid = st.grid(columns, min_column_width=250, border=True)
    mode = st.context.theme.type or "light"
    for tile in shown:
        with grid.cell(), st.container(key=f"tile_{tile.key}"):
            st.metric(tile.label, tile.value)
            st.caption(tile.limits or "No cases")
            if tile.trend:
                chart = trend(
                    tile.trend,
                    name=f"{tile.label} by year",
                    phone=browser.is_narrow(),
                    top=None if tile.is_rate else 1.0,
                )
                st.plotly_chart(
                    chart.figure,
                    key=f"trend_{tile.key}_{mode}",
                    theme="streamlit",
                    alt=chart.name,
                    config=chart.config,
                )
            st.markdown(tile.verdict)
            if tile.page:
                st.page_link(path_of(tile.page), label=f":primary[{tile.link}]")


def changed(view: View, decided: Compared, viewed: Compared, started: Compared) -> list[str]:
    """Three plain sentences: decisions, the panel's view, reviews started."""
    return [
        sentences.decisions_answer(decided.now, decided.before, view.when, view.who),
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
    by_board = state.ask(view.request("decisions", view.range, "board", with_board=False), snapshot)
    marked = n_marked(flags_of(by_board, INITIATED_OF))
    silent = int((by_board.table["n_decisions"] == 0).sum())
    quality = state.ask(view.quality_request(), snapshot)
    findings = int(quality.table["n_findings"].sum())
    by_age = state.ask(view.now_request("open_reviews_by_age"), snapshot).table
    over = int(by_age[by_age["age_band"].isin(OVER_A_YEAR)]["n_open"].sum())
    have = "review has" if over == 1 else "reviews have"
    return [
        Attention(
            f"**{words.number(over) if over else 'No'} {have}** been open for more than a year.",
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
            f"**{_boards(silent)}** decided no case in those years.",
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


def stages(view: View, decided: Compared, viewed: Compared, snapshot: Snapshot) -> Card:
    """What became of the cases: decided, and the panel's view of those not started."""
    now, seen = decided.now, viewed.now
    result = state.ask(view.request("decisions", view.year), snapshot)
    return Card(
        key="stages",
        heading=_stages_heading(now, seen),
        sentence=_stages_sentence(now, seen),
        result=result,
        cases=view.request("decisions", view.year),
        chart=stage_bars(
            [
                Stage(
                    "Cases decided",
                    (
                        Part(int(now["n_initiate"]), "started"),
                        Part(int(now["n_not_initiate"]), "not started"),
                    ),
                ),
                Stage(
                    "Views the panel gave in the same year",
                    (
                        Part(int(seen["n_agreed"]), "agreed with not starting"),
                        Part(int(seen["n_disagreed"]), "disagreed"),
                        Part(int(seen["n_more_information"]), "asked for more"),
                    ),
                ),
            ],
            phone=browser.is_narrow(),
        ),
        caution="The two bars are not the same cases: the panel's views are counted in the year "
        "they were given, some of them of decisions of the year before.",
        empty=""
        if now["n_decisions"] or seen["n_considered"]
        else "No case in this year. "
        "Under “Change what is shown”, choose another year or all boards.",
    )


def _rate_words(now: Row) -> str:
    if words.is_nothing(now["rate_per_100k"]):
        return "No estimate of children to set it against"
    limits = words.rates(now["rate_per_100k_lower"], now["rate_per_100k_upper"])
    return f"{words.rate(now['rate_per_100k'])} per 100,000 children ({limits})"


def _stages_heading(now: Row, seen: Row) -> str:
    if not now["n_decisions"]:
        return "No case was decided"
    started = f"{words.in_ten(now['initiation_rate'])} cases became a review"
    if not seen["n_considered"]:
        return started
    most = "most" if seen["agreed_rate"] > 0.5 else "few"
    return f"{started}; the panel agreed with {most} of the decisions it looked at"


def _stages_sentence(now: Row, seen: Row) -> str:
    return (
        f"Of {words.count(now['n_decisions'], 'case')}, **{words.number(now['n_initiate'])}** "
        f"became a review and {words.number(now['n_not_initiate'])} did not. In the same year the "
        f"panel gave its view of {words.count(seen['n_considered'], 'decision')} not to start one "
        f"and agreed with **{words.number(seen['n_agreed'])}**."
    )
