"""Each board with its interval on one measure: drawn as a list, and as a table to be sorted."""

import pandas as pd

from scr.base import terms, words
from scr.exhibits.compare import USUAL, BoardComparison, Choices
from scr.exhibits.exhibit import Exhibit, Grid, GridColumn
from scr.exhibits.recorded import or_not_recorded
from scr.exhibits.scope import Scope
from scr.figures.compare.composed import ADJUSTED
from scr.figures.values import FigureRow, rows
from scr.plot import HALF, BoardLine, board_list
from scr.text import measure as measure_words


@or_not_recorded
def intervals(scope: Scope, measure: str, choices: Choices = USUAL) -> Exhibit:
    """Every board within its interval, by name or by size."""
    compared = BoardComparison(scope, measure, choices)
    target = compared.target
    lines = [_line(compared, row) for row in compared.drawn(compared.result)]
    return Exhibit(
        key="compared_intervals",
        heading="Each board, with its 95% confidence interval",
        sentence=compared.together,
        note=f"{compared.order_words(compared.result)}{compared.kind.words.estimates}",
        result=compared.result,
        cases=compared.request(),
        chart=board_list(
            lines,
            scale=compared.kind.scale([line.middle or 0.0 for line in lines], target),
            axis_title="Value and 95% interval",
            target=target,
            target_words=f"All boards {measure_words.amount(measure, target)}" if target else "",
            chosen=compared.board_id,
            phone=scope.canvas.is_phone,
            width=scope.canvas.width(HALF),
        ),
        caution="Most of these intervals overlap, and no order can be read from them.",
        empty=compared.empty,
    )


def _line(compared: BoardComparison, row: FigureRow) -> BoardLine:
    return BoardLine(
        board_id=row["group_id"],
        name=words.board_short(row["group_name"]),
        low=row["value_lower"],
        middle=row["value"],
        high=row["value_upper"],
        words=compared.counted(row),
        details=compared.details(row),
        second=row["shrunk"] if row["n"] else None,
        flag=compared.flags[row["group_id"]],
    )


@or_not_recorded
def grid(scope: Scope, measure: str, size: str, counted: str) -> Exhibit:
    """Each board with its cases, its interval and its mark, to be sorted, most cases first. `size`
    and `counted` head the columns of what the share is out of, and of what it counts."""
    compared = BoardComparison(scope, measure)
    when = words.span_words(scope.view.range)
    table = _grid_table(compared, size, counted)
    columns = (
        GridColumn("Board", 116),
        GridColumn(size, 66, "count"),
        GridColumn("Share", 56, "percent"),
        GridColumn("95% interval", 98, on_phone=False),
        GridColumn("Marked", 76),
    )
    return Exhibit(
        key="boards",
        heading="Each board, with its 95% confidence interval",
        sentence=f"{words.capital(when)}, most cases first. Choose a heading to sort.",
        result=compared.marks,
        cases=compared.request(ADJUSTED),
        grid=Grid(
            table.reset_index(drop=True),
            columns,
            name=f"{compared.label}, each board in the {when}; “Table” below has the same values.",
            own=_place(compared.board_id, table),
        ),
        caution="Few cases: with four, a single review moves the share by 25 points.",
    )


def _grid_table(compared: BoardComparison, size: str, counted: str) -> pd.DataFrame:
    """A row for each board, named by its id, most cases first."""
    boards = rows(compared.marks)
    table = pd.DataFrame(
        {
            "Board": [words.board_short(row["group_name"]) for row in boards],
            size: [int(row["n"]) for row in boards],
            counted: [row["x"] for row in boards],
            "Share": [None if row["value"] is None else 100 * row["value"] for row in boards],
            "95% interval": [
                measure_words.amounts(compared.measure, row["value_lower"], row["value_upper"])
                for row in boards
            ],
            "Marked": [terms.short("flag", row["flag"]) if row["flag"] else "" for row in boards],
        }
    ).astype({"Share": "float64"})
    table.index = pd.Index([row["group_id"] for row in boards])
    return table.sort_values([size, "Board"], ascending=[False, True])


def _place(board_id: str | None, table: pd.DataFrame) -> int | None:
    """In which row of a table by board one stands."""
    return next((n for n, row_board in enumerate(table.index) if row_board == board_id), None)
