"""How far recommendations have got: one picture of rungs in groups, adding up to all of them."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from scr.plot import axes, stack
from scr.plot import frame as fr
from scr.plot import looks as lk
from scr.plot import marks as mk
from scr.plot import text as t
from scr.plot import theme as th
from scr.plot.placing import name_lines

# Pixels of a heading, of a rung with one line of words and with two, and between groups.
_HEADING, _RUNG, _TALL, _GAP = 24, 26, 36, 12
_BAR = 16
_LEFT, _INDENT = {False: 190, True: 128}, {False: 16, True: 10}


@dataclass(frozen=True)
class Rung:
    """One state: its words and how many stand on it."""

    label: str
    n: int


@dataclass(frozen=True)
class RungGroup:
    """Rungs that mean the same to a reader, from the highest down. `look` is "solid", "striped",
    "hollow" or "pale"."""

    label: str
    look: str
    rungs: tuple[Rung, ...]

    @property
    def n(self) -> int:
        """All on its rungs."""
        return sum(rung.n for rung in self.rungs)


class _Place(NamedTuple):
    """Where a line of the picture lies, in pixels from the top."""

    down: float
    group: RungGroup
    rung: Rung | None


_LOOKS = {
    "solid": lk.Fill(th.MAIN, th.MAIN),
    "striped": stack.CLAIMED,
    "hollow": lk.Fill(th.BACKGROUND, th.AXIS),
    "pale": lk.Fill(th.OTHERS, th.OTHERS),
}


def ladder(
    groups: Sequence[RungGroup],
    *,
    noun: str = "recommendation",
    phone: bool = False,
    width: int = th.WHOLE,
) -> fr.Chart:
    """A bar for each rung under the heading of its group, with count and share of all; the
    shares of the groups add up to all."""
    total = sum(group.n for group in groups)
    name = _name(groups, total, noun)
    if not total:
        return fr.empty(f"No {noun}s to show.", name=name, phone=phone)
    left = _LEFT[phone]
    places, height = _places(groups, left, phone)
    sheet = fr.Sheet(height, left, 4, 0, 0, phone)
    layout = sheet.layout(
        axes.axis(phone, (0, _end(groups, total, left, width, phone))),
        axes.axis(phone, (0, height)),
        notes=[note for place in places for note in _words(place, height, total, left, phone)],
        barmode="overlay",
    )
    traces = [
        mk.bars(
            [p.rung.n for p in places if p.group is group and p.rung],
            [height - p.down for p in places if p.group is group and p.rung],
            _LOOKS[group.look],
            thick=_BAR,
            boxes=[_box(p.rung, group, total) for p in places if p.group is group and p.rung],
        )
        for group in groups
    ]
    return fr.chart(name, traces, layout, phone)


def _end(groups: Sequence[RungGroup], total: int, left: int, width: int, phone: bool) -> float:
    """The end of the axis: room at the right for the words of the longest bar."""
    most = max(rung.n for group in groups for rung in group.rungs)
    plot = (th.NARROW + 40 if phone else width) - left - 4
    words = max(
        th.width_of(_counted(rung.n, total), th.text_size(phone))
        for group in groups
        for rung in group.rungs
    )
    return most * max(plot / max(plot - words - 12, 60), 1.55 if phone else 1.2)


def _places(groups: Sequence[RungGroup], left: int, phone: bool) -> tuple[list[_Place], int]:
    """The lines from the top, and the height of all."""
    places: list[_Place] = []
    down = 4.0
    for group in groups:
        places.append(_Place(down + _HEADING / 2, group, None))
        down += _HEADING
        for rung in group.rungs:
            lines = name_lines(rung.label, left - _INDENT[phone], phone)
            room = _RUNG if len(lines) == 1 else _TALL
            places.append(_Place(down + room / 2, group, rung))
            down += room
        down += _GAP
    return places, round(down)


def _box(rung: Rung, group: RungGroup, total: int) -> str:
    counted = f"{t.out_of(rung.n, total)} ({t.percent(rung.n / total)})"
    return t.hover(t.safe(rung.label), counted, t.safe(group.label))


def _counted(n: int, total: int) -> str:
    return f"{n:,} ({t.percent(n / total)})" if n else "none"


def _words(place: _Place, height: int, total: int, left: int, phone: bool) -> list[th.Figure]:
    """A heading with its sum, or a rung's name and its count at the end of its bar."""
    at = height - place.down
    flush: dict[str, Any] = {"xref": "paper", "x": 0, "xanchor": "left", "y": at, "align": "left"}
    if place.rung is None:
        n = place.group.n
        words = f"<b>{t.safe(place.group.label)}: {n:,}</b> ({t.percent(n / total)})"
        return [fr.note(words, phone, xshift=-left, **flush)]
    indent = _INDENT[phone]
    label = "<br>".join(map(t.safe, name_lines(place.rung.label, left - indent, phone)))
    n = place.rung.n
    return [
        fr.note(label, phone, th.AXIS, xshift=indent - left, **flush),
        fr.note(_counted(n, total), phone, th.TEXT if n else th.AXIS, **fr.right_of(n, at, 7)),
    ]


def _name(groups: Sequence[RungGroup], total: int, noun: str) -> str:
    if not total:
        return f"How far {noun}s have got: nothing to show."
    parts = "; ".join(
        f"{group.label} {group.n:,}"
        + (
            ": " + ", ".join(f"{rung.n:,} {rung.label.lower()}" for rung in group.rungs)
            if len(group.rungs) > 1
            else ""
        )
        for group in groups
    )
    return f"How far {total:,} {noun}s have got. {parts}."
