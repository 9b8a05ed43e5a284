"""The tile map: a square for each board, roughly where it lies, all of one size."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from scr.charts import text as t
from scr.charts import theme as th
from scr.charts.empty import empty
from scr.charts.legend import Legend, Look, marks, ring, squares
from scr.charts.names import short_board_name, tile_codes
from scr.charts.regions import borders, region_labels

Mode = Literal["classes", "flags"]
_SIDE = 0.92
# A tile, in pixels; a phone holds no more across.
_PIXELS = {False: 31.0, True: 17.5}
_FLAGS = ("high_998", "high_95", "low_95", "low_998", "none", "too_few")
_FLAG_WORDS = {
    "high_998": "High, past 99.8%",
    "high_95": "High, past 95%",
    "low_95": "Low, past 95%",
    "low_998": "Low, past 99.8%",
    "none": "Within the limits",
    "too_few": "Too few to tell",
}


@dataclass(frozen=True)
class Tile:
    """A board on the map. `class_index` is 0 (least) to 4, None for none (drawn as an empty
    square); `details` are the lines of its hover box; `flag` as in scr.statistics.funnel.FLAGS,
    or empty where the map shows no flags."""

    board_id: str
    name: str
    column: int
    row: int
    region: str
    class_index: int | None
    details: tuple[str, ...] = ()
    flag: str = ""


def tile_map(
    tiles: Sequence[Tile],
    *,
    classes: Sequence[str],
    legend_title: str,
    chosen: str | None = None,
    phone: bool = False,
    mode: Mode = "classes",
    none_words: str = "No review",
) -> th.Chart:
    """The map. `classes` are the words of the five classes from least to most.

    mode "classes" colours by class, with a triangle on each tile that carries a flag; "flags"
    colours by flag alone, which small counts bear better. On a phone tiles have no letters.
    """
    name = _name(tiles, classes, legend_title, mode)
    if not tiles:
        return empty("No boards to show.", name=name, height=200, phone=phone)
    if len(classes) != len(th.CLASSES):
        raise ValueError(f"the map takes {len(th.CLASSES)} classes, not {len(classes)}")
    looks = _flag_looks() if mode == "flags" else _class_looks(classes, none_words)
    legend = _legend(tiles, looks, legend_title, chosen, phone, mode)
    around = legend.extent
    height = round((around.bottom - around.top) * legend.pixels) + 16
    regions = {(tile.column, tile.row): tile.region for tile in tiles}
    figure = {
        "data": [
            *_tiles(tiles, looks, mode, phone), *_flag_marks(tiles, looks, mode, phone),
            *legend.traces(),
        ],
        "layout": th.layout(
            height, left=4, right=4, top=8, bottom=8, phone=phone, barmode="overlay",
            xaxis=th.axis(phone, (around.left, around.right), constrain="domain"),
            yaxis=th.axis(
                phone, (around.bottom, around.top), scaleanchor="x", scaleratio=1,
                constrain="domain",
            ),
            shapes=[
                {"type": "path", "path": borders(regions), "layer": "above",
                 "line": {"color": th.TEXT, "width": 1.5}},
                *(ring(tile.column, tile.row) for tile in tiles if tile.board_id == chosen),
                *legend.shapes(),
            ],
            annotations=[
                *legend.words(),
                *([] if phone else _region_names(regions, legend)),
            ],
        ),
    }  # fmt: skip
    return th.Chart(figure, name, height, th.show_config(phone))


def _legend(
    tiles: Sequence[Tile], looks: dict[str, Look], title: str, chosen: str | None,
    phone: bool, mode: Mode,
) -> Legend:  # fmt: skip
    shown = list(looks.values())
    if mode == "classes":
        flags = {tile.flag for tile in tiles}
        shown += [look for flag, look in _flag_looks().items() if look.mark and flag in flags]
    ours = next((tile for tile in tiles if tile.board_id == chosen), None)
    return Legend(
        cells=[(tile.column, tile.row) for tile in tiles], looks=shown, title=title,
        chosen=short_board_name(ours.name) if ours else "", phone=phone,
        pixels=_PIXELS[phone],
    )  # fmt: skip


def _class_looks(classes: Sequence[str], none_words: str) -> dict[str, Look]:
    looks = {
        str(i): Look(words, fill, fill, th.TEXT if i < 3 else th.BACKGROUND)
        for i, (words, fill) in enumerate(zip(classes, th.CLASSES, strict=True))
    }
    ordered = dict(reversed(looks.items()))
    return ordered | {"none": Look(none_words, th.BACKGROUND, th.AXIS, th.TEXT)}


def _flag_looks() -> dict[str, Look]:
    fills = {
        "high_998": (th.HIGH, th.HIGH, th.BACKGROUND, "triangle-up"),
        "high_95": (th.BACKGROUND, th.HIGH, th.HIGH, "triangle-up-open"),
        "low_95": (th.BACKGROUND, th.LOW, th.LOW, "triangle-down-open"),
        "low_998": (th.LOW, th.LOW, th.BACKGROUND, "triangle-down"),
        "none": (th.GRID, th.GRID, th.TEXT, ""),
        "too_few": (th.BACKGROUND, th.OTHERS, th.AXIS, ""),
    }
    return {
        flag: Look(_FLAG_WORDS[flag], fill, edge, text, mark)
        for flag, (fill, edge, text, mark) in fills.items()
    }


def _kind(tile: Tile, mode: Mode) -> str:
    if mode == "flags":
        return tile.flag if tile.flag in _FLAGS else "too_few"
    return "none" if tile.class_index is None else str(tile.class_index)


def _tiles(
    tiles: Sequence[Tile], looks: dict[str, Look], mode: Mode, phone: bool
) -> list[th.Figure]:
    codes = tile_codes(tile.name for tile in tiles)
    traces = []
    for kind, look in looks.items():
        ours = [tile for tile in tiles if _kind(tile, mode) == kind]
        # A mark takes the place of the letters where the flag is what the tile says.
        letters = not phone and not look.mark
        traces.append(
            squares([(tile.column, tile.row) for tile in ours], look, _SIDE)
            | {
                "text": [codes[tile.name] if letters else "" for tile in ours],
                "textposition": "inside", "insidetextanchor": "middle", "textangle": 0,
                "constraintext": "none", "cliponaxis": False,
                "insidetextfont": {"size": th.SMALL, "color": look.text},
                "customdata": [
                    t.hover(t.safe(short_board_name(tile.name)), *map(t.safe, tile.details))
                    for tile in ours
                ],
                "hovertemplate": "%{customdata}" + t.END,
            }
        )  # fmt: skip
    return [trace for trace in traces if trace["y"]]


def _flag_marks(
    tiles: Sequence[Tile], looks: dict[str, Look], mode: Mode, phone: bool
) -> list[th.Figure]:
    """Triangles on flagged tiles: in the middle in mode "flags", else in a corner."""
    traces = []
    for flag, look in _flag_looks().items():
        ours = [tile for tile in tiles if tile.flag == flag and look.mark]
        if not ours:
            continue
        shift = 0.0 if mode == "flags" else 0.27
        size = (9 if phone else 13) if mode == "flags" else (6 if phone else 8)
        colours = [look.text if mode == "flags" else looks[_kind(tile, mode)].text for tile in ours]
        cells = [(tile.column + shift, tile.row - shift) for tile in ours]
        traces.append(marks(cells, look.mark, size, colours))
    return traces


def _region_names(regions: dict[tuple[int, int], str], legend: Legend) -> list[th.Figure]:
    places = _name_places(tuple(sorted(regions.items())), legend.frame, legend.pixels)
    return [
        th.note(t.safe(region), False, th.AXIS, small=True, x=x, y=y)
        for region, (x, y) in places.items()
    ]


@lru_cache(maxsize=16)
def _name_places(
    cells: tuple[tuple[tuple[int, int], str], ...],
    legend: tuple[float, float, float, float],
    pixels: float,
) -> dict[str, tuple[float, float]]:
    """The same boards give the same places: worth keeping, as finding them is slow."""
    regions = dict(cells)
    widths = {r: th.width_of(r, th.SMALL) / pixels + 0.2 for r in set(regions.values())}
    return region_labels(regions, widths, legend)


def _name(tiles: Sequence[Tile], classes: Sequence[str], title: str, mode: Mode) -> str:
    if mode == "flags":
        n = sum(tile.flag.endswith(("_95", "_998")) for tile in tiles)
        return f"Map of {len(tiles)} boards: {n} outside the 95% limits."
    n_top = sum(tile.class_index == len(classes) - 1 for tile in tiles)
    n_none = sum(tile.class_index is None for tile in tiles)
    top = classes[-1] if classes else ""
    return (
        f"Map of {len(tiles)} boards, {title}: {n_top} in the highest class ({top}), "
        f"{n_none} empty."
    )
