"""The cards that set a board beside its peers: what stands out, every measure, one measure."""

from dataclasses import replace

import pandas as pd
import streamlit as st

from scr.base import words
from scr.base.request import Request
from scr.exhibits import asking as state
from scr.exhibits import board_pictures, points
from scr.exhibits.view import View
from scr.figures.compare import peers
from scr.figures.compare.composed import RANKS
from scr.figures.compare.profile import BOARD, OTHER
from scr.figures.run import Result
from scr.plot import Row, board_strips, interval_list
from scr.store import Snapshot
from scr.text import board as said
from scr.text import board_measure as one
from scr.text import measure as measure_words
from scr.text import rank as rank_words
from scr.text.measure import MEASURES, is_rate
from scr.ui.kit import browser
from scr.ui.kit.card import Card
from scr.ui.pages.board.choosing import MEAN, PEER_WORDS, Choice, profile_request

HOW = {
    False: "Pooled rate: all cases of the group’s boards as one, so that its largest lead.",
    True: "Mean of boards: each board with cases weighs the same, so that its smallest lead.",
}
Rows = list[dict]


def asked(view: View, choice: Choice, snapshot: Snapshot) -> Result:
    """The figure behind all of these cards."""
    return state.ask(profile_request(view, choice), snapshot)


def rows_of(result: Result, compared: str) -> Rows:
    """The rows of the board or of one of its groups, a row per measure."""
    return [row for row in points.records(result) if row["compared"] == compared]


def without_others(result: Result) -> Result:
    """The figure without each other board: those are for drawing."""
    table = result.table[result.table["compared"] != OTHER].reset_index(drop=True)
    return replace(result, table=table)


def stands_out_card(view: View, choice: Choice, result: Result) -> Card:
    """At most five lines: what is past the limits, with the rule behind each."""
    rows = rows_of(result, BOARD)
    lines = said.stands_out(rows)

    def draw() -> None:
        for line in lines:
            st.markdown(f"- {line}")

    return Card(
        key="stands_out",
        heading=said.heading(rows),
        sentence=said.family(rows) if lines else said.nothing_stands_out(rows),
        note=said.RULE if lines else f"{said.family(rows)} {said.RULE}",
        result=without_others(result),
        cases=profile_request(view, choice),
        draw=draw if lines else None,
        caution="A mark is a question, not a verdict: neither high nor low is good or bad.",
    )


def profile_card(view: View, choice: Choice, result: Result) -> Card:
    """Every measure as one row: the board among the others, and beside the group chosen."""
    mine = rows_of(result, BOARD)
    phone = browser.is_narrow()

    def draw() -> None:
        st.table(
            table(result, choice, phone=phone),
            hide_index=True,
            alt=f"{choice.board.name} on every measure beside its groups",
        )

    return Card(
        key="profile",
        heading=f"{choice.board.name} on every measure",
        sentence=f"Beside **{choice.group.name}** ({_members(choice)}). {said.sorted_out(mine)}",
        note=f"{HOW[choice.how == MEAN]} Whether the board is marked is always decided against "
        "all boards together.",
        result=without_others(result),
        cases=profile_request(view, choice),
        chart=board_strips(
            board_pictures.strips(result, choice.peer, mean=choice.how == MEAN),
            board=choice.board.name,
            peer=f"{PEER_WORDS[choice.peer]}, {'mean' if choice.how == MEAN else 'pooled'}",
            phone=phone,
        ),
        draw=draw,
        caution=" ".join(choice.group.notes) or result.definition.caution.split(": ")[0] + ".",
        empty="" if mine else _was_not_there(choice),
    )


