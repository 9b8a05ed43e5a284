"""The comparison page: the funnel, and the boards worth a question."""

from typing import Any

import numpy as np
import pandas as pd
import streamlit as st

from scr.base import words
from scr.exhibits import points
from scr.figures.compare.composed import ADJUSTED
from scr.plot import Chart, FunnelPoint, RatePoint, funnel, rate_funnel
from scr.stats import dispersion
from scr.text import comparison as said
from scr.text import measure as named
from scr.ui.kit import browser
from scr.ui.kit.card import Card
from scr.ui.pages.comparison.choosing import Compared, counted, details
from scr.ui.pages.initiation.funnels import HOW_TO_READ, MOST_SIZES

THOUSAND = 1000


def funnel_card(of: Compared) -> Card:
    """Boards against what chance allows, with both sets of marks in the table."""
    rows = points.records(of.adjusted)
    caution = said.spread_sentence(rows[0], of.measure) if rows else ""
    return Card(
        key="compared_funnel",
        heading=said.funnel_heading(list(of.flags.values()), adjusted=of.is_adjusted),
        sentence=said.funnel_sentence(rows, adjusted=of.is_adjusted),
        note=said.A_CHOICE if of.is_adjusted else HOW_TO_READ,
        result=of.adjusted,
        cases=of.request(ADJUSTED),
        chart=_rates(of, rows) if of.is_rate else _shares(of, rows),
        caution=caution,
        empty=of.empty,
    )


def _weight(of: Compared, rows: list[dict[str, Any]]) -> float:
    """How much spread the drawn limits allow for: none unless it is asked for and there is some."""
    known = points.known(rows[0]["weight"]) if rows and of.is_adjusted else None
    return known if known is not None else float("inf")


def _shares(of: Compared, rows: list[dict[str, Any]]) -> Chart:
    n = [int(row["n"]) for row in rows]
    sizes = np.unique(np.linspace(1, max(n, default=1), MOST_SIZES).round())
    target = of.target
    cases = named.MEASURES[of.measure].cases
    return funnel(
        [
            FunnelPoint(
                row["group_id"],
                words.board_short(row["group_name"]),
                int(row["x"]),
                int(row["n"]),
                of.flags[row["group_id"]],
            )
            for row in rows
        ],
        target=target,
        steps=[] if target is None else dispersion.limit_steps(sizes, target, _weight(of, rows)),
        axis_title=f"{of.label}, share",
        x_title=f"Number of {cases}",
        chosen=of.view.board_id,
        phone=browser.is_narrow(),
    )


def _rates(of: Compared, rows: list[dict[str, Any]]) -> Chart:
    there = [row for row in rows if points.known(row["n"])]
    target = of.target
    curves: list[dispersion.Curve] = []
    if there and target is not None:
        most = max(row["n"] for row in there) * 1.03
        exposures = np.linspace(most / 150, most, 150)
        found = dispersion.limit_curves_of_rate(exposures, target / 100_000, _weight(of, rows))
        curves = [one._replace(exposure=one.exposure / THOUSAND) for one in found]
    return rate_funnel(
        [
            RatePoint(
                row["group_id"],
                row["group_name"],
                row["n"] / THOUSAND,
                row["value"],
                of.flags[row["group_id"]],
                details(of, row),
            )
            for row in there
        ],
        target=target,
        curves=curves,
        axis_title=of.label,
        x_title="Child years (children times years), thousands",
        chosen=of.view.board_id,
        phone=browser.is_narrow(),
    )


def question_card(of: Compared) -> Card:
    """The boards worth a question, at a false discovery rate of 10%."""
    listed = [row for row in of.rows if row["fdr_flag"] is True]
    table = pd.DataFrame(
        {
            "Board": [words.board_short(row["group_name"]) for row in listed],
            "Counted": [counted(of, row) for row in listed],
            "Value": [named.amount(of.measure, row["value"]) for row in listed],
            "95% interval": [
                named.amounts(of.measure, row["value_lower"], row["value_upper"]) for row in listed
            ],
            "Than the rest": [
                "lower" if row["value"] < row["target"] else "higher" for row in listed
            ],
        }
    )

    def draw() -> None:
        st.table(table, hide_index=True, alt="Boards worth a question")

    return Card(
        key="question",
        heading=said.question_heading(of.rows),
        sentence=said.question_sentence(of.rows, of.measure),
        note=said.family(of.everyone),
        result=of.result,
        cases=of.request(),
        draw=draw if listed else None,
        caution="Neither higher nor lower is good or bad."
        if listed
        else "That none is listed does not show that boards are alike.",
        empty=of.empty,
    )
