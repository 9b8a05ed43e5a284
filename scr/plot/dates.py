"""Stretches of days as bars on a common axis of days: in time, past a limit day, paused.

Days are drawn as their ordinals, so that bars and ticks need no dates of the browser."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple

from scr.plot import axes
from scr.plot import frame as fr
from scr.plot import looks as lk
from scr.plot import marks as mk
from scr.plot import text as t
from scr.plot import theme as th
from scr.plot.legend import Swatch

# Half the height of a tick and the height of a bar, in rows.
BAR = 0.56
IN_TIME, PAST = th.CLASSES[2], th.MAIN
SWATCHES = {
    "in time": Swatch("Up to the limit day", IN_TIME),
    "past": Swatch("Past the limit day", PAST),
    "pause": Swatch("Agreed delay", th.GRID, "hatch", th.AXIS),
    "limit": Swatch("Limit day", th.TEXT, "tick"),
    "moved": Swatch("Limit day moved by agreed delays", th.TEXT, "hollow"),
}


class Stretch(NamedTuple):
    """From one day to another at a height, and what its hover box says."""

    place: float
    start: date
    end: date
    box: str


def split(place: float, start: date, end: date, limit: date | None, box: str) -> list[Stretch]:
    """The part up to the limit day and the part past it; no limit, all of it is in time."""
    turn = end if limit is None else min(max(limit, start), end)
    return [Stretch(place, start, turn, box), Stretch(place, turn, end, box)]


def bars(stretches: Iterable[Stretch], fill: str, *, height: float = BAR) -> th.Figure:
    """Plain bars; none for a stretch without a day."""
    return _bars(stretches, lk.Fill(fill, width=0), height)


def hatched(stretches: Iterable[Stretch], *, height: float = BAR) -> th.Figure:
    """Hatched bars with an outline: seen without colour, and on any bar."""
    return _bars(stretches, lk.Fill(th.GRID, th.AXIS, "hatch", width=1), height)


def _bars(stretches: Iterable[Stretch], fill: lk.Fill, height: float) -> th.Figure:
    shown = [s for s in stretches if s.end > s.start]
    return mk.bars(
        [(s.end - s.start).days for s in shown],
        [s.place for s in shown],
        fill,
        thick=height,
        starts=[s.start.toordinal() for s in shown],
        boxes=[s.box for s in shown],
    )


def ticks(days: Iterable[tuple[float, date]], half: float) -> list[th.Figure]:
    """Limit days: a stroke in the text's colour with a halo, seen on every fill."""
    spots = list(days)
    return [_strokes(spots, half, th.BACKGROUND, 8), _strokes(spots, half, th.TEXT, 3)]


def hollow_ticks(days: Iterable[tuple[float, date]], half: float, row: int) -> list[th.Figure]:
    """Moved limit days: the same stroke with an empty middle; `row` is a row's pixels."""
    spots = list(days)
    return [
        _strokes(spots, half, th.BACKGROUND, 11),
        _strokes(spots, half, th.TEXT, 7),
        _strokes(spots, half - 2 / row, th.BACKGROUND, 3),
    ]


def _strokes(
    spots: Sequence[tuple[float, date]], half: float, colour: str, width: float
) -> th.Figure:
    ends = ((day.toordinal(), place - half, place + half) for place, day in spots)
    return mk.intervals(ends, colour, width, is_upright=True)


def day_axis(first: date, last: date, phone: bool, width: int) -> th.Figure:
    """An axis of days: years, or months where there are less than two years."""
    days_named = _days_named(first, last, width, phone)
    span = (float(first.toordinal()), float(last.toordinal()))
    return axes.axis(
        phone,
        span,
        showgrid=True,
        tickvals=[day.toordinal() for day, _ in days_named],
        ticktext=[words for _, words in days_named],
    )


def _days_named(first: date, last: date, width: int, phone: bool) -> list[tuple[date, str]]:
    """First days of years or months, with their words, as many as there is room for."""
    size = th.text_size(phone)
    most = max(int(width / (th.width_of("Sept 2016", size) + 12)), 1)
    for step, limit in ((1, 8), (3, 8), (6, 5)):
        months = [
            date(year, month, 1)
            for year in range(first.year, last.year + 1)
            for month in range(1, 13, step)
        ]
        shown = [day for day in months if first <= day <= last]
        if len(shown) <= min(most, limit):
            return [(day, f"{day:%b %Y}") for day in shown]
    most = max(int(width / (th.width_of("2016", size) + 14)), 1)
    years = [date(year, 1, 1) for year in range(first.year + 1, last.year + 1)]
    every = -(-len(years) // most)
    return [(day, f"{day.year}") for day in years if (day.year - last.year) % every == 0]


def as_at_mark(as_at: date, phone: bool, *, right: bool) -> tuple[th.Figure, th.Figure]:
    """The day of the picture: a thin line and its words above; `right` keeps the words left of
    the line, at the end of an axis."""
    x = as_at.toordinal()
    return (
        fr.line_shape((x, 0, x, 1), yref="paper") | {"layer": "above"},
        fr.small(
            t.day(as_at),
            phone,
            **fr.above(x, 2),
            xanchor="right" if right else "center",
            xshift=6 if right else 0,
        ),
    )