def measure_card(
    view: View, choice: Choice, result: Result, measure: str, snapshot: Snapshot
) -> Card:
    """One measure: the board beside each of its groups, where it might stand among all, and how
    long until more can be told."""
    rows = [r for r in points.records(result) if r["measure"] == measure and r["compared"] != OTHER]
    mine = next((row for row in rows if row["compared"] == BOARD), None)
    whole = next(row for row in rows if row["compared"] == peers.WHOLE)
    is_mean = choice.how == MEAN
    table_of = result.table
    detail = one.detail(mine, choice.board.name, choice.years) if mine else ""
    narrowed = table_of[(table_of["measure"] == measure) & (table_of["compared"] != OTHER)]
    return Card(
        key="measure",
        heading=MEASURES[measure].label,
        sentence=f"{detail} {_rank(view, choice, measure, snapshot)}".strip()
        if mine
        else _was_not_there(choice),
        note=one.HOW_LONG if mine and one.too_few(mine, choice.years) else "",
        result=replace(result, table=narrowed.reset_index(drop=True)),
        cases=replace(_of_board(view, choice), measure=measure),
        chart=interval_list(
            [_interval_row(row, choice, is_mean=is_mean) for row in rows],
            target=points.known(whole["mean" if is_mean else "value"]),
            target_words="All boards",
            axis_title=f"{MEASURES[measure].label}, 95% interval",
            chosen=choice.board.board_id,
            phone=browser.is_narrow(),
            rate=is_rate(measure),
        ),
        caution="Groups of few cases have wide intervals: where two overlap, the picture cannot "
        "tell them apart.",
        empty="" if mine else _was_not_there(choice),
    )


def _rank(view: View, choice: Choice, measure: str, snapshot: Snapshot) -> str:
    """Where the board might stand among all; nothing where it is shown together with boards that
    became it, as all are ranked as they were."""
    if choice.as_now:
        return ""
    request = replace(_of_board(view, choice), figure=RANKS, measure=measure)
    rows = points.records(state.ask(request, snapshot))
    return rank_words.of_board(rows[0], measure) if rows else ""


def choose_measure() -> str:
    """Which measure is shown alone; the choice lives in the URL."""
    return str(
        st.selectbox(
            "One measure in detail",
            list(MEASURES),
            format_func=lambda name: MEASURES[name].label,
            key="measure",
            bind="query-params",
            persist_state="session",
        )
    )


def table(result: Result, choice: Choice, *, phone: bool) -> pd.DataFrame:
    """Every measure in words: the board, what can be said, and its groups; on a phone only the
    group chosen."""
    kinds = [choice.peer] if phone else [group.kind for group in choice.groups]
    groups = {kind: {r["measure"]: r for r in rows_of(result, kind)} for kind in kinds}
    write = measure_words.mean if choice.how == MEAN else measure_words.with_limits
    shown: dict[str, list[str]] = {"Measure": [], choice.board.name: []}
    # A phone has room for three columns: there the verdict stands with the measure.
    shown |= {} if phone else {"Beyond chance?": []}
    shown |= {PEER_WORDS[kind]: [] for kind in kinds}
    for row in rows_of(result, BOARD):
        label, verdict = MEASURES[row["measure"]].label, said.verdict(row)
        shown["Measure"].append(f"{label}: {verdict}" if phone else label)
        shown[choice.board.name].append(measure_words.with_limits(row))
        if not phone:
            shown["Beyond chance?"].append(verdict)
        for kind in kinds:
            shown[PEER_WORDS[kind]].append(write(groups[kind][row["measure"]]))
    return pd.DataFrame(shown)


def _of_board(view: View, choice: Choice) -> Request:
    return Request(
        figure="benchmark",
        span=view.range,
        as_at=view.as_at,
        board_id=choice.board.board_id,
        incident_type=view.incident_type,
    )


def _interval_row(row: dict, choice: Choice, *, is_mean: bool) -> Row:
    own = row["compared"] == BOARD
    value = "mean" if is_mean and not own else "value"
    kind = row["compared"]
    label = choice.board.name if own else PEER_WORDS[kind]
    counted = (
        words.count(row["n_with_cases"], "board")
        if value == "mean"
        else (words.count(row["x"], "review") if is_rate(row["measure"]) else "")
    )
    return Row(
        label=label,
        x=int(row["x"]),
        n=points.known(row["n"]),
        value=points.known(row[value]),
        lower=points.known(row[f"{value}_lower"]),
        upper=points.known(row[f"{value}_upper"]),
        strong=own,
        note=f"no {MEASURES[row['measure']].cases}",
        flag=str(row["flag"] or "none") if own else "none",
        counted=counted,
        row_id=choice.board.board_id if own else "",
    )


def _members(choice: Choice) -> str:
    return words.count(len(choice.group.members), "board")


def _was_not_there(choice: Choice) -> str:
    return (
        f"{choice.board.name} was not open in these years and has no case in them. Under “Change "
        "what is shown”, choose other years."
    )
