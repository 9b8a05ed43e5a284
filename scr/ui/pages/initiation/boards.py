"""The cards that set boards beside each other. Several years are pooled: of a single year most
boards decide too few cases to tell anything."""

from dataclasses import replace
from itertools import pairwise

import numpy as np
import pandas as pd
import streamlit as st

from scr.base import words
from scr.exhibits import asking as state
from scr.exhibits import points
from scr.exhibits.cautions import carried, widen
from scr.exhibits.view import View
from scr.figures.directory import Directory
from scr.plot import Tile, tile_map
from scr.stats import outliers
from scr.store import Snapshot
from scr.text import flag as flag_words
from scr.text import sentences
from scr.ui.kit import browser
from scr.ui.kit.card import Card
from scr.ui.pages.initiation.funnels import (
    HOW_TO_READ,
    INITIATED_OF,
    Judged,
    can_tell,
    funnel_chart,
    judged,
    n_marked,
)


def funnel_card(view: View, snapshot: Snapshot) -> Card:
    """Boards by the share of their decisions to start a review, against what chance allows."""
    request = view.request("decisions", view.range, "board", with_board=False)
    found = judged(request, INITIATED_OF, snapshot)
    flags = found.flags
    n = [float(row["n_decisions"]) for row in points.records(found.result)]
    return Card(
        key="funnel",
        heading=flag_words.flagged_heading(n_marked(flags), can_tell=can_tell(flags)),
        sentence=flag_words.flagged(flags, n, words.span_words(view.range, with_months=False)),
        note=HOW_TO_READ,
        result=found.result,
        cases=view.request("decisions", view.range, with_board=False),
        chart=funnel_chart(
            found,
            INITIATED_OF,
            axis_title="Share of decisions to start a review",
            x_title="Number of cases the board decided",
            chosen=view.board_id,
        ),
        caution=flag_words.by_chance(flags),
        empty="" if sum(n) else widen(view, "decided no case"),
    )


def map_card(view: View, snapshot: Snapshot, known: Directory) -> Card:
    """Reviews started per 100,000 children, one square per board."""
    request = view.request("initiations", view.range, "board", with_board=False)
    result = state.ask(request, snapshot)
    whole = state.ask(view.request("initiations", view.range, with_board=False), snapshot).row
    when = words.span_words(view.range, with_months=False)
    rows = {row["group_id"]: row for row in points.records(result)}
    # A region chooses the boards that are shown, not those they are compared with.
    everyone = state.ask(replace(request, region=None, area_type=None), snapshot)
    flags = _rate_flags(points.records(everyone))
    bounds = rate_bounds(points.known(whole["rate_per_100k"]))
    return Card(
        key="map",
        heading=_map_heading(list(rows.values()), bounds),
        sentence=sentences.rate_answer(whole, when, "Boards"),
        note="The key says which colour is a high rate; empty squares had none. A triangle marks a "
        "board beyond what chance would explain for the children who live there.",
        result=result,
        cases=view.request("initiations", view.range, with_board=False),
        chart=tile_map(
            _tiles(known, rows, bounds, flags),
            classes=_class_words(bounds),
            legend_title="Reviews a year per 100,000 children",
            chosen=view.board_id,
            phone=browser.is_narrow(),
            width=680,
        ),
        caution="A single review moves a small board by one class or more; neither dark nor "
        f"light is a verdict. {carried([str(r['population_status']) for r in rows.values()])}",
        empty="" if whole["n_initiated"] else widen(view, "started no review"),
    )


def rate_bounds(whole: float | None) -> list[float]:
    """The four bounds between the five classes of the map: about half, one, one and a half and
    twice the whole's rate, rounded to figures that people say."""
    step = (whole or 1.0) / 2
    size = 10 ** float(np.floor(np.log10(step)))
    unit = min((1.0, 2.0, 2.5, 5.0, 10.0), key=lambda u: abs(u * size - step)) * size
    return [round(unit * i, 6) for i in (1, 2, 3, 4)]


def _class_words(bounds: list[float]) -> list[str]:
    between = [f"{low:g} to {high:g}" for low, high in pairwise(bounds)]
    return [f"Under {bounds[0]:g}", *between, f"{bounds[-1]:g} or more"]


