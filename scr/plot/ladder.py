"""How far recommendations have got: one picture of rungs in groups, adding up to all of them."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from scr.plot import axes
from scr.plot import frame as fr
from scr.plot import text as t
from scr.plot import theme as th
from scr.plot.placing import fitted

# Pixels of a heading, of a rung, and between groups.
_HEADING, _RUNG, _GAP = 24, 26, 12
_BAR = 16
_LEFT = {False: 190, True: 128}


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
    "solid": {"color": th.MAIN, "line": {"color": th.MAIN, "width": 1.5}},
    "striped": {
        "color": th.BACKGROUND, "line": {"color": th.MAIN, "width": 1.5},
        "pattern": {"shape": "/", "fgcolor": th.MAIN, "bgcolor": th.BACKGROUND, "size": 6,
                    "solidity": 0.3},
    },
    "hollow": {"color": th.BACKGROUND, "line": {"color": th.AXIS, "width": 1.5}},
    "pale": {"color": th.OTHERS, "line": {"color": th.OTHERS, "width": 1.5}},
}  # fmt: skip


def ladder(
    groups: Sequence[RungGroup], *, noun: str = "recommendation", phone: bool = False
) -> fr.Chart:
    """A bar for each rung under the heading of its group, with count and share of all; the
    shares of the groups add up to all."""
    total = sum(group.n for group in groups)
    name = _name(groups, total, noun)
    if not total:
        return fr.empty(f"No {noun}s to show.", name=name, phone=phone)
    places, height = _places(groups)
    left = _LEFT[phone]
    most = max(rung.n for group in groups for rung in group.rungs)
    figure: th.Figure = {
        "data": [_bars(group, places, height, total) for group in groups],
        "layout": fr.layout(
            height, left=left, right=4, top=0, bottom=0, phone=phone, barmode="overlay",
            # Room at the right for the words of the longest bar.
            xaxis=axes.axis(phone, (0, most * (1.55 if phone else 1.2))),
            yaxis=axes.axis(phone, (0, height)),
            annotations=[
                note for place in places for note in _words(place, height, total, left, phone)
            ],
        ),
    }  # fmt: skip
    return fr.chart(name, figure["data"], figure["layout"], phone)


def _places(groups: Sequence[RungGroup]) -> tuple[list[_Place], int]:
    """The lines from the top, and the height of all."""
    places: list[_Place] = []
    down = 4.0
    for group in groups:
        places.append(_Place(down + _HEADING / 2, group, None))
        down += _HEADING
        for rung in group.rungs:
            places.append(_Place(down + _RUNG / 2, group, rung))
            down += _RUNG
        down += _GAP
    return places, round(down)


def _bars(group: RungGroup, places: Sequence[_Place], height: int, total: int) -> th.Figure:
    mine = [(p.rung, height - p.down) for p in places if p.group is group and p.rung is not None]
    return {
        "type": "bar", "orientation": "h", "width": _BAR, "marker": _LOOKS[group.look],
        "x": [rung.n for rung, _ in mine], "y": [place for _, place in mine],
        "customdata": [
            t.hover(t.safe(rung.label), _of(rung.n, total), t.safe(group.label))
            for rung, _ in mine
        ],
        "hovertemplate": "%{customdata}" + t.END,
    }  # fmt: skip


def _words(place: _Place, height: int, total: int, left: int, phone: bool) -> list[th.Figure]:
    """A heading with its sum, or a rung's name and its count at the end of its bar."""
    at = height - place.down
    flush: dict[str, Any] = {"xref": "paper", "x": 0, "xanchor": "left", "y": at, "align": "left"}
    if place.rung is None:
        n = place.group.n
        words = f"<b>{t.safe(place.group.label)}: {n:,}</b> ({t.percent(n / total)})"
        return [fr.note(words, phone, xshift=-left, **flush)]
    indent = 10 if phone else 16
    label = fitted(place.rung.label, int((left - indent) / (th.text_size(phone) * 0.52)))
    n = place.rung.n
    return [
        fr.note(t.safe(label), phone, th.AXIS, xshift=indent - left, **flush),
        fr.note(
            f"{n:,} ({t.percent(n / total)})" if n else "none", phone,
            th.TEXT if n else th.AXIS, x=n, y=at, xanchor="left", xshift=7,
        ),
    ]  # fmt: skip


def _of(n: int, total: int) -> str:
    return f"{t.of(n, total)} ({t.percent(n / total)})"


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
