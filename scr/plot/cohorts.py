"""Bars of parts, told apart without colour: what became of the reviews started in each year, or of
anything else that is counted in parts."""

from collections.abc import Sequence
from dataclasses import dataclass

from scr.plot import axes, stack
from scr.plot import frame as fr
from scr.plot import looks as lk
from scr.plot import text as t
from scr.plot import theme as th
from scr.plot.legend import Key, key
from scr.plot.placing import left_margin, row_names

_ROW = {False: 44, True: 42}
# A row is no higher than this, however much room there is.
_HIGHEST = 76
_BAR = 0.58
# Pixels right of the plot, and between it and the legend.
_RIGHT, _ABOVE = 8, 10


@dataclass(frozen=True)
class Cohort:
    """One year: its label and the count of each kind, in the order of `kinds`. `note` follows
    the total, such as what it is a part of."""

    label: str
    parts: tuple[int, ...]
    note: str = ""

    @property
    def total(self) -> int:
        """All reviews of the year."""
        return sum(self.parts)


_LOOKS = (
    stack.SOLID,
    stack.PALE,
    stack.UNKNOWN,
    lk.Fill(th.BACKGROUND, th.MAIN),
    lk.Fill(th.GRID, th.AXIS, "dots"),
)
OPEN_LOOKS = (stack.OVERDUE, lk.Fill(th.CLASSES[1], th.BACKGROUND, width=1), stack.UNKNOWN)
"""How overdue, open and without a record are drawn, on every card that has them."""


def outcome_bars(
    years: Sequence[Cohort],
    *,
    kinds: Sequence[str],
    looks: Sequence[lk.Fill] = _LOOKS,
    about: str = "What became of the reviews started in each year",
    verb: str = " started",
    nothing: str = "No reviews were started.",
    left_most: int = 150,
    phone: bool = False,
    width: int = th.WHOLE,
    room: int = 0,
) -> fr.Chart:
    """A bar for each year in the order given, from zero, with its total at the end; `about`,
    `verb` and `nothing` are words for other things than years. Beside a taller chart the rows of a
    desk fill as many pixels as there is `room`. Raises ValueError when a year has not one count
    for each kind, or there are more kinds than looks."""
    if len(kinds) > len(looks) or any(len(y.parts) != len(kinds) for y in years):
        raise ValueError(f"each year needs {len(kinds)} counts, at most {len(looks)}")
    name = _name(years, kinds, about, verb)
    most = max((y.total for y in years), default=0)
    if not most:
        return fr.empty(nothing, name=name, phone=phone)
    left = left_margin([y.label for y in years], phone, most=110 if phone else left_most)
    bars, shown = _bars(years, kinds, looks)
    plot = (th.NARROW + 40 if phone else width) - left - _RIGHT
    after = max(th.width_of(_total(y), 14) + 18 for y in years)
    end = most * plot / max(plot - after, 60)
    words = [
        *row_names([b.label for b in bars], [b.place for b in bars], left, phone, is_tall=True),
        *(note for bar in bars for note in _counts(bar, shown, plot / end, phone)),
        *(_end(y, bar.place, phone) for y, bar in zip(years, bars, strict=True)),
    ]
    swatches = key(stack.swatches(shown), left=left, above=_ABOVE, phone=phone)
    ticks = axes.count_ticks(most, 4 if phone else 8)
    row = _ROW[phone] if phone else min(max(room // len(years), _ROW[phone]), _HIGHEST)
    layout = _layout(len(years), row, ticks, end, left, swatches, words, phone)
    return fr.chart(name, stack.stacked(bars, shown, thick=_BAR), layout, phone)


def _bars(
    years: Sequence[Cohort], kinds: Sequence[str], looks: Sequence[lk.Fill]
) -> tuple[list[stack.Bar], list[stack.Kind]]:
    """A bar for each year, the first at the top, and the kinds that any has."""
    used = [k for k in range(len(kinds)) if any(y.parts[k] for y in years)]
    bars = [
        stack.Bar(len(years) - 1 - i, y.label, [y.parts[k] for k in used])
        for i, y in enumerate(years)
    ]
    return bars, [stack.Kind(kinds[k], looks[k]) for k in used]


def _layout(
    n: int,
    row: int,
    ticks: Sequence[int],
    end: float,
    left: int,
    legend: Key,
    words: Sequence[th.Figure],
    phone: bool,
) -> th.Figure:
    top = _ABOVE + legend.height
    sheet = fr.Sheet(row * n + top + 34, left, _RIGHT, top, 28, phone)
    return sheet.layout(
        axes.counts(phone, (0, end), ticks),
        axes.axis(phone, (-0.5, n - 0.5)),
        notes=[*legend.words, *words],
        barmode="stack",
        shapes=legend.shapes,
    )


def _counts(
    bar: stack.Bar, kinds: Sequence[stack.Kind], scale: float, phone: bool
) -> list[th.Figure]:
    """The counts in the parts that hold them, at so many pixels a case; on a pattern they have a
    ground of their own."""
    notes, start = [], 0
    for n, kind in zip(bar.parts, kinds, strict=True):
        if n and th.width_of(f"{n:,}", th.text_size(phone) + 2) <= n * scale - 8:
            fill = kind.fill
            ground = {} if fill.form == "fill" else {"bgcolor": fill.colour, "borderpad": 2}
            place = {"x": start + n / 2, "y": bar.place, "xanchor": "center"}
            notes.append(fr.note(f"{n:,}", phone, fill.ink, **place) | ground)
        start += n
    return notes


def _end(y: Cohort, place: float, phone: bool) -> th.Figure:
    """The total at the end of a bar."""
    colour, larger = (th.TEXT, 1) if y.total else (th.AXIS, 0)
    at = {"x": y.total, "y": place, "xanchor": "left", "xshift": 7}
    return fr.note(_total(y), phone, colour, larger=larger, **at)


def _total(y: Cohort) -> str:
    total = f"<b>{y.total:,}</b>" if y.total else "none"
    return f"{total} {t.safe(y.note)}" if y.note else total


def _name(years: Sequence[Cohort], kinds: Sequence[str], about: str, verb: str) -> str:
    shown = [y for y in years if y.total]
    if not shown:
        return f"{about}: nothing to show."
    parts = "; ".join(
        f"{y.label}: {y.total:,}{verb}, {stack.listed(y.parts, kinds)}" for y in shown
    )
    return f"{about}. {parts}."