def table_card(view: View, snapshot: Snapshot) -> Card:
    """Each board with its decisions, its interval and its flag, to be sorted."""
    request = view.request("decisions", view.range, "board", with_board=False)
    found = judged(request, INITIATED_OF, snapshot)
    table = sortable(found)
    when = words.span_words(view.range)

    def draw() -> None:
        st.dataframe(
            table,
            hide_index=True,
            height=600,
            column_order=PHONE_COLUMNS if browser.is_narrow() else DESK_COLUMNS,
            alt=f"Decisions of each board in the {when}; the same values are in “Table” below.",
            column_config={
                "Board": st.column_config.TextColumn(width=116),
                "Decided": st.column_config.NumberColumn(width=66),
                "Share": st.column_config.NumberColumn(format="%.0f%%", width=56),
                "95% interval": st.column_config.TextColumn(width=98, alignment="right"),
                "Marked": st.column_config.TextColumn(width=76),
            },
        )

    return Card(
        key="boards",
        heading="Each board, with its interval",
        sentence=f"{words.capital(when)}, most cases first. Choose a heading to sort.",
        result=found.result,
        cases=view.request("decisions", view.range, with_board=False),
        draw=draw,
        caution="Few cases: with four, a single review moves the share by 25 points.",
    )


def sortable(found: Judged) -> pd.DataFrame:
    """The figure `decisions` by board as numbers that sort, most cases first."""
    result = found.result
    table = pd.DataFrame(
        {
            "Board": [words.board_short(name) for name in result.table["group_name"]],
            "Decided": result.table["n_decisions"],
            "Started": result.table["n_initiate"],
            "Share": 100 * result.table["initiation_rate"],
            "95% interval": [
                ""
                if words.is_nothing(row["initiation_rate"])
                else sentences.limits(row, "initiation_rate")
                for row in points.records(result)
            ],
            "Marked": [FLAG_WORDS[flag] for flag in found.flags],
        }
    )
    return table.sort_values(["Decided", "Board"], ascending=[False, True], ignore_index=True)


PHONE_COLUMNS = ("Board", "Decided", "Share", "Marked")
DESK_COLUMNS = ("Board", "Decided", "Share", "95% interval", "Marked")
FLAG_WORDS = {
    "low_998": "far fewer",
    "low_95": "fewer",
    "none": "no",
    "high_95": "more",
    "high_998": "far more",
    "too_few": "too few",
}


def _tiles(
    known: Directory, rows: dict[str, dict], bounds: list[float], flags: dict[str, str]
) -> list[Tile]:
    placed = known.boards.dropna(subset=["tile_column", "tile_row"])
    return [
        Tile(
            board_id=board["board_id"],
            name=words.board_short(board["board_name"]),
            column=int(board["tile_column"]),
            row=int(board["tile_row"]),
            region=board["region"],
            class_index=_class_of(rows[board["board_id"]], bounds),
            details=_tile_details(rows[board["board_id"]]),
            flag=flags[board["board_id"]],
        )
        for board in placed.to_dict("records")
        if board["board_id"] in rows
    ]


def _rate_flags(rows: list[dict]) -> dict[str, str]:
    names = [row["group_id"] for row in rows]
    x = np.array([row["n_initiated"] for row in rows], dtype=float)
    exposure = np.array([row["child_years"] for row in rows], dtype=float)
    if not np.nansum(exposure):
        return dict.fromkeys(names, "too_few")
    flags = outliers.judge_rates(x, exposure).flags
    return {name: str(flag) for name, flag in zip(names, flags, strict=True)}


def _class_of(row: dict, bounds: list[float]) -> int | None:
    rate = points.known(row["rate_per_100k"])
    return None if not rate else int(np.searchsorted(bounds, rate, side="right"))


def _tile_details(row: dict) -> tuple[str, ...]:
    rate = points.known(row["rate_per_100k"])
    started = words.count(row["n_initiated"], "review") + " started"
    if rate is None:
        return (started, "no estimate of children")
    limits = words.rates(row["rate_per_100k_lower"], row["rate_per_100k_upper"])
    return (started, f"{words.rate(rate)} a year per 100,000 children", f"95% interval {limits}")


def _map_heading(rows: list[dict], bounds: list[float]) -> str:
    rates = [row["rate_per_100k"] for row in rows if not words.is_nothing(row["rate_per_100k"])]
    if not rates:
        return "Reviews started, by board"
    none = sum(rate == 0 for rate in rates)
    if none * 2 > len(rates):
        return "Most boards started no review"
    below = sum(rate < bounds[1] for rate in rates)
    most = "Most boards" if below * 2 > len(rates) else words.capital(words.count(below, "board"))
    bound = "one" if bounds[1] == 1 else f"{bounds[1]:g}"
    return f"{most} started fewer than {bound} a year per 100,000 children"
