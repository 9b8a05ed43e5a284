"""Each board in each year on one measure, as a strip of squares."""

from scr.base import words
from scr.exhibits.compare import USUAL, BoardComparison, Choices
from scr.exhibits.exhibit import Exhibit
from scr.exhibits.kinds import class_of, class_words
from scr.exhibits.recorded import or_not_recorded
from scr.exhibits.scope import Scope
from scr.figures.compare.composed import YEARS
from scr.figures.run import Result
from scr.figures.values import FigureRow, rows
from scr.plot import WHOLE, Square, Strip, heat_strip
from scr.text import comparison as comparison_words
from scr.text import measure as measure_words


@or_not_recorded
def years(scope: Scope, measure: str, choices: Choices = USUAL) -> Exhibit:
    """The strip: each board in each year."""
    compared = BoardComparison(scope, measure, choices)
    request = compared.request(YEARS)
    result = scope.answer(request)
    labels = [period.label for period in result.periods]
    bounds, of_board = compared.kind.bounds(compared.target), _by_board(result)
    strips = [
        Strip(
            row["group_id"],
            words.board_short(row["group_name"]),
            tuple(
                _square(compared, of_board.get(row["group_id"], {}).get(label), bounds)
                for label in labels
            ),
        )
        for row in compared.drawn(compared.marks)
    ]
    return Exhibit(
        key="strip",
        heading=comparison_words.strip_heading(measure),
        sentence=compared.together,
        note=f"{compared.order_words(compared.marks)} Each square holds its count, a hollow one is "
        "too few to read anything from; “–” is no case, and a gap a year in which the board was "
        "not there.",
        result=result,
        cases=request,
        chart=heat_strip(
            strips,
            periods=[words.year_short(label) for label in labels],
            classes=class_words(compared.kind, bounds),
            few_words=compared.kind.words.few,
            title=compared.label,
            chosen=compared.board_id,
            phone=scope.canvas.is_phone,
            width=scope.canvas.width(WHOLE),
        ),
        caution=result.definition.caution,
        empty=compared.empty,
    )


def _square(compared: BoardComparison, row: FigureRow | None, bounds: list[float]) -> Square | None:
    """A board in a year; None where it was not there."""
    if row is None:
        return None
    year, value = words.year_short(row["period"]), row["value"]
    if not compared.kind.has_class(value):
        nothing = "–" if value is None else "0"
        return Square(None, nothing, nothing, details=(year, "none"))
    limits = measure_words.amounts(compared.measure, row["value_lower"], row["value_upper"])
    long, short = compared.kind.words.square(row["x"], row["n"], value)
    return Square(
        class_index=class_of(compared.kind, value, bounds),
        words=long,
        short=short,
        is_few=compared.kind.is_few(row, compared.target),
        details=(
            year,
            f"{compared.counted(row)}, {measure_words.amount(compared.measure, value)}",
            f"95% interval {limits}" if limits else "",
        ),
    )


def _by_board(result: Result) -> dict[str, dict[str, FigureRow]]:
    """The rows by board and period."""
    by_board: dict[str, dict[str, FigureRow]] = {}
    for row in rows(result):
        by_board.setdefault(row["group_id"], {})[row["period"]] = row
    return by_board
