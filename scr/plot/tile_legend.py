"""The legend of a tile map: in an empty corner of the map, on a phone in two columns below it."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from scr.plot import frame as fr
from scr.plot import looks as lk
from scr.plot import marks as mk
from scr.plot import text as t
from scr.plot import theme as th
from scr.plot.regions import Cell, free_corner

# Pixels from one line to the next, by size of screen, and to the words from a tile's centre.
_STEP = {False: 27, True: 25}
_TITLE_LINE = 17
_TILE, _TO_WORDS = 21, 17


@dataclass(frozen=True)
class Look:
    """How a kind of tile is drawn, and its words. `text` is the colour of its mark, and of its
    letters unless `ink` is theirs; `has_ground` sets them on a ground of their own, where no
    colour can be read on the fill in both modes."""

    words: str
    fill: str
    edge: str
    text: str
    mark: str = ""
    pattern: str = ""
    ink: str = ""
    has_ground: bool = False


FLAG_LOOKS = {
    "high_998": Look(
        "High, past 99.8%", th.HIGH, th.HIGH, th.BACKGROUND, "triangle-up", has_ground=True
    ),
    "high_95": Look(
        "High, past 95%", th.BACKGROUND, th.HIGH, th.HIGH, "triangle-up-open", ink=th.TEXT
    ),
    "low_95": Look(
        "Low, past 95%", th.BACKGROUND, th.LOW, th.LOW, "triangle-down-open", ink=th.TEXT
    ),
    "low_998": Look("Low, past 99.8%", th.LOW, th.LOW, th.BACKGROUND, "triangle-down"),
    "none": Look("Within the limits", th.GRID, th.GRID, th.TEXT),
    "too_few": Look("Too few to tell", th.BACKGROUND, th.OTHERS, th.AXIS),
}
"""How a flagged board is drawn (scr.stats.funnel.FLAGS)."""


class Frame(NamedTuple):
    """Left, top, right and bottom, in columns and rows."""

    left: float
    top: float
    right: float
    bottom: float


@dataclass(frozen=True)
class Legend:
    """Where the legend goes; sizes in cells, of which one is `pixels` wide.

    `chosen` is the name of the chosen board, which ends the list in bold; empty for none."""

    cells: Sequence[Cell]
    looks: Sequence[Look]
    title: str
    chosen: str
    phone: bool
    pixels: float

    @property
    def lines(self) -> list[str]:
        """The title, broken."""
        return _wrapped(t.safe(self.title), 44 if self.phone else 20)

    @property
    def step(self) -> float:
        """From one line to the next."""
        return _STEP[self.phone] / self.pixels

    @property
    def head(self) -> float:
        """Height of the title."""
        return (len(self.lines) * _TITLE_LINE + 6) / self.pixels

    @property
    def side(self) -> float:
        """Of a tile of the legend."""
        return (15 if self.phone else _TILE) / self.pixels

    @cached_property
    def map_frame(self) -> Frame:
        """The map itself, with a little air."""
        columns, rows = [c for c, _ in self.cells], [r for _, r in self.cells]
        return Frame(min(columns) - 0.6, min(rows) - 0.6, max(columns) + 0.6, max(rows) + 0.6)

    @cached_property
    def frame(self) -> Frame:
        """The legend itself."""
        n = len(self.looks) + bool(self.chosen)
        if self.phone:
            around = self.map_frame
            # Wide enough for two columns of words however few tiles there are.
            right = max(around.right, around.left + 280 / self.pixels)
            top = around.bottom + 0.4
            return Frame(around.left, top, right, top + self.head + -(-n // 2) * self.step)
        size = th.text_size(self.phone)
        widest = max(
            *(th.width_of(look.words, size) + _TO_WORDS + 16 for look in self.looks),
            *(th.width_of(line, size) for line in self.lines),
            th.width_of(self.chosen, size) * 1.05 + _TO_WORDS + 16,
        )
        width, height = widest / self.pixels, self.head + n * self.step
        left, top = free_corner(self.cells, width, height)
        return Frame(left, top, left + width, top + height)

    @property
    def extent(self) -> Frame:
        """What holds both the map and the legend."""
        both = list(zip(self.map_frame, self.frame, strict=True))
        return Frame(min(both[0]), min(both[1]), max(both[2]), max(both[3]))

    def place(self, i: int) -> tuple[float, float]:
        """Centre of the tile of line i."""
        frame = self.frame
        column, line = (i % 2, i // 2) if self.phone else (0, i)
        x = frame.left + self.side / 2 + column * (frame.right - frame.left) / 2
        return x, frame.top + self.head + (line + 0.5) * self.step

    def traces(self) -> list[th.Figure]:
        """The tiles of the legend, and the marks on them."""
        traces: list[th.Figure] = []
        for i, look in enumerate(self.looks):
            x, y = self.place(i)
            traces.append(squares([(x, y)], look, self.side))
            if look.mark:
                traces.append(marks([(x, y)], look.mark, 9, [look.text]))
        return traces

    def shapes(self) -> list[th.Figure]:
        """The ring of the chosen board, as on the map."""
        if not self.chosen:
            return []
        return [ring(*self.place(len(self.looks)), self.side * 0.9)]

    def words(self) -> list[th.Figure]:
        """The title and the words."""
        frame = self.frame
        words = [t.safe(look.words) for look in self.looks]
        words += [f"<b>{t.safe(self.chosen)}</b>"] if self.chosen else []
        return [
            fr.note(
                "<br>".join(self.lines),
                self.phone,
                th.AXIS,
                x=frame.left,
                y=frame.top,
                xanchor="left",
                yanchor="top",
                align="left",
            ),
            *(
                fr.note(label, self.phone, **fr.right_of(x, y, _TO_WORDS))
                for label, (x, y) in zip(words, map(self.place, range(len(words))), strict=True)
            ),
        ]


def squares(
    cells: Sequence[tuple[float, float]],
    look: Look,
    side: float,
    boxes: Sequence[str] | None = None,
) -> th.Figure:
    """Squares, as bars that start half a side left of their centre: real marks, so that the
    whole square hovers, and they grow with the chart."""
    fill = lk.Fill(look.fill, look.edge, "hatch" if look.pattern else "fill", gap=5)
    starts = [column - side / 2 for column, _ in cells]
    rows = [row for _, row in cells]
    return mk.bars([side] * len(cells), rows, fill, thick=side, starts=starts, boxes=boxes)


def marks(
    cells: Sequence[tuple[float, float]], symbol: str, size: float, colours: Sequence[str]
) -> th.Figure:
    """Flag marks on tiles."""
    looks = [lk.Look(symbol, colour, size, colour, 1.5) for colour in colours]
    return mk.points([column for column, _ in cells], [row for _, row in cells], looks)


def ring(column: float, row: float, side: float = 1.0) -> th.Figure:
    """The frame round the chosen board."""
    half = side / 2
    corners = (column - half, row - half, column + half, row + half)
    return fr.rect_shape(corners, th.TEXT, 3)


def _wrapped(text: str, most: int) -> list[str]:
    lines = [""]
    for word in text.split():
        if lines[-1] and len(lines[-1]) + len(word) >= most:
            lines.append("")
        lines[-1] = f"{lines[-1]} {word}".strip()
    return lines
