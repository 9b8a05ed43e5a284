"""The tile map: a square for each board, roughly where it lies, all of one size."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from scr.charts import text as t
from scr.charts import theme as th
from scr.charts.empty import empty
from scr.charts.names import short_board_name, tile_codes
from scr.charts.regions import borders, free_corner, region_labels

Mode = Literal["classes", "flags"]
_SIDE = 0.92
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


@dataclass(frozen=True)
class _Look:
    """How a kind of tile is drawn, and its words in the legend."""

    words: str
    fill: str
    edge: str
    text: str
    mark: str = ""


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
    height = 440 if phone else 690
    name = _name(tiles, classes, legend_title, mode)
    if not tiles:
        return empty("No boards to show.", name=name, height=200, phone=phone)
    if len(classes) != len(th.CLASSES):
        raise ValueError(f"the map takes {len(th.CLASSES)} classes, not {len(classes)}")
    looks = _flag_looks() if mode == "flags" else _class_looks(classes, none_words)
    pixels = 17.5 if phone else 31.0
    legend = _Legend(tiles, looks, legend_title, chosen, phone, pixels, mode)
    regions = {(tile.column, tile.row): tile.region for tile in tiles}
    columns, rows = legend.extent()
    figure = {
        "data": [
            *_squares(tiles, looks, mode, phone), *_flag_marks(tiles, looks, mode, phone),
            *legend.traces(),
        ],
        "layout": th.layout(
            height, left=4, right=4, top=8, bottom=8, phone=phone, barmode="overlay",
            xaxis=th.axis(phone, columns, constrain="domain"),
            yaxis=th.axis(
                phone, (rows[1], rows[0]), scaleanchor="x", scaleratio=1, constrain="domain"
            ),
            shapes=[
                {"type": "path", "path": borders(regions), "layer": "above",
                 "line": {"color": th.TEXT, "width": 1.5}},
                *_ring(tiles, chosen),
            ],
            annotations=[
                *legend.words(),
                *([] if phone else _region_names(regions, legend, pixels)),
            ],
        ),
    }  # fmt: skip
    return th.Chart(figure, name, height, th.show_config(phone))


def _class_looks(classes: Sequence[str], none_words: str) -> dict[str, _Look]:
    looks = {
        str(i): _Look(words, fill, fill, th.TEXT if i < 3 else th.BACKGROUND)
        for i, (words, fill) in enumerate(zip(classes, th.CLASSES, strict=True))
    }
    ordered = dict(reversed(looks.items()))
    return ordered | {"none": _Look(none_words, th.BACKGROUND, th.AXIS, th.TEXT)}


def _flag_looks() -> dict[str, _Look]:
    fills = {
        "high_998": (th.HIGH, th.HIGH, th.BACKGROUND, "triangle-up"),
        "high_95": (th.BACKGROUND, th.HIGH, th.HIGH, "triangle-up-open"),
        "low_95": (th.BACKGROUND, th.LOW, th.LOW, "triangle-down-open"),
        "low_998": (th.LOW, th.LOW, th.BACKGROUND, "triangle-down"),
        "none": (th.GRID, th.GRID, th.TEXT, ""),
        "too_few": (th.BACKGROUND, th.OTHERS, th.AXIS, ""),
    }
    return {
        flag: _Look(_FLAG_WORDS[flag], fill, edge, text, mark)
        for flag, (fill, edge, text, mark) in fills.items()
    }


def _kind(tile: Tile, mode: Mode) -> str:
    if mode == "flags":
        return tile.flag if tile.flag in _FLAGS else "too_few"
    return "none" if tile.class_index is None else str(tile.class_index)


def _squares(
    tiles: Sequence[Tile], looks: dict[str, _Look], mode: Mode, phone: bool
) -> list[th.Figure]:
    codes = tile_codes(tile.name for tile in tiles)
    traces = []
    for kind, look in looks.items():
        ours = [tile for tile in tiles if _kind(tile, mode) == kind]
        # A mark takes the place of the letters where the flag is what the tile says.
        letters = not phone and not look.mark
        traces.append(
            _bars([(tile.column, tile.row) for tile in ours], look)
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


def _bars(cells: Sequence[tuple[float, float]], look: _Look) -> th.Figure:
    """Squares, as bars that start half a side left of their centre: real marks, so that the
    whole square hovers and they grow with the chart."""
    half = _SIDE / 2
    return {
        "type": "bar", "orientation": "h", "width": _SIDE, "x": [_SIDE] * len(cells),
        "base": [column - half for column, _ in cells], "y": [row for _, row in cells],
        "marker": {"color": look.fill, "line": {"color": look.edge, "width": 1.5}},
    }  # fmt: skip


def _flag_marks(
    tiles: Sequence[Tile], looks: dict[str, _Look], mode: Mode, phone: bool
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
        traces.append({
            "type": "scatter", "mode": "markers", **t.SILENT, "cliponaxis": False,
            "x": [tile.column + shift for tile in ours], "y": [tile.row - shift for tile in ours],
            "marker": {
                "symbol": look.mark, "size": size, "color": colours,
                "line": {"width": 1.5 if look.mark.endswith("open") else 0, "color": colours},
            },
        })  # fmt: skip
    return traces


def _ring(tiles: Sequence[Tile], chosen: str | None) -> list[th.Figure]:
    return [_ring_at(tile.column, tile.row) for tile in tiles if chosen and tile.board_id == chosen]


def _ring_at(column: float, row: float, side: float = 1.0) -> th.Figure:
    half = side / 2
    return {
        "type": "rect", "x0": column - half, "x1": column + half, "y0": row - half,
        "y1": row + half, "layer": "above", "line": {"color": th.TEXT, "width": 3},
    }  # fmt: skip


def _region_names(
    regions: dict[tuple[int, int], str], legend: "_Legend", pixels: float
) -> list[th.Figure]:
    places = _name_places(tuple(sorted(regions.items())), legend.box, pixels)
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


class _Legend:
    """The legend, in an empty corner of the map: a tile and its words for each kind."""

    def __init__(
        self, tiles: Sequence[Tile], looks: dict[str, _Look], title: str, chosen: str | None,
        phone: bool, pixels: float, mode: Mode,
    ) -> None:  # fmt: skip
        self.phone, self.looks, self.pixels = phone, list(looks.values()), pixels
        self.title = "<br>".join(_wrapped(t.safe(title), 20))
        chosen_tile = next((tile for tile in tiles if chosen and tile.board_id == chosen), None)
        self.chosen = short_board_name(chosen_tile.name) if chosen_tile else ""
        if mode == "classes" and any(tile.flag.endswith(("_95", "_998")) for tile in tiles):
            self.looks += [
                look for flag, look in _flag_looks().items()
                if look.mark and any(tile.flag == flag for tile in tiles)
            ]  # fmt: skip
        self.step = 21 / pixels if phone else 27 / pixels
        lines = self.title.count("<br>") + 1
        self.head = (lines * 16 + 8) / pixels
        words = [look.words for look in self.looks] + [self.title, f"{self.chosen}"]
        width = max(th.width_of(w, th.text_size(phone)) for w in words) / pixels + 1.2
        self.cells = [(tile.column, tile.row) for tile in tiles]
        n_rows = len(self.looks) + bool(self.chosen)
        height = self.head + n_rows * self.step
        left, top = free_corner(self.cells, width, height)
        self.box = (left, top, left + width, top + height)

    def extent(self) -> tuple[tuple[float, float], tuple[float, float]]:
        """Ranges of columns and rows that hold the map and the legend."""
        columns, rows = [c for c, _ in self.cells], [r for _, r in self.cells]
        return (
            (min(min(columns) - 0.6, self.box[0]), max(max(columns) + 0.6, self.box[2])),
            (min(min(rows) - 0.6, self.box[1]), max(max(rows) + 0.6, self.box[3])),
        )

    def _place(self, i: int) -> tuple[float, float]:
        return self.box[0] + 0.5, self.box[1] + self.head + (i + 0.5) * self.step

    def traces(self) -> list[th.Figure]:
        """The tiles of the legend, and the marks on them."""
        side = min(_SIDE, self.step * 0.8)
        found = []
        for i, look in enumerate(self.looks):
            x, y = self._place(i)
            bar = _bars([(x, y)], look) | t.SILENT
            found.append(bar | {"width": side, "x": [side], "base": [x - side / 2]})
            if look.mark:
                found.append({
                    "type": "scatter", "mode": "markers", "x": [x], "y": [y], **t.SILENT,
                    "marker": {"symbol": look.mark, "size": 9, "color": look.text,
                               "line": {"width": 1.5, "color": look.text}},
                })  # fmt: skip
        return found

    def words(self) -> list[th.Figure]:
        """Title and words; the chosen board in bold with its ring drawn as a square."""
        left, top = self.box[0], self.box[1]
        found = [th.note(self.title, self.phone, th.AXIS, x=left, y=top, xanchor="left",
                         yanchor="top", align="left")]  # fmt: skip
        words = [t.safe(look.words) for look in self.looks]
        words += [f"<b>{t.safe(self.chosen)}</b>"] if self.chosen else []
        for i, one in enumerate(words):
            x, y = self._place(i)
            found.append(th.note(one, self.phone, x=x + 0.7, y=y, xanchor="left"))
        return found


def _wrapped(text: str, most: int) -> list[str]:
    lines = [""]
    for word in text.split():
        if lines[-1] and len(lines[-1]) + len(word) >= most:
            lines.append("")
        lines[-1] = f"{lines[-1]} {word}".strip()
    return lines


def _name(tiles: Sequence[Tile], classes: Sequence[str], title: str, mode: Mode) -> str:
    if mode == "flags":
        n = sum(tile.flag.endswith(("_95", "_998")) for tile in tiles)
        return f"Map of {len(tiles)} boards: {n} outside the 95% limits."
    n_top = sum(tile.class_index == len(classes) - 1 for tile in tiles)
    n_none = sum(tile.class_index is None for tile in tiles)
    top = classes[-1] if classes else ""
    return (
        f"Map of {len(tiles)} boards by {title}: {n_top} in the highest class ({top}), "
        f"{n_none} empty."
    )
