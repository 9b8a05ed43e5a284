"""One review on a line of time: what happened, the clocks that ran, and agreed pauses."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from scr.plot import axes
from scr.plot import dates as s
from scr.plot import frame as fr
from scr.plot import looks as lk
from scr.plot import marks as mk
from scr.plot import text as t
from scr.plot import theme as th
from scr.plot.legend import Swatch, key
from scr.plot.timeline_rows import (
    AIR,
    PAUSE,
    Row,
    Text,
    row_left,
    rows_of,
    words_above,
    words_beside,
)

_BAR, _TOP = 16, 26
# Pixels of the words of a day.
_DAY_WORDS = 100
# Symbol and whether it is filled, by kind of event; any other kind is a hollow circle.
_SYMBOLS = {
    "incident": ("diamond", True),
    "step": ("circle", True),
    "decision": ("square", True),
    "publication": ("triangle-up", True),
}


@dataclass(frozen=True)
class Event:
    """Something that happened on a day. `kind`: "incident", "step", "decision", "publication";
    any other is drawn as a hollow circle."""

    day: date
    words: str
    kind: str = "step"


@dataclass(frozen=True)
class Clock:
    """A time that a rule sets: from `start` to `limit`; `end` None while it runs. `verdict` in
    words: "met, 3 days before the limit day"; `net_limit` the limit day moved by agreed pauses."""

    words: str
    start: date
    limit: date | None
    end: date | None
    verdict: str
    net_limit: date | None = None

    @property
    def moved(self) -> date | None:
        """The moved limit day, where pauses moved it."""
        return self.net_limit if self.net_limit != self.limit else None


@dataclass(frozen=True)
class Pause:
    """An agreed delay; `end` None while it runs."""

    start: date
    end: date | None
    reason: str


def review_timeline(
    events: Sequence[Event],
    clocks: Sequence[Clock] = (),
    pauses: Sequence[Pause] = (),
    *,
    as_at: date,
    phone: bool = False,
    width: int = th.WHOLE,
) -> fr.Chart:
    """A row for each event in the order of the days, then one for each clock and each pause, on
    one axis of days; on a phone the words stand above the marks."""
    events = sorted(events, key=lambda e: e.day)
    pauses = sorted(pauses, key=lambda p: p.start)
    name = _name(events, clocks, pauses, as_at)
    if not (events or clocks or pauses):
        return fr.empty("No dates are recorded.", name=name, phone=phone)
    heads = [t.day(e.day) for e in events] + [c.words for c in clocks]
    left, right = (4, 8) if phone else (row_left([*heads, PAUSE]), 16)
    plot = th.NARROW + 40 if phone else width - left - right
    rows = rows_of(_groups(events, clocks, pauses, as_at), phone, plot)
    depth = rows[-1].foot
    first, last = _ends(rows, as_at)
    legend = key(_swatches(clocks, pauses), left=left, above=_TOP, phone=phone)
    top = _TOP + legend.height
    height = round(depth) + top + 34
    room = (last - as_at).days / (last - first).days * plot + right
    line, day = s.as_at_mark(as_at, phone, right=room < _DAY_WORDS / 2)
    sheet = fr.Sheet(height, left, right, top, 34, phone)
    layout = sheet.layout(
        s.day_axis(first, last, phone, plot),
        axes.axis(phone, (-depth, 0)),
        notes=[
            day,
            *legend.words,
            *(words_above(rows) if phone else words_beside(rows, (first, last), left, plot)),
        ],
        barmode="overlay",
        shapes=[line, *legend.shapes, *_dividers(rows)],
    )
    traces = _traces(events, clocks, pauses, rows, as_at)
    return fr.chart(name, traces, layout, phone)


def _groups(
    events: Sequence[Event], clocks: Sequence[Clock], pauses: Sequence[Pause], as_at: date
) -> list[list[Text]]:
    """What the rows say and from when to when their marks reach: events, clocks, pauses."""
    return [
        [Text(t.day(e.day), e.day, e.day, e.words) for e in events],
        [
            Text(
                c.words,
                c.start,
                max(c.end or as_at, c.limit or c.start, c.moved or c.start, c.start),
                c.verdict,
                tuple(day for day in (c.limit, c.moved) if day),
            )
            for c in clocks
        ],
        [Text(PAUSE, p.start, max(p.end or as_at, p.start), p.reason) for p in pauses],
    ]


def _traces(
    events: Sequence[Event],
    clocks: Sequence[Clock],
    pauses: Sequence[Pause],
    rows: Sequence[Row],
    as_at: date,
) -> list[th.Figure]:
    """Marks of events, bars of clocks with their limit days, hatched pauses."""
    places = [row.mark for row in rows]
    of_clocks = list(zip(clocks, places[len(events) :], strict=False))
    parts = [
        s.split(place, c.start, max(c.end or as_at, c.start), c.limit, _clock_box(c))
        for c, place in of_clocks
    ]
    stopped = [
        s.Stretch(place, p.start, p.end or as_at, _pause_box(p))
        for p, place in zip(pauses, places[len(events) + len(clocks) :], strict=True)
    ]
    return [
        s.bars([p for p, _ in parts], s.IN_TIME, height=_BAR),
        s.bars([p for _, p in parts], s.PAST, height=_BAR),
        s.hatched(stopped, height=_BAR),
        *s.ticks([(place, c.limit) for c, place in of_clocks if c.limit], _BAR / 2 + 3),
        # The axis of heights counts pixels.
        *s.hollow_ticks([(place, c.moved) for c, place in of_clocks if c.moved], _BAR / 2 + 3, 1),
        _marks(events, places),
    ]


def _dividers(rows: Sequence[Row]) -> list[th.Figure]:
    """A faint line between events, clocks and pauses."""
    return [
        fr.line_shape((0, -before.foot - AIR / 2, 1, -before.foot - AIR / 2), th.GRID, xref="paper")
        for before, row in pairwise(rows)
        if before.group != row.group
    ]


def _marks(events: Sequence[Event], places: Sequence[float]) -> th.Figure:
    kinds = [_SYMBOLS.get(e.kind, ("circle", False)) for e in events]
    looks = [
        lk.Look(symbol, th.MAIN if is_filled else th.BACKGROUND, edge=th.MAIN)
        for symbol, is_filled in kinds
    ]
    boxes = [t.hover(t.safe(e.words), t.day(e.day)) for e in events]
    return mk.points([e.day.toordinal() for e in events], places[: len(events)], looks, boxes)


def _clock_box(c: Clock) -> str:
    until = f"to {t.day(c.end)}" if c.end else "still running"
    return t.hover(
        t.safe(c.words),
        f"From {t.day(c.start)}, {until}",
        f"Limit day {t.day(c.limit)}" if c.limit else "No limit day",
        f"Moved by agreed delays to {t.day(c.moved)}" if c.moved else "",
        t.safe(c.verdict),
    )


def _pause_box(p: Pause) -> str:
    until = f"to {t.day(p.end)}" if p.end else "still running"
    return t.hover("Agreed delay", f"From {t.day(p.start)}, {until}", t.safe(p.reason))


def _swatches(clocks: Sequence[Clock], pauses: Sequence[Pause]) -> list[Swatch]:
    """Only what is drawn."""
    shown = ["in time", "past", "limit"] if any(c.limit for c in clocks) else []
    shown += ["moved"] if any(c.moved for c in clocks) else []
    return [s.SWATCHES[name] for name in [*shown, *(["pause"] if pauses else [])]]


def _ends(rows: Sequence[Row], as_at: date) -> tuple[date, date]:
    """First and last day of the axis with a little air, at least two months apart."""
    days = [as_at, *(d for row in rows for d in (row.text.first, row.text.last))]
    air = timedelta(days=max((max(days) - min(days)).days // 40, 3))
    first, last = min(days) - air, max(days) + air
    return min(first, last - timedelta(days=60)), last


def _name(
    events: Sequence[Event], clocks: Sequence[Clock], pauses: Sequence[Pause], as_at: date
) -> str:
    parts = [f"{e.words} {t.on_day(e.day)}" for e in events]
    parts += [f"{c.words}: {c.verdict}" for c in clocks]
    parts += [t.counted(len(pauses), "agreed delay")] if pauses else []
    if not parts:
        return "The course of the review: no dates are recorded."
    return f"The course of the review up to {t.day(as_at)}. {'; '.join(parts)}."
