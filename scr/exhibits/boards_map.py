"""Boards on the map, a square each, by their value on one measure."""

from scr.base import words
from scr.exhibits.compare import USUAL, BoardComparison, Choices
from scr.exhibits.exhibit import Exhibit
from scr.exhibits.kinds import class_of, class_words
from scr.exhibits.recorded import or_not_recorded
from scr.exhibits.scope import Scope
from scr.figures.values import rows
from scr.plot import Tile
from scr.plot import tile_map as draw_tiles
from scr.text import flag as flag_words
from scr.text import measure as measure_words

WIDTH = 680
NO_PLACES = (
    "These records give no board a place on the map. Fill tile_column and tile_row of the table "
    "boards."
)


@or_not_recorded
def tile_map(scope: Scope, measure: str, choices: Choices = USUAL) -> Exhibit:
    """A square for each board, by class, with a triangle where it is marked."""
    compared = BoardComparison(scope, measure, choices)
    bounds = compared.kind.bounds(compared.target)
    tiles = _tiles(compared, bounds)
    return Exhibit(
        key="compared_map",
        heading=f"{compared.label}, on the map",
        sentence=compared.together,
        note="The key says which colour is high; empty squares have no cases."
        f"{compared.kind.words.marks} {names_of_marked(compared)}".rstrip(),
        result=compared.marks,
        cases=compared.request(),
        chart=draw_tiles(
            tiles,
            classes=class_words(compared.kind, bounds),
            legend_title=measure_words.legend(measure),
            chosen=compared.board_id,
            phone=scope.canvas.is_phone,
            none_words=compared.kind.words.none,
            width=scope.canvas.width(WIDTH),
        ),
        caution="Few cases: a single one moves a small board by one class or more. Neither dark "
        "nor light is a verdict.",
        empty=compared.empty or ("" if tiles else NO_PLACES),
    )


def names_of_marked(compared: BoardComparison) -> str:
    """The marked boards by name on a phone, where no square has its letters; else empty."""
    if not compared.scope.canvas.is_phone:
        return ""
    return flag_words.named(
        {
            words.board_short(row["group_name"]): str(compared.flags[row["group_id"]])
            for row in rows(compared.marks)
        }
    )


def _tiles(compared: BoardComparison, bounds: list[float]) -> list[Tile]:
    by_board = {row["group_id"]: row for row in rows(compared.marks)}
    placed = compared.scope.directory.boards.dropna(subset=["tile_column", "tile_row"])
    return [
        Tile(
            board_id=board["board_id"],
            name=words.board_short(board["board_name"]),
            column=int(board["tile_column"]),
            row=int(board["tile_row"]),
            region=board["region"],
            class_index=class_of(compared.kind, row["value"], bounds),
            details=compared.details(row),
            flag=compared.flags[board["board_id"]],
        )
        for board in placed.to_dict("records")
        if (row := by_board.get(board["board_id"])) is not None
    ]
