"""The tile map: a square for each board, roughly where it lies, all of one size."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Literal

from scr.plot import axes
from scr.plot import frame as fr
from scr.plot import marks as mk
from scr.plot import text as t
from scr.plot import theme as th
from scr.plot.regions import borders, region_labels
from scr.plot.tile_codes import tile_codes
from scr.plot.tile_legend import FLAG_LOOKS, Legend, Look, marks, ring, squares

Mode = Literal["classes", "flags"]
_SIDE = 0.92
# A tile at its largest, in pixels, and what letters and the names of regions need.
_LARGEST, _FOR_LETTERS, _FOR_NAMES = 31.0, 26.0, 28.0
# Width of the map where a page does not say: a card of half a desk.
WIDTH = 560


@dataclass(frozen=True)
class Tile:
    """A board on the map. `class_index` is 0 (least) to 4. None is none, an empty square; or,
    with `note`, a figure that is not there ("Suppressed", "No population"), a hatched one.

    `details` are the lines of its hover box; `flag` as in scr.stats.funnel.FLAGS, or empty
    where the map shows no flags."""

    board_id: str
    name: str
    column: int
    row: int
    region: str
    class_index: int | None
    details: tuple[str, ...] = ()
    flag: str = ""
    note: str = ""


# An empty first line, and how far above the middle of a tile the mark of a board with letters is.
_ABOVE, _LIFT = "\u2003<br>", 0.24


def tile_map(
    tiles: Sequence[Tile],
    *,
    classes: Sequence[str],
    legend_title: str,
    chosen: str | None = None,
    phone: bool = False,
    mode: Mode = "classes",
    none_words: str = "No review",
    width: int = WIDTH,
) -> fr.Chart:
    """The map. `classes` are the words of the five classes from least to most.

    mode "classes" colours by class, with a triangle on each tile that carries a flag; "flags"
    colours by flag alone, which small counts bear better. On a phone tiles have no letters.
    """
    name = _name(tiles, classes, legend_title, mode)
    if not tiles:
        return fr.empty("No boards to show.", name=name, phone=phone)
    if len(classes) != len(th.CLASSES):
        raise ValueError(f"the map takes {len(th.CLASSES)} classes, not {len(classes)}")
    looks = FLAG_LOOKS if mode == "flags" else _class_looks(tiles, classes, none_words)
    legend = _legend(tiles, looks, legend_title, chosen, phone, mode, width)
    letters = not phone and legend.pixels >= _FOR_LETTERS
    traces = [
        *_squares(tiles, looks, mode, letters),
        *_flag_marks(tiles, looks, mode, letters, phone),
        *legend.traces(),
    ]
    layout = _layout(tiles, legend, chosen)
    if letters:
        layout["annotations"] += _letters_on_grounds(tiles, looks, mode)
    return fr.chart(name, traces, layout, phone)


def _layout(tiles: Sequence[Tile], legend: Legend, chosen: str | None) -> th.Figure:
    around = legend.extent
    regions = {(tile.column, tile.row): tile.region for tile in tiles}
    stroke = {"color": th.TEXT, "width": 1.5}
    border = {"type": "path", "path": borders(regions), "layer": "above", "line": stroke}
    height = round((around.bottom - around.top) * legend.pixels) + 16
    square = {"scaleanchor": "x", "scaleratio": 1, "constrain": "domain"}
    return fr.Sheet(height, 2, 2, 8, 8, legend.phone).layout(
        axes.axis(legend.phone, (around.left, around.right), constrain="domain"),
        axes.axis(legend.phone, (around.bottom, around.top), **square),
        notes=[*legend.words(), *_region_names(regions, legend)],
        barmode="overlay",
        shapes=[
            border,
            *(ring(tile.column, tile.row) for tile in tiles if tile.board_id == chosen),
            *legend.shapes(),
        ],
    )


def _legend(
    tiles: Sequence[Tile],
    looks: dict[str, Look],
    title: str,
    chosen: str | None,
    phone: bool,
    mode: Mode,
    width: int,
) -> Legend:
    shown = list(looks.values())
    if mode == "classes":
        flags = {tile.flag for tile in tiles}
        # On this map a flag is the triangle alone: its tile has the colour of its class.
        shown += [
            replace(look, fill=th.BACKGROUND, edge=th.BACKGROUND, text=th.TEXT)
            for flag, look in FLAG_LOOKS.items()
            if look.mark and flag in flags
        ]
    ours = next((tile for tile in tiles if tile.board_id == chosen), None)
    largest = Legend(
        cells=[(tile.column, tile.row) for tile in tiles],
        looks=shown,
        title=title,
        chosen=t.board_short(ours.name) if ours else "",
        phone=phone,
        pixels=_LARGEST,
    )
    # Smaller tiles leave the legend fewer columns, so it is asked for its room twice.
    legend = largest
    for _ in range(2):
        around = legend.extent
        room = th.NARROW + 30 if phone else width
        legend = replace(legend, pixels=min(_LARGEST, room / (around.right - around.left)))
    return legend


def _class_looks(tiles: Sequence[Tile], classes: Sequence[str], none_words: str) -> dict[str, Look]:
    looks = {
        str(i): Look(words, fill, fill, th.TEXT if i < 3 else th.BACKGROUND)
        for i, (words, fill) in enumerate(zip(classes, th.CLASSES, strict=True))
    }
    ordered = dict(reversed(looks.items()))
    ordered["none"] = Look(none_words, th.BACKGROUND, th.AXIS, th.TEXT)
    for note in sorted({tile.note for tile in tiles if tile.class_index is None and tile.note}):
        ordered[note] = Look(note, th.GRID, th.OTHERS, th.TEXT, pattern="/")
    return ordered


def _kind(tile: Tile, mode: Mode) -> str:
    if mode == "flags":
        return tile.flag if tile.flag in FLAG_LOOKS else "too_few"
    return (tile.note or "none") if tile.class_index is None else str(tile.class_index)


def _is_marked(tile: Tile) -> bool:
    return tile.flag in FLAG_LOOKS and bool(FLAG_LOOKS[tile.flag].mark)


def _squares(
    tiles: Sequence[Tile], looks: dict[str, Look], mode: Mode, letters: bool
) -> list[th.Figure]:
    codes = _codes(tuple(tile.name for tile in tiles))
    traces = []
    for kind, look in looks.items():
        ours = [tile for tile in tiles if _kind(tile, mode) == kind]
        # A pattern would cross the letters; under a mark they stand on a second line.
        shown = letters and not look.pattern and not look.has_ground
        words = [f"{_ABOVE if _is_marked(o) else ''}{codes[o.name]}" * shown for o in ours]
        boxes = [
            t.hover(t.safe(t.board_short(tile.name)), *map(t.safe, tile.details)) for tile in ours
        ]
        traces.append(
            squares([(tile.column, tile.row) for tile in ours], look, _SIDE, boxes)
            | mk.words_in_bars(words, look.ink or look.text, th.SMALL, "middle")
            | {"cliponaxis": False}
        )
    return [trace for trace in traces if trace["y"]]


def _letters_on_grounds(
    tiles: Sequence[Tile], looks: dict[str, Look], mode: Mode
) -> list[th.Figure]:
    """The letters of tiles on whose fill none can be read."""
    codes = _codes(tuple(tile.name for tile in tiles))
    ours = [tile for tile in tiles if looks[_kind(tile, mode)].has_ground]
    look: th.Figure = {"small": True, "bgcolor": th.BACKGROUND}
    return [fr.note(codes[o.name], False, x=o.column, y=o.row + _LIFT - 0.02, **look) for o in ours]


def _flag_marks(
    tiles: Sequence[Tile], looks: dict[str, Look], mode: Mode, letters: bool, phone: bool
) -> list[th.Figure]:
    """Triangles on flagged tiles, above the letters where there are any and in their colour."""
    traces = []
    for flag, look in FLAG_LOOKS.items():
        ours = [tile for tile in tiles if tile.flag == flag and look.mark]
        if ours:
            kinds = [looks[_kind(tile, mode)] for tile in ours]
            cells = [
                (tile.column, tile.row - (_LIFT if letters and not kind.pattern else 0.0))
                for tile, kind in zip(ours, kinds, strict=True)
            ]
            size = 8 if phone else 9 if letters else 12
            traces.append(marks(cells, look.mark, size, [kind.text for kind in kinds]))
    return traces


def _region_names(regions: dict[tuple[int, int], str], legend: Legend) -> list[th.Figure]:
    if legend.phone or legend.pixels < _FOR_NAMES:
        return []
    places = _name_places(tuple(sorted(regions.items())), legend.frame, legend.pixels)
    return [fr.small(t.safe(region), False, x=x, y=y) for region, (x, y) in places.items()]


@lru_cache(maxsize=16)
def _name_places(
    cells: tuple[tuple[tuple[int, int], str], ...],
    legend: tuple[float, float, float, float],
    pixels: float,
) -> dict[str, tuple[float, float]]:
    """The same boards give the same places: worth keeping, as finding them is slow."""
    regions = dict(cells)
    widths = {r: th.width_of(r, th.SMALL) / pixels + 0.5 for r in sorted(set(regions.values()))}
    return region_labels(regions, widths, legend)


@lru_cache(maxsize=16)
def _codes(names: tuple[str, ...]) -> dict[str, str]:
    return tile_codes(names)


def _name(tiles: Sequence[Tile], classes: Sequence[str], title: str, mode: Mode) -> str:
    boards = t.counted(len(tiles), "board")
    if mode == "flags":
        n = sum(_is_marked(tile) for tile in tiles)
        return f"Map of {boards}, {title}: {n} outside the 95% limits."
    n_top = sum(tile.class_index == len(classes) - 1 for tile in tiles)
    n_none = sum(tile.class_index is None and not tile.note for tile in tiles)
    top = classes[-1] if classes else ""
    return f"Map of {boards}, {title}: {n_top} in the highest class ({top}), {n_none} with none."
