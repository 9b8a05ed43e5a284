"""One review on a line of time: what happened, the clocks that ran, and agreed pauses."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import NamedTuple

from scr.charts import spans as s
from scr.charts import text as t
from scr.charts import theme as th
from scr.charts.empty import empty
from scr.charts.key import Swatch, key
from scr.charts.names import fitted

_ROW = {False: 30, True: 44}
_BAR = {False: s.BAR, True: 0.32}
_LIFT = {False: 0.0, True: 0.18}
_TOP = 26
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
    words: "met, 3 days before the limit day"."""

    words: str
    start: date
    limit: date | None
    end: date | None
    verdict: str


@dataclass(frozen=True)
class Pause:
    """An agreed delay; `end` None while it runs."""

    start: date
    end: date | None
    reason: str


class _Row(NamedTuple):
    """A row: words at the left, first and last day of its mark, words beside it."""

    head: str
    first: date
    last: date
    beside: str


def review_timeline(
    events: Sequence[Event],
    clocks: Sequence[Clock] = (),
    pauses: Sequence[Pause] = (),
    *,
    as_at: date,
    phone: bool = False,
    width: int = th.WHOLE,
) -> th.Chart:
    """A row for each event in the order of the days, then one for each clock and each pause, on
    one axis of days; on a phone the words stand above the marks."""
    events = sorted(events, key=lambda e: e.day)
    pauses = sorted(pauses, key=lambda p: p.start)
    name = _name(events, clocks, pauses, as_at)
    rows = _rows(events, clocks, pauses, as_at)
    if not rows:
        return empty("No dates are recorded.", name=name, height=160, phone=phone)
    left, right = (4, 8) if phone else (_left(rows), 16)
    plot = th.NARROW + 40 if phone else width - left - right
    first, last = _ends(rows, clocks, as_at)
    legend = key(_swatches(clocks, pauses), left=left, above=_TOP, phone=phone)
    top = _TOP + legend.height
    height = _ROW[phone] * len(rows) + top + 34
    line, day = s.as_at_mark(as_at, phone, right=(last - as_at).days * plot < 60 * (
        last - first).days)  # fmt: skip
    figure = {
        "data": _traces(events, clocks, pauses, as_at, phone),
        "layout": th.layout(
            height, left=left, right=right, top=top, bottom=28, phone=phone, barmode="overlay",
            xaxis=s.day_axis(first, last, phone, plot),
            yaxis=th.axis(phone, (-0.5, len(rows) - 0.5)),
            shapes=[line, *legend.shapes],
            annotations=[
                day, *legend.words,
                *(_words_above(rows, plot) if phone else _words(rows, first, last, left, plot)),
            ],
        ),
    }  # fmt: skip
    return th.Chart(figure, name, height, th.show_config(phone))


def _rows(
    events: Sequence[Event], clocks: Sequence[Clock], pauses: Sequence[Pause], as_at: date
) -> list[_Row]:
    return [
        *(_Row(s.day_words(e.day), e.day, e.day, e.words) for e in events),
        *(
            _Row(c.words, c.start, max(c.end or as_at, c.limit or c.start), c.verdict)
            for c in clocks
        ),
        *(_Row("Agreed pause", p.start, p.end or as_at, p.reason) for p in pauses),
    ]


def _traces(
    events: Sequence[Event],
    clocks: Sequence[Clock],
    pauses: Sequence[Pause],
    as_at: date,
    phone: bool,
) -> list[th.Figure]:
    """Marks of events, bars of clocks with their limit days, hatched pauses."""
    n = len(events) + len(clocks) + len(pauses)
    places = [n - 1 - i - _LIFT[phone] for i in range(n)]
    of_clocks = places[len(events) :]
    parts = [
        s.split(place, c.start, max(c.end or as_at, c.start), c.limit, _clock_box(c))
        for c, place in zip(clocks, of_clocks, strict=False)
    ]
    stopped = [
        s.Stretch(place, p.start, p.end or as_at, _pause_box(p))
        for p, place in zip(pauses, of_clocks[len(clocks) :], strict=True)
    ]
    limits = [(p, c.limit) for c, p in zip(clocks, of_clocks, strict=False) if c.limit]
    height = _BAR[phone]
    return [
        s.bars([p for p, _ in parts], s.IN_TIME, height=height),
        s.bars([p for _, p in parts], s.PAST, height=height),
        s.hatched(stopped, height=height),
        *s.ticks(limits, height / 2 + 3 / _ROW[phone]),
        _marks(events, places),
    ]


