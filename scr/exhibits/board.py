"""One board beside its peers: what stands out, every measure, one measure."""

from dataclasses import replace

import pandas as pd

from scr.base import words
from scr.base.markdown import with_names
from scr.base.request import Request
from scr.exhibits import board_pictures
from scr.exhibits.board_choice import PEER_WORDS, BoardChoice, profile_request
from scr.exhibits.exhibit import Exhibit
from scr.exhibits.kinds import kind_of
from scr.exhibits.recorded import or_not_recorded
from scr.exhibits.scope import Scope
from scr.figures.compare import peers
from scr.figures.compare.composed import RANKS
from scr.figures.compare.profile import BOARD, OTHER
from scr.figures.directory import starred_names
from scr.figures.run import Result
from scr.figures.values import FigureRow, NotRecordedError, rows
from scr.plot import HALF, WHOLE, Row, board_strips, interval_list
from scr.text import board as board_words
from scr.text import board_measure as board_measure_words
from scr.text import measure as measure_words
from scr.text import rank as rank_words
from scr.text.measure import MEASURES

HOW = {
    False: "Pooled rate: all cases of the group’s boards as one, so the largest boards lead.",
    True: "Mean of boards: each board with cases counts the same, so the smallest boards lead.",
}


def profile(scope: Scope, choice: BoardChoice) -> Result:
    """The figure behind all of these exhibits."""
    return scope.answer(profile_request(scope.view, choice))


def own_rows(result: Result) -> list[FigureRow]:
    """The board's own rows, one for each measure."""
    return rows_of(result, BOARD)


def rows_of(result: Result, compared: str) -> list[FigureRow]:
    """The rows of the board or of one of its groups, one for each measure of which anything is on
    record."""
    return [row for row in rows(result) if row["compared"] == compared and row.is_recorded("x")]


@or_not_recorded
def answer(scope: Scope, choice: BoardChoice) -> str:
    """Whether the board is different, for under the page's title and the top of a brief."""
    own = own_rows(profile(scope, choice))
    closed = board_words.closed(choice.closed_by(scope.as_at))
    answered = board_words.answer(own, choice.board.name, scope.view.range_words) + closed
    return with_names(answered, starred_names(scope.snapshot))


@or_not_recorded
def stands_out(scope: Scope, choice: BoardChoice) -> Exhibit:
    """At most five lines: what is past the limits, with the rule behind each."""
    result = profile(scope, choice)
    own = own_rows(result)
    lines = board_words.stands_out(own)
    family = board_words.family(own)
    return Exhibit(
        key="stands_out",
        heading=board_words.heading(own),
        sentence=family if lines else board_words.nothing_stands_out(own),
        note=board_words.RULE if lines else f"{family} {board_words.RULE}",
        result=without_others(result),
        cases=profile_request(scope.view, choice),
        lines=tuple(lines),
        caution="A mark is a question, not a verdict: neither high nor low is good or bad.",
    )


@or_not_recorded
def every_measure(scope: Scope, choice: BoardChoice, *, row_height: int = 0) -> Exhibit:
    """Every measure as one row: the board among the others, and beside the group chosen."""
    result = profile(scope, choice)
    own, phone = own_rows(result), scope.canvas.is_phone
    return Exhibit(
        key="profile",
        heading=f"{choice.board.name} on every measure",
        sentence=board_words.beside(own, choice.group.name, len(choice.group.members)),
        note=f"{HOW[choice.is_mean]} Whether the board is marked is always decided against "
        "all boards together.",
        result=without_others(result),
        cases=profile_request(scope.view, choice),
        chart=board_strips(
            board_pictures.strips(result, choice.peer, mean=choice.is_mean),
            board=choice.board.name,
            peer=f"{PEER_WORDS[choice.peer]}, {'mean' if choice.is_mean else 'pooled'}",
            phone=phone,
            row=row_height,
            width=scope.canvas.width(WHOLE),
        ),
        table=measures_in_words(result, choice, phone=phone),
        caution=" ".join(choice.group.notes) or result.definition.caution.split(": ")[0] + ".",
        empty="" if own else _was_not_there(choice),
    )


