"""The comparison page: what is chosen on it, and what of a board stands beside every mark."""

from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

import streamlit as st

from scr.base import words
from scr.base.request import Request
from scr.exhibits import asking as state
from scr.exhibits import points
from scr.exhibits.cautions import widen
from scr.exhibits.view import View
from scr.figures.compare.composed import ADJUSTED, RANKS
from scr.figures.run import Result
from scr.store import Snapshot
from scr.text import comparison as said
from scr.text import measure as named

ORDERS = {"name": "By name", "size": "By size"}
STEPS = {"quarter": "Quarters", "year": "Years"}
THOUSAND = 1000


@dataclass(frozen=True)
class Compared:
    """What is compared: a measure of all boards, in the choices of the page."""

    view: View
    snapshot: Snapshot
    measure: str
    order: str
    is_adjusted: bool
    step: str

    @property
    def is_judged(self) -> bool:
        """Whether boards are marked on this measure."""
        return named.is_judged(self.measure)

    @property
    def is_rate(self) -> bool:
        """Whether it is a rate per 100,000 children."""
        return named.is_rate(self.measure)

    @property
    def label(self) -> str:
        """The measure as a heading."""
        return named.MEASURES[self.measure].label

    def request(self, figure: str = "benchmark", by: str = "board") -> Request:
        """A request about the measure, of all boards that the filters leave."""
        asked = self.view.request(figure, self.view.range, by, with_board=False)
        return replace(asked, measure=self.measure)

    @cached_property
    def result(self) -> Result:
        """The figure benchmark."""
        return state.ask(self.request(), self.snapshot)

    @cached_property
    def adjusted(self) -> Result:
        """Both sets of marks."""
        return state.ask(self.request(ADJUSTED), self.snapshot)

    @cached_property
    def ranks(self) -> Result:
        """The boards' ranks."""
        return state.ask(self.request(RANKS), self.snapshot)

    @cached_property
    def rows(self) -> list[dict[str, Any]]:
        """The boards, in the order chosen."""
        return self.in_order(self.result)

    def in_order(self, result: Result) -> list[dict[str, Any]]:
        """A row per board, in the order chosen: by name, or the largest first."""
        found = points.records(result)
        if self.order == "size":
            found.sort(key=lambda row: -(points.known(row["n"]) or 0))
        return found

    @cached_property
    def flags(self) -> dict[str, str]:
        """The marks that are shown, by board."""
        column = "flag_adjusted" if self.is_adjusted else "flag"
        return {row["group_id"]: row[column] or "" for row in points.records(self.adjusted)}

    @cached_property
    def answer(self) -> str:
        """The page's answer."""
        return said.answer(self.rows, self.measure, self.view.range_words)

    @cached_property
    def everyone(self) -> list[dict[str, Any]]:
        """All boards that one is compared with, whichever are shown."""
        asked = replace(self.request(), region=None, area_type=None)
        return points.records(state.ask(asked, self.snapshot))

    @property
    def target(self) -> float | None:
        """The value of all boards together, as the measure is shown."""
        known = [row for row in self.everyone if points.known(row["n"]) is not None]
        x, n = sum(row["x"] for row in known), sum(row["n"] for row in known)
        return (100_000 if self.is_rate else 1) * x / n if n else None

    @property
    def empty(self) -> str:
        """What to do where there is nothing."""
        there = any(points.known(row["n"]) for row in self.rows)
        return "" if there else widen(self.view, "have no cases of this measure")


def choose(view: View, snapshot: Snapshot) -> Compared:
    """The choices of this page, all in the address; what it says is checked here again."""
    left, right = st.columns([3, 2], vertical_alignment="bottom")
    names = list(named.measures())
    measure = left.selectbox(
        "Measure",
        names,
        format_func=lambda name: named.MEASURES[name].label,
        key="measure",
        bind="query-params",
        persist_state="session",
    )
    measure = measure if measure in names else names[0]
    with right.container(horizontal=True, vertical_alignment="bottom"):
        order = _segments("Order of boards", ORDERS, "order")
        step = _segments("Over time by", STEPS, "step")
    st.caption(f"Meaning: {named.measures()[measure].meaning}.")
    is_adjusted = False
    if named.is_judged(measure):
        is_adjusted = st.toggle(
            "Allow for real differences between boards",
            key="adjusted",
            bind="query-params",
            persist_state="session",
            help=said.A_CHOICE,
        )
    else:
        st.info(said.NO_MARKS)
    return Compared(view, snapshot, measure, order, bool(is_adjusted), step)


def _segments(label: str, options: dict[str, str], key: str) -> str:
    chosen = st.segmented_control(
        label,
        list(options),
        default=next(iter(options)),
        required=True,
        format_func=lambda one: options[one],
        key=key,
        bind="query-params",
        persist_state="session",
    )
    return chosen if chosen in options else next(iter(options))


def counted(of: Compared, row: dict[str, Any]) -> str:
    """A board's count in few words: `3 of 8`, or the reviews of a rate."""
    if points.known(row["n"]) is None:
        return "no estimate of children"
    if of.is_rate:
        return words.count(row["x"], "review")
    return f"{words.number(row['x'])} of {words.number(row['n'])}" if row["n"] else "none"


def details(of: Compared, row: dict[str, Any]) -> tuple[str, ...]:
    """The lines of a board's hover box."""
    if points.known(row["value"]) is None:
        return (counted(of, row),)
    limits = named.amounts(of.measure, row["value_lower"], row["value_upper"])
    value = named.amount(of.measure, row["value"])
    per = " a year per 100,000 children" if of.is_rate else ""
    lines = [counted(of, row), value + per, f"95% interval {limits}" if limits else ""]
    flag = of.flags.get(row["group_id"], "")
    if said.is_marked(flag):
        side, _, level = flag.partition("_")
        lines.append(f"{side.capitalize()}, past the {'99.8%' if level == '998' else '95%'} limit")
    elif flag == "too_few":
        lines.append("Too few cases to tell")
    return tuple(line for line in lines if line)
