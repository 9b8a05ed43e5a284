"""Boards by year as a strip of squares: colour by class, and the count written in each square, so
that nothing is told by colour alone. Squares of few cases are hollow."""

from collections.abc import Sequence
from dataclasses import dataclass

from scr.plot import axes
from scr.plot import frame as fr
from scr.plot import looks as lk
from scr.plot import marks as mk
from scr.plot import text as t
from scr.plot import theme as th
from scr.plot.legend import Swatch, key
from scr.plot.placing import row_names

_ROW = 20
_WIDE, _HIGH = 0.97, 0.86
# Pixels of a letter in a square, and the least room that words in it need.
_ROOM = 14


@dataclass(frozen=True)
class Square:
    """A board in a period. `class_index` is 0 (least) to 4, None where there is nothing to show;
    `words` stand in the square, `short` where it is narrow; `is_few` draws it hollow; `details`
    are its hover box."""

    class_index: int | None
    words: str
    short: str
    is_few: bool = False
    details: tuple[str, ...] = ()


@dataclass(frozen=True)
class Strip:
    """A board's row: a square for each period, None where it was not there."""

    board_id: str
    name: str
    squares: tuple[Square | None, ...]


def heat_strip(
    strips: Sequence[Strip],
    *,
    periods: Sequence[str],
    classes: Sequence[str],
    few_words: str,
    title: str,
    chosen: str | None = None,
    phone: bool = False,
    width: int = th.WHOLE,
) -> fr.Chart:
    """The strips from top to bottom; `classes` are the words of the five classes, least first."""
    name = f"{title}: {t.counted(len(strips), 'board')} by {t.counted(len(periods), 'period')}."
    if not strips or not periods:
        return fr.empty("No years to show.", name=name, phone=phone)
    left = 112 if phone else 176
    room = ((th.NARROW + 20 - left) if phone else width - left) / len(periods)
    legend = key(_swatches(classes, few_words), left=left, above=28, phone=phone)
    top = 34 + 28 + legend.height
    height = _ROW * len(strips) + top + 14
    places = {strip.board_id: len(strips) - 1 - i for i, strip in enumerate(strips)}
    rows, bold = list(places.values()), [board_id == chosen for board_id in places]
    sheet = fr.Sheet(height, left, 8, top, 14, phone)
    layout = sheet.layout(
        axes.axis(phone, (-0.5, len(periods) - 0.5)),
        axes.axis(phone, (-0.6, len(strips) - 0.4)),
        notes=[
            sheet.title(title),
            *legend.words,
            *row_names([o.name for o in strips], rows, left, phone, bold=bold),
            *_years(periods, room, phone),
        ],
        barmode="overlay",
        shapes=[*legend.shapes, *_ring(strips, places, chosen, len(periods))],
    )
    traces = [*_squares(strips, places, room, phone)]
    return fr.chart(name, traces, layout, phone)


def _swatches(classes: Sequence[str], few_words: str) -> list[Swatch]:
    return [
        *(Swatch(words, fill) for words, fill in zip(classes, th.CLASSES, strict=True)),
        Swatch(few_words, th.BACKGROUND, edge=th.OTHERS),
    ]


def _squares(
    strips: Sequence[Strip], places: dict[str, int], room: float, phone: bool
) -> list[th.Figure]:
    """A trace for each look: bars that start half a square left of their centre."""
    looks: dict[tuple[str, str, str], list[tuple[int, int, Strip, Square]]] = {}
    for strip in strips:
        for column, square in enumerate(strip.squares):
            if square is not None:
                look = _look(square)
                looks.setdefault(look, []).append((column, places[strip.board_id], strip, square))
    size = th.SMALL
    long = max(
        (th.width_of(o.words, size) for s in strips for o in s.squares if o is not None), default=0
    )
    is_long = long + _ROOM <= room
    return [
        mk.bars(
            [_WIDE] * len(cells),
            [row for _, row, _, _ in cells],
            lk.Fill(fill, edge, width=1),
            thick=_HIGH,
            starts=[column - _WIDE / 2 for column, _, _, _ in cells],
            boxes=[
                t.hover(t.safe(strip.name), *map(t.safe, o.details)) for _, _, strip, o in cells
            ],
            cliponaxis=False,
            **mk.words_in_bars(
                [t.safe(o.words if is_long else o.short) for _, _, _, o in cells],
                ink,
                size,
                "middle",
            ),
        )
        for (fill, edge, ink), cells in looks.items()
    ]


def _look(square: Square) -> tuple[str, str, str]:
    """Fill, edge and ink."""
    if square.class_index is None:
        return th.BACKGROUND, th.BACKGROUND, th.AXIS
    colour = th.CLASSES[square.class_index]
    if square.is_few:
        # A dark frame round one case would say more than the case does.
        return th.BACKGROUND, th.OTHERS, th.TEXT
    return colour, colour, th.TEXT if square.class_index < 3 else th.BACKGROUND


def _ring(
    strips: Sequence[Strip], places: dict[str, int], chosen: str | None, n: int
) -> list[th.Figure]:
    if chosen not in places:
        return []
    row = places[chosen]
    return [fr.rect_shape((-0.5, row - 0.5, n - 0.5, row + 0.5), th.TEXT, 2.5)]


def _years(periods: Sequence[str], room: float, phone: bool) -> list[th.Figure]:
    """Years above the strips, upright where they would touch."""
    size = th.text_size(phone)
    is_upright = max(th.width_of(p, size) for p in periods) > room
    shown = [p[2:] if is_upright and len(p) == 7 else p for p in periods]
    every = 1 if max(th.width_of(p, size) for p in shown) <= room else 2
    return [
        fr.note(t.safe(words), phone, th.AXIS, **fr.above(i, 4))
        for i, words in enumerate(shown)
        if (len(shown) - 1 - i) % every == 0
    ]