def _marks(events: Sequence[Event], places: Sequence[float]) -> th.Figure:
    looks = [_SYMBOLS.get(e.kind, ("circle", False)) for e in events]
    return {
        "type": "scatter", "mode": "markers", "cliponaxis": False,
        "x": [e.day.toordinal() for e in events], "y": list(places[: len(events)]),
        "customdata": [t.hover(t.safe(e.words), s.day_words(e.day)) for e in events],
        "hovertemplate": "%{customdata}" + t.END,
        "marker": {
            "symbol": [symbol for symbol, _ in looks], "size": th.MARKER, "opacity": 1,
            "color": [th.MAIN if filled else th.BACKGROUND for _, filled in looks],
            "line": {"color": th.MAIN, "width": 2},
        },
    }  # fmt: skip


def _clock_box(c: Clock) -> str:
    until = f"to {s.day_words(c.end)}" if c.end else "still running"
    return t.hover(
        t.safe(c.words), f"From {s.day_words(c.start)}, {until}",
        f"Limit day {s.day_words(c.limit)}" if c.limit else "No limit day", t.safe(c.verdict),
    )  # fmt: skip


def _pause_box(p: Pause) -> str:
    until = f"to {s.day_words(p.end)}" if p.end else "still running"
    return t.hover("Agreed pause", f"From {s.day_words(p.start)}, {until}", t.safe(p.reason))


def _left(rows: Sequence[_Row]) -> int:
    longest = max(th.width_of(r.head, th.text_size(False)) for r in rows)
    return round(min(max(longest + 18, 110), 230))


def _words(rows: Sequence[_Row], first: date, last: date, left: int, plot: int) -> list[th.Figure]:
    """Words at the left, and beside the mark: right of it, or left where they would be cut."""
    size = th.text_size(False)
    scale = plot / max((last - first).days, 1)
    found = []
    for i, r in enumerate(rows):
        place = len(rows) - 1 - i
        # Several things of one day name it once.
        if i == 0 or r.head != rows[i - 1].head or r.first == r.last != rows[i - 1].first:
            found.append(th.note(
                t.safe(fitted(r.head, int(left / (size * 0.5)))), False, th.AXIS,
                xref="paper", x=0, xshift=-left, y=place, xanchor="left",
            ))  # fmt: skip
        need = th.width_of(r.beside, size) + 14
        room = (last - r.last).days * scale
        before = (r.first - first).days * scale
        is_right = need <= room or room >= before
        at = r.last if is_right else r.first
        most = int(max(room if is_right else before, 60) / (size * 0.48)) - 1
        found.append(th.note(
            t.safe(fitted(r.beside, most)), False, x=at.toordinal(), y=place,
            xanchor="left" if is_right else "right", xshift=12 if is_right else -12,
            bgcolor=th.BACKGROUND,
        ))  # fmt: skip
    return [note for note in found if note["text"]]


def _words_above(rows: Sequence[_Row], plot: int) -> list[th.Figure]:
    """One line above each mark: the day or the clock, then what it says."""
    found = []
    for i, r in enumerate(rows):
        most = int(plot / (th.text_size(True) * 0.5)) - len(r.head) - 2
        words = f"<b>{t.safe(r.head)}</b>"
        words += f": {t.safe(fitted(r.beside, max(most, 8)))}" if r.beside else ""
        found.append(th.note(
            words, True, xref="paper", x=0, y=len(rows) - 1 - i + 0.22, xanchor="left",
        ))  # fmt: skip
    return found


def _swatches(clocks: Sequence[Clock], pauses: Sequence[Pause]) -> list[Swatch]:
    """Only what is drawn."""
    shown = ["in time", "past", "limit"] if any(c.limit for c in clocks) else []
    return [s.SWATCHES[one] for one in [*shown, *(["pause"] if pauses else [])]]


def _ends(rows: Sequence[_Row], clocks: Sequence[Clock], as_at: date) -> tuple[date, date]:
    """First and last day of the axis with a little air, at least two months apart."""
    days = [as_at, *(d for r in rows for d in (r.first, r.last))]
    first, last = min(days), max(days)
    air = max((last - first).days // 40, 3)
    first, last = first - timedelta(days=air), last + timedelta(days=air)
    return min(first, last - timedelta(days=60)), last


def _name(
    events: Sequence[Event], clocks: Sequence[Clock], pauses: Sequence[Pause], as_at: date
) -> str:
    parts = [f"{e.words} on {s.day_words(e.day)}" for e in events]
    parts += [f"{c.words}: {c.verdict}" for c in clocks]
    parts += [t.counted(len(pauses), "agreed pause")] if pauses else []
    if not parts:
        return "The course of the review: no dates are recorded."
    return f"The course of the review up to {s.day_words(as_at)}. {'; '.join(parts)}."