@or_not_recorded
def one_measure(scope: Scope, choice: BoardChoice, measure: str) -> Exhibit:
    """One measure: the board beside each of its groups, where it might stand among all, and how
    long until more can be told."""
    result = profile(scope, choice)
    cells = result.table
    shown = only_rows(result, (cells["measure"] == measure) & (cells["compared"] != OTHER))
    by_who = {row["compared"]: row for row in rows(shown) if row.is_recorded("x")}
    if peers.WHOLE not in by_who:
        raise NotRecordedError(shown)
    own, whole = by_who.get(BOARD), by_who[peers.WHOLE]
    detail = board_measure_words.detail(own, choice.board.name, choice.years) if own else ""
    return Exhibit(
        key="measure",
        heading=MEASURES[measure].label,
        sentence=f"{detail} {_rank(scope, choice, measure)}".strip()
        if own
        else _was_not_there(choice),
        note=board_measure_words.HOW_LONG
        if own and board_measure_words.too_few(own, choice.years)
        else "",
        result=shown,
        cases=benchmark_request(scope, choice, "benchmark", measure),
        chart=interval_list(
            [_interval_row(row, choice) for row in by_who.values()],
            target=whole["mean" if choice.is_mean else "value"],
            target_words="All boards",
            axis_title=f"{MEASURES[measure].label}, 95% interval",
            chosen=choice.board.board_id,
            phone=scope.canvas.is_phone,
            width=scope.canvas.width(HALF),
            kind=kind_of(measure).judging.shown_as,
        ),
        caution="Groups of few cases have wide intervals: where two overlap, the picture cannot "
        "tell them apart.",
        empty="" if own else _was_not_there(choice),
    )


def measures_in_words(result: Result, choice: BoardChoice, *, phone: bool) -> pd.DataFrame:
    """Every measure in words: the board, what can be said, and its groups; on a phone only the
    group chosen."""
    kinds = [choice.peer] if phone else [group.kind for group in choice.groups]
    groups = {kind: {row["measure"]: row for row in rows_of(result, kind)} for kind in kinds}
    write = measure_words.mean if choice.is_mean else measure_words.with_limits
    shown: dict[str, list[str]] = {"Measure": [], choice.board.name: []}
    # A phone has room for three columns: there the verdict stands with the measure.
    shown |= {} if phone else {"Beyond chance?": []}
    shown |= {PEER_WORDS[kind]: [] for kind in kinds}
    for row in own_rows(result):
        label, verdict = MEASURES[row["measure"]].label, board_words.verdict(row)
        shown["Measure"].append(f"{label}: {verdict}" if phone else label)
        shown[choice.board.name].append(measure_words.with_limits(row))
        if not phone:
            shown["Beyond chance?"].append(verdict)
        for kind in kinds:
            shown[PEER_WORDS[kind]].append(write(groups[kind][row["measure"]]))
    return pd.DataFrame(shown)


def without_others(result: Result) -> Result:
    """The figure without each other board: those are for drawing."""
    return only_rows(result, result.table["compared"] != OTHER)


def only_rows(result: Result, is_kept: "pd.Series[bool]") -> Result:
    """The figure with some of its rows, each with what is hidden of it."""
    hidden = result.hidden
    return replace(
        result,
        table=result.table[is_kept].reset_index(drop=True),
        hidden=None if hidden is None else hidden[is_kept].reset_index(drop=True),
    )


def _rank(scope: Scope, choice: BoardChoice, measure: str) -> str:
    """Where the board might stand among all; nothing where it is shown together with boards that
    became it, as all are ranked as they were, or to who sees the others only together."""
    if choice.as_now or scope.reader.sees_others_together:
        return ""
    ranked = rows(scope.answer(benchmark_request(scope, choice, RANKS, measure)))
    return rank_words.of_board(ranked[0], measure) if ranked else ""


def benchmark_request(scope: Scope, choice: BoardChoice, figure: str, measure: str) -> Request:
    """A request of a figure of boards compared, of this board."""
    return Request(
        figure=figure,
        span=scope.view.range,
        as_at=scope.view.as_at,
        board_id=choice.board.board_id,
        incident_type=scope.view.incident_type,
        measure=measure,
    )


def _interval_row(row: FigureRow, choice: BoardChoice) -> Row:
    is_own = row["compared"] == BOARD
    value = "mean" if choice.is_mean and not is_own else "value"
    counted = (
        words.count(row["n_with_cases"], "board")
        if value == "mean"
        else measure_words.kind_words(row["measure"]).beside(row["x"])
    )
    return Row(
        label=choice.board.name if is_own else PEER_WORDS[row["compared"]],
        x=int(row["x"]),
        n=row["n"],
        value=row[value],
        lower=row[f"{value}_lower"],
        upper=row[f"{value}_upper"],
        strong=is_own,
        note=f"no {MEASURES[row['measure']].cases}",
        flag=str(row["flag"] or "none") if is_own else "none",
        counted=counted,
        row_id=choice.board.board_id if is_own else "",
    )


def _was_not_there(choice: BoardChoice) -> str:
    return (
        f"{choice.board.name} was not open in these years and has no case in them. Under “Change "
        "what is shown”, choose other years."
    )
