"""The comparison page: the ranks of all boards, with their doubt."""

from typing import Any

from scr.base import words
from scr.exhibits import points
from scr.figures.compare.composed import RANKS
from scr.plot import BoardLine, Scale, board_list
from scr.text import comparison as comparison_words
from scr.text import rank as rank_words
from scr.ui.kit import browser
from scr.ui.kit.card import Card
from scr.ui.pages.comparison.boards import ordered
from scr.ui.pages.comparison.choosing import Compared, counted


def ranks_card(of: Compared) -> Card:
    """The range of each board's rank; nothing where boards show no more spread than chance."""
    rows = of.in_order(of.ranks)
    # Ranks are among all boards, whichever are shown.
    is_ranked = any(points.known(row["rank_median"]) is not None for row in rows)
    k = int(rows[0]["n_ranked"]) if is_ranked else 0
    n_marked = sum(comparison_words.counts_of([row["flag"] for row in of.rows]))
    return Card(
        key="ranks",
        heading=rank_words.heading(rows),
        sentence=rank_words.sentence(rows, n_marked=n_marked),
        note=f"{ordered(of)} {rank_words.NOTE}" if k else "",
        result=of.ranks,
        cases=of.request(RANKS),
        chart=_chart(of, rows, k) if k else None,
        caution="No rank stands without its range, and none is a verdict." if k else "",
        empty=of.empty,
    )


def _chart(of: Compared, rows: list[dict[str, Any]], k: int) -> Any:
    ticks = tuple(float(v) for v in dict.fromkeys((1, round(k / 4), round(k / 2), k)) if v)
    return board_list(
        [_line(of, row) for row in rows],
        scale=Scale(0.0, float(k + 1), ticks, tuple(f"{v:.0f}" for v in ticks)),
        axis_title="Range of rank",
        chosen=of.view.board_id,
        phone=browser.is_narrow(),
    )


def _line(of: Compared, row: dict[str, Any]) -> BoardLine:
    name = words.board_short(row["group_name"])
    middle = points.known(row["rank_median"])
    if middle is None:
        return BoardLine(row["group_id"], name, None, None, None, "none")
    return BoardLine(
        board_id=row["group_id"],
        name=name,
        low=float(row["rank_lower"]),
        middle=middle,
        high=float(row["rank_upper"]),
        words=rank_words.beside(row, short=browser.is_narrow()),
        details=(*rank_words.lines(row, of.measure), counted(of, row)),
    )
