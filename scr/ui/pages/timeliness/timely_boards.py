"""Boards beside each other by the share of their reviews complete within six months."""

from scr.base import words
from scr.exhibits import points
from scr.exhibits.view import View
from scr.plot import Row, interval_list
from scr.store import Snapshot
from scr.text import time as time_words
from scr.ui.kit import browser
from scr.ui.kit.card import Card
from scr.ui.pages.initiation.funnels import HOW_TO_READ, MET_OF, Judged, funnel_chart, judged
from scr.ui.pages.timeliness.stages import only

MOST_ROWS = {False: 40, True: 20}
_NONE_DUE = (
    "No review of these boards is past its limit day. Under “Change what is shown”, choose "
    "earlier years or all boards."
)


def funnel_card(view: View, snapshot: Snapshot) -> Card:
    """Boards by the share complete within six months, against what chance allows."""
    found = _complete_by_board(view, snapshot)
    flags = found.flags
    n = [MET_OF.n(row) for row in points.records(found.result)]
    return Card(
        key="time_funnel",
        heading=time_words.boards_heading(flags),
        sentence=time_words.boards_sentence(
            flags, n, words.span_words(view.range, with_months=False)
        ),
        note=HOW_TO_READ,
        result=found.result,
        cases=view.request("standards", view.range, with_board=False),
        part="complete",
        chart=funnel_chart(
            found,
            MET_OF,
            axis_title="Share of reviews past their limit day that were complete by it",
            x_title="Number of reviews past their limit day",
            chosen=view.board_id,
        ),
        caution="Gross of agreed delays, which boards do not choose. A mark is a question, not a "
        "verdict.",
        empty="" if sum(n) else _NONE_DUE,
    )


def intervals_card(view: View, snapshot: Snapshot) -> Card:
    """The boards with most reviews due, each with its interval, by name."""
    found = _complete_by_board(view, snapshot)
    rows = list(zip(points.records(found.result), found.flags, strict=True))
    most = MOST_ROWS[browser.is_narrow()]
    largest = sorted(rows, key=lambda pair: -MET_OF.n(pair[0]))[:most]
    kept = {row["group_id"] for row, _ in largest if MET_OF.n(row)} | {view.board_id}
    shown = [(row, flag) for row, flag in rows if row["group_id"] in kept]
    return Card(
        key="time_intervals",
        heading="Each board within its interval",
        sentence=f"All boards together: **{words.share_of(found.x, found.n)}** of the reviews past "
        "their limit day were complete by it.",
        note=f"Shown by name: the {len(shown)} boards with most such reviews; “Table” has all."
        if len(shown) < len(rows)
        else "",
        result=found.result,
        cases=view.request("standards", view.range, with_board=False),
        part="complete",
        chart=interval_list(
            [_row(row, flag) for row, flag in shown],
            target=found.target,
            axis_title="Share complete within six months, 95% interval",
            chosen=view.board_id,
            phone=browser.is_narrow(),
        ),
        caution="Few cases: most of these intervals overlap, and no order can be read from them.",
        empty="" if any(MET_OF.n(row) for row, _ in rows) else _NONE_DUE,
    )


def _complete_by_board(view: View, snapshot: Snapshot) -> Judged:
    request = view.request("standards", view.range, "board", with_board=False)
    return judged(request, MET_OF, snapshot, lambda result: only(result, "standard_id", "complete"))


def _row(row: dict, flag: str) -> Row:
    return Row(
        label=words.board_short(row["group_name"]),
        x=int(row["n_met"]),
        n=float(MET_OF.n(row)),
        value=points.known(row["met_rate"]),
        lower=points.known(row["met_rate_lower"]),
        upper=points.known(row["met_rate_upper"]),
        flag=flag,
        row_id=row["group_id"],
        note="none due",
    )
