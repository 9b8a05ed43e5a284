"""Rows of a time line: how high each is, and where its words go. Heights are pixels."""

from collections.abc import Sequence
from datetime import date
from itertools import pairwise
from typing import NamedTuple

from scr.plot import frame as fr
from scr.plot import text as t
from scr.plot import theme as th
from scr.plot.placing import fitted, wrapped

PAUSE = "Agreed delay"
# Between events, clocks and pauses.
AIR = 14
# A row's mark, and on a phone a line of words above it.
_MARK, _LINE = {False: 30, True: 28}, 15
# Characters at most in the three lines that a phone has for a row.
_MOST_LINES = 3


class Text(NamedTuple):
    """What a row says: its head, the first and last day of its mark, the words beside, and the
    days on the mark that no words may cover."""

    head: str
    first: date
    last: date
    beside: str
    keep: tuple[date, ...] = ()


class Row(NamedTuple):
    """A row in its place: `mark` and `words` are heights on the axis (0 at the top, downwards
    negative), `foot` the pixels down to its end, `lines` its words on a phone."""

    text: Text
    group: int
    mark: float
    words: float
    foot: float
    lines: list[str]


def rows_of(groups: Sequence[Sequence[Text]], phone: bool, plot: int) -> list[Row]:
    """The rows under each other, with air between groups."""
    rows: list[Row] = []
    down = 0.0
    for group, texts in enumerate(groups):
        down += AIR if rows and texts else 0
        for text in texts:
            lines = _lines(text, plot) if phone else []
            words = _LINE * len(lines)
            foot = down + words + _MARK[phone]
            mark = down + words + _MARK[phone] / 2 - (2 if phone else 0)
            rows.append(Row(text, group, -mark, -down - words / 2 - 1, foot, lines))
            down = foot
    return rows


def row_left(heads: Sequence[str]) -> int:
    """A left margin that holds the longest head, within bounds."""
    longest = max(th.width_of(head, th.text_size(False)) for head in heads)
    return round(min(max(longest + 18, 110), 230))


def words_beside(
    rows: Sequence[Row], ends: tuple[date, date], left: int, plot: int
) -> list[th.Figure]:
    """Heads at the left, words right of the mark, or left of it where they would be cut."""
    size = th.text_size(False)
    scale = plot / (ends[1] - ends[0]).days
    notes = []
    before: Text | None = None
    for row in rows:
        text = row.text
        # Several things of one day name it once.
        if before is None or row.group or (text.head, text.first) != (before.head, before.first):
            notes.append(
                fr.note(
                    t.safe(fitted(text.head, int(left / (size * 0.5)))),
                    False,
                    th.AXIS,
                    **fr.at_left(row.mark, -left),
                )
            )
        before = text
        if inside := _inside(text, ends, scale, row.mark):
            notes.append(inside)
            continue
        room = (ends[1] - text.last).days * scale
        room_before = (text.first - ends[0]).days * scale
        is_right = th.width_of(text.beside, size) + 14 <= room or room >= room_before
        most = int((max(room, room_before) - 14) / (size * 0.48))
        notes.append(
            fr.note(
                t.safe(fitted(text.beside, max(most, 8))),
                False,
                x=(text.last if is_right else text.first).toordinal(),
                y=row.mark,
                xanchor="left" if is_right else "right",
                xshift=12 if is_right else -12,
                bgcolor=th.BACKGROUND,
            )
        )
    return [note for note in notes if note["text"]]


def _inside(text: Text, ends: tuple[date, date], scale: float, mark: float) -> th.Figure | None:
    """The words on a mark that leaves too little room on both its sides, clear of the days to
    keep; None where there is room beside it, or none on it."""
    need = th.width_of(text.beside, th.text_size(False)) + 14
    around = max((ends[1] - text.last).days, (text.first - ends[0]).days) * scale
    cuts = sorted({text.first, *text.keep, text.last})
    left, right = max(pairwise(cuts), key=lambda piece: piece[1] - piece[0], default=(cuts[0],) * 2)
    if need <= around or need + 14 > (right - left).days * scale:
        return None
    middle = (left.toordinal() + right.toordinal()) / 2
    return fr.note(
        f"\u2002{t.safe(text.beside)}\u2002", False, x=middle, y=mark, bgcolor=th.BACKGROUND
    )


def words_above(rows: Sequence[Row]) -> list[th.Figure]:
    """On a phone the words stand above their mark: the head in bold, then what it says."""
    return [
        fr.note(
            "<br>".join(_marked(row)),
            True,
            **fr.at_left(row.words),
            align="left",
            bgcolor=th.BACKGROUND,
        )
        for row in rows
    ]


def _lines(text: Text, plot: int) -> list[str]:
    most = int(plot / (th.text_size(True) * 0.52))
    lines = wrapped(f"{text.head}: {text.beside}" if text.beside else text.head, most)
    kept = lines[:_MOST_LINES]
    if len(lines) > _MOST_LINES:
        kept[-1] = fitted(f"{kept[-1]} {lines[_MOST_LINES]}", most)
    return [fitted(line, most) for line in kept]


def _marked(row: Row) -> list[str]:
    """The lines with the head in bold, where it stands on the first."""
    first, *rest = row.lines
    head = row.text.head
    if first.startswith(head):
        shown = f"<b>{t.safe(head)}</b>{t.safe(first[len(head) :])}"
    else:
        shown = f"<b>{t.safe(first)}</b>"
    return [shown, *map(t.safe, rest)]
