"""Boards beside each other by the share of their reviews complete within six months. Targets,
values, limits and marks are those of the figure `benchmark`."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from scr.base import words
from scr.exhibits import limits
from scr.exhibits.exhibit import Exhibit
from scr.exhibits.recorded import or_not_recorded
from scr.exhibits.scope import Scope
from scr.exhibits.timeliness import COMPLETE
from scr.figures.run import Result
from scr.figures.values import FigureRow, Share, rows
from scr.plot import HALF, Chart, FunnelPoint, Row, interval_list
from scr.plot import funnel as funnel_chart
from scr.text import flag as flag_words
from scr.text import time as time_words

MEASURE = f"met_rate_{COMPLETE}"
# Boards shown at most in the list of intervals; on a phone.
MOST_ROWS = {False: 40, True: 20}
_NONE_DUE = (
    "No review of these boards is past its limit day. Under “Change what is shown”, choose "
    "earlier years or all boards."
)


@dataclass(frozen=True)
class Boards:
    """The boards that are looked at, as `benchmark` has them, and all boards taken together: a
    region or a kind of area chooses those that are shown, not what they are compared with."""

    result: Result
    together: Share

    @property
    def rows(self) -> tuple[FigureRow, ...]:
        """A row per board that is looked at, by name."""
        return rows(self.result)


def boards(scope: Scope) -> Boards:
    """The boards of a scope on the measure of these exhibits."""
    asked = replace(scope.request("benchmark", by="board", with_board=False), measure=MEASURE)
    everyone = rows(scope.answer(replace(asked, region=None, area_type=None)))
    x, n = (sum(int(row[part] or 0) for row in everyone) for part in ("x", "n"))
    return Boards(scope.answer(asked), Share(x, n, x / n if n else None))


@or_not_recorded
def funnel(scope: Scope) -> Exhibit:
    """Boards by the share complete within six months, against what chance allows."""
    view, compared = scope.view, boards(scope)
    flags = [row["flag"] for row in compared.rows]
    n = [int(row["n"] or 0) for row in compared.rows]
    return Exhibit(
        key="time_funnel",
        heading=time_words.boards_heading(flags),
        sentence=time_words.boards_sentence(flags, n, view.range_words),
        note=f"{flag_words.HOW_TO_READ} {_set_apart(compared)}".strip(),
        result=compared.result,
        cases=compared.result.request,
        part=COMPLETE,
        chart=_funnel_chart(compared, scope),
        caution="Includes agreed delays, such as criminal proceedings. A mark is a question, not a "
        "verdict.",
        empty="" if sum(n) else _NONE_DUE,
    )


@or_not_recorded
def intervals(scope: Scope) -> Exhibit:
    """The boards with most reviews due, each with its interval, by name."""
    compared = boards(scope)
    by_size = sorted(compared.rows, key=lambda row: -(row["n"] or 0))
    largest = by_size[: MOST_ROWS[scope.canvas.is_phone]]
    kept = {row["group_id"] for row in largest if row["n"]} | {scope.view.board_id}
    shown = [row for row in compared.rows if row["group_id"] in kept]
    return Exhibit(
        key="time_intervals",
        heading="Each board, with its 95% confidence interval",
        sentence=time_words.boards_together(compared.together),
        note=time_words.boards_shown(len(shown), len(compared.rows)),
        result=compared.result,
        cases=compared.result.request,
        part=COMPLETE,
        chart=interval_list(
            interval_rows(shown),
            target=compared.together.value,
            axis_title="Share complete within six months, 95% interval",
            chosen=scope.view.board_id,
            phone=scope.canvas.is_phone,
            width=scope.canvas.width(HALF),
        ),
        caution="Few cases: most of these intervals overlap, and no order can be read from them.",
        empty="" if any(row["n"] for row in compared.rows) else _NONE_DUE,
    )


def funnel_points(boards_shown: Sequence[FigureRow]) -> list[FunnelPoint]:
    """What the funnel draws of the figure `benchmark`: a point per board, with its mark."""
    return [
        FunnelPoint(
            row["group_id"],
            words.board_short(row["group_name"]),
            int(row["x"] or 0),
            int(row["n"] or 0),
            row["flag"],
        )
        for row in boards_shown
    ]


def interval_rows(boards_shown: Sequence[FigureRow]) -> list[Row]:
    """What the list of intervals draws of the figure `benchmark`: a row per board."""
    return [
        Row(
            label=words.board_short(row["group_name"]),
            x=int(row["x"] or 0),
            n=float(row["n"] or 0),
            value=row["value"],
            lower=row["value_lower"],
            upper=row["value_upper"],
            flag=row["flag"],
            row_id=row["group_id"],
            note="none due",
        )
        for row in boards_shown
    ]


def _set_apart(compared: Boards) -> str:
    flags = {row["group_id"]: row["flag"] for row in compared.rows}
    target = compared.together.value
    return flag_words.set_apart(limits.boards_unlike_drawn(compared.rows, flags, target))


def _funnel_chart(compared: Boards, scope: Scope) -> Chart:
    target = compared.together.value
    sizes = [int(row["n"] or 0) for row in compared.rows]
    return funnel_chart(
        funnel_points(compared.rows),
        target=target,
        steps=limits.steps(sizes, target),
        axis_title="Share of reviews past their limit day that were complete by it",
        x_title="Number of reviews past their limit day",
        chosen=scope.view.board_id,
        phone=scope.canvas.is_phone,
    )
