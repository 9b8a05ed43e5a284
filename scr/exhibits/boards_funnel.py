"""Boards against what chance allows on one measure, and those worth a question."""

import pandas as pd

from scr.base import words
from scr.exhibits.compare import USUAL, BoardComparison, Choices
from scr.exhibits.exhibit import Exhibit, Grid, GridColumn
from scr.exhibits.kinds import FunnelOf
from scr.exhibits.recorded import or_not_recorded
from scr.exhibits.scope import Scope
from scr.figures.compare.benchmark import NAME
from scr.figures.compare.composed import ADJUSTED
from scr.figures.values import FigureRow, rows
from scr.plot import Chart
from scr.text import comparison as comparison_words
from scr.text import flag as flag_words
from scr.text import measure as measure_words


@or_not_recorded
def funnel(scope: Scope, measure: str, choices: Choices = USUAL) -> Exhibit:
    """Boards against what chance allows, with both sets of marks in the table."""
    compared = BoardComparison(scope, measure, choices)
    boards, adjusted = rows(compared.marks), choices.is_adjusted
    return Exhibit(
        key="compared_funnel",
        heading=comparison_words.funnel_heading([*compared.flags.values()], adjusted=adjusted),
        sentence=comparison_words.funnel_sentence(boards, adjusted=adjusted),
        note=f"{comparison_words.A_CHOICE if adjusted else flag_words.HOW_TO_READ} "
        f"{compared.set_apart}".strip(),
        result=compared.marks,
        cases=compared.request(ADJUSTED),
        chart=chart(compared),
        caution=comparison_words.spread_sentence(boards[0], measure, compared.spread_test)
        if boards
        else "",
        empty=compared.empty,
    )


def chart(compared: BoardComparison) -> Chart:
    """The funnel of all boards that the filters leave."""
    boards = rows(compared.marks)
    return compared.kind.draw_funnel(
        FunnelOf(
            measure=compared.measure,
            boards=boards,
            flags=compared.flags,
            details={row["group_id"]: compared.details(row) for row in boards},
            target=compared.target,
            spread=compared.spread,
            chosen=compared.board_id,
            canvas=compared.scope.canvas,
        )
    )


@or_not_recorded
def worth_a_question(scope: Scope, measure: str) -> Exhibit:
    """The boards worth a question, at a false discovery rate of 10%."""
    compared = BoardComparison(scope, measure)
    boards, everyone = rows(compared.result), rows(compared.of_everyone(NAME))
    listed = [row for row in boards if row["fdr_flag"] is True]
    return Exhibit(
        key="question",
        heading=comparison_words.question_heading(boards),
        sentence=comparison_words.question_sentence(boards, measure),
        note=comparison_words.family(everyone),
        result=compared.result,
        cases=compared.request(),
        grid=_listed(compared, listed) if listed else None,
        caution="Neither higher nor lower is good or bad."
        if listed
        else "That none is listed does not show that boards are alike.",
        empty=compared.empty,
    )


def _listed(compared: BoardComparison, listed: list[FigureRow]) -> Grid:
    table = pd.DataFrame(
        {
            "Board": [words.board_short(row["group_name"]) for row in listed],
            "Counted": [compared.counted(row) for row in listed],
            "Value": [measure_words.amount(compared.measure, row["value"]) for row in listed],
            "95% interval": [
                measure_words.amounts(compared.measure, row["value_lower"], row["value_upper"])
                for row in listed
            ],
            "Than the rest": [
                "lower" if row["value"] < row["target"] else "higher" for row in listed
            ],
        }
    )
    columns = tuple(GridColumn(str(name)) for name in table.columns)
    return Grid(table, columns, "Boards that stand out", is_sorted_by_readers=False)
