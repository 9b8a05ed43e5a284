"""The ranks of all boards on one measure, with their doubt."""

from scr.base import words
from scr.exhibits.compare import USUAL, BoardComparison, Choices
from scr.exhibits.exhibit import Exhibit
from scr.exhibits.recorded import or_not_recorded
from scr.exhibits.scope import Scope
from scr.figures.compare.composed import RANKS
from scr.figures.values import FigureRow, rows
from scr.plot import HALF, BoardLine, Chart, Scale, board_list
from scr.text import flag as flag_words
from scr.text import rank as rank_words


@or_not_recorded
def ranks(scope: Scope, measure: str, choices: Choices = USUAL) -> Exhibit:
    """The range of each board's rank; nothing where boards show no more spread than chance."""
    compared = BoardComparison(scope, measure, choices)
    boards = compared.in_order(compared.ranks)
    # Ranks are among all boards, whichever are shown.
    is_ranked = any(row["rank_median"] is not None for row in boards)
    n_ranked = int(boards[0]["n_ranked"]) if is_ranked else 0
    n_marked = sum(flag_words.counts_of([row["flag"] for row in rows(compared.marks)]))
    return Exhibit(
        key="ranks",
        heading=rank_words.heading(boards),
        sentence=rank_words.sentence(boards, n_marked=n_marked),
        note=f"{compared.order_words(compared.ranks)} {rank_words.NOTE}" if n_ranked else "",
        result=compared.ranks,
        cases=compared.request(RANKS),
        chart=_chart(compared, n_ranked) if n_ranked else None,
        caution="No rank stands without its range, and none is a verdict." if n_ranked else "",
        empty=compared.empty,
    )


def _chart(compared: BoardComparison, n_ranked: int) -> Chart:
    places = dict.fromkeys((1, round(n_ranked / 4), round(n_ranked / 2), n_ranked))
    ticks = tuple(float(place) for place in places if place)
    return board_list(
        [_line(compared, row) for row in compared.drawn(compared.ranks)],
        scale=Scale(0.0, float(n_ranked + 1), ticks, tuple(f"{place:.0f}" for place in ticks)),
        axis_title="Range of rank",
        chosen=compared.board_id,
        phone=compared.scope.canvas.is_phone,
        width=compared.scope.canvas.width(HALF),
    )


def _line(compared: BoardComparison, row: FigureRow) -> BoardLine:
    name = words.board_short(row["group_name"])
    if row["rank_median"] is None:
        return BoardLine(row["group_id"], name, None, None, None, "none")
    return BoardLine(
        board_id=row["group_id"],
        name=name,
        low=float(row["rank_lower"]),
        middle=float(row["rank_median"]),
        high=float(row["rank_upper"]),
        words=rank_words.beside(row, short=compared.scope.canvas.is_phone),
        details=(*rank_words.lines(row, compared.measure), compared.counted(row)),
    )
