"""The comparison page: all boards on a map, and within their intervals."""

from itertools import pairwise
from typing import Any

from scr.base import words
from scr.exhibits import points
from scr.figures.directory import Directory
from scr.plot import BoardLine, Scale, Tile, board_list, tile_map
from scr.text import comparison as said
from scr.text import measure as named
from scr.ui.kit import browser
from scr.ui.kit.card import Card
from scr.ui.pages.comparison.choosing import Compared, counted, details
from scr.ui.pages.initiation.boards import rate_bounds

SHARE_BOUNDS = (0.2, 0.4, 0.6, 0.8)


def map_card(of: Compared, known: Directory) -> Card:
    """A square for each board, by class, with a triangle where it is marked."""
    rows = {row["group_id"]: row for row in of.rows}
    bounds = bounds_of(of)
    placed = known.boards.dropna(subset=["tile_column", "tile_row"])
    tiles = [
        Tile(
            board_id=board["board_id"],
            name=words.board_short(board["board_name"]),
            column=int(board["tile_column"]),
            row=int(board["tile_row"]),
            region=board["region"],
            class_index=class_of(of, rows[board["board_id"]], bounds),
            details=details(of, rows[board["board_id"]]),
            flag=of.flags[board["board_id"]] if of.is_judged else "",
        )
        for board in placed.to_dict("records")
        if board["board_id"] in rows
    ]
    return Card(
        key="compared_map",
        heading=f"{of.label}, on the map",
        sentence=said.intervals_sentence(of.everyone, of.measure),
        note="The key says which colour is high; empty squares have no cases."
        + (" A triangle marks a board beyond chance." if of.is_judged else ""),
        result=of.result,
        cases=of.request(),
        chart=tile_map(
            tiles,
            classes=class_words(of, bounds),
            legend_title=of.label,
            chosen=of.view.board_id,
            phone=browser.is_narrow(),
            none_words="No cases",
            width=680,
        ),
        caution="Few cases: a single one moves a small board by one class or more. Neither dark "
        "nor light is a verdict.",
        empty=of.empty,
    )


def intervals_card(of: Compared) -> Card:
    """Every board within its interval, by name or by size."""
    target = of.target
    lines = [_interval(of, row) for row in of.rows]
    hollow = (
        " A hollow ring is the estimate drawn towards the mean of all: what one would expect of "
        "the board’s next cases."
        if of.is_judged
        else ""
    )
    return Card(
        key="compared_intervals",
        heading="Each board within its interval",
        sentence=said.intervals_sentence(of.everyone, of.measure),
        note=f"{ordered(of)}{hollow}",
        result=of.result,
        cases=of.request(),
        chart=board_list(
            lines,
            scale=_scale(of, lines, target),
            axis_title="Value and 95% interval",
            target=target,
            target_words=f"All boards {named.amount(of.measure, target)}" if target else "",
            chosen=of.view.board_id,
            phone=browser.is_narrow(),
        ),
        caution="Most of these intervals overlap, and no order can be read from them.",
        empty=of.empty,
    )


def _interval(of: Compared, row: dict[str, Any]) -> BoardLine:
    return BoardLine(
        board_id=row["group_id"],
        name=words.board_short(row["group_name"]),
        low=points.known(row["value_lower"]),
        middle=points.known(row["value"]),
        high=points.known(row["value_upper"]),
        words=counted(of, row),
        details=details(of, row),
        second=points.known(row["shrunk"]) if row["n"] and of.is_judged else None,
        flag=of.flags[row["group_id"]] if of.is_judged else "",
    )


def ordered(of: Compared) -> str:
    """The order of the rows, in words."""
    return "By name." if of.order == "name" else "The boards with most cases first."


def bounds_of(of: Compared) -> list[float]:
    """The four bounds between the five classes."""
    return rate_bounds(of.target) if of.is_rate else list(SHARE_BOUNDS)


def class_of(of: Compared, row: dict[str, Any], bounds: list[float]) -> int | None:
    """The class of a board's value, 0 (least) to 4; None where there is nothing to show."""
    value = points.known(row["value"])
    if value is None or (of.is_rate and not value):
        return None
    return sum(value >= bound for bound in bounds)


def class_words(of: Compared, bounds: list[float]) -> list[str]:
    """The five classes in words."""

    def write(value: float) -> str:
        return f"{value:g}" if of.is_rate else words.percent(value)

    between = [f"{write(low)} to {write(high)}" for low, high in pairwise(bounds)]
    return [f"Under {write(bounds[0])}", *between, f"{write(bounds[-1])} or more"]


def _scale(of: Compared, lines: list[BoardLine], target: float | None) -> Scale:
    if not of.is_rate:
        return Scale(0.0, 1.0, (0.0, 0.25, 0.5, 0.75, 1.0), ("0%", "25%", "50%", "75%", "100%"))
    # The widest intervals are those of the smallest boards, and are cut at the axis' end.
    most = max([line.middle or 0.0 for line in lines] + [2 * (target or 0.5)])
    bound = rate_bounds(target)[0]
    last = max(5, round(most / bound) + 1) * bound
    every = max(1, round(last / bound / 5))
    ticks = tuple(i * bound for i in range(0, round(last / bound) + 1, every))
    return Scale(0.0, last, ticks, tuple(f"{value:g}" for value in ticks))
